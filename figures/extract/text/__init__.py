"""A text cut into tokens, and the phrases of the lexicon found in it.

Read in this order:
    prose                  the text cut into tokens and sentences, every offset pointing into it as given
    phrases                many phrases -> one matcher that finds the longest of them at each word
    wordings               short lists of number words and dates
    sections               a mapping of the lexicon -> its lists and numbers
    padded                 a text whose ends no look can pass
"""
