"""Totals: the figures that add up to a whole beside them, unless their sum is an accident, look by look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby, pairwise

from figures.extract import measures
from figures.extract.around import hits_between
from figures.extract.named import force_names, place_names
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.parts import sums, wholes
from figures.extract.story.story import FIGURES_NEAR, SENTENCE, Draft, Story

MANY = 3  # figures: so many in one sentence add up to a whole farther off by no accident
FAR = 12  # sentences from a whole to those
APART = 3  # sentences from one part of a whole to the next, where a text goes on about it
ROUND = 100  # figures of which all are so round may add up to another by accident
NAMED = 3  # tokens before a total in which it may be called so


def adding_up(story: Story, at: int, step: int) -> list[Draft]:
    """The figures behind (or before) a whole that add up to it, two at least: "500: 300 in Yuma, 200 in Nogales"."""
    whole, beside = story.drafts[at], sums.run(story, at, step, across=True)
    if len(beside) < 2:
        return []
    unsaid = [draft for draft in beside if draft.measure != "part"]
    # "31,777, up from 10,340. Some 17,160 ..."
    behind = [draft for draft in beside if draft.sentence != whole.sentence]
    parts = _prefix_sum(whole, beside) or _prefix_sum(whole, unsaid) or _prefix_sum(whole, behind)
    if not parts:
        return []
    total = Total(story, step, whole, parts, beside)
    exact = _is_exact(total)
    if any(look(total) for look in ACCIDENTS):
        return []
    said = measures.total(story.page, whole.count, whole.first) is not None
    return parts if said or exact or not any(look(total) for look in UNSAID) else []


@dataclass
class Total:
    """Figures that add up to a whole, of which it is asked whether that is no accident."""

    story: Story
    step: int  # 1 where they stand behind the whole, -1 where they stand before it
    whole: Draft
    parts: list[Draft]
    beside: list[Draft]  # all figures there, the parts among them


# ---------------------------------------------------------------- accidents
def of_a_part(total: Total) -> bool:
    """What adds up to a part of others: "1,000 of them"."""
    return total.whole.count.partitive


def ends_of_a_change(total: Total) -> bool:
    """Ends of a change, or those whom others join: "from 2,500 to 7,500", "the 2,500 there"."""
    return _is_change(total.story.page, total.parts)


def set_against(total: Total) -> bool:
    """What adds up to a figure that another is compared with, "up from 500", unless they are two services' parts.

    "Nothing beyond the 1,500 announced. Those troops, 1,000 soldiers and 500 Marines, will".
    """
    whole, parts = total.whole, total.parts
    if not ties.compared(total.story.page, whole.first):
        return False
    services = {part.force for part in parts} - {whole.force}
    told_on = parts[0].sentence > whole.sentence and parts[0].sentence == parts[-1].sentence
    return not (told_on and len(services) == len(parts) and sums.comes_to(whole, parts))


def holding_others(total: Total) -> bool:
    """Figures one of which is the whole of what stands behind it: "Of the 1,500, two thirds were soldiers"."""
    return any(ties.is_whole(total.story.page, part.first) for part in total.parts)


def one_in_another(total: Total) -> bool:
    """A figure and a part of it: "2,500 were there and 1,500 will come, among them 500 Marines. Some 500 were"."""
    page = total.story.page
    return any(
        before.measure != "part" and page.tells("whom", max(before.count.last, part.first - 1), part.count.first)
        for before, part in pairwise(total.parts)
    )


def one_after_another(total: Total) -> bool:
    """Strengths that followed one another: "10,000 at its height. Some 5,500 remained in 2022; now it is at 4,500"."""
    return sum(part.measure_rule.by == "total" for part in total.parts) > 1


def of_other_states(total: Total) -> bool:
    """Figures of one state and of others: "Indiana sends 50, Louisiana 150 and Missouri up to 200"."""
    known = total.story.page.vocabulary.forces
    states = {known[draft.force].state for draft in (total.whole, *total.parts)} - {None}
    return known[total.whole.force].state is not None and len(states) > 1


def beyond_its_line(total: Total) -> bool:
    """Figures of its own line and of others: "Louisiana: 150, in three turns of 50. Arkansas: 40. Iowa: 60"."""
    story, whole, parts = total.story, total.whole, total.parts
    return not sums.on_other_line(story, whole, parts[0]) and sums.on_other_line(story, whole, parts[-1])


def some_of_a_list(total: Total) -> bool:
    """Some items of a list that goes on: "30 from Ohio, 45 from Indiana, 25 from Iowa and 70 from Utah"."""
    last = total.parts[-1]
    rest = total.beside[total.beside.index(last) + 1 :]
    return bool(rest) and rest[0].measure == "level" and wholes.same_clause(total.story.page, last, rest[0])


def with_those_there(total: Total) -> bool:
    """Those who come and those there, whose total is told: "1,500 more, for a total of 4,000. Now 2,500 are there"."""
    whole, parts = total.whole, total.parts
    if whole.status not in wholes.PLANNED or all(part.sentence == whole.sentence for part in parts):
        return False
    come_and_there = {part.status in wholes.PLANNED for part in parts} == {True, False}
    mixed = parts[0].sentence > whole.sentence and {part.measure for part in parts} >= {"part", "level"}
    return come_and_there or (mixed and not _is_exact(total))


ACCIDENTS: tuple[Callable[[Total], bool], ...] = (
    *(of_a_part, ends_of_a_change, set_against, holding_others, one_in_another, one_after_another),
    *(of_other_states, beyond_its_line, some_of_a_list, with_those_there),
)


# ---------------------------------------------------------------- accidents, where no word says "in all"
def in_other_sentences(total: Total) -> bool:
    """Figures of other sentences, unless all behind it are of its force, or it is a total behind them."""
    page, whole, parts = total.story.page, total.whole, total.parts
    if parts[0].sentence == whole.sentence:
        return False
    if total.step < 0:
        return not _sums_up(page, whole)
    odd = _are_odd(parts) and sum(part.value or 0 for part in parts) == whole.value
    return not _of_one(page, whole, parts) or (not odd and any(_is_apart(page, whole, part) for part in parts))


def _is_apart(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether a figure is of another place or day than one before: "800 came to Yuma. 500 came to Ajo, 300 to Naco"."""
    here, there = whole.where, part.where
    if here and there and whole.place != part.place and not place_names.may_contain(page, here, there):
        return True
    other_side = part.side_said and part.side != whole.side
    return other_side or (None not in (whole.as_of, part.as_of) and whole.as_of != part.as_of)


