"""The units of a group beside themselves the year before, as an annex and as a sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.earlier import changes_since, counted
from parindex_desktop.domain.papers_tables import YearChanges
from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.paper import reference_of
from parindex_desktop.services.papers.titles import data_notes
from parindex_desktop.services.papers.value_tables import (
    ValueColumn,
    ValueGroup,
    ValueTable,
    alone,
    names,
    ordinal,
)
from parindex_desktop.services.ranking_table import NOT_RANKED, index_format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from parindex_desktop.domain.earlier import EarlierRound, UnitChange
    from parindex_desktop.domain.numbers import NumberFormat
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.ranking_table import Value
    from parindex_desktop.services.reading import Reading

NOTHING = NOT_RANKED
"""Stands for what there is none of: no earlier result, no rank (`domain.md`: "-", not 0)."""


def changes_part(task: PaperTask) -> PaperPart:
    """Words how one group rose and fell.

    Raises:
        InputError: `DOC.101` it has nothing to rank, `DOC.121` no earlier year is in the file.
    """
    book, earlier = task.book, task.reading.earlier(task.round)
    if earlier is None:
        raise InputError("DOC.121", year=book.round.year)
    table = changes_table(task.reading, book, earlier)
    if not table.rows:
        raise InputError("DOC.101", group=book.group.name, year=book.round.year)
    title = _title(task.reading, book, earlier)
    counts = counts_sentence(earlier, book)
    stamp = task.reading.stamp(task.round.id)
    notes = tuple(_footnotes(task.reading, book, earlier, table))
    annex = YearChanges(
        number=task.number,
        title=title,
        reference=reference_of(task.reading, task.request),
        table=table.printed(),
        counts=counts,
        footnotes=(*notes, *data_notes(stamp)),
        stamp=stamp,
    )
    sheet = table.sheet(f"{book.group.code} so sánh", title, (counts, *notes))
    return PaperPart(PaperKind.CHANGES, annex, task.group, (sheet,))


def _title(reading: Reading, book: GroupBook, earlier: EarlierRound) -> tuple[str, ...]:
    return (
        f"SO SÁNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {book.round.year} VỚI NĂM {earlier.year}",
        f"CỦA {book.group.name} {reading.profile.province}".upper(),
    )


def changes_table(reading: Reading, book: GroupBook, earlier: EarlierRound) -> ValueTable:
    """Returns the units of a group in the order of their ranking, then and now."""
    changes = changes_since(earlier, book.group.id, book.standings)
    return ValueTable(
        groups=(
            alone(ordinal(), names(book.group.heading)),
            *_compared(book, earlier),
            alone(names("Ghi chú")),
        ),
        rows=tuple(
            _row(reading, book, earlier, place, change)
            for place, change in enumerate(changes, start=1)
        ),
        summary=_means(book, earlier) if book.setup.show_mean else (),
    )


def _compared(book: GroupBook, earlier: EarlierRound) -> tuple[ValueGroup, ...]:
    """Returns the columns of what is compared, each then and now."""
    then, now = str(earlier.year), str(book.round.year)
    index_then, index_now, difference = _index_shapes(book, earlier)
    return (
        ValueGroup(
            "Chỉ số CCHC (%)",
            (
                ValueColumn(then, index_then),
                ValueColumn(now, index_now),
                ValueColumn("Tăng, giảm (điểm %)", difference, signed=True),
            ),
        ),
        ValueGroup(
            "Xếp hạng",
            (ValueColumn(then), ValueColumn(now), ValueColumn("Tăng, giảm", signed=True)),
        ),
        ValueGroup("Xếp loại", (ValueColumn(then, width=14.0), ValueColumn(now, width=14.0))),
    )


def counts_sentence(earlier: EarlierRound, book: GroupBook) -> str:
    """Returns how many units rose and fell, with counts of two digits at least."""
    counts = counted(changes_since(earlier, book.group.id, book.standings))
    return (
        f"So với năm {earlier.year}: {counts.risen:02} đơn vị tăng, {counts.fallen:02} đơn vị "
        f"giảm, {counts.same:02} không đổi, {counts.without:02} không có kết quả năm "
        f"{earlier.year}."
    )


def _row(
    reading: Reading, book: GroupBook, earlier: EarlierRound, place: int, change: UnitChange
) -> tuple[Value, ...]:
    before = change.before
    return (
        place,
        book.units_by_id[change.unit_id].name,
        _or_nothing(before.index if before else None),
        change.index,
        _or_nothing(change.difference),
        _or_nothing(before.rank if before else None),
        _or_nothing(change.rank),
        _or_nothing(change.ranks_gained),
        (before.class_name if before else "") or NOTHING,
        change.class_name or NOTHING,
        _remark(reading, change, earlier.year),
    )


def _or_nothing(value: Value) -> Value:
    return NOTHING if value is None else value


def _remark(reading: Reading, change: UnitChange, year: int) -> str:
    """Returns what keeps a unit from being compared, wholly or by its rank."""
    if change.before is None:
        return f"Không có kết quả năm {year}"
    if not change.moved:
        return ""
    then = next((g.name for g in reading.groups if g.id == change.before.group_id), "")
    return f"Năm {year} thuộc khối {then}".rstrip()


def _means(book: GroupBook, earlier: EarlierRound) -> tuple[Value, ...]:
    """Returns the means of the group in both years, each as its ranking printed it."""
    now, then = book.figures.mean, earlier.mean_of(book.group.id)
    if now is None:
        return ()
    change = None if then is None else now - then
    numbers = (_or_nothing(then), now, _or_nothing(change))
    return (None, "Giá trị trung bình", *numbers, *(None,) * 6)


def _index_shapes(book: GroupBook, earlier: EarlierRound) -> tuple[NumberFormat, ...]:
    """Returns the shapes of the index then and now, and of their difference.

    Each year keeps its own decimals, since rounds declare them; a difference needs the more.
    """
    now = index_format(book)
    then = max((_decimals(result.index) for result in earlier.results), default=now.decimals)
    places = (then, now.decimals, max(then, now.decimals))
    return tuple(replace(now, decimals=each) for each in places)


def _decimals(printed: Decimal) -> int:
    exponent = printed.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _footnotes(
    reading: Reading, book: GroupBook, earlier: EarlierRound, table: ValueTable
) -> Iterator[str]:
    changes = changes_since(earlier, book.group.id, book.standings)
    yield (
        "Mức tăng, giảm của Chỉ số là hiệu của hai Chỉ số đã làm tròn được in trong bảng, tính "
        "bằng điểm phần trăm; của xếp hạng là số bậc, dấu “+” là tăng, dấu “-” là giảm."
    )
    if book.setup.show_mean:
        yield "Giá trị trung bình của mỗi năm tính trên các đơn vị được xếp hạng trong năm đó."
    if any(change.moved for change in changes):
        yield "Đơn vị chuyển từ khối khác được so sánh Chỉ số, không so sánh thứ hạng."
    if any(NOTHING in row for row in table.rows):
        yield (
            f"Dấu “{NOTHING}”: không có kết quả năm {earlier.year}, hoặc không được xếp hạng, "
            "xếp loại."
        )
    gone = _gone(reading, book, earlier)
    if gone:
        yield f"Có kết quả năm {earlier.year} nhưng không có năm {book.round.year}: {gone}."


def _gone(reading: Reading, book: GroupBook, earlier: EarlierRound) -> str:
    """Returns the units of the group then that have no result in any group now."""
    groups = reading.groups_in(book.round.id)
    books = (reading.book(book.round.id, group.id) for group in groups)
    present = {s.unit_id for each in books for s in each.standings if s.index is not None}
    left = [
        result
        for result in earlier.results
        if result.group_id == book.group.id and result.unit_id not in present
    ]
    left.sort(key=lambda result: -result.index)
    return "; ".join(reading.units[result.unit_id].name for result in left)
