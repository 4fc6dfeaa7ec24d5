"""What a number counts in a language whose noun comes first: "1.500 soldados más de la Guardia Nacional"."""

from __future__ import annotations

from figures.extract.nouns.nouns import (
    LOOSE,
    NAMED,
    NOUNS,
    REACH,
    Count,
    acts_alone,
    is_plural,
    noun_from,
    noun_kind,
    of_others,
    of_owners,
    of_these,
    of_what,
    owner_ahead,
    owners_from,
    past,
    take_owners,
    tells_of_change,
)
from figures.extract.numbers import Number
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

MILLION = 1_000_000
GEAR = frozenset({"weapon or vehicle", "things"})


def head_first(page: Page, number: Number) -> Count:
    """What a number counts, by the noun that begins the phrase behind it: "1.500 soldados más de la Guardia"."""
    found = Count(number, "elided", number.first, number.last)
    stop = min(number.last + REACH, page.sentence_at(number.first)[1])
    at = noun_from(page, number)
    if at < stop and (both := _of_sorts(page, number, at, stop)) is not None:
        return both
    while at < stop and page.number_at[at] is None and (behind := _past_leading(page, found, at, stop)) != at:
        at = behind
    return found


def _past_leading(page: Page, found: Count, at: int, stop: int) -> int:
    """The token behind what leads to a noun; else `at`, once it is read what stands there: the noun, or none."""
    hit = page.hit_at[at]
    if hit is None and page.tokens.words[at] == '"':
        return at + 1
    if hit is None:
        _count_unlisted(page, found, at)
    elif (noun := noun_kind(hit)) is not None:
        found.kind, found.head, found.last = noun, hit, hit.last
        found.inside.append(hit)
        if noun in NOUNS:
            _behind_noun(page, found, stop)
    elif not _stands_for_noun(page, found, hit, at, stop):
        behind = _past_modifier(page, found, hit, at, stop)
        if behind == at:
            _count_force(page, found, hit, at)
        return behind
    return at


def _of_sorts(page: Page, number: Number, at: int, stop: int) -> Count | None:
    """Sorts of soldiers that a number counts without a noun: "cerca de 15.000, entre guardias y soldados"."""
    found = Count(number, "troops", number.first, number.last)
    if not _sorts(page, found, at, stop) or noun_kind(found.inside[0]) in ("people", "anyone"):
        return None
    found.head = found.inside[0]
    _behind_noun(page, found, stop)
    others = found.kind != "troops" or any("civil" in hit.senses for hit in found.inside)
    return None if others or len(found.inside) == 1 else found


def _count_unlisted(page: Page, found: Count, at: int) -> None:
    """Count things where a word of no list is a plural in small letters: "300 cuadernos"."""
    word = page.tokens.words[at]
    named = page.capital(at) and at > found.number.last  # but "los 500 Pakales"
    if word[0].isalpha() and page.date_at[at] is None and is_plural(page, at) and not named:
        found.kind, found.last = "things", at + 1


def _stands_for_noun(page: Page, found: Count, hit: Hit, at: int, stop: int) -> bool:
    """Whether a phrase says without a noun what is counted: "60 de ellos", "550 de 1.500", "200 de la Marina"."""
    if "of_them" in hit.senses:
        of_what(page, found, hit, stop)
        return True
    if at != noun_from(page, found.number):
        return False
    if "of" in hit.senses and _of_whole(page, found, hit, stop):
        return True
    if _is_at_border(page, hit):
        found.kind, found.last = "things", hit.last
        return True
    if hit.senses.keys() & {"civil", "country"}:
        found.kind, found.last = "other people", hit.last
        return True
    if "of" in hit.senses and (_of_things(page, found, hit, stop) or _of_those(page, found, hit, stop)):
        return True
    return bool(hit.senses.keys() & {"of", "from_only"}) and of_owners(page, found, hit, stop)


def _of_whole(page: Page, found: Count, hit: Hit, stop: int) -> bool:
    """Read "550 de 1.500": a part of the whole behind it; "cientos de 1.500" is none."""
    whole = page.number_at[hit.last] if hit.last < stop else None
    if whole is None or whole.reason == "ordinal":
        return False
    found.partitive = found.number.shape not in LOOSE
    return True


