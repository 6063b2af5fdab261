"""`parindex compare`: papers of a locked file, as they were printed and with a number forged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


@pytest.fixture
def printed(an_giang: Path, parindex: Terminal, tmp_path: Path) -> tuple[Path, Path]:
    """The ranking of a locked An Giang 2016 as PDF and as spreadsheet."""
    answer = parindex("lock", an_giang, "--year", 2016, "--by", "Nguyễn Thị Lan")
    assert answer.code == 0, answer.err
    answer = parindex(
        "print", an_giang, "--year", 2016, "--document", "ranking", "--xlsx",
        "--decision", "1590/QĐ-UBND", "--date", "2017-05-23", "--out", tmp_path / "out",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    (pdf,) = (tmp_path / "out").glob("*.pdf")
    (xlsx,) = (tmp_path / "out").glob("*.xlsx")
    return pdf, xlsx


def test_papers_as_printed_agree(
    an_giang: Path, parindex: Terminal, printed: tuple[Path, Path]
) -> None:
    for paper in printed:
        answer = parindex("compare", an_giang, paper)
        assert answer.code == 0, answer.err
        assert "khớp với số liệu năm 2016 (chốt lần 1)" in answer.out


def test_a_forged_number_is_told_with_both_values(
    an_giang: Path, parindex: Terminal, printed: tuple[Path, Path]
) -> None:
    paper = printed[1]
    book = load_workbook(paper)
    cell = next(c for row in book["huyen"].iter_rows() for c in row if c.value == 92.06)
    cell.value = 96.02
    book.save(paper)
    answer = parindex("compare", an_giang, paper)
    assert answer.code == 3
    assert f"huyen, dòng {cell.row}: khác số liệu" in answer.err
    assert "96,02" in answer.err
    assert "92,06" in answer.err
    assert answer.out == ""


def test_a_paper_of_open_data_does_not_agree(
    an_giang: Path, parindex: Terminal, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    parindex("print", an_giang, "--year", 2016, "--document", "ranking", "--out", out)
    (paper,) = out.glob("*.pdf")
    answer = parindex("compare", an_giang, paper)
    assert answer.code == 3
    assert answer.err.startswith("CMP.111")


def test_what_is_no_paper_is_refused(an_giang: Path, parindex: Terminal) -> None:
    answer = parindex("compare", an_giang, an_giang)
    assert answer.code == 3
    assert answer.err.startswith("CMP.101")
