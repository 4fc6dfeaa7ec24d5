"""Whether men, people or staff, who may be anybody, are soldiers: an ordered list of looks for each question."""

from __future__ import annotations

from collections.abc import Callable

from figures.extract.around import hits_between
from figures.extract.named.force_names import FORCES
from figures.extract.nouns.nouns import NAMED, Count
from figures.extract.page import Page
from figures.extract.reasons import antecedents, ratios, resumed
from figures.extract.reasons.members import is_civil_free, speaks_of_army
from figures.extract.reasons.others import OTHERS, is_kept_by_army
from figures.extract.reasons.resumed import MANY_MEN
from figures.extract.story import again, passing
from figures.extract.story.story import FIGURES_NEAR, Story

MOVED = 5  # and around men whose army is named farther on
ARMY_OF_MEN = 1000  # so many men that somebody says "we have" of are soldiers, near words that speak of some
SPOKEN_OF = 2  # sentences back in which an army is named whose officer speaks
FIRST_BACK = 4  # sentences from soldiers who are to come to the first of them
PARTING = frozenset({"where", "stops", "hard_stops", "troops"})  # what parts a body from the people of another
AGENTS_TOLD = 4  # sentences for which a text goes on about the agents of a force
SPEAKER = 8  # tokens behind a quotation in which the officer is named who speaks
OFFICER = 4  # tokens before men in which the officer is named whose they are
ALL = 9  # tokens behind "all" in which the force stands that they are of
# What stands between "all" and that force: "all of them are members of the".
MEMBERS = frozenset(
    {*("of", "of_them", "from", "from_only", "to", "belongs", "auxiliary", "determiner", "people", "country"),
     *("pronoun", "comparison")}
)  # fmt: skip
COMMANDED = 5  # tokens before men in which is said that they are under somebody: "bajo su mando a unos"
OWN_UNIT = 6  # tokens behind men in which the body that they are from is named


def means_army(story: Story, count: Count, sentence: int) -> bool:
    """Whether a noun that may mean anybody ("people", "personnel") means soldiers."""
    if ratios.has_pace(story.page, count):
        return False  # "We had 1,200 people a day in this yard"
    if any(look(story, count, sentence) for look in SURE):
        return True
    return next((says for look in LOOKS if (says := look(story, count, sentence)) is not None), False)


# ---------------------------------------------------------------- what makes soldiers of them
def some_of_those_told(story: Story, count: Count, sentence: int) -> bool:
    """Whether they are some of the soldiers counted last, where no police is named beside them: "20 of them"."""
    return count.partitive and story.counted == "troops" and story.civil < sentence


def of_the_ranks(story: Story, count: Count, sentence: int) -> bool:
    """Whether "men" are an army's: from a body of it, or many in a sentence that speaks of it and of nobody else."""
    if count.head is None or "ranks" not in count.head.senses:
        return False
    moved = resumed.is_moved(story.page, count, MOVED) and speaks_of_army(story, sentence)
    many = (count.number.value or 0) >= MANY_MEN and (story.military == sentence or moved)
    return many and story.civil < sentence and not _speaks_of_others(story, count)


def of_ours(story: Story, count: Count, sentence: int) -> bool:
    """Whether somebody says "we have" of more people than a shelter holds: "Tenemos casi 15 mil hombres", dijo."""
    page, men = story.page, count.head is not None and "ranks" in count.head.senses
    others = story.civil >= (sentence if men else max(story.military, sentence - 1))
    if (count.number.value or 0) < ARMY_OF_MEN or not story.nears_army(sentence) or others:
        return False
    ours = page.has_word("ours", max(page.sentences[sentence][0], count.first - MOVED), count.first)
    return ours and not _speaks_of_others(story, count)


