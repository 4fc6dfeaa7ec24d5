"""The state right behind a figure that its soldiers are from or of: "50 from Florida", "the 1,000 Texas has sent"."""

from __future__ import annotations

from figures.extract.around import VERBS, hits_between, preposed, takes_away
from figures.extract.named import force_names, journeys, place_names
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

# What may stand between a figure and the state it is from: "another 125 will come from Arkansas".
COMES_FROM = frozenset(
    {
        *("of", "of_them", "from", "from_only", "belongs", "pronoun", "determiner", "adjective", "branch", "filler"),
        *("auxiliary", "status.after", "office", "chief", "era", "doer"),
    }
)
SENT = frozenset({"announced", "ordered", "deployed"})  # what is told of those whom a state sends
# Before whoever sends: "by the governor of Texas", "by the state of Ohio".
OFFICES = frozenset({"office", "chief"})
TITLES = OFFICES | frozenset({"determiner", "era", "of", "own_state", "adjective", "lawmaker"})
SENDING = VERBS | {"allotted"}  # a verb of those whom somebody sends: "movilizados por", "destinados a la frontera por"
HOSTING = frozenset({"holds", "receives", "hosts"})
STATES = frozenset({"governor", "state"})  # phrases that may name a state with a Guard
AT_BORDER = 3  # tokens of "at the border"
FROM = 5  # tokens behind a figure in which the state may stand that it is from
SENT_BY = 9  # likewise the state that sends it, with its office: "sent to the border by the governor of Texas"
OFFICE = 5  # tokens in which the office of whoever sends stands before his name: "que el exgobernador Rick Perry"
Home = tuple[str | None, Hit | None]  # a state and the words that name it; see `home_state`


def home_behind(page: Page, count: Count, first: int, floor: int) -> Home | None:
    """The state right behind a figure that its soldiers are from or of: "50 from Florida", "the 400 Texans"."""
    begin = _past_border(page, count.last)
    end = min(page.sentence_at(count.first)[1], count.last + SENT_BY)
    if not page.those(STATES).begins(count.last, end):
        return None
    sender = _sender_behind(page, count.last)
    if sender is not None:
        return force_names.state_of_hit(page, sender), sender
    sent = _sent_by(page, count.last, end)
    hit = sent or _state_behind(page, count.last, begin, min(end, begin + FROM))
    if hit is None or not (sent or _is_origin(page, count, first, floor, hit)):
        return None
    if not force_names.is_of_several(page, hit):
        return force_names.state_of_hit(page, hit), hit
    return None if place_names.place(page, hit).on_border else (None, hit)  # "moved from Texas and Arizona"


# ---------------------------------------------------------------- what it asks
def _state_behind(page: Page, last: int, begin: int, end: int) -> Hit | None:
    """The words that name a state close behind a figure: "another 125 will come from Arkansas"."""
    for hit in hits_between(page, begin, end):
        if any(_counts_some(page, at) for at in range(last, hit.first + 1)):
            return None
        if force_names.state_of_hit(page, hit) is not None:
            return hit
        if hit.senses.keys().isdisjoint(COMES_FROM):
            return None
    return None


def _counts_some(page: Page, at: int) -> bool:
    """Whether a token counts only some of those told: "750 members (500 from Texas", "1,700, mostly from Texas"."""
    return page.number_at[at] is not None or page.is_word(at, "most")


def _is_origin(page: Page, count: Count, first: int, floor: int, hit: Hit) -> bool:
    """Whether soldiers are of or from a state behind them: "50 from Florida"; not "50 soldiers returned from Texas"."""
    if page.is_word(hit.first - 2, "bound"):
        return False  # "800 soldados van ya camino de Texas"
    genitive = page.is_mark(hit.last, "'")  # "300 of Ohio's own"
    attribute = genitive or (hit.last < page.end and "bodies" in page.kinds(hit.last))  # "30 of the Ohio contingent"
    taken = takes_away(page, floor, first)
    owned = attribute or (page.vocabulary.head_first and not (taken and _is_left_by(page, first, floor, hit)))
    owned = owned and preposed(page, hit, "of", count.last)
    came = "belongs" in page.kinds(hit.first - 1) or not taken
    away = came and preposed(page, hit, "from_only", count.last)
    people = hit.first == count.number.last == count.last  # "the 400 Texans"
    own = page.is_genitive(hit.last) and "own" in page.kinds(hit.last + 2)  # "260 of those are New Mexico's own"
    if not (owned or away or people or own):
        return False
    return not (leads_to_state(page, hit) or _is_attribute(page, hit) or _is_quitted(page, count.last, hit))


