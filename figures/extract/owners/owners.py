"""Whose soldiers a figure counts: an ordered list of rules, of which the first that speaks wins.

A rule takes the case of one figure and gives an owner, or None where it has nothing to say. To change an answer, change
the rule that gave it (`python -m figures explain` names it), its place in `RULES`, or the words of the lexicon. The
rules stand here and, by what they ask, in `sequels`, `surroundings`, `shares` and `abroad`.
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extract.around import Words
from figures.extract.forces import own_words
from figures.extract.named import force_names, roles
from figures.extract.owners import abroad, carried, names, sequels, shares, states, surroundings
from figures.extract.owners.case import FORCE_GROWS, LIST, NAMED_GROWS, STATE_GROWS, Case, Owner
from figures.extract.rules import Spoke, decided, in_order, rule_name
from figures.extract.story import again
from figures.extract.story.story import Draft, Spot, Story, Tellers
from figures.extract.text.phrases import Hit

NEARLY_ALL = 0.75  # of those told last: more than so many of them are hardly of one force only
# Between who has or sends soldiers and these: "The Army, which now has about", "Mexico's military has some".
HAVING = frozenset({"auxiliary", "holds", "gives", "status.before", "filler", "hedge.before", "relative", "context"})
OWNING = force_names.FORCES | {"country"}  # what may have soldiers of its own
SENDING = 6  # tokens from the name of a service to the soldiers whom it has or sends
OPENING = 2  # tokens at which the date begins that opens a sentence: "In 2011"


def owner(story: Story, spot: Spot) -> tuple[str, Tellers, Spoke]:
    """The force a figure counts, the words that say so or the figures that it is taken over from, and the rule."""
    case = Case(story, spot, own_words.in_phrase(spot, story.scene))
    found, rule = decided(RULES if case.named is None else OF_NAMED, case)
    force, told = _settled(case, *found)
    same = _of_same_figure(case, force)
    if same is not None:
        return same.force, (same,), Spoke(rule_name(told_again))
    return force, (told,) if isinstance(told, Hit) else tuple(told or ()), rule


def _settled(case: Case, force: str, told: Hit | Sequence[Words] | None) -> Owner:
    """An owner, or another: of "3,000 from 20 states", "2,000 federal troops", "soldiers", a unit of a Guard."""
    if not isinstance(told, Hit):
        force = _beyond_its_state(case, force)
    if _is_of_country(case, force):
        return force_names.general(case.page, case.page.vocabulary.forces[force].country), None
    return (states.of_unit(case, force, told) if isinstance(told, Hit) else force), told


def _beyond_its_state(case: Case, force: str) -> str:
    """A force, or for a state's what all states have, where a figure is of others: "3,000 from 20 states"."""
    owned = case.page.vocabulary.forces[force]
    if owned.state is None or owned.parent is None:
        return force
    some = case.spot.count.partitive  # "300 of the soldiers remain under federal orders"
    of_others = (not some and states.is_of_all_states(case)) or states.stands_in_another(case, owned.state)
    return owned.parent if of_others else force


def _is_of_country(case: Case, force: str) -> bool:
    """Whether a figure's noun is no state's, "federal troops", or a force has none such: "soldiers" of the Navy."""
    federal = case.is_of_state(force) and case.named is None and case.is_federal
    ashore = case.page.vocabulary.forces[force].ashore
    return federal or (not ashore and case.counts_ashore and not case.names_branches)


def _of_same_figure(case: Case, force: str) -> Draft | None:
    """The figure it takes up, where an owner is no other than that one's: "these 10,000", "the 10,000"."""
    told = again.taken_up(case.story, case.spot)
    if told is None or (case.named is not None and case.is_of_state(case.named) and case.named != told.force):
        return None  # "Texas had 10,000 guardsmen. In 1957 the 10,000 members of the Arkansas Guard"
    wider = force in force_names.ancestors(case.page, told.force)
    same = _is_bare_again(case, force, told) or _is_of_state_again(case, force, told) or _is_alone_again(case, told)
    return told if wider or same else None


def _is_bare_again(case: Case, force: str, told: Draft) -> bool:
    """Whether just a number, or a great one with a noun of any force, is told again: "these 300", "the 10,000 men"."""
    known = case.page.vocabulary.forces
    own = known[force].country == known[told.force].country and case.home[1] is None
    great = case.named is None and (told.value or 0) >= again.RARE
    return own and (case.spot.count.kind == "elided" or great)