def at_other_places(total: Total) -> bool:
    """Figures of other places in its sentence: "500 are in Yuma, 300 in Nogales and 200 in Douglas"."""
    whole, parts = total.whole, total.parts
    if parts[0].sentence != whole.sentence or whole.where is None or _are_within(total.story.page, whole, parts):
        return False
    return any(part.place not in (None, whole.place) for part in parts)


def _are_within(page: Page, whole: Draft, parts: list[Draft]) -> bool:
    """Whether figures of one sentence are of towns of the state of another: "in Sonora 300: Altar 200, Naco 100"."""
    towns = [part.where for part in parts if part.sentence == whole.sentence]
    where = whole.where
    return len(towns) == len(parts) and all(
        where is not None and town is not None and place_names.may_contain(page, where, town) for town in towns
    )


def item_of_their_list(total: Total) -> bool:
    """Figures with which it stands in one list: "400, 250 and 150 troops", "200, 300 and 500"."""
    page, whole, first = total.story.page, total.whole, total.parts[0]
    if first.sentence != whole.sentence:
        return False
    if first.first < whole.first:
        return "and" in page.kinds(whole.first - 1)
    bare = whole.count.last == whole.count.number.last
    return bare and page.tokens.words[whole.count.last : first.first] == [","]


UNSAID: tuple[Callable[[Total], bool], ...] = (in_other_sentences, at_other_places, item_of_their_list)


# ---------------------------------------------------------------- farther on
def adding_up_anew(story: Story, at: int, parts: list[Draft]) -> list[Draft]:
    """The figures behind all parts of a whole that add up to it once more: "In the south are 90, in the north 60"."""
    beside = sums.run(story, at, 1, across=True) if parts else []
    told = beside and parts[-1] in beside
    return _prefix_sum(story.drafts[at], beside[beside.index(parts[-1]) + 1 :]) if told else []


