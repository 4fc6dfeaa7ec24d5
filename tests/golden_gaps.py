"""What the extractor does not read yet of the golden examples, and how well it reads them by the numbers.

    python -m tests.golden_gaps            the state: examples, gaps by field, detection and full F1 per language
    python -m tests.golden_gaps --show 20  the same, and the first 20 differences
    python -m tests.golden_gaps --folder tests/reporting   the same of longer passages, to rehearse with
    python -m tests.golden_gaps --folder tests/blind       and of passages nobody looks at while building
    python -m tests.golden_gaps --rules-alone  as the rules read them, before the words around a figure are weighed
    python -m tests.golden_gaps --renew    write tests/golden/gaps.yaml anew, and say what is closed and what is new;
                                           with --accept-new even if an example new in this change is not read as
                                           it is marked, with --accept-lost even if one read right before no longer is

A gap is the id of an example and the field that fails. The test of a gap must fail in that very field: an example read
at last, or one that fails in another way, makes the suite ask for `--renew`, so every change shows in a diff.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from figures.documents import read as read_document
from figures.explain import rules_alone
from figures.extract import read
from figures.extract.records import Mention, Reading
from figures.lexicon import LexiconError
from tests.golden_notation import (
    FOLDER,
    NONE,
    OPTIONAL,
    Answer,
    Difference,
    Example,
    NotationError,
    difference,
    examples,
    wrong_fields,
)

GAPS = FOLDER / "gaps.yaml"
FIELDS = (
    "detection",
    "value",
    "force",
    "side",
    "measure",
    "status",
    "place",
    "operation",
    "as_of",
    "reason",
    "several",
)
HEADING = """\
# Golden examples that are not read as written: id (file-language-hash of the text) and the field that fails.
# Written by `python -m tests.golden_gaps --renew`; an example that is read at last must leave the list.
"""
MOST = 10**9  # the bound of a number without an upper bound


def gaps(path: Path = GAPS) -> dict[str, str]:
    """The known gaps: example id -> the field that fails. Raises ValueError where the file cannot be read."""
    document = read_document(path)
    if document.faults:
        raise ValueError("\n".join(map(str, document.faults)))
    plain = document.root.plain() if document.root is not None else {}
    if not isinstance(plain, dict):
        raise ValueError(f"{path}: one `id: field` a line should stand here")
    for identity, name in plain.items():
        if name not in FIELDS:
            raise ValueError(f"{path}: {identity}: {name!r} is no field; known: {', '.join(FIELDS)}")
    return {identity: str(name) for identity, name in plain.items()}


def reading(example: Example) -> Reading:
    """What the extractor reads in an example."""
    return read(example.text, example.language, example.published)


@dataclass(slots=True)
class Tally:
    """Mentions wanted, hit (number right) and full (all but place and date right), and mentions found beyond those."""

    wanted: int = 0
    hit: int = 0
    full: int = 0
    spurious: int = 0
    serving: int = 0  # of those hit, the ones that serve on an operation, where the example says on which or on none
    placed: int = 0  # the ones that were read as serving on one
    served: int = 0  # the ones that were read as serving on the right one

    def f1(self, right: int) -> float:
        """The harmonic mean of precision and recall of `right` mentions, 0 where there is nothing to measure."""
        found = self.hit + self.spurious
        return 2 * right / (found + self.wanted) if found + self.wanted else 0.0

    def add(self, example: Example, found: Reading) -> None:
        """Count one example: a mention is paired with the mark it touches, one of the same number first."""
        marks = [(mark.start, mark.end, mark.answer) for mark in example.marks if mark.answer is not None]
        pairs: dict[int, int] = {}
        for strict in (True, False):
            for at, (start, end, wanted) in enumerate(marks):
                for index, mention in enumerate(found.mentions):
                    free = at not in pairs and index not in pairs.values()
                    touches = mention.start < end and start < mention.end
                    if free and touches and (same_number(wanted, mention) or not strict):
                        pairs[at] = index
        self.wanted += len(marks)
        either = [mark for mark in example.marks if mark.reason == OPTIONAL]
        rest = [mention for index, mention in enumerate(found.mentions) if index not in pairs.values()]
        self.spurious += sum(all(m.end <= mark.start or mark.end <= m.start for mark in either) for m in rest)
        for at, index in pairs.items():
            wanted, mention = marks[at][2], found.mentions[index]
            if not same_number(wanted, mention):
                self.spurious += 1
                continue
            self.hit += 1
            others = set(wrong_fields(wanted, mention)) - {"value", "place", "operation", "as_of"}
            self.full += not others and agreeing_bounds(wanted, mention)
            if wanted.operation is not None:
                self.serving += wanted.operation != NONE
                self.placed += mention.operation is not None
                self.served += wanted.operation == mention.operation


def same_number(wanted: Answer, found: Mention) -> bool:
    """Whether two numbers mean the same people: equal values or bounds; vague words, where their bounds overlap."""
    if wanted.value is not None:
        bounds = wanted.low is not None and (found.low, found.high) == (wanted.low, wanted.high)
        return found.value == wanted.value or bounds
    if found.low is None and found.high is None:
        return False
    return (found.low or 0) <= (wanted.high or MOST) and (wanted.low or 0) <= (found.high or MOST)


def agreeing_bounds(wanted: Answer, found: Mention) -> bool:
    """Whether value, bounds and qualifier agree, where "more than" and "at least" may stand for each other."""
    if wanted.value is None:
        return found.qualifier == "vague" and same_number(wanted, found)
    lower = ("more_than", "at_least")
    accepted = (
        lower
        if wanted.qualifier in lower
        else ("vague", "about")
        if wanted.qualifier == "vague"
        else (wanted.qualifier,)
    )
    bounds = ((wanted.low, found.low), (wanted.high, found.high))
    stated = wanted.low is not None or wanted.high is not None
    return (
        found.value == wanted.value
        and found.qualifier in accepted
        and (not stated or all(_close(a, b) for a, b in bounds))
    )


def _close(one: int | None, other: int | None) -> bool:
    return one == other if one is None or other is None else abs(one - other) <= 1


@dataclass(slots=True)
class State:
    """How the golden examples are read now."""

    examples: int = 0
    differences: dict[str, tuple[Example, Difference]] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)


def state(all_examples: Iterable[Example]) -> State:
    """Read every example once."""
    found = State()
    for example in all_examples:
        found.examples += 1
        read_now = reading(example)
        found.tallies.setdefault(example.language, Tally()).add(example, read_now)
        apart = difference(example, read_now)
        if apart is not None:
            found.differences[example.id] = (example, apart)
    return found


def report(now: State) -> Iterator[str]:
    """The state in lines for a person."""
    yield f"{now.examples} examples, {now.examples - len(now.differences)} read as written, {len(now.differences)} gaps"
    alone = Counter((example.language, apart.field) for example, apart in now.differences.values())
    among = Counter((example.language, name) for example, apart in now.differences.values() for name in apart.fields)
    yield "  gaps in     " + "  ".join(f"{language}  alone  with others" for language in sorted(now.tallies))
    for name in FIELDS:
        rows = (f"{alone[each, name]:>9}  {among[each, name] or '':>11}" for each in sorted(now.tallies))
        yield f"  {name:<12}" + "  ".join(rows)
    for language, tally in sorted(now.tallies.items()):
        yield (
            f"{language}: {tally.wanted} mentions, {tally.hit} hit, {tally.spurious} spurious, {tally.full} full; "
            f"detection F1 {tally.f1(tally.hit):.3f}, full F1 {tally.f1(tally.full):.3f}"
        )
        if tally.serving:
            told = f"{tally.serving}, read so {tally.placed}, on the right one {tally.served}"
            yield f"{language}: on an operation {told}"


def lost(now: State, before: Path) -> list[tuple[Example, Difference]]:
    """The examples that a former state of the folder had, word for word and mark for mark, and had not as gaps."""
    known = gaps(before / GAPS.name)
    right = {_wording(example) for example in examples(before) if example.id not in known}
    return [pair for pair in now.differences.values() if _wording(pair[0]) in right]


def new(now: State, before: Path) -> list[tuple[Example, Difference]]:
    """The examples not read as marked that a former state of the folder had not, or marked otherwise."""
    former = {_wording(example) for example in examples(before)}
    return [pair for pair in now.differences.values() if _wording(pair[0]) not in former]


def _wording(example: Example) -> tuple[object, ...]:
    """What an example says, wherever it stands."""
    return example.language, example.text, example.published, example.marks


@contextmanager
def shared(folder: Path = FOLDER) -> Iterator[Path]:
    """The folder as it was last shared: where the branch left its upstream, or as last committed if it has none."""
    base = _git(folder, "merge-base", "HEAD", "@{upstream}").stdout.decode().strip() or "HEAD"
    archive = _git(folder, "archive", base, ".")
    if archive.returncode:
        raise SystemExit(f"what was read right before cannot be told: {archive.stderr.decode().strip()}")
    with tempfile.TemporaryDirectory() as copy, tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(copy, filter="data")
        yield Path(copy)


def _git(folder: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *command], cwd=folder, capture_output=True, check=False)


def warn(pairs: Iterable[tuple[Example, Difference]], word: str = "LOST") -> Iterator[str]:
    """Examples not read as marked, with their text and both readings, for a person."""
    for example, apart in pairs:
        lines = f"{example.where}: {apart.field}\n  text   {' '.join(example.text.split())}"
        yield f"{word:<6}{lines}\n  wanted {apart.wanted}\n  read   {apart.read}"


def renew(now: State, path: Path = GAPS) -> Iterator[str]:
    """Write the gaps as they are now; what changed, in lines for a person."""
    before = gaps(path) if path.exists() else {}
    after = {identity: apart.field for identity, (_, apart) in sorted(now.differences.items())}
    lines = "".join(f"{identity}: {name}\n" for identity, name in after.items())
    path.write_text(HEADING + (lines or "{}\n"), encoding="utf-8")
    yield f"closed: {len(before.keys() - after.keys())}"
    yield f"new: {len(after.keys() - before.keys())}"


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden_gaps", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--renew", action="store_true", help=f"write {GAPS.name} anew from the current state")
    parser.add_argument("--accept-new", action="store_true", help="with --renew: even new examples not read as marked")
    parser.add_argument("--accept-lost", action="store_true", help="with --renew: even what was read right before")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show the first N differences")
    parser.add_argument("--field", choices=FIELDS, help="with --show: only differences in this field")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="measure the examples of another folder")
    parser.add_argument("--rules-alone", action="store_true", help="measure the rules, before words are weighed")
    options = parser.parse_args(arguments)
    if options.renew and (options.folder != FOLDER or options.rules_alone):
        parser.error("--renew is for the golden files themselves, as they are read")
    try:
        with rules_alone() if options.rules_alone else nullcontext():
            now = state(examples(options.folder))
    except (NotationError, LexiconError) as error:
        parser.exit(1, f"{error}\n")
    for line in report(now):
        print(line)
    shown = [pair for pair in now.differences.values() if options.field in (None, pair[1].field)]
    for example, apart in shown[: options.show]:
        print(f"{example.where}: {apart.field}\n  wanted {apart.wanted}\n  read   {apart.read}")
    if not options.renew:
        return
    with shared() as before:
        gone, added = lost(now, before), new(now, before)
    for line in (*warn(added, "NEW"), *warn(gone)):
        print(line)
    if added and not options.accept_new:
        parser.exit(
            1,
            f"new: {len(added)}; {GAPS.name} is left as it was: look whether each is marked as it should be read; "
            "if so, mend the reading, or add --accept-new to list them as known gaps\n",
        )
    if gone and not options.accept_lost:
        parser.exit(1, f"lost: {len(gone)}; {GAPS.name} is left as it was: mend them, or add --accept-lost\n")
    for line in renew(now, GAPS):
        print(line)


if __name__ == "__main__":
    main()
