"""`parindex workbooks`: out, filled in by units, and back in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.services.opening import open_session
from tests.an_giang import AUTHOR
from tests.workbook_files import Office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Terminal


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Two units that have filled in what they were given."""
    made = Office(tmp_path, units=2)
    for seed, path in enumerate(made.write()):
        made.fill(path, seed=seed)
    yield made
    made.session.close()


@pytest.fixture
def file(office: Office) -> Path:
    """The work file, closed."""
    office.session.close()
    return office.session.path


def self_totals(file: Path) -> list[object]:
    session = open_session(file, AUTHOR, read_only=True)
    try:
        book = session.book(session.rounds[0].id, session.group_of("xa").id)
        return [book.self_total(unit.id) for unit in book.units]
    finally:
        session.close()


def test_one_workbook_per_unit_is_written(file: Path, tmp_path: Path, parindex: Terminal) -> None:
    out = tmp_path / "more"
    answer = parindex("workbooks", "write", file, "--year", 2025, "--group", "xa", "--out", out)
    assert answer.code == 0, answer.err
    assert answer.out.splitlines() == [
        str(out / "Phường An Hội.xlsx"),
        str(out / "Thị trấn An Hưng.xlsx"),
    ]


def test_writing_twice_is_refused(file: Path, office: Office, parindex: Terminal) -> None:
    answer = parindex(
        "workbooks", "write", file, "--year", 2025, "--group", "xa", "--out", office.out
    )
    assert answer.code == 3
    assert "WBK.127" in answer.err


def test_a_folder_is_read_and_told_by_unit(file: Path, office: Office, parindex: Terminal) -> None:
    answer = parindex(
        "--language", "en", "workbooks", "read", file, office.out, "--year", 2025,
        "--received", "2026-01-15",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    lines = answer.out.splitlines()
    assert lines[0] == "Phường An Hội: received on 15/01/2026: 13 new, 0 changed, 0 unchanged"
    assert lines[2:] == [
        "2 received, 0 of them late, 0 received before, 0 missing, 0 rejected",
        "The sound workbooks were taken over.",
    ]
    assert None not in self_totals(file)


def test_reading_again_changes_nothing(file: Path, office: Office, parindex: Terminal) -> None:
    command = ("workbooks", "read", file, office.out, "--year", 2025, "--group", "xa")
    assert parindex(*command).code == 0
    before = file.read_bytes()
    again = parindex("--language", "en", *command)
    assert "13 unchanged" in again.out
    assert "Nothing to change." in again.out
    assert file.read_bytes() == before


def test_a_dry_run_writes_nothing(file: Path, office: Office, parindex: Terminal) -> None:
    before = file.read_bytes()
    answer = parindex("workbooks", "read", file, office.out, "--year", 2025, "--dry-run")
    assert answer.code == 0, answer.err
    assert file.read_bytes() == before


def test_a_rejected_unit_is_told_and_the_others_are_taken_over(
    file: Path, office: Office, parindex: Terminal
) -> None:
    first = office.out / "Phường An Hội.xlsx"
    first.write_bytes(first.read_bytes()[:-3000])
    answer = parindex("workbooks", "read", file, office.out, "--year", 2025)
    assert answer.code == 3
    assert "WBK.103 [Phường An Hội · Phường An Hội.xlsx]" in answer.err
    assert "Phường An Hội: bị từ chối" in answer.out
    totals = self_totals(file)
    assert totals[0] is None
    assert totals[1] is not None


def test_a_file_from_elsewhere_is_rejected(
    file: Path, office: Office, tmp_path: Path, parindex: Terminal
) -> None:
    (tmp_path / "other").mkdir()
    other = Office(tmp_path / "other", units=1)
    (strange,) = other.write()
    other.session.close()
    shutil.copy(strange, office.out / "lạ.xlsx")
    answer = parindex("workbooks", "read", file, office.out, "--year", 2025)
    assert answer.code == 3
    assert "WBK.109 [lạ.xlsx]" in answer.err
    assert None not in self_totals(file)


def test_a_folder_without_files_is_told(file: Path, tmp_path: Path, parindex: Terminal) -> None:
    answer = parindex("workbooks", "read", file, tmp_path / "none", "--year", 2025)
    assert answer.code == 3
    assert "WBK.128" in answer.err
