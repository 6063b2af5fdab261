"""REG and QRC: what the register of certificates refuses, and what is the matter with a key."""

from parindex_desktop.domain.certificates.codes import Outcome, Signed
from parindex_desktop.domain.days import show_day
from parindex_desktop.i18n import mark, tr

SENTENCES = {
    "REG.101": (
        mark("{form}: the decision has no number or no day yet."),
        mark("Type both under Words of letters, Award decision; then give the numbers."),
    ),
    "REG.102": (
        mark("{form}: the units are only proposed, the list still follows the ranking."),
        mark("Take the proposal over under Awards first."),
    ),
    "REG.103": (
        mark("{form}: number {number} was given already, to {name}."),
        mark("A number is given once. Begin with a higher one."),
    ),
    "REG.104": (
        mark("A register counts from 1 to {most}."),
        mark("Type another first number."),
    ),
    "REG.105": (
        mark("A reason has at least {least} and at most {most} letters."),
        mark("Say it in a short sentence; the register keeps it."),
    ),
    "REG.106": (
        mark("Certificate {number} is void: {reason}"),
        mark("Nothing of it can be changed; take it out of the selection."),
    ),
    "REG.107": (
        mark("Nobody is named who takes the certificates, or the name is longer than {most}."),
        mark("Type who takes them."),
    ),
    "REG.108": (
        mark("Certificate {number} was handed over already, to {receiver}, on {day}."),
        mark("Strike out that hand-over first if it was noted by mistake."),
    ),
    "REG.109": (
        mark("Certificate {number}: it cannot be handed over before its decision, {day}."),
        mark("Correct the day."),
    ),
    "REG.110": (mark("“{text}” is no day."), mark("Type it like 23/05/2026.")),
    "REG.111": (
        mark("{name} has the number {number} in the register of certificates."),
        mark("Make that certificate void in the register first (Ctrl+Shift+R)."),
    ),
    "REG.112": (
        mark("Certificates of this list have numbers as {form}, so its form stays."),
        mark("Make them void in the register first, or add another list."),
    ),
    "REG.113": (
        mark("What the register keeps of number {number} is never removed nor given to others."),
        mark("Make the certificate void instead, and give a new number."),
    ),
    "REG.114": (
        mark("One of these numbers is in the register already."),
        mark("Nothing was written. Open the register again and give the numbers once more."),
    ),
    "REG.120": (
        mark("No certificate of {year} has a number yet."),
        mark("Give the numbers first: register (Ctrl+Shift+R)."),
    ),
    "REG.121": (mark("A count of blanks is from 1 to {most}."), mark("Type another count.")),
    "REG.122": (
        mark("Certificate {number} ({name}): no print of it is left that could be spoiled."),
        mark("Note its printing first, or take it out of the selection."),
    ),
    "QRC.101": (
        mark("This is no public key file of PARINDEX."),
        mark("Ask the office for its file “…-public.pem”."),
    ),
    "QRC.102": (
        mark("This file holds a private signing key, which is nobody's to have but the office's."),
        mark("Use the public key file “…-public.pem” for checking."),
    ),
    "QRC.103": (
        mark("This is no backup of a signing key."),
        mark("Choose the file that the backup of the key wrote."),
    ),
    "QRC.104": (mark("This backup of the key has a password."), mark("Type its password.")),
    "QRC.105": (
        mark("The password does not open this backup of the key, or the file is damaged."),
        mark("Type it again; try another copy of the file."),
    ),
    "QRC.106": (
        mark("There is no signing key on this computer."),
        mark("Make one, or restore it from its backup: register, Signing key."),
    ),
    "QRC.107": (
        mark("There is a signing key already ({key})."),
        mark("Certificates printed with it stay valid; make a new one only by Replace."),
    ),
    "QRC.108": (
        mark("The signing key {key} has no backup yet, so it is not replaced."),
        mark("Back it up first."),
    ),
    "QRC.109": (
        mark("The signing key at {path} is damaged."),
        mark("Restore it from its backup: register, Signing key."),
    ),
    "QRC.110": (
        mark("The file of the key cannot be read: {path}"),
        mark("Check the name and whether the stick is plugged in."),
    ),
    "QRC.111": (
        mark("A password of a key has at least {least} letters."),
        mark("Type a longer one, or leave both fields empty."),
    ),
    "QRC.112": (
        mark("The file “{path}” exists already, and a backup of a key is never overwritten."),
        mark("Choose another name."),
    ),
}

_OUTCOMES = {
    Outcome.GENUINE: mark("Genuine: the office's key signed exactly this."),
    Outcome.ALTERED: mark("NOT genuine: something in it was altered, or was not read whole."),
    Outcome.OTHER_KEY: mark("NOT confirmed: it names another signing key."),
    Outcome.NO_CODE: mark("This is no code of a certificate, or only a piece of one."),
    Outcome.NEWER: mark("A newer version of the program made this code."),
}


def tell_outcome(outcome: Outcome) -> str:
    """Words what came of verifying a text."""
    return tr(_OUTCOMES[outcome])


def tell_signed(signed: Signed | None) -> tuple[str, ...]:
    """Words what a code says, line by line; nothing of what cannot be read."""
    if signed is None:
        return ()
    day = show_day(signed.decision_day)
    return (
        f"{signed.form}: {signed.name}",
        tr("Decision {number}, {day}", number=signed.decision, day=day),
        tr("Register number {number}/{year}", number=f"{signed.number:02}", year=signed.year),
        tr("Signing key {key}", key=signed.key_id),
    )
