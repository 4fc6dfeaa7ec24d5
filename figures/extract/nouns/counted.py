"""What each number counts: soldiers, something else with a name, or nothing said beside it (an elided noun).

The noun itself is sought by `noun_last` or `noun_first`, as the language puts it.
"""

from __future__ import annotations

from collections.abc import Set

from figures.extract.around import nearest_phrase
from figures.extract.nouns.noun_first import head_first
from figures.extract.nouns.noun_last import head_last
from figures.extract.nouns.nouns import MODIFIERS, NAMED, NOUNS, Count, leads_to_noun, noun_kind
from figures.extract.numbers import Number
from figures.extract.page import NOTHING, Page
from figures.extract.text.phrases import Hit
from figures.lexicon import Sense

LEFT = 15  # tokens before a bare number in which the body or the level that it belongs to may stand
BODIES_AND_LEVELS = frozenset({"bodies", "levels"})
VOTES = 1000  # fewer win a vote or a game
MODEL = 3  # letters in the name of a machine's model, at most
CREW = 4  # tokens behind it in which those may be named who serve it
OWNER = 4  # tokens behind a number in which the owners of what it counts may stand
UNITS = 1000  # no unit is called by a greater number
SHAPES = ("digits", "words", "mixed")  # of a number that a word before it may label
STRENGTH = 6  # tokens behind "4,000-strong" in which the body may be named
BESIDE = frozenset({"measure.after", "hedge.after"})  # of these, words that may as well lead to the next number
LEADING = frozenset({"measure.before", "hedge.before"})
BODIES = frozenset({"bodies", "unit", "troops"})  # whose strength it may be
ARMED_ALONE = frozenset({"formation", "troops"})  # what only soldiers make up: "company"


def count(page: Page, number: Number) -> Count:
    """What `number` counts, from the words right behind it and right before it."""
    if number.reason is not None:
        return Count(number, number.reason, number.first, number.last)
    found = (
        _designation(page, number)
        or _labelled(page, number)
        or _behind_hyphen(page, number)
        or (head_first if page.vocabulary.head_first else head_last)(page, number)
    )
    if found.inside and found.inside[-1].last == found.last < page.end and page.number_at[found.last] is not None:
        _leave_to_next(found)
    if found.kind in (*NOUNS, "elided") and _owns(page, number):
        found.kind = "things"
    if found.kind in NOUNS and any("civil" in hit.senses for hit in found.inside):
        mixed = any(hit.senses.keys() & NAMED for hit in found.inside)
        found.kind = "mixed group" if mixed else "other people"
    if found.kind in ("elided", "anyone"):
        found.left = _left_noun(page, number)
    return found


def _leave_to_next(found: Count) -> None:
    """Leave a measure or a hedge right before the next number to that one: "500 came, at least 250 by bus"."""
    says = found.inside[-1]
    if says is not found.head and says.senses.keys() & BESIDE and says.senses.keys() & LEADING:
        found.inside.pop()
        found.last = max(says.first, found.number.last)


def _owns(page: Page, number: Number) -> bool:
    """Whether the soldiers behind a number only own what it counts: "150 of the soldiers' families"."""
    words, spaced = page.tokens.words, page.tokens.spaced
    for at in range(number.last, min(number.last + OWNER, page.end - 2)):
        hit = page.hit_at[at]
        if hit is not None and hit.senses.keys() & NOUNS:
            owns = hit.last + 1 < page.end and words[hit.last] == "'" and not _is_quoted(page, number)
            return owns and not spaced[hit.last] and spaced[hit.last + 1]
        if page.number_at[at] is not None or (hit is None and words[at] != "-"):
            return False
    return False


def _is_quoted(page: Page, number: Number) -> bool:
    """Whether single quotes open before a number, which then close behind its noun: "sent 'some 50 soldiers' there"."""
    words, spaced = page.tokens.words, page.tokens.spaced
    for at in range(number.first - 1, page.sentence_at(number.first)[0] - 1, -1):
        if words[at] == "'" and spaced[at] != spaced[at + 1]:  # no apostrophe within a word
            return spaced[at]
    return False


