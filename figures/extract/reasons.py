"""Does a number count soldiers? The reason why not, or None where it does.

A noun beside the number decides, if it has one ("members" and "people" depend on the text); of a bare number
`ellipses` knows.
"""

from __future__ import annotations

from figures.extract import antecedents, ellipses, lookalikes
from figures.extract.antecedents import OTHERS
from figures.extract.around import hits_between
from figures.extract.casualties import befell
from figures.extract.ellipses import FEW, MANY_MEN, NAMED, PAST_OTHERS
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.story import MILITARY, NEVER, Story

OWNED = NAMED | {"country"}  # what makes soldiers of "members" within one phrase
MOVED = 5  # and around men whose army is named farther on
WHOLE = 5  # tokens from a part to the whole that it is of
STILL_TOLD = 8  # sentences for which a text about the border goes on about the army that it spoke of


def reason(story: Story, counts: list[Count], index: int, sentence: int) -> str | None:
    """Why number `index` of a sentence's `counts` is no troop figure; None where it is one."""
    count = counts[index]
    value = count.number.value
    counted = count.kind in ("troops", "people", "elided")
    if counted and _fell(story, counts, index):
        return "casualties" if count.kind == "troops" or story.first_military is not None else "other people"
    if counted and lookalikes.is_whole_of_ratio(story, counts, index):
        return "rate"
    if value is not None and value < 2 and count.kind in ("troops", "people", "anyone"):
        return "single person"  # "one Guard sergeant", "one soldier for every migrant"
    match count.kind:
        case "troops":
            return "other people" if _may_be_anybodys(story, counts, index) else None
        case "people" | "anyone" if (value or 0) >= lookalikes.TOO_MANY and not _names_force(count):
            return "other people"
        case "people":
            if _is_title(story.page, count):
                return "unit name"
            if (value or FEW) < FEW and count.head is not None and _is_unit(count.head):
                return "unit count"  # "files from 11 forces"
            return None if _of_a_force(story, count, sentence) else "other people"
        case "anyone":
            if not (_joins_counted(story, counts, index) or _anyone_counts(story, count, sentence)):
                return "other people"
            return "casualties" if _fell(story, counts, index) else None
        case "elided":
            if (of_others := _of_others_behind(story, counts, index, sentence)) is not None:
                return of_others
            return ellipses.reason(story, counts, index, sentence)
    return "age" if lookalikes.is_age_of_somebody(story.page, count) else count.kind


def _of_others_behind(story: Story, counts: list[Count], index: int, sentence: int) -> str | None:
    """Why the whole named right behind a part is none of soldiers: "25 of NATO's 28 members"."""
    part, whole = counts[index], counts[index + 1] if index + 1 < len(counts) else None
    if whole is None or whole.kind == "elided" or whole.first - part.last > WHOLE:
        return None
    if part.last != part.number.last or "of" not in story.page.kinds(part.last):
        return None
    if reason(story, counts, index + 1, sentence) != "other people":
        return None
    return lookalikes.lookalike(story, counts, index) or "other people"


def _is_title(page: Page, count: Count) -> bool:
    """Whether number words and their noun are written as a name: "Twenty One Pilots"."""
    named = count.head is not None and page.capital(count.head.first) and not _names_force(count)
    written = count.number.shape == "words" and count.number.last - count.number.first > 1
    return named and written and all(page.capital(at) for at in range(count.number.first, count.number.last))


def _is_unit(head: Hit) -> bool:
    """Whether a noun that may mean soldiers may also mean whole bodies of them: "forces"."""
    return "reason" in head.senses and head.senses["reason"].says == "unit count"


def _fell(story: Story, counts: list[Count], index: int) -> bool:
    """Whether those counted died, were hurt or taken, on their own or with others right before."""
    return befell(story.page, counts[index]) or _fell_too(story, counts, index)


def _fell_too(story: Story, counts: list[Count], index: int) -> bool:
    """Whether "and" joins soldiers to dead or hurt ones right before: "three soldiers and two guards died"."""
    if not index or counts[index].kind == "elided" or not _joined(story.page, counts, index):
        return False
    before = counts[index - 1]
    why, _ = story.refused.get(before.number.first, ("", before))
    return why == "casualties" or (why == "other people" and befell(story.page, before))


