"""A source -> what the extractor reads in it, and what a person's verdicts make of that.

A verdict is tied to words, so it outlives changes of the text around them. One that fits nothing any more is a fault
that says what to do, and leaves the mention as extracted: no correction is dropped in silence, none works twice.

Naming: a `span` is [start, end) in code points of the text; a `quote` is what a person wrote, a `phrase` what the
extractor marked.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, TypeAlias

from figures import extract, lexicon
from figures.documents import FEW, Fault, did_you_mean
from figures.extract import Mention, Reading
from figures.extract.records import SIDES
from figures.extract.text.prose import fold
from figures.sources import Change, Mistake, Source, Verdict, out_of_bounds, short

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The mentions of one source after review, in order of appearance.

    `mentions` come with their verdict: right, mended, missed, or None where nobody judged. `removed` are those judged
    wrong, as extracted, with the reason. `faults` are the verdicts that fit nothing; they have changed nothing.
    `whys` are the reasons given for the verdicts on `mentions`, by the mention's span; `read_as` are the mentions that
    were mended, as extracted, by the span they have since.
    """

    mentions: tuple[tuple[Mention, str | None], ...]
    removed: tuple[tuple[Mention, str], ...]
    faults: tuple[Fault, ...]
    whys: Mapping[Span, str] = field(default_factory=dict)
    read_as: Mapping[Span, Mention] = field(default_factory=dict)


def read(source: Source, reader: Callable[..., Reading] = extract.read) -> tuple[Reading, Reviewed]:
    """All numbers of a source as they are read, and its mentions after review.

    The extractor is given all that a source knows of its text: language, day or else month of publication, and title.
    `reader` is `extract.read`, or stands in for it: one that remembers what it has read.
    """
    published = source.published
    reading = reader(source.text, source.language, published.day_or_none, published.month_or_none, source.title)
    sides = {identity: force.side for identity, force in lexicon.forces().items()}
    return reading, apply(source, reading.mentions, sides, lexicon.section("operations"))


def apply(
    source: Source,
    mentions: Sequence[Mention],
    forces: Mapping[str, str],
    operations: Collection[str] | None = None,
) -> Reviewed:
    """The mentions of a source as its verdicts leave them.

    `forces` maps each known force to its default side; `operations` are the known operations, None if any will do.
    """
    judged: dict[int, tuple[Verdict, Mention]] = {}
    added: list[tuple[Verdict, Mention]] = []
    faults: list[Fault] = []
    for verdict in source.verdicts:
        unknown = [
            *_unknown_ids(verdict, source.file, forces, operations),
            *_unknown_places(verdict, source),
        ]
        faults.extend(unknown)
        if unknown:
            continue
        try:
            span = _span(source.text, verdict)
            if verdict.verdict == "missed":
                added.append((verdict, _missed(source, span, verdict, forces, mentions, added)))
            else:
                index = _meant(span, verdict, mentions)
                if index in judged:
                    raise _judged_twice(judged[index][0])
                mention = mentions[index]
                if verdict.verdict == "mended":
                    mention = _spanning(_mended(mention, verdict, source.language, forces), verdict, source.text, span)
                judged[index] = (verdict, mention)
        except Mistake as mistake:
            at = mistake.at or verdict
            faults.append(Fault(source.file, at.line, at.column, str(mistake), mistake.hint))
    return _reviewed(mentions, judged, added, faults)


