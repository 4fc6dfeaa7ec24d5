"""The place and the border named behind a figure, and the place that its soldiers leave.

What stands behind is led in by a preposition, or by a verb that needs none: "500 in Yuma", "200 that patrol Reynosa".
"""

from __future__ import annotations

from collections.abc import Iterator

from figures.extract.around import SAYING, VERBS, clause_ahead, clause_back, hits_between, preposed, stopped, takes_away
from figures.extract.named import place_names
from figures.extract.named.place_names import comes_from, is_of_other, labels_next, whole_name
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.places import quotations
from figures.extract.text.phrases import Hit

BEHIND = 36  # tokens behind a figure in which its place may stand
JOINT = 4  # tokens between two figures that share a place
TAKEN = 8  # tokens from a figure to the place behind it that is its own
OBJECT = 3  # tokens from a figure to the place that its verb names without a preposition
SEAT = 8  # tokens from the name of a command to the place where it sits
TOLD = 10  # tokens between who speaks for a base and the verb of saying: "confirmó a este diario un vocero de"
SPEAKER_BACK = 6  # tokens from who speaks to the place where
OPENED = 8  # tokens from a place that opens a clause to its figure
MOVED = 4  # tokens from the place that soldiers leave to the verb that says so
AT_BASE = frozenset({"to", "preposition", "and", "of"})  # behind a base, no verb: "at Fort Bliss in El Paso"
BESIDE = 3  # tokens from soldiers to the place where they were: "in Arizona", "now in Arizona"
LEFT = 12  # tokens between forces and the place they leave
SUBJECT = 4  # tokens in which a subject and its verb stand: "and the state's agents have"
# What no subject of others begins with or holds: a verb of the same one, a place, soldiers, "they".
NO_SUBJECT = frozenset(
    {
        *(
            "to",
            "preposition",
            "pronoun",
            "they",
            "these",
            "all_of",
            "place",
            "troops",
            "people",
            "branch",
            "force",
            "filler",
            "with",
        ),
        *("status.before", "status.after", "measure.before", "rest", "of_them", "whom", "conjunction"),
    }
)
# What follows "said that" where the clause is of the soldiers told before it: "that they are", "que están".
SAME_SUBJECT = frozenset({"they", "these", "pronoun", "auxiliary", "status.before", "status.after"})
FORMED = frozenset({"unit", "formation", "bodies"})  # what may be of a base: "a unit of Fort Bliss"
WHO = frozenset({"troops", "people", "anyone", "civil", "anybody"})
APART = frozenset({"hard_stops", "likened"})  # what stands behind these is told of something else
SPEAKERS = frozenset({"rank", "office", "speech", "says", "civil"})  # a place before these is theirs


def place_behind(page: Page, count: Count, end: int) -> Hit | None:
    """The place named behind a figure as where it stands or goes: "in Texas", "to Juárez", "patrol Reynosa"."""
    for hit, floor, bare in _places_behind(page, count, quotations.closing(page, count.last, end) or end):
        others = page.of_kind("rest").between(count.last + 1, hit.first)
        if any(page.number_at[other.last] is None for other in others):
            return None  # "60 soldiers are on guard, and the rest went to Yuma"
        if comes_from(page, hit, count.last) or _is_of_relative(page, hit, count.last):
            continue
        if _is_moved_from(page, hit, count.last) or _is_stationed(page, hit):
            continue
        if is_seat(page, hit, count.last) or _speaks_for(page, hit) or preposed(page, hit, "outdone", floor):
            continue
        if preposed(page, hit, "to", floor):
            addressed = place_names.is_capital(page, hit) and _is_addressed(page, hit, count.last)
            if addressed or is_told_at(page, hit, floor) or _is_agent(page, hit, floor):
                continue
            another = parted(page, floor, hit) and (labels_next(page, hit, 1) or opens_next(page, hit))
            another = another or _is_of_next(page, hit, count)
            return None if another else _stretch(page, hit, count.last)
        held = bare and _is_object(page, hit, floor)
        if held and not (_is_origin(page, hit, count.last) or _speaks(page, hit, floor)):
            return None if labels_next(page, hit) else hit
    return None