def _is_alone_again(case: Case, told: Draft) -> bool:
    """Whether the only figure of a number is taken up, in news of another land, too: "these 10,000", "that the 120"."""
    owners = {other.force for other in again.as_many(case.story, told.value)}
    own = case.country == case.page.vocabulary.forces[told.force].country
    bare = case.spot.count.kind == "elided" and case.home[1] is None and (own or case.of_country[1] is None)
    these = not case.spot.lead.isdisjoint(case.page.vocabulary.single["these"])
    return owners == {told.force} and case.named is None and (bare or these)


def _is_of_state_again(case: Case, force: str, told: Draft) -> bool:
    """Whether a state's own are told again and no state is named: "his 400 guardsmen"."""
    named = case.home[1] is not None and force_names.state_of_hit(case.page, case.home[1]) is not None
    return case.is_of_state(force) and case.is_of_state(told.force) and not named


# ---------------------------------------------------------------- the phrase itself
def named_in_full(case: Case) -> Owner | None:
    """A phrase that leaves nothing open: "Texas Guard soldiers"; not "members of the armed forces in JTF-North"."""
    if case.named is None:
        return None
    full = case.is_of_state(case.named) or (case.names_country and case.names_branches)
    return (case.named, case.naming) if full and not _serves_in_task_force(case, case.named) else None


def of_its_service(case: Case) -> Owner | None:
    """The service, or the Guard, that has or sends active soldiers or airmen: "The Army has 900 active-duty soldiers".

    Or another country: "Mexico has 200,000 active-duty troops". Only a verb stands between its name and the figure, and
    no more than a word of time; or the mark of an owner: "the Ohio Guard's 15 airmen".
    """
    page, known = case.page, case.page.vocabulary
    called = {force_names.branch_of_hit(hit) for hit in case.spot.count.inside} - {None}
    if case.named is None or case.naming is None or not called or not called <= known.broad or case.names_country:
        return None
    at, floor = case.spot.first - 1, max(case.floor, case.spot.first - SENDING)
    while at >= floor and (hit := page.hit_at[at]) is not None and hit.senses.keys() & HAVING:
        at = hit.first - 1
    at -= 2 * page.is_genitive(at - 1)
    hit = page.hit_at[at] if at >= floor else None
    if hit is None or hit.senses.keys().isdisjoint(OWNING) or roles.is_partner(page, hit, case.floor):
        return None
    force = names.force_of(case, hit, case.floor, case.country) or _of_land(case, hit)
    if force is None or force == case.named:
        return None
    if known.forces[force].country != known.forces[case.named].country:
        return force, hit  # "The Mexican army has 180,000 active-duty soldiers"
    if case.named in force_names.ancestors(page, force):
        return force, hit
    lent = "troops" in case.naming.senses and known.forces[force].branches & page.vocabulary.roster.branches_with_states
    return states.with_state(case, force, case.floor, hit) if lent else None


def _of_land(case: Case, hit: Hit) -> str | None:
    """All forces of the country that a phrase names: the "Mexico" of "Mexico has 200,000 active-duty troops"."""
    page = case.page
    led = page.is_word(hit.first - 1, "to") or any("country" in each.senses for each in case.spot.count.inside)
    country = hit.says("country") if "country" in hit.senses and not led else ""
    return force_names.general(page, country) if country in page.vocabulary.countries else None


def of_the_army(case: Case) -> Owner | None:
    """The army that acts, whose infantry a word for marines may be, too: "El Ejército movió a 310 infantes"."""
    known = case.page.vocabulary.forces
    called = [hit for hit in case.spot.count.inside if force_names.branch_of_hit(hit) is not None]
    if case.named is None or len(called) != 1 or "doubtful" not in called[0].senses:
        return None
    own = force_names.of_branch(case.page, force_names.branch_of_hit(called[0]) or "", case.country)
    found = names.nearest_before(case, case.floor, case.country) if not known[own].ashore else None
    if found is None or not known[found[0]].ashore or found[0] in force_names.ancestors(case.page, own):
        return None  # "El Ejército y la Marina enviaron 400 infantes"
    return found if names.goes_on_to_act(case.page, found[1]) else None


def named_by_branch(case: Case) -> Owner | None:
    """A phrase that names a force: "guardsmen"; a state's own, where its sentence names the state."""
    if case.named is None or case.names_country:
        return None
    shared = states.of_state_beside(case) or states.on_its_duty(case)
    if shared is not None:
        return shared, case.naming
    return states.with_state(case, case.named, case.floor, case.naming)


