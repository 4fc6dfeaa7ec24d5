"""Whose soldiers a figure counts that goes on from another: rules of `owners`, in the order of this page.

"1,000 went to Yuma and 500 to Nogales", "bringing the total to 4,000", "About 60 of them fly".
"""

from __future__ import annotations

from figures.extract.around import backwards, clause_ahead, hits_between, stopped
from figures.extract.forces import homes, origins
from figures.extract.named import force_names, lands, roles
from figures.extract.nouns import ties
from figures.extract.numbers import Number
from figures.extract.owners import carried, names, states
from figures.extract.owners.case import FORCE_GROWS, STATE_GROWS, Case, Owner
from figures.extract.places import following
from figures.extract.rules import needs
from figures.extract.story.story import Draft
from figures.extract.text.phrases import Hit

TAKEN = 2  # tokens behind a bare number in which the land stands whose object its soldiers are: "that Mexico promised"
ROWS = 9  # sentences: how far back the rows of a list are summed up
NEARLY = 0.05  # of a total: how far its rows may add up to more or less
SUMS = frozenset({"levels", "total.before"})
CLAUSE = 9  # tokens behind a bare number in which a relative clause may name whose it is
IN_TURN = 12  # tokens from the first number of a list to the word that it is told in the order of the names before
ALL_THERE = frozenset({"bodies", "levels"})  # what may be all soldiers somewhere: "the presence at the border"
MORE = frozenset({"measure.before", "measure.after"})
WHOSE = force_names.NAMES | {"national"}  # who may have those of a clause: "that the federal government has"
PAIR = 2  # figures: fewer are no sum
OFFICE = 7  # tokens in which the office of a state opens a sentence: "El Departamento Militar de Texas"
ACTING = 3  # tokens from who acts to a figure that is of no state then


def in_turn(case: Case) -> Owner | None:
    """The state that stands where the number does in a list: "Iowa and Ohio sent 24 and 48 troops, respectively"."""
    page, spot = case.page, case.spot
    ordered = page.of_kind("in_turn").between(spot.count.last, min(spot.end, spot.count.last + IN_TURN))
    if not ordered or case.named not in (None, *page.vocabulary.roster.with_states):
        return None
    mark = ordered[0].first
    numbers = [
        number for number in backwards(page, mark, max(spot.begin, mark - IN_TURN)) if isinstance(number, Number)
    ]
    named = [hit for hit in hits_between(page, spot.begin, numbers[-1].first) if force_names.state_of_hit(page, hit)]
    if len(named) < len(numbers) or spot.count.number not in numbers:
        return None
    hit = named[-1 - numbers.index(spot.count.number)]
    return force_names.home_force(page, force_names.state_of_hit(page, hit) or ""), hit


@needs("no name")
def named_in_clause(case: Case) -> Owner | None:
    """The force or state of the relative clause behind a bare number: "the 4,500 that the Texas governor keeps"."""
    page, spot, last = case.page, case.spot, case.spot.count.last
    if spot.count.kind != "elided" or last >= spot.end:
        return None
    if not (page.is_word(last, "that") or _opens_clause(case)):
        return None
    end = following.next_figure(page, last, clause_ahead(page, last + 1, CLAUSE))
    for hit in page.those(WHOSE).between(last, end):
        if homes.is_passed(page, hit, last) or roles.is_partner(page, hit, last):
            continue
        if following.parted(page, last, hit):
            return None  # "Iowa sent 80 of the 250 that it promised and Ohio"
        if hit.senses.keys().isdisjoint(force_names.NAMES):
            if _keeps_beside_state(case, hit):
                return force_names.general(page, case.country), hit
            continue
        owner = _named_by(case, hit, last)
        if owner is not None:
            return owner
    return None


