"""LOG: questions to the log; FILE.171-178: a trail that does not fit to its file."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "LOG.101": (mark("There is no unit “{name}” in the file."), mark("Is it one of these? {near}")),
    "LOG.102": (
        mark("There is no criterion “{code}” in the file."),
        mark("Is it one of these? {near}"),
    ),
    "LOG.103": (
        mark("The log is asked for from {since}, which is after {until}."),
        mark("Put the earlier day first."),
    ),
    "LOG.104": (
        mark("The log has more than {most} rows, too many for a spreadsheet."),
        mark("Narrow the filter, or export it as .csv."),
    ),
    "FILE.171": (
        mark("The log ends with entry {last}, yet the file holds changes of entry {entry}."),
        mark("Entries were removed past the program. Compare the file with a backup."),
    ),
    "FILE.172": (
        mark("This computer saw the log go on to entry {entry}; now it ends with {last}."),
        mark("Entries were removed, or an older copy was put here. Compare it with a backup."),
    ),
    "FILE.173": (
        mark("Entry {entry} of the log is not the one that this computer saw."),
        mark("The log was written anew, or another copy was put here. Compare it with a backup."),
    ),
    "FILE.174": (
        mark("A backup was restored elsewhere; {count} entries that this computer saw are gone."),
        mark("Ask who restored it; the log names them."),
    ),
    "FILE.177": (
        mark("The score is not the one that the log tells of ({stage}, entry {entry})."),
        mark("It was changed past the program. Compare it with the paper, and type it anew."),
    ),
    "FILE.178": (
        mark("The register is not as the log tells (entry {entry})."),
        mark("It was changed past the program. Compare it with the printed register book."),
    ),
}
