"""One number or vague quantity from a token on, without its neighbours: "12 mil 500", "half a million", "dozens"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from figures.extract.numbers.digits import with_letters
from figures.extract.numbers.reading import Cardinal, Part, Reading, plain, vague
from figures.extract.numbers.text import Text
from figures.extract.numbers.words import PLACES, Numeral, Opening

MENDED_BY_A_SCALE = (None, "decimal", "unreadable")  # "1.500" alone is unreadable, "1.500 million" is not
HALF = Fraction(1, 2)
DECIMALS = 6  # digits behind a point that are written in words


def quantity(text: Text, first: int, sums: bool = True) -> Reading | None:
    """The number or vague quantity that begins at a token; `sums`: "and" may add to a hundred or a thousand."""
    if text.has_digits(first):
        return _cardinal(text, Cardinal(first), sums)
    bounds = text.table.quantities.match(text.words, first)
    if bounds is not None:
        (low, high), last = bounds
        return vague(last, low, high)
    opening = text.table.openings.match(text.words, first)
    opened = _opened(text, *opening, sums) if opening is not None else None
    if opened is not None:
        return opened
    numeral = text.numeral(first)
    if numeral is None:
        return None
    if numeral.multiplies and numeral.alone != "number":
        return _plural(text, first, numeral)
    return _cardinal(text, Cardinal(first), sums)


def _opened(text: Text, opening: Opening, behind: int, sums: bool) -> Reading | None:
    """A number that an opening such as "a", "half a" or "several" begins: a scale or a collective must follow."""
    at = text.past_hyphen(behind)
    numeral = text.multiplier(at)
    if numeral is None or text.breaks[at] > 1 or (opening.collectives_only and numeral.kind == "scale"):
        return None
    if opening.value == 1:
        return _cardinal(text, Cardinal(at, [Part(1, 1, at)], "words"), sums)
    last, lots = _lots(text, at, numeral)
    if opening.value is None:
        return _bounded(text, last, numeral, lots)
    says = numeral.says if numeral.kind == "collective" and opening.says != "about" else opening.says
    return Reading(last, plain(opening.value * numeral.value * lots), "collective", says)


def _plural(text: Text, first: int, numeral: Numeral) -> Reading | None:
    """A bare plural: "hundreds", "tens of thousands", "thousands and thousands"."""
    last, lots = _lots(text, first, numeral)
    if lots == 1:
        following = text.words[last]
        if numeral.alone == "nothing" or (numeral.followed_by and following not in numeral.followed_by):
            return None
        if following in text.table.joins_again and text.words[last + 1] == text.words[first]:
            last += 2
    return _bounded(text, last, numeral, lots)


def _lots(text: Text, at: int, numeral: Numeral) -> tuple[int, int]:
    """The end of a run of rising scales ("tens of thousands"), and the product of all but the first."""
    last, lots = at + 1, 1
    while text.breaks[last] < 2:
        following_at = text.past_hyphen(last)
        following_at += text.words[following_at] in text.table.joins_of
        following = text.multiplier(following_at)
        if following is None or following.value <= numeral.value:
            break
        lots *= following.value
        numeral, last = following, following_at + 1
    return last, lots


def _bounded(text: Text, last: int, numeral: Numeral, lots: int) -> Reading | None:
    """What an indefinite plural is taken to mean; None where the language gives its unit no bounds."""
    if numeral.value not in text.table.bounds:
        return None
    low, high = text.table.bounds[numeral.value]
    return vague(last, low * lots, (high + 1) * lots - 1)


def _cardinal(text: Text, number: Cardinal, sums: bool) -> Reading:
    """The longest well-formed cardinal that goes on from what a number has so far."""
    ended = None
    while ended is None:
        at, joiner = _joint(text, number, sums)
        if number.parts and text.breaks[at] > 1:
            return number.reading()
        ended = _with_digits(text, number, at, joiner) if text.has_digits(at) else _with_word(text, number, at, joiner)
    return ended


def _joint(text: Text, number: Cardinal, sums: bool) -> tuple[int, str]:
    """The token that would continue a number, and what joins it: "" is a blank, else a hyphen or a word."""
    last, table = number.last, text.table
    if not number.parts:
        return last, ""
    hyphen = text.past_hyphen(last)
    if hyphen > last and not (sums and number.place >= 100 and text.words[hyphen] in table.joins_sums):
        return hyphen, "-"
    word = text.words[hyphen]
    if hyphen > last:
        return text.past_hyphen(hyphen + 1), word  # "two-hundred-and-fifty"
    if (number.place == 10 and word in table.joins_tens) or (sums and number.place >= 100 and word in table.joins_sums):
        return last + 1, word
    if word == "," and number.place >= 1000 and _in_words(text, number):
        behind = text.past_hyphen(last + 2)
        return (last + 1, word) if _lower_scale(text, number, behind) else (last, "")  # "one thousand, two hundred"
    return last, ""


def _in_words(text: Text, number: Cardinal) -> bool:
    """Whether a number and the word behind the comma that follows it are written in words of one place each."""
    behind = text.numeral(number.last + 1)
    return number.shape == "words" and behind is not None and behind.kind in ("unit", "teen", "ten")


def _lower_scale(text: Text, number: Cardinal, at: int) -> bool:
    """Whether a scale below the place that a number has come to stands at a token: a hundred behind thousands."""
    numeral = text.numeral(at)
    return numeral is not None and numeral.kind == "scale" and numeral.value < number.place


def _with_digits(text: Text, number: Cardinal, at: int, joiner: str) -> Reading | None:
    """Take in digits as the head of a number or as its last three places, "12 mil 500"; a reading where it ends."""
    if not number.parts:
        return _begin(text, number, at)
    word, sign = text.words[at], text.words[at + 1]
    chained = sign == "%" or (sign in ("/", ":") and text.glued(at + 2))  # but "9 mil 316: 2 mil 745 en Sonora"
    tight = text.glued(at) or (text.glued(at + 1) and (sign.isalpha() or chained))
    if joiner or tight or number.place < 1000 or text.breaks[at]:
        return number.reading()
    if not word.isdecimal():  # "12 mil 500.50" is no number of people
        return number.refuse(at + 1)
    if len(word) > 3 or (len(word) < 3 and word[0] == "0"):  # "10 mil 2025" may be two numbers
        return number.reading()
    number.written("digits")
    number.push(int(word), 1, at + 1)
    return None


def _begin(text: Text, number: Cardinal, at: int) -> Reading | None:
    """Take in the digits that a number begins with, "12 mil", "10k"; a reading where nothing can continue them."""
    head = with_letters(text, at)
    if head.value is None and head.reason == "unreadable":
        return replace(head, last=_past_scales(text, head.last))  # "1,5 thousand" is no thousand
    if head.value is None or head.reason not in MENDED_BY_A_SCALE:
        return head
    number.begin(head, head.leads[0][1] if head.shape == "mixed" else 1)  # 1,000 for "10k"
    if head.reason is None and head.value < 10:
        _with_half(text, number, 1)  # "1 and a half million"
    return None


def _past_scales(text: Text, last: int) -> int:
    """The token behind the scales that multiply what ends at `last`."""
    while text.breaks[last] < 2 and (numeral := text.numeral(last)) is not None and numeral.kind == "scale":
        last += 1
    return last


def _with_word(text: Text, number: Cardinal, at: int, joiner: str) -> Reading | None:
    """Take in a number word; a reading where the number ends, with the word or before it."""
    numeral, last = text.numeral(at), at + 1
    if numeral is None and _opens_lower_scale(text, number, at):
        number.push(1, 1, last)
        return None
    if numeral is None or not _fits(text, number, numeral, at, joiner):
        return number.reading()
    number.written("words")
    if numeral.kind == "collective":
        return _lots_and_a_half(text, number.lots(numeral, last), numeral.value)
    if numeral.kind == "scale":
        ended = number.multiply(numeral, last)
        if ended is None and len(number.parts) == 1 and numeral.value >= 1000:
            return _with_half(text, number, numeral.value)  # "two million and a half"
        return ended
    number.push(numeral.value, PLACES[numeral.kind][0], last)
    if number.place == 1 and _with_decimals(text, number):
        return None  # "two point five million"
    if numeral.value == 0:
        return number.reading()
    if len(number.parts) == 1 and number.place == 1:
        _with_half(text, number, 1)  # "two and a half million"
    return None


def _opens_lower_scale(text: Text, number: Cardinal, at: int) -> bool:
    """Whether an article stands for the one of a lower scale: "forty-six thousand a hundred and forty-nine"."""
    if not number.parts or number.place < 1000 or not _lower_scale(text, number, at + 1):
        return False
    opening = text.table.openings.match(text.words, at)
    return opening is not None and opening[0].value == 1 and not opening[0].collectives_only


def _lots_and_a_half(text: Text, lots: Reading, unit: int) -> Reading:
    """Dos docenas y media."""
    half = text.table.joins_halves.end(text.words, lots.last)
    return lots if half < 0 else replace(lots, last=half, value=plain((lots.value or 0) + unit * HALF))


def _with_half(text: Text, number: Cardinal, unit: int) -> Reading | None:
    """Take in the half of a unit; the reading with it, None where no half follows."""
    half = text.table.joins_halves.end(text.words, number.last)
    if half < 0:
        return None
    number.add(unit * HALF, half)
    return number.reading()


def _with_decimals(text: Text, number: Cardinal) -> bool:
    """Take in decimals that are written in words, where a scale follows: "two point five", "dos coma cinco"."""
    at, decimals = number.last + 1, ""
    if text.words[number.last] not in text.table.joins_points:
        return False
    while len(decimals) < DECIMALS and (numeral := text.numeral(at)) is not None and numeral.kind == "unit":
        decimals, at = f"{decimals}{numeral.value}", at + 1
    scale = text.multiplier(at)
    if not decimals or scale is None or scale.kind != "scale":
        return False
    number.add(Fraction(int(decimals), 10 ** len(decimals)), at)
    return True


def _fits(text: Text, number: Cardinal, numeral: Numeral, at: int, joiner: str) -> bool:
    """Whether a word may continue the number built so far; any may begin one."""
    if not number.parts:
        return True
    if numeral.multiplies:
        return joiner in ("", "-")
    if numeral.value == 0 or number.place < PLACES[numeral.kind][1]:
        return False
    if number.place == 10:
        joins = text.table.joins_tens
        return joiner in joins or (joiner == "-" and "" in joins)
    pronoun = text.table.pronouns.get(text.words[at])
    return pronoun is None or text.words[at + 1] not in pronoun.not_before
