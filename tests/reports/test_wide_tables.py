"""Headings of two levels, wide tables, and tables that go on beside themselves."""

from __future__ import annotations

import re

import pytest

from parindex_desktop.domain.documents import (
    Align,
    HeadingGroup,
    Mode,
    PrintedTable,
    TableColumn,
)
from reports.column_parts import column_parts
from reports.columns import needs, readable_width
from reports.files import file_pdf
from reports.fonts import vietnamese_letters
from tests.reports.papers import INFO, fonts, ink, pages, sizes, text
from tests.reports.wide import STYLES, by_domain, content, drawn


def printed(table: PrintedTable, *, mode: Mode = Mode.PAPER, notes: tuple[str, ...] = ()) -> bytes:
    return file_pdf([content(table, notes=notes)], mode=mode, info=INFO)


def units_on(page: list[str]) -> list[int]:
    return [int(line.split()[0]) for line in page if re.match(r"\d+ Xã ", line)]


# ---- headings that span columns -----------------------------------------------------------------


@pytest.mark.parametrize(("units", "domains"), [(5, 2), (40, 7), (168, 9), (30, 22), (1, 1)])
def test_everything_stands_inside_its_cell_and_inside_the_margins(units: int, domains: int) -> None:
    pdf = printed(by_domain(units, domains), notes=("Ghi chú.", "KAD: không áp dụng."))
    assert set(sizes(pdf)) == {(297, 210)}
    for page in drawn(pdf):
        assert page.texts
        assert page.rules
        assert page.misplaced == []


def test_both_levels_of_the_heading_are_repeated_on_every_page() -> None:
    found = pages(printed(by_domain(168, 7)))
    assert len(found) > 8
    for page in found:
        words = " ".join(page)
        for number in range(1, 8):
            assert re.search(rf"Cải cách thể chế {number} \(11,5\) Điểm %", words)
        assert words.count("Điểm %") == 7
        assert "STT Xã, phường, đặc khu" in words
    assert [unit for page in found for unit in units_on(page)] == [*range(1, 169)]


def test_a_heading_over_columns_stands_above_theirs_between_their_edges() -> None:
    (page,) = drawn(printed(by_domain(3, 3)))
    above = [box for box in page.texts if "11,5" in box.text]
    percents = [box for box in page.texts if box.text == "%"]
    assert len(above) == len(percents) == 3
    between = [
        rule
        for rule in page.rules
        if max(box.bottom for box in above) < rule.top == rule.bottom < percents[0].top
    ]
    assert len(between) == 3, "a line below each heading, none below those of one level"
    for heading, percent in zip(above, percents, strict=True):
        (line,) = (rule for rule in between if rule.left < heading.left < rule.right)
        assert (line.left + line.right) / 2 < percent.left < percent.right < line.right
        (middle,) = (
            rule
            for rule in page.rules
            if rule.top == pytest.approx(line.top) and line.left + 1 < rule.left < line.right - 1
            if rule.left == rule.right
        )
        assert middle.bottom > percent.bottom, "the columns are parted below the line alone"


def test_a_long_heading_makes_its_columns_wider_before_it_breaks_a_word() -> None:
    table = PrintedTable(
        (TableColumn("STT"), TableColumn("Điểm"), TableColumn("%")),
        (("1", "5", "9"),),
        groups=(HeadingGroup("Nghiêmtrọngnghiêmtrọngnghiêmtrọng", 1, 3),),
    )
    cell, bold = STYLES.cell(13), STYLES.heading(13)
    plain = needs(PrintedTable(table.columns, table.rows), cell, bold)
    headed = needs(table, cell, bold)
    word = bold.width(table.groups[0].heading)
    assert headed[0] == plain[0]
    assert sum(need.least for need in headed[1:]) >= word
    assert headed[1].least - plain[1].least == pytest.approx(headed[2].least - plain[2].least)


def test_a_table_without_groups_has_a_header_of_one_level() -> None:
    table = by_domain(4, 0)
    (page,) = drawn(printed(PrintedTable(table.columns, table.rows)))
    assert page.misplaced == []
    level = {round(rule.top, 2) for rule in page.rules if rule.right - rule.left > 200}
    assert len(level) == 1 + 1 + 4, "above and below the header, below each unit"


# ---- too wide for the paper ---------------------------------------------------------------------


def test_type_becomes_smaller_before_a_table_is_torn() -> None:
    used = []
    for domains in (2, 5, 7, 8):
        (page,) = drawn(printed(by_domain(3, domains)))
        ordinal = next(box for box in page.body if box.text == "1")
        used.append(ordinal.bottom - ordinal.top)
        assert not any("Bảng" in box.text for box in page.texts)
    assert used == sorted(used, reverse=True)
    assert used[-1] / used[0] == pytest.approx(9 / 13, abs=0.01)


