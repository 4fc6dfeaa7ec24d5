"""The state whose own soldiers are meant: the one a noun, a sentence or a whole text names as theirs.

A state is also a place. It is a home where it sends, where its soldiers come from it, or where its office speaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from figures.extract import forces, journeys, lands, places, roles
from figures.extract.around import hits_between, is_aside, preposed, spoken_by, takes_away
from figures.extract.forces import Scene
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit

# What may stand between a figure and the state it is from: "another 125 will come from Arkansas".
COMES_FROM = frozenset(
    {
        "of",
        "from",
        "from_only",
        "belongs",
        "pronoun",
        "determiner",
        "adjective",
        "branch",
        "filler",
        "auxiliary",
        "status.after",
    }
)
STATES = frozenset({"governor", "place"})  # phrases that may name a state
DATED = 2  # sentences: a dateline may stand behind a headline
DATELINE = 4  # tokens of a dateline in which its state may stand
POSSESSIVE = 3  # tokens behind a state in which its office stands: "Florida's governor"
AT_BORDER = 3  # tokens of "at the border"
FROM = 5  # tokens behind a figure in which the state may stand that it is from
PERSON = 6  # tokens behind a state in which the people may be named whose home it is

Home = tuple[str | None, Hit | None]  # a state and the words that name it; see `home_state`


@dataclass(frozen=True, slots=True)
class _Named:
    """A state named before a figure, which may be the one that sends it."""

    page: Page
    hit: Hit  # the words that name it
    begin: int  # the token that their sentence begins with
    first: int  # the token that the figure's phrase begins with


def only_state(page: Page) -> str | None:
    """The state whose own forces a text names ("Operation Lone Star"), where it names no other's.

    Not where the country acts more often than the state is named, nor where all states serve ("Jump Start").
    """
    spoken, known = page.those(forces.NAMES).hits, page.vocabulary
    serving = page.of_kind("operation").hits
    if any(forces.force_of_hit(page, hit) in known.roster.with_states for hit in serving):
        return None
    states = {state for hit in spoken if (state := _own_state(page, hit)) is not None}
    if len(states) != 1:
        return None
    state = states.pop()
    country = known.places[state].country
    acts = sum("country" in hit.senses and hit.senses["country"].says == country for hit in spoken)
    named = sum(_names(page, hit, state) for hit in spoken)
    return state if acts <= named else None


def first_named(page: Page, state: str) -> int:
    """The token at which a text first names a state or its force."""
    return next(hit.first for hit in page.those(forces.NAMES).hits if _names(page, hit, state))


def of_dateline(page: Page) -> str | None:
    """The state that a text is dated from, whose governor needs no other name: "COLUMBUS, Ohio — The governor"."""
    begins = (begin for begin, _ in page.sentences[:DATED])
    hits = (hit for begin in begins for hit in hits_between(page, begin, begin + DATELINE))
    return next(
        (state for hit in hits if (state := forces.state_of_hit(page, hit)) and places.is_dateline(page, hit)), None
    )


def _names(page: Page, hit: Hit, state: str) -> bool:
    """Whether a phrase names a state, its governor or its force: "Texas", "Abbott", "Operation Lone Star"."""
    return state in (forces.state_of_hit(page, hit), _own_state(page, hit))


def _own_state(page: Page, hit: Hit) -> str | None:
    """The state whose force a phrase names: "Operation Lone Star", "Texas Guard", "Guardia Nacional de Florida"."""
    if _has_office(page, hit):
        return forces.state_of_hit(page, hit)
    force = forces.force_of_hit(page, hit)
    if force is not None or "branch" not in hit.senses:
        return page.vocabulary.forces[force].state if force is not None else None
    return forces.state_beside(page, hit)


def home_state(page: Page, count: Count, first: int, floor: int, scene: Scene) -> Home:
    """The state whose soldiers a figure counts, and the words that say so: "50 from Florida", "Arizona will send 225".

    Words without a state where they name several: "Idaho and Montana will send".
    """
    begin, end = page.sentences[page.sentence_of[count.first]]
    found = home_behind(page, count, first, max(begin, floor)) or _home_before(page, first, begin, floor, scene)
    if found is not None:
        return found
    if possessed(page, count.number.last, count.last) and scene.state is not None:
        return scene.state, None
    return _home_of_office(page, count, end) or _home_of_speaker(page, count, begin, end) or (None, None)


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
        state = forces.state_of_hit(page, hit)
        if state is not None and _has_office(page, hit):
            return state, hit
    return None


def _home_of_speaker(page: Page, count: Count, begin: int, end: int) -> Home | None:
    """The state whose office says "we" of a figure: "We could send another 100," Ohio's adjutant general said."""
    closed = spoken_by(page, begin, count.last, end)
    if closed is None:
        return None
    for hit in page.those(forces.NAMES).between(closed, end):
        state = forces.state_of_hit(page, hit)
        if state is not None and governs(page, hit, closed):
            return state, hit
    return None


