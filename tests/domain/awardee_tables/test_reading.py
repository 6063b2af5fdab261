import unicodedata
from collections.abc import Mapping, Sequence
from random import Random

import pytest

from parindex_desktop.domain.awardee_tables.fields import (
    OF_EARLIER,
    OF_PERSONS,
    Field,
    read_heading,
)
from parindex_desktop.domain.awardee_tables.reading import AwardeeTable, read_awardees
from parindex_desktop.domain.awards import Whom
from parindex_desktop.domain.importing.table import (
    CellKind,
    Merge,
    SourceCell,
    SourceRow,
    SourceTable,
    text_cell,
)
from parindex_desktop.errors import Severity

LIST = """
TT|Đơn vị công tác|Họ và tên|Chức vụ|Ông/Bà
1|Sở Nội vụ|Nguyễn Văn An|Phó Giám đốc|Ông
2|UBND xã An Phú|H'Hen Niê|Chủ tịch|Bà
"""


def table(
    text: str,
    *,
    merges: Sequence[Merge] = (),
    hidden_columns: Sequence[int] = (),
    hidden_rows: Sequence[int] = (),
) -> SourceTable:
    """Makes a sheet of lines with `|` between cells; blank lines count as rows."""
    rows = [
        SourceRow(number, tuple(text_cell(cell) for cell in line.split("|")))
        for number, line in enumerate(text.strip("\n").split("\n"), start=1)
        if line.replace("|", "")
    ]
    return SourceTable(
        "ds.xlsx", tuple(rows), tuple(merges), "Sheet1",
        hidden_rows=frozenset(hidden_rows), hidden_columns=frozenset(hidden_columns),
    )  # fmt: skip


def read(
    source: SourceTable, chosen: Mapping[int, Field] | None = None, *, in_order: bool = False
) -> AwardeeTable:
    return read_awardees(source, OF_PERSONS, chosen or {}, in_order=in_order)


def names(found: AwardeeTable) -> list[str]:
    return [row.value(Field.NAME) for row in found.rows]


def told(found: AwardeeTable) -> list[tuple[str, str]]:
    return [(each.code, each.place) for each in found.problems]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("STT", Field.ORDINAL), ("Họ, tên", Field.NAME), ("HỌ VÀ TÊN CÁ NHÂN", Field.NAME),
        ("Ông/Bà, họ và tên", Field.NAME), ("Họ và tên đệm", Field.FAMILY_NAME),
        ("Ông (Bà)", Field.HONORIFIC), ("Giới tính", Field.HONORIFIC),
        ("Chức vụ, chức danh", Field.OFFICE), ("Đơn vị công tác", Field.WORKPLACE),
        ("Chức vụ, đơn vị công tác", Field.OFFICE_AND_WORKPLACE),
        ("Thành tích", Field.ACHIEVEMENT), ("Ngày sinh", Field.IGNORED),
        ("Năm", Field.YEAR), ("Nam", Field.UNKNOWN), ("Số quyết định", Field.DECISION),
        ("Ngày quyết định", Field.DAY), ("Hình thức khen thưởng", Field.FORM),
        ("Mã nhân viên", Field.UNKNOWN), ("Nguyễn Văn An", Field.UNKNOWN),
    ],
)  # fmt: skip
def test_headings_are_known_in_the_ways_that_offices_write_them(heading: str, field: Field) -> None:
    assert read_heading(heading) is field
    assert read_heading(unicodedata.normalize("NFD", f"  {heading.upper()}\n")) is field


def test_columns_stand_in_any_order_below_title_lines() -> None:
    title = "SỞ NỘI VỤ||||\n\nDANH SÁCH CÁ NHÂN, ĐƠN VỊ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025||||"
    found = read(table(title + LIST + "(1)|(2)|(3)|(4)|(5)"))
    assert names(found) == ["Nguyễn Văn An", "H'Hen Niê"]
    assert found.rows[0].values == {
        Field.ORDINAL: "1", Field.WORKPLACE: "Sở Nội vụ", Field.NAME: "Nguyễn Văn An",
        Field.OFFICE: "Phó Giám đốc", Field.HONORIFIC: "Ông",
    }  # fmt: skip
    assert not found.problems


def test_a_title_that_speaks_of_names_is_no_heading() -> None:
    found = read(table("Danh sách họ và tên cán bộ\nHọ và tên\nTô Văn Hòa\nLê Thị Bé"))
    assert names(found) == ["Tô Văn Hòa", "Lê Thị Bé"]


