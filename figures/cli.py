"""`python -m figures VERB`: the desk from a terminal or a pipe.

Exit status: 0 all is well; 1 something in what was read is wrong, and said where; 2 the command cannot be carried out
(a wrong option, a file that cannot be opened or written); 130 interrupted; 141 the reader of the output went away.
"""

from __future__ import annotations

import argparse
import bisect
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from figures.documents import Fault
    from figures.extract import Reading
    from figures.review import Reviewed

# Verbs import what they need themselves: `extract` must start without the tables, and `--help` without the lexicon.

WELL, FAULTY, IMPOSSIBLE, INTERRUPTED, UNREAD = 0, 1, 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line (without the program's name; by default this process's) -> its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter shows its escape
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
        verb: Callable[[argparse.Namespace], int] = options.verb
        status = verb(options)
        sys.stdout.flush()
    except Impossible as error:
        _say(str(error))
        return IMPOSSIBLE
    except BrokenPipeError:
        # Python flushes at exit once more; what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except OSError as error:
        _say(f"the output cannot be written: {error.strerror}")
        return IMPOSSIBLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except ValueError as error:
        from figures.lexicon import LexiconError

        if not isinstance(error, LexiconError):
            raise
        _say(_printable(str(error)))  # whoever edits the lexicon needs its place, not ours
        return IMPOSSIBLE
    return status


class Impossible(Exception):
    """Why a command cannot be carried out, for the person who gave it."""


# --- Verbs -----------------------------------------------------------------------------------------------------------


def check(options: argparse.Namespace) -> int:
    """Faults of sources and of their reviews on standard output, notes on the other; LexiconError for the lexicon's."""
    from figures import review, sources
    from figures.extract.vocabulary import load_all

    load_all()  # a slip in the lexicon is no source's: it is told first, and alone
    faults: list[Fault] = []
    notes: list[str] = []
    count = 0
    for path in options.paths or [_sources_folder()]:
        loaded = sources.load(path)
        for other in sources.passed_over(path):
            notes.append(f"{other}:1:1: passed over; a source is a file that ends in .yaml, in no folder below")
        count += len(loaded.sources)
        faults.extend(loaded.faults)
        for source in loaded.sources:
            reviewed = review.read(source)[1]
            faults.extend(reviewed.faults)
            notes.extend(map(str, review.ambiguous(source)))
            if not (reviewed.mentions or reviewed.removed or reviewed.faults):
                line, column = source.position(0)
                why = f"`python -m figures explain {source.file}` says why"
                notes.append(f"{source.file}:{line}:{column}: no figure is read in this text; {why}")
    for fault in faults:
        print(_printable(fault))
    for note in notes:
        _say(_printable(note))
    _say(f"good sources: {count}, faults: {len(faults)}")
    return FAULTY if faults else WELL


def build(options: argparse.Namespace) -> int:
    """The tables in every format and the data package; the paths written on standard output."""
    from figures import exports
    from figures.desk import desk

    built = desk(_sources_folder())
    for fault in built.faults:
        _say(_printable(fault))
    with _possible(options.out):
        written = exports.build(options.out, built.figures, built.claims)
    for path in written:
        print(path)
    return FAULTY if built.faults else WELL


def extract(options: argparse.Namespace) -> int:
    """Mentions as JSON Lines, each line written before the next is read."""
    from figures import jsonl
    from figures.documents import Fault

    status = WELL
    with _opened(options.file) as (stream, name):
        for answer in jsonl.answers(stream, name):
            if isinstance(answer, Fault):
                _say(_printable(answer))
                status = FAULTY
            else:
                sys.stdout.buffer.write(answer)
                sys.stdout.buffer.flush()
    return status


def explain(options: argparse.Namespace) -> int:
    """Every number of one text, and what was made of it; LexiconError for a slip of the lexicon."""
    from figures.explain import rules_alone
    from figures.extract.vocabulary import load_all

    load_all()  # whoever tries a new phrase asks here first
    with rules_alone() if options.rules_alone else nullcontext():
        return _explain(options)


def _explain(options: argparse.Namespace) -> int:
    """The same of a lexicon that has loaded."""
    from figures import review, sources

    if Path(options.file).suffix.lower() not in (".yaml", ".yml"):
        _explain_plain(options)
        return WELL
    for name in ("language", "published"):
        if getattr(options, name):
            raise Impossible(f"--{name} is for plain text: {options.file} says so itself; leave it out")
    loaded = sources.load(Path(options.file))
    faults = list(loaded.faults)
    for source in loaded.sources:
        reading, reviewed = review.read(source)
        faults.extend(reviewed.faults)
        _print_explanation(reading, reviewed, source.position)
    for fault in faults:
        _say(_printable(fault))
    return FAULTY if faults else WELL