def _is_at_border(page: Page, hit: Hit) -> bool:
    """Whether what is counted is called by the border: "cuatro fronterizos"; not "los 15 mil del norte"."""
    small = page.vocabulary.single.either("to", "determiner", "of")
    return "border" in hit.senses and page.tokens.words[hit.first] not in small  # but "14 mil la sur"


def _of_things(page: Page, found: Count, hit: Hit, stop: int) -> bool:
    """Read "tres de helicópteros", of companies told before: what a number is of may be no soldiers."""
    noun = page.hit_at[hit.last] if hit.last < stop else None
    if noun is None or page.number_at[hit.last] is not None or noun_kind(noun) not in GEAR:
        return False
    found.kind, found.last = "unit count", noun.last
    return True


def _of_those(page: Page, found: Count, hit: Hit, stop: int) -> bool:
    """Read "300 de los soldados de Texas": a part of soldiers, with whatever is said of them behind their noun."""
    begin = past(page, hit.last, "determiner", stop)  # "de esos soldados"
    noun = page.hit_at[begin] if begin < stop else None
    known = page.is_word(begin - 1, "determiner")  # not "un millar de soldados"
    if noun is None or not known or noun_kind(noun) not in NOUNS or page.number_at[begin] is not None:
        return False
    of_what(page, found, hit, stop)
    _behind_noun(page, found, stop)
    return True


def _past_modifier(page: Page, found: Count, hit: Hit, at: int, stop: int) -> int:
    """The token behind a phrase that leads to the noun: "más" in "200 más de los soldados"; else `at`."""
    number = found.number
    beside = at == noun_from(page, number)
    millions = (number.value or MILLION) >= MILLION  # "un millón de soldados"
    if beside and "of" in hit.senses and (number.shape in LOOSE or millions):
        return hit.last
    more = beside and "measure.after" in hit.senses and hit.last - hit.first <= 2 and not tells_of_change(hit)
    if more or "hedge.after" in hit.senses:
        found.inside.append(hit)
        found.last = hit.last
        return past(page, hit.last, "of", stop)
    if "adjective" in hit.senses:
        found.inside.append(hit)
        return hit.last
    article = beside and "determiner" in hit.senses and hit.last < stop
    if article and page.kinds(hit.last) & {"troops", "people", "reason"}:
        return hit.last  # "serán mil 650 los elementos", "son 300 los camiones"
    return at


def _count_force(page: Page, found: Count, hit: Hit, at: int) -> None:
    """Let a force stand for its people, as in "800 más Guardia Nacional", or be named by them: "800 policías navales".

    Not so where it is an attribute of the number.
    """
    wide = hit.says("branch") in page.vocabulary.broad
    many = is_plural(page, at) and not hit.senses.keys().isdisjoint({"branch", "unit"})
    if wide or many or (at > found.number.last and hit.senses.keys() & {"branch", "force"}):
        found.kind, found.head, found.last = "people", hit, hit.last
        found.inside.append(hit)


def _behind_noun(page: Page, found: Count, stop: int) -> None:
    """Read on behind a noun that comes first: "soldados mexicanos", "elementos del Ejército y la Guardia Nacional"."""
    at: int | None = found.last
    while at is not None and at < stop:
        at = _read_on(page, found, at, stop)


def _read_on(page: Page, found: Count, at: int, stop: int) -> int | None:
    """Take what stands behind a noun at token `at`; the token from which to read on, None where the phrase ends."""
    hit = page.hit_at[at]
    if hit is None:
        opened = at == found.last and page.tokens.spaced[at]  # a mark that closes ends what is quoted
        quoted = page.tokens.words[at] == '"' and (opened or page.tokens.words[at - 2] == '"')
        if quoted or (page.tokens.words[at] == "," and owner_ahead(page, at + 1, stop)):
            return at + 1  # "300 elementos «adicionales» de la Guardia"
        return found.last if _sorts(page, found, at, stop) else None
    if page.number_at[at] is not None:
        return None
    if _is_attribute(page, hit):
        found.inside.append(hit)
        found.last = hit.last
        return hit.last
    if "adjective" in hit.senses:
        return hit.last
    if "of_them" in hit.senses:
        found.partitive = not of_these(page, hit)
        return None
    joins = hit.senses.keys() & {"of", "belongs_with"} or ("from" in hit.senses and hit.last - hit.first == 1)
    if joins or _more_of(page, hit):
        return found.last if _take_whose(page, found, hit, stop) else None
    if _sorts(page, found, at, stop):
        return found.last
    joined = "and" in hit.senses and hit.last < stop and _joined(page, found, hit.last, stop)
    return found.last if joined else None


