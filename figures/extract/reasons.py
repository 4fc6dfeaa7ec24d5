"""Does a number count soldiers? The reason why not and the rule that gives it, or None where it does.

An ordered list of rules for each kind of noun ("members" and "people" depend on the text), of which the first that
speaks wins; a bare number has those of `lookalikes` and `ellipses`. A rule says why a number is no figure, "troops"
where it is one after all, or None where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from figures.extract import ages, antecedents, ellipses, lookalikes, passing, ratios, roles
from figures.extract.around import hits_between, is_aside
from figures.extract.casualties import BEFALLING, befell
from figures.extract.ellipses import FEW, MANY_MEN, PAST_OTHERS
from figures.extract.forces import FORCES
from figures.extract.nouns import NAMED, Count
from figures.extract.others import OTHERS, OWNER_REACH, goes_on_to_tell, is_of_its_police, opens_item
from figures.extract.page import Page
from figures.extract.passing import PEOPLE
from figures.extract.phrases import Hit
from figures.extract.story import FIGURES_NEAR, MILITARY, NEVER, Story
from figures.extract.weighed import Bare, Weighed

OWNED = FORCES | {"country"}  # what makes soldiers of "members" within one phrase
MOVED = 5  # and around men whose army is named farther on
WHOLE = 5  # tokens from a part to the whole that it is of
ARMY_OF_MEN = 1000  # so many men that somebody says "we have" of are soldiers, near words that speak of some
OWN_UNIT = 5  # tokens behind men in which the body that they are from is named
DESCRIBED = 14  # tokens before police in which the force that they make up may stand
CLOSING = 3  # tokens behind others in which the comma may stand that closes the clause they are named in
AMONG = 5  # tokens from the dead or hurt to those among them
SAME = 4  # tokens behind people in which "that body" takes up the force named last
TRADES_TOLD = 2  # sentences from an army to drivers or medics who are its own
HELD = 3  # tokens before people in which the verb stands that says who has them: "cuenta con unos"
STILL_TOLD = 8  # sentences for which a text about the border goes on about the army that it spoke of


Rule = Callable[[Weighed], str | None]


def reason(story: Story, counts: list[Count], index: int, sentence: int) -> tuple[str, str] | None:
    """Why number `index` of a sentence's `counts` is no troop figure, and by which rule; None where it is one."""
    kind = counts[index].kind
    if kind == "elided":
        return _first(ELIDED, Bare(story, counts, index, sentence))
    return _first(BY_NOUN.get(kind, OF_OTHERS), Weighed(story, counts, index, sentence))


Asked = TypeVar("Asked", bound=Weighed)


def _first(rules: Iterable[Callable[[Asked], str | None]], asked: Asked) -> tuple[str, str] | None:
    """What the first rule that speaks says, and its name; None where it says "troops", or none speaks."""
    for rule in rules:
        said = rule(asked)
        if said is not None:
            return (said, rule.__name__) if said != "troops" else None
    return None


# ---------------------------------------------------------------- the rules
def befallen(weighed: Weighed) -> str | None:
    """Those who died, were hurt or taken: "three soldiers and two guards died"."""
    if not _fell(weighed.story, weighed.counts, weighed.index):
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
    """More people than any army has, of no named force: "two million men"."""
    many = (weighed.count.number.value or 0) >= lookalikes.TOO_MANY
    return "other people" if many and not _names_force(weighed.count) else None


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
    return None if _of_a_force(weighed.story, weighed.count, weighed.sentence) else "other people"


def anybody(weighed: Weighed) -> str | None:
    """Men, people or staff whom nothing makes soldiers: "300 people at the bridge"."""
    joins = _joins_counted(weighed.story, weighed.counts, weighed.index)
    soldierly = joins or _anyone_counts(weighed.story, weighed.count, weighed.sentence)
    return None if soldierly else "other people"


