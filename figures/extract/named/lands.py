"""What one name of a land says of whose soldiers are told of: who acts by it, who is only near, where a place lies.

`speaks_for` gives the country that a name acts for, `land` the one that a place lies in.
"""

from __future__ import annotations

from figures.extract.around import VERBS, is_unlisted_name, preposed
from figures.extract.named import force_names, place_names, roles
from figures.extract.page import Page, looked_once
from figures.extract.text.phrases import Hit

# What a land does.
ACTS_ABROAD = frozenset({"auxiliary", "holds", "status.before", "measure.before", "grows", "shrinks", "result"})
HAVING = frozenset({"auxiliary", "holds"})  # what a land does, and no deal: "which has 9,000"
FIRM = frozenset({"deployed", "ordered"})  # how far those have come whom a land has sent: "which sent 9,000"
COMMANDING = frozenset({"rank", "bodies", "people", "troops", "branch", "national"})  # whose nationality is an actor's
LANDS = frozenset({"country", "place"})
FACING = 4  # tokens before a place in which the word may stand by which it is across the border
LEAD = 3  # tokens before a country behind a figure in which the word may stand that leads to it: "sent by the"
SPEAKS = 4  # tokens behind it in which it may be said to speak: "the Mexican president said"
OWNED = 3  # tokens of "The government of" before a land
ERA = 7  # tokens before a name in which "during the second term of" stands, or the tariffs that it threatens
TAXES = 9  # tokens behind a name in which the tariffs stand that it imposes
TURN = 16  # tokens before soldiers in which "and" stands, behind which who urged a land acts again: "and sent 1,500"
LED = 6  # tokens before the name of who taxes in which its clause opens: "to persuade the administration of"
NAME = 8  # tokens of a name with its titles: "the president of the United States, Donald Trump"
NAMING = frozenset({"country", "determiner", "national"})  # what is of one, beside first names
IN_ERA = frozenset({"era", "of", "determiner", "national", "adjective", "portion"})  # what stands between
BORDERED = 8  # tokens from "border" to the land that is behind it: "the border that Nuevo León shares with Texas"
# What may stand between the two.
OF_LINE = frozenset({"place", "country", "of", "determiner", "that", "relative", "holds", "adjective"})
OTHER_FORCE = frozenset({"branch", "troops", "civil", "bodies"})  # who of that land work there with those told of
TITLES = 3  # words before a country or who governs it: "to the administration of President"
TITLED = frozenset({"determiner", "national", "of", "era", "rank"})
OPENING = 2  # tokens of "In the" before a country that opens a sentence


def speaks_for(page: Page, hit: Hit, begin: int) -> str | None:
    """The country a phrase gives for the figures of its sentence: "the Pentagon", "Texas will send", "1st Cavalry"."""
    found = force_names.country_of_hit(page, hit)
    if found is not None:
        return found if "country" not in hit.senses or _acts(page, hit, begin) else None
    state = force_names.state_of_hit(page, hit)
    if state is None or preposed(page, hit, "to", begin) or is_faced(page, hit, begin):
        return None
    return page.vocabulary.places[state].country if not roles.is_address(page, hit, begin) else None


