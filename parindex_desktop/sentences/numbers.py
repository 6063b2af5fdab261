"""NUM: numbers typed or read."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "NUM.101": (mark("“{text}” is not a number."), mark("Type digits, such as 2,5.")),
    "NUM.102": (
        mark("“{text}” has more than four decimals."),
        mark("Round it as the decision prints it."),
    ),
    "NUM.103": (mark("“{text}” is too large."), mark("Check the decimal comma.")),
    "NUM.111": (
        mark("Points of criterion {criterion} cannot be below 0."),
        mark("Type 0 or more."),
    ),
    "NUM.112": (
        mark("{points} is above the maximum {maximum} of criterion {criterion}."),
        mark("Type at most {maximum}."),
    ),
    "NUM.121": (
        mark("Criterion {criterion} does not apply to this unit: {ground}."),
        mark("Change the traits of the unit if it does."),
    ),
}
