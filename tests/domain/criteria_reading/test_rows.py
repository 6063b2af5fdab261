"""What the rows of an annex are, and what their cells say."""

from decimal import Decimal

import pytest

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.criteria_reading.reading import read_set
from parindex_desktop.domain.importing.table import CellKind, Merge, SourceCell, number_cell
from parindex_desktop.domain.rules.kinds import BandsRule, SurveyRule, YesNoRule
from tests.domain.building import points
from tests.domain.criteria_reading.tables import Value, outline, reading_of, table, told

DOMAIN = ("1", "Chỉ đạo", "")


def guide_of(*rows: tuple[Value, ...], header: tuple[str, ...]) -> list[str]:
    reading = reading_of(DOMAIN, *rows, header=header)
    assert reading.is_sound
    return reading.draft.lines[1].guide.splitlines()


@pytest.mark.parametrize(
    ("cell", "maximum"),
    [
        ("2", "2"), ("2,0", "2"), ("2.5", "2,5"), ("2 điểm", "2"), ("0,25đ", "0,25"), ("(2)", "2"),
        ("Tối đa 2 điểm", "2"), ("tối đa: 1,5", "1,5"), (number_cell(Decimal("0.75")), "0,75"),
        (number_cell(Decimal(2), decimals=2), "2"), (" 3 ", "3"), ("2 điểm.", "2"),
    ],
)  # fmt: skip
def test_a_maximum_is_read_however_it_is_written(cell: Value, maximum: str) -> None:
    reading = reading_of(DOMAIN, ("1.1", "Kế hoạch", cell))
    assert told(reading) == []
    assert reading.draft.lines[1].max_points == points(maximum)


@pytest.mark.parametrize(
    "cell",
    ["hai điểm", "70-90", "1 hoặc 2", "x", "1,23456", "9999999", SourceCell("50%", Decimal(50))],
)
def test_what_is_no_number_of_points_is_told_with_its_row(cell: Value) -> None:
    reading = reading_of(DOMAIN, ("1.1", "Kế hoạch", cell))
    assert told(reading) == [("IMP.405", "row 3, criterion 1.1")]
    assert not reading.is_sound


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (SourceCell("01/02/2024", kind=CellKind.DATE), "IMP.203"),
        (SourceCell("#REF!", kind=CellKind.ERROR), "IMP.204"),
        (number_cell(Decimal("0.5"), percent=True), "IMP.405"),
        ("", "IMP.406"),
        ("-", "IMP.406"),
    ],
)
def test_a_cell_without_points_says_why(cell: Value, code: str) -> None:
    reading = reading_of(DOMAIN, ("1.1", "Kế hoạch", cell))
    assert told(reading) == [(code, "row 3, criterion 1.1")]


def test_a_maximum_may_stand_in_the_name() -> None:
    reading = reading_of(
        ("I", "CHỈ ĐẠO (tối đa 2 điểm)", ""),
        ("1", "Kế hoạch (0,5 điểm)", ""),
        ("2", "Báo cáo", "1,5"),
    )
    assert told(reading) == []
    assert outline(reading) == ["I CHỈ ĐẠO", "  1 Kế hoạch", "  2 Báo cáo"]
    assert reading.sum == points("2")


def test_parents_without_a_maximum_get_the_sum_of_what_is_below() -> None:
    rows = (DOMAIN, ("1.1", "a", ""), ("1.1.1", "b", "1"), ("1.1.2", "c", "0,5"), ("1.2", "d", "2"))
    reading = reading_of(*rows)
    maxima = [line.max_points for line in reading.draft.lines]
    assert maxima == [points(p) for p in ("3,5", "1,5", "1", "0,5", "2")]


def test_sums_that_do_not_meet_are_told_with_the_difference() -> None:
    reading = reading_of(("1", "Chỉ đạo", "3"), ("1.1", "a", "1"), ("1.2", "b", "1,5"))
    [problem] = reading.problems
    assert (problem.code, problem.place) == ("IMP.413", "row 2, criterion 1")
    assert problem.params == {"maximum": "3", "sum": "2,5", "difference": "0,5"}
    assert reading.is_sound


@pytest.mark.parametrize(
    "label", ["Tổng cộng", "TỔNG ĐIỂM", "Tổng số điểm tối đa:", "Cộng", "Tổng cộng (I+II)"]
)
def test_the_total_is_compared_with_the_domains(label: str) -> None:
    rows = (("1", "Chỉ đạo", "3"), ("2", "Thể chế", "4"), ("", label, "100"))
    reading = reading_of(*rows)
    assert told(reading) == [("IMP.414", "row 4")]
    assert reading.problems[0].params["difference"] == "93"
    assert told(reading_of(*rows[:2], ("", label, "7"))) == []