# ---------------------------------------------------------------- what was told before
def told_again(case: Case) -> Owner | None:
    """The force of the same number told before: "will send 5,200 troops ... these 5,200 soldiers are more than"."""
    value = case.spot.count.number.value
    if not case.open or value is None or value < again.RARE or case.stands_abroad:
        return None
    spoken = case.story.scene.force or force_names.general(case.page, case.country)
    # "in Sinaloa the government keeps more than 10,000 troops"
    afar = case.place is not None and case.place.side == "other"
    same = [draft for draft in case.told_of_country if draft.value == value and (draft.side == "other" or not afar)]
    if case.names_actor:
        same = [draft for draft in same if not case.is_of_state(draft.force)]  # "Texas had 10,000. The Pentagon wants"
    unnamed = case.of_country[1] is None and case.spot.sentence - case.story.named_sentence > 1
    unnamed = unnamed and not _is_asked_of_country(case)
    if not same and unnamed:  # "Mexico sent 10,000 troops. ... They have 10,000 soldiers"
        others = list(again.as_many(case.story, value))
        return (others[0].force, [others[0]]) if len({draft.force for draft in others}) == 1 else None
    return next(((told.force, [told]) for told in same if force_names.related(case.page, told.force, spoken)), None)


def named_anew(case: Case) -> Owner | None:
    """The force that the sentence before names behind all figures: "How many has the Guard? It has 133,000"."""
    anew = case.first_named
    if anew is None:
        return None
    if case.spoken_of is None:  # "The active force grows. The Pentagon will send 3,750 troops."
        return anew if case.named is None and not case.is_of_state(anew[0]) else None
    return anew if _continued(case) is not None else None


def of_all_told_last(case: Case) -> Owner | None:
    """All that was told last, for a greater figure or another's: "Iowa sent 200, Ohio 300. The 500 soldiers"."""
    force, kind, beyond = _continued(case), case.spot.count.kind, _is_beyond_last(case)
    if force is None or not (beyond or (kind == "elided" and case.names_actor)):
        return None
    of_all = beyond and (case.is_total or (kind == "troops" and case.is_of_state(force)))
    together = carried.common_in_country(case) if of_all else carried.all_told_last(case.story)
    if together is not None and carried.beyond_a_branch(case, together):
        together = force_names.general(case.page, case.country)  # "240 Marines. They are part of a force of 8,500"
    related = together is not None and force_names.related(case.page, together, force)
    return carried.shared_by(case, together, case.told_of_country) if together is not None and related else None


def told_last(case: Case) -> Owner | None:
    """The force told last, taken up by "the soldiers", "1,500", "members"."""
    force = _continued(case)
    return (force, case.story.spoken_by) if force is not None else None


def named_last(case: Case) -> Owner | None:
    """The one force named in the sentence before: "The Guard is on its way. Some 1,200 soldiers will ..."."""
    since = case.spot.sentence - case.story.named_sentence
    # "the army said 1,200 soldiers", "the Guard says 2,579 members"
    near = since == 1 or (since == 0 and (case.counts_ashore or case.spot.count.kind == "people"))
    named = force_names.narrowest(case.page, case.story.named) if near and case.spoken_of is not None else []
    if len(named) != 1 or case.joins_others or (since == 1 and _counts_others(case, named[0])):
        return None  # "Before they came there were 2,500", "It had 150 marines, and will have 1,300 troops"
    if case.names_actor and case.spot.count.kind == "elided" and case.is_of_state(named[0]):
        return None  # "Texas has 10,000. The president sends 1,500"
    if _counts_all_again(case, named[0]):
        return None
    total = case.is_total or "total.before" in case.page.kinds(case.spot.begin)  # "In all there will be 4,000 troops."
    grows = 1 if total or _opens_with_date(case) else STATE_GROWS if case.is_of_state(named[0]) else NAMED_GROWS
    if case.above(case.told_of_country, grows):
        return None
    return states.with_state(case, named[0], case.floor, [case.story.named[named[0]]])


