"""Whose those are that a number counts, as words behind it say: "300 of the Army", "members of the caravan".

The functions here only answer; what words add to a count they give as `Taken`, which `Count.take` puts there.
"""

from __future__ import annotations

from collections.abc import Iterator

from figures.extract.nouns.nouns import LANDS, MODIFIERS, NAMED, NOUNS, Count, Taken, modifies_noun, noun_kind
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

OF = 4  # tokens behind "of" in which the noun, or the body that people belong to, may stand
COUNTED = 3  # tokens behind "of" in which the number of a whole may stand
OWNER = 5  # tokens in which an owner may end: "of the governor's troops"
OURS = NAMED | {"bodies", "levels", "context", "same"}  # what members of a force may be said to be members of
TELLING = frozenset({"auxiliary", "holds", "status.before", "status.after"})  # verbs
OWNERS = NAMED | {"civil", "operation"}  # whose people a number may count
PART = Taken(partitive=True)


def of_what(page: Page, of: Hit, stop: int) -> Taken:
    """What a number behind which "of" stands is a part of, as the next noun says: "60 of the soldiers".

    It may be things: "100 of its vehicles".
    """
    if page.is_word(of.last - 1, "pronoun"):
        return PART  # "300 of whom search cars": no noun of its own follows
    begin = past_owner(page, of.last, stop)
    for following in _phrases_ahead(page, begin, min(stop, begin + OF)):
        named = bool(following.senses.keys() & NAMED)
        people = _people_behind(page, following, stop) if named else None
        if people is not None:
            own = not page.has_word("possessive", of.last, following.first)
            some = own and begin == of.last  # "1,000 of the active-duty troops", not "100 of its Guard's"
            return Taken((following, people), people.last, "troops", people, some)
        noun = "people" if named else noun_kind(following)
        if noun == "unit count" and modifies_noun(page, following, stop):
            continue  # "500 of its headquarters soldiers"
        if noun is not None:
            lands = (page.hit_at[at] for at in range(of.last, following.first))  # "of the Texas soldiers"
            placed = [land for land in lands if land is not None and "place" in land.senses]
            return Taken((*placed, following), following.last, noun, following, not named)
        if not following.senses.keys() & (MODIFIERS | {"determiner"}):
            return PART
    return PART


def _phrases_ahead(page: Page, begin: int, end: int) -> Iterator[Hit]:
    """The phrases in tokens [begin, end), as far as the next number."""
    for at in range(begin, end):
        hit = page.hit_at[at]
        if page.number_at[at] is not None:
            return
        if hit is not None:
            yield hit


def _people_behind(page: Page, name: Hit, stop: int) -> Hit | None:
    """The people right behind the name of a force: "active-duty troops"."""
    behind = page.hit_at[name.last] if name.last < stop else None
    return behind if behind is not None and noun_kind(behind) in ("troops", "people") else None


def past_owner(page: Page, at: int, stop: int) -> int:
    """The token behind an owner at token `at`, where an apostrophe shows one: "the governor's", "Evers'"; else `at`."""
    words = page.tokens.words
    for end in range(at + 1, min(stop - 1, at + OWNER)):
        if page.number_at[end] is not None:
            return at
        if page.is_genitive(end):
            return end + 2
        if words[end] == "'" and words[end - 1].endswith(page.vocabulary.plural) and not page.tokens.spaced[end]:
            return end + 1
    return at


