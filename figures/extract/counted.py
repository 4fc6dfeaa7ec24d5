"""What each number counts: soldiers, something else with a name, or nothing said beside it (an elided noun).

Every look-around is bounded: REACH tokens behind a number, LEFT before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from figures.extract.numbers import Number
from figures.extract.page import Page
from figures.extract.phrases import Hit

REACH = 14
LEFT = 15
STRENGTH = 6  # tokens behind "4,000-strong" in which the body may be named
UNKNOWN_WORDS = 2  # words the lexicon does not know that may stand between a number and its noun

NOUNS = frozenset({"troops", "people", "anyone"})  # what soldiers are counted as
NAMED = frozenset({"branch", "force", "unit"})
OURS = NAMED | {"bodies", "levels", "context", "same"}  # what members of a force may be said to be members of
LOOSE = ("vague", "collective")  # shapes of numbers that take "of" before their noun: "dozens of", "una veintena de"
# Phrases that may stand between a number and its noun without being the noun.
MODIFIERS = NAMED | {
    *("adjective", "place", "country", "operation", "civil"),
    *("measure.after", "hedge.after"),
}


@dataclass(slots=True)
class Count:
    """A number and what it counts.

    `kind` is "troops", "people" (soldiers if the force is named), "anyone" (soldiers if more speaks for it), "elided",
    or the reason why it counts none. `first` and `last` are tokens of the whole phrase from the number to its noun,
    half-open; `inside` the phrases that stand in it; `head` is the noun, or the label that gave the reason.
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
    found = (
        _designation(page, number)
        or _labelled(page, number)
        or _behind_hyphen(page, number)
        or (_head_first if page.vocabulary.head_first else _head_last)(page, number)
    )
    if found.kind in NOUNS and any("civil" in hit.senses for hit in found.inside):
        mixed = any(hit.senses.keys() & NAMED for hit in found.inside)
        found.kind = "mixed group" if mixed else "other people"
    if found.kind in ("elided", "anyone"):
        found.left = _left_noun(page, number)
    return found


def _designation(page: Page, number: Number) -> Count | None:
    """A number that is part of a name: "the 101st Airborne", "1 Brigade", "105/o. Batallón"."""
    over = page.hit_at[number.first]
    if over is not None and "unit" in over.senses and over.last >= number.last and over.first <= number.first:
        return Count(number, "unit name", number.first, over.last, head=over)
    behind = page.hit_at[number.last] if number.last < len(page.tokens) else None
    if behind is not None and behind.first < number.last and "unit" not in behind.senses:
        return Count(number, "things", number.first, behind.last, head=behind)  # "its two borders"
    if behind is not None and number.shape == "digits" and number.qualifier == "exact" and page.capital(behind.first):
        label = behind.senses.get("label")
        small = "unit" in behind.senses and (number.value or 0) < 1000
        if small or (label is not None and label.says == "unit name"):
            return Count(number, "unit name", number.first, behind.last, head=behind)
    ahead = page.tokens.words[number.last : number.last + 2]
    if len(ahead) == 2 and ahead[0] == "/" and len(ahead[1]) == 1 and ahead[1].isalpha():
        return Count(number, "ordinal", number.first, number.last + 2)
    return None


def _labelled(page: Page, number: Number) -> Count | None:
    """A number behind a word that says what it is: "Title 10", "Route 57", "aged 64", "pág. 8", "Titles 10 and 32"."""
    words, at = page.tokens.words, number.first - 1
    if at > 0 and page.sense(at, "and") is not None and (sibling := page.number_at[at - 1]) is not None:
        at = sibling.first - 1
        if not words[at].endswith(page.vocabulary.plural):
            return None
    while at >= 0 and (words[at] == "-" or (words[at] == "." and _abbreviates(page, at))):
        at -= 1
    hit = page.hit_at[at] if at >= 0 else None
    label = hit.senses.get("label") if hit is not None else None
    plain = number.qualifier in ("exact", "range") and number.shape in ("digits", "words")
    if hit is None or label is None or not plain or (label.proper and not page.capital(hit.first)):
        return None
    noun_behind = number.last < len(page.tokens) and page.kinds(number.last) & {"troops", "people"}
    if noun_behind and label.says != "legal reference":
        return None
    return Count(number, label.says, number.first, number.last, head=hit)


