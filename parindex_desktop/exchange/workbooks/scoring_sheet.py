"""The sheet that a unit fills in: criteria, inputs, points by formula, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.protection import SheetProtection

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.numbers import Points, points_to_decimal
from parindex_desktop.domain.rules.facts import FieldKind
from parindex_desktop.domain.rules.wording import word_rule
from parindex_desktop.domain.workbooks.columns import (
    EVIDENCE,
    EVIDENCE_HEADING,
    HEADER_ROWS,
    HEADINGS,
    UNIT_CELL,
    Column,
    address,
)
from parindex_desktop.domain.workbooks.lines import (
    FIRST_ROW,
    NOT_SCORED,
    TOTAL_KEY,
    Entry,
    Leaf,
    Line,
    SheetLines,
    closed_note,
)
from parindex_desktop.exchange.excel import FONT, HIGHEST, row_height
from parindex_desktop.exchange.workbooks import looks
from parindex_desktop.exchange.workbooks.looks import Looks
from parindex_desktop.exchange.workbooks.point_formulas import points_formula
from parindex_desktop.exchange.workbooks.validations import Validations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from parindex_desktop.domain.criteria import Criterion, CriterionId

_WIDTHS: Final[dict[Column, float]] = {
    Column.CODE: 7, Column.NAME: 30, Column.MAXIMUM: 7, Column.GUIDE: 33, Column.WANTED: 18,
    Column.FACT: 18, Column.POINTS: 8, Column.NUMBER: 14, Column.DAY: 11.5, Column.ISSUER: 14,
    Column.PAGE: 8, Column.DOCUMENT_NOTE: 12, Column.REMARK: 20,
}  # fmt: skip
_LAST: Final = Column.REMARK
_MARGIN: Final = 10 / 25.4
_HINT: Final = (
    "Chỉ nhập vào các ô màu vàng. Ô điểm màu trắng được tính tự động từ kết quả, số liệu đã nhập. "
    "Nhiều tài liệu: mỗi tài liệu một dòng trong cùng ô (Alt+Enter)."
)
_MOST_ARGUMENTS: Final = 200
"""Of one SUM; Excel takes 255."""


class ScoringSheet:
    """The sheet of a group, on which the unit and what does not apply to it are put in turn."""

    def __init__(self, page: Worksheet, lines: SheetLines, title: str) -> None:
        self._page = page
        self._lines = lines
        self._looks = Looks(page)
        self._leaf_of = {leaf.criterion.id: leaf for leaf in lines.leaves}
        assert page.oddFooter is not None  # every new sheet has one
        self._footer = page.oddFooter
        self._head(title)
        self._page_set_up()

    def fill(self, choices: Mapping[str, tuple[int, int]]) -> None:
        """Writes all lines.

        Args:
            choices: Line key -> first and last row of its choices on the hidden sheet.
        """
        rules = Validations()
        for line in self._lines.lines:
            if line.is_fact:
                self._fact(line)
            elif line.is_leaf:
                self._leaf(self._leaf_of[line.criterion.id], choices.get(line.key))
            else:
                self._parent(line)
            self._looks.put(line.row, Column.KEY, line.key, looks.HINT)
            self._set_height(line)
            rules.put(line, choices)
        self._total()
        rules.attach(self._page)

    def put_unit(self, name: str) -> None:
        """Writes whose sheet it is."""
        self._looks.put(*UNIT_CELL, name, looks.SUBTITLE)
        self._footer.left.text = name.replace("&", "&&")

    def close(self, exempt: Mapping[CriterionId, str]) -> None:
        """Greys the leaves that do not apply to the unit, with the ground."""
        for criterion_id, ground in exempt.items():
            if (leaf := self._leaf_of.get(criterion_id)) is not None:
                self._close(leaf, closed_note(ground))

    def open(self, exempt: Iterable[CriterionId]) -> None:
        """Takes `close` back, for the next unit."""
        for criterion_id in exempt:
            leaf = self._leaf_of.get(criterion_id)
            if leaf is not None and leaf.is_open:
                self._open(leaf)

    def _head(self, title: str) -> None:
        for row, text, look in ((1, title, looks.TITLE), (UNIT_CELL[0], "", looks.SUBTITLE),
                                (3, _HINT, looks.HINT)):  # fmt: skip
            self._looks.put(row, 1, text, look)
            self._page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_LAST)
            self._page.row_dimensions[row].height = 22
        upper, lower = HEADER_ROWS
        for column, heading in HEADINGS.items():
            self._looks.put(upper, column, None, looks.HEADING)
            self._looks.put(lower, column, None, looks.HEADING)
            below = column in EVIDENCE
            self._looks.put(lower if below else upper, column, heading, looks.HEADING)
            if not below:
                self._page.merge_cells(start_row=upper, end_row=lower, start_column=column,
                                       end_column=column)  # fmt: skip
        self._looks.put(upper, EVIDENCE[0], EVIDENCE_HEADING, looks.HEADING)
        self._page.merge_cells(start_row=upper, end_row=upper, start_column=EVIDENCE[0],
                               end_column=EVIDENCE[-1])  # fmt: skip
        self._page.row_dimensions[lower].height = 34

    def _parent(self, line: Line) -> None:
        self._describe(line, strong=True)
        for column in range(Column.GUIDE, Column.KEY):
            self._looks.put(line.row, column, None, looks.STRONG_TEXT)
        children = self._lines.tree.children(line.criterion.id)
        self._looks.put(line.row, Column.POINTS, self._sum_of(children), looks.STRONG_NUMBER,
                        formula=True)  # fmt: skip

    def _leaf(self, leaf: Leaf, choices: tuple[int, int] | None) -> None:
        line, criterion = leaf.line, leaf.criterion
        self._describe(line, strong=False)
        self._looks.put(line.row, Column.GUIDE, _guide(criterion), looks.TEXT)
        self._looks.put(line.row, Column.WANTED, criterion.evidence, looks.TEXT)
        self._looks.put(line.row, Column.POINTS, None, looks.NUMBER)
        if leaf.facts:
            formula = points_formula(leaf, choices)
            self._looks.put(line.row, Column.POINTS, formula or None, looks.NUMBER, formula=True)
        if leaf.is_open:
            self._open(leaf)
        else:
            self._close(leaf, NOT_SCORED)

    def _fact(self, line: Line) -> None:
        for column in range(Column.CODE, Column.KEY):
            closed = column > Column.POINTS
            self._looks.put(line.row, column, None, looks.CLOSED if closed else looks.TEXT)
        self._looks.put(line.row, Column.NAME, f"– {line.label}{_unit(line)}", looks.FACT_LABEL)
        self._looks.put(line.row, Column.FACT, None, looks.INPUT)

    def _open(self, leaf: Leaf) -> None:
        row = leaf.line.row
        own_fact = leaf.line.entry is Entry.FACT
        self._give(row, Column.FACT, _fact_look(leaf.line) if own_fact else looks.CLOSED)
        typed = leaf.line.entry is Entry.POINTS
        self._give(row, Column.POINTS, looks.INPUT if typed else looks.NUMBER)
        for column in (*EVIDENCE, Column.REMARK):
            day = column is Column.DAY
            self._looks.put(row, column, None, looks.INPUT_DAY if day else looks.INPUT_TEXT)
        for line in leaf.facts:
            self._give(line.row, Column.FACT, _fact_look(line))

    def _close(self, leaf: Leaf, why: str) -> None:
        row = leaf.line.row
        for column in (Column.FACT, Column.POINTS, *EVIDENCE):
            self._give(row, column, looks.CLOSED)
        for line in leaf.facts:
            self._give(line.row, Column.FACT, looks.CLOSED)
        self._looks.put(row, Column.REMARK, why, looks.CLOSED_NOTE)

    def _give(self, row: int, column: Column, look: looks.Look) -> None:
        cell = self._page.cell(row, column)
        self._looks.give(cell, look)  # type: ignore[arg-type]

    def _describe(self, line: Line, *, strong: bool) -> None:
        text = looks.STRONG_TEXT if strong else looks.TEXT
        centred = looks.STRONG_NUMBER if strong else looks.NUMBER
        self._looks.put(line.row, Column.CODE, line.criterion.code, text)
        self._looks.put(line.row, Column.NAME, line.criterion.name + _kind(line.criterion), text)
        maximum = _number(line.criterion.max_points)
        self._looks.put(line.row, Column.MAXIMUM, maximum, centred)

    def _total(self) -> None:
        row = self._lines.total_row
        for column in range(Column.CODE, Column.KEY):
            self._looks.put(row, column, None, looks.STRONG_TEXT)
        self._looks.put(row, Column.NAME, "TỔNG ĐIỂM TỰ CHẤM", looks.STRONG_TEXT)
        maximum = _number(self._lines.tree.maximum())
        self._looks.put(row, Column.MAXIMUM, maximum, looks.STRONG_NUMBER)
        total = self._sum_of(self._lines.tree.children(None))
        self._looks.put(row, Column.POINTS, total, looks.STRONG_NUMBER, formula=True)
        self._looks.put(row, Column.KEY, TOTAL_KEY, looks.HINT)
        self._page.row_dimensions[row].height = 24
        for column, text in ((Column.NAME, "Người lập phiếu"),
                             (Column.NUMBER, "Thủ trưởng đơn vị (ký tên, đóng dấu)")):  # fmt: skip
            self._looks.put(row + 2, column, text, looks.SIGNATURE)
        self._page.merge_cells(start_row=row + 2, end_row=row + 2, start_column=Column.NUMBER,
                               end_column=Column.DOCUMENT_NOTE)  # fmt: skip

    def _sum_of(self, children: tuple[Criterion, ...]) -> str:
        row_of = {line.criterion.id: line.row for line in self._lines.lines if not line.is_fact}
        added = [row_of[c.id] for c in children if c.kind is not Kind.PENALTY]
        taken = [row_of[c.id] for c in children if c.kind is Kind.PENALTY]
        return f"={_sum(added)}" + (f"-{_sum(taken)}" if taken else "")

    def _set_height(self, line: Line) -> None:
        columns = (Column.NAME, Column.GUIDE, Column.WANTED, Column.REMARK)
        texts = ((self._page.cell(line.row, c).value, _WIDTHS[c]) for c in columns)
        heights = [row_height(str(text or ""), width, size=looks.SIZE) for text, width in texts]
        self._page.row_dimensions[line.row].height = min(max(heights), HIGHEST)

    def _page_set_up(self) -> None:
        page = self._page
        for column, width in _WIDTHS.items():
            page.column_dimensions[column.letter].width = width
        page.column_dimensions[Column.KEY.letter].hidden = True
        page.freeze_panes = address(FIRST_ROW, Column.MAXIMUM)
        page.print_title_rows = f"{HEADER_ROWS[0]}:{HEADER_ROWS[1]}"
        page.print_area = f"A1:{_LAST.letter}{self._lines.total_row + 2}"
        page.page_setup.paperSize = 9  # A4
        page.page_setup.orientation = "landscape"
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        for side in ("left", "right", "top", "bottom"):
            setattr(page.page_margins, side, _MARGIN)
        page.page_margins.footer = _MARGIN / 2
        self._footer.right.text = "&P/&N"
        for part in (self._footer.left, self._footer.right):
            part.font, part.size = FONT, 9
        # Rows may be made higher for a long note; everything else stays as it is.
        page.protection = SheetProtection(sheet=True, formatRows=False, formatColumns=False)


def _fact_look(line: Line) -> looks.Look:
    chosen = line.field is not None and line.field.kind is FieldKind.CHOICE
    return looks.INPUT_CHOICE if chosen else looks.INPUT


def _guide(leaf: Criterion) -> str:
    if leaf.guide or leaf.rule is None:
        return leaf.guide
    words = word_rule(leaf.rule, leaf.max_points, penalty=leaf.kind is Kind.PENALTY)
    return "\n".join(words)


def _kind(criterion: Criterion) -> str:
    word = {Kind.BONUS: "điểm thưởng", Kind.PENALTY: "điểm trừ"}.get(criterion.kind, "")
    return f" ({word})" if word and word not in criterion.name.casefold() else ""


def _unit(line: Line) -> str:
    unit = line.field.unit if line.field else ""
    return f" ({unit})" if unit else ""


def _number(points: Points) -> float:
    """Returns points as Excel keeps numbers; nothing is calculated with it here."""
    return float(points_to_decimal(points))


def _sum(rows: list[int]) -> str:
    cells = [f"{Column.POINTS.letter}{row}" for row in rows] or ["0"]
    parts = [cells[n : n + _MOST_ARGUMENTS] for n in range(0, len(cells), _MOST_ARGUMENTS)]
    sums = "+".join(f"SUM({','.join(part)})" for part in parts)
    return f"({sums})" if len(parts) > 1 else sums
