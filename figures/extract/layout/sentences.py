"""Where the sentences and paragraphs of a text end: at marks and line breaks, which may also stand within one."""

from __future__ import annotations

from figures.extract.numbers import Number
from figures.extract.page import BULLETS, FINAL, Page, is_parted
from figures.extract.records import record

CLOSING = frozenset("\"')]")
OPENING = frozenset("\"'“‘«([¿¡:—")
GLUED = frozenset("“‘«¿¡")  # what opens a sentence even where no space parts it from the one before
MARKS = FINAL | CLOSING  # no sentence ends behind anything else
NUMBERED = frozenset({"unit", "formation", "label"})  # behind the point of an ordinal: "4ta. División"
LANDS = frozenset({"country", "place", "border"})  # what ends in one: "its border with the U.S."
VERBS = frozenset({"auxiliary", "holds", "says", "status.before"})  # what a land does that opens a sentence
LONGEST = 240  # tokens: a longer run without a full stop is cut, so that looks within a sentence stay bounded
FULL_LINE = 0.6  # of the longest line: behind a longer one a wrapped paragraph goes on
WRAPPED_LINE = 100  # characters; a text whose lines are all shorter was wrapped by hand


@record
class _Lines:
    """The lines of a text, in characters: the longest, and whether all are so short that it was wrapped by hand."""

    longest: int
    wrapped: bool

    @classmethod
    def of(cls, text: str) -> _Lines:
        """Those of a text."""
        lengths = [*map(len, text.split("\n"))]
        longest = max(lengths)
        return cls(longest, len(lengths) > 2 and longest <= WRAPPED_LINE)


def cut_sentences(found: Page) -> None:
    """Cut the tokens into sentences, and those into paragraphs: at marks and line breaks, or where one is too long."""
    cut, count, lines = found.tokens, found.end, _Lines.of(found.tokens.text)
    begin, paragraph = 0, 0
    line_start = 0
    for at, (word, breaks) in enumerate(zip(cut.words, [*cut.breaks[1:], 1], strict=False), 1):
        if word[-1] not in MARKS and not breaks and at - begin < LONGEST:
            continue
        new_paragraph = False
        if at < count:
            if breaks:
                new_paragraph = _is_break(found, at, lines, line_start)
                line_start = cut.starts[at]
            if not new_paragraph and at - begin < LONGEST and not _is_end(found, at):
                continue
        found.sentences.append((begin, at))
        found.paragraph_of.append(paragraph)
        found.sentence_of.extend([len(found.sentences) - 1] * (at - begin))
        begin = at
        paragraph += new_paragraph


def _is_break(found: Page, at: int, lines: _Lines, line_start: int) -> bool:
    """Whether the line break before token `at` ends a sentence, and not just a line of a wrapped paragraph.

    `line_start`: the character with which the line above begins.
    """
    cut, words = found.tokens, found.tokens.words
    if cut.breaks[at] > 1 or words[at] in BULLETS or words[at - 1] in FINAL or words[at - 1] == ":":
        return True
    number, opening = found.number_at[at - 1], found.number_at[at]
    if number is not None and opening is number:
        return False
    line = cut.text[line_start : cut.ends[at - 1]]
    if "\t" in line or (opening is not None and (is_parted(found, opening) or _is_set_apart(found, opening))):
        return True
    if number is not None and number.first > 0 and words[number.first - 1] == ":":
        return True  # a line such as "Soldiers: 5,000"
    if found.hit_at[at] is not None and found.hit_at[at] is found.hit_at[at - 1]:
        return False
    if lines.wrapped and len(line) > FULL_LINE * lines.longest:
        return False
    return not cut.text[cut.starts[at]].islower()


def _is_glued_end(found: Page, mark: int, at: int) -> bool:
    """Whether a sentence ends at a mark though the space behind it is missing: "the border.About 300 will"."""
    cut = found.tokens
    begin = at
    while begin < found.end - 1 and cut.text[cut.starts[begin]] in GLUED:
        begin += 1
    word = cut.text[cut.starts[begin] : cut.ends[begin]]
    initial = len(word) == 1 and not cut.spaced[min(begin + 1, found.end - 1)]  # the "S" of "U.S."
    begins = begin > at or not initial
    before = cut.text[cut.starts[mark - 1] : cut.ends[mark - 1]] if mark else ""
    ends = (len(before) > 1 and before[-1].islower()) or before[-1:].isdigit() or before in CLOSING
    return begins and ends and found.capital(begin) and not _abbreviates(found, mark, at)


def _is_set_apart(found: Page, number: Number) -> bool:
    """Whether a number is all of its line and a capital begins the next: "9,200", and then "Troops"."""
    at, cut = number.last, found.tokens
    return at < found.end and cut.breaks[at] > 0 and found.capital(at)


def _is_end(found: Page, at: int) -> bool:
    """Whether a sentence ends right before token `at`."""
    cut = found.tokens
    last = at - 1
    if cut.text[cut.starts[last]] in GLUED:
        return False  # what opens a sentence ends none
    while last > at - 5 and last > 0 and cut.words[last] in CLOSING and not cut.spaced[last]:
        last -= 1
    word = cut.words[last]
    if word.endswith(".") and len(word) > 1:  # an abbreviation with points inside, such as "u.s."
        begins = not found.kinds(at).isdisjoint(("determiner", "pronoun")) or _acts(found, at)
        return cut.spaced[at] and found.capital(at) and begins
    if word not in FINAL:
        return False
    opens = cut.text[cut.starts[at]] in GLUED
    if not cut.spaced[at] and (opens or cut.words[at] not in CLOSING):
        return _is_glued_end(found, last, at)
    if cut.words[at] in CLOSING and not cut.spaced[at]:
        return False
    if _abbreviates(found, last, at):
        return found.capital(at) and _acts(found, at)  # "EE. UU. México enviará"
    character = cut.text[cut.starts[at]]
    return character.isupper() or character.isdigit() or character in "\"'“‘«(¿¡-—•" or not character.isalnum()


def _acts(found: Page, at: int) -> bool:
    """Whether another land opens a sentence, and acts: "... with the U.S. Mexico will send"; not "U.S. Army"."""
    hit, before = found.hit_at[at], found.hit_at[at - 1]
    if hit is None or hit.first != at or "country" not in hit.senses or hit.last >= found.end:
        return False
    if before is None or before.senses.keys().isdisjoint(LANDS) or before.says("country") == hit.says("country"):
        return False  # "George H.W. Bush sent"
    return not found.capital(hit.last) and not found.kinds(hit.last).isdisjoint(VERBS)


def _abbreviates(found: Page, point: int, at: int) -> bool:
    """Whether a point goes with what stands before it: "Gen.", "4ta. División", "NOGALES, Son. (El Diario)"."""
    cut = found.tokens
    if cut.words[point] != "." or point == 0 or cut.spaced[point]:
        return False
    before, ordinal = cut.words[point - 1], found.number_at[point - 1]
    initial = len(before) == 1 and before.isalpha() and not cut.words[point - 2].isdigit()  # none in "C-130s."
    initial = initial and not found.is_genitive(point - 2)  # nor in "New Year's."
    numbered = ordinal is not None and ordinal.reason == "ordinal" and not found.kinds(at).isdisjoint(NUMBERED)
    named = found.hit_at[point] is not None
    return before in found.vocabulary.abbreviations or initial or numbered or named


def is_common(found: Page, at: int) -> bool:
    """Whether a token is no name: it is written small, or it opens a sentence."""
    return (
        not found.capital(at) or not at or found.tokens.words[at - 1] in MARKS or found.tokens.words[at - 1] in OPENING
    )