def _abbreviates(page: Page, at: int) -> bool:
    """Whether the point at token `at` belongs to the word before it: "No. 5", "M.4"."""
    return not page.tokens.spaced[at + 1] or (at > 0 and page.tokens.words[at - 1] in page.vocabulary.abbreviations)


def _behind_hyphen(page: Page, number: Number) -> Count | None:
    """A number joined to what it counts: "a 4,000-strong force", "a 1,500-member contingent", "a 90-day mission"."""
    words, at = page.tokens.words, number.last
    if at + 1 >= len(words) or words[at] != "-" or page.tokens.spaced[at] or page.tokens.spaced[at + 1]:
        return None
    found = Count(number, "elided", number.first, at + 2)
    hit = page.hit_at[at + 1]
    if hit is not None and words[at + 1] in page.vocabulary.strength and _noun(hit) != "other people":
        return _strength(page, found, hit)
    if hit is not None and "reason" in hit.senses:
        found.kind, found.head, found.last = hit.senses["reason"].says, hit, hit.last
        return found
    if hit is not None and ("hedge.after" in hit.senses or (number.shape != "digits" and number.qualifier != "exact")):
        return None
    found.kind = "things"
    return found


def _strength(page: Page, found: Count, hit: Hit) -> Count:
    """The strength of a body, which may be named behind it: "4,000-strong", "a 1,500-member Army contingent"."""
    words = page.tokens.words
    found.strength = True
    found.kind = "anyone"
    if hit.senses.keys() & {"troops", "context"}:
        found.kind, found.head, found.inside = "troops", hit, [hit]
    elif "branch" in hit.senses:
        found.inside = [hit]  # "a 40-Marine detachment"
    start = ahead = found.last
    while ahead < min(len(words), start + STRENGTH):
        following = page.hit_at[ahead]
        if following is None:
            if words[ahead] == "-" or page.capital(ahead):
                ahead += 1
                continue
            if found.kind == "anyone" and words[ahead].isalpha():
                found.kind = "other people"  # "a nine-member panel"
            break
        if following.senses.keys() & {"bodies", "unit", "troops"}:
            found.inside.append(following)
            found.last = following.last
            found.kind = "people" if found.kind == "anyone" else found.kind
            break
        if not following.senses.keys() & MODIFIERS:
            break
        found.inside.append(following)
        ahead = following.last
    return found


def _noun(hit: Hit) -> str | None:
    """The kind of noun a phrase is, as what is counted."""
    for kind in ("troops", "people", "anyone"):  # the surest first
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
        and not word.endswith(page.vocabulary.participle)
    )


def _head_last(page: Page, number: Number) -> Count:
    """A language whose counted noun comes last: "1,500 additional active-duty U.S. troops"."""
    found = Count(number, "elided", number.first, number.last)
    words = page.tokens.words
    at, unknown = number.last, 0
    stop = min(number.last + REACH, page.sentences[page.sentence_of[number.first]][1])
    pending: list[Hit] = []  # modifiers whose noun is not found yet
    while at < stop:
        beside = at == number.last
        if words[at] == "-" or (words[at] == '"' and beside):
            at += 1
            continue
        hit = page.hit_at[at]
        if page.number_at[at] is not None and (hit is None or "unit" not in hit.senses):
            break
        if (behind := _past_title(page, at, stop)) != at:
            at = behind
            continue
        if hit is None:
            if not _passes_unlisted(page, found, at, stop, pending, unknown):
                break
            unknown += words[at][0].isalpha()
            at += 1
            continue
        noun = _noun(hit)
        if noun is not None and not ("adjective" in hit.senses and _modifies_noun(page, hit, stop)):
            if found.kind == "things" and noun in NOUNS and unknown:
                break
            found.kind, found.head, found.last = noun, hit, hit.last
            found.inside.extend([*pending, hit])
            pending = []
            at = hit.last
            if noun in NOUNS and _complement(page, found, at, stop):
                break
            continue
        if "speech" in hit.senses and found.head is None and _is_plural(page, at):
            found.kind, found.last = "other people", at + 1  # "two officials said"
            break
        if found.head is not None or found.kind == "things":
            if "measure.after" in hit.senses and hit.last - hit.first == 1:
                found.inside.append(hit)
                found.last = hit.last
            break
        if "of_them" in hit.senses:
            return _of_what(page, found, hit, stop)
        if beside and "of" in hit.senses and hit.last < stop and page.number_at[hit.last] is not None:
            found.partitive = number.shape not in LOOSE  # "550 of 1,500"
            return found
        if beside and "of" in hit.senses and number.shape in LOOSE:
            at = hit.last
            while (behind := _past(page, at, "determiner", stop)) != at:
                at = behind
        elif beside and "of" in hit.senses and _past(page, hit.last, "determiner", stop) != hit.last:
            return _of_what(page, found, hit, stop)
        elif beside and words[at] in page.vocabulary.single["from_only"] and _of_owners(page, found, hit, stop):
            return found
        elif "and" in hit.senses and pending and _leads_to_noun(page, hit.last, stop):
            at = hit.last
        elif "bodies" in hit.senses and any(other.senses.keys() & NAMED for other in pending):
            break
        elif _modifies(page, hit):
            if hit.senses.keys() & {"measure.after", "hedge.after"}:
                found.inside.append(hit)
                found.last = hit.last
            else:
                pending.append(hit)
            at = hit.last
        elif beside and _names_next(page, hit, stop):
            at = hit.last  # "6 patrol boats": a verb elsewhere, an attribute here
        else:
            break
    if found.kind == "elided" and pending:
        _modifier_as_noun(page, found, pending)
    return found