def _named_by(case: Case, hit: Hit, last: int) -> Owner | None:
    """The state or force that a name of the clause gives; none that is only wider than the one spoken of."""
    page = case.page
    state = force_names.state_of_hit(page, hit) or force_names.state_beside(page, hit)
    if state is not None:
        return force_names.home_force(page, state), hit
    force = names.force_of(case, hit, last, None)
    if force is None:  # Texas's 5,751, not "the 2,500 that the Pentagon keeps"
        return (force_names.general(page, hit.says("country")), hit) if _keeps_beside_state(case, hit) else None
    spoken = case.spoken_of or force
    wider = force != spoken and force in force_names.ancestors(page, spoken)
    if wider and not (case.is_of_state(spoken) and _acts_in_clause(case, hit)):
        return None  # but "California has 60, fewer than the 500 the Navy keeps there"
    return states.with_state(case, force, last, hit)


@needs("no name")
def of_all_troops(case: Case) -> Owner | None:
    """A country's forces, where all its soldiers are counted: "the number of troops could go as high as 15,000"."""
    told, spot = case.told_of_country, case.spot
    line = case.page.has_word("line", spot.begin, spot.first)
    if not line or not case.counts_all or (told and not case.above(told, 1)):
        return None
    return force_names.general(case.page, case.country), None


@needs("no name")
def beyond_a_state(case: Case) -> Owner | None:
    """A country's forces, far more than a state has: "Florida sent 450. The number of troops will top 10,000"."""
    last = case.story.last
    of_state = last is not None and case.is_of_state(last.force)
    beyond = of_state and case.counts_all and case.above(case.told_of_country, STATE_GROWS)
    return (force_names.general(case.page, case.country), None) if beyond else None


@needs("no name")
def beyond_a_service(case: Case) -> Owner | None:
    """A country's forces, where all soldiers are counted: "The Army sent 2,900. The number of troops is 6,500".

    Likewise where a text that tells of others sums up: "The Army adds 900 soldiers, bringing the total to 9,500".
    """
    last, page = case.story.last, case.page
    if last is None:
        return None
    known, general = page.vocabulary.forces, force_names.general(page, case.country)
    branches = known[last.force].branches if general in force_names.ancestors(page, last.force)[1:] else ()
    if not branches or not page.vocabulary.roster.branches_with_states.isdisjoint(branches):
        return None
    if case.home[1] is not None:
        return None
    all_others = last.sentence < case.spot.sentence and _is_number_of_all(case)
    if not (all_others or _sums_up_others(case, last)):
        return None
    return (general, None) if not page.those(force_names.FORCES).between(case.floor, case.spot.first) else None


@needs("no name")
def named_since(case: Case) -> Owner | None:
    """The force named between a figure of a list and the one before it: "sent 200 soldiers, and the Navy 100"."""
    before = case.spot.after if not case.spot.count.partitive else None  # "on an Air Force plane; 12 of them"
    far = before is not None and before.sentence < case.spot.sentence - 1  # what other sentences name is of theirs
    own = names.nearest_before(case, case.spot.begin if far else before.count.last) if before is not None else None
    if before is None or own is None or _is_beside(case, own[1]) or _takes_up(case, before, own[1]):
        return case.first_named if far else None
    if own[0] == before.force and before.force_rule.by == "predicate":
        return None  # "of whom 500 are Marines. Several thousand more"
    if before.sentence == case.spot.sentence and case.is_of_state(before.force) and _calls_on_states(case, own[1]):
        return force_names.states_force(case.page, case.country), own[1]
    same = own[0] in force_names.ancestors(case.page, before.force)
    if same and "operation" in own[1].senses:
        return None  # "900 soldiers of the Army, who serve on the joint operation; 200 will leave"
    country, acts = "country" in own[1].senses, case.spot.first - own[1].last <= ACTING
    if same and (country != case.is_of_state(before.force) or (country and not acts)):
        return None  # "its Guard", after a state's; but "the Pentagon keeps 3,000" is no state's
    return states.with_state(case, own[0], case.floor, own[1])


@needs("no name")
def sums_up(case: Case) -> Owner | None:
    """All of whom are the figures it adds up, or adds to others: "2,900 active and 2,000 Guard, 5,000 in all"."""
    spot, total = case.spot, case.spot.count.number.value or 0
    rows = [draft for draft in case.told_of_country if draft.sentence == spot.sentence]
    if spot.after is not None or len(rows) < 2 or case.home[1] is not None:
        return None
    led = case.page.those(SUMS).begins(rows[-1].count.last, spot.first)
    said = led or case.page.tells("adds_up", spot.count.last, spot.count.last + 2)
    sums = sum(draft.value or 0 for draft in rows) <= (1 + NEARLY) * total
    together = force_names.common(case.page, [draft.force for draft in rows])
    return (together, rows) if said and sums and together is not None else None


