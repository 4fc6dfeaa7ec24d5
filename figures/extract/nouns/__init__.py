"""What the words beside a number say that it counts.

Read in this order:
    nouns                  nouns for those counted
    whose                  and whose they are: "300 of the Army"
    attributes             what may stand between a number and its noun: "14 Republican-led states"
    noun_last              the noun behind a number, where the language puts it last: "1,500 active-duty troops"
    noun_first             likewise where it puts it first: "1.500 soldados de la Guardia Nacional"
    counted                what each number counts: soldiers, something else with a name, or nothing said beside it
    columns                what the head of a column says that its numbers count
    boxes                  what the line beside a number that fills its own says of it
    ties                   what ties it to another number: "from … to", "550 of", "join the"
"""
