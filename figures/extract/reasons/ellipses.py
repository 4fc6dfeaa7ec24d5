"""What a number counts that has no noun of its own: an ordered list of rules, of which the first that speaks wins.

A rule takes one bare number and says "troops", the reason why it counts none, or None where it has nothing to say. To
change an answer, change the rule that gave it (`python -m figures explain` names it), its place in `RULES`, or the
words of the lexicon. The rules stand here and, by what they ask, in `lookalikes`, `likewise` and `subjects`.
"""

from __future__ import annotations

from itertools import islice

from figures.extract import cues
from figures.extract.around import hits_between
from figures.extract.named import force_names, place_names
from figures.extract.nouns import ties
from figures.extract.nouns.nouns import Count
from figures.extract.page import BULLETS, MILITARY, Page
from figures.extract.places import following, preceding
from figures.extract.reasons import antecedents, likewise, lookalikes, others, prospects, ratios, subjects
from figures.extract.reasons.others import OTHERS, PARTED
from figures.extract.reasons.resumed import (
    BESIDE,
    FEW,
    MANY_MEN,
    PAST_OTHERS,
    goes_on_from_figure,
    goes_on_from_others,
    is_bare_news,
    is_moved,
    is_short,
    may_be_of_army,
    may_count_bare,
)
from figures.extract.reasons.weighed import Bare, BareRules
from figures.extract.rules import in_order, knows_by
from figures.extract.story import again, passing
from figures.extract.story.story import FIGURES_NEAR, NEVER
from figures.extract.text.phrases import Hit

SENDERS = subjects.SENDERS | {"country", "of_all"}  # who sends soldiers
TOTALLING = frozenset(
    {"auxiliary", "total.before", "status.before", "hedge.before", "change_to", "filler", "determiner"}
)
BEYOND_BORDER = 40_000  # more than stand at the border; so many others do come, or are stopped, in a month
MANIFOLD = 3  # times all soldiers told before
STILL_COUNTED = 3  # sentences for which a text goes on to count the soldiers that it counted
LISTED = 3  # bare numbers: so many add up to a figure by no accident
MORE = 4  # tokens before a bare number in which words of more lead to it: "se agregaron otros 900"
MORE_OF = frozenset({*OTHERS, *PARTED} - {"money"})  # what a pace may add more of, besides soldiers
OPENING = 3  # tokens of a sentence that open it with a whole: "De los 640"
CALLED = 4  # tokens behind a bare number in which the noun stands that it is said to be: "100 are guardsmen"
LEADING_IN = MILITARY | {"people", "bodies"}  # what a line names that leads in rows of soldiers
ACTOR = 3  # tokens before a verb in which an office or a state that sends soldiers may stand


# ---------------------------------------------------------------- the rules
def at_a_pace(bare: Bare) -> str | None:
    """Soldiers whom a pace adds, else a rate: "it will add 300 a week"."""
    count, page = bare.count, bare.page
    if not ratios.has_pace(page, count) or bare.value >= lookalikes.TOO_MANY:
        return None
    more = page.tells("measure.before", passing.led_from(page, count), count.first)
    more = more or count.says_more
    refused = bare.refused_before
    if more and refused is not None and refused.why in MORE_OF and bare.story.since(bare.sentence, 0) is None:
        return refused.why  # "the first 300 beds in April, and 300 more every month"
    if more and bare.story.since(bare.sentence, 1) is not None:
        return "troops"
    before = antecedents.antecedent(bare.story, count)[0]
    if bare.value >= FEW and is_moved(page, count) and before == "troops":
        return "troops"
    return "events" if before == "events" else "rate"  # "arrests are under 10,000 a month"


