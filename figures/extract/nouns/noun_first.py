"""What a number counts in a language whose noun comes first: "1.500 soldados más de la Guardia Nacional".

The phrase is read word by word, up to its noun and then behind it. Each word is asked what it adds and where to read
on, which is a `Step`; only `head_first`, `_sorts_alone` and `_read_behind_noun` put what it adds into the count.
"""

from __future__ import annotations

from typing import NamedTuple

from figures.extract.around import backwards
from figures.extract.nouns import whose
from figures.extract.nouns.nouns import (
    LOOSE,
    NAMED,
    NOTHING,
    NOUNS,
    REACH,
    Count,
    Taken,
    is_plural,
    noun_from,
    noun_kind,
    past,
    tells_of_change,
)
from figures.extract.numbers import Number
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

MILLION = 1_000_000
GEAR = frozenset({"weapon or vehicle", "things"})


class Step(NamedTuple):
    """What one word or phrase adds to the count, and the token to read on from; None where nothing leads on.

    At "más" in "200 más de los soldados": "más" itself, and the token of "los".
    """

    at: int | None
    taken: Taken = NOTHING
    noun: bool = False  # whether it is the noun sought, behind which the phrase goes on


END = Step(None)


def head_first(page: Page, number: Number) -> Count:
    """What a number counts, by the noun that begins the phrase behind it: "1.500 soldados más de la Guardia"."""
    stop, begin = min(number.last + REACH, page.sentence_at(number.first)[1]), noun_from(page, number)
    sorts = _sorts_alone(page, number, begin, stop) if begin < stop else None
    if sorts is not None:
        return sorts
    found, step = Count(number, "elided", number.first, number.last), Step(begin)
    while (at := step.at) is not None and at < stop and page.number_at[at] is None:
        step = _toward_noun(page, number, at, stop)
        found.take(step.taken)
    if step.noun:
        _read_behind_noun(page, found, stop)
    return found


def _sorts_alone(page: Page, number: Number, at: int, stop: int) -> Count | None:
    """Sorts of soldiers that a number counts without a noun: "cerca de 15.000, entre guardias y soldados"."""
    sorts = _sorts(page, None, at, stop)
    if sorts is None or noun_kind(sorts.inside[0]) in ("people", "anyone"):
        return None
    found = Count(number, "troops", number.first, number.last, head=sorts.inside[0])
    found.take(sorts)
    _read_behind_noun(page, found, stop)
    others = found.kind != "troops" or any("civil" in hit.senses for hit in found.inside)
    return None if others or len(found.inside) == 1 else found


# ---------------------------------------------------------------- up to the noun
def _toward_noun(page: Page, number: Number, at: int, stop: int) -> Step:
    """What is read at a token before the noun is found: the noun, what stands for one, or what leads to it."""
    hit = page.hit_at[at]
    if hit is None and page.tokens.words[at] == '"':
        return Step(at + 1)
    if hit is None or hit.senses.keys() == {"sign"}:  # "300 juarenses"
        return Step(None, _unlisted(page, number, at))
    noun = noun_kind(hit)
    if noun is not None:
        return Step(None, Taken((hit,), hit.last, noun, hit), noun in NOUNS)
    step = _stand_in(page, number, hit, at, stop) or _modifier(page, number, hit, at, stop)
    return step or Step(None, _force(page, number, hit, at))


def _unlisted(page: Page, number: Number, at: int) -> Taken:
    """Things, where a word of no list is a plural in small letters: "300 cuadernos"."""
    word = page.tokens.words[at]
    named = page.capital(at) and at > number.last  # but "los 500 Pakales"
    things = word[0].isalpha() and page.date_at[at] is None and is_plural(page, at) and not named
    return Taken(last=at + 1, kind="things") if things else NOTHING


