"""Does a number count soldiers? The reason why not and the rule that gives it, or None where it does.

An ordered list of rules for each kind of noun ("members" and "people" depend on the text), of which the first that
speaks wins; a bare number has those of `lookalikes` and `ellipses`. A rule says why a number is no figure, "troops"
where it is one after all, or None where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from figures.extract.around import takes_up_body
from figures.extract.nouns.nouns import PERSONS, Count
from figures.extract.page import Page
from figures.extract.reasons import ages, counting, ellipses, likewise, lookalikes, ratios
from figures.extract.reasons.anyone import all_of_a_force, means_army
from figures.extract.reasons.casualties import fell
from figures.extract.reasons.members import are_of_a_force, names_force
from figures.extract.reasons.others import OTHERS, is_of_its_police
from figures.extract.reasons.resumed import FEW, MANY_MEN, PAST_OTHERS, is_bare_news, is_short, may_be_of_army
from figures.extract.reasons.weighed import Bare, Weighed, by_exactness, exactness, is_joined
from figures.extract.rules import Rule, first_to_speak, in_order
from figures.extract.story.passing import PEOPLE
from figures.extract.story.story import NEVER, Story
from figures.extract.text.phrases import Hit

WHOLE = 5  # tokens from a part to the whole that it is of


def reason(story: Story, counts: list[Count], index: int, sentence: int) -> tuple[str, str] | None:
    """Why number `index` of a sentence's `counts` is no troop figure, and by which rule; None where it is one."""
    kind = counts[index].kind
    if kind == "elided":
        return _of_bare(Bare(story, counts, index, sentence))
    return _first(BY_NOUN.get(kind, OF_OTHERS), Weighed(story, counts, index, sentence))


def _of_bare(bare: Bare) -> tuple[str, str] | None:
    """Why a number without a noun is no figure; what only the text around it says, its words may outweigh."""
    count = bare.count
    said, rule = first_to_speak(ELIDED[exactness(count.number)], bare) or ("troops", None)
    counts = said == "troops"
    doubtful = counts and _is_doubtful(bare)
    # In a text of no army nobody is counted, whatever its words weigh: so `gate` need not hear them.
    known = rule is None or not (doubtful or rule.by == "context") or bare.story.first_military is None
    # Nor where a text names an army in passing, or counted no soldiers yet by a noun.
    may = counts or (may_be_of_army(bare) and not is_bare_news(bare.story))
    wavers = counts and likewise.follows_others(bare)
    doubt = counting.DOUBT if doubtful else counting.WAVERING if wavers else 0.0
    if known or not may or not counting.outweighs(bare.page, count.number, count.last, counts, doubt):
        return (said, rule.name) if rule is not None and not counts else None
    before, _ = bare.before
    return (before if before in OTHERS else "unknown", "counting.outweighs") if counts else None


Asked = TypeVar("Asked", bound=Weighed)


def _first(rules: Iterable[Rule[Asked, str]], asked: Asked) -> tuple[str, str] | None:
    """What the first rule that speaks says, and its name; None where it says "troops", or none speaks."""
    said, rule = first_to_speak(rules, asked) or ("troops", None)
    return (said, rule.name) if rule is not None and said != "troops" else None


# ---------------------------------------------------------------- the rules
def befallen(weighed: Weighed) -> str | None:
    """Those who died, were hurt or taken: "three soldiers and two guards died"."""
    if not fell(weighed.story, weighed.counts, weighed.index):
        return None
    ours = weighed.count.kind in ("troops", "anyone") or weighed.story.first_military is not None
    return "casualties" if ours else "other people"


def of_its_police(weighed: Weighed) -> str | None:
    """People of police named before: "CBP has moved 700 of its agents", "la policía envió a 200 de sus elementos"."""
    return "other people" if is_of_its_police(weighed.page, weighed.count) else None


def one_person(weighed: Weighed) -> str | None:
    """A single person: "one Guard sergeant", "one soldier for every migrant"."""
    value = weighed.count.number.value
    return "single person" if value is not None and value < 2 else None


def anybodys(weighed: Weighed) -> str | None:
    """Guards and the like in a text of no border, soldiers or force: "the jail has 40 guards"."""
    return "other people" if _may_be_anybodys(weighed.story, weighed.counts, weighed.index) else None


def too_many_people(weighed: Weighed) -> str | None:
    """More people than any army has, of no named force: "two million men"; or money: "138 millones de la Guardia"."""
    count = weighed.count
    if (count.number.value or 0) < lookalikes.TOO_MANY:
        return None
    if not names_force(count):
        return "other people"
    return None if count.head is not None and count.head.senses.keys() & PERSONS else "money"


def name_with_number(weighed: Weighed) -> str | None:
    """A name: "Twenty One Pilots"."""
    return "unit name" if _is_title(weighed.page, weighed.count) else None


def whole_forces(weighed: Weighed) -> str | None:
    """Whole bodies of people: "files from 11 forces"."""
    count = weighed.count
    few = (count.number.value or FEW) < FEW
    return "unit count" if few and count.head is not None and _is_unit(count.head) else None


def of_no_force(weighed: Weighed) -> str | None:
    """Members of what is no force: "200 American engineers", where the text speaks of no army."""
    return None if are_of_a_force(weighed.story, weighed.count, weighed.sentence) else "other people"


def anybody(weighed: Weighed) -> str | None:
    """Men, people or staff whom nothing makes soldiers: "300 people at the bridge"."""
    joins = _joins_counted(weighed.story, weighed.counts, weighed.index)
    soldierly = joins or means_army(weighed.story, weighed.count, weighed.sentence)
    return None if soldierly else "other people"


