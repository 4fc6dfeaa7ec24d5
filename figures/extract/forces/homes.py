"""The state whose own soldiers are meant: the one that a noun or a sentence names as theirs.

A state is also a place. It is a home where it sends, where its soldiers come from it, or where its office speaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from figures.extract.around import hits_between, is_aside, opened_with, preposed, spoken_by
from figures.extract.forces import origins
from figures.extract.forces.origins import STATES, Home
from figures.extract.named import chapters, force_names, lands, place_names, roles
from figures.extract.named.force_names import Scene
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

NATION = frozenset({"country", "national"})  # who acts for a country, and for no state
SENDERS = STATES | {"the_state", "own_state"}  # phrases that may name who sends, or take it up: "the state"
HOSTING = 2  # tokens behind a state in which its verb stands: "Texas now hosts 1,950"
POSSESSIVE = 3  # tokens behind a state in which its office stands: "Florida's governor"
ACTING = 12  # tokens behind a figure in which the state may stand that acts with those counted
HAVING = frozenset({"hosts", "receives", "to", "preposition", "of"})  # behind a state that only has them: "Texas hosts"
PERSON = 6  # tokens behind a state in which the people may be named whose home it is


@dataclass(frozen=True, slots=True)
class _Named:
    """A state named before a figure, which may be the one that sends it."""

    page: Page
    hit: Hit  # the words that name it
    begin: int  # the token that their sentence begins with
    first: int  # the token that the figure's phrase begins with


def home_state(page: Page, count: Count, first: int, floor: int, scene: Scene) -> Home:
    """The state whose soldiers a figure counts, and the words that say so: "50 from Florida", "Arizona will send 225".

    Words without a state where they name several: "Idaho and Montana will send".
    """
    begin, end = page.sentence_at(count.first)
    found = _home_owning(page, first) or origins.home_behind(page, count, first, max(begin, floor))
    found = found or _home_before(page, first, begin, floor, scene)
    found = found or _home_acting_with(page, count, first, begin, end) or _home_of_entry(page, begin, first)
    if found is not None:
        return found
    if possessed(page, count.number.last, count.last) and scene.state is not None:
        return scene.state, None
    return _home_of_office(page, count, end) or _home_of_speaker(page, count, begin, end) or (None, None)


def _home_owning(page: Page, first: int) -> Home | None:
    """The state that has them, right before them: "out of Ohio's 16,000 guards", "Iowa's 109 guards in Texas"."""
    mark = first - 2 if page.is_genitive(first - 2) else first - 1  # "Texas' 4,000"
    hit = page.hit_at[mark - 1] if mark > 0 and page.is_mark(mark, "'") else None
    state = force_names.state_of_hit(page, hit) if hit is not None else None
    return (state, hit) if state is not None else None


def sender(page: Page, troops: Hit, begin: int, scene: Scene) -> str | None:
    """The state that sends soldiers of no number: "Texas is sending more soldiers"; not "Texas has seen soldiers"."""
    if not page.those(STATES).begins(begin, troops.first):
        return None
    state, hit = _home_before(page, troops.first, begin, begin, scene) or (None, None)
    sends = hit is not None and page.tells("status.before", hit.last, troops.first)
    return state if sends else None


def _home_of_office(page: Page, count: Count, end: int) -> Home | None:
    """The state whose office is named behind a figure: "100 soldiers are there, the Texas Military Department said"."""
    for hit in page.those(STATES).between(count.last, end):
        state = force_names.state_of_hit(page, hit)
        if state is not None and has_office(page, hit):
            return state, hit
    return None


def _home_of_speaker(page: Page, count: Count, begin: int, end: int) -> Home | None:
    """The state whose office says "we" of a figure: "We could send another 100," Ohio's adjutant general said."""
    closed = spoken_by(page, begin, count.last, end)
    if closed is None:
        return None
    for hit in page.those(force_names.NAMES).between(closed, end):
        state = force_names.state_of_hit(page, hit)
        if state is not None and governs(page, hit, closed):
            return state, hit
    return None