def test_a_merged_heading_covers_both_columns_of_a_name() -> None:
    text = """
STT|Họ và tên||Công tác|
|||Chức vụ|Đơn vị
1|Công Tằng Tôn Nữ|Hoàng Ngữ|Chuyên viên|Sở Y tế
"""
    merges = [Merge(1, 1, 2, 2), Merge(1, 3, 1, 4), Merge(1, 0, 2, 0)]
    for found in (read(table(text, merges=merges)), read(table(text))):
        assert names(found) == ["Công Tằng Tôn Nữ Hoàng Ngữ"]
        assert found.rows[0].value(Field.OFFICE) == "Chuyên viên"
        assert found.rows[0].value(Field.WORKPLACE) == "Sở Y tế"
        assert not found.problems


def test_family_and_given_name_in_two_columns_are_one_name() -> None:
    found = read(table("Họ đệm|Tên|Chức vụ\nTrần Thị|Lan|Kế toán"))
    assert names(found) == ["Trần Thị Lan"]


def test_a_workplace_merged_over_rows_is_that_of_each() -> None:
    text = "Họ và tên|Đơn vị\nNguyễn Văn An|Sở Y tế\nLê Thị Bé|\nTô Hòa|Sở Nội vụ"
    found = read(table(text, merges=[Merge(2, 1, 3, 1)]))
    assert [row.value(Field.WORKPLACE) for row in found.rows] == [
        "Sở Y tế", "Sở Y tế", "Sở Nội vụ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("1|Sở Nội vụ|Phó Giám đốc|Nguyễn Văn An|Ông", "AWD.125", "C2"),
        ("1|Nguyễn Văn An|UBND xã An Phú|Chủ tịch|Ông", "AWD.125", "C2"),
        ("1|Phó Giám đốc|Nguyễn Văn An|Sở Nội vụ|Ông", "AWD.128", "D2"),
        ("1|Ông|Nguyễn Văn An|Phó Giám đốc|Sở Nội vụ", "AWD.126", "B2"),
        ("1|Sở Nội vụ|Nguyễn Văn An|Phó Giám đốc|1976", "AWD.144", "E2"),
        ("1|Sở Nội vụ|Trưởng phòng|Trưởng phòng|Ông", "AWD.130", "C2"),
        ("1|Sở Nội vụ|Bà Lê Thị Bé|Trưởng phòng|Ông", "AWD.132", "C2"),
        ("1|Sở Nội vụ||Trưởng phòng|Ông", "AWD.127", "row 2"),
    ],
)
def test_swapped_columns_are_told_with_the_row(line: str, code: str, place: str) -> None:
    found = read(table(LIST.strip().split("\n")[0] + "\n" + line))
    errors = [(p.code, p.place) for p in found.problems if p.severity is Severity.ERROR]
    assert (code, place) in errors


def test_what_a_person_says_of_columns_mends_swapped_ones() -> None:
    source = table("Họ và tên|Chức vụ\nTrưởng phòng|Nguyễn Văn An\nKế toán|Lê Thị Bé")
    assert told(read(source)) == [("AWD.125", "A2"), ("AWD.125", "A3")]
    mended = read(source, {0: Field.OFFICE, 1: Field.NAME})
    assert names(mended) == ["Nguyễn Văn An", "Lê Thị Bé"]
    assert not mended.problems


def test_columns_nobody_knows_stand_twice_or_are_hidden_are_told_before_the_rows() -> None:
    text = "Họ và tên|Mã NV|Chức vụ|Chức danh|Đơn vị\nTô Lan|17|Kế toán|Kế toán|Sở Y tế"
    found = read(table(text, hidden_columns=[4]))
    assert told(found) == [
        ("AWD.123", "B1"), ("AWD.124", "C1"), ("AWD.124", "D1"), ("AWD.139", "E1"),
    ]  # fmt: skip
    mended = read(table(text, hidden_columns=[4]), {3: Field.IGNORED, 4: Field.WORKPLACE})
    assert [code for code, _ in told(mended)] == ["AWD.123"]
    assert mended.rows[0].value(Field.WORKPLACE) == "Sở Y tế"


def test_hidden_rows_and_error_cells_are_told_and_not_taken() -> None:
    source = table("Họ và tên|Chức vụ\nTô Lan|Kế toán\nLê Thị Bé|Kế toán", hidden_rows=[3])
    assert names(read(source)) == ["Tô Lan"]
    assert told(read(source)) == [("AWD.140", "row 3")]
    broken = SourceRow(4, (text_cell("Vũ Nam"), SourceCell("#REF!", kind=CellKind.ERROR)))
    rows = (*source.rows, broken)
    found = read(SourceTable("ds.xlsx", rows, sheet="Sheet1"))
    assert ("AWD.129", "B4") in told(found)


