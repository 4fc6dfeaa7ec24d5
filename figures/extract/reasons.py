"""Does a number count soldiers? The reason why not, or None where it does.

A noun beside the number decides, if it has one ("members" and "people" depend on the text); a bare number belongs to
what its sentence counts, to what was counted last, or to what its place in a list says.
"""

from __future__ import annotations

from figures.extract import cues, places
from figures.extract.around import hits_between
from figures.extract.counted import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.story import MILITARY, NEVER, Story

OTHERS = ("other people", "events", "casualties")
NAMED = frozenset({"branch", "force", "unit", "operation"})
OWNED = NAMED | {"country"}  # what makes soldiers of "members" within one phrase
GOVERNED = frozenset({"auxiliary", "filler", "hedge.before", "status.before", "determiner", "total.before"})
OPENING = frozenset({"determiner", "adjective", "of", "reason", "place", "people", "anyone", "with", "label"})
SEPARATORS = frozenset(",;:()")
PICTURE_ENDS = frozenset("|)—-")
MEASURES_OF_THINGS = frozenset({"distance", "duration", "area", "weight", "age", "percent", "money"})
LEADING = frozenset({"hedge.before", "determiner", "adjective", "measure.before"})
BEFALL_BACK, BEFALL_AHEAD = 6, 16  # tokens before and behind a number in which its soldiers may be said to have died
PROSPECT = 60  # tokens behind a bare number in which its noun may stand
BESIDE = 3  # tokens around a number in which a word of sending or staying speaks of it
SHORT = 4  # sentences; a text as short as that goes on about the soldiers that it speaks of
FEW = 20  # a smaller number without a noun counts soldiers only where some were counted before
STILL_TOLD = 8  # sentences for which a text about the border goes on about the army that it spoke of
TOO_MANY = 1_000_000  # more than any army has; money or inhabitants whose noun is left out
MANY_MEN = 100  # fewer men may be anybody whom soldiers meet
OWNER_REACH = 12  # tokens before a number in which its owner may be named
YEARS = range(1500, 2100)


def reason(story: Story, counts: list[Count], index: int, sentence: int) -> str | None:
    """Why number `index` of a sentence's `counts` is no troop figure; None where it is one."""
    count = counts[index]
    value = count.number.value
    counted = count.kind in ("troops", "people", "elided")
    if counted and _befell(story, count):
        return "casualties"
    if counted and _is_whole_of_ratio(story, counts, index):
        return "rate"
    if value is not None and value < 2 and count.kind in ("troops", "people", "anyone"):
        return "single person"  # "one Guard sergeant", "one soldier for every migrant"
    match count.kind:
        case "troops":
            return "other people" if _may_be_anybodys(story, count) else None
        case "people" | "anyone" if (value or 0) >= TOO_MANY:
            return "other people"
        case "people":
            return None if _of_a_force(story, count, sentence) else "other people"
        case "anyone":
            counts_on = _joins_counted(story, counts, index) or _anyone_counts(story, count, sentence)
            return None if counts_on else "other people"
        case "elided":
            return _elided(story, counts, index, sentence)
    return count.kind


def _befell(story: Story, count: Count) -> bool:
    """Whether the words around a number say that its soldiers died or were hurt: "killed at least two of them"."""
    page = story.page
    begin, end = page.sentences[page.sentence_of[count.first]]
    at = count.first - 1
    while at >= max(begin, count.first - BEFALL_BACK) and page.kinds(at) & LEADING:
        at -= 1
    if at >= begin and page.sense(at, "casualty.before") is not None:
        return True
    listed = count.last < end and page.sense(count.last, "and") is not None  # "two soldiers and an agent died"
    after, at, stop = count.last, count.last, min(end, count.last + BEFALL_AHEAD)
    while at < stop:
        number, hit = page.number_at[at], page.hit_at[at]
        if number is not None:
            joined = page.tokens.words[at - 1] == "," or page.sense(at - 1, "and") is not None
            if not joined or (number.last < end and page.sense(number.last, "of_them") is not None):
                return False
            after = at = number.last  # "two soldiers and three civilians died"
        elif hit is None:
            at += 1
        elif hit.senses.keys() & {"stops", "hard_stops"}:
            return False
        elif "casualty.after" in hit.senses and _suffered(page, hit, after, listed):
            return True
        else:
            at = hit.last
    return False


