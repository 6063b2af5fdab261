"""RUL: facts that a rule cannot use, and rules that are not sound."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "RUL.101": (mark("“{field}” is missing."), mark("Fill in the field.")),
    "RUL.102": (mark("“{text}” is not a number ({field})."), mark("Type a number such as 38.")),
    "RUL.103": (mark("“{text}” is below 0 ({field})."), mark("Type a number of 0 or more.")),
    "RUL.104": (
        mark("“{text}” is not one of the choices of “{field}”."),
        mark("Choose from the list."),
    ),
    "RUL.105": (mark("“{text}” is not a whole number ({field})."), mark("Type a whole number.")),
    "RUL.106": (
        mark("“{text}” is too large or has too many decimals ({field})."),
        mark("Type at most six decimals."),
    ),
    "RUL.107": (
        mark("“{text}” reads both as thousands and as decimals ({field})."),
        mark("Type thousands without a point, decimals with a comma."),
    ),
    "RUL.108": (mark("Division by zero."), mark("Correct the facts, or mark it not applicable.")),
    "RUL.109": (mark("No band of the rule holds {value}."), mark("Close the gap in the rule.")),
    "RUL.110": (
        mark("{points} points are above the maximum {maximum}."),
        mark("Type at most the maximum."),
    ),
}
