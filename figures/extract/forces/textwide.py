"""What a whole text is of: the country that most of it speaks for, and the state whose own forces alone it names.

And the words by which it speaks for a country, for a figure whose force follows from that alone.
"""

from __future__ import annotations

from collections import Counter

from figures.extract.around import hits_between
from figures.extract.forces import homes
from figures.extract.named import force_names, lands, place_names, roles
from figures.extract.page import Page, looked_once
from figures.extract.text.phrases import Hit

DATED = 2  # sentences: a dateline may stand behind a headline
DATELINE = 4  # tokens of a dateline in which its state may stand
ARMED_BEFORE, ARMED_BEHIND = 3, 10  # tokens beside a country in which its soldiers may stand
OWNED = force_names.NAMES | {"border"}  # what is of a country
SOUGHT = 400  # tokens around a figure in which words for its country are sought, where its own sentence has none
DATELINE_WEIGHS = 3  # names of its country that the place weighs which a text is dated from, where no offices sit


def country_of_most(page: Page, at_border: bool) -> str | None:
    """The country most phrases of a text speak for; None where they speak for none most: a story of both sides.

    Names count first, then signs of where a text is at home, then how it groups digits. A text that never comes to the
    border may be of other lands than the two, if it names them more than once.
    """
    names = _named_countries(page)
    abroad = sum(1 for hit in page.hits if "land" in hit.senses or ("place" in hit.senses and _is_land(page, hit)))
    if not at_border and abroad > names.total() + 1:
        return "other"
    dated = place_names.dateline(page)
    if dated is not None and (home := place_names.place(page, dated)).country in names and not home.seat:
        names[home.country] += DATELINE_WEIGHS
    signs = Counter(hit.says("sign") for hit in page.hits if "sign" in hit.senses)
    for votes in (names, signs):
        ranked = votes.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return ranked[0][0]
    return _country_by_digits(page)


@looked_once
def is_of_strangers(page: Page, tokens: tuple[int, int]) -> bool:
    """Whether a stretch of tokens names other lands, and neither of the two countries nor a place in one of them.

    Not so where it tells of who comes from there: "Migrants from Haiti and Guinea wait at the border".
    """
    if any(hit.says("reason") == "other people" for hit in page.of_kind("reason").between(*tokens)):
        return False
    owners = {_owner(page, hit) for hit in hits_between(page, *tokens) if hit.senses.keys() & {"country", "place"}}
    return "other" in owners and owners.isdisjoint(page.vocabulary.countries)


def _owner(page: Page, hit: Hit) -> str | None:
    """The country of a name or of a place."""
    return hit.says("country") or place_names.place(page, hit).country


def _is_land(page: Page, hit: Hit) -> bool:
    """Whether a place is a land whose own wars make news: "Kosovo"."""
    return place_names.place(page, hit).land


def _named_countries(page: Page) -> Counter[str]:
    """How often a text names each country that has forces here: its own name, its forces, places and borders."""
    owners = (_country_named(page, hit) for hit in page.names)
    return Counter(owner for owner in owners if owner in page.vocabulary.countries)


def _country_named(page: Page, hit: Hit) -> str | None:
    """The country a phrase speaks for, or the one of the place or the border that it names."""
    owner = force_names.country_of_hit(page, hit)
    if owner is not None and lands.is_addressed(page, hit):
        return None
    if owner is None and "place" in hit.senses and not (roles.is_address(page, hit, 0) or lands.is_faced(page, hit, 0)):
        owner = place_names.place(page, hit).country
    if owner is None and "border" in hit.senses:
        owner = place_names.border(page, hit).implies
    return owner


def _country_by_digits(page: Page) -> str | None:
    """The country whose way of writing thousands a text has: "1.500" or "1,500"."""
    for mark, country in page.vocabulary.country_by_mark.items():
        thousands = (number for number in page.numbers if number.value and number.value >= 1000)
        if any(mark in page.tokens.words[number.first] for number in thousands):
            return country
    return None


def phrase_for(page: Page, country: str, first: int) -> Hit | None:
    """The phrase that shows a token to be of a country: "Mexico" for the figure of "Mexico will act. Some 500 came".

    The nearest before it that acts for the country; else the nearest before it that names the country, its place or its
    border; else the first behind it that does.
    """
    before = page.those(OWNED).between(max(first - SOUGHT, 0), first)
    acting = (hit for hit in reversed(before) if lands.speaks_for(page, hit, page.sentence_at(hit.first)[0]) == country)
    behind = page.those(OWNED).between(first, min(first + SOUGHT, page.end))
    named = (hit for hit in (*reversed(before), *behind) if _country_named(page, hit) == country)
    return next(acting, None) or next(named, None)


def armed(page: Page) -> frozenset[str]:
    """The countries of whose soldiers a text tells: "Mexico's president sent guardsmen", "soldados estadounidenses"."""
    return frozenset(
        found for hit in page.those(force_names.ACTORS).hits if (found := _country_armed(page, hit)) is not None
    )


def _country_armed(page: Page, hit: Hit) -> str | None:
    """The country of a force, or of a name beside which soldiers stand in its sentence."""
    owner = force_names.country_of_hit(page, hit)
    if owner is None or "country" not in hit.senses:
        return owner
    begin, end = page.sentence_at(hit.first)
    beside = page.those(force_names.ARMED).begins(
        max(begin, hit.first - ARMED_BEFORE), min(end, hit.last + ARMED_BEHIND)
    )
    return owner if beside else None


def only_state(page: Page) -> str | None:
    """The state whose own forces a text names ("Operation Lone Star"), where it names no other's.

    Not where the country acts more often than the state is named, nor where all states serve ("Jump Start").
    """
    spoken, known = page.those(force_names.NAMES).hits, page.vocabulary
    serving = page.of_kind("operation").hits
    if any(force_names.force_of_hit(page, hit) in known.roster.with_states for hit in serving):
        return None
    states = {state for hit in spoken if (state := _own_state(page, hit)) is not None}
    if len(states) != 1:
        return None
    state = states.pop()
    country = known.places[state].country
    acts = sum(hit.says("country") == country for hit in spoken)
    named = sum(_names(page, hit, state) for hit in spoken)
    return state if acts <= named else None


def first_named(page: Page, state: str) -> int:
    """The token at which a text first names a state or its force."""
    return next(hit.first for hit in page.those(force_names.NAMES).hits if _names(page, hit, state))


def of_dateline(page: Page) -> str | None:
    """The state that a text is dated from, whose governor needs no other name: "COLUMBUS, Ohio — The governor"."""
    begins = (begin for begin, _ in page.sentences[:DATED])
    hits = (hit for begin in begins for hit in hits_between(page, begin, begin + DATELINE))
    return next(
        (
            state
            for hit in hits
            if (state := force_names.state_of_hit(page, hit)) and place_names.is_dateline(page, hit)
        ),
        None,
    )


def _names(page: Page, hit: Hit, state: str) -> bool:
    """Whether a phrase names a state, its governor or its force: "Texas", "Abbott", "Operation Lone Star"."""
    return state in (force_names.state_of_hit(page, hit), _own_state(page, hit))


def _own_state(page: Page, hit: Hit) -> str | None:
    """The state whose force a phrase names: "Operation Lone Star", "Texas Guard", "Guardia Nacional de Florida"."""
    if homes.has_office(page, hit):
        return force_names.state_of_hit(page, hit)
    force = force_names.force_of_hit(page, hit)
    if force is not None or "branch" not in hit.senses:
        return page.vocabulary.forces[force].state if force is not None else None
    return force_names.state_beside(page, hit)
