"""Where a verb of leaving or returning leads: away from the border, or towards it.

"Returned to Fort Campbell" and "left Laredo" tell of a withdrawal, "returned to the border" and "left Fort Campbell"
of a movement: the verb alone says neither.
"""

from __future__ import annotations

from collections.abc import Mapping

from figures.extract.named import place_names
from figures.extract.page import Page
from figures.extract.text.phrases import Hit
from figures.extract.timing import is_past_span
from figures.lexicon import Sense

VERBS = frozenset({"returns", "leaves"})
NEAR = 6  # tokens from a verb to where it leads: "returned early on Friday to"
PASSED = frozenset({"determiner", "filler", "preposition"})  # what may stand between a verb and the place
BOUND = 12  # tokens from a place left to the word that says where to: "left Texas on Monday for Chicago"
STAGES: Mapping[str, Sense] = {
    stage: Sense("status", stage, "after", firm=True) for stage in ("moving", "withdrawn")
}  # what a journey is, as a predicate


def stage(page: Page, hit: Hit) -> Sense | None:
    """What a verb of leaving or returning says by the place behind it, "returned to the border"; None without."""
    if hit.senses.keys().isdisjoint(VERBS):
        return None
    if "leaves" in hit.senses and _is_bound(page, hit.last):
        return STAGES["moving"]
    at = _place(page, hit, "to" if "returns" in hit.senses else "from_only")
    posted = _is_posted(page, at) if at is not None else None
    if at is None or posted is None:
        gone = _is_all(page, hit) if "returns" in hit.senses else _is_long_since(page, hit.last)
        return STAGES["moving" if _has_aim(page, hit) else "withdrawn"] if gone else None
    if "returns" in hit.senses:
        return STAGES["moving" if posted else "withdrawn"]
    if not posted and page.has_word("has", hit.first, hit.last) and not _goes_on(page, at):
        return None  # "had left Donna"; but "have left Topeka for a tour"
    away = posted and not (_is_base(page, at) and to_border(page, at))  # not "left Fort Bliss on Sunday for Nogales"
    return STAGES["withdrawn" if away else "moving"]


def _is_all(page: Page, hit: Hit) -> bool:
    """Whether a verb says no more than that they returned, or on what day: "have since returned.", "returned in May".

    Not where it only tells of which soldiers others are: "Of those who return, 110 will".
    """
    words, at = page.tokens.words, hit.last
    at += at < page.end and "preposition" in page.kinds(at)
    dated = at < page.end and page.date_at[at] is not None
    ends = hit.last >= page.end or not words[hit.last][0].isalnum()
    ends = ends or page.sentence_of[hit.last] != page.sentence_of[hit.first]
    return (dated or ends) and not page.is_word(hit.first - 1, "that")


def _is_long_since(page: Page, at: int) -> bool:
    """Whether only a span of days gone by says when they left: "left last month"."""
    date = page.date_at[at] if at < page.end else None
    return date is not None and is_past_span(page, date)


def _has_aim(page: Page, hit: Hit) -> bool:
    """Whether those who left did so for what they are to do: "left last week to join the mission"."""
    date = page.date_at[hit.last] if "leaves" in hit.senses and hit.last < page.end else None
    aim = date.last if date is not None else page.end
    if aim + 1 >= page.end or not page.is_word(aim, "infinitive"):
        return False
    led = [found for found in page.hit_at[aim : aim + 3] if found is not None]
    return not any("returns" in found.senses or found.says("measure.after") == "decrease" for found in led)


def _is_bound(page: Page, at: int) -> bool:
    """Whether from a verb on only its day stands before where those go who leave: "began leaving Monday for Texas"."""
    date = page.date_at[at] if at < page.end else None
    bound = date.last if date is not None else at
    return bound + 1 < page.end and _leads_to(page, bound) and _may_name_place(page, bound + 1)


def _leads_to(page: Page, at: int) -> bool:
    """Whether a word behind a place left, or a verb of leaving, says where to: "for", "rumbo"."""
    return page.is_word(at, "bound")


def _goes_on(page: Page, at: int) -> bool:
    """Whether it is told behind a place left where to or what for they left it: "left Topeka on Sunday for a tour"."""
    return any(_leads_to(page, bound) for bound in range(at + 1, min(page.sentence_at(at)[1], at + NEAR)))


def to_border(page: Page, at: int) -> bool:
    """Whether a way that is told of from token `at` on ends at the border: "will leave in April for the border"."""
    end = min(page.sentence_at(at - 1)[1], at + BOUND)
    for bound in range(at, end - 1):
        if not (_leads_to(page, bound) or page.is_word(bound, "change_to")):
            continue
        names = (bound + 1, bound + 2) if page.is_word(bound + 1, "determiner") else (bound + 1,)
        if any(name < end and _is_posted(page, name) for name in names):
            return True
    return False


def brings_to_border(page: Page, hit: Hit) -> bool:
    """Whether who brings soldiers back has them at the border again: "bringing back 500 troops to the border"."""
    return page.has_word("brings_back", hit.first, hit.last) and to_border(page, hit.last)


def _place(page: Page, hit: Hit, kind: str) -> int | None:
    """The token at which the name of the place stands that a verb leads to, by a preposition of `kind` or none."""
    end = min(page.sentence_at(hit.first)[1], hit.last + NEAR)
    at, led = hit.last, "leaves" in hit.senses or page.is_word(hit.last - 1, kind)
    while at < end:
        date, counted = page.date_at[at], _counted_behind(page, hit, at)
        if date is not None:
            at = date.last
        elif counted > at:
            at, end = counted, min(page.end, end + counted - at)
        elif led and page.is_word(at, "possessive"):
            return at
        elif page.is_word(at, kind) or kind in page.kinds(at):
            at, led = at + 1, True
        elif page.kinds(at) & (PASSED if "returns" in hit.senses else PASSED - {"preposition"}):  # "has 80 left on"
            at += 1
        else:
            return at if led else None
    return None


def _counted_behind(page: Page, verb: Hit, at: int) -> int:
    """The token behind the soldiers who return, right behind their verb: "Regresan 78 guardias a"; `at` for none."""
    first = page.vocabulary.verb_first and "returns" in verb.senses and page.number_at[at] is not None
    kind, last = page.counted.get(at, ("", at)) if first else ("", at)
    return last if kind in ("troops", "people") else at


def _is_posted(page: Page, at: int) -> bool | None:
    """Whether the place named at a token is one where soldiers are posted for the border; None if it is no place."""
    hit = page.hit_at[at]
    if page.is_word(at, "possessive"):
        return False  # "returned on Friday to their bases"
    if page.is_word(at, "line"):
        return True
    if hit is None:
        return False if page.capital(at) else None
    if "border" in hit.senses:
        return True
    return place_names.place(page, hit).on_border if "place" in hit.senses else None


def _is_base(page: Page, at: int) -> bool:
    """Whether a base is named at a token, from which soldiers start: "left Fort Bliss on Sunday"."""
    hit = page.hit_at[at]
    place = place_names.place(page, hit) if hit is not None and "place" in hit.senses else None
    return place is not None and (place.home or place.force is not None)


def _may_name_place(page: Page, at: int) -> bool:
    """Whether a place may stand at a token: "for Chicago", "to the border"; not "to help", "at the end of May"."""
    if page.date_at[at] is not None:
        return False
    name = at + ("determiner" in page.kinds(at) and at + 1 < page.end)
    return page.capital(name) or _is_posted(page, name) is not None
