"""EVI: documents that prove a score, their attached copies, and opening them."""

from parindex_desktop.i18n import mark, tr

SENTENCES = {
    "EVI.101": (
        mark("The document has no name."),
        mark("Type its number, a note or where it lies, or attach a file."),
    ),
    "EVI.102": (
        mark("“{day}” is not a day of the calendar."),
        mark("Type it as 05/3/2025, or leave it empty."),
    ),
    "EVI.103": (
        mark("The date {day} is too far away for a document of this round."),
        mark("Correct the year."),
    ),
    "EVI.104": (
        mark("This text has {length} letters; {most} are allowed."),
        mark("Shorten it; a whole document can be attached as a file."),
    ),
    "EVI.105": (
        mark("{name} has {size} MB; one attached file may have {limit} MB."),
        mark("Make the file smaller, or note where it lies instead."),
    ),
    "EVI.106": (
        mark("{name} cannot be read, or changes just now."),
        mark("Close it in other programs, then attach it again."),
    ),
    "EVI.107": (mark("{name} is empty."), mark("Choose the right file.")),
    "EVI.108": (
        mark("{name} is not opened from here: a file of this kind could run a program."),
        mark("Save it, let your virus scanner look at it, and open it yourself."),
    ),
    "EVI.109": (
        mark("“{reference}” is no path and no web address that can be opened."),
        mark("Only http, https and file addresses, and folders, are opened."),
    ),
    "EVI.110": (
        mark("{path} is not there."),
        mark("Look whether the disk or the network folder is connected."),
    ),
    "EVI.111": (
        mark("The system has no program to open {name}."),
        mark("Save the file and open it in a program of your choice."),
    ),
    "EVI.112": (
        mark("Documents belong to a criterion that is itself scored; {code} is not."),
        mark("Choose a criterion below it."),
    ),
    "EVI.113": (
        mark("{name} does not hold what its name says, so it is not opened."),
        mark("Save it and let your virus scanner look at it."),
    ),
}


def tell_field(name: str) -> str:
    """Returns what a field of a document is called."""
    return {
        "number": tr("Number"),
        "day": tr("Date"),
        "issuer": tr("Issuer"),
        "page": tr("Page"),
        "note": tr("Notes"),
        "reference": tr("Where it lies"),
    }[name]
