"""One figure of which it is asked how far its soldiers have come, and what the rules of that ask of it."""

from __future__ import annotations

from dataclasses import dataclass

from figures.extract.around import Words, hits_between
from figures.extract.cues import Said
from figures.extract.nouns import ties
from figures.extract.nouns.nouns import Count
from figures.extract.nouns.whose import names_force
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.story.story import FIGURES_NEAR, Draft, Sought
from figures.extract.text.phrases import Hit

COMPOSED = 3  # sentences: how far back the stage of a whole is taken for what makes it up
COMPOSING = 9  # tokens before a figure in which words may say that it makes up another: "consists of about"
UNIT = 6  # tokens in which the unit may be named that soldiers are in: "the 3rd Combat Aviation Brigade"
BESIDE = 3  # tokens from a part to its whole, or from a figure to the word that says whose it is
LINES = 3  # sentences: how far back a line of a list looks for its like, or for the words that lead it in
Stage = tuple[str, Words | None]  # a status; the words that tell it, or the figure that it is taken over from


@dataclass
class Course(Sought):
    """A figure whose status is sought, with its force and what its own words say of status and measure."""

    force: str
    said: Said | None
    measure: Said | None

    @once
    def composes(self) -> bool:
        """Whether it makes up what was told before it: "The package consists of about 2,400", "They include 500"."""
        page, spot, said = self.page, self.spot, self.said
        if said is not None and _is_of_origin(page, said):
            said = None  # "About 2,400 are based at Fort Carson"
        if said is not None and (self._is_of_a_unit(said) or self._is_of_part_before(said)):
            return True
        if said is not None and (said.value != "deployed" or said.firm or said.last > spot.first):
            return False  # "will include 500", "includes 500 posted in Yuma", "of whom 180 had arrived by May"
        if page.tells("once", spot.begin, spot.first):
            return False  # "At its height, the mission has included 5,900 troops"
        if page.has_word("already", max(spot.begin, spot.first - BESIDE), spot.first):
            return False  # "will join a program that currently includes 250"
        if said is None and (spot.count.partitive or _tells_origin(page, spot.count)):
            return True
        begin = max(spot.begin, spot.first - COMPOSING, said.last if said is not None else 0)
        return any(_tells_part(hit) for hit in hits_between(page, begin, spot.count.first))

    @once
    def only_some(self) -> bool:
        """Whether nothing says that it makes up what was told before but that it is some of it: "540 of the troops"."""
        count, said = self.spot.count, self.said
        only = said is None and count.partitive and count.kind != "elided"
        return only and not _tells_origin(self.page, count)

    def _is_of_a_unit(self, said: Said) -> bool:
        """Whether of some of those told is said only in which unit they are: "500 are in the 3rd Aviation Brigade"."""
        page, count = self.page, self.spot.count
        if not (count.partitive or count.kind == "elided") or said.first < count.last:
            return False
        at = said.last
        while page.is_word(at, "in_unit"):
            at += 1
        return self._is_plain(said) and names_force(page, at, min(at + UNIT, self.spot.end))

    def _is_plain(self, said: Said) -> bool:
        """Whether a verb only says that soldiers are in something, or are some of it: "are in", "forman parte"."""
        return all(self.page.is_word(word, "in_unit", "determiner") for word in range(said.first, said.last))

    def _is_of_part_before(self, said: Said) -> bool:
        """Whether a verb tells of the part before, and nothing of its stage: "900 are from the Army, 400 from"."""
        before = self.before
        if before is None or (before.said is not None and before.status == before.said.value):
            return False
        plain = said.value == "deployed" and self._is_plain(said)
        plain = plain or self.page.tells("belongs", said.first, said.first + 1)
        return plain and before.count.number.last <= said.first and said.last <= self.spot.first

    @once
    def listed(self) -> bool:
        """Whether its sentence may be a line of a list: it is short, and no verb stands before the figure."""
        spot = self.spot
        verb = any(self.page.kinds(at) & {"auxiliary", "holds"} for at in range(spot.begin, spot.first))
        return self.story.is_list_line(spot.sentence) and not verb

    @once
    def stands_alone(self) -> bool:
        """Whether nothing told before is of its soldiers: "withdrew 350 of its 900 troops"."""
        return ties.is_whole(self.page, self.spot.first)

    @once
    def before(self) -> Draft | None:
        """The figure it goes on from: told in its sentence, or in the line of a list above."""
        before = self.spot.after or self.story.since(self.spot.sentence, LINES if self.listed else 0)
        if before is None or before.sentence == self.spot.sentence or self.spot.count.kind != "troops":
            return before
        at = self.spot.sentence
        line = self.story.is_list_line(before.sentence) and not self.page.share_paragraph(at, before.sentence)
        item = line or self.story.is_item(at) or self.story.is_labelled(at)
        return before if item else None  # "They refused 1,500. In Yuma 40 guards work."

    @once
    def goes_on(self) -> bool:
        """Whether it goes on from another in its sentence, or from the line of a list above."""
        told = _tells_origin(self.page, self.spot.count) or (self.said is not None and self._is_of_a_unit(self.said))
        line = self.listed and not told
        return self.before is not None and (line or self.before.sentence == self.spot.sentence)

    @once
    def near(self) -> list[Draft]:
        """The figures of its country's forces told in the sentences right before it, and in its own."""
        near = self.story.drafts[self.story.told_before(self.spot.sentence - COMPOSED) :][-FIGURES_NEAR:]
        return [told for told in near if self.is_of_country(told)]

    def is_of_country(self, told: Draft) -> bool:
        """Whether a figure told before is of its own country's forces."""
        known = self.page.vocabulary.forces
        return known[told.force].country == known[self.force].country


def _tells_part(hit: Hit) -> bool:
    """Whether a phrase before a figure says that it is of what was told: "among whom", "They include"."""
    part = hit.says("measure.before") == "part"
    return part or not hit.senses.keys().isdisjoint({"whom", "of_them"})


def _is_of_origin(page: Page, said: Said) -> bool:
    """Whether a verb of being only says where soldiers belong: "are based at", "tienen su base en"."""
    helps = page.is_word(said.first, "auxiliary") or page.sense(said.first, "holds") is not None
    return said.value == "deployed" and helps and page.tells("belongs", said.first, said.first + 1)


def _tells_origin(page: Page, count: Count) -> bool:
    """Whether what is told of a figure is only where its soldiers belong: "About 2,400 are from Fort Carson"."""
    return page.tells("belongs", count.last, count.last + BESIDE)
