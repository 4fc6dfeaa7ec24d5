"""What a bare number counts by the nouns before it in its sentence: a walk back from it, look by look.

The walk meets numbers and nouns, the nearest first. Of each an ordered list of looks is asked, of which the first that
speaks wins: with what the bare number counts, or with `PASSED`, and the walk goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from figures.extract.around import backwards, hits_between, is_aside
from figures.extract.named.force_names import ENCLOSED
from figures.extract.nouns.nouns import Count
from figures.extract.numbers import Number
from figures.extract.once import once
from figures.extract.page import MILITARY, Page
from figures.extract.reasons.others import (
    OTHERS,
    counted_instead,
    goes_on_to_tell,
    is_helped,
    is_of_its_army,
    leads_from_army,
)
from figures.extract.story.passing import is_passing, led_from, tells_where
from figures.extract.story.story import Refused, Story
from figures.extract.text.phrases import Hit

COUNTS_ON = frozenset({*OTHERS, "things"})  # what a bare number may go on counting
COMPARED = COUNTS_ON | {"rate", "weapon or vehicle", "unit count"}  # and what it may be set against
COUNTED = MILITARY | {"people"}  # what the noun of a level names where it counts soldiers
BESIDE_NUMBER = 4  # tokens before a noun in which its number may stand
BESIDE_COMPARED = 4  # tokens between what is counted and the number that a comparison sets beside it
MANIFOLD = 10  # so many times as many as things told before are no more of them
CLOSED = 5  # tokens from a number to the bracket that closes behind it
# What a clause that names an army may count, and the next one more of: "The Navy seized 14 boats; so far it is 61".
MORE_OF = COMPARED - {"casualties", "rate"} | {"weight", "score", "unknown"}
WITH_PEOPLE = frozenset({"people", "anyone", "bodies", "levels", "troops", "status.before"})  # "el despliegue de la"
AMOUNTING = frozenset({"total.before", "status.before", "change_to", "auxiliary"})  # verbs that lead to so many
NEAR_NOUN = 6  # tokens between a bare noun and a number that goes on about it


Told = tuple[str | None, bool]  # what a number counts, and whether that is said in its clause
PASSED: Told = None, False  # nothing is told yet: the walk goes on


def antecedent(story: Story, count: Count) -> Told:
    """What the nearest noun before a number, in its sentence, counts or names; and whether its clause is the same.

    A noun with a number of its own outweighs a bare one, unless the bare one stands right before ("agents, 40 in all").
    """
    page = story.page
    begin = max(page.sentence_at(count.first)[0], story.barren)
    walk = Walk(story, count, begin, page.sense(led_from(page, count) - 1, "comparison") is not None)
    for met in backwards(page, count.first, begin):
        told = _of_number(NumberMet(walk, met)) if isinstance(met, Number) else _of_noun(NounMet(walk, met))
        if told[0] is not None:
            return told
    if walk.bare is None:
        story.barren = count.first
    return walk.bare, walk.bare is not None


def _of_number(met: NumberMet) -> Told:
    """What the number before makes of the bare one."""
    return next((told for look in NUMBERS if (told := look(met)) is not None), PASSED)


def _of_noun(met: NounMet) -> Told:
    """What the noun before makes of the bare number."""
    return next((told for look in NOUNS if (told := look(met)) is not None), PASSED)


@dataclass
class Walk:
    """A walk from a bare number back through its sentence, and what it has passed so far."""

    story: Story
    count: Count
    begin: int
    compared: bool  # with what a number before it counts
    same_clause: bool = True
    people: bool = False  # whether people were passed who are those of police named farther back
    bare: str | None = None  # what a noun farther back names; a number before it may still say better
    others: str | None = None  # what a number of another clause counted that was passed


@dataclass
class NumberMet:
    """A number that the walk comes to."""

    walk: Walk
    number: Number

    @once
    def refused(self) -> Refused:
        """What it counts instead of soldiers, and why."""
        return self.walk.story.refused[self.number.first]


@dataclass
class NounMet:
    """A noun, or another phrase, that the walk comes to."""

    walk: Walk
    noun: Hit

    @once
    def other(self) -> str | None:
        """What it says is counted instead of soldiers."""
        return counted_instead(self.walk.story.page, self.noun, self.walk.count)


# ---------------------------------------------------------------- of a number before
def of_figure(met: NumberMet) -> Told | None:
    """Soldiers, where the number before counts them: "600 soldiers came, and 40 more are to come"."""
    return None if met.number.first in met.walk.story.refused else ("troops", met.walk.same_clause)


def in_another_clause(met: NumberMet) -> Told | None:
    """Nothing from beyond its clause, unless it goes on: "It has 12 posts; another 45 are being built"."""
    walk, page = met.walk, met.walk.story.page
    if walk.compared:
        return None
    lead = page.sense(led_from(page, walk.count), "measure.before")
    near = walk.same_clause or walk.count.partitive or (lead is not None and lead.says == "increase")
    if walk.bare is None and near:
        return None
    walk.others = walk.others or (met.refused.why if met.refused.why in MORE_OF else None)
    return PASSED


def in_brackets(met: NumberMet) -> Told | None:
    """Nothing from brackets, for a number in its own: "Ohio (200, with 22 troopers), Utah (15)"."""
    page, count, last = met.walk.story.page, met.walk.count, met.number.last
    opened = page.tokens.words[led_from(page, count) - 1] == "("
    closed = opened and ")" in page.tokens.words[last : min(count.first, last + CLOSED)]
    return PASSED if closed else None


def far_fewer(met: NumberMet) -> Told | None:
    """Nothing from things that are far fewer: "two rivals to his right, he asked for 2,500"."""
    number = met.walk.count.number
    many = (number.value or number.high or 0) > MANIFOLD * (met.number.value or 0)
    return PASSED if many and met.refused.why not in OTHERS else None


def set_against(met: NumberMet) -> Told | None:
    """What a comparison sets it against: "from 40 sites, up from 19"; not "on top of 700"."""
    walk, (why, _, counted) = met.walk, met.refused
    if not walk.compared:
        return None
    page, count = walk.story.page, walk.count
    added = page.kinds(led_from(page, count) - 1) & {"measure.before", "measure.after"}
    beside = not added and count.first - counted.last <= BESIDE_COMPARED
    told = beside or why in OTHERS or not is_passing(page, counted)
    return (why, True) if told and why in COMPARED else PASSED


def goes_on(met: NumberMet) -> Told | None:
    """What the number before counts: "300 police came, and 40 more are to come"; not what is told in passing."""
    why, _, counted = met.refused
    told = why in COUNTS_ON and not is_passing(met.walk.story.page, counted)
    return (why, True) if told else None


NUMBERS: tuple[Callable[[NumberMet], Told | None], ...] = (
    of_figure,
    in_another_clause,
    in_brackets,
    far_fewer,
    set_against,
    goes_on,
)


# ---------------------------------------------------------------- of a noun before
def an_end(met: NounMet) -> Told | None:
    """Nothing from the end of a clause, behind which another is told of; but "arrests, meanwhile, fell to 8,400"."""
    if "hard_stops" not in met.noun.senses:
        return None
    words, noun = met.walk.story.page.tokens.words, met.noun
    aside = words[noun.first - 1 : noun.last + 1 : noun.last - noun.first + 1] == [",", ","]
    met.walk.same_clause = met.walk.same_clause and aside
    return PASSED


def behind_better(met: NounMet) -> Told | None:
    """Nothing, once a nearer noun is known, or a number is sought that it is compared with: "900, up from 600"."""
    return PASSED if met.walk.bare is not None or met.walk.compared else None


def held_apart(met: NounMet) -> Told | None:
    """Nothing from brackets of soldiers: "Utah (90 soldiers), Idaho (10 troopers), Iowa (109)"."""
    story, count, last = met.walk.story, met.walk.count, met.noun.last
    words, figure = story.page.tokens.words, story.since(story.page.sentence_of[count.first], 0)
    closed = story.page.is_mark(last, ")") and words[led_from(story.page, count) - 1] == "("
    return PASSED if closed and figure is not None and words[figure.first - 1] == "(" else None


def within_figure(met: NounMet) -> Told | None:
    """Soldiers, where the noun is one by which they were counted: "320 federal agents, all of the Guard, and 90 in"."""
    story, noun = met.walk.story, met.noun
    told = story.since(story.page.sentence_of[noun.first], 0)
    inside = told is not None and told.first <= noun.first < told.count.last
    return ("troops", met.walk.same_clause) if inside else None


def of_anybody(met: NounMet) -> Told | None:
    """Nothing yet from people who may be police: "the police have their own men, 300 in all"."""
    if "anyone" not in met.noun.senses:
        return None
    met.walk.people = met.walk.same_clause
    return PASSED


def only_mentioned(met: NounMet) -> Told | None:
    """No soldiers, where none are counted before it and its sentence only mentions an army.

    "The Navy seized 14 boats; so far it is 61", "the Guard armory drew 600", "el tren del Ejército llevó a 300".
    """
    walk, noun = met.walk, met.noun
    story, count, page = walk.story, walk.count, walk.story.page
    if noun.senses.keys().isdisjoint(MILITARY) or count.left is not None or count.partitive:
        return None
    if story.since(page.sentence_of[noun.first], 0) is not None:
        return None
    if is_of_its_army(page, count) or goes_on_to_tell(page, noun):
        return None
    if walk.others is not None:
        return walk.others, True
    anybodys = "doubtful" in noun.senses and not story.at_border and story.first_military is None
    beside = not story.has_nouns and (_is_of_another_clause(walk, noun) or _does_something_else(page, noun, count))
    return ("unknown", True) if anybodys or beside or _says_whose(page, noun, count, walk.begin) else None


def of_army(met: NounMet) -> Told | None:
    """Soldiers, whom the noun names: "the guardsmen number 300"; not "in the operation four of them"."""
    if met.noun.senses.keys().isdisjoint(MILITARY):
        return None
    story = met.walk.story
    parts_of_both = story.counted == "mixed group"  # "soldiers and troopers, of whom the Guard is 6,500"
    counts = parts_of_both or not (met.walk.count.partitive and _speaks_of_no_part(story, met.noun))
    return ("troops", met.walk.same_clause) if counts else PASSED


def beyond_its_clause(met: NounMet) -> Told | None:
    """Nothing from others in another clause: "migrants crossed, while 300 patrolled"."""
    return None if met.walk.same_clause else PASSED


def enclosed(met: NounMet) -> Told | None:
    """Nothing from things in a clause that commas enclose: "The Navy, which runs the ports, has 3,500 in Veracruz"."""
    if met.other != "things":
        return None
    reach = min(ENCLOSED, met.walk.count.first - met.noun.last)
    return PASSED if is_aside(met.walk.story.page, met.noun.first, met.noun.last, reach) else None


def of_nobody(met: NounMet) -> Told | None:
    """Nothing from what counts nothing instead: "in the spring 300"."""
    return None if met.other else PASSED


def their_place(met: NounMet) -> Told | None:
    """Nothing from where those counted are: "Already in their positions are 7,200", "120 here, at the bridges 90"."""
    page, first = met.walk.story.page, met.noun.first
    if met.other != "things" or not tells_where(page, met.noun):
        return None
    return PASSED if page.is_word(first - 1, "possessive") or _is_next_place(met) else None


def helped(met: NounMet) -> Told | None:
    """Nothing from those whom soldiers help: "supporting the Border Patrol with 300"."""
    if met.other != "other people":
        return None
    return PASSED if is_helped(met.walk.story.page, met.noun, met.walk.count, met.walk.begin) else None


def hangs_on_army(met: NounMet) -> Told | None:
    """Soldiers on whom others hang: "a mission ahead of a caravan peaked at 5,900"."""
    hangs = leads_from_army(met.walk.story.page, met.noun, met.walk.begin)
    return ("troops", met.walk.same_clause) if hangs else None


def of_others(met: NounMet) -> Told | None:
    """The others named right before, or of whom more is told: "agents, 40 in all", "the agents, who number 6,300"."""
    walk = met.walk
    near = walk.people or walk.count.first - met.noun.last <= NEAR_NOUN
    return (met.other, True) if near or goes_on_to_tell(walk.story.page, met.noun) else None


def of_others_perhaps(met: NounMet) -> Told | None:
    """Others farther back, unless a number before them says better: "40 guards watch the migrants there, 12 at"."""
    met.walk.bare = met.other
    return PASSED


NOUNS: tuple[Callable[[NounMet], Told | None], ...] = (
    an_end,
    behind_better,
    held_apart,
    within_figure,
    of_anybody,
    only_mentioned,
    of_army,
    beyond_its_clause,
    enclosed,
    of_nobody,
    their_place,
    helped,
    hangs_on_army,
    of_others,
    of_others_perhaps,
)


# ---------------------------------------------------------------- what the looks ask
def _is_next_place(met: NounMet) -> bool:
    """Whether a noun opens what a list goes on with, its number right behind: "120 at the river, at the bridges 90"."""
    page, first = met.walk.story.page, met.noun.first
    first -= page.is_word(first - 1, "determiner")
    if not page.joins(first - 2) or led_from(page, met.walk.count) != met.noun.last:
        return False
    before = next((each for each in backwards(page, first, met.walk.begin) if isinstance(each, Number)), None)
    return before is not None and before.first not in met.walk.story.refused


def _says_whose(page: Page, noun: Hit, count: Count, begin: int) -> bool:
    """Whether it only says whose an unlisted thing is: "el tren del Ejército llevó a 300"; not "sumó otros 300"."""
    if not page.vocabulary.head_first or page.tells("measure.before", led_from(page, count), count.first):
        return False
    owned = _owned(page, noun, begin)
    return any("of" in page.kinds(at) for at in range(owned + 1, noun.first)) and _is_strange(page, owned)


def _owned(page: Page, noun: Hit, begin: int) -> int:
    """The token before "of the", which a noun then is the owner of: "el tren del Ejército"."""
    at = noun.first - 1
    while at > begin and page.kinds(at) & {"of", "determiner"}:
        at -= 1
    return at


def _is_of_another_clause(walk: Walk, noun: Hit) -> bool:
    """Whether a number opens a clause of its own: "Soldiers watched as 41 left"; not "The troops: Yuma, 41".

    One that soldiers themselves lead to goes on about them: "Soldiers guarded the bridge; 40 on each side".
    """
    page, count = walk.story.page, walk.count
    before = led_from(page, count) - 1
    if page.is_word(before, "opens"):
        return True
    if "troops" in noun.senses and page.is_mark(before, ";"):
        return False
    listed = ":" in page.tokens.words[walk.begin : count.first] or page.kinds(before) & AMOUNTING
    return not (walk.same_clause or listed)


def _does_something_else(page: Page, noun: Hit, count: Count) -> bool:
    """Whether a word that no list has leads from an army, or to a number: "the Guard armory", "the Army recruited 61".

    Not so of soldiers themselves, or of what has people: "el despliegue de la Guardia sumaba 300".
    """
    head_first = page.vocabulary.head_first
    if "troops" in noun.senses or page.kinds(_owned(page, noun, 0) if head_first else noun.last) & WITH_PEOPLE:
        return False
    before = led_from(page, count) - 1
    amounts = head_first and bool(page.kinds(before) & AMOUNTING)
    return _is_strange(page, before) or (_is_strange(page, noun.last) and not amounts)


def _is_strange(page: Page, at: int) -> bool:
    """Whether a token is a word in small letters of which nothing is known."""
    if at >= page.end or not page.tokens.words[at].isalpha() or page.capital(at):
        return False
    return page.hit_at[at] is None and page.date_at[at] is None


def _speaks_of_no_part(story: Story, hit: Hit) -> bool:
    """Whether a military phrase names nobody whom "four of them" are: a mission, or soldiers not counted as such."""
    if "troops" not in hit.senses:
        return True
    for at in range(hit.first - 1, max(hit.first - BESIDE_NUMBER, -1), -1):
        number = story.page.number_at[at]
        if number is not None:
            return number.first in story.refused  # "ten soldiers died, four of them ..."
    return False


def level_of(page: Page, count: Count) -> tuple[str, bool] | None:
    """What a level counts, where its noun says so: "raised the number of guardsmen on the railroads to 1,600"."""
    if count.left is None or "levels" not in count.left.senses:
        return None
    last = count.left.last
    for hit in hits_between(page, last, min(count.first, last + 5)):
        if hit.first != last:
            return None  # "a deployment ahead of a migrant caravan"
        last = hit.last
        if hit.senses.keys() & COUNTED:
            return "troops", True
        if (other := counted_instead(page, hit, count)) is not None:
            return other, True
        if hit.says("reason") in COMPARED:
            return hit.says("reason"), True  # "the number of checkpoints on the road went from two to five"
        if hit.senses.keys().isdisjoint({"of", "determiner", "adjective", "country", "place"}):
            return None
    return None


def is_body_of(page: Page, count: Count) -> bool:
    """Whether a body of people stands right before a number: "a detachment of fifty"."""
    left = count.left
    if left is None or "bodies" not in left.senses:
        return False
    return all(page.kinds(at) & {"of", "hedge.before", "determiner"} for at in range(left.last, count.first))
