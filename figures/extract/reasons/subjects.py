"""What the subject of a sentence names, where that is no soldiers: rules of `ellipses` for bare numbers.

"Arrests by the troops rose to 120", "The trucks come by rail. About 100 are in Yuma".
"""

from __future__ import annotations

from figures.extract.around import VERBS, hits_between, nearest_phrase, stopped
from figures.extract.nouns.nouns import NOUNS, is_plural
from figures.extract.page import MILITARY, Page
from figures.extract.reasons.others import ARMY, OTHERS, PARTED
from figures.extract.reasons.resumed import FEW, NAMED_BACK
from figures.extract.reasons.weighed import Bare
from figures.extract.story import passing
from figures.extract.story.story import Story
from figures.extract.text.phrases import Hit

SUBJECT = 4  # tokens that open a sentence, in which its subject stands
SUBJECTS = ARMY | {"people", "anyone", "reason", "place", "country", "civil", "unit", "operation"}
COMES_TO = frozenset({"auxiliary", "total.before", "change_to", "grows", "shrinks", "filler"})  # verbs of an amount
TOTALS = frozenset({"levels", "total.before"})  # what things only bring to so many: "deployments bring the total to"
LEADS_SUBJECT = frozenset({"determiner", "adjective", "levels", "of"})  # what may lead to the noun of a subject
ENDS_SUBJECT = frozenset({"stops", "pronoun", "and"})  # what no such subject goes on behind
ACTING = frozenset({"auxiliary", "grows", "shrinks", "bodies"})  # what shows that another subject stands behind it
ENCLOSED = 6  # tokens from a number behind a noun and a comma to the next comma: "Los vehículos, 50 por ahora, van"
DEEDS = 10  # tokens of what soldiers did, which then is a subject
HEADED = frozenset({*OTHERS, "weapon or vehicle"})  # what rows may count besides soldiers
CHANGING = HEADED | {"things"}  # and what may grow to so many: "Checkpoints went from two to five"
NAMES_OTHERS = frozenset({"reason", "when", "throng"})  # what may name others, or opens a clause that tells of them
PRONOUN = 2  # tokens of a sentence in which a pronoun takes up what the one before tells of
SENDERS = frozenset({"own_state", "office", "governor", "national"})  # who sends soldiers, or asks for more
SERVING = 4  # sentences for which a text goes on about soldiers it counted, where their service is told
HEADING = 10  # tokens of a heading without a colon, at most
SENDING = 50  # no more states or countries than that send soldiers
LODGING = 2  # tokens from there to the noun: "In the shelters"
DEEDS_OF_OTHERS = frozenset({"others_do", "others_may_do"})
WHO_ACTS = MILITARY | VERBS | DEEDS_OF_OTHERS | {"label"}  # what may govern a number behind it
BACK = 6  # tokens from there to a number: "intentaron cruzar el puente unos 400"
PASSIVE = 4  # tokens from a number to what is done to those it counts: "who have been deported"
OBJECT = 6  # tokens behind a number in which its verb has soldiers for an object


def deeds(bare: Bare) -> str | None:
    """What soldiers did or suffered, where it is that which comes to so many: "Arrests by the troops rose to 120".

    Likewise a throng, or things: "The caravan grew to 7,000", "Checkpoints went from two to five". Not so where a verb
    or a force stands between: "Crossings fell as the Guard's force rose to 5,000".
    """
    page, begin = bare.page, bare.page.sentences[bare.sentence][0]
    subject = at = bare.led_from
    comes = COMES_TO | {"status.before"} if "change_to" in page.kinds(subject - 1) else COMES_TO  # "arrived at 120"
    while at > begin and (page.kinds(at - 1) & comes or page.date_at[at - 1] is not None):
        at -= 1
    if at == subject or page.those(ARMY).begins(at, subject):
        return None
    for hit in reversed(hits_between(page, max(begin, at - DEEDS), at)):
        if hit.senses.keys() & (ENDS_SUBJECT | ACTING) or "," in page.tokens.words[hit.last : at]:
            return None
        throng, why = "throng" in hit.senses, hit.says("reason")
        several = throng or (why in CHANGING and is_plural(page, hit.last - 1))
        brings = "context" in hit.senses or page.those(TOTALS).begins(hit.last, bare.count.first)
        # Nor "Deployments went from 900 to 1,500", "Officials expect the number of troops to hit".
        several = several and not (brings and (why == "things" or "speakers" in hit.senses))
        if several and _opens_clause(page, hit, begin):
            return "other people" if throng else why
    return None