def adding_up_beyond(story: Story, at: int) -> list[Draft]:
    """What adds up to a whole in one of the next sentences, a greater figure between: "1,500 will join the 2,500".

    "They are 1,000 soldiers and 500 Marines" is told of the 1,500 then. Farther off, they must be many: "250 went to
    Tijuana, 100 to Mexicali and 65 to Tecate", some sentences behind the 415 who came.
    """
    whole, page, between = story.drafts[at], story.page, list[Draft]()
    if whole.measure not in ("level", "increase"):
        return []
    end = min(story.told_before(whole.sentence + FAR + 1), at + 1 + FIGURES_NEAR)
    for sentence, together in groupby(story.drafts[at + 1 : end], key=SENTENCE):
        told, far = list(together), sentence - whole.sentence > sums.ACROSS
        many = len(told) >= (MANY if far else 2)
        beyond = many and (far or any(wholes.larger(other, whole) for other in between))
        parts = (_many_adding_up if far else _prefix_sum)(whole, told) if beyond else []
        plain = bool(parts) and all(_may_be_told_again(part) for part in parts)
        if plain and not _is_change(page, parts) and _of_one(page, whole, parts):
            return parts
        between += told
    return []


def adding_up_in_turn(story: Story, at: int) -> list[Draft]:
    """Odd figures of several sentences behind a whole that are just as many: "10,000 ... 990 flew ... 6,310 ... 2,700".

    They stand without a break, but for parts of theirs; round ones may be as many by accident.
    """
    whole = story.drafts[at]
    if whole.measure not in ("level", "increase") or whole.value is None or whole.qualifier == "range":
        return []
    last = whole.sentence
    for begin in range(at + 1, min(at + 1 + FIGURES_NEAR, len(story.drafts))):
        sentence = story.drafts[begin].sentence
        if sentence - last > FAR:
            break
        smaller = 0 < (story.drafts[begin].value or 0) < whole.value
        if smaller and sentence != last and (parts := _just_as_many(story, whole, begin)):
            return parts
        last = sentence
    return []


def _just_as_many(story: Story, whole: Draft, begin: int) -> list[Draft]:
    """The figures of a text from `begin` on that are just as many as a whole, if they are many and odd."""
    page, found, left = story.page, list[Draft](), whole.value or 0
    for part in story.drafts[begin : begin + FIGURES_NEAR]:
        holder = part.whole
        if holder in found and part.value != left:
            continue
        far = bool(found) and part.sentence - found[-1].sentence > sums.ACROSS
        if not 0 < (part.value or 0) <= left or far:
            return []
        of_another = holder is not None and holder is not whole and holder not in found
        of_then = part.as_of is not None and part.as_of != whole.as_of  # "sent 1,050 in 2018"
        if of_another or of_then or not (_may_be_next(part) and wholes.of_one_owner(page, whole, part)):
            return []
        found.append(part)
        left -= part.value or 0
        if not left:
            odd = _are_odd(found)
            apart = found[-1].sentence > found[0].sentence
            return found if len(found) >= MANY and odd and apart and not _is_change(page, found) else []
    return []


def adding_up_told_on(story: Story, at: int) -> list[Draft]:
    """What the next sentences make of a whole, one part after the other: "3,000 more ... 2,400 come from Yuma ... 500".

    They come to it, or about to it where it is rounded, and are as far as it is: all to come, or all there.
    """
    whole, found = story.drafts[at], list[Draft]()
    if whole.measure not in ("level", "increase") or whole.value is None or whole.qualifier in ("range", "vague"):
        return []
    for part in story.drafts[at + 1 : at + 1 + FIGURES_NEAR]:
        last = found[-1] if found else whole
        if part.sentence - last.sentence > APART or (not found and part.sentence == whole.sentence):
            return []
        if not _may_be_told_on(story.page, whole, part):
            return []
        found.append(part)
        if len(found) > 1 and part.sentence - whole.sentence > 1 and _comes_near(whole, found):
            total = Total(story, 1, whole, found, found)
            return [] if any(look(total) for look in ACCIDENTS) else found
    return []