def in_whole_behind(bare: Bare) -> str | None:
    """Some of a whole right behind, as that is of soldiers or of none: "56,000 of its 440,000 members"."""
    part, following = bare.count, bare.index + 1
    whole = bare.counts[following] if following < len(bare.counts) else None
    if whole is None or whole.kind == "elided" or whole.first - part.last > WHOLE:
        return None
    if part.last != part.number.last or "of" not in bare.page.kinds(part.last):
        return None
    refused = reason(bare.story, bare.counts, following, bare.sentence)
    if refused is None:
        return "troops"
    if refused[0] != "other people":
        return None  # but "25 of NATO's 28 members"
    return lookalikes.lookalike(bare) or "other people"


def of_the_same(weighed: Weighed) -> str | None:
    """Those of the force named last: "The Guard patrols the line. In Tijuana it has 1,980 agents of that body"."""
    page, story, last = weighed.page, weighed.story, weighed.count.last
    people = weighed.count.kind in PEOPLE and not page.tells("civil", weighed.count.number.last, last)
    if not people or last >= page.end or "of" not in page.kinds(last):
        return None
    same = page.tells("same", last, last + SAME) or "same" in page.kinds(last)
    return "troops" if same and story.scene.force is not None and story.military > story.civil else None


def own_words(weighed: Weighed) -> str | None:
    """What its own words say: "300 notebooks", "Route 57", "$5 million"."""
    return weighed.count.kind


# By the kind of noun that a number has; then for what is neither soldiers nor people, and for a number without a noun.
BY_NOUN: Mapping[str, tuple[Rule, ...]] = {
    "troops": (befallen, ratios.whole_of_share, ratios.density, one_person, anybodys),
    "people": (
        *(befallen, ratios.whole_of_share, of_its_police, ratios.density, one_person),
        *(too_many_people, name_with_number, whole_forces, of_no_force),
    ),
    "anyone": (of_its_police, one_person, too_many_people, of_the_same, anybody, befallen),
}
OF_OTHERS: tuple[Rule, ...] = (ages.how_old, of_the_same, own_words)
ELIDED: tuple[Callable[[Bare], str | None], ...] = (
    *(ages.age, befallen, ratios.whole_of_share, in_whole_behind, of_its_police),
    *ellipses.RULES,
)


# ---------------------------------------------------------------- what the rules ask
def _is_title(page: Page, count: Count) -> bool:
    """Whether number words and their noun are written as a name: "Twenty One Pilots"."""
    named = count.head is not None and page.capital(count.head.first) and not _names_force(count)
    written = count.number.shape == "words" and count.number.last - count.number.first > 1
    return named and written and all(page.capital(at) for at in range(count.number.first, count.number.last))


def _is_unit(head: Hit) -> bool:
    """Whether a noun that may mean soldiers may also mean whole bodies of them: "forces"."""
    return "reason" in head.senses and head.senses["reason"].says == "unit count"


def _fell(story: Story, counts: list[Count], index: int) -> bool:
    """Whether those counted died, were hurt or taken, alone or with others: "three soldiers and two guards died"."""
    if befell(story.page, counts[index]):
        return True
    return _fell_too(story, counts, index) or _is_among_fallen(story, counts, index)


def _is_among_fallen(story: Story, counts: list[Count], index: int) -> bool:
    """Whether they are some of the dead or hurt right before: "left seven people dead, among them two soldiers"."""
    page, first = story.page, counts[index].number.first
    refused = story.refused.get(counts[index - 1].number.first) if index else None
    if refused is None or refused.why not in ("casualties", "other people"):
        return False
    before = refused.counted
    leads = hits_between(page, before.last, first)
    some = any(hit.senses["measure.before"].says == "part" for hit in leads if "measure.before" in hit.senses)
    some = some or any(hit.senses.keys() & {"whom", "of_them"} for hit in leads)
    near = first - before.last <= AMONG
    return some and near and (page.those(BEFALLING).begins(before.number.first, first) or befell(page, before))


def _fell_too(story: Story, counts: list[Count], index: int) -> bool:
    """Whether "and" joins soldiers to dead or hurt ones right before: "three soldiers and two guards died"."""
    if not index or counts[index].kind == "elided" or not _joined(story.page, counts, index):
        return False
    before = counts[index - 1]
    refused = story.refused.get(before.number.first)
    if refused is None:
        return False
    return refused.why == "casualties" or (refused.why == "other people" and befell(story.page, before))