@needs("no name")
def sum_of_text(case: Case) -> Owner | None:
    """What all told before are, where a paragraph opens with their sum: "Added together, that is nearly 13,000".

    Not where a figure is far more than one force had, save one that all states have a part of.
    """
    page = case.page
    opens = page.opens_paragraph(case.spot.sentence) and "adds_up" in page.kinds(case.spot.begin)
    opens = opens and case.story.since(case.spot.sentence, 0) is None  # "In all, 2,700 are in Texas, 1,200 in Arizona"
    if not opens or len(case.told_of_country) < PAIR or case.home[1] is not None:
        return None
    together = carried.common_in_country(case)
    shared = together in page.vocabulary.roster.with_states
    if together is None or not (shared or not case.above(case.told_of_country, FORCE_GROWS)):
        return None
    return carried.shared_by(case, together, case.told_of_country)


@needs("no name")
def total_of_rows(case: Case) -> Owner | None:
    """The force that all rows of a list have in common, for its last: "Total: 2,400"."""
    spot, before = case.spot, case.spot.after
    if before is None:
        return None
    words = [hit for hit in case.page.hit_at[max(spot.begin, spot.first - 3) : spot.first] if hit is not None]
    totals = [hit for hit in words if hit.senses.keys() & SUMS]
    if not totals or case.home[1] is not None or case.is_federal:
        return None
    near = case.story.drafts[case.story.told_before(spot.sentence - ROWS) :]
    beside = [draft for draft in near if draft.sentence == spot.sentence]
    if _is_set_against_one(case, totals, beside):
        return None
    rows = beside if len(beside) > 1 else _rows_above(case, near, beside)
    grown = rows is not beside and all(hit.senses.keys().isdisjoint(ties.SUMMED) for hit in totals)  # "has grown to"
    if grown or not _may_add_up(case, rows):
        return None
    together = force_names.common(case.page, [draft.force for draft in rows])
    return (together, rows) if together is not None else carried.carried_on(case, before)


@needs("no name")
def of_the_office(case: Case) -> Owner | None:
    """A state's own, of which the office tells that opens the sentence before: "Ohio's governor spoke. In May, 90"."""
    page, sentence = case.page, case.spot.sentence
    if not sentence or not page.share_paragraph(sentence - 1, sentence) or case.spot.count.partitive:
        return None
    opened, end = page.sentences[sentence - 1]
    named = page.those(origins.STATES).between(opened, min(opened + OFFICE, end))
    hit = next((hit for hit in named if homes.has_office(page, hit)), None)
    state = force_names.state_of_hit(page, hit) if hit is not None else None
    if hit is None or state is None or page.those(force_names.NAMES).between(hit.last, case.spot.first):
        return None
    if page.vocabulary.places[state].country != case.country or case.story.since(sentence, 1) is not None:
        return None
    return force_names.home_force(page, state), hit


@needs("no name")
def back_home(case: Case) -> Owner | None:
    """The own force of the state that a text is of, where a paragraph leaves other states': "One would keep 1,500".

    Not where it takes up those told, names anybody, or counts more than a state has.
    """
    page, spot, last, state = case.page, case.spot, case.story.last, case.story.scene.text_state
    if last is None or state is None or spot.count.partitive or case.definite or case.joins_others:
        return None
    owned, others = page.vocabulary.places[state], page.vocabulary.forces[last.force].state
    if others in (None, state) or owned.country != case.country or not case.told_of_country:
        return None
    more = page.tells("measure.before", spot.first - 1, spot.count.first)
    if more or page.share_paragraph(last.sentence, spot.sentence):
        return None
    begin = page.sentences[page.paragraph_begin(spot.sentence)][0]
    home = force_names.home_force(page, state)
    own = any(draft.force == home for draft in case.told_of_country)
    if not own or case.is_total or page.those(force_names.NAMES).between(begin, spot.first):
        return None
    return (home, None) if (spot.count.number.value or 0) <= states.STATE_HAS else None