def _suffered(page: Page, hit: Hit, after: int, listed: bool) -> bool:
    """Whether a casualty phrase is what became of a noun that ends at `after`, and not what its soldiers did."""
    auxiliaries = page.vocabulary.single["auxiliary"]
    if page.tokens.words[hit.first] in auxiliaries or page.tokens.words[hit.first - 1] in auxiliaries:
        return True
    transitive = "reason" in hit.senses and hit.last < len(page.tokens)
    object_behind = transitive and (
        page.number_at[hit.last] is not None or page.sense(hit.last, "determiner") is not None
    )
    return (listed or hit.first - after <= 2) and not object_behind  # but "soldiers killed five gunmen"


def _anyone_counts(story: Story, count: Count, sentence: int) -> bool:
    """Whether a noun that may mean anybody ("people", "personnel") means soldiers."""
    if count.partitive and story.counted == "troops":
        return True
    if _of_the_ranks(story, count, sentence):
        return True
    body = count.left is not None and "bodies" in count.left.senses and sentence - story.military <= 1
    if body and _antecedent(story, count)[0] not in OTHERS:
        return _civil_free(story, count, sentence)
    if any(hit.senses.keys() & NAMED for hit in count.inside):
        return True
    if count.strength and sentence - story.military <= 1:
        return True
    return _owner_governs(story, count)


def _of_the_ranks(story: Story, count: Count, sentence: int) -> bool:
    """Whether "men" are an army's: many of them, in a sentence that speaks of an army and of nobody else so far."""
    if count.head is None or "ranks" not in count.head.senses or (count.number.value or 0) < MANY_MEN:
        return False
    return story.military == sentence and story.civil < sentence and _antecedent(story, count)[0] not in OTHERS


def _joins_counted(story: Story, counts: list[Count], index: int) -> bool:
    """Whether "and" joins people to soldiers counted right before: "120 hombres y 30 mujeres"."""
    page, last = story.page, counts[index - 1].last
    if not index or counts[index - 1].kind != "anyone" or counts[index - 1].number.first in story.refused:
        return False
    return last == counts[index].first - 1 and page.sense(last, "and") is not None


def _may_be_anybodys(story: Story, count: Count) -> bool:
    """Whether a noun such as "guards" stands alone in a text that speaks of no border, soldiers or force."""
    if count.head is None or "doubtful" not in count.head.senses or story.at_border:
        return False
    if len(story.page.sentences) <= SHORT:
        return False
    return not (story.in_person or story.scene.force or any(hit.senses.keys() & OWNED for hit in count.inside))


def _of_a_force(story: Story, count: Count, sentence: int) -> bool:
    """Whether a noun such as "members" means soldiers: its own words name a force, or the text speaks of one alone."""
    if any(hit.senses.keys() & OWNED for hit in count.inside):
        return True
    return _civil_free(story, count, sentence) and not _civil_owner(story, count)


def _civil_free(story: Story, count: Count, sentence: int) -> bool:
    """Whether a noun such as "members" may mean soldiers: the text speaks of some, and of no police since."""
    if story.first_military is None:
        uniformed = count.strength or (count.head is not None and "uniformed" in count.head.senses)
        return uniformed and story.at_border and story.civil < 0
    if story.civil > story.military and sentence - story.civil <= 1 and not _speaks_of_army(story, sentence):
        return False
    if story.at_border and sentence - story.military <= STILL_TOLD:
        return True
    return sentence - story.military <= 3 or 0 <= story.first_military - sentence <= 2


def _civil_owner(story: Story, count: Count) -> bool:
    """Whether the last owner named before a number in its clause is police or the like: "the police, 400 members"."""
    page = story.page
    begin = page.sentences[page.sentence_of[count.first]][0]
    for hit in reversed(hits_between(page, max(begin, count.first - OWNER_REACH), count.first)):
        if hit.senses.keys() & (NAMED | {"hard_stops"}):
            return False
        if "civil" in hit.senses:
            return _opens_item(page, hit, begin)
        if "reason" in hit.senses and hit.senses["reason"].says in OTHERS:
            return (
                hit.first == begin or page.number_at[hit.first - 1] is None
            )  # "the caravan, whose first 4,000 members"
    return False


