"""The printed ranking of An Giang 2016 beside the published annex, cell by cell.

Source: annexes I and II of Quyết định số 1590/QĐ-UBND of 23/5/2017, as copied into the sample
tables. What is compared is read from the finished PDF of the locked round.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from parindex_desktop import paths
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.sample import TABLES, build_sample
from tests.an_giang import AUTHOR
from tests.paper_sets import papers
from tests.reports.page_reader import read
from tests.reports.table_law import cells, grids

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {
    "so": ("I", "CỦA CÁC SỞ, BAN, NGÀNH TỈNH AN GIANG"),
    "huyen": ("II", "CỦA CÁC HUYỆN, THỊ XÃ, THÀNH PHỐ TỈNH AN GIANG"),
}


@pytest.fixture(scope="module")
def printed(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, tuple[list[str], list[list[str]]]]:
    """By group: the lines above the table, and the table."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
        found = {}
        path: Path = tmp_path_factory.mktemp("files") / "practice.parindex"
        build_sample(path, AUTHOR)
        session = open_session(path, AUTHOR, read_only=True)
        round_ = session.round_of(2016)
        reading = reading_for_papers(session, round_)
        for page, code in zip(
            read(papers(reading, PaperKind.RANKING, round_=round_)[0].make()), TABLES, strict=True
        ):
            (grid,) = grids(page, 20)
            above = [w.box.text.strip() for w in page.words if w.box.bottom < grid.top]
            found[code] = above, cells(page, grid)
        session.close()
    return found


def published(code: str) -> list[list[str]]:
    with paths.resource("sample", TABLES[code]).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader((line for line in file if not line.startswith("#")), delimiter=";"))


@pytest.mark.parametrize("code", list(TABLES))
def test_every_cell_is_the_published_one(
    printed: dict[str, tuple[list[str], list[list[str]]]], code: str
) -> None:
    assert printed[code][1] == published(code)


@pytest.mark.parametrize("code", list(TABLES))
def test_title_and_decision_are_the_published_ones(
    printed: dict[str, tuple[list[str], list[list[str]]]], code: str
) -> None:
    number, group = TITLES[code]
    assert printed[code][0] == [
        f"Phụ lục {number}",
        "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2016",
        group,
        "(Kèm theo Quyết định số 1590/QĐ-UBND ngày 23 tháng 5 năm 2017",
        "của Chủ tịch Ủy ban nhân dân tỉnh An Giang)",
    ]