@needs("no name")
def goes_on(case: Case) -> Owner | None:
    """The force of the figure that a bare number goes on from: "200 guardsmen in Yuma, 150 in Nogales"."""
    before = case.spot.after
    if before is None or _is_of_land_behind(case, before):
        return None
    if before.sentence < case.spot.sentence and _is_of_all_services(case, before.force):
        return force_names.general(case.page, case.country), None
    hit = case.of_country[1]
    told = hit is not None and "place" not in hit.senses and before.sentence < case.spot.sentence
    if (told and _is_of_land_named(case, before)) or _has_left(case, before):
        return None  # "The Mexican military has 10,000. The U.S. military said its 9,000"
    if before.force_rule.by == "name before" and before.where is None and _has_its_own(case, before):
        return None  # "The Army keeps 1,340 soldiers on the border. Arizona has 270"
    force, by = carried.carried_on(case, before)
    if before.force_rule.by == "predicate" and before not in by:
        return force, by  # "2,100, of them 1,000 of the Texas Guard, who join the 4,500 there"
    return states.with_state(case, force, before.count.last, by)


@needs("no name")
def of_those_told(case: Case) -> Owner | None:
    """The force told last, for a bare number or a part in the sentence behind: "About 60 of them fly"."""
    spot, last = case.spot, case.story.since(case.spot.sentence, 1)
    if last is None or not (spot.count.kind == "elided" or spot.count.partitive):
        return None
    named = case.page.those(force_names.NAMES).between(spot.begin, spot.first)
    if any(_may_own(case, hit) for hit in named) or case.home[1] is not None or _is_of_land_named(case, last):
        return None
    if _is_of_all_services(case, last.force):
        return force_names.general(case.page, case.country), None
    return carried.carried_on(case, last)


@needs("no name")
def of_the_nation(case: Case) -> Owner | None:
    """A country's forces, where it acts itself, not a service's told last: "The Pentagon says it has 2,500 troops"."""
    last = case.story.scene.force
    if last is None or case.spot.after is not None or case.home[1] is not None:
        return None
    return (force_names.general(case.page, case.country), None) if _is_of_all_services(case, last) else None


@needs("no name")
def of_the_sender(case: Case) -> Owner | None:
    """All of a country's, which acts right behind them, not a service's told last: "the 5,900 the Pentagon sent"."""
    country, hit = case.of_country
    beside = hit is not None and 0 <= hit.first - case.spot.count.last <= TAKEN and "country" in hit.senses
    general, last = force_names.general(case.page, country), case.spoken_of
    inner = last is not None and case.page.vocabulary.forces[last].parent not in (None, general)
    return (general, hit) if beside and inner and case.spot.count.kind == "troops" else None


def _is_order_of_one_named(case: Case) -> bool:
    """Whether a sentence opens with what is the one's whom the sentence before names: "Her order withdraws 118"."""
    page, before = case.page, case.spot.sentence - 1
    if before < 0 or not page.is_word(case.spot.begin, "possessive"):
        return False
    return not page.those(homes.NATION).between(*page.sentences[before])  # "The president met Gov. Abbott. His order"


@needs("no name")
def of_the_governor(case: Case) -> Owner | None:
    """A state's own, where a sentence goes on about its governor: "The governor of Texas has a plan. It had 10,000"."""
    page, scene = case.page, case.story.scene
    opens = page.is_word(case.spot.begin, "they") or _is_order_of_one_named(case)
    goes_on = opens and not (case.names_actor or case.names_nation)
    state = scene.state if goes_on and scene.at_home and scene.state == scene.governed else None
    if state is None or page.vocabulary.places[state].country != case.country:
        return None
    return force_names.home_force(page, state), None