def _joined(page: Page, counts: list[Count], index: int) -> bool:
    """Whether nothing but "and" stands between the phrase of a number and the one before: "120 men and 30 women"."""
    last = counts[index - 1].last
    return last == counts[index].first - 1 and page.sense(last, "and") is not None


def _anyone_counts(story: Story, count: Count, sentence: int) -> bool:
    """Whether a noun that may mean anybody ("people", "personnel") means soldiers."""
    if count.partitive and story.counted == "troops":
        return True
    looks = (_of_the_ranks, _of_ours, _of_own_unit, _tells_again, _of_agents_told, _from_home)
    if any(asks(story, count, sentence) for asks in looks):
        return True
    body = count.left is not None and "bodies" in count.left.senses and sentence - story.military <= 1
    if body and _gathers(story.page, count):
        return False
    if body and not _speaks_of_others(story, count):
        return _civil_free(story, count, sentence)
    if any(hit.senses.keys() & FORCES for hit in count.inside):
        return _names_whose(story, count) or sentence - story.civil > 1
    if count.strength and sentence - story.military <= 1:
        return True
    return ellipses.owner_governs(story, count)


def _names_whose(story: Story, count: Count) -> bool:
    """Whether a phrase names more than how its people serve: "200 agentes en activo" may be of the police."""
    broad = story.page.vocabulary.broad
    named = (hit.senses for hit in count.inside if hit.senses.keys() & FORCES)
    return any("branch" not in senses or senses["branch"].says not in broad for senses in named)


def _of_the_ranks(story: Story, count: Count, sentence: int) -> bool:
    """Whether "men" are an army's: from a body of it, or many in a sentence that speaks of it and of nobody else."""
    if count.head is None or "ranks" not in count.head.senses:
        return False
    moved = ellipses.is_moved(story.page, count, MOVED) and _speaks_of_army(story, sentence)
    many = (count.number.value or 0) >= MANY_MEN and (story.military == sentence or moved)
    return many and story.civil < sentence and not _speaks_of_others(story, count)


def _of_ours(story: Story, count: Count, sentence: int) -> bool:
    """Whether somebody says "we have" of more people than a shelter holds: "Tenemos casi 15 mil hombres", dijo."""
    page, men = story.page, count.head is not None and "ranks" in count.head.senses
    others = story.civil >= (sentence if men else max(story.military, sentence - 1))
    if (count.number.value or 0) < ARMY_OF_MEN or not story.nears_army(sentence) or others:
        return False
    lead = page.tokens.words[max(page.sentences[sentence][0], count.first - MOVED) : count.first]
    return not page.vocabulary.single["ours"].isdisjoint(lead) and not _speaks_of_others(story, count)


def _gathers(page: Page, count: Count) -> bool:
    """Whether people who may be anybody make up what may be anybody's: "a group of about 40 people"."""
    anybody = count.head is not None and "anybody" in count.head.senses
    gathering = count.left is not None and "gathering" in count.left.senses
    return anybody and gathering and antecedents.is_body_of(page, count)


def _of_agents_told(story: Story, count: Count, sentence: int) -> bool:
    """Whether a text calls its soldiers so and speaks of no police: "5,000 Guard agents left. Some 60 agents came"."""
    if count.head is None or "anybody" in count.head.senses:
        return False
    name = story.page.tokens.words[count.head.first : count.head.last]
    told = (draft for draft in reversed(story.drafts[-FIGURES_NEAR:]) if draft.count.kind == "anyone")
    heads = ((draft, draft.count.head) for draft in told if draft.sentence > story.civil)
    return any(head is not None and story.page.tokens.words[head.first : head.last] == name for _, head in heads)


def _of_own_unit(story: Story, count: Count, sentence: int) -> bool:
    """Whether people are told to be from or under a body of soldiers: "20 guys from the engineer battalion"."""
    page = story.page
    if story.civil >= sentence or _speaks_of_others(story, count):
        return False
    led = page.tokens.words[count.last] in page.vocabulary.single["from"] if count.last < page.end else False
    if not led and not page.tells("belongs_with", count.last, count.last + OWN_UNIT):
        return False
    behind = hits_between(page, count.last, min(page.end, count.last + OWN_UNIT))
    return any(hit.senses.keys() & (NAMED | {"formation"}) for hit in behind)


