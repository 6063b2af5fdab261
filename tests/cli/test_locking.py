"""`parindex lock` and `parindex unlock`, and what other commands say of a locked year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.people import Role
from parindex_desktop.paths import resource
from parindex_desktop.services import opening
from tests.locked_files import BY, REASON, alter
from tests.people import NAMES, PASSWORD, add_users

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Answer, Terminal

YEAR = ("--year", 2016)


def lock(parindex: Terminal, file: Path, *more: object, by: str = BY) -> Answer:
    return parindex("lock", file, *YEAR, "--by", by, *more)


def unlock(parindex: Terminal, file: Path, reason: str = REASON, by: str = BY) -> Answer:
    return parindex("unlock", file, *YEAR, "--by", by, "--reason", reason)


def test_the_fingerprint_is_printed_and_the_same_again(an_giang: Path, parindex: Terminal) -> None:
    first = lock(parindex, an_giang)
    assert (first.code, first.err) == (0, "")
    assert re.fullmatch(r"[0-9a-f]{64}\n", first.out)
    assert lock(parindex, an_giang).err.startswith("LCK.102")
    assert unlock(parindex, an_giang) == first
    assert unlock(parindex, an_giang).err.startswith("LCK.103")
    assert lock(parindex, an_giang, by="Trần Văn Hoà") == first


def test_what_is_locked_is_not_imported_over(an_giang: Path, parindex: Terminal) -> None:
    lock(parindex, an_giang)
    changed = an_giang.with_name("so.csv")
    text = resource("sample", "angiang_2016_so.csv").read_text(encoding="utf-8")
    changed.write_text(text.replace(";68,5;", ";67,5;"), encoding="utf-8")
    answer = parindex(
        "import", changed.with_name(an_giang.name), changed, *YEAR, "--group", "so",
        "--max", "appraised=70", "--max", "survey=30",
    )  # fmt: skip
    assert answer.code == 3
    assert "LCK.101: Kết quả năm 2016 đã chốt" in answer.err
    assert BY in answer.err


def test_errors_are_listed_one_by_one(an_giang: Path, parindex: Terminal) -> None:
    alter(an_giang, "DELETE FROM scores WHERE stage = 'appraisal1' AND points = 685000")
    answer = lock(parindex, an_giang)
    assert answer.code == 3
    first, second = answer.err.splitlines()
    assert first.startswith("LCK.106 [Sở, ban, ngành]: Còn 1 lỗi")
    assert second.startswith("CHK.102 [2016 · so · Sở Giao thông Vận tải]")
    assert answer.out == ""
    assert parindex("lock", an_giang, "--year", 2015, "--by", BY).err.startswith("SET.115")


@pytest.mark.parametrize("by", ["", "   "])
def test_a_name_is_needed(by: str, an_giang: Path, parindex: Terminal) -> None:
    answer = lock(parindex, an_giang, by=by)
    assert (answer.code, answer.out) == (2, "")
    assert "--by" in answer.err


@pytest.mark.parametrize("reason", ["", "ngắn", "x" * 501])
def test_a_reason_is_needed(reason: str, an_giang: Path, parindex: Terminal) -> None:
    lock(parindex, an_giang)
    answer = unlock(parindex, an_giang, reason)
    assert (answer.code, answer.out) == (2, "")
    assert "LCK.10" in answer.err


def test_without_name_or_reason_nothing_is_done(an_giang: Path, parindex: Terminal) -> None:
    assert parindex("lock", an_giang, *YEAR).code == 2
    assert parindex("unlock", an_giang, *YEAR, "--by", BY).code == 2
    assert lock(parindex, an_giang.with_name("không có.parindex")).err.startswith("FILE.101")


@pytest.mark.parametrize("role", list(Role))
def test_in_a_file_with_users_one_of_them_with_a_password(
    role: Role, an_giang: Path, parindex: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opening.open_session(an_giang, Author("Lan"))
    add_users(session, passwords=True)
    session.close()
    assert lock(parindex, an_giang).err.startswith("USR.112")
    assert lock(parindex, an_giang, by=NAMES[role]).err.startswith("USR.111")
    monkeypatch.setenv("PARINDEX_PASSWORD", PASSWORD)
    answer = lock(parindex, an_giang, by=NAMES[role])
    if role is Role.SECRETARY:
        assert answer.code == 0
        assert f"người chốt: {NAMES[role]}" in parindex("log", an_giang).out
    else:
        assert answer.code == 3
        assert answer.err.startswith("USR.121")


def test_an_altered_lock_is_told_by_check_and_verify(an_giang: Path, parindex: Terminal) -> None:
    code = lock(parindex, an_giang).out.strip()
    assert parindex("verify", an_giang).code == 0
    alter(an_giang, "UPDATE attachments SET content = zeroblob(10) WHERE hash = ?", code)
    for command in ("check", "verify"):
        answer = parindex(command, an_giang)
        assert answer.code == 3
        assert answer.err.startswith("LCK.124 [2016]")
