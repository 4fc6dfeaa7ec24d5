"""What a force has in all, wherever its soldiers are: an ordered list of looks, of which the first that speaks wins.

Such a figure is of no deployment and stands nowhere in particular: "the Guard, which has 130,000 members".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from figures.extract.around import clause_ahead, hits_between
from figures.extract.cues import Said
from figures.extract.days import told_before
from figures.extract.named import force_names, place_names
from figures.extract.nouns import ties
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.places import following
from figures.extract.posts import elsewhere, own_place
from figures.extract.story.story import Sought, Spot, Story
from figures.extract.text.phrases import Hit

IN_FORCE = 5  # tokens behind a verb in which the force stands that soldiers are in
OWN = 6  # tokens beside a figure in which the force it is of, or a place, would stand
UNIT = 3  # tokens of the name of a unit, and between it and its verb: "a Stryker brigade", "normally"
UNITS = frozenset({"formation", "unit"})
AT_WORK = 12  # tokens behind soldiers in which it may be said what they do: "who across the country fight the cartels"
OWNED = 12  # tokens before one in which the force stands that has it: "the Guard, created in March, is to have 82,000"
OPENS = 4  # tokens of a sentence in which it may stand: "The Mexican National Guard, which"
OWNERS = frozenset({"force", "branch", "out_of"})
STATE = frozenset({"own_state", "the_state"})  # "its 21,000", "the state has 18,000"
MISSION = frozenset({"border", "operation", "place", "there"})  # what says that soldiers are sent somewhere
# Soldiers: from how many on a figure is what a force has in all, wherever they are. No border has seen so many as the
# second; the first are more than one force ever had there at a time, so that the words need only allow it.
STRENGTH_IF_SAID, STRENGTH = 16_000, 50_000
STRENGTH_OF_STATE = 5_000  # and from how many on it is the whole Guard of a state that is not on the border
LEAST_OF_STATE = 1_500  # or may be, if it is what the state is said to have, and no place or mission is named


@dataclass
class Size(Sought):
    """A figure that may be what a force has in all, with what its own words say of status and the status it has."""

    force: str
    said: Said | None
    status: str

    @once
    def number(self) -> int:
        """How many soldiers it counts."""
        return int(self.spot.count.number.value or 0)

    @once
    def state(self) -> str | None:
        """The state whose force it counts."""
        return self.page.vocabulary.forces[self.force].state

    @once
    def is_planned(self) -> bool:
        """Whether it is planned; what a force wants to grow to is not: "has 97,000 members and wants 150,000"."""
        goes_on = self.spot.after is not None and self.spot.after.status == "other"
        return self.status in told_before.TO_COME and not goes_on

    @once
    def told_at(self) -> int:
        """The token at which it begins to be told of: its verb, or where no verb has a say its own phrase."""
        vast = self.is_planned and self.number >= STRENGTH
        return self.spot.first if self.said is None or vast else min(self.said.first, self.spot.first)

    @once
    def is_owned(self) -> bool:
        """Whether a force stands before it as whose it is: "the Guard, which has 130,000"."""
        begin = self.spot.begin
        near = self.page.has_word("they", max(begin, self.told_at - UNIT), self.told_at)
        if near or self.page.is_word(begin, "they"):
            return True  # "The Guard was created in March. It is to have 82,000 members", "He wants it to reach 82,000"
        before = hits_between(self.page, max(begin, self.told_at - OWNED), self.told_at)
        before += hits_between(self.page, begin, min(begin + OPENS, self.told_at))
        return any(hit.senses.keys() & (OWNERS | STATE) or _is_base(self.page, hit) for hit in before)

    @once
    def is_placed(self) -> bool:
        """Whether its words put it on the border: "110,000 from Brownsville to Nogales", "sent 110,000 to the line"."""
        own, border = own_place.named(self.story, self.spot)[0], self.spot.border_behind
        if own is not None and place_names.place(self.page, own).on_border:
            return True
        sent = self.said is not None and are_sent_out(self.page, self.said)
        if sent and elsewhere.on_the_line(self.page, self.spot):
            return True
        if border is None or place_names.border(self.page, border).nation:
            return False
        return not following.parted(self.page, self.spot.count.last, border)

    @once
    def is_abroad(self) -> bool:
        """Whether its own words put it in a land of neither side: "keeps 54,000 in Japan"."""
        behind = self.spot.place_behind
        if behind is None or elsewhere.part_before(self.story, self.spot) is not None:
            return False  # "56,000 of its 440,000 members are in Iraq"
        return place_names.place(self.page, behind).abroad

    @once
    def behind(self) -> list[Hit]:
        """The phrases right behind it."""
        last = self.spot.count.last
        return hits_between(self.page, last, clause_ahead(self.page, last, OWN))


Look = Callable[[Size], bool | None]


def is_strength(story: Story, spot: Spot, force: str, said: Said | None, status: str) -> bool:
    """Whether a figure is what a force has in all: "the Guard, which has 130,000 members"."""
    size = Size(story, spot, force, said, status)
    return next((answer for look in LOOKS if (answer := look(size)) is not None), False)


def of_a_guard(size: Size) -> bool | None:
    """The members that a state's Guard is said to have, with no word of a mission: "Arizona's Guard has 8,300"."""
    page, said, count = size.page, size.said, size.spot.count
    if size.number < LEAST_OF_STATE or size.state is None or said is None or size.is_planned:
        return None
    of_all = count.kind == "people" or page.has_word("and", count.number.last, count.last)  # "soldiers and airmen"
    if not of_all:
        return None
    has = page.sense(said.first, "holds") is not None and size.spot.first - said.last <= UNIT
    before = hits_between(page, max(size.spot.begin, said.first - OWN), said.first)
    owned = any(hit.senses.keys() & OWNERS for hit in before)
    posted = any(hit.senses.keys() & (MISSION | {"status.after", "bodies"}) for hit in size.behind)
    if count.kind != "people":  # "In Eagle Pass the Texas Guard has 2,000 soldiers and airmen"
        posted = posted or any(_is_posting(page, hit) for hit in hits_between(page, size.spot.begin, said.first))
    posted = posted or _is_somewhere(page, count.last)
    return True if has and owned and not posted else None