def _from_home(story: Story, count: Count, sentence: int) -> bool:
    """Whether those named after their state are soldiers counted beside others: "763 are Texans, 519 Arizonans"."""
    named = count.head is not None and story.page.capital(count.head.first)
    body = count.left is not None and "bodies" in count.left.senses
    beside = story.counted == "troops" and story.counted_sentence == sentence
    return named and (beside or _serves(story.page, count) or (body and sentence - story.military <= 1))


def _serves(page: Page, count: Count) -> bool:
    """Whether people are said right behind to serve with a force: "500 Floridians assigned to Operation Lone Star"."""
    last = count.last
    if last >= page.end or page.hit_at[last] is None or "status.after" not in page.kinds(last):
        return False
    behind = hits_between(page, last, min(page.end, last + OWN_UNIT))
    return any(hit.senses.keys() & FORCES for hit in behind)


def _tells_again(story: Story, count: Count, sentence: int) -> bool:
    """Whether people are as many as the soldiers of the figure told last: "Fifteen hundred people typing"."""
    value = count.number.value or 0
    people = count.head is not None and "anybody" in count.head.senses
    if not people or value < MANY_MEN or _speaks_of_others(story, count):
        return False  # "the caravan had 7,000 people"
    if "reason" in story.page.kinds(passing.led_from(story.page, count) - 2):
        return False  # "28 groups of more than 100 people"
    return story.since(sentence, ellipses.PAST_OTHERS) is not None and ellipses.as_many(story, count)


def _speaks_of_others(story: Story, count: Count) -> bool:
    """Whether the nearest noun before a number, in its sentence, is of other people: "the caravan had 7,000 people"."""
    return antecedents.antecedent(story, count)[0] in OTHERS


def _joins_counted(story: Story, counts: list[Count], index: int) -> bool:
    """Whether "and" joins people to soldiers counted right before: "120 hombres y 30 mujeres"."""
    if not index or counts[index - 1].kind != "anyone" or counts[index - 1].number.first in story.refused:
        return False
    return _joined(story.page, counts, index)


def _may_be_anybodys(story: Story, counts: list[Count], index: int) -> bool:
    """Whether a noun such as "guards" stands alone in a text that speaks of no border, soldiers or force."""
    count = counts[index]
    if count.head is None or "doubtful" not in count.head.senses or story.at_border:
        return False
    if _names_force(count):
        return False
    sentence = story.page.sentence_of[count.first]
    if story.since(sentence, PAST_OTHERS) is not None or sentence - story.military <= 1:
        return False  # "soldiers and 40 guards"
    ahead = index + 1 if index + 1 < len(counts) else index
    if counts[ahead].kind == "other people" and _joined(story.page, counts, ahead):
        return True  # "four guards and 1,000 inmates"
    many = (count.number.value or count.number.high or 0) >= MANY_MEN
    if story.nears_army(sentence) or (many and story.first_military is not None and story.military == NEVER):
        return False
    beside = story.counted == "other people" and story.counted_sentence == sentence  # "1,200 inmates and 85 guards"
    few = not many and (beside or story.scene.text_country in (None, "other"))
    return few or story.civil > story.military or not ellipses.is_short(story)


def _names_force(count: Count) -> bool:
    """Whether the words of a phrase name whose soldiers it counts: "three million National Guard members"."""
    return any(hit.senses.keys() & OWNED and not _is_stranger(hit) for hit in count.inside)


def _is_stranger(hit: Hit) -> bool:
    """Whether a phrase names another country than the two: "three Congolese drivers"."""
    return "country" in hit.senses and hit.senses["country"].says == "other"


def _of_a_stranger(page: Page, count: Count) -> bool:
    """Whether members belong to a body that no list has: "NATO's 28 members"."""
    at = count.first - 3
    return at >= 0 and page.is_genitive(at + 1) and page.hit_at[at] is None and page.capital(at)