def _reviewed(
    mentions: Sequence[Mention],
    judged: Mapping[int, tuple[Verdict, Mention]],
    added: Sequence[tuple[Verdict, Mention]],
    faults: Sequence[Fault],
) -> Reviewed:
    """The mentions that stand and those that do not, when those judged, by index, and those added are known."""
    kept: list[tuple[Mention, str | None]] = [(mention, "missed") for _, mention in added]
    removed = []
    for index, mention in enumerate(mentions):
        if index not in judged:
            kept.append((mention, None))
            continue
        verdict, after = judged[index]
        if verdict.verdict == "wrong":
            removed.append((mention, verdict.why or ""))
        else:
            kept.append((after, verdict.verdict))
    kept.sort(key=lambda pair: (pair[0].start, pair[0].end))
    whys = {
        (mention.start, mention.end): verdict.why
        for verdict, mention in (*added, *judged.values())
        if verdict.why and verdict.verdict != "wrong"
    }
    read_as = {
        (mention.start, mention.end): mentions[index]
        for index, (verdict, mention) in judged.items()
        if verdict.verdict == "mended"
    }
    return Reviewed(tuple(kept), tuple(removed), tuple(faults), whys, read_as)


def place_name(mention: Mention) -> str | None:
    """The place of a mention by its one name, whatever the text or a person calls it: "Cd. Juárez" is Ciudad Juárez."""
    return lexicon.places()[mention.place_id].name if mention.place_id else mention.place


# --- Where the words stand -------------------------------------------------------------------------------------------


_QUOTATION_MARKS = "\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb \u00a0"  # of print, that people paste with a quote
_SEARCHED = 20_000  # characters of a text in which words like a quote are looked for


def _span(text: str, verdict: Verdict) -> Span:
    """Where the verdict's occurrence of its quote stands; occurrences that cut a word or a number do not count."""
    spans = _occurrences(text, verdict.quote)
    whole = _whole(text, verdict.quote)
    nth = verdict.nth or 1
    if nth <= len(whole):
        return whole[nth - 1]
    quote = f"“{short(verdict.quote)}”"
    if whole:
        times = "once" if len(whole) == 1 else f"{len(whole)} times"
        remedy = "delete nth" if len(whole) == 1 else f"write nth: {len(whole)} or less"
        raise Mistake(f"{quote} occurs only {times} in the text, not {nth} times", remedy)
    near = [_uncut(text, span) for span in spans] or _occurrences(fold(text), fold(verdict.quote))
    if near:
        start, end = near[0]
        problem = "cuts a word or a number" if spans else "is spelled otherwise in the text"
        raise Mistake(f"{quote} {problem}", f"did you mean “{short(text[start:end])}”?")
    bare = verdict.quote.strip(_QUOTATION_MARKS)
    if bare != verdict.quote and bare and _whole(text, bare):
        raise Mistake("quotation marks of print stand around the quote", f"take them away: quote: {short(bare)}")
    remedy = "quote the words as they stand there, or delete this verdict"
    nearest = _nearest_words(text, verdict.quote)
    raise Mistake(
        f"{quote} does not occur in the text", f"did you mean “{short(nearest)}”? Else {remedy}" if nearest else remedy
    )


def _nearest_words(text: str, quote: str) -> str:
    """The words of a text that are most like a quote, as many as it has, one more or one less; "" where none are."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\w\S*\w|\w", text[:_SEARCHED])]
    wanted = " ".join(quote[:200].split())
    count = len(wanted.split())
    runs = {
        " ".join(text[first[0] : last[1]].split())
        for length in (count, count + 1, count - 1)
        if length > 0
        for first, last in zip(words, words[length - 1 :], strict=False)
    }
    near = get_close_matches(wanted, sorted(runs), n=1, cutoff=_ALIKE_IN_TEXT)
    return near[0] if near else ""


def _whole(text: str, quote: str) -> list[Span]:
    """The spans of a quote that cut no word and no number."""
    return [span for span in _occurrences(text, quote) if _uncut(text, span) == span]


def occurrence(text: str, phrase: str, start: int) -> int:
    """Which occurrence of a phrase begins there, from 1: the `nth` of a verdict that quotes it."""
    return sum(begin <= start for begin, _ in _whole(text, phrase)) or 1


def ambiguous(source: Source) -> Iterator[Fault]:
    """The quotes of verdicts that stand more than once in the text, where the file does not say which is meant."""
    for verdict in source.verdicts:
        times = len(_whole(source.text, verdict.quote)) if verdict.nth is None else 0
        if times > 1:
            message = f"“{short(verdict.quote)}” occurs {times} times in the text, and the first is taken"
            yield Fault(source.file, verdict.line, verdict.column, message, "say which: nth: 1 or another")


def _occurrences(text: str, quote: str) -> list[Span]:
    """The spans of a quote, from left to right; any white space stands for any other, line breaks included."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    return [match.span() for match in re.finditer(pattern, text)]


