"""Where the soldiers of a figure are posted, rule by rule.

Read in this order:
    elsewhere              soldiers away from the border
    pointed                the place that "there" means
    own_place              the place that its own words name
    same_place             whether it stands where the figure before does
    posts                  the rules, in order
"""