def _may_be_told_on(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether a figure of a later sentence may be one of those that a whole is made up of."""
    as_far = any({whole.status, part.status} <= set(stages) for stages in (wholes.PLANNED, wholes.COME))
    of_then = part.as_of is not None and part.as_of != whole.as_of and wholes.is_of_month(page, part)
    smaller = wholes.larger(whole, part) and part.value is not None and not ties.compared(page, part.first)
    known = part.whole is None or part.whole is whole
    known = known and not (part.measure == "increase" and wholes.is_of_month(page, part))  # "July will bring 300 more"
    alike = _of_one(page, whole, [part]) and not _is_apart(page, whole, part)
    ashore = any("ashore" in hit.senses for hit in part.count.inside)
    alike = alike and (not ashore or page.vocabulary.forces[whole.force].ashore)  # "700 Marines came. 400 soldiers"
    return smaller and as_far and known and not of_then and _may_be_next(part) and alike


def _comes_near(whole: Draft, parts: list[Draft]) -> bool:
    """Whether figures come to a whole, or about to one that is rounded, and each is more than is rounded away."""
    slack = (sums.ROUNDED if whole.qualifier in sums.HEDGED else 0) * (whole.value or 0)
    total = sum(part.value or 0 for part in parts)
    return abs(total - (whole.value or 0)) <= slack and all((part.value or 0) > 2 * slack for part in parts)


# ---------------------------------------------------------------- what the looks ask
def _is_exact(total: Total) -> bool:
    """Whether three figures or more, odd ones among them, are just as many as a whole of one owner with them."""
    whole, parts, page = total.whole, total.parts, total.story.page
    many = len(parts) >= MANY and sum(part.value or 0 for part in parts) == whole.value
    return many and _are_odd(parts) and all(wholes.of_one_owner(page, whole, part) for part in parts)


def _are_odd(parts: list[Draft]) -> bool:
    """Whether some figures are not all so round that they may add up to another by accident."""
    return any((part.value or 0) % ROUND for part in parts)


def _prefix_sum(whole: Draft, run: list[Draft]) -> list[Draft]:
    """The figures at the beginning of a run, two at least, that add up to a whole: "900: 500 in Roma, 400 in Ajo"."""
    value, total = whole.value or 0, 0.0
    for count, part in enumerate(run, 1):
        total += part.value or 0
        if count > 1 and abs(total - value) <= sums.ROUNDED * value and sums.add_up(whole, run[:count]):
            return run[:count]
    return []


def _may_be_told_again(part: Draft) -> bool:
    """Whether a figure may be of those told before: "another 500" are others, but "500 will arrive" may be the same."""
    known = part.measure in ("level", "part") or (part.measure == "increase" and part.measure_rule.by == "change")
    return known and part.status != "denied"


def _may_be_next(part: Draft) -> bool:
    """Whether a figure may be the next part of a whole told in turn: "another 500" may be, "500 of them" are not."""
    told = _may_be_told_again(part) or part.measure == "increase"
    return told and part.qualifier != "range" and not part.count.partitive


def _many_adding_up(whole: Draft, run: list[Draft]) -> list[Draft]:
    """The figures at the beginning of a run that are just as many as a whole, so many that it is no accident."""
    parts = _prefix_sum(whole, run)
    return parts if len(parts) >= MANY and sums.comes_to(whole, parts) else []


def _is_change(page: Page, parts: list[Draft]) -> bool:
    """Whether figures are ends of a change, as in "from 2,500 to 7,500", or others join them: "the 2,500 there"."""
    if any(ties.changes_from(page, part.count, part.first) for part in parts) or _come_down_to(page, parts[0]):
        return True
    return any(ties.led_in_by(page, part.first, "joined") is not None for part in parts)


def _come_down_to(page: Page, part: Draft) -> bool:
    """Whether a figure is what others come down to: "were reduced to 1,100 when 400 were allowed to go home"."""
    led = ties.led_in_by(page, part.first, "total.before")
    return led is not None and "composes" not in led.senses  # not "Son 300 soldados y 200 guardias"


def _of_one(page: Page, whole: Draft, parts: list[Draft]) -> bool:
    """Whether all parts are of the force of their whole, so that their sum is no accident of other forces' figures."""
    return all(force_names.related(page, whole.force, part.force) for part in parts)


def _sums_up(page: Page, whole: Draft) -> bool:
    """Whether a figure is named as a total, in the last row of a table, after "In all," or where "Together" opens."""
    begin = page.sentences[whole.sentence][0]
    near = hits_between(page, max(begin, whole.first - NAMED), whole.first)
    total = any(hit.senses.keys() & {"levels", "total.before"} for hit in near)
    return total or page.tells("adds_up", begin, whole.first)