def test_a_total_on_top_is_a_total_too() -> None:
    reading = reading_of(("", "Tổng cộng", "7"), ("1", "Chỉ đạo", "3"), ("2", "Thể chế", "4"))
    assert told(reading, notes=True) == []
    assert outline(reading) == ["1 Chỉ đạo", "2 Thể chế"]


def test_lines_in_a_cell_are_the_guide() -> None:
    header = ("STT", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Điểm")
    ways = "Kịp thời\nKhông kịp thời\nKhông ban hành"
    assert guide_of(("1.1", "a", "1", ways, "1\n0,5\n0"), header=header) == [
        "Kịp thời: 1", "Không kịp thời: 0,5", "Không ban hành: 0",
    ]  # fmt: skip
    assert guide_of(("1.1", "a", "1", ways, "1"), header=header) == ways.splitlines()


@pytest.mark.parametrize("heading", ["Thang điểm đánh giá", "Thang điểm", "Điểm đánh giá"])
def test_a_scale_in_words_is_the_way_of_scoring(heading: str) -> None:
    scale = "- Ban hành kịp thời: 1\n- Không kịp thời: 0,5\n- Không ban hành: 0"
    header = ("STT", "Tiêu chí", "Điểm tối đa", heading)
    assert guide_of(("1.1", "Kế hoạch", "1", scale), header=header) == scale.splitlines()


def test_rows_below_a_criterion_are_its_guide() -> None:
    header = ("STT", "Tiêu chí", "Điểm tối đa", "Thang điểm")
    rows = (("1.1", "a", "1"), ("", "Kịp thời", "", "1"), ("-", "Không kịp thời:", "0,5"),
            ("", "Không ban hành: 0", "", "0"), ("", "Xem", "", "chú thích"))  # fmt: skip
    assert guide_of(*rows, header=header) == [
        "Kịp thời: 1", "Không kịp thời: 0,5", "Không ban hành: 0", "Xem: chú thích",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("worth", "guide"),
    [
        (("", "", ""), "Kịp thời\nKhông kịp thời\nKhông ban hành"),
        (("1", "0,5", "0"), "Kịp thời: 1\nKhông kịp thời: 0,5\nKhông ban hành: 0"),
    ],
)
def test_lettered_lines_may_be_the_ways_of_a_criterion(worth: tuple[str, ...], guide: str) -> None:
    names = ("Kịp thời", "Không kịp thời", "Không ban hành")
    ways = zip("abc", names, worth, strict=True)
    reading = reading_of(DOMAIN, ("1.1", "Kế hoạch", "1"), *ways, ("1.2", "Báo cáo", "1"))
    assert outline(reading) == ["1 Chỉ đạo", "  1.1 Kế hoạch", "  1.2 Báo cáo"]
    assert reading.draft.lines[1].guide == guide
    last = reading_of(DOMAIN, ("1.1", "Kế hoạch", "1"), *zip("abc", names, worth, strict=True))
    assert last.draft.lines[1].guide == guide


@pytest.mark.parametrize(
    ("maximum", "worth"), [("2", ("1", "1")), ("", ("1", "1")), ("2", ("2", "")), ("2", ("x", ""))]
)
def test_lettered_lines_that_share_a_maximum_are_criteria(
    maximum: str, worth: tuple[str, str]
) -> None:
    rows = (
        DOMAIN,
        ("1.1", "Kế hoạch", maximum),
        ("a", "Ban hành", worth[0]),
        ("b", "Làm", worth[1]),
    )
    assert len(reading_of(*rows).draft.lines) == 4


def test_a_scale_before_the_maximum_is_not_taken_for_it() -> None:
    header = ("STT", "Tiêu chí", "Thang điểm", "Điểm tối đa")
    rows = (("1.1", "a", "", "2"), ("", "Kịp thời", "2"), ("", "Chậm", "1"))
    assert guide_of(*rows, header=header) == ["Kịp thời: 2", "Chậm: 1"]


def test_a_name_and_its_ways_may_share_a_cell() -> None:
    header = ("STT", "Nội dung", "Điểm tối đa")
    cell = "Ban hành kế hoạch\nnăm\n- Kịp thời: 1\n- Không: 0"
    reading = reading_of(DOMAIN, ("1.1", cell, "1"), header=header)
    line = reading.draft.lines[1]
    assert (line.name, line.guide) == ("Ban hành kế hoạch năm", "- Kịp thời: 1\n- Không: 0")
    assert isinstance(reading.guessed[1].rule, YesNoRule)


def test_what_stands_beside_a_way_of_scoring_is_kept() -> None:
    header = ("STT", "Tiêu chí", "Điểm tối đa", "Tài liệu kiểm chứng", "Ghi chú")
    rows = (DOMAIN, ("1.1", "a", "1", "Quyết định", ""), ("", "Có: 1", "", "Công văn", "mới"))
    line = reading_of(*rows, header=header).draft.lines[1]
    assert (line.evidence, line.note) == ("Quyết định\nCông văn", "mới")


def test_a_cell_merged_over_criteria_holds_for_all_of_them() -> None:
    header = ("STT", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Tài liệu kiểm chứng", "Ghi chú")
    rows = (header, DOMAIN, ("1.1", "a", "1", "", "Quyết định", "chung"), ("", "Có: 1"),
            ("1.2", "b", "1"))  # fmt: skip
    reading = read_set(table(rows, (Merge(3, 4, 5, 4), Merge(3, 5, 4, 5))))
    assert [(x.evidence, x.note) for x in reading.draft.lines[1:]] == [
        ("Quyết định", "chung"), ("Quyết định", ""),
    ]  # fmt: skip
    assert reading.draft.lines[1].guide == "Có: 1"


def test_merged_titles_between_domains_are_skipped_and_told() -> None:
    rows = (("STT", "Tiêu chí", "Điểm tối đa"), ("PHẦN ĐIỂM CHUNG",), DOMAIN, ("1.1", "a", "1"),
            ("TIÊU CHÍ RIÊNG",), ("2", "b", "1"), ("- Có: 1",))  # fmt: skip
    merges = tuple(Merge(row, 0, row, 2) for row in (2, 5, 7))
    reading = read_set(table(rows, merges))
    assert [row.text for row in reading.skipped] == ["PHẦN ĐIỂM CHUNG", "TIÊU CHÍ RIÊNG"]
    assert told(reading, notes=True)[:2] == [("IMP.420", "row 2"), ("IMP.420", "row 5")]
    assert reading.draft.lines[-1].guide == "- Có: 1"


def test_a_header_repeated_on_the_next_page_and_numbered_columns_are_dropped() -> None:
    header = ("STT", "Tiêu chí", "Điểm tối đa")
    rows = (("(1)", "(2)", "(3)"), DOMAIN, ("1.1", "a", "1"), header, ("1.2", "b", "1"))
    reading = reading_of(*rows, header=header)
    assert outline(reading) == ["1 Chỉ đạo", "  1.1 a", "  1.2 b"]
    assert told(reading, notes=True) == []


def test_closing_lines_are_no_ways_of_scoring() -> None:
    rows = (DOMAIN, ("1.1", "a", "1"), ("", "Có, trước ngày 31 tháng 12 năm 2025: 1"),
            ("", "Ghi chú: không tính điểm thưởng"), ("", "- Điểm trừ: 1"),
            ("", "", "Tỉnh X, ngày 1"))  # fmt: skip
    reading = reading_of(*rows)
    assert reading.draft.lines[1].guide == "Có, trước ngày 31 tháng 12 năm 2025: 1"
    assert len(reading.skipped) == 3


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Điểm thưởng", Kind.BONUS),
        ("Tiêu chí điểm cộng", Kind.BONUS),
        ("Sáng kiến (điểm thưởng)", Kind.BONUS),
        ("ĐIỂM TRỪ", Kind.PENALTY),
        ("Trễ hạn (trừ)", Kind.PENALTY),
        ("Thưởng cho cán bộ", Kind.NORMAL),
    ],
)
def test_bonus_and_penalty_are_told_by_their_names(name: str, kind: Kind) -> None:
    reading = reading_of(("8", name, "2"), ("8.1", "Việc", "2"))
    assert [line.kind for line in reading.draft.lines] == [kind, kind]
    caps = (reading.draft.bonus_cap, reading.draft.penalty_cap)
    two = points("2")
    assert caps == {Kind.BONUS: (two, None), Kind.PENALTY: (None, two)}.get(kind, (None, None))


