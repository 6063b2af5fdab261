"""A set as a spreadsheet: everything there, nothing run, nothing cut off."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft
from parindex_desktop.domain.numbers import ZERO
from parindex_desktop.domain.rules.kinds import PerItemRule
from parindex_desktop.errors import InputError
from parindex_desktop.services.criteria_export import LONGEST, frozen_workbook
from tests.criteria_drafts import drafts
from tests.domain.building import points

RULE = PerItemRule("quy chế", points("0,5"), points("2"))
LEAF = DraftLine(
    1, "1.10", "=Ban hành quy chế", points("2"), Source.SURVEY, Kind.BONUS, RULE,
    "Mỗi quy chế: 0,5\n- tối đa 2", "Quyết định\nCông văn", "Sở Nội vụ", "+ mới",
    ("Không có TTHC", "Đơn vị ngành dọc"),
)  # fmt: skip
DRAFT = SetDraft(
    "Bộ tiêu chí các sở", "Quyết định số 15/QĐ-UBND", points("2"), points("2,5"),
    (DraftLine(0, "I", "Thể chế", points("2,5")), LEAF),
)  # fmt: skip


def page_of(draft: SetDraft) -> Worksheet:
    made = frozen_workbook(draft, name="so", author="Sở Nội vụ tỉnh An Giang")()
    return load_workbook(io.BytesIO(made)).worksheets[0]


def rows_of(draft: SetDraft) -> list[dict[str, Any]]:
    """Returns heading -> value of every line."""
    rows = list(page_of(draft).iter_rows(values_only=True))
    header = rows.index(layout.HEADINGS)
    return [dict(zip(layout.HEADINGS, row, strict=True)) for row in rows[header + 1 :]]


def test_every_field_has_its_column() -> None:
    domain, leaf = rows_of(DRAFT)
    assert leaf == {
        "STT": "1.10",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần": "=Ban hành quy chế",
        "Điểm tối đa": 2,
        "Cách chấm": "Mỗi quy chế: 0,5\n- tối đa 2",
        "Tài liệu kiểm chứng": "Quyết định\nCông văn",
        "Ghi chú": "+ mới",
        "Nguồn điểm": "Điều tra XHH",
        "Loại": "Điểm thưởng",
        "Đơn vị thẩm định": "Sở Nội vụ",
        "Không áp dụng cho": "Không có TTHC; Đơn vị ngành dọc",
        "Cấp": 2,
        "Quy tắc (mã)": leaf[layout.RULE],
    }
    rule = {"cap": 20_000, "each": 5_000, "item": "quy chế", "kind": "per_item", "takes": False}
    assert json.loads(leaf[layout.RULE]) == rule
    assert (domain["Điểm tối đa"], domain["Cách chấm"], domain["Quy tắc (mã)"]) == (2.5, None, None)


def test_the_set_itself_stands_above_its_table() -> None:
    above = [row[0] for row in page_of(DRAFT).iter_rows(max_row=4, values_only=True)]
    assert above == [
        "Tên bộ tiêu chí: Bộ tiêu chí các sở",
        "Quyết định: Quyết định số 15/QĐ-UBND",
        "Trần điểm thưởng: 2",
        "Trần điểm trừ: 2,5",
    ]


def test_without_title_decision_and_caps_the_table_begins_at_the_top() -> None:
    assert page_of(SetDraft(lines=(LEAF,)))["A1"].value == "STT"


def test_a_maximum_of_nothing_is_a_zero_and_not_blank() -> None:
    assert rows_of(SetDraft(lines=(replace(LEAF, max_points=ZERO),)))[0]["Điểm tối đa"] == 0


def test_levels_can_be_folded_and_the_header_stays() -> None:
    page = page_of(DRAFT)
    assert [page.row_dimensions[row].outlineLevel for row in (7, 8)] == [0, 1]
    assert page.freeze_panes == "A7"
    assert page.page_setup.orientation == "landscape"
    assert page.print_area == "'so'!$A$1:$F$8"
    assert page["A7"].font.bold
    assert not page["A8"].font.bold


@settings(max_examples=40)
@given(drafts())
def test_texts_are_texts_and_numbers_numbers(draft: SetDraft) -> None:
    for line, row in zip(draft.lines, rows_of(draft), strict=True):
        assert row["STT"] == line.code
        assert row[layout.NAME] == line.name
        assert row["Cách chấm"] == (line.guide or None)
        assert row["Điểm tối đa"] * 10_000 == pytest.approx(line.max_points, abs=1e-6)


def test_a_text_that_no_cell_holds_is_refused_and_not_cut() -> None:
    with pytest.raises(InputError) as caught:
        frozen_workbook(
            SetDraft(lines=(replace(LEAF, guide="x" * (LONGEST + 1)),)), name="so", author=""
        )
    assert caught.value.code == "DOC.301"
    assert caught.value.params["code"] == "1.10"