def in_apposition(bare: Bare) -> str | None:
    """What the noun right before a comma names, of which it is told how many there are: "The units, about 12 in all".

    Or "Its drones, which number 20", "The trucks, some 50 of them, go". Not so where soldiers open the sentence:
    "Soldiers came in trucks, 300 in all".
    """
    page = bare.page
    at, said = _clause_of_total(page, bare.led_from - 1)
    said = said or (bare.count.last < page.end and "adds_up" in page.kinds(bare.count.last))
    if at < 1 or page.tokens.words[at] != ",":
        return None
    named = _past_owner(page, at - 1)
    noun = page.sense(named, "reason")
    if noun is None or _tells_of_army(page, page.sentences[bare.sentence][0], named):
        return None
    said = said or (noun.says in CHANGING and _is_enclosed_behind(bare, named))
    return noun.says if said and is_plural(page, named) else None


def _is_enclosed_behind(bare: Bare, noun: int) -> bool:
    """Whether a number stands between commas behind what opens its sentence: "The trucks, some 50 of them, go"."""
    page, last = bare.page, bare.count.last
    hit, begin = page.hit_at[noun], page.sentences[bare.sentence][0]
    first = hit.first if hit is not None else noun
    if first != begin and not (first == begin + 1 and page.is_word(begin, "determiner")):
        return False
    end = min(last + ENCLOSED, page.sentences[bare.sentence][1])
    return "," in page.tokens.words[last:end] and not page.has_word("indefinite", last, end)


def one_of_things(bare: Bare) -> str | None:
    """Things of which one is spoken of: "The helicopter, one of about 480 that the Army owns"."""
    page, numbers = bare.page, bare.page.vocabulary.numbers
    of = page.hit_at[bare.led_from - 1]
    at = of.first - 1 if of is not None and "of" in of.senses else -1
    if at < 0 or page.tokens.words[at] not in numbers.articles | numbers.pronouns.keys():
        return None
    for hit in reversed(hits_between(page, max(0, at - NAMED_BACK), at)):
        if hit.senses.keys() & NOUNS:
            return None
        if "reason" in hit.senses:
            return hit.says("reason") if hit.says("reason") in PARTED else None
    return None


def of_what_stood_before(bare: Bare) -> str | None:
    """Vehicles, or others, that the sentence before opens with: "The trucks come by rail. About 100 are in Yuma".

    Not so where it goes on to soldiers: "Trucks brought the soldiers to Yuma. About 100 came on Monday".
    """
    page, begin = bare.page, bare.page.sentences[bare.sentence][0]
    opens = bare.led_from == begin and bare.sentence > 0
    if not opens or page.opens_paragraph(bare.sentence) or bare.count.partitive or bare.behind is not None:
        return None
    before, end = page.sentences[bare.sentence - 1]
    if page.is_word(before, "they") or _tells_of_army(page, before, end):
        return None  # "They fly helicopters. About 60 are pilots"
    first = next((hit for hit in hits_between(page, before, before + SUBJECT) if hit.senses.keys() & SUBJECTS), None)
    why = first.says("reason") if first is not None and is_plural(page, first.last - 1) else None
    if why in OTHERS and _serve(bare) and bare.story.since(bare.sentence, SERVING) is not None:
        return None  # "Migrants cross at night. About 300 patrol downtown"
    return why if why in (*OTHERS, "weapon or vehicle") else None


def they_came_to(bare: Bare) -> str | None:
    """What happened so often, where a pronoun takes it up: "The killings fell. Then they rose to 118 in a month"."""
    page, begin = bare.page, bare.page.sentences[bare.sentence][0]
    comes = page.kinds(bare.led_from - 1) & {"total.before", "change_to"}
    if not comes or not bare.sentence or not page.has_word("they", begin, begin + PRONOUN):
        return None
    before, end = page.sentences[bare.sentence - 1]
    if page.those(MILITARY).begins(before, end):
        return None
    events = (hit for hit in hits_between(page, before, end) if hit.says("reason") == "events")
    return "events" if any(is_plural(page, hit.last - 1) for hit in events) else None


def of_heading(bare: Bare) -> str | None:
    """What the line above rows names, where that is no soldiers: "Arrests by state:", then "Sonora: 314"."""
    page, story = bare.page, bare.story
    own = page.those(MILITARY).begins(page.sentences[bare.sentence][0], bare.count.first)  # a heading of its own
    if not bare.sentence or own or not _is_row(story, bare.sentence):
        return None
    begin, end = page.sentences[bare.sentence - 1]
    if not _is_row(story, bare.sentence - 1):
        return _headed(page, begin, end)
    above = next(reversed(story.refused), None)
    if above is None or page.sentence_of[above] != bare.sentence - 1:
        return None
    why, _, counted = story.refused[above]
    alone = counted.kind == "elided" and (story.last is None or story.last.first < begin)
    return why if alone and why in HEADED else None


