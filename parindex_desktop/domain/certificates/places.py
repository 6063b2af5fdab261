"""What the texts of a blank are called, and how big a thing on paper is said to be."""

from __future__ import annotations

from typing import Final

from parindex_desktop.domain.certificates.profiles import FieldName
from parindex_desktop.i18n import mark, tr

FIELD_NAMES: Final = {
    FieldName.RECIPIENT: mark("Who is awarded"),
    FieldName.POSITION: mark("Position and unit"),
    FieldName.ACHIEVEMENT: mark("What for"),
    FieldName.PLACE_DATE: mark("Place and date"),
    FieldName.SIGNER_OFFICE: mark("Signer's office"),
    FieldName.SIGNER_NAME: mark("Signer's name"),
    FieldName.DECISION: mark("Number and day of the decision"),
    FieldName.REGISTER: mark("Register number"),
}
"""For messages and for the editor of blanks."""


def field_name(name: FieldName) -> str:
    """Returns what a text is called in the language set."""
    return tr(FIELD_NAMES[name])


def shown_mm(tenths: float) -> str:
    """Returns a length in mm as it is read, from tenths: `12,5`."""
    rounded = int(tenths + 0.5)
    return f"{rounded // 10},{rounded % 10}"


def shown_size(tenths: int) -> str:
    """Returns a size of letters in points as it is read, from tenths: `14` or `14,5`."""
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}" if rest else str(whole)