def of_officer(story: Story, count: Count, sentence: int) -> bool:
    """Whether an officer says behind a quotation that he has them: ""We have 60 people there," the colonel said"."""
    page, end = story.page, story.page.sentences[sentence][1]
    words = page.tokens.words
    if sentence - story.military > SPOKEN_OF or story.civil >= sentence or '"' not in words[count.last : end]:
        return False
    closing = words.index('"', count.last)
    speaker = range(closing + 1, min(end, closing + SPEAKER))
    if not any(page.is_word(at, "officer") for at in speaker) or any("civil" in page.kinds(at) for at in speaker):
        return False
    lead = range(max(page.sentences[sentence][0], count.first - MOVED), count.first)
    return any(page.is_word(at, "ours") or page.kinds(at) & {"holds", "receives"} for at in lead)


def led_by_officer(story: Story, count: Count, sentence: int) -> bool:
    """Whether men stand beside the officer whose they are, and no police: "a Mexican sergeant with 20 men".

    Or farther from one who has or commands them: "El coronel dijo que tiene 80 hombres".
    """
    page, men = story.page, count.head is not None and "ranks" in count.head.senses
    begin = page.sentences[sentence][0]
    first = passing.led_from(page, count)
    commanded = page.tells("commands", max(begin, first - COMMANDED), first)
    owned = commanded or "holds" in page.kinds(first - 1)
    reach = 2 * OFFICER if owned else OFFICER
    led = page.has_word("officer", max(begin, first - reach), count.first)
    led = led or (commanded and story.civil < story.military and sentence - story.military <= 1)
    of_army = story.first_military is not None and story.civil < sentence
    return men and led and of_army and not _speaks_of_others(story, count)


def of_its_army(story: Story, count: Count, sentence: int) -> bool:
    """Whether "of its" makes them those of the army that is told of: "The Guard will keep 200 of its people there"."""
    return is_kept_by_army(story.page, count)


def of_own_unit(story: Story, count: Count, sentence: int) -> bool:
    """Whether people are told to be from a body of soldiers or under it: "20 guys from the battalion"."""
    page = story.page
    if story.civil >= sentence or _speaks_of_others(story, count):
        return False
    at = count.last
    while at < page.end and page.kinds(at) & {"auxiliary", "filler"}:
        at += 1
    assigned, led = page.is_word(at, "assigned"), page.is_word(count.last, "from")
    if not (assigned or led) and not page.tells("belongs_with", count.last, count.last + OWN_UNIT):
        return False
    end = min(page.end, count.last + OWN_UNIT)
    end = next((at for at in range(count.last, end) if page.is_mark(at, ",")), end)  # "30 people in Yuma, and the Army"
    behind = [hit for hit in hits_between(page, count.last, end) if not page.is_genitive(hit.last)]
    if any("civil" in hit.senses for hit in behind):
        return False  # "300 people assigned to the police task force"
    people = count.head is not None and "anybody" in count.head.senses
    bodies = NAMED | {"formation"} | ({"context"} if assigned and people else set())  # "assigned to the border mission"
    return any(hit.senses.keys() & bodies for hit in behind)


def tells_again(story: Story, count: Count, sentence: int) -> bool:
    """Whether people are as many as the soldiers of the figure told last: "Fifteen hundred people typing"."""
    value = count.number.value or 0
    people = count.head is not None and "anybody" in count.head.senses
    if not people or value < MANY_MEN or _speaks_of_others(story, count):
        return False  # "the caravan had 7,000 people"
    begin = story.page.sentences[sentence][0]
    if story.page.of_kind("casualty.before").between(begin, count.first):
        return False  # "han muerto 2.000 personas"
    if "reason" in story.page.kinds(passing.led_from(story.page, count) - 2):
        return False  # "28 groups of more than 100 people"
    return story.since(sentence, resumed.PAST_OTHERS) is not None and any(again.as_many(story, value))


def these_again(story: Story, count: Count, sentence: int) -> bool:
    """Whether they are the soldiers told before, by their number: "These 50 men and women are leaving"."""
    these = story.page.is_word(count.first - 1, "these")
    return these and story.counted == "troops" and any(again.as_many(story, count.number.value))