def others_spoken_of(bare: Bare) -> str | None:
    """Others of whom its sentence, or the one before, tells alone: "Crossings fell. On Tuesday there were under 500".

    Not so in a new paragraph, behind a figure, or where those who speak of soldiers are named: "Officials think so".
    """
    page, story = bare.page, bare.story
    begin, _ = page.sentences[bare.sentence]
    if bare.count.left is not None:
        return None
    own = _first_others(page, begin, bare.count.first)
    if own is not None and "throng" in own.senses and _is_of_throng(bare, own, begin):
        return "other people"
    if _may_serve(bare):
        return None
    if own is not None and _opens_clause(page, own, begin):
        return own.says("reason")
    if not bare.sentence or page.opens_paragraph(bare.sentence) or story.since(bare.sentence, 1) is not None:
        return None
    before, _ = page.sentences[bare.sentence - 1]
    others = _first_others(page, before, begin) if not page.those(MILITARY).begins(before, begin) else None
    return (others.says("reason") or "other people") if others is not None else None


def what_others_do(bare: Bare) -> str | None:
    """Others, by what soldiers do not do: "Some 500 forded the river", "were turned back", "fueron devueltos 402".

    Not so of some of the soldiers of its sentence: "Of the 300 guardsmen, 40 crossed the river". What they may do, too,
    it is not where they were told of last: "The Army sent 900. Some 500 crossed on foot".
    """
    page, count = bare.page, bare.count
    if count.partitive or count.left is not None:
        return None
    led = _verb_of_others(bare) if page.vocabulary.verb_first else None
    if led is not None and "label" in led.senses:
        return led.says("label")
    if bare.story.since(bare.sentence, 0) is not None:
        return None
    deed = led or _deed_of_others(page, count.number.last, count.last + PASSIVE)
    if deed is None or ("others_may_do" in deed.senses and _may_be_of_army(bare)):
        return None
    return "other people"


def senders(bare: Bare) -> str | None:
    """Those who send soldiers: "At least 14 have promised or sent troops", of states told before."""
    if bare.behind != "troops" or bare.value > SENDING or bare.count.left is not None:
        return None
    page, begin = bare.page, bare.count.last
    verb = page.kinds(begin)
    if "status.before" in verb and bare.value < FEW and page.kinds(begin + 1) & ARMY:
        return "things"  # "Fourteen sent soldiers"
    if "auxiliary" not in verb:
        return None
    for hit in hits_between(page, begin, min(page.end, begin + OBJECT)):
        if "troops" in hit.senses:
            return "things" if "status.before" in page.kinds(hit.first - 1) else None
    return None


# ---------------------------------------------------------------- what the rules ask
def _may_serve(bare: Bare) -> bool:
    """Whether a sentence names soldiers or who sends them, or says that those it counts serve, or are more."""
    page, count = bare.page, bare.count
    begin, end = page.sentences[bare.sentence]
    if page.those(MILITARY).begins(begin, end) or _serve(bare):
        return True
    if count.says_more or page.tells("measure.before", passing.led_from(page, count), count.last):
        return True  # "There were 117 murders. Another 1,500 came"
    return "place" in page.kinds(begin) or page.those(SENDERS).begins(begin, count.first)  # "Iowa will follow with 80"


def _serve(bare: Bare) -> bool:
    """Whether a firm verb of soldiers stands right behind a number, or before it: "300 patrol", "quedan 300"."""
    page, at = bare.page, bare.count.last
    before = bare.led_from - 1
    while at < page.end and page.is_word(at, "auxiliary"):
        at += 1
    passive = at > bare.count.last and not (page.vocabulary.verb_first or page.is_word(bare.count.last, "modal"))
    # "are stationed", not "have been returned" or "were held"; but "will stay", "están desplegados"
    behind = page.sense(at, "status.before" if passive else "status.after") if at < page.end else None
    leads = before > 0 and not page.is_word(before, "preposition")  # not "stood at 300"
    led = [page.sense(before, "status.after"), page.sense(before, "status.before")] if leads else []
    return any(said is not None and said.firm for said in (behind, *led))


def _first_others(page: Page, begin: int, end: int) -> Hit | None:
    """The first noun in tokens [begin, end) for several others, who are not those that speak of soldiers."""
    for hit in page.those(NAMES_OTHERS).between(begin, end):
        if "throng" in hit.senses or (hit.says("reason") in OTHERS and _are_no_speakers(page, hit)):
            return hit
        if "when" in hit.senses:
            return None  # "Their role shrank when crossings fell"
    return None


def _verb_of_others(bare: Bare) -> Hit | None:
    """The verb before a number of what others do, or of taking them: "Intentaron pasar unos 400", "detuvo a"."""
    page, first = bare.page, bare.led_from
    led = nearest_phrase(page, first, max(page.sentences[bare.sentence][0], first - BACK), WHO_ACTS)
    if led is None or led.senses.keys() & DEEDS_OF_OTHERS:
        return led
    taken = led.says("label") == "events" and page.is_word(first - 1, "infinitive") and page.is_word(first - 1, "to")
    return led if taken else None


