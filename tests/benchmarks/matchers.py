"""Which matcher finds the lexicon's phrases fastest, and which gate says fastest that a text speaks of no soldiers.

    python tests/benchmarks/matchers.py             # both, in both languages

The phrases are the lexicon's own; the texts are made of them and of filler words. Every rate is also given as a share
of the digit scan, `re.compile("[0-9][0-9,.]*").findall`, of the same run.
"""

# mypy: disable-error-code="import-not-found, import-untyped, no-any-return"
from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import ahocorasick_rs
import re2
from sidebyside import ROOT, Contender, rates, table

sys.path.insert(0, str(ROOT))

from generate import LANGUAGES, articles

from figures import lexicon
from figures.extract import gate
from figures.extract.text.phrases import Phrases
from figures.extract.text.prose import fold, tokens

MEGABYTE = 1_000_000
ROUNDS = 5
SCAN = "digit scan"
DIGITS = re.compile("[0-9][0-9,.]*")
# The kinds of phrase one of which a text about soldiers nearly always has; the gate in use looks for people in uniform
# and for a body with its strength as well ("a 500-strong Mexican contingent").
GATE_KINDS = gate.MILITARY
SHORT = 5  # letters; a shorter stem stands inside too many other words and is looked for as a word
RE2_MEMORY = 1 << 30

Spans = list[tuple[int, int]]


def phrases(language: str, kinds: Iterable[str] | None = None) -> list[str]:
    """The folded phrases of one language with single spaces and without hyphens, sorted, each once."""
    found = {
        " ".join(word for word in tokens(phrase).words if word != "-")
        for template, sense in lexicon.senses(language)
        if kinds is None or sense.kind in kinds
        for phrase in lexicon.expand(template)
    }
    return sorted(phrase for phrase in found if phrase and re.fullmatch(r"\w.*\w|\w", phrase))