def _is_left_by(page: Page, first: int, floor: int, hit: Hit) -> bool:
    """Whether those whom another state takes away leave this one: "Ohio retirará a sus 115 soldados de Texas"."""
    state = force_names.state_of_hit(page, hit)
    others = (each for each in page.those(STATES).between(floor, first) if not preposed(page, each, "to", floor))
    return any(
        force_names.state_of_hit(page, each) not in (None, state)
        and (not page.is_word(each.first - 1, "of") or "office" in page.kinds(each.first - 2))
        for each in others
    )


def _sent_by(page: Page, last: int, end: int) -> Hit | None:
    """The state or governor by whom those counted are sent: "60 soldiers sent (to the border) by Gov. Greg Abbott"."""
    for at in page.words_of("doer", last + 1, end):
        hit = None if page.is_word(at, "with") else _named_with_office(page, at + 1)
        if hit is None:
            continue
        verbs = page.those(SENDING).between(last, at)
        if not verbs or "," in page.tokens.words[last:at]:
            return None
        done = "allotted" in verbs[-1].senses or verbs[-1].says("status.after") in SENT
        done = done or page.is_word(verbs[-1].first, "calls_up")  # "mobilized by Arizona"; not "greeted by"
        return hit if done and not any(_counts_some(page, each) for each in range(last, at)) else None
    return None


def _past_border(page: Page, last: int) -> int:
    """The token behind "at the border", where "came from" follows: "25 of the troops at the border came from Iowa"."""
    at = next((at + 1 for at in range(last, last + AT_BORDER) if page.is_word(at, "line")), last)
    return at if at < page.end and "belongs" in page.kinds(at) else last


def _sender_behind(page: Page, last: int) -> Hit | None:
    """The state or governor of the relative clause at token `last`: "the 1,000 troops (that) Gov. Rick Perry sent".

    Also behind its verb, where a language has it there: "los 1.000 soldados que movilizó el gobernador Rick Perry".
    """
    led = page.is_word(last, "that", "pronoun")
    first = last + led
    hit = _named_with_office(page, first)
    if hit is not None and hit.last + 1 < page.end:
        verb = hit.last + ("auxiliary" in page.kinds(hit.last))
        return hit if page.number_at[verb] is None and _sends(page, verb) else None
    if not (led and page.vocabulary.verb_first and first + 1 < page.end):
        return None
    verb = first + ("auxiliary" in page.kinds(first))
    done = page.hit_at[verb] if _sends(page, verb) else None
    alone = done is not None and done.last - done.first == 1  # not "que se encontraban en Arizona"
    return _named_with_office(page, verb + 1) if alone else None


def _sends(page: Page, at: int) -> bool:
    """Whether a verb at a token is one of whoever sends soldiers; not "received", "hosts"."""
    verb = page.sense(at, "status.before")
    return verb is not None and verb.says in SENT and page.kinds(at).isdisjoint(HOSTING)


def _named_with_office(page: Page, at: int) -> Hit | None:
    """The state or governor named at a token, beside the office if there is one: "former (Texas) Gov. Rick Perry"."""
    end, named = min(at + OFFICE, page.end - 1), None
    while at < end:
        hit = page.hit_at[at]
        if hit is not None and hit.first == at and force_names.state_of_hit(page, hit) is not None:
            named, at = hit, hit.last
        elif page.kinds(at) & (TITLES if named is None else OFFICES) or page.is_mark(at, "."):
            at += 1
        else:
            break
    return named


def _is_quitted(page: Page, last: int, hit: Hit) -> bool:
    """Whether those counted have come home from a state, and so are not its own: "50 soldiers returned from Texas"."""
    between = hits_between(page, last, hit.first)
    verbs = (journeys.stage(page, verb) or verb.senses.get("status.after") for verb in between)
    return any(verb is not None and verb.says == "withdrawn" for verb in verbs)


def _is_attribute(page: Page, hit: Hit) -> bool:
    """Whether a state only says of which kind something is: "from a Texas site"; not "from the Texas Guard"."""
    behind = page.hit_at[hit.last] if hit.last < page.end else None
    article = page.is_word(hit.first - 1, "determiner")
    return (
        article and not page.vocabulary.head_first and (behind is None or not behind.senses.keys() & force_names.FORCES)
    )


def leads_to_state(page: Page, hit: Hit) -> bool:
    """Whether soldiers leave a state of the border for another: "moved from Texas and Arizona to California"."""
    origin, last = force_names.state_of_hit(page, hit), hit.last
    while last + 1 < page.end and "and" in page.kinds(last) and "place" in page.kinds(last + 1):
        last += 2
    ahead = page.hit_at[last + 1] if last + 1 < page.end else None
    if ahead is None or origin is None or not page.is_word(last, "change_to"):
        return False
    return page.vocabulary.places[origin].on_border and force_names.state_of_hit(page, ahead) not in (None, origin)
