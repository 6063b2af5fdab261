"""WBK: self-assessment workbooks that are written and come back."""

from parindex_desktop.i18n import mark

_ASK = mark("Ask the unit to send the workbook that it was given.")
SENTENCES = {
    "WBK.101": (mark("The file is not an Excel workbook."), mark("Ask for it as .xlsx.")),
    "WBK.102": (
        mark("The workbook is protected by a password."),
        mark("Ask for a copy without the password."),
    ),
    "WBK.103": (
        mark("The workbook is damaged or cut off."),
        mark("Ask the unit to send it again."),
    ),
    "WBK.104": (
        mark("The workbook is far larger than the one that was sent out; it was not opened."),
        _ASK,
    ),
    "WBK.105": (
        mark("The file is in another format (.xls, .ods, .xlsb)."),
        mark("Open it and save it as .xlsx, then read the folder again."),
    ),
    "WBK.106": (
        mark("The workbook holds macros; it was not opened."),
        mark("Ask for it as .xlsx, without macros."),
    ),
    "WBK.107": (
        mark("The file cannot be opened: {reason}."),
        mark("Close it in other programs and read the folder again."),
    ),
    "WBK.108": (mark("This is not a self-assessment workbook of this program."), _ASK),
    "WBK.109": (
        mark("The workbook of {unit} was written from another work file."),
        mark("Read it into the file that it came from."),
    ),
    "WBK.110": (
        mark("The workbook is for the year {found}, not {wanted}."),
        mark("Ask for the workbook of the right year."),
    ),
    "WBK.111": (
        mark("The workbook of {unit} does not belong to the group {group}."),
        mark("Read it with its own group."),
    ),
    "WBK.112": (
        mark("{unit} does not take part in the group {group}."),
        mark("Add the unit to the round, or leave the file out."),
    ),
    "WBK.113": (
        mark("The criteria were changed after the workbook of {unit} was written."),
        mark("Write it anew and have the unit fill it in again."),
    ),
    "WBK.114": (
        mark("There are several different workbooks of this unit: {files}."),
        mark("Leave only the right one in the folder."),
    ),
    "WBK.115": (
        mark("The workbook was written for {unit}, but carries the name of {other}."),
        mark("Ask both units which workbook is whose."),
    ),
    "WBK.116": (mark("The file is not a workbook; it was left aside."), ""),
    "WBK.117": (
        mark("There is no sheet “{sheet}”; the workbook has: {sheets}."),
        mark("Give the sheet its name back, then read the folder again."),
    ),
    "WBK.118": (mark("The heading “{heading}” is no longer here."), _ASK),
    "WBK.119": (mark("The row of {code} is missing."), _ASK),
    "WBK.120": (mark("A row was added here."), _ASK),
    "WBK.121": (mark("The row of {code} was moved here."), _ASK),
    "WBK.122": (mark("Here stood {written} when the workbook was written."), _ASK),
    "WBK.123": (mark("The same workbook is there more than once: {files}."), ""),
    "WBK.124": (
        mark("The workbook of {unit} was written by another version of the program."),
        mark("Write it anew and have the unit fill it in again."),
    ),
    "WBK.125": (
        mark("{group} has no criteria in {year}."),
        mark("Make or import the criteria set first."),
    ),
    "WBK.126": (mark("{group} has no units in {year}."), mark("Add the units first.")),
    "WBK.127": (
        mark("There is a file {path} already; nothing was written."),
        mark("Choose an empty folder, so that no filled-in workbook is overwritten."),
    ),
    "WBK.128": (mark("There are no files in {path}."), mark("Choose the folder of the workbooks.")),
    "WBK.129": (
        mark("Nothing was filled in."),
        mark("Ask the unit for the workbook that it has filled in."),
    ),
    "WBK.130": (
        mark("The cell holds the spreadsheet's error {text}."),
        mark("Type the value itself."),
    ),
    "WBK.131": (mark("“{text}” is not a number."), mark("Type a number only.")),
    "WBK.132": (
        mark("The spreadsheet made the date {text} of what was typed."),
        mark("Type the number with the decimal mark of that computer."),
    ),
    "WBK.133": (mark("{text} is a percentage."), mark("Type the number without a percent sign.")),
    "WBK.134": (
        mark("The cell holds a formula that was never calculated."),
        mark("Type the value itself."),
    ),
    "WBK.135": (mark("“{field}” is missing, so there are no points."), mark("Fill in all parts.")),
    "WBK.136": (
        mark("Criterion {code} is measured by others, and units do not score it."),
        mark("Clear the cell."),
    ),
    "WBK.137": (
        mark("Criterion {code} does not apply to the unit ({ground}); its value is left out."),
        "",
    ),
    "WBK.138": (mark("{count} criteria were left blank: {codes}."), ""),
    "WBK.139": (mark("“{text}” is not a date; it was kept as the document's note."), ""),
}