# ---------------------------------------------------------------- what the rules ask
def _is_of_all_services(case: Case, last: str) -> bool:
    """Whether a figure is of all soldiers of a country, of which a service was told last: "The president sent 1,500".

    Not where it takes that one's up, "said the 500 troops", or names a force before it: "The Pentagon said the Army".
    """
    page, known = case.page, case.page.vocabulary
    branches, general = known.forces[last].branches, force_names.general(page, case.country)
    if general not in force_names.ancestors(page, last)[1:] or not branches.isdisjoint(
        known.broad | page.vocabulary.roster.branches_with_states
    ):
        return False
    if page.those(force_names.FORCES).between(case.spot.begin, case.spot.first) or case.spot.count.partitive:
        return False
    dates = page.date_at[case.spot.begin : case.spot.end]
    event = any(date is not None and date.basis == "event" for date in dates)
    if event and (case.definite or not case.counts_ashore):
        return True  # "When the president took office, there were 2,500", "the 2,500 who came before the inauguration"
    if _takes_up_service(case):
        return False
    grown = case.is_total and case.above(case.told_of_country, STATE_GROWS)  # "How many in all? About 4,200"
    return case.names_actor or case.names_nation or grown or _are_all_there(case)


def _are_all_there(case: Case) -> bool:
    """Whether more soldiers are told of than of a service before: "The Army sent 900. Some 5,000 troops are there".

    Not where it is that one that has them, or adds to them: "It now has 2,000 troops", "Another 2,100 troops".
    """
    page, spot = case.page, case.spot
    if not case.above(case.told_of_country, 1) or case.story.since(spot.sentence, 0) is not None:
        return False
    if spot.count.kind != "troops":
        return _grows_on_the_border(case)
    goes_on = page.is_word(spot.begin, "they") or not spot.lead.isdisjoint(page.vocabulary.single["possessive"])
    more = any(hit.senses.keys() & MORE for hit in hits_between(page, spot.first - 1, spot.count.last))
    has = page.of_kind("holds").between(spot.begin, spot.first)
    return not (goes_on or more or has)


def _grows_on_the_border(case: Case) -> bool:
    """Whether it is what all on the border grow to: "The military presence at the border will grow to 9,000"."""
    page, spot = case.page, case.spot
    body = next(iter(page.those(ALL_THERE).between(spot.begin, spot.first)), None)
    if body is None or "formation" in body.senses or page.has_word("possessive", body.first - 1, body.first):
        return False
    grown = ties.changes_to(page, spot.first) or "total.before" in page.kinds(spot.first - 1)
    return grown and page.has_word("line", body.last, spot.first)


def _takes_up_service(case: Case) -> bool:
    """Whether a figure goes on about the soldiers of a service told before: "said the 500 troops", "300 of them"."""
    if case.counts_ashore or case.definite or case.spot.count.partitive:
        return True
    # "10,000 guardsmen", and below: "The president said that 10,000 will go"
    return any(told.value == case.spot.count.number.value for told in case.told_of_country)


def _may_own(case: Case, hit: Hit) -> bool:
    """Whether a name before a figure may be of its owner: "Mexico has sent 500"; not "the Army said 500"."""
    page, begin = case.page, case.spot.begin
    own = force_names.branch_of_hit(hit) and not roles.is_source(page, hit, begin)
    return bool(own) or lands.speaks_for(page, hit, begin) is not None


def _opens_clause(case: Case) -> bool:
    """Whether a clause without "that" stands behind a bare number: "double the 2,000 the federal government has"."""
    page, last = case.page, case.spot.count.last
    if page.vocabulary.verb_first or not page.is_word(case.spot.first - 1, "determiner"):
        return False
    hit = page.hit_at[last + page.is_word(last, "determiner")] if last + 1 < case.spot.end else None
    return hit is not None and not hit.senses.keys().isdisjoint(WHOSE) and lands.acts_beside(page, hit)


def _acts_in_clause(case: Case, hit: Hit) -> bool:
    """Whether the verb of a relative clause behind a figure stands by a name: "que mantiene ahí la Armada".

    Not where others are a part of it: "guardsmen, part of the 4,100 whom the White House sought".
    """
    page, last = case.page, case.spot.count.last
    if ties.is_whole(page, case.spot.first):
        return False
    behind = range(max(last + 1, hit.first - ACTING), hit.first) if page.vocabulary.verb_first else range(0)
    return lands.acts_beside(page, hit) or any("status.after" in page.kinds(at) for at in behind)


