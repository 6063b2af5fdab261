"""The sheet as a table model: criteria down, stages and words across, for one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.scores import CellState, Stage, stages_of
from parindex_desktop.i18n import tr
from parindex_desktop.services import sheet
from parindex_desktop.services.group_book import stage_of
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.sheet import Line, Trend
from ui.grid import cell_words
from ui.grid.cell_model import (
    BLANK_CELL,
    CLOSED_CELL,
    EXEMPT_CELL,
    Cell,
    CellModel,
    Index,
    Look,
    cell_of,
)
from ui.grid.columns import signed_maximum
from ui.sheet.columns import COLUMNS, Part, column_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId
    from parindex_desktop.domain.scores import CellKey
    from parindex_desktop.domain.stage_sums import StageSums
    from parindex_desktop.domain.units import Unit, UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.refused_texts import RefusedTexts

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MINUS = "\u2212"


class SheetModel(CellModel):
    """Shows all that stands for one unit of a group.

    Attributes:
        unit: Whose sheet it is; None before there is one.
        lines: The criteria in sight.
        sums: What the stages add up to.
        layer: The stage last worked on; what is asked from a column of words is about it.
    """

    def __init__(self, refused: RefusedTexts, parent: QObject | None = None) -> None:
        super().__init__(refused, parent)
        self.unit: Unit | None = None
        self.layer = Stage.APPRAISAL_1
        self.lines: tuple[Line, ...] = ()
        self.sums: StageSums | None = None
        self._dossier: Dossier | None = None
        self._tree: CriteriaTree | None = None
        self._all: tuple[Line, ...] = ()
        self._folded: set[CriterionId] = set()
        self._rows: dict[CriterionId, int] = {}

    # ---- what is shown --------------------------------------------------------------------------
    def show_unit(
        self, book: GroupBook | None, dossier: Dossier | None, unit_id: UnitId | None
    ) -> None:
        """Shows the sheet of a unit; folded branches stay so as long as the criteria are these."""
        unit = book.units_by_id.get(unit_id) if book and unit_id else None
        if book is not None and book.tree is self._tree and unit is not None and self.unit:
            self.book, self._dossier, self.unit = book, dossier, unit
            self.catch_up()
            return
        self.beginResetModel()
        self.book, self._dossier, self.unit = book, dossier, unit
        self._tree = book.tree if book else None
        self._all = sheet.lines_of(book.tree) if book and unit else ()
        known = {line.criterion.id for line in self._all}
        self._folded &= known
        self._arrange()
        self.sums = sheet.sums_of(book, unit.id) if book and unit else None
        self.endResetModel()

    def catch_up(self) -> None:
        """Adds up anew, and lets the views paint everything again."""
        assert self.book is not None
        assert self.unit is not None
        self.sums = sheet.sums_of(self.book, self.unit.id)
        if self.lines:
            last = self.index(len(self.lines) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # ---- folding --------------------------------------------------------------------------------
    def is_folded(self, row: int) -> bool:
        """Tells whether the branch of a row is folded away."""
        return self.lines[row].criterion.id in self._folded

    def fold(self, row: int, *, folded: bool) -> None:
        """Folds the branch of a row away, or shows it again."""
        line = self.lines[row]
        if line.is_leaf or folded == (line.criterion.id in self._folded):
            return
        self._change_folds(self._folded ^ {line.criterion.id})

    def fold_all(self, *, folded: bool) -> None:
        """Folds all domains away, or shows everything."""
        domains = {line.criterion.id for line in self._all if not line.depth and not line.is_leaf}
        self._change_folds(domains if folded else set())

    def reveal(self, criterion_id: CriterionId) -> None:
        """Shows the branches that a criterion lies in."""
        above = next((each.above for each in self._all if each.criterion.id == criterion_id), ())
        if any(each in self._folded for each in above):
            self._change_folds(self._folded - set(above))

    def _change_folds(self, folded: set[CriterionId]) -> None:
        if folded == self._folded:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        criteria = [self.lines[index.row()] for index in held]
        self._folded = folded
        self._arrange()
        moved = [self._index_of(line, at.column()) for line, at in zip(criteria, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _index_of(self, line: Line, column: int) -> QModelIndex:
        """Returns where a line stands now; Qt loses track of two indexes that become one."""
        row = self._rows.get(line.criterion.id)
        return QModelIndex() if row is None else self.index(row, column)

    def _arrange(self) -> None:
        self.lines = sheet.unfolded(self._all, self._folded)
        self._rows = {line.criterion.id: row for row, line in enumerate(self.lines)}

    # ---- where cells stand ----------------------------------------------------------------------
    def place(self, spot: Spot) -> Place:
        """Returns what stands in a row; the column tells the stage."""
        assert self.unit is not None
        return Place(self.unit.id, self.lines[spot.row].criterion.id)

    def spot(self, place: Place | CellKey) -> Spot | None:
        """Returns where a cell of this unit stands; a place without a stage in the last layer."""
        row = self._rows.get(place.criterion_id)
        if self.unit is None or place.unit_id != self.unit.id or row is None:
            return None
        try:
            return Spot(row, column_of(getattr(place, "stage", self.layer)))
        except KeyError:  # of second entry
            return None

    def nearest_row(self, line: Line) -> int | None:
        """Returns the row of a line; of one folded away, that of the branch over it."""
        ways = (line.criterion.id, *reversed(line.above))
        return next((self._rows[each] for each in ways if each in self._rows), None)

    def row_of(self, criterion_id: CriterionId) -> int | None:
        """Returns the row of a criterion; None where it is folded away."""
        return self._rows.get(criterion_id)

    def layer_at(self, column: int) -> Stage:
        """Returns the stage of a column; of words the stage last worked on."""
        return COLUMNS[column].stage or self.layer

    def unit_at(self, row: int) -> Unit:
        """Returns the unit of the sheet."""
        assert self.unit is not None
        return self.unit

    def leaf_at(self, row: int, column: int) -> Criterion | None:
        """Returns the scored criterion of a row; None for a branch."""
        line = self.lines[row]
        return line.criterion if line.is_leaf else None

    def named_at(self, row: int, column: int) -> Criterion | None:
        """Returns the criterion of a row, a branch too."""
        return self.lines[row].criterion

    def stages_at(self, row: int, column: int) -> tuple[Stage, ...]:
        """Returns the stage of a column alone: the other ones stand beside it."""
        column_ = COLUMNS[column]
        if column_.part is Part.RESULT:
            return stages_of(self.lines[row].criterion)
        return (column_.stage,) if column_.stage is not None else ()

    def is_open(self, row: int, column: int) -> bool:
        """Tells whether a stage fills a leaf."""
        stage, line = COLUMNS[column].stage, self.lines[row]
        return stage is not None and line.is_leaf and stage_of(line.criterion, stage) is stage

    def is_of_words(self, row: int, column: int) -> bool:
        """Tells whether a cell shows a remark of a leaf."""
        return COLUMNS[column].part is Part.WORDS and self.lines[row].is_leaf

    def work_on(self, column: int) -> None:
        """Notes the stage of a column as the one worked on; words leave it as it was."""
        self.layer = COLUMNS[column].stage or self.layer

    def why_closed(self, row: int, column: int) -> str:
        """Says what a cell without points is for."""
        shown, line = COLUMNS[column], self.lines[row]
        if shown.part is Part.WORDS and line.is_leaf:
            return self._words_in_full(line, shown.kind)
        if shown.part is Part.RESULT:
            return tr("The last appraisal decides; survey leaves have the points of the survey.")
        if not line.is_leaf:
            return tr("Sum of what is below · + and − unfold and fold")
        if shown.stage is None:
            return tr(shown.tip)
        return cell_words.why_closed(line.criterion)

    def heading_at(self, row: int, column: int) -> str:
        """Returns the stage that the column is about."""
        return tr(COLUMNS[column].heading)

    # ---- what they show -------------------------------------------------------------------------
    def cell(self, row: int, column: int) -> Cell:
        """Returns a cell as it is shown."""
        line, shown = self.lines[row], COLUMNS[column]
        match shown.part:
            case Part.MAXIMUM:
                return self._maximum(line)
            case Part.POINTS:
                assert shown.stage is not None
                if not line.is_leaf:
                    return Cell(self._sum(line, shown.stage), Look.SUM)
                return self._points(line.criterion, shown.stage)
            case Part.RESULT:
                return self._result(line)
            case Part.EVIDENCE:
                return self._evidence(line)
            case _:
                return self._words(line, shown.kind)

    def tell_cells(self, spots: Iterable[Spot]) -> None:
        """Lets the views paint whole lines again: stages stand beside each other."""
        for row in {spot.row for spot in spots}:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def trend(self, row: int, column: int) -> Trend:
        """Returns how a cell differs from what the unit gave itself."""
        stage, line = COLUMNS[column].stage, self.lines[row]
        if stage is None or not line.is_leaf or self.book is None or self.unit is None:
            return Trend.SAME
        return sheet.trend(self.book, self.unit.id, line.criterion.id, stage)

    def _maximum(self, line: Line) -> Cell:
        if line.is_leaf:
            return Cell(signed_maximum(line.criterion), Look.COUNT)
        return Cell(format_points(line.criterion.max_points), Look.SUM)

    def _sum(self, line: Line, stage: Stage) -> str:
        points = self.sums.at(line.criterion.id, stage) if self.sums else None
        return "" if points is None else signed_points(points)

    def _points(self, leaf: Criterion, stage: Stage) -> Cell:
        book, unit = self.book, self.unit
        if book is None or unit is None or stage_of(leaf, stage) is not stage:
            return CLOSED_CELL
        if len(self._refused):
            refusal = self._refused.at(book, stage, Place(unit.id, leaf.id))
            if refusal is not None:
                return Cell(refusal.text, Look.REFUSED)
        if book.exemption(unit.id, leaf.id):
            return EXEMPT_CELL
        return cell_of(book.score(unit.id, leaf.id, stage))

    def _result(self, line: Line) -> Cell:
        book, unit, criterion = self.book, self.unit, line.criterion
        if book is None or unit is None:
            return BLANK_CELL
        if not line.is_leaf:
            tally = book.result(unit.id).nodes[criterion.id]
            return Cell(signed_points(tally.points) if tally.scored else "", Look.RESULT)
        if book.exemption(unit.id, criterion.id):
            return EXEMPT_CELL
        score, _ = book.score_in_force(unit.id, criterion.id, stages_of(criterion))
        if score.state is not CellState.NUMBER:
            return cell_of(score)
        points = -score.points if criterion.kind is Kind.PENALTY else score.points
        return Cell(signed_points(Points(points)), Look.RESULT)

    def _evidence(self, line: Line) -> Cell:
        if self._dossier is None or self.unit is None or not line.is_leaf:
            return BLANK_CELL
        count = len(self._dossier.evidence(self.unit.id, line.criterion.id))
        return Cell(str(count), Look.COUNT) if count else BLANK_CELL

    def _words(self, line: Line, kind: RemarkKind) -> Cell:
        book, unit, dossier = self.book, self.unit, self._dossier
        if book is None or unit is None or dossier is None or not line.is_leaf:
            return BLANK_CELL
        leaf = line.criterion.id
        text = dossier.remark(unit.id, leaf, kind).replace("\n", " ")
        if kind is RemarkKind.EXPLANATION:
            unanswered = sheet.wants_answer(book, dossier, unit.id, leaf)
            return Cell(text, Look.WANTED if unanswered else Look.WORDS)
        if sheet.wants_reason(book, dossier, unit.id, leaf):
            return Cell(tr("needs a reason"), Look.WANTED)
        answer = dossier.remark(unit.id, leaf, RemarkKind.ANSWER).replace("\n", " ")
        return Cell(" · ".join(filter(None, (text, answer))), Look.WORDS)

    def _words_in_full(self, line: Line, kind: RemarkKind) -> str:
        book = self.book
        assert book is not None
        assert self._dossier is not None
        assert self.unit is not None
        place = (self.unit.id, line.criterion.id)
        kinds = (kind, RemarkKind.ANSWER) if kind is RemarkKind.REASON else (kind,)
        texts = [self._dossier.remark(*place, each) for each in kinds]
        told = "\n".join(filter(None, texts))
        if kind is RemarkKind.EXPLANATION and sheet.wants_answer(book, self._dossier, *place):
            told += "\n" + tr("Not answered yet")
        return told or tr("Ctrl+E: write it")

    # ---- Qt -------------------------------------------------------------------------------------
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Returns the number of lines in sight."""
        return len(self.lines) if not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Returns the number of columns."""
        return len(COLUMNS) if not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answers as every table of scores; words stand at the left."""
        aligning = role == Qt.ItemDataRole.TextAlignmentRole and index.isValid()
        if aligning and COLUMNS[index.column()].part is Part.WORDS:
            return _LEFT
        return super().data(index, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Returns names and tool-tips of columns, code and name of rows."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            if not 0 <= section < len(self.lines):
                return None
            criterion = self.lines[section].criterion
            return f"{criterion.code}  {criterion.name}"
        if not 0 <= section < len(COLUMNS):
            return None
        shown = COLUMNS[section]
        return tr(shown.heading if role == Qt.ItemDataRole.DisplayRole else shown.tip)


def signed_points(points: Points) -> str:
    """Returns points with a real minus sign, which stands in line with the digits."""
    return format_points(points).replace("-", _MINUS)
