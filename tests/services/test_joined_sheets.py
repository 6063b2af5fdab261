"""Tables that are made unit by unit and read as one."""

from decimal import Decimal

from parindex_desktop.exchange.excel import Sheet, SheetColumn
from parindex_desktop.services.papers.joined_sheets import joined

COLUMNS = (SheetColumn("Đơn vị"), SheetColumn("Điểm"))


def sheet(unit: str, *, title: str = "so phiếu", strong: int = 0) -> Sheet:
    rows = ((unit, Decimal(1)), (unit, Decimal(2)))
    return Sheet(title, COLUMNS, rows, ("Tiêu đề",), levels=(0, 1), strong=frozenset({strong}))


def test_rows_of_one_table_follow_each_other_under_one_heading() -> None:
    (one,) = joined([sheet("A", strong=1), sheet("B")])
    assert [row[0] for row in one.rows] == ["A", "A", "B", "B"]
    assert (one.lines, one.levels, one.strong) == (("Tiêu đề",), (0, 1, 0, 1), frozenset({1, 2}))


def test_other_titles_and_columns_stay_tables_of_their_own() -> None:
    other = Sheet("so phiếu", COLUMNS[:1], (("A",),))
    found = joined([sheet("A"), sheet("B", title="xa phiếu"), other, sheet("C")])
    assert [(each.title, len(each.rows)) for each in found] == [
        ("so phiếu", 4), ("xa phiếu", 2), ("so phiếu", 1)
    ]  # fmt: skip


def test_a_table_with_a_summary_is_not_continued() -> None:
    whole = Sheet("so", COLUMNS, (("A", Decimal(1)),), summary=("Tổng", Decimal(1)))
    assert joined([whole, whole]) == [whole, whole]