def is_seat(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a command sits at the place behind its name: "work for Joint Task Force North in El Paso"."""
    named = page.of_kind("force").between(max(begin, hit.first - SEAT), hit.first)
    return bool(named) and hit.says("place") in page.vocabulary.forces[named[-1].says("force")].seats


def _speaks_for(page: Page, hit: Hit) -> bool:
    """Whether somebody speaks for a base: "said a spokesman for Fort Bliss", "un vocero de Fort Bliss"."""
    if place_names.place(page, hit).force is None or hit.first < 2:
        return False
    speaker = "rank" in page.kinds(hit.first - 2) and bool(page.kinds(hit.first - 1) & {"of", "to"})
    near = hit.first - TOLD, hit.last + TOLD  # not "65 will reinforce the staff at Fort Bliss"
    return speaker and bool(page.those(SAYING).begins(*near))


def _is_of_relative(page: Page, hit: Hit, last: int) -> bool:
    """Whether a land far off is told of something else in a relative clause: "a truck that the Army used in Iraq"."""
    far = "place" in hit.senses and place_names.place(page, hit).abroad
    return far and page.has_word("that", last + 1, hit.first)


def _stretch(page: Page, hit: Hit, last: int) -> Hit:
    """A place with the one that begins the stretch it ends: "posted from Brownsville to El Paso"; not "moved from"."""
    at = hit.first - 1 - page.is_word(hit.first - 1, "determiner")  # "hasta el puente"
    before = page.hit_at[at - 1]
    if (
        before is None
        or before.first <= last
        or "place" not in before.senses
        or not place_names.place(page, hit).on_border
    ):
        return hit
    if not (page.kinds(before.first - 1) & {"from", "from_only"} and "change_to" in page.kinds(at)):
        return hit
    verbs = page.those(VERBS).between(max(0, last - BEHIND), before.first)
    along = place_names.place(page, before).on_border and not any(_says_moving(verb) for verb in verbs)
    return Hit(before.first, hit.last, hit.senses) if along else hit


def _says_moving(verb: Hit) -> bool:
    """Whether a verb tells of a way from one place to another: "moved", "trasladaron"."""
    return any(verb.says(kind) == "moving" for kind in VERBS)


def _is_moved_from(page: Page, hit: Hit, last: int) -> bool:
    """Whether soldiers were at a place and were sent on: "250 who were in Arizona have been moved to Eagle Pass".

    Or "250 in Arizona were sent to".
    """
    relative = page.is_word(last, "that", "pronoun") and page.those(VERBS).begins(last, hit.first)
    beside = hit.first - last <= BESIDE and bool(page.kinds(hit.last) & (VERBS | {"auxiliary"}))
    verbs = page.those(VERBS).between(hit.last, clause_ahead(page, hit.last, MOVED))
    if not verbs or not (relative or beside):
        return False
    if next_figure(page, hit.last, verbs[-1].last) < verbs[-1].last:
        return False
    ahead = range(verbs[-1].last, min(verbs[-1].last + OBJECT, page.end - 1))
    return any("change_to" in page.kinds(at) and "place" in page.kinds(at + 1) for at in ahead)


def _is_stationed(page: Page, hit: Hit) -> bool:
    """Whether a base is only where they are stationed who act elsewhere: "stationed at Fort Bliss guard Naco"."""
    if place_names.place(page, hit).force is None or "from" not in page.kinds(hit.first - 1):
        return False
    lead, last = page.hit_at[hit.first - 1], hit.last
    predicate = lead is None or "auxiliary" in page.kinds(lead.first - 1)  # "are stationed at Fort Bliss"
    if predicate or last >= page.end or not page.tokens.words[last].isalpha() or page.kinds(last) & AT_BASE:
        return False
    named = page.of_kind("place").between(hit.last, clause_ahead(page, hit.last, BEHIND))
    return any(place_names.place(page, other).on_border and not is_of_other(page, other) for other in named)


def _places_behind(page: Page, count: Count, end: int) -> Iterator[tuple[Hit, int, bool]]:
    """The places behind a figure, as far as what stands there may be told of it.

    Each comes with the token where the words that lead to it may begin, and whether it needs no preposition.
    """
    named = page.of_kind("place").between(count.last, min(end, count.last + BEHIND))
    floor, bare = count.last, True
    for at in range(count.last, named[-1].last if named else count.last):
        number, hit = page.number_at[at], page.hit_at[at]
        if at < floor:
            continue
        if page.is_word(at, "tours") and _is_placed(page, count):
            return  # "In Tijuana there are 300, as seen on a tour of the bridges"
        if number is not None and number is not count.number:
            whole = count.partitive and number.first - floor <= JOINT  # "30 of 560 bound for Arizona"
            if page.may_count(number) and not (whole or listed_alike(page, floor, number.first)):
                return
            bare = bare and not whole
            floor = page.counted.get(number.first, ("", at + 1))[1]  # "and 200 Sonora policemen": theirs
        elif hit is not None and hit.first == at:
            if _is_of_others(page, hit) or _is_example(page, hit, floor) or _goes_on_of_others(page, hit):
                return
            if _may_be_theirs(page, hit):
                hit = whole_name(page, hit)
                floor = max(floor, _behind_opposite(page, hit, floor))
                if floor < hit.last:
                    yield hit, floor, bare


def _is_placed(page: Page, count: Count) -> bool:
    """Whether a place on the border is named before a figure in its sentence: "In Tijuana there are 300"."""
    named = page.of_kind("place").between(page.sentence_at(count.first)[0], count.first)
    return any(place_names.place(page, hit).on_border for hit in named)


def _may_be_theirs(page: Page, hit: Hit) -> bool:
    """Whether a phrase names a place where forces may stand, "Yuma": no base of theirs, "Fort Bliss", nor of others."""
    return "place" in hit.senses and not place_names.place(page, hit).home and not is_of_other(page, hit)


def _goes_on_of_others(page: Page, hit: Hit) -> bool:
    """Whether "and" opens what is told of something else: "keeps 900 and said that buoys", "900, and agents have"."""
    words, last = page.tokens.words, min(hit.last + OBJECT, page.end)
    if "says" in hit.senses and "and" in page.kinds(hit.first - 1):
        that = next((at for at in range(hit.last, last) if page.is_word(at, "that")), None)
        return that is not None and page.kinds(that + 1).isdisjoint(SAME_SUBJECT)
    if "and" not in hit.senses or hit.last - hit.first > 1 or words[hit.first - 1] != ",":
        return False
    return _has_subject(page, hit.last)


def _has_subject(page: Page, first: int) -> bool:
    """Whether a clause that begins at a token has a subject of its own and its verb: "agents have made two trips"."""
    for at in range(first, min(first + SUBJECT, page.end)):
        kinds = page.kinds(at)
        if "auxiliary" in kinds:
            them = any("pronoun" in page.kinds(ahead) for ahead in range(at + 1, at + SUBJECT))
            return at > first and not them  # "and the governor will post them in Laredo"
        if kinds & NO_SUBJECT or page.number_at[at] is not None or not page.tokens.words[at].isalpha():
            return False
    return False


def _is_example(page: Page, hit: Hit, floor: int) -> bool:
    """Whether a place is one of several where they stand: "in six towns, among them Nogales"."""
    return hit.first > floor and "whom" in page.kinds(hit.first - 1) and _may_be_theirs(page, hit)


def _behind_opposite(page: Page, hit: Hit, floor: int) -> int:
    """The token behind a place that they only face, and its state: "across from Palomas, Chihuahua"; else `floor`."""
    if not preposed(page, hit, "opposite", floor):
        return floor
    return hit.last + OBJECT if page.is_mark(hit.last, ",") else hit.last


def _is_of_others(page: Page, hit: Hit) -> bool:
    """Whether what is told from a phrase on is told of others: those likened, other people, those who leave."""
    reason = hit.senses.get("reason")
    others = reason is not None and reason.says == "other people"
    apart = bool(hit.senses.keys() & APART) or (others and not _is_at_line(page, hit))
    return apart or _tells_of_leaving(page, hit)


def _is_at_line(page: Page, hit: Hit) -> bool:
    """Whether a word for those of the border only says where something is: "los puestos fronterizos de San Ysidro"."""
    at = hit.first - 1
    if "line" not in hit.senses or not page.vocabulary.head_first or page.number_at[at] is not None:
        return False
    noun = page.tokens.words[at].isalpha() and not page.is_word(at, "determiner")
    return noun and page.kinds(at).isdisjoint(WHO)


def _tells_of_leaving(page: Page, hit: Hit) -> bool:
    """Whether a phrase tells of others who leave: "300 stay, despite the withdrawal of troops to Yuma"."""
    less = hit.senses.get("measure.before")
    goes = less is not None and less.says == "decrease"
    return goes and page.is_word(hit.last - 1, "of")


def opens_next(page: Page, hit: Hit) -> bool:
    """Whether "and" and a place open what is told of another figure: "8,600 on duty, and in Yuma there were 500"."""
    if not led_by_and(page, hit):
        return False
    ahead = range(hit.last, clause_ahead(page, hit.last, OPENED))
    return any(page.counts_at(at) for at in ahead)


def _is_of_next(page: Page, hit: Hit, count: Count) -> bool:
    """Whether a place behind the comma of a whole is where the next figure stands: "of the 1,200, Texas got 250"."""
    words, begin = page.tokens.words, page.sentence_at(count.first)[0]
    ahead = next((at for at in range(hit.last, clause_ahead(page, hit.last, OPENED)) if words[at] == ","), None)
    end = ahead if ahead is not None else clause_ahead(page, hit.last, OPENED)
    if next_figure(page, hit.last, end) >= end:
        return False
    comma = next((at for at in range(hit.first - 1, count.last - 1, -1) if words[at] == ","), None)
    if comma is None:
        return False
    return "of" in page.kinds(begin) and page.number_at[comma + 1] is None


def _is_object(page: Page, hit: Hit, floor: int) -> bool:
    """Whether forces may stand at a place without a preposition: on the border, or right behind ("comb Culiacán")."""
    if hit.last < page.end and page.kinds(hit.last) & (SPEAKERS | {"gives", "auxiliary"}):
        return False  # "a Fort Bliss spokesman", "the 430 that Oaxaca has sent"
    between = page.tokens.words[floor : hit.first]
    if between and "and" in page.kinds(hit.first - 1 - ("determiner" in page.kinds(hit.first - 1))):
        return False  # "Baja California has 2,480 of them and Tamaulipas, where shots were fired, 2,950"
    beside = len(between) <= OBJECT and "," not in between and page.vocabulary.single["of"].isdisjoint(between[1:])
    named = place_names.place(page, hit)
    return not named.guard and (named.on_border or (beside and not place_names.is_capital(page, hit)))


def _speaks(page: Page, hit: Hit, floor: int) -> bool:
    """Whether a place is that of who speaks: "grew to 900, the Tamaulipas spokesman said", "informó el vocero de"."""
    return page.of_kind("says").begins(max(floor, hit.first - SPEAKER_BACK), hit.first)


def _is_origin(page: Page, hit: Hit, last: int) -> bool:
    """Whether a place of the interior right behind a figure is where they are from: "600 de Chiapas y Tabasco".

    Or a base, set off too: "otros 500, de Fort Bliss, esperan".
    """
    first, base = hit.first, place_names.place(page, hit).force is not None
    if base and "of" in page.kinds(first - 1) and page.those(FORMED).begins(last, first - 1):
        return True  # "140 de una unidad de defensa aérea de Fort Bliss"
    while first > last + 1 and page.joins(first - 1) and (before := page.hit_at[first - 2]) is not None:
        if "place" not in before.senses:
            return False
        first = before.first
    last += base and page.tokens.words[last] == ","
    lead = page.hit_at[last]
    if lead is None or lead.last != first or not (base or not place_names.place(page, hit).on_border):
        return False
    return "from" in page.kinds(last) or (first > last + 1 and "of" in lead.senses)  # "93 de los estados de Puebla"


def _is_agent(page: Page, hit: Hit, floor: int) -> bool:
    """Whether a place away from the border is who does something: "tariffs threatened by Washington".

    Or is of who pays, in the same clause: "soldiers, paid for by a donor in Tennessee".
    """
    paying = page.of_kind("paid_by").between(floor, hit.first)
    last = paying[-1].last if paying else hit.first
    if paying and last == hit.first - page.is_word(last, "determiner"):
        return True  # "200 guardsmen paid by Texas"
    pays = bool(paying) and "," not in page.tokens.words[last : hit.first]
    return (pays or preposed(page, hit, "agent", floor)) and not place_names.place(page, hit).on_border


def _is_addressed(page: Page, hit: Hit, last: int) -> bool:
    """Whether a capital is a government, which is promised soldiers or billed for them: "que ofreció a Washington"."""
    if "," in page.tokens.words[last : hit.first]:
        return True  # "162 members at the border, paid by Washington"
    if hit.first - last > TAKEN and any(page.number_at[last : hit.first]):
        return True  # "1,000 soldiers, at a cost of $12 million that Texas wants to bill to Washington"
    verb = page.hit_at[hit.first - 2] if hit.first > 1 else None
    return verb is not None and any(verb.says(kind) == "announced" for kind in VERBS)


def is_told_at(page: Page, hit: Hit, floor: int) -> bool:
    """Whether somebody speaks at a place away from the border: "the governor said in Phoenix"."""
    if place_names.place(page, hit).on_border:
        return False
    named = place_names.place(page, hit)
    said = any(other.senses.keys() & SAYING for other in hits_between(page, hit.last, min(hit.last + 2, page.end)))
    if said and page.tokens.words[hit.last] != ",":  # "900 are in Syria, officials said"
        return True
    for at in range(hit.first - 1, max(floor, hit.first - BEHIND) - 1, -1):
        other, senses = page.hit_at[at], page.kinds(at)
        if "hard_stops" in senses or page.is_word(at, "that"):
            return False
        if page.counts_at(at):
            return False  # "8,600 on the border, and at Guantánamo 500"
        if other is not None and "border" in senses:
            # "sent to the border, he said in Chicago"; not "to the southern border, in Chiapas"
            return place_names.border(page, other).said_of.get(named.country, named.side) != named.side
        if senses & SAYING and hit.first - at <= SPEAKER_BACK:
            return True
    return False


def border_behind(page: Page, count: Count) -> Hit | None:
    """The border named behind a figure, before the next figure of its sentence: "sent 500 to the southern border"."""
    _, end = page.sentence_at(count.first)
    for hit in page.of_kind("border").between(count.last, end):
        apart = stopped(page, count.last, hit.last) or page.of_kind("likened").between(count.last, hit.last)
        if apart or next_figure(page, count.last, hit.last) < hit.last:
            return None
        if opens_next(page, hit) or sums_up(page, hit):
            return None
        if not (comes_from(page, hit, count.last) or _tells_of_others(page, count.last, hit)):
            return hit
    return None


def _tells_of_others(page: Page, first: int, hit: Hit) -> bool:
    """Whether a border is where others or things go: "cuatro guardias revisan los autos que van al sur"."""
    relative = (at for at in range(first, hit.first) if page.is_word(at, "that"))
    nouns = [page.hit_at[at - 1] for at in relative if at > first]
    return bool(nouns) and nouns[-1] is not None and "reason" in nouns[-1].senses


def sums_up(page: Page, hit: Hit) -> bool:
    """Whether a whole country is told of the figure right behind: "which put the nationwide total at 2,185"."""
    ahead = clause_ahead(page, hit.last, JOINT)
    summed = place_names.border(page, hit).nation and "," not in page.tokens.words[hit.last : ahead]
    return summed and next_figure(page, hit.last, ahead) < ahead


def place_left(page: Page, count: Count, begin: int, end: int) -> Hit | None:
    """The place that forces are taken from: "recalled four from Arizona", "retiró de Camargo a 80"."""
    posted = page.of_kind("status.after").between(count.last, count.last + 1)
    told_of = page.is_word(count.last, "pronoun") or any(hit.says("status.after") == "deployed" for hit in posted)
    there = place_behind(page, count, end) if told_of else None
    if there is not None:
        return there  # "bring home 300 who are in Kuwait", "the 300 stationed in Kuwait"
    left = (hit for hit in _places_around(page, count, begin) if _is_left(page, hit, count, begin))
    return next((whole_name(page, hit) for hit in left if not told_of or hit.last <= count.first), None)


def _places_around(page: Page, count: Count, begin: int) -> Iterator[Hit]:
    """The places near forces that are taken away, those behind them first, where they do not go home to these."""
    ahead = next_figure(page, count.last, clause_ahead(page, count.last, LEFT))
    before = page.of_kind("place").between(max(begin, clause_back(page, count.first, LEFT)), count.first)
    for hit in (*page.of_kind("place").between(count.last, ahead), *reversed(before)):
        of_next = hit.first > count.last and labels_next(page, hit)  # "200 from Jalisco and from Colima 90"
        if not (place_names.place(page, hit).home or of_next or preposed(page, hit, "homeward", begin)):
            yield hit


def _is_left(page: Page, hit: Hit, count: Count, begin: int) -> bool:
    """Whether forces leave a place: "pulled 200 from Ajo", "200 left Ajo"; not "a company from Wisconsin left Ajo"."""
    named, behind = place_names.place(page, hit), hit.first > count.last
    if behind and named.guard and (not named.on_border or _is_owner(page, hit, count, begin)):
        return False
    if preposed(page, hit, "from", begin) or preposed(page, hit, "from_only", begin):
        return True
    if not named.on_border:
        return behind and named.side == "other" and _is_beside(page, hit, count.last)
    town = not named.guard and not preposed(page, hit, "to", begin)
    return town or (hit.last <= count.first and _opens_sentence(page, hit, begin))


def _is_owner(page: Page, hit: Hit, count: Count, begin: int) -> bool:
    """Whether a state right behind forces says whose they are: "200 soldiers from Texas went home"."""
    return hit.first == count.last + 1 and not takes_away(page, begin, count.first)


def _is_beside(page: Page, hit: Hit, last: int) -> bool:
    """Whether "in" and a place stand right behind a figure: "ruled that the 4,000 troops in Los Angeles must leave"."""
    return hit.first - last == 1 and page.is_word(last, "inside")


def _opens_sentence(page: Page, hit: Hit, begin: int) -> bool:
    """Whether "in" and a place open a sentence: "In the Yuma sector, some 350 Marines left"."""
    comma = "," in page.tokens.words[hit.last : hit.last + OBJECT]
    return comma and hit.first - begin <= OBJECT and preposed(page, hit, "to", begin)


def parted(page: Page, first: int, hit: Hit) -> bool:
    """Whether a comma or "and" parts a figure from a place behind it: "570, en Reynosa 480 y en Matamoros 325"."""
    words = page.tokens.words
    return any(
        words[at] in (",", ";") or (page.is_word(at, "and") and not page.is_word(at - 1, "to"))  # "in and around"
        for at in range(first, hit.first)
    )


def listed_alike(page: Page, first: int, last: int) -> bool:
    """Whether only "and" or a comma parts two figures that count alike: "2,000 soldiers and 700 Marines to Yuma"."""
    kind = page.counted.get(last, ("", 0))[0]
    joins = {"and", "determiner", "filler", "hedge.before", "measure.before"}
    between = range(first, last)
    return (
        kind in ("troops", "people")
        and 0 < len(between) <= JOINT
        and all(page.tokens.words[at] == "," or page.kinds(at) & joins for at in between)
    )


def is_taken(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a place stands right behind an earlier figure and is that figure's: "524 in Arizona, 250 ..."."""
    for at in range(hit.first - 1, max(begin, hit.first - TAKEN) - 1, -1):
        if page.counts_at(at):
            return True
        if page.tokens.words[at] in (",", ";") or (at == hit.first - 2 and led_by_and(page, hit)):
            return False
    return False


def led_by_and(page: Page, hit: Hit) -> bool:
    """Whether "and" and a preposition lead to a place or border: "and in Yuma"; not "in and around Yuma"."""
    at = hit.first - 1
    while at > 1 and hit.first - at <= OBJECT and page.is_word(at, "to", "determiner"):
        at -= 1
    led = at < hit.first - 1 or "border" in hit.senses
    return led and at > 0 and page.is_word(at, "and") and not page.is_word(at - 1, "to")


def next_figure(page: Page, first: int, last: int) -> int:
    """The first token in [first, last) of a number that may count soldiers; `last` where there is none."""
    return next((at for at in range(first, last) if page.counts_at(at)), last)