_RUN = re.compile(r"(?:\w|(?<=[0-9])[.,'\u2019\u00a0\u2009\u202f](?=[0-9]))+")


def _uncut(text: str, span: Span) -> Span:
    """A span widened to the ends of the words and numbers that it cuts; at most 100 characters each way."""
    start, end = span
    for run in _RUN.finditer(text, max(0, start - 100), min(len(text), end + 100)):
        if run.start() < span[0] < run.end():
            start = run.start()
        if run.start() < span[1] < run.end():
            end = run.end()
    return start, end


# --- Which mention is meant ------------------------------------------------------------------------------------------


def _meant(span: Span, verdict: Verdict, mentions: Sequence[Mention]) -> int:
    """The index of the mention whose number stands inside the quote."""
    start, end = span
    inside = [
        index
        for index, mention in enumerate(mentions)
        if start <= mention.number_start and mention.number_end <= end and mention.start < end and start < mention.end
    ]
    exact = [index for index in inside if (mentions[index].start, mentions[index].end) == span]
    if len(inside) == 1 or len(exact) == 1:
        return (exact or inside)[0]
    if inside:
        phrases = ", ".join(f"“{short(mentions[index].phrase)}”" for index in inside)
        raise Mistake(f"the quote holds {len(inside)} figures: {phrases}", "make the quote shorter, to hold one number")
    for mention in mentions:
        if mention.start < end and start < mention.end:
            raise Mistake(
                "the quote leaves out the number, or a part of it", f"did you mean “{short(mention.phrase)}”?"
            )
    remedies = {
        "wrong": "delete this verdict",
        "right": "turn it into missed and give the fields in set, or delete it",
        "mended": "turn it into missed and give all fields in set, or delete it",
    }
    raise Mistake(
        f"{verdict.verdict}: the extractor reads no figure in “{short(verdict.quote)}”", remedies[verdict.verdict]
    )


def _judged_twice(first: Verdict) -> Mistake:
    return Mistake(f"the verdict in line {first.line} is on the same figure", "delete one of them")


# --- What a verdict changes ------------------------------------------------------------------------------------------


def _unknown_ids(
    verdict: Verdict, file: str, forces: Mapping[str, str], operations: Collection[str] | None
) -> Iterable[Fault]:
    """The ids in `set` that no lexicon entry has."""
    for change in verdict.changes:
        known = {"force": forces, "operation": operations}.get(change.field)
        if known is not None and change.value is not None and change.value not in known:
            message = f"{change.field}: {short(change.value)} is not known"
            hint = did_you_mean(change.value, known)
            if len(known) > FEW:
                near = f"{hint} " if hint.endswith("?") else ""
                hint = f"{near}`python -m figures known {change.field}s` prints all"
            yield Fault(file, change.line, change.column, message, hint)


# Of two names, by difflib: "Laredoo" and Laredo are alike, "Cobb County" and Webb County are not. Of the few places
# that a text names, one is meant sooner: "Laerdo" is Laredo there, though nearer to Lerdo.
_ALIKE = 0.88
_ALIKE_IN_TEXT = 0.7


