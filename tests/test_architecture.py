"""What keeps the house in order: who imports whom, words in data, and what lies where."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from figures import lexicon
from figures.extract.records import MEASURES, QUALIFIERS, STATUSES

ROOT = Path(__file__).parent.parent

# The line along which data flows: a module imports only modules before it. A new module is given its place here.
ORDER = (
    "figures",
    "figures.documents",
    "figures.lexicon.templates",
    "figures.lexicon.records",
    "figures.lexicon.files",
    "figures.lexicon.checks",
    "figures.lexicon.named",
    "figures.lexicon.said",
    "figures.lexicon.learned",
    "figures.lexicon",
    "figures.display",
    "figures.extract.once",
    "figures.extract.garbage",
    "figures.extract.records",
    "figures.extract.rules",
    "figures.extract.text.prose",
    "figures.extract.text.phrases",
    "figures.extract.text.wordings",
    "figures.extract.text.sections",
    "figures.extract.text.padded",
    "figures.extract.text",
    "figures.extract.gate",
    "figures.extract.numbers.words",
    "figures.extract.numbers.reading",
    "figures.extract.numbers.text",
    "figures.extract.numbers.digits",
    "figures.extract.numbers.signs",
    "figures.extract.numbers.cardinals",
    "figures.extract.numbers.ranges",
    "figures.extract.numbers.neighbours",
    "figures.extract.numbers.reader",
    "figures.extract.numbers",
    "figures.extract.dates.words",
    "figures.extract.dates.resolution",
    "figures.extract.dates.text",
    "figures.extract.dates.parts",
    "figures.extract.dates.stated",
    "figures.extract.dates.relative",
    "figures.extract.dates.spans",
    "figures.extract.dates.reader",
    "figures.extract.dates",
    "figures.extract.vocabulary",
    "figures.extract.page",
    "figures.extract.layout.shortened",
    "figures.extract.layout.sentences",
    "figures.extract.layout.verb_endings",
    "figures.extract.layout.everyday",
    "figures.extract.layout.laying",
    "figures.extract.layout",
    "figures.extract.around",
    "figures.extract.nouns.nouns",
    "figures.extract.nouns.whose",
    "figures.extract.nouns.attributes",
    "figures.extract.nouns.noun_last",
    "figures.extract.nouns.noun_first",
    "figures.extract.nouns.counted",
    "figures.extract.nouns.columns",
    "figures.extract.nouns.boxes",
    "figures.extract.nouns.ties",
    "figures.extract.nouns",
    "figures.extract.cues",
    "figures.extract.timing",
    "figures.extract.named.place_names",
    "figures.extract.named.journeys",
    "figures.extract.named.chapters",
    "figures.extract.named.force_names",
    "figures.extract.named.roles",
    "figures.extract.named.lands",
    "figures.extract.named",
    "figures.extract.measures",
    "figures.extract.stages.verbs",
    "figures.extract.stages.predicates",
    "figures.extract.stages.contest",
    "figures.extract.stages.stages",
    "figures.extract.stages",
    "figures.extract.places.quotations",
    "figures.extract.places.following",
    "figures.extract.places.addresses",
    "figures.extract.places.preceding",
    "figures.extract.places.whereabouts",
    "figures.extract.places.banks",
    "figures.extract.places",
    "figures.extract.forces.spoken_for",
    "figures.extract.forces.own_words",
    "figures.extract.forces.attached",
    "figures.extract.forces.origins",
    "figures.extract.forces.homes",
    "figures.extract.forces.textwide",
    "figures.extract.forces",
    "figures.extract.story.story",
    "figures.extract.story.telling",
    "figures.extract.story.paragraphs",
    "figures.extract.story.again",
    "figures.extract.story.passing",
    "figures.extract.story",
    "figures.extract.reasons.others",
    "figures.extract.reasons.antecedents",
    "figures.extract.reasons.prospects",
    "figures.extract.reasons.weighed",
    "figures.extract.reasons.hearing",
    "figures.extract.reasons.counting",
    "figures.extract.reasons.ages",
    "figures.extract.reasons.ratios",
    "figures.extract.reasons.resumed",
    "figures.extract.reasons.lookalikes",
    "figures.extract.reasons.likewise",
    "figures.extract.reasons.subjects",
    "figures.extract.reasons.ellipses",
    "figures.extract.reasons.casualties",
    "figures.extract.reasons.members",
    "figures.extract.reasons.anyone",
    "figures.extract.reasons.reasons",
    "figures.extract.reasons",
    "figures.extract.owners.case",
    "figures.extract.owners.carried",
    "figures.extract.owners.states",
    "figures.extract.owners.names",
    "figures.extract.owners.abroad",
    "figures.extract.owners.shares",
    "figures.extract.owners.sequels",
    "figures.extract.owners.surroundings",
    "figures.extract.owners.owners",
    "figures.extract.owners",
    "figures.extract.progress.saying",
    "figures.extract.progress.course",
    "figures.extract.progress.taken_over",
    "figures.extract.progress.progress",
    "figures.extract.progress",
    "figures.extract.posts.elsewhere",
    "figures.extract.posts.pointed",
    "figures.extract.posts.own_place",
    "figures.extract.posts.same_place",
    "figures.extract.posts.posts",
    "figures.extract.posts",
    "figures.extract.days.spans",
    "figures.extract.days.occasions",
    "figures.extract.days.told_before",
    "figures.extract.days.days",
    "figures.extract.days",
    "figures.extract.sides.strengths",
    "figures.extract.sides.sides",
    "figures.extract.sides",
    "figures.extract.drafts",
    "figures.extract.parts.wholes",
    "figures.extract.parts.sums",
    "figures.extract.parts.totals",
    "figures.extract.parts.rests",
    "figures.extract.parts.breakdowns",
    "figures.extract.parts.listed",
    "figures.extract.parts.bare",
    "figures.extract.parts.spread",
    "figures.extract.parts.led",
    "figures.extract.parts.additions",
    "figures.extract.parts.parts",
    "figures.extract.parts",
    "figures.extract.evidence",
    "figures.extract.echoes",
    "figures.extract.ranks",
    "figures.extract.operations",
    "figures.extract.alongside",
    "figures.extract.mentions",
    "figures.extract.glosses",
    "figures.extract",
    "figures.language",
    "figures.sources",
    "figures.review",
    "figures.drafting",
    "figures.explain",
    "figures.jsonl",
    "figures.sentences",
    "figures.table",
    "figures.claims",
    "figures.charts",
    "figures.exports",
    "figures.desk",
    "figures.cli",
    "figures.__main__",
    "figures.pages",  # all pages; among themselves they may form no ring
    "dashboard",
)
ROOMS = {
    "pandas": ("figures.table", "figures.claims", "figures.desk", "figures.charts", "figures.exports", "figures.pages"),
    "pyarrow": ("figures.exports",),
    "xlsxwriter": ("figures.exports",),
    "altair": ("figures.charts",),
    "streamlit": ("figures.pages", "dashboard"),
}
SOURCES = sorted([*(ROOT / "figures").rglob("*.py"), ROOT / "dashboard.py"])


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in SOURCES}


@dataclass(frozen=True, slots=True)
class Import:
    line: int
    module: str


def imports(tree: ast.AST, module: str, is_package: bool = False) -> Iterator[Import]:
    """All modules that a module imports, in functions too; `from a import b` is a.b where that is a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module.split(".")[: None if is_package and node.level == 1 else -node.level + is_package]
                base = ".".join([*package, *([base] if base else [])])
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield Import(node.lineno, inner if inner in MODULES else base)


