"""Which figures another one contains, in passes over all figures of a text.

Read in this order:
    wholes                 which figure may contain another, and what a part takes from it
    sums                   runs of figures that are no more than a figure beside them, or come near to it
    totals                 the figures that add up to a whole
    rests                  what shares a whole with "the rest"
    breakdowns             what is told of the parts of a whole beside it
    listed                 in a list of places farther on
    bare                   by a bare number, some sentences on
    spread                 over the paragraphs behind it
    led                    the parts that words lead in: "among them 300"
    additions              what comes on top of a figure
    parts                  the passes, in order
"""