def _keeps_beside_state(case: Case, hit: Hit) -> bool:
    """Whether a country acts in the clause behind a figure that only stands beside a state's own."""
    spoken = case.story.last
    if "country" in hit.senses:
        acts = hit.says("country") == case.country and lands.acts_beside(case.page, hit)
    else:
        acts = "national" in hit.senses and _acts_in_clause(case, hit)
    own = spoken is not None and case.is_of_state(spoken.force)
    return acts and own and not case.spot.count.partitive


def _counted_by(case: Case, noun: Hit) -> bool:
    """Whether those told last were counted by the same noun: "The Army has 900 soldiers. The number of soldiers"."""
    words, head = case.page.tokens.words, case.story.last.count.head if case.story.last is not None else None
    return head is not None and words[head.first : head.last] == words[noun.first : noun.last]


def _is_number_of_all(case: Case) -> bool:
    """Whether it is the number of all: "the number of personnel rose from 2,500", "cifró en 6.500 el número de"."""
    page, spot, last = case.page, case.spot, case.spot.count.last
    behind = page.of_kind("levels").between(last, min(last + 2, spot.end))
    for level in (*page.of_kind("levels").between(case.floor, spot.first), *behind):
        at = level.last + ("of" in page.kinds(level.last) and level.last - level.first == 1)
        noun = page.hit_at[at] if at < page.end else None
        if noun is not None and not noun.says("troops") and noun.senses.keys() & {"troops", "people"}:
            return not _counted_by(case, noun)
    return False


def _sums_up_others(case: Case, last: Draft) -> bool:
    """Whether a greater figure is a total, of others too than the service told last."""
    page, known = case.page, case.page.vocabulary
    # not "the Marines grew to 700", "pulled out 200, leaving 500"
    grown = states.has_grown(case) and not ties.changes_to(page, case.spot.first) and last.measure != "decrease"
    if not (case.is_total or grown) or case.counts_ashore or not case.above([last], 1):
        return False
    if not known.forces[last.force].branches.isdisjoint(known.broad):
        return False  # "3,750 active-duty troops, for a total of 4,350"
    return any(last.force not in force_names.ancestors(page, told.force) for told in case.told_of_country)


def _is_set_against_one(case: Case, totals: list[Hit], beside: list[Draft]) -> bool:
    """Whether a total is of one owner with a figure beside it: "Texas, which had 10,000 troops, now keeps 4,000"."""
    acts = all(_adds_up(case, hit) for hit in totals)
    more = any(draft.measure == "increase" for draft in beside)  # "sent 1,900 more, for a total of 10,500"
    return (acts or more) and len(beside) == 1 and beside[0].count.kind != "elided"


def _adds_up(case: Case, hit: Hit) -> bool:
    """Whether a word of totals is a verb: "hoy suma 133 mil", "keeps 4,000"; not "la suma es de"."""
    named = "levels" in hit.senses and "determiner" in case.page.kinds(hit.first - 1)
    return "status.before" in hit.senses and not named


def _rows_above(case: Case, near: list[Draft], beside: list[Draft]) -> list[Draft]:
    """The rows of a list told before its total; just of its paragraph, where one row stands beside the total.

    All, nouns and all, where they add up: "The army has 2,000 soldiers, the navy 400. In all there are 2,400".
    """
    total = case.spot.count.number.value or 0
    inner = [draft for draft in near if case.page.share_paragraph(draft.sentence, case.spot.sentence)]
    told = inner if beside or len(inner) > 1 else near
    for listed in (told, [draft for draft in told if draft.sentence == told[-1].sentence]):
        if len(listed) > 1 and sum(draft.value or 0 for draft in listed) == total:
            return listed
    return [draft for draft in told if draft.count.kind == "elided"]


def _may_add_up(case: Case, rows: list[Draft]) -> bool:
    """Whether a total is no less than any of its rows, and those above it are not just what was added to it.

    "Juárez 500, Tijuana 300; in all 800".
    """
    total = case.spot.count.number.value or 0
    if any((draft.value or 0) > total for draft in [*rows, case.story.drafts[-1]]):
        return False  # nor than the figure before: "It said it had 10,000. The number was closer to 6,500"
    listed = len(rows) > 1 and all(draft.sentence < case.spot.sentence for draft in rows)
    return not listed or total <= FORCE_GROWS * sum(draft.value or 0 for draft in rows)