def test_a_maximum_below_zero_is_a_penalty() -> None:
    reading = reading_of(("9", "Vi phạm", ""), ("9.1", "Trễ hạn", "-3"))
    assert reading.draft.lines[1].kind is Kind.PENALTY
    assert reading.draft.lines[1].max_points == points("3")


def test_a_bonus_heading_without_a_code_follows_the_last_domain() -> None:
    reading = reading_of(("I", "a", "1"), ("II", "b", "1"), ("", "Điểm thưởng", "2"))
    assert outline(reading)[-1] == "III Điểm thưởng"
    assert told(reading) == [("IMP.412", "row 4, criterion III")]
    alone = reading_of(("", "Điểm thưởng", "2"))
    assert outline(alone) == ["1 Điểm thưởng"]


@pytest.mark.parametrize(
    ("name", "guide", "source"),
    [
        ("Đánh giá của người dân qua điều tra XHH", "", Source.SURVEY),
        ("Tính kịp thời", "Theo kết quả khảo sát", Source.SURVEY),
        ("Mức độ hài lòng (SIPAS)", "", Source.EXTERNAL),
        ("Chỉ số chuyển đổi số", "", Source.EXTERNAL),
        ("Tổ chức điều tra xã hội học", "Có: 1", Source.APPRAISED),
        ("Công bố chỉ số SIPAS", "Có: 1", Source.APPRAISED),
        ("Kế hoạch", "Có: 1", Source.APPRAISED),
    ],
)
def test_the_source_is_told_by_words(name: str, guide: str, source: Source) -> None:
    reading = reading_of(("1", "x", ""), ("1.1", name, "1", guide))
    assert reading.draft.lines[1].source is source
    assert reading.draft.lines[0].source is Source.APPRAISED


