"""The force that a phrase names, and the one named nearest before a figure: looks that rules of `owners` share."""

from __future__ import annotations

from figures.extract.around import hits_between, is_aside, preposed
from figures.extract.named import force_names, lands, place_names, roles
from figures.extract.owners.case import LIST, Case
from figures.extract.page import Page
from figures.extract.story.story import Spot
from figures.extract.text.phrases import Hit

ACTING = frozenset({"auxiliary", "holds", "status.before"})  # behind a force, what it does itself
DESCRIBED = 14  # tokens before a name in which the clause opens that describes who acts by it


def nearest_before(case: Case, begin: int, country: str | None = None) -> tuple[str, Hit] | None:
    """The force named nearest before a figure: "the Marine Corps will send 200"; or just a country: "Mexico has sent".

    `country`: only forces of that one, and none for a country alone.
    """
    page, known = case.page, case.page.vocabulary
    general: tuple[str, Hit] | None = None  # of the country nearest before, which a force farther back must be of
    naming = force_names.ACTORS if country is None else force_names.FORCES
    aside: set[int] = set()  # the first tokens of names in a list that only tells of whom a body is
    for hit in reversed(page.those(naming).between(begin, case.spot.first)):
        if _stands_aside(page, hit, begin, min(force_names.ENCLOSED, case.spot.first - hit.last)):
            aside.update(_listed_with(page, hit, begin))
        if hit.first in aside or not _may_own(case, hit, begin, country):
            continue
        force = _force_joined(case, hit, begin, country)
        if force is not None and country in (None, known.forces[force].country):
            return (force, hit) if general is None or general[0] in force_names.ancestors(page, force) else general
        alone = force is None and country is None and "country" in hit.senses
        if alone and general is None and lands.speaks_for(page, hit, begin) in known.countries:
            general = force_names.general(page, hit.says("country")), hit
    return general


def _may_own(case: Case, hit: Hit, begin: int, country: str | None) -> bool:
    """Whether a name before a figure may be whose it is: not one that only speaks, helps, is left or was counted."""
    if _has_another_role(case.page, hit, begin) or (_is_left(case.page, hit, begin) and not _is_told_of(case, hit)):
        return False
    return not (_is_of_most(case.page, hit, case.spot) or _counted_before(case, hit, country))


