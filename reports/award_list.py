"""The list of collectives and persons that goes with an award decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import Align, PrintedTable, TableColumn
from reports.annex import Annex, Setting, annex_name, laid_out
from reports.blocks import Blocks
from reports.flow import kept_together
from reports.page import Sheet
from reports.table import TableLayout, cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.documents import AwardList
    from reports.flow import Block

_SIZE: Final = 13.0
_NUMBERS: Final = ("I", "II")
_ORDINAL: Final = TableColumn("STT")
_COLLECTIVES: Final = (
    _ORDINAL,
    TableColumn("Tên tập thể", Align.LEFT, wraps=True),
    TableColumn("Ghi chú", Align.LEFT, wraps=True),
)
_PERSONS: Final = (
    _ORDINAL,
    # A person's name is not broken unless it is wider than the page allows.
    TableColumn("Họ và tên", Align.LEFT),
    TableColumn("Chức vụ", Align.LEFT, wraps=True),
    TableColumn("Đơn vị công tác", Align.LEFT, wraps=True),
)


def award_list_annex(award_list: AwardList, setting: Setting) -> Annex:
    """Lays out an award list; an empty section is left out and the other becomes the first."""
    sheet = Sheet()
    blocks = _blocks(award_list, setting, sheet)
    return laid_out(
        annex_name("", award_list.title), blocks, sheet, setting.styles, award_list.stamp
    )


def _blocks(award_list: AwardList, setting: Setting, sheet: Sheet) -> list[Block]:
    styles = setting.styles
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(setting),
        *parts.heading("", award_list.title, award_list.reference, setting.mode),
    ]
    closing = parts.closing(award_list.closing)
    sections = _sections(award_list)
    if not sections:
        return [(*above, *closing)]
    blocks: list[Block] = []
    for title, section in sections:
        table = TableLayout(cleaned(section), styles, size=_SIZE, area=sheet.area)
        start = [*parts.section(title, first=not blocks), *table.header()]
        end = closing if section is sections[-1][1] else []
        blocks += kept_together([*([] if blocks else above), *start], table.rows(), end)
    return blocks


def _sections(award_list: AwardList) -> list[tuple[str, PrintedTable]]:
    """Returns the sections that have lines, with their titles; each counts its lines from 1."""
    lines: tuple[tuple[str, tuple[TableColumn, ...], Sequence[tuple[str, ...]]], ...] = (
        ("TẬP THỂ", _COLLECTIVES, award_list.collectives),
        ("CÁ NHÂN", _PERSONS, award_list.persons),
    )
    present = [section for section in lines if section[2]]
    return [
        (f"{number}. {name}", PrintedTable(columns, _numbered(rows)))
        for number, (name, columns, rows) in zip(_NUMBERS, present, strict=False)
    ]


def _numbered(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(place), *row) for place, row in enumerate(rows, start=1))