def from_a_state(bare: Bare) -> str | None:
    """Soldiers of a state, where soldiers are counted: "17 states sent help, 29 from Iowa and 13 from Ohio"."""
    page, last, told = bare.page, bare.count.last, bare.story.since(bare.sentence, PAST_OTHERS)
    if told is None or last + 1 >= page.end or not page.is_word(last, "from"):
        return None
    state = place_names.has_guard(page, page.hit_at[last + 1])
    return "troops" if state and page.vocabulary.forces[told.force].state is None else None


def said_to_be_others(bare: Bare) -> str | None:
    """Others it is said to be, or police it is said to be of: "40 were children", "900 son de la Policía Estatal"."""
    page, count = bare.page, bare.count
    if prospects.civil_behind(page, count):
        return "other people"
    alone = bare.story.since(bare.sentence, 0) is None  # "100 soldiers will cook, and 20 will be lawyers"
    return "other people" if alone and prospects.are_others(page, count) else None


def known_by_its_number(bare: Bare) -> str | None:
    """Soldiers told before whom an article and their number take up, or some of them: "80 of the 250 will leave"."""
    count, page, after = bare.count, bare.page, bare.counts[bare.index + 1 : bare.index + 2]
    of = page.is_word(count.last, "of")
    wholes = (whole for whole in after if of and whole.first - count.last <= BESIDE)
    return "troops" if any(_takes_up_figure(bare, known) for known in (count, *wholes)) else None


def where_none_are_counted(bare: Bare) -> str | None:
    """Nothing known away from the border, where no noun counts soldiers: "The army cleared roads. ... Some 20 a year".

    Not so where a short text, or the sentence before, speaks of them.
    """
    if bare.story.at_border or may_count_bare(bare.story, bare.sentence):
        return None
    before, _ = bare.before
    return before if before in OTHERS else "unknown"


@knows_by("context")
def away_from_border(bare: Bare) -> str | None:
    """Nothing known in a long text away from the border: "Some 300 marched"; not right behind a figure.

    Nor at the border in news of others that counts no soldiers yet, unless in a row of its own.
    """
    story = bare.story
    row = story.is_list_line(bare.sentence) and bare.page.opens_paragraph(bare.sentence)
    of_army = story.at_border and (row or not (is_bare_news(story) and story.of_others))
    if of_army or is_short(story) or goes_on_from_figure(bare):
        return None
    before, _ = bare.before
    return before if before in OTHERS else "unknown"


@knows_by("context")
def sent(bare: Bare) -> str | None:
    """Soldiers whom an office or states send, whoever is named before: "amid the migrants, the governor sent 250".

    Or whom police ask for, right behind others: "got 150 soldiers. The police chief had asked for 500".
    """
    verb = _verb_before(bare)
    if bare.value < FEW or verb is None or bare.story.since(bare.sentence, STILL_COUNTED) is None:
        return None
    if _is_of_the_same_asked(bare, verb):
        return "troops"
    if goes_on_from_others(bare) or _is_of_police(bare):
        return None
    if "relieved" in verb.senses:
        return "troops"
    page = bare.page
    before = hits_between(page, max(verb.first - ACTOR, 0), verb.first)
    acts = any(hit.senses.keys() & SENDERS and "civil" not in hit.senses for hit in before)
    acts = acts or _is_of_the_last(page, verb)
    if page.kinds(verb.first - 1) & {"and", "stops"}:
        return None  # "agents caught 300 in the state and sent 200"
    return "troops" if acts and bare.behind in (None, "troops") else None


def a_total_of_them(bare: Bare) -> str | None:
    """Soldiers told right before, whose total is said without a noun: "With the new arrivals the total will reach"."""
    left = bare.count.left
    if left is None or "levels" not in left.senses or bare.story.counted not in ("troops", "things"):
        return None
    led = bare.page.is_word(left.first, "determiner")
    if not led and bare.page.kinds(left.first - 1).isdisjoint({"determiner", "adjective"}):
        return None  # "the police, who number about 2,400"
    words = range(left.last, bare.count.first)
    plain = all(bare.page.kinds(at) & TOTALLING for at in words) and bool(words)
    return "troops" if plain and bare.story.since(bare.sentence, 1) is not None else None


