"""Names in a column for each level: the same set comes out, with codes or without."""

from collections.abc import Callable, Sequence

import pytest

from parindex_desktop.domain.criteria_draft import SetDraft
from parindex_desktop.domain.criteria_reading.reading import SetReading, read_set
from parindex_desktop.domain.importing.table import Merge
from parindex_desktop.errors import Severity
from parindex_desktop.exchange.tables import read_table
from parindex_desktop.sentences import tell
from tests.criteria_annexes import Annex, as_docx, as_xlsx, sixty_leaves
from tests.criteria_columns import CODED, UNCODED, with_repeated_names, with_traits_of_leaves
from tests.domain.criteria_reading.tables import Value, outline, reading_of, table, told

SET = sixty_leaves()
HEADER = ("STT", "Lĩnh vực", "Tiêu chí", "Tiêu chí thành phần", "Điểm tối đa")


def read(*rows: Sequence[Value], merges: Sequence[Merge] = ()) -> SetReading:
    return read_set(table((HEADER, *rows), merges))


@pytest.mark.parametrize("write", [as_xlsx, as_docx])
@pytest.mark.parametrize("lay_out", [*CODED, *UNCODED])
def test_every_layout_gives_the_same_set(
    lay_out: Callable[[SetDraft], Annex], write: Callable[[Annex], bytes]
) -> None:
    reading = read_set(read_table(write(lay_out(SET)), name="phu-luc"))
    assert [p for p in reading.problems if p.severity is not Severity.NOTE] == []
    is_flat = lay_out is with_repeated_names
    assert reading.settled_draft() == (with_traits_of_leaves(SET) if is_flat else SET)
    assert reading.to_confirm == ()
    proposed = [p for p in reading.problems if p.code == "IMP.428"]
    assert len(proposed) == (lay_out in UNCODED)


def test_codes_follow_from_the_place_where_the_table_has_none() -> None:
    reading = read(
        ("", "Chỉ đạo", "Kế hoạch", "Ban hành", "1"), ("", "", "", "Thực hiện", "1"),
        ("", "", "Báo cáo", "", "2"), ("", "Thể chế", "", "", "3"),
    )  # fmt: skip
    assert outline(reading) == [
        "1 Chỉ đạo", "  1.1 Kế hoạch", "    1.1.1 Ban hành", "    1.1.2 Thực hiện",
        "  1.2 Báo cáo", "2 Thể chế",
    ]  # fmt: skip
    [note] = reading.problems
    assert (note.code, note.severity, note.place) == ("IMP.428", Severity.NOTE, "")
    assert "1, 1.1, 1.1.1, 1.1.2, 1.2, …" in tell(note).line


def test_codes_count_on_from_those_that_are_printed() -> None:
    rows = (
        ("II", "Chỉ đạo", "", "", ""),
        ("", "", "Kế hoạch", "", "1"),
        ("", "Thể chế", "", "", "1"),
    )
    assert outline(read(*rows)) == ["II Chỉ đạo", "  II.1 Kế hoạch", "III Thể chế"]


def test_the_column_tells_the_level_whatever_the_code() -> None:
    header = ("TT", "Lĩnh vực", "TT", "Tiêu chí", "TT", "TCTP", "Điểm tối đa")
    rows = (("1", "Chỉ đạo", "1", "Kế hoạch", "1", "Ban hành", "1"),
            ("", "", "", "", "2", "Làm", "1"), ("", "", "2", "Báo cáo", "", "", "1"),
            ("2", "Thể chế", "1", "Rà soát", "", "", "1"))  # fmt: skip
    reading = reading_of(*rows, header=header)
    assert outline(reading) == [
        "1 Chỉ đạo", "  1.1 Kế hoạch", "    1.1.1 Ban hành", "    1.1.2 Làm",
        "  1.2 Báo cáo", "2 Thể chế", "  2.1 Rà soát",
    ]  # fmt: skip
    assert reading.problems == ()


def test_a_table_may_have_two_levels_alone() -> None:
    header = ("Tiêu chí", "Tiêu chí thành phần", "Điểm tối đa")
    reading = reading_of(("Kế hoạch", "Ban hành", "1"), ("", "Làm", "1"), header=header)
    assert outline(reading) == ["1 Kế hoạch", "  1.1 Ban hành", "  1.2 Làm"]


def test_columns_that_are_no_levels_are_left_alone() -> None:
    header = ("STT", "Tiêu chí", "Nội dung đánh giá", "Điểm tối đa")
    reading = reading_of(("1", "Kế hoạch", "Ban hành", "1"), header=header)
    assert outline(reading) == ["1 Kế hoạch"]
    assert reading.unused == ("Nội dung đánh giá",)