def all_told(case: Case) -> Owner | None:
    """The one force that all told so far are of, if not far more are counted: "400 Marines. In June, 350 troops"."""
    force = carried.common_in_country(case) if case.open else None
    if force is not None and case.is_of_state(force) and case.opens_with_nation:
        return None  # "Texas has 3,800. The president ordered 1,500 troops there"
    # "guardsmen join the 500 soldiers there", "400 guardsmen and 300 soldiers"
    others = (case.joins_others or case.is_coordinate) and case.spot.count.kind == "troops"
    if force is None or others or case.stands_apart or force == force_names.general(case.page, case.country):
        return None
    times = 1 if _is_now(case) else STATE_GROWS if case.is_of_state(force) else FORCE_GROWS
    if case.above(case.told_of_country, times):
        return None
    return states.with_state(case, force, case.floor, carried.shared_by(case, force, case.told_of_country)[1])


def of_many_states(case: Case) -> Owner | None:
    """The Guard, after figures of several states': "The president wants 2,000 troops".

    Not for soldiers beside guards, nor for those the country has: "900 guardsmen and 300 soldiers", "It has 8,600".
    """
    if case.names_actor and "holds" in case.page.kinds(case.spot.first - 1):
        return None
    force = carried.common_in_country(case) if case.named is None or case.spot.count.joined else None
    shared = force in case.page.vocabulary.roster.with_states and not (case.stands_apart or case.is_coordinate)
    of_many = force and shared and not case.above(case.told_of_country, 1 if _is_now(case) else STATE_GROWS)
    return carried.shared_by(case, force, case.told_of_country) if force and of_many else None


def of_country(case: Case) -> Owner | None:
    """A country's forces, where nothing says which: "1,500 troops", "U.S. soldiers"."""
    country, hit = case.of_country
    return force_names.general(case.page, country), hit


# The rules by what they know, surest first; each group is asked before the next, and so are the rules within it.

# What a figure is called; nothing told elsewhere is as sure.
BY_ITS_PHRASE = in_order(
    named_in_full,
    sequels.in_turn,
    of_its_service,
    of_the_army,
    named_by_branch,
)
# What its part or its whole is called, surer than who else its clause names.
BY_PART_OR_WHOLE = in_order(
    shares.all_of_one,
    shares.of_several_forces,
    shares.of_a_share,
    shares.said_of_it,
    shares.of_its_whole,
    shares.of_its_parts,
)
# Why it is of others than those told last; before sums, since a total may be of others, too: "1,150 of the 4th Division
# went home, bringing the JTF-SB headcount to 8,000".
APART_FROM_THE_LAST = in_order(
    surroundings.of_guard_mission,
    sequels.named_in_clause,
    abroad.kept_abroad,
    sequels.beyond_a_state,
    sequels.beyond_a_service,
    surroundings.of_the_task_force,
    surroundings.of_the_formation,
    shares.of_two_kinds,
    sequels.named_since,
    abroad.sent_by_state,
    abroad.across_the_line,
    surroundings.of_the_same,
)
# All whom it sums up; before those told last, of whom it is more: "Arizona had 550 Guard members and Texas 1,000, which
# put the total at 2,185".
AS_A_SUM = in_order(
    sequels.sums_up,
    sequels.sum_of_text,
    sequels.total_of_rows,
)
# Whom a bare number goes on from, before a name around it, which may only say where they are: "The Army sent 1,340
# soldiers. Arizona got 270".
GOING_ON = in_order(
    surroundings.of_the_speaker,
    sequels.of_the_office,
    sequels.back_home,
    sequels.goes_on,
    sequels.of_those_told,
)
# Who is named around it, before all that is told farther back: "The Army keeps 1,340 soldiers along the border. Arizona
# has 270".
BY_THE_WORDS_AROUND = in_order(
    surroundings.of_a_state,
    surroundings.of_several_states,
    surroundings.sent_with,
    surroundings.named_behind,
    surroundings.from_a_base,
    surroundings.named_before,
    surroundings.from_many_states,
)
# Who was told or named before it, in other sentences, too; before what always answers: "Buses carried the Guard members
# to Nogales. About 140 got off".
TOLD_BEFORE = in_order(
    sequels.of_all_troops,
    shares.whole_for_state,
    sequels.of_the_nation,
    told_again,
    sequels.of_the_sender,
    named_anew,
    of_all_told_last,
    told_last,
    named_last,
    all_told,
    of_many_states,
)
# Whose governor or country the text tells of, where nothing else is known.
BY_WHOSE_NEWS_IT_IS = in_order(
    sequels.of_the_governor,
    surroundings.of_a_governor,
    of_country,
)
RULES = (
    *BY_ITS_PHRASE,
    *BY_PART_OR_WHOLE,
    *APART_FROM_THE_LAST,
    *AS_A_SUM,
    *GOING_ON,
    *BY_THE_WORDS_AROUND,
    *TOLD_BEFORE,
    *BY_WHOSE_NEWS_IT_IS,
)
OF_NAMED = tuple(rule for rule in RULES if rule.needs != "no name")  # for figures that name a force or a country


