"""What a text has told so far.

Read in this order:
    story                  the figures read, what was counted last, who was named, who acts
    telling                how each phrase and each figure adds to it
    paragraphs             whose country a sentence speaks of as it opens
    again                  the figure told before that one takes up: "these 10,000"
    passing                what is told only in passing
"""