def home_behind(page: Page, count: Count, first: int, floor: int) -> Home | None:
    """The state right behind a figure that its soldiers are from or of: "50 from Florida", "the 400 Texans"."""
    begin = _past_border(page, count.last)
    end = min(page.sentences[page.sentence_of[count.first]][1], begin + FROM)
    if not page.those(STATES).begins(count.last, end):
        return None
    sender = _sender_behind(page, count.last)
    if sender is not None:
        return forces.state_of_hit(page, sender), sender
    hit = _state_behind(page, count.last, begin, end)
    if hit is None or not _is_origin(page, count, first, floor, hit):
        return None
    if not forces.is_of_several(page, hit):
        return forces.state_of_hit(page, hit), hit
    return None if places.place(page, hit).on_border else (None, hit)  # "moved from Texas and Arizona"


def _state_behind(page: Page, last: int, begin: int, end: int) -> Hit | None:
    """The words that name a state close behind a figure: "another 125 will come from Arkansas"."""
    for hit in hits_between(page, begin, end):
        if any(_counts_some(page, at) for at in range(last, hit.first + 1)):
            return None
        if forces.state_of_hit(page, hit) is not None:
            return hit
        if hit.senses.keys().isdisjoint(COMES_FROM):
            return None
    return None


def _counts_some(page: Page, at: int) -> bool:
    """Whether a token counts only some of those told: "750 members (500 from Texas", "1,700, mostly from Texas"."""
    return page.number_at[at] is not None or page.tokens.words[at] in page.vocabulary.single["most"]


def _is_origin(page: Page, count: Count, first: int, floor: int, hit: Hit) -> bool:
    """Whether soldiers are of or from a state behind them: "50 from Florida"; not "50 soldiers returned from Texas"."""
    owned = page.vocabulary.head_first and preposed(page, hit, "of", count.last)
    came = "belongs" in page.kinds(hit.first - 1) or not takes_away(page, floor, first)
    away = came and preposed(page, hit, "from_only", count.last)
    people = hit.first == count.number.last == count.last  # "the 400 Texans"
    if not (owned or away or people):
        return False
    return not (_leads_to_state(page, hit) or _is_attribute(page, hit) or _is_quitted(page, count.last, hit))


def _past_border(page: Page, last: int) -> int:
    """The token behind "at the border", where "came from" follows: "25 of the troops at the border came from Iowa"."""
    words = page.tokens.words[last : last + AT_BORDER]
    at = next((last + ahead for ahead, word in enumerate(words, 1) if word in page.vocabulary.single["line"]), last)
    return at if at < page.end and "belongs" in page.kinds(at) else last


def _sender_behind(page: Page, last: int) -> Hit | None:
    """The state or governor of the relative clause at token `last`: "the 1,000 troops Texas has sent"."""
    first = last + (page.tokens.words[last] in page.vocabulary.single["that"])
    hit = page.hit_at[first] if first < page.end else None
    if hit is None or hit.first != first or hit.last + 1 >= page.end or forces.state_of_hit(page, hit) is None:
        return None
    verb = hit.last + ("auxiliary" in page.kinds(hit.last))
    return hit if page.number_at[verb] is None and page.sense(verb, "status.before") is not None else None


def _is_quitted(page: Page, last: int, hit: Hit) -> bool:
    """Whether those counted have come home from a state, and so are not its own: "50 soldiers returned from Texas"."""
    between = hits_between(page, last, hit.first)
    verbs = (journeys.stage(page, verb) or verb.senses.get("status.after") for verb in between)
    return any(verb is not None and verb.says == "withdrawn" for verb in verbs)


