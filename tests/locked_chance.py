"""A drawn file whose last round is locked, with warnings accepted and others left open."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from unittest.mock import patch

from parindex_desktop.errors import Severity
from parindex_desktop.services import locking
from parindex_desktop.services.accepting import accept
from parindex_desktop.services.checking import Checker
from tests.random_files import DrawnFile, open_random_file

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.services.session import Session

NOW = datetime(2026, 1, 5, 16, 30)


def open_locked_random_file(folder: Path, seed: int) -> DrawnFile:
    """Makes the file of a seed, accepts warnings of each group and locks the last round."""
    drawn = open_random_file(folder, seed)
    accept_warnings(drawn.session)
    lock_as_it_is(drawn.session)
    return drawn


def accept_warnings(session: Session, most: int = 3) -> None:
    """Accepts the first warnings of each group of the last round."""
    round_ = session.rounds[-1]
    for group in session.groups_in(round_.id):
        checker = Checker(session, round_.id, group.id)
        found = [j for j in checker.findings() if j.finding.severity is Severity.WARNING][:most]
        if found:
            reason = "Đã kiểm tra theo Công văn số 7/SNV"
            edit = accept(checker.book, found, reason, author="Lan", day=date(2026, 1, 4))
            session.do(edit)


def lock_as_it_is(session: Session) -> None:
    """Locks the last round, errors or not: chance knows no rules."""
    with patch.object(locking, "obstacles_in", lambda *_: ()):
        locking.lock(session, session.rounds[-1], by="Lan", now=NOW)
