"""FILE: work files that cannot be opened, written, backed up or trusted."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "FILE.101": (
        mark("The file {path} is not there."),
        mark("Choose another file, or look for it on its disk or stick."),
    ),
    "FILE.102": (
        mark("There already is something named {path}."),
        mark("Choose another name; nothing is ever overwritten."),
    ),
    "FILE.103": (mark("{path} is not a work file of PARINDEX."), mark("Choose a .parindex file.")),
    "FILE.104": (
        mark("The file {path} is damaged."),
        mark("Restore the newest backup (menu File, Backups)."),
    ),
    "FILE.105": (
        mark("{path} was made by a newer version of PARINDEX."),
        mark("Install the newer version to open it."),
    ),
    "FILE.106": (
        mark("The system does not allow {path} to be read or written."),
        mark("Copy it to a folder of your own, or open it for reading only."),
    ),
    "FILE.107": (
        mark("The file is open for reading only."),
        mark("Close it and open it for writing."),
    ),
    "FILE.108": (
        mark("The last work on {path} was interrupted and must be tidied up first."),
        mark("Open it for writing once."),
    ),
    "FILE.109": (
        mark("{path} was made by an older version of PARINDEX."),
        mark("Open it for writing once, so that it is upgraded."),
    ),
    "FILE.110": (
        mark("The file {path} is damaged."),
        mark("Restore the backup of {made} (menu File, Backups): {backup}"),
    ),
    "FILE.111": (
        mark("{holder} has the file open on {computer} since {since}."),
        mark("Wait until it is closed, or open it for reading only."),
    ),
    "FILE.112": (
        mark("{path} is on a network drive, where a database is not safe."),
        mark("Copy it to this computer and work there."),
    ),
    "FILE.113": (
        mark("Another program is using {path} just now."),
        mark("Try again in a moment."),
    ),
    "FILE.114": (
        mark("There can be no file {path}."),
        mark("Choose a folder that exists and a shorter name without special characters."),
    ),
    "FILE.121": (
        mark("The disk of {path} is full; nothing was written."),
        mark("Free some space, then do it again."),
    ),
    "FILE.122": (
        mark("The disk does not answer as it should: {detail}."),
        mark("Check the disk or the stick, then try again."),
    ),
    "FILE.131": (
        mark("The file holds something else than this change expects ({count} places)."),
        mark("Close the file and open it again."),
    ),
    "FILE.132": (
        mark("This change does not fit what the file holds."),
        mark("Close the file and open it again."),
    ),
    "FILE.141": (
        mark("The copy {path} does not agree with the file and was removed."),
        mark("Choose another disk and try again."),
    ),
    "FILE.142": (
        mark("The file could not be upgraded and is as it was: {detail}"),
        mark("Please send the log file to the makers."),
    ),
    "FILE.143": (mark("The backup {path} cannot be used."), mark("Choose another backup.")),
    "FILE.151": (mark("A backup was made at opening."), ""),
    "FILE.152": (
        mark("The file was upgraded from version {old} to {new}."),
        mark("The file before the upgrade is among the backups."),
    ),
    "FILE.153": (
        mark("{holder} on {computer} did not close the file properly ({since})."),
        mark("Look through the last entries of the log."),
    ),
    "FILE.154": (
        mark("The backup at opening could not be made ({reason})."),
        mark("Make a copy on another disk today."),
    ),
    "FILE.155": (
        mark("A left-over file {file} beside the work file was moved away."),
        mark("Nothing is lost; it did not belong to this file."),
    ),
    "FILE.161": (
        mark("The database is damaged: {detail}"),
        mark("Restore the newest backup."),
    ),
    "FILE.162": (
        mark("Table {table} names something that {parent} does not hold."),
        mark("Restore the newest backup, and send the file to the makers."),
    ),
    "FILE.163": (
        mark("Entry {entry} of the log was changed after it was written."),
        mark("Compare the file with a backup."),
    ),
    "FILE.164": (
        mark("{points} points are outside 0 to {maximum}."),
        mark("Correct the score in the grid."),
    ),
    "FILE.165": (
        mark("A score stands on a criterion that has criteria below it."),
        mark("Clear it, or move it to one of them."),
    ),
    "FILE.166": (
        mark("A score belongs to a criteria set of another group."),
        mark("It is not counted; clear it if it is not needed."),
    ),
    "FILE.167": (
        mark("The group has two criteria sets; the later one counts."),
        mark("Remove the one that is not in force."),
    ),
    "FILE.168": (
        mark("The cell holds points, a ground or facts that do not belong together."),
        mark("Type it anew in the grid."),
    ),
    "FILE.169": (
        mark("The cell has {points} points; its facts give {given} by the rule."),
        mark("Type its facts anew in the grid."),
    ),
    "FILE.170": (
        mark("The facts of the cell are not enough for the rule; its {points} points stay."),
        mark("Type its facts anew in the grid."),
    ),
    "FILE.175": (
        mark("The attached file {name} is missing from the work file."),
        mark("Take it from a backup, or attach it again."),
    ),
    "FILE.176": (
        mark("The attached file {name} was altered after it was attached."),
        mark("Take it from a backup, or attach it again."),
    ),
}