def _unknown_places(verdict: Verdict, source: Source) -> Iterable[Fault]:
    """The places in `set` that are not known as a whole, each of several by itself: "Laredo and Laerdo"."""
    for change in verdict.changes:
        if change.field != "place" or change.value is None:
            continue
        for name, identity in _joined_places(change.value, source.language):
            if identity is None:
                message, hint = f"place: {short(name)} is not known", _likely_place(name, source)
                yield Fault(source.file, change.line, change.column, message, hint)


def _likely_place(name: str, source: Source) -> str:
    """The hint for an unknown place: the name that it holds, or one that is near, sooner of the text, or what to do."""
    known = _place_ids(source.language)
    held = max(_held(name, source.language), key=len, default=None)
    if held is not None:
        own = lexicon.places()[known[held]].name
        return f"did you mean {own}? A new place is added to figures/lexicon/places.yaml by its whole name"
    wanted = fold(name[:100])
    for names, alike in ((_held(source.text, source.language), _ALIKE_IN_TEXT), (known, _ALIKE)):
        for near in get_close_matches(wanted, names, n=1, cutoff=alike):
            return f"did you mean {lexicon.places()[known[near]].name}? Else add it to figures/lexicon/places.yaml"
    remedy = "`python -m figures known places` prints all, and figures/lexicon/places.yaml takes a new one"
    return f"write place: null where none is meant, or the whole border; {remedy}"


def _joined_places(name: str, language: str) -> list[tuple[str, str | None]]:
    """The places that a name joins by commas or "and", with their ids; one alone if the whole is a place's name.

    A part that only holds the name of a place is none that is known: "the bridge at Laredo", "Laredo Springs".
    """
    if whole := _place_id(name, language):
        return [(name, whole)]
    parts = [part.strip() for part in _joints(language).split(name) if part.strip()]
    return [(part, _place_id(part, language)) for part in parts or [name]]


def _by_one_name(name: str, language: str) -> str:
    """Places that a name joins, each by its one name: "Laredo and Ciudad Juárez" for "Laredo and Cd. Juarez".

    A place whose one name holds its state stays as written, since the state may follow: "Roma, Texas and Zapata".
    """

    def one_name(piece: str) -> str:
        identity = _place_id(piece, language)
        one = lexicon.places()[identity].name if identity else ","
        return piece if "," in one else piece.replace(piece.strip(), one)

    return "".join(map(one_name, re.split(f"({_joints(language).pattern})", name, flags=re.IGNORECASE)))


@functools.cache
def _joints(language: str) -> re.Pattern[str]:
    """What stands between the names of two places: a comma, and the words of a language that join."""
    words = {phrase for phrase, sense in lexicon.phrases(language) if sense.kind == "and"}
    return re.compile(rf",|(?<!\S)(?:{'|'.join(map(re.escape, sorted(words)))})(?!\S)", re.IGNORECASE)


_WORD = re.compile(r"[^\W_]+")


def _words(text: str) -> str:
    """The words of a text, folded, each between two blanks."""
    return " ".join(("", *_WORD.findall(fold(text)), ""))


def _held(text: str, language: str) -> list[str]:
    """The names of places (of `_place_ids`) that a text holds as whole words."""
    words = _words(text)
    return [name for name, spaced in _spaced_names(language) if spaced in words]


@functools.cache
def _spaced_names(language: str) -> list[tuple[str, str]]:
    """All names of places (of `_place_ids`), and the words of each."""
    return [(name, _words(name)) for name in _place_ids(language)]


def _place_id(name: str, language: str) -> str | None:
    """The id of a place by a name of it, in any case and without accents, its state behind it or not."""
    known = _place_ids(language)
    words = " ".join(fold(name).split())
    town, _, state = (part.strip() for part in words.rpartition(","))
    if words in known or town not in known or state not in known:
        return known.get(words)
    within, around = lexicon.places()[known[town]], lexicon.places()[known[state]]
    return within.id if around.state and around.on_border and within.side == around.side else None


