"""A draft of a source file says what was filled in, whatever that is, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figures import documents, drafting, language, lexicon, sources

FILLED = {
    "url": "https://www.example.org/2025/02/guard",
    "title": "Guard at the river",
    "publisher": "The Example Herald",
    "published": "2025-02-05",
    "language": "en",
    "text_is": "note",
    "text": "About 300 soldiers are in Laredo, and 300 soldiers in Roma.\nThe camp cost $2 million.",
}
ANY = st.text(st.characters(exclude_categories=["Cs"]))
PRINTABLE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters="\ufffe\uffff"))
LINE = PRINTABLE.filter(str.strip)


def read(fields: dict[str, str], right: tuple[tuple[str, int], ...] = ()) -> sources.Source:
    """The source that a draft is, which has no fault."""
    file = drafting.written(fields, right, dt.date(2025, 2, 6))
    source, faults = sources.read(documents.parse(file, drafting.file_name(fields)), lexicon.languages())
    assert (faults, source is None) == ((), False), file
    assert source is not None
    return source


def test_a_draft_is_written_as_a_person_would() -> None:
    file = drafting.written({**FILLED, "title": "Guard: at the river"}, [("300 soldiers", 2)], dt.date(2025, 2, 6))
    assert file == (
        f"{drafting.MODELINE}\n"
        "url: https://www.example.org/2025/02/guard\n"
        "title: 'Guard: at the river'\n"
        "publisher: The Example Herald\n"
        "published: 2025-02-05\n"
        "language: en\n"
        "text_is: note\n"
        "text: |\n"
        "  About 300 soldiers are in Laredo, and 300 soldiers in Roma.\n"
        "  The camp cost $2 million.\n"
        "review:\n"
        "- quote: 300 soldiers\n"
        "  nth: 2\n"
        "  verdict: right\n"
        "  on: 2025-02-06\n"
    )


@given(title=LINE, author=LINE, lines=st.lists(ANY, min_size=1))
def test_what_was_filled_in_is_read_again(title: str, author: str, lines: list[str]) -> None:
    text = "\n".join(["Some 300 soldiers.", *lines])
    assume(language.other_likely(text, "en") is None)  # "o" and "u" are words of Spanish
    source = read({**FILLED, "title": title, "author": author, "text": text})
    assert (source.title, source.author) == (title.strip(), author.strip())
    assert source.text == drafting.clean(text) == drafting.clean(drafting.clean(text))


@given(lines=st.lists(PRINTABLE, min_size=1))
def test_a_clean_text_keeps_all_its_words(lines: list[str]) -> None:
    text = "\n".join(["Some 300 soldiers.", *lines])
    assert drafting.clean(text) == "\n".join(line.rstrip() for line in text.split("\n")).rstrip()


def test_what_no_file_can_hold_is_left_out_of_a_text() -> None:
    assert drafting.clean("\t a\tb \r\nc\x0cd\u2028e\x00f\rg\n\n") == "a\tb\nc\nd\nef\ng"


def test_a_verdict_names_the_occurrence_that_was_confirmed() -> None:
    (verdict,) = read(FILLED, (("300 soldiers", 2),)).verdicts
    assert (verdict.verdict, verdict.quote, verdict.nth, verdict.on) == (
        "right", "300 soldiers", 2, dt.date(2025, 2, 6),
    )  # fmt: skip


def test_what_a_file_needs_and_nobody_filled_in_is_said_with_its_line() -> None:
    file = drafting.written({"text": "Some 300 soldiers."})
    _, faults = sources.read(documents.parse(file, "source.yaml"), lexicon.languages())
    needed = [key.name for key in sources.source_keys(lexicon.languages()) if key.required and key.name != "text"]
    assert [fault.message for fault in faults] == [f"{name}: is empty" for name in needed]
    assert [file.split("\n")[fault.line - 1] for fault in faults] == [f"{name}:" for name in needed]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        (FILLED, "the-example-herald-2025-02-05-guard-at-the-river.yaml"),
        (
            {"publisher": "El Diario", "published": "2025-02", "title": "¡Más de 1.500 soldados rumbo a Juárez!"},
            "el-diario-2025-02-mas-de-1-500-soldados-rumbo.yaml",
        ),
        ({"title": "It's O'Neil’s"}, "its-oneils.yaml"),
        ({"title": "a" * 300}, f"{'a' * 100}.yaml"),
        ({"title": "国境"}, "source.yaml"),
        ({}, "source.yaml"),
    ],
)
def test_the_name_of_the_file_is_an_id(fields: dict[str, str], name: str) -> None:
    assert drafting.file_name(fields) == name