def in_whole_behind(bare: Bare) -> str | None:
    """Some of a whole right behind, as that is of soldiers or of none: "56,000 of its 440,000 members".

    So too "18 of the last 22 years"; but not "25 of NATO's 28 members".
    """
    part, following = bare.count, bare.index + 1
    whole = bare.counts[following] if following < len(bare.counts) else None
    if whole is None or whole.kind == "elided" or whole.first - part.last > WHOLE:
        return None
    if part.last != part.number.last or "of" not in bare.page.kinds(part.last):
        return None
    refused = reason(bare.story, bare.counts, following, bare.sentence)
    if refused is None:
        return "troops"
    if refused[0] not in ("other people", "duration"):
        return None
    return refused[0]


def of_the_same(weighed: Weighed) -> str | None:
    """Those of the force named last: "The Guard patrols the line. In Tijuana it has 1,980 agents of that body"."""
    page, story, last = weighed.page, weighed.story, weighed.count.last
    people = weighed.count.kind in PEOPLE and not page.tells("civil", weighed.count.number.last, last)
    if not people or not takes_up_body(page, last):
        return None
    return "troops" if story.scene.force is not None and story.military > story.civil else None


def of_one_force(weighed: Weighed) -> str | None:
    """Agents who are all said to be a force's: "320 federal agents stay. All belong to the National Guard"."""
    people = weighed.count.kind == "other people" and not fell(weighed.story, weighed.counts, weighed.index)
    return "troops" if people and all_of_a_force(weighed.story, weighed.count, weighed.sentence) else None


def own_words(weighed: Weighed) -> str | None:
    """What its own words say: "300 notebooks", "Route 57", "$5 million"."""
    return weighed.count.kind


# By the kind of noun that a number has; then for what is neither soldiers nor people.
BY_NOUN: Mapping[str, tuple[Rule[Weighed, str], ...]] = {
    "troops": in_order(befallen, ratios.whole_of_share, ratios.density, one_person, anybodys),
    "people": in_order(
        befallen,
        ratios.whole_of_share,
        of_its_police,
        ratios.density,
        one_person,
        too_many_people,
        name_with_number,
        whole_forces,
        of_no_force,
    ),
    # Whether they are soldiers at all, before what befell them: "300 people were hurt".
    "anyone": in_order(of_its_police, one_person, too_many_people, of_the_same, anybody, befallen),
}
OF_OTHERS = in_order(ages.how_old, of_the_same, of_one_force, own_words)
# For a number without a noun: who died, whom it is of or how old, before what it looks like: "two of them died".
ELIDED = by_exactness(
    in_order(ages.age, befallen, ratios.whole_of_share, ratios.share, in_whole_behind, of_its_police, *ellipses.RULES)
)


# ---------------------------------------------------------------- what the rules ask
def _is_title(page: Page, count: Count) -> bool:
    """Whether number words and their noun are written as a name: "Twenty One Pilots"."""
    named = count.head is not None and page.capital(count.head.first) and not names_force(count)
    written = count.number.shape == "words" and count.number.last - count.number.first > 1
    return named and written and all(page.capital(at) for at in range(count.number.first, count.number.last))


def _is_unit(head: Hit) -> bool:
    """Whether a noun that may mean soldiers may also mean whole bodies of them: "forces"."""
    return head.says("reason") == "unit count"


def _joins_counted(story: Story, counts: list[Count], index: int) -> bool:
    """Whether "and" joins people to soldiers counted right before: "120 hombres y 30 mujeres"."""
    if not index or counts[index - 1].kind != "anyone" or counts[index - 1].number.first in story.refused:
        return False
    return is_joined(story.page, counts, index)


def _may_be_anybodys(story: Story, counts: list[Count], index: int) -> bool:
    """Whether a noun such as "guards" stands alone in a text that speaks of no border, soldiers or force."""
    count = counts[index]
    if count.head is None or "doubtful" not in count.head.senses or names_force(count):
        return False
    if story.page.has_word("hires", max(count.first - 2, 0), count.first):
        return True  # wherever it is: "a firm hired 40 guards"
    if story.at_border:
        return False
    sentence = story.page.sentence_of[count.first]
    if story.since(sentence, PAST_OTHERS) is not None or sentence - story.military <= 1:
        return False  # "soldiers and 40 guards"
    ahead = index + 1 if index + 1 < len(counts) else index
    if counts[ahead].kind == "other people" and is_joined(story.page, counts, ahead):
        return True  # "four guards and 1,000 inmates"
    if index and counts[index - 1].kind == "other people" and is_joined(story.page, counts, index):
        return True  # "1,000 inmates and four guards"
    many = (count.number.value or count.number.high or 0) >= MANY_MEN
    if story.nears_army(sentence) or (many and story.first_military is not None and story.military == NEVER):
        return False
    beside = story.counted == "other people" and story.counted_sentence == sentence  # "1,200 inmates and 85 guards"
    few = not many and (beside or story.scene.text_country in (None, "other"))
    return few or story.civil > story.military or not is_short(story)


def _is_doubtful(bare: Bare) -> bool:
    """Whether a bare number may well count others: no noun of the text counts soldiers, and some count no soldiers.

    Or a word that no list has stands right before it: "The Army donated 120,000".
    """
    page, at = bare.page, bare.led_from - 1
    if bare.story.has_nouns or bare.count.partitive or bare.count.left is not None:
        return False
    stranger = page.tokens.words[at].isalpha() and page.hit_at[at] is None and page.date_at[at] is None
    return bare.story.has_others or (stranger and at > page.sentences[bare.sentence][0])
