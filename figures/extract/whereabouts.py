"""Where the sentence of a figure puts it: the place and the border phrase that go with it, the place it leaves.

A place behind a figure is led in by a preposition; one before it is an item of a list or governs all that follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from figures.extract import places
from figures.extract.around import clause_ahead, clause_back, hits_between, preposed, stopped
from figures.extract.nouns import Count
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.places import comes_from, is_dateline, is_of_other, labels_next, whole_name
from figures.lexicon import Place

BEHIND = 28  # tokens behind or before the phrase in which its place may stand
# What may stand between a place and its figure: "Sonora tiene unos 9", "New Mexico will get 72".
BETWEEN_ITEMS = frozenset({"status.before", "total.before", "auxiliary", "hedge.before", "filler", "receives"})
JOINT = 4  # tokens between two figures that share a place, or between a place and its figure
TAKEN = 8  # tokens from a figure to the place behind it that is its own
OBJECT = 3  # tokens from a figure to the place that its verb names without a preposition
SPEAKER_BACK = 6  # tokens from who speaks to the place where
OPENED = 8  # tokens from a place that opens a clause to its figure
LEFT = 12  # tokens between forces and the place they leave
APART = frozenset({"hard_stops", "likened"})  # what stands behind these is told of something else
CLOSING = frozenset({";", ",", ".", ")"})  # what ends an item of a list
MARKS = ("(", ":", "-", "—", "|")  # between a place and its figure: "Juárez (1,650)", "Sonora: 300"
SPEAKERS = frozenset({"rank", "office", "speech", "says", "civil"})  # a place before these is theirs


@dataclass
class Site:
    """A figure in its sentence, tokens [begin, end): what it counts, and the token `first` where its phrase begins.

    Many rules ask which places and borders go with it; each is looked for once.
    """

    page: Page
    count: Count
    first: int
    begin: int
    end: int

    @once
    def place_behind(self) -> Hit | None:
        """The place named behind it as where it stands or goes: "500 in Texas"."""
        return place_behind(self.page, self.count, self.end)

    @once
    def place_before(self) -> Hit | None:
        """The place named right before it: "Juárez (1,650)"."""
        return place_before(self.page, self.count, self.first, self.begin)

    @once
    def border_behind(self) -> Hit | None:
        """The first border phrase behind it, before the next figure of its sentence."""
        return border_behind(self.page, self.count)

    @once
    def border(self) -> Hit | None:
        """The border phrase that goes with it: the first behind it, else the nearest before it, in its sentence."""
        before = self.page.of_kind("border").between(self.begin, self.first)
        return self.border_behind or (before[-1] if before else None)


def place_behind(page: Page, count: Count, end: int) -> Hit | None:
    """The place named behind a figure as where it stands or goes: "in Texas", "to Juárez", "patrol Reynosa"."""
    for hit, floor, bare in _places_behind(page, count, end):
        if comes_from(page, hit, count.last) or _is_of_relative(page, hit, count.last):
            continue
        if preposed(page, hit, "to", floor):
            addressed = is_capital(page, hit) and _is_addressed(page, hit, count.last)
            if addressed or _tells(page, hit, floor) or _is_agent(page, hit, floor):
                continue
            return None if parted(page, floor, hit) and (labels_next(page, hit, 1) or _opens_next(page, hit)) else hit
        if bare and _is_object(page, hit, floor) and not _is_origin(page, hit, count.last):
            return None if labels_next(page, hit) else hit
    return None


def _is_of_relative(page: Page, hit: Hit, last: int) -> bool:
    """Whether a land far off is told of something else in a relative clause: "a truck that the Army used in Iraq"."""
    far = "place" in hit.senses and places.place(page, hit).country == "other"
    that = page.vocabulary.single["that"]
    return far and any(page.tokens.words[at] in that for at in range(last + 1, hit.first))


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
        if number is not None and number is not count.number:
            whole = count.partitive and number.first - floor <= JOINT  # "30 of 560 bound for Arizona"
            if page.may_count(number) and not (whole or listed_alike(page, floor, number.first)):
                return
            bare = bare and not whole
            floor = page.counted.get(number.first, ("", at + 1))[1]  # "and 200 Sonora policemen": theirs
            continue
        if _opens_another(page, at):
            return
        if hit is None or hit.first != at:
            continue
        if _is_of_others(page, hit):
            return
        if "place" not in hit.senses or places.place(page, hit).home or is_of_other(page, hit):
            continue
        if hit.first > floor and page.sense(hit.first - 1, "whom") is not None:
            return  # "in six towns, among them Nogales"
        hit = whole_name(page, hit)
        if preposed(page, hit, "opposite", floor):  # "across from Palomas, Chihuahua"
            floor = hit.last + OBJECT if page.tokens.words[hit.last : hit.last + 1] == [","] else hit.last
        else:
            yield hit, floor, bare


def _is_of_others(page: Page, hit: Hit) -> bool:
    """Whether what is told from a phrase on is told of others: those likened, other people, those who leave."""
    reason = hit.senses.get("reason")
    apart = bool(hit.senses.keys() & APART) or (reason is not None and reason.says == "other people")
    return apart or _tells_of_leaving(page, hit)


def _tells_of_leaving(page: Page, hit: Hit) -> bool:
    """Whether a phrase tells of others who leave: "300 stay, despite the withdrawal of troops to Yuma"."""
    less = hit.senses.get("measure.before")
    goes = less is not None and less.says == "decrease"
    return goes and page.tokens.words[hit.last - 1] in page.vocabulary.single["of"]


def _opens_another(page: Page, at: int) -> bool:
    """Whether a comma and a pronoun open what is told of something else: "to 15,000, it would rival that in Iraq"."""
    words, last = page.tokens.words, min(at + 2, page.end - 1)
    return words[at] == "," and words[last - 1] in page.vocabulary.single["they"] and "auxiliary" in page.kinds(last)


def _opens_next(page: Page, hit: Hit) -> bool:
    """Whether "and" and a place open what is told of another figure: "8,600 on duty, and in Yuma there were 500"."""
    if not _led_by_and(page, hit):
        return False
    ahead = range(hit.last, clause_ahead(page, hit.last, OPENED))
    return any(page.counts_at(at) for at in ahead)


def _sums_up(page: Page, hit: Hit) -> bool:
    """Whether a whole country is told of the figure right behind: "which put the nationwide total at 2,185"."""
    ahead = clause_ahead(page, hit.last, JOINT)
    summed = places.border(page, hit).nation and "," not in page.tokens.words[hit.last : ahead]
    return summed and next_figure(page, hit.last, ahead) < ahead


def _led_by_and(page: Page, hit: Hit) -> bool:
    """Whether "and" and a preposition lead to a place or border: "and in Yuma"; not "in and around Yuma"."""
    words, single, at = page.tokens.words, page.vocabulary.single, hit.first - 1
    while at > 1 and hit.first - at <= OBJECT and (words[at] in single["to"] or words[at] in single["determiner"]):
        at -= 1
    led = at < hit.first - 1 or "border" in hit.senses
    return led and at > 0 and words[at] in single["and"] and words[at - 1] not in single["to"]


def _is_object(page: Page, hit: Hit, floor: int) -> bool:
    """Whether forces may stand at a place without a preposition: on the border, or right behind ("comb Culiacán")."""
    if hit.last < page.end and page.kinds(hit.last) & (SPEAKERS | {"gives", "auxiliary"}):
        return False  # "a Fort Bliss spokesman", "the 430 that Oaxaca has sent"
    between = page.tokens.words[floor : hit.first]
    beside = len(between) <= OBJECT and "," not in between and page.vocabulary.single["of"].isdisjoint(between[1:])
    named = places.place(page, hit)
    return not named.guard and (named.on_border or (beside and not is_capital(page, hit)))


def _is_origin(page: Page, hit: Hit, last: int) -> bool:
    """Whether a place of the interior right behind a figure is where they are from: "600 de Chiapas y Tabasco"."""
    first = hit.first
    while first > last + 1 and _joins(page, first - 1) and (before := page.hit_at[first - 2]) is not None:
        if "place" not in before.senses:
            return False
        first = before.first
    return first == last + 1 and "from" in page.kinds(last) and not places.place(page, hit).on_border


def _joins(page: Page, at: int) -> bool:
    """Whether a token is "and" or a comma."""
    return page.tokens.words[at] == "," or "and" in page.kinds(at)


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


def parted(page: Page, first: int, hit: Hit) -> bool:
    """Whether a comma or "and" parts a figure from a place behind it: "570, en Reynosa 480 y en Matamoros 325"."""
    words, single = page.tokens.words, page.vocabulary.single
    return any(
        words[at] in (",", ";") or (words[at] in single["and"] and words[at - 1] not in single["to"])  # "in and around"
        for at in range(first, hit.first)
    )


def place_before(page: Page, count: Count, first: int, begin: int) -> Hit | None:
    """The place named right before a figure: "Juárez (1,650)", "Sonora: 300", "Matamoros, 810;", "in Texas, 2,700"."""
    for named in _places_before(page, first, begin):
        if is_dateline(page, named):
            return None
        hit = whole_name(page, _town(page, _located(page, named, begin), begin))
        if comes_from(page, hit, begin) or places.place(page, hit).home or _gives(page, hit, begin, first):
            return None
        if page.tokens.words[hit.first - 1] in page.vocabulary.single["with"] - page.vocabulary.single["to"]:
            continue  # "en el condado de Hidalgo, fronterizo con Chihuahua"
        between = page.tokens.words[named.last : first]
        marked = len(between) == 1 and between[0] in MARKS
        told = marked or _listed(page, hit, count, between) or _governs(page, hit, count, first, begin, between)
        return hit if told else None
    return None


def _places_before(page: Page, first: int, begin: int) -> Iterator[Hit]:
    """The places before a figure, nearest first, back to the end of a clause or to a number that may count soldiers."""
    stop = max(begin, first - BEHIND)
    if not page.of_kind("place").reach(stop, first):
        return
    for at in range(first - 1, stop - 1, -1):
        hit, number = page.hit_at[at], page.number_at[at]
        if number is not None:
            if page.may_count(number):
                return
            continue  # "in Tapachula, 700 miles away, some 740"
        if hit is None:
            continue
        if "hard_stops" in hit.senses:
            marked = at == first - 1 and page.tokens.words[at] in MARKS  # "as many as in Iraq — about 5,200"
            if not marked and not _sets_off(page, hit):
                return
        elif "place" in hit.senses and hit.last == at + 1 and not is_of_other(page, hit):
            yield hit


def _governs(page: Page, hit: Hit, count: Count, first: int, begin: int, between: list[str]) -> bool:
    """Whether a place is where all that follows it stands: "in Yuma some 500 patrol", "Sonora has taken in 300"."""
    if opens(page, hit, first):
        return not _sends(page, hit, count)
    to_capital = is_capital(page, hit) and not _opens_clause(page, hit, begin, len(between))
    led = preposed(page, hit, "to", begin) and not _tells(page, hit, begin) and not to_capital
    named = places.place(page, hit)
    subject = named.on_border and not named.guard and named.force is None  # "Sonora has taken in"
    if not (led or subject):
        return False
    far = "," in between or len(between) > JOINT  # else the place outweighs a border: "en Chiapas hay 900 que ..."
    if far and not named.on_border and _comes_to_border(page, named, hit.last, first):
        return False  # "soldiers in Chicago, and the biggest mission goes on along the border, where 7,900 remain"
    part_of = page.tells("part_of", hit.last, first)
    return not (part_of or _taken(page, hit, begin) or (far and border_behind(page, count) is not None))


def _sends(page: Page, hit: Hit, count: Count) -> bool:
    """Whether a state is whose soldiers are told to be on the border: "In Georgia, where 29 are at the border"."""
    named, behind = places.place(page, hit), page.tokens.words[count.last : clause_ahead(page, count.last, OPENED)]
    return named.guard and not named.on_border and not page.vocabulary.single["line"].isdisjoint(behind)


def _gives(page: Page, hit: Hit, begin: int, first: int) -> bool:
    """Whether a place of the interior, or one before it in its list, gives soldiers: "Jalisco sends 30, Puebla 9"."""
    if places.place(page, hit).on_border:
        return False
    for verb in page.of_kind("gives").between(begin, first):
        subject = page.hit_at[verb.first - 1] if verb.first > begin else None
        if subject is not None and "place" in subject.senses and not preposed(page, subject, "to", begin):
            return True
    return False


def _comes_to_border(page: Page, named: Place, first: int, last: int) -> bool:
    """Whether this border, which is no border elsewhere of the country of a place, is named in tokens [first, last)."""
    return any(
        places.border(page, hit).said_of.get(named.country, "other") != "other"
        for hit in page.of_kind("border").between(first, last)
    )


def _sets_off(page: Page, stop: Hit) -> bool:
    """Whether a word only sets a place off against those told before, between commas: "In Yuma, meanwhile, 300"."""
    behind = stop.last
    if stop.first < 2 or page.tokens.words[stop.first - 1] != "," or page.tokens.words[behind : behind + 1] != [","]:
        return False
    return "place" in page.kinds(stop.first - 2)


def opens(page: Page, hit: Hit, first: int) -> bool:
    """Whether what is told behind a place, up to token `first`, is told of it: "Sinaloa, where the army has 300"."""
    words = page.tokens.words
    comma = words[hit.last : hit.last + 1] == [","]
    at = hit.last + comma
    if at >= min(first, len(words)) or "," in words[at:first]:
        return False
    named = places.place(page, hit)
    sends = named.guard and not named.on_border  # "Ohio, with 135 soldiers on the border"
    return "where" in page.kinds(at) or (comma and not sends and "with" in page.kinds(at))


def _opens_clause(page: Page, hit: Hit, begin: int, between: int) -> bool:
    """Whether a place opens a clause right before its figure: "In Austin some 900 patrol"; not "asked Washington"."""
    before = hit.first - 2
    opened = before < begin or page.tokens.words[before] in (",", ";", "—") or "and" in page.kinds(before)
    told = hits_between(page, hit.last, hit.last + between)
    return opened and between <= TAKEN and not any(other.senses.keys() & {"says", "speech", "that"} for other in told)


def _is_agent(page: Page, hit: Hit, floor: int) -> bool:
    """Whether a place away from the border is who does something: "tariffs threatened by Washington"."""
    return preposed(page, hit, "agent", floor) and not places.place(page, hit).on_border


def _is_addressed(page: Page, hit: Hit, last: int) -> bool:
    """Whether a capital is a government, which is promised soldiers or billed for them: "que ofreció a Washington"."""
    if "," in page.tokens.words[last : hit.first]:
        return True  # "162 members at the border, paid by Washington"
    if hit.first - last > TAKEN and any(page.number_at[last : hit.first]):
        return True  # "1,000 soldiers, at a cost of $12 million that Texas wants to bill to Washington"
    verb = page.hit_at[hit.first - 2] if hit.first > 1 else None
    return verb is not None and any(
        verb.senses[kind].says == "announced" for kind in ("status.before", "status.after") if kind in verb.senses
    )


def is_capital(page: Page, hit: Hit) -> bool:
    """Whether a name speaks for a government as well: in "Washington will send 500" it is no place."""
    country = hit.senses.get("country")
    ours = country is not None and country.says in page.vocabulary.countries
    return ours and not places.place(page, hit).on_border


def _located(page: Page, hit: Hit, begin: int) -> Hit:
    """The place that another only helps to find: Tapachula in "in Tapachula, near Guatemala, some 2,000"."""
    words = page.tokens.words
    at = hit.first - 1
    while at > begin and hit.first - at <= JOINT and page.kinds(at) & {"to", "determiner"}:
        at -= 1
    enclosed = at > begin and words[at] == "," and words[hit.last : hit.last + 1] == [","]
    before = page.hit_at[at - 1] if enclosed else None
    if before is None or "place" not in before.senses or at == hit.first - 1:
        return hit
    wide, town = places.place(page, hit), places.place(page, before)
    borders = not page.vocabulary.single["line"].isdisjoint(words[hit.first : hit.last])
    helps = wide.state or borders or wide.country != town.country
    return before if helps and not town.state else hit


def _town(page: Page, hit: Hit, begin: int) -> Hit:
    """The town of an address, or places named together as one: "in Douglas, Arizona", "in Texas and Arizona"."""
    last = hit.last
    for _ in range(places.LISTED):
        at = hit.first - 1
        comma = page.tokens.words[at] == "," if at > 0 else False
        before = page.hit_at[at - 1] if comma or (at > 0 and "and" in page.kinds(at)) else None
        if before is None or "place" not in before.senses or _taken(page, before, begin):
            break
        hit = Hit(before.first, before.last if comma else last, before.senses)
    return hit


def _taken(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a place stands right behind an earlier figure and is that figure's: "524 in Arizona, 250 ..."."""
    for at in range(hit.first - 1, max(begin, hit.first - TAKEN) - 1, -1):
        if page.counts_at(at):
            return True
        if page.tokens.words[at] in (",", ";") or (at == hit.first - 2 and _led_by_and(page, hit)):
            return False
    return False