def _designation(page: Page, number: Number) -> Count | None:
    """A number that is part of a name: "the 101st Airborne", "1 Brigade", "Ratnik-3"."""
    if _hangs_on_name(page, number) or _opens_name(page, number):
        return Count(number, "phone or code", number.first, number.last)
    over = page.hit_at[number.first]
    if over is not None and "unit" in over.senses and over.last >= number.last and over.first <= number.first:
        return Count(number, "unit name", number.first, over.last, head=over)
    behind = page.hit_at[number.last] if number.last < page.end else None
    if behind is not None and behind.first < number.last and "unit" not in behind.senses:
        return Count(number, "things", number.first, behind.last, head=behind)  # "its two borders"
    if behind is not None and number.shape == "digits" and number.qualifier == "exact" and page.capital(behind.first):
        label = behind.senses.get("label")
        small = "unit" in behind.senses and (number.value or 0) < 1000
        if small or (label is not None and label.says == "unit name"):
            return Count(number, "unit name", number.first, behind.last, head=behind)
    if (model := _past_model(page, number)) is not None:
        return Count(number, "weapon or vehicle", number.first, model)
    if _has_letter(page, number):
        return Count(number, "legal reference", number.first, number.last + 3)
    return None


def _has_letter(page: Page, number: Number) -> bool:
    """Whether a letter in brackets hangs on a number, as on a section of a law: "287(g)", "502(f)"."""
    at = number.last
    behind = page.tokens.words[at : at + 3]
    bracketed = len(behind) == 3 and behind[0] == "(" and behind[2] == ")"
    return bracketed and len(behind[1]) == 1 and behind[1].isalpha() and not page.tokens.spaced[at]


def _past_model(page: Page, number: Number) -> int | None:
    """The token behind the model of the machines counted: "20 UH-72s", "12 M1126 Strykers"; not "20 F-16 pilots"."""
    at, cut = number.last, page.tokens
    if at + 2 >= page.end:
        return None
    letters = cut.text[cut.starts[at] : cut.ends[at]]
    digits = at + 1 + (cut.words[at + 1] == "-")
    glued = not (cut.spaced[at + 1] or cut.spaced[digits])
    named = letters.isalpha() and letters.isupper() and len(letters) <= MODEL
    if not (named and glued and cut.words[digits][0].isdigit()) or _has_crew(page, digits + 1):
        return None
    return digits + 1


def _has_crew(page: Page, at: int) -> bool:
    """Whether a noun for people stands behind a model, which only tells whom they serve: "F-16 pilots"."""
    hits = (page.hit_at[ahead] for ahead in range(at, min(at + CREW, page.end)))
    kinds = (noun_kind(hit) for hit in hits if hit is not None)
    return next((kind for kind in kinds if kind is not None), None) in ("troops", "people", "anyone", "other people")


def _hangs_on_name(page: Page, number: Number) -> bool:
    """Whether a hyphen ties a number to the name before it, which is no place of a list: "Ratnik-3", "Soyuz-11"."""
    words, at = page.tokens.words, number.first - 2
    tied = at >= 0 and words[at + 1] == "-" and not (page.tokens.spaced[at + 1] or page.tokens.spaced[at + 2])
    plain = number.shape == "digits" and number.qualifier == "exact" and (number.value or 0) < 1000
    return tied and plain and page.capital(at) and words[at].isalpha() and page.hit_at[at] is None


def _opens_name(page: Page, number: Number) -> bool:
    """Whether a capital word hangs on digits without a space, which makes a name of both: "10News", "9News"."""
    at, words = number.last, page.tokens.words
    glued = number.shape == "digits" and at < page.end and not page.tokens.spaced[at]
    plain = at < page.end and (page.hit_at[at] is None or page.sense(at, "label") is not None)  # "2,150National Guard"
    return glued and plain and words[at].isalpha() and len(words[at]) > MODEL and page.capital(at)


