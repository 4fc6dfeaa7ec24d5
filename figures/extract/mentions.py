"""One text -> its mentions, and the ledger of all its numbers.

The reading goes through the text once, sentence by sentence. Each number is weighed (`reasons`) and, if it counts
soldiers, drafted (`drafts`); the phrases between numbers move the story on; at the end parts are told from wholes.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from figures.extract import alongside, echoes, evidence, operations, ranks
from figures.extract.around import cue
from figures.extract.cues import Said
from figures.extract.drafts import draft
from figures.extract.forces import textwide
from figures.extract.garbage import uncollected
from figures.extract.gate import may_count_troops
from figures.extract.layout.laying import page
from figures.extract.named import place_names
from figures.extract.nouns import boxes, columns
from figures.extract.nouns.counted import count
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.parts import parts
from figures.extract.reasons.members import names_force
from figures.extract.reasons.reasons import reason
from figures.extract.records import Cue, Entry, Mention, Reading
from figures.extract.story import paragraphs, passing, telling
from figures.extract.story.story import Draft, Refused, Story
from figures.extract.text.phrases import Hit
from figures.extract.vocabulary import vocabulary

# Reasons of numbers that a text passes over: what was counted before them still is.
PASSED_OVER = frozenset(
    {
        *("money", "percent", "distance", "area", "weight", "duration", "age", "time", "date", "rate"),
        *("ordinal", "fraction", "decimal", "list number", "unit count", "weapon or vehicle"),
        *("legal reference", "unit name", "address", "phone or code", "score", "casualties"),
    }
)
# Reasons by which a text tells of something else than soldiers: not trucks, posts and miles, which armies have too.
OF_OTHER_NEWS = frozenset(
    {
        *("other people", "events", "casualties", "population"),
        *("weight", "area", "score", "percent", "money", "rate"),
    }
)
NOTHING = Reading((), ())  # of a text that speaks of no forces
FIRST = attrgetter("count.number.start")  # of a figure: where it stands in the text


def read(
    text: str,
    language: str,
    published: dt.date | None = None,
    month: tuple[int, int] | None = None,
    title: str = "",
    ledger: bool = True,
) -> Reading:
    """All troop figures of a text, and the ledger of all its numbers.

    `language` names a lexicon folder; it decides how numbers are written. `published` resolves relative dates; `month`
    (year, month) stands in where only that is known. `title` tells whose forces are meant where the text does not.
    Without `ledger` there is none, and a text that speaks of no forces is answered at once; the mentions are the same.
    Raises LexiconError for a language without a lexicon, TypeError for a `published` that is no date.
    """
    words, published = vocabulary(language), _day(published)
    if not (ledger or may_count_troops(text, language) or (title and may_count_troops(title, language))):
        return NOTHING
    heading = page(title, words, published, month) if title else None
    return _reading(page(text, words, published, month), heading, ledger)


@uncollected
def _reading(text: Page, heading: Page | None, ledger: bool) -> Reading:
    """All that a text says, under its heading; the ledger of its numbers where it is asked for."""
    told = tell(text, heading)
    evidence.weigh(told)
    echoes.mark(told)
    ranks.mark(told)
    operations.mark(told)
    mentions = _mentions(told)
    entries = sorted(_ledger(told, mentions), key=lambda entry: entry.start) if ledger else ()
    return Reading(mentions, tuple(entries))


def tell(text: Page, heading: Page | None = None) -> Story:
    """All that the rules read in a text, under its heading, before the words around each figure are weighed."""
    told = telling.begin(text)
    if heading is not None:
        telling.hear(told, heading)
    by_sentence = _counts(told.page)
    told.has_nouns = any(_has_noun(each) for counts in by_sentence.values() for each in counts)
    for sentence in range(len(told.page.sentences)):
        _read_sentence(told, sentence, by_sentence.get(sentence, []))
    told.drafts = sorted(told.drafts + told.apart, key=FIRST)
    parts.mark(told)
    return told


def _has_noun(count: Count) -> bool:
    """Whether a number has a noun for soldiers, or for people whom their force or their uniform makes soldiers."""
    if count.kind not in ("troops", "people", "anyone"):
        return False
    if names_force(count) or count.strength:
        return True
    head = count.head.senses if count.head is not None else {}
    return "uniformed" in head or ("troops" in head and "doubtful" not in head)


def _day(published: dt.date | None) -> dt.date | None:
    """The day of publication; of a moment, its day. Raises TypeError for anything else, such as "2025-02-03"."""
    if isinstance(published, dt.datetime):
        return published.date()
    if published is None or isinstance(published, dt.date):
        return published
    raise TypeError(
        f"published is {published!r}, a {type(published).__name__}: give a datetime.date such as "
        "datetime.date.fromisoformat('2025-02-03'), or month=(2025, 2) where only the month is known"
    )


def _counts(found: Page) -> dict[int, list[Count]]:
    """What each number of a page counts, by sentence."""
    by_sentence: dict[int, list[Count]] = {}
    for number in found.numbers:
        by_sentence.setdefault(found.sentence_of[number.first], []).append(count(found, number))
    every = list(itertools.chain.from_iterable(by_sentence.values()))
    columns.name_columns(found, every)
    boxes.name_boxed(found, every)
    for counts in by_sentence.values():
        alongside.share(found, counts)
        for each in counts:
            found.counted[each.number.first] = (each.kind, each.last)
    return by_sentence


def _read_sentence(told: Story, sentence: int, counts: list[Count]) -> None:
    """Read on through one sentence."""
    begin, end = told.page.sentences[sentence]
    if "another_page" in told.page.kinds(begin) and told.page.opens_paragraph(sentence):
        _read_link(told, sentence, counts)
        return
    paragraphs.open_sentence(told, sentence)
    _pass(told, sentence, _read_numbers(told, sentence, counts), end)


def _read_link(told: Story, sentence: int, counts: list[Count]) -> None:
    """Read a line that leads to another page, and forget it: "Read more: Pentagon orders 1,500 troops to Texas"."""
    scene, named, before = replace(told.scene), told.named_sentence, len(told.drafts)
    _read_numbers(told, sentence, counts)
    told.scene, told.named_sentence = scene, named
    told.apart += told.drafts[before:]
    for made in told.drafts[before:]:
        told.told_of[told.page.vocabulary.forces[made.force].country].pop()
    del told.drafts[before:]


def _read_numbers(told: Story, sentence: int, counts: list[Count]) -> int:
    """Read the numbers of a sentence and the phrases on the way to them; return the token behind those read."""
    at, _ = told.page.sentences[sentence]
    for index, counted in enumerate(counts):
        _pass(told, sentence, at, counted.first)
        at = max(at, counted.first)
        refused = reason(told, counts, index, sentence)
        if refused is None:
            telling.tell(told, draft(told, counted, sentence))
            at = max(at, counted.last)
        else:
            why, rule = refused
            told.refused[counted.number.first] = Refused(why, rule, counted)
            told.has_others = told.has_others or (counted.kind != "elided" and why in OF_OTHER_NEWS)
            if why not in PASSED_OVER and counted.kind != "elided" and not passing.is_passing(told.page, counted):
                told.counted, told.counted_sentence = why, sentence
    return at


def _pass(told: Story, sentence: int, first: int, last: int) -> None:
    """Let the story hear the phrases in tokens [first, last)."""
    for hit in told.page.those(telling.TELLING).between(first, last):
        telling.note(told, hit, sentence)


def _mentions(told: Story) -> tuple[Mention, ...]:
    """The figures of a text in the order of appearance."""
    return tuple(_mention(told, made) for made in sorted(told.drafts, key=FIRST))


def _mention(told: Story, made: Draft) -> Mention:
    """A figure as it is told to others: its phrase and its fields."""
    tokens, number = told.page.tokens, made.count.number
    start, end = tokens.starts[made.first], tokens.ends[made.last - 1]
    return Mention(
        start=start,
        end=end,
        phrase=tokens.text[start:end],
        number_start=number.start,
        number_end=number.end,
        value=made.value,
        low=made.low,
        high=made.high,
        qualifier=made.qualifier,
        force=made.force,
        side=made.side,
        operation=made.operation,
        measure=made.measure,
        status=made.status,
        place=_place_name(told, made.where) if made.where is not None else None,
        as_of=made.as_of,
        as_of_basis=made.basis,
        cues=tuple(_cues(told.page, made)),
        place_id=made.place,
        force_rule=made.force_rule.name,
        place_rule=made.place_rule.name,
        status_rule=made.status_rule.name,
        side_rule=made.side_rule.name,
        measure_rule=made.measure_rule.name,
        operation_rule=made.operation_rule.name,
    )


def _cues(found: Page, made: Draft) -> Iterator[Cue]:
    """What gave a figure its fields, field by field: words of its own or of another sentence, or another figure."""
    for field, tellers in made.tellers.items():
        if field == "force" and not any(tellers):
            tellers = (textwide.phrase_for(found, found.vocabulary.forces[made.force].country, made.first),)
        value = made.place if field == "place" else getattr(made, field)
        for words in tellers:
            if words is not None and value is not None:
                yield cue(found, words, field, words.argues if isinstance(words, Said) else str(value))


def _place_name(told: Story, where: Hit) -> str:
    """A figure's place as the text writes it, in full where it is once written so: "Ciudad Juárez" for "Juárez"."""
    return place_names.fullest_name(told.page, where, told.names[where.says("place")])