def _home_acting_with(page: Page, count: Count, first: int, begin: int, end: int) -> Home | None:
    """The state that acts with those who open its sentence: "With 10,000 soldiers on the border, Texas spends".

    Not one of an address or a list, "in San Diego, California,", nor where a country acts or the state only has them.
    """
    if not opened_with(page, begin, first):
        return None
    for hit in page.those(STATES).between(count.last, min(end, count.last + ACTING)):
        words, at = page.tokens.words, hit.first - 1
        while at > count.last and (page.kinds(at) & origins.TITLES or words[at] == "."):
            at -= 1
        acts = words[at] == "," and hit.last < end and words[hit.last].isalpha() and not page.joins(hit.last)
        state = force_names.state_of_hit(page, hit) if acts and "place" not in page.kinds(at - 1) else None
        if state is not None and page.kinds(hit.last).isdisjoint(HAVING):
            return None if page.those(NATION).begins(begin, hit.first) else (state, hit)
    return None


def _home_of_entry(page: Page, begin: int, first: int) -> Home | None:
    """The state that heads an entry: "Florida. Up to 800 guardsmen"; none of the border, to which others go."""
    hit = chapters.heading_of(page, page.sentence_of[begin])
    state = force_names.state_of_hit(page, hit) if hit is not None else None
    if hit is None or state is None or place_names.place(page, hit).on_border:
        return None
    if page.those(NATION).begins(begin, first):
        return None
    return (None if force_names.is_of_several(page, hit) else state), hit


def _home_before(page: Page, first: int, begin: int, floor: int, scene: Scene) -> Home | None:
    """The state nearest before a figure that sends: "Arizona will send 225"; passes over those of `NO_SENDERS`."""
    start = max(begin, floor)
    if not (page.those(SENDERS).begins(start, first) or page.has_word("own_state", start, first)):
        return None
    for hit in reversed(hits_between(page, start, first)):
        if "hard_stops" in hit.senses:
            if _is_labelled(page, hit, begin) or _subject_goes_on(page, hit):
                continue
            return None
        state = force_names.state_of_hit(page, hit) or _state_taken_up(page, hit, scene)
        if many_act(page, hit) or (state is None and is_national(page, hit, begin)):
            return None
        if _sends_by_clause(page, hit, begin):
            return state, hit
        if state is None or any(passes(_Named(page, hit, begin, first)) for passes in NO_SENDERS):
            continue
        return (None if force_names.is_of_several(page, hit) else state), hit
    return None