def _listed(page: Page, hit: Hit, count: Count, between: list[str]) -> bool:
    """Whether a place and a figure are an item of a list: "Matamoros, 810; Reynosa, 640", "Sonora con mil 987"."""
    words = page.tokens.words
    with_and = hit.first > 0 and "and" in page.kinds(hit.first - 1)
    before = words[hit.first - 1] if hit.first else ";"
    leading = hits_between(page, hit.last, count.first)
    if leading and len(between) <= JOINT and all(other.senses.keys() & BETWEEN_ITEMS for other in leading):
        gets = any("receives" in other.senses for other in leading)
        sends = (places.place(page, hit).guard and not gets) or is_capital(page, hit)
        return not sends and (before in (";", ".", ",", ":") or with_and)
    if between not in ([","], []) and not (len(between) == 1 and "with" in page.kinds(hit.last)):
        return False
    if hit.first > 1 and before in page.vocabulary.single["to"]:  # "480 en Reynosa y en Matamoros 325"
        before, with_and = words[hit.first - 2], "and" in page.kinds(hit.first - 2)
    opened = before in (";", ":", ",", ".", "(") or with_and
    ends = (count.number.last, count.last)  # "Guaymas con 120 y Caborca con 180 soldados."
    closed = any(last >= len(words) or words[last] in CLOSING or "and" in page.kinds(last) for last in ends)
    return opened and closed


