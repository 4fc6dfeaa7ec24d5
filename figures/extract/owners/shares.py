"""Whose soldiers a part and its whole are: "200 of the 2,500 troops are Marines", "60 of the 400 Texas Guard soldiers".

What a verb says of a figure is its own; a part of which nothing is said is of the force its whole is named with; and a
whole of which only the parts are said to be of one is of all. A bare number is a part whose whole was told before.
"""

from __future__ import annotations

from figures.extract.around import clause_ahead, clause_back, hits_between, preposed
from figures.extract.forces import homes, own_words
from figures.extract.named import force_names, place_names, roles
from figures.extract.nouns import ties
from figures.extract.nouns.counted import count
from figures.extract.nouns.nouns import Count
from figures.extract.owners import names, states
from figures.extract.owners.case import Case, Owner
from figures.extract.page import Page
from figures.extract.places.following import next_figure
from figures.extract.places.whereabouts import Site
from figures.extract.rules import knows_by, needs
from figures.extract.story.story import Draft
from figures.extract.text.phrases import Hit

PREDICATE = 9  # tokens behind a verb or a bare number in which the noun said of it stands: "were from the Navy"
ATTRIBUTE = 9  # tokens behind a whole in which the verb of its part may stand
PARTED = 9  # tokens behind a figure in which "of whom" leads in its parts
SEVERAL = 4  # tokens behind a figure in which it may be said of how many forces it is: "from the three forces"
PART_BACK = 3  # sentences from a whole back to the part that is of it: "They are part of the 1,500"
JOINT = 6  # tokens from a part to its whole: "300 Marines are among the 5,900"
FAR = 9  # tokens before a whole in another sentence than its part in which its clause may begin
SHARE = 4  # tokens from a whole back to its share, with what leads from one to the other: "half of the 4,000"
SAYS = frozenset({"auxiliary", "belongs", "of_them", "most"})  # what opens the words said of a figure
# With no verb: "1,000 belong to the Army, 400 to the Navy", "700 a los marines".
GAPPED = SAYS | {"to", "change_to", "of", "from", "troops", "label"}
# Between these words and the noun: "are from the Army", "of them belong to the Navy".
SAID_OF = SAYS | {"determiner", "adjective", "of", "filler", "to", "change_to", "label", "people", "country"}
JOINING = frozenset({"and", "of", "to", "determiner", "label"})  # what leads from a force to one joined to it
# What stands between "all" and the force that they are of: "all of them members of the", "who are all on".
MEMBERS = frozenset(
    {
        *("of", "of_them", "from", "from_only", "belongs", "auxiliary", "determiner", "comparison", "people", "place"),
        *("to", "country"),
    }
)


@needs("no name")
def all_of_one(case: Case) -> Owner | None:
    """The force that all are said to be of: "2,100 troops in Chihuahua and 1,900 in Sonora, all from the Guard"."""
    page, spot, last = case.page, case.spot, case.spot.count.last
    _, end = page.sentences[min(spot.sentence + 1, len(page.sentences) - 1)]
    for every in page.of_kind("all_of").between(last, end):
        told = hits_between(page, every.last, min(end, every.last + PREDICATE))
        parted = every.first == spot.end and not (told and told[0].senses.keys() & SAYS)
        if every.first > spot.end or parted or page.those(force_names.FORCES).between(last, every.first):
            return None
        reached = every.last
        for hit in told:
            force = names.force_of(case, hit, last, case.country)
            if hit.first > reached or (force is None and not hit.senses.keys() & MEMBERS):
                break  # "a tax on all imports. The Guard has"
            if force is not None:
                return states.with_state(case, force, last, hit)
            reached = hit.last
    return None


@needs("no name")
def of_several_forces(case: Case) -> Owner | None:
    """A country's forces, where it is said of how many they are: "27,000 from the three forces"."""
    page, last = case.page, case.spot.count.last
    numbers = page.number_at[last : min(case.spot.end, last + SEVERAL)]
    number = next((number for number in numbers if number is not None), None)
    if number is None or number.last >= case.spot.end:
        return None
    services = page.is_word(number.last, "services")
    return (force_names.general(page, case.country), None) if services else None


