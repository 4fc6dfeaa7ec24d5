"""Whose soldiers a figure counts, rule by rule.

Read in this order:
    case                   one figure whose owner is sought
    carried                a force taken over from another figure
    states                 a force that states have of their own
    names                  the force that a phrase names, and the one named before it
    abroad                 rules for those abroad or over the border
    shares                 rules for parts and their wholes
    sequels                rules for a figure that goes on from another
    surroundings           rules for the words around it
    owners                 all of them, in order
"""
