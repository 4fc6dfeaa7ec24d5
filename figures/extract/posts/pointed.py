"""The place that words around a figure point to: "there", "here", "the city", "in their state"."""

from __future__ import annotations

from figures.extract.named import chapters, place_names
from figures.extract.page import Page
from figures.extract.places import following, preceding, whereabouts
from figures.extract.posts import elsewhere
from figures.extract.story.story import FIGURES_NEAR, Spot, Story
from figures.extract.text.phrases import Hit

POINTERS = frozenset({"there", "the_state", "the_town", "here", "home"})
TOWNS = frozenset({"the_state", "the_town"})
BORDERING = frozenset({"operation", "line"})  # what brings a text back to the border
THERE = 9  # tokens between a figure and "there"
TOWN_BACK = 300  # tokens back to the place that "the city" means


def pointers(story: Story, spot: Spot) -> set[str]:
    """What words around a figure point to a place: "there", "here" (where the text is dated from), "their state"."""
    page, last = story.page, story.last
    pointing = page.those(POINTERS)
    if not pointing.begins(_pointed_from(story, spot), min(spot.end, spot.count.last + THERE)):
        return {"the_state"} if state_has(page, spot) else set()
    behind = pointing.between(spot.count.last, _reach(page, spot))
    if spot.border_behind is not None:  # "15,000 in the north, four times the number there in May"
        behind = [hit for hit in behind if "there" not in hit.senses or hit.first < spot.border_behind.first]
    before = pointing.between(_pointed_from(story, spot), spot.first)
    behind = [hit for hit in behind if not following.opens_next(page, hit)]  # "650 there, and in the state 2,100"
    told = last is not None and last.sentence == spot.sentence
    if told and (spot.border_behind is not None or behind):
        before = []  # "600 are there now, and 10,000 on the northern border", "and 2,100 in the state"
    spoken = (
        hit
        for hit in (*before, *behind)
        if not (_is_named(page, hit) or _is_left(page, hit, spot.begin) or _exists(page, hit))
    )
    found = {kind for hit in spoken for kind in POINTERS if kind in hit.senses}
    return found or ({"the_state"} if state_has(page, spot) else set())


def state_has(page: Page, spot: Spot) -> bool:
    """Whether a bare number is what "the state" is said to have: "The state is to have 532 by September"."""
    of_them = spot.count.kind == "elided" or spot.count.partitive
    for hit in page.of_kind("own_state").between(max(spot.begin, spot.first - THERE), spot.first):
        verbs = page.those(preceding.HAVING).between(hit.last, hit.last + 2)
        gets = of_them or any("receives" in verb.senses for verb in verbs)
        if verbs and gets and "office" not in hit.senses and spot.first - verbs[-1].last <= 1:
            return True
    return False


def _reach(page: Page, spot: Spot) -> int:
    """The token where words behind a figure no longer point for it: "sent 1,200, and 560 came here"."""
    last, end = spot.count.last, min(spot.end, spot.count.last + THERE)
    ahead = following.next_figure(page, last, end)
    return end if ahead < end and following.listed_alike(page, last, ahead) else ahead


def _pointed_from(story: Story, spot: Spot) -> int:
    """The token from which words before a figure point for it: its sentence opens "In that state, ..., the Guard"."""
    first, near = spot.begin, max(spot.begin, spot.first - THERE)
    told = story.last is not None and story.last.sentence == spot.sentence
    return near if told or not story.page.those(POINTERS).begins(first, first + 1) else first


def _is_named(page: Page, hit: Hit) -> bool:
    """Whether what might take up a place goes on with its name: "del estado de Tabasco"."""
    return hit.last + 1 < page.end and "of" in page.kinds(hit.last) and "place" in page.kinds(hit.last + 1)


def _exists(page: Page, hit: Hit) -> bool:
    """Whether "there" only opens a clause: "there will still be 10,000 on the mission"."""
    modal = page.is_word(hit.last, "modal") and not page.is_word(hit.last, "infinitive")
    return hit.last - hit.first == 1 and "there" in hit.senses and modal


def _is_left(page: Page, hit: Hit, begin: int) -> bool:
    """Whether what might take up a place is one that soldiers depart from: "1,980 que salieron de la capital"."""
    return "the_town" in hit.senses and place_names.comes_from(page, hit, begin)


