"""How a text goes on telling: its story begun, each phrase passed heard by it, each figure added to it.

`begin` weighs the text as a whole; `note` lets a phrase change who is spoken of; `tell` adds a figure.
"""

from __future__ import annotations

from figures.extract.around import preposed
from figures.extract.forces import homes, textwide
from figures.extract.named import chapters, force_names, lands, place_names, roles
from figures.extract.named.force_names import Scene
from figures.extract.page import MILITARY, Page
from figures.extract.places import whereabouts
from figures.extract.story.story import NEVER, Draft, Story
from figures.extract.text.phrases import Hit

# All that `note` asks a phrase for; it hears of no other. A test reads with all kinds and finds one forgotten here.
TELLING = MILITARY | force_names.NAMES | {"civil", "border", "office"}
STATE_BEHIND = 2  # tokens from a branch to the state it is of: "la Guardia Nacional de Florida"
ARMED = frozenset({"troops", "bodies", "branch"})
BESIDE_LINE = 2  # tokens before "border" in which its country may be named
OF_ARMY = 0.3  # of the sentences of a text: so many speak of an army where it is what the text is of
OF_OTHERS = 0.22  # where fewer do, it is of something else
SUBJECT = 4  # tokens from the comma behind an opening phrase to the name that acts: ", the outgoing Mexican government"


def begin(page: Page) -> Story:
    """The story before the first sentence: what the text as a whole tells."""
    military = {page.sentence_of[hit.first] for hit in page.hits if _is_military(hit)}
    state = textwide.only_state(page)
    on_border, dated = any(_on_border(page, hit) for hit in page.names), place_names.dateline(page)
    at_border = on_border or _speaks_of_line(page)
    return Story(
        page,
        Scene(
            dated_country=place_names.place(page, dated).country if dated is not None else None,
            dated_state=textwide.of_dateline(page),
            text_country=textwide.country_of_most(page, at_border),
            text_state=state,
            state_named=textwide.first_named(page, state) if state is not None else NEVER,
            branches=force_names.named_branches(page),
            armed=textwide.armed(page),
        ),
        dated,
        names=place_names.names(page),
        away=whereabouts.is_away(page),
        at_border=at_border,
        grouped=any(
            number.value is not None and 1000 <= number.value <= 9999 and not page.tokens.words[number.first].isdigit()
            for number in page.numbers
        ),
        first_military=min(military, default=None),
        of_army=len(military) >= OF_ARMY * len(page.sentences),
        of_others=len(military) < OF_OTHERS * len(page.sentences),
    )


def _is_military(hit: Hit) -> bool:
    """Whether a phrase speaks of an army: not "guards", who may be anybody's."""
    return not MILITARY.isdisjoint(hit.senses) and "doubtful" not in hit.senses


def _speaks_of_line(page: Page) -> bool:
    """Whether a text speaks of "the border" alone, unless it is that of countries it names.

    "Border" counts as a part of what it says, too: "on the border", but not "border agents".
    """
    line = page.vocabulary.single["line"]
    lines = [
        at
        for at, word in enumerate(page.tokens.words)
        if word in line and page.kinds(at).isdisjoint(("civil", "reason"))
    ]
    return bool(lines) and not any(_is_strangers(page, at) for at in lines)


def _on_border(page: Page, hit: Hit) -> bool:
    """Whether a phrase means the border or a place on it, and no whole country or its north: "worldwide"."""
    if "border" in hit.senses:
        border = place_names.border(page, hit)
        lined = page.has_word("line", hit.first, hit.last)
        if border.nation or border.weakly:
            return False
        return lined or (border.implies is not None and not textwide.is_of_strangers(page, (0, page.end)))
    return "place" in hit.senses and place_names.place(page, hit).on_border and not place_names.place(page, hit).guard


