"""Care of a work file: backups, restoring, and proving that it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.errors import Problem, Severity, SurroundingsError
from parindex_desktop.services.opening import open_session
from parindex_desktop.storage import backup as backups
from parindex_desktop.storage.backup import BackupInfo, BackupReason
from parindex_desktop.storage.workfile import WorkFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.recomputation import Difference
    from parindex_desktop.services.session import Session

__all__ = [
    "BackupInfo",
    "BackupReason",
    "back_up_before_import",
    "back_up_to",
    "check_work_file",
    "list_backups",
    "restore",
    "verify_work_file",
]

_OF_POINTS = frozenset({"FILE.169", "FILE.170", "LCK.121", "LCK.122", "LCK.125"})
"""What recomputing finds: points that differ from what their facts give, or from the locked."""

_TOLD_BY_STORAGE = frozenset({"LCK.123", "LCK.124"})
"""Locked results that are missing or altered were found before."""

_CHECKER = Author("")
"""Who reads a file to check it; nothing is written in this name."""


def back_up_to(path: Path, folder: Path) -> Path:
    """Makes a verified copy with a dated name in a folder; the file may be open.

    Raises:
        SurroundingsError: The file is damaged or the folder cannot take the copy.
    """
    return backups.copy_to(path, folder)


def back_up_before_import(session: Session) -> None:
    """Keeps what the file holds now, unless the newest backup already has it.

    Raises:
        SurroundingsError: The backup cannot be made; nothing is imported then.
    """
    session.work_file.back_up(BackupReason.IMPORT)


def list_backups(path: Path) -> tuple[BackupInfo, ...]:
    """Returns the automatic backups of a file, newest first; the file may be damaged or gone."""
    return backups.list_backups(path)


def restore(session: Session, info: BackupInfo) -> Session:
    """Puts a backup in the place of the open file and opens it; the session given is closed.

    What stood there is backed up first, so that a restore can itself be taken back.

    Raises:
        SurroundingsError: The backup cannot be used; the file is as it was, and closed.
    """
    path, author = session.path, session.author
    session.close()
    restore_file(path, info, author)
    return open_session(path, author)


def restore_file(path: Path, info: BackupInfo, author: Author) -> None:
    """Puts a backup in the place of a file that nobody has open, damaged or not."""
    from parindex_desktop.storage.restore import restore as put_back

    put_back(path, info.path, author=author)


def check_work_file(path: Path) -> tuple[Problem, ...]:
    """Returns what is wrong with a file: database, log, scores, their facts, locked results."""
    from parindex_desktop.storage.check import check_file

    problems = check_file(path)
    if not scores_can_be_trusted(problems):
        return problems
    return (*problems, *_differing_points(path), *_differing_from_locked(path))


def scores_can_be_trusted(problems: Iterable[Problem]) -> bool:
    """Tells whether what was found leaves the scores readable.

    Nothing that a damaged file says about points can be trusted.
    """
    from parindex_desktop.storage.check import OF_SCORES

    return all(problem.code in _OF_POINTS | OF_SCORES for problem in problems)


def verify_work_file(path: Path) -> tuple[Problem, ...]:
    """Returns what shows that a file was damaged, or changed past the program."""
    from parindex_desktop.storage.check import verify_file

    problems = verify_file(path)
    return problems or tuple(_differing_from_locked(path))


def _differing_points(path: Path) -> Iterator[Problem]:
    """Yields `FILE.169` points other than the facts give, `FILE.170` facts that do not do."""
    from parindex_desktop.services.recomputation import differing_points
    from parindex_desktop.services.session import Session

    with WorkFile.open(path, author=_CHECKER, read_only=True) as work_file:
        session = Session(work_file, _CHECKER)
        for round_ in session.rounds:
            for group in session.groups_in(round_.id):
                book = session.book(round_.id, group.id)
                yield from (_told(book, each) for each in differing_points(book))


def _differing_from_locked(path: Path) -> Iterator[Problem]:
    """Yields `LCK.125` rounds that hold something else than was locked; also why none can tell."""
    from parindex_desktop.services.locked_rounds import snapshot_of
    from parindex_desktop.services.session import Session
    from parindex_desktop.services.snapshot_taking import results_differ, taken

    with WorkFile.open(path, author=_CHECKER, read_only=True) as work_file:
        session = Session(work_file, _CHECKER)
        for round_ in session.rounds:
            lock = session.locks.get(round_.id)
            if lock is None:
                continue
            about: dict[str, object] = {"year": round_.year, "fingerprint": lock.short}
            try:
                if results_differ(snapshot_of(session, lock), taken(session, round_)):
                    yield Problem("LCK.125", str(round_.year), about)
            except SurroundingsError as error:
                if error.code not in _TOLD_BY_STORAGE:
                    yield Problem(error.code, str(round_.year), dict(error.params))


def _told(book: GroupBook, found: Difference) -> Problem:
    key = found.key
    place = f"{book.units_by_id[key.unit_id].name} · {book.tree.get(key.criterion_id).code}"
    params: dict[str, object] = {"stage": key.stage, "points": format_points(found.stored)}
    if isinstance(found.given, Problem):
        return Problem("FILE.170", place, params, Severity.WARNING)
    return Problem("FILE.169", place, params | {"given": format_points(found.given)})
