"""`parindex criteria import`: what it says, what it refuses, what it writes."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.services.maintenance import list_backups
from tests.criteria_annexes import as_docx, sixty_leaves, with_dotted_codes
from tests.exchange.building import put, workbook
from tests.exchange.test_lightening import formatted_rows
from tests.exchange.test_tables import OLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.cli.conftest import Answer, Terminal

TARGET = ("--group", "xa", "--year", 2016)
HEADER = ("STT", "Tiêu chí", "Điểm tối đa", "Cách chấm")
DOMAIN = ("1", "Chỉ đạo", None)


def criteria_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM criteria").fetchone()[0])


def sheet_of(*rows: Sequence[str | float | None]) -> bytes:
    return workbook(lambda sheet: put(sheet, [HEADER, *rows]))


def bring_in(
    parindex: Terminal, file: Path, folder: Path, content: bytes, *options: object
) -> Answer:
    table = folder / "phu-luc.xlsx"
    table.write_bytes(content)
    return parindex("criteria", "import", file, table, *TARGET, *options)


def test_an_annex_is_imported_as_one_step_after_a_backup(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    before = criteria_in(an_giang)
    annex = tmp_path / "phu-luc.docx"
    annex.write_bytes(as_docx(with_dotted_codes(sixty_leaves())))
    answer = parindex("criteria", "import", an_giang, annex, *TARGET)
    assert (answer.code, answer.err) == (0, "")
    assert "9 lĩnh vực, 82 dòng tiêu chí, 60 tiêu chí chấm điểm, tổng 106 điểm" in answer.out
    assert "60 tiêu chí có quy tắc chấm, 0 cần xác nhận" in answer.out
    assert criteria_in(an_giang) == before + 82
    assert criteria_in(list_backups(an_giang)[0].path) == before
    again = parindex("criteria", "import", an_giang, annex, *TARGET)
    assert again.code == 0
    assert "Không có gì thay đổi" in again.out


def test_a_dry_run_writes_nothing(an_giang: Path, tmp_path: Path, parindex: Terminal) -> None:
    before = an_giang.read_bytes()
    answer = bring_in(parindex, an_giang, tmp_path, sheet_of(("1", "Chỉ đạo", 3)), "--dry-run")
    assert answer.code == 0, answer.err
    assert an_giang.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (sheet_of(DOMAIN, ("1.1", "a", "hai điểm")), "IMP.405 [dòng 3, tiêu chí 1.1]"),
        (sheet_of(DOMAIN, ("1.1", "a", "70-90")), "IMP.405 [dòng 3, tiêu chí 1.1]"),
        (sheet_of(DOMAIN, ("1.1", "a", 1, "70-90: 1")), "IMP.415 [dòng 3, tiêu chí 1.1]"),
        (sheet_of(DOMAIN, ("1.1", "a", 1), ("1.1", "b", 1)), "IMP.408 [dòng 4, tiêu chí 1.1]"),
        (sheet_of(DOMAIN, ("2.3.1", "a", 1)), "IMP.409 [dòng 3, tiêu chí 2.3.1]"),
        (sheet_of(DOMAIN, ("1.1", "a", None)), "IMP.406 [dòng 3, tiêu chí 1.1]"),
        (workbook(lambda sheet: put(sheet, [("Đơn vị", "Điểm")])), "IMP.403"),
        (formatted_rows(2_000), "IMP.403"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "IMP.102"),
        (OLE + "WordDocument".encode("utf-16-le"), "IMP.401"),
        (sheet_of(DOMAIN)[:900], "IMP.103"),
        (b"", "IMP.106"),
    ],
    ids=lambda value: value.split()[0] if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_told_with_its_row_and_nothing_is_written(
    content: bytes, told: str, an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    before = an_giang.read_bytes()
    answer = bring_in(parindex, an_giang, tmp_path, content)
    assert answer.code == 3
    assert told in answer.err
    assert not answer.out or re.search(r"Chưa ghi gì: còn [12] lỗi phải sửa\.$", answer.out.strip())
    assert an_giang.read_bytes() == before


def test_guesses_that_are_not_sure_are_listed_and_left_out_unless_accepted(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    content = sheet_of(DOMAIN, ("1.1", "Người dân đánh giá qua điều tra XHH", 2))
    answer = bring_in(parindex, an_giang, tmp_path, content)
    assert answer.code == 0
    assert answer.err.startswith("IMP.426 [dòng 3, tiêu chí 1.1]")
    assert "0 tiêu chí có quy tắc chấm, 1 cần xác nhận" in answer.out
    accepted = bring_in(parindex, an_giang, tmp_path, content, "--accept-guesses")
    assert (accepted.code, accepted.err) == (0, "")
    assert "1 tiêu chí có quy tắc chấm, 0 cần xác nhận" in accepted.out


def test_a_range_without_a_unit_may_be_accepted_on_purpose(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    content = sheet_of(DOMAIN, ("1.1", "a", 1, "Từ 70-90: 0,5\nTrên 90: 1\nDưới 70: 0"))
    assert bring_in(parindex, an_giang, tmp_path, content).code == 3
    assert bring_in(parindex, an_giang, tmp_path, content, "--accept-guesses").code == 0


def test_a_set_with_scores_and_a_year_without_a_round_are_refused(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    table = tmp_path / "phu-luc.xlsx"
    table.write_bytes(sheet_of(("1", "Chỉ đạo", 3)))
    scored = parindex("criteria", "import", an_giang, table, "--group", "so", "--year", 2016)
    assert (scored.code, scored.err[:7]) == (3, "IMP.422")
    no_round = parindex("criteria", "import", an_giang, table, "--group", "so", "--year", 2031)
    assert (no_round.code, no_round.err[:7]) == (3, "SET.115")
