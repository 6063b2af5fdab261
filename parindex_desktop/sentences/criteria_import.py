"""IMP.4: criteria sets that are brought in from the annex of a decision."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "IMP.401": (
        mark("“{name}” is a document of an old format."),
        mark("Open it in Word or LibreOffice and save it as .docx."),
    ),
    "IMP.402": (
        mark("There is no table in “{name}”."),
        mark("Choose the document that holds the annex."),
    ),
    "IMP.403": (
        mark("“{name}” has no column headings of a criteria set."),
        mark("Head the columns STT, Tiêu chí and Điểm tối đa, or choose another sheet."),
    ),
    "IMP.404": (
        mark("There is no criterion below the headings of “{name}”."),
        mark("Check that each criterion has a code in the column STT."),
    ),
    "IMP.405": (
        mark("“{text}” is not a number of points."),
        mark("Type the maximum as a number, such as 2 or 0,5."),
    ),
    "IMP.406": (mark("The maximum is missing."), mark("Type the maximum of the criterion.")),
    "IMP.407": (
        mark("A part of its points is appraised and a part comes from the survey."),
        mark("Make two criteria of it, one for each source."),
    ),
    "IMP.408": (
        mark("The code stands more than once, also in row {rows}."),
        mark("Give each criterion a code of its own."),
    ),
    "IMP.409": (
        mark("It does not stand below criterion {parent}, as its code says."),
        mark("Correct the code, or put criterion {parent} above it."),
    ),
    "IMP.410": (mark("“{text}” is not a code."), mark("Type a code such as 1.2 or I.")),
    "IMP.411": (mark("A name is missing."), mark("Type a name.")),
    "IMP.412": (
        mark("It has no code and is taken as a domain of its own."),
        mark("Check its code."),
    ),
    "IMP.413": (
        mark("The maximum {maximum} differs by {difference} from the sum {sum} below it."),
        mark("Correct one of the two, now or after the import."),
    ),
    "IMP.414": (
        mark("The total {maximum} differs by {difference} from the sum {sum} of the domains."),
        mark("Check the maxima."),
    ),
    "IMP.415": (
        mark("A range has no unit: “{text}”."),
        mark("Write for example 70 % - 90 %, or confirm the rule."),
    ),
    "IMP.416": (mark("Not understood of how it is scored: “{text}”."), mark("Check the rule.")),
    "IMP.417": (
        mark("No rule was found in how it is scored."),
        mark("Choose a rule, or type its points."),
    ),
    "IMP.418": (
        mark("The code of the rule cannot be read."),
        mark("Clear the cell and choose the rule in the program."),
    ),
    "IMP.419": (mark("“{text}” is not known here."), mark("Choose one of: {known}.")),
    "IMP.420": (mark("Not a criterion, skipped: “{text}”."), ""),
    "IMP.421": (mark("The spreadsheet had stored its code as {text}."), ""),
    "IMP.422": (
        mark("The criteria set of “{group}” already has scores."),
        mark("Change it in the editor, or clear its scores first."),
    ),
    "IMP.424": (
        mark("“{text}” is no level that can stand here."),
        mark("Type a number from 1 to {most}."),
    ),
    "IMP.425": (mark("“{text}” is not a number of points."), mark("Type the cap as a number.")),
    "IMP.426": (
        mark("Its rule is guessed from the wording and not sure."),
        mark("Confirm it, or choose another one."),
    ),
    "IMP.427": (
        mark("The criteria set has errors; nothing was written."),
        mark("Correct them first."),
    ),
    "IMP.428": (
        mark("Codes that the table does not print follow from the place: {codes}."),
        mark("Check them; they can be changed after the import too."),
    ),
}
