"""CMP: papers handed in that shall be compared with what was locked."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "CMP.101": (
        mark("{name} is neither a PDF nor an Excel workbook (.xlsx)."),
        mark("Hand in the file that the program wrote."),
    ),
    "CMP.102": (
        mark("{name} is damaged, or locked by a password."),
        mark("Hand in a copy that opens in a PDF reader."),
    ),
    "CMP.103": (
        mark("{name} holds pictures and no text, such as a scan."),
        mark("Compare the fingerprint at the foot of its pages by eye."),
    ),
    "CMP.104": (
        mark("{path} cannot be opened."),
        mark("Is it there, and may you read it?"),
    ),
    "CMP.105": (
        mark("{name} is larger than any paper of the program."),
        mark("Hand in the file that the program wrote."),
    ),
    "CMP.111": (
        mark("The paper bears no fingerprint: its data were not locked when it was made."),
        mark("Only papers of a locked year can be compared."),
    ),
    "CMP.112": (
        mark("The paper bears several fingerprints: {fingerprints}."),
        mark("Its pages come from different papers. Compare each by itself."),
    ),
    "CMP.113": (
        mark("No year in this file was ever locked with the fingerprint {fingerprint}."),
        mark("The paper belongs to another work file, or its fingerprint was altered."),
    ),
    "CMP.114": (
        mark("Pages without the fingerprint: {pages}."),
        mark("They were added or replaced after the paper was made."),
    ),
    "CMP.115": (
        mark("The paper is superseded: {by} unlocked these data on {day}. Reason: “{reason}”."),
        mark("Use the papers of the newest lock."),
    ),
    "CMP.116": (
        mark("{name} does not say which paper it is: another program saved it anew."),
        mark("Its numbers were not compared. Hand in the file that the program wrote."),
    ),
    "CMP.117": (
        mark("{name} says it is a paper that the locked data do not give."),
        mark("Its numbers were not compared. Hand in the file that the program wrote."),
    ),
    "CMP.118": (
        mark("The paper is one of awards, which are not part of what is locked."),
        mark("There is nothing to compare it with; read it beside the screen Awards."),
    ),
    "CMP.119": (
        mark("Pages without the fingerprint: {pages}."),
        mark(
            "Papers of awards bear none: awards are not part of what is locked, and were not"
            " compared."
        ),
    ),
}
