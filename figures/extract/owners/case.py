"""One figure whose owner is sought: what its own words leave open, and how it compares with those told before.

The rules of `owners` ask these questions, several the same one; each is answered once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from figures.extract.around import Words, hits_between, is_aside
from figures.extract.forces import attached, homes, spoken_for
from figures.extract.named import chapters, force_names, lands, place_names
from figures.extract.nouns import ties
from figures.extract.nouns.nouns import PERSONS
from figures.extract.once import once
from figures.extract.story.story import FIGURES_NEAR, Draft, Sought
from figures.extract.text.phrases import Hit
from figures.lexicon import Place

ROW = frozenset(",:(")  # signs between the name that heads a row and its number: "Texas: 2,600"
NAMING = frozenset({"force", "branch", "unit", "operation", "country", "place"})
ARMED = frozenset({"troops", "bodies"})
LEADS = frozenset({"levels", "total.before"})  # what leads to those counted: "the number of troops"
TOTALLED = frozenset({"levels", "bodies", "change_to"})  # what is named between "bringing" and a total
LIST = 9  # figures: how far back those of a list or of its whole are looked for
SENDER = 3  # tokens behind soldiers in which the country stands that sends them: "that the Pentagon keeps"
SHARED = 3  # tokens behind a number in which those stand of whom it counts some: "200 de los soldados"
OPENING = 5  # tokens in which a sentence names whom it is about: "The federal task force", "La fuerza de tarea federal"
THERE_BEFORE = 8  # tokens before a figure in which words may say that it was there before others: "hay ya unos"

# A figure greater than all that was told before, so many times over, counts others than a force does.
STATE_GROWS = 4  # a state sends a small share of all: after "California sent 360", "up to 4,000" are of all states
FORCE_GROWS = 10  # a force that a text goes on about grows from its first hundreds to thousands
NAMED_GROWS = 50  # one that the sentence before names may be told in full: "sent 300. The Guard is a force of 10,000"


@dataclass
class Case(Sought):
    """A figure whose owner is sought, and the force that its phrase names, if any: "U.S. soldiers", "guardsmen"."""

    named: str | None

    @once
    def naming(self) -> Hit | None:
        """The phrase within the figure that names a force, a branch or a country."""
        inside = self.spot.count.inside
        return next((hit for hit in inside if hit.senses.keys() & NAMING or force_names.branch_of_hit(hit)), None)

    @once
    def names_country(self) -> bool:
        """Whether the phrase names no more than a country: "U.S. troops"."""
        known = self.page.vocabulary.forces
        return self.named is not None and self.named == force_names.general(self.page, known[self.named].country)

    @once
    def floor(self) -> int:
        """The token where its own words begin, behind the figure before: at "and" in "sent 90, and Ohio 40"."""
        last, first = self.story.last, self.spot.first
        if ties.is_whole(self.page, first) and homes.possessed(self.page, first - 1, first):
            return self.spot.begin  # a whole looks past its part: "Iowa sent 60 of its 125 soldiers"
        if last is None or last.sentence != self.spot.sentence:
            return self.spot.begin
        if is_aside(self.page, last.first, last.count.last, min(force_names.ENCLOSED, first - last.count.last)):
            closing = self.page.tokens.words.index(",", last.count.last)
            if not self.page.capital(closing + 1):  # but "from Fort Drum, N.Y."
                return self.spot.begin  # "Florida, which promised 1,000, has 50 Guard members there"
        return last.count.last

    @once
    def of_country(self) -> tuple[str, Hit | None]:
        """The country whose forces are meant, and the words that say so, if any do: "Mexico has sent 10,000"."""
        known = self.page.vocabulary
        if self.named is not None:
            return known.forces[self.named].country, self.naming
        country, hit = spoken_for.country(self.spot, self.story.scene)
        return country if country in known.countries else "other", hit

    @once
    def country(self) -> str:
        """The country whose forces are meant."""
        return self.of_country[0]

    @once
    def home(self) -> tuple[str | None, Hit | None]:
        """The state that its own words name as home, and these words: "50 from Florida".

        Just words where they name several: "Idaho and Montana will send 180".
        """
        state, hit = homes.home_state(self.page, self.spot.count, self.spot.first, self.floor, self.story.scene)
        if hit is not None and self.page.tells("part_of", hit.last, self.spot.first):
            return None, None  # "Arizona's soldiers are part of a contingent of 1,200"
        if hit is not None and (self.heads_row_of_others(hit) or self.is_of_a_share(hit)):
            return None, None  # "Active-duty troops: Texas, 2,600; Arizona, 1,200"
        sender = self.of_country[1] if hit is not None and hit.first < self.spot.first else None
        if sender is not None and "country" in sender.senses and 0 <= sender.first - self.spot.count.last < SENDER:
            return None, None  # "Texas asked that the 2,400 soldiers that the Pentagon keeps there help"
        return state, hit

    def is_of_a_share(self, hit: Hit) -> bool:
        """Whether only some of a whole are from a state: "A third of the 2,500 come from Texas"; not "all of the"."""
        page, first = self.page, self.spot.first
        if page.sense(hit.first - 1, "belongs") is None or hit.first < first or not ties.is_whole(page, first):
            return False
        of = first - 1 - page.is_word(first - 1, "determiner")
        return page.is_word(of, "of") and not page.is_word(of - 1, "all_of")

    def heads_row_of_others(self, hit: Hit) -> bool:
        """Whether a state heads the row of a bare number, in a text of forces of which states have none."""
        page, branches = self.page, self.story.scene.branches
        row = self.spot.count.kind == "elided" and hit.last == self.spot.first - 1
        heads = row and page.tokens.words[hit.last] in ROW and not page.tells("of_all", 0, hit.first)
        return heads and bool(branches) and page.vocabulary.roster.branches_with_states.isdisjoint(branches)

    @once
    def beside(self) -> tuple[str | None, Hit | None]:
        """The force of its country named right behind it, and the words: "40 soldiers attached to JTF-North"."""
        force, hit = attached.force_behind(self.page, self.spot.count, self.country)
        own = force is not None and self.page.vocabulary.forces[force].country == self.country
        return (force, hit) if own else (None, None)

    @once
    def definite(self) -> bool:
        """Whether an article shows that the reader knows the force: "the soldiers"; not "the Pentagon 2,500 troops".

        Nor "that" behind a verb of saying: "said that 2,500 troops are there".
        """
        page, spot = self.page, self.spot
        before = hits_between(page, max(spot.begin, spot.first - 2), spot.count.first)
        if any(hit.senses.keys() & NAMING for hit in before):
            return False
        opens = spot.first - spot.begin == 2 and page.is_word(spot.first - 1, "determiner")
        article = any(
            "determiner" in hit.senses
            and "hedge.before" not in hit.senses
            and hit.last >= spot.first
            and not page.is_word(hit.first, "that")
            for hit in before
        )
        return article or (opens and "of" in page.kinds(spot.begin))  # "De los 118 soldados"

    @once
    def known(self) -> bool:
        """Whether an article shows so, be it behind a preposition: "mantener a los 2.100"; not "se suman a los 450"."""
        page, at = self.page, self.spot.first - 1
        led = page.is_word(at, "determiner") and not page.is_word(at, "that", "indefinite")
        return self.definite or (led and page.vocabulary.head_first and not self.joins_others)

    @once
    def names_actor(self) -> bool:
        """Whether a country acts before it in its sentence, so that no state's is meant: "the Pentagon has 2,500"."""
        begin = self.spot.begin
        before = self.page.those(homes.NATION).between(begin, self.spot.first)
        return any(
            lands.speaks_for(self.page, hit, begin) or homes.is_national(self.page, hit, begin) for hit in before
        )

    @once
    def another_acts(self) -> bool:
        """Whether a country's own actor stands behind the figure before: "Texas has 4,500 and the Pentagon 2,500"."""
        own = self.page.of_kind("country").between(self.floor, self.spot.first)
        return self.floor > self.spot.begin and any(lands.speaks_for(self.page, hit, self.floor) for hit in own)

    @once
    def names_nation(self) -> bool:
        """Whether one who acts for a whole country stands before the figure: "the president called up 6,000"."""
        return self.page.tells("national", self.spot.begin, self.spot.first)

    @once
    def opens_with_nation(self) -> bool:
        """Whether one who acts for a whole country opens its sentence: "The president sends", "2023: The president"."""
        entry = chapters.date_of(self.page, self.spot.sentence)
        begin = entry.last + 1 if entry is not None and entry.first == self.spot.begin else self.spot.begin
        return self.page.tells("national", begin, min(begin + 2, self.spot.first))

    @once
    def open(self) -> bool:
        """Whether it may be of a force told before, as "the soldiers", "500 more" are; not "the Pentagon sent 500"."""
        bare = self.named is None or self.spot.count.joined
        return bare and (self.spot.count.kind == "elided" or self.known or not self.names_actor)

    @once
    def spoken_of(self) -> str | None:
        """The force last spoken of, where the figure may be of it."""
        force = self.story.scene.force if self.open else None
        return force if force is not None and self.page.vocabulary.forces[force].country == self.country else None

    def is_of_state(self, force: str) -> bool:
        """Whether a force is a state's own: the Texas National Guard."""
        return self.page.vocabulary.forces[force].state is not None

    @once
    def told_of_country(self) -> list[Draft]:
        """The figures told before of its country's forces."""
        return self.told(self.country)

    def told(self, country: str) -> list[Draft]:
        """The figures told before of a country's forces."""
        return self.story.told_of[country][-FIGURES_NEAR:]

    def above(self, told: Sequence[Draft], times: int) -> bool:
        """Whether it is more than so many times the greatest of `told`, if there are any."""
        value = self.spot.count.number.value or 0
        # of "thousands" the least counts: 2,000
        return bool(told) and all(value > times * (each.value or each.low or each.high or 0) for each in told)

    @once
    def first_named(self) -> tuple[str, Sequence[Words]] | None:
        """The force that the sentence before names first, and its name there: "How big is the Guard? 133,000".

        Only where it stands behind all figures told.
        """
        story, force = self.story, self.story.subject
        fresh = story.last is not None and story.last.sentence < story.named_sentence == self.spot.sentence - 1
        if force is None or not fresh or self.page.vocabulary.forces[force].country != self.country:
            return None
        if self.is_of_state(force) and self.above(self.told_of_country, STATE_GROWS):
            return None
        name = self.page.hit_at[story.subject_at]
        return force, [name] if name is not None else []

    @once
    def counts_ashore(self) -> bool:
        """Whether its noun is said of a land army only: "soldiers", "200 de los soldados"."""
        count, page = self.spot.count, self.page
        return any("ashore" in hit.senses for hit in count.inside) or (
            "of" in page.kinds(count.last) and page.tells("ashore", count.last, count.last + SHARED)
        )

    @once
    def body(self) -> Hit | None:
        """The body that it is said to be right before it: "a force of 2,000"."""
        left = self.spot.count.left
        beside = left is not None and "bodies" in left.senses and self.spot.first - left.last <= 1
        return left if beside else None

    @once
    def is_federal(self) -> bool:
        """Whether its noun is the country's, and so no state's: "2,000 federal troops", "a federal force of 2,000"."""
        count = self.spot.count
        first = max(self.body.first - 1, self.spot.begin) if self.body is not None else count.first
        own = self.page.has_word("nationwide", first, count.last + self.page.vocabulary.head_first)
        return own or self._of_federal_force

    @property
    def _of_federal_force(self) -> bool:
        """Whether its sentence opens with soldiers of the country: "The federal task force has 8,300 troops"."""
        page, begin = self.page, self.spot.begin
        if not page.has_word("nationwide", begin, begin + OPENING):
            return False
        return page.those(ARMED).begins(begin, min(begin + OPENING, self.spot.first))

    @once
    def names_branches(self) -> bool:
        """Whether the phrase itself names branches: "soldiers and marines", "el Ejército y la Marina"."""
        named = (
            force_names.branch_of_hit(hit) or force_names.force_of_hit(self.page, hit) for hit in self.spot.count.inside
        )
        return any(name is not None and name not in self.page.vocabulary.broad for name in named)

    @once
    def joins_others(self) -> bool:
        """Whether it was there before those told of: "will join the 2,500", "hay ya unos 9.200"."""
        page, first = self.page, self.spot.first
        before = page.tells("before_them", max(self.spot.begin, first - THERE_BEFORE), first)
        return before or ties.led_in_by(page, first, "joined") is not None

    @once
    def stands_apart(self) -> bool:
        """Whether it is on the border, as none told before is: "2,300 patrol Memphis. On the border, 9,000"."""
        return self.spot.border is not None and all(draft.side == "other" for draft in self.told_of_country)

    @once
    def place(self) -> Place | None:
        """The place that its own words put it at: "10,000 troops in Sinaloa"."""
        where = self.spot.place_behind or self.spot.place_before
        return place_names.place(self.page, where) if where is not None else None

    @once
    def stands_abroad(self) -> bool:
        """Whether it stands in a land of neither side: "as many as the 5,000 troops in Iraq"."""
        return self.place is not None and self.place.abroad

    @once
    def is_total(self) -> bool:
        """Whether it is what those told before add up to: "bringing the total to 4,000", "sube a 4.000 el número"."""
        page, first, result = self.page, self.spot.first, ties.result(self.page, self.spot.first)
        if result is None:
            last = self.spot.count.last
            total = page.tells("adds_up", first - 3, first) or page.tells("levels", last, min(last + 2, self.spot.end))
        else:
            total = page.those(TOTALLED).begins(result.last, first)
        return total or self.counts_all

    @once
    def counts_all(self) -> bool:
        """Whether it is the number of all soldiers: "will push the number of troops on the border to about 9,000"."""
        if not self.page.those(LEADS).begins(self.spot.begin, self.spot.first):
            return False
        near = hits_between(self.page, self.spot.begin, self.spot.first)
        nouns = (hit for hit in near if hit.last - hit.first > 1 or not hit.senses.keys() & {"of", "determiner"})
        led = (named for lead, named in pairwise(nouns) if lead.senses.keys() & LEADS)
        return any("troops" in named.senses and not named.says("troops") for named in led)

    @once
    def whole(self) -> Draft | None:
        """The figure told before that it is a part of, the last one no smaller: "of the total, 14,200"."""
        value = self.spot.count.number.value
        if value is None or not (self.spot.count.partitive or self.page.tells("of_them", self.floor, self.spot.first)):
            return None
        near = [draft for draft in reversed(self.story.drafts[-LIST:]) if self.spot.sentence - draft.sentence <= 1]
        return next((draft for draft in near if draft.size >= value), None)

    @once
    def remains_of(self) -> Draft | None:
        """The greatest figure of its list, which all others and it make up: "Texas will get 250; the remaining 130"."""
        if not self.page.tells("rest", max(self.floor, self.spot.first - 3), self.spot.count.last):
            return None
        told = [draft for draft in self.story.drafts[-LIST:] if self.spot.sentence - draft.sentence <= 2]
        return max(told, key=lambda draft: draft.value or 0, default=None)

    @once
    def is_coordinate(self) -> bool:
        """Whether "and" or a comma joins it to those told: "200 guards and 450 soldiers", "200 are guards and"."""
        page, spot, last = self.page, self.spot, self.story.since(self.spot.sentence, 0)
        if spot.count.kind != "troops" or last is None or page.tells("whom", last.count.last, spot.count.first):
            return False
        joins, reached = page.vocabulary.single["and"], last.count.last
        if last.count.kind == "elided":
            said = page.those(PERSONS).between(reached, spot.first) if last.force_rule.by == "predicate" else []
            if not said:
                return False
            reached = said[-1].last
        between = page.tokens.words[reached : spot.first]
        return 0 < len(between) <= 2 and all(word == "," or word in joins for word in between)


# A force; and the phrase that tells it, or the figures and the names of other sentences that it is taken over from.
Owner = tuple[str, Hit | Sequence[Words] | None]
