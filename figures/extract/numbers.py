"""Tokens -> numbers: digits, words, mixed forms, ranges, vague quantities; what reads as no one number is refused.

Naming: a *reading* is a number still open at its right; a *unit* is what a scale word stands for (1,000);
a *lead* is a pair (coefficient, unit) such as (3, 1000) for "three thousand", which "two or three thousand" shares.
Every look to the left or right is bounded by `_NEAR` tokens or consumes what it looks at, so the work is linear.

Decisions that a reader of a result may want to know:
- "9 600": an ordinary space groups when the first part has 1-3 digits, every further part exactly three, the gap is one
  character wide and no label ("page", "title") stands before; a no-break or thin space groups whatever stands before.
- "300 or 400" is a range while the higher end is at most `or_at_most_times` the lower; "X and Y" only after "between".
- "from A to B" is two numbers when a word of change stands near before it, or when B is more than
  `from_at_most_times` A and nothing "ranged from" one to the other; otherwise it is a range. A range that does not
  rise is two numbers.
- "10 to 15,000" and "two or three thousand" share the unit of their second part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from figures.extract.number_words import ADDRESS_SIGNS, PLACES, NumberWords, Numeral, Opening, Phrases
from figures.extract.prose import Tokens
from figures.extract.records import record

__all__ = ["Number", "NumberWords", "numbers"]

_NEAR = 8  # tokens: how far around a number its neighbours are read
_LARGEST = 2**63 - 1  # what a column of whole numbers holds; a larger number is refused as one
_PREFIX = 4  # letters: "C-17" and "MRAP-7" have short heads; a longer word before a hyphen is prose
_MENDED_BY_A_SCALE = ("decimal", "unreadable")  # "1.500" alone is unreadable, "1.500 million" is not
_DATED = "\0"  # stands for the words of dates, which no number sees
_LINE_OPENERS = frozenset("\"'>*•-")  # what may stand before the number of a list's line
_LINE_ENDS = frozenset(".:;!?)\"'")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}([.,'])[0-9]{3}(?:\1[0-9]{3})*")
_SUFFIX = 3  # letters: "500A" is a code, "500soldiers" lacks a space


@record
class Number:
    """One number of a text, or one range, and why its own form says that it counts no people (`reason`).

    `first`, `last` are token numbers and `start`, `end` code points, both half-open. `value` is the midpoint of a range
    and None where the words are vague or cannot be read; `low` and `high` are the ends of a range or what vague words
    are taken to mean, inclusive. `qualifier` is "exact", "range", "vague" or, for "a couple hundred", "about".
    """

    first: int
    last: int
    start: int
    end: int
    value: int | float | None
    low: int | None
    high: int | None
    qualifier: str
    shape: str  # "digits", "words", "mixed", "vague" or "collective"
    reason: str | None


@dataclass(slots=True)  # not frozen, which would make it four times as slow to make
class _Reading:
    """A number read from the left, before its neighbours are asked what they make of it; nothing changes it."""

    last: int
    value: int | Fraction | None
    shape: str
    qualifier: str = "exact"
    low: int | None = None
    high: int | None = None
    reason: str | None = None
    shares: bool = False  # may take the unit of a higher end: "two or three thousand", never "a dozen or ..."
    leads: tuple[tuple[int | Fraction, int], ...] = ()
    ends_in_ten: bool = False
    article: bool = False


def numbers(tokens: Tokens, words: NumberWords, dated: Iterable[int] = ()) -> list[Number]:
    """Every number of a text in order, refused ones with their reason; never two that overlap.

    `dated` are the tokens that dates are made of: no number reaches into them. Years and whatever only the neighbouring
    nouns can tell (ages, distances, other people) are not decided here.
    """
    reader = _Reader(tokens, words, dated)
    starters, seconds = words.starters, words.seconds
    found: list[Number] = []
    position = 0
    for first in [at for at, word in enumerate(reader.words) if word in starters or "0" <= word < ":"]:
        if first < position:
            continue
        required = seconds.get(reader.words[first])
        if required is not None and (first + 1 == reader.size or reader.words[first + 1] not in required):
            continue
        number, position = reader.read(first)
        if number is not None:
            found.append(number)
    return found


class _Reader:
    """Reads the number that begins at a given token of one text."""

    __slots__ = ("breaks", "item", "size", "spaced", "table", "tokens", "words")

    def __init__(self, tokens: Tokens, table: NumberWords, dated: Iterable[int]) -> None:
        self.tokens = tokens
        self.table = table
        self.words = [*tokens.words]
        for token in dated:
            self.words[token] = _DATED
        self.spaced = tokens.spaced
        self.breaks = tokens.breaks
        self.size = len(tokens.words)
        self.item = 0  # the last number that numbered a line of a list

    def read(self, first: int) -> tuple[Number | None, int]:
        """The number that begins at token `first`, or None; and the token at which to go on."""
        word = self.words[first]
        if self._stands_alone(first):
            digits = self._digits(first)
            if digits.reason is None and digits.value is not None and digits.value <= _LARGEST:
                return self._number(first, digits), digits.last
        if word in ADDRESS_SIGNS:
            last = self._address(first)
            return self._in_address(first, last), last
        if self._match(first - 1, self.table.percent) > first:  # the word for a hundred in "per cent"
            return None, first + 1
        signs = self._signs(first) if _digits(word) else None
        if signs is not None:
            return self._number(first, signs), signs.last
        between = self._stands_before(first, self.table.between)
        reading = self._quantity(first, sums=not between)
        if reading is None:
            return self._ordinal(first)
        span = self._range(first, reading, between)
        if span is None and between:
            reading = self._quantity(first, sums=True) or reading
            span = self._range(first, reading, between)
        if span is None and self._is_pronoun(first, reading):
            return None, first + 1
        return self._finish(first, span or reading)

    # ------------------------------------------------------------------ small looks around

    def _word(self, position: int) -> str:
        return self.words[position] if 0 <= position < self.size else ""

    def _glued(self, position: int) -> bool:
        """Whether a token stands at `position` without white space before it."""
        return 0 < position < self.size and not self.spaced[position]

    def _past_hyphen(self, position: int) -> int:
        """The token after a hyphen that glues two words, else `position` itself."""
        if self._word(position) == "-" and self._glued(position) and self._glued(position + 1):
            return position + 1
        return position

    def _match(self, position: int, phrases: Phrases) -> int:
        """The end of the longest of `phrases` that stands at `position`, or -1."""
        for phrase in phrases.get(self._word(position), ()):
            if self._stands(position, phrase):
                return position + len(phrase)
        return -1

    def _stands(self, position: int, phrase: tuple[str, ...]) -> bool:
        return position + len(phrase) <= self.size and all(
            self.words[position + offset] == word for offset, word in enumerate(phrase)
        )

    def _stands_before(self, first: int, openers: frozenset[str]) -> bool:
        """Whether an opener such as "between" stands before a number, with at most one word ("about") in the gap."""
        before = self._word(first - 1)
        return before in openers or (before.isalpha() and self._word(first - 2) in openers)

    def _stands_alone(self, first: int) -> bool:
        """Whether digits stand between words that make nothing else of them: most do, and need no further look."""
        if not 1 < first < self.size - 2 or not _digits(self.words[first]):
            return False
        before, behind = self.words[first - 1], self.words[first + 1]
        if not self.spaced[first]:
            after = self.words[first + 2]
            return before == "(" and behind == ")" and after != "-" and not _digits(after)
        if before in self.table.heard_before or self.words[first - 2] in self.table.between:
            return False
        if behind in self.table.heard_behind:
            return False
        if self.spaced[first + 1]:
            return behind.isalpha()
        line = self.breaks[first] or before in _LINE_OPENERS  # where "7." may number a line
        return behind == "," or (behind == "." and self.spaced[first + 2] and not line)

    def _address(self, first: int) -> int:
        """The end of the web address, e-mail address, handle or hashtag that a sign announces."""
        word, following = self.words[first], self._word(first + 1)
        link = word == ":" and following == "/" and self._word(first + 2) == "/"
        host = word == "www" and following == "."
        if not (link or host or word in "@#"):
            return first + 1
        last = first + 1
        while self._glued(last):
            last += 1
        return last

    def _in_address(self, first: int, last: int) -> Number | None:
        """What an address has from its first digits to its last; None where it has none."""
        digits = [at for at in range(first, last) if _digits(self.words[at])]
        if not digits:
            return None
        return self._number(digits[0], _Reading(digits[-1] + 1, None, "digits", reason="phone or code"))

    # ------------------------------------------------------------------ digits held together by signs

    def _signs(self, first: int) -> _Reading | None:
        """Times, fractions, codes, scores and list numbers; None where the digits stand for themselves."""
        word = self.words[first]
        refused = self._signs_before(first)
        if refused:
            last = first + 1
            while self._glued(last) and (self.words[last].isalnum() or self._past_hyphen(last) > last):
                last += 1
            return _Reading(last, None, "digits", reason=refused)
        sign = self._word(first + 1)
        if sign in ("", ".", ")") or not self._glued(first + 1):
            return self._list_number(first) or self._telephone(first)
        if sign in (":", "/", "-"):
            return self._chain(first, word, sign)
        return None

    def _signs_before(self, first: int) -> str | None:
        """Why what is written onto the left of the digits refuses them."""
        if not self._glued(first):
            return None
        before = self.words[first - 1]
        if before.isalpha() or before in ("_", "=", "&"):
            return "phone or code"
        head = self._word(first - 2)
        short = len(head) <= _PREFIX and head not in self.table.vocabulary
        if self._glued(first - 1) and head.isalpha() and (before == "/" or (before == "-" and short)):
            return "phone or code"
        if before == "'" and len(self.words[first]) == 2:
            return "date"
        if before == "." and not self._glued(first - 1):
            return "decimal"
        return None

    def _list_number(self, first: int) -> _Reading | None:
        """The "1." or "1)" that numbers the lines of a list."""
        if len(self.words[first]) > 2 or self._word(first + 1) not in (".", ")") or not self._glued(first + 1):
            return None
        line = first
        while line > first - 2 and line and not self.breaks[line] and self.words[line - 1] in _LINE_OPENERS:
            line -= 1
        begins = line == 0 or self.breaks[line] > 1
        if self.breaks[line] == 1:
            begins = self.words[line - 1] in _LINE_ENDS or int(self.words[first]) == self.item + 1
        follows = first + 2 < self.size and self.spaced[first + 2] and not self.breaks[first + 2]
        if not begins or not follows:
            return None
        self.item = int(self.words[first])
        return _Reading(first + 1, self.item, "digits", reason="list number")

    def _telephone(self, first: int) -> _Reading | None:
        """A telephone number cut by blanks or with its area code in brackets: (915) 555-0148, 55 1234 5678."""
        parts = [self.words[first]]
        last = first + 1
        if self._word(first - 1) == "(" and self._word(last) == ")":
            last += 1
        while len(parts) < 5 and last < self.size and not self.breaks[last]:
            position = self._past_hyphen(last)
            if not self.words[position].isdecimal() or self.words[position - 1] == ".":
                break
            parts.append(self.words[position])
            last = position + 1
        plain = all(part.isdecimal() for part in parts)
        if plain and len(parts) > 2 and len(parts[0]) <= 3 and len(parts[-1]) == 4 and 7 <= sum(map(len, parts)) <= 13:
            return _Reading(last, None, "digits", reason="phone or code")
        return None

    def _chain(self, first: int, word: str, sign: str) -> _Reading | None:
        """Digits joined by one sign: 1:30, 24/7, 3/4, 915-555-0148, 5-4; None for what may be a range."""
        parts = [word]
        last = first + 1
        while (
            self._word(last) == sign and self._glued(last) and self._glued(last + 1) and _digits(self.words[last + 1])
        ):
            parts.append(self.words[last + 1])
            last += 2
        if len(parts) == 1:
            dated = self._word(last + 1) == _DATED and self._glued(last + 1) and sign != ":"
            return _Reading(last, None, "digits", reason="date") if dated else None
        reason = self._chain_reason(sign, parts)
        return _Reading(last, None, "digits", reason=reason) if reason else None

    def _chain_reason(self, sign: str, parts: list[str]) -> str | None:
        if sign == ":":
            return "time" if all(len(part) == 2 and part.isdecimal() for part in parts[1:]) else "score"
        if sign == "/":
            return self.table.fixed.get("/".join(parts)) or ("fraction" if len(parts) == 2 else "date")
        if not all(part.isdecimal() for part in parts):
            return None if len(parts) == 2 else "phone or code"
        if len(parts) > 2:
            return "phone or code"
        head, tail = parts
        if len(tail) > 9 or len(head) > 9 or (tail[0] == "0" and len(tail) > 1):
            return "phone or code"
        if len(head) == 4 and len(tail) == 2 and 1900 <= int(head) <= 2099:
            return "date"
        if len(head) == 3 and len(tail) == 4 and not tail.endswith("00"):
            return "phone or code"
        if int(head) >= int(tail) and len(head) <= 3:
            return "score"
        return None

    # ------------------------------------------------------------------ one number

    def _quantity(self, first: int, sums: bool) -> _Reading | None:
        """The number or vague quantity that begins at `first`, without its neighbours."""
        head = self.words[first]
        for words, low, high in self.table.quantities.get(head, ()):
            if self._stands(first, words):
                return _Reading(first + len(words), None, "vague", "vague", low, high)
        for opening in self.table.openings.get(head, ()):
            if self._stands(first, opening.words):
                found = self._opened(first, opening, sums)
                if found is not None:
                    return found
        word = self.table.vocabulary.get(head)
        if word is not None and word.kind in ("scale", "collective") and word.alone != "number":
            return self._indefinite(first, word)
        return self._cardinal(first, first, sums)

    def _opened(self, first: int, opening: Opening, sums: bool) -> _Reading | None:
        """A number that an opening such as "a", "half a" or "several" begins: a scale or a collective must follow."""
        position = self._past_hyphen(first + len(opening.words))
        word = self.table.vocabulary.get(self._word(position))
        if word is None or word.kind not in ("scale", "collective"):
            return None
        if opening.collectives_only and word.kind == "scale":
            return None
        if opening.value == 1:
            return self._cardinal(first, position, sums, opened=True)
        last, product, rest = self._lot(position, word)
        base = word.value
        if opening.value is None:
            return self._bounded(last, base, rest)
        says = word.says if word.kind == "collective" and opening.says != "about" else opening.says
        return _Reading(last, _plain(opening.value * product), "collective", says)

    def _lot(self, position: int, word: Numeral) -> tuple[int, int, int]:
        """The end of a run of scales ("tens of thousands"), its product, and the product of all but the first."""
        last, rest = position + 1, 1
        while last < self.size and self.breaks[last] < 2:
            at = self._past_hyphen(last)
            if self.words[at] in self.table.of:
                at += 1
            following = self.table.vocabulary.get(self._word(at))
            if following is None or following.kind not in ("scale", "collective") or following.value <= word.value:
                break
            rest *= following.value
            word, last = following, at + 1
        first_value = self.table.vocabulary[self.words[position]].value
        return last, first_value * rest, rest

    def _bounded(self, last: int, base: int, rest: int) -> _Reading | None:
        if base not in self.table.bounds:
            return None
        low, high = self.table.bounds[base]
        return _Reading(last, None, "vague", "vague", low * rest, (high + 1) * rest - 1)

    def _indefinite(self, first: int, word: Numeral) -> _Reading | None:
        """A bare plural: "hundreds", "tens of thousands", "thousands and thousands"."""
        last, _, rest = self._lot(first, word)
        if word.alone == "nothing" and rest == 1:
            return None
        if word.followed_by and rest == 1 and self._word(last) not in word.followed_by:
            return None
        if self._word(last) in self.table.again and self._word(last + 1) == self.words[first] and rest == 1:
            last += 2
        return self._bounded(last, word.value, rest)

    def _cardinal(self, first: int, position: int, sums: bool, opened: bool = False) -> _Reading | None:
        """The longest well-formed cardinal from `position`; `opened`: an article that counts as one precedes it."""
        build = _Build()
        if opened:
            build.push(1, 1, position)
            build.words = True
        last = position
        while last < self.size:
            at, joiner = self._joint(last, build, sums)
            if at >= self.size or (build.places and self.breaks[at] > 1):
                break
            word = self.words[at]
            if _digits(word):
                end = self._digit_part(at, joiner, build)
                if end < 0:
                    break
                if build.unreadable or build.reason not in (None, *_MENDED_BY_A_SCALE):
                    return build.reading(end)
                last = end
                continue
            entry = self.table.vocabulary.get(word)
            if entry is None or not self._fits(entry, at, joiner, build):
                break
            build.words = True
            if entry.kind == "collective":
                return self._with_half(build.collective(entry, at + 1), entry.value, at + 1)
            if entry.kind == "scale":
                cut = build.multiply(entry, last, at + 1)
                if cut >= 0:
                    return build.reading(cut)
                last = at + 1
                if entry.value >= 1000 and len(build.places) == 1:
                    half = self._match(last, self.table.halves)
                    if half >= 0:
                        build.values[0] += Fraction(entry.value, 2)
                        return build.reading(half)
            else:
                build.push(entry.value, PLACES[entry.kind][0], last)
                last = at + 1
                if entry.value == 0:
                    break
            build.ends_in_ten = entry.kind == "ten"
            if len(build.places) == 1 and build.places[0] == 1:
                last = self._half_before_scale(last, build)
        if not build.places or (opened and len(build.places) == 1 and build.places[0] == 1):
            return None
        return build.reading(last, article=last == first + 1 and self.words[first] in self.table.articles)

    def _with_half(self, reading: _Reading, unit: int, last: int) -> _Reading:
        half = self._match(last, self.table.halves)
        if half < 0 or reading.value is None:
            return reading
        return replace(reading, last=half, value=_plain(reading.value + Fraction(unit, 2)))

    def _half_before_scale(self, last: int, build: _Build) -> int:
        """Take in the half of "two and a half million"."""
        half = self._match(last, self.table.halves)
        if half < 0:
            return last
        build.values[0] += Fraction(1, 2)
        return half

    def _joint(self, last: int, build: _Build, sums: bool) -> tuple[int, str]:
        """The token that would continue a number, and what joins it: "" is a blank, else a hyphen or a word."""
        if not build.places:
            return last, ""
        hyphen = self._past_hyphen(last)
        if hyphen > last:
            return hyphen, "-"
        word = self.words[last]
        if build.places[-1] == 10 and word in self.table.tens_joins:
            return last + 1, word
        if sums and build.places[-1] >= 100 and word in self.table.sum_joins:
            return last + 1, word
        return last, ""

    def _fits(self, entry: Numeral, at: int, joiner: str, build: _Build) -> bool:
        """Whether a word may continue the number built so far."""
        if entry.kind in ("scale", "collective"):
            return joiner in ("", "-") and (bool(build.places) or entry.alone == "number")
        if not build.places:
            return True
        place = build.places[-1]
        if entry.value == 0 or place < PLACES[entry.kind][1]:
            return False
        if place == 10:
            return joiner in self.table.tens_joins or (joiner == "-" and "" in self.table.tens_joins)
        pronoun = self.table.pronouns.get(self.words[at])
        return pronoun is None or self._word(at + 1) not in pronoun.not_before

    def _digit_part(self, at: int, joiner: str, build: _Build) -> int:
        """Take in digits, as the head of a number or its last three places after a scale word; -1: neither."""
        word = self.words[at]
        if not build.places:
            reading = self._digits(at)
            build.digits = True
            build.reason = reading.reason
            build.push(reading.value if reading.value is not None else 0, 1, at)
            build.unreadable = reading.value is None
            build.leads = list(reading.leads)
            return self._glued_letters(at, reading.last, build)
        sign = self._word(at + 1)
        chained = sign == "%" or (sign in ("/", ":") and self._glued(at + 2))  # but "9 mil 316: 2 mil 745 en Sonora"
        tight = self._glued(at + 1) and (sign.isalpha() or chained)
        plain = word.isdecimal() and (len(word) == 3 or (len(word) < 3 and word[0] != "0"))
        if joiner or tight or build.places[-1] < 1000 or self.breaks[at] or not self.spaced[at]:
            return -1
        if not plain:  # "12 mil 500.50" is no number of people; "10 mil 2025" may be two numbers
            return -1 if word.isdecimal() else build.refuse(at + 1)
        build.push(int(word), 1, at)
        build.digits = True
        return at + 1

    def _digits(self, at: int) -> _Reading:
        """One run of digits with its marks, or several that blanks group."""
        word = self.words[at]
        if word.isdecimal():
            if len(word) > 1 and word[0] == "0":
                return _Reading(at + 1, None, "digits", reason="phone or code")
            if len(word) > 15:
                return _Reading(at + 1, None, "digits", reason="unreadable")
            last = self._blank_groups(at)
            if last > at + 6:
                return _Reading(last, None, "digits", reason="unreadable")
            return _grouped(int("".join(self.words[at:last])), last, last > at + 1)
        return self._marked(word, at + 1)

    def _blank_groups(self, at: int) -> int:
        """The end of digits grouped by blanks: "10 000"."""
        word, text = self.words[at], self.tokens.text
        if len(word) > 3 or word == "0" or " " not in self.table.grouping:
            return at + 1
        last = at + 1
        mark = ""
        while last < self.size and self.spaced[last] and self.tokens.starts[last] - self.tokens.ends[last - 1] == 1:
            gap, group = text[self.tokens.ends[last - 1]], self.words[last]
            if len(group) != 3 or not group.isdecimal() or self.breaks[last] or (mark and gap != mark):
                break
            mark = gap
            last += 1
        if last == at + 1 or (mark == " " and self._word(at - 1) in self.table.labels):
            return at + 1
        return last

    def _marked(self, word: str, last: int) -> _Reading:
        """Digits with marks inside: grouped in threes, decimal, or unreadable."""
        unreadable = _Reading(last, None, "digits", reason="unreadable")
        if len(word) > 24:
            return unreadable
        thousands = _THOUSANDS.fullmatch(word)
        if thousands is not None and thousands[1] in self.table.grouping:  # nearly all are
            return _grouped(int(word.replace(thousands[1], "")), last, True)
        marks = [character for character in word if not character.isdecimal()]
        groups = "".join(character if character.isdecimal() else " " for character in word).split(" ")
        threes = len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])
        same = len(set(marks)) == 1
        if threes and set(marks) <= self.table.grouping and (same or (marks[0] == "'" and len(set(marks[1:])) == 1)):
            return _grouped(int("".join(groups)), last, True)
        whole, fraction = groups[:-1], groups[-1]
        if marks[-1] not in self.table.decimal or marks[-1] in marks[:-1]:
            return unreadable
        if len(whole) > 1:
            grouped = len(whole[0]) <= 3 and all(len(group) == 3 for group in whole[1:])
            if not grouped or len(set(marks[:-1])) > 1 or marks[0] not in self.table.grouping:
                return unreadable
        value = Fraction(f"{''.join(whole)}.{fraction}")
        doubtful = len(fraction) == 3 and groups[0] != "0"
        return _Reading(last, value, "digits", reason="unreadable" if doubtful else "decimal")

    def _glued_letters(self, at: int, last: int, build: _Build) -> int:
        """Take in letters written onto the digits: "10k" multiplies, "16th", "5km" and "500A" refuse."""
        table = self.table
        point = self._word(last) == "." and self._glued(last) and self._glued(last + 1)
        if point and self.words[last + 1] in table.ordinal_signs:
            build.reason = "ordinal"
            return last + 2
        letters = self._word(last)
        if self._glued(last) and letters.isnumeric() and not letters.isdecimal():  # "2½"
            build.reason = "decimal"
            return last + 1
        if not self._glued(last) or not letters.isalpha() or letters in table.vocabulary:
            return last
        money = letters in table.money_scales and self._word(at - 1) in table.money_before
        scale = table.money_scales[letters] if money else table.glued_scales.get(letters)
        if scale is not None and not build.unreadable:
            build.leads = [(build.values[0], scale)]
            build.values[0] *= scale
            build.places[0] = scale
            build.words = True
            build.reason = None
            return last + 1
        if self._match(last, table.money_after) >= 0 or self._match(last, table.time) >= 0:
            return last
        if letters in table.glued_reasons:
            build.reason = table.glued_reasons[letters]
        elif len(letters) <= _SUFFIX:
            build.reason = "phone or code"
        else:
            return last
        return last + 1

    # ------------------------------------------------------------------ ranges

    def _range(self, first: int, lower: _Reading, between: bool) -> _Reading | None:
        """The range that begins with `lower`, or None when what follows makes no range of it."""
        table = self.table
        if lower.reason not in (None, "decimal") or lower.last + 1 >= self.size or self.breaks[lower.last] > 1:
            return None
        joint, at = self._word(lower.last), lower.last + 1
        if joint == "-" and self._word(at) in table.to and self._word(at) != "-":  # "a 100- to 150-soldier unit"
            joint, at = self._word(at), at + 1
        if joint == "-" and self.spaced[lower.last] != self.spaced[at]:
            return None
        either = joint in table.either
        if not (either or joint in table.to or (between and joint in table.both)):
            return None
        if lower.article and joint in table.to:
            return None
        higher = self._quantity(at, sums=True) if self._may_begin(at) else None
        if higher is None or higher.reason not in (None, "decimal") or self.breaks[at] > 1 or self._signs_after(at):
            return None
        if lower.value is None or higher.value is None:
            return _vague_range(lower, higher) if joint in table.either | table.to else None
        low, high = _shared(lower, lower.value, higher.leads), higher.value
        if not low < high:
            return None
        if either and high > low * table.or_at_most_times:
            return None
        if joint in table.to and joint != "-" and not between and self._is_change(first, low, high):
            return None
        shape = lower.shape if lower.shape == higher.shape else "mixed"
        middle = _plain(Fraction(low + high) / 2)
        if isinstance(low, int) and isinstance(high, int):
            return _Reading(higher.last, middle, shape, "range", low, high)
        return _Reading(higher.last, middle, shape, "range", reason="decimal")

    def _may_begin(self, at: int) -> bool:
        word = self._word(at)
        return word in self.table.starters or _digits(word)

    def _signs_after(self, at: int) -> bool:
        """Whether the digits at `at` belong to signs of their own: "100 to 3/4" is no range."""
        return _digits(self.words[at]) and self._glued(at + 1) and self.words[at + 1] in ":/"

    def _is_change(self, first: int, low: int | Fraction, high: int | Fraction) -> bool:
        """Whether "from A to B" tells a change, two numbers, rather than a range."""
        table = self.table
        if not self._stands_before(first, table.opened):
            return False
        opener = first - 1 if self._word(first - 1) in table.opened else first - 2
        for position in range(opener - 1, max(-1, opener - 1 - _NEAR), -1):
            word = self.words[position]
            if word in ".;!?" or self.breaks[position + 1] > 1:
                break
            if word in table.spread:
                return False  # "strength ranged from 1,047 to 2,295"
            if word in table.change or word.startswith(table.change_stems):
                return True
        return high > low * table.from_at_most_times

    # ------------------------------------------------------------------ what the neighbours make of a number

    def _is_pronoun(self, first: int, reading: _Reading) -> bool:
        """Whether the whole number is an article or a pronoun: "un", "one of"."""
        if reading.last != first + 1:
            return False
        word = self.words[first]
        if self._match(self._past_hyphen(reading.last), self.table.fraction_after_one) >= 0:
            return False
        if word in self.table.articles:
            return True
        pronoun = self.table.pronouns.get(word)
        if pronoun is None:
            return False
        following = self._word(reading.last)
        prose = following[:1].isalpha() and self.breaks[reading.last] < 2
        return not prose or following in pronoun.not_before or self._word(first - 1) in pronoun.not_after

    def _ordinal(self, first: int) -> tuple[Number | None, int]:
        """An ordinal word, or the fraction it makes after an article: "a third of"."""
        word, last = self.words[first], first + 1
        if word not in self.table.ordinals:
            return None, last
        parts = self._word(first - 1) in self.table.fraction_articles and self._word(last) in self.table.fraction_tails
        reading = _Reading(last, self.table.ordinals[word], "words", reason="fraction" if parts else "ordinal")
        return self._number(first, reading), last

    def _finish(self, first: int, reading: _Reading) -> tuple[Number, int]:
        """The number with the reason its neighbours give, and the token at which to go on."""
        table = self.table
        last = reading.last
        after = self._past_hyphen(last)
        percent = self._match(after, table.percent)
        if percent >= 0:
            return self._number(first, replace(reading, reason="percent")), percent
        if self._word(first - 1) in table.money_before or self._money_after(last):
            return self._number(first, replace(reading, reason="money")), last
        time = self._match(after, table.time)
        if time >= 0:
            return self._number(first, replace(reading, reason="time")), time
        fractions = table.fraction_after_one if reading.value == 1 else table.fraction_after_many
        fraction = self._match(after, fractions)
        if fraction >= 0:
            return self._number(first, replace(reading, last=fraction, value=None, reason="fraction")), fraction
        if reading.ends_in_ten and after > last and table.ordinals.get(self._word(after), 10) < 10:
            unit = table.ordinals[self._word(after)]
            reading = replace(reading, last=after + 1, value=(reading.value or 0) + unit, reason="ordinal")
        if reading.reason is None and isinstance(reading.value, Fraction) and reading.qualifier != "range":
            reading = replace(reading, reason="decimal")  # "two and a half"
        if reading.value is not None and reading.value > _LARGEST:
            reading = replace(reading, value=None, low=None, high=None, reason=reading.reason or "unreadable")
        return self._number(first, reading), reading.last

    def _money_after(self, last: int) -> bool:
        """Whether a currency follows, with at most two fillers between: "5 million U.S. dollars"."""
        for position in range(last, last + 3):
            if self._match(position, self.table.money_after) >= 0:
                return True
            if self._word(position) not in self.table.money_fillers:
                return False
        return False

    def _number(self, first: int, reading: _Reading) -> Number:
        value = float(reading.value) if isinstance(reading.value, Fraction) else reading.value
        return Number(
            first,
            reading.last,
            self.tokens.starts[first],
            self.tokens.ends[reading.last - 1],
            value,
            reading.low,
            reading.high,
            reading.qualifier,
            reading.shape,
            reading.reason,
        )


class _Build:
    """A cardinal under construction: parts in falling places, each with the token at which it was begun."""

    __slots__ = ("begins", "digits", "ends_in_ten", "leads", "places", "reason", "unreadable", "values", "words")

    def __init__(self) -> None:
        self.values: list[int | Fraction] = []
        self.places: list[int] = []
        self.begins: list[int] = []
        self.leads: list[tuple[int | Fraction, int]] = []
        self.digits = False
        self.words = False
        self.reason: str | None = None
        self.unreadable = False
        self.ends_in_ten = False

    def push(self, value: int | Fraction, place: int, begin: int) -> None:
        self.values.append(value)
        self.places.append(place)
        self.begins.append(begin)

    def refuse(self, last: int) -> int:
        self.unreadable, self.reason = True, "unreadable"
        return last

    def multiply(self, scale: Numeral, begin: int, last: int) -> int:
        """Multiply the parts below a scale by it, and return -1; where that makes no number, return where to cut.

        "two hundred and three hundred" drops the three, which begins a number of its own; "fifty thousand thousand"
        has nothing to drop and is refused as a whole.
        """
        unit = scale.value
        kept = len(self.places)
        while kept and self.places[kept - 1] < unit:
            kept -= 1
        below = self.values[kept:]
        limit = self.places[kept - 1] if kept else 0
        total = sum(below, start=0) if below else 1
        bare = bool(self.places) and not below
        if total >= unit or (kept and total * unit >= limit) or (bare and not scale.inside):
            if not kept or bare:
                return self.refuse(last)
            cut = self.begins[kept]
            del self.values[kept:], self.places[kept:], self.begins[kept:]
            return cut
        if below:
            begin = self.begins[kept]
        if below and not kept:
            self.leads = [(coefficient, size * unit) for coefficient, size in self.leads] + [(total, unit)]
            self.reason = None
        del self.values[kept:], self.places[kept:], self.begins[kept:]
        self.push(_plain(total * unit), unit, begin)
        return -1

    def collective(self, noun: Numeral, last: int) -> _Reading:
        total = sum(self.values, start=0) if self.values else 1
        leads = [(coefficient, size * noun.value) for coefficient, size in self.leads]
        if self.values:
            leads.append((total, noun.value))
        return _Reading(last, _plain(total * noun.value), "collective", noun.says, leads=tuple(leads))

    def reading(self, last: int, article: bool = False) -> _Reading:
        value = None if self.unreadable else _plain(sum(self.values, start=0))
        shape = "mixed" if self.digits and self.words else "digits" if self.digits else "words"
        return _Reading(
            last,
            value,
            shape,
            reason=self.reason,
            shares=True,
            leads=tuple(self.leads),
            ends_in_ten=self.ends_in_ten,
            article=article,
        )


def _digits(word: str) -> bool:
    return "0" <= word[:1] <= "9"


def _plain(value: int | Fraction) -> int | Fraction:
    """An int where the value is whole."""
    return int(value) if value.denominator == 1 else value


def _grouped(value: int, last: int, grouped: bool) -> _Reading:
    """Digits that read as one whole number; grouped thousands can lend their unit: "10 to 15,000"."""
    leads: tuple[tuple[int | Fraction, int], ...] = ()
    if grouped and value % 1000 == 0:
        leads = ((value // 1000, 1000),)
    return _Reading(last, value, "digits", leads=leads)


def _shared(lower: _Reading, low: int | Fraction, leads: tuple[tuple[int | Fraction, int], ...]) -> int | Fraction:
    """The lower end of a range in the unit that only the higher end names: 2,000 for "two or three thousand"."""
    if lower.shares:
        for coefficient, unit in leads:
            if low < coefficient:
                return _plain(low * unit)
    return low


def _vague_range(lower: _Reading, higher: _Reading) -> _Reading | None:
    """One vague quantity from two: "dozens or hundreds"."""
    if lower.qualifier != "vague" or higher.qualifier != "vague" or lower.low is None or higher.low is None:
        return None
    if lower.low >= higher.low:
        return None
    return _Reading(higher.last, None, "vague", "vague", lower.low, higher.high)
