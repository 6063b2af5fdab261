"""IMP: files and tables that are imported."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "IMP.100": (mark("There is no file {path}."), mark("Check the name and the folder.")),
    "IMP.101": (
        mark("“{name}” is not a table."),
        mark("Choose an .xlsx, .docx or .csv file."),
    ),
    "IMP.102": (
        mark("“{name}” is protected by a password."),
        mark("Save a copy of it without the password."),
    ),
    "IMP.103": (
        mark("“{name}” is damaged."),
        mark("Open it in Word, Excel or LibreOffice, save it again and choose the new file."),
    ),
    "IMP.104": (
        mark("“{name}” is too large to be a table of scores."),
        mark("Copy the table alone into a new file."),
    ),
    "IMP.105": (
        mark("“{name}” has no sheet “{sheet}”."),
        mark("Choose one of: {sheets}."),
    ),
    "IMP.106": (mark("There is nothing to import in “{name}”."), mark("Choose another file.")),
    "IMP.107": (
        mark("The encoding of “{name}” is not known."),
        mark("Save it as CSV UTF-8."),
    ),
    "IMP.108": (
        mark("A quotation mark in line {line} of “{name}” is never closed."),
        mark("Correct it or save the table as .xlsx."),
    ),
    "IMP.109": (
        mark("“{name}” is not an .xlsx workbook."),
        mark("Open the table in Excel or LibreOffice and save it as .xlsx first."),
    ),
    "IMP.111": (
        mark("{path} cannot be opened: {reason}."),
        mark("Close it in other programs and try again."),
    ),
    "IMP.110": (
        mark("No row with column headings was found."),
        mark("Put headings above the table, one of them for the units."),
    ),
    "IMP.112": (
        mark("Another table starts here; nothing from here on is imported."),
        mark("Import it on its own."),
    ),
    "IMP.113": (
        mark("No column holds the names of the units."),
        mark("Choose the column (terminal: --map unit=HEADING), one of: {known}."),
    ),
    "IMP.114": (
        mark("No column holds points."),
        mark("Choose the columns (terminal: --map appraised=HEADING), of: {known}."),
    ),
    "IMP.115": (
        mark("“{first}” and “{second}” both mean “{target}”."),
        mark("Choose one of the two (terminal: --map {target}=HEADING)."),
    ),
    "IMP.116": (mark("No column is headed “{heading}”."), mark("Choose one of: {known}.")),
    "IMP.117": (
        mark("A maximum is given for “{name}”, which is no column with points."),
        mark("Use appraised, survey, a criterion code or a heading."),
    ),
    "IMP.118": (
        mark("The criteria set has no scored criterion {code}."),
        mark("Choose one of: {codes}."),
    ),
    "IMP.119": (
        mark("It is not clear which criterion this column scores."),
        mark(
            "Choose a criterion of: {codes} (terminal: --map CODE=HEADING), "
            "or leave the column out (--map ignored=HEADING)."
        ),
    ),
    "IMP.120": (
        mark("The maximum of “{heading}” is not known."),
        mark("Give the maximum (terminal: for example --max {target}=70)."),
    ),
    "IMP.121": (
        mark("The criteria set has no criterion for “{target}”."),
        mark("Add it to the criteria set first."),
    ),
    "IMP.122": (
        mark("The maximum {said} differs from {maximum} of criterion {criterion}."),
        mark("Check the year and the group, or correct the criteria set."),
    ),
    "IMP.124": (
        mark("The table prints a maximum total of {printed}, the criteria give {computed}."),
        mark("Check the maxima."),
    ),
    "IMP.125": (
        mark("“{example}” can be read in two ways."),
        mark(
            "Say whether its mark is the decimal mark "
            "(terminal: --decimal comma or --decimal point)."
        ),
    ),
    "IMP.126": (mark("This column is not imported."), ""),
    "IMP.127": (mark("Not a unit, skipped: “{label}”."), ""),
    "IMP.201": (mark("The row has no unit."), mark("Fill in its name.")),
    "IMP.202": (
        mark("“{name}” stands more than once, also in row {rows}."),
        mark("Keep the right row."),
    ),
    "IMP.203": (
        mark("The spreadsheet turned the number into the date {text}."),
        mark("Type the number again, with the cell formatted as number."),
    ),
    "IMP.204": (
        mark("The cell holds the spreadsheet error {text}."),
        mark("Correct its formula and save the file in Excel."),
    ),
    "IMP.205": (
        mark("{text} is a percentage, not points."),
        mark("Give the points."),
    ),
    "IMP.206": (
        mark("A dash is taken as blank."),
        mark("Write “không áp dụng” where the criterion does not apply."),
    ),
    "IMP.207": (mark("Blank in the table; the points already there are kept."), ""),
    "IMP.211": (
        mark("Unknown unit “{name}”, close to {candidates}."),
        mark(
            "Choose the unit it means or take it as new "
            '(terminal: --match "NAME=UNIT", --accept-new).'
        ),
    ),
    "IMP.212": (
        mark("“{name}” stands in the group “{group}” this year."),
        mark("Import it there, or move it to this group first."),
    ),
    "IMP.213": (mark("No single unit is called “{name}”."), mark("Check the name.")),
    "IMP.431": (
        mark("“{name}” holds no codes of this criteria set."),
        mark("Choose the score sheet of a unit of this group."),
    ),
    "IMP.432": (
        mark("“{name}” has no column with the points of this stage."),
        mark("Choose another stage, or head the column “Điểm thẩm định”."),
    ),
    "IMP.433": (
        mark("Criterion {code} stands twice in the sheet."),
        mark("Remove one of the two lines."),
    ),
    "IMP.434": (
        mark("{count} criteria are not in the sheet: {codes}."),
        mark("They stay as they are."),
    ),
    "IMP.435": (
        mark("The criteria set has no criterion {code}."),
        mark("The line is left out."),
    ),
    "IMP.436": (
        mark("“{name}” is not the score sheet of one unit."),
        mark("Import tables of several units one by one."),
    ),
    "IMP.437": (mark("There is no workbook in “{path}”."), mark("Choose another folder.")),
    "IMP.301": (
        mark("Total of “{name}”: printed {printed}, computed {computed}."),
        mark("Check the points."),
    ),
    "IMP.302": (
        mark("Index of “{name}”: printed {printed}, computed {computed}."),
        mark("Check the points and the maxima."),
    ),
    "IMP.303": (mark("Rank of “{name}”: printed {printed}, computed {computed}."), ""),
    "IMP.304": (mark("Class of “{name}”: printed {printed}, computed {computed}."), ""),
    "IMP.305": (mark("The rows do not stand in the order of the ranking."), ""),
    "IMP.306": (
        mark("{name}: printed {printed}, computed {computed}."),
        mark("Check the points."),
    ),
}
