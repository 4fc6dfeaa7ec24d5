"""What each phrase of a language says, list by list; no phrase says a thing twice."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from figures import documents
from figures.lexicon.checks import SIDES, STAGE_FLAGS, check_head, checked, checked_list
from figures.lexicon.files import LexiconError, positions, section, where
from figures.lexicon.named import entries, listed_forces, named_places, slug
from figures.lexicon.records import Sense
from figures.lexicon.templates import Unclosed, expand

# The lists of `words.yaml` that are plain lists of phrases, each a kind of its own.
LISTS = (
    *("people", "anyone", "bodies", "levels", "strength", "civil", "stops", "hard_stops"),
    *("comparison", "context", "defense", "joined", "relieved", "uniformed", "ranks", "anybody", "trades"),
    *("gathering", "formation", "speakers", "doubtful", "namesakes", "titles", "ashore", "grows", "shrinks"),
    "everyday",
)
# Of grammar, how words end, and words that are looked for one by one: no phrases.
FORMS = (
    *("plural", "genitive", "participle", "singular_s", "abbreviation", "future", "conditional", "uninflected"),
    *("occasion", "data", "document", "known_one", "given_out", "site", "desk", "current", "has_police", "agents"),
    *("leads_noun", "calls_up", "goes_or_will", "arrives", "has", "reaches", "brings_back", "loses"),
    "has_brought",
    *("puts", "others", "in_unit", "wished", "crossing", "said_abroad"),
    *("on_its_way", "way_going", "passers", "embarks"),
    *("named_after", "undertaking", "had_been", "comes_too", "keeps", "mayor", "road", "mission"),
    *("weighed_act", "speaks_of", "meant_for", "third_person"),
    *("provides", "scheme", "mandate", "serves_on", "granted", "sent_guard"),
    *("is_now", "runs_out", "up_by", "down_by", "since_then", "trains", "rest_of", "of_age"),
    *("since_when", "pact", "apart", "had_once", "earlier", "operation_named", "went", "lodges", "crosses"),
)
# Lists that say more of some phrases of another one.
OF_THESE = {
    "doubtful": "troops", "ashore": "troops", "uniformed": "people", "trades": "people", "ranks": "anyone",
    "anybody": "anyone", "gathering": "bodies", "formation": "bodies", "hard_stops": "stops",
    "indefinite": "determiner", "everyday": "branch",
}  # fmt: skip
# What no phrase is written with: a sign that newspapers do not use in such words, or one inside a word ("pencil+ed").
_STRANGE = re.compile(r"[^\w .,;:'’–—&/()|§°~≈+<>%$€£-]|_|(?<=[^\W\d_])[,;:—§°~≈+<>%$€£](?=[^\W\d_])")


def senses(language: str) -> Iterator[tuple[str, Sense]]:
    """Every phrase template of one language with what it says; `expand` gives the phrases."""
    yield from _words(language)
    yield from _names(language)


def _words(language: str) -> Iterator[tuple[str, Sense]]:
    """The phrases of `words.yaml`."""
    words = section(f"{language}/words")
    check_head(language, words)
    for kind, listed in words["grammar"].items():
        if kind not in FORMS:
            yield from _said(listed, Sense(kind, kind))
    for entry in checked_list(words, "troops"):
        yield from _said(entry["phrases"], Sense("troops", entry.get("branch", "")))
    for kind in LISTS:
        if kind not in words:
            hint = documents.did_you_mean(kind, list(words))
            raise LexiconError(f"{language}/words.yaml: the list {kind} is missing; {hint}")
        yield from _said(words[kind], Sense(kind, kind))
    for reason, listed in words["reasons"].items():
        yield from _said(listed, Sense("reason", reason))
    for reason, listed in words["labels"].items():
        yield from _said(listed, Sense("label", reason))
    yield from _of_fields(words)


def _of_fields(words: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    """The phrases that say something of a number on one side of them: hedges, measures, totals, statuses."""
    for entry in checked_list(words, "hedges"):
        for side in SIDES:
            yield from _said(entry.get(side, []), Sense("hedge", entry["says"], side))
    for side, listed in checked(words["casualty"], "casualty").items():
        yield from _said(listed, Sense("casualty", "casualty", side))
    for entry in checked_list(words, "measures"):
        yield from _said(entry["phrases"], Sense("measure", entry["says"], entry["where"]))
    for says, listed in checked(words["result"], "result").items():
        yield from _said(listed, Sense("result", says))
    for side, listed in checked(words["totals"], "totals").items():
        yield from _said(listed, Sense("total", "level", side))
    for entry in checked_list(words, "statuses"):
        modal, firm, closed, near = (flag in entry for flag in STAGE_FLAGS)
        yield from _said(
            entry["phrases"], Sense("status", entry["says"], entry["where"], modal, firm, closed=closed, near=near)
        )


def _names(language: str) -> Iterator[tuple[str, Sense]]:
    """The names of forces, countries, places, office holders and operations."""
    for identity, entry in listed_forces().items():
        yield from _said(entry.get("phrases", {}).get(language, []), Sense("force", identity))
    for branch, entry in section("forces")["branches"].items():
        yield from _said(entry.get(language, []), Sense("branch", branch))
    for identity, entry in section("forces")["units"].items():
        yield from _said(entry.get(language, []), Sense("unit", identity))
    for country, entry in entries("countries").items():
        yield from _said(entry["actor"].get(language, []), Sense("country", country))
        yield from _said(entry.get("signs", {}).get(language, []), Sense("sign", country))
        yield from _said(entry.get("banks", {}).get(language, []), Sense("bank_of", country))
        yield from _said(entry.get("lands", {}).get(language, []), Sense("land", country))
    for place, names in named_places():
        yield from _said(names, Sense("place", place.id))
    for entry in section("places")["borders"]:
        yield from _said(entry["phrases"].get(language, []), Sense("border", slug(entry["name"])))
    for state, holders in section("places")["governors"].items():
        yield from _said(holders, Sense("governor", state))
    for state, surnames in section("places")["titled_governors"].items():
        for surname, sense in _said(surnames, Sense("governor", state)):
            yield from ((f"{title} {surname}", sense) for title in section("places")["governor_titles"])
    for identity, entry in entries("operations").items():
        yield from _said(entry["phrases"].get(language, []), Sense("operation", identity))


def _said(listed: Any, sense: Sense) -> Iterator[tuple[str, Sense]]:
    """Each phrase of a list with what it says. Raises LexiconError where no list of phrases stands."""
    named = f"{sense.kind} {sense.says}".strip()
    if not isinstance(listed, list):
        raise LexiconError(f"{where(listed)}{named}: one phrase is no list; write [{listed}]")
    for phrase in listed:
        if not isinstance(phrase, str):
            raise LexiconError(f"{where(phrase)}{named}: {phrase!r} is no phrase; put one that holds a colon in quotes")
        if strange := _STRANGE.search(phrase):
            raise LexiconError(
                f"{where(phrase)}{named}: {strange[0]!r} cannot stand there in the phrase {phrase!r}; "
                "is a comma, a space or a quote missing?"
            )
        yield phrase, sense


@functools.cache
def phrases(language: str) -> tuple[tuple[str, Sense], ...]:
    """Every phrase of one language with what it says. Raises LexiconError for a list or a template that is none."""
    try:
        return tuple((phrase, sense) for template, sense in senses(language) for phrase in expand(template))
    except Unclosed as wrong:
        raise LexiconError(f"{where(wrong.template)}no closing bracket in {wrong.template!r}") from None


def refuse_repeats(language: str) -> None:
    """Raise LexiconError where an entry of a list stands twice for one thing, or a template beside it stands for it.

    Two templates may have a wording in common.
    """
    said = Counter(
        (phrase, sense.kind, sense.says, sense.where)
        for template, sense in senses(language)
        for phrase in {template, *(" ".join(phrase.split()) for phrase in expand(template))}
    )
    for phrase, sense in senses(language):
        if said[phrase, sense.kind, sense.says, sense.where] > 1:
            stands = ", ".join(positions(phrase, language, *filter(None, (sense.says, sense.where))))
            meant = " ".join(dict.fromkeys(filter(None, (sense.kind, sense.says, sense.where))))
            raise LexiconError(f"{stands}: {phrase!r} stands twice as {meant}; keep one")


def refuse_strays(language: str) -> None:
    """Raise LexiconError where a list that says more of some phrases of another one has a phrase that is not there.

    Or where a noun counts soldiers, and others too.
    """
    said: dict[str, set[str]] = {}
    for phrase, sense in phrases(language):
        said.setdefault(sense.kind, set()).add(" ".join(phrase.split()))
    for kind, of in OF_THESE.items():
        for phrase in sorted(said.get(kind, set()) - said.get(of, set())):
            stands = ", ".join(positions(phrase, language, kind))
            raise LexiconError(f"{stands}: {phrase!r}: {kind} says more of phrases of {of}; add it there, too")
    for phrase in sorted(said["troops"] & (said["reason"] | said["civil"])):
        others = ", ".join(positions(phrase, language, "reasons" if phrase in said["reason"] else "civil"))
        troops = ", ".join(positions(phrase, language, "troops"))
        raise LexiconError(f"{others}: {phrase!r} counts others here, and troops at {troops}; keep one")
