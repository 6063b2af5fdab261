"""CHK: what the checks of score entry found; what to do stands in the catalogue of checks."""

from parindex_desktop.domain.checks.catalogue import BY_CODE
from parindex_desktop.i18n import mark

_FOUND = {
    "CHK.101": mark("The score is missing."),
    "CHK.102": mark("The unit has not been appraised yet."),
    "CHK.103": mark("{points} points are not between 0 and the maximum {maximum}."),
    "CHK.104": mark("Marked not applicable without a ground."),
    "CHK.105": mark("The score is pending: {ground}."),
    "CHK.106": mark("Own score {before}, appraisal {after}, and no reason stands beside it."),
    "CHK.107": mark("Appraisal 1 {before}, appraisal 2 {after}, and no answer stands beside it."),
    "CHK.108": mark("{stage}: the cells add up to {sum}, the paper says {paper}."),
    "CHK.131": mark("{stage}: the second entry of the unit is not finished."),
    "CHK.201": mark("Self-assessment done, but {count} own scores are missing: {codes}."),
    "CHK.202": mark("The unit gave itself {before}, the appraisal gives {after}."),
    "CHK.203": mark("All {count} units have the maximum {maximum}."),
    "CHK.204": mark("All {count} units have 0 of {maximum} points."),
    "CHK.205": mark("The rule does not give {points} points, only {given}."),
    "CHK.206": mark("Own score {before} and appraisal {after}: one digit too many?"),
    "CHK.207": mark("{points} points, where units usually have {usual}: one digit too many?"),
    "CHK.208": mark("The same self-assessment as {units}."),
    "CHK.209": mark("The unit has no points of the survey."),
    "CHK.210": mark("No evidence is named for the self score."),
    "CHK.211": mark("No evidence is named for any of {count} criteria: {codes}."),
    "CHK.212": mark("{document} is also named for criterion {codes}."),
    "CHK.213": mark("{document} is also named by {units}."),
    "CHK.214": mark("The explanation of the unit has no answer."),
    "CHK.231": mark("Both entries gave {agreed}, now it is {now}."),
}

_REFUSED = {
    "CHK.301": (mark("A warning is accepted with a reason only."), mark("Write why it is right.")),
    "CHK.302": (
        mark("Errors cannot be accepted."),
        mark("Correct the score, or what belongs to it."),
    ),
    "CHK.303": (
        mark("No warning of {year} was accepted, so there is nothing to print."),
        mark("Accept warnings on the screen of checks."),
    ),
}

SENTENCES = {code: (text, BY_CODE[code].action) for code, text in _FOUND.items()} | _REFUSED
