"""Changes of a blank profile by the visual editor: each is one edit, one step of undo."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from parindex_desktop.domain.certificates.places import field_name
from parindex_desktop.domain.certificates.soundness import flaws
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.services.blank_problems import refusal
from parindex_desktop.services.blank_profiles import change_profile
from parindex_desktop.services.evidence_files import safe_name
from parindex_desktop.services.office_fonts import fonts_of
from parindex_desktop.services.permissions import refuse_unless_allowed

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.certificates.profiles import BlankField, BlankProfile, QrBox
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.exchange.pictures import Picture
    from parindex_desktop.services.session import Session

MOST_LETTERS = 400
"""Of the text of a field with its placeholders."""


def change_field(session: Session, profile: BlankProfile, after: BlankField) -> Edit:
    """Changes a field; what was changed names the step.

    Args:
        session: The open work file.
        profile: As `profiles_of` gave it.
        after: The field of that name, changed.

    Raises:
        InputError: `CER.124` it would lie off the paper where it did not before, `CER.129` its
            figures are none that can be printed, `CER.131` a font that the file does not hold,
            `EVI.104` a text that is too long for any blank.
    """
    before = profile.field(after.name)
    assert before is not None  # fields are changed, never added
    after = replace(after, person=_tidy(after.person), collective=_tidy(after.collective))
    changed = profile.with_field(after)
    _refuse_new_flaws(session, profile, changed)
    action = _action(before, after)
    edit = change_profile(session, profile, changed, action=action)
    return replace(edit, params=(*edit.params, ("field", field_name(after.name))))


def change_code(session: Session, profile: BlankProfile, qr: QrBox | None) -> Edit:
    """Puts the QR code somewhere, or prints none.

    Raises:
        InputError: `CER.127` it would lie off the paper.
    """
    after = replace(profile, qr=qr)
    _refuse_new_flaws(session, profile, after)
    return change_profile(session, profile, after, action="blanks.code")


def change_paper(
    session: Session, profile: BlankProfile, *, form: str, width: int, height: int
) -> Edit:
    """Changes the form and the paper of a profile, in tenths of a millimetre.

    Fields stay where they are, measured from the upper left corner. Those that lie off a smaller
    paper then are told with the other problems.

    Raises:
        InputError: `CER.126` no such paper goes through a printer.
    """
    after = replace(profile, form=clean(form) or profile.form, width=width, height=height)
    for flaw in flaws(after, ()):
        if flaw.code == "CER.126":
            raise refusal(flaw)
    return change_profile(session, profile, after, action="blanks.paper")


def set_background(session: Session, profile: BlankProfile, path: Path, picture: Picture) -> Edit:
    """Keeps a picture of a blank in the file and returns the edit that names it.

    Args:
        session: The open work file.
        profile: The profile.
        path: Where it comes from; its name is kept.
        picture: As `exchange.pictures.read_picture` made it ready.

    Raises:
        InputError: `USR.121` who works may not.
        SurroundingsError: The disk of the work file does not take it.
    """
    name = safe_name(path.name)
    wanted = sha256(picture.content).hexdigest()
    after = replace(profile, background=wanted, background_name=name)
    edit = change_profile(session, profile, after, action="blanks.background")
    edit = replace(edit, params=(*edit.params, ("file", name)))
    if session.users:
        refuse_unless_allowed(edit, session.user, session.users)
    size = len(picture.content)
    session.work_file.store_attachment(BytesIO(picture.content), limit=size)
    return edit


def remove_background(session: Session, profile: BlankProfile) -> Edit:
    """Takes the picture away; the fields stay."""
    after = replace(profile, background="", background_name="")
    return change_profile(session, profile, after, action="blanks.no_background")


def _refuse_new_flaws(session: Session, before: BlankProfile, after: BlankProfile) -> None:
    """Raises the first error that a change makes; one that was there may be lessened."""
    fonts = frozenset(each.name for each in fonts_of(session))
    known = {(flaw.code, flaw.where) for flaw in flaws(before, fonts) if flaw.is_error}
    for flaw in flaws(after, fonts):
        if flaw.is_error and (flaw.code, flaw.where) not in known:
            raise refusal(flaw)


def _tidy(text: str) -> str:
    """Returns a text as it is kept: NFC, its own line ends, no blanks around lines."""
    if len(text) > MOST_LETTERS:
        raise InputError("EVI.104", length=len(text), most=MOST_LETTERS)
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(clean(line) for line in lines).strip("\n")


def _action(before: BlankField, after: BlankField) -> str:
    if before.visible != after.visible:
        return "blanks.show" if after.visible else "blanks.hide"
    if (before.person, before.collective) != (after.person, after.collective):
        return "blanks.text"
    if before.width != after.width:
        return "blanks.width"
    if (before.x, before.y) != (after.x, after.y):
        return "blanks.place"
    return "blanks.look"
