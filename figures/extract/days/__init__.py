"""Which day a figure holds for.

Read in this order:
    spans                  whether a month or a year is told of it
    occasions              whether a date is that of who tells so
    told_before            the day told before its sentence
    days                   the rules, in order
"""
