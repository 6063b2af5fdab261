"""A program that attaches a copy and is killed before the edit that names it is on disk."""

import io
import sys
from pathlib import Path

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.storage import workfile
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
        workfile.attachments.store = _store_and_die  # type: ignore[assignment]
    kept = work.store_attachment(io.BytesIO(b"x" * 3_000_000), limit=4_000_000)
    if step == "between":
        die()
    workfile.append_audit = die  # type: ignore[assignment]
    evidence = Evidence(
        EvidenceId(identity), year, reader.participations(year)[0].unit_id, tree.leaves()[0].id, 0,
        attachment=kept.hash, attachment_name="a.pdf",
    )  # fmt: skip
    work.apply(Edit("evidence.add", entities=(EntityChange(None, evidence),)), author=LAN)


_store = workfile.attachments.store


def _store_and_die(*args: object, **kwargs: object) -> None:
    _store(*args, **kwargs)  # type: ignore[arg-type]
    die()  # the transaction is still open


if __name__ == "__main__":
    attach(Path(sys.argv[1]), sys.argv[2])
