"""DOC: papers and spreadsheets that cannot be written."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "DOC.101": (
        mark("The group “{group}” has no ranked unit in {year}."),
        mark("Enter or import its scores first."),
    ),
    "DOC.102": (
        mark("Nobody is on the award list of {year}."),
        mark("Add collectives or persons, or set a rule that proposes some."),
    ),
    "DOC.103": (
        mark("The table would have no column."),
        mark("Show at least one column."),
    ),
    "DOC.104": (mark("No group is chosen."), mark("Tick at least one group.")),
    "DOC.105": (mark("“{text}” is not a date."), mark("Type day/month/year, such as 23/5/2017.")),
    "DOC.106": (
        mark("No unit takes part in {year}."),
        mark("Add units or import a table first."),
    ),
    "DOC.201": (
        mark("The file {path} cannot be written."),
        mark("Close it in other programs, or choose another folder."),
    ),
    "DOC.202": (
        mark("The disk is full: {path} was not written."),
        mark("Free some space and try again."),
    ),
    "DOC.203": (mark("Stopped. Nothing was written."), ""),
    "DOC.204": (
        mark("The printer takes no pages."),
        mark("Look whether it is on, or choose another file to print to."),
    ),
    "DOC.301": (
        mark("A text of criterion {code} is longer than the {most} letters of a cell."),
        mark("Shorten it, or save the set as PDF."),
    ),
    "DOC.302": (
        mark("There is no change of the kinds shown."),
        mark("Show other kinds of changes, or compare other sets."),
    ),
}
