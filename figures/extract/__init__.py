"""One text in, its troop figures out. Knows no source files, no pandas, no Streamlit.

Read in this order:
    once, garbage                    an answer that is kept; what is built without the collector of garbage
    records, rules                   what comes out, for all to name; what a rule is
    prose, phrases                   the text cut into tokens; the phrases of the lexicon found in it
    wordings, sections, padded       the short lists of number words and dates; a text whose ends no look can pass
    numbers, dates                   what is written in digits, in number words, and as a date
    vocabulary                       the lexicon of one language, compiled
    page                             all that was found in a text, by token
    around                           looks around a number
    nouns, attributes                nouns for those counted; what may stand between a number and its noun
    noun_last, noun_first            the noun behind a number, in languages of either word order
    counted                          what a number counts
    columns, boxes                   what the head of a column, or the line beside a number, says that it counts
    ties                             what ties it to another number: "from … to", "550 of", "join the"
    cues, timing                     the hedge and bounds that words near it say; what time makes of a stage
    places, journeys                 names of places, and where a verb of leaving or returning leads
    chapters                         the date or the place that an entry of a list, or a paragraph, opens with
    measures                         the measure that words near it say
    verbs, predicates                the verbs before it and behind it
    contest, stages                  which of the two decides, and how far it has come by them
    quotations                       the town of who says what is here, and where a quotation ends
    forces, roles                    what a name names, and in what role it stands
    following, addresses, preceding  the place named behind a figure; which of several is meant; the one before it
    whereabouts                      where its sentence puts it
    lands, banks                     what a name of a land says; the side of the border that a figure names
    spoken_for, own_words            the country spoken for around a figure; the force that its own words name
    attached, origins                the force that stands behind a figure; the state that its soldiers are from
    homes, textwide                  the state it is of; the country and the state that a whole text is of
    story, telling                   what the text has told so far; how each phrase and figure adds to it
    paragraphs                       whose country a sentence speaks of as it opens
    again                            the figure told before that one takes up
    passing, others                  what is told only in passing; others than soldiers, and what they do in a sentence
    antecedents, prospects           what the nouns before a bare number count, look by look, and those behind it
    weighed                          a number of which it is asked whether it counts soldiers
    hearing, counting                what is heard around a number, and what it weighs; whether that outweighs the
                                     rules of a bare one
    ages, ratios                     rules for how old somebody is, and for shares and so many to each
    resumed                          whether a number goes on from the soldiers told before it
    lookalikes, likewise, subjects   what only looks as if it counted; rule by rule, what is no soldiers where another
                                     number counts it, or the subject of a sentence names it
    ellipses                         what a bare number counts, rule by rule
    casualties                       what befell the soldiers counted
    members, anyone                  whether members, and men or people, are soldiers
    reasons                          why a number is no figure, rule by rule
    case, carried, states, names     one figure whose owner is sought; a force taken over, a state's, one that is named
    abroad, shares                   rules for those abroad or over the border, and for parts and their wholes
    sequels, surroundings, owners    whose soldiers it counts, rule by rule: told on, by the words around it, in all
    saying, course                   what its own words say of how far they have come; one figure of which that is asked
    taken_over, progress             how far, rule by rule: as another figure has come; in all
    elsewhere                        soldiers away from the border
    pointed, own_place, same_place   the place that "there" means, that its own words name, and of the figure before
    posts                            where they are posted, rule by rule
    spans                            whether a month or a year is told of it
    occasions, told_before           whether a day is that of who tells so; the day told before the sentence of a figure
    days                             which day it holds for
    strengths                        whether it is what a force has in all, look by look
    sides                            on which side of the border, rule by rule
    drafts                           all of its fields together
    wholes, sums, totals             when a figure contains others, is no more than they are, or is their sum
    rests                            what shares a whole with "the rest"
    breakdowns, listed               what is told of its parts: in a list; in a list of places farther on
    bare, spread                     by a bare number, some sentences on
    led                              the parts that words lead in: "among them 300"
    additions, parts                 what comes on top of a figure, and what it contains
    evidence, echoes                 what all words around a figure weigh together; where it is told again
    ranks                            of which force soldiers are that no words give to any
    alongside                        what a number without a noun counts by those beside it: "340, 210 and 85 guards"
    mentions                         `read`: the whole, once through a text
`gate` holds back texts without soldiers before they are read.

`python -m figures explain` names the rule behind each answer, and its module: `sequels.goes_on`.
What to change where (often a phrase of the lexicon is enough):
    a number missed, or counted wrongly   a rule of `reasons`, or a look of `members` or `anyone`, where it has a noun;
                                          of `lookalikes`, `likewise`, `subjects` or `ellipses`, or a look of
                                          `antecedents`, where it has none; where `counting` outweighed it, more
                                          examples;
                                          a noun not found: `attributes`, `noun_last`, `noun_first`, `alongside`
    wrong bounds                          the hedges of the lexicon, or `cues`
    a wrong measure                       a rule of `measures`, a look of `ties`, or a pass of `parts`
    a wrong stage                         a rule of `progress`, `taken_over` or `contest`, a look of `stages`, `verbs`,
                                          `predicates` or `journeys`; where `evidence` outweighed it, more examples
    a wrong force                         a rule of `owners`, or a look of `own_words`, `carried`, `attached`,
                                          `spoken_for`, `homes` or `origins`
    a wrong place                         a rule of `posts`, or a look of `pointed`, `own_place`, `same_place`,
                                          `following` or `preceding`
    a wrong side                          a rule of `sides`, or a look of `elsewhere` or `strengths`
    a wrong day                           `dates`, `days`, `occasions`, `told_before` and `spans`
"""

from figures.extract.mentions import read
from figures.extract.records import Cue, Entry, Mention, Reading

__all__ = ["Cue", "Entry", "Mention", "Reading", "read"]