def _past_title(page: Page, at: int, stop: int) -> int:
    """The token behind a label that goes with a noun, if one stands here: "800 Title 10 troops", "8 Lakota pilots"."""
    label = page.sense(at, "label")
    if label is None or not page.capital(at) or at + 1 >= stop:
        return at
    number = page.number_at[at + 1]
    if number is None:
        return at + 1 if label.says == "phone or code" else at
    return number.last if label.says == "legal reference" else at


def _passes_unlisted(page: Page, found: Count, at: int, stop: int, pending: list[Hit], unknown: int) -> bool:
    """Whether a noun phrase may go on behind a word of no list, which may itself be the noun: then it counts things."""
    words = page.tokens.words
    named = page.capital(at) and words[at].isalpha() and page.date_at[at] is None
    if named and found.head is None and not pending and not unknown:
        noun = _noun_ahead(page, at, stop)
        if noun is None or noun in ("people", "anyone"):
            found.kind, found.last = "other people", at + 1  # "200,000 East Timorese", "500 Hamas members"
            return False
    if not words[at][0].isalpha() or page.date_at[at] is not None:
        listed = words[at] == "," and bool(pending) and found.head is None
        return listed and at + 1 < stop and "adjective" in page.kinds(at + 1)
    plural = _is_plural(page, at) and not page.capital(at)
    if found.head is not None and found.kind in NOUNS:
        if plural and not words[at - 1].endswith(page.vocabulary.plural):  # "soldier families", but "troops serves"
            found.kind, found.head, found.last = "things", None, at + 1
        return False
    if plural:
        found.kind, found.last = "things", at + 1
        return True
    return found.kind != "things" and unknown < UNKNOWN_WORDS


def _noun_ahead(page: Page, at: int, stop: int) -> str | None:
    """The kind of the first noun that a list knows among the next few tokens, on the way through words of no list."""
    for ahead in range(at, min(stop, at + 4)):
        hit = page.hit_at[ahead]
        if hit is not None and (noun := _noun(hit)) is not None:
            return noun
        if hit is not None and hit.senses.keys() & (NAMED | {"bodies"}):
            return "troops"
        if page.tokens.words[ahead] in (".", ",", ";") or page.number_at[ahead] is not None:
            break
    return None


def _modifies(page: Page, hit: Hit) -> bool:
    """Whether a phrase goes with the noun behind it; a place does only where a noun follows."""
    if "place" in hit.senses and not _leads_to_noun(page, hit.last, len(page.tokens)):
        return False
    if "hedge.before" in hit.senses and hit.last < len(page.tokens) and page.number_at[hit.last] is not None:
        return False  # the hedge of the next number
    return bool(hit.senses.keys() & MODIFIERS)


def _modifier_as_noun(page: Page, found: Count, pending: list[Hit]) -> None:
    """Let a modifier stand for the noun that never came: "2,000 Guard"."""
    plural = _is_plural(page, pending[-1].last - 1)
    if pending[-1].senses.keys() & NAMED:
        found.kind, found.head, found.last = "people", pending[-1], pending[-1].last
        found.inside.extend(pending)
    elif any("civil" in hit.senses for hit in pending) or ("country" in pending[-1].senses and plural):
        found.kind, found.last = "other people", pending[-1].last  # "four Americans"


