"""The award list of a decision as a spreadsheet: one line for each collective and person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awards import AwardLevel
from parindex_desktop.exchange.excel import Sheet, SheetColumn
from parindex_desktop.services.award_lists import collective_name, person_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.exchange.excel import Value
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.reading import Reading

_TITLES: Final = {
    AwardLevel.PROVINCE: "Khen thưởng",
    AwardLevel.DEPARTMENT: "Khen thưởng của sở",
}
_COLUMNS: Final = (
    SheetColumn("STT", width=6.0),
    SheetColumn("Hình thức", width=14.0),
    SheetColumn("Đối tượng", width=11.0),
    SheetColumn("Tên tập thể, họ và tên cá nhân", width=34.0, wraps=True),
    SheetColumn("Chức vụ", width=28.0, wraps=True),
    SheetColumn("Đơn vị công tác", width=32.0, wraps=True),
    SheetColumn("Thành tích", width=36.0, wraps=True),
    SheetColumn("Ghi chú", width=20.0, wraps=True),
)


def award_sheet(
    reading: Reading, level: AwardLevel, sheets: Sequence[SheetList], title: tuple[str, ...]
) -> Sheet:
    """Returns all lines of a decision in one table that can be filtered; each part counts anew."""
    rows = tuple(row for each in sheets for row in _rows(reading, each))
    return Sheet(_TITLES[level], _COLUMNS, rows, lines=title, landscape=True)


def _rows(reading: Reading, each: SheetList) -> Iterator[tuple[Value, ...]]:
    form, said = each.sheet.form, each.sheet.achievement
    for place, unit in enumerate(each.collectives, start=1):
        yield place, form, "Tập thể", collective_name(reading, unit), "", "", said, unit.note
    for place, who in enumerate(each.persons, start=1):
        own = who.achievement or said
        yield place, form, "Cá nhân", person_name(who), who.office, who.workplace, own, ""