def _is_strangers(page: Page, line: int) -> bool:
    """Whether the border at a token is another country's: "the Syrian border", "the border with Libya"."""
    led = line + 1 < page.end and bool(page.kinds(line + 1) & {"with", "of", "from"})
    ahead = line + 1 + led if led or page.vocabulary.head_first else line  # not "border MIAMI", below a headline
    beside = [at for at in (*range(line - BESIDE_LINE, line), ahead) if 0 <= at < page.end]
    return any(_is_strange(page, at) for at in beside) or textwide.is_of_strangers(page, page.sentence_at(line))


def _is_strange(page: Page, at: int) -> bool:
    """Whether a token names another land, by the lexicon or as a capital of which nothing is known: "Syrian"."""
    country = page.sense(at, "country")
    return country.says == "other" if country is not None else page.capital(at) and page.hit_at[at] is None


def hear(story: Story, heading: Page) -> None:
    """Take whose forces are meant from a heading."""
    for hit in heading.hits:
        _meet(story, heading, hit, -1, 0)
    story.branch_end, story.spoken_by = NEVER, []  # its tokens are not the text's


def note(story: Story, hit: Hit, sentence: int) -> None:
    """Let a phrase that was passed change the story."""
    page, begin = story.page, story.page.sentences[sentence][0]
    if _meet(story, page, hit, sentence, begin):
        _add_named(story, hit, sentence)
    if "place" in hit.senses and (whereabouts.may_hold(page, hit, begin) or chapters.place_of(page, sentence) is hit):
        story.place = hit
    if "border" in hit.senses:
        story.border = hit.first


def _meet(story: Story, spoken: Page, hit: Hit, sentence: int, begin: int) -> bool:
    """Set the scene by a phrase of the text or of its heading; return whether it names a force that is spoken of."""
    _meet_country(story.scene, spoken, hit, begin)
    _meet_state_of_branch(story, spoken, hit, sentence)
    _meet_state(story.scene, spoken, hit, begin)
    if _is_military(hit):
        story.military = sentence
    if "troops" in hit.senses and "doubtful" not in hit.senses:
        story.in_person = sentence
    if "civil" in hit.senses and not roles.is_source(spoken, hit, begin):
        story.civil = sentence
    named = _meet_force(story.scene, spoken, hit, begin)
    story.spoken_by = [hit] if named else story.spoken_by
    return named


def _meet_country(scene: Scene, spoken: Page, hit: Hit, begin: int) -> None:
    """Let a country that acts be the one spoken of: "Mexico has sent", "Texas will send", "the 1st Cavalry"."""
    country = lands.speaks_for(spoken, hit, begin)
    if country is not None and "other" not in (country, scene.text_country):
        scene.country = country
        opens = scene.opened_country is None or _opens_main_clause(spoken, hit, begin)
        scene.opened_country = country if opens else scene.opened_country
    elif _opens_paragraph(spoken, hit) or (lands.is_foreign_land(spoken, hit, begin) and _tells_of_armed(spoken, hit)):
        scene.country = scene.opened_country = "other"


def _opens_main_clause(spoken: Page, hit: Hit, begin: int) -> bool:
    """Whether a name acts behind words that open its sentence: "Under pressure from Washington, Mexico has sent"."""
    words = spoken.tokens.words
    near = words[max(begin, hit.first - SUBJECT) : hit.first]
    if "," not in near or spoken.is_mark(hit.last, ",") or spoken.number_at[min(hit.last, spoken.end - 1)]:
        return False
    opening = spoken.hit_at[begin] or spoken.hit_at[begin + 1]
    return opening is None or opening.senses.keys().isdisjoint(force_names.NAMES)


def _tells_of_armed(spoken: Page, hit: Hit) -> bool:
    """Whether the sentence of a land tells of what is armed: "Poland has the largest such force in Europe"."""
    return bool(spoken.those(ARMED).between(hit.last, spoken.sentence_at(hit.first)[1]))