def some_said_to_move(bare: Bare) -> str | None:
    """Some of the soldiers told last, whoever speaks of them: "The police chief said 120 will stay", "100 are"."""
    page, last = bare.page, bare.story.since(bare.sentence, 1)
    fewer = last is not None and bare.story.counted == "troops" and bare.value < (last.value or 0)
    if not fewer or bare.count.left is not None or bare.count.last >= page.end:
        return None
    at = bare.led_from - 1
    at -= page.is_word(at, "that")
    behind = page.kinds(bare.count.last)
    armed = page.those(force_names.ARMED).begins(bare.count.last, bare.count.last + CALLED)
    called = behind & {"auxiliary", "belongs"} and armed
    return "troops" if page.is_word(at, "says") and (called or "status.after" in behind) else None


def first_of_those_told(bare: Bare) -> str | None:
    """The first of the soldiers of its sentence, beside fewer others: "800 and 101 troopers will go; the first 450"."""
    if bare.story.since(bare.sentence, 0) is None or not _fewer_others_told(bare):
        return None
    return "troops" if _leads_in(bare, "portion") else None


def some_of_those_counted(bare: Bare) -> str | None:
    """Some of the soldiers counted last, whoever is named since: "300 soldiers who help the police, of whom 200"."""
    story, last = bare.story, bare.story.since(bare.sentence, 0)
    whom = any("whom" in hit.senses or "of_them" in hit.senses for hit in bare.leading)
    if (
        last is None
        or not (whom or _is_of_those_who(bare, last.first))
        or bare.count.left is not None
        or bare.behind not in (None, "troops")
    ):
        return None
    fewer = bare.value < (last.value or last.low or 0) and story.counted == "troops"
    return "troops" if fewer and last.count.number is bare.counts[bare.index - 1].number else None


def next_of_states(bare: Bare) -> str | None:
    """Soldiers of the next state of a list: "Texas has 950, Arizona 450, in jobs away from migrants, and Utah 100"."""
    told = bare.story.since(bare.sentence, 0)
    if told is None or told.count.kind != "elided":
        return None
    return "troops" if _follows_state(bare.page, told.first) and _follows_state(bare.page, bare.count.first) else None


def named_before(bare: Bare) -> str | None:
    """Soldiers whom the nearest noun before it names: "the guardsmen are 300"."""
    return "troops" if bare.before[0] == "troops" else None


@knows_by("context")
def others_before(bare: Bare) -> str | None:
    """Others whom the nearest noun before it names in its clause: "migrants came by bus: 300"."""
    before, same_clause = bare.before
    return before if same_clause else None


def rest_of_those_told(bare: Bare) -> str | None:
    """Soldiers of the figure told last: "the first 300", "los restantes 200"; "80 migrants; only a few" are others."""
    if bare.story.since(bare.sentence, STILL_COUNTED) is None or goes_on_from_others(bare):
        return None
    if not _leads_in(bare, "portion", "few"):
        return None
    refused = bare.refused_before
    housed = refused is not None and refused.why == "population" and bare.value < (refused.counted.number.value or 0)
    return "population" if housed else "troops"  # "room for 5,000, the first thousand from August"


def some_of_those_told(bare: Bare) -> str | None:
    """Those whom the text counted last, or names: "300 of them"."""
    story = bare.story
    if not bare.count.partitive:
        return None
    known = (
        bare.behind == "troops"
        or others.is_of_its_army(bare.page, bare.count)
        or (story.counted in (None, "troops") and story.military >= 0)
    )
    return "troops" if known or _fewer_others_told(bare) or _others_at_a_pace(bare) else story.counted or "unknown"


def noun_behind(bare: Bare) -> str | None:
    """The nearest noun behind it in its sentence: "300 more, all of them guardsmen"."""
    return bare.behind


