"""What a text has told so far: the figures read, what was counted last, who was named, who acts.

A figure whose own words leave something out takes it from here. `telling` begins a story and goes on with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal, NamedTuple

from figures.extract.around import Words
from figures.extract.cues import Said
from figures.extract.dates import Date
from figures.extract.measures import Claim
from figures.extract.named.force_names import Scene
from figures.extract.nouns.nouns import Count
from figures.extract.once import once
from figures.extract.page import BULLETS, Page
from figures.extract.places.whereabouts import Site
from figures.extract.records import Period
from figures.extract.rules import By, Spoke
from figures.extract.text.phrases import Hit

NEVER = -9  # the sentence of what was not told yet: farther back than any look
FIGURES_NEAR = 60  # figures: how far back or ahead a figure is compared with others
ARMY_BACK, ARMY_AHEAD = 3, 2  # sentences from an army to those who may be its soldiers
LABEL = 8  # tokens in which what an item is of ends: "South Carolina: 40"
LIST_LINE = 14  # tokens: a shorter sentence may be a line of a list
ROW = 24  # tokens: so may one that ends in its number: "7th Engineer Battalion, Fort Drum, N.Y. — 60"
NOBODY = Spoke("")  # the rule of a field that is not asked for yet
SENTENCE = attrgetter("sentence")  # of a figure: they are told in the order of their sentences

Tellers = tuple[Words | None, ...]  # what told a field: words, or figures that it is taken over from


@dataclass
class Spot(Site):
    """Where a figure stands in the text: in its sentence, and behind the figures told before."""

    sentence: int
    after: Draft | None  # the figure of a list that this one goes on from

    @once
    def lead(self) -> set[str]:
        """The words right before its number: "these 10,000", "the roughly 10,000"; not "la cifra hasta 10.000"."""
        begin = max(self.first - 2, self.count.first - 3, 0)
        begin = self.first if self.page.sense(self.first - 1, "levels") is not None else begin
        return set(self.page.tokens.words[begin : self.count.first])

    @once
    def is_first(self) -> bool:
        """Whether it is said to be the first of more: "the first 50 left", "los primeros 300"."""
        leads = self.page.of_kind("measure.before").between(self.first, self.count.first)
        return any(hit.says("measure.before") == "portion" for hit in leads)


class Refused(NamedTuple):
    """Why a number is no figure, by which rule of `reasons`, and what its own words say that it counts."""

    why: str
    rule: str
    counted: Count


@dataclass(slots=True, eq=False)
class Draft:
    """A mention in the making: `drafts` gives it its fields, and those are its rules.

    Parts, status and date may still change when the figures behind it are known. Each is like no other.
    """

    count: Count
    first: int
    sentence: int
    hedge: Said | None
    qualifier: str = "exact"
    low: int | None = None
    high: int | None = None
    said: Said | None = None  # its own words of its status; None where it has none
    measure_said: Said | None = None  # and of its measure
    measure: str = "level"  # one of the records
    claim: Claim | None = None  # as what its words call it some of a larger figure, until `parts` has sought that
    measure_rule: Spoke = NOBODY  # of `measures` or, where other figures decide, of a pass of `parts`
    force: str = ""
    force_rule: Spoke = NOBODY  # of `owners`
    where: Hit | None = None  # the phrase that names its place
    place_rule: Spoke = NOBODY  # of `posts`
    place_leads: bool = False  # it stands before the figure, for all that follow: "in Yuma, 170 Marines and 60 ..."
    side: str = "other"
    side_rule: Spoke = NOBODY  # of `sides`
    side_said: bool = False  # it follows from a place or a border named with the figure
    status: str = "deployed"
    status_rule: Spoke = NOBODY  # of `progress`
    dated: Date | None = None  # the day that it holds for
    of_now: bool = False  # a word of the present stands by it, so that no day told before is its own
    serving: Hit | None = None  # the phrase that names its operation, once all figures are known
    operation_rule: Spoke = NOBODY  # of `operations`
    told_by: dict[str, Tellers] = field(default_factory=dict)  # most fields: see `tellers`
    value: int | float | None = field(init=False)  # the number as stated; None where it is vague

    def __post_init__(self) -> None:
        self.value = self.count.number.value

    @property
    def size(self) -> float:
        """How many it is, at most."""
        return self.value or self.high or 0

    @property
    def place(self) -> str | None:
        """The id of its place."""
        return self.where.says("place") if self.where is not None else None

    @property
    def operation(self) -> str | None:
        """The id of its operation."""
        return self.serving.says("operation") if self.serving is not None else None

    @property
    def as_of(self) -> Period | None:
        """The day, month or year that it holds for."""
        return self.dated.period if self.dated is not None else None

    @property
    def basis(self) -> str | None:
        """How the text gives that."""
        return self.dated.given if self.dated is not None else None

    @property
    def tellers(self) -> dict[str, Tellers]:
        """By field, the words that gave it, or the figures that it is taken over from."""
        return {"qualifier": (self.hedge,), **self.told_by, "operation": (self.serving,), "as_of": (self.dated,)}

    @property
    def last(self) -> int:
        """The token behind its phrase."""
        return max(self.count.last, self.count.number.last)

    @property
    def whole(self) -> Draft | None:
        """The figure of the text that it is a part of."""
        if self.measure != "part":
            return None
        return next((by for by in self.told_by["measure"] if isinstance(by, Draft)), None)

    def set_force(self, force: str, rule: str) -> None:
        """Say of which other force it is, by which rule; by what the former one knew it is kept."""
        if self.force != force:
            self.force, self.force_rule = force, self.force_rule._replace(name=rule)

    def set_measure(self, measure: str, rule: str, by: Words | None = None, known_by: By = "") -> None:
        """Say what it measures, by which rule, and by what other figure: its whole, or the one that it goes on from."""
        self.measure, self.measure_rule = measure, Spoke(rule, known_by)
        self.told_by["measure"] = (self.measure_said, by)

    def outweigh(self, field: Literal["status", "measure", "side"], answer: str, rule: str, by: Tellers) -> None:
        """Put another answer in the place of what the rules gave to one field, with the words that outweigh it."""
        setattr(self, field, answer)
        setattr(self, f"{field}_rule", Spoke(rule))
        self.told_by[field] = by

    def take_status(self, other: Draft, rule: str) -> None:
        """Take over how far another figure has come, by which rule; what gave the same already is kept."""
        if self.status != other.status:
            self.status, self.status_rule = other.status, self.status_rule._replace(name=rule)
            self.told_by["status"] = (other,)

    def take_side(self, other: Draft, rule: str) -> None:
        """Take over the side of the border on which another figure stands, likewise."""
        if self.side != other.side:
            self.side, self.side_rule = other.side, self.side_rule._replace(name=rule)
            self.told_by["side"] = (other,)

    def take_day(self, other: Draft) -> None:
        """Take over the day that another figure holds for."""
        self.dated = other.dated


@dataclass(slots=True)
class Story:
    """The state of a reading; sentences are numbers of `page.sentences`."""

    page: Page
    scene: Scene
    dateline: Hit | None  # the place on the border that the text is dated from
    names: dict[str, dict[str, Hit]]  # the spellings of each place
    away: bool  # whether it names places, but none on the border, nor the border
    at_border: bool  # whether the text speaks of the border or of a place on it
    grouped: bool  # whether the text writes "4,500" with its mark, so that a bare 4500 is no amount
    first_military: int | None  # the first sentence that speaks of an army
    of_army: bool  # whether the text speaks of one again and again
    of_others: bool  # whether it speaks of one so seldom that it is of something else
    has_nouns: bool = False  # whether any number of it has a noun for soldiers, or for people of a force
    has_others: bool = False  # whether a noun read so far counts what is none of an army: people, events, money
    drafts: list[Draft] = field(default_factory=list)
    apart: list[Draft] = field(default_factory=list)  # those of lines that lead to other pages
    told_of: defaultdict[str, list[Draft]] = field(default_factory=lambda: defaultdict(list))  # by country
    refused: dict[int, Refused] = field(default_factory=dict)  # the numbers that are no figures, by first token
    counted: str | None = None  # what the last number with a noun counted
    counted_sentence: int = NEVER
    barren: int = NEVER  # the last number before which its sentence counts and names nothing: no look goes beyond it
    military: int = NEVER  # the last sentence that spoke of an army
    in_person: int = NEVER  # the last sentence with a word for soldiers themselves
    civil: int = NEVER  # the last sentence that spoke of police and the like
    place: Hit | None = None  # the place named last where forces may stand
    border: int = NEVER  # the token of the border named last
    branch_at: int = NEVER  # the token of the branch named last
    branch_end: int = NEVER  # the token behind it
    named_sentence: int = NEVER  # the last sentence that named forces
    named: dict[str, Hit] = field(default_factory=dict)  # and which, by which phrases
    subject: str | None = None  # the one it named first, or those that "and" joins to it
    subject_at: int = NEVER  # the token at which it is named
    spoken_by: list[Words] = field(default_factory=list)  # what told the force spoken of last: `scene.force`

    @property
    def last(self) -> Draft | None:
        """The figure told last."""
        return self.drafts[-1] if self.drafts else None

    def told_before(self, sentence: int) -> int:
        """How many figures are told before a sentence."""
        return bisect_left(self.drafts, sentence, key=SENTENCE)

    def since(self, sentence: int, most: int) -> Draft | None:
        """The figure told last, where it stands at most `most` sentences back: "another 300" may go on from it."""
        return self.drafts[-1] if self.drafts and sentence - self.drafts[-1].sentence <= most else None

    def border_near(self, sentence: int) -> Hit | None:
        """The border named last, where that was in a sentence or in the one before it."""
        near = self.border >= 0 and sentence - self.page.sentence_of[self.border] <= 1
        return self.page.hit_at[self.border] if near else None

    def nears_army(self, sentence: int) -> bool:
        """Whether the text speaks of an army a few sentences before, or soon does for the first time."""
        if self.first_military is None:
            return False
        return sentence - self.military <= ARMY_BACK or 0 <= self.first_military - sentence <= ARMY_AHEAD

    def is_list_line(self, sentence: int) -> bool:
        """Whether a sentence is so short that it may be a line of a list, begins with a bullet or ends in a number."""
        begin, end = self.page.sentences[sentence]
        row = end - begin <= ROW and self.page.number_at[end - 1] is not None
        return end - begin <= LIST_LINE or row or self.page.tokens.words[begin] in BULLETS

    def is_item(self, sentence: int) -> bool:
        """Whether a sentence is an item of a list that says what it is of: "• Utah, five soldiers", "Utah: five"."""
        opens = self.page.opens_paragraph(sentence)
        bullet = self.page.tokens.words[self.page.sentences[sentence][0]] in BULLETS
        return opens and (bullet or self.is_labelled(sentence))

    def is_labelled(self, sentence: int) -> bool:
        """Whether a sentence opens with what it is of, and a colon: "Utah: five soldiers"."""
        begin, end = self.page.sentences[sentence]
        return ":" in self.page.tokens.words[begin + 1 : min(begin + LABEL, end - 1)]

    def above_list(self, sentence: int) -> list[int]:
        """The sentences of the paragraph above the list that an item belongs to."""
        at = sentence
        while at >= 0 and sentence - at < FIGURES_NEAR and self.is_item(at):
            paragraph = self.page.paragraph_of[at] - 1
            at = bisect_left(self.page.paragraph_of, paragraph)
            if paragraph < 0:
                return []
        return list(range(at, bisect_left(self.page.paragraph_of, self.page.paragraph_of[at] + 1)))


@dataclass
class Sought:
    """A figure of which one field is sought, and the story so far; what its rules ask is asked once, in a subclass."""

    story: Story
    spot: Spot

    page: Page = field(init=False)  # the one the figure stands on

    def __post_init__(self) -> None:
        self.page = self.story.page