def _of_owners(page: Page, found: Count, hit: Hit, stop: int) -> bool:
    """Read "200 from the Army", "200 de la Guardia Nacional": the force stands for its people; whether one is named."""
    before = len(found.inside)
    if not _take_owners(page, found, hit.last, stop):
        return False
    found.kind, found.head = "people", found.inside[before]
    return True


def _names_next(page: Page, hit: Hit, stop: int) -> bool:
    """Whether a single word behind a number is the attribute of the noun that follows it."""
    if hit.last - hit.first != 1 or hit.last >= stop or "status.after" not in hit.senses or len(hit.senses) > 3:
        return False
    following = page.hit_at[hit.last]
    if following is None:
        return _is_plural(page, hit.last) and not page.capital(hit.last)
    return _noun(following) is not None and page.number_at[hit.last] is None


def _of_what(page: Page, found: Count, hit: Hit, stop: int) -> Count:
    """ "60 of the soldiers", "100 of its vehicles": a part of soldiers or of something else, as the next noun says."""
    if page.tokens.words[hit.last - 1] in page.vocabulary.single["pronoun"]:
        found.partitive = True  # "300 of whom search cars": no noun of its own follows
        return found
    for ahead in range(hit.last, min(stop, hit.last + 4)):
        if page.number_at[ahead] is not None:
            break
        following = page.hit_at[ahead]
        if following is None:
            continue
        named = following.senses.keys() & NAMED
        noun = "people" if named else _noun(following)
        if noun is not None:
            found.kind, found.head, found.last = noun, following, following.last
            found.inside.append(following)
            found.partitive = not named
            return found
        if not following.senses.keys() & (MODIFIERS | {"determiner"}):
            break
    found.partitive = True
    return found


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
        if not hit.senses.keys() & MODIFIERS and "and" not in hit.senses:
            return False
    return False


def _modifies_noun(page: Page, hit: Hit, stop: int) -> bool:
    """Whether a word that may be a noun goes with the noun behind it: "police soldiers", but "police and soldiers"."""
    joined = hit.last < stop and page.sense(hit.last, "and") is not None
    return not joined and _leads_to_noun(page, hit.last, stop)


def _past(page: Page, at: int, kind: str, stop: int) -> int:
    """The token behind the phrase at token `at`, where it is of a kind; else `at`."""
    hit = page.hit_at[at] if at < stop else None
    return hit.last if hit is not None and kind in hit.senses else at


def _complement(page: Page, found: Count, at: int, stop: int) -> bool:
    """Read on behind a noun: "members of the Texas National Guard", "more soldiers"; whether the phrase ends there."""
    hit = page.hit_at[at] if at < stop else None
    if hit is None:
        return False
    if "of_them" in hit.senses:
        found.partitive = not _of_these(page, hit)
        return False
    single = page.vocabulary.single
    named = hit.last < stop and page.kinds(hit.last) & {"branch", "force"}  # "from the" is a phrase of two words
    origin = page.tokens.words[hit.first] in single["from"] and (hit.last - hit.first == 1 or named)
    if "of" in hit.senses or origin:
        taken = _take_owners(page, found, hit.last, stop)
        if not taken and _of_others(page, found, hit, stop):
            found.kind = "other people"
        return taken
    if "and" in hit.senses:
        return _joined_ahead(page, found, hit.last, stop)
    if "measure.after" in hit.senses and hit.last - hit.first == 1:
        found.inside.append(hit)
        found.last = hit.last
        return True
    return False


def _of_others(page: Page, found: Count, of: Hit, stop: int) -> bool:
    """Whether "members" belong to no force: "members of Congress", "integrantes de la caravana"."""
    uniformed = found.head is not None and "uniformed" in found.head.senses
    if found.kind != "people" or uniformed or "of" not in of.senses:
        return False
    at, named = of.last, page.tokens.words[of.last - 1] in page.vocabulary.single["determiner"]
    while at < stop and page.kinds(at) & {"determiner", "adjective", "country"} and "same" not in page.kinds(at):
        named, at = named or page.sense(at, "determiner") is not None, at + 1
    if at >= stop or page.number_at[at] is not None or page.date_at[at] is not None:
        return False
    ahead = page.hit_at[at : min(stop, at + 4)]
    if any(hit is not None and hit.senses.keys() & OURS for hit in ahead):
        return False  # "members of its newly formed National Guard", "of the same institution"
    hit = page.hit_at[at]
    if hit is None:
        return page.tokens.words[at].isalpha() and (named or page.capital(at))
    noun = _noun(hit)
    ruled = noun is None and page.sense(at - 1, "country") is not None  # "members of Congress"
    return ruled or (noun is not None and noun not in NOUNS and noun != "unit count")


