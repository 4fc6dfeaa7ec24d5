"""Whether members and the like are soldiers: of a force that a text speaks of, and of no police or other owner."""

from __future__ import annotations

from figures.extract.around import hits_between, is_aside
from figures.extract.named import roles
from figures.extract.named.force_names import ACTORS, FORCES
from figures.extract.nouns.nouns import Count
from figures.extract.page import MILITARY, Page
from figures.extract.reasons import resumed
from figures.extract.reasons.others import OTHERS, OWNER_REACH, goes_on_to_tell, opens_item
from figures.extract.reasons.resumed import PAST_OTHERS
from figures.extract.story.story import NEVER, Story
from figures.extract.text.phrases import Hit

DESCRIBED = 14  # tokens before police in which the force that they make up may stand
CLOSING = 3  # tokens behind others in which the comma may stand that closes the clause they are named in
TRADES_TOLD = 2  # sentences from an army to drivers or medics who are its own
HELD = 3  # tokens before people in which the verb stands that says who has them: "cuenta con unos"
STILL_TOLD = 8  # sentences for which a text about the border goes on about the army that it spoke of


def are_of_a_force(story: Story, count: Count, sentence: int) -> bool:
    """Whether a noun such as "members" means soldiers: its own words name a force, or the text speaks of one alone.

    A country makes none of them where the text speaks of no army: "200 American engineers".
    """
    if names_force(count) and (story.first_military is not None or story.military > NEVER):
        return True
    if any(_is_stranger(hit) for hit in count.inside) or _of_a_stranger(story.page, count):
        return False
    others = resumed.is_bare_news(story) and story.of_others and not story.is_item(sentence)
    if others and not speaks_of_army(story, sentence):
        return False  # "The club has 140 members", in news that mentions soldiers
    trade = count.head is not None and "trades" in count.head.senses
    by_the_way = trade and sentence - story.military > TRADES_TOLD and not _is_commanded(story.page, sentence)
    if by_the_way and not speaks_of_army(story, sentence):
        return False
    return is_civil_free(story, count, sentence) and not _civil_owner(story, count)


def _of_a_stranger(page: Page, count: Count) -> bool:
    """Whether members belong to a body that no list has: "NATO's 28 members"."""
    at = count.first - 3
    return at >= 0 and page.is_genitive(at + 1) and page.hit_at[at] is None and page.capital(at)


def _is_stranger(hit: Hit) -> bool:
    """Whether a phrase names another country than the two: "three Congolese drivers"."""
    return hit.says("country") == "other"


def names_force(count: Count) -> bool:
    """Whether the words of a phrase name whose soldiers it counts: "three million National Guard members"."""
    return any(hit.senses.keys() & ACTORS and not _is_stranger(hit) for hit in count.inside)


def is_civil_free(story: Story, count: Count, sentence: int) -> bool:
    """Whether a noun such as "members" may mean soldiers: the text speaks of some, and of no police since."""
    if story.at_border and story.civil < 0 and _is_commanded(story.page, sentence):
        return True
    uniformed = count.strength or (count.head is not None and "uniformed" in count.head.senses)
    if story.first_military is None or story.first_military > sentence + 2:
        return uniformed and story.at_border and story.civil < 0
    if story.first_military > sentence and not (uniformed or story.at_border):
        return False  # "The orchestra sent 80 members on tour. An army choir sang, too."
    if story.civil > story.military and sentence - story.civil <= 1 and not speaks_of_army(story, sentence):
        return False
    if story.at_border and sentence - story.military <= STILL_TOLD:
        return True
    if story.at_border or resumed.is_short(story) or sentence - story.named_sentence <= PAST_OTHERS:
        return story.nears_army(sentence)
    beside = sentence - story.military <= 1 or 0 <= story.first_military - sentence <= 1
    return beside or story.since(sentence, PAST_OTHERS) is not None


def _is_commanded(page: Page, sentence: int) -> bool:
    """Whether a sentence, or the one before, names who commands soldiers: "The Pentagon sent 300 personnel"."""
    return page.of_kind("defense").begins(page.sentences[max(sentence - 1, 0)][0], page.sentences[sentence][1])


def _civil_owner(story: Story, count: Count) -> bool:
    """Whether the last owner named before a number in its clause is police or the like: "the police, 400 members"."""
    page = story.page
    begin = page.sentence_at(count.first)[0]
    for hit in reversed(hits_between(page, max(begin, count.first - OWNER_REACH), count.first)):
        counted_since = story.last is not None and story.last.first > hit.first  # "governors sent 900: Ohio 40"
        if counted_since or hit.senses.keys() & (FORCES | {"hard_stops"}):
            return False
        others = hit.says("reason") in OTHERS
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


def _has_its_own(page: Page, hit: Hit, count: Count, begin: int) -> bool:
    """Whether one who speaks for police says whom they have: "the head of the Municipal Police said he has 1,200"."""
    near = max(hit.last, count.first - HELD)
    holds = page.of_kind("holds").between(near, count.first)
    ours = page.has_word("ours", near, count.first)
    had = ours or any("place" not in page.kinds(each.first - 1) for each in holds)
    return had and roles.is_source(page, hit, begin)


def _makes_up_force(page: Page, hit: Hit, begin: int) -> bool:
    """Whether commas enclose police of whom a force is made: "the Guard, created from army and federal police, has"."""
    words, last = page.tokens.words, hit.last
    if not page.is_mark(last, ",") or page.kinds(last + 1).isdisjoint({"auxiliary", "holds"}):
        return False
    commas = (at for at in range(hit.first - 1, max(begin, hit.first - DESCRIBED), -1) if words[at] == ",")
    return any(page.kinds(at - 1) & FORCES for at in commas)


def speaks_of_army(story: Story, sentence: int) -> bool:
    """Whether a sentence has a phrase that speaks of an army: "troops", "the Pentagon", "Ejército"."""
    return any(hit.senses.keys() & MILITARY for hit in hits_between(story.page, *story.page.sentences[sentence]))
