"""The result of each unit on a sheet of its own: place in the group, and why points are missing.

What the unit reads after the conference (`documents.md`, Ranking annex, further annexes).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.documents import Align, PrintedTable, TableColumn, TextRow, TextTable
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.papers_sheets import UnitSheet
from parindex_desktop.domain.scores import Score, Stage
from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.paper import reference_of
from parindex_desktop.services.papers.profiles import UnitProfiles
from parindex_desktop.services.papers.unit_comparison import Comparison
from parindex_desktop.services.papers.unit_lines import UnitLines, second_appraisal_differs
from parindex_desktop.services.papers.unit_sheet_tables import UnitSheetTables
from parindex_desktop.services.ranking_table import (
    NOT_RANKED,
    index_format,
    not_applicable_rule,
    rounding_rule,
    tie_rule,
)
from parindex_desktop.services.score_entry import NOT_APPLICABLE_TEXT, show_score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from parindex_desktop.domain.ranking import Standing
    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.papers.unit_comparison import ComparedLine
    from parindex_desktop.services.papers.unit_lines import ScoredLine

STAGE_HEADINGS: Final = {
    Stage.SELF: "Điểm tự đánh giá",
    Stage.APPRAISAL_1: "Điểm thẩm định lần 1",
    Stage.APPRAISAL_2: "Điểm thẩm định lần 2",
}
REACHED: Final = "Điểm đạt được"
LOST: Final = "Điểm chưa đạt"
WORDS: Final = "Lý do, giải trình, trả lời"


def unit_sheet_parts(task: PaperTask) -> Iterator[PaperPart]:
    """Words a sheet for each unit of a group, in the order of its lists, when it is asked for.

    Raises:
        InputError: `SET.162` the group has no criteria, `DOC.101` nothing is scored.
    """
    book = task.book
    if not book.leaves:
        raise InputError("SET.162", group=book.group.name, year=book.round.year)
    if all(standing.index is None for standing in book.standings):
        raise InputError("DOC.101", group=book.group.name, year=book.round.year)
    sheets = _Sheets(task)
    return (sheets.part(unit) for unit in book.units)


class _Sheets:
    """Words the sheets of one group; what they share is worded once."""

    def __init__(self, task: PaperTask) -> None:
        self._task = task
        self._book = task.book
        self._lines = UnitLines(task.book, task.reading.dossier(task.round.id))
        self._comparison = Comparison(task.book)
        self._profiles = UnitProfiles(task.book)
        self._stages = stages_shown(task.book)
        headings = {stage: STAGE_HEADINGS[stage] for stage in self._stages}
        self._tables = UnitSheetTables(task.reading, task.book, headings)
        self._columns = _columns(self._stages)
        self._reference = reference_of(task.reading, task.request)
        self._stamp = task.reading.stamp(task.round.id)
        self._index = index_format(task.book)

    def part(self, unit: Unit) -> PaperPart:
        """Words the sheet of one unit."""
        standing = self._book.standing_of[unit.id]
        lines = self._lines.of(unit)
        compared = self._comparison.of(standing, lines)
        sheets = self._tables.of(unit, lines, compared)
        content = self._sheet(unit, standing, lines, compared)
        return PaperPart(PaperKind.UNIT_SHEETS, content, self._task.group, sheets, unit=unit)

    def _sheet(
        self,
        unit: Unit,
        standing: Standing,
        lines: Sequence[ScoredLine],
        compared: Sequence[ComparedLine],
    ) -> UnitSheet:
        book, profile = self._book, self._profiles.of(unit.id)
        group = f"{book.group.name} {self._task.reading.profile.province}"
        return UnitSheet(
            unit=unit.name,
            title=(
                f"PHIẾU KẾT QUẢ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {book.round.year}",
                f"CỦA {unit.name}".upper(),
            ),
            below=(f"(Thuộc khối {group})",),
            reference=self._reference,
            standing=self._standing(standing, compared[-1]),
            domains=self._domains(compared),
            table=TextTable(self._columns, tuple(self._row(line) for line in lines)),
            notes=tuple(self._notes(standing)),
            stamp=self._stamp,
            profile=profile and profile.without_numbers(),
        )

    def _standing(self, standing: Standing, whole: ComparedLine) -> str:
        if standing.index is None:
            return "Chưa có điểm, không xếp hạng"
        percent = replace(self._index, percent=True)
        told = [f"Chỉ số CCHC: {percent.show(standing.index)}"]
        if standing.rank is None:
            told.append("Không xếp hạng")
        else:
            shared = standing.tie is not None and standing.tie.decided_by is None
            told.append(
                f"Xếp hạng: {standing.rank}/{self._comparison.ranked}"
                f"{' (đồng hạng)' if shared else ''}"
            )
        if standing.class_name:
            told.append(f"Xếp loại: {standing.class_name}")
        if whole.difference is not None:
            told.append(self._against_median(whole.difference))
        return f" {NOT_RANKED} ".join(told)

    def _against_median(self, difference: Decimal) -> str:
        if not difference:
            return "Bằng trung vị của khối"
        side = "Cao" if difference > 0 else "Thấp"
        return f"{side} hơn trung vị của khối {self._index.show(abs(difference))} điểm phần trăm"

    def _domains(self, compared: Sequence[ComparedLine]) -> PrintedTable:
        rows = [self._domain(each) for each in compared]
        return PrintedTable(_DOMAIN_COLUMNS, tuple(rows[:-1]), rows[-1])

    def _domain(self, compared: ComparedLine) -> tuple[str, ...]:
        line, show = compared.line, self._index.show
        difference = compared.difference
        sign = "+" if difference is not None and difference > 0 else ""
        return (
            line.criterion.code if line.criterion else "",
            line.criterion.name if line.criterion else "Tổng cộng",
            format_points(line.maximum),
            _reached(line),
            "" if compared.ratio is None else show(compared.ratio),
            "" if compared.median is None else show(compared.median),
            "" if difference is None else f"{sign}{show(difference)}",
        )

    def _row(self, line: ScoredLine) -> TextRow:
        criterion = line.criterion
        name = criterion.name if criterion else "Tổng cộng"
        in_capitals = not line.is_leaf and (criterion is None or line.is_domain)
        cells = (
            criterion.code if criterion else "",
            name.upper() if in_capitals else name,
            format_points(line.maximum),
            *(_given(line.given.get(stage)) for stage in self._stages),
            _reached(line),
            _points(line.lost),
            "\n".join(line.words),
            "\n".join(line.documents),
        )
        return TextRow(cells, strong=not line.is_leaf)

    def _notes(self, standing: Standing) -> Iterator[str]:
        policy, total = self._book.round.policy, standing.result.total
        yield (
            f"Trung vị của khối là giá trị đứng giữa của {self._comparison.ranked:02} đơn vị được "
            "xếp hạng (trung bình của hai giá trị đứng giữa khi số đơn vị là số chẵn), tính từ số "
            "chưa làm tròn; cột so với trung vị là hiệu của hai số đã làm tròn."
        )
        yield rounding_rule(policy)
        yield tie_rule(policy)
        if any(leaf.kind is Kind.BONUS for leaf in self._book.leaves):
            yield (
                f"{LOST} là phần còn thiếu so với điểm tối đa và điểm trừ, không bù bằng điểm "
                "thưởng."
            )
        yield from caps_told(self._book)
        if total.not_applicable:
            yield f"{NOT_APPLICABLE_TEXT}: không áp dụng. {not_applicable_rule(policy)}"
        if total.missing:
            yield (
                f"Số liệu chưa đầy đủ: còn {total.missing:02} tiêu chí chưa có điểm, tạm tính 0 "
                "điểm."
            )


def stages_shown(book: GroupBook) -> tuple[Stage, ...]:
    """Returns the stages with a column of their own: both appraisals where they differ at all."""
    if second_appraisal_differs(book):
        return (Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2)
    return (Stage.SELF,)


def caps_told(book: GroupBook) -> Iterator[str]:
    """Yields how much bonus and penalty may come to, where the set says so."""
    own = book.tree.set
    for what, cap in (("thưởng", own.bonus_cap), ("trừ", own.penalty_cap)):
        if cap is not None:
            yield f"Tổng điểm {what} không quá {format_points(cap)} điểm."


def _columns(stages: Sequence[Stage]) -> tuple[TableColumn, ...]:
    return (
        TableColumn(layout.CODE),
        TableColumn(layout.NAME, Align.LEFT, wraps=True),
        TableColumn(layout.MAXIMUM),
        *(TableColumn(STAGE_HEADINGS[stage]) for stage in stages),
        TableColumn(REACHED),
        TableColumn(LOST),
        TableColumn(WORDS, Align.LEFT, wraps=True),
        TableColumn(layout.EVIDENCE, Align.LEFT, wraps=True),
    )


_DOMAIN_COLUMNS: Final = (
    TableColumn("STT"),
    TableColumn("Lĩnh vực", Align.LEFT, wraps=True),
    TableColumn(layout.MAXIMUM),
    TableColumn(REACHED),
    TableColumn("Tỷ lệ đạt (%)"),
    TableColumn("Trung vị của khối (%)"),
    TableColumn("So với trung vị (điểm %)"),
)


def _reached(line: ScoredLine) -> str:
    return show_score(Score(line.state)) if line.reached is None else format_points(line.reached)


def _given(score: Score | None) -> str:
    return "" if score is None else show_score(score)


def _points(points: Points | None) -> str:
    return "" if points is None else format_points(points)
