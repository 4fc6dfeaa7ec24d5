"""One text in, its troop figures out. Knows no source files, no pandas, no Streamlit.

Rooms and modules, read in this order; a room (/) gives the order of its own:
    once, garbage            an answer that is kept; what is built without the collector of garbage
    records, rules           what comes out, for all to name; what a rule is
    text/                    the text cut into tokens; the phrases of the lexicon found in it
    numbers/, dates/         what is written in digits, in number words, and as a date
    vocabulary, page         the lexicon of one language, compiled; what was found in a text, by token, and plain looks
    layout/                  that page laid out: names in short, sentences, verbs known by their endings
    around, nouns/           looks around a number; what the words beside it say that it counts
    cues, timing             the hedge and bounds that words near it say; what time makes of a stage
    named/                   what names name: places, forces, lands; where verbs of leaving lead
    measures, stages/        the measure that words near it say; how far it has come by its verbs
    places/, forces/         which place, and which force, country or state, the words around it give it
    story/                   what the text has told so far
    reasons/                 rule by rule: does it count soldiers, and why not
    owners/                  whose soldiers these are
    progress/                how far they have come
    posts/, days/, sides/    where they are posted, which day that holds for, on which side of the border
    drafts                   all fields of a figure together
    parts/                   which figures contain others
    evidence, echoes         what all words around a figure weigh together; where it is told again
    ranks                    of which force soldiers are that no words give to any
    operations               on which named operation they serve
    alongside                what a number without a noun counts by those beside it: "340, 210 and 85 guards"
    mentions                 `read`: the whole, once through a text
    glosses                  what each rule that `explain` names says
`gate` holds back texts without soldiers before they are read.

So each field has a room of looks, which say what words near a figure mean, and a room of rules, which decide; and
`python -m figures explain` names the rule behind each answer, and its module: `sequels.goes_on`.
What to change where (often a phrase of the lexicon is enough):
    wrong                    looks                        rules
    missed, miscounted       nouns/, story/               reasons/; `alongside`; where `counting` outweighed it,
                                                          more examples
    bounds                   the hedges of the lexicon    `cues`
    measure                  nouns/ties                   `measures`, parts/
    stage                    stages/, named/journeys      progress/; where `evidence` outweighed it, more examples
    force                    named/, forces/              owners/
    place                    named/place_names, places/   posts/
    side                     posts/elsewhere, pointed     sides/; its `strengths` are looks
    day                      dates/                       days/
    operation                                             `operations`; their dates in operations.yaml

Words that all rooms use:
    token                    a word or a mark, by its number; a stretch of tokens is half-open, [first, last)
    Hit, Sense               a phrase of the lexicon found in the text; what it says, by kind: "place", "status.before"
    Page                     a text with all that was found in it, and the plain looks at a token or a stretch
    Count                    a number and what it counts: "troops", "people", "elided" (nothing said: a bare number)
    Said                     the value of a field, and the words that say it
    Spot                     where a figure stands: its sentence, its clause, the figure of a list that it goes on from
    Draft                    a figure in the making; those behind it may still change what it says
    Story                    what the text has told so far: its drafts, who was named, what was counted last
    Weighed, Case, Course, Posting, Standing    what a rule of reasons, owners, progress, posts or sides is asked of
    Service                  what a rule of `operations` is asked of
    Spoke                    the rule that gave a field
"""

from figures.extract.mentions import read
from figures.extract.records import Cue, Entry, Mention, Reading

__all__ = ["Cue", "Entry", "Mention", "Reading", "read"]
