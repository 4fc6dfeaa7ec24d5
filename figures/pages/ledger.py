"""The ledger of a source: every number of its text, what it was read as or why not, and the words and rules for it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from figures import lexicon
from figures.desk import Desk
from figures.display import Display
from figures.explain import FIELDS, overruled, rule_of, within_another
from figures.extract.glosses import gloss
from figures.extract.records import Cue, Entry, Mention
from figures.pages.markup import Markup, element, join
from figures.review import place_name
from figures.sources import Source

Row = Mapping[Hashable, Any]


def rows(source: Source, desk: Desk) -> list[Row]:
    """The figures of a source in the order of its text."""
    own = desk.figures[desk.figures["source_id"] == source.id]
    return list(own.sort_values("start").to_dict("records"))


def place_id(start: int) -> str:
    """The id, on its page, of the mark that begins at a place of the text."""
    return f"figure-{start}"


def read_as(row: Row, display: Display) -> str:
    """What a figure was read as, in one line; the place and the day only where the text states them."""
    bounds = (None if pd.isna(row[name]) else float(row[name]) for name in ("value", "low", "high"))
    stated = [
        display.hedged(str(row["qualifier"]), *bounds),
        display.name("forces", str(row["force"]), str(row["force_name"])),
        display.name("statuses", str(row["status"])),
        display.name("measures", str(row["measure"])),
        display.name("sides", str(row["side"])),
    ]
    if not pd.isna(row["place"]):
        stated.append(str(row["place"]))
    if not pd.isna(row["as_of"]):
        stated.append(display.period(str(row["as_of"])))
    return " · ".join(stated)


def ledger(source: Source, desk: Desk, display: Display) -> Markup:
    """Every number of the text: the figure it is or the reason it is none, and what decided: words, figures and rules.

    A figure leads to its words in the text: a bare number says little by itself.
    """
    figures = rows(source, desk)
    reviewed = desk.reviews[source.id]
    found = {(mention.start, mention.end): mention for mention in desk.readings[source.id].mentions}
    found |= reviewed.read_as
    starts = {_span(row): int(row["start"]) for row in figures}
    starts |= {(read.start, read.end): span[0] for span, read in reviewed.read_as.items()}
    lines = [
        *(_figure(row, found.get(_span(row)), starts, desk, display) for row in figures),
        *(
            _refused(entry, display)
            for entry in desk.readings[source.id].ledger
            if entry.reason is not None and not within_another(entry.start, reviewed)
        ),
        *(_refused_by_a_person(mention, why, display) for mention, why in reviewed.removed),
    ]
    heads = (element("th", display.word(word), scope="col") for word in ("number", "read_as", "because"))
    return element(
        "section",
        element("h3", display.word("ledger")),
        element(
            "table",
            element("thead", element("tr", *heads)),
            element("tbody", *(line for _, line in sorted(lines, key=lambda line: line[0]))),
        ),
        class_="ledger",
    )


def _figure(
    row: Row, read: Mention | None, figures: Mapping[tuple[int, int], int], desk: Desk, display: Display
) -> tuple[int, Markup]:
    """Where a figure starts, and its line; `read` is what was read there, None where a person added the figure."""
    start = int(row["start"])
    phrase = element("a", str(row["phrase"]), href=f"#{place_id(start)}", target="_self")
    others = {span: at for span, at in figures.items() if at != start}
    cues = _told(_spoken(row, read), display, others) if read else ()
    rules = list(_rules(row, read, display)) if read else []
    return start, _line(phrase, read_as(row, display), [*_judged(row, desk, display), *cues], rules, display)


def _refused(entry: Entry, display: Display) -> tuple[int, Markup]:
    """Where a number starts that is no figure, and its line."""
    rules = [_rule(display.word("not_counted"), entry.rule, display)] if entry.rule else []
    return entry.start, _line(
        entry.phrase, _no_figure("reasons", entry.reason or "", display), _told(entry.cues, display), rules, display
    )


def _refused_by_a_person(mention: Mention, why: str, display: Display) -> tuple[int, Markup]:
    return mention.start, _line(mention.phrase, _no_figure("reviews", "wrong", display), [why], [], display)


def _no_figure(table: str, reason: str, display: Display) -> str:
    return display.word("not_a_figure", reason=display.name(table, reason, reason))


def _line(phrase: str, verdict: str, spoke: Iterable[str], rules: Sequence[Markup], display: Display) -> Markup:
    """One line of the table: the number, what it is, and what decided; the rules open on a click."""
    told = element("details", element("summary", display.count("rules", len(rules))), element("ul", *rules))
    return element(
        "tr",
        element("td", phrase),
        element("td", verdict),
        element("td", *_parted(dict.fromkeys(spoke)), *([told] if rules else [])),
    )


def _rules(row: Row, read: Mention, display: Display) -> Iterator[Markup]:
    """What the rules say that gave a figure's fields, but for those whose answer a person's verdict overruled."""
    standing = {cue.field for cue in _spoken(row, read)}
    for name in FIELDS:
        said = place_name(read) if name == "place" else getattr(read, name)
        lost = name not in standing and any(cue.field == name for cue in read.cues)  # with all the words it went by
        if (rule := rule_of(read, name)) and said == row[name] and not lost:
            yield _rule(display.word(name), rule, display)


def _rule(decided: str, rule: str, display: Display) -> Markup:
    """What was decided, and what the rule says that did; its name is the one that `explain` shows."""
    told, language = display.translated(gloss(rule), "rules", *rule.split("."))
    said = (element("span", told, lang=language), " ") if told else ()
    return element("li", f"{decided}: ", *said, element("code", rule))


def _span(row: Row) -> tuple[int, int]:
    return int(row["start"]), int(row["end"])


def _spoken(row: Row, read: Mention) -> list[Cue]:
    """The words that decided a figure's fields, without those that a person's verdict overruled."""
    place: str | None = None if pd.isna(row["place"]) else str(row["place"])
    kept: bool = place_name(read) == place
    taken = overruled(read, place)
    return [
        cue
        for cue in read.cues
        if not (cue.field == "side" and (cue.start, cue.end) in taken)
        and (kept if cue.field == "place" else cue.field not in row or row[cue.field] == cue.says)
    ]


def _judged(row: Row, desk: Desk, display: Display) -> list[str]:
    """What a person said of a figure, with the reason given, if one did."""
    if row["review"] is None or pd.isna(row["review"]):
        return []
    why = desk.reviews[str(row["source_id"])].whys.get(_span(row))
    said = display.name("reviews", row["review"])
    return [f"{said}: {why}" if why else said]


# Field of a mention -> the display lexicon's table that names its values.
NAMED = {
    "side": "sides",
    "status": "statuses",
    "measure": "measures",
    "qualifier": "qualifier_names",
    "reason": "reasons",
}


def _told(
    cues: Iterable[Cue], display: Display, others: Mapping[tuple[int, int], int] = MappingProxyType({})
) -> Iterator[Markup]:
    """What decided and for what: words, or one of the other figures, with a link to where that starts; each once."""
    said: dict[tuple[int, int], list[Cue]] = {}
    for cue in cues:
        said.setdefault((cue.start, cue.end), []).append(cue)
    for span, own in said.items():
        words = f"“{own[0].phrase}”"
        if span in others:
            linked = element("a", words, href=f"#{place_id(others[span])}", target="_self")
            words = join(display.word("figure"), " ", linked)
        yield join(words, " → ", " · ".join(dict.fromkeys(_named(cue, display) for cue in own)))


def _parted(parts: Iterable[str]) -> Iterator[str]:
    """The parts with semicolons between them."""
    for at, part in enumerate(parts):
        yield from ("; ", part) if at else (part,)


def _named(cue: Cue, display: Display) -> str:
    """What a cue says, as a reader knows it: "Ohio National Guard" for the force, "Laredo" for the place."""
    if cue.field == "force":
        return display.name("forces", cue.says, lexicon.forces()[cue.says].name)
    if cue.field == "place":
        return lexicon.places()[cue.says].name
    if cue.field == "as_of":
        return display.period(cue.says)
    if cue.field == "operation":
        return lexicon.operations()[cue.says].name
    return display.name(NAMED[cue.field], cue.says) if cue.field in NAMED else cue.says
