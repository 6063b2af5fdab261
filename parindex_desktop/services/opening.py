"""Opening, creating and practising: how a work file becomes a session.

Storage is loaded when the first file is opened, so that the start page is there a third of a second
sooner.
"""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from parindex_desktop.services.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.edits import Author
    from parindex_desktop.domain.rounds import OfficeProfile

SUFFIX = ".parindex"
"""The ending of a work file's name."""


def open_session(path: Path, author: Author, *, read_only: bool = False) -> Session:
    """Opens a work file.

    Raises:
        SurroundingsError: `FILE.1xx`: no work file, missing, damaged, newer, locked, or not to be
            written.
    """
    from parindex_desktop.storage.workfile import WorkFile

    return Session(WorkFile.open(path, author=author, read_only=read_only), author)


def create_session(path: Path, profile: OfficeProfile, author: Author) -> Session:
    """Makes a new work file with the usual groups and opens it.

    Raises:
        InputError: `FILE.102` when something of this name exists.
        SurroundingsError: `FILE.1xx` when it cannot be written.
    """
    from parindex_desktop.storage.workfile import WorkFile

    return Session(WorkFile.create(path, profile=profile, author=author), author)


def system_user() -> str:
    """Returns the name that the operating system has for the person."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account behind the process
        return "?"


def sample_session(author: Author, path: Path | None = None) -> Session:
    """Opens the practice file, built from the bundled tables when it is not there yet.

    Args:
        author: Who practises.
        path: Where the file stands; the person's documents folder by default.
    """
    from parindex_desktop.services.sample import build_sample, sample_path

    target = path or sample_path()
    if not target.exists():
        build_sample(target, author)
    return open_session(target, author)