def all_of_a_force(story: Story, count: Count, sentence: int) -> bool:
    """Whether all of them are said to be a force's: "150 agents arrived. All are from the National Guard"."""
    page, end = story.page, story.page.sentences[min(sentence + 1, len(story.page.sentences) - 1)][1]
    if count.head is not None and "anybody" in count.head.senses:
        return False  # "12 men, all members of the army": whoever they are
    for every in page.of_kind("all_of").between(count.last, end):
        reached = every.last
        for hit in hits_between(page, every.last, min(end, every.last + ALL)):
            if hit.senses.keys() & FORCES:
                return hit.first == reached
            if hit.first > reached or hit.senses.keys().isdisjoint(MEMBERS):
                break  # "All want more pay. The Guard has"
            reached = hit.last
    return False


def of_agents_told(story: Story, count: Count, sentence: int) -> bool:
    """Whether a text calls its soldiers so and speaks of no police: "5,000 Guard agents left. Some 60 agents came"."""
    if count.head is None or "anybody" in count.head.senses:
        return False
    name = story.page.tokens.words[count.head.first : count.head.last]
    told = (draft for draft in reversed(story.drafts[-FIGURES_NEAR:]) if draft.count.kind == "anyone")
    heads = ((draft, draft.count.head) for draft in told if draft.sentence > story.civil)
    return any(head is not None and story.page.tokens.words[head.first : head.last] == name for _, head in heads)


def agents_of_its_force(story: Story, count: Count, sentence: int) -> bool:
    """Whether agents are those of the force spoken of last, whose people are called so: "The Guard came: 420 agents".

    Not so where police are spoken of since, or beside them.
    """
    page, force = story.page, story.scene.force
    if count.head is None or force is None or not page.is_word(count.head.first, "agents"):
        return False
    if page.vocabulary.forces[force].ashore or sentence - story.military > AGENTS_TOLD:
        return False
    if page.has_word("has_police", page.sentences[sentence][0], count.first) or _are_across(story, force, sentence):
        return False  # "El municipio tiene 900 agentes"
    if _has_subject(page, count, page.vocabulary.forces[force].country):
        return False
    return story.civil < min(story.military, sentence) and not _speaks_of_others(story, count)


def first_of_those_told(story: Story, count: Count, sentence: int) -> bool:
    """Whether they are the first to come of soldiers told: "will send 900 guardsmen. The first 60 agents arrived"."""
    if count.head is None or "anybody" in count.head.senses or _speaks_of_others(story, count):
        return False
    led = story.page.number_at[count.first - 1] if count.first else None
    opens = led is not None and led.reason == "ordinal" and story.civil < story.military
    told = story.since(sentence, FIRST_BACK) if opens else None
    return told is not None and (told.value or 0) > (count.number.value or 0)


def from_home(story: Story, count: Count, sentence: int) -> bool:
    """Whether those named after their state are soldiers counted beside others: "763 are Texans, 519 Arizonans"."""
    named = count.head is not None and story.page.capital(count.head.first)
    body = count.left is not None and "bodies" in count.left.senses
    beside = story.counted == "troops" and story.counted_sentence == sentence
    return named and (beside or _serves(story.page, count) or (body and sentence - story.military <= 1))


SURE: tuple[Callable[[Story, Count, int], bool], ...] = (
    some_of_those_told,
    of_the_ranks,
    of_ours,
    of_officer,
    led_by_officer,
    of_its_army,
    of_own_unit,
    tells_again,
    these_again,
    all_of_a_force,
    of_agents_told,
    agents_of_its_force,
    first_of_those_told,
    from_home,
)


# ---------------------------------------------------------------- what decides it
def gathered(story: Story, count: Count, sentence: int) -> bool | None:
    """Nobody's soldiers, where they make up what may be anybody's: "a group of about 40 people"."""
    return False if _is_body_near(story, count, sentence) and _gathers(story.page, count) else None


