"""Commands that write say who works, in a file that names its users; reading asks nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.edits import Author
from parindex_desktop.paths import resource
from parindex_desktop.services import opening
from tests.people import NAMES, PASSWORD, add_users

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Answer, Terminal

from parindex_desktop.domain.people import Role


@pytest.fixture
def file_with_users(work_file: Path) -> Path:
    session = opening.open_session(work_file, Author("Nguyễn Thị Lan"))
    add_users(session, passwords=True)
    session.close()
    return work_file


def take_in(parindex: Terminal, file: Path, *more: object) -> Answer:
    table = resource("sample", "angiang_2016_so.csv")
    return parindex(
        "import", file, table, "--year", 2016, "--group", "so",
        "--max", "appraised=70", "--max", "survey=30", *more,
    )  # fmt: skip


def entries(file: Path) -> list[tuple[str, str]]:
    session = opening.open_session(file, Author(""), read_only=True)
    try:
        return [(each.author.name, each.action) for each in session.reader.audit(limit=50)]
    finally:
        session.close()


def test_writing_without_a_name_is_refused(file_with_users: Path, parindex: Terminal) -> None:
    before = entries(file_with_users)
    answer = take_in(parindex, file_with_users)
    assert answer.code == 3
    assert answer.err.startswith("USR.113")
    assert entries(file_with_users) == before


@pytest.mark.parametrize("password", ["", "mật khẩu 2016", PASSWORD + "x"])
def test_a_wrong_password_is_refused(
    password: str, file_with_users: Path, parindex: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARINDEX_PASSWORD", password)
    before = entries(file_with_users)
    answer = take_in(parindex, file_with_users, "--as", NAMES[Role.SECRETARY])
    assert answer.code == 3
    assert answer.err.startswith("USR.111")
    assert password not in answer.err or not password
    assert entries(file_with_users) == before


def test_a_name_that_is_no_user_is_told_with_those_there_are(
    file_with_users: Path, parindex: Terminal
) -> None:
    answer = take_in(parindex, file_with_users, "--as", "Ai Đó")
    assert answer.code == 3
    assert answer.err.startswith("USR.112")
    assert NAMES[Role.SECRETARY] in answer.err


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ENTRY, Role.APPRAISER])
def test_a_role_that_does_not_reach_is_refused(
    role: Role, file_with_users: Path, parindex: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARINDEX_PASSWORD", PASSWORD)
    before = entries(file_with_users)
    answer = take_in(parindex, file_with_users, "--as", NAMES[role])
    assert answer.code == 3
    assert answer.err.startswith("USR.121")
    assert NAMES[role] in answer.err
    assert entries(file_with_users) == before


@pytest.mark.parametrize("by_variable", [False, True])
def test_the_log_names_the_user_who_imports(
    by_variable: bool, file_with_users: Path, parindex: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARINDEX_PASSWORD", PASSWORD)
    name = NAMES[Role.SECRETARY].upper()  # found however it is written
    if by_variable:
        monkeypatch.setenv("PARINDEX_AS", name)
    answer = take_in(parindex, file_with_users, *([] if by_variable else ["--as", name]))
    assert answer.code == 0, answer.err
    assert entries(file_with_users)[0] == (NAMES[Role.SECRETARY], "import")


def test_reading_needs_no_name(file_with_users: Path, parindex: Terminal) -> None:
    assert parindex("check", file_with_users).code == 0
    assert take_in(parindex, file_with_users, "--dry-run").code == 0


def test_a_name_in_a_file_without_users_is_let_pass(work_file: Path, parindex: Terminal) -> None:
    assert take_in(parindex, work_file, "--as", "Ai Đó").code == 0


def test_the_help_says_where_the_password_comes_from(parindex: Terminal) -> None:
    told = " ".join(parindex("import", "--help").out.split())
    assert "--as NAME" in told
    assert "PARINDEX_PASSWORD" in told