def _opens_paragraph(spoken: Page, hit: Hit) -> bool:
    """Whether a land of neither side opens a paragraph and acts: "Guatemala closed bridges. It has 640 soldiers"."""
    sentence, at = spoken.sentence_of[hit.first], hit.last
    if not sentence or hit.first > spoken.sentences[sentence][0] or hit.senses.keys().isdisjoint(lands.LANDS):
        return False
    foreign = spoken.opens_paragraph(sentence) and lands.country_of(spoken, hit) == "other"
    return foreign and at < spoken.end and spoken.tokens.words[at].isalpha() and not spoken.capital(at)


def _meet_state_of_branch(story: Story, spoken: Page, hit: Hit, sentence: int) -> None:
    """Let the force named last be a state's own, named right behind it: "la Guardia Nacional de Florida"."""
    scene, state = story.scene, force_names.state_of_hit(spoken, hit)
    if state is not None and scene.force is not None and 0 <= hit.first - story.branch_end <= STATE_BEHIND:
        scene.force, story.spoken_by = force_names.of_state(spoken, scene.force, state), [hit]
        if story.named_sentence == sentence:
            story.named = {scene.force: hit}
            story.subject = scene.force if story.subject_at == story.branch_at else story.subject
    if "branch" in hit.senses:
        story.branch_at, story.branch_end = hit.first, hit.last


def _meet_state(scene: Scene, spoken: Page, hit: Hit, begin: int) -> None:
    """Let a state that acts be the one spoken of, or the one whose office does: "if Texas asks, the governor said"."""
    state = force_names.state_of_hit(spoken, hit)
    if state is not None and homes.is_heeded(spoken, hit):
        return
    governs = state is not None and homes.governs(spoken, hit, begin)
    acts = state is not None and (governs or not homes.is_passed(spoken, hit, begin))
    if state is not None and acts and not roles.is_address(spoken, hit, begin):
        _go_home(scene, state)
        scene.country = spoken.vocabulary.places[state].country
        scene.opened_state = scene.opened_state or state
        scene.governed = state if governs or hit.first == begin else scene.governed  # "Texas has kept 100"
    elif "office" in hit.senses and (governed := scene.governed or scene.dated_state) is not None:
        scene.governed = scene.opened_state = governed
        _go_home(scene, governed)


def _go_home(scene: Scene, state: str | None) -> None:
    """Let a state, if any, be the one that a paragraph speaks of."""
    if state is not None:
        scene.state, scene.at_home = state, True


def _meet_force(scene: Scene, spoken: Page, hit: Hit, begin: int) -> bool:
    """Let a force be the one spoken of, unless it only speaks or is left: "el resto procede de la Marina".

    A name in brackets has been told by the one that it shortens.
    """
    named = _branch_named(scene, spoken, hit) or _force_sent(scene, spoken, hit, begin)
    if named is None or _is_no_owner(scene, spoken, hit, begin):
        return False
    force = force_names.force_of_hit(spoken, hit)
    if force is None and (opened := _opened_at(spoken, hit)) is not None:
        scene.country = scene.opened_country = opened
    elif force is None and _is_of_another_land(scene, spoken, named):
        scene.country = scene.opened_country = spoken.vocabulary.forces[named].country
    if force is not None:
        scene.force = force
        _go_home(scene, spoken.vocabulary.forces[force].state)
        return True
    joined = force_names.joined_forces(spoken, hit, begin)
    called = (_branch_named(scene, spoken, other) or force_names.of_ministry(spoken, other) for other in joined)
    scene.force = force_names.together(spoken, joined, called, begin) or named
    return True


def _is_of_another_land(scene: Scene, spoken: Page, named: str) -> bool:
    """Whether a branch is of another country than the one spoken of, which had none yet: "the Guard" of 2010."""
    country = scene.country or scene.text_country or spoken.vocabulary.country
    owned = spoken.vocabulary.forces[named].country
    return country in spoken.vocabulary.countries and owned in spoken.vocabulary.countries - {country}