def of_others(page: Page, found: Count, of: Hit, stop: int) -> bool:
    """Whether "members" belong to no force: "members of Congress", "integrantes de la caravana"."""
    if "of" not in of.senses or not _may_be_anybodys(found):
        return False
    at, named = of.last, page.is_word(of.last - 1, "determiner")
    while at < stop and page.kinds(at) & {"determiner", "adjective", "country"} and "same" not in page.kinds(at):
        named, at = named or page.sense(at, "determiner") is not None, at + 1
    if at >= stop or page.date_at[at] is not None or any(page.number_at[at : min(stop, at + COUNTED)]):
        return False  # "members of an original 4,000"
    owners = (page.sense(near, "reason") for near in range(of.last, at + 1))
    if any(owner is not None and owner.says == "other people" for owner in owners):
        return True  # "members of a local police unit"
    if any(hit is not None and hit.senses.keys() & OURS for hit in page.hit_at[at : min(stop, at + OF)]):
        return False  # "members of its newly formed National Guard", "of the same institution"
    hit = page.hit_at[at]
    if hit is None:
        return page.tokens.words[at].isalpha() and (named or page.capital(at))
    noun = noun_kind(hit)
    ruled = noun is None and page.sense(at - 1, "country") is not None  # "members of Congress"
    return ruled or (noun is not None and noun not in NOUNS and noun != "unit count")


def _may_be_anybodys(found: Count) -> bool:
    """Whether people may be of no force: "members"; not "uniforms", nor "members of the Guard of other states"."""
    uniformed = found.head is not None and "uniformed" in found.head.senses
    owned = any(hit.senses.keys() & NAMED for hit in found.inside)
    return found.kind == "people" and not (uniformed or owned)


def of_these(page: Page, hit: Hit) -> bool:
    """Whether "of those" goes with a noun, and so is no part: "members of those units", "militares de esos cuerpos"."""
    these = page.is_word(hit.last - 1, "these")
    return these and hit.last < page.end and page.tokens.words[hit.last].isalpha()


def of_owners(page: Page, of: Hit, stop: int) -> Taken | None:
    """The force that stands for its people behind "of": "200 from the Army", "200 de la Guardia Nacional".

    Of soldiers ("2.100 de los guardias") it is a part. None where nobody is named; a land only ends the phrase.
    """
    owners = owners_at(page, of.last, stop)
    if owners is None:
        return None
    if all(named.senses.keys() <= LANDS for named in owners.inside):
        return Taken(last=owners.last)  # what is a land's may be anything: "los 38 párrafos y los 40 de Estados Unidos"
    head = owners.inside[0]
    return owners._replace(kind="people", head=head, partitive="troops" in head.senses)


def owners_at(page: Page, at: int, stop: int) -> Taken | None:
    """The forces named from token `at` on, as a phrase takes them: "of the Army and the Navy"; None without any."""
    reached, owners = owners_from(page, at, stop)
    return Taken(owners, reached) if owners else None


def owners_from(page: Page, at: int, stop: int) -> tuple[int, list[Hit]]:
    """The forces named from token `at` on: "the Army and the National Guard"; where they end, and which they are."""
    owners: list[Hit] = []
    loose: list[Hit] = []  # lands that no force was named behind yet: "the Mexican Army"
    start = reached = at
    while (hit := _next_owner(page, at, stop, bool(owners))) is not None:
        at = hit.last
        if hit.senses.keys() & OWNERS or (not owners and _stands_for_branch(page, hit)):
            owners.extend([*loose, hit])
            loose, reached = [], at
        elif owners and ("country" in hit.senses or page.vocabulary.head_first):
            owners.append(hit)
            reached = at
        else:
            loose.append(hit)
            reached = at if not owners and "country" in hit.senses else reached
    if not owners and page.vocabulary.head_first:
        owners = [hit for hit in loose if "country" in hit.senses]  # "militares de Estados Unidos"
    return (reached, owners) if owners else (start, owners)


def _next_owner(page: Page, at: int, stop: int, named: bool) -> Hit | None:
    """The next force or land from token `at` on, past "and the"; `named`: one was named before."""
    while at < stop:
        hit, number = page.hit_at[at], page.number_at[at]
        if named and (behind := _past_short_name(page, at, stop)) != at:
            at = behind
        elif number is not None and (hit is None or "unit" not in hit.senses):
            if number.reason != "ordinal":
                return None
            at = number.last
        elif hit is None:
            if not _goes_with_owner(page, at, stop, named):
                return None
            at += 1
        elif hit.senses.keys() & OWNERS or (not named and _stands_for_branch(page, hit)):
            return hit
        elif hit.senses.keys() & {"determiner", "of", "and"}:
            joins = "and" in hit.senses
            if joins and (not owner_ahead(page, hit.last, stop) or _leads_to_others(page, hit, stop)):
                return None
            at = hit.last
        elif hit.senses.keys() & {"country", "place"}:
            return hit
        elif named or hit.senses.keys().isdisjoint({"adjective", "bodies", "levels"}):
            return None
        else:
            at = hit.last
    return None


