"""What befell soldiers: whether the words around a number say that they died or were hurt."""

from __future__ import annotations

from figures.extract.around import hits_between
from figures.extract.nouns.nouns import Count
from figures.extract.nouns.ties import is_whole
from figures.extract.numbers import Number
from figures.extract.page import Page
from figures.extract.reasons.weighed import is_joined
from figures.extract.story.passing import LEADING, led_from
from figures.extract.story.story import Story
from figures.extract.text.phrases import Hit

BEFALLING = frozenset({"casualty.before", "casualty.after"})
AMONG = 5  # tokens from the dead or hurt to those among them
FALLEN = 60  # fewer than so many may be called by what befell them: "the 12 soldiers who died"
MANY = 10  # times the dead or hurt that soldiers are who have a verb of their own
BEFALL_BACK, BEFALL_AHEAD = 6, 16  # tokens before and behind a number in which its soldiers may be said to have died
# What may say of which body soldiers are, behind a participle: "assigned to the mission".
WHICH = frozenset(
    {
        *("to", "from", "of", "determiner", "adjective", "context", "operation", "border", "line", "bodies", "place"),
        *("unit", "force", "branch"),
    }
)


def befell(page: Page, count: Count) -> bool:
    """Whether the words around a number say that its soldiers died or were hurt: "killed at least two of them".

    Or the words of its phrase do: "three injured soldiers".
    """
    if any("casualty.after" in hit.senses and hit is not count.head for hit in count.inside):
        return True
    begin, end = page.sentence_at(count.first)
    if not page.those(BEFALLING).begins(begin, end):
        return False
    led = led_from(page, count)
    if _is_whole(page, led):
        return _opens(page, led, begin) and _is_called_so(page, count)  # but "four of the 10,000 soldiers died"
    return _are_hit(page, count, begin) or _have_died(page, count, end)


def _is_whole(page: Page, led: int) -> bool:
    """Whether only some of those counted are meant: "four of the 10,000", "one of the 160"."""
    one = led > 1 and page.is_word(led - 1, "of") and "pronoun" in page.kinds(led - 2)
    return one or is_whole(page, led)


def _opens(page: Page, led: int, begin: int) -> bool:
    """Whether "of" before a whole opens its sentence: no number before it says of how many something is told."""
    hit = page.hit_at[led - 1] if led else None
    return hit is not None and hit.first == begin


def _is_called_so(page: Page, count: Count) -> bool:
    """Whether a participle right behind soldiers says what befell them all: "Of the 14 soldiers charged, nine"."""
    hit = page.hit_at[count.last] if count.last < page.end else None
    return hit is not None and "casualty.after" in hit.senses and not page.has_word("auxiliary", hit.first, hit.last)


def _are_hit(page: Page, count: Count, begin: int) -> bool:
    """Whether what befell them stands right before a number: "killed at least two of them"."""
    at = count.first - 1
    while at >= max(begin, count.first - BEFALL_BACK) and page.kinds(at) & LEADING:
        at -= 1
    return at >= begin and page.sense(at, "casualty.before") is not None and not _is_deed(page, at)


def _is_deed(page: Page, at: int) -> bool:
    """Whether a word is the noun of what befell another: "After the kingpin's arrest 900 soldiers came"."""
    single, hit = page.vocabulary.single, page.hit_at[at]
    owners = single["genitive", "determiner"]
    return hit is not None and hit.last - hit.first == 1 and page.tokens.words[at - 1] in owners


def _have_died(page: Page, count: Count, end: int) -> bool:
    """Whether what befell them stands behind a number, and those listed with it: "two soldiers and an agent died"."""
    listed = count.last < end and page.sense(count.last, "and") is not None
    after, at, stop = count.last, count.last, min(end, count.last + BEFALL_AHEAD)
    while at < stop:
        number, hit = page.number_at[at], page.hit_at[at]
        if number is not None:
            whole = is_whole(page, led_from(page, Count(number, "elided", number.first, number.last)))
            if not (whole or page.joins(at - 1)) or _is_of_others(page, count.last, number, end):
                return False
            listed = listed or whole  # "three of the 9,000 soldiers on the border died"
            after = at = number.last  # "two soldiers and three civilians died"
        elif hit is None:
            at += 1
        elif hit.senses.keys() & {"stops", "hard_stops"} or ("of_them" in hit.senses and at > count.last):
            return _who_died(page, count, hit)  # not "..., and none of them has died"
        elif "casualty.after" in hit.senses and _suffered(page, hit, after, listed):
            return True
        else:
            at = hit.last
    return False