def _stand_in(page: Page, number: Number, hit: Hit, at: int, stop: int) -> Step | None:
    """What a phrase says without a noun that is counted: "60 de ellos", "550 de 1.500", "200 de la Marina"."""
    if "of_them" in hit.senses:
        return Step(None, whose.of_what(page, hit, stop))
    if at != noun_from(page, number):
        return None
    of = "of" in hit.senses
    if of and _leads_to_whole(page, hit, stop):
        return Step(None, Taken(partitive=number.shape not in LOOSE))  # but "cientos de 1.500"
    if _is_at_border(page, hit):
        return Step(None, Taken(last=hit.last, kind="things"))
    if hit.senses.keys() & {"civil", "country"}:
        return Step(None, Taken(last=hit.last, kind="other people"))
    if of and number.shape in LOOSE and _leads_to_nation(page, hit, stop):
        return Step(None, Taken(last=hit.last + 1, kind="other people"))
    if of and (gear := _of_things(page, hit, stop)) is not None:
        return Step(None, gear)
    if of and _leads_to_those(page, hit, stop):
        return Step(None, whose.of_what(page, hit, stop), noun=True)
    owners = whose.of_owners(page, hit, stop) if hit.senses.keys() & {"of", "from_only"} else None
    if owners is None:
        return None
    land = owners.kind is None and of and _takes_of(number)  # "un millón de Estados Unidos"
    return Step(hit.last if land else None, owners)


def _takes_of(number: Number) -> bool:
    """Whether "of" leads from a number to its noun: "un millón de soldados", "decenas de soldados"."""
    return number.shape in LOOSE or (number.value or MILLION) >= MILLION


def _leads_to_whole(page: Page, of: Hit, stop: int) -> bool:
    """Whether "of" leads to the number of a whole: "550 de 1.500"; not "5 de la 4ta. División"."""
    whole = page.number_at[of.last] if of.last < stop else None
    return whole is not None and whole.reason != "ordinal"


def _is_at_border(page: Page, hit: Hit) -> bool:
    """Whether what is counted is called by the border: "cuatro fronterizos"; not "los 15 mil del norte"."""
    small = page.vocabulary.single["to", "determiner", "of"]
    return "border" in hit.senses and page.tokens.words[hit.first] not in small  # but "14 mil la sur"


def _leads_to_nation(page: Page, of: Hit, stop: int) -> bool:
    """Whether "of" leads to people of a country or a place: "cientos de venezolanos"; not "miles de México"."""
    hit = page.hit_at[of.last] if of.last < stop else None
    named = hit is not None and not page.capital(hit.first) and is_plural(page, hit.last - 1)
    return hit is not None and named and not hit.senses.keys().isdisjoint({"country", "place"})


def _of_things(page: Page, of: Hit, stop: int) -> Taken | None:
    """Units of what a number is of, no soldiers: "tres de helicópteros", of companies told before."""
    noun = page.hit_at[of.last] if of.last < stop else None
    if noun is None or page.number_at[of.last] is not None or noun_kind(noun) not in GEAR:
        return None
    return Taken(last=noun.last, kind="unit count")


def _leads_to_those(page: Page, of: Hit, stop: int) -> bool:
    """Whether "of" leads to soldiers who are known, of whom a number is a part: "300 de los soldados de Texas"."""
    begin = past(page, of.last, "determiner", stop)  # "de esos soldados"
    noun = page.hit_at[begin] if begin < stop else None
    known = page.is_word(begin - 1, "determiner")  # not "un millar de soldados"
    return noun is not None and known and noun_kind(noun) in NOUNS and page.number_at[begin] is None


