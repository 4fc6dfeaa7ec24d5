"""The place named before a figure: in an item of a list, "Juárez (1,650)", or for all that follow, "In Yuma, 60"."""

from __future__ import annotations

from collections.abc import Iterator

from figures.extract.around import SAYING, clause_ahead, hits_between, preposed
from figures.extract.named import force_names, place_names
from figures.extract.named.place_names import comes_from, is_dateline, is_of_other
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.places import addresses, following, quotations
from figures.extract.text.phrases import Hit
from figures.lexicon import Place

BEFORE = 28  # tokens before the phrase of a figure in which its place may stand
# What may stand between a place and its figure: "Sonora tiene unos 9", "New Mexico will get 72".
BETWEEN_ITEMS = frozenset({"status.before", "total.before", "auxiliary", "hedge.before", "filler", "receives"})
JOINT = 4  # tokens between a place and its figure
SPOKE = 6  # tokens from a verb of speaking to the place where: "said on Tuesday in Laredo"
SENT = 8  # tokens behind a figure in which the border may stand that its soldiers are sent to
ASIDE = 14  # tokens before a place in which a clause may open that only tells of another
OPENED = 8  # tokens from a place that opens a clause to its figure
# "and Roma has 300", "with New Mexico hosting 300", "said that Roma has 300"
OPENING = frozenset({"and", "hard_stops", "with", "says"})
HAVING = frozenset({"holds", "receives", "total.before", "singled"})  # "Arizona has 300", "gets", "accounts for"
ANOTHER = frozenset({"status.before", "place", "says"})  # what tells of more than who has them
SEATED = 20  # tokens from a command to the base at which it sits
SPEAKER = 5  # tokens from a place to the verb of who speaks there: "Chihuahua's secretary of security said"
VERB = 3  # tokens from a state to the verb of what it has: "California only had 264"
CLOSING = frozenset({";", ",", ".", ")"})  # what ends an item of a list
MARKS = ("(", ":", "-", "—", "|")  # between a place and its figure: "Juárez (1,650)", "Sonora: 300"


def place_before(page: Page, count: Count, first: int, begin: int) -> Hit | None:
    """The place named right before a figure: "Juárez (1,650)", "Sonora: 300", "Matamoros, 810;", "in Texas, 2,700"."""
    for named in _places_before(page, first, begin):
        if is_dateline(page, named):
            return None
        if _holds_nobody(page, named, count, first, begin):
            continue
        hit = addresses.meant(page, named, begin)
        if _is_seat(page, hit, begin, first):
            continue
        if _stands_for_none(page, hit, begin, first):
            return None
        beside = page.is_word(hit.first - 1, "with") and not page.is_word(hit.first - 1, "to")
        if beside and not page.those(HAVING).begins(hit.last, hit.last + 1):
            continue  # "en el condado de Hidalgo, fronterizo con Chihuahua"
        between = page.tokens.words[named.last : first]
        if between and "and" in page.kinds(named.last) and _ends_item(page, hit, begin):
            return None  # "590 near San Diego and Yuma, and 500 soldiers here"
        if _leads(page, hit, count, first, begin, between):
            return hit
        if not _acts(page, hit, begin):
            return None
    return None


def _holds_nobody(page: Page, hit: Hit, count: Count, first: int, begin: int) -> bool:
    """Whether a place is told by the way, of who speaks or as across from another: "McAllen, across from Reynosa"."""
    if _is_told_aside(page, hit, begin, first) or _speaks(page, hit, count, first, begin):
        return True
    return preposed(page, hit, "opposite", begin)


def _stands_for_none(page: Page, hit: Hit, begin: int, first: int) -> bool:
    """Whether a place is where they come from, who gives them, an office's town, or all of the border."""
    if comes_from(page, hit, begin) or place_names.place(page, hit).home or _gives(page, hit, begin, first):
        return True
    spans = place_names.spans_border(page, hit) and not opens(page, hit, first)
    return spans or _is_of_office(page, hit, begin)  # "En toda la frontera, de California a Texas, hay 6,200"


