"""What a bare number counts by the nouns around it in its sentence: the one before it, else the one behind."""

from __future__ import annotations

from dataclasses import dataclass

from figures.extract.around import acts, backwards, hits_between, is_aside
from figures.extract.nouns import Count
from figures.extract.numbers import Number
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.story import MILITARY, Story

OTHERS = ("other people", "events", "casualties")
PEOPLE = ("other people", "anyone")
COUNTS_ON = frozenset({*OTHERS, "things"})  # what a bare number may go on counting
COMPARED = COUNTS_ON | {"rate", "weapon or vehicle", "unit count"}  # and what it may be set against
BESIDE_NUMBER = 4  # tokens before a noun in which its number may stand
ATTENDANT = frozenset({"determiner", "adjective", "of", "reason", "place", "people", "anyone", "with", "label"})
BEFORE_NOUN = frozenset({"determiner", "adjective", "country"})  # what may lead to a noun: "in the other U.S. cities"
SEPARATORS = frozenset(",;:()")
LEADING = frozenset({"hedge.before", "determiner", "adjective", "measure.before"})
BESIDE_COMPARED = 4  # tokens between what is counted and the number that a comparison sets beside it
MANIFOLD = 10  # so many times as many as things told before are no more of them
PROSPECT = 60  # tokens behind a bare number in which soldiers may be named
PROSPECT_OF_OTHERS = 5  # and other people
CLOSED = 5  # tokens from a number to the bracket that closes behind it
RELATIVE = 5  # tokens between a noun and the number that a relative clause says of it
COUNTED_BACK = 4  # tokens from a noun back to its number
NEAR_NOUN = 6  # tokens between a bare noun and a number that goes on about it
ATTRIBUTE = 4  # words behind a noun that go with it
VERB = 3  # tokens behind a noun in which its verb may stand
WHOM_BACK = 5  # tokens before a number in which "of whom" may lead to it
OWNER_REACH = 12  # tokens before a number in which its owner may be named


Told = tuple[str | None, bool]  # what a number counts, and whether that is said in its clause


@dataclass
class Weighed:
    """Number `index` of the `counts` of a sentence, of which it is asked whether it counts soldiers."""

    story: Story
    counts: list[Count]
    index: int
    sentence: int

    @once
    def count(self) -> Count:
        """The number, and what its own words say that it counts."""
        return self.counts[self.index]

    @once
    def page(self) -> Page:
        """The page it stands on."""
        return self.story.page

    @once
    def value(self) -> float:
        """How many it says, the most where it says a range."""
        return self.count.number.value or self.count.number.high or 0


@dataclass
class Bare(Weighed):
    """A number that has no noun of its own."""

    @once
    def leading(self) -> list[Hit]:
        """The phrases that lead to it: "of whom", "of those, about"."""
        return hits_between(self.page, max(self.count.first - WHOM_BACK, 0), self.count.first)

    @once
    def before(self) -> Told:
        """What the nearest noun before it counts, and whether that is said in its clause."""
        return level_of(self.page, self.count) or antecedent(self.story, self.count)

    @once
    def behind(self) -> str | None:
        """What the nearest noun behind it counts; a body before it has the say: "a detachment of fifty"."""
        return None if is_body_of(self.page, self.count) else prospect(self.page, self.count)


def antecedent(story: Story, count: Count) -> Told:
    """What the nearest noun before a number, in its sentence, counts or names; and whether its clause is the same.

    A noun with a number of its own outweighs a bare one, unless the bare one stands right before ("agents, 40 in all").
    """
    page = story.page
    begin = max(page.sentences[page.sentence_of[count.first]][0], story.barren)
    compared = page.sense(led_from(page, count) - 1, "comparison") is not None
    walk = _Walk(story, count, begin, compared)
    for met in backwards(page, count.first, begin):
        found = walk.past_number(met) if isinstance(met, Number) else walk.past_noun(met)
        if found is not None:
            return found
    if walk.bare is None:
        story.barren = count.first
    return walk.bare, walk.bare is not None


