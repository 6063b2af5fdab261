"""A program that attaches a copy and is killed before the edit that names it is on disk."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from sqlalchemy import Connection

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.storage import attachments, workfile
from parindex_desktop.storage.workfile import WorkFile
from tests.crash.interrupted import die
from tests.storage.building import LAN


def attach(path: Path, step: str) -> None:
    """Dies while the content is written, between content and edit, or within the edit."""
    work = WorkFile.open(path, author=LAN)
    reader = work.read()
    year = reader.rounds()[0].id
    tree = reader.criteria_tree(year, reader.groups()[0].id)
    assert tree is not None
    (identity,) = work.reserve_ids(1)
    if step == "content":
        put(attachments, "store", store_and_die)
    kept = work.store_attachment(io.BytesIO(b"x" * 3_000_000), limit=4_000_000)
    if step == "between":
        die()
    put(workfile, "append_audit", die)
    evidence = Evidence(
        EvidenceId(identity), year, reader.participations(year)[0].unit_id, tree.leaves()[0].id, 0,
        attachment=kept.hash, attachment_name="a.pdf",
    )  # fmt: skip
    work.apply(Edit("evidence.add", entities=(EntityChange(None, evidence),)), author=LAN)


def put(module: ModuleType, name: str, by: Callable[..., object]) -> None:
    """Lets a module call something else."""
    setattr(module, name, by)


_store = attachments.store


def store_and_die(connection: Connection, source: BinaryIO, *, limit: int) -> None:
    """Writes the content and dies while its transaction is still open."""
    _store(connection, source, limit=limit)
    die()


if __name__ == "__main__":
    attach(Path(sys.argv[1]), sys.argv[2])