@functools.cache
def _place_ids(language: str) -> Mapping[str, str]:
    """The ids of all places by each of their names, folded; a place's first name goes before another's by-name."""
    found = {fold(place.name): place.id for place in lexicon.places().values()}
    for phrase, sense in lexicon.phrases(language):
        if sense.kind == "place":
            found.setdefault(fold(phrase), sense.says)
    return found


def _left_behind(
    before: Mention | None, after: Mention, verdict: Verdict, forces: Mapping[str, str], language: str
) -> None:
    """Raise for a side that does not go with the place or else the force set anew, unless the verdict sets it itself.

    `before` is the mention as extracted, None for one that was missed: its side is that of its force.
    """
    given = {change.field: change for change in verdict.changes}
    if "side" in given:
        return
    moved = "place" in given and (before is None or after.place != before.place)
    sides = _sides_of(after.place, language) if moved and after.place else set()
    if not sides and before is not None and "force" in given and forces[after.force] != forces.get(before.force):
        sides = {forces[after.force]}
        moved = False
    if len(sides) == 1 and after.side not in sides:
        raise _on_another_side(given["place" if moved else "force"], sides.pop(), after.side)


def _sides_of(name: str, language: str) -> set[str]:
    """The sides on which the places lie that a name joins; a town on either gives none."""
    ids = [identity for _, identity in _joined_places(name, language) if identity is not None]
    return {lexicon.places()[identity].side for identity in ids} & set(SIDES)


def _on_another_side(change: Change, side: str, left: str) -> Mistake:
    """What to say of a figure that is left on one side, where its new place or force belongs to another."""
    shown = {identity: next(iter(names.values())) for identity, names in lexicon.section("display")["sides"].items()}
    goes = f"{short(change.value)} goes with {side} ({shown[side]})"
    message = f"{change.field}: {goes}, and the figure is left at {left} ({shown[left]})"
    return Mistake(message, f"add side: {side} to set, or side: {left} if that is meant", change)


def _mended(mention: Mention, verdict: Verdict, language: str, forces: Mapping[str, str]) -> Mention:
    """The mention with the fields that the verdict sets; the others stay as extracted."""
    fields: dict[str, Any] = {change.field: change.value for change in verdict.changes}
    if fields.get("place") is not None:
        fields["place_id"] = _place_id(fields["place"], language)
        if fields["place_id"] is None:
            fields["place"] = _by_one_name(fields["place"], language)
        elif fields["place_id"] == mention.place_id:
            fields["place"] = mention.place  # another spelling is no change
    elif "place" in fields:
        fields["place_id"] = None
    if all(getattr(mention, field) == value for field, value in fields.items()):
        raise Mistake(
            "mended changes nothing: the extractor reads it so by now", "delete this verdict, or turn it into right"
        )
    if fields.get("as_of", mention.as_of) != mention.as_of:
        fields["as_of_basis"] = "review" if fields["as_of"] else None
    after = replace(mention, **fields)
    _left_behind(mention, after, verdict, forces, language)
    if after.value is None and after.low is None and after.high is None:
        raise Mistake("mended leaves no number", "give value, low or high, or turn it into wrong")
    if after.low is not None and after.high is not None and after.low > after.high:
        raise Mistake(f"mended leaves low {after.low} above high {after.high}", "set both")
    misfit = out_of_bounds(after.value, after.low, after.high)
    if misfit:
        raise Mistake(f"mended leaves numbers that do not go together: {misfit}", "set both")
    return after


def _spanning(mention: Mention, verdict: Verdict, text: str, quoted: Span) -> Mention:
    """The mention with the quoted words as its phrase, where its two ends are set and one stands beyond its number.

    Read was "14,000" alone of "14,000, almost 15,000 units": the words of a range hold both of its ends.
    """
    ends = {change.value for change in verdict.changes if change.field in ("low", "high")}
    runs = _numbers(text, quoted, ends) if len(ends) == 2 else []
    if len(runs) < 2 or runs[0].start() > mention.number_start or runs[-1].end() <= mention.number_end:
        return mention
    start, end = min(quoted[0], mention.start), max(quoted[1], mention.end)
    number = runs[0].start(), runs[-1].end()
    phrase = text[start:end]
    return replace(mention, start=start, end=end, phrase=phrase, number_start=number[0], number_end=number[1])