def _labelled(page: Page, number: Number) -> Count | None:
    """A number behind a word that says what it is: "Title 10", "Route 57", "aged 64", "pág. 8", "Titles 10 and 32"."""
    hit, bracketed = _label_before(page, number)
    if hit is None:
        return None
    if not bracketed and _ends_unit(page, number, hit):
        return Count(number, "unit name", number.first, number.last, head=hit)
    label = hit.senses.get("label")
    if label is None or (bracketed and label.says != "phone or code"):
        return None
    plain = number.qualifier in ("exact", "range") and (number.shape in SHAPES or label.says == "money")
    if not plain or (label.proper and not page.capital(hit.first)):
        return None
    if any(look(page, number, label) for look in COUNTS_ALL_THE_SAME):
        return None
    return Count(number, label.says, number.first, number.last, head=hit)


def _label_before(page: Page, number: Number) -> tuple[Hit | None, bool]:
    """The word that may say what a number behind it is, and whether a bracket parts the two: "Comments (57)".

    Only of things made or taken the label may stand before a hedge: "seized about 80".
    """
    words, at = page.tokens.words, number.first - 1
    if at > 0 and page.sense(at, "and") is not None and (sibling := page.number_at[at - 1]) is not None:
        at = sibling.first - 1
        if not words[at].endswith(page.vocabulary.plural):
            return None, False
    while at >= 0 and (words[at] == "-" or (words[at] == "." and _abbreviates(page, at))):
        at -= 1
    hedge = page.hit_at[at] if at > 0 else None
    if hedge is not None and "hedge.before" in hedge.senses and "label" not in hedge.senses and hedge.first:
        before = page.hit_at[hedge.first - 1]
        return (before if before is not None and before.says("label") == "things" else hedge), False
    bracketed = at > 0 and words[at] == "("
    return page.hit_at[at - bracketed] if at >= 0 else None, bracketed


# ---------------------------------------------------------------- behind which a label is none of the number's
def _of_people(page: Page, number: Number, label: Sense) -> bool:
    """Soldiers or people: "page 40 soldiers at the bridge"; but "Title 10 soldiers"."""
    return label.says not in ("legal reference", "rate") and bool(_behind(page, number) & {"troops", "people"})


def _of_those_housed(page: Page, number: Number, label: Sense) -> bool:
    """Those who have room: "room for 1,750 Guard soldiers", "for 500 more"."""
    if label.says != "population":
        return False
    return "measure.after" in _behind(page, number) or leads_to_noun(page, number.last, page.end)


def _of_things(page: Page, number: Number, label: Sense) -> bool:
    """Things or others that have a noun: "built 40 miles", "seized 300 rifles", "found 80 migrants"."""
    if label.says == "events" and "of" in _behind(page, number):
        return True  # "had made 300 of its soldiers available"
    taken = label.says in ("things", "events")
    return taken and (_names_things(page, number) or leads_to_noun(page, number.last, page.end))


def _of_what_is_named(page: Page, number: Number, label: Sense) -> bool:
    """What is named behind: "lost 500 tanks", "one for every 60 feet"."""
    return label.says in ("score", "rate", "money") and "reason" in _behind(page, number)


def _of_losses(page: Page, number: Number, label: Sense) -> bool:
    """More than a score: "lost 500 men", "the total passed 6,000"."""
    return label.says == "score" and ((number.value or 0) >= VOTES or "anyone" in _behind(page, number))


COUNTS_ALL_THE_SAME = (_of_people, _of_those_housed, _of_things, _of_what_is_named, _of_losses)


def _behind(page: Page, number: Number) -> Set[str]:
    """The kinds of the phrase right behind a number."""
    return page.kinds(number.last) if number.last < page.end else NOTHING


