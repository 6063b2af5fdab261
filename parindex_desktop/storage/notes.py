"""Small texts beside work files and backups, read by other programs while they are replaced."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_note(note: Path, text: str) -> None:
    """Writes a note; whoever reads it finds the old one or the new one, whole.

    Raises:
        OSError: It cannot be written; the old one stays and nothing else is left.
    """
    new = note.with_name(note.name + ".new")
    try:
        new.write_text(text, encoding="utf-8")
        os.replace(new, note)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
