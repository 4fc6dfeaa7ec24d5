"""Names told again in short: "Columbus" after "Columbus, N.M.", "Landry" beside "Gov. Jeff Landry"."""

from __future__ import annotations

from figures.extract.page import Page
from figures.extract.text.phrases import Hit


def with_towns(found: Page, names: list[Hit]) -> list[Hit]:
    """Names, and the towns that stand alone after the text has named them with their state: "Columbus, N.M.".

    Not those that are somebody's name too: "García, Nuevo León", and then "Samuel García".
    """
    words, places = found.tokens.words, found.vocabulary.places
    full: dict[str, tuple[list[str], Hit]] = {}
    for hit in names:
        place = places[hit.says("place")] if "place" in hit.senses else None
        if place is not None and ", " in place.name and "," in words[hit.first : hit.last]:
            town = words[hit.first : words.index(",", hit.first)]
            full.setdefault(town[0], (town, hit))
    if not full:
        return names
    taken = {at for hit in names for at in range(hit.first, hit.last)}
    short: list[Hit] = []
    for at, word in enumerate(words):
        if word not in full or at in taken or not found.capital(at):
            continue
        town, hit = full[word]
        if at and at - 1 not in taken and words[at - 1].isalpha() and found.capital(at - 1):
            return names
        if at > hit.last and words[at : at + len(town)] == town:
            short.append(Hit(at, at + len(town), hit.senses))
    return sorted([*names, *short], key=lambda hit: hit.first)


def with_surnames(found: Page, names: list[Hit]) -> list[Hit]:
    """Names, and the surnames of governors that the text has in full: "Landry sends 150" beside "Gov. Jeff Landry".

    Not as a part of another name, nor of one who has another office in it: "Homeland Security Secretary Jane Doe".
    """
    words = found.tokens.words
    taken = {at: hit for hit in names for at in range(hit.first, hit.last)}
    governors = [hit for hit in names if "governor" in hit.senses and hit.last - hit.first > 1]
    full = {words[hit.last - 1]: hit for hit in governors if not found.has_other_office(hit, taken.get)}
    if not full:
        return names
    before = found.vocabulary.single["opens", "that", "and", "says", "chief", "to", "of"]
    alone: dict[int, Hit] = {}
    for at, word in enumerate(words):
        other = taken.get(at)
        if word not in full or not found.capital(at) or (other is not None and not _is_lone_country(other)):
            continue
        named = at and words[at - 1].isalpha() and found.capital(at - 1) and words[at - 1] not in before
        if not named and not found.capital(at + 1):
            alone[at] = Hit(at, at + 1, full[word].senses)
    return sorted([*(hit for hit in names if hit.first not in alone), *alone.values()], key=lambda hit: hit.first)


def _is_lone_country(hit: Hit) -> bool:
    """Whether a phrase of one word speaks for a country, as the surname of one does who has gone to its government."""
    return hit.senses.keys() == {"country"} and hit.last - hit.first == 1
