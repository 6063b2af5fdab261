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
    "RUL.151": (mark("Criterion {code} has no rule."), mark("Type the points themselves.")),
    "RUL.152": (mark("“{text}” is no number of decimals."), mark("Type a number from 0 to 4.")),
    "RUL.120": (mark("The formula is empty."), mark("Type an expression such as a / b x 2.")),
    "RUL.121": (
        mark("“{found}” at position {position} of the formula does not fit."),
        mark("Expected here: {expected}."),
    ),
    "RUL.122": (mark("The formula is not finished."), mark("Add {expected}.")),
    "RUL.123": (
        mark("The formula names “{name}”, which is no variable of the rule."),
        mark("Correct the name, or declare the variable."),
    ),
    "RUL.124": (
        mark("The formula language has no function “{name}”."),
        mark("Use nếu, min, max or tròn."),
    ),
    "RUL.125": (
        mark("“{function}” does not have the arguments it takes."),
        mark("Write it as {usage}."),
    ),
    "RUL.126": (
        mark("A condition stands where a number is wanted ({operator})."),
        mark("Write nếu(condition; a; b) to make it a number."),
    ),
    "RUL.127": (
        mark("A number stands where a condition is wanted ({operator})."),
        mark("Write a condition such as a > 0."),
    ),
    "RUL.128": (
        mark("A percentage such as 90% may only be compared, and not with a bare quotient."),
        mark("Write a / b x 100 >= 90%, or 0,9 instead of 90%."),
    ),
    "RUL.129": (
        mark("The formula or one of its numbers is too large."),
        mark("Use at most {limit}."),
    ),
}