def _is_attribute(page: Page, hit: Hit) -> bool:
    """Whether a state only says of which kind something is: "from a Texas site"; not "from the Texas Guard"."""
    words, behind = page.tokens.words, page.hit_at[hit.last] if hit.last < page.end else None
    article = hit.first > 0 and words[hit.first - 1] in page.vocabulary.single["determiner"]
    return article and not page.vocabulary.head_first and (behind is None or not behind.senses.keys() & forces.FORCES)


def _home_before(page: Page, first: int, begin: int, floor: int, scene: Scene) -> Home | None:
    """The state nearest before a figure that sends: "Arizona will send 225"; passes over those of `NO_SENDERS`."""
    for hit in reversed(hits_between(page, max(begin, floor), first)):
        if "hard_stops" in hit.senses:
            if _is_labelled(page, hit, begin) or _subject_goes_on(page, hit):
                continue
            return None
        state = forces.state_of_hit(page, hit) or _state_taken_up(page, hit, scene)
        if _many_act(page, hit) or (state is None and is_national(page, hit, begin)):
            return None
        if state is None or any(passes(_Named(page, hit, begin, first)) for passes in NO_SENDERS):
            continue
        return None if forces.is_of_several(page, hit) else state, hit
    return None


def _subject_goes_on(page: Page, stop: Hit) -> bool:
    """Whether a verb behind a hard stop is of the subject before: "Texas, meanwhile, has", "Iowa acts; will send"."""
    verb = stop.last + (page.tokens.words[stop.last] == ",")
    return page.sense(verb, "status.before") is not None


def _many_act(page: Page, hit: Hit) -> bool:
    """Whether many states send: "14 states sent"; not "Texas, one of 14 states on the mission, sent"."""
    return "of_all" in hit.senses and hit.last < page.end and page.sense(hit.last, "status.before") is not None


def _leads_to_state(page: Page, hit: Hit) -> bool:
    """Whether soldiers leave a state of the border for another: "moved from Texas and Arizona to California"."""
    origin, last = forces.state_of_hit(page, hit), hit.last
    while last + 1 < page.end and "and" in page.kinds(last) and "place" in page.kinds(last + 1):
        last += 2
    ahead = page.hit_at[last + 1] if last + 1 < page.end else None
    if ahead is None or origin is None or page.tokens.words[last] not in page.vocabulary.single["change_to"]:
        return False
    return page.vocabulary.places[origin].on_border and forces.state_of_hit(page, ahead) not in (None, origin)


def _is_left(named: _Named) -> bool:
    """Whether soldiers are taken out of a state, or leave it for another: "Maryland retiró de Texas a cuatro"."""
    return _is_emptied(named) or _leads_to_state(named.page, named.hit)


def _is_emptied(named: _Named) -> bool:
    """Whether a verb before a state takes soldiers out of it: "retiró de Texas a"; not "los guardias de Texas"."""
    page, hit = named.page, named.hit
    words, single = page.tokens.words, page.vocabulary.single
    if not page.vocabulary.head_first or words[hit.first - 1] not in single["of"]:
        return False
    counted = named.first - 2 <= hit.last < named.first and words[hit.last] in single["infinitive"]  # "a los 250"
    return counted and "status.before" in page.kinds(hit.first - 2)


def _is_reached(named: _Named) -> bool:
    """Whether a state is only where soldiers go or come from: "went to Texas"; not its office, nor "in Texas (200)"."""
    page, hit = named.page, named.hit
    if lands.is_bank(page, hit):
        return True
    if _has_office(page, hit) or _bears_figure(page, hit, named.first):
        return False
    return is_passed(page, hit, named.begin) or _is_given(page, hit, named.first)


def _stands_aside(named: _Named) -> bool:
    """Whether a state is named by the way: "South Carolina's governor, who visits Texas on Friday, sent 200"."""
    hit = named.hit
    return is_aside(named.page, hit.first, hit.last, min(forces.ENCLOSED, named.first - hit.last))