def _is_of_office(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a place is just the town of an office: "the governor's office in Sacramento has asked for 900"."""
    named = place_names.place(page, hit)
    if not (named.seat or named.force is not None) or hit.first - 1 <= begin:
        return False
    led = page.is_word(hit.first - 1, "inside")
    at = hit.first - 2
    return led and (page.is_word(at, "desk") or "office" in page.kinds(at))


def _leads(page: Page, hit: Hit, count: Count, first: int, begin: int, between: list[str]) -> bool:
    """Whether a place leads to its figure, by the words between: "Sonora: 300", "Arizona has 300", "in Yuma, 300"."""
    if (len(between) == 1 and between[0] in MARKS) or _listed(page, hit, count, between):
        return True
    return _has(page, hit, count, begin, first) or _governs(page, hit, count, first, begin, between)


def _is_told_aside(page: Page, hit: Hit, begin: int, first: int) -> bool:
    """Whether a place is only told of another, between commas: "In Texas, where buses from Reynosa stop, 500 stay".

    Likewise of one who acts: "Texas, which lent soldiers to Illinois, keeps 1,900".
    """
    words, single = page.tokens.words, page.vocabulary.single
    if "," not in words[hit.last : first]:
        return False
    for at in range(hit.first - 1, max(begin, hit.first - ASIDE), -1):
        if page.number_at[at] is not None and page.counts_at(at):
            return False
        if words[at] == "," and not ("place" in page.kinds(at - 1) and "place" in page.kinds(at + 1)):  # "Roma, Texas"
            told = page.hit_at[at - 1] is not None and page.date_at[at - 1] is None
            pronoun = words[at + 1] in single["pronoun"] - single["determiner"]
            relative = told and pronoun and words[hit.last] == "," and not opens(page, hit, first)
            return relative or (page.is_word(at + 1, "where") and "place" in page.kinds(at - 1))
    return False


def _places_before(page: Page, first: int, begin: int) -> Iterator[Hit]:
    """The places before a figure, nearest first, back to the end of a clause or to a number that may count soldiers."""
    stop = max(begin, first - BEFORE)
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
        elif (
            "place" in hit.senses
            and hit.last == at + 1
            and (quotations.is_before_mayor(page, hit) or not is_of_other(page, hit))
        ):
            yield hit


def _governs(page: Page, hit: Hit, count: Count, first: int, begin: int, between: list[str]) -> bool:
    """Whether a place is where all that follows it stands: "in Yuma some 500 patrol", "Sonora has taken in 300"."""
    if opens(page, hit, first):
        return not _sends(page, hit, count)
    to_capital = place_names.is_capital(page, hit) and not _opens_clause(page, hit, begin, len(between))
    led = preposed(page, hit, "to", begin) and not following.is_told_at(page, hit, begin) and not to_capital
    if not (led or _is_subject(page, hit, first, begin)):
        return False
    named = place_names.place(page, hit)
    far = "," in between or len(between) > JOINT  # else the place outweighs a border: "en Chiapas hay 900 que ..."
    if far and not named.on_border and _comes_to_border(page, named, hit.last, first, count.last):
        return False  # "soldiers in Chicago, and the biggest mission goes on along the border, where 7,900 remain"
    if _is_spoken_at(page, hit, begin) and (_is_on_line(page, count.last) or following.border_behind(page, count)):
        return False  # "he said in Tijuana that Mexico would send 10,000 to the border"
    part_of = page.tells("part_of", hit.last, first)
    taken = following.is_taken(page, hit, begin) or (far and following.border_behind(page, count) is not None)
    return not (part_of or taken)


def _is_subject(page: Page, hit: Hit, first: int, begin: int) -> bool:
    """Whether a place is said to have or get those behind it: "Sonora has taken in 300", "Chicago was next, with"."""
    named = place_names.place(page, hit)
    if named.on_border and ((not named.guard and named.force is None) or _hosts(page, hit, first)):
        return True
    if _is_mayors(page, hit, first):
        return True
    heads = hit.first == begin or (hit.first == begin + 1 and "determiner" in page.kinds(begin))
    gets = named.seat and not place_names.is_capital(page, hit) and page.of_kind("receives").begins(hit.last, first)
    return heads and (gets or _is_city_away(page, named))


def _hosts(page: Page, hit: Hit, first: int) -> bool:
    """Whether a base is said to have soldiers, right before them: "Fort X, which is being built up, will host 500"."""
    if place_names.place(page, hit).force is None:
        return False
    having = page.those(HAVING).between(hit.last, first)
    sends = bool(having) and page.tells("status.before", having[-1].last, first)  # "has sent 500"
    return bool(having) and first - having[-1].last <= JOINT and not sends


def _is_spoken_at(page: Page, hit: Hit, begin: int) -> bool:
    """Whether somebody says in a place what follows: "said in Laredo that", "dijo este martes en Tijuana que"."""
    said = page.those(SAYING).between(max(begin, hit.first - SPOKE), hit.first)
    return bool(said) and "place" not in page.kinds(hit.first - 1) and page.is_word(hit.last, "that")


def _acts(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a state is no place but who acts: "In Eagle Pass, the Texas National Guard keeps 900"."""
    return place_names.place(page, hit).guard and not preposed(page, hit, "to", begin)


def _is_seat(page: Page, hit: Hit, begin: int, first: int) -> bool:
    """Whether a base is the seat of a command named before it: "the task force, set up at Fort X, counts 6,600"."""
    led = page.has_word("with", first - 1, first + 1)
    if place_names.place(page, hit).force is None or led:
        return False  # "took over at Fort X with 550"
    named = page.those(force_names.FORCES).between(max(begin, hit.first - SEATED), hit.first)
    return bool(named) and not page.of_kind("troops").begins(named[0].first, hit.first)


def _speaks(page: Page, hit: Hit, count: Count, first: int, begin: int) -> bool:
    """Whether who speaks is of a place: "officials in Chihuahua say that 900 came"; not "Sonora reports 1,240".

    Nor a town in which a sentence opens, where those speak who live there: "In Douglas they say 900 came".
    """
    if place_names.place(page, hit).guard or page.tokens.words[hit.last] == ",":
        return False
    if (_opens_at_town(page, hit, begin) or _is_mayors(page, hit, first)) and not _is_on_line(page, count.last):
        return False
    led = preposed(page, hit, "to", begin) or hit.last + 1 < first
    led = led or ("of" in page.kinds(hit.first - 1) and _is_on_line(page, count.last))
    return led and page.of_kind("says").begins(hit.last, min(first, clause_ahead(page, hit.last, SPEAKER)))


def _is_mayors(page: Page, hit: Hit, first: int) -> bool:
    """Whether the mayor of a town tells of soldiers, and of no other who acts: "el alcalde de Reynosa dijo que hay"."""
    if not quotations.is_of_mayor(page, hit):
        return False
    said = page.of_kind("says").between(hit.last, first)
    return bool(said) and first - said[-1].last <= JOINT


def _opens_at_town(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a sentence opens with "in" and a town on the border: "In Douglas they say"."""
    named = place_names.place(page, hit)
    town = named.on_border and not (named.state or named.force)
    return town and hit.first == begin + 1 and page.is_word(begin, "inside")


def _has(page: Page, hit: Hit, count: Count, begin: int, first: int) -> bool:
    """Whether a state on the border is said to have some of those told of: "Arizona has the most, with 2,400".

    Soldiers who are named are its own, wherever they are: "Texas has 20,000 Guard members"; but "on the border".
    """
    named = place_names.place(page, hit)
    of_them = count.kind == "elided" or count.partitive  # "Texas has 2,800 of the active-duty troops"
    if not (named.guard and named.on_border) or not (of_them or _is_at_border(page, hit, count, first)):
        return False
    having = page.those(HAVING).between(hit.last, min(first, hit.last + VERB))
    if not of_them and page.is_word(hit.last, "keeps"):
        return _begins_clause(page, hit, begin)
    told = page.those(ANOTHER).between(having[0].last if having else hit.last, first)  # not "expects to" of its "have"
    others = (HAVING.isdisjoint(other.senses) for other in told)  # "has sent 400", "has promised 1,000"
    return bool(having) and not any(others) and _begins_clause(page, hit, begin)


def _is_at_border(page: Page, hit: Hit, count: Count, first: int) -> bool:
    """Whether those whom a state has stand at the border: "Texas keeps 4,500 of its Guard on the border"."""
    clause = clause_ahead(page, count.last, BEFORE)
    clause = min(clause, following.next_figure(page, count.last, clause))
    joints = (at for at in range(count.last, clause) if page.joins(at))
    ahead = next(joints, clause)  # not "20,000 Guard members and a long border"
    line = page.has_word("line", hit.last, first) or page.has_word("line", count.last, ahead)
    return line or page.tells("operation", count.last, ahead)


def _begins_clause(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a place is the first word of its sentence or clause: "Laredo has 500, and Roma 300"."""
    before = hit.first - 1
    opened = before < begin or page.tokens.words[before] == "," or bool(page.kinds(before) & OPENING)
    return opened or page.is_word(before, "that")


def _is_city_away(page: Page, named: Place) -> bool:
    """Whether a place is a city of either country away from the border, and no government's seat: "Chicago"."""
    city = named.interior and not named.state and named.force is None
    return city and named.country in page.vocabulary.countries


def _sends(page: Page, hit: Hit, count: Count) -> bool:
    """Whether a state is whose soldiers are told to be on the border: "In Georgia, where 29 are at the border"."""
    return place_names.place(page, hit).sends and _is_on_line(page, count.last)


def _gives(page: Page, hit: Hit, begin: int, first: int) -> bool:
    """Whether a place of the interior, or one before it in its list, gives soldiers: "Jalisco sends 30, Puebla 9"."""
    if place_names.place(page, hit).on_border:
        return False
    for verb in page.of_kind("gives").between(begin, first):
        subject = page.hit_at[verb.first - 1] if verb.first > begin else None
        if subject is not None and "place" in subject.senses and not preposed(page, subject, "to", begin):
            return True
    return False


def _comes_to_border(page: Page, named: Place, first: int, last: int, behind: int) -> bool:
    """Whether this border, which is no border elsewhere of the country of a place, is named in tokens [first, last).

    Or behind a figure that ends there, where somebody only speaks at the place: "In Phoenix he said 150 would go to the
    border".
    """
    told = page.those(SAYING).begins(first, last)
    return (told and _is_on_line(page, behind)) or any(
        place_names.border(page, hit).said_of.get(named.country, "other") != "other"
        for hit in page.of_kind("border").between(first, last)
    )


def _is_on_line(page: Page, behind: int) -> bool:
    """Whether the border is named right behind a figure that ends at a token: "29 are at the border"."""
    return page.has_word("line", behind, clause_ahead(page, behind, SENT))


def _sets_off(page: Page, stop: Hit) -> bool:
    """Whether a word only sets a place off against those told before, between commas: "In Yuma, meanwhile, 300"."""
    behind = stop.last
    if stop.first < 2 or page.tokens.words[stop.first - 1] != "," or not page.is_mark(behind, ","):
        return False
    return "place" in page.kinds(stop.first - 2)


def opens(page: Page, hit: Hit, first: int) -> bool:
    """Whether what is told behind a place, up to token `first`, is told of it: "Sinaloa, where the army has 300"."""
    words = page.tokens.words
    comma = page.is_mark(hit.last, ",")
    at = hit.last + comma
    if at >= min(first, len(words)):
        return False
    where = "where" in page.kinds(at)
    last = first - (where and first <= page.end and "with" in page.kinds(first - 1))
    aside = where and words[last - 1 : last] == [","]  # "Tamaulipas, where shots were fired, (with) 2,950"
    if "," in words[at : last - aside]:
        return False
    sends = place_names.place(page, hit).sends  # "Ohio, with 135 soldiers on the border"
    return where or (comma and not sends and "with" in page.kinds(at))


def _opens_clause(page: Page, hit: Hit, begin: int, between: int) -> bool:
    """Whether a place opens a clause right before its figure: "In Austin some 900 patrol"; not "asked Washington".

    Nor where someone there tells of another land: "In Washington, the president asked Mexico for 5,000 more".
    """
    before = hit.first - 2
    opened = before < begin or page.tokens.words[before] in (",", ";", ":", "—") or "and" in page.kinds(before)
    told = hits_between(page, hit.last, hit.last + between)
    if any(other.says("country") not in ("", place_names.place(page, hit).country) for other in told):
        return False
    return opened and between <= OPENED and not any(other.senses.keys() & {"says", "speech", "that"} for other in told)


def _ends_item(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a figure stands before a place, and "and" behind adds the next: "590 near Ajo and Yuma, and 500"."""
    return any(page.counts_at(at) for at in range(max(begin, hit.first - BEFORE), hit.first))


def _is_sender(page: Page, hit: Hit, leading: list[Hit]) -> bool:
    """Whether what stands between a place and its figure leaves it to be who sends; not "Texas would get 680"."""
    named, told = place_names.place(page, hit), {sense for other in leading for sense in other.senses}
    gets = "receives" in told or (named.on_border and "status.before" not in told)  # "Texas some 680"
    return (named.guard and not gets) or place_names.is_capital(page, hit)


def _listed(page: Page, hit: Hit, count: Count, between: list[str]) -> bool:
    """Whether a place and a figure are an item of a list: "Matamoros, 810; Reynosa, 640", "Sonora con mil 987"."""
    words = page.tokens.words
    with_and = hit.first > 0 and "and" in page.kinds(hit.first - 1)
    before = words[hit.first - 1] if hit.first > page.sentence_at(hit.first)[0] else ";"
    leading = hits_between(page, hit.last, count.first)
    if leading and len(between) <= JOINT and all(other.senses.keys() & BETWEEN_ITEMS for other in leading):
        said = page.is_word(hit.first - 1, "that") or "says" in page.kinds(hit.first - 1)  # "said that Texas would get"
        return (before in (";", ".", ",", ":") or with_and or said) and not _is_sender(page, hit, leading)
    led = len(between) == 2 and "bound" in page.kinds(hit.last + 1)  # "Sonora recibió 900; Coahuila, a 350"
    # "Sonora con 900", "Sonora recibió a 900 y Coahuila a 350"
    beside = {"with", "bound"} if page.vocabulary.head_first else {"with"}
    if between[: 1 if led else None] not in ([","], []) and not (len(between) == 1 and page.kinds(hit.last) & beside):
        return False
    if hit.first > 1 and before in page.vocabulary.single["to"]:  # "480 en Reynosa y en Matamoros 325"
        before, with_and = words[hit.first - 2], "and" in page.kinds(hit.first - 2)
    opened = before in (";", ":", ",", ".", "(") or with_and
    ends = (count.number.last, count.last)  # "Guaymas con 120 y Caborca con 180 soldados."
    closed = any(last >= len(words) or words[last] in CLOSING or "and" in page.kinds(last) for last in ends)
    return opened and closed
