"""MON: the money that goes with awards, and the tables it follows from."""

from parindex_desktop.domain.award_money import Rounding
from parindex_desktop.domain.awards import Whom
from parindex_desktop.i18n import mark, tr

SENTENCES = {
    "MON.101": (
        mark("The day of the award decision is not known; the newest figures are used."),
        mark("Type it on the screen Words of letters."),
    ),
    "MON.102": (
        mark("The table has no base salary for {day}."),
        mark("Add the one in force on that day."),
    ),
    "MON.103": (
        mark("The table has no coefficient for persons with {form} on {day}."),
        mark("Add the one in force on that day."),
    ),
    "MON.104": (
        mark("The table has no coefficient for collectives with {form} on {day}."),
        mark("Add the one in force on that day."),
    ),
    "MON.105": (
        mark("The base salary since {day} was not held against its legal text."),
        mark("Look it up and type the legal text in the table."),
    ),
    "MON.106": (
        mark("A coefficient of {form} was not held against its legal text."),
        mark("Look it up and type the legal text in the table."),
    ),
    "MON.107": (
        mark("Nobody of {year} is to be given money."),
        mark("Put somebody on an award list first."),
    ),
    "MON.108": (
        mark("The money list of {year} is not final yet: {count} things are missing."),
        mark("Fill them in on the screen Award money, or print it as a draft."),
    ),
    "MON.111": (
        mark("“{text}” is no day for a table."),
        mark("Type day, month and year, as in 01/07/2026."),
    ),
    "MON.112": (
        mark("“{text}” is no amount of đồng."),
        mark("Type a whole number, such as 2.530.000."),
    ),
    "MON.113": (
        mark("“{text}” is no coefficient."),
        mark("Type a number above 0, such as 1,5."),
    ),
    "MON.114": (
        mark("There is a base salary since {day} already."),
        mark("Change that one, or type another day."),
    ),
    "MON.115": (
        mark("There is a coefficient of {form} since {day} already."),
        mark("Change that one, or type another day."),
    ),
    "MON.116": (
        mark("The form of award is missing."),
        mark("Type it as it stands on the award list, such as Bằng khen."),
    ),
}

_WHOM = {Whom.COLLECTIVE: mark("Collective"), Whom.PERSON: mark("Person")}
_ROUNDING = {
    Rounding.UP: mark("always up"),
    Rounding.HALF_UP: mark("to the nearest, half up"),
    Rounding.DOWN: mark("always down"),
}


def tell_whom(whom: Whom) -> str:
    """Returns who is awarded."""
    return tr(_WHOM[whom])


def tell_rounding(rounding: Rounding) -> str:
    """Returns which way amounts are rounded."""
    return tr(_ROUNDING[rounding])