def _speaks_of_army(story: Story, sentence: int) -> bool:
    return any(hit.senses.keys() & MILITARY for hit in hits_between(story.page, *story.page.sentences[sentence]))


def _owner_governs(story: Story, count: Count) -> bool:
    """Whether a force owns the number through its verb: "Joint Task Force North has 610 people"."""
    begin = story.page.sentences[story.page.sentence_of[count.first]][0]
    for hit in reversed(hits_between(story.page, max(begin, count.first - 7), count.first)):
        if hit.senses.keys() & NAMED:
            return True
        if hit.senses.keys().isdisjoint(GOVERNED):
            return False
    return False


def _antecedent(story: Story, count: Count) -> tuple[str | None, bool]:
    """What the nearest noun before a number, in its sentence, counts or names; and whether its clause is the same.

    A noun with a number of its own outweighs a bare one, unless the bare one stands right before ("agents, 40 in all").
    """
    page = story.page
    begin = max(page.sentences[page.sentence_of[count.first]][0], story.barren)
    same_clause = True
    bare: str | None = None
    people = False  # whether people were passed who are those of police named farther back
    at = count.first - 1
    while at >= begin:
        number, hit = page.number_at[at], page.hit_at[at]
        if number is not None:
            if (refused := story.refused.get(number.first)) is None:
                return "troops", same_clause
            why, counted = refused
            counts_on = why in OTHERS or why == "things"
            if bare is None and same_clause and counts_on and not passing(page, counted):
                return why, True
            at = number.first - 1
        elif hit is not None:
            if "hard_stops" in hit.senses:
                same_clause = False
            elif "anyone" in hit.senses:
                people = same_clause
            elif hit.senses.keys() & MILITARY:
                if bare is None:
                    return "troops", same_clause
            elif bare is None and same_clause and (other := _other(page, hit, count)) is not None:
                helped = other == "other people" and not count.partitive and _is_object(page, hit, begin)
                if (people or count.first - hit.last <= 6) and not helped:
                    return other, True
                bare = None if helped else other
            at = hit.first - 1
        else:
            at -= 1
    if bare is None:
        story.barren = count.first
    return bare, bare is not None


def passing(page: Page, count: Count) -> bool:
    """Whether what a number counts tells only where, what for or who speaks: "in 34 counties", "two officials told"."""
    asks = count.head is not None and "speakers" in count.head.senses
    if asks or page.sense(count.last - 1, "speech") is not None:
        return True
    at = count.first - 1
    while at > 0 and page.kinds(at) & LEADING:
        at -= 1
    return page.sense(at, "to") is not None and page.tokens.words[at] not in page.vocabulary.single["with"]


