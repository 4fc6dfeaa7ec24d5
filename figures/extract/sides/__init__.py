"""On which side of the border a figure stands, and what is a whole force wherever it is.

Read in this order:
    strengths              whether it is what a force has in all, look by look
    sides                  the rules, in order
"""