def _has_its_own(case: Case, before: Draft) -> bool:
    """Whether a state in the next sentence has soldiers, "Arizona has 225", and gets none of those told before."""
    state, hit = case.home
    own = hit is not None and state is not None and before.sentence < case.spot.sentence
    return own and hit is not None and not case.page.tells("receives", hit.last, case.spot.first)


def _is_of_land_named(case: Case, last: Draft) -> bool:
    """Whether the words before a figure tell another land than that of the figure told last: "In Mexico, 900"."""
    country, hit = case.of_country
    before = hit is not None and hit.first < case.spot.first
    return before and country != case.page.vocabulary.forces[last.force].country


def _has_left(case: Case, before: Draft) -> bool:
    """Whether another paragraph, of another country, tells it: "Juarez's mayor met the soldiers. Of them 300 stay"."""
    page = case.page
    more = page.tells("measure.before", case.spot.first - 1, case.spot.count.first)  # "the other 200", "50 more"
    taken_up = case.definite or (more and not _says_who_spoke(case))
    if taken_up or page.share_paragraph(before.sentence, case.spot.sentence):
        return False
    begin = page.sentences[page.paragraph_begin(case.spot.sentence)][0]
    named = page.those(force_names.NAMES).between(begin, case.spot.first)
    spoken = {lands.speaks_for(page, hit, page.sentence_at(hit.first)[0]) for hit in named} - {None}
    return bool(spoken) and page.vocabulary.forces[before.force].country not in spoken


def _says_who_spoke(case: Case) -> bool:
    """Whether who spoke before goes on, and is not named again: "Another 2,000 could be sent, she added"."""
    page, last, end = case.page, case.spot.count.last, case.spot.end
    says = page.has_word("says", last, end)
    return says and not page.those(force_names.NAMES).between(case.spot.begin, end)


def _is_of_land_behind(case: Case, before: Draft) -> bool:
    """Whether another land acts beside a bare number: "plus the 10,000 Mexico promised", "while Guatemala sent 300"."""
    country, hit = case.of_country
    if hit is None or country == case.page.vocabulary.forces[before.force].country:
        return False
    if hit is case.home[1] and hit.first >= case.spot.count.last:
        return True  # "The army has 3,500 in Sonora. The first 30 of the Arizona contingent came"
    behind = 0 <= hit.first - case.spot.count.last <= TAKEN and "country" in hit.senses
    foreign = country == "other" and before.count.last <= hit.first < case.spot.first
    return behind or (foreign and stopped(case.page, before.count.last, hit.first))


def _takes_up(case: Case, before: Draft, hit: Hit) -> bool:
    """Whether a sentence goes on about those told, not whom theirs names: "sent 90 to help the Guard. They are"."""
    page, begin = case.page, case.spot.begin
    known = page.tokens.words[begin] in page.vocabulary.known and "troops" in page.kinds(begin + 1)
    return page.sentence_of[hit.first] == before.sentence < case.spot.sentence and (
        known or page.is_word(begin, "they")
    )


def _calls_on_states(case: Case, hit: Hit) -> bool:
    """Whether a state sent its own when a country called for more: "Iowa sent 90 when the White House sought 4,000"."""
    when = "when" in case.page.kinds(hit.first - 1) and "country" in hit.senses
    return when and (case.spot.count.number.value or 0) > (case.spot.after.value or 0 if case.spot.after else 0)


def _is_beside(case: Case, hit: Hit) -> bool:
    """Whether a name only says whose a vehicle is, "on two Air Force planes", or whom they help: "help CBP, 40 in"."""
    page, at = case.page, hit.last
    if "civil" in hit.senses:
        return case.spot.count.partitive or page.tells("whom", hit.last, case.spot.count.first)
    thing = page.sense(at, "reason") if at < page.end else None
    return thing is not None and thing.says == "weapon or vehicle"