def _past_short_name(page: Page, at: int, stop: int) -> int:
    """The token behind the short name of an owner in brackets, where another is joined: "the Navy (Semar) and the"."""
    words, closed = page.tokens.words, at + 2
    bracketed = closed + 1 < stop and words[at] == "(" and words[closed] == ")"
    return closed + 1 if bracketed and owner_ahead(page, closed + 1, stop) else at


def _leads_to_others(page: Page, joins: Hit, stop: int) -> bool:
    """Whether "and" leads to police who act alone or only help the soldiers: "del Ejército, junto con policías"."""
    if "partner" not in joins.senses or page.is_word(joins.last, "of"):
        return acts_alone(page, joins.last)
    return any("civil" in owner.senses for owner in owners_from(page, joins.last, stop)[1])


def acts_alone(page: Page, at: int) -> bool:
    """Whether "and" leads to police who act in a clause of their own: "soldados de Texas y la policía tiene 310"."""
    hit = page.hit_at[at + 1] if "determiner" in page.kinds(at) else None  # not "soldados y policías desplegados"
    if hit is None or "civil" not in hit.senses or page.kinds(hit.last).isdisjoint(TELLING):
        return False
    return not page.tokens.words[hit.last].endswith(page.vocabulary.several)


def _stands_for_branch(page: Page, hit: Hit) -> bool:
    """Whether its people stand for a branch: "efectivos de las guardias nacionales de Texas", "500 de los marines"."""
    led = page.vocabulary.head_first and page.is_word(hit.first - 1, "determiner")
    return led and bool(hit.says("troops"))


def _goes_with_owner(page: Page, at: int, stop: int, named: bool) -> bool:
    """Whether a word of no list may stand before an owner: "'s", a comma between two, a name before the first."""
    word = page.tokens.words[at]
    if word in ("-", "'") or page.is_genitive(at - 1):
        return True
    if word == ",":
        listed = "place" in page.kinds(at - 1) & page.kinds(min(at + 1, stop - 1))  # "the Ohio, Iowa and Utah Guards"
        return (named or listed) and at + 1 < stop and owner_ahead(page, at + 1, stop)
    return not named and word.isalpha() and page.capital(at)


def names_force(page: Page, at: int, stop: int) -> bool:
    """Whether a force or unit is named from token `at` on, its number and its country before it: "the 4th Infantry"."""
    while at < stop:
        number, kinds = page.number_at[at], page.kinds(at)
        if kinds & NAMED:
            return True
        if number is not None and number.reason == "ordinal":
            at = number.last
        elif number is None and kinds & {"determiner", "country", "place", "adjective"}:
            at += 1
        elif page.is_genitive(at):
            at += 2
        else:
            return False
    return False


def owner_ahead(page: Page, at: int, stop: int) -> bool:
    """Whether a force is named from token `at` on, within a few tokens: "members | of the Guard"."""
    for ahead in range(at, min(stop, at + 5)):
        hit = page.hit_at[ahead]
        if hit is None or page.number_at[ahead] is not None:
            return False
        if hit.senses.keys() & {"branch", "force", "unit", "civil"}:
            return True
        joined = "place" in hit.senses and (page.kinds(ahead - 1) | page.kinds(ahead - 2)) & {"and", "place"}
        if not joined and hit.senses.keys().isdisjoint({"determiner", "of", "country", "adjective", "bodies", "and"}):
            return False
    return False
