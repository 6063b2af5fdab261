"""The results of units as tables of real numbers: one of all leaves, one of all domains.

Each unit brings its rows; `joined_sheets` makes one long table of a group. Leaves and sums are kept
apart, so that whoever filters or adds up a column counts nothing twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import points_to_decimal
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.exchange.excel import Sheet, SheetColumn
from parindex_desktop.services.papers.titles import annex_title
from parindex_desktop.services.score_entry import show_score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.numbers import Points
    from parindex_desktop.domain.units import Unit
    from parindex_desktop.exchange.excel import Value
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.unit_comparison import ComparedLine
    from parindex_desktop.services.papers.unit_lines import ScoredLine
    from parindex_desktop.services.reading import Reading

_WHOLE = "Tổng cộng"


class UnitSheetTables:
    """Makes the tables of the units of one group."""

    def __init__(self, reading: Reading, book: GroupBook, stages: Mapping[Stage, str]) -> None:
        """Takes the stages that have a column, with their headings."""
        self._title = annex_title(reading, book)
        self._code = book.group.code
        self._stages = tuple(stages)
        decimals = book.round.policy.decimals
        percent = "0." + "0" * decimals if decimals else "0"
        unit = SheetColumn(book.group.heading, width=30, wraps=True)
        domain = SheetColumn("Lĩnh vực", width=34, wraps=True)
        self._leaf_columns = (
            unit,
            domain,
            SheetColumn("Mã", width=9),
            SheetColumn("Tiêu chí", width=44, wraps=True),
            SheetColumn("Điểm tối đa", width=9),
            *(SheetColumn(heading, width=11) for heading in stages.values()),
            SheetColumn("Điểm đạt được", width=9),
            SheetColumn("Điểm chưa đạt", width=9),
            SheetColumn("Lý do, giải trình, trả lời", width=44, wraps=True),
            SheetColumn("Tài liệu kiểm chứng", width=36, wraps=True),
        )
        self._domain_columns = (
            unit,
            domain,
            SheetColumn("Điểm tối đa", width=9),
            SheetColumn("Điểm đạt được", width=9),
            SheetColumn("Tỷ lệ đạt (%)", percent, width=15),
            SheetColumn("Trung vị của khối (%)", percent, width=15),
            SheetColumn("So với trung vị (điểm %)", percent, width=15),
        )

    def of(
        self, unit: Unit, lines: Sequence[ScoredLine], compared: Sequence[ComparedLine]
    ) -> tuple[Sheet, ...]:
        """Returns the rows of one unit, in both tables."""
        return (
            Sheet(
                f"{self._code} phiếu",
                self._leaf_columns,
                tuple(self._leaves(unit, lines)),
                ("KẾT QUẢ CHẤM ĐIỂM TỪNG TIÊU CHÍ", *self._title),
                landscape=True,
            ),
            Sheet(
                f"{self._code} trung vị",
                self._domain_columns,
                tuple(_domain(unit, each) for each in compared),
                ("KẾT QUẢ SO VỚI TRUNG VỊ CỦA KHỐI", *self._title),
                landscape=True,
                strong=frozenset({len(compared) - 1}),
            ),
        )

    def _leaves(self, unit: Unit, lines: Sequence[ScoredLine]) -> list[tuple[Value, ...]]:
        rows: list[tuple[Value, ...]] = []
        domain = ""
        for line in lines:
            if line.is_domain and line.criterion:
                domain = line.criterion.name
            if line.is_leaf and line.criterion:
                rows.append((
                    unit.name,
                    domain,
                    line.criterion.code,
                    line.criterion.name,
                    points_to_decimal(line.maximum),
                    *(_given(line.given.get(stage)) for stage in self._stages),
                    _reached(line),
                    _number(line.lost),
                    "\n".join(line.words) or None,
                    "\n".join(line.documents) or None,
                ))  # fmt: skip
        return rows


def _domain(unit: Unit, compared: ComparedLine) -> tuple[Value, ...]:
    line = compared.line
    return (
        unit.name,
        line.criterion.name if line.criterion else _WHOLE,
        points_to_decimal(line.maximum),
        _reached(line),
        compared.ratio,
        compared.median,
        compared.difference,
    )


def _reached(line: ScoredLine) -> Value:
    return show_score(Score(line.state)) or None if line.reached is None else _number(line.reached)


def _given(score: Score | None) -> Value:
    if score is None:
        return None
    return _number(score.points) if score.state is CellState.NUMBER else show_score(score)


def _number(points: Points | None) -> Value:
    return None if points is None else points_to_decimal(points)