IMPORTS = {
    module: list(imports(ast.parse(path.read_text(encoding="utf-8")), module, path.stem == "__init__"))
    for module, path in MODULES.items()
}


def rank(module: str) -> int:
    return ORDER.index("figures.pages" if module.startswith("figures.pages.") else module)


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_its_place_in_the_order(module: str) -> None:
    assert module in ORDER or module.startswith("figures.pages."), f"give {module} its place in ORDER"


def test_the_order_names_no_module_that_is_gone() -> None:
    assert set(ORDER) <= set(MODULES)


@pytest.mark.parametrize(
    "module", [module for module in MODULES if module in ORDER or module.startswith("figures.pages.")]
)
def test_a_module_imports_only_what_stands_before_it(module: str) -> None:
    for each in IMPORTS[module]:
        if each.module in MODULES and not (rank(each.module) == rank(module) == ORDER.index("figures.pages")):
            assert rank(each.module) < rank(module), (
                f"{module}, line {each.line}: imports {each.module}, which stands after it"
            )


@pytest.mark.parametrize("room", [m for m, path in MODULES.items() if path.stem == "__init__" and "extract" in m])
def test_a_room_of_the_extractor_names_its_modules_in_their_order(room: str) -> None:
    guide = ast.get_docstring(ast.parse(MODULES[room].read_text(encoding="utf-8"))) or ""
    named = re.findall(r"^    ((?:\w+/?, )*\w+/?)  ", guide.partition("\n\n")[2].partition("`gate`")[0], re.MULTILINE)
    inside = [module for module in ORDER if module.rpartition(".")[0] == room and module != "figures.extract.gate"]
    rooms = [module for module in inside if MODULES[module].stem == "__init__"]
    in_order = [module.rpartition(".")[2] + "/" * (module in rooms) for module in inside]
    assert ", ".join(named).split(", ") == in_order, f"mend the list in {MODULES[room].relative_to(ROOT)}"


