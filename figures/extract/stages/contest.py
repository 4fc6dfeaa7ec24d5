"""Which of two verbs says the stage of a figure, the one before it or the predicate behind it: rules in order.

A rule says True for the verb before, False for the predicate behind, None where it has nothing to say; the first that
speaks decides. "The Pentagon ordered 1,500 soldiers who are now in Texas": `known`, so the predicate.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from figures.extract.around import dates_between, hits_between
from figures.extract.cues import Said
from figures.extract.nouns.nouns import Count
from figures.extract.nouns.ties import of_them
from figures.extract.once import once
from figures.extract.page import NOTHING, Page
from figures.extract.stages.verbs import HAPPENED, PLANS

NEAR = 8  # tokens between a figure and a verb that governs it against a predicate
DATED = 3  # tokens behind a predicate in which its date begins, or what it says is to begin
ASIDE = 3  # tokens between a figure and the comma of an aside that tells of it
FAR = 12  # tokens between a figure and a verb that governs it against an attribute


@dataclass
class Contest:
    """A figure whose phrase begins at token `first`, between a verb and a predicate; `relative`: "who are there"."""

    page: Page
    count: Count
    first: int
    before: Said
    after: Said
    relative: bool

    @once
    def gap(self) -> list[str]:
        """The words between the verb and the figure."""
        return self.page.tokens.words[self.before.last : self.first]

    @once
    def behind(self) -> list[str]:
        """The words between the figure and the predicate."""
        return self.page.tokens.words[self.count.last : self.after.first]

    @once
    def closed(self) -> bool:
        """Whether the verb tells only of those there before: "will replace the 1,500"."""
        hit = self.page.hit_at[self.before.first]
        return hit is not None and "status.before" in hit.senses and hit.senses["status.before"].closed

    @once
    def is_noun(self) -> bool:
        """Whether the verb is told as a noun: "the deployment of"."""
        return self.page.is_word(self.before.last - 1, "of")

    @once
    def completed(self) -> bool:
        """Whether the verb says that a deployment is complete: "completed on Friday the deployment of"."""
        return self.page.is_word(self.before.first, "finishes")

    @once
    def comes(self) -> bool:
        """Whether the verb is an arrival told as a noun: "the arrival of"."""
        return self.is_noun and self.before.value == "moving"

    @once
    def apart(self) -> bool:
        """Whether a comma or an "and" stands between the figure and the predicate."""
        between = range(self.count.last, self.after.first)
        return "," in self.behind or any(self.page.sense(at, "and") is not None for at in between)

    @once
    def direct(self) -> bool:
        """Whether no comma and no word that opens a clause parts a verb from a figure: "sent 500", "envió a 500"."""
        between = hits_between(self.page, self.before.last, self.first)
        opens = any(hit.senses.keys() & {"pronoun", "stops", "conjunction"} for hit in between)
        return "," not in self.gap and not opens

    @once
    def definite(self) -> bool:
        """Whether an article shows that the reader knows those counted: "the 500", "los 500"."""
        return self.page.tells("determiner", max(self.before.last, self.first - 3), self.first)


def outweighs(contest: Contest) -> bool:
    """Whether the verb before a figure says its stage, and not the predicate behind it."""
    return next(found for rule in RULES if (found := rule(contest)) is not None)


def known(contest: Contest) -> bool | None:
    """The predicate tells of those there before: "plans to use 2,500 who are already there", "who have been there"."""
    page, after = contest.page, contest.after
    words = page.tokens.words[contest.count.last : after.last]
    already = page.has_word("already", contest.count.last, after.last)
    if after.value != "deployed" or ("," in words and not (already and _is_aside_near(contest))):
        return None
    there = after.last - after.first > 1 and page.tells("there", after.first, after.last)
    return False if there or already else None


def _is_aside_near(contest: Contest) -> bool:
    """Whether a relative clause stands in commas right behind a figure: "130 from Ohio, who are already there"."""
    words, single = contest.page.tokens.words[contest.count.last : contest.after.last], contest.page.vocabulary.single
    comma = words.index(",") if "," in words else len(words)
    return comma <= ASIDE and not single["pronoun"].isdisjoint(words[comma + 1 : comma + 2])


def denied(contest: Contest) -> bool | None:
    """A denial; not of those others are taken from: "denied that they came from the 10,000 who are on the border"."""
    if contest.before.value != "denied":
        return None
    page, at = contest.page, contest.first - 1
    taken = page.has_word("from_only", at - 1, at + 1)
    joint = page.tokens.words[at - 1] == "," and page.sense(at, "and") is not None  # "denied it, and 300 are there"
    clause = page.is_word(contest.before.last, "that")  # "denied that trucks, tents, and 300 soldiers were sent"
    apart = joint and contest.after.firm and not (clause or any(page.number_at[contest.before.last : at]))
    return not ((contest.relative and taken) or apart)


def asked(contest: Contest) -> bool | None:
    """What somebody asks or orders to be done, whatever it is: "a request that 300 remain", "ordenó que 300 queden"."""
    page, before = contest.page, contest.before
    asking = before.last - 1 - page.is_word(before.last - 1, "of", "that")  # "la petición de", "the request that"
    asks = before.value == "considered" and page.is_word(asking, "asks_that")
    orders = before.value == "ordered" and contest.after.value != "withdrawn"  # not "ordered that 300 be brought home"
    that = asking + 1 + page.is_word(asking + 1, "of")  # "la propuesta de que 300 queden"
    asks = (asks or orders) and "," not in contest.gap and page.is_word(that, "that")
    known_ones = contest.relative or page.tells("determiner", that + 1, contest.first)
    return True if asks and not known_ones else None


def copula(contest: Contest) -> bool | None:
    """A verb that only says that they are so many: "fueron 6 mil los guardias prometidos"; not "has", "tiene"."""
    page, before = contest.page, contest.before
    if contest.relative and contest.after.value in HAPPENED and _is_conditional(contest):
        return False  # "serían 600 los guardias que vigilan la línea"
    if before.value != "deployed" or (contest.relative and contest.gap) or contest.after.value not in PLANS:
        return None
    auxiliary = page.is_word(before.last - 1, "auxiliary")
    return contest.apart if auxiliary and page.sense(before.first, "holds") is None else None


def _is_conditional(contest: Contest) -> bool:
    """Whether a verb beside a figure only says how many they may be: "serían 600"."""
    page, before = contest.page, contest.before
    alone = before.last - before.first == 1 and not contest.gap and "auxiliary" in page.kinds(before.first)
    return alone and page.is_word(before.first, "conditional")


def optional(contest: Contest) -> bool | None:
    """What a proposal that opens the sentence would mean: "Under that plan, 3,000 would go", "De aprobarse, irían"."""
    page, before, after = contest.page, contest.before, contest.after
    opens = before.first == page.sentence_at(before.first)[0] or page.is_word(before.first - 1, "that")
    if before.value != "considered" or not opens:
        return None
    return True if after.value == "announced" and page.has_conditional(after.first, after.last) else None


def homeward(contest: Contest) -> bool | None:
    """Where a verb only with the words behind soldiers says where they go: "ordered 118 soldiers home"."""
    home = contest.after.value == "withdrawn" and contest.after.firm and not contest.behind
    home = home and not contest.page.is_word(contest.after.first, "leaves")  # "There are 85 soldiers left in Yuma"
    return False if home and not (contest.relative or contest.closed) else None


def spoken_of(contest: Contest) -> bool | None:
    """Soldiers of whom somebody only speaks, as what is said of them has it: "spoke of 300 soldiers posted there"."""
    speaks = contest.page.has_word("speaks_of", contest.before.first, contest.before.last)
    return False if speaks and contest.direct and not contest.apart else None


def kept(contest: Contest) -> bool | None:
    """A promise that has been kept: "has sent the 10,000 soldiers whom it promised"."""
    done = contest.before.value in HAPPENED and not contest.closed
    return True if (contest.relative or contest.completed) and done and contest.after.value in PLANS else None


def aside(contest: Contest) -> bool | None:
    """A predicate told by the way: "500 Marines who had been on standby", "200 soldiers, who will string wire"."""
    return True if contest.relative and (contest.after.value == "considered" or "," in contest.behind) else None


def described(contest: Contest) -> bool | None:
    """A plan that only says which soldiers are meant: "the promised 10,000 troops are there"; not "promised 10,000"."""
    page, at = contest.page, contest.before.first
    if contest.before.value not in PLANS or contest.after.value not in HAPPENED or contest.gap or contest.relative:
        return None
    attribute = contest.before.last == at + 1 and at > 0 and page.sense(at, "adjective") is not None
    return False if attribute and ("determiner" in page.kinds(at - 1) or page.is_genitive(at - 2)) else None


def waiting(contest: Contest) -> bool | None:
    """Those who wait or go, right behind the figure: "has 550 soldiers on alert", "has 300 soldiers heading to"."""
    page, after = contest.page, contest.after
    remain = page.is_word(after.first, "leaves")  # "has 550 soldiers left on the job"
    held = contest.before.value == "deployed" and after.value == "moving" and not (contest.closed or remain)
    near = len(contest.behind) <= 1 and not contest.apart  # not "has 4,000 and could use 1,000 more"
    return False if (held or contest.after.value == "considered") and near else None


def part(contest: Contest) -> bool | None:
    """What is told of some of them: "10,000 are activated, 6,500 of them on the line"."""
    return False if "," in contest.gap and of_them(contest.page, contest.count) else None


def attribute(contest: Contest) -> bool | None:
    """An attribute outweighs no verb near by, "sent 300 stationed in Texas", but "join", which tells of those there.

    An order outweighs that one wherever it stands: "does not include the 1,100 the secretary approved".
    """
    if contest.after.firm:
        return None
    return len(contest.gap) <= FAR and not (contest.closed and (not contest.behind or contest.after.value == "ordered"))


def decision(contest: Contest) -> bool | None:
    """A decision told of a deployment: "the deployment of 1,000 was announced"; not "is expected to last"."""
    before, after = contest.before, contest.after
    if contest.relative or contest.closed or not (before.value == "deployed" or contest.comes):
        return None  # "down from a high of 5,900, and most of them will be home"
    told = after.value == "announced" and (_is_announced(contest) or _is_to_begin(contest))
    return False if (told and contest.is_noun) or after.value == "ordered" else None


def _is_announced(contest: Contest) -> bool:
    """Whether a predicate says that something is planned, or for when: "was announced", "está prevista para el 8"."""
    page, after = contest.page, contest.after
    if "auxiliary" in page.kinds(after.first) or (contest.comes and "auxiliary" not in page.kinds(after.first - 1)):
        return False
    following = page.kinds(after.last) if after.last < page.end else NOTHING
    dated = bool(dates_between(page, after.last, after.last + DATED))
    return dated or "doer" in following or not following & {"infinitive", "that"}  # not "para durar"


def _is_to_begin(contest: Contest) -> bool:
    """Whether a predicate says that something is still to begin: "will begin on May 2", "is expected to start"."""
    return contest.page.tells("happens", contest.after.last, contest.after.last + DATED)


def begun(contest: Contest) -> bool | None:
    """A plan that has begun, or came true: "the dispatch of 1,500 who began to arrive", "the goal of 1,500 was met"."""
    met = contest.page.tells("met", contest.after.first, contest.after.last)
    return False if (contest.relative or met) and contest.after.value in HAPPENED and contest.is_noun else None


def carried_out(contest: Contest) -> bool | None:
    """An order outweighs what it is for: "ordered 800 soldiers, along with 200 Marines, to deploy"."""
    ordered = contest.before.value == "ordered" and contest.after.value == "announced"
    at = contest.after.first
    leads = contest.page.has_word("infinitive", at - 1, at + 1)
    return True if ordered and leads else None


def those_before(contest: Contest) -> bool | None:
    """Those there before, of whom nothing else is told in their clause: "up from 2,500, and many had days to leave"."""
    return contest.apart if contest.closed else None


def nearest(contest: Contest) -> bool:
    """The verb where it stands near and governs the figure, "sent 500"; but what known ones do is told behind it."""
    told = contest.after.value == "announced" and contest.before.value in HAPPENED  # what they will do there
    known_ones = contest.definite and contest.relative
    return contest.direct and len(contest.gap) <= NEAR and (told or not known_ones)


# The last always speaks; those before it are its exceptions, few of which ever speak of the same two verbs.
RULES: tuple[Callable[[Contest], bool | None], ...] = (
    known,  # before `those_before`: "joining 6,900 already there"
    denied,
    asked,
    copula,
    optional,
    homeward,
    spoken_of,
    kept,  # before `decision`: "completed the deployment of the 9,500 whom the president promised"
    aside,  # before `begun`: "with the arrival of 400, the total reached 2,486"
    described,
    waiting,
    part,
    attribute,
    decision,
    begun,
    carried_out,
    those_before,
    nearest,
)