def _acts(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a country is named as who acts: "Mexico has sent"; not "the deal with Washington", "Cuban migrants"."""
    opens = begin == page.sentence_at(hit.first)[0]  # as for most who ask
    return _acts_in_sentence(page, hit) if opens else _acts_behind(page, hit, begin)


@looked_once
def _acts_in_sentence(page: Page, hit: Hit) -> bool:
    """Whether a country acts, by all that its sentence says before it."""
    return _acts_behind(page, hit, page.sentence_at(hit.first)[0])


def _acts_behind(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a country acts, by what its sentence says from a token on."""
    if _is_of_people(page, hit) or is_addressed(page, hit) or _presses(page, hit) or _is_of_pair(page, hit, begin):
        return False
    if is_of_time(page, hit) or _threatens(page, hit, begin) or _only_taxes(page, hit, begin) or _are_from(page, hit):
        return False
    led = roles.led_by(page, _first_joined(page, hit, begin), begin)
    stands = led == "to" and (_is_urged(page, hit) or is_bank(page, hit) or _opens(page, hit))
    return led is None or stands or _goes_on_to_act(page, hit)


def is_foreign_land(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a phrase names a land of neither side as who acts: "Lithuania, too, has sent", "Chile's Congress"."""
    opens = hit.first == begin
    if not (_is_abroad(page, hit) or (opens and hit.says("country") == "other")):
        return False
    first = _first_joined(page, hit, begin)
    if roles.led_by(page, first, begin) is not None or _are_from(page, first):
        return False
    words, at = page.tokens.words, hit.last
    owned = page.is_word(hit.first - 1, "of") and page.hit_at[hit.first - 2] is None
    if owned and hit.first - begin > OWNED:
        return False  # "en el peor año de la guerra de Irak había 40.000"; not "The government of Guatemala has"
    if page.is_mark(at, ",") and "," in words[at + 1 : at + 1 + force_names.ENCLOSED]:
        at = words.index(",", at + 1) + 1  # "Guatemala, for its part, has"
    if at >= len(words):
        return False
    return bool(page.kinds(at) & ACTS_ABROAD) or (opens and (page.is_genitive(at) or _opens_act(page, at)))


def _are_from(page: Page, hit: Hit) -> bool:
    """Whether a land is where people come from who are no soldiers: "Migrants from Haiti and Guinea are crossing"."""
    at = hit.first - 1
    while at > 1 and (page.is_mark(at, ",") or page.is_word(at, "and")) and page.capital(at - 1):
        at -= 2  # a land that no list has, too: "from Haiti, Cuba and Guinea"
    lead = page.hit_at[at] if at > 0 else None
    noun = page.hit_at[lead.first - 1] if lead is not None and lead.first > 0 else None
    if lead is not None and "from_only" in lead.senses:
        return noun is None or noun.senses.keys().isdisjoint(COMMANDING - {"people"})
    others = noun is not None and ("anybody" in noun.senses or noun.says("reason") == "other people")
    return others and page.is_word(at, "of")


def land(page: Page, hit: Hit, begin: int, last: str) -> str | None:
    """The country a place lies in, where it has forces of its own; not of one that acts: "ofreció a Washington".

    Nor of one that those of the country spoken of last only face: "the bridge to Laredo".
    """
    given = "country" in hit.senses and roles.led_by(page, hit, begin) in ("to", "partner")
    where = place_names.place(page, hit).country if "place" in hit.senses and not given else None
    faced = where != last and is_faced(page, hit, begin)
    return where if where in page.vocabulary.countries and not faced else None


def country_of(page: Page, hit: Hit) -> str:
    """The country that a phrase names, "Mexico", "mexicano", or the one of the place that it names, "Sonora"."""
    country = hit.senses.get("country")
    return country.says if country is not None else place_names.place(page, hit).country


def opened_at(page: Page, begin: int, first: int) -> str | None:
    """The country of the town that a sentence opens with: "En Ciudad Juárez, el Ejército tiene mil"; else None."""
    words = page.tokens.words
    if not page.is_word(begin, "within"):
        return None
    hit = page.hit_at[begin + 1]
    if hit is None or "place" not in hit.senses or hit.last >= first or words[hit.last] != ",":
        return None
    where = place_names.place(page, hit)
    return where.country if where.country in page.vocabulary.countries else None


def is_bank(page: Page, hit: Hit) -> bool:
    """Whether a country is named for its side of the border: "on the Mexican side", "del lado mexicano"."""
    return page.is_word(hit.first - 1, "bank") or page.is_word(hit.last, "bank")


def is_mentioned(page: Page, hit: Hit) -> bool:
    """Whether a country behind a figure neither acts, owns nor speaks: "a deal that put off U.S. tariffs"."""
    if "country" not in hit.senses or "place" in hit.senses:
        return False
    words, single = page.tokens.words, page.vocabulary.single
    before, behind = words[max(hit.first - LEAD, 0) : hit.first], words[hit.last : hit.last + SPEAKS]
    speaks = not single["says"].isdisjoint((*before, *behind)) or not single["source"].isdisjoint(before)
    led = not single["agent", "of", "from_only"].isdisjoint(before)
    return not (speaks or led or acts_beside(page, hit))


def acts_beside(page: Page, hit: Hit) -> bool:
    """Whether a verb of sending stands by a name: "that Mexico sent", "que envió el Pentágono"; no mere threat."""
    ahead = range(hit.last, min(hit.last + 1, page.end))
    back = range(max(hit.first - LEAD, 0), hit.first) if page.vocabulary.verb_first else range(0)
    for at in (*ahead, *back):
        verb = page.sense(at, "status.before")
        if page.kinds(at) & ACTS_ABROAD and (verb is None or verb.says != "considered"):
            return True
    return False


def acts_next(page: Page, hit: Hit) -> bool:
    """Whether a name opens what another one does: "and Washington put off its tariffs"."""
    return page.is_word(hit.first - 1, "conjunction")


def is_addressed(page: Page, hit: Hit) -> bool:
    """Whether somebody only tells a country so: "told Washington that 10,000 would come"; not "told Mexico to send"."""
    words, single = page.tokens.words, page.vocabulary.single
    if receives(page, hit):
        return True
    at = hit.first - 1 - page.is_word(hit.first - 1, "determiner")
    acts = single["infinitive", "conditional"]  # "promised Mexico would send"
    told_to = not page.vocabulary.verb_first and not acts.isdisjoint(words[hit.last : hit.last + 1])
    return at >= 0 and page.is_word(at, "addressed") and not told_to


def receives(page: Page, hit: Hit) -> bool:
    """Whether soldiers are promised to a country, which has them not: "the 10,000 promised to the White House"."""
    at = hit.first - 1
    for _ in range(TITLES):
        if page.kinds(at).isdisjoint(TITLED) and not page.is_word(at, "determiner"):
            break
        at -= 1
    given = page.is_word(at, "to", "addressed") and not page.is_word(at, "doer")  # not "promised by Trump"
    given = given or page.is_word(at, "with")
    behind = hit.last < page.end and (page.is_genitive(hit.last) or page.capital(hit.last))
    given = given and page.is_word(at - 1, "granted") and "civil" not in hit.senses
    return given and not behind and not page.is_word(hit.last, "line")


def is_faced(page: Page, hit: Hit, begin: int) -> bool:
    """Whether those told of stand on the bank opposite a place: "across from El Paso", "the border with Tijuana"."""
    if is_bordered(page, hit, begin):
        return True
    if page.is_word(hit.first - 1, "inside"):
        return False  # "across the river in Ciudad Juárez"
    # a name may begin with its crossing: "la garita de San Ysidro"
    first = _town_before(page, hit).first
    return page.has_word("facing", max(begin, first - FACING), hit.first + 1)


def _town_before(page: Page, hit: Hit) -> Hit:
    """The town that a state only tells where it lies: "El Paso", of "across from El Paso, Texas"; else the hit."""
    town = page.hit_at[hit.first - 2] if hit.first > 1 and page.is_mark(hit.first - 1, ",") else None
    return town if town is not None and "place" in town.senses and roles.is_address(page, hit, 0) else hit


def is_bordered(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a border is named as the one with a land: "the wall with Tijuana", "the line Coahuila has with Texas"."""
    armed = hit.last < page.end and page.kinds(hit.last) & OTHER_FORCE  # "patrols the border with Texas troopers"
    if armed or not page.is_word(hit.first - 1, "with"):
        return False
    for at in range(hit.first - 2, max(hit.first - BORDERED, begin - 1), -1):
        if page.is_word(at, "line", "barrier", "facing"):
            return True
        if not (page.kinds(at) & OF_LINE or is_unlisted_name(page, at)):
            return False
    return False


def _opens(page: Page, hit: Hit) -> bool:
    """Whether a sentence tells what there is in a country that opens it: "In Mexico there are"; not "In Washington"."""
    begin = page.sentence_at(hit.first)[0]
    own = hit.says("country") in page.vocabulary.countries and "place" not in hit.senses
    return own and 0 < hit.first - begin <= OPENING and page.is_word(begin, "to")


def _first_joined(page: Page, hit: Hit, begin: int) -> Hit:
    """The first of two lands that "and" joins: the Mexico of "a deal with Mexico and Canada"."""
    joined = hit.first - 2 > begin and page.is_word(hit.first - 1, "and")
    before = page.hit_at[hit.first - 2] if joined else None
    return before if before is not None and before.senses.keys() & LANDS else hit


def _is_of_pair(page: Page, hit: Hit, begin: int) -> bool:
    """Whether two lands act on each other, or both at once: "the deal between Sheinbaum and Trump", "Mexico and Chad".

    Where both open a clause, "Since Mexico and the United States agreed", the text tells whose soldiers are meant.
    """
    opening, behind = _past_name(page, hit.first - 1, -1), _past_name(page, hit.last, 1)
    if page.is_word(behind, "and"):
        other = range(behind + 1, _past_name(page, behind + 1, 1))
    elif begin <= opening and page.is_word(opening, "and"):
        other = range(_past_name(page, opening - 1, -1) + 1, opening)
        opening = other.start - 1
    else:
        return False
    named = {sense.says for at in other if (sense := page.sense(at, "country")) is not None}
    if not named or hit.says("country") in named:
        return False
    return opening <= begin or page.is_word(opening, "between", "that", "when")


def _past_name(page: Page, at: int, step: int) -> int:
    """The nearest token, from token `at` on, that is of no name or title: the "and" of "President Sheinbaum and"."""
    for _ in range(NAME):
        owned = page.is_word(at, "of") and page.sense(at + 1, "country") is not None  # "presidente de México"
        if not 0 <= at < page.end or not (owned or page.kinds(at) & NAMING or is_unlisted_name(page, at)):
            break
        at += step
    return at


def _is_of_people(page: Page, hit: Hit) -> bool:
    """Whether a nationality is of people who send nobody: "Honduran and Cuban migrants", "pandilleros venezolanos"."""
    if page.vocabulary.head_first and page.number_at[hit.first - 1] is not None:
        return True  # "un campamento de dos mil venezolanos"
    behind, step = (hit.first - 1, -1) if page.vocabulary.head_first else (hit.last, 1)
    joined = "and" in page.kinds(behind) and page.sense(behind + step, "country") is not None
    at = behind + 2 * step * joined
    noun = page.hit_at[at] if 0 <= at < page.end else None
    acts = COMMANDING | {"status.before"}  # "Trump orders 1,500 troops"
    return noun is not None and "reason" in noun.senses and noun.senses.keys().isdisjoint(acts)


def _presses(page: Page, hit: Hit) -> bool:
    """Whether a country only gets another to act: "yielded to U.S. pressure"; not "Trump demands 4,000 troops"."""
    owns = page.is_genitive(hit.last)
    at = hit.last + 2 * owns
    return (owns or not page.counts_at(at + 1)) and page.is_word(at, "pressure")


def is_of_time(page: Page, hit: Hit) -> bool:
    """Whether a name only tells when it was: "during Trump's first term", "bajo el gobierno de Biden"."""
    reign = "era" in page.kinds(hit.last + 2 * page.is_genitive(hit.last))
    reign = reign or (page.is_genitive(hit.last) and page.tells("era", hit.last + 2, hit.last + SPEAKS))
    for at in range(hit.first - 1, max(hit.first - ERA, -1), -1):
        if page.is_word(at, "during") or (reign and page.is_word(at, "under")):
            return True
        number = page.number_at[at]
        reign = reign or "era" in page.kinds(at)
        ordinal = number is not None and number.reason == "ordinal"
        if page.is_word(at, "to") or not (ordinal or page.kinds(at) & IN_ERA):
            return False
    return False


def _threatens(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a clause only tells what one threatens: "the tariffs that Trump threatened", "con que amenaza Trump"."""
    words = page.tokens.words
    clause = False
    for at in range(hit.first - 1, max(hit.first - ERA, begin - 1), -1):
        if page.is_word(at, "pressure"):
            return clause
        if not words[at].isalpha() or page.number_at[at] is not None:
            return False
        if not clause and "country" in page.kinds(at):
            return False  # "the tariffs that Trump threatened made Mexico send"
        clause = clause or page.is_word(at, "that") or "relative" in page.kinds(at)
    return False


def _only_taxes(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a clause beside those of soldiers only says who taxes: "para evitar que Trump cobre aranceles, irán".

    Not where it goes on: "after Trump raised tariffs and sent 1,500".
    """
    tariff = next((at for at in range(hit.last, min(hit.last + TAXES, page.end)) if page.is_word(at, "tariff")), None)
    if tariff is None or any(_parts_clause(page, at) for at in range(hit.last, tariff)):
        return False
    before = range(max(begin, hit.first - LED), hit.first)
    beside = any(page.is_word(at, "that", "opens", "relative", "averts") for at in before)
    for at in range(tariff + 1, page.sentence_at(hit.first)[1]):
        if page.is_word(at, "that", "opens"):
            return True  # "Trump holds off tariffs after Mexico pledges 10,000"
        if page.is_word(at, "and") and "country" not in page.kinds(at + 1):
            return False
        if page.is_mark(at, ",") or page.counts_at(at):
            return beside
    return beside


def _parts_clause(page: Page, at: int) -> bool:
    """Whether a token parts a clause from what follows, or counts something."""
    return page.is_mark(at, ",") or page.is_word(at, "and", "that", "opens") or page.counts_at(at)


def _is_urged(page: Page, hit: Hit) -> bool:
    """Whether a country is whom another gets to act: "Trump pidió a México enviar 10 mil"; not "ofreció a México"."""
    at = hit.first - 1
    while hit.first - at <= TITLES and _is_title(page, at):
        at -= 1  # "agradeció a la presidenta Sheinbaum", "agradeció al gobierno mexicano"
    at -= page.is_word(at, "to")
    while at > 0 and (page.date_at[at] is not None or "filler" in page.kinds(at)):
        at -= 1  # "pidió también a México", "exigió ayer al gobierno mexicano"
    return at >= 0 and ("urges" in page.kinds(at) or page.is_word(at, "urges"))


def gives_way(page: Page, hit: Hit, first: int) -> bool:
    """Whether who urges a land acts again, behind "and": "Trump pressed Mexico to do more and sent 1,500"."""
    goes_on = page.is_mark(hit.last, ",") and "relative" in page.kinds(hit.last + 1)
    if goes_on or not _is_urged(page, hit):
        return False  # "thanked Mexico, which has kept its word and sent 10,000"
    turns = (at for at in range(max(hit.last, first - TURN), first - 1) if page.is_word(at, "and"))
    verbs = (page.sense(at + 1 + ("auxiliary" in page.kinds(at + 1)), "status.before") for at in turns)
    return any(verb.says in FIRM for verb in verbs if verb is not None)


def _is_title(page: Page, at: int) -> bool:
    """Whether a word before the name of who governs is of a title: "la presidenta", "gobierno"."""
    return page.is_word(at, "determiner") or not page.kinds(at).isdisjoint(TITLED | {"country"})


def _goes_on_to_act(page: Page, hit: Hit) -> bool:
    """Whether a relative clause tells what a name does that only stood near: "a deal with Mexico, which has sent"."""
    words, at = page.tokens.words, hit.last
    if at + 2 >= page.end or words[at] != "," or not page.is_word(at + 1, "pronoun"):
        return False
    date = page.date_at[at + 2]
    at = date.last if date is not None else at + 2  # "Homeland Security, which last summer renewed"
    senses = (page.sense(at, kind) for kind in VERBS)
    return bool(page.kinds(at) & HAVING) or any(sense is not None and sense.says in FIRM for sense in senses)


def _is_abroad(page: Page, hit: Hit) -> bool:
    """Whether a phrase names a place in a land of neither side."""
    return "place" in hit.senses and place_names.place(page, hit).abroad


def _opens_act(page: Page, at: int) -> bool:
    """Whether what stands behind a land that opens a sentence may be a verb: "Canada said", "Honduras militarizó"."""
    unknown = page.hit_at[at] is None and page.number_at[at] is None and page.tokens.words[at].isalpha()
    return "says" in page.kinds(at) or (page.vocabulary.head_first and unknown and not page.capital(at))
