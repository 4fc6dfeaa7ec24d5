"""What the nouns behind a bare number, in its sentence, say that it counts: "300 more, who are soldiers"."""

from __future__ import annotations

from figures.extract.around import acts, hits_between
from figures.extract.nouns.nouns import Count, is_plural
from figures.extract.page import MILITARY, Page
from figures.extract.reasons.others import OTHERS
from figures.extract.text.phrases import Hit

PROSPECT = 60  # tokens behind a bare number in which soldiers may be named
JOINS = frozenset({"of", "from", "preposition", "determiner", "auxiliary", "and"})  # no verb
PROSPECT_OF_OTHERS = 5  # and other people


def prospect(page: Page, count: Count) -> str | None:
    """What the nearest noun behind a number, in its sentence, counts or names: "the 1,378 confirmed so far as cases".

    Soldiers may be named farther on than others, who are whom or what soldiers meet.
    """
    end = min(page.sentence_at(count.first)[1], count.last + PROSPECT)
    beyond = _is_led_away(page, count)  # a clause farther on
    sent = count.first > 0 and page.sense(count.first - 1, "status.before") is not None
    for hit in hits_between(page, count.last, end):
        if hit.senses.keys() & MILITARY:
            if "troops" not in hit.senses and not page.vocabulary.head_first and "reason" in page.kinds(hit.last):
                continue  # "300 came past the Guard trucks"
            return "troops"
        far = hit.first - count.last >= PROSPECT_OF_OTHERS
        joins = sent and "and" in hit.senses  # "sent 300 and crossings fell"
        beyond = beyond or far or joins or _leads_on(page, hit)
        counted = any(page.number_at[at] is not None for at in range(max(hit.first - 2, count.last), hit.first))
        named = not (beyond or counted or _is_acted_on(page, count, hit))
        if named and hit.says("reason") in OTHERS:
            return hit.says("reason")
        beyond = beyond and "auxiliary" not in hit.senses  # "300 in the camp are migrants"
    return None


def _is_led_away(page: Page, count: Count) -> bool:
    """Whether a preposition that is none of place leads on to why or when: "up to 1,000 after minors came"."""
    at = count.last
    if at >= page.end or page.is_word(at, "of", "to"):
        return False
    return "preposition" in page.kinds(at) and page.kinds(at).isdisjoint({"of", "and", "from", "of_them"})


def _is_acted_on(page: Page, count: Count, noun: Hit) -> bool:
    """Whether a noun is what those counted act on: "In Laredo, 600 guard the crossings"; not "600 of the migrants"."""
    verb = page.tokens.words[count.last]
    definite = "determiner" in page.kinds(noun.first - 1) and noun.first - count.last > 1
    return definite and verb.isalpha() and page.kinds(count.last).isdisjoint(JOINS)


def _leads_on(page: Page, hit: Hit) -> bool:
    """Whether a phrase leads to a clause of its own: "..., an official said", "sent 300 to hold back the migrants"."""
    if hit.senses.keys() & {"hard_stops", "source", "speech"}:
        return True
    leads = page.is_word(hit.last - 1, "infinitive")
    return leads and acts(page, hit.last, hit.last + 1)


def civil_behind(page: Page, count: Count) -> bool:
    """Whether a bare number is said to be of police and the like: "900 son de la Policía Estatal"."""
    for at in range(count.last, min(page.end, count.last + 4)):
        if page.sense(at, "civil") is not None:
            return at > count.last
        if page.kinds(at).isdisjoint(("auxiliary", "of", "from", "determiner", "belongs")):
            return False
    return False


def are_others(page: Page, count: Count) -> bool:
    """Whether a bare number is said to be others: "58,000 were families", "300 eran niños"."""
    at = count.last
    while at < min(page.end, count.last + 3) and page.kinds(at) & {"auxiliary", "adjective", "filler"}:
        at += 1
    noun = page.sense(at, "reason") if at > count.last else None
    if noun is None or noun.says != "other people" or "auxiliary" not in page.kinds(count.last):
        return False
    return is_plural(page, at)
