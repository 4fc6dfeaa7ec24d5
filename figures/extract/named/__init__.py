"""What the names in a text name: places, forces and lands; and where verbs of leaving lead.

Read in this order:
    places                 names of places
    journeys               where a verb of leaving or returning leads
    chapters               the date or the place that an entry of a list, or a paragraph, opens with
    forces                 what a name names: a force, a branch, a country, a state
    roles                  in what role it stands near a figure: who acts, who only says so
    lands                  what a name of a land says of whose soldiers are told of
"""