def test_the_name_of_a_rule_leads_to_one_module() -> None:
    modules = [m for m, path in MODULES.items() if m.startswith("figures.extract.") and path.stem != "__init__"]
    names = [m.rpartition(".")[2] for m in modules if "numbers" not in m and "dates" not in m]  # these hold no rules
    assert len(names) == len(set(names)), "explain shows rules with the last part of their module: `sequels.goes_on`"


def test_pages_form_no_ring() -> None:
    pages = {
        module: {each.module for each in IMPORTS[module]} for module in MODULES if module.startswith("figures.pages")
    }
    left = set(pages)
    while left:
        free = {page for page in left if not pages[page] & (left - {page})}
        assert free, f"these pages import each other: {', '.join(sorted(left))}"
        left -= free


@pytest.mark.parametrize("module", MODULES)
def test_libraries_stay_in_their_rooms(module: str) -> None:
    for each in IMPORTS[module]:
        library = each.module.split(".")[0]
        room = ROOMS.get(library, (module,))
        assert module in room or (module.startswith("figures.pages.") and "figures.pages" in room), (
            f"{module}, line {each.line}: {library} belongs in {', '.join(room)}"
        )


def test_imports_are_found_wherever_they_stand() -> None:
    code = "import os\ndef f():\n    from figures import table\n    from .extract import page\nfrom . import claims\n"
    found = [(each.line, each.module) for each in imports(ast.parse(code), "figures.desk")]
    assert sorted(found) == [(1, "os"), (3, "figures.table"), (4, "figures.extract.page"), (5, "figures.claims")]