@needs("no name")
def of_two_kinds(case: Case) -> Owner | None:
    """A country's, if some are of one force and the rest of another: "of whom 900 are active, the rest Guard"."""
    page, spot = case.page, case.spot
    if spot.count.kind == "elided":
        return None
    whom = next(iter(page.of_kind("whom").between(spot.count.last, min(spot.end, spot.count.last + PARTED))), None)
    rest = next(iter(page.of_kind("rest").between(whom.last, spot.end)), None) if whom is not None else None
    if whom is None or rest is None:
        return None
    named = page.those(force_names.FORCES)
    sorts = named.begins(whom.last, rest.first) and named.begins(rest.last, min(spot.end, rest.last + PREDICATE))
    return (force_names.general(page, case.country), None) if sorts else None


@knows_by("predicate")
def said_of_it(case: Case) -> Owner | None:
    """What is said of a part or a bare number: "1,000 of them are Marines", "200 of the 2,500 are from Texas"."""
    said = _said(case) if case.named is None or case.names_country else None
    if said is None:
        return None
    known, before, branch = case.page.vocabulary, case.spot.after, force_names.branch_of_hit(said) or ""
    home = _home_of(case.page, said)
    if home is not None:
        return home, said
    inner = before is not None and before.force_rule.by != "predicate"  # not "2,500 are Guard, 1,500 active-duty"
    if branch in known.broad and before is not None and inner and known.forces[before.force].branches - known.broad:
        return None  # of a Guard's 440,000, "71,000 are on active duty"
    country = names.country_near(case, said, case.spot.begin, None)
    force = force_names.force_of_hit(case.page, said) or force_names.of_branch(case.page, branch, country)
    if _is_of_most(case, said):
        return force_names.general(case.page, known.forces[force].country), None
    joined = _joined_to(case.page, said, case.spot.end)
    other = names.force_of(case, joined, said.first, country) if joined is not None else None
    return (force_names.common(case.page, [force, other]) or force if other is not None else force), said


@needs("no name")
def of_its_whole(case: Case) -> Owner | None:
    """The force that the whole behind a part is named with: "60 of the 400 Texas Guard soldiers"."""
    whole = _whole_behind(case)
    if whole is None:
        return None
    force = own_words.in_phrase(Site(case.page, whole, whole.first, case.spot.begin, case.spot.end), case.story.scene)
    state, home = homes.home_state(case.page, whole, whole.first, case.spot.count.last, case.story.scene)
    if force is not None and state is not None:
        return force_names.of_state(case.page, force, state), home  # "200 of Ohio's 900 guardsmen"
    return states.with_state(case, force, case.floor, [whole]) if force is not None else None


@needs("no name")
def of_a_share(case: Case) -> Owner | None:
    """Those told, or all of a country, only a share of whom is said to be of one: "half of the 4,000 are Marines"."""
    page, last = case.page, case.spot.count.last
    verb = _verb_of_part(page, last) if _is_of_share(page, case.spot.first) else None
    if verb is None or page.those(force_names.FORCES).between(last, verb):
        return None  # "half of the 4,000 attached to the task force are Marines"
    said = page.those(force_names.FORCES).between(verb, min(case.spot.end, verb + PREDICATE))
    return (case.spoken_of or force_names.general(page, case.country), None) if said else None


@needs("no name")
def of_its_parts(case: Case) -> Owner | None:
    """All soldiers of the country, of whom a force is a part: "Marines make up 500 of the 1,500 troops"."""
    page, spot = case.page, case.spot
    part = case.told_of_country[-1] if case.told_of_country else None
    if part is None or spot.sentence - part.sentence > PART_BACK:
        return None
    if spot.count.kind == "elided" and not (part.force_rule.by == "predicate" and _is_whole_of(page, part, spot.first)):
        return None
    if homes.possessed(page, spot.first - 1, spot.first):
        return None  # "The brigade is sending 2,200 of its 4,400 soldiers"
    known, joint = page.vocabulary, any(ties.led_in_by(page, spot.first, kind) for kind in ("part_of", "among"))
    general = force_names.general(page, known.forces[part.force].country)
    far = part.sentence < spot.sentence or spot.first - part.count.last > JOINT
    if far:  # "About 500 Marines have come. They are among 1,500 troops."
        inner = known.forces[part.force].parent not in (None, general, *known.roster.with_states)
        of_part = inner and joint and spot.first - clause_back(page, spot.first, FAR) <= JOINT
    elif part.force_rule.by == "predicate" or _composes(page, part, spot.begin):
        of_part = ties.is_whole(page, spot.first)
    else:
        of_part = joint and part.count.kind != "elided"
    return (general, [part]) if of_part else None


