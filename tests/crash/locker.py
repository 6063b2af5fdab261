"""A program that locks a round and is killed before the lock is on disk."""

import sys
from datetime import datetime
from pathlib import Path

from parindex_desktop.services import locking
from parindex_desktop.services.opening import open_session
from parindex_desktop.storage import attachments, backup, workfile
from tests.an_giang import AUTHOR
from tests.crash.attacher import put, store_and_die
from tests.crash.interrupted import die


def lock(path: Path, step: str) -> None:
    """Dies within the backup, while the bytes are written, before the edit, or within it."""
    session = open_session(path, AUTHOR)
    match step:
        case "backup":
            put(backup, "put_in_place", die)
        case "content":
            put(attachments, "store", store_and_die)
        case "between":
            put(locking, "_lock_edit", die)
        case "edit":
            put(workfile, "append_audit", die)
    locking.lock(session, session.rounds[0], by="Lan", now=datetime(2026, 1, 5, 16, 30))


if __name__ == "__main__":
    lock(Path(sys.argv[1]), sys.argv[2])
