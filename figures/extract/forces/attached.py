"""The force named right behind a figure's phrase: "40 soldiers attached to JTF-North"."""

from __future__ import annotations

from figures.extract.around import hits_between, preposed
from figures.extract.named import force_names, roles
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

BEHIND = 28  # tokens behind the phrase in which a force may stand


def force_behind(page: Page, count: Count, country: str) -> tuple[str | None, Hit | None]:
    """A force or operation named right around the phrase: "attached to JTF-North", "on Operation Lone Star"."""
    end = page.sentence_at(count.first)[1]
    if not page.those(force_names.FORCES).begins(count.last, min(end, count.last + BEHIND)):
        return None, None
    for hit in hits_between(page, count.last, _before_next(page, count)):
        if "hard_stops" in hit.senses or _is_part_lead(hit) or _acts_itself(page, hit, count.last, end):
            break
        if "commanded" in hit.senses and hit.first > count.last:
            break  # "8,600 are assigned to the task force, led by the 10th Mountain Division"
        if {"unit", "country"} <= hit.senses.keys() and roles.is_source(page, hit, count.last):
            continue  # the command of a region: "otros 500 efectivos, informó una fuente de la Quinta Zona Militar"
        force = force_names.force_of_hit(page, hit)
        if force is not None and not roles.is_partner(page, hit, count.last):
            return force, hit
        if "unit" in hit.senses and force is None:
            return force_names.of_branch(page, hit.says("unit"), country), hit
        if "branch" in hit.senses and _is_owner(page, hit, count.last):
            return force_names.of_branch(page, hit.says("branch"), country), hit
    return None, None


def _acts_itself(page: Page, hit: Hit, last: int, end: int) -> bool:
    """Whether a force behind a figure has soldiers of its own: "2,000 soldiers, and the Marine Corps will send"."""
    named = force_names.force_of_hit(page, hit) is not None or "unit" in hit.senses
    joined = named and preposed(page, _from_its_state(page, hit), "and", last)  # "... and the Ohio Guard 60"
    return joined or _has_figure(page, hit.last, end)  # "2,000 soldiers, the Air National Guard 60 airmen"


def _from_its_state(page: Page, hit: Hit) -> Hit:
    """The state with which the name of a branch begins: the "Ohio" of "the Ohio National Guard"; else the branch."""
    before = page.hit_at[hit.first - 1] if hit.first else None
    return before if before is not None and force_names.state_of_hit(page, before) is not None else hit


def _has_figure(page: Page, at: int, end: int) -> bool:
    """Whether a number of its own follows a name: "the Air National Guard about 60"."""
    while at < end and "hedge.before" in page.kinds(at):
        at += 1
    return at < end and page.counts_at(at)


def _is_part_lead(hit: Hit) -> bool:
    """Whether only some of those counted are told of next: "3,000 troops, including a Stryker brigade"."""
    return hit.says("measure.before") == "part"


def _is_owner(page: Page, hit: Hit, begin: int) -> bool:
    """Whether "of" and names of units join a branch to a phrase: "elementos de la Unidad de Buzos de la Marina"."""
    if not page.vocabulary.head_first or not preposed(page, hit, "of", begin):
        return False
    inner = force_names.BODIES | {"of", "determiner"}
    return all(page.capital(at) or page.kinds(at) & inner for at in range(begin, hit.first))


def _before_next(page: Page, count: Count) -> int:
    """The token where the look behind a phrase ends: its reach, its sentence, or the next number that counts."""
    end = min(page.sentence_at(count.first)[1], count.last + BEHIND)
    for at in range(count.last, end):
        number = page.number_at[at]
        if page.tokens.words[at] == ":":
            return at  # "300 troops arrive in Yuma: Northern Command"
        if number is None or number.reason == "ordinal":
            continue
        designates = page.kinds(at) | (page.kinds(number.last) if number.last < end else set())
        if "unit" not in designates:  # "de la 16 Zona Militar"
            return at
    return end