def _deed_of_others(page: Page, at: int, end: int) -> Hit | None:
    """What others do, or is done to them, right behind their number: "forded the river", "who have been deported"."""
    at += page.is_word(at, "pronoun")  # "of the 98,000 who crossed illegally"
    while at < min(page.end, end):
        hit = page.hit_at[at]
        if hit is None or hit.senses.keys() & DEEDS_OF_OTHERS:
            return hit
        if "auxiliary" not in hit.senses:
            return None
        at = hit.last
    return None


def _may_be_of_army(bare: Bare) -> bool:
    """Whether soldiers are told of last, with no others, and were no fewer: "sent 900. About 500 waded"."""
    page, told = bare.page, bare.story.since(bare.sentence, 1)
    begin, end = page.sentences[bare.sentence]
    before = page.sentences[bare.sentence - 1][0] if bare.sentence else begin
    if told is not None and (told.value or 0) < bare.value:
        return False
    return page.those(MILITARY).begins(before, end) and _first_others(page, before, bare.count.first) is None


def _are_no_speakers(page: Page, hit: Hit) -> bool:
    """Whether a noun names several others who are not those that speak of soldiers."""
    return "speakers" not in hit.senses and is_plural(page, hit.last - 1)


def _is_row(story: Story, sentence: int) -> bool:
    """Whether a sentence is a row of a list: a short line of its own that ends in its number or says what it is of."""
    ends = story.page.number_at[story.page.sentences[sentence][1] - 1] is not None
    row = story.is_list_line(sentence) and story.page.opens_paragraph(sentence)
    return row and (ends or story.is_item(sentence))


def _headed(page: Page, begin: int, end: int) -> str | None:
    """What a line that leads in rows names first, or last: "Arrests by soldiers:", "The Army seized these rifles:"."""
    last = page.tokens.words[end - 1]
    if last != ":" and (not last.isalnum() or end - begin > HEADING):
        return None
    named = [hit for hit in hits_between(page, begin, end) if hit.senses.keys() & SUBJECTS]
    for hit in named[:1] + [hit for hit in named[-1:] if hit.last == end - 1]:
        people = hit.says("reason") == "other people"
        meet = people and not all(MILITARY.isdisjoint(other.senses) for other in named)  # "Migrants met troops:"
        counted = hit.says("reason") in HEADED and "speakers" not in hit.senses and not meet
        if counted and is_plural(page, hit.last - 1):
            return hit.says("reason")
    return None


def _clause_of_total(page: Page, at: int) -> tuple[int, bool]:
    """The token before a relative clause that ends at a token and says how many there are; whether one does.

    The comma of ", which number 20"; without such a clause the token itself.
    """
    verb = page.hit_at[at]
    if verb is None or verb.senses.keys().isdisjoint(TOTALS) or not page.is_word(verb.first - 1, "pronoun"):
        return at, False
    return verb.first - 2, True


def _past_owner(page: Page, at: int) -> int:
    """The noun that an army named at a token owns, where the language names it first: "las patrullas del Ejército"."""
    hit = page.hit_at[at]
    if not page.vocabulary.head_first or hit is None or hit.senses.keys().isdisjoint(ARMY):
        return at
    owned = hit.first - 1
    while owned > 0 and page.kinds(owned) & {"of", "determiner"}:
        owned -= 1
    return owned


def _tells_of_army(page: Page, begin: int, end: int) -> bool:
    """Whether soldiers are named in tokens [begin, end), or an army's people: "guardsmen", "Guard members"."""
    named = page.those(ARMY).between(begin, end)
    return any("troops" in hit.senses or page.kinds(hit.last) & {"people", "anyone"} for hit in named)


def _is_of_throng(bare: Bare, hit: Hit, begin: int) -> bool:
    """Whether a clause opens with a throng of others, or with where they are kept: "In shelters, 3,700 are fed".

    Not so right behind soldiers: "The Guard sent 300 to a shelter. In the shelter, 40 watch the doors".
    """
    page, first = bare.page, bare.count.first
    opens = "preposition" in page.kinds(begin) and hit.first - begin <= LODGING
    serve = _serve(bare) and not page.has_word("lodges", bare.led_from - 1, bare.count.last + 1)
    kept = opens and bare.story.since(bare.sentence, 1) is None and not serve
    apart = stopped(page, hit.last, first) or page.those(MILITARY).begins(begin, first)
    return (kept or _opens_clause(page, hit, begin)) and not apart


def _opens_clause(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a noun, with the small words before it, opens its clause or its sentence: "The migrants"."""
    at = hit.first
    while at > begin and page.kinds(at - 1) & LEADS_SUBJECT:
        at -= 1
    return at == begin or not page.tokens.words[at - 1].isalpha()
