"""What stands above the table."""

import pytest

from parindex_desktop.domain.criteria_reading.captions import read_caption

DECISION = "Quyết định số 15/QĐ-UBND ngày 05/01/2026 của Chủ tịch UBND tỉnh (bản sửa đổi)"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("PHỤ LỤC I", "BỘ TIÊU CHÍ CCHC", "CÁC SỞ, BAN, NGÀNH", "(Kèm theo ...)"),
         "BỘ TIÊU CHÍ CCHC CÁC SỞ, BAN, NGÀNH"),
        (("Phụ lục: Bảng tiêu chí chấm điểm", "Đơn vị: điểm"), "Phụ lục: Bảng tiêu chí chấm điểm"),
        (("Điều 1. Ban hành Bộ tiêu chí", "Nơi nhận:", "BỘ CHỈ SỐ CẤP XÃ"), "BỘ CHỈ SỐ CẤP XÃ"),
        (("(Ban hành kèm theo Quyết định về Bộ tiêu chí)",), ""),
        (("BẢNG TIÊU CHÍ", "BỘ TIÊU CHÍ CCHC", "CẤP XÃ"), "BẢNG TIÊU CHÍ BỘ TIÊU CHÍ CCHC CẤP XÃ"),
        (("UBND TỈNH X", "Số: 15/QĐ-UBND"), ""),
        ((), ""),
    ],
)  # fmt: skip
def test_the_title_nearest_to_the_table_counts(lines: tuple[str, ...], title: str) -> None:
    assert read_caption(lines).title == title


@pytest.mark.parametrize(
    "line",
    [
        f"(Kèm theo {DECISION})",
        f"(Ban hành kèm theo {DECISION})./.",
        f"Kèm theo {DECISION}",
    ],
)
def test_the_decision_stands_behind_its_words(line: str) -> None:
    assert read_caption(("BỘ TIÊU CHÍ", line)).decision == DECISION
