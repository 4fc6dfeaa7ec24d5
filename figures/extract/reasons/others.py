"""Others than soldiers whom a noun names in a sentence, and what they do there: do soldiers help them, do they act?"""

from __future__ import annotations

from figures.extract.around import hits_between
from figures.extract.nouns.nouns import Count
from figures.extract.page import MILITARY, Page
from figures.extract.story.passing import tells_where
from figures.extract.text.phrases import Hit

OTHERS = ("other people", "events", "casualties")
PARTED = frozenset({"things", "weapon or vehicle", "unit count", "money"})  # what may have parts counted beside it
ARMY = frozenset({"troops", "branch", "force"})  # who is none of them
ARMED_OR_POLICE = MILITARY | {"civil"}  # whose people "its" may mean
ATTENDANT = frozenset({"determiner", "adjective", "of", "reason", "place", "people", "anyone", "with", "label"})
SEPARATORS = frozenset(",;:()")
RELATIVE = 5  # tokens between a noun and the number that a relative clause says of it
ATTRIBUTE = 4  # words behind a noun that go with it
VERB = 3  # tokens behind a noun in which its verb may stand
OWNER_REACH = 12  # tokens before a number in which its owner may be named


def counted_instead(page: Page, hit: Hit, count: Count) -> str | None:
    """What a bare noun says is counted instead of soldiers: other people of "migrants", "migrantes"."""
    if "reason" in hit.senses:
        if hit.last < count.first and page.is_word(hit.last - 1, "infinitive"):
            return None  # "según la tarjeta que entregó a este diario"; but "entregó a 60"
        says = hit.says("reason")
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


def is_helped(page: Page, hit: Hit, count: Count, begin: int) -> bool:
    """Whether a verb, known or not, stands before a noun: "supporting the Border Patrol", where soldiers help it."""
    agency = "civil" in hit.senses and page.capital(hit.first)  # of which nobody says "120 of them"
    at = _lead(page, hit, begin)
    acts = not page.is_word(at + 1, "to")  # not "los que respaldan a la CBP"
    told = (count.partitive and not agency) or (acts and (goes_on_to_tell(page, hit) or _changes(page, hit)))
    if told:
        return False
    joined = page.hit_at[at - 1] if at > begin and "and" in page.kinds(at) else None
    if agency and joined is not None and "civil" in joined.senses:
        at = _lead(page, joined, begin)  # "helping the police and Customs and Border Protection"
    owned = page.is_genitive(at - 1)  # "the army's death toll"
    if at < begin or owned or page.number_at[at] is not None or not page.tokens.words[at][0].isalpha():
        return False
    return page.hit_at[at] is None or bool(page.kinds(at) & {"status.before", "status.after", "to"})


def leads_from_army(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a preposition hangs a noun on soldiers, who change: "a mission ahead of a caravan peaked at 5,900".

    Not so what soldiers only say: "the Army said crossings fell to 8,300".
    """
    at = _lead(page, hit, begin)
    if page.is_word(at, "says", "that"):
        return False
    leads = at > begin and page.tokens.words[at].isalpha() and "and" not in page.kinds(at) and _changes(page, hit)
    army = page.hit_at[at - 1] if leads else None
    return army is not None and not MILITARY.isdisjoint(army.senses)


def goes_on_to_tell(page: Page, hit: Hit) -> bool:
    """Whether a relative clause says more of a noun: "helping the agents, who number 6,300"."""
    words, at = page.tokens.words, hit.last
    while at < min(len(words) - 1, hit.last + ATTRIBUTE) and words[at].isalpha() and page.number_at[at] is None:
        at += 1
    opens = at + 1 if page.is_mark(at, ",") else hit.last
    return page.is_word(opens, "pronoun")


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


def is_of_its_police(page: Page, count: Count) -> bool:
    """Whether "of its" makes people those of police named before in the sentence: "CBP moved 700 of its agents"."""
    owner = _owner(page, count)
    return owner is not None and "civil" in owner.senses


def is_of_its_army(page: Page, count: Count) -> bool:
    """Whether "of its" makes people those of an army named likewise: "The Guard is here; 500 of its members stay"."""
    owner = _owner(page, count)
    return owner is not None and "civil" not in owner.senses


def is_kept_by_army(page: Page, count: Count) -> bool:
    """Whether nothing else is named between such an army and them: "The Guard will keep 200 of its people".

    Not so in "The army shelled the town and drove out 200 of its people".
    """
    owner = _owner(page, count)
    if owner is None or "civil" in owner.senses:
        return False
    apart = page.has_word("determiner", owner.last, count.first) or page.tells("place", owner.last, count.first)
    return not apart


def _owner(page: Page, count: Count) -> Hit | None:
    """The army or the police named last in the sentence before so many "of its" people."""
    at = count.number.last
    if at + 1 >= page.end or not page.is_word(at + 1, "possessive") or not page.is_word(at, "of"):
        return None
    begin = page.sentence_at(count.first)[0]
    named = page.those(ARMED_OR_POLICE).between(begin, count.first)
    return named[-1] if named else None
