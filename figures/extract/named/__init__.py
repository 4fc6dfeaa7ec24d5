"""What the names in a text name: places, forces and lands; and where verbs of leaving lead.

Read in this order:
    place_names            the names of places, and where a text is dated from
    journeys               where a verb of leaving or returning leads
    chapters               the date or the place that an entry of a list, or a paragraph, opens with
    force_names            what a name names: a force, a branch, a country, a state
    roles                  in what role it stands near a figure: who acts, who only says so
    lands                  what a name of a land says of whose soldiers are told of
"""
