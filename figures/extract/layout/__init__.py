"""A page laid out: all that is found in a text before any look around a number is taken.

Read in this order:
    shortened              names told again in short: "Columbus" after "Columbus, N.M."
    sentences              where sentences and paragraphs end
    verb_endings           verbs whose stage no list gives, heard by their endings
    everyday               words that name a branch beside soldiers alone: "40 active soldiers"
    laying                 `page`: all this, set at its tokens
"""