def far_too_many(bare: Bare) -> str | None:
    """Others, as they are far more than all soldiers told before: "2,500 soldiers came. In May there were 249,000"."""
    page, story = bare.page, bare.story
    if bare.value < BEYOND_BORDER or bare.count.left is not None or bare.sentence - story.military <= 1:
        return None  # "How many has the National Guard in all? Some 133,000"
    most = max((told.size for told in story.drafts[-FIGURES_NEAR:]), default=0)
    armed = page.those(MILITARY).begins(*page.sentences[bare.sentence])
    return "unknown" if bare.value > MANIFOLD * most and not armed else None


@knows_by("context")
def still_counted(bare: Bare) -> str | None:
    """Soldiers, where the text counted some last: "Iowa sent 250 soldiers. By June 300 had come"."""
    story = bare.story
    near = bare.sentence - story.counted_sentence <= STILL_COUNTED
    return "troops" if story.counted == "troops" and near else None


def of_a_formation(bare: Bare) -> str | None:
    """Soldiers of a body that soldiers alone make up: "a captain whose company of around 130 was sent"."""
    left = bare.count.left
    if left is None or "formation" not in left.senses or not antecedents.is_body_of(bare.page, bare.count):
        return None
    return "troops" if bare.value >= FEW and bare.story.nears_army(bare.sentence) else None


def in_list_of_places(bare: Bare) -> str | None:
    """Soldiers in a list of places, after a figure of them: "500 soldiers came. Yuma got 120"."""
    if bare.story.since(bare.sentence, 1) is None or goes_on_from_others(bare):
        return None
    begin, end = bare.page.sentences[bare.sentence]
    behind = following.place_behind(bare.page, bare.count, end)
    return "troops" if behind or preceding.place_before(bare.page, bare.count, bare.count.first, begin) else None


def in_row_of_place(bare: Bare) -> str | None:
    """Soldiers in the row of a place, "Sonora: 300", in a text of an army that counted nothing else before.

    Or below a line that leads such rows in: "The troops are spread as follows:".
    """
    page, story, (begin, _) = bare.page, bare.story, bare.page.sentences[bare.sentence]
    label = page.hit_at[begin + (page.tokens.words[begin] in BULLETS)]
    if label is None or "place" not in label.senses:
        return None
    led = _is_led_in(bare)
    if story.counted not in (None, "troops") and not led:
        return None
    row = story.is_list_line(bare.sentence) and place_names.labels_next(page, label)
    follows = row and not any(number is not None for number in page.number_at[label.last : bare.count.number.first])
    speaks = story.at_border and (led or story.first_military is not None)
    return "troops" if follows and speaks and bare.value >= FEW else None


def added_past_others(bare: Bare) -> str | None:
    """Soldiers added to those told before what happened: "There were 117 murders. Another 1,500 were added"."""
    return "troops" if bare.story.counted == "events" and _goes_past_others(bare) and _are_added(bare) else None


@knows_by("context")
def past_others(bare: Bare) -> str | None:
    """Soldiers moved whom others part from their figure: "They stopped 20 migrants. 300 more arrived"."""
    return "troops" if _goes_past_others(bare) and is_moved(bare.page, bare.count) else None


def no_army(bare: Bare) -> str | None:
    """Nothing known in a text that speaks of no army: "The 300 went home"."""
    return "unknown" if bare.story.first_military is None else None


def told_again(bare: Bare) -> str | None:
    """Soldiers told long before: "De los 10 mil, están en Sonora ...", after 10 mil soldados."""
    value = bare.count.number.value or 0
    return "troops" if value >= MANY_MEN and any(again.as_many(bare.story, value)) else None


@knows_by("context")
def near_an_army(bare: Bare) -> str | None:
    """Soldiers of the army spoken of near it, unless they are few: "The Army came in force, some 300"."""
    count = bare.count
    many = count.left is not None or count.number.qualifier != "exact" or (count.number.value or 0) >= FEW
    if goes_on_from_others(bare) or not may_be_of_army(bare):
        return None
    if is_bare_news(bare.story) and not (bare.story.of_army or count.left is not None or goes_on_from_figure(bare)):
        return None
    return "troops" if many and bare.story.nears_army(bare.sentence) else None


