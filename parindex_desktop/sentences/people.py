"""USR: users of a file, their passwords, and what a role may not do; and the names of the roles."""

from parindex_desktop.domain.people import Role
from parindex_desktop.i18n import mark, tr

ROLES = {
    Role.VIEWER: mark("Viewer"),
    Role.ENTRY: mark("Data entry"),
    Role.APPRAISER: mark("Appraiser"),
    Role.SECRETARY: mark("Secretary"),
}
_MAY = {
    Role.VIEWER: mark("Sees everything, changes nothing."),
    Role.ENTRY: mark("Types what units handed in: own scores, survey, explanations, evidence."),
    Role.APPRAISER: mark("Also gives the points of both appraisals, and accepts warnings."),
    Role.SECRETARY: mark("Everything: rounds, units, criteria, users, imports."),
}

SENTENCES = {
    "USR.101": (mark("A user needs a name."), mark("Type the full name, as the log shall say it.")),
    "USR.102": (
        mark("“{name}” is a user of this file already."),
        mark("Choose that line, or add what tells the two apart."),
    ),
    "USR.103": (
        mark("The first user of a file must be a secretary."),
        mark("Otherwise nobody could add others. Add the secretary first."),
    ),
    "USR.104": (
        mark("“{name}” is the last secretary of this file."),
        mark("Make somebody else secretary first."),
    ),
    "USR.105": (mark("The two passwords differ."), mark("Type both again.")),
    "USR.106": (mark("A password needs at least {least} characters."), ""),
    "USR.111": (
        mark("This is not the password of “{name}”."),
        mark("Mind Caps Lock and the input method, and type it again."),
    ),
    "USR.112": (
        mark("“{name}” is no user of this file."),
        mark("Users: {names}."),
    ),
    "USR.113": (
        mark("This file has named users: the command must say who works."),
        mark("Add --as NAME; a password is taken from PARINDEX_PASSWORD."),
    ),
    "USR.121": (
        mark("{who} may not do this; it needs the role “{role}”."),
        mark("May do it: {names}. Tools ▸ Change user… lets another one work."),
    ),
}  # fmt: skip


def tell_role(role: Role) -> str:
    """Returns the name of a role in the language set."""
    return tr(ROLES[role])


def tell_may(role: Role) -> str:
    """Returns what a role may do, in one sentence."""
    return tr(_MAY[role])