def _opens_item(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a noun leads its clause or its item of a list: "the state police 200"."""
    at = _lead(page, hit, begin)
    return at < begin or page.tokens.words[at] in SEPARATORS or bool(page.kinds(at) & {"and", "hard_stops"})


def _is_object(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a verb, known or not, stands before a noun: "supporting the Border Patrol", where soldiers help it."""
    at = _lead(page, hit, begin)
    if at < begin or page.number_at[at] is not None or not page.tokens.words[at][0].isalpha():
        return False
    return page.hit_at[at] is None or bool(page.kinds(at) & {"status.before", "status.after", "to"})


def _lead(page: Page, hit: Hit, begin: int) -> int:
    """The token before a noun and the small words that go with it, of which at most a few are passed."""
    at, end = hit.first - 1, max(begin, hit.first - OWNER_REACH)
    while at >= end and page.kinds(at) & OPENING:
        at -= 1
    return at


def _other(page: Page, hit: Hit, count: Count) -> str | None:
    """What a bare noun says is counted instead of soldiers."""
    if "reason" in hit.senses:
        says = hit.senses["reason"].says
        between = set().union(*(page.kinds(at) for at in range(hit.last, count.first)))
        beside = count.first - hit.last <= 2 and between.isdisjoint(("whom", "and"))
        counted = hit.first > 0 and page.number_at[hit.first - 1] is not None  # then that number speaks
        if "speakers" in hit.senses and not count.partitive:
            return None  # "senators pressed for 6,000"
        return says if says in OTHERS or (says == "things" and beside and not counted) else None
    return "other people" if "civil" in hit.senses else None


def _prospect(story: Story, count: Count) -> str | None:
    """What the nearest noun behind a number, in its sentence, counts or names."""
    end = min(story.page.sentences[story.page.sentence_of[count.first]][1], count.last + PROSPECT)
    beyond = False  # a clause farther on
    for hit in hits_between(story.page, count.last, end):
        if hit.senses.keys() & MILITARY:
            return "troops"
        beyond = beyond or bool(hit.senses.keys() & {"hard_stops", "source", "speech"})
        counted = any(story.page.number_at[at] is not None for at in range(max(hit.first - 2, count.last), hit.first))
        if not (beyond or counted) and "reason" in hit.senses and hit.senses["reason"].says in OTHERS:
            return hit.senses["reason"].says
    return None


def _elided(story: Story, counts: list[Count], index: int, sentence: int) -> str | None:
    """None where a number without a noun of its own counts the soldiers spoken of, else the reason why not."""
    count = counts[index]
    why = _implausible(story, count) or _labelled(story, count) or _measured(story, counts, index)
    why = why or ("other people" if _civil_behind(story.page, count) else None)
    if why is not None:
        return why
    antecedent, same_clause = _level_of(story, count) or _antecedent(story, count)
    if not (_speaks_of_them(story, sentence) or (antecedent == "troops" and _is_moved(story.page, count))):
        return antecedent if antecedent in OTHERS else "unknown"
    if antecedent == "troops":
        return None
    if antecedent is not None and same_clause:
        return antecedent
    if story.since(sentence, 3) is not None:
        _, lead, _ = cues.lead_in(story.page, count)
        if lead is not None and lead.value in ("portion", "few"):
            return None  # "the first 300", "los restantes 200": of the soldiers told last
    prospect = _prospect(story, count) if not _is_body_of(story.page, count) else None
    if count.partitive:
        known = prospect == "troops" or (story.counted in (None, "troops") and story.military >= 0)
        return None if known else story.counted or "unknown"
    if prospect is not None:
        return None if prospect == "troops" else prospect
    return _from_story(story, count, sentence)


def _speaks_of_them(story: Story, sentence: int) -> bool:
    """Whether a text is short or about the border, or speaks of soldiers themselves near a sentence, not of an army."""
    if story.at_border or len(story.page.sentences) <= SHORT:
        return True
    return any(at in story.in_person for at in range(sentence - 3, sentence + 3))


def _is_moved(page: Page, count: Count) -> bool:
    """Whether words right around a bare number tell of soldiers sent, kept or taken home, or of a body of so many."""
    begin, end = page.sentences[page.sentence_of[count.first]]
    before = range(max(begin, count.first - BESIDE), count.first)
    behind = range(count.last, min(end, count.last + BESIDE))
    said = any("status.before" in page.kinds(at) for at in before) or any(
        "status.after" in page.kinds(at) for at in behind
    )
    return said or count.left is not None or any("measure.after" in hit.senses for hit in count.inside)


def _level_of(story: Story, count: Count) -> tuple[str, bool] | None:
    """What a level counts, where its noun says so: "raised the number of guardsmen on the railroads to 1,600"."""
    if count.left is None or "levels" not in count.left.senses:
        return None
    for hit in hits_between(story.page, count.left.last, min(count.first, count.left.last + 5)):
        if hit.senses.keys() & (MILITARY | {"people"}):
            return "troops", True
        if (other := _other(story.page, hit, count)) is not None:
            return other, True
        if hit.senses.keys().isdisjoint({"of", "determiner", "adjective", "country", "place"}):
            return None
    return None


def _is_body_of(page: Page, count: Count) -> bool:
    """Whether a body of people stands right before a number: "a detachment of fifty"."""
    left = count.left
    if left is None or "bodies" not in left.senses:
        return False
    return all(page.kinds(at) & {"of", "hedge.before", "determiner"} for at in range(left.last, count.first))


def _civil_behind(page: Page, count: Count) -> bool:
    """Whether a bare number is said to be of police and the like: "900 son de la Policía Estatal"."""
    for at in range(count.last, min(len(page.tokens), count.last + 4)):
        if page.sense(at, "civil") is not None:
            return at > count.last
        if page.kinds(at).isdisjoint(("auxiliary", "of", "from", "determiner", "belong")):
            return False
    return False


def _from_story(story: Story, count: Count, sentence: int) -> str | None:
    """What a number counts of which its own sentence says nothing, by what was told before."""
    if story.counted == "troops" and sentence - story.counted_sentence <= 3:
        return None
    if story.since(sentence, 1) is not None:
        begin, end = story.page.sentences[sentence]
        behind = places.place_behind(story.page, count, end)
        if behind or places.place_before(story.page, count, count.first, begin):
            return None  # a list of places, after a figure of soldiers
    if story.counted in OTHERS and sentence - story.counted_sentence <= 1:
        return story.counted
    if story.first_military is None:
        return "unknown"
    many = count.left is not None or count.number.qualifier != "exact" or (count.number.value or 0) >= FEW
    if many and (sentence - story.military <= 3 or 0 <= story.first_military - sentence <= 2):
        return None
    listed = story.is_list_line(sentence) and (
        story.counted == "troops" or (story.at_border and story.military > NEVER and not story.counted)
    )
    return None if listed else "unknown"


def _labelled(story: Story, count: Count) -> str | None:
    """The reason the label before a colon gives: "Patrol trucks: 310"."""
    page, at = story.page, count.first - 1
    begin = page.sentences[page.sentence_of[count.first]][0]
    if at <= begin or page.tokens.words[at] != ":":
        return None
    why = None
    while at > begin and page.tokens.words[at - 1] not in (".", ";", ",", ":") and page.number_at[at - 1] is None:
        at -= 1
        hit = page.hit_at[at]
        if hit is not None and hit.senses.keys() & (MILITARY | {"place"}):
            return None
        if hit is not None and "reason" in hit.senses:
            why = why or hit.senses["reason"].says
        if page.tokens.breaks[at]:
            break
    counted = at > begin and page.number_at[at - 1] is not None  # "en 240 unidades: mil 500 son del Ejército"
    return why if not counted else None


def _measured(story: Story, counts: list[Count], index: int) -> str | None:
    """The reason of a measure right before, whose unit is left out: "from 18 feet to 30", "10 days and 30 for"."""
    count = counts[index]
    if not index or count.left is not None or any("measure.after" in hit.senses for hit in count.inside):
        return None
    before = counts[index - 1]
    why, _ = story.refused.get(before.number.first, (None, None))
    if why not in MEASURES_OF_THINGS or count.first - before.last > 9:
        return None
    between = hits_between(story.page, before.last, count.first)
    if any(hit.senses.keys() & (MILITARY | {"hard_stops", "place"}) for hit in between):
        return None
    joined = any(hit.senses.keys() & {"and", "change_to", "measure.before"} for hit in between[-3:])
    return why if joined else None


def _implausible(story: Story, count: Count) -> str | None:
    """The reason why a bare number cannot count soldiers, by its own form and its neighbours."""
    number = count.number
    if (number.value or number.low or 0) >= TOO_MANY:
        return "unknown"
    if number.qualifier == "range" and _are_years(story.page, count):
        return "date"
    if number.value is None or number.qualifier != "exact":
        return None
    if number.value < 2:
        return "unknown"
    if _is_ratio(story, count):
        return "rate"
    if 15 < number.value < 100 and _is_age(story, count):
        return "age"
    if number.shape == "digits" and (why := _by_digits(story, count)) is not None:
        return why
    small = number.shape == "words" and number.value < 10
    if small and count.left is None and not count.inside and not count.partitive:
        told = story.last is not None and story.last.sentence == story.page.sentence_of[number.first]
        return None if told and _antecedent(story, count)[0] == "troops" else "unknown"
    return None


def _are_years(page: Page, count: Count) -> bool:
    """Whether a range is one of years: "(1844-1924)"."""
    digits = [word for word in page.tokens.words[count.number.first : count.number.last] if word.isdigit()]
    years = [word for word in digits if len(word) == 4 and int(word) in YEARS]
    return len(digits) == 2 and len(years) == 2


def _is_ratio(story: Story, count: Count) -> bool:
    """Whether a small number and the next one tell a share: "three in ten", "3 de cada 10"."""
    page, last = story.page, count.number.last
    if (count.number.value or 0) > 20:
        return False
    for at in range(last, min(last + 3, len(page.tokens))):
        number = page.number_at[at]
        if number is not None:
            return at > last and (count.number.value or 0) <= (number.value or 0) <= 100
        if page.tokens.words[at] not in page.vocabulary.single["ratio"]:
            return False
    return False


def _is_whole_of_ratio(story: Story, counts: list[Count], index: int) -> bool:
    """Whether a small number ends a share: "one in five soldiers", "tres de cada cinco soldados"."""
    number, single = counts[index].number, story.page.vocabulary.single
    if (number.value or 0) > 100:
        return False
    leading = story.page.tokens.words[number.first - 1 : number.first]
    if leading and leading[0] in single["ratio"] and leading[0] in single["determiner"]:
        return True  # "de cada ocho marineros"
    if not index:
        return False
    before, first = counts[index - 1].number, counts[index].number.first
    words = story.page.tokens.words[before.last : first]
    shares = 0 < len(words) <= 2 and all(word in story.page.vocabulary.single["ratio"] for word in words)
    joins = len(words) == 2 or story.page.sense(first - 1, "of") is None
    return shares and joins and (before.value or 100) < (counts[index].number.value or 0)


def _is_age(story: Story, count: Count) -> bool:
    """Whether a number stands where ages do: between commas behind a name ("the soldier, 23, said"), or "he was 71"."""
    page, first, last = story.page, count.number.first, count.number.last
    words, single = page.tokens.words, page.vocabulary.single
    if first < 2:
        return False
    if words[first - 1] in single["auxiliary"]:
        return words[first - 2] in single["person"]
    if words[last : last + 1] != [","]:
        return False
    if words[first - 1] in single["of"]:
        return words[first - 2] == ","
    if words[first - 1] != ",":
        return False
    speaks = words[last + 1 : last + 2] != [] and words[last + 1] in single["says"]
    noun = page.hit_at[first - 2] is None or page.sense(first - 2, "troops") is not None
    one = noun and words[first - 2].isalpha() and not words[first - 2].endswith(page.vocabulary.plural)
    return (speaks or one or page.capital(first - 2)) and page.sense(first - 2, "place") is None


def _names(page: Page, at: int) -> bool:
    """Whether token `at` is a name that no list knows."""
    return page.hit_at[at] is None and page.capital(at) and page.tokens.words[at].isalpha()


def _numbers_pictures(page: Page, begin: int, last: int) -> bool:
    """Whether a line begins with the number of one of several pictures: "1 of 7 | Soldiers ...", "1/7"."""
    ends = last >= len(page.tokens) or page.tokens.words[last] in PICTURE_ENDS or bool(page.tokens.breaks[last])
    return (
        ends and page.number_at[begin] is not None and page.tokens.words[begin + 1] in page.vocabulary.single["ratio"]
    )


def _by_digits(story: Story, count: Count) -> str | None:
    """The reason that a number's digits and its place in the sentence give: a list number, a year, a code, a time."""
    page, number = story.page, count.number
    value = number.value or 0
    begin, end = page.sentences[page.sentence_of[number.first]]
    if number.first == begin and number.last + 1 >= end and page.tokens.words[number.last : number.last + 1] == ["."]:
        return "list number"
    if number.first == begin + 2 and _numbers_pictures(page, begin, number.last):
        return "ordinal"
    if value < 10 and number.first > begin and _names(page, number.first - 1):
        return "phone or code"  # a ship's or a satellite's name and its number
    around = page.tokens.words[max(number.first - 1, 0) : number.last + 1 : number.last - number.first + 1]
    if around == ["[", "]"]:
        return "phone or code"  # a footnote
    digits = page.tokens.words[number.first]
    if number.last - number.first == 1 and len(digits) == 4 and digits.isdigit():
        if YEARS.start <= value < YEARS.stop and not count.partitive:
            return "date"
        if story.grouped:
            return "phone or code"
    clock = number.first > begin and page.sense(number.first - 1, "clock") is not None
    return "time" if value <= 24 and clock else None
