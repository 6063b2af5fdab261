"""What one certificate says, before it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parindex_desktop.domain.awards import AwardeeId, Whom


@dataclass(frozen=True, slots=True)
class Certificate:
    """One awardee's certificate.

    Attributes:
        place: On the printed list of its sheet, from 1: what `--range 3-10` counts.
        name: How problems name it: `Bà Trần Thị Thử`.
        values: Placeholder in lower case -> words. In names of persons and collectives blanks are
            unbreakable (U+00A0), so that no line ever ends within one. A placeholder that a field
            asks for and that is empty here is told as missing, never printed.
        code: Signed text of the QR code; empty for none.
    """

    awardee_id: AwardeeId
    whom: Whom
    place: int
    name: str
    values: Mapping[str, str]
    code: str = ""