def _missed(
    source: Source,
    span: Span,
    verdict: Verdict,
    forces: Mapping[str, str],
    mentions: Sequence[Mention],
    added: Sequence[tuple[Verdict, Mention]],
) -> Mention:
    """The mention that a person found: its span is the quote's, its fields are those set, or the defaults."""
    given: dict[str, Any] = {change.field: change.value for change in verdict.changes}
    text = source.text
    number = _number(text, span, {given.get(name) for name in ("value", "low", "high")})
    for mention in mentions:
        if _overlap(number, mention):
            raise _found_by_now(mention, given)
    for first, mention in added:
        if _overlap(number, mention):
            raise _judged_twice(first)
    value, low, high = given.get("value"), given.get("low"), given.get("high")
    qualifier = given.get("qualifier") or _qualifier(value, low, high)
    as_of = given.get("as_of")
    place = given.get("place")
    place_id = _place_id(place, source.language) if place else None
    missed = Mention(
        start=span[0],
        end=span[1],
        phrase=text[span[0] : span[1]],
        number_start=number[0],
        number_end=number[1],
        value=_stated(qualifier, low, high) if value is None else value,
        low=low,
        high=high,
        qualifier=qualifier,
        force=given["force"],
        side=given.get("side") or forces[given["force"]],
        operation=given.get("operation"),
        measure=given.get("measure") or "level",
        status=given["status"],
        place=_by_one_name(place, source.language) if place and not place_id else place,
        place_id=place_id,
        as_of=as_of,
        as_of_basis="review" if as_of else None,
    )
    _left_behind(None, missed, verdict, forces, source.language)
    return missed


def _found_by_now(mention: Mention, given: Mapping[str, Any]) -> Mistake:
    """What to say of a missed figure that the extractor finds."""
    different = ", ".join(field for field, value in given.items() if getattr(mention, field) != value)
    hint = "delete this verdict, or turn it into right"
    if different:
        hint = f"delete this verdict, or turn it into mended, to set {different}"
    return Mistake(f"missed: the extractor finds “{short(mention.phrase)}” by now", hint)


def _qualifier(value: int | None, low: int | None, high: int | None) -> str:
    """The hedge that a number without one is given."""
    if value is not None:
        return "exact"
    if low is not None and high is not None:
        return "range"
    return "at_least" if high is None else "up_to"


def _stated(qualifier: str, low: int | None, high: int | None) -> int | float | None:
    """The value that bounds state by themselves; None where they state none."""
    if qualifier == "range" and low is not None and high is not None:
        middle = (low + high) / 2
        return int(middle) if middle.is_integer() else middle
    return {"at_least": low, "up_to": high}.get(qualifier)


_DIGITS = re.compile(r"[0-9]+(?:[.,'\u2019\u00a0\u2009\u202f][0-9]{3})*")


def _number(text: str, span: Span, numbers: Collection[int | None]) -> Span:
    """Where these numbers stand in a span, from the first to the last; the whole span where they stand in words."""
    runs = _numbers(text, span, numbers)
    return (runs[0].start(), runs[-1].end()) if runs else span


def _numbers(text: str, span: Span, numbers: Collection[int | None]) -> list[re.Match[str]]:
    """Those of these numbers that stand in a span in digits, from the first to the last."""
    return [run for run in _DIGITS.finditer(text, *span) if int(re.sub("[^0-9]", "", run.group())[:15]) in numbers]


def _overlap(number: Span, mention: Mention) -> bool:
    return number[0] < mention.number_end and mention.number_start < number[1]