@pytest.mark.parametrize("module", ["figures.extract", "figures.cli"])
def test_extraction_starts_without_tables_and_pages(module: str) -> None:
    code = (
        f"import sys, {module}; print(*sorted({{name.split('.')[0] for name in sys.modules}} & set({list(ROOMS)!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []


# ---------------------------------------------------------------- words in data, shapes in code
# What Python says though the lexicon says it too: the vocabulary of the records, the names of the lexicon's own lists.
STRUCTURE = {
    *MEASURES,
    *QUALIFIERS,
    *STATUSES,
    *(key for language in lexicon.languages() for key in lexicon.section(f"{language}/words")),
}
SUBJECT = re.compile(
    r"\b(?:troop figures?|military personnel)\b", re.IGNORECASE
)  # the project's own subject, in messages for its readers
ALLOWED = {
    # The type of `Mention.side` names its three values; it would be a plain text if it were read from the lexicon.
    "figures.extract.records": {"mexico", "united-states"},
}


def expanded(templates: Iterable[str]) -> Iterator[str]:
    for template in templates:
        yield from lexicon.expand(template)


def names() -> set[str]:
    """What is written with a capital: forces, places, countries, operations, languages, months, weekdays."""
    found = {force.name for force in lexicon.forces().values()}
    found.update(place.name for place in lexicon.places().values())
    for group in lexicon.section("places")["places"]:
        for entry in group["names"]:
            found.update(
                expanded(
                    phrase
                    for name, others in ({} if isinstance(entry, str) else entry).items()
                    for phrase in (name, *others)
                )
            )
    found.update(country["name"] for country in lexicon.section("countries").values())
    for operation in lexicon.section("operations").values():
        found.update(
            expanded([operation["name"], *(phrase for said in operation["phrases"].values() for phrase in said)])
        )
    for force in lexicon.section("forces")["forces"].values():
        found.update(expanded(phrase for said in force.get("phrases", {}).values() for phrase in said))
    for language in lexicon.languages():
        dates = lexicon.section(f"{language}/dates")
        found.add(lexicon.section(f"{language}/words")["name"])
        for listed in (dates["months"], dates["weekdays"]):
            found.update(word.capitalize() for words in listed.values() for word in words)
    return {name for name in found if name[:1].isupper() and len(name) > 1}


def ids() -> set[str]:
    """The ids of the lexicon: they may stand nowhere in a text of the code."""
    sections = (lexicon.section(name) for name in ("countries", "operations", "events"))
    found = {*lexicon.forces(), *lexicon.places(), *(identity for section in sections for identity in section)}
    return found - STRUCTURE


def words() -> set[str]:
    """Common words of the lexicon: they may not be a text of their own, nor a part of a name in the code."""
    found = set(lexicon.languages())
    for language in lexicon.languages():
        dates, said = lexicon.section(f"{language}/dates"), lexicon.section(f"{language}/words")
        found.update(expanded(phrase for entry in said["troops"] for phrase in entry["phrases"]))
        found.update(
            word for listed in (dates["months"], dates["weekdays"]) for words in listed.values() for word in words
        )
    return {word.casefold() for word in found} - STRUCTURE


def one_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


NAMES, IDS, WORDS = one_of(names()), one_of(ids()), words()
AMBIGUOUS = {word for language in lexicon.languages() for word in lexicon.section(f"{language}/dates")["ambiguous"]}
TROOPS = one_of(word for word in WORDS if not word.isascii() or len(word) > 4)


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The string literals of a module with their lines, docstrings left out."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


def identifiers(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The names that a module gives or uses, with their lines."""
    for node in ast.walk(tree):
        for field in ("id", "attr", "arg", "name", "asname"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                yield getattr(node, "lineno", 0), name


def vocabulary_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Words of the lexicon in a module's texts and names, with their lines."""
    for line, text in texts(tree):
        plain = SUBJECT.sub("", text)
        for pattern in (NAMES, IDS):
            yield from ((line, match.group()) for match in pattern.finditer(plain))
        folded = plain.strip().casefold()
        if folded in WORDS:
            yield line, folded
        else:
            yield from ((line, match.group()) for match in TROOPS.finditer(plain.casefold()))
    for line, name in identifiers(tree):
        parts = {part for part in name.casefold().split("_") if len(part) > 2}
        yield from ((line, part) for part in parts if part in WORDS - AMBIGUOUS or IDS.fullmatch(part))


@pytest.mark.parametrize("module", MODULES)
def test_no_word_of_the_lexicon_stands_in_python(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    found = {(line, word) for line, word in vocabulary_in(tree) if word not in ALLOWED.get(module, ())}
    assert not found, "\n".join(
        f"{module}, line {line}: {word!r} belongs in figures/lexicon" for line, word in sorted(found)
    )


@pytest.mark.parametrize("module", ALLOWED)
def test_what_is_allowed_is_needed(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert {word for _, word in vocabulary_in(tree)} == ALLOWED[module]


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("if language == 'es': pass", "es"),
        ("side = 'texas-national-guard'", "texas-national-guard"),
        ("label = f'{n} in Texas'", "Texas"),
        ("match = 'Operation Lone Star'", "Operation Lone Star"),
        ("nouns = ['soldados']", "soldados"),
        ("pattern = r'(?:soldados|marinos)'", "soldados"),
        ("day = 'Monday'", "Monday"),
        ("month = 'enero'", "enero"),
        ("mexico_total = 1", "mexico"),
        ("def soldiers(): pass", "soldiers"),
    ],
)
def test_a_word_of_the_lexicon_is_found_in_code(code: str, word: str) -> None:
    assert word in {found for _, found in vocabulary_in(ast.parse(code))}


@pytest.mark.parametrize(
    "code",
    [
        "'''Texas soldiers, as in docstrings.'''",
        "x = 1  # Texas",
        "status = 'deployed'",
        "key = 'troops'",
        "text = 'no troop figures'",
        "test = 'or so'",
    ],
)
def test_what_is_no_word_of_the_lexicon_is_left_alone(code: str) -> None:
    assert not list(vocabulary_in(ast.parse(code)))


# ---------------------------------------------------------------- what lies where
TOP = {
    ".ci", ".github", ".gitignore", ".streamlit", ".vscode", "CITATION.cff", "CONTRIBUTING.md", "LICENSE",
    "LICENSE-DATA.md", "README.md", "dashboard.py", "docs", "figures", "pyproject.toml", "requirements.txt",
    "requirements-test.txt", "sources", "tests",
}  # fmt: skip
DRAWERS = {"helper", "helpers", "util", "utils", "misc", "common", "tools", "stuff"}
MACHINE_PATH = re.compile(r"""(?:^|[\s"'`(=])/(?:home|root|tmp|work|Users|var|mnt)/|[A-Z]:\\Users""", re.MULTILINE)


def committed() -> list[Path]:
    """The files under version control that are there."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a working copy")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for path in map(Path, listed.split("\0")) if path.parts and (ROOT / path).is_file()]


KNOWN_ONLY = {"acting"}  # lists no rule asks for: a noun is sought only up to a word that is known


def kinds_asked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The kinds of phrases, and the lists of the lexicon, that code asks for by name, each with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="sense" | "tells" | "of_kind"), args=named):
                pass
            case ast.Call(func=ast.Attribute(attr="get", value=ast.Attribute(attr="senses")), args=named):
                pass
            case ast.Call(
                func=ast.Attribute(attr="isdisjoint", value=ast.Call(func=ast.Attribute(attr="kinds" | "keys")))
            ):
                named = node.args
            case ast.Subscript(value=ast.Attribute(attr="single" | "senses"), slice=sliced):
                named = [sliced]
            case ast.Compare(left=left, comparators=[ast.Attribute(attr="senses")]):
                named = [left]
            case ast.Compare(left=left, comparators=[ast.Call(func=ast.Attribute(attr="kinds"))]):
                named = [left]
            case ast.BinOp(
                op=ast.BitAnd(), left=ast.Call(func=ast.Attribute(attr="kinds" | "keys")), right=ast.Set(elts=named)
            ):
                pass
            case _:
                continue
        for inner in (each for name in named for each in ast.walk(name)):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                yield inner.lineno, inner.value


@pytest.mark.parametrize(
    "code",
    [
        'page.sense(at, "belong")',
        'page.kinds(at).isdisjoint(("of", "belong"))',
        'hit.senses.keys() & {"belong"}',
        '"belong" in hit.senses',
        'page.vocabulary.single["belong"]',
    ],
)
def test_a_kind_that_is_asked_for_is_found_in_code(code: str) -> None:
    assert "belong" in {kind for _, kind in kinds_asked(ast.parse(code))}


def test_code_asks_for_no_kind_that_the_lexicon_has_not() -> None:
    known = {*lexicon.section("en/words")["grammar"]}
    for language in lexicon.languages():
        for _, sense in lexicon.phrases(language):
            known |= {sense.kind, f"{sense.kind}.{sense.where}"}
    for module, path in MODULES.items():
        if module.startswith("figures.extract."):
            for line, kind in kinds_asked(ast.parse(path.read_text(encoding="utf-8"))):
                assert kind in known, f"{module}, line {line}: no list of the lexicon is called {kind}"


def test_the_lexicon_has_no_list_that_code_does_not_ask_for() -> None:
    code = "".join(path.read_text(encoding="utf-8") for name, path in MODULES.items() if name.startswith("figures.ex"))
    unasked = {kind for kind in lexicon.section("en/words")["grammar"] if f'"{kind}"' not in code}
    assert unasked == KNOWN_ONLY


def test_nothing_strange_lies_at_the_top() -> None:
    assert {path.parts[0] for path in committed()} <= TOP


def test_there_is_no_drawer_for_everything() -> None:
    assert not [path for path in committed() if DRAWERS & {part.split(".")[0].lower() for part in path.parts}]


def test_no_file_speaks_of_the_machine_it_was_written_on() -> None:
    found = []
    for path in committed():
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        found += [f"{path}:{text.count(chr(10), 0, match.end()) + 1}" for match in MACHINE_PATH.finditer(text)]
    assert not found, "a path of one machine: " + ", ".join(found)