def named_last(page: Page, spot: Spot, force: str, state: bool) -> Hit | None:
    """The state or town named last before a figure, for "500 in the state"; better one not named in passing."""
    left, country = None, page.vocabulary.forces[force].country
    for hit in reversed(page.of_kind("place").between(max(0, spot.first - TOWN_BACK), spot.first)):
        named = place_names.place(page, hit)
        if named.state != state or named.country not in (country, "either") or named.home:
            continue
        if place_names.is_of_other(page, hit):
            continue
        base = named.force is not None or _is_no_town(page, hit)  # where the text names a city too, that is meant
        if not (base or place_names.comes_from(page, hit, 0) or _in_passing(page, hit, spot)):
            return hit
        left = left or hit
    return left


def _is_no_town(page: Page, hit: Hit) -> bool:
    """Whether a place is by its name no town: "Shelby Park", "condado Maverick"."""
    whole = place_names.whole_name(page, hit)
    return page.has_word("site", whole.first, whole.last)


def _in_passing(page: Page, hit: Hit, spot: Spot) -> bool:
    """Whether a place in another paragraph is less spoken of than the one at the border that a text opens with.

    It is a town, "Of them, 100 are for Tecate", or a state away from the border: "300 went on to Sinaloa"; not one
    that heads the lines of a list.
    """
    named = place_names.place(page, hit)
    here = page.share_paragraph(page.sentence_of[hit.first], spot.sentence)
    if here or (named.state and named.on_border) or chapters.place_of(page, spot.sentence) is hit:
        return False
    before = (place_names.place(page, other) for other in page.of_kind("place").between(0, hit.first))
    first = next((other for other in before if other.state == named.state), named)
    return first.on_border and first is not named


def there(story: Story, spot: Spot) -> Hit | None:
    """The place that "there" means: the one named last, unless a border was since; abroad, one with soldiers."""
    page, hit = story.page, story.place
    if hit is None or hit.first < story.border or place_names.is_capital(page, hit):
        return None
    if _ends_list_of_places(story, hit):
        return None  # "1,500 are in Arizona and 1,600 in California. Another 2,100 have been there since April"
    if whereabouts.is_likened(page, hit):
        return None  # "more than double the 2,000 in Syria. They will join 2,100 Guard members already there"
    back = page.those(BORDERING).between(hit.last, spot.first) or elsewhere.ends_at_line(page, hit.last, spot.begin)
    back = back or page.of_kind("operation").between(spot.first, spot.end)
    if not place_names.place(page, hit).on_border and (back or _is_headed(page, hit, spot.sentence)):
        return None  # "300 in Chicago. Under Operation Lone Star, 2,000 are still there"
    held = elsewhere.holds_troops(page, hit) or any(told.where == hit for told in story.drafts[-FIGURES_NEAR:])
    return hit if held or place_names.place(page, hit).country in page.vocabulary.countries | {"either"} else None


def _is_headed(page: Page, hit: Hit, sentence: int) -> bool:
    """Whether a heading or a question parts a place from a sentence: "Were there none? Since April 900 are there"."""
    between = range(page.sentence_of[hit.first] + 1, sentence)
    return any(page.opens_paragraph(at) and chapters.heads(page, at) for at in between)


def is_other_town(story: Story, spot: Spot, force: str, dateline: Hit) -> bool:
    """Whether "the city" is not the one a text is dated from: an office's seat, or another was just named."""
    page = story.page
    last = named_last(page, spot, force, state=False)
    just = last is not None and page.share_paragraph(page.sentence_of[last.first], spot.sentence)
    return just or not place_names.place(page, dateline).on_border


def town_of_first_line(page: Page) -> Hit | None:
    """The one town on the border that the first line of a text names: "300 soldados llegan a Juárez"."""
    towns: dict[str, Hit] = {}
    for hit in page.of_kind("place").between(*page.sentences[0]) if page.sentences else ():
        named = place_names.place(page, hit)
        if named.on_border and not (named.state or named.stretch or place_names.is_of_other(page, hit)):
            towns.setdefault(named.id, hit)
    return next(iter(towns.values())) if len(towns) == 1 else None


def is_line(page: Page, at: int) -> bool:
    """Whether a token is "border" as a word of its own: not in "esta frontera" or "esta ciudad fronteriza"."""
    return "line" in page.kinds(at) and page.kinds(max(at - 1, 0)).isdisjoint(POINTERS)


def _ends_list_of_places(story: Story, hit: Hit) -> bool:
    """Whether a place ends a list of figures at one place each: "500 in Laredo and 300 in Roma"."""
    told = story.drafts[-FIGURES_NEAR:]
    last = next((draft for draft in reversed(told) if draft.where == hit), None)
    listed = {draft.place for draft in told if last is not None and draft.sentence == last.sentence}
    return len(listed - {None}) > 1