def whole_for_state(case: Case) -> Owner | None:
    """The force that all states have, for a whole of which one gets a part: "Arizona will get 524 of the 1,200"."""
    last = case.story.last
    if last is None or last.sentence != case.spot.sentence or not ties.is_whole(case.page, case.spot.first):
        return None
    if last.force_rule.by == "base":
        return force_names.general(case.page, case.country), None  # "Fort Bliss has sent 1,800 of the 8,600 troops"
    state = case.page.vocabulary.forces[last.force].state
    got = state is not None and last.place_leads and last.place == state
    return (force_names.states_force(case.page, case.country), [last]) if got else None


# ---------------------------------------------------------------- a part and its whole
def _whole_behind(case: Case) -> Count | None:
    """The whole that stands behind a part, joined by "of": "60 of the 400 soldiers"; None where there is none."""
    page, last, end = case.page, case.spot.count.last, case.spot.end
    if case.spot.count.number.last != last or last >= end or "of" not in page.kinds(last):
        return None
    number = next((number for number in page.number_at[last : min(end, last + 6)] if number is not None), None)
    return count(page, number) if number is not None else None


def _is_whole_of(page: Page, part: Draft, first: int) -> bool:
    """Whether a phrase is the whole that a part right before it is of: "1,000 of the 1,500"."""
    return 0 < first - part.count.last <= JOINT and ties.is_whole(page, first)


def _composes(page: Page, part: Draft, begin: int) -> bool:
    """Whether a force named before a part makes it up: "Marines make up 500 of"."""
    verbs = page.of_kind("composes").between(max(begin, part.first - 2), part.first)
    return bool(verbs) and bool(page.kinds(verbs[0].first - 1) & {*force_names.FORCES, "troops", "people"})


# ---------------------------------------------------------------- what is said
def _said(case: Case) -> Hit | None:
    """The name said of a bare number or a part, behind "are", "of them", ", from the"; behind the next number none."""
    page, spot, whole = case.page, case.spot, _whole_behind(case)
    share = spot.count.kind == "elided" or spot.count.partitive
    if spot.count.kind == "elided" and spot.after is not None and _is_whole_of(page, spot.after, spot.first):
        return None  # "1,000 of the 1,500 are Army soldiers"
    if whole is not None:
        begin = _verb_of_part(page, whole.last)
    else:
        begin = _past_sent(page, spot.count.last) if share else _belonging(case)
    if begin is None:
        return None
    gapped = spot.after is not None and (spot.after.force_rule.by == "predicate" or _is_of_a_sort(page, spot.after))
    hits = hits_between(page, begin, next_figure(page, begin, min(spot.end, begin + PREDICATE)))
    are_in = bool(hits) and _are_in(page, hits, begin)
    opens = are_in or (bool(hits) and bool(hits[0].senses.keys() & (GAPPED if gapped else SAYS)))
    if not hits or not (opens or _is_apposed(page, begin)):
        return None
    fresh = gapped or case.remains_of is not None or case.story.since(spot.sentence, 1) is None
    for hit in hits if gapped and not are_in else hits[1:]:
        home = whole is not None and _home_of(page, hit) is not None and _comes_from(page, hit, begin)
        if home or force_names.is_named(page, hit) or ("troops" in hit.senses and fresh and not _are_of_one(page, hit)):
            speaks = roles.is_person(page, hit) or page.is_word(hit.last, "says")
            return hit if not speaks else None  # "45 have left, Guard officials said", "300, Marines said, are"
        origin = page.is_word(hit.first, "from")  # "from the" compares, too
        body = hit.says("reason") == "unit count"  # "belong to engineer units of the Army"
        leads_on = origin or body or "troops" in hit.senses or bool(hit.senses.keys() & SAID_OF)
        if not (leads_on or _is_of_force(page, hit)):
            return None
    return None


def _is_of_a_sort(page: Page, part: Draft) -> bool:
    """Whether a verb says of what sort a bare number is, and so of the next without one: "1,000 are soldiers, 500"."""
    last = part.count.last
    return part.count.kind == "elided" and "auxiliary" in page.kinds(last) and "troops" in page.kinds(last + 1)


def _are_in(page: Page, hits: list[Hit], begin: int) -> bool:
    """Whether soldiers are said to be in no more than a force: "1,800 are in the Guard"; not "in Army barracks"."""
    verb, at = hits[0], hits[0].last
    at += at < page.end and "determiner" in page.kinds(at)
    named = page.hit_at[at] if at < page.end else None
    if verb.first != begin or named is None or not force_names.is_named(page, named):
        return False
    plain = all(page.is_word(word, "in_unit") for word in range(verb.first, verb.last))
    last = named.last
    ends = last >= page.end or not page.tokens.words[last].isalnum() or "and" in page.kinds(last)
    return plain and ends and not page.is_genitive(last)