def _is_attribute(page: Page, hit: Hit) -> bool:
    """Whether a phrase behind a noun says more of those it counts: "soldados mexicanos", "soldados más"."""
    if hit.senses.keys() & {"country", "branch", "force", "unit", "civil"}:
        return True
    if "place" in hit.senses and not page.capital(hit.first):
        return True  # "soldados texanos"
    if "measure.after" not in hit.senses or page.is_word(hit.first, "pronoun") or tells_of_change(hit):
        return False  # "se sumarán": a verb
    return hit.last - hit.first <= 2 or page.is_word(hit.last - 1, "determiner", "of")


def _take_whose(page: Page, found: Count, hit: Hit, stop: int) -> bool:
    """Take the forces that "of" leads to, "elementos de la Marina"; whether it leads to any, and not to others."""
    if take_owners(page, found, hit.last, stop):
        return True
    if of_others(page, found, hit, stop):
        found.kind = "other people"
    return False


def _sorts(page: Page, found: Count, at: int, stop: int) -> bool:
    """Take the first of the sorts of people counted, "and" behind it: "900 elementos entre soldados y marinos"."""
    at += page.tokens.words[at] == ","
    hit = page.hit_at[at + 1] if at + 1 < stop else None
    if hit is None or not page.is_word(at, "sorts"):
        return False
    if noun_kind(hit) not in NOUNS:  # "600 efectivos entre Ejército y Guardia Nacional"; "soldiers" are no others
        ashore = found.head is not None and "ashore" in found.head.senses
        return not ashore and take_owners(page, found, at + 1, stop)
    if hit.last < stop and "of" in page.kinds(hit.last):  # "entre elementos del Ejército y de la Guardia"
        several = len(owners_from(page, hit.last + 1, stop)[1]) > 1
        return several and take_owners(page, found, hit.last + 1, stop)
    if hit.last >= stop or "and" not in page.kinds(hit.last):
        return False
    found.inside.append(hit)
    found.last, found.joined = hit.last, True
    return True


def _more_of(page: Page, hit: Hit) -> bool:
    """Whether what reads like a hedge says "more" of the noun before it: "mil elementos más de la Guardia"."""
    return "hedge.before" in hit.senses and page.is_word(hit.last - 1, "of")


def _joined(page: Page, found: Count, at: int, stop: int) -> bool:
    """Take what "and" joins to a noun, from token `at` on; whether the phrase may go on behind it."""
    hit = page.hit_at[at]
    if hit is None or page.number_at[at] is not None or acts_alone(page, at):
        return False
    noun = noun_kind(hit)
    if noun in NOUNS:
        found.inside.append(hit)
        found.last = hit.last
        found.joined = True
        return True
    if noun == "other people" or "civil" in hit.senses:
        if page.sense(at - 1, "conjunction") is not None:  # but "soldados, además de policías"
            found.kind, found.last = "mixed group", hit.last
        return False
    named = any(owner.senses.keys() & NAMED for owner in found.inside)
    if not named or not hit.senses.keys() & {"branch", "force", "of", "determiner"}:
        return False  # a clause begins: "... y la Marina envió 80"
    reached, owners = owners_from(page, at, stop)
    lists = reached < stop and page.number_at[reached] is not None  # "300 elementos del Ejército y la Marina 200"
    apart = page.sense(at - 1, "conjunction") is None and any("civil" in owner.senses for owner in owners)
    return not lists and not apart and take_owners(page, found, at, stop)