@dataclass
class _Walk:
    """A walk from a bare number back through its sentence; each step gives an answer, or None to go on."""

    story: Story
    count: Count
    begin: int
    compared: bool  # with what a number before it counts
    same_clause: bool = True
    people: bool = False  # whether people were passed who are those of police named farther back
    bare: str | None = None  # what a noun farther back names; a number before it may still say better

    def past_number(self, number: Number) -> Told | None:
        """The soldiers, or the others, whom a number before counts, where a bare one goes on counting them."""
        story, count = self.story, self.count
        if number.first not in story.refused:
            return "troops", self.same_clause
        near = self.same_clause or count.partitive or _others(story.page, count)
        if not (self.compared or (self.bare is None and near)):
            return None
        why = _told_of_others(story, number, count, self.compared)
        return (why, True) if why is not None else None

    def past_noun(self, noun: Hit) -> Told | None:
        """What a noun before the number names, or an end of its clause leaves."""
        if "hard_stops" in noun.senses:
            self.same_clause = self.same_clause and _in_commas(self.story.page, noun)
        elif self.bare is not None or self.compared or _held_apart(self.story, noun, self.count):
            return None
        elif "anyone" in noun.senses:
            self.people = self.same_clause
        elif noun.senses.keys() & MILITARY:
            return ("troops", self.same_clause) if _counts_those_named(self.story, noun, self.count) else None
        elif self.same_clause and not _passes(self.story, noun):
            return self._past_others(noun)
        return None

    def _past_others(self, noun: Hit) -> Told | None:
        """What a noun of others makes of the number: soldiers, where they are the army's; else it may be a bare one."""
        page, count = self.story.page, self.count
        other = _instead(page, noun, count)
        if not other or _is_helped(page, noun, other, count, self.begin):
            return None
        if _hangs_on_army(page, noun, self.begin):
            return "troops", self.same_clause
        if self.people or count.first - noun.last <= NEAR_NOUN or goes_on_to_tell(page, noun):
            return other, True
        self.bare = other
        return None


def _others(page: Page, count: Count) -> bool:
    """Whether a number goes on counting what the one before it does: "It has 12 posts; another 45 are being built"."""
    lead = page.sense(led_from(page, count), "measure.before")
    return lead is not None and lead.says == "increase"


def _passes(story: Story, noun: Hit) -> bool:
    """Whether a noun with its number only tells where: "1,950 were on duty in the four border states: 912"."""
    at = next((at for at in range(noun.first - 1, noun.first - COUNTED_BACK, -1) if at in story.refused), None)
    if at is None:
        return False
    why, _, counted = story.refused[at]
    return why == "things" and counted.last == noun.last and passing(story.page, counted)


def _told_of_others(story: Story, number: Number, count: Count, compared: bool) -> str | None:
    """What a number before counts that is none of soldiers, where a bare one may go on counting it."""
    if _closed(story.page, number, count):
        return None
    why, _, counted = story.refused[number.first]
    if why not in OTHERS and (count.number.value or count.number.high or 0) > MANIFOLD * (number.value or 0):
        return None  # "two rivals to his right, he asked for 2,500"
    added = story.page.kinds(led_from(story.page, count) - 1) & {"measure.before", "measure.after"}  # "on top of 700"
    beside = compared and not added and count.first - counted.last <= BESIDE_COMPARED  # "from 40 sites, up from 19"
    told = beside or (compared and why in OTHERS) or not passing(story.page, counted)
    return why if told and why in (COMPARED if compared else COUNTS_ON) else None


def _counts_those_named(story: Story, hit: Hit, count: Count) -> bool:
    """Whether a bare number counts those of whom a military phrase before it speaks."""
    parts_of_both = story.counted == "mixed group"  # "soldiers and troopers, of whom the Guard is 6,500"
    return parts_of_both or not (count.partitive and _speaks_of_no_part(story, hit))


def _closed(page: Page, number: Number, count: Count) -> bool:
    """Whether brackets hold a number of others apart from one in its own: "Ohio (200, with 22 troopers), Utah (15)"."""
    opened = page.tokens.words[led_from(page, count) - 1] == "("
    return opened and ")" in page.tokens.words[number.last : min(count.first, number.last + CLOSED)]


def _held_apart(story: Story, noun: Hit, count: Count) -> bool:
    """Whether a number goes on from soldiers in brackets: "Utah (90 soldiers), Idaho (10 troopers), Iowa (109)"."""
    words, last = story.page.tokens.words, story.since(story.page.sentence_of[count.first], 0)
    closed = words[noun.last : noun.last + 1] == [")"] and words[led_from(story.page, count) - 1] == "("
    return closed and last is not None and words[last.first - 1] == "("


def _in_commas(page: Page, hit: Hit) -> bool:
    """Whether a word that ends a clause only stands aside in it: "arrests, meanwhile, fell to 8,400"."""
    return page.tokens.words[hit.first - 1 : hit.last + 1 : hit.last - hit.first + 1] == [",", ","]


def _speaks_of_no_part(story: Story, hit: Hit) -> bool:
    """Whether a military phrase names nobody whom "four of them" are: a mission, or soldiers not counted as such."""
    if "troops" not in hit.senses:
        return True
    for at in range(hit.first - 1, max(hit.first - BESIDE_NUMBER, -1), -1):
        number = story.page.number_at[at]
        if number is not None:
            return number.first in story.refused  # "ten soldiers died, four of them ..."
    return False