def in_a_line(bare: Bare) -> str | None:
    """Soldiers in a line of a list, where the text counts no others: "- Idaho, 95"; not "The inn that had 95"."""
    story, page, begin = bare.story, bare.page, bare.page.sentences[bare.sentence][0]
    speaks = story.at_border and story.military > NEVER and not story.counted
    row = story.is_list_line(bare.sentence) and (page.opens_paragraph(bare.sentence) or _speaks_on(bare))
    labelled = page.sense(begin, "place") is not None or story.is_item(bare.sentence)
    if is_bare_news(story) and not (story.of_army or labelled):
        return None
    if page.is_word(begin, "determiner") and page.has_word("pronoun", begin, bare.count.first):
        return None
    return "troops" if row and (story.counted == "troops" or speaks) else None


def adding_up(bare: Bare) -> str | None:
    """Soldiers told before whom bare numbers of its sentence come to: "250 irán a Tijuana, 100 a Tecate y 65 a"."""
    values = [count.number.value or 0 for count in bare.counts if count.kind == "elided"]
    if len(values) < LISTED or bare.value < FEW:
        return None
    total = sum(values)
    return "troops" if any(again.as_many(bare.story, total)) else None


@knows_by("context")
def nobody(bare: Bare) -> str | None:
    """Nothing known, where no rule before it has spoken."""
    return "unknown"


# The rules by what they go by, surest first; each group is asked before the next, and so are the rules within it.

# What the word right behind says; before what a number looks like by itself: "the bridge sees three a day".
BY_THE_WORD_BEHIND_IT = in_order(
    at_a_pace,
    from_a_state,
)
# What counts nobody; before all that asks whom it counts: "soldiers closed bridges 31 and 32".
AS_NO_COUNT = lookalikes.RULES
# Police, or those told before, in so many words; before others told since: "The state has 260 guardsmen, the Border
# Patrol 1,650 agents. Some 90 of the 260 will leave".
BY_ITS_OWN_PHRASE = in_order(
    said_to_be_others,
    known_by_its_number,
)
# No soldiers, as another number or a subject says; before soldiers who are only named near it: "The Guard will get 14
# trucks, and the Army 40".
AS_OTHERS_BESIDE_IT = in_order(
    likewise.of_others_told,
    likewise.of_what_opens,
    likewise.of_the_clause_before,
    likewise.set_against_a_pace,
    subjects.of_heading,
    subjects.they_came_to,
    subjects.deeds,
    subjects.in_apposition,
    subjects.one_of_things,
    subjects.of_what_stood_before,
    subjects.what_others_do,
    likewise.beside_its_like,
    likewise.of_another,
    likewise.another_group,
    likewise.like_the_next,
    likewise.more_of_its_like,
    likewise.more_of_few,
)
# Nothing known in other news; before an army named near it is taken for what it counts: "The Army stopped work over a
# nest of birds, of which 83 were counted".
AWAY_FROM_BORDER = in_order(
    where_none_are_counted,
    away_from_border,
)
# Soldiers who are sent, or some of those told; before the nearest noun: "170 troops came. The police chief said that 90
# were from the Guard".
WHOEVER_IS_NAMED_NEARER = in_order(
    sent,
    a_total_of_them,
    some_said_to_move,
    first_of_those_told,
    some_of_those_counted,
    next_of_states,
)
# Whom nouns near it name, those before it first, or words such as "of them"; before what was told farther back: "340
# soldiers came. The migrants who came by bus were 300".
BY_THE_WORDS_AROUND = in_order(
    named_before,
    others_before,
    rest_of_those_told,
    some_of_those_told,
    subjects.senders,
    noun_behind,
)
# No soldiers by what is told of, or by how many they are; before soldiers counted last: "2,500 soldiers came. Crossings
# fell. On Tuesday there were under 500".
AS_OTHERS_SPOKEN_OF = in_order(
    subjects.others_spoken_of,
    far_too_many,
)
# Soldiers or others, as the text counted some; before those of whom it only speaks: "80 migrants were caught, the Army
# said. Of 60, nothing is known".
COUNTED_LAST = in_order(
    still_counted,
    of_a_formation,
    in_list_of_places,
    in_row_of_place,
    added_past_others,
    past_others,
    likewise.others_still_counted,
)
# An army's or nobody's, where nothing is counted near it; the last always speaks.
BY_WHOSE_NEWS_IT_IS = in_order(
    no_army,
    told_again,
    near_an_army,
    in_a_line,
    adding_up,
    nobody,
)
RULES: BareRules = (
    *BY_THE_WORD_BEHIND_IT,
    *AS_NO_COUNT,
    *BY_ITS_OWN_PHRASE,
    *AS_OTHERS_BESIDE_IT,
    *AWAY_FROM_BORDER,
    *WHOEVER_IS_NAMED_NEARER,
    *BY_THE_WORDS_AROUND,
    *AS_OTHERS_SPOKEN_OF,
    *COUNTED_LAST,
    *BY_WHOSE_NEWS_IT_IS,
)