def _sends_by_clause(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a clause behind a state tells that it sends; not of its town: "Fort Carson, Colorado, which has sent"."""
    return place_names.sends_by_clause(page, hit) and not roles.is_address(page, hit, begin)


def _subject_goes_on(page: Page, stop: Hit) -> bool:
    """Whether a verb behind a hard stop is of the subject before: "Texas, meanwhile, has", "Iowa acts; will send".

    Likewise one before it: "Ducey said, for his part, that 150 soldiers".
    """
    if page.is_word(stop.first - 1 - page.is_mark(stop.first - 1, ","), "says"):
        return True
    verb = stop.last + (page.tokens.words[stop.last] == ",")
    return page.sense(verb, "status.before") is not None


def many_act(page: Page, hit: Hit) -> bool:
    """Whether many states send: "14 states sent", "the states that have sent"; not "one of 14 states there"."""
    if "of_all" not in hit.senses:
        return False
    verb = hit.last
    while verb < page.end and page.kinds(verb) & {"pronoun", "auxiliary"}:
        verb += 1
    return verb < page.end and page.sense(verb, "status.before") is not None


def _is_left(named: _Named) -> bool:
    """Whether soldiers are taken out of a state, or leave it for another: "Maryland retiró de Texas a cuatro"."""
    return _is_emptied(named) or origins.leads_to_state(named.page, named.hit)


def _is_emptied(named: _Named) -> bool:
    """Whether a verb before a state takes soldiers out of it: "retiró de Texas a"; not "los guardias de Texas"."""
    page, hit = named.page, named.hit
    if not page.vocabulary.head_first or not page.is_word(hit.first - 1, "of"):
        return False
    counted = named.first - 2 <= hit.last < named.first and page.is_word(hit.last, "infinitive")  # "a los 250"
    return counted and "status.before" in page.kinds(hit.first - 2)


def _is_reached(named: _Named) -> bool:
    """Whether a state is only where soldiers go or come from: "went to Texas"; not its office, nor "in Texas (200)"."""
    page, hit = named.page, named.hit
    if lands.is_bank(page, hit):
        return True
    if has_office(page, hit) or _bears_figure(page, hit, named.first):
        return False
    return is_passed(page, hit, named.begin) or _is_given(page, hit, named.first)


def _is_across(named: _Named) -> bool:
    """Whether a state only lies beyond the border of another land: "the line that Coahuila has with Texas"."""
    return lands.is_bordered(named.page, named.hit, named.begin)


def _is_host(named: _Named) -> bool:
    """Whether a state only has soldiers of the country with it: "Texas hosts 1,950", "Texas concentra a 1.950"."""
    return named.page.tells("hosts", named.hit.last, min(named.hit.last + HOSTING, named.first))


def _stands_aside(named: _Named) -> bool:
    """Whether a state is named by the way: "South Carolina's governor, who visits Texas on Friday, sent 200"."""
    hit = named.hit
    return is_aside(named.page, hit.first, hit.last, min(force_names.ENCLOSED, named.first - hit.last))


def _only_asks(named: _Named) -> bool:
    """Whether a state asks the one that sends: "answered Texas' call", "at the request of the governor of Texas"."""
    return is_heeded(named.page, named.hit)


def _is_of_others(named: _Named) -> bool:
    """Whether a state is named in an address, or as the home of other people: "a Texas congressman said 200"."""
    page, hit = named.page, named.hit
    if force_names.is_of_several(page, hit):
        return False  # the comma of "in California, Arizona and Texas" is a list's, no address's
    return roles.is_address(page, hit, named.begin) or _is_persons(page, hit, named.first)


# Looks at a state before a figure: where one of them holds, another state sends.
NO_SENDERS: tuple[Callable[[_Named], bool], ...] = (
    _is_left,
    _is_reached,
    _is_across,
    _is_host,
    _stands_aside,
    _only_asks,
    _is_of_others,
)


def is_national(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a phrase names whoever acts for a country as a whole: "the Pentagon", "the federal government, which"."""
    acts = "country" in hit.senses and page.capital(hit.first) and lands.speaks_for(page, hit, begin) is not None
    behind = hit.last + page.is_mark(hit.last, ",")
    return acts or ("national" in hit.senses and behind < page.end and "pronoun" in page.kinds(behind))


def _is_labelled(page: Page, dash: Hit, begin: int) -> bool:
    """Whether a dash stands behind the state that opens a row of a list: "Nebraska — 61 soldiers"."""
    label = page.hit_at[dash.first - 1] if dash.first > begin else None
    return label is not None and label.first - begin <= 1 and force_names.state_of_hit(page, label) is not None


def _bears_figure(page: Page, hit: Hit, first: int) -> bool:
    """Whether a state stands right before the figure in a list: "troops from Georgia (15)", "led by Texas with 90"."""
    between = page.tokens.words[hit.last : first]
    if between and preposed(page, hit, "to", page.sentence_at(first)[0]) and between[0] != "(":
        return False  # "the number of troops in Texas at 2,750"
    return len(between) == 1 and (between[0] == "(" or between[0] in page.vocabulary.single["with"])


def _is_persons(page: Page, hit: Hit, first: int) -> bool:
    """Whether a state is named as the home of other people: "a Texas congressman", "los senadores de Arizona"."""
    before = page.hit_at[hit.first - 2] if hit.first > 1 and page.sense(hit.first - 1, "of") is not None else None
    if before is not None and "reason" in before.senses:
        return True
    for behind in hits_between(page, hit.last, min(first, hit.last + PERSON)):
        if "reason" in behind.senses:
            return "status.before" not in behind.senses  # but "Abbott orders 120 troops"
        if behind.senses.keys().isdisjoint({"adjective", "reason", "filler"}):
            return False
    return False


def _state_taken_up(page: Page, hit: Hit, scene: Scene) -> str | None:
    """The state told last, where its office or "the state" acts: "the governor said", "la entidad mantiene"."""
    acts = "the_state" in hit.senses and not page.has_word("to", hit.first, hit.last)  # not "in the state"
    office = acts or "own_state" in hit.senses or page.is_word(hit.first, "own_state")
    state = scene.state or scene.dated_state
    if not office or state is None or not hit.first:
        return None
    article = page.is_word(hit.first - 1, "determiner")
    spoken = scene.text_country in (None, page.vocabulary.places[state].country)
    return state if spoken and (article or hit.last - hit.first > 1) else None


def possessed(page: Page, first: int, last: int) -> bool:
    """Whether soldiers are of the one spoken of: "360 of its soldiers", "his own Guard"."""
    return page.has_word("possessive", first, last)


def is_heeded(page: Page, hit: Hit) -> bool:
    """Whether a state only asks others for soldiers: "Texas' call", "a request from Texas's governor"."""
    at = hit.last
    if page.is_mark(at, "'"):
        behind = at + 1 + page.is_genitive(at)
        if page.is_word(behind, "appeal"):
            return True
    first = hit.first
    if first > 1 and page.is_word(first - 1, "of") and "office" in page.kinds(first - 2):
        first -= 2  # "the governor of Texas"
    first -= page.is_word(first - 1, "determiner")
    led = first > 1 and page.is_word(first - 1, "of", "from_only", "agent")
    return led and page.is_word(first - 2, "appeal")


def has_office(page: Page, hit: Hit) -> bool:
    """Whether a state is named with the office of its Guard: "Texas Military Department", "Departamento Militar de"."""
    at = hit.last
    if page.vocabulary.head_first and hit.first > 1 and page.sense(hit.first - 1, "of") is not None:
        at = hit.first - 2
    office = page.hit_at[at] if at < page.end else None
    return office is not None and "own_state" in office.senses and office.last - office.first > 1


def governs(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a state is named with its office, or opens its sentence: "Florida's governor", "In Texas, the ..."."""
    of_state = hit.first > begin + 1 and "of" in page.kinds(hit.first - 1) and "office" in page.kinds(hit.first - 2)
    behind = range(hit.last, min(hit.last + POSSESSIVE, page.end))
    return (
        opens_sentence(page, hit, begin)
        or of_state
        or "governor" in hit.senses
        or any("office" in page.kinds(at) for at in behind)
    )


def opens_sentence(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a place opens its sentence: "In Texas, the ..."."""
    leads = hit.first == begin + 1 and page.is_word(begin, "to")
    return leads and "," in page.tokens.words[hit.last : hit.last + 1]


def _is_given(page: Page, hit: Hit, first: int) -> bool:
    """Whether a state stands between a verb and a figure, as whom others send soldiers: "Florida lent Texas 76"."""
    led = hit.first > 0 and "status.before" in page.kinds(hit.first - 1)
    return led and hit.last == first and not page.vocabulary.verb_first


def is_passed(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a state is only where soldiers go or come from, or is overruled: "to Texas", "over objections from"."""
    return any(preposed(page, hit, kind, begin) for kind in ("to", "from_only", "against"))
