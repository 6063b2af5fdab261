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
    "RUL.150": (
        mark("A band without bounds holds every value."),
        mark("Type where it begins or where it ends."),
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
    "RUL.131": (mark("The rule has no lines."), mark("Add at least one.")),
    "RUL.132": (mark("A line of the rule has no text."), mark("Fill it in, or remove the line.")),
    "RUL.133": (
        mark("“{label}” stands twice in the rule."),
        mark("Word one of the two otherwise."),
    ),
    "RUL.134": (
        mark("“{label}” gives {points} points, outside 0 to {maximum}."),
        mark("Correct the points, or the maximum of the criterion."),
    ),
    "RUL.135": (
        mark("The best result gives {best} points of the maximum {maximum}."),
        mark("Correct one of the two unless this is meant."),
    ),
    "RUL.136": (
        mark("No band holds values {interval}."),
        mark("Move a bound, or add a band."),
    ),
    "RUL.137": (
        mark("More than one band holds values {interval}."),
        mark("Move a bound, or leave it out of one band."),
    ),
    "RUL.138": (
        mark("The band {band} holds no value."),
        mark("Put the lower bound first."),
    ),
    "RUL.139": (
        mark("The floor {floor} is above {cap}, where the maximum is given."),
        mark("Correct one of the two."),
    ),
    "RUL.140": (
        mark("The maximum is given from {cap} on."),
        mark("Type a percentage above 0."),
    ),
    "RUL.141": (mark("Each item counts {each} points."), mark("Type points above 0.")),
    "RUL.142": (
        mark("The limit {cap} is not between 0 and the maximum {maximum}."),
        mark("Type at most the maximum, or leave it empty."),
    ),
    "RUL.143": (
        mark("A variable cannot be named “{name}”."),
        mark("Use letters, digits and _, and none of the words nếu, min, max, tròn, và, hoặc, x."),
    ),
    "RUL.144": (
        mark("Met gives {met} points, fewer than not met ({not_met})."),
        mark("Exchange the two unless this is meant."),
    ),
    "RUL.145": (
        mark("The formula does not use the variable “{name}”."),
        mark("Remove it, or correct the formula."),
    ),
    "RUL.146": (
        mark("“{label}” has {percent}, outside 0 to 100 %."),
        mark("Type a percentage from 0 to 100."),
    ),
    "RUL.147": (
        mark("Points cannot be rounded to {decimals} decimals."),
        mark("Choose from 0 to 4 decimals."),
    ),
    "RUL.148": (mark("No answer has a weight."), mark("Give at least one answer a percentage.")),
    "RUL.149": (
        mark("The formula divides by a number that is always 0."),
        mark("Correct the divisor."),
    ),
}