def of_its_name(size: Size) -> bool | None:
    """What a state's whole Guard is called by, though it be small: "the 4,200-member Nevada Guard"."""
    return True if size.number >= LEAST_OF_STATE and size.state is not None and is_size_of_force(size.spot) else None


def small(size: Size) -> bool | None:
    """So few are all of a state's only if it is said to have them: "Idaho has about 4,300 Guard members"."""
    if size.number >= STRENGTH_OF_STATE:
        return None
    return size.number >= LEAST_OF_STATE and _is_had_by_state(size)


def once_more(size: Size) -> bool | None:
    """What the deployment told before was, at its most: "22,000 are in Iraq, down from a peak of 50,000"."""
    said, before = size.said, size.spot.after
    if said is None or said.last > size.spot.first or before is None:
        return None
    return False if before.status == said.value == "deployed" else None


def called_so(size: Size) -> bool | None:
    """What its own phrase calls so: "the 100,000-strong National Guard", "8,300 members in its Army and Air Guard"."""
    in_guard = size.spot.border is None and _is_in_guard(size)
    return True if is_size_of_force(size.spot) or in_guard else None


def of_a_state(size: Size) -> bool | None:
    """What a state has that is not on the border, or that is said to have it: "Texas has 20,800 guardsmen"."""
    sends = size.state is not None and not size.page.vocabulary.places[size.state].on_border
    had = sends or (size.number >= STRENGTH_IF_SAID and _is_owned_by_state(size))
    return not size.is_placed if had and not size.is_planned else None


