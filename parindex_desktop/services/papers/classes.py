"""The units of all groups by class (xếp loại), as one annex and as sheets.

Only ranked units are counted, as in the figures of a ranking and in the announcement.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import Align, TableColumn, TextRow, TextTable
from parindex_desktop.domain.numbers import MAX_DECIMALS, NumberFormat, NumberStyle
from parindex_desktop.domain.papers_tables import ClassSummary
from parindex_desktop.domain.ranking import class_shares
from parindex_desktop.domain.text import begun
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.excel import Sheet, SheetColumn
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.paper import reference_of
from parindex_desktop.services.papers.titles import data_notes
from parindex_desktop.services.papers.value_tables import (
    NAME_WIDTH,
    ValueColumn,
    ValueGroup,
    ValueTable,
    alone,
    names,
    ordinal,
)
from parindex_desktop.services.ranking_table import NOT_RANKED, index_format, rounding_rule
from parindex_desktop.services.spreadsheets import excel_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from parindex_desktop.domain.ranking import Standing
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.ranking_table import Value

UNCLASSED: Final = "Không xếp loại"
"""What ranked units are counted as that reach no class."""

_BOUND: Final = NumberFormat(MAX_DECIMALS, NumberStyle.TRIMMED)
_SHARE: Final = NumberFormat(2, NumberStyle.FIXED)
_OF_CLASS: Final = (
    ValueColumn("Số đơn vị"),
    ValueColumn("Tỷ lệ (%)", _SHARE),
    ValueColumn("Chỉ số từ (%)", _BOUND),
)
_SEPARATOR: Final = "; "
"""Names of units have commas of their own."""

_NOTES: Final = (
    "Chỉ tính các đơn vị được xếp hạng; “Chỉ số từ” là Chỉ số thấp nhất được xếp vào loại đó.",
    "Tỷ lệ của từng loại được làm tròn riêng nên tổng các tỷ lệ có thể khác 100.",
)


def classes_part(task: PaperTask) -> PaperPart:
    """Words how the units of the groups chosen came out by class.

    Raises:
        InputError: `DOC.101` when no group has a ranked unit.
    """
    books = [book for book in task.books if book.figures.ranked]
    if not books:
        groups = ", ".join(group.name for group in task.groups)
        raise InputError("DOC.101", group=groups, year=task.round.year)
    title = _title(task)
    stamp = task.reading.stamp(task.round.id)
    notes = (*_NOTES, rounding_rule(task.round.policy, tells_mean=True))
    classes, groups_ = class_table(books), group_table(books)
    annex = ClassSummary(
        number=task.number,
        title=title,
        reference=reference_of(task.reading, task.request),
        classes=classes.printed(),
        groups=groups_.printed(),
        units=_unit_table(books),
        footnotes=(*notes, *data_notes(stamp)),
        stamp=stamp,
    )
    sheets = (
        classes.sheet("Xếp loại", title, notes),
        groups_.sheet("Chỉ số các khối", title, notes),
        _unit_sheet(books, title, notes),
    )
    return PaperPart(PaperKind.CLASSES, annex, None, sheets)


def _title(task: PaperTask) -> tuple[str, ...]:
    province = task.reading.profile.province.upper()
    return (
        f"TỔNG HỢP KẾT QUẢ XẾP LOẠI CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {task.round.year}",
        f"CỦA CÁC CƠ QUAN, ĐƠN VỊ, ĐỊA PHƯƠNG {province}",
    )


def class_table(books: Sequence[GroupBook]) -> ValueTable:
    """Returns classes down, best first, and groups across: units, their share, lowest index."""
    rows: list[tuple[Value, ...]] = [
        (name, *chain.from_iterable(_of_class(book, name) for book in books))
        for name in _class_names(books)
    ]
    if any(not standing.class_name for book in books for standing in _ranked(book)):
        rows.append((UNCLASSED, *chain.from_iterable(map(_without_class, books))))
    total = chain.from_iterable((book.figures.ranked, None, None) for book in books)
    return ValueTable(
        groups=(
            alone(ValueColumn("Xếp loại", width=16.0)),
            *(ValueGroup(begun(book.group.name), _OF_CLASS) for book in books),
        ),
        rows=tuple(rows),
        summary=("Tổng số", *total),
    )


def group_table(books: Sequence[GroupBook]) -> ValueTable:
    """Returns the mean, the highest and the lowest index of each group, who is first and last."""
    shape = _index_shape(books)
    return ValueTable(
        groups=(
            alone(ordinal(), names("Khối"), ValueColumn("Số đơn vị xếp hạng")),
            ValueGroup(
                "Chỉ số CCHC (%)",
                tuple(
                    ValueColumn(heading, shape)
                    for heading in ("Trung bình", "Cao nhất", "Thấp nhất")
                ),
            ),
            ValueGroup("Đơn vị", (names("Đứng đầu"), names("Đứng cuối"))),
        ),
        rows=tuple(
            (
                place,
                begun(book.group.name),
                book.figures.ranked,
                book.figures.mean,
                book.figures.highest,
                book.figures.lowest,
                _joined(book, book.figures.first),
                _joined(book, book.figures.last),
            )
            for place, book in enumerate(books, start=1)
        ),
    )


def _index_shape(books: Sequence[GroupBook]) -> NumberFormat:
    """Returns one shape for all groups; zeros are kept where the ranking of one keeps them."""
    shapes = [index_format(book) for book in books]
    return next((shape for shape in shapes if shape.style is NumberStyle.FIXED), shapes[0])


def _ranked(book: GroupBook) -> list[Standing]:
    return [standing for standing in book.standings if standing.rank is not None]


def _class_names(books: Sequence[GroupBook]) -> list[str]:
    """Returns the classes of all groups, those with the higher bound first."""
    highest: dict[str, Decimal] = {}
    for band in (band for book in books for band in book.setup.bands):
        highest[band.name] = max(band.lower_bound, highest.get(band.name, band.lower_bound))
    return sorted(highest, key=lambda name: -highest[name])


def _of_class(book: GroupBook, name: str) -> tuple[Value, Value, Value]:
    """Returns number of units, their share, the bound; dashes where a group has no such class."""
    bound = next((band.lower_bound for band in book.setup.bands if band.name == name), None)
    found = next((share for share in book.figures.classes if share.name == name), None)
    if bound is None or found is None:
        return (NOT_RANKED, NOT_RANKED, NOT_RANKED)
    return (found.count, found.share, bound)


def _without_class(book: GroupBook) -> tuple[Value, Value, Value]:
    classes = [standing.class_name for standing in _ranked(book)]
    (found,) = class_shares(classes, [""])
    return (found.count, found.share, NOT_RANKED)


def _joined(book: GroupBook, units: Iterable[UnitId]) -> str:
    return _SEPARATOR.join(book.units_by_id[unit].name for unit in units)


def _by_class(book: GroupBook) -> Iterator[tuple[str, list[Standing]]]:
    """Yields the classes that units reached, best first, with the units by rank."""
    for name in (*_class_names([book]), ""):
        found = [standing for standing in _ranked(book) if standing.class_name == name]
        if found:
            yield name or UNCLASSED, found


def _unit_table(books: Sequence[GroupBook]) -> TextTable:
    """Returns the names by group and class, each with its index."""
    columns = (
        TableColumn("Khối, xếp loại", Align.LEFT, wraps=True),
        TableColumn("Số đơn vị"),
        TableColumn("Đơn vị (Chỉ số CCHC, %)", Align.LEFT, wraps=True),
    )
    rows: list[TextRow] = []
    for book in books:
        shape = index_format(book)
        heading = (begun(book.group.name), str(book.figures.ranked), "")
        rows.append(TextRow(heading, strong=True))
        for name, found in _by_class(book):
            listed = (
                f"{book.units_by_id[s.unit_id].name} ({shape.show(s.index)})"
                for s in found
                if s.index is not None
            )
            rows.append(TextRow((name, str(len(found)), _SEPARATOR.join(listed))))
    return TextTable(columns, tuple(rows))


def _unit_sheet(books: Sequence[GroupBook], title: Sequence[str], notes: Sequence[str]) -> Sheet:
    """Returns a line for each unit, to be sorted and filtered."""
    headings = (("Khối", NAME_WIDTH), ("Xếp loại", 12.0), ("Đơn vị", NAME_WIDTH))
    return Sheet(
        title="Đơn vị theo xếp loại",
        columns=(
            *(SheetColumn(text, width=width, wraps=True) for text, width in headings),
            SheetColumn("Chỉ số CCHC (%)", excel_format(_index_shape(books))),
            SheetColumn("Xếp hạng"),
        ),
        rows=tuple(
            (begun(book.group.name), name, book.units_by_id[s.unit_id].name, s.index, s.rank)
            for book in books
            for name, found in _by_class(book)
            for s in found
        ),
        lines=tuple(title),
        footnotes=tuple(notes),
        landscape=True,
    )
