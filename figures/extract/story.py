"""What a text has told so far: the figures read, what was counted last, who was named, who acts.

A figure whose own words leave something out takes it from here. `note` lets each phrase passed change the story, and
`tell` adds a figure to it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from figures.extract import forces, places, whereabouts
from figures.extract.around import preposed
from figures.extract.cues import Said
from figures.extract.forces import Scene
from figures.extract.nouns import Count
from figures.extract.page import BULLETS, Page
from figures.extract.phrases import Hit
from figures.extract.records import Cue, record

MILITARY = frozenset({"troops", "branch", "force", "unit", "operation", "context"})  # phrases that speak of an army
TELLING = MILITARY | forces.NAMES | {"civil", "border", "office"}  # what `note` asks a phrase for: it hears of no other
NEVER = -9  # the sentence of what was not told yet: farther back than any look
NEAR = 60  # figures: how far back or ahead a figure is compared with others
LIST_LINE = 14  # tokens: a shorter sentence may be a line of a list


@record
class Spot:
    """Where a figure stands: its count, the token its phrase begins at, and its sentence, tokens [begin, end)."""

    count: Count
    first: int
    sentence: int
    begin: int
    end: int
    after: Draft | None  # the figure of a list that this one goes on from


@dataclass(slots=True)
class Draft:
    """A mention in the making. Parts, status and date may still change when the figures behind it are known."""

    count: Count
    value: int | float | None  # the number as stated; None where it is vague
    first: int
    sentence: int
    qualifier: str
    low: int | None
    high: int | None
    force: str
    rule: str  # of `owners`, which gave the force
    side: str
    where: Hit | None  # the phrase that names its place
    operation: str | None
    measure: str  # a measure of the records; "portion" and "few" until it is known whether the text gives the whole
    status: str
    said: Said | None  # the words that gave the status; None where it was taken over
    as_of: dt.date | None
    basis: str | None
    cues: tuple[Cue, ...]
    side_said: bool  # the side follows from a place or a border named with the figure
    place_leads: bool  # the place stands before the figure, for all that follow: "in Yuma, 170 Marines and 60 ..."

    @property
    def place(self) -> str | None:
        """The id of its place."""
        return self.where.senses["place"].says if self.where is not None else None


@dataclass(slots=True)
class Story:
    """The state of a reading; sentences are numbers of `page.sentences`."""

    page: Page
    scene: Scene
    dateline: Hit | None  # the place on the border that the text is dated from
    names: dict[str, dict[str, Hit]]  # the spellings of each place
    away: bool  # whether it names places, but none on the border, nor the border
    at_border: bool  # whether the text speaks of the border or of a place on it
    grouped: bool  # whether the text writes thousands with a mark, so that a bare 4500 is no amount
    first_military: int | None  # the first sentence that speaks of an army
    in_person: frozenset[int]  # the sentences that have a word for soldiers themselves
    drafts: list[Draft] = field(default_factory=list)
    refused: dict[int, tuple[str, Count]] = field(default_factory=dict)  # by first token of the number: the reason why
    subject: str | None = None  # the country named first in the sentence, or whose figure it told last
    subject_state: str | None = None  # and the state
    counted: str | None = None  # what the last number with a noun counted
    counted_sentence: int = NEVER
    barren: int = NEVER  # the last number before which its sentence counts and names nothing: no look goes beyond it
    military: int = NEVER  # the last sentence that spoke of an army
    civil: int = NEVER  # the last sentence that spoke of police and the like
    place: Hit | None = None  # the place named last where forces may stand
    border: int = NEVER  # the token of the border named last
    branch_end: int = NEVER  # the token behind the branch named last
    named_sentence: int = NEVER  # the last sentence that named forces
    named: set[str] = field(default_factory=set)  # and which

    @property
    def last(self) -> Draft | None:
        """The figure told last."""
        return self.drafts[-1] if self.drafts else None

    def since(self, sentence: int, most: int) -> Draft | None:
        """The figure told last, where it stands at most `most` sentences back."""
        return self.drafts[-1] if self.drafts and sentence - self.drafts[-1].sentence <= most else None

    def is_list_line(self, sentence: int) -> bool:
        """Whether a sentence is so short that it may be a line of a list, or begins with a bullet."""
        begin, end = self.page.sentences[sentence]
        return end - begin <= LIST_LINE or self.page.tokens.words[begin] in BULLETS


def begin(page: Page) -> Story:
    """The story before the first sentence: what the text as a whole tells."""
    military = (page.sentence_of[hit.first] for hit in page.hits if hit.senses.keys() & MILITARY)
    return Story(
        page,
        Scene(
            text_country=forces.evidence(page), text_state=forces.only_state(page), branches=forces.named_branches(page)
        ),
        places.dateline(page),
        names=places.names(page),
        away=whereabouts.is_away(page),
        at_border=any(_on_border(page, hit) for hit in page.hits),
        grouped=any(
            number.value is not None and number.value >= 1000 and page.tokens.words[number.first].strip("0123456789")
            for number in page.numbers
        ),
        first_military=min(military, default=None),
        in_person=frozenset(
            page.sentence_of[hit.first] for hit in page.hits if "troops" in hit.senses and "doubtful" not in hit.senses
        ),
    )


def _on_border(page: Page, hit: Hit) -> bool:
    if hit.senses.keys() & {"border", "line"}:
        return True
    return "place" in hit.senses and places.place(page, hit).side != "other"


def hear(story: Story, heading: Page) -> None:
    """Take whose forces are meant from a heading."""
    for hit in heading.hits:
        _meet(story, heading, hit, -1, 0)
    if any(hit.senses.keys() & MILITARY for hit in heading.hits):
        story.military = -1


def open_sentence(story: Story, sentence: int) -> None:
    """Let a sentence go on from the country that the one before began with; a new paragraph, from the text's own."""
    scene, paragraphs = story.scene, story.page.paragraph_of
    scene.country = story.subject or scene.country
    if sentence and paragraphs[sentence] != paragraphs[sentence - 1]:
        scene.country = scene.text_country or scene.country
    scene.state = story.subject_state or scene.state
    story.subject = story.subject_state = None