def _of_these(page: Page, hit: Hit) -> bool:
    """Whether "of those" goes with a noun, and so is no part: "members of those units", "militares de esos cuerpos"."""
    these = page.tokens.words[hit.last - 1] in page.vocabulary.single["these"]
    return these and hit.last < len(page.tokens) and page.tokens.words[hit.last].isalpha()


def _joined_ahead(page: Page, found: Count, at: int, stop: int) -> bool:
    """Take a second noun that "and" joins, with its modifiers: "soldiers and Guard members"; whether there is one."""
    owners: list[Hit] = []
    while at < stop and (hit := page.hit_at[at]) is not None and page.number_at[at] is None:
        noun = _noun(hit)
        if noun in NOUNS:
            found.inside.extend([*owners, hit])
            found.last, found.joined = hit.last, True
            return True
        if noun == "other people" and page.sense(at - 1, "conjunction") is None:
            return False  # "soldiers, along with police"
        if noun == "other people":
            found.kind, found.last = "mixed group", hit.last
            return True
        if noun is not None or not hit.senses.keys() & MODIFIERS:
            return False
        owners.append(hit)
        at = hit.last
    return False


def _owners(page: Page, at: int, stop: int) -> tuple[int, list[Hit]]:
    """The forces named from token `at` on: "the Army and the National Guard"; where they end, and which they are."""
    owners: list[Hit] = []
    start = reached = at
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
            possessive = word in ("-", "'") or (word == "s" and page.tokens.words[at - 1] == "'")
            enumerated = word == "," and owners and at + 1 < stop and _owner_ahead(page, at + 1, stop)
            named = word.isalpha() and page.capital(at) and not owners
            if not (possessive or enumerated or named):
                break
            at += 1
            continue
        if hit.senses.keys() & {"branch", "force", "unit", "civil", "operation"}:
            owners.extend([*loose, hit])
            loose = []
            reached = at = hit.last
        elif hit.senses.keys() & {"determiner", "of", "and"}:
            if "and" in hit.senses and not _owner_ahead(page, hit.last, stop):
                break
            at = hit.last
        elif hit.senses.keys() & {"country", "place"}:
            if owners and ("country" in hit.senses or page.vocabulary.head_first):
                owners.append(hit)
                reached = hit.last
            else:
                loose.append(hit)
                reached = reached if owners or "country" not in hit.senses else hit.last
            at = hit.last
        elif hit.senses.keys() & {"adjective", "bodies", "levels"} and not owners:
            at = hit.last
        else:
            break
    if not owners and page.vocabulary.head_first:
        owners = [hit for hit in loose if "country" in hit.senses]  # "militares de Estados Unidos"
    return (reached, owners) if owners else (start, owners)


def _owner_ahead(page: Page, at: int, stop: int) -> bool:
    """Whether a force is named from token `at` on, within a few tokens."""
    for ahead in range(at, min(stop, at + 5)):
        hit = page.hit_at[ahead]
        if hit is None or page.number_at[ahead] is not None:
            return False
        if hit.senses.keys() & {"branch", "force", "unit", "civil"}:
            return True
        if not hit.senses.keys() & {"determiner", "of", "country", "adjective", "bodies", "and"}:
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
            return _of_what(page, found, hit, stop)
        if at == number.last and "of" in hit.senses and hit.last < stop and page.number_at[hit.last] is not None:
            found.partitive = number.shape not in LOOSE
            return found
        if at == number.last and "border" in hit.senses and words[at] not in page.vocabulary.single["to"]:
            found.kind, found.last = "things", hit.last  # "cuatro estados fronterizos"
            return found
        if at == number.last and ("civil" in hit.senses or "country" in hit.senses):
            found.kind, found.last = "other people", hit.last
            return found
        if at == number.last and hit.senses.keys() & {"of", "from_only"} and _of_owners(page, found, hit, stop):
            return found
        if "of" in hit.senses and at == number.last and (number.shape in LOOSE or number.value is None):
            at = hit.last
            continue
        if "measure.after" in hit.senses and hit.last - hit.first <= 2 and at == number.last:
            found.inside.append(hit)
            found.last = hit.last
            at = _past(page, hit.last, "of", stop)
            continue
        if "adjective" in hit.senses or "hedge.after" in hit.senses:
            found.inside.append(hit)
            at = hit.last
            if "hedge.after" in hit.senses:
                found.last = at
                at = _past(page, at, "of", stop)
            continue
        if (
            at == number.last
            and "determiner" in hit.senses
            and hit.last < stop
            and page.kinds(hit.last) & {"troops", "people"}
        ):
            at = hit.last  # "serán mil 650 los elementos"
            continue
        if ("branch" in hit.senses and hit.senses["branch"].says in page.vocabulary.broad) or (
            at > number.last and hit.senses.keys() & {"branch", "force"}
        ):
            found.kind, found.head, found.last = "people", hit, hit.last
            found.inside.append(hit)
        return found
    if found.head is not None and found.kind in NOUNS:
        _behind_noun(page, found, stop)
    return found


