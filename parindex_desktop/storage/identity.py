"""What a file is, judged by its first hundred bytes."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.schema import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a work file says.

    Attributes:
        uses_wal: Another program switched the file to write-ahead logging.
    """

    uses_wal: bool


def read_header(path: Path) -> Header:
    """Returns the header of a work file that this process has not open.

    On POSIX systems, closing any handle of a file drops the locks that SQLite holds on it for this
    process (sqlite.org/howtocorrupt.html, 2.2).

    Raises:
        SurroundingsError: `FILE.101` missing, `FILE.103` some other kind of file, `FILE.104` a
            header that is cut off or wiped out, `FILE.106` no permission, `FILE.122` disk fault.
    """
    with told_as_errors(path):
        if path.is_dir():
            raise SurroundingsError("FILE.103", path=str(path))
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    if not header.strip(b"\0") or (header.startswith(_MAGIC) and len(header) < _HEADER_BYTES):
        raise SurroundingsError("FILE.104", path=str(path), detail="header")
    if not header.startswith(_MAGIC) or int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise SurroundingsError("FILE.103", path=str(path))
    return Header(uses_wal=header[18] == 2)


@contextmanager
def told_by_header(path: Path) -> Iterator[None]:
    """Lets the header say what a file is that SQLite could not read as a work file.

    SQLite takes a foreign file for damaged, an emptied one for foreign, and a missing one for
    protected, and cannot read a folder.

    Raises:
        SurroundingsError: As `read_header`, else what it was.
    """
    try:
        yield
    except SurroundingsError as error:
        if error.code in {"FILE.103", "FILE.104", "FILE.106", "FILE.122"}:
            read_header(path)
        raise
