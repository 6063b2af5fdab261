"""Office files without the clock: a .docx or .xlsx is an archive whose parts bear times."""

from __future__ import annotations

import io
import zipfile
from typing import Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name."""


def without_clock(stamped: bytes) -> bytes:
    """Returns the same archive with all its parts of one time, so that equal files are equal."""
    plain = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(stamped)) as source,
        zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            info = zipfile.ZipInfo(part, _EPOCH)
            target.writestr(info, source.read(part), zipfile.ZIP_DEFLATED)
    return plain.getvalue()