def _tells(page: Page, hit: Hit, floor: int) -> bool:
    """Whether somebody speaks at a place away from the border: "the governor said in Phoenix"."""
    if places.place(page, hit).on_border:
        return False
    named, told = places.place(page, hit), {"says", "speech"}
    if any(other.senses.keys() & told for other in hits_between(page, hit.last, min(hit.last + 2, page.end))):
        return True
    for at in range(hit.first - 1, max(floor, hit.first - BEHIND) - 1, -1):
        other, senses = page.hit_at[at], page.kinds(at)
        if "hard_stops" in senses or page.tokens.words[at] in page.vocabulary.single["that"]:
            return False
        if page.counts_at(at):
            return False  # "8,600 on the border, and at Guantánamo 500"
        if other is not None and "border" in senses:
            # "sent to the border, he said in Chicago"; not "to the southern border, in Chiapas"
            return places.border(page, other).said_of.get(named.country, named.side) != named.side
        if senses & told and hit.first - at <= SPEAKER_BACK:
            return True
    return False


def place_left(page: Page, count: Count, begin: int, end: int) -> Hit | None:
    """The place that forces are taken from: "recalled four from Arizona", "retiró de Camargo a 80"."""
    if page.vocabulary.single["pronoun"].intersection(page.tokens.words[count.last : count.last + 1]):
        return place_behind(page, count, end)  # "bring home 300 who are in Kuwait"
    behind = hits_between(page, count.last, next_figure(page, count.last, clause_ahead(page, count.last, LEFT)))
    before = hits_between(page, max(begin, clause_back(page, count.first, LEFT)), count.first)
    for hit in (*behind, *reversed(before)):
        if "place" not in hit.senses or places.place(page, hit).home or preposed(page, hit, "homeward", begin):
            continue
        if labels_next(page, hit) and hit.first > count.last:
            continue  # "200 were pulled from Jalisco and from Colima 90"
        left = preposed(page, hit, "from", begin) or preposed(page, hit, "from_only", begin)
        named = places.place(page, hit)
        if named.guard and not named.on_border and hit.first > count.last:
            continue  # "a company from Wisconsin left Nogales"
        if left or (named.on_border and not named.guard and not preposed(page, hit, "to", begin)):
            return whole_name(page, hit)
        if named.on_border and hit.last <= count.first and _opens_sentence(page, hit, begin):
            return whole_name(page, hit)
    return None


