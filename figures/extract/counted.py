"""What each number counts: soldiers, something else with a name, or nothing said beside it (an elided noun).

Every look-around is bounded: REACH tokens behind a number, LEFT before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from figures.extract.numbers import Number
from figures.extract.page import Page
from figures.extract.phrases import Hit

REACH = 14
LEFT = 12
UNKNOWN_WORDS = 2  # words the lexicon does not know that may stand between a number and its noun

# Phrases that may stand between a number and its noun without being the noun.
MODIFIERS = (
    "adjective",
    "branch",
    "force",
    "unit",
    "place",
    "country",
    "operation",
    "measure.after",
    "hedge.after",
    "civil",
)


@dataclass(slots=True)
class Count:
    """A number and what it counts. `kind` is "troops", "people" (soldiers if the force is named), "anyone", "elided" or a reason.

    `first` and `last` are tokens of the whole phrase from the number to its noun, half-open; `inside` the phrases that stand in it.
    """

    number: Number
    kind: str
    first: int
    last: int
    inside: list[Hit] = field(default_factory=list)
    head: Hit | None = None
    partitive: bool = False  # "of them", "de los cuales": a part of what was counted before
    left: Hit | None = None  # the body or level noun before an elided number: "a force of 500"
    strength: bool = False  # "4,000-strong"
    joined: bool = False  # "soldiers and Guard members": several forces under one number


def count(page: Page, number: Number) -> Count:
    """What `number` counts, from the words right behind it and right before it."""
    if number.reason is not None:
        return Count(number, number.reason, number.first, number.last)
    hit = page.hit_at[number.first]
    if hit is not None and "unit" in hit.senses and hit.last > number.last - 1 and hit.first <= number.first:
        return Count(number, "unit name", number.first, hit.last)
    behind = page.hit_at[number.last] if number.last < len(page.tokens) else None
    if behind is not None and number.shape == "digits" and number.qualifier == "exact" and page.capital(behind.first):
        named = behind.senses.get("label")
        if (named is not None and named.says == "unit name") or (
            "unit" in behind.senses and (number.value or 0) < 1000
        ):
            return Count(number, "unit name", number.first, behind.last)
    ahead = page.tokens.words[number.last : number.last + 2]
    if len(ahead) == 2 and ahead[0] == "/" and len(ahead[1]) == 1 and ahead[1].isalpha():
        return Count(number, "ordinal", number.first, number.last + 2)  # "105/o. Batallón"
    label = _label(page, number)
    if label is not None:
        return Count(number, label, number.first, number.last)
    found = _behind_hyphen(page, number) or (_head_first if page.vocabulary.head_first else _head_last)(page, number)
    if found.kind in ("people", "anyone", "troops") and any("civil" in hit.senses for hit in found.inside):
        military = any(kind in hit.senses for hit in found.inside for kind in ("branch", "force", "unit"))
        found.kind = "mixed group" if military else "other people"
    if found.kind in ("elided", "anyone"):
        found.left = _left_noun(page, number)
    return found


def _label(page: Page, number: Number) -> str | None:
    """The reason a word right before the number gives: "Title 10", "Route 57", "aged 64"."""
    at = number.first - 1
    while (
        at >= 0
        and page.tokens.words[at] in ("-", ".")
        and not (page.tokens.spaced[at + 1] and page.tokens.words[at] == ".")
    ):
        at -= 1
    if at >= 0 and (label := page.sense(at, "label")) is not None:
        spread = page.hit_at[at]
        plain = number.qualifier == "exact" and number.shape in ("digits", "words")
        if spread is not None and plain and (page.capital(spread.first) or not label.proper):
            behind = number.last
            if behind < len(page.tokens) and page.kinds(behind) & {"troops", "people"}:
                return None
            return label.says
    return None


def _behind_hyphen(page: Page, number: Number) -> Count | None:
    """ "a 4,000-strong force", "a 1,500-member contingent", "a 90-day mission"."""
    words, at = page.tokens.words, number.last
    if at + 1 >= len(words) or words[at] != "-" or page.tokens.spaced[at] or page.tokens.spaced[at + 1]:
        return None
    found = Count(number, "elided", number.first, at + 2)
    hit = page.hit_at[at + 1]
    if hit is None:
        found.kind = "things"
        return found
    if words[at + 1] in page.vocabulary.strength:
        found.strength = True
        if "troops" in hit.senses or "context" in hit.senses:
            found.kind, found.head = "troops", hit
            found.inside.append(hit)
        else:
            found.kind = "anyone"
        ahead = at + 2
        while ahead < min(len(words), at + 8):
            following = page.hit_at[ahead]
            if following is None:
                if words[ahead] == "-" or page.capital(ahead):
                    ahead += 1
                    continue
                if found.kind == "anyone" and words[ahead].isalpha():
                    found.kind = "other people"  # "a nine-member panel"
                break
            if not following.senses.keys().isdisjoint(("bodies", "unit", "troops")):
                found.inside.append(following)
                found.last = following.last
                if found.kind == "anyone":
                    found.kind = "people"
                break
            if not any(kind in following.senses for kind in MODIFIERS):
                break
            found.inside.append(following)
            ahead = following.last
        return found
    if "reason" in hit.senses:
        found.kind = hit.senses["reason"].says
        found.last = hit.last
        return found
    if "hedge.after" in hit.senses:
        return None
    if number.shape == "digits" or number.qualifier == "exact":
        found.kind = "things"
        return found
    return None


def _noun(hit: Hit) -> str | None:
    """The kind of noun a phrase is, as what is counted."""
    for kind in ("troops", "people", "anyone"):
        if kind in hit.senses:
            return kind
    if "reason" in hit.senses:
        return hit.senses["reason"].says
    return None


def _is_plural(page: Page, at: int) -> bool:
    word = page.tokens.words[at]
    return (
        len(word) > 3
        and word.isalpha()
        and word.endswith(page.vocabulary.plural)
        and word not in page.vocabulary.never_plural
    )


def _head_last(page: Page, number: Number) -> Count:
    """A language whose counted noun comes last: "1,500 additional active-duty U.S. troops"."""
    found = Count(number, "elided", number.first, number.last)
    words = page.tokens.words
    at, unknown, stop = number.last, 0, min(len(words), number.last + REACH)
    stop = min(stop, page.sentences[page.sentence_of[number.first]][1])
    pending: list[Hit] = []
    while at < stop:
        word = words[at]
        if word == "-" or (word == '"' and at == number.last):
            at += 1
            continue
        number_here = page.number_at[at]
        hit = page.hit_at[at]
        if number_here is not None and (hit is None or "unit" not in hit.senses):
            break
        if hit is None:
            if not word[0].isalpha() or page.date_at[at] is not None:
                if (
                    word == ","
                    and pending
                    and at + 1 < stop
                    and "adjective" in page.kinds(at + 1)
                    and found.head is None
                ):
                    at += 1
                    continue
                break
            if found.head is not None and found.kind in ("troops", "people", "anyone"):
                attribute = not words[at - 1].endswith(
                    page.vocabulary.plural
                )  # "soldier families", but "troops serves"
                if attribute and _is_plural(page, at) and not page.capital(at):
                    found.kind, found.head, found.last = "things", None, at + 1
                break
            if _is_plural(page, at) and not page.capital(at):
                found.kind, found.last = "things", at + 1
                at += 1
                unknown += 1
                continue
            if found.kind == "things":
                break
            unknown += 1
            if unknown > UNKNOWN_WORDS:
                break
            at += 1
            continue
        noun = _noun(hit)
        if noun is not None and not ("adjective" in hit.senses and _leads_to_noun(page, hit.last, stop)):
            if found.kind == "things" and noun in ("troops", "people", "anyone") and unknown:
                break
            found.kind, found.head, found.last = noun, hit, hit.last
            found.inside.extend(pending)
            found.inside.append(hit)
            pending = []
            at = hit.last
            if noun in ("troops", "people", "anyone"):
                at = _complement(page, found, at, stop)
                if at != hit.last:
                    break
            continue
        if found.head is not None or found.kind == "things":
            if "measure.after" in hit.senses and page.tokens.words[hit.first] and hit.last - hit.first == 1:
                found.inside.append(hit)
                found.last = hit.last
            break
        if "of_them" in hit.senses:
            _of_what(page, found, hit, stop)
            return found
        if "of" in hit.senses and at == number.last and hit.last < stop and page.number_at[hit.last] is not None:
            found.partitive = number.shape not in ("vague", "collective")  # "550 of 1,500"
            return found
        if (
            "of" in hit.senses
            and at == number.last
            and hit.last < stop
            and "determiner" in page.kinds(hit.last)
            and number.shape not in ("vague", "collective")
        ):
            _of_what(page, found, hit, stop)
            return found
        if "of" in hit.senses and at == number.last and number.shape in ("vague", "collective"):
            at = hit.last
            while at < stop and "determiner" in page.kinds(at):
                at = page.hit_at[at].last  # type: ignore[union-attr]
            continue
        if at == number.last and words[at] in page.vocabulary.single["from_only"]:
            reached, owners = _owners(page, hit.last, stop)
            if owners:
                found.kind, found.head, found.last = "people", owners[0], reached
                found.inside.extend(owners)
                return found
        if "and" in hit.senses and pending and _leads_to_noun(page, hit.last, stop):
            at = hit.last
            continue
        if (
            "bodies" in hit.senses
            and pending
            and any(k in h.senses for h in pending for k in ("branch", "force", "unit"))
        ):
            break
        if any(kind in hit.senses for kind in MODIFIERS) and not _starts_other_phrase(page, hit, number):
            if "measure.after" in hit.senses or "hedge.after" in hit.senses:
                found.inside.append(hit)
                found.last = hit.last
            else:
                pending.append(hit)
            at = hit.last
            continue
        if found.head is None and at == number.last and _names_next(page, hit, stop):
            at = hit.last  # "6 patrol boats": a verb elsewhere, an attribute here
            continue
        break
    if found.kind == "elided" and pending:
        # "2,000 Guard", "950 Mexican": the modifier stands for the noun.
        owners = [hit for hit in pending if any(k in hit.senses for k in ("branch", "force", "unit"))]
        if owners and pending[-1] is owners[-1]:
            found.kind = "people"
            found.inside.extend(pending)
            found.last = owners[-1].last
            found.head = owners[-1]
        elif any("civil" in hit.senses for hit in pending):
            found.kind = "other people"
    return found


def _names_next(page: Page, hit: Hit, stop: int) -> bool:
    """Whether a single word behind a number is the attribute of the noun that follows it."""
    if hit.last - hit.first != 1 or hit.last >= stop or "status.after" not in hit.senses or len(hit.senses) > 3:
        return False
    following = page.hit_at[hit.last]
    if following is None:
        return _is_plural(page, hit.last) and not page.capital(hit.last)
    return _noun(following) is not None and page.number_at[hit.last] is None


def _of_what(page: Page, found: Count, hit: Hit, stop: int) -> None:
    """ "60 of the soldiers", "100 of its vehicles": a part of soldiers or of something else, as the next noun says."""
    for ahead in range(hit.last, min(stop, hit.last + 4)):
        if page.number_at[ahead] is not None:
            break
        following = page.hit_at[ahead]
        if following is None:
            continue
        if not following.senses.keys().isdisjoint(("unit", "force", "branch")):
            found.kind, found.head, found.last = "people", following, following.last
            found.inside.append(following)
            return
        noun = _noun(following)
        if noun is not None:
            found.kind, found.head, found.last = noun, following, following.last
            found.inside.append(following)
            break
        if not any(kind in following.senses for kind in MODIFIERS) and "determiner" not in following.senses:
            break
    found.partitive = True


def _leads_to_noun(page: Page, at: int, stop: int) -> bool:
    """Whether a noun phrase goes on at token `at`: modifiers and then a noun, within a few tokens."""
    for ahead in range(at, min(stop, at + 6)):
        hit = page.hit_at[ahead]
        if hit is None:
            if page.tokens.words[ahead] == "-":
                continue
            return False
        if page.number_at[ahead] is not None:
            return False
        if _noun(hit) is not None:
            return True
        if not any(kind in hit.senses for kind in MODIFIERS) and "and" not in hit.senses:
            return False
    return False


def _starts_other_phrase(page: Page, hit: Hit, number: Number) -> bool:
    """A place or country right behind a number that is not its modifier: "250 Texas" yes, but nothing follows it."""
    if "place" in hit.senses and not _leads_to_noun(page, hit.last, len(page.tokens)):
        return True
    return False


def _complement(page: Page, found: Count, at: int, stop: int) -> int:
    """Read on behind a noun: "members of the Texas National Guard", "soldiers and National Guard members"."""
    start = at
    while at < stop:
        hit = page.hit_at[at]
        if hit is None:
            break
        if "of_them" in hit.senses:
            found.partitive = True
            break
        if "of" in hit.senses or ("from" in hit.senses and hit.last - hit.first == 1):
            reached, owners = _owners(page, hit.last, stop)
            if not owners:
                break
            found.inside.extend(owners)
            found.last = reached
            return reached
        if "and" in hit.senses:
            ahead = hit.last
            owners = []
            while ahead < stop and (following := page.hit_at[ahead]) is not None and page.number_at[ahead] is None:
                noun = _noun(following)
                if noun is not None:
                    if noun in ("troops", "people", "anyone"):
                        found.inside.extend([*owners, following])
                        found.last = following.last
                        found.joined = True
                        return following.last
                    if noun == "other people":
                        found.kind = "mixed group"
                        found.last = following.last
                        return following.last
                    return start
                if not any(kind in following.senses for kind in MODIFIERS):
                    break
                owners.append(following)
                ahead = following.last
            return start
        if "measure.after" in hit.senses and hit.last - hit.first == 1:
            found.inside.append(hit)
            found.last = hit.last
            return hit.last
        break
    return start


def _owners(page: Page, at: int, stop: int) -> tuple[int, list[Hit]]:
    """The forces named from token `at` on: "the Army and the National Guard"; where they end, and which they are."""
    owners: list[Hit] = []
    reached = at
    loose: list[Hit] = []
    while at < stop:
        word = page.tokens.words[at]
        hit = page.hit_at[at]
        if page.number_at[at] is not None and (hit is None or "unit" not in hit.senses):
            number = page.number_at[at]
            if number is not None and number.reason == "ordinal":
                at = number.last
                continue
            break
        if hit is None:
            if word in ("-", "'") or (word == "s" and at and page.tokens.words[at - 1] == "'"):
                at += 1
                continue
            if word == "," and owners and at + 1 < stop and _owner_ahead(page, at + 1, stop):
                at += 1
                continue
            if page.capital(at) and word.isalpha() and not owners:
                at += 1
                continue
            break
        if any(kind in hit.senses for kind in ("branch", "force", "unit", "civil", "operation")):
            owners.extend([*loose, hit])
            loose = []
            reached = at = hit.last
        elif any(kind in hit.senses for kind in ("determiner", "of", "and")):
            if "and" in hit.senses and not _owner_ahead(page, hit.last, stop):
                break
            at = hit.last
        elif any(kind in hit.senses for kind in ("country", "place")):
            if owners and ("country" in hit.senses or page.vocabulary.head_first):
                owners.append(hit)
                reached = hit.last
            else:
                loose.append(hit)
            at = hit.last
        elif any(kind in hit.senses for kind in ("adjective", "bodies", "levels")) and not owners:
            at = hit.last
        else:
            break
    return reached, owners


def _owner_ahead(page: Page, at: int, stop: int) -> bool:
    for ahead in range(at, min(stop, at + 5)):
        hit = page.hit_at[ahead]
        if hit is None or page.number_at[ahead] is not None:
            return False
        if any(kind in hit.senses for kind in ("branch", "force", "unit", "civil")):
            return True
        if not any(kind in hit.senses for kind in ("determiner", "of", "country", "adjective", "bodies", "and")):
            return False
    return False


def _head_first(page: Page, number: Number) -> Count:
    """A language whose counted noun comes first: "1.500 soldados más de la Guardia Nacional"."""
    found = Count(number, "elided", number.first, number.last)
    words = page.tokens.words
    at = number.last
    stop = min(len(words), number.last + REACH, page.sentences[page.sentence_of[number.first]][1])
    while at < stop:
        word = words[at]
        hit = page.hit_at[at]
        if page.number_at[at] is not None:
            return found
        if hit is None:
            if word == '"':
                at += 1
                continue
            if word[0].isalpha() and page.date_at[at] is None and _is_plural(page, at) and not page.capital(at):
                found.kind, found.last = "things", at + 1
            return found
        noun = _noun(hit)
        if noun is not None:
            found.kind, found.head, found.last = noun, hit, hit.last
            found.inside.append(hit)
            break
        if "of_them" in hit.senses:
            _of_what(page, found, hit, stop)
            return found
        if at == number.last and "of" in hit.senses and hit.last < stop and page.number_at[hit.last] is not None:
            found.partitive = number.shape not in ("vague", "collective")
            return found
        if at == number.last and "border" in hit.senses and words[at] not in page.vocabulary.single["to"]:
            found.kind, found.last = "things", hit.last  # "cuatro estados fronterizos"
            return found
        if at == number.last and ("civil" in hit.senses or "country" in hit.senses):
            found.kind, found.last = "other people", hit.last
            return found
        if at == number.last and ("of" in hit.senses or "from_only" in hit.senses):
            reached, owners = _owners(page, hit.last, stop)
            if owners:
                found.kind, found.head, found.last = "people", owners[0], reached
                found.inside.extend(owners)
                return found
        if (
            "of" in hit.senses
            and at == number.last
            and (number.shape in ("vague", "collective") or number.value is None)
        ):
            at = hit.last
            continue
        if "measure.after" in hit.senses and hit.last - hit.first <= 2 and at == number.last:
            found.inside.append(hit)
            found.last = hit.last
            at = hit.last
            if at < stop and "of" in page.kinds(at):
                at = page.hit_at[at].last  # type: ignore[union-attr]
            continue
        if "adjective" in hit.senses or "hedge.after" in hit.senses:
            found.inside.append(hit)
            at = hit.last
            if "hedge.after" in hit.senses:
                found.last = at
                if at < stop and "of" in page.kinds(at):
                    at = page.hit_at[at].last  # type: ignore[union-attr]
            continue
        if (
            at == number.last
            and "determiner" in hit.senses
            and hit.last < stop
            and page.kinds(hit.last) & {"troops", "people"}
        ):
            at = hit.last  # "serán mil 650 los elementos"
            continue
        if ("branch" in hit.senses and hit.senses["branch"].says == "active") or (
            at > number.last and any(kind in hit.senses for kind in ("branch", "force"))
        ):
            found.kind, found.head, found.last = "people", hit, hit.last
            found.inside.append(hit)
        return found
    if found.head is None or found.kind not in ("troops", "people", "anyone"):
        return found
    at = found.last
    while at < stop:
        hit = page.hit_at[at]
        if hit is None:
            if words[at] == "," and _owner_ahead(page, at + 1, stop):
                at += 1
                continue
            break
        if page.number_at[at] is not None:
            break
        if (
            ("measure.after" in hit.senses and hit.last - hit.first <= 2)
            or any(kind in hit.senses for kind in ("country", "branch", "force", "unit", "civil"))
            or (
                "place" in hit.senses and not page.capital(at)  # "soldados texanos"
            )
        ):
            found.inside.append(hit)
            found.last = at = hit.last
        elif "adjective" in hit.senses:
            at = hit.last
        elif "of_them" in hit.senses:
            found.partitive = True
            break
        elif "of" in hit.senses or ("from" in hit.senses and hit.last - hit.first == 1):
            reached, owners = _owners(page, hit.last, stop)
            if not owners:
                break
            found.inside.extend(owners)
            found.last = at = reached
        elif "and" in hit.senses and hit.last < stop:
            following = page.hit_at[hit.last]
            if following is None or page.number_at[hit.last] is not None:
                break
            noun = _noun(following)
            if noun in ("troops", "people", "anyone"):
                found.inside.append(following)
                found.last = at = following.last
                found.joined = True
            elif noun == "other people" or "civil" in following.senses:
                found.kind = "mixed group"
                found.last = following.last
                break
            elif (
                "branch" in following.senses
                or "force" in following.senses
                or "of" in following.senses
                or "determiner" in following.senses
            ):
                reached, owners = _owners(page, hit.last, stop)
                if not owners:
                    break
                found.inside.extend(owners)
                found.last = at = reached
            else:
                break
        else:
            break
    return found


def _left_noun(page: Page, number: Number) -> Hit | None:
    """The body or level noun an elided number belongs to: "a force of 500", "the number fell to 500"."""
    begin = page.sentences[page.sentence_of[number.first]][0]
    for at in range(number.first - 1, max(begin, number.first - LEFT) - 1, -1):
        hit = page.hit_at[at]
        if page.number_at[at] is not None or (hit is not None and "hard_stops" in hit.senses):
            return None
        if hit is not None and ("bodies" in hit.senses or "levels" in hit.senses):
            return hit
    return None