def _who_died(page: Page, count: Count, hit: Hit) -> bool:
    """Whether a relative clause right behind few soldiers says that they died: "the 12 soldiers who died"."""
    few = count.kind != "elided" and (count.number.value or FALLEN) < FALLEN
    relative = "pronoun" in hit.senses or page.is_word(hit.last - 1, "that")
    if not few or not relative or hit.first - count.last > 1:
        return False
    at = hit.last + ("auxiliary" in page.kinds(hit.last))
    fallen = page.hit_at[at] if at < page.end else None
    return fallen is not None and "casualty.after" in fallen.senses and _suffered(page, fallen, at, True)


def _is_of_others(page: Page, last: int, number: Number, end: int) -> bool:
    """Whether a number behind one that ends at `last` tells of others: "10,000 have served there, and 17 have died"."""
    some = number.last < end and page.sense(number.last, "of_them") is not None
    return some or _opens_clause(page, last, number.first)


def _opens_clause(page: Page, last: int, at: int) -> bool:
    """Whether a comma and "and" part a number from those counted before, of whom a verb has told something else."""
    if at - 2 <= last or page.tokens.words[at - 2] != "," or page.sense(at - 1, "and") is None:
        return False
    return any(page.kinds(told) & {"auxiliary", "status.after"} for told in range(last, at - 2))


def _suffered(page: Page, hit: Hit, after: int, listed: bool) -> bool:
    """Whether a casualty phrase is what became of a noun that ends at `after`: "two soldiers died"; not "killed"."""
    if page.has_word("auxiliary", hit.first - 1, hit.last):
        return True  # "cuatro elementos ligados a la misión se han quitado la vida"
    transitive = "reason" in hit.senses and hit.last < page.end
    object_behind = transitive and (
        page.number_at[hit.last] is not None or page.sense(hit.last, "determiner") is not None
    )
    beside = listed or hit.first - after <= 2 or (not transitive and _is_attribute(page, after, hit.first))
    return beside and not object_behind  # but "soldiers killed five gunmen"


def _is_attribute(page: Page, first: int, last: int) -> bool:
    """Whether words behind soldiers only say which they are: "assigned to the operation", "on the border mission"."""
    leads = any(page.has_word(kind, first, first + 2) for kind in ("to", "from", "of"))
    led, opening = first + 1 < last and leads, page.hit_at[first]
    begin = max(first + 2, opening.last if opening is not None else first)
    return led and all(page.hit_at[at] is None or page.kinds(at) & WHICH for at in range(begin, last))


def fell(story: Story, counts: list[Count], index: int) -> bool:
    """Whether those counted died, were hurt or taken, alone or with others: "three soldiers and two guards died"."""
    if befell(story.page, counts[index]):
        return True
    return _fell_too(story, counts, index) or _is_among_fallen(story, counts, index)


def _is_among_fallen(story: Story, counts: list[Count], index: int) -> bool:
    """Whether they are some of the dead or hurt right before: "left seven people dead, among them two soldiers"."""
    page, first = story.page, counts[index].number.first
    refused = story.refused.get(counts[index - 1].number.first) if index else None
    if refused is None or refused.why not in ("casualties", "other people"):
        return False
    before = refused.counted
    leads = hits_between(page, before.last, first)
    some = any(hit.says("measure.before") == "part" for hit in leads)
    some = some or any(hit.senses.keys() & {"whom", "of_them"} for hit in leads)
    near = first - before.last <= AMONG
    return some and near and (page.those(BEFALLING).begins(before.number.first, first) or befell(page, before))


def _act_themselves(page: Page, fallen: Count, count: Count) -> bool:
    """Whether so many more than the fallen have a verb of their own: "killed two men and 300 soldiers were sent".

    A participle is none: "hirieron a dos policías y 30 guardias desplegados allí".
    """
    said, kinds = page.sense(count.last, "status.after"), page.kinds(count.last)
    acts = "auxiliary" in kinds or (page.vocabulary.verb_first and "status.before" in kinds)
    acts = acts or (said is not None and said.firm)
    return acts and (count.number.value or 0) > MANY * (fallen.number.value or 0)


def _fell_too(story: Story, counts: list[Count], index: int) -> bool:
    """Whether "and" joins soldiers to dead or hurt ones right before: "three soldiers and two guards died"."""
    if not index or counts[index].kind == "elided" or not is_joined(story.page, counts, index):
        return False
    before = counts[index - 1]
    refused = story.refused.get(before.number.first)
    if refused is None or _act_themselves(story.page, before, counts[index]):
        return False
    return refused.why == "casualties" or (refused.why == "other people" and befell(story.page, before))