def _is_no_owner(scene: Scene, spoken: Page, hit: Hit, begin: int) -> bool:
    """Whether a force is named in another role than whose soldiers are told of: "the Army said"."""
    told = force_names.spelled_out(spoken, hit) is not hit
    if told or _only_speaks(spoken, hit, begin) or _only_helps(spoken, hit, begin):
        return True
    if roles.is_left(spoken, hit, begin) or roles.is_made_of(spoken, hit, begin):
        return True
    if roles.is_of_most(spoken, hit) and not preposed(spoken, hit, "of", begin):
        return True  # "2,500, most of them guardsmen"; not "Most of the guardsmen are"
    known = scene.force  # whose quarters, or whose operation with others, a name may be
    return known is not None and (
        roles.is_quarters(spoken, hit, begin) or force_names.is_shared_operation(spoken, hit, known)
    )


def _opened_at(spoken: Page, hit: Hit) -> str | None:
    """The country of the town that the sentence of a name opens with: "In Tijuana, the Guard patrols"."""
    return lands.opened_at(spoken, spoken.sentence_at(hit.first)[0], hit.first)


def _only_speaks(spoken: Page, hit: Hit, begin: int) -> bool:
    """Whether a force is just named as who says so, by a unit or a person of it: "Army Gen. X"."""
    named = "unit" in hit.senses or "ministry" in hit.senses or roles.is_person(spoken, hit)
    return named and roles.is_source(spoken, hit, begin)


def _only_helps(spoken: Page, hit: Hit, begin: int) -> bool:
    """Whether somebody else works with a force: "con el Ejército se acordó"; not "the Guard came with the Army"."""
    return roles.is_partner(spoken, hit, begin) and not spoken.those(force_names.FORCES).begins(begin, hit.first)


def _branch_named(scene: Scene, spoken: Page, hit: Hit) -> str | None:
    """The force a branch is, as the text has gone so far; None where a phrase names none, or a ministry of several."""
    force, branch = force_names.force_of_hit(spoken, hit), force_names.branch_of_hit(hit)
    if force is None and "troops" in hit.senses and (state := force_names.state_beside(spoken, hit)) is not None:
        return force_names.home_force(spoken, state)  # "Texas soldiers have shut the park"
    if force is not None or branch is None or force_names.is_ministry(hit, scene):
        return force
    opened = _opened_at(spoken, hit)
    country = opened or scene.country or scene.text_country or spoken.vocabulary.country
    # "the Guard" of another paragraph is no state's
    own = (scene.at_home or scene.state == scene.text_state) and opened in (None, scene.country)
    return force_names.of_branch(spoken, branch, country, scene.state if own else None)


def _force_sent(scene: Scene, spoken: Page, hit: Hit, begin: int) -> str | None:
    """The force of the state that sends soldiers of no number: "Texas is sending more soldiers"."""
    if "troops" not in hit.senses or hit.says("troops"):
        return None
    state = homes.sender(spoken, hit, begin, scene)
    return force_names.home_force(spoken, state) if state is not None else None


def _add_named(story: Story, hit: Hit, sentence: int) -> None:
    """Add the force spoken of to those the sentence names, where a phrase is a name: not "soldiers" on its own."""
    names = (
        hit.senses.keys() & {"force", "operation", "branch"} or force_names.state_beside(story.page, hit) is not None
    )
    if story.scene.force is None or not names:
        return
    if story.named_sentence != sentence:
        story.named_sentence, story.named, story.subject_at = sentence, {}, hit.first
    joined = force_names.joined_forces(story.page, hit, story.page.sentences[sentence][0])
    if story.subject_at in (other.first for other in joined):
        story.subject = story.scene.force
    story.named[story.scene.force] = hit


def tell(story: Story, draft: Draft) -> None:
    """Add a figure to the story: its sentence speaks of an army, and of its owner from now on."""
    scene, owner = story.scene, story.page.vocabulary.forces[draft.force]
    story.drafts.append(draft)
    story.told_of[owner.country].append(draft)
    story.counted, story.counted_sentence = "troops", draft.sentence
    story.military = story.in_person = draft.sentence
    scene.force, story.spoken_by = draft.force, [draft]
    scene.country = scene.opened_country = owner.country
    _go_home(scene, owner.state)
    scene.opened_state = owner.state or scene.opened_state