def vast(size: Size) -> bool | None:
    """More than any border has seen; of a plan only what a force is to have: "the Guard will have 150,000 members"."""
    if size.number < STRENGTH:
        return None
    sent = size.is_placed or size.is_abroad or elsewhere.on_errand(size.story, size.spot)
    return (size.is_owned or not size.is_planned) and not sent


def said_to_be_had(size: Size) -> bool | None:
    """What a force is said to have, where nothing puts it on a border or a mission: "the Navy has 30,000 sailors"."""
    holds = size.said is None or size.page.sense(size.told_at, "holds") is not None
    if size.number < STRENGTH_IF_SAID or size.is_planned or not size.is_owned or not holds:
        return False
    border = size.page.tells("border", size.spot.begin, size.spot.count.last)
    posted = any(hit.senses.keys() & MISSION for hit in size.behind) or are_at_work(size.page, size.spot)
    return not (border or posted or elsewhere.on_the_line(size.page, size.spot))


LOOKS: tuple[Look, ...] = (
    of_a_guard,
    of_its_name,
    small,
    once_more,
    called_so,
    of_a_state,
    vast,
    said_to_be_had,
)


def is_national(story: Story, spot: Spot, country: str) -> bool:
    """Whether a figure is the strength of a whole force, not of a deployment: "has 130,000 nationwide"."""
    border = spot.border
    if border is None or not place_names.border(story.page, border).nation:
        return False
    if spot.count.partitive or ties.is_whole(story.page, spot.first):
        return False  # "nationwide, 7,032 of the 10,000 promised have been sent"
    told_before = following.next_figure(story.page, spot.begin, border.first) < border.first
    if told_before and border is not spot.border_behind and not following.sums_up(story.page, border):
        return False  # "has 130,000 for the whole country, and in Sinaloa it keeps 10,000"
    if border is not spot.border_behind and _goes_on_at_line(spot, border):
        return False  # "nationwide, 3,000 are on the border, down from nearly 4,000"
    # "nationwide, with most of them in the north", "nationwide, of whom 7,000 are in the north"
    end = border.first if border is spot.border_behind else following.next_figure(story.page, spot.count.last, spot.end)
    many = elsewhere.are_scattered(story.page, spot.count.number.value, country)
    if not many and any(_is_known_mission(story.page, at) for at in range(spot.begin, end)):
        return False  # "nationwide, 9,600 are on the mission"
    around = hits_between(story.page, spot.begin, end)
    return not any(
        "operation" in hit.senses or ("border" in hit.senses and not place_names.border(story.page, hit).nation)
        for hit in around
    )


def _is_known_mission(page: Page, at: int) -> bool:
    """Whether a mission is the one told of, and no other: "on the mission", not "on a mission to give shots"."""
    return page.is_word(at, "mission") and not page.is_word(at - 1, "indefinite")


def _goes_on_at_line(spot: Spot, border: Hit) -> bool:
    """Whether a figure told between the name of a border and this one stands on its own side of the border."""
    before = spot.after
    return before is not None and before.side != "other" and before.count.first >= border.last


def is_of_any_unit(page: Page, spot: Spot) -> bool:
    """Whether a figure is what any unit of a kind has: "A Stryker brigade has about 4,400 soldiers"."""
    before = hits_between(page, max(spot.begin, spot.count.first - OWN), spot.count.first)
    has = next((hit for hit in reversed(before) if "unit_has" in hit.senses), None)
    holds = has.first if has is not None else spot.first
    unit = next((hit for hit in reversed(before) if hit.senses.keys() & UNITS and 0 <= holds - hit.last <= UNIT), None)
    goes_on = spot.after is not None and spot.after.status == "other"
    if unit is None or not (has is not None or goes_on):
        return False
    behind = hits_between(page, spot.count.last, clause_ahead(page, spot.count.last, OWN))
    posted = any(hit.senses.keys() & MISSION for hit in behind)
    return not posted and page.has_word("indefinite", max(spot.begin, unit.first - UNIT), unit.first)


