"""Copies inside the work file: each content once, known by its SHA-256.

They are copies of evidence, the bytes of locked results (`domain.locking`), pictures of blanks and
fonts of the office's own. They are only ever added. An edit names a copy by its hash, so that undo
and redo move a few letters and the content stays; a copy that nothing names any more costs room and
nothing else. A content is on disk before the edit that names it is written: a program that is
killed in between leaves a copy without evidence, never evidence without its copy.

Content goes through in blocks: neither storing nor reading holds a whole copy in memory.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from parindex_desktop.domain.locking import short_form
from parindex_desktop.errors import InputError, Problem, SurroundingsError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlalchemy import Connection

_BLOCK: Final = 256 * 1024

_PLACES = """
    SELECT e.attachment, e.attachment_name, u.name, c.code FROM evidence e
    JOIN units u ON u.id = e.unit_id
    JOIN criteria c ON c.id = e.criterion_id
    WHERE {condition}
    ORDER BY e.round_id, e.unit_id, c.code, e.position"""
_WITHOUT_CONTENT = _PLACES.format(
    condition="e.attachment <> '' AND e.attachment NOT IN (SELECT hash FROM attachments)"
)
_NO_SNAPSHOTS = """
    SELECT hash FROM attachments WHERE hash NOT IN (SELECT fingerprint FROM lockings)
    ORDER BY rowid"""
_SNAPSHOTS = """
    SELECT r.year, l.fingerprint, a.hash FROM lockings l
    JOIN rounds r ON r.id = l.round_id
    LEFT JOIN attachments a ON a.hash = l.fingerprint
    ORDER BY r.year, l.number"""
_NAMING = _PLACES.format(condition="e.attachment = ?")
_OF_BLANKS = """
    SELECT background AS hash, background_name, name FROM blank_profiles WHERE background <> ''
    UNION ALL SELECT content, name, name FROM office_fonts WHERE content <> ''"""
"""Hash, name of the file and what uses it: pictures of blanks, and fonts."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A copy as it is kept.

    Attributes:
        hash: SHA-256 of its content, hexadecimal.
        size: In bytes.
    """

    hash: str
    size: int


def weigh(source: BinaryIO, *, limit: int) -> Attachment:
    """Reads a file from its present place to its end and goes back there.

    Raises:
        InputError: `EVI.105` more than `limit` bytes, with `limit` and `size` in MB; `EVI.107`
            nothing in it.
    """
    start = source.tell()
    digest, size = hashlib.sha256(), 0
    while block := source.read(_BLOCK):
        size += len(block)
        digest.update(block)
    source.seek(start)
    if size > limit:
        raise InputError(
            "EVI.105", name=_name(source), size=megabytes(size), limit=megabytes(limit)
        )
    if size == 0:
        raise InputError("EVI.107", name=_name(source))
    return Attachment(digest.hexdigest(), size)


def store(connection: Connection, source: BinaryIO, *, limit: int) -> Attachment:
    """Keeps a copy of a file; a content that is there already is not kept twice.

    Raises:
        InputError: As `weigh`; `EVI.106` when the file changes while it is read.
    """
    found = weigh(source, limit=limit)
    if _row_of(connection, found.hash) is not None:
        return found
    sql = "INSERT INTO attachments (hash, size, content) VALUES (?, ?, zeroblob(?))"
    row = connection.exec_driver_sql(sql, (found.hash, found.size, found.size)).lastrowid
    digest, left = hashlib.sha256(), found.size
    with _driver(connection).blobopen("attachments", "content", row) as blob:
        while block := source.read(min(_BLOCK, left)):
            digest.update(block)
            blob.write(block)
            left -= len(block)
    if digest.hexdigest() != found.hash:
        raise InputError("EVI.106", name=_name(source))
    return found


def copy_out(connection: Connection, wanted: str, target: BinaryIO) -> int:
    """Writes the content of a copy to a file, and returns its size in bytes.

    What was written is only to be used when this returns: the content is proved at its end.

    Raises:
        SurroundingsError: `FILE.175` the file does not hold it, `FILE.176` it is altered.
    """
    row = _row_of(connection, wanted)
    if row is None:
        raise SurroundingsError("FILE.175", name=wanted[:12])
    digest, size = hashlib.sha256(), 0
    for block in _blocks(connection, row):
        digest.update(block)
        size += target.write(block)
    if digest.hexdigest() != wanted:
        raise SurroundingsError("FILE.176", name=wanted[:12])
    return size


def attachment_problems(connection: Connection) -> Iterator[Problem]:
    """Yields `FILE.175` for what names a missing copy, `FILE.176` for copies that were altered."""
    for _, name, unit, code in connection.exec_driver_sql(_WITHOUT_CONTENT):
        yield Problem("FILE.175", place=f"{unit} · {code}", params={"name": name})
    known = connection.exec_driver_sql(_NO_SNAPSHOTS).scalars().all()
    for wanted, name, place in connection.exec_driver_sql(_OF_BLANKS):
        if wanted not in known:
            yield Problem("FILE.175", place=place, params={"name": name})
    for stored in known:
        if not _is_whole(connection, stored):
            yield from _altered(connection, stored)


def snapshot_problems(connection: Connection) -> Iterator[Problem]:
    """Yields `LCK.123` locked results that the file holds no longer, `LCK.124` altered ones."""
    for year, fingerprint, stored in connection.exec_driver_sql(_SNAPSHOTS).all():
        code = "LCK.123" if stored is None else "LCK.124"
        if stored is None or not _is_whole(connection, stored):
            short = short_form(fingerprint)
            yield Problem(code, place=str(year), params={"year": year, "fingerprint": short})


def megabytes(size: int) -> str:
    """Returns a number of bytes in MB with a decimal comma, rounded up to a tenth."""
    tenths = -(-size * 10 // (1024 * 1024))
    whole, tenth = divmod(tenths, 10)
    return f"{whole},{tenth}" if tenth else str(whole)


def _name(source: BinaryIO) -> str:
    return Path(str(getattr(source, "name", ""))).name


def _altered(connection: Connection, stored: str) -> Iterator[Problem]:
    evidence = connection.exec_driver_sql(_NAMING, (stored,)).all()
    naming = [(name, f"{unit} · {code}") for _, name, unit, code in evidence]
    of_blanks = f"SELECT background_name, name FROM ({_OF_BLANKS}) WHERE hash = ?"
    naming += [(name, place) for name, place in connection.exec_driver_sql(of_blanks, (stored,))]
    for name, place in naming:
        yield Problem("FILE.176", place=place, params={"name": name})
    if not naming:
        yield Problem("FILE.176", params={"name": stored[:12]})


def _is_whole(connection: Connection, stored: str) -> bool:
    row = _row_of(connection, stored)
    assert row is not None  # asked about what is there
    digest = hashlib.sha256()
    for block in _blocks(connection, row):
        digest.update(block)
    return digest.hexdigest() == stored


def _row_of(connection: Connection, wanted: str) -> int | None:
    sql = "SELECT rowid FROM attachments WHERE hash = ?"
    row = connection.exec_driver_sql(sql, (wanted,)).scalar()
    return None if row is None else int(row)


def _blocks(connection: Connection, row: int) -> Iterator[bytes]:
    with _driver(connection).blobopen("attachments", "content", row, readonly=True) as blob:
        while block := blob.read(_BLOCK):
            yield block


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)
