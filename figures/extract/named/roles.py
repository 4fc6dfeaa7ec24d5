"""In what role a name stands near a figure: who acts, who only says so, whom they work with, where a place lies.

"According to the Army", "alongside the Texas Guard" and "Fort Carson, Colorado" name nobody whose soldiers are counted.
"""

from __future__ import annotations

from figures.extract.around import preposed
from figures.extract.named import force_names, place_names
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

MADE = 16  # tokens before a name in which the word may stand that others were made of it
SAYING = 5  # tokens behind "said" in which a force may say that it has so many: "said on Monday that it"
MOST = 4  # tokens before a name in which it may be said that it is of most
ASIDE = 6  # tokens before a name in which the word may stand that leads to it
# What may stand between the two: "el comandante de la Zona Militar".
LEADS_ON = frozenset({"adjective", "country", "label", "filler", "national", "place", "reason", "era", "appeal"})


def is_address(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a state only says where a place is: "Fort Carson, Colorado", "Nogales (Arizona)"."""
    before = page.tokens.words[hit.first - 1] if hit.first > begin + 1 else ""
    town = before == "," and (_is_town(page, hit) or _is_unlisted_town(page, hit))
    return before == "(" or (town and not page.is_genitive(hit.last))


def _is_town(page: Page, state: Hit) -> bool:
    """Whether a place and a comma stand before a state, and no other state: not "Besides Florida, Louisiana sent".

    A list of states says where as well: "in Texas, New Mexico and Arizona".
    """
    before = page.hit_at[state.first - 2]
    if before is None or "place" not in before.senses:
        return False
    if "place" in state.senses and place_names.place(page, before).country != place_names.place(page, state).country:
        return False  # "on its line with Sonora, Texas has"
    town = force_names.state_of_hit(page, before) in (None, force_names.state_of_hit(page, state))
    return town or force_names.is_of_several(page, state)


def _is_unlisted_town(page: Page, hit: Hit) -> bool:
    """Whether a name of no list and a comma stand before a state, and a mark behind it: "Port Hueneme, California."."""
    at, words = hit.first - 2, page.tokens.words
    named = page.hit_at[at] is None and page.date_at[at] is None and words[at].isalpha() and page.capital(at)
    ends = hit.last >= page.end or page.sentence_of[hit.last] != page.sentence_of[at] or not words[hit.last].isalnum()
    return named and ends and (page.capital(at - 1) or "to" in page.kinds(at - 1))  # "in Redford, Texas,"


def is_partner(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a force is named as whom others work with: "alongside the Texas National Guard", "con la Marina".

    Units, operations and task forces are no partners: soldiers serve with them.
    """
    force = force_names.force_of_hit(page, hit)
    serves = hit.senses.keys() & {"unit", "operation"} or (force and not page.vocabulary.forces[force].branches)
    return not serves and led_by(page, hit, begin) == "partner"


def is_left(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a force is only whence somebody comes: "40 come from the Army"; not of "soldiers from the Army"."""
    joined = page.hit_at[hit.first - 3] if hit.first - 3 > begin and page.tokens.words[hit.first - 2] == "," else None
    if joined is not None and joined.senses.keys() & force_names.BY_NAME and is_left(page, joined, begin):
        return True  # "transferred from the Army, the Navy and the police"
    if not preposed(page, hit, "from_only", begin):
        return False
    for at in range(hit.first - 1, max(begin, hit.first - ASIDE), -1):
        if page.is_word(at, "from_only"):
            noun = page.hit_at[at - 1]
            if noun is not None and page.number_at[noun.first - 1] is not None:
                return True  # "a Guard of 70,000 members from the Army and the Navy"
            bare = (
                noun is not None
                and noun.senses.keys() & {"troops", "people"}
                and force_names.branch_of_hit(noun) is None
            )
            return not bare
    return True


def is_made_of(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a force is only what another was made of: "The Guard, formed from the Army and the Navy, has 70,000"."""
    made = page.of_kind("formed").between(max(begin, hit.first - MADE), hit.first)
    return bool(made) and any(
        force_names.is_named(page, whole) for whole in page.those(force_names.BY_NAME).between(begin, made[0].first)
    )


def is_of_most(page: Page, hit: Hit) -> bool:
    """Whether a force is only what most of those counted are: "2,500, most of them Guard members"."""
    lead = range(max(hit.first - MOST, page.sentence_at(hit.first)[0]), hit.first)
    most = page.tells("most", lead.start, lead.stop)
    return most or any(page.is_word(at, "most") for at in lead)


def is_quarters(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a unit is only where others are put up: "taken to the barracks of the 36 Batallón"."""
    return "unit" in hit.senses and preposed(page, hit, "quarters", begin)


def is_source(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a force is named as who says so: "according to the Army", "Army Gen. X", "la Sedena informó"."""
    says = page.has_word("says", hit.last, hit.last + 3)
    says = says and not _speaks_of_itself(page, hit)
    return says or is_person(page, hit) or led_by(page, hit, begin) == "source"


def _speaks_of_itself(page: Page, hit: Hit) -> bool:
    """Whether a force says what it has itself: "the army said on Monday that it had", "la Guardia dijo que tiene"."""
    said = next((at for at in range(hit.last, min(hit.last + 3, page.end)) if page.is_word(at, "says")), page.end)
    ahead = range(said + 1, min(said + SAYING, page.end))
    at = next((at for at in ahead if not page.is_word(at, "that") and not any(page.date_at[at : at + 2])), None)
    if at is None:
        return False
    itself = page.is_word(at, "pronoun") and page.kinds(at).isdisjoint({"stops", "there"})
    return itself or (page.vocabulary.verb_first and "holds" in page.kinds(at))


def is_person(page: Page, hit: Hit) -> bool:
    """Whether a force is named as a person's own: "Army Lt. Gen.", "a Guard spokesman"."""
    return page.is_word(hit.last, "rank")


def _owns_number(page: Page, hit: Hit) -> bool:
    """Whether the next number is of those that a name owns: "compared with Mexico's 10,000"."""
    at = hit.last + 2 * page.is_genitive(hit.last)
    return at < page.end and page.is_genitive(at - 2) and page.number_at[at] is not None


def led_by(page: Page, hit: Hit, begin: int) -> str | None:
    """What leads to the name of one who only stands near; None where nothing does, and it acts itself.

    "source": "according to the Army", "el comandante de la Zona Militar". "partner": "with Washington", "alongside the
    Guard". "to": "al gobierno de Donald Trump". The name of a person and one noun may stand between.
    """
    hit = force_names.spelled_out(page, hit)
    if _owns_number(page, hit):
        return None
    led, nouns = None, 0
    for at in range(hit.first - 1, max(begin, hit.first - ASIDE) - 1, -1):
        role = _role_said(page, at, hit)
        if role == "source":
            return role
        if role == "opens" or (role is None and led is not None):
            return led
        if role == "partner":
            led = role  # "not to the Army"
        elif role == "to":
            led = led or role
        elif role is None and not _leads_on(page, at):
            nouns += not page.capital(at)
            if nouns > 1 or not _is_unlisted(page, at):
                return None
    return led


def _role_said(page: Page, at: int, hit: Hit) -> str | None:
    """What a token before a name says of its role; "opens" where a clause does, "small" where it says nothing."""
    word, single = page.tokens.words[at], page.vocabulary.single
    kinds = page.kinds(at)
    if word in single["that", "opens"]:
        return "opens"  # "it is not true that Mexico sent", "lifts tariffs as Mexico sends"
    if "source" in kinds or (word in single["rank"] and at < hit.first - 1):
        return "source"
    beside = single["partner", "with", "pressure"]
    if "partner" in kinds or (word in beside and "filler" not in kinds):
        return "partner"  # not "at the time the Guard"
    if word in single["to"]:
        return "to" if page.date_at[at + 1] is None else "opens"  # "In 2018 the Pentagon sent"
    return "small" if word == '"' or word in single["of", "determiner"] else None


def _leads_on(page: Page, at: int) -> bool:
    """Whether a token goes with a name behind it: "informó ayer el Ejército", "el comandante de la Segunda Zona".

    Likewise the number of a unit: "dijo un sargento del 52 Batallón".
    """
    number = page.number_at[at]
    ordinal = number is not None and (number.reason == "ordinal" or "unit" in page.kinds(number.last))
    return bool(page.kinds(at) & LEADS_ON) or page.date_at[at] is not None or ordinal


def _is_unlisted(page: Page, at: int) -> bool:
    """Whether a token is a word of which nothing is known, as names of persons are."""
    return page.hit_at[at] is None and page.number_at[at] is None and page.tokens.words[at].isalpha()
