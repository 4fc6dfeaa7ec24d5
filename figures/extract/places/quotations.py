"""The place of who speaks of what is there: "They sent us 40 soldiers," said the mayor of Ojinaga.

A town may stand before its mayor, too: "300 are in the city, Laredo Mayor Pete Saenz said".
"""

from __future__ import annotations

from figures.extract.around import SAYING
from figures.extract.named import place_names
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

QUOTED = 28  # tokens from a figure to the end of its quotation
SAID = 10  # tokens from that to the verb of saying: "a company commander in Starr County said"
SPEAKER = 14  # tokens from a verb of saying to the place of who speaks


def closing(page: Page, last: int, end: int) -> int | None:
    """The token that ends the quotation around token `last`, where who says so is told behind: "40 came," he said."""
    quotes = (at for at in range(last, min(end, last + QUOTED)) if page.tokens.words[at] == '"')
    mark = next(quotes, None)
    told = mark is not None and page.those(SAYING).begins(mark, min(end, mark + SAID))
    return mark if told else None


def place_of_speaker(page: Page, first: int, last: int, begin: int, end: int) -> Hit | None:
    """The town of who says of a figure of tokens [first, last) that it is "here" or was sent to "us"."""
    town = _of_mayor(page, last, end)
    if town is not None and (_is_near(page, first, town.first) or page.tells("the_town", first, town.first)):
        return town
    mark = closing(page, last, end)
    opened = [at for at in range(max(begin, first - QUOTED), first) if page.tokens.words[at] == '"'][-1:]
    if not _is_near(page, opened[0] if opened else begin, mark or last + QUOTED):
        return None
    if mark is not None:
        return _town(page, mark, min(end, mark + SPEAKER))
    told = bool(opened) and page.those(SAYING).begins(max(begin, opened[0] - SAID), opened[0])
    return _town(page, max(begin, opened[0] - SPEAKER), opened[0]) if told else None


def is_before_mayor(page: Page, hit: Hit) -> bool:
    """Whether a town is named before its mayor: "Laredo Mayor Pete Saenz said 300 had come"."""
    return page.is_word(hit.last, "mayor")


def is_of_mayor(page: Page, hit: Hit) -> bool:
    """Whether a town is named with its mayor: "Laredo Mayor Pete Saenz", "el alcalde de Reynosa"."""
    return is_before_mayor(page, hit) or (page.is_word(hit.first - 2, "mayor") and "of" in page.kinds(hit.first - 1))


def _of_mayor(page: Page, last: int, end: int) -> Hit | None:
    """The town whose mayor says what is told before: "300 are in the city, Laredo Mayor Pete Saenz said"."""
    end = min(end, last + QUOTED)
    for hit in page.of_kind("place").between(last, end):
        if is_of_mayor(page, hit) and page.those(SAYING).begins(last, min(end, hit.last + SAID)):
            return hit
    return None


def _is_near(page: Page, first: int, last: int) -> bool:
    """Whether words of tokens [first, last) tell of where their speaker is: "here", "us"; not "US"."""
    return any("country" not in page.kinds(at) for at in page.words_of("to_us", first, last))


def _town(page: Page, first: int, last: int) -> Hit | None:
    """The first town on the border that is named in tokens [first, last); no state that has soldiers, and no base."""
    for hit in page.of_kind("place").between(first, last):
        named = place_names.place(page, hit)
        if named.on_border and not (named.guard or named.force or place_names.is_of_other(page, hit)):
            return hit
    return None