def test_a_table_of_many_domains_goes_on_with_the_same_unit_columns() -> None:
    found = printed(by_domain(12, 22))
    words = text(found)
    count = int(re.findall(r"Bảng 1/(\d+)", words)[0])
    assert count > 1
    parts = re.split(r"Bảng \d+/\d+ ", words)[1:]
    assert len(parts) == count
    numbers: list[int] = []
    for part in parts:
        assert part.startswith("STT Xã, phường, đặc khu ")
        assert [int(n) for n in re.findall(r"(\d+) Xã Nhơn", part)] == [*range(1, 13)]
        assert "Giá trị trung bình" in part
        numbers += dict.fromkeys(int(n) for n in re.findall(r"chế (\d+) \(11,5\)", part))
    assert numbers == [*range(1, 23)]
    assert "Xếp hạng" not in parts[0]
    assert "Xếp hạng" in parts[-1]


@pytest.mark.parametrize("domains", [*range(1, 25)])
@pytest.mark.parametrize("width", [300.0, 500.0, 714.0])
def test_parts_hold_every_column_once_whole_groups_and_fit(domains: int, width: float) -> None:
    table = by_domain(2, domains)
    cell, bold = STYLES.cell(12), STYLES.heading(12)
    columns = needs(table, cell, bold)
    parts = column_parts(table, 2, columns, width)
    own = table.columns[:2]
    assert all(part.columns[:2] == own for part in parts)
    rows = [tuple(part.rows[0][2:]) for part in parts]
    assert tuple(cell for row in rows for cell in row) == table.rows[0][2:]
    assert tuple(c for part in parts for c in part.columns[2:]) == table.columns[2:]
    assert [g.heading for part in parts for g in part.groups] == [g.heading for g in table.groups]
    for part in parts:
        assert len(part.summary) == len(part.columns)
        assert readable_width(needs(part, cell, bold)) <= width + 1
        for group in part.groups:
            assert [c.heading for c in part.columns[group.first : group.end]] == ["Điểm", "%"]
    room = width - sum(c.readable for c in columns[:2])
    rest = sum(c.readable for c in columns[2:])
    assert len(parts) >= rest / room, "no fewer parts could hold it"


# ---- texts --------------------------------------------------------------------------------------


def test_168_communes_with_long_names_keep_order_and_margins() -> None:
    name = "Xã Ủy ban nhân dân thị trấn Nghĩa Hưng Phước Thạnh Mỹ Đông thuộc huyện Chợ Mới"
    table = by_domain(168, 7, name=name)
    pdf = printed(table)
    assert [found for page in drawn(pdf) for found in page.misplaced] == []
    found = text(pdf)
    places = [found.find(f"{name} {n} 10,10") for n in range(1, 169)]
    assert -1 not in places
    assert places == sorted(places)


def test_text_prints_as_typed_in_headings_and_cells() -> None:
    typed = r"A & B <C> </b> \ {0} &amp; “Đà” 'x'"
    table = by_domain(2, 3, name=typed, domain=typed)
    found = text(printed(table))
    assert f"1 {typed} 1 10,10" in found
    assert found.count(f"{typed} 2 (11,5)") == 1


def test_all_letters_read_back_in_narrow_cells_of_both_levels() -> None:
    letters = " ".join(vietnamese_letters())
    assert len(letters.split()) == 134
    table = PrintedTable(
        (TableColumn("STT"), TableColumn(letters, Align.LEFT, wraps=True), TableColumn("Điểm"),
         TableColumn("%")),
        (("1", letters, "5", "9"),),
        ("", letters, "5", "9"),
        (HeadingGroup(letters, 2, 4),),
    )  # fmt: skip
    pdf = printed(table, notes=(letters,))
    assert text(pdf).count(letters) == 5
    assert all(embedded for _, embedded in fonts(pdf))
    assert [found for page in drawn(pdf) for found in page.misplaced] == []


def test_the_end_is_marked_once_below_the_notes_of_the_last_part() -> None:
    words = text(printed(by_domain(20, 22), notes=("Một.", "Hai.")))
    assert words.endswith("Một. Hai./.")
    assert words.count("./.") == 1


def test_an_electronic_file_keeps_the_corner_of_its_first_page_free() -> None:
    pdf = printed(by_domain(20, 7), mode=Mode.ELECTRONIC)
    assert set(sizes(pdf)) == {(297, 210)}
    assert ink(pdf, within=(297 - 15 - 80, 0, 297, 20 + 12)) is None


def test_the_same_values_give_the_same_bytes() -> None:
    assert printed(by_domain(40, 9)) == printed(by_domain(40, 9))