def _modifier(page: Page, number: Number, hit: Hit, at: int, stop: int) -> Step | None:
    """What leads to the noun: "más" in "200 más de los soldados", read on at "los"; None where nothing does."""
    beside = at == noun_from(page, number)
    if beside and "of" in hit.senses and _takes_of(number):
        return Step(hit.last)
    more = beside and "measure.after" in hit.senses and hit.last - hit.first <= 2 and not tells_of_change(hit)
    if more or "hedge.after" in hit.senses:
        return Step(past(page, hit.last, "of", stop), Taken((hit,), hit.last))
    if "adjective" in hit.senses:
        return Step(hit.last, Taken((hit,)))
    article = beside and "determiner" in hit.senses and hit.last < stop
    if article and page.kinds(hit.last) & {"troops", "people", "reason"} and not _acts_on(page, number, hit.last):
        return Step(hit.last)  # "serán mil 650 los elementos", "son 300 los camiones"
    return None


def _acts_on(page: Page, number: Number, noun: int) -> bool:
    """Whether a noun is what soldiers of a list act on, as those before do: "120 vigilan el bordo y 90 los puentes"."""
    if "reason" not in page.kinds(noun):
        return False
    listed = number
    for met in backwards(page, number.first, page.sentence_at(number.first)[0]):
        if not page.joins(listed.first - 1):
            return False  # "son 90 los autos y 60 los trenes"
        if isinstance(met, Number) and met.reason is None:
            listed = met
            if "determiner" not in page.kinds(met.last):
                return True
    return False


def _force(page: Page, number: Number, hit: Hit, at: int) -> Taken:
    """A force that stands for its people, "800 más Guardia Nacional", or is named by them: "800 policías navales".

    Nothing where it is an attribute of the number.
    """
    wide = hit.says("branch") in page.vocabulary.broad
    many = is_plural(page, at) and not hit.senses.keys().isdisjoint({"branch", "unit"})
    stands = wide or many or (at > number.last and hit.senses.keys() & {"branch", "force"})
    return Taken((hit,), hit.last, "people", hit) if stands else NOTHING


# ---------------------------------------------------------------- behind the noun
def _read_behind_noun(page: Page, found: Count, stop: int) -> None:
    """Take what stands behind a noun: "soldados mexicanos", "elementos del Ejército y la Guardia Nacional"."""
    step = Step(found.last)
    while (at := step.at) is not None and at < stop:
        step = _behind_noun(page, found, at, stop)
        found.take(step.taken)


def _behind_noun(page: Page, found: Count, at: int, stop: int) -> Step:
    """What is read at a token behind the noun: "mexicanos" in "soldados mexicanos de la Guardia Nacional"."""
    hit = page.hit_at[at]
    if hit is None:
        return Step(at + 1) if _goes_on_behind_mark(page, found, at, stop) else _on(_sorts(page, found.head, at, stop))
    if _is_attribute(page, hit):
        return Step(hit.last, Taken((hit,), hit.last))
    if "adjective" in hit.senses:
        return Step(hit.last)
    joins = hit.senses.keys() & {"of", "belongs_with"} or ("from" in hit.senses and hit.last - hit.first == 1)
    if joins or _more_of(page, hit):
        return _whose(page, found, hit, stop)
    if (sorts := _sorts(page, found.head, at, stop)) is not None:
        return _on(sorts)
    return _joined(page, found, hit.last, stop) if "and" in hit.senses and hit.last < stop else END


def _on(taken: Taken | None) -> Step:
    """Read on behind what is taken; no further where nothing is."""
    return END if taken is None else Step(taken.last, taken)


def _goes_on_behind_mark(page: Page, found: Count, at: int, stop: int) -> bool:
    """Whether a phrase goes on behind a mark: "300 elementos «adicionales» de la Guardia", "300, de la Guardia"."""
    words = page.tokens.words
    opened = at == found.last and page.tokens.spaced[at]  # a mark that closes ends what is quoted
    quoted = words[at] == '"' and (opened or words[at - 2] == '"')
    return quoted or (words[at] == "," and whose.owner_ahead(page, at + 1, stop))