def test_sections_sums_and_signatures_are_nobody() -> None:
    text = """
STT|Họ và tên|Chức vụ|Đơn vị
I|TẬP THỂ||
1|Sở Nội vụ||
II|CÁ NHÂN||
1|Nguyễn Văn An|Phó Giám đốc|Sở Nội vụ
2|Ông Tô Hòa|Kế toán|Sở Y tế
|Tổng cộng|2 người|
|(Danh sách có 01 tập thể và 02 cá nhân)./.||
|NGƯỜI LẬP||GIÁM ĐỐC
"""
    found = read(table(text))
    assert names(found) == ["Nguyễn Văn An", "Ông Tô Hòa"]
    assert {each.code for each in found.problems} == {"AWD.135"}
    assert [each.place for each in found.problems if each.severity is Severity.WARNING] == ["row 3"]
    both = read_awardees(table(text), OF_EARLIER, {})
    assert [row.whom for row in both.rows] == [Whom.COLLECTIVE, Whom.PERSON, Whom.PERSON]


def test_a_table_without_headings_says_so_unless_it_was_pasted() -> None:
    source = table("1|Bà|Trần Thị Lan|Kế toán|Sở Y tế\n2|Ông|Tô Hòa|Kế toán|Sở Y tế")
    assert "AWD.122" in {each.code for each in read(source).problems}
    pasted = read(source, in_order=True)
    assert names(pasted) == ["Trần Thị Lan", "Tô Hòa"]
    assert not pasted.problems
    swapped = read(table("Trưởng phòng|Nguyễn Văn An|Sở Nội vụ"), in_order=True)
    assert told(swapped) == [("AWD.125", "A1")]


def test_the_same_person_twice_is_told_however_it_is_spelled() -> None:
    text = f"""
Họ và tên|Đơn vị
Nguyễn  Thị Hòa|Sở NN&MT
{unicodedata.normalize("NFD", "NGUYỄN THỊ HOÀ")}|Sở Nông nghiệp và Môi trường
Bà Nguyễn Thị Hoà|
Nguyễn Thị Hoa|Sở NN&MT
Nguyễn Thị Hòa|Sở Y tế
"""
    found = read(table(text))
    assert [(p.place, p.params["rows"]) for p in found.problems if p.code == "AWD.131"] == [
        ("A2", "3, 4"), ("A3", "2, 4"), ("A4", "2, 3, 6"), ("A6", "4"),
    ]  # fmt: skip


def test_odd_and_endless_names_are_told_and_hard_ones_are_not() -> None:
    hard = ["Đặng Thị Ngọc-Anh", "K’Dơi", "H'Hen Niê", "Y Moan Ênuôl", "Ông Ích Khiêm",
            "Phó Đức Chính", "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Ngữ"]  # fmt: skip
    odd = ["nguyễn văn an", "Nguyễn Văn An 2", "Lê A/Tô B", "x" * 3]
    endless = " ".join(["Hoàng"] * 24)
    lines = "\n".join(f"{name}|Kế toán" for name in (*hard, *odd, endless + "a"))
    found = read(table("Họ và tên|Chức vụ\n" + lines))
    by_code = {p.params["name"] for p in found.problems if p.code == "AWD.134"}
    assert by_code == {*odd, "K’Dơi"}  # one word
    assert [p.params["count"] for p in found.problems if p.code == "AWD.133"] == [144]


def test_every_line_of_any_table_is_taken_or_told() -> None:
    words = [
        "", "", "Họ và tên", "Chức vụ", "Đơn vị", "STT", "1", "2", "Ông", "Nguyễn Văn An", "Năm",
        "Bà Lê Thị Bé", "Kế toán", "Sở Y tế", "I", "TẬP THỂ", "Tổng cộng", "(Danh sách có", "²",
        "NGƯỜI LẬP", "Họ đệm", "Tên", "2015", "x",
    ]  # fmt: skip
    for seed in range(400):
        chance = Random(seed)
        lines = ["|".join(chance.choices(words, k=4)) for _ in range(6)]
        source = table("Họ và tên|Chức vụ|Đơn vị|STT\n" + "\n".join(lines))
        found = read(source)
        heads = {tuple(cell.text for cell in row.cells) for row in found.layout.headings}
        known = {row.number for row in found.rows}
        known |= {
            int("".join(filter(str.isdigit, each.place))) for each in found.problems if each.place
        }
        for row in source.rows:
            if row in found.layout.headings:
                continue
            texts = [cell.text for cell in row.cells]
            is_empty_line = sum(map(bool, texts)) == 1 and any(t in "12" for t in texts if t)
            assert row.number in known or tuple(texts) in heads or is_empty_line, (seed, texts)