def where(options: argparse.Namespace) -> int:
    """Where the lexicon has a phrase, also as one of the wordings of a template, and what it says there."""
    lines = list(_standing(options.phrase))
    for line in lines:
        print(line)
    if not lines:
        _say(f"no list has the phrase {_printable(options.phrase)}")
    return WELL if lines else FAULTY


def _standing(asked: str) -> Iterator[str]:
    """A line for each place of the lexicon that has a phrase: file:line:column, the language, what it says there."""
    from figures import lexicon
    from figures.extract.text.prose import fold
    from figures.lexicon.files import positions
    from figures.lexicon.said import phrases

    wanted = " ".join(fold(asked).split())
    for language in lexicon.languages():
        for phrase, sense in phrases(language):
            if " ".join(fold(phrase).split()) == wanted:
                says = " ".join(dict.fromkeys(filter(None, (sense.kind, sense.says, sense.where))))
                places = positions(" ".join(phrase.split()), language, *filter(None, (sense.says, sense.where)))
                for place in places or ("a name that is an entry's own",):
                    yield f"{place}  {language}: {says}"


def known(options: argparse.Namespace) -> int:
    """The ids of forces or operations with their names, or the names of places: what `set` may hold."""
    from figures import lexicon

    if options.kind == "places":
        for name in sorted(place.name for place in lexicon.places().values()):
            print(name)
        return WELL
    if options.kind == "forces":
        names = {force.id: force.name for force in lexicon.forces().values()}
    else:
        names = {identity: entry["name"] for identity, entry in lexicon.entries("operations").items()}
    width = max(map(len, names))
    for identity, name in names.items():
        print(f"{identity:<{width}}  {name}")
    return WELL


def schema(options: argparse.Namespace) -> int:
    """The JSON Schema of a source file on standard output."""
    import json

    from figures import sources

    print(json.dumps(sources.schema(), indent=2, ensure_ascii=False))
    return WELL


# --- What the verbs share --------------------------------------------------------------------------------------------


def _sources_folder() -> Path:
    """The sources folder as one names it from the working directory."""
    from figures import documents, sources

    return documents.from_here(sources.folder())


