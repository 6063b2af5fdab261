"""The changes between two criteria sets as a paper and as a spreadsheet.

The texts are official and Vietnamese, whatever the language of the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.comparison import ChangeKind
from parindex_desktop.domain.documents import (
    Align,
    CriteriaChanges,
    DocumentInfo,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.domain.importing.table import plain
from parindex_desktop.domain.numbers import points_to_decimal
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.excel import Sheet, SheetColumn, WorkbookInfo, table_workbook
from parindex_desktop.services.criteria_change_words import (
    CHANGES,
    SET_FIELDS,
    told,
    told_of_set,
)
from parindex_desktop.services.groups import short_title
from parindex_desktop.services.papers.paper import Paper, PaperRequest, author_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from parindex_desktop.domain.comparison import Comparison, Pair
    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.exchange.excel import Value
    from parindex_desktop.services.criteria_outline import CopySource
    from parindex_desktop.services.session import Session

    Sides = tuple[CopySource, CopySource]
    """The sets before and after."""

ALL_CHANGES: Final = frozenset(ChangeKind)
_WIDTHS: Final = (9.0, 9.0, 34.0, 18.0, 32.0, 32.0)


def changes_paper(
    session: Session,
    sides: Sides,
    comparison: Comparison,
    kinds: Collection[ChangeKind] = ALL_CHANGES,
    *,
    prefer_system_font: bool = False,
) -> Paper:
    """Freezes the changes between two sets.

    Args:
        session: The open work file.
        sides: The sets before and after.
        comparison: Of these sets.
        kinds: Which changes are printed; fields of the sets themselves only with all of them.
        prefer_system_font: Use the system's Times New Roman.

    Raises:
        InputError: `DOC.302` none of these changes is there.
    """
    content = changes_content(sides, comparison, kinds)
    info = DocumentInfo(" ".join(content.title), author_of(session), " ".join(content.below))
    request = PaperRequest(prefer_system_font=prefer_system_font)
    return Paper(f"{changes_file_name(sides)}.pdf", (content,), info, request)


def changes_content(
    sides: Sides, comparison: Comparison, kinds: Collection[ChangeKind] = ALL_CHANGES
) -> CriteriaChanges:
    """Words the changes between two sets; arguments and errors as for `changes_paper`."""
    rows = tuple(_set_rows(comparison, kinds)) + tuple(_rows(comparison, kinds))
    if not rows:
        raise InputError("DOC.302")
    names = side_names(sides)
    long_columns = ("Tiêu chí", "Nội dung thay đổi", *names)
    columns = tuple(TableColumn(heading, Align.LEFT, wraps=True) for heading in long_columns)
    return CriteriaChanges(
        title=_title(sides),
        below=tuple(
            f"({name}: {side.tree.set.decision})"
            for name, side in zip(names, sides, strict=True)
            if side.tree.set.decision
        ),
        table=TextTable((TableColumn(layout.CODE), *columns), rows),
        notes=(counted(comparison),),
    )


def changes_workbook(
    session: Session,
    sides: Sides,
    comparison: Comparison,
    kinds: Collection[ChangeKind] = ALL_CHANGES,
) -> Callable[[], bytes]:
    """Freezes the changes as a spreadsheet, one row each; arguments as for `changes_paper`."""
    names = side_names(sides)
    headings = (
        f"STT {names[0].lower()}",
        f"STT {names[1].lower()}",
        "Tiêu chí",
        "Nội dung thay đổi",
    )
    sheet = Sheet(
        title="So sánh",
        columns=tuple(
            SheetColumn(heading, width=width, wraps=place > 1)
            for place, (heading, width) in enumerate(zip((*headings, *names), _WIDTHS, strict=True))
        ),
        rows=tuple(_sheet_rows(comparison, kinds)),
        lines=_title(sides),
        footnotes=(counted(comparison),),
        landscape=True,
    )
    info = WorkbookInfo(title=" ".join(_title(sides)), author=author_of(session))
    return lambda: table_workbook([sheet], info)


def changes_file_name(sides: Sides) -> str:
    """Returns how the file of a comparison is called, without its ending."""
    names = [f"{side.group.code}-{side.round.year}" for side in sides]
    return f"so-sanh-bo-tieu-chi-{names[0]}-{names[1]}"


def side_names(sides: Sides) -> tuple[str, str]:
    """Returns what a comparison calls its sets: the years, and the groups when they differ."""
    before, after = sides
    if before.group.id == after.group.id and before.round.id != after.round.id:
        return (f"Năm {before.round.year}", f"Năm {after.round.year}")
    first, second = (f"{short_title(side.group)} năm {side.round.year}" for side in sides)
    return (first, second)


def counted(comparison: Comparison) -> str:
    """Returns how many criteria there are of each sort."""
    pairs = comparison.pairs
    added = sum(pair.before is None for pair in pairs)
    removed = sum(pair.after is None for pair in pairs)
    changed = len(comparison.changed) - added - removed
    kept = len(pairs) - added - removed - changed
    return (
        f"Bổ sung {added:02} tiêu chí, bãi bỏ {removed:02}, sửa đổi {changed:02}, "
        f"giữ nguyên {kept:02}."
    )


def _title(sides: Sides) -> tuple[str, str]:
    before, after = side_names(sides)
    return ("NHỮNG THAY ĐỔI CỦA BỘ TIÊU CHÍ", f"{after} so với {before}".upper())


def _set_rows(comparison: Comparison, kinds: Collection[ChangeKind]) -> Iterator[TextRow]:
    name = "Bộ tiêu chí"
    for field in comparison.set_fields if set(kinds) >= ALL_CHANGES else ():
        yield TextRow(("", name, SET_FIELDS[field], *told_of_set(comparison, field)))
        name = ""


def _rows(comparison: Comparison, kinds: Collection[ChangeKind]) -> Iterator[TextRow]:
    for pair in comparison.changed:
        head = (pair.present.code, pair.present.name)
        for kind in _of(pair, kinds):
            yield TextRow((*head, CHANGES[kind], *told(comparison, pair, kind)))
            head = ("", "")


def _sheet_rows(
    comparison: Comparison, kinds: Collection[ChangeKind]
) -> Iterator[tuple[Value, ...]]:
    for row in _set_rows(comparison, kinds):
        yield ("", *row.cells)
    for pair in comparison.changed:
        codes = tuple("" if c is None else c.code for c in (pair.before, pair.after))
        for kind in _of(pair, kinds):
            values: tuple[Value, ...] = told(comparison, pair, kind)
            if kind is ChangeKind.MAXIMUM:
                values = tuple(map(_number, (pair.before, pair.after)))
            yield (*codes, pair.present.name, CHANGES[kind], *values)


def _number(criterion: Criterion | None) -> Value:
    return None if criterion is None else plain(points_to_decimal(criterion.max_points))


def _of(pair: Pair, kinds: Collection[ChangeKind]) -> list[ChangeKind]:
    return [kind for kind in pair.changes if kind in kinds]
