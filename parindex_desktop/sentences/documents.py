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
    "DOC.107": (mark("No paper is chosen."), mark("Tick at least one kind of paper.")),
    "DOC.108": (
        mark("None of the papers chosen has anything to say yet."),
        mark("What each of them lacks is listed."),
    ),
    "DOC.109": (
        mark("The printer has no pages {first} to {last}: there are {count}."),
        mark("Choose pages between 1 and {count}."),
    ),
    "DOC.110": (
        mark("There is nothing to print in {year} for this paper."),
        mark("Leave it out, or give it what it tells of."),
    ),
    "DOC.111": (
        mark("{name} has no position."),
        mark("Type it on the screen Awards, or leave the cell empty."),
    ),
    "DOC.112": (
        mark("{name} has no workplace."),
        mark("Type it on the screen Awards, or leave the cell empty."),
    ),
    "DOC.151": (
        mark("“{name}” is no placeholder of a file name."),
        mark("Use {known}."),
    ),
    "DOC.152": (
        mark("{count} things are missing before the papers of {year} are final."),
        mark("Fill them in on the screen Words of letters, or name them in the command."),
    ),
    "DOC.153": (mark("{paper} is left out: {reason}"), ""),
    "DOC.121": (
        mark("The file has no results of a year before {year} to compare with."),
        mark("Enter or import the results of the year before, or leave this paper out."),
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
    "DOC.205": (
        mark("The name is too long for a disk: {path}"),
        mark("Choose a shorter name or another folder."),
    ),
    "DOC.206": (
        mark("The printer {printer} is no longer there."),
        mark("Look whether it is on and connected, or choose another."),
    ),
    "DOC.207": (
        mark("{path} is a work file: nothing was written over it."),
        mark("Choose another name for the new file."),
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
