"""USE: commands that ask for what is not there, and faults of the program itself."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "USE.101": (
        mark("“{text}” is not written NAME=VALUE."),
        mark("Write, for example, {example}."),
    ),
    "USE.102": (mark("Nothing to undo."), ""),
    "USE.103": (mark("“{name}” is given twice."), mark("Keep one of the two.")),
    "BUG.001": (
        mark("A fault of the program stopped this step; your data are on disk."),
        mark("Please send the log file {path} to the makers."),
    ),
}