def _ledger(told: Story, mentions: Iterable[Mention]) -> Iterator[Entry]:
    """An entry for every number and date of a text."""
    text = told.page.tokens.text
    cues = {mention.number_start: mention.cues for mention in mentions}
    for number in told.page.numbers:
        phrase = text[number.start : number.end]
        if number.start in cues:
            yield Entry(number.start, number.end, phrase, None, cues[number.start])
            continue
        why, rule, counted = told.refused[number.first]
        yield Entry(number.start, number.end, phrase, why, _reason_cue(told.page, why, counted), rule)
    for date in told.page.dates:
        yield Entry(date.start, date.end, text[date.start : date.end], "date")


def _reason_cue(found: Page, why: str, counted: Count) -> tuple[Cue, ...]:
    """The noun or label beside a number that says why it is no figure, even where no list has it ("500 notebooks")."""
    if counted.head is not None and (counted.kind == why or why == "other people"):
        return (cue(found, counted.head, "reason", why),)
    if counted.head is not None or counted.kind != why or why not in ("things", "other people"):
        return ()
    tokens, last = found.tokens, counted.last - 1
    if last < counted.number.last:
        return ()
    start, end = tokens.starts[last], tokens.ends[last]
    return (Cue(start, end, tokens.text[start:end], "reason", why),)


__all__ = ["read"]
