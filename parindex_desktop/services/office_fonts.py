"""Font files of the office's own: checked before they are taken, kept in the work file.

A file is used as it is: one file, one style. Bold and italic letters of a face are other files,
each under its own name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.certificates.profiles import OfficeFont
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.services.reading import Reading


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