def test_a_code_merged_with_a_name_is_the_code_of_that_name() -> None:
    rows = (("1", "Chỉ đạo", "Kế hoạch", "Ban hành", "1"), ("", "", "", "Làm", "1"),
            ("2", "", "Báo cáo", "Quý", "1"), ("", "", "", "Năm", "1"))  # fmt: skip
    merges = (Merge(2, 0, 3, 0), Merge(2, 1, 5, 1), Merge(2, 2, 3, 2), Merge(4, 0, 5, 0),
              Merge(4, 2, 5, 2))  # fmt: skip
    reading = read(("I", "Trước", "", "", "1"), *rows, merges=[_down(m) for m in merges])
    assert outline(reading)[1:] == [
        "II Chỉ đạo", "  1 Kế hoạch", "    1.1 Ban hành", "    1.2 Làm",
        "  2 Báo cáo", "    2.1 Quý", "    2.2 Năm",
    ]  # fmt: skip


def test_an_orphan_and_a_code_that_is_none_are_told() -> None:
    rows = (("1", "Chỉ đạo", "", "", ""), ("1.1", "", "Kế hoạch", "", ""),
            ("2.1.1", "", "", "a", "1"), ("TĐ1x", "", "", "b", "1"),
            ("1.2", "", "", "", "1"))  # fmt: skip
    assert told(read(*rows)) == [
        ("IMP.409", "row 4, criterion 2.1.1"),
        ("IMP.410", "row 5, criterion 1.1.2"),
        ("IMP.411", "row 6, criterion 1.2"),
    ]


def test_ways_of_scoring_in_the_columns_of_names_are_no_criteria() -> None:
    rows = (("1", "Chỉ đạo", "", "", "2"), ("1.1", "", "Kế hoạch", "", "2"),
            ("", "", "", "Ban hành kịp thời: 2 điểm", ""), ("", "", "- Chậm", "", "1"))  # fmt: skip
    reading = read(*rows)
    assert outline(reading) == ["1 Chỉ đạo", "  1.1 Kế hoạch"]
    assert reading.draft.lines[1].guide == "Ban hành kịp thời: 2 điểm\n- Chậm: 1"


def test_a_name_without_points_is_a_way_where_others_in_its_column_have_codes() -> None:
    rows = (("1", "Chỉ đạo", "", "", ""), ("1.1", "", "Kế hoạch", "", ""),
            ("1.1.1", "", "", "a", "1"), ("", "", "", "Kịp thời được điểm tối đa", ""),
            ("1.1.2", "", "", "b", "1"))  # fmt: skip
    reading = read(*rows)
    assert reading.draft.lines[2].guide == "Kịp thời được điểm tối đa"
    assert len(reading.draft.lines) == 4


def test_titles_totals_and_closing_lines_are_no_criteria() -> None:
    rows = (("PHẦN ĐIỂM CHUNG",), ("", "Chỉ đạo", "Kế hoạch", "", "2"), ("II. THỂ CHẾ",),
            ("", "", "Rà soát", "", "1"), ("", "Tổng cộng", "", "", "3"),
            ("", "Ghi chú: như trên", "", "", ""), ("", "Người lập", "", "", ""))  # fmt: skip
    reading = read(*rows, merges=(Merge(2, 0, 2, 4), Merge(4, 0, 4, 4)))
    assert outline(reading) == [
        "1 Chỉ đạo", "  1.1 Kế hoạch", "II THỂ CHẾ", "  II.1 Rà soát",
    ]  # fmt: skip
    assert told(reading) == []


def test_what_a_row_says_is_about_its_deepest_criterion() -> None:
    header = (*HEADER, "Cách chấm", "Tài liệu kiểm chứng")
    rows = (header, ("", "Chỉ đạo", "Kế hoạch", "", "1", "Có: 1", "Quyết định"),
            ("", "", "", "", "", "Không: 0", ""),
            ("", "", "Báo cáo", "Quý", "1", "Đủ: 1", ""))  # fmt: skip
    lines = read_set(table(rows, (Merge(2, 6, 4, 6),))).draft.lines
    assert [line.guide for line in lines] == ["", "Có: 1\nKhông: 0", "", "Đủ: 1"]
    assert [line.evidence for line in lines] == ["", "Quyết định", "", "Quyết định"]


def test_a_cell_as_tall_as_a_name_is_about_it() -> None:
    rows = (("", "Chỉ đạo", "Kế hoạch", "Ban hành", "2"), ("", "", "", "Làm", ""))
    reading = read(*rows, merges=(Merge(2, 1, 3, 1), Merge(2, 2, 3, 2), Merge(2, 4, 3, 4)))
    assert [line.max_points for line in reading.draft.lines] == [20_000, 20_000, 0, 0]


def _down(merge: Merge) -> Merge:
    return merge._replace(top=merge.top + 1, bottom=merge.bottom + 1)
