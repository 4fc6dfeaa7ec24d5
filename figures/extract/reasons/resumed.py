"""Whether a number goes on from the soldiers told before it, or from others: are they moved, or held by their force?"""

from __future__ import annotations

from figures.extract.around import hits_between
from figures.extract.named.force_names import FORCES
from figures.extract.nouns.nouns import Count, is_plural
from figures.extract.page import MILITARY, Page
from figures.extract.reasons import antecedents
from figures.extract.reasons.weighed import Bare
from figures.extract.story import passing
from figures.extract.story.story import NEVER, Story
from figures.extract.text.phrases import Hit

# What may stand between a force and the number that it governs: "Joint Task Force North now has some 610 people".
GOVERNED = frozenset(
    {
        *("auxiliary", "result", "filler", "determiner", "country"),
        *("hedge.before", "status.before", "status.after", "total.before"),
    }
)
PLACED = frozenset({"to", "from", "from_only", "place"})  # what may tell between a force and its verb where it is
SPOKEN_OF = MILITARY | {"civil", "reason"}  # whom a text may be speaking of, soldiers or others
NAME = 6  # tokens of its name, at most
GOVERNS = 7  # tokens before a number in which the name of the force that governs it ends
PAST_OTHERS = 2  # sentences from a figure to a bare number that goes on from it, though others were counted since
NAMED_BACK = 15  # tokens before a bare number in which the soldiers that it counts may be named
BESIDE = 3  # tokens around a number in which a word of sending or staying speaks of it
SHORT = 4  # sentences; a text as short as that goes on about the soldiers that it speaks of
FEW = 20  # a smaller number without a noun counts soldiers only where some were counted before
MANY_MEN = 100  # fewer men may be anybody whom soldiers meet


def goes_on_from_others(bare: Bare) -> bool:
    """Whether it goes on from others counted in its sentence, "of 800 migrants, 300 had", and is not moved."""
    story = bare.story
    others = story.counted not in (None, "troops") and bare.sentence == story.counted_sentence
    return others and bare.count.left is None and (_had_them(bare) or not is_moved(bare.page, bare.count))


def _had_them(bare: Bare) -> bool:
    """Whether so many are what those told had once: "migrants, although it had 7,000", "aunque llegó a tener 7.000"."""
    page, at = bare.page, bare.led_from - 1
    verb = page.hit_at[at] if at > 0 else None
    if verb is None or verb.senses.keys().isdisjoint({"once", "holds"}):
        return False
    return "once" in verb.senses or page.is_word(verb.first - 1, "they")


def goes_on_from_figure(bare: Bare) -> bool:
    """Whether a figure stands right before a bare number: in its sentence, or a little back where it is moved too."""
    story, count = bare.story, bare.count
    if story.last is not None and story.last.sentence == bare.sentence:
        return True
    if antecedents.level_of(story.page, count) == ("troops", True) or owner_governs(story, count):
        return True
    if _names_them(bare) or _moves_those_named(bare):
        return True
    return story.since(bare.sentence, PAST_OTHERS) is not None and _goes_on(bare)


def _goes_on(bare: Bare) -> bool:
    """Whether so many of those told before are moved or meant, "300 were sent", or are their sum, "rose to 2,500"."""
    if bare.count.partitive or any(hit.senses.keys() & {"of_them", "whom"} for hit in bare.leading):
        return True
    leads = bare.page.kinds(bare.led_from - 1)
    return bool(leads & {"change_to", "total.before"}) or is_moved(bare.page, bare.count)


def _moves_those_named(bare: Bare) -> bool:
    """Whether soldiers told a sentence or two before are moved: "Soldiers walk downtown. So far 150 have arrived".

    Or those of an army told of right before: "The Army added to its presence. Some 300 came by road".
    """
    story, page = bare.story, bare.page
    told = max(story.in_person, story.military if not page.opens_paragraph(bare.sentence) else NEVER)
    back = PAST_OTHERS if told == story.in_person else 1
    spoken = bare.sentence - told <= back and story.civil < told
    alone = bare.count.left is None and story.counted_sentence < told
    return spoken and alone and is_moved(page, bare.count)


def _names_them(bare: Bare) -> bool:
    """Whether soldiers are named not far before a number as large as theirs may be, and no army or others since.

    "The soldiers on the river will be 1,200".
    """
    if bare.value < MANY_MEN:
        return False
    begin = max(bare.page.sentences[bare.sentence][0], bare.count.first - NAMED_BACK)
    for hit in reversed(hits_between(bare.page, begin, bare.count.first)):
        if hit.senses.keys() & SPOKEN_OF:
            return "troops" in hit.senses and "doubtful" not in hit.senses
    return False


def is_short(story: Story) -> bool:
    """Whether a text is so short that it goes on about whom it speaks of."""
    return len(story.page.sentences) <= SHORT