def note(story: Story, hit: Hit, sentence: int) -> None:
    """Let a phrase that was passed change the story."""
    page = story.page
    named = _meet(story, page, hit, sentence, page.sentences[sentence][0])
    if "place" in hit.senses and whereabouts.may_hold(page, hit, page.sentences[sentence][0]):
        story.place = hit
    if "border" in hit.senses:
        story.border = hit.first
    names = hit.senses.keys() & {"force", "operation", "branch"} or forces.state_beside(page, hit) is not None
    if named and story.scene.force is not None and names:
        if story.named_sentence != sentence:
            story.named_sentence, story.named = sentence, set()
        story.named.add(story.scene.force)


def _meet(story: Story, spoken: Page, hit: Hit, sentence: int, begin: int) -> bool:
    """Set the scene by a phrase of the text or of its heading; whether it names a force that is spoken of."""
    scene, known = story.scene, spoken.vocabulary
    country = forces.speaks_for(spoken, hit, begin)
    if country is not None and country != "other":
        scene.country = country
        story.subject = story.subject or country
    state = forces.state_of_hit(spoken, hit)
    if state is not None and scene.force is not None and 0 <= hit.first - story.branch_end <= 2:
        scene.force = forces.of_state(spoken, scene.force, state)  # "la Guardia Nacional de Florida"
        if story.named_sentence == sentence:
            story.named = {scene.force}
    if "branch" in hit.senses:
        story.branch_end = hit.last
    governs = state is not None and forces.governs(spoken, hit, begin)
    aside = any(preposed(spoken, hit, kind, begin) for kind in ("to", "from_only")) and not governs
    if state is not None and not aside and not forces.is_address(spoken, hit, begin):
        scene.state, scene.country = state, known.places[state].country
        scene.governed = state if governs else scene.governed
        story.subject_state = story.subject_state or state
    elif "office" in hit.senses and scene.governed is not None:
        scene.state = story.subject_state = scene.governed  # "if Texas asks for it, the governor said"
    if hit.senses.keys() & MILITARY:
        story.military = sentence
    if "civil" in hit.senses:
        story.civil = sentence
    force = forces.force_of_hit(spoken, hit)
    if forces.is_source(spoken, hit, begin) and ("unit" in hit.senses or forces.is_person(spoken, hit)):
        return False
    if preposed(spoken, hit, "from_only", begin):
        return False  # "el resto procede de la Marina"
    if force is not None:
        scene.force, scene.state = force, known.forces[force].state or scene.state
    named = _branch_named(story, spoken, hit)
    if force is None and named is not None:
        together = [_branch_named(story, spoken, other) for other in forces.joined(spoken, hit, begin)]
        scene.force = forces.common(spoken, [other for other in together if other is not None]) or named
    return force is not None or named is not None


def _branch_named(story: Story, spoken: Page, hit: Hit) -> str | None:
    """The force a branch is, as the text has gone so far; None where a phrase names none, or a ministry of several."""
    scene, force, branch = story.scene, forces.force_of_hit(spoken, hit), forces.branch_of_hit(hit)
    if force is None and "troops" in hit.senses and (state := forces.state_beside(spoken, hit)) is not None:
        return forces.home_force(spoken, state)  # "Texas soldiers have shut the park"
    if force is not None or branch is None or forces.is_ministry(hit, scene):
        return force
    country = scene.country or scene.text_country or spoken.vocabulary.country
    own = forces.possessed(spoken, max(hit.first - 2, 0), hit.first)
    return forces.of_branch(spoken, branch, country, (own and story.subject_state) or scene.state)


def tell(story: Story, draft: Draft) -> None:
    """Add a figure to the story."""
    owner = story.page.vocabulary.forces[draft.force]
    story.drafts.append(draft)
    story.counted, story.counted_sentence = "troops", draft.sentence
    story.military = draft.sentence
    story.scene.force, story.scene.country = draft.force, owner.country
    story.subject = owner.country
    story.subject_state = owner.state or story.subject_state
    story.scene.state = owner.state or story.scene.state