def _behind_noun(page: Page, found: Count, stop: int) -> None:
    """Read on behind a noun that comes first: "soldados mexicanos", "elementos del Ejército y la Guardia Nacional"."""
    words, at = page.tokens.words, found.last
    while at < stop:
        hit = page.hit_at[at]
        if hit is None:
            if words[at] == "," and _owner_ahead(page, at + 1, stop):
                at += 1
                continue
            break
        if page.number_at[at] is not None:
            break
        closing = page.vocabulary.single["determiner"] | page.vocabulary.single["of"]
        measure = "measure.after" in hit.senses and (hit.last - hit.first <= 2 or words[hit.last - 1] in closing)
        measure = measure and words[hit.first] not in page.vocabulary.single["pronoun"]  # "se sumarán": a verb
        lower = "place" in hit.senses and not page.capital(at)  # "soldados texanos"
        if measure or lower or hit.senses.keys() & {"country", "branch", "force", "unit", "civil"}:
            found.inside.append(hit)
            found.last = at = hit.last
        elif "adjective" in hit.senses:
            at = hit.last
        elif "of_them" in hit.senses:
            found.partitive = not _of_these(page, hit)
            return
        elif "of" in hit.senses or ("from" in hit.senses and hit.last - hit.first == 1) or _more_of(page, hit):
            if not _take_owners(page, found, hit.last, stop):
                if _of_others(page, found, hit, stop):
                    found.kind = "other people"
                return
            at = found.last
        elif "and" in hit.senses and hit.last < stop:
            if not _joined(page, found, hit.last, stop):
                return
            at = found.last
        else:
            return


def _more_of(page: Page, hit: Hit) -> bool:
    """Whether what reads like a hedge says "more" of the noun before it: "mil elementos más de la Guardia"."""
    return "hedge.before" in hit.senses and page.tokens.words[hit.last - 1] in page.vocabulary.single["of"]


def _joined(page: Page, found: Count, at: int, stop: int) -> bool:
    """Take what "and" joins to a noun, from token `at` on; whether the phrase may go on behind it."""
    hit = page.hit_at[at]
    if hit is None or page.number_at[at] is not None:
        return False
    noun = _noun(hit)
    if noun in NOUNS:
        found.inside.append(hit)
        found.last = hit.last
        found.joined = True
        return True
    if noun == "other people" or "civil" in hit.senses:
        if page.sense(at - 1, "conjunction") is not None:  # but "soldados, además de policías"
            found.kind, found.last = "mixed group", hit.last
        return False
    named = any(owner.senses.keys() & NAMED for owner in found.inside)
    if not named or not hit.senses.keys() & {"branch", "force", "of", "determiner"}:
        return False  # a clause begins: "... y la Marina envió 80"
    reached, owners = _owners(page, at, stop)
    lists = reached < stop and page.number_at[reached] is not None  # "300 elementos del Ejército y la Marina 200"
    apart = page.sense(at - 1, "conjunction") is None and any("civil" in owner.senses for owner in owners)
    return not lists and not apart and _take_owners(page, found, at, stop)


def _take_owners(page: Page, found: Count, at: int, stop: int) -> bool:
    """Take the forces named from token `at` on into a phrase; whether there are any."""
    reached, owners = _owners(page, at, stop)
    if owners:
        found.inside.extend(owners)
        found.last = reached
    return bool(owners)


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
