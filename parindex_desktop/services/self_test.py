"""Proof that an installation is whole: run by `parindex self-test` and after each build."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Author
from parindex_desktop.i18n import tr
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.sample import TABLES, YEAR, write_published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AUTHOR = Author("self-test")
_FIRST = {"so": ("Sở Giao thông Vận tải", "94.89"), "huyen": ("Châu Đốc", "92.06")}
"""First unit and index of each group as An Giang published them (1590/QĐ-UBND)."""


def run_self_test(check_window: Callable[[], None]) -> Iterator[tuple[str, str]]:
    """Yields the name of each check and what is wrong, empty when it is right."""
    with tempfile.TemporaryDirectory(prefix="parindex-") as name:
        folder = Path(name)
        yield _checked("sample, papers and spreadsheet", lambda: _make_papers(folder))
        yield _checked("published ranking", lambda: _compare_ranking(folder))
    yield _checked("Vietnamese translation", _compare_translation)
    yield _checked("passwords", _try_password)
    yield _checked("window", check_window)


def _checked(name: str, check: Callable[[], None]) -> tuple[str, str]:
    try:
        check()
    except Exception as error:
        return name, f"{type(error).__name__}: {error}"
    return name, ""


def _make_papers(folder: Path) -> None:
    for path in write_published(folder, _AUTHOR):
        if path.stat().st_size == 0:
            raise ValueError(f"{path.name} is empty")


def _compare_ranking(folder: Path) -> None:
    (work_file,) = folder.glob("*.parindex")
    session = open_session(work_file, _AUTHOR, read_only=True)
    try:
        for code in TABLES:
            book = session.book(session.round_of(YEAR).id, session.group_of(code).id)
            first = book.standings[0]
            found = (book.units_by_id[first.unit_id].name, str(first.index))
            if found != _FIRST[code]:
                raise ValueError(f"{code}: {found} instead of {_FIRST[code]}")
    finally:
        session.close()


def _compare_translation() -> None:
    if tr("Nothing was written.") == "Nothing was written.":
        raise ValueError("the Vietnamese catalogue is missing")


def _try_password() -> None:
    from parindex_desktop.services.passwords import hash_password, verify

    if not verify("Mật khẩu 1", hash_password("Mật khẩu 1")):
        raise ValueError("a password does not fit its own hash")