# ---------------------------------------------------------------- what the rules ask
def _is_of_the_same_asked(bare: Bare, verb: Hit) -> bool:
    """Whether somebody asks for more or fewer of the soldiers counted last: "sent 250. The police asked for 700"."""
    asks = bare.page.has_word("asks_that", verb.first, verb.last)
    return asks and bare.story.counted == "troops" and bare.story.since(bare.sentence, 1) is not None


def _is_of_police(bare: Bare) -> bool:
    """Whether a police opens its sentence, which goes on about it: "The Border Patrol will add another 6,000"."""
    page, at = bare.page, bare.page.sentences[bare.sentence][0]
    at += page.is_word(at, "determiner")
    return bare.before == ("other people", True) and page.sense(at, "civil") is not None


def _leads_in(bare: Bare, *measures: str) -> bool:
    """Whether the words that lead in a number call it one of these: "the first" a portion, "only" few."""
    _, lead, _ = cues.lead_in(bare.page, bare.count)
    return lead is not None and lead.value in measures


def _speaks_on(bare: Bare) -> bool:
    """Whether somebody spoken of goes on about the soldiers told last, no police named since: "He expects to have"."""
    begin, last = bare.page.sentences[bare.sentence][0], bare.story.last
    named = bare.page.has_word("they", begin, begin + 1)
    return named and last is not None and bare.story.civil < last.sentence and is_moved(bare.page, bare.count)


def _takes_up_figure(bare: Bare, count: Count) -> bool:
    """Whether an article and a number without a noun take up a figure of the sentences before: "the 250"."""
    story, value = bare.story, count.number.value
    known = bare.page.tokens.words[count.first - 1] in bare.page.vocabulary.known
    if not known or count.kind != "elided" or count.last > count.number.last or value is None or value < FEW:
        return False
    near = (told for told in story.drafts[-FIGURES_NEAR:] if bare.sentence - told.sentence <= STILL_COUNTED)
    others = islice(reversed(story.refused.values()), FIGURES_NEAR)
    return any(told.value == value for told in near) and all(told.counted.number.value != value for told in others)


def _is_led_in(bare: Bare) -> bool:
    """Whether the line before ends in a colon and speaks of soldiers, and of nobody else: "The troops, by state:"."""
    page = bare.page
    begin, end = page.sentences[bare.sentence - 1] if bare.sentence else (0, 0)
    if begin == end or page.tokens.words[end - 1] != ":":
        return False
    named = hits_between(page, begin, end)
    kinds = {kind for hit in named for kind in hit.senses}
    counting = not kinds.isdisjoint(LEADING_IN) or {"anyone", "breakdown"} <= kinds
    return counting and not any(hit.says("reason") in OTHERS for hit in named)