# ---------------------------------------------------------------- what the rules ask
def _counts_others(case: Case, named: str) -> bool:
    """Whether figures before are of no force named there: "The Guard's head has 900 soldiers", "It had 150 marines"."""
    beside = case.story.since(case.spot.sentence, 0)
    told = [draft.force for draft in case.story.drafts[-LIST:] if case.spot.sentence - draft.sentence == 1]
    return (beside is not None and beside.force != named) or (bool(told) and named not in told)


def _serves_in_task_force(case: Case, named: str) -> bool:
    """Whether those of any branch stand in a force that has none: "members of the armed forces in JTF-North"."""
    general = named == force_names.general(case.page, case.country)
    if not general or case.spot.count.joined or case.beside[0] is None:
        return False  # "soldiers and Marines" are what they are called
    return not case.page.vocabulary.forces[case.beside[0]].branches


def _continued(case: Case) -> str | None:
    """The force told last, where a figure goes on telling of it: "the soldiers", "1,500", "members".

    A state's only where no others are meant: "Iowa may send 100. They will join the 2,500 under federal command".
    """
    force, kind = case.spoken_of, case.spot.count.kind
    if force is None or not (case.known or kind in ("elided", "people")):
        return None
    acts = case.names_actor and kind == "elided"
    if acts and not _is_named_near(case):
        return None  # "over 10,000, if Guard members are counted. The Pentagon has used 8,500"
    return None if (acts or case.joins_others) and case.is_of_state(force) else force


def _is_named_near(case: Case) -> bool:
    """Whether the force spoken of last was told of a figure, or is named in a figure's own sentence."""
    told = case.story.spoken_by
    return not told or any(isinstance(by, Draft) or by.first >= case.spot.begin for by in told)


def _is_asked_of_country(case: Case) -> bool:
    """Whether the question before it asks about its country: "What has Mexico done? It has sent 10,000 troops"."""
    page, before = case.page, case.spot.sentence - 1
    begin, end = page.sentences[max(before, 0)]
    asked = before >= 0 and page.tokens.words[end - 1] == "?"
    return asked and any(hit.says("country") == case.country for hit in page.of_kind("country").between(begin, end))


def _opens_with_date(case: Case) -> bool:
    """Whether a date opens the sentence of soldiers: "In 2011 the town was left to 800 troops"."""
    opening = case.page.date_at[case.spot.begin : case.spot.begin + OPENING]
    return case.spot.count.kind == "troops" and any(date is not None for date in opening)


def _is_now(case: Case) -> bool:
    """Whether soldiers are told of today, behind those of a past year: "In 2010 it sent 1,200. Today 9,000 troops"."""
    last, page, spot = case.story.last, case.page, case.spot
    if last is None or last.as_of is None or last.of_now or spot.count.kind != "troops":
        return False
    return page.has_word("now", spot.begin, spot.first)


def _counts_all_again(case: Case, named: str) -> bool:
    """Whether troops are nearly all that were told last, not one force: "10,000. The Army pays. Why 9,000 troops?"."""
    last = case.story.last
    if last is None or case.spot.count.kind != "troops" or case.counts_ashore:
        return False
    of_branch = case.page.vocabulary.forces[named].branches  # a task force commands all
    wider = of_branch and last.force != named and last.force in force_names.ancestors(case.page, named)
    return bool(wider) and (case.spot.count.number.value or 0) > NEARLY_ALL * (last.value or 0)


def _is_beyond_last(case: Case) -> bool:
    """Whether a figure is more than what was told last, or counts members of all that a sentence before told of.

    "2,000 of the Army and 400 of the Navy came. In Cajeme 200 members".
    """
    last = case.story.last
    listed = [told for told in case.story.drafts[-LIST:] if last is not None and told.sentence == last.sentence]
    if case.above(case.told_of_country, 1) or (len(listed) > 1 and case.above(listed, 1)):
        return True
    several = len({told.force for told in listed}) > 1 and listed[-1].sentence < case.spot.sentence
    return several and case.spot.count.kind == "people"
