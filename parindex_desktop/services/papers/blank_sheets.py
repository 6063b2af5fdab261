"""The worksheet of a group to be printed and filled with a pen (phiếu chấm điểm)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.criteria_checks import check_set
from parindex_desktop.domain.documents import (
    DRAFT,
    NO_STAMP,
    Align,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.papers_sheets import BlankSheet
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.unit_sheets import caps_told
from parindex_desktop.services.sheet import lines_of

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import Stamp
    from parindex_desktop.domain.numbers import Points
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.sheet import Line

_COLUMNS: Final = (
    TableColumn(layout.CODE),
    TableColumn(layout.NAME, Align.LEFT, wraps=True),
    TableColumn(layout.MAXIMUM),
    TableColumn("Điểm tự đánh giá"),
    TableColumn("Điểm thẩm định"),
    TableColumn("Lý do, giải trình", Align.LEFT, wraps=True),
    TableColumn(layout.EVIDENCE, Align.LEFT, wraps=True),
)
_FIELDS: Final = ("Tên cơ quan, đơn vị", "Ngày chấm điểm")
_SIGNERS: Final = ("THỦ TRƯỞNG ĐƠN VỊ", "NGƯỜI THẨM ĐỊNH")
_CLOSED: Final = "×"
"""Stands where nobody writes: a unit gives no points to what is measured outside."""


def blank_sheet_part(task: PaperTask) -> PaperPart:
    """Words the worksheet of a group.

    Raises:
        InputError: `SET.162` the group has no criteria.
    """
    book, tree = task.book, task.book.tree
    if not book.leaves:
        raise InputError("SET.162", group=book.group.name, year=book.round.year)
    sheet = BlankSheet(
        title=(
            f"PHIẾU CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {book.round.year}",
            f"CỦA {book.group.name} {task.reading.profile.province}".upper(),
        ),
        fields=_FIELDS,
        table=TextTable(_COLUMNS, (*map(_row, lines_of(tree)), _total(tree.maximum()))),
        notes=(
            f"Ô có dấu {_CLOSED} không phải ghi. Tài liệu kiểm chứng ghi số, ký hiệu, ngày ban "
            "hành, trang.",
            *caps_told(book),
        ),
        signers=_SIGNERS,
        stamp=_stamp(task),
    )
    return PaperPart(PaperKind.BLANK_SHEETS, sheet, task.group)


def _stamp(task: PaperTask) -> Stamp:
    """Returns the stamp of locked data; worksheets of an open round are drafts if unsound only."""
    locked = task.reading.stamp(task.round.id)
    if locked.fingerprint:
        return locked
    found = check_set(task.book.tree.set, task.book.tree.criteria)
    return DRAFT if any(each.severity is Severity.ERROR for each in found) else NO_STAMP


def _row(line: Line) -> TextRow:
    criterion = line.criterion
    name = criterion.name.upper() if not line.depth and not line.is_leaf else criterion.name
    measured = line.is_leaf and criterion.source is not Source.APPRAISED
    told = [layout.SOURCES[criterion.source]] if measured else []
    if line.is_leaf and criterion.kind is not Kind.NORMAL:
        told.append(layout.KINDS[criterion.kind])
    unsaid = (f"({each})" for each in told if each.casefold() not in name.casefold())
    closed = _CLOSED if measured else ""
    return TextRow(
        (
            criterion.code,
            "\n".join((name, *unsaid)),
            format_points(criterion.max_points),
            closed,
            closed,
            "",
            "",
        ),
        strong=not line.is_leaf,
    )


def _total(maximum: Points) -> TextRow:
    return TextRow(("", "TỔNG CỘNG", format_points(maximum), "", "", "", ""), strong=True)