def _is_of_others(named: _Named) -> bool:
    """Whether a state is named in an address, or as the home of other people: "a Texas congressman said 200"."""
    page, hit = named.page, named.hit
    if forces.is_of_several(page, hit):
        return False  # the comma of "in California, Arizona and Texas" is a list's, no address's
    return roles.is_address(page, hit, named.begin) or _is_persons(page, hit, named.first)


# Looks at a state before a figure: where one of them holds, another state sends.
NO_SENDERS: tuple[Callable[[_Named], bool], ...] = (
    _is_left,
    _is_reached,
    _stands_aside,
    _is_of_others,
)


def is_national(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a phrase names whoever acts for a country as a whole: "the Pentagon", "the federal government, which"."""
    acts = "country" in hit.senses and page.capital(hit.first) and lands.speaks_for(page, hit, begin) is not None
    behind = hit.last + 1 if page.tokens.words[hit.last] == "," else hit.last
    return acts or ("national" in hit.senses and bool(page.kinds(behind) & {"pronoun"}))


def _is_labelled(page: Page, dash: Hit, begin: int) -> bool:
    """Whether a dash stands behind the state that opens a row of a list: "Nebraska — 61 soldiers"."""
    label = page.hit_at[dash.first - 1] if dash.first > begin else None
    return label is not None and label.first - begin <= 1 and forces.state_of_hit(page, label) is not None


def _bears_figure(page: Page, hit: Hit, first: int) -> bool:
    """Whether a state stands right before the figure in a list: "troops from Georgia (15)", "led by Texas with 90"."""
    between = page.tokens.words[hit.last : first]
    if between and preposed(page, hit, "to", page.sentences[page.sentence_of[first]][0]) and between[0] != "(":
        return False  # "the number of troops in Texas at 2,750"
    return len(between) == 1 and (between[0] == "(" or between[0] in page.vocabulary.single["with"])


def _is_persons(page: Page, hit: Hit, first: int) -> bool:
    """Whether a state is named as the home of other people: "a Texas congressman", "los senadores de Arizona"."""
    before = page.hit_at[hit.first - 2] if hit.first > 1 and page.sense(hit.first - 1, "of") is not None else None
    if before is not None and "reason" in before.senses:
        return True
    for behind in hits_between(page, hit.last, min(first, hit.last + PERSON)):
        if "reason" in behind.senses:
            return True
        if behind.senses.keys().isdisjoint({"adjective", "reason", "filler"}):
            return False
    return False


def _state_taken_up(page: Page, hit: Hit, scene: Scene) -> str | None:
    """The state told last, where its office or "the state" acts: "the governor said", "la entidad mantiene"."""
    single = page.vocabulary.single
    acts = "the_state" in hit.senses and page.tokens.words[hit.first] not in single["to"]  # not "in the state"
    office = acts or "own_state" in hit.senses or page.tokens.words[hit.first] in single["own_state"]
    state = scene.state or scene.dated_state
    if not office or state is None or not hit.first:
        return None
    article = page.tokens.words[hit.first - 1] in single["determiner"]
    spoken = scene.text_country in (None, page.vocabulary.places[state].country)
    return state if spoken and (article or hit.last - hit.first > 1) else None


def possessed(page: Page, first: int, last: int) -> bool:
    """Whether soldiers are of the one spoken of: "360 of its soldiers", "his own Guard"."""
    return not page.vocabulary.single["possessive"].isdisjoint(page.tokens.words[first:last])


def _has_office(page: Page, hit: Hit) -> bool:
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
    leads = hit.first == begin + 1 and page.tokens.words[begin] in page.vocabulary.single["to"]
    return leads and "," in page.tokens.words[hit.last : hit.last + 1]


def _is_given(page: Page, hit: Hit, first: int) -> bool:
    """Whether a state stands between a verb and a figure, as whom others send soldiers: "Florida lent Texas 76"."""
    led = hit.first > 0 and "status.before" in page.kinds(hit.first - 1)
    return led and hit.last == first and not page.vocabulary.verb_first


def is_passed(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a state is only where soldiers go or come from, or is overruled: "to Texas", "over objections from"."""
    return any(preposed(page, hit, kind, begin) for kind in ("to", "from_only", "against"))
