"""LCK: what a locked round refuses, what holds its lock up, and snapshots that cannot be used."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "LCK.101": (
        mark("The results of {year} are locked, since {day}, by {name}."),
        mark("Unlock them first, with a reason: Results ▸ Lock results (Ctrl+Shift+K)."),
    ),
    "LCK.102": (
        mark("The results of {year} are locked already."),
        mark("Print their papers, or unlock them first."),
    ),
    "LCK.103": (
        mark("The results of {year} are not locked."),
        mark("Choose a year that is locked."),
    ),
    "LCK.104": (
        mark("No unit takes part in this round."),
        mark("There is nothing to lock. Add units, criteria and scores first."),
    ),
    "LCK.105": (
        mark("The group has no criteria set."),
        mark("Give it one, or take its units out of the round."),
    ),
    "LCK.106": (
        mark("{count} errors are still open."),
        mark("Correct them first: Checks (Ctrl+Shift+E) lists them."),
    ),
    "LCK.107": (
        mark("Why are the results unlocked? A reason needs at least {least} letters."),
        mark("Say it in a sentence; the history and the log keep it."),
    ),
    "LCK.108": (mark("A reason has at most {most} letters."), mark("Say it in a sentence.")),
    "LCK.109": (
        mark("Nobody is named who locks or unlocks, or the name is longer than {most} letters."),
        mark("Give the full name of who is responsible."),
    ),
    "LCK.110": (
        mark("The results of {year} cannot be locked yet."),
        mark("Correct what is listed first."),
    ),
    "LCK.121": (
        mark("A newer program ({program}) locked these results."),
        mark("Open the file with that version."),
    ),
    "LCK.122": (
        mark("The locked results cannot be read."),
        mark("Restore the backup that was made before they were locked."),
    ),
    "LCK.123": (
        mark("The locked results of {year} ({fingerprint}) are missing from the file."),
        mark("Restore a backup that has them, or unlock and lock again."),
    ),
    "LCK.124": (
        mark("The locked results of {year} ({fingerprint}) were altered past the program."),
        mark("Nothing is printed from them. Restore a backup, or unlock and lock again."),
    ),
    "LCK.125": (
        mark("What the file holds of {year} is not what was locked ({fingerprint})."),
        mark("It was altered past the program. Restore a backup made after the lock."),
    ),
}
