"""Whether a figure is a level, an increase, a decrease or a part, as the words of its own clause say."""

from __future__ import annotations

from figures.extract.around import clause_ahead, clause_back, hits_between
from figures.extract.cues import Said
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.ties import is_whole, led_by

CHANGE = 12  # tokens before "by 2,000" in which the verb of change may stand
CHANGED = frozenset({"levels", "bodies", "troops", "grows", "shrinks"})  # what leads to a number behind "to"
WHOLE_NEEDED = ("part", "portion", "few")  # measures that hold only where the text gives the containing figure


def measure(page: Page, count: Count, first: int, lead: Said | None) -> Said | None:
    """Level, increase, decrease or part as the words right around a number say; None where none speaks (a level)."""
    inside = next((hit for hit in count.inside if "measure.after" in hit.senses), None)
    if is_whole(page, first) and inside is None:
        return Said("level", first - 1, first)
    if inside is not None:
        return Said(inside.senses["measure.after"].says, inside.first, inside.last)
    behind = _change_behind(page, count)
    if lead is not None and lead.value == "increase" and _known(page, lead.last, count.first):
        return Said("level", lead.first, lead.last)
    if lead is not None and lead.value not in WHOLE_NEEDED:
        left = (said for said in (behind, _change_before(page, lead.first)) if said and said.value == "decrease")
        return next(left, lead)  # "pull out another 500", "otros 500 serán retirados"
    said = _level(page, count, first) or _amount(page, first) or _change_before(page, first) or behind
    if said is None and count.partitive:
        noun = count.head is not None and page.sense(count.number.last, "of_them") is None  # "60 of the soldiers"
        return Said("portion" if noun else "part", count.last - 1, count.last)
    return said or lead


def _known(page: Page, first: int, last: int) -> bool:
    """Whether an article says of those who come on top that they are known: "a ello se añaden los 2.500 que ya"."""
    return any("determiner" in page.kinds(at) and "hedge.before" not in page.kinds(at) for at in range(first, last))


def _level(page: Page, count: Count, first: int) -> Said | None:
    """A level by the words before or behind it: a total that is reached or left, or who is joined or relieved."""
    reached = total(page, count, first)
    if reached is not None and not (count.partitive and reached.first > first):
        return reached
    there = led_by(page, first, "joined") or led_by(page, first, "relieved")
    return Said("level", there.first, there.last) if there is not None else None


def total(page: Page, count: Count, first: int) -> Said | None:
    """A level that is reached, kept or left: "bringing the total to 4,000", "leaving about 3,000"."""
    at = first - 1
    begin = page.sentences[page.sentence_of[count.first]][0]
    while at >= begin and first - at <= 4:
        hit = page.hit_at[at]
        if hit is None or page.number_at[at] is not None:
            break
        if "total.before" in hit.senses:
            return Said("level", hit.first, hit.last)
        if not any(kind in hit.senses for kind in ("determiner", "filler", "hedge.before", "to", "of")):
            break
        if "change_to" in hit.senses and _changes(page, begin, hit.first):
            return Said("level", hit.first, hit.last)
        at = hit.first - 1
    for hit in hits_between(page, count.last, clause_ahead(page, count.last, 3)):
        if "and" in hit.senses:
            break  # "regresaron 300 soldados y quedan 200"
        if "total.after" in hit.senses:
            return Said("level", hit.first, hit.last)
    return None


def _changes(page: Page, begin: int, end: int) -> bool:
    """Whether something that can change stands in the clause before "to": a figure or a noun such as "force"."""
    for at in range(max(begin, end - 12), end):
        hit = page.hit_at[at]
        if page.number_at[at] is not None or (hit is not None and hit.senses.keys() & CHANGED):
            return True
    return False


def _change_before(page: Page, first: int) -> Said | None:
    """An increase or decrease by the verb before a number: "withdrew about 300", "fueron retirados 300"."""
    for hit in reversed(hits_between(page, clause_back(page, first, 7), first)):
        if any(page.number_at[at] is not None for at in range(hit.last, first)):
            return None
        sense, behind = hit.senses.get("measure.before"), hit.senses.get("measure.after")
        if sense is None and page.vocabulary.verb_first and first - hit.last <= 3 and behind is not None:
            sense = behind if behind.says == "decrease" else None
        if sense is not None and sense.says == "decrease":
            return Said("decrease", hit.first, hit.last)
        if sense is not None and sense.says == "increase" and (hit.last - hit.first > 1 or hit.last == first):
            return Said("increase", hit.first, hit.last)
        if "status.before" in hit.senses or "total.before" in hit.senses:
            return None
    return None


def _change_behind(page: Page, count: Count) -> Said | None:
    """What the words behind a phrase say of its measure: "200 of them", "300 will be withdrawn"."""
    end = clause_ahead(page, count.last, 5)
    for hit in hits_between(page, count.last, end):
        if page.number_at[hit.first] is not None:
            break
        sense = hit.senses.get("measure.after")
        if (
            sense is not None
            and (sense.says == "part" or (sense.says == "increase" and _speaks_of_next(page, hit)))
            and any(page.number_at[at] is not None for at in range(hit.last, min(hit.last + 3, len(page.tokens))))
        ):
            break  # "6,000, of whom 3,000": the part is what follows
        if "whom" in hit.senses and hit.first > count.last:
            break  # "500 troops, among them engineers"
        if sense is not None and (hit.first - count.last <= 1 or sense.says == "decrease"):
            if sense.says == "increase" and page.tokens.words[count.last : hit.first] not in ([], [","], ["-"]):
                continue
            return Said(sense.says, hit.first, hit.last)
        if hit.senses.keys().isdisjoint({"pronoun", "auxiliary", "filler", "to"}):
            break
    return None


def _speaks_of_next(page: Page, hit: Hit) -> bool:
    """Whether words speak of the number behind them: "a los 2.500 se sumarán 1.500", "7 mil, más los 2 mil"."""
    words, single = page.tokens.words, page.vocabulary.single
    article = words[hit.last] in single["determiner"]
    verb_first = page.vocabulary.verb_first and (hit.last - hit.first > 1 or article)
    return verb_first and words[hit.last - 1] not in single["to"]


def _amount(page: Page, first: int) -> Said | None:
    """What a change amounts to: "increased its force by 1,600"; None where no verb of change leads to the number."""
    if not first or page.tokens.words[first - 1] not in page.vocabulary.single["change_by"]:
        return None
    begin = clause_back(page, first, CHANGE)
    begin = max((number.last for number in page.number_at[begin:first] if number is not None), default=begin)
    for hit in reversed(hits_between(page, begin, first)):
        for kind, says in (("grows", "increase"), ("shrinks", "decrease")):
            if kind in hit.senses:
                return Said(says, hit.first, hit.last)
    return None