def are_sent_out(page: Page, said: Said) -> bool:
    """Whether a verb before soldiers sends them out, who are no whole force then: "sent 45,000 around the country"."""
    verbs = (page.sense(at, "status.before") for at in range(said.first, said.last))
    return any(verb is not None and verb.firm for verb in verbs)


def are_at_work(page: Page, spot: Spot) -> bool:
    """Whether soldiers are said to do what no whole force does: "45,000 are fighting the cartels nationwide"."""
    last = spot.count.last
    return page.tells("combat", last, clause_ahead(page, last, AT_WORK))


def is_size_of_force(spot: Spot) -> bool:
    """Whether a force itself, no body of its soldiers, is so large: "the 20,000-member Texas Guard"."""
    kinds = {kind for hit in spot.count.inside for kind in hit.senses}
    return spot.count.strength and bool(kinds & force_names.BY_NAME) and kinds.isdisjoint({"bodies", "troops"})


def are_in_force(page: Page, said: Said) -> bool:
    """Whether a verb says no more than what force soldiers are in: "7,200 soldiers serve in the Virginia Guard"."""
    end = min(said.last + IN_FORCE, page.sentence_at(said.first)[1])
    hits = hits_between(page, said.last, end)
    known = page.vocabulary.forces
    named = (force_names.force_of_hit(page, hit) for hit in hits)
    of_states = [force is None or known[force].branches or known[force].state for force in named]  # no task force
    at = next((at for at, hit in enumerate(hits) if hit.senses.keys() & force_names.BY_NAME and of_states[at]), None)
    leads = at is not None and all(hit.senses.keys() & {"to", "determiner", "place"} for hit in hits[:at])
    return bool(at) and leads and "to" in hits[0].senses


def _is_somewhere(page: Page, at: int) -> bool:
    """Whether a place that no list knows follows from token `at` on: "in the valley"; not "in the state", "in all"."""
    led = at + 2 < page.end and "preposition" in page.kinds(at) and "determiner" in page.kinds(at + 1)
    return led and page.kinds(at + 2) <= {"region"} and page.date_at[at + 2] is None


def _is_posting(page: Page, hit: Hit) -> bool:
    """Whether a phrase names a mission, or a place on the border that is no whole state: "Eagle Pass"."""
    if "place" not in hit.senses:
        return bool(hit.senses.keys() & MISSION)
    return place_names.place(page, hit).on_border and force_names.state_of_hit(page, hit) is None


def _is_base(page: Page, hit: Hit) -> bool:
    """Whether a phrase names a base: "Fort Hood, home to about 36,000 soldiers"."""
    return "place" in hit.senses and (
        place_names.place(page, hit).home or place_names.place(page, hit).force is not None
    )


def _is_in_guard(size: Size) -> bool:
    """Whether soldiers are said to be in a state's force: "has about 8,300 members in its Army and Air Guard"."""
    page, count = size.page, size.spot.count
    inside = [hit for hit in count.inside if hit.senses.keys() & force_names.BY_NAME]
    if not inside or size.state is None:
        return False
    return page.has_word("to", count.number.last, inside[-1].first)


def _is_had_by_state(size: Size) -> bool:
    """Whether a figure is what a state has, and nothing is said of where: "Idaho has about 4,300 Guard members"."""
    page, state, said = size.page, size.state, size.said
    if state is None or page.vocabulary.places[state].on_border or said is None:
        return False
    if said.first >= size.spot.first:
        return are_in_force(page, said) and not size.is_placed
    told = any(hit.senses.keys() & (MISSION | {"status.after"}) for hit in size.behind)
    return page.sense(said.first, "holds") is not None and not told


def _is_owned_by_state(size: Size) -> bool:
    """Whether its state stands right before a figure as whose it is: "Texas has 20,800", "the state's 21,000"."""
    before = hits_between(size.page, max(size.spot.begin, size.spot.first - OWN), size.spot.first)
    return size.state is not None and any(
        hit.senses.keys() & STATE or force_names.state_of_hit(size.page, hit) == size.state for hit in before
    )
