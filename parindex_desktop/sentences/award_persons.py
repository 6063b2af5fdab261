"""AWD.121-149: lists of persons and of earlier awards that are pasted or imported."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "AWD.121": (
        mark("No column holds the names."),
        mark("Choose the column of the full names."),
    ),
    "AWD.122": (
        mark("No line of headings was found in “{name}”."),
        mark("Choose what each column holds."),
    ),
    "AWD.123": (
        mark("It is not known what the column “{heading}” holds; it is not taken."),
        mark("Choose what it holds, or leave it out."),
    ),
    "AWD.124": (
        mark("The column “{heading}” holds the same as another one."),
        mark("Leave one of them out."),
    ),
    "AWD.125": (
        mark("“{text}” stands where the name should, and “{name}” elsewhere in the row."),
        mark("The columns seem to be swapped: choose what each one holds."),
    ),
    "AWD.126": (
        mark("“{text}” stands where the position or the workplace should."),
        mark("The columns seem to be swapped: choose what each one holds."),
    ),
    "AWD.127": (mark("The row has no name: “{text}”."), mark("Fill in the name.")),
    "AWD.128": (
        mark("Position and workplace seem to be swapped: “{office}”, “{workplace}”."),
        mark("Choose what each column holds."),
    ),
    "AWD.129": (
        mark("The cell holds the spreadsheet error {text}."),
        mark("Correct its formula and save the file in Excel."),
    ),
    "AWD.130": (
        mark("“{text}” is no name of a person."),
        mark("Correct the row, or choose what each column holds."),
    ),
    "AWD.131": (
        mark("“{name}” stands more than once, also in row {rows}."),
        mark("Keep one of them if it is the same person."),
    ),
    "AWD.132": (
        mark("“{text}” contradicts “{honorific}” in the row."),
        mark("Correct one of them."),
    ),
    "AWD.133": (
        mark("The name has {count} letters: “{name}”."),
        mark("Look whether something else was typed with it."),
    ),
    "AWD.134": (
        mark("“{name}” is written as names seldom are."),
        mark("Look at it; it is printed as it stands."),
    ),
    "AWD.135": (mark("Not taken: “{text}”."), ""),
    "AWD.136": (mark("There is no person in “{name}”."), mark("Choose another table.")),
    "AWD.137": (
        mark("Position and workplace stand in one cell: “{text}”."),
        mark("Part them with one comma, or afterwards in the list."),
    ),
    "AWD.139": (
        mark("The column “{heading}” is hidden in the workbook; it is not taken."),
        mark("Choose what it holds to take it."),
    ),
    "AWD.140": (
        mark("The row is hidden in the workbook, perhaps by a filter; it is not taken."),
        mark("Show it in Excel and save, if it belongs to the list."),
    ),
    "AWD.141": (
        mark("“{name}” stands on this list already, in line {line} ({workplace})."),
        mark("Leave the row out if it is the same person."),
    ),
    "AWD.142": (
        mark("“{name}” gets {form} this year too, in line {line} ({workplace})."),
        mark("Look whether both are meant."),
    ),
    "AWD.143": (mark("“{name}” had {form} in {year} ({workplace})."), ""),
    "AWD.144": (
        mark("“{text}” stands where Ông or Bà should."),
        mark("Correct it, or choose what the column holds."),
    ),
    "AWD.145": (mark("“{text}” is no year."), mark("Write the year with four digits.")),
    "AWD.146": (
        mark("The form of the award is missing."),
        mark("Fill it in: Bằng khen, Giấy khen, Cờ thi đua."),
    ),
    "AWD.148": (
        mark("Neither a column nor you say the year of these awards."),
        mark("Type the year that holds for all."),
    ),
    "AWD.149": (
        mark("Neither a column nor you say the form of these awards."),
        mark("Choose the form that holds for all."),
    ),
    "AWD.147": (mark("“{text}” is not a day of the calendar."), mark("Write it as 05/3/2020.")),
}
