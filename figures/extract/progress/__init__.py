"""How far the soldiers of a figure have come, rule by rule.

Read in this order:
    saying                 what its own words say of it
    course                 one figure of which it is asked
    taken_over             rules for a figure that has come as far as another
    progress               all of them, in order
"""