def _instead(page: Page, hit: Hit, count: Count) -> str | None:
    """What a bare noun says is counted instead of soldiers."""
    if "reason" in hit.senses:
        says = hit.senses["reason"].says
        between = set().union(*(page.kinds(at) for at in range(hit.last, count.first)))
        told = count.first - hit.last <= RELATIVE and goes_on_to_tell(page, hit)  # "the other states, which are 26"
        beside = (told or count.first - hit.last <= 2) and between.isdisjoint(("whom", "and"))
        counted = hit.first > 0 and page.number_at[hit.first - 1] is not None  # then that number speaks
        if ":" in page.tokens.words[hit.last : count.first] and tells_where(page, hit):
            return None  # "a stream from other states: 46 from Idaho"
        if "speakers" in hit.senses and not count.partitive:
            return None  # "senators pressed for 6,000"
        return says if says in OTHERS or (says == "things" and beside and not counted) else None
    return "other people" if "civil" in hit.senses else None


def tells_where(page: Page, hit: Hit) -> bool:
    """Whether a noun tells where others come from or are: "from other states", "in several U.S. cities"."""
    at, unlisted = hit.first - 1, 0
    while at > 0 and unlisted < 2 and (page.kinds(at) & BEFORE_NOUN or page.hit_at[at] is None):
        unlisted += page.hit_at[at] is None
        at -= 1
    return bool(page.kinds(at) & {"from_only", "to"})


def _is_helped(page: Page, hit: Hit, other: str, count: Count, begin: int) -> bool:
    """Whether a verb, known or not, stands before a noun: "supporting the Border Patrol", where soldiers help it."""
    agency = "civil" in hit.senses and page.capital(hit.first)  # of which nobody says "120 of them"
    at = _lead(page, hit, begin)
    acts = page.tokens.words[at + 1] not in page.vocabulary.single["to"]  # not "los que respaldan a la CBP"
    told = (count.partitive and not agency) or (acts and (goes_on_to_tell(page, hit) or _changes(page, hit)))
    if other != "other people" or told:
        return False
    joined = page.hit_at[at - 1] if at > begin and "and" in page.kinds(at) else None
    if agency and joined is not None and "civil" in joined.senses:
        at = _lead(page, joined, begin)  # "helping the police and Customs and Border Protection"
    owned = page.is_genitive(at - 1)  # "the army's death toll"
    if at < begin or owned or page.number_at[at] is not None or not page.tokens.words[at][0].isalpha():
        return False
    return page.hit_at[at] is None or bool(page.kinds(at) & {"status.before", "status.after", "to"})


