"""Tokens -> numbers: digits, words, mixed forms, ranges, vague quantities; what reads as no one number is refused.

Read in this order:
    words                  a language's numbers.yaml, compiled
    reading                a number still open at its right, and the cardinal that parts make
    text                   small looks at the tokens
    digits                 "1,500", "10 000", "10k"
    signs                  "24/7", "915-555-0148", "C-17": digits that signs refuse
    cardinals              "12 mil 500", "half a million", "tens of thousands"
    ranges                 "300 to 400", "dozens or hundreds"
    neighbours             "5 percent", "$5 million", "one of"
    reader                 `numbers`: where a number may begin, and which of these reads it

Naming: a *reading* is a number still open at its right; a *unit* is what a scale word stands for (1,000);
a *lead* is a pair (coefficient, unit) such as (3, 1000) for "three thousand", which "two or three thousand" shares.
Every look to the left or right is bounded by a few tokens or consumes what it looks at, so the work is linear.
"""

from figures.extract.numbers.reader import Number, numbers
from figures.extract.numbers.words import NumberWords

__all__ = ["Number", "NumberWords", "numbers"]
