"""The side of the border a figure stands on, an ordered list of rules of which the first that speaks wins.

The figure of a whole force stands nowhere in particular: see `strengths`.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.extract.around import clause_ahead, hits_between
from figures.extract.named import force_names, place_names, roles
from figures.extract.places import following
from figures.extract.posts import elsewhere, pointed
from figures.extract.records import SIDES
from figures.extract.rules import Spoke, decided, in_order, knows_by
from figures.extract.sides import strengths
from figures.extract.story.story import Draft, Sought, Spot, Story
from figures.extract.text.phrases import Hit
from figures.lexicon import Force, Place

OF_OTHERS = frozenset({"status.after", "pronoun", "that", "stops"})  # so that others cross: "watch those who entered"
OF_ANOTHER = frozenset({"place", "border", "and"})  # so that the training behind them is told of something else
CROSSING = 7  # tokens from soldiers to the town across the border that they are said to enter
TRAINING = 20  # tokens from soldiers to the word that tells that they train
ENTRY = 3  # tokens before soldiers in which the noun stands for that: "el ingreso de 12 soldados a Juárez"

Told = tuple[str, Hit | Draft | None]  # a side; the phrase that says so, if one does, or the figure of the same side


@dataclass
class Standing(Sought):
    """A figure whose side is sought: the force it is of, the phrase that names its place, if any, and its stage."""

    owner: Force
    where: Hit | None
    stage: str
    strength: bool

    @property
    def place(self) -> Place | None:
        """Its place."""
        return place_names.place(self.page, self.where) if self.where is not None else None


def side(standing: Standing) -> tuple[str, Hit | Draft | None, Spoke]:
    """The side of the border a figure stands on, the phrase or the figure that tells it, and the rule that gave it."""
    (where, told), rule = decided(RULES, standing)
    return where, told, rule


def whole_force(standing: Standing) -> Told | None:
    """The strength of a force stands nowhere in particular: "the Guard, which has 130,000 members"."""
    return ("other", None) if standing.strength else None


@knows_by("away")
def errand(standing: Standing) -> Told | None:
    """What soldiers do away from the border: "400 soldiers to guard prisons", where no town is named."""
    away = elsewhere.on_errand(standing.story, standing.spot)
    return ("other", None) if away and (standing.place is None or standing.place.guard) else None


@knows_by("turn")
def crossed(standing: Standing) -> Told | None:
    """The other side, where they have gone: "12 soldiers entered Juárez", "the entry of 12 soldiers into Juárez"."""
    page, last, where, place = standing.page, standing.spot.count.last, standing.where, standing.place
    if (field := _trained_at(standing)) is not None:
        return field
    if where is None or place is None or not 0 <= where.first - last <= CROSSING or place.side not in SIDES:
        return None
    first, begin = standing.spot.first, standing.spot.begin
    nouns = page.words_of("crossing", max(begin, first - ENTRY), first) if page.is_word(where.first - 1, "to") else ()
    if any(page.is_word(at + 1, "of", "agent") for at in nouns):
        return place.side, where
    verb = next(iter(page.words_of("crosses", last, where.first)), None)
    if verb is None or page.has_word("negates", last, verb):
        return None
    others = any(hit.senses.keys() & OF_OTHERS for hit in hits_between(page, last, verb))
    return None if others else (place.side, where)


def by_place(standing: Standing) -> Told | None:
    """The side of its place, "500 in Yuma"; a force faces a town across the border from its own side."""
    place, owner = standing.place, standing.owner
    if place is None or (place.id == owner.state and not place.on_border):
        return None
    faced = "other" not in (place.side, owner.side) and place.side != owner.side
    return (place.side, standing.where) if place.side in SIDES and not faced else (owner.side, None)


def by_border(standing: Standing) -> Told | None:
    """The side from which the force's country speaks of the border named: "Mexico's southern border" is another."""
    story, spot, page = standing.story, standing.spot, standing.page
    hit = spot.border or _border_meant(story, spot)
    if hit is None or (hit is not spot.border_behind and elsewhere.is_anothers(story, hit, standing.owner.country)):
        return None
    border = place_names.border(page, hit)
    if border.nation and (
        elsewhere.on_the_line(page, spot) or not strengths.is_national(story, spot, standing.owner.country)
    ):
        return None
    side = border.said_of.get(standing.owner.country, "other")
    if side == "other" and _is_the_speakers(standing, hit):
        return standing.owner.side, hit
    if side == standing.owner.side and hit is spot.border_behind and _is_far_off(standing, hit):
        return None
    beyond = side not in ("other", standing.owner.side) and hit is not spot.border_behind
    if beyond and elsewhere.on_the_line(page, spot):
        return None  # "seek strikes on Mexican soil, and want the 2,400 on the border to help"
    return side, hit


