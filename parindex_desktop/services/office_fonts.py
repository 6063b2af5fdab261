"""Font files of the office's own: checked before they are taken, kept in the work file.

A file is used as it is: one file, one style. Bold and italic letters of a face are other files,
each under its own name.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.profiles import BlankProfile, FontId, OfficeFont
from parindex_desktop.domain.edits import Edit
from parindex_desktop.errors import InputError
from parindex_desktop.services.entity_changes import created, removed
from parindex_desktop.services.permissions import refuse_unless_allowed

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

MOST_BYTES: Final = 30 * 1024 * 1024
"""Of a font file; faces with all of Chinese have 20 MB."""


@dataclass(frozen=True, slots=True)
class TakenFont:
    """A font file that was taken.

    Attributes:
        edit: What names it in the file; empty when it was there already.
        name: As fields name it.
        print_only: Its maker allows embedding for viewing and printing only, which is to be told.
    """

    edit: Edit
    name: str
    print_only: bool


def fonts_of(reading: Reading) -> tuple[OfficeFont, ...]:
    """Returns the fonts of the file, in the order they were taken."""
    return reading.source.kept(OfficeFont)


def font_files(reading: Reading, profile: BlankProfile) -> dict[str, bytes]:
    """Returns the font files that a profile's fields name, by their names.

    Raises:
        InputError: `CER.130` a field names a font that the file does not hold.
        SurroundingsError: `FILE.175`, `FILE.176` the file lost or altered one.
    """
    known = {each.name: each for each in fonts_of(reading)}
    wanted = dict.fromkeys(each.font for each in profile.fields if each.font and each.visible)
    for name in wanted:
        if name not in known:
            raise InputError("CER.130", font=name, profile=profile.name)
    return {name: reading.source.attachment(known[name].content) for name in wanted}


def add_font(session: Session, path: Path) -> TakenFont:
    """Keeps a checked font file in the work file; the edit that names it is not yet written.

    Raises:
        InputError: `CER.138` it cannot be read, `CER.146` too big, `CER.147` another file has its
            name; `CER.139` to `CER.144` as `font_files.weigh`; `USR.121`.
        SurroundingsError: The disk of the work file does not take it.
    """
    from reports.font_files import weigh

    content = _read(path)
    found = weigh(content, path.name)
    wanted = sha256(content).hexdigest()
    same = next((each for each in fonts_of(session) if each.name == found.name), None)
    if same is not None and same.content != wanted:
        raise InputError("CER.147", font=found.name)
    if same is not None:
        return TakenFont(Edit("blanks.font_add"), found.name, found.print_only)
    made = OfficeFont(FontId(session.new_ids()[0]), found.name, wanted)
    edit = Edit("blanks.font_add", (("font", made.name),), created([made]))
    if session.users:
        refuse_unless_allowed(edit, session.user, session.users)
    session.work_file.store_attachment(BytesIO(content), limit=MOST_BYTES)
    return TakenFont(edit, found.name, found.print_only)


def remove_font(session: Session, font: OfficeFont) -> Edit:
    """Takes a font out of the file.

    Raises:
        InputError: `CER.148` with the profiles that use it.
    """
    users = [
        each.name for each in session.source.kept(BlankProfile)
        if any(field.font == font.name for field in each.fields)
    ]  # fmt: skip
    if users:
        raise InputError("CER.148", font=font.name, profiles=", ".join(users))
    return Edit("blanks.font_remove", (("font", font.name),), removed([font]))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError("CER.138", name=path.name) from error
    if len(content) > MOST_BYTES:
        raise InputError("CER.146", name=path.name, limit=MOST_BYTES >> 20)
    return content