def _explain_plain(options: argparse.Namespace) -> None:
    """Explain a text that is no source file: its language and day come from the command line."""
    from figures import lexicon
    from figures.extract import read
    from figures.review import Reviewed
    from figures.sources import Mistake, published_as

    if options.file != "-":
        with _opened(options.file):
            pass  # a file that cannot be read is said before a missing option
    if options.language not in lexicon.languages():
        raise Impossible(f"say which language the text is in: --language {' or '.join(lexicon.languages())}")
    try:
        published = published_as(options.published) if options.published else None
    except Mistake as mistake:
        raise Impossible(f"--published: {mistake}; {mistake.hint}") from None
    with _opened(options.file) as (stream, name):
        content = stream.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Impossible(
            f"{name}:{line}: byte 0x{content[error.start]:02X} is not UTF-8; save the file as UTF-8"
        ) from None
    day, month = (published.day_or_none, published.month_or_none) if published else (None, None)
    reading = read(text, options.language, day, month)
    unjudged = Reviewed(tuple((mention, None) for mention in reading.mentions), (), ())
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def position(offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    _print_explanation(reading, unjudged, position)
    if published is None:
        _say(
            "without --published 2025-02-03, the day of the text, weekdays and other days counted from it give no as_of"
        )


def _print_explanation(reading: Reading, reviewed: Reviewed, position: Callable[[int], tuple[int, int]]) -> None:
    from figures import explain

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for line in explain.lines(reading, reviewed, position, explain.Palette(colour)):
        print(line)


@contextmanager
def _opened(file: str) -> Iterator[tuple[IO[bytes], str]]:
    """A file's bytes and its name; standard input for "-"."""
    if file == "-":
        if sys.stdin is None:
            raise Impossible("there is no standard input; name a file")
        yield sys.stdin.buffer, "<stdin>"
        return
    with _possible(file):
        stream = open(file, "rb")  # noqa: SIM115  closed below; an error while reading is not one of opening
    with stream:
        yield stream, file


@contextmanager
def _possible(path: object) -> Iterator[None]:
    """Turn what the system refuses to do with a path into a message that names it."""
    try:
        yield
    except OSError as error:
        remedy = f"; {_likely(Path(str(path)))}" if isinstance(error, FileNotFoundError) else ""
        raise Impossible(f"{error.filename or path}: {error.strerror}{remedy}") from error


def _likely(path: Path) -> str:
    """What to do about a path that is not there: the source of that id, or the file beside it that is named alike."""
    from difflib import get_close_matches

    source = _sources_folder() / f"{path.name}.yaml"
    if source.is_file():
        return f"did you mean {source}?"
    beside = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
    for near in get_close_matches(path.name, beside, n=1, cutoff=0.8):
        return f"did you mean {path.with_name(near)}?"
    return "mend the path, or write - for standard input"


def _printable(message: object) -> str:
    from figures.explain import printable

    return printable(str(message))


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


# --- The command line ------------------------------------------------------------------------------------------------

_EXIT = "exit status: 0 all is well; 1 faults were found and reported; 2 the command cannot be carried out"


class _Parser(argparse.ArgumentParser):
    """A parser that names the likely verb for a mistaken one."""

    verbs: tuple[str, ...] = ()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse; a first word that is no verb ends the program with the nearest one that is."""
        given = list(sys.argv[1:] if args is None else args)
        if self.verbs and given and not given[0].startswith("-") and given[0] not in self.verbs:
            from figures.documents import did_you_mean

            self.error(f"there is no verb {_printable(given[0])}; {did_you_mean(given[0], self.verbs)}")
        return super().parse_known_args(given, namespace)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m figures", description="Sourced troop figures from a terminal or a pipe.", epilog=_EXIT
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True, parser_class=argparse.ArgumentParser)

    def add(verb: Callable[[argparse.Namespace], int], line: str, more: str = "") -> argparse.ArgumentParser:
        added = verbs.add_parser(
            verb.__name__, help=line, description=f"{line[0].upper()}{line[1:]}. {more}", epilog=_EXIT
        )
        added.set_defaults(verb=verb)
        parser.verbs = (*parser.verbs, verb.__name__)
        return added

    added = add(
        check, "list the faults of source files and of their reviews", "Each as file:line:column: what; what to do."
    )
    added.add_argument(
        "paths", metavar="PATH", nargs="*", type=Path, help="a source file or a folder of them (default: the project's)"
    )
    added = add(
        build,
        "write the tables and the data package",
        "The folder of sources is the project's, or the one FIGURES_SOURCES names.",
    )
    added.add_argument(
        "--out", metavar="DIR", type=Path, default=Path("build"), help="the folder to write to (default: %(default)s)"
    )
    added = add(
        extract,
        "read texts as JSON Lines, write their troop figures as JSON Lines",
        'Each line in: {"id": …, "text": …, "language": …, "published": "2025-02-03", "2025-02" or null}, and "title" '
        'if you like. Each line out: {"id": …, "mentions": […]}. A line that cannot be read is reported on standard '
        "error, and the others are answered.",
    )
    added.add_argument(
        "file", metavar="FILE.jsonl", nargs="?", default="-", help="the file to read (default: standard input)"
    )
    added = add(
        explain,
        "show every number of a text: what it was read as and which words said so, or why it does not count",
        "Colours only on a terminal, and none where NO_COLOR is set.",
    )
    added.add_argument("file", metavar="FILE", help="a source file (.yaml), a plain text, or - for standard input")
    added.add_argument("--language", metavar="ID", help="language of a plain text")
    added.add_argument(
        "--published", metavar="DAY", help="day (2025-02-03) or month (2025-02) a plain text was published"
    )
    added.add_argument(
        "--rules-alone", action="store_true", help="what the rules say before the words around a figure are weighed"
    )
    added = add(
        where,
        "say where the lexicon has a phrase, and what it says there",
        "A line for each place: file:line:column and what the phrase says. Exit status 1 where it stands nowhere.",
    )
    added.add_argument("phrase", metavar="PHRASE", help="a phrase as texts have it, in quotes: 'shipped home'")
    added = add(known, "list the forces, operations or places that a verdict can name", "An id and its name a line.")
    added.add_argument("kind", choices=("forces", "operations", "places"), help="what to list")
    add(schema, "print the JSON Schema of a source file")
    return parser