def _of_a_force(story: Story, count: Count, sentence: int) -> bool:
    """Whether a noun such as "members" means soldiers: its own words name a force, or the text speaks of one alone.

    A country makes none of them where the text speaks of no army: "200 American engineers".
    """
    if _names_force(count) and (story.first_military is not None or story.military > NEVER):
        return True
    if any(_is_stranger(hit) for hit in count.inside) or _of_a_stranger(story.page, count):
        return False
    trade = count.head is not None and "trades" in count.head.senses
    if trade and sentence - story.military > TRADES_TOLD and not _speaks_of_army(story, sentence):
        return False
    return _civil_free(story, count, sentence) and not _civil_owner(story, count)


def _civil_free(story: Story, count: Count, sentence: int) -> bool:
    """Whether a noun such as "members" may mean soldiers: the text speaks of some, and of no police since."""
    if story.first_military is None or story.first_military > sentence + 2:
        uniformed = count.strength or (count.head is not None and "uniformed" in count.head.senses)
        return uniformed and story.at_border and story.civil < 0
    if story.civil > story.military and sentence - story.civil <= 1 and not _speaks_of_army(story, sentence):
        return False
    if story.at_border and sentence - story.military <= STILL_TOLD:
        return True
    if story.at_border or ellipses.is_short(story) or sentence - story.named_sentence <= PAST_OTHERS:
        return story.nears_army(sentence)
    beside = sentence - story.military <= 1 or 0 <= story.first_military - sentence <= 1
    return beside or story.since(sentence, PAST_OTHERS) is not None


def _has_its_own(page: Page, hit: Hit, count: Count, begin: int) -> bool:
    """Whether one who speaks for police says whom they have: "the head of the Municipal Police said he has 1,200"."""
    near = max(hit.last, count.first - HELD)
    holds = page.of_kind("holds").between(near, count.first)
    ours = not page.vocabulary.single["ours"].isdisjoint(page.tokens.words[near : count.first])
    had = ours or any("place" not in page.kinds(each.first - 1) for each in holds)
    return had and roles.is_source(page, hit, begin)


def _civil_owner(story: Story, count: Count) -> bool:
    """Whether the last owner named before a number in its clause is police or the like: "the police, 400 members"."""
    page = story.page
    begin = page.sentences[page.sentence_of[count.first]][0]
    for hit in reversed(hits_between(page, max(begin, count.first - OWNER_REACH), count.first)):
        counted_since = story.last is not None and story.last.first > hit.first  # "governors sent 900: Ohio 40"
        if counted_since or hit.senses.keys() & (FORCES | {"hard_stops"}):
            return False
        others = "reason" in hit.senses and hit.senses["reason"].says in OTHERS
        if ("civil" in hit.senses or others) and _makes_up_force(page, hit, begin):
            continue
        if "civil" in hit.senses:
            owns = _has_its_own(page, hit, count, begin)
            return owns or opens_item(page, hit, begin) or goes_on_to_tell(page, hit)
        if others:
            if is_aside(page, hit.first, hit.last, CLOSING):
                continue  # "Arizona and Texas, which have Republican governors, pledged 600 members"
            counted = hit.first > begin and page.number_at[hit.first - 1] is not None
            return not counted  # "the caravan, whose first 4,000 members"
    return False


def _makes_up_force(page: Page, hit: Hit, begin: int) -> bool:
    """Whether commas enclose police of whom a force is made: "the Guard, created from army and federal police, has"."""
    words, last = page.tokens.words, hit.last
    if words[last : last + 1] != [","] or page.kinds(last + 1).isdisjoint({"auxiliary", "holds"}):
        return False
    commas = (at for at in range(hit.first - 1, max(begin, hit.first - DESCRIBED), -1) if words[at] == ",")
    return any(page.kinds(at - 1) & FORCES for at in commas)


def _speaks_of_army(story: Story, sentence: int) -> bool:
    """Whether a sentence has a phrase that speaks of an army."""
    return any(hit.senses.keys() & MILITARY for hit in hits_between(story.page, *story.page.sentences[sentence]))
