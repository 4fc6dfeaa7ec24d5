"""What may stand between a number and the noun behind it: "14 Republican-led states", "800 Title 10 troops"."""

from __future__ import annotations

from figures.extract.around import VERBS
from figures.extract.nouns.nouns import (
    MODIFIERS,
    NAMED,
    NOUNS,
    is_plural,
    leads_to_noun,
    noun_kind,
    past,
    tells_of_change,
)
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

ATTRIBUTES = 6  # tokens that attributes joined by "and" may take
OBJECTS = frozenset({"place", "border", "determiner"})  # what the object of a verb may begin with
NEVER_MEANT = NOUNS | {"speech", "speakers"}


def acts(page: Page, hit: Hit) -> bool:
    """Whether what may be an event is what soldiers did, to so many or such: "300 soldiers detained 40 migrants"."""
    if hit.senses.keys().isdisjoint(VERBS) or hit.last >= page.end:
        return False
    return page.number_at[hit.last] is not None or page.sense(hit.last, "determiner") is not None


def past_determiners(page: Page, at: int, stop: int) -> int:
    """The token behind all determiners that stand from token `at` on: behind "all the", "todos los"."""
    while (behind := past(page, at, "determiner", stop)) != at:
        at = behind
    return at


def past_attributes(page: Page, at: int, stop: int) -> int:
    """The token behind attributes that "and" joins, where no soldiers follow: "civil and military lawyers"."""
    joined = False
    for ahead in range(at, min(stop, at + ATTRIBUTES)):
        hit = page.hit_at[ahead]
        if page.number_at[ahead] is not None or is_plural(page, ahead):
            counts = hit is not None and "reason" in hit.senses and hit.senses.keys().isdisjoint(NEVER_MEANT)
            return ahead if counts and joined else at
        attribute = page.tokens.words[ahead] == "," or "adjective" in page.kinds(ahead)
        if "and" in page.kinds(ahead):
            joined = True
        elif not attribute and (hit is not None or not page.tokens.words[ahead].isalpha()):
            return at
    return at


def past_title(page: Page, at: int, stop: int) -> int:
    """The token behind a label that goes with a noun, if one stands here: "800 Title 10 troops", "8 Lakota pilots"."""
    label = page.sense(at, "label")
    if label is None or not page.capital(at) or at + 1 >= stop:
        return at
    coded, hyphened = label.says == "phone or code", page.tokens.words[at + 1] == "-"
    number = page.number_at[min(at + 1 + hyphened, stop - 1)]
    if number is None or hyphened:
        behind = at + 1 if number is None else number.last  # "two UH-60 crews"
        return behind if coded else at
    cited = label.says == "legal reference" and page.sense(at, "reason") is None  # but "10 U.S.C. 12302"
    return number.last if cited else at


def noun_ahead(page: Page, at: int, stop: int) -> str | None:
    """The kind of the first noun of a list a few tokens on, past words of no list: "East Timorese troops"."""
    for ahead in range(at, min(stop, at + 4)):
        hit = page.hit_at[ahead]
        if hit is not None and (noun := noun_kind(hit)) is not None:
            return noun
        if hit is not None and hit.senses.keys() & (NAMED | {"bodies"}):
            return "troops"
        if page.tokens.words[ahead] in (".", ",", ";") or page.number_at[ahead] is not None:
            break
    return None


def modifies(page: Page, hit: Hit) -> bool:
    """Whether a phrase goes with the noun behind it, "additional troops"; a place only where one follows."""
    if "place" in hit.senses and not leads_to_noun(page, hit.last, page.end):
        return False
    behind = page.kinds(hit.last) if hit.last < page.end else frozenset()
    if {"adjective", "status.after"} <= hit.senses.keys() and not behind.isdisjoint(OBJECTS):
        return False  # a verb: "1,200 support the El Paso and Big Bend sectors"
    if "hedge.before" in hit.senses and hit.last < page.end and page.number_at[hit.last] is not None:
        return False  # the hedge of the next number
    verb = tells_of_change(hit) and not _compares_noun(page, hit)
    return bool(hit.senses.keys() & MODIFIERS) and not verb


def _compares_noun(page: Page, hit: Hit) -> bool:
    """Whether a single word of decrease goes with the noun behind it: "500 fewer vehicles", but "500 fewer than"."""
    if hit.last - hit.first > 1 or "status.after" in hit.senses or hit.last >= page.end:
        return False
    return is_plural(page, hit.last) or leads_to_noun(page, hit.last, page.end)


def names_next(page: Page, hit: Hit, stop: int) -> bool:
    """Whether a single word behind a number is the attribute of the noun that follows it: "6 patrol boats"."""
    if hit.last - hit.first != 1 or hit.last >= stop or "status.after" not in hit.senses or len(hit.senses) > 3:
        return False
    if "auxiliary" in hit.senses:
        return False  # "the other 100 will focus"
    following = page.hit_at[hit.last]
    if following is None:
        return is_plural(page, hit.last) and not page.capital(hit.last)
    return noun_kind(following) is not None and page.number_at[hit.last] is None


def opens_name(page: Page, hit: Hit, stop: int) -> bool:
    """Whether a place is the first word of a longer name: "200 Florida Department of Law Enforcement officers"."""
    at = hit.last
    goes_on = "place" in hit.senses and at < stop and page.hit_at[at] is None and page.date_at[at] is None
    return goes_on and page.capital(at) and page.tokens.words[at].isalpha()