def _is_attribute(page: Page, hit: Hit) -> bool:
    """Whether a phrase behind a noun says more of those it counts: "soldados mexicanos", "soldados más"."""
    if hit.senses.keys() & {"country", "branch", "force", "unit", "civil"}:
        return True
    if "place" in hit.senses and not page.capital(hit.first):
        return True  # "soldados texanos"
    if "measure.after" not in hit.senses or page.is_word(hit.first, "pronoun") or tells_of_change(hit):
        return False  # "se sumarán": a verb
    return hit.last - hit.first <= 2 or page.is_word(hit.last - 1, "determiner", "of")


def _whose(page: Page, found: Count, of: Hit, stop: int) -> Step:
    """The forces that "of" leads to, "elementos de la Marina", or others: "integrantes de la caravana"."""
    owners = whose.owners_at(page, of.last, stop)
    others = owners is None and whose.of_others(page, found, of, stop)
    return Step(None, Taken(kind="other people")) if others else _on(owners)


def _sorts(page: Page, head: Hit | None, at: int, stop: int) -> Taken | None:
    """The first of the sorts of people counted, "and" behind it: "900 elementos entre soldados y marinos"."""
    at += page.tokens.words[at] == ","
    hit = page.hit_at[at + 1] if at + 1 < stop else None
    if hit is None or not page.is_word(at, "sorts"):
        return None
    if noun_kind(hit) not in NOUNS:  # "600 efectivos entre Ejército y Guardia Nacional"; "soldiers" are no others
        ashore = head is not None and "ashore" in head.senses
        owners = None if ashore else whose.owners_at(page, at + 1, stop)
        return owners if owners is not None and len(owners.inside) > 1 else None  # "entre el Ejército, los marines y"
    if hit.last < stop and "of" in page.kinds(hit.last):  # "entre elementos del Ejército y de la Guardia"
        several = len(whose.owners_from(page, hit.last + 1, stop)[1]) > 1
        return whose.owners_at(page, hit.last + 1, stop) if several else None
    if hit.last >= stop or "and" not in page.kinds(hit.last):
        return None
    return Taken((hit,), hit.last, joined=True)


def _more_of(page: Page, hit: Hit) -> bool:
    """Whether what reads like a hedge says "more" of the noun before it: "mil elementos más de la Guardia"."""
    return "hedge.before" in hit.senses and page.is_word(hit.last - 1, "of")


def _others(page: Page, at: int, stop: int) -> Hit | None:
    """The noun of those who are called others at a token: "guardias nacionales y | otros elementos"."""
    hit = page.hit_at[at + 1] if at + 1 < stop and page.is_word(at, "others") else None
    return hit if hit is not None and page.number_at[at + 1] is None and noun_kind(hit) in NOUNS else None


def _joined(page: Page, found: Count, at: int, stop: int) -> Step:
    """What "and" joins to a noun, from token `at` on: "soldados y marinos", "soldados del Ejército y la Marina"."""
    together = page.sense(at - 1, "conjunction") is not None  # but "soldados, además de policías"
    others = _others(page, at, stop) if together else None
    if others is not None:
        return _on(Taken((others,), others.last, joined=True))
    hit = page.hit_at[at]
    if hit is None or page.number_at[at] is not None or whose.acts_alone(page, at):
        return END
    noun = noun_kind(hit)
    if noun in NOUNS:
        return _on(Taken((hit,), hit.last, joined=True))
    if noun == "other people" or "civil" in hit.senses:
        return Step(None, Taken(last=hit.last, kind="mixed group")) if together else END
    named = any(owner.senses.keys() & NAMED for owner in found.inside)
    if not named or not hit.senses.keys() & {"branch", "force", "of", "determiner"}:
        return END  # a clause begins: "... y la Marina envió 80"
    reached, owners = whose.owners_from(page, at, stop)
    lists = reached < stop and page.number_at[reached] is not None  # "300 elementos del Ejército y la Marina 200"
    apart = not together and any("civil" in owner.senses for owner in owners)
    return END if lists or apart or not owners else Step(reached, Taken(owners, reached))
