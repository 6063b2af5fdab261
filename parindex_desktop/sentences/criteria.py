"""SET: criteria sets, units, groups and rounds that cannot be as they were asked to be."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "SET.101": (
        mark("The criterion is not reachable from any domain."),
        mark("Put it below an existing criterion."),
    ),
    "SET.102": (mark("The code stands twice."), mark("Give one of the two another code.")),
    "SET.103": (mark("The maximum is below 0."), mark("Type a maximum of 0 or more.")),
    "SET.104": (
        mark("The maximum {maximum} differs from the sum {sum} of the criteria below."),
        mark("Correct one of the two."),
    ),
    "SET.111": (
        mark("“{name}” already has scores."),
        mark("Clear its scores first, or leave it out of the ranking."),
    ),
    "SET.112": (mark("A name is missing."), mark("Type a name.")),
    "SET.113": (mark("“{name}” is already there."), mark("Use another name.")),
    "SET.114": (
        mark("The round of {year} is already there."),
        mark("Open it, or type another year."),
    ),
    "SET.115": (mark("There is no round of {year}."), mark("Rounds in this file: {years}.")),
    "SET.116": (mark("There is no group “{code}”."), mark("Groups in this file: {codes}.")),
    "SET.117": (
        mark("The group “{name}” still has units."),
        mark("Move or remove its units first."),
    ),
    "SET.118": (
        mark("Criterion {code} has scores and cannot get criteria below it."),
        mark("Clear its scores first."),
    ),
    "SET.119": (
        mark("{count} scores are above the new maximum {maximum} of criterion {code}."),
        mark("Correct these scores first, or keep the maximum."),
    ),
    "SET.120": (
        mark("The year {year} is out of range."),
        mark("Type a year from 2000 to 2100."),
    ),
    "SET.121": (
        mark("The classes are not in order: each lower bound must be below the one before."),
        mark("Put the best class first."),
    ),
    "SET.122": (mark("Criterion {code} has scores."), mark("Clear its scores first.")),
    "SET.131": (
        mark("The criterion has no rule."),
        mark("Give it one, or type its points."),
    ),
    "SET.132": (
        mark("The maxima add up to {total}, not to 100."),
        mark("Correct them unless this is meant."),
    ),
    "SET.133": (
        mark("The rule does not fit where the points come from."),
        mark("Choose another source, or another kind of rule."),
    ),
    "SET.134": (
        mark("The maximum {maximum} is above the cap {cap} of the set."),
        mark("Correct one of the two."),
    ),
    "SET.135": (
        mark("The criterion has a rule, but is scored by the criteria below it."),
        mark("Remove the rule, or move it below."),
    ),
    "SET.136": (
        mark("Another criterion of the set continues the same criterion."),
        mark("Undo the match of one of the two."),
    ),
    "SET.137": (
        mark("The wording of the criterion scores otherwise than its rule."),
        mark("Correct one of the two: the annex prints the wording."),
    ),
    "SET.141": (
        mark("The criteria set “{name}” is locked."),
        mark("Unlock it on the screen of criteria sets first."),
    ),
    "SET.142": (mark("A cap is below 0."), mark("Type 0 or more, or leave it empty.")),
    "SET.143": (
        mark("Criterion {code} cannot go below itself."),
        mark("Choose a place outside its branch."),
    ),
    "SET.144": (
        mark("There are no criteria on the clipboard."),
        mark("Copy a branch, or code, name and maximum from a table."),
    ),
    "SET.145": (
        mark("{count} rows cannot be taken; nothing was pasted."),
        mark("Correct them in the table and copy them again."),
    ),
    "SET.161": (
        mark("Criterion {code} or “{name}” is already the same as another criterion."),
        mark("Take that one apart first."),
    ),
    "SET.162": (
        mark("“{group}” has no criteria set in {year}."),
        mark("Make or import one first."),
    ),
    "SET.163": (
        mark("“{place}” does not say which set is meant."),
        mark("Write FILE.parindex:YEAR:GROUP, such as office.parindex:2025:so."),
    ),
}
