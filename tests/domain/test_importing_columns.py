import pytest

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    SetId,
)
from parindex_desktop.domain.importing.mapping import (
    ColumnChoice,
    Heading,
    HeadingReader,
    Origin,
    Target,
    TargetKind,
    heading_maximum,
    map_columns,
    parse_target,
    to_remember,
)
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.units import GroupId, RoundId


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("STT", "ordinal"),
        ("TT", "ordinal"),
        ("Tên đơn vị", "unit"),
        ("SỞ, BAN NGÀNH", "unit"),
        ("Địa phương", "unit"),
        ("Cơ quan, đơn vị", "unit"),
        ("HUYỆN, THỊ XÃ, THÀNH PHỐ", "unit"),
        ("Xã, phường, đặc khu", "unit"),
        ("Xã/phường", "unit"),
        ("Điểm thẩm định", "appraised"),
        ("Điểm do Sở Nội vụ đánh giá", "appraised"),
        ("ĐIỂM THẨM ĐỊNH (65)", "appraised"),
        ("Điểm điều tra xhh", "survey"),
        ("Điểm ĐTXHH (35)", "survey"),
        ("Kết quả điều tra xã hội học", "survey"),
        ("Tổng điểm (100)", "total"),
        ("Chỉ số CCHC -PAR INDEX 2017", "index"),
        ("PAR INDEX", "index"),
        ("Xếp hạng", "rank"),
        ("Thứ hạng", "rank"),
        ("Xếp loại", "class"),
        ("Điểm tự đánh giá", "ignored"),
        ("Điểm tự chấm", "ignored"),
        ("Xếp hạng năm trước", "ignored"),
        ("Tăng/giảm", "ignored"),
        ("Đơn vị tính", "ignored"),
        ("Số điểm", "ignored"),
        ("Tên tiêu chí", "ignored"),
        ("Các sở, ngành", "unit"),
        ("Sở", "unit"),
        ("Chỉ số CCHC sau thẩm định", "index"),
        ("Tổng điểm (thẩm định + điều tra XHH)", "total"),
        ("Tổng điểm thẩm định", "appraised"),
        ("Điểm tối đa", "ignored"),
        ("Ghi chú", "ignored"),
        ("Số phiếu khảo sát", "ignored"),
    ],
)
def test_headings_of_real_tables_are_recognised(heading: str, target: str) -> None:
    assert str(HeadingReader().read(0, Heading(heading))[0]) == target


@pytest.mark.parametrize(
    ("heading", "maximum"),
    [
        ("Điểm thẩm định (65)", 65),
        ("Điểm thẩm định (tối đa 70 điểm)", 70),
        ("Điểm XHH (35đ)", 35),
        ("Điểm thẩm định/70", 70),
        ("Điểm (thang điểm: 67,5)", 67.5),
        ("Chỉ số CCHC (2016)", None),
        ("Điểm thẩm định lần 1", None),
    ],
)
def test_a_heading_may_print_its_maximum(heading: str, maximum: float | None) -> None:
    expected = None if maximum is None else Points(int(maximum * 10_000))
    assert heading_maximum(heading) == expected


def tree() -> CriteriaTree:
    criteria_set = CriteriaSet(SetId(1), RoundId(1), GroupId(1))
    names = ("Ban hành kế hoạch", "Thực hiện kế hoạch")
    leaves = [
        Criterion(CriterionId(n), SetId(1), None, n, f"1.{n}", name, Points(10_000))
        for n, name in enumerate(names, 1)
    ]
    return CriteriaTree.build(criteria_set, leaves)


@pytest.mark.parametrize(
    ("heading", "code"),
    [("1.1", "1.1"), ("TC 1.2", "1.2"), ("1,2", "1.2"), ("ban hành  kế hoạch (1)", "1.1"),
     ("1.2. Thực hiện kế hoạch", "1.2")],
)  # fmt: skip
def test_a_criterion_is_found_by_code_and_by_name(heading: str, code: str) -> None:
    target, origin = HeadingReader(tree()).read(0, Heading(heading))
    assert target == Target(TargetKind.CRITERION, code)
    assert origin is Origin.GUESSED


def test_the_persons_word_goes_before_memory_and_guess() -> None:
    headings = [Heading("Tên"), Heading("Điểm A"), Heading("Điểm thẩm định")]
    choice = ColumnChoice(Target(TargetKind.APPRAISED), heading="điểm  a")
    reader = HeadingReader(None, (choice,), {"ten": "ignored"})
    columns = map_columns(headings, reader)
    assert [(str(c.target), c.origin) for c in columns] == [
        ("ignored", Origin.REMEMBERED),
        ("appraised", Origin.CHOSEN),
        ("ignored", Origin.UNKNOWN),
    ]


def test_what_was_chosen_is_remembered_for_the_next_table() -> None:
    headings = [Heading("Tên gọi"), Heading("Cột lạ"), Heading("Điểm K")]
    choice = ColumnChoice(Target(TargetKind.SURVEY), column=2)
    first = map_columns(headings, HeadingReader(chosen=(choice,)))
    memory = to_remember(first)
    assert memory == {"ten goi": "unit", "diem k": "survey"}
    again = map_columns(headings, HeadingReader(remembered=memory))
    assert [str(c.target) for c in again] == [str(c.target) for c in first]


@pytest.mark.parametrize(
    ("text", "target"),
    [("unit", Target(TargetKind.UNIT)), ("1.2", Target(TargetKind.CRITERION, "1.2")),
     ("criterion:unit", Target(TargetKind.CRITERION, "unit"))],
)  # fmt: skip
def test_targets_are_named_by_word_or_by_code(text: str, target: Target) -> None:
    assert parse_target(text) == target
    assert parse_target(str(target)) == target
