"""Does a number count soldiers? The reason why not, and the rule that gives it.

Read in this order:
    others                 others than soldiers, and what they do in a sentence
    antecedents            what the nouns before a bare number count, look by look
    prospects              and those behind it
    weighed                a number of which it is asked whether it counts soldiers
    hearing                what is heard around a number, and what it weighs
    counting               whether that outweighs the rules of a bare one
    ages                   rules for how old somebody is
    ratios                 rules for shares and so many to each
    resumed                whether a number goes on from the soldiers told before it
    lookalikes             rules for what only looks as if it counted
    likewise               rules for what is no soldiers where another number counts it
    subjects               rules for what is none where the subject of a sentence names it
    ellipses               what a bare number counts, rule by rule
    casualties             what befell the soldiers counted
    members                whether members are soldiers
    anyone                 whether men, people or staff are
    reasons                why a number is no figure, rule by rule
"""