def test_what_stands_below_a_survey_domain_comes_from_the_survey() -> None:
    reading = reading_of(("8", "ĐIỀU TRA XÃ HỘI HỌC", ""), ("8.1", "Người dân", "1"))
    assert reading.draft.lines[1].source is Source.SURVEY
    assert reading.guessed[1].rule == SurveyRule()
    assert told(reading) == [("IMP.426", "row 3, criterion 8.1")]


def test_columns_of_maxima_tell_the_source() -> None:
    header = ("STT", "Tiêu chí", "Điểm thẩm định", "Điểm điều tra XHH")
    rows = (("1", "a", "1", "2"), ("1.1", "b", "1", ""), ("1.2", "c", "-", "2"))
    reading = reading_of(*rows, header=header)
    assert [x.source for x in reading.draft.lines[1:]] == [Source.APPRAISED, Source.SURVEY]
    split = reading_of(*rows, ("2", "d", "1", "1"), header=header)
    assert ("IMP.407", "row 5, criterion 2") in told(split)


def test_a_mark_beside_the_maximum_tells_the_source() -> None:
    header = ("STT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định", "Điểm điều tra XHH")
    rows = (DOMAIN, ("1.1", "b", "1", "0,5", ""), ("1.2", "c", "2", "", "x"))
    reading = reading_of(*rows, header=header)
    assert [x.source for x in reading.draft.lines[1:]] == [Source.APPRAISED, Source.SURVEY]
    assert reading.sum == points("3")


def test_columns_of_sources_and_kinds_are_read_in_their_own_words() -> None:
    header = ("STT", "Tiêu chí", "Điểm tối đa", "Nguồn điểm", "Loại", "Không áp dụng cho")
    rows = (DOMAIN, ("1.1", "a", "1", "Điều tra XHH", "Điểm cộng", "Không có TTHC; Ngành dọc"),
            ("1.2", "b", "1", "Chỉ số ngoài", "Điểm trừ"),
            ("1.3", "c", "1", "Sở Nội vụ", "Thường"), ("1.4", "d", "1", "", "Thưởng"))  # fmt: skip
    lines = reading_of(*rows, header=header).draft.lines
    assert [line.source for line in lines[1:]] == [
        Source.SURVEY, Source.EXTERNAL, Source.APPRAISED, Source.APPRAISED,
    ]  # fmt: skip
    assert [line.kind for line in lines[1:]] == [
        Kind.BONUS,
        Kind.PENALTY,
        Kind.NORMAL,
        Kind.BONUS,
    ]
    assert lines[1].exempt == ("Không có TTHC", "Ngành dọc")


def test_a_range_without_a_unit_is_told_and_nothing_is_taken() -> None:
    reading = reading_of(DOMAIN, ("1.1", "a", "1", "70-90: 0,5\nTrên 90: 1\nDưới 70: 0"))
    assert isinstance(reading.guessed[1].rule, BandsRule)
    assert ("IMP.415", "row 3, criterion 1.1") in told(reading)
    assert not reading.is_sound
    assert reading.accepting().is_sound


def test_a_wording_that_means_no_rule_is_a_note() -> None:
    reading = reading_of(DOMAIN, ("1.1", "a", "1", "Xem hướng dẫn riêng"))
    assert told(reading, notes=True) == [("IMP.417", "row 3, criterion 1.1")]
    assert reading.settled_draft().lines[1].rule is None