def trie_pattern(words: Iterable[str]) -> str:
    """A regular expression in the shape of a trie: common beginnings written once, longer endings first."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}

    def write(node: dict[str, Any]) -> str:
        branches = [re.escape(character) + write(child) for character, child in sorted(node.items()) if character]
        if not branches:
            return ""
        body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
        return f"{body}?" if "" in node else body

    return write(root)


def invented(language: str, size: int, share: float, seed: int = 1) -> list[str]:
    """Texts of about three thousand characters of filler words; a phrase of the lexicon in a `share` of the places."""
    source = random.Random(f"{language} {share} {seed}")
    known = phrases(language)
    first_words = {phrase.split()[0] for phrase in known}
    filler = sorted(
        {word for text in articles("general", language, 100_000) for word in re.findall(r"\w+", text)} - first_words
    )
    texts: list[str] = []
    while size > 0:
        pieces = (source.choice(known) if source.random() < share else source.choice(filler) for _ in range(450))
        texts.append(" ".join(piece + source.choice(("", "", "", "", ",", ".")) for piece in pieces))
        size -= len(texts[-1].encode())
    return texts


def matchers(language: str) -> dict[str, Callable[[str], Spans]]:
    """Every way to find the longest phrase at each place of a text, as half-open spans of code points."""
    trie = Phrases()  # with the names, which `read` seeks by a matcher of their own
    for phrase, sense in lexicon.phrases(language):
        trie.add(phrase, fold(phrase), sense)
    known = phrases(language)
    automaton = ahocorasick_rs.AhoCorasick(known, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    shaped = re.compile(rf"\b(?:{trie_pattern(known)})\b")
    plain = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})\b")
    options = re2.Options()
    options.max_mem, options.longest_match, options.log_errors = RE2_MEMORY, True, False
    compiled = re2.compile(rf"\b(?:{'|'.join(map(re2.escape, known))})\b", options)

    def by_trie(text: str) -> Spans:
        cut = tokens(text)
        return [(cut.starts[hit.first], cut.ends[hit.last - 1]) for hit in trie.find(cut)]

    def by_automaton(text: str) -> Spans:
        folded = fold(text)
        end = len(folded)
        return [
            (start, stop)
            for _, start, stop in automaton.find_matches_as_indexes(folded)
            if not (start and folded[start - 1].isalnum()) and not (stop < end and folded[stop].isalnum())
        ]

    def by_pattern(pattern: Any) -> Callable[[str], Spans]:
        return lambda text: [match.span() for match in pattern.finditer(fold(text))]

    return {
        "token trie, with tokens()": by_trie,
        "ahocorasick-rs + boundaries": by_automaton,
        "google-re2, one alternation": by_pattern(compiled),
        "re, shaped as a trie": by_pattern(shaped),
        "re, plain alternation": by_pattern(plain),
    }


def stems(language: str) -> list[str]:
    """Folded words one of which every text about soldiers holds: at each step the word that most phrases left have.

    A word that means something else on its own ("national", "and") is taken only where a phrase has no other.
    """
    ordinary = set(phrases(language, {sense.kind for _, sense in lexicon.senses(language)} - set(GATE_KINDS)))
    left = [set(phrase.split()) for phrase in phrases(language, GATE_KINDS)]
    kept: list[str] = []
    while left:
        counted = Counter(word for phrase in left for word in phrase)
        best = max(counted, key=lambda word: (word not in ordinary, counted[word], len(word), word))
        kept.append(best)
        left = [phrase for phrase in left if best not in phrase]
    long = [stem for stem in kept if len(stem) >= SHORT]
    return [stem for stem in kept if not any(other in stem for other in long if other != stem)]


def gates(language: str) -> dict[str, Callable[[str], bool]]:
    """Every way to say whether a text holds a stem; short stems count as whole words only."""
    long = [stem for stem in stems(language) if len(stem) >= SHORT]
    short = [stem for stem in stems(language) if len(stem) < SHORT]
    automaton = ahocorasick_rs.AhoCorasick([*long, *(f" {stem} " for stem in short)])
    written = [re.escape(stem) for stem in long] + [rf"\b{re.escape(stem)}\b" for stem in short]
    plain = re.compile("|".join(written))
    shaped = re.compile(rf"\b(?:{trie_pattern(short)})\b|{trie_pattern(long)}")
    options = re2.Options()
    options.max_mem, options.log_errors = RE2_MEMORY, False
    compiled = re2.compile("|".join(written), options)
    every = re2.Set.SearchSet(options)
    for pattern in written:
        every.Add(pattern)
    every.Compile()
    words = frozenset(short)
    letters = re.compile(r"[^\W\d_]+")

    return {
        "fold alone": lambda text: bool(fold(text)),
        "str.lower alone": lambda text: bool(text.lower()),
        "ahocorasick-rs": lambda text: bool(automaton.find_matches_as_indexes(fold(text))),
        "ahocorasick-rs, str.lower": lambda text: bool(automaton.find_matches_as_indexes(text.lower())),
        "google-re2 search": lambda text: compiled.search(fold(text)) is not None,
        "google-re2 Set": lambda text: bool(every.Match(fold(text))),
        "re search, shaped as a trie": lambda text: shaped.search(fold(text)) is not None,
        "re search, plain": lambda text: plain.search(fold(text)) is not None,
        "`in`, long stems only": lambda text: any(stem in folded for folded in (fold(text),) for stem in long),
        "figures.extract.gate, in use": lambda text: gate.may_count_troops(text, language),
        "set of all words": lambda text: not words.isdisjoint(letters.findall(fold(text))),
    }


def main() -> None:
    for language in LANGUAGES:
        known = phrases(language)
        found = matchers(language)
        for share in (0.02, 0.2, 0.6):
            texts = invented(language, MEGABYTE, share)
            print(f"\n## Matchers, {language}: {len(known)} phrases, a phrase in {share:.0%} of the places\n")
            sizes = {"re, plain alternation": MEGABYTE // 100}
            contenders = [Contender(SCAN, DIGITS.findall, MEGABYTE)]
            contenders += [Contender(name, match, sizes.get(name, MEGABYTE // 4)) for name, match in found.items()]
            print(table(rates(contenders, texts, ROUNDS), SCAN))
            ours = {span for text in texts[:20] for span in _numbered(found["token trie, with tokens()"], text)}
            for name, match in found.items():
                theirs = {span for text in texts[:20] for span in _numbered(match, text)}
                print(f"{name}: {len(theirs)} spans, {len(ours & theirs) / len(ours):.1%} of the trie's", flush=True)
        texts = articles("general", language, MEGABYTE)
        print(f"\n## Gates, {language}: {len(stems(language))} stems, general news\n")
        contenders = [Contender(SCAN, DIGITS.findall, MEGABYTE)]
        contenders += [Contender(name, ask, MEGABYTE // 2) for name, ask in gates(language).items()]
        print(table(rates(contenders, texts, ROUNDS), SCAN))
        for name, ask in gates(language).items():
            print(f"{name}: lets {sum(map(ask, texts)) / len(texts):.0%} of the articles through", flush=True)


def _numbered(match: Callable[[str], Spans], text: str) -> Iterable[tuple[str, int, int]]:
    return ((text, start, end) for start, end in match(text))


if __name__ == "__main__":
    main()