def is_bare_news(story: Story) -> bool:
    """Whether a long text has no noun that counts soldiers, nor a figure of them yet: it may be news of others."""
    return not story.has_nouns and not story.drafts and not is_short(story)


def may_count_bare(story: Story, sentence: int) -> bool:
    """Whether a bare number may count soldiers because the text speaks of them: "Soldiers came. Some 150 stay".

    Not where they are named in passing and no number has a noun for them: "The Army took 31 guns. ... Some 40 remain".
    """
    return story.has_nouns or story.of_army or is_short(story) or sentence - story.military <= 1


def may_be_of_army(bare: Bare) -> bool:
    """Whether a number may count soldiers only because an army is spoken of near it: that is what the text is of.

    Not so in news of something else, in which the army did or said something: "The Army found 31 camps. ... Some 40".
    """
    story, left = bare.story, bare.count.left
    if not may_count_bare(story, bare.sentence):
        return False
    row = story.is_list_line(bare.sentence) and bare.page.opens_paragraph(bare.sentence)
    if not story.of_others or is_short(story) or row or (left is not None and "bodies" in left.senses):
        return True
    if story.counted in (None, "troops"):  # nobody else was counted last
        return story.military >= 0 or "gives" in bare.page.kinds(bare.led_from - 1)
    return story.in_person > story.counted_sentence


def is_moved(page: Page, count: Count, beside: int = BESIDE) -> bool:
    """Whether words beside a bare number tell of soldiers moved, or of a body: "sent 300", "a force of 300"."""
    begin, end = page.sentence_at(count.first)
    first = passing.led_from(page, count)
    before = range(max(begin, first - beside), count.first)
    behind = range(count.last, min(end, count.last + beside))
    return (
        count.left is not None
        or any("status.before" in page.kinds(at) for at in before)
        or any("status.after" in page.kinds(at) for at in behind)
        or count.says_more
    )


def owner_governs(story: Story, count: Count) -> bool:
    """Whether a force owns the number through its verb: "Joint Task Force North has 610 people"."""
    if (count.number.value or FEW) < FEW:
        return False  # "soldiers stopped two women"
    page = story.page
    begin = page.sentence_at(count.first)[0]
    at, placed = count.first, False
    for hit in reversed(hits_between(page, max(begin, count.first - GOVERNS - NAME), count.first)):
        if hit.last < count.first - GOVERNS or not _goes_through(page, count, hit.last, at):
            return False  # "of the Army, prosecutors have charged 1,050 people", "the Guard stopped 300 people"
        at = hit.first
        if hit.senses.keys() & FORCES:
            return True
        if "body" in hit.senses and story.scene.force is not None:
            return story.military > story.civil  # "The Guard came. The institution has 300 agents"
        if hit.first == begin and "pronoun" in hit.senses and "holds" in story.page.kinds(hit.last):
            before = story.page.sentence_of[begin] - 1
            return story.military == before > story.civil  # "The task force ... It has 8,500 people"
        guests = count.kind == "anyone" and "receives" in hit.senses
        guests = guests and not page.is_word(hit.last - 1, "auxiliary")  # "will have"
        where = placed and not hit.senses.keys().isdisjoint(PLACED)
        if guests or not (where or _governs(page, hit) or _leads_object(page, count, hit)):
            return False
        placed = placed or "holds" in hit.senses  # "the task force at Fort Bliss has 300"
    return False


def _goes_through(page: Page, count: Count, first: int, last: int) -> bool:
    """Whether nothing in tokens [first, last) parts a number from its force: a plural, or a verb that no list has."""
    anybody = count.kind == "anyone"
    for at in range(first, last):
        word = page.tokens.words[at]
        unknown = anybody and word.isalpha() and page.date_at[at] is None and page.number_at[at] is None
        if unknown or (is_plural(page, at) and not page.capital(at)):
            return False
    return True


def _governs(page: Page, hit: Hit) -> bool:
    """Whether a phrase may lead from a force to those it has; not a verb with an object: "the Guard helped 400"."""
    senses = hit.senses.keys()
    led = "status.after" in senses and "status.before" not in senses and not page.vocabulary.verb_first
    return not led and not senses.isdisjoint(GOVERNED)


def _leads_object(page: Page, count: Count, hit: Hit) -> bool:
    """Whether a verb leads with "a" to agents that a force has: "mantiene a mil 650 agentes"; not "a 60 personas".

    Or an aside with "with": "The National Guard, with 1,650 agents in the city".
    """
    words = page.tokens.words
    if count.head is None or "anybody" in count.head.senses:
        return False
    if page.is_word(hit.first, "with"):
        return words[hit.first - 1] == ","
    leads = page.vocabulary.verb_first and page.is_word(hit.first, "infinitive")
    return leads and bool(page.kinds(hit.first - 1) & {"holds", "status.before", "status.after"})