def _opens_sentence(page: Page, hit: Hit, begin: int) -> bool:
    """Whether "in" and a place open a sentence: "In the Yuma sector, some 350 Marines left"."""
    comma = "," in page.tokens.words[hit.last : hit.last + OBJECT]
    return comma and hit.first - begin <= OBJECT and preposed(page, hit, "to", begin)


def next_figure(page: Page, first: int, last: int) -> int:
    """The first token in [first, last) of a number that may count soldiers; `last` where there is none."""
    return next((at for at in range(first, last) if page.counts_at(at)), last)


def may_hold(page: Page, hit: Hit, begin: int) -> bool:
    """Whether forces may stand at a place as named: "in Texas", "Reynosa's mayor"; not "Texas" that sends some."""
    named = places.place(page, hit)
    if named.home or comes_from(page, hit, begin) or is_dateline(page, hit) or is_of_other(page, hit):
        return False
    if named.guard and page.tokens.words[hit.first - 1] in page.vocabulary.single["agent"]:
        return False  # "led by Texas (1,200) and Iowa (310)"
    if hit.first and page.tokens.words[hit.first - 1] in page.vocabulary.single["indefinite"]:
        return False  # "paid for by a Tennessee billionaire"
    return preposed(page, hit, "to", begin) or (named.on_border and not named.guard) or opens(page, hit, hit.last + 3)