@knows_by("duty")
def on_duty(standing: Standing) -> Told | None:
    """On the border that is meant without its name, this or another: "2,500 on border duty"."""
    if not elsewhere.on_duty(standing.page, standing.spot):
        return None
    another = elsewhere.at_another_border(standing.story, standing.spot, standing.owner.country)
    another = another or elsewhere.on_scattered_duty(standing.page, standing.spot)
    return "other" if another else standing.owner.side, None


def goes_on(standing: Standing) -> Told | None:
    """On its own side, as the figure of its sentence that it goes on from: "5,900 at the border, then 2,850"."""
    spot, before = standing.spot, standing.spot.after
    beside = before is not None and before.sentence == spot.sentence and before.side == standing.owner.side
    return (standing.owner.side, before) if beside and spot.count.kind == "elided" else None


@knows_by("away")
def away(standing: Standing) -> Told | None:
    """Away from the border, as the text or the figures before are; so many are scattered: "45,000 against cartels"."""
    story, spot = standing.story, standing.spot
    sent = standing.stage in ("deployed", "moving")
    scattered = sent and elsewhere.are_scattered(story.page, spot.count.number.value, standing.owner.country)
    gone = scattered or story.away or elsewhere.goes_on_away(story, spot, standing.owner.country)
    return ("other", None) if gone else None


def own_side(standing: Standing) -> Told:
    """On the side of its country, where nothing says otherwise: "Mexico sent 10,000"."""
    return standing.owner.side, None


RULES = in_order(
    # On neither side, though the border is named: "sent 400 soldiers to the border and 800 to hurricane relief".
    whole_force,
    errand,
    # As its own words say, the narrowest first: "has 55 on the border and 200 in Kuwait".
    crossed,
    by_place,
    by_border,
    on_duty,
    # As what is told before it, or the whole text; or else on the side of its force.
    goes_on,
    away,
    own_side,
)


def _trained_at(standing: Standing) -> Told | None:
    """The side of the land where those of another one train: "34 Mexican marines will train in San Diego"."""
    page, last = standing.page, standing.spot.count.last
    trains = next(iter(page.words_of("trains", last, clause_ahead(page, last, TRAINING))), None)
    if trains is None or any(page.kinds(at) & OF_ANOTHER or page.is_word(at, "line") for at in range(last, trains)):
        return None  # "has 10,000 at the border, and the Army will hold drills in El Paso"
    named = page.of_kind("place").between(trains, clause_ahead(page, trains, CROSSING))
    if not named or following.next_figure(page, last, named[0].first) < named[0].first:
        return None
    field = place_names.place(page, named[0])
    if field.country not in page.vocabulary.countries - {standing.owner.country}:
        return None
    led = page.kinds(named[0].first - 1)
    return (field.side, named[0]) if "to" in led and "from_only" not in led else None


def _is_far_off(standing: Standing, border: Hit) -> bool:
    """Whether a border belongs to another statement than a figure that is all its country has sent anywhere.

    A comma or "and" stands between: "has 34,000 on migration work, and still its northern border is open".
    """
    page, count = standing.page, standing.spot.count
    everywhere = elsewhere.are_scattered(page, count.number.value, standing.owner.country)
    return everywhere and following.parted(page, count.last, border)


def _is_the_speakers(standing: Standing, border: Hit) -> bool:
    """Whether another country's speaker calls a border his: "They have 900 at our southern border," Trump said."""
    page, begin, end = standing.page, standing.spot.begin, standing.spot.end
    if not page.is_word(border.first - 1, "ours"):
        return False
    named = page.those(force_names.ACTORS).between(begin, end)
    speakers = [force_names.country_of_hit(page, hit) for hit in named if roles.is_source(page, hit, begin)]
    return bool(speakers) and speakers[-1] not in (None, standing.owner.country)


def _border_meant(story: Story, spot: Spot) -> Hit | None:
    """The border that "there" means: "What of the southern border? There are 5,000 guardsmen there"."""
    named_since = story.place is not None and story.place.first > story.border
    meant = not named_since and "there" in pointed.pointers(story, spot)
    return story.border_near(spot.sentence) if meant else None