def _hangs_on_army(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a preposition hangs a noun on soldiers, who change: "a mission ahead of a caravan peaked at 5,900"."""
    at = _lead(page, hit, begin)
    leads = at > begin and page.tokens.words[at].isalpha() and "and" not in page.kinds(at) and _changes(page, hit)
    army = page.hit_at[at - 1] if leads else None
    return army is not None and not MILITARY.isdisjoint(army.senses)


def goes_on_to_tell(page: Page, hit: Hit) -> bool:
    """Whether a relative clause says more of a noun: "helping the agents, who number 6,300"."""
    words, at, pronouns = page.tokens.words, hit.last, page.vocabulary.single["pronoun"]
    while at < min(len(words) - 1, hit.last + ATTRIBUTE) and words[at].isalpha() and page.number_at[at] is None:
        at += 1
    opens = at + 1 if words[at : at + 1] == [","] else hit.last
    return opens < len(words) and words[opens] in pronouns


def _changes(page: Page, hit: Hit) -> bool:
    """Whether a noun is the subject of a verb of change: "monthly apprehensions have fallen to 8,300"."""
    behind = hits_between(page, hit.last, min(page.end, hit.last + VERB))
    return any(other.senses.keys() & {"grows", "shrinks", "total.before"} for other in behind)


def _lead(page: Page, hit: Hit, begin: int) -> int:
    """The token before a noun and the small words that go with it, of which at most a few are passed."""
    at, end = hit.first - 1, max(begin, hit.first - OWNER_REACH)
    while at >= end and page.kinds(at) & ATTENDANT:
        if "adjective" in page.kinds(at) and "troops" in page.kinds(at - 1):
            break  # "guardsmen support the Border Patrol"
        at -= 1
    return at


def opens_item(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a noun leads its clause or its item of a list: "the state police 200"."""
    at = _lead(page, hit, begin)
    return at < begin or page.tokens.words[at] in SEPARATORS or bool(page.kinds(at) & {"and", "hard_stops"})


def passing(page: Page, count: Count) -> bool:
    """Whether what a number counts tells only where, whence or who speaks, and so is nothing to go on counting."""
    return next((says for rule in PASSING if (says := rule(page, count)) is not None), False)


def _who_speaks(page: Page, count: Count) -> bool | None:
    """ "Two officials told", "four senators"."""
    asks = count.head is not None and "speakers" in count.head.senses
    return True if asks or page.sense(count.last - 1, "speech") is not None else None


def _aside(page: Page, count: Count) -> bool | None:
    """ "..., across 34 counties, ..."."""
    return True if is_aside(page, count.first, count.last) else None


def _changing(page: Page, count: Count) -> bool | None:
    """Not so of what changes: "from 41 camps to nine"."""
    changes = count.last < page.end and page.sense(count.last, "change_to") is not None
    return False if changes else None


def _met(page: Page, count: Count) -> bool | None:
    """Not so of people who are an object, or company: "detuvo a 150 agentes", "con 150 agentes"."""
    word, single = page.tokens.words[led_from(page, count) - 1], page.vocabulary.single
    object_of = count.kind in PEOPLE and word in single["infinitive"] and word in single["change_to"]
    return False if object_of or word in single["with"] else None


def _led_to(page: Page, count: Count) -> bool | None:
    """ "In 34 counties", "a los cuatro estados"."""
    at = led_from(page, count) - 1
    hit, words, single = page.hit_at[at], page.tokens.words, page.vocabulary.single
    if hit is None:
        return None
    small = words[at] in single["determiner"] or words[at] in single["of"]
    leads = hit.senses.keys() & {"to", "from_only"} or (small and words[hit.first] in single["to"])
    return True if leads else None


PASSING = (_who_speaks, _aside, _changing, _met, _led_to)


def led_from(page: Page, count: Count) -> int:
    """The first of the small words that lead up to a number: "at least another 300"."""
    first = count.first
    while first > 1 and page.kinds(first - 1) & LEADING:
        first -= 1
    return first


def level_of(page: Page, count: Count) -> tuple[str, bool] | None:
    """What a level counts, where its noun says so: "raised the number of guardsmen on the railroads to 1,600"."""
    if count.left is None or "levels" not in count.left.senses:
        return None
    last = count.left.last
    for hit in hits_between(page, last, min(count.first, last + 5)):
        if hit.first != last:
            return None  # "a deployment ahead of a migrant caravan"
        last = hit.last
        if hit.senses.keys() & (MILITARY | {"people"}):
            return "troops", True
        if (other := _instead(page, hit, count)) is not None:
            return other, True
        if hit.senses.keys().isdisjoint({"of", "determiner", "adjective", "country", "place"}):
            return None
    return None


def prospect(page: Page, count: Count) -> str | None:
    """What the nearest noun behind a number, in its sentence, counts or names: "the 1,378 confirmed so far as cases".

    Soldiers may be named farther on than others, who are whom or what soldiers meet.
    """
    end = min(page.sentences[page.sentence_of[count.first]][1], count.last + PROSPECT)
    beyond = False  # a clause farther on
    for hit in hits_between(page, count.last, end):
        if hit.senses.keys() & MILITARY:
            return "troops"
        far = hit.first - count.last >= PROSPECT_OF_OTHERS
        beyond = beyond or far or _leads_on(page, hit)
        counted = any(page.number_at[at] is not None for at in range(max(hit.first - 2, count.last), hit.first))
        if not (beyond or counted) and "reason" in hit.senses and hit.senses["reason"].says in OTHERS:
            return hit.senses["reason"].says
    return None


def _leads_on(page: Page, hit: Hit) -> bool:
    """Whether a phrase leads to a clause of its own: "..., an official said", "sent 300 to hold back the migrants"."""
    if hit.senses.keys() & {"hard_stops", "source", "speech"}:
        return True
    leads = page.tokens.words[hit.last - 1] in page.vocabulary.single["infinitive"]
    return leads and acts(page, hit.last, hit.last + 1)


def civil_behind(page: Page, count: Count) -> bool:
    """Whether a bare number is said to be of police and the like: "900 son de la Policía Estatal"."""
    for at in range(count.last, min(page.end, count.last + 4)):
        if page.sense(at, "civil") is not None:
            return at > count.last
        if page.kinds(at).isdisjoint(("auxiliary", "of", "from", "determiner")):
            return False
    return False


def is_of_its_police(page: Page, count: Count) -> bool:
    """Whether "of its" makes people those of police named before in the sentence: "CBP moved 700 of its agents"."""
    at, words, single = count.number.last, page.tokens.words, page.vocabulary.single
    if at + 1 >= page.end or words[at + 1] not in single["possessive"] or words[at] not in single["of"]:
        return False
    begin = page.sentences[page.sentence_of[count.first]][0]
    named = page.those(MILITARY | {"civil"}).between(begin, count.first)
    return bool(named) and "civil" in named[-1].senses


def is_body_of(page: Page, count: Count) -> bool:
    """Whether a body of people stands right before a number: "a detachment of fifty"."""
    left = count.left
    if left is None or "bodies" not in left.senses:
        return False
    return all(page.kinds(at) & {"of", "hedge.before", "determiner"} for at in range(left.last, count.first))
