"""Which place the words around a figure give it.

Read in this order:
    quotations             the town of who says what is here, its mayor, and where a quotation ends
    following              the place named behind a figure
    addresses              which of several is meant: "in Douglas, Arizona"
    preceding              the place named before it: "Juárez (1,650)"
    whereabouts            where its sentence puts it
    banks                  the side of the border that is named with it
"""
