"""Whose country a sentence speaks of as it opens: of the one before, of its own paragraph, or of the place it names."""

from __future__ import annotations

from figures.extract.named import chapters, force_names, lands, place_names
from figures.extract.page import Page
from figures.extract.story.story import Story

OPEN_ENDS = ("?", ":")  # marks behind which a paragraph goes on from the one before
OPENS = 5  # tokens of a paragraph in which soldiers who are known may stand: "Around 300 of the guardsmen"
KNOWN = frozenset({"troops", "bodies", "uniformed"})  # who they may be: "The contingent", "Los uniformados"
ONE_EACH = 1.5  # sentences a paragraph: a text with fewer has cut its paragraphs into sentences


def open_sentence(story: Story, sentence: int) -> None:
    """Let a sentence go on from the country that the one before began with; a new paragraph, from the text's own.

    That of the first place named in it, if any. An entry of a list is of the land of the place it opens with; the
    sentence that is dated from a border town is of its country, where nothing before it says more.
    """
    scene = story.scene
    if scene.opened_country is None and scene.country == _dated_country(story, sentence - 1):
        scene.country = None
    opened = scene.opened_country or _quoted_country(story.page, sentence - 1)
    if opened is not None:
        scene.country, scene.placeless = opened, False
    _turn(story, sentence)
    if scene.placeless and (where := _country_of_place(story.page, sentence)) is not None:
        scene.country, scene.placeless = where if where in scene.armed else scene.country, False
    if _is_of_land_before(story.page, sentence):
        scene.country = "other"
    scene.state = scene.opened_state or scene.state
    scene.country_before = scene.country
    scene.opened_country = scene.opened_state = None


def _turn(story: Story, sentence: int) -> None:
    """Turn to the country that a sentence is dated from, or that the entry or the paragraph is of which it opens."""
    scene, begins = story.scene, sentence > 0 and story.page.opens_paragraph(sentence)
    if scene.country is None and (dated := _dated_country(story, sentence)) is not None:
        scene.country = dated
    elif begins and (headed := _headed_country(story.page, sentence)) is not None:
        scene.country = headed
    elif begins and not (_leads_on(story.page, sentence - 1) or _goes_on(story, sentence)):
        scene.country = scene.text_country or scene.country
        scene.at_home, scene.placeless = False, True


# ---------------------------------------------------------------- what it asks
def _country_of_place(page: Page, sentence: int) -> str | None:
    """The country of the first place of a sentence: "In Culiacán two were killed on Monday. The army sent 900"."""
    begin, end = page.sentences[sentence]
    named = (hit for hit in page.of_kind("place").between(begin, end) if "country" not in hit.senses)
    countries = (lands.land(page, hit, begin, "") for hit in named)
    return next((country for country in countries if country is not None), None)


def _quoted_country(page: Page, sentence: int) -> str | None:
    """The country of who says what a sentence quotes: '"Nobody goes," said the president', "a captain in San Diego"."""
    begin, end = page.sentences[max(sentence, 0)]
    words = page.tokens.words
    if sentence < 0 or words[begin] != '"' or '"' not in words[begin + 1 : end]:
        return None
    closing = max(at for at in range(begin + 1, end) if words[at] == '"')
    named = page.those(force_names.NAMES).between(closing, end)
    countries = (force_names.country_of_hit(page, hit) or lands.land(page, hit, closing, "") for hit in named)
    return next((country for country in countries if country in page.vocabulary.countries), None)


def _is_of_land_before(page: Page, sentence: int) -> bool:
    """Whether a sentence opens with what a land of neither side has: "Another case is Chile. Its army sent 400"."""
    first = page.sentences[sentence][0]
    if not sentence or not page.is_word(first, "possessive"):
        return False
    named = page.those(lands.LANDS).between(*page.sentences[sentence - 1])
    owners = {lands.country_of(page, hit) for hit in named}
    return owners == {"other"}


def _dated_country(story: Story, sentence: int) -> str | None:
    """The country of the border town that a sentence is dated from: "NOGALES, Son.- De los 700 guardias que".

    Not where another one is said to have sent them: "EL PASO - The first guardsmen promised by Mexico came".
    """
    page, at = story.page, story.dateline
    if at is None or page.sentence_of[at.first] != sentence:
        return None
    country = story.scene.dated_country
    named = page.of_kind("country").between(*page.sentences[sentence])
    others = (hit for hit in named if hit.says("country") != country)
    before = [hit.first - 1 for hit in others]
    sent = any(page.is_word(at, "doer") and not page.is_word(at, "with") for at in before)
    return country if country in page.vocabulary.countries and not sent else None


def _headed_country(page: Page, sentence: int) -> str | None:
    """The country of the place that an entry of a list opens with: "Ciudad Juárez. The government sent 5,000"."""
    heading = chapters.place_of(page, sentence)
    country = place_names.place(page, heading).country if heading is not None else None
    return country if country in page.vocabulary.countries else None


def _leads_on(page: Page, sentence: int) -> bool:
    """Whether a sentence opens what the next paragraph tells: "What has Mexico done?", "On the Mexican side:"."""
    return page.tokens.words[page.sentences[sentence][1] - 1] in OPEN_ENDS


def _goes_on(story: Story, sentence: int) -> bool:
    """Whether a paragraph opens with what the one before told of: "They join some 150", "The city is to get"."""
    first = story.page.sentences[sentence][0]
    return _takes_up(story.page, first, _tells_of_army(story, sentence)) or _tells_on(story, sentence)


def _tells_of_army(story: Story, sentence: int) -> bool:
    """Whether the paragraph before one tells of soldiers, who may be taken up: not "It spoke. The troops will join"."""
    return story.military >= story.page.paragraph_begin(sentence - 1)


def _takes_up(page: Page, first: int, army: bool) -> bool:
    """Whether the words from token `first` on take up those told of: "These", "The city", '"We', "The contingent".

    `army`: whether soldiers are told of who may be taken up.
    """
    words = page.tokens.words
    if page.is_word(first, "they", "these") or page.kinds(first) & {"the_town", "the_state", "joined"}:
        return True
    quoted = words[first] == '"' and page.is_word(first + 1, "ours")
    return quoted or (army and any(_is_known(page, at) for at in range(first, min(first + OPENS, page.end - 1))))


def _is_known(page: Page, at: int) -> bool:
    """Whether an article before soldiers shows that they are known: "Some 300 of the guardsmen", "The contingent"."""
    article = page.tokens.words[at] in page.vocabulary.known
    behind = page.hit_at[at + 1] if article else None
    return behind is not None and behind.first == at + 1 and not KNOWN.isdisjoint(behind.senses)


def _tells_on(story: Story, sentence: int) -> bool:
    """Whether a text with a paragraph a sentence goes on from a figure: "It has sent 1,500.", "In May it had 900".

    Not where it names a place or who acts as it opens, nor with another branch's name: "The Guard has 900".
    """
    page, told = story.page, story.since(sentence, 1)
    cut = page.opens_paragraph(sentence - 1) and len(page.sentences) < ONE_EACH * (page.paragraph_of[-1] + 1)
    if told is None or told.status == "considered" or not cut:
        return False
    first, end = page.sentences[sentence]
    branches = {None, *page.vocabulary.forces[told.force].branches}
    named = page.those(force_names.NAMES).between(first, end)
    return all(hit.first >= first + OPENS and (hit.says("branch") or None) in branches for hit in named)
