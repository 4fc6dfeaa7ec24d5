"""What the entries of the lexicon are to the program: forces, places, borders, and what a phrase says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Force:
    """A force: `side` is where it stands unless the text says otherwise; `branches` and `state` make it up.

    `ashore`: whether words for a land army are said of it. `seats`: the places where a command sits whose soldiers
    are all along the border. `ashore_in`: the languages in which they are said of it alone. `founded`: since when it
    has soldiers, in ISO 8601, where texts tell of years before it; "" where they hardly do.
    """

    id: str
    name: str
    country: str
    side: str
    parent: str | None
    branches: frozenset[str]
    state: str | None
    ashore: bool = True
    seats: frozenset[str] = frozenset()
    ashore_in: frozenset[str] = frozenset()
    founded: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the side of the border a force there stands on; a state with a National Guard has `guard`."""

    id: str
    name: str
    side: str
    country: str
    guard: bool
    state: bool  # "the state" may mean it; others are "the city"
    home: bool  # a base that forces come from: never where they stand on the border
    seat: bool  # offices sit there: a text dated from it speaks of forces anywhere
    land: bool  # a text that never comes to the border and names such most tells of their soldiers
    far: bool  # it lies at another border of its country
    stretch: bool  # a part of the border with towns of its own
    force: str | None  # whose base it is

    @property
    def on_border(self) -> bool:
        """Whether it lies on one side of the border or, by its name, on either."""
        return self.side != "other"

    @property
    def abroad(self) -> bool:
        """Whether it is in a land of neither side of the border: "Syria"."""
        return self.country == "other"

    @property
    def sends(self) -> bool:
        """Whether it is a state away from the border, whose soldiers go there: "Ohio"."""
        return self.guard and not self.on_border

    @property
    def interior(self) -> bool:
        """Whether it is away from the border, and no state that sends forces, base of theirs or seat of offices."""
        return not (self.on_border or self.guard or self.home or self.seat)


@dataclass(frozen=True, slots=True)
class Border:
    """A border phrase: the side it means when said of the forces of each country."""

    name: str
    said_of: Mapping[str, str]
    nation: bool  # the words mean a whole country: the strength of a force, not of a deployment
    implies: str | None  # the only country whose forces the words are said of
    weakly: bool = False  # only where nobody else is said to act


@dataclass(frozen=True, slots=True)
class Operation:
    """A named operation: the force that serves on it where the text names no other, and the side where it stands.

    `began` and `ended`: a day or a month in ISO 8601, from its announcement on; "" where it goes on or is not known.
    """

    id: str
    name: str
    force: str
    side: str
    began: str
    ended: str


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a phrase says: `kind` names the list it stands in, `says` the value, `where` its side of the number."""

    kind: str
    says: str
    where: str = ""
    modal: bool = False
    firm: bool = False
    closed: bool = False  # no verb farther away changes it
    near: bool = False  # speaks only right beside the number
    proper: bool = False  # a place or a one-word name: speaks only where the text writes it with a capital
    accented: bool = False  # a word with an accent on a last letter, that is another word without: "activó", "llegarán"


@dataclass(frozen=True, slots=True)
class Weights:
    """What cues weigh for answers, each a field and its answer, by their number in `answers`.

    `start` is what each weighs before anything is heard. A cue is where it stands, how near, and the word or list.
    """

    answers: tuple[tuple[str, str], ...]
    start: tuple[tuple[int, float], ...]
    cues: Mapping[tuple[str, str, str], tuple[tuple[int, float], ...]]
