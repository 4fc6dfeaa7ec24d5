"""How far soldiers have come, by the verbs of a clause.

Read in this order:
    verbs                  the verbs before a figure
    predicates             the predicate behind it
    contest                which of the two decides
    stages                 how far it has come by them
"""