def _has_another_role(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a force only speaks, helps, lodges, makes up or commands the one that acts: "with the Navy, it sent"."""
    if roles.is_source(page, hit, begin) or roles.is_partner(page, hit, begin) or roles.is_quarters(page, hit, begin):
        return True
    return roles.is_made_of(page, hit, page.sentence_at(hit.first)[0]) or _stands_above(page, hit, begin)


def goes_on_to_act(page: Page, hit: Hit) -> bool:
    """Whether a force is followed by what it does, or by a number of its own: "from the Army, and the Guard sent"."""
    return page.number_at[hit.last] is not None or bool(page.kinds(hit.last) & ACTING)


def _is_left(page: Page, hit: Hit, begin: int) -> bool:
    """Whether others come from a force, or for it: "40 come from the Military Police", "will replace Marines"."""
    listed = {hit.first} if goes_on_to_act(page, hit) else _listed_with(page, hit, begin)
    comes = any(preposed(page, page.hit_at[first] or hit, "from_only", begin) for first in listed)
    return comes or "relieved" in page.kinds(hit.first - 1)


def _is_told_of(case: Case, hit: Hit) -> bool:
    """Whether a relative clause tells of a force that is left: "took over from JTF-N, which had run it with 2,500"."""
    words = case.page.tokens.words
    opened = case.page.is_mark(hit.last, ",") and case.page.is_word(hit.last + 1, "pronoun")
    return opened and "," not in words[hit.last + 1 : case.spot.first]


def _stands_above(page: Page, hit: Hit, begin: int) -> bool:
    """Whether the force named before is a part of one: "The Guard, which answers to the army, has 130,000 members"."""
    at = hit.first - 1
    while at > begin and "determiner" in page.kinds(at):
        at -= 1
    return "above" in page.kinds(at) and page.those(force_names.FORCES).begins(begin, at)


def _stands_aside(page: Page, hit: Hit, begin: int, reach: int) -> bool:
    """Whether a name only tells by the way of who acts: "The Guard, a body made up of soldiers and sailors, has"."""
    return is_aside(page, hit.first, hit.last, reach) or _describes(page, hit, begin, reach)


def _listed_with(page: Page, hit: Hit, begin: int) -> set[int]:
    """The first tokens of a name and of those listed before it: "integrada por Ejército, Marina y Guardia, tiene"."""
    found = {hit.first}
    at = hit.first - 1
    while at > begin and (page.tokens.words[at] == "," or page.is_word(at, "and", "determiner")):
        before = page.hit_at[at - 1]
        if before is not None and force_names.is_named(page, before):
            found.add(before.first)
            at = before.first
        at -= 1
    return found


def _describes(page: Page, hit: Hit, begin: int, reach: int) -> bool:
    """Whether commas enclose a name that only describes who acts: "The task force, led by the 101st Airborne, has"."""
    words = page.tokens.words
    if "," not in words[hit.last : hit.last + reach]:
        return False
    closing = words.index(",", hit.last) + 1
    closing += "filler" in page.kinds(closing)  # "now oversees"
    if page.kinds(closing).isdisjoint(ACTING):
        return False
    openings = (at for at in range(hit.first - 1, max(begin, hit.first - DESCRIBED), -1) if words[at] == ",")
    return any(page.kinds(at - 1) & (force_names.FORCES | {"bodies"}) for at in openings)


def _is_of_most(page: Page, hit: Hit, spot: Spot) -> bool:
    """Whether only what most are is named before: "8,500 troops, most of them Army, up from 2,500 in January"."""
    listed = spot.after is not None and spot.after.count.last <= hit.first
    if page.sentence_of[hit.first] == spot.sentence and not listed:
        return False
    return roles.is_of_most(page, hit)


def _force_joined(case: Case, hit: Hit, begin: int, country: str | None) -> str | None:
    """The force that a phrase and those joined to it name together; None for "military" beside a country's name.

    Not for whose body acts: "The active-duty force on the border has 9,000 troops".
    """
    page = case.page
    broad = force_names.branch_of_hit(hit) in page.vocabulary.broad and not _describes_body(page, hit)
    adjective = broad and country is not None and case.spot.count.kind != "elided"
    if adjective or force_of(case, hit, begin, country) is None:
        return None
    joined = force_names.joined_forces(page, hit, begin)
    named = (force_of(case, other, begin, country) or force_names.of_ministry(page, other) for other in joined)
    return force_names.together(page, joined, named, begin)


def _describes_body(page: Page, hit: Hit) -> bool:
    """Whether a branch is an attribute of the body that it stands beside: "the active-duty force"."""
    at = hit.first - 1 if page.vocabulary.head_first else hit.last
    return at < page.end and "bodies" in page.kinds(at)


def _counted_before(case: Case, hit: Hit, country: str | None) -> bool:
    """Whether a phrase belongs to a figure of others, told before: "90 guardias y 30 soldados".

    So it does for more soldiers than that: "The state has 600 soldiers and 150 marines, and will have 1,300 troops".
    """
    known, spot = case.page.vocabulary.forces, case.spot
    told = [draft for draft in case.story.drafts[-LIST:] if draft.sentence == spot.sentence]
    counted = next((draft for draft in told if draft.count.first <= hit.first < draft.count.last), None)
    if counted is None:
        return False
    several = len({draft.force for draft in told}) > 1
    more = several and case.above(told, 1)
    mustered = spot.count.kind == "troops" and (counted.measure == "part" or more)
    joined = case.joins_others and not all(known[draft.force].ashore for draft in told)
    others = (country is not None and known[counted.force].country != country) or joined
    # "150 Marines will join 300 service members", "700 Marines, more than the 2,500 American troops in Iraq"
    return case.counts_ashore or case.names_country or mustered or others


def force_of(case: Case, hit: Hit, begin: int, country: str | None) -> str | None:
    """The force a phrase names by itself or as a branch: "the Navy", of Mexico; none for a ministry of several."""
    page = case.page
    force, branch = force_names.force_of_hit(page, hit), force_names.branch_of_hit(hit)
    describes = hit.last < page.end and "bodies" in page.kinds(hit.last)  # "a Marine unit"
    ministry = force_names.is_ministry(hit, case.story.scene) and not (case.counts_ashore or describes)
    if force is not None or branch is None or ministry:
        return force
    return force_names.of_branch(page, branch, country_near(case, hit, begin, country))


def country_near(case: Case, hit: Hit, begin: int, country: str | None) -> str:
    """The country of a branch named on its own: of its own words, the last one spoken for, `country`, the text's."""
    page, scene = case.page, case.story.scene
    sentence, end = page.sentence_at(hit.first)
    behind = hits_between(page, hit.last, min(end, hit.last + 3))
    opened = lands.opened_at(page, sentence, hit.first)
    begin = max(begin, sentence) if opened is not None else begin
    own = behind[:1] + (behind[1:2] if behind and behind[0].senses.keys() & {"of", "from"} else [])
    for named in (*reversed(own), *reversed(page.those(force_names.ACTORS).between(begin, hit.first))):
        if "country" in named.senses and named not in own and _only_near(page, named, hit):
            continue
        found = force_names.country_of_hit(page, named)
        if found is None and named in own and "place" in named.senses:
            found = place_names.place(page, named).country  # "los guardias de Juárez"
        if found is not None and found in page.vocabulary.countries:
            return found
    return opened or country or scene.country or scene.text_country or page.vocabulary.country


def _only_near(page: Page, named: Hit, hit: Hit) -> bool:
    """Whether a country is named before a force, and does not act: "bridges to the U.S. The army has 80"."""
    beside = named.last == hit.first
    return not beside and lands.speaks_for(page, named, page.sentence_at(named.first)[0]) is None
