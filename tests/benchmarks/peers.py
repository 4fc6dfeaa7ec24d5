"""The other readers of numbers, each as a function of one text. Importing it needs requirements-benchmarks.txt."""

# mypy: disable-error-code="import-not-found, import-untyped, no-any-return"
from __future__ import annotations

import re
import warnings
from collections.abc import Callable

warnings.simplefilter("ignore")  # the peers warn of their own insides

import quantulum3.parser  # noqa: E402
from recognizers_number import Culture, NumberRecognizer  # noqa: E402
from text_to_num import alpha2digit  # noqa: E402

DIGITS = re.compile("[0-9][0-9,.]*")
_CULTURES = {"en": Culture.English, "es": Culture.Spanish}


def quantities(language: str) -> Callable[[str], object]:
    """quantulum3: quantities with units; without its optional classifier, which is its faster form. English only."""
    return lambda text: quantulum3.parser.parse(text, lang="en_US")


def recognizers(language: str) -> Callable[[str], list[tuple[str, str]]]:
    """Microsoft's number recognizer: (words, value) of each number."""
    model = NumberRecognizer(_CULTURES[language]).get_number_model()
    return lambda text: [(found.text, str(found.resolution["value"])) for found in model.parse(text)]


def digits_for_words(language: str) -> Callable[[str], str]:
    """text2num: the text with number words written in digits; its engine is compiled."""
    return lambda text: str(alpha2digit(text, language, threshold=0))