def of_a_body(story: Story, count: Count, sentence: int) -> bool | None:
    """Those of a body of people near an army, unless police are spoken of: "a contingent of 40 people"."""
    body = _is_body_near(story, count, sentence) and not _speaks_of_others(story, count)
    return is_civil_free(story, count, sentence) if body else None


def of_a_force(story: Story, count: Count, sentence: int) -> bool | None:
    """Those of a force that their own words name: "300 Army personnel"; hardly "200 agentes en activo", near police."""
    if not any(hit.senses.keys() & FORCES for hit in count.inside):
        return None
    return _names_whose(story, count) or sentence - story.civil > 1


def governed(story: Story, count: Count, sentence: int) -> bool | None:
    """Those whom a force has: "Joint Task Force North has 610 people"."""
    return resumed.owner_governs(story, count)


LOOKS: tuple[Callable[[Story, Count, int], bool | None], ...] = (
    gathered,
    of_a_body,
    of_a_force,
    governed,
)


# ---------------------------------------------------------------- what the looks ask
def _is_body_near(story: Story, count: Count, sentence: int) -> bool:
    """Whether a body of people leads to them, near an army: "a contingent of 40 people"."""
    if count.left is None or "bodies" not in count.left.senses or sentence - story.military > 1:
        return False
    page, last = story.page, count.left.last
    if page.those(PARTING).begins(last, count.first):
        # "a rights group in Juárez, where 900 people sleep", "the group of soldiers lets it move 90 agents"
        return False
    return not page.tells("change_to", last, count.first)  # "the deployment as a bridge to 900 agents"


def _has_subject(page: Page, count: Count, country: str) -> bool:
    """Whether others than a country's force have people in a sentence: "The union has 40 agents", "Washington sent 40".

    An unknown noun that opens it is of others.
    """
    begin = page.sentences[page.sentence_of[count.first]][0]
    if any(hit.says("country") not in ("", country) for hit in hits_between(page, begin, count.first)):
        return True
    at = begin + ("determiner" in page.kinds(begin))
    known = page.hit_at[at] is not None or page.date_at[at] is not None or page.counts_at(at)
    return at < count.first and not known and not (at == begin and page.is_word(at + 1, "of"))  # "Datos de"


def _are_across(story: Story, force: str, sentence: int) -> bool:
    """Whether a sentence tells of the other side of the border than where a force stands: "Across the river, 300"."""
    page, side = story.page, story.page.vocabulary.forces[force].side
    for hit in hits_between(page, *page.sentences[sentence]):
        there = page.vocabulary.places.get(hit.says("place") or "")
        if "across" in hit.senses or (there is not None and there.side not in (side, "other")):
            return True
    return False


def _names_whose(story: Story, count: Count) -> bool:
    """Whether a phrase names more than how its people serve: "200 agentes en activo" may be of the police."""
    broad = story.page.vocabulary.broad
    named = (hit.senses for hit in count.inside if hit.senses.keys() & FORCES)
    return any("branch" not in senses or senses["branch"].says not in broad for senses in named)


def _gathers(page: Page, count: Count) -> bool:
    """Whether people who may be anybody make up what may be anybody's: "a group of about 40 people"."""
    anybody = count.head is not None and "anybody" in count.head.senses
    gathering = count.left is not None and "gathering" in count.left.senses
    return anybody and gathering and antecedents.is_body_of(page, count)


def _serves(page: Page, count: Count) -> bool:
    """Whether people are said right behind to serve with a force: "500 Floridians assigned to Operation Lone Star"."""
    last = count.last
    if last >= page.end or page.hit_at[last] is None or "status.after" not in page.kinds(last):
        return False
    behind = hits_between(page, last, min(page.end, last + OWN_UNIT))
    return any(hit.senses.keys() & FORCES for hit in behind)


def _speaks_of_others(story: Story, count: Count) -> bool:
    """Whether the nearest noun before a number, in its sentence, is of other people: "the caravan had 7,000 people"."""
    return antecedents.antecedent(story, count)[0] in OTHERS