def _joined(page: Page, counts: list[Count], index: int) -> bool:
    """Whether nothing but "and" stands between the phrase of a number and the one before: "120 men and 30 women"."""
    last = counts[index - 1].last
    return last == counts[index].first - 1 and page.sense(last, "and") is not None


def _anyone_counts(story: Story, count: Count, sentence: int) -> bool:
    """Whether a noun that may mean anybody ("people", "personnel") means soldiers."""
    if count.partitive and story.counted == "troops":
        return True
    if _of_the_ranks(story, count, sentence) or _tells_again(story, count) or _from_home(story, count, sentence):
        return True
    body = count.left is not None and "bodies" in count.left.senses and sentence - story.military <= 1
    if body and not _speaks_of_others(story, count):
        return _civil_free(story, count, sentence)
    if any(hit.senses.keys() & NAMED for hit in count.inside):
        return _names_whose(story, count) or sentence - story.civil > 1
    if count.strength and sentence - story.military <= 1:
        return True
    return ellipses.owner_governs(story, count)


def _names_whose(story: Story, count: Count) -> bool:
    """Whether a phrase names more than how its people serve: "200 agentes en activo" may be of the police."""
    broad = story.page.vocabulary.broad
    named = (hit.senses for hit in count.inside if hit.senses.keys() & NAMED)
    return any("branch" not in senses or senses["branch"].says not in broad for senses in named)


def _of_the_ranks(story: Story, count: Count, sentence: int) -> bool:
    """Whether "men" are an army's: many of them, in a sentence that speaks of an army and of nobody else so far."""
    if count.head is None or "ranks" not in count.head.senses or (count.number.value or 0) < MANY_MEN:
        return False
    spoken = story.military == sentence or (
        ellipses.is_moved(story.page, count, MOVED) and _speaks_of_army(story, sentence)
    )
    return spoken and story.civil < sentence and not _speaks_of_others(story, count)


def _from_home(story: Story, count: Count, sentence: int) -> bool:
    """Whether those named after their state are soldiers counted beside others: "763 are Texans, 519 Arizonans"."""
    named = count.head is not None and story.page.capital(count.head.first)
    body = count.left is not None and "bodies" in count.left.senses
    beside = story.counted == "troops" and story.counted_sentence == sentence
    return named and (beside or (body and sentence - story.military <= 1))


def _tells_again(story: Story, count: Count) -> bool:
    """Whether so many people are as many as the soldiers of a figure told before: "Fifteen hundred people typing"."""
    value = count.number.value or 0
    people = count.head is not None and "anybody" in count.head.senses
    if not people or value < MANY_MEN or _speaks_of_others(story, count):
        return False  # "the caravan had 7,000 people"
    return ellipses.as_many(story, count)


def _speaks_of_others(story: Story, count: Count) -> bool:
    """Whether the nearest noun before a number, in its sentence, counts or names other people."""
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


def _civil_owner(story: Story, count: Count) -> bool:
    """Whether the last owner named before a number in its clause is police or the like: "the police, 400 members"."""
    page = story.page
    begin = page.sentences[page.sentence_of[count.first]][0]
    for hit in reversed(hits_between(page, max(begin, count.first - antecedents.OWNER_REACH), count.first)):
        if hit.senses.keys() & (NAMED | {"hard_stops"}):
            return False
        if "civil" in hit.senses:
            return antecedents.opens_item(page, hit, begin) or antecedents.goes_on_to_tell(page, hit)
        if "reason" in hit.senses and hit.senses["reason"].says in OTHERS:
            counted = hit.first > begin and page.number_at[hit.first - 1] is not None
            return not counted  # "the caravan, whose first 4,000 members"
    return False


def _speaks_of_army(story: Story, sentence: int) -> bool:
    return any(hit.senses.keys() & MILITARY for hit in hits_between(story.page, *story.page.sentences[sentence]))
