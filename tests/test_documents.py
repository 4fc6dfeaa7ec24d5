"""The YAML reader: what it refuses and where it says so, and that no text can crash it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import documents
from figures.documents import MAX_BYTES, MAX_DEPTH, Mapping, Scalar, Sequence

# YAML text -> the faults found in it, each as `line:column: message; hint`, in order.
SLIPPED = """\
url: https://www.example.org/one
review:
  - quote: 300 soldiers
    verdict: wrong
    set:
      status: ordered
    reason: none
  - quote: 200 marines
"""
FAULTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("empty", "", ("1:1: the file is empty",)),
    ("only a comment", "# later\n", ("1:1: the file is empty",)),
    (
        "duplicate key",
        "a: 1\nb: 2\na: 3\n",
        ("3:1: a stands here a second time (first in line 1); delete one of them",),
    ),
    (
        "duplicate key further in",
        "a:\n  - {b: 1, b: 2}\n",
        ("2:12: b stands here a second time (first in line 2); delete one of them",),
    ),
    (
        "anchor and alias",
        "a: &x 1\nb: *x\n",
        (
            "1:4: &x is an anchor; anchors are not read; for a text, put it in quotes",
            "2:4: *x is an alias; aliases are not read; for a text, put it in quotes",
        ),
    ),
    (
        "tag",
        "a: !!python/name:os.system x\n",
        ("1:4: !!python/name:os.system is a tag; tags are not read; for a text, put it in quotes",),
    ),
    ("custom tag", "a: !mine x\n", ("1:4: !mine is a tag; tags are not read; for a text, put it in quotes",)),
    (
        "undefined tag",
        "a: !x!y z\n",
        ("1:4: ! has a meaning of its own at the start of a value; put the whole value in double quotes",),
    ),
    (
        "asterisk",
        "a: * b\n",
        ("1:5: * and & have a meaning of their own at the start of a value; put the whole value in double quotes",),
    ),
    (
        "two documents",
        "a: 1\n---\nb: 2\n",
        ("2:1: a second document starts here; keep one document in a file: delete the line ---",),
    ),
    ("list as key", "[a]: 1\n", ("1:1: a key must be a text; put it in quotes",)),
    (
        "no space behind a dash",
        "review:\n- quote: a\n  verdict: right\n-quote: b\n  verdict: right\n",
        ("4:1: -quote lacks a space behind the dash; write - quote:",),
    ),
    (
        "no space behind the first dash",
        "review:\n  -quote: a\n    verdict: right\n",
        ("2:3: -quote lacks a space behind the dash; write - quote:",),
    ),
    (
        "no space behind a dash in a list of words",
        "names:\n  - Alabama\n  -Alaska\n  - Arizona\n",
        ("3:3: -Alaska lacks a space behind the dash; write - Alaska",),
    ),
    *(
        (
            f"text of several lines without a bar: {first[:17]}",
            f"title: x\ntext:\n  {first}\n  {second}\nreview:\n- quote: x\n",
            (
                "2:1: `text:` has a text of several lines below it, with a colon in one of them; "
                "write text: | and leave the text below it",
            ),
        )
        for first, second in (
            ("The paper counted 300 soldiers.", "The mayor said: it is enough."),
            ("The paper said: 300 soldiers.", "It is enough."),
        )
    ),
    (
        "no space behind a dash further in",
        "names:\n- Alabama\n  -Alaska\n- Arizona\n",
        ("3:3: -Alaska lacks a space behind the dash; write - Alaska",),
    ),
    (
        "no comma between two members",
        "set: {status: ordered force: us-army}\n",
        ("1:23: a comma is missing before `force:`; put , between the two, or the value in double quotes",),
    ),
    (
        "no comma behind a value of two words",
        "set: {place: New York force: us-army, side: other}\n",
        ("1:23: a comma is missing before `force:`; put , between the two, or the value in double quotes",),
    ),
    (
        "colon in a value",
        "title: Border: new troops\n",
        ("1:14: a colon and a space stand inside a value without quotes; put the whole value in double quotes",),
    ),
    (
        "colon after an accent",
        "title: número: 5\n",
        ("1:14: a colon and a space stand inside a value without quotes; put the whole value in double quotes",),
    ),
    *(
        (f"indentation: {slip.strip()}", SLIPPED.replace(line, slip), (told,))
        for line, slip, told in (
            (
                "    verdict: wrong",
                "      verdict: wrong",
                "4:7: `verdict` stands in column 7, `quote` above (line 3) in column 5; "
                "start it in column 5, or put the value above in double quotes if it goes on here",
            ),
            (
                "    verdict: wrong",
                "   verdict: wrong",
                "4:4: `verdict` stands in column 4, `quote` above (line 3) in column 5; start both in the same column",
            ),
            (
                "    verdict: wrong",
                "verdict: wrong",
                "4:1: `verdict` stands in column 1, the lines around it in column 5; start it in column 5",
            ),
            (
                "    reason: none",
                "  reason: none",
                "7:3: `reason` stands in column 3, `set` above (line 5) in column 5; start both in the same column",
            ),
            (
                "      status: ordered",
                "      status: ordered\n       force: us-army",
                "7:8: `force` stands in column 8, `status` above (line 6) in column 7; "
                "start it in column 7, or put the value above in double quotes if it goes on here",
            ),
            (
                "  - quote: 200",
                "    - quote: 200",
                "8:5: this list item stands in column 5, the one above (line 3) in column 3; start it in column 3",
            ),
            (
                "    verdict: wrong",
                "\u00a0   verdict: wrong",
                "4:1: U+00A0 stands here, a space that YAML does not count as one; write normal spaces before the key",
            ),
            (
                "  - quote: 200",
                "  -\u00a0quote: 200",
                "8:4: U+00A0 stands here, a space that YAML does not count as one; write normal spaces before the key",
            ),
        )
    ),
    (
        "foreign space before a top key",
        "a: 1\n\u00a0 b: 2\n",
        ("2:1: U+00A0 stands here, a space that YAML does not count as one; write normal spaces before the key",),
    ),
    (
        "key of a value that ended",
        "a:\n  b: 1\nc: 2\n  d: 3\n",
        ("4:3: `d` stands in column 3, `c` above (line 3) in column 1; start it in column 1, or `c` in column 3",),
    ),
    *(
        (f"quote in a list: {text}", text, (told,))
        for text, told in (
            (
                "a: [one,\n  'two, three,\n  four, five's, six]\n",
                "2:3: the quote that opens here closes in line 3, column 13, and more follows; "
                "close it at the end of its value, or put a value that holds an apostrophe in double quotes",
            ),
            (
                "a: [one, 'it's']\n",
                "1:10: the quote that opens here closes in line 1, column 13, and more follows; "
                "close it at the end of its value, or put a value that holds an apostrophe in double quotes",
            ),
            ("a: ['one' two]\n", "1:11: a comma is missing before this; put , between the two"),
        )
    ),
    ("reserved sign", "a: 1\nb: @you\n", ("2:4: a value cannot start with @; put the whole value in double quotes",)),
    ("bracket at the start", "a: }\n", ("1:4: a value cannot start with }; put the whole value in double quotes",)),
    ("tab", "a:\n\tb: 1\n", ("2:1: a tab stands where YAML needs spaces; indent with spaces",)),
    ("tab in a block", "a: |\n  b\n\tc\n", ("3:1: a tab stands where YAML needs spaces; indent with spaces",)),
    (
        "open quote",
        "a: 1\nb: 'x\nc: 2\n",
        ("2:4: the quote that opens here is never closed; close it at the end of the value",),
    ),
    ("open bracket", "a: [1, 2\n", ("1:4: the bracket that opens here is never closed; close it with ]",)),
    ("open brace", "a: {b: 2\n", ("1:4: the brace that opens here is never closed; close it with }",)),
    (
        "no colon",
        "a: 1\nb\nc: 2\n",
        ("2:1: this line is no `key: value`; add a colon and a space, or indent it as part of the value above",),
    ),
    (
        "apostrophe in single quotes",
        "a: 'it's'\n",
        ("1:8: the value ends before this, and no key starts here; mend the indentation or the quotes",),
    ),
    (
        "block that loses its indentation",
        "a: |\n  b\n c\nd: 1\n",
        ("3:2: the value ends before this, and no key starts here; mend the indentation or the quotes",),
    ),
    (
        "list that ends in a key",
        "- a\nb: 1\n",
        ("2:1: a list item was expected here; start the line with - or mend the indentation",),
    ),
    (
        "key before its column",
        "  a: 1\nb: 2\n",
        ("2:1: this stands outside the mapping above; start all top keys in the same column",),
    ),
    ("list on the line of its key", "a: - b\n", ("1:4: a list cannot start here; put the - on a line of its own",)),
    (
        "text on the line of its sign",
        "a: | b\n",
        ("1:6: the text of a block starts on the next line; break the line after | or >",),
    ),
    (
        "unknown escape",
        'a: "C:\\Users"\n',
        ("1:9: this escape lacks a digit; use single quotes, or write the character itself",),
    ),
    (
        "backslash",
        'a: "\\q"\n',
        ("1:5: a backslash in double quotes starts an escape that does not exist; use single quotes",),
    ),
    ("escaped surrogate", 'a: "\\ud800"\n', ("1:7: this escape stands for no character; write the character itself",)),
    ("version", "%YAML 3.0\n---\na: 1\n", ("1:1: this version of YAML is not read; delete the line",)),
    ("NUL", "a: 1\nb: x\0y\n", ("2:5: U+0000 is no character that YAML can hold; delete it",)),
    (
        "line separator",
        "a: 1\r\nb: x\u2028y\n",
        ("2:5: U+2028 is a foreign line break; put a normal line break in its place",),
    ),
    ("too deep", "[" * 30_000, (f"1:{MAX_DEPTH + 1}: more than {MAX_DEPTH} levels deep; write it flatter",)),
    (
        "too deep in mappings",
        "{a: " * 30_000,
        (f"1:{4 * MAX_DEPTH + 1}: more than {MAX_DEPTH} levels deep; write it flatter",),
    ),
)


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_fault(text: str, expected: tuple[str, ...]) -> None:
    found = documents.parse(text, "x.yaml").faults
    assert tuple(str(fault) for fault in found) == tuple(f"x.yaml:{fault}" for fault in expected)


def test_every_sentence_for_a_problem_of_the_parser_is_tested() -> None:
    said = " ".join(fault for _, _, faults in FAULTS for fault in faults)
    unsaid = [message for _, message, _ in documents._PLAIN_SENTENCES if message.partition("{")[0] not in said]
    assert unsaid == []


def test_scalars_stay_text_and_know_their_place() -> None:
    text = "a: no\nb:\n- 010\n- 1.500\n- {c: 2025-02-03}\nd: |\n  one\n\n   two\n"
    root = documents.parse(text, "x.yaml").root
    assert isinstance(root, Mapping)
    assert root.plain() == {"a": "no", "b": ["010", "1.500", {"c": "2025-02-03"}], "d": "one\n\n two\n"}
    assert (root.members["b"].key.line, root.members["b"].key.column) == (2, 1)
    items = root.members["b"].value
    assert isinstance(items, Sequence)
    assert [(item.line, item.column) for item in items.items] == [(3, 3), (4, 3), (5, 3)]
    block = root.members["d"].value
    assert isinstance(block, Scalar)
    assert (block.line, block.column, block.style) == (6, 4, "|")
    assert documents.indent_of(block, text) == 2


def test_duplicates_leave_the_rest_readable() -> None:
    document = documents.parse("a: 1\na: 2\nb: 3\n", "x.yaml")
    assert document.root is not None
    assert document.root.plain() == {"a": "1", "b": "3"}
    assert len(document.faults) == 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_does_not_kill_the_process(opening: str) -> None:
    program = f"from figures import documents; print(documents.parse({opening!r} * 30_000, 'x').faults[0].message)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, f"more than {MAX_DEPTH} levels deep\n"), run.stderr


def test_a_billion_laughs_stay_unexpanded() -> None:
    lines = ["a0: &a0 [lol, lol]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    document = documents.parse("\n".join(lines), "x.yaml")
    assert document.root is None
    assert document.faults[-1].message == "*a0 is an alias; aliases are not read"


BYTES = (
    (b"a: 1\nb: \x93x\x94\n", "2:4: byte 0x93 is not UTF-8; save the file as UTF-8 (in Windows-1252 the byte is “)"),
    (b"a: caf\xc3\xa9 \xff\n", "1:9: byte 0xff is not UTF-8; save the file as UTF-8 (in Windows-1252 the byte is ÿ)"),
    (b"\xef\xbb\xbfa: \xe9\n", "1:4: byte 0xe9 is not UTF-8; save the file as UTF-8 (in Windows-1252 the byte is é)"),
    (b"a: \xf0\x9f\x98", "1:4: byte 0xf0 is not UTF-8; save the file as UTF-8 (in Windows-1252 the byte is ð)"),
    ("a: 1".encode("utf-16"), "1:1: the file is UTF-16, not UTF-8; save it as UTF-8"),
)


@pytest.mark.parametrize(("data", "expected"), BYTES)
def test_bytes_that_are_not_utf8(data: bytes, expected: str) -> None:
    assert [str(fault) for fault in documents.decode(data, "x.yaml").faults] == [f"x.yaml:{expected}"]


def test_a_byte_order_mark_is_no_text() -> None:
    root = documents.decode(b"\xef\xbb\xbfa: 1\n", "x.yaml").root
    assert root is not None
    assert root.plain() == {"a": "1"}


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "broken-link.yaml").symlink_to("nowhere")
    with (tmp_path / "large.yaml").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    expected = {
        "folder.yaml": "this is a folder, not a file",
        "broken-link.yaml": "this link points to a file that does not exist",
        "none.yaml": "there is no such file or folder",
        "large.yaml": f"the file has {MAX_BYTES + 1:,} bytes, more than the {MAX_BYTES:,} that are read",
    }
    assert {name: documents.read(tmp_path / name).faults[0].message for name in expected} == expected


@given(st.text())
def test_no_text_crashes_the_reader(text: str) -> None:
    document = documents.parse(text, "x.yaml")
    assert document.root is not None or document.faults


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#?,\\ \t\n\r0~<", max_size=60))
def test_no_yaml_crashes_the_reader_and_every_fault_lies_in_the_text(text: str) -> None:
    document = documents.parse(text, "x.yaml")
    assert document.root is not None or document.faults
    lines = text.splitlines()
    for fault in document.faults:
        assert 1 <= fault.line <= len(lines) + 1
        assert 1 <= fault.column <= len(lines[fault.line - 1] if fault.line <= len(lines) else "") + 1


@given(st.binary())
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    document = documents.decode(data, "x.yaml")
    assert document.root is not None or document.faults


@given(
    st.text(
        alphabet=st.characters(
            codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufffe\uffff"
        ),
        min_size=1,
    ).filter(str.strip)
)
def test_a_literal_block_gives_its_text_back(text: str) -> None:
    root = documents.parse(f"a: |2-\n  {text}\n", "x.yaml").root
    assert root is not None
    assert root.plain() == {"a": text}