def is_away(page: Page) -> bool:
    """Whether a text names places where forces may stand, but none on the border, nor it or its operations."""
    spoken = [hit for hit in page.names if "place" in hit.senses and not is_capital(page, hit)]
    if not page.vocabulary.single["line"].isdisjoint(page.tokens.words):
        return False
    if any("border" in hit.senses and not places.border(page, hit).nation for hit in page.names):
        return False
    if page.by_kind["operation"]:
        return False
    if any(places.place(page, hit).on_border and may_hold(page, hit, 0) for hit in spoken):
        return False
    return any(
        not (named.guard or named.home or named.on_border)
        and not (comes_from(page, hit, 0) or is_dateline(page, hit) or is_of_other(page, hit))
        and not is_likened(page, hit)
        for hit, named in ((hit, places.place(page, hit)) for hit in spoken)
    )


def is_likened(page: Page, hit: Hit) -> bool:
    """Whether a place or border is one that a figure is set against: "more than there are in Iraq"."""
    return bool(page.of_kind("likened").between(page.sentences[page.sentence_of[hit.first]][0], hit.first))


def border_behind(page: Page, count: Count) -> Hit | None:
    """The first border phrase behind a figure, before the next figure of its sentence."""
    _, end = page.sentences[page.sentence_of[count.first]]
    for hit in page.of_kind("border").between(count.last, end):
        apart = stopped(page, count.last, hit.last) or page.of_kind("likened").between(count.last, hit.last)
        if apart or next_figure(page, count.last, hit.last) < hit.last:
            return None
        if _opens_next(page, hit) or _sums_up(page, hit):
            return None
        if not comes_from(page, hit, count.last):
            return hit
    return None