def _goes_past_others(bare: Bare) -> bool:
    """Whether what was counted last stands between a bare number and the soldiers told shortly before."""
    story = bare.story
    may_move = story.counted == "other people" and story.military < story.counted_sentence
    goes_on = story.counted_sentence < bare.sentence and not may_move
    return goes_on and story.since(bare.sentence, PAST_OTHERS) is not None


def _are_added(bare: Bare) -> bool:
    """Whether a verb says of "another" so many that they were added: "se agregaron otros 900"; not "hubo otros 40"."""
    page, count = bare.page, bare.count
    more = page.of_kind("measure.before").between(max(count.first - MORE, 0), count.first)
    behind = page.of_kind("measure.after").between(count.last, min(count.last + MORE, page.end))
    return len(more) > 1 or (bool(more) and any(hit.says("measure.after") == "increase" for hit in behind))


def _is_of_those_who(bare: Bare, whole: int) -> bool:
    """Whether a sentence opens with the whole at a token, and a comma leads from it: "Of the 640 who left, 410 are"."""
    page, begin = bare.page, bare.page.sentences[bare.sentence][0]
    near = whole - begin <= OPENING and ties.is_whole(page, whole)
    return near and page.is_mark(bare.led_from - 1, ",")


def _follows_state(page: Page, first: int) -> bool:
    """Whether the name of a state that opens an item of a list stands right before a number: ", and Utah 100"."""
    hit = page.hit_at[first - 1] if first else None
    if hit is None or not place_names.has_guard(page, hit):
        return False
    return page.tokens.words[hit.first - 1] == "," or "and" in page.kinds(hit.first - 1)


def _fewer_others_told(bare: Bare) -> bool:
    """Whether too few others were told since a figure: "2,300 soldiers from eight states. Ohio sent 416 of them"."""
    story = bare.story
    back = PAST_OTHERS if story.counted in PARTED else 1
    near = story.drafts[story.told_before(bare.sentence - back) :][-FIGURES_NEAR:]
    told = next((told for told in reversed(near) if told.size >= bare.value), None)
    if told is None:
        return False
    since = (other.counted for first, other in reversed(story.refused.items()) if first > near[-1].count.first)
    return all((counted.number.value or 0) < bare.value for counted in islice(since, FIGURES_NEAR))


def _others_at_a_pace(bare: Bare) -> bool:
    """Whether others were told since a figure by their pace alone: "400 soldiers, amid 2,500 migrants a day"."""
    story = bare.story
    if not story.refused or story.since(bare.sentence, 1) is None:
        return False
    return ratios.has_pace(story.page, story.refused[next(reversed(story.refused))].counted)


def _verb_before(bare: Bare) -> Hit | None:
    """The verb of sending right before a number: "activated 2,500", "activó el lunes a otros 2 mil"."""
    page, at = bare.page, bare.count.first - 1
    small = passing.LEADING | {"infinitive"}
    while at > 0 and page.sense(at, "status.before") is None and (page.kinds(at) & small or page.date_at[at]):
        at -= 1
    hit = page.hit_at[at]
    if hit is None or "status.before" not in hit.senses:
        return None
    return hit if hit.senses.keys().isdisjoint({"grows", "shrinks", "total.before"}) else None


def _is_of_the_last(page: Page, verb: Hit) -> bool:
    """Whether who acts is told before: "When migrants came, he sent another 2,500", "..., envió otros 2.500"."""
    before, single = page.tokens.words[verb.first - 1], page.vocabulary.single
    unsaid = page.vocabulary.verb_first and before == "," and not verb.senses["status.before"].closed
    return verb.first > 0 and (unsaid or (before in single["pronoun"] and page.sense(verb.first - 1, "stops") is None))
