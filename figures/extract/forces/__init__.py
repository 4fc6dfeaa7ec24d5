"""Which force, country or state the words around a figure give it.

Read in this order:
    spoken_for             the country spoken for around it
    own_words              the force that its own words name
    attached               the force that stands behind it: "40 soldiers attached to"
    origins                the state that its soldiers are from
    homes                  the state whose own soldiers they are
    textwide               the country and the state that a whole text is of
"""