def _are_of_one(page: Page, troops: Hit) -> bool:
    """Whether the soldiers that a part is said to be are of a force: "2,700 son soldados del Ejército"."""
    force = page.hit_at[troops.last + 1] if page.is_word(troops.last, "of") else None
    return force is not None and force_names.is_named(page, force)


def _past_sent(page: Page, last: int) -> int:
    """The token behind "of those being sent", where it is said whose they are: "7,300 of those sent belong to"."""
    of = page.hit_at[last] if last < page.end and page.sense(last, "of_them") is not None else None
    sent = page.hit_at[of.last] if of is not None and of.last < page.end else None
    said = sent is not None and "status.after" in sent.senses and sent.last < page.end
    return sent.last if said and sent is not None and "belongs" in page.kinds(sent.last) else last


def _is_apposed(page: Page, at: int) -> bool:
    """Whether only a comma parts a number from whose it is: "otros 300, de la Marina"."""
    words, single = page.tokens.words, page.vocabulary.single
    led = page.is_mark(at, ",") and not single["from", "of"].isdisjoint(words[at + 1 : at + 2])
    return led and "source" not in page.kinds(at + 1)  # ", de acuerdo con el Ejército"


def _is_of_force(page: Page, hit: Hit) -> bool:
    """Whether a state only says whose a force behind it is: "1,000 of them from the Texas National Guard"."""
    behind = page.hit_at[hit.last] if hit.last < page.end and force_names.state_of_hit(page, hit) is not None else None
    return behind is not None and force_names.is_named(page, behind)


def _is_of_most(case: Case, said: Hit) -> bool:
    """Whether a name is said of most of them only: "roughly 2,500, most of them Guard members"."""
    page, last = case.page, case.spot.count.last
    return page.tells("most", last, said.first) or page.has_word("most", last, said.first)


def _is_of_share(page: Page, first: int) -> bool:
    """Whether a phrase is the whole of a share: "half of the 4,000", "el 40 % de los 4 mil"."""
    words, known = page.tokens.words, page.vocabulary.single
    between = known["of"] | known["determiner"]
    at = next((at for at in range(first - 1, max(first - SHARE, 0) - 1, -1) if words[at] not in between), None)
    if at is None or "part_of" in page.kinds(at):
        return False  # "they are part of the 4,000"
    return words[at] in known["share"] or "most" in page.kinds(at)


def _belonging(case: Case) -> int | None:
    """Where they are said to be of a force: "100 elementos son de la Guardia", "500 en Tijuana son de la Marina"."""
    page, last = case.page, case.spot.count.last
    verb = _verb_of_part(page, last) if case.named is None and not ties.is_whole(page, case.spot.first) else None
    if verb is None or not page.tells("belongs", verb, verb + 1):
        return None
    # "los 1.650 que corresponden a Juárez", "800, of whom 300 are from the Navy"
    others = page.vocabulary.single["relative"] | {",", ":"}
    between = range(last, verb)
    own = all(page.number_at[at] is None and page.tokens.words[at] not in others for at in between)
    return verb if own else None


def _joined_to(page: Page, said: Hit, end: int) -> Hit | None:
    """The force that "and" joins to the one said of a figure: "10,800 belong to the Army and the Guard"."""
    at, joined = said.last, False
    while at < end and page.number_at[at] is None:
        hit = page.hit_at[at]
        if hit is not None and joined and hit.senses.keys() & force_names.FORCES:
            return None if hit.last < end and names.goes_on_to_act(page, hit) else hit
        if hit is None or hit.senses.keys().isdisjoint(JOINING):
            return None
        joined = joined or "and" in hit.senses
        at = hit.last
    return None


def _verb_of_part(page: Page, last: int) -> int | None:
    """The token of the verb that says what a part is: "700 of the 2,100 troops sent to California are Marines"."""
    ahead = range(last, clause_ahead(page, last, ATTRIBUTE))
    return next((at for at in ahead if page.kinds(at) & {"auxiliary", "belongs"}), None)


def _home_of(page: Page, hit: Hit) -> str | None:
    """The force whose home a name is: a state's own, or that of a base: "from Texas", "from Fort Campbell"."""
    state = force_names.state_of_hit(page, hit)
    if state is not None:
        return force_names.home_force(page, state)
    return place_names.place(page, hit).force if "place" in hit.senses else None


def _comes_from(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a part is said to come from a place: "are from Texas"."""
    return any(preposed(page, hit, kind, begin) for kind in ("from_only", "of", "belongs"))