def _ends_unit(page: Page, number: Number, hit: Hit) -> bool:
    """Whether a number ends a unit's name that has none: "Combat Logistics Battalion 15", "Joint Task Force 6".

    Not "101st Airborne 520".
    """
    named_so = page.capital(hit.last - 1) or page.vocabulary.head_first  # "la compañía de ingenieros 957"
    named_by = "unit" in hit.senses or page.vocabulary.roster.is_of_no_force(hit.senses)
    beside = named_by and hit.last == number.first and named_so
    plain = number.qualifier == "exact" and (number.value or 0) < UNITS
    named = any(page.number_at[max(hit.first - 1, 0) : hit.last])
    return beside and plain and not named and _behind(page, number).isdisjoint(("troops", "people", "reason"))


def _names_things(page: Page, number: Number) -> bool:
    """Whether a word of no list stands right behind a number, which may be what it counts: "40 cuadernos".

    Not so another number: "seized 900 three weeks ago".
    """
    behind = number.last
    if behind >= page.end or page.number_at[behind] is not None:
        return False
    return page.hit_at[behind] is None and page.tokens.words[behind].isalpha()


def _abbreviates(page: Page, at: int) -> bool:
    """Whether the point at token `at` belongs to the word before it: "No. 5", "M.4"."""
    return not page.tokens.spaced[at + 1] or (at > 0 and page.tokens.words[at - 1] in page.vocabulary.abbreviations)


def _behind_hyphen(page: Page, number: Number) -> Count | None:
    """A number joined to what it counts: "a 4,000-strong force", "a 1,500-member contingent", "a 90-day mission"."""
    words, at = page.tokens.words, number.last
    if at + 1 >= len(words) or words[at] != "-" or page.tokens.spaced[at] or page.tokens.spaced[at + 1]:
        return None
    found = Count(number, "elided", number.first, at + 2)
    hit = page.hit_at[at + 1]
    if hit is not None and words[at + 1] in page.vocabulary.strength and noun_kind(hit) != "other people":
        return _strength(page, found, hit)
    if hit is not None and "reason" in hit.senses:
        found.kind, found.head, found.last = hit.says("reason"), hit, hit.last
        return found
    if hit is not None and ("hedge.after" in hit.senses or (number.shape != "digits" and number.qualifier != "exact")):
        return None
    found.kind = "things"
    return found


def _strength(page: Page, found: Count, hit: Hit) -> Count:
    """The strength of a body, which may be named behind it: "4,000-strong", "a 1,500-member Army contingent"."""
    found.strength, found.kind = True, "anyone"
    if hit.senses.keys() & {"troops", "context"}:
        found.kind, found.head, found.inside = "troops", hit, [hit]
    elif "branch" in hit.senses:
        found.inside = [hit]  # "a 40-Marine detachment"
    modifiers, body, unlisted = _body_behind(page, found.last)
    found.inside.extend(modifiers)
    anyone = found.kind == "anyone"
    if body is not None and not (unlisted and anyone and body.senses.keys().isdisjoint(ARMED_ALONE)):
        found.inside.append(body)
        found.last = body.last
        found.kind = "people" if anyone else found.kind
    elif unlisted and anyone:
        found.kind = "other people"  # "a nine-member panel", "a 12-member emergency team"
    return found


def _body_behind(page: Page, at: int) -> tuple[list[Hit], Hit | None, bool]:
    """The body named from token `at` on, "tank company", its modifiers, and whether a word of no list leads to it."""
    modifiers: list[Hit] = []
    end, unlisted = min(page.end, at + STRENGTH), False
    while at < end:
        hit, word = page.hit_at[at], page.tokens.words[at]
        if hit is None and not (word == "-" or word.isalpha()):
            break
        if hit is None:
            unlisted = unlisted or (word != "-" and not page.capital(at))
            at += 1
        elif hit.senses.keys() & BODIES:
            return modifiers, hit, unlisted
        elif hit.senses.keys() & MODIFIERS:
            modifiers.append(hit)
            at = hit.last
        else:
            break
    return modifiers, None, unlisted


def _left_noun(page: Page, number: Number) -> Hit | None:
    """The body or level noun an elided number belongs to: "a force of 500", "the number fell to 500"."""
    begin = page.sentence_at(number.first)[0]
    return nearest_phrase(page, number.first, max(begin, number.first - LEFT), BODIES_AND_LEVELS)
