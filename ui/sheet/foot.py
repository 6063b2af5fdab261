"""The totals under the sheet: of the domain one is in, of the unit, and of the unit's paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from parindex_desktop.domain.numbers import NumberFormat, NumberStyle, Points, format_points
from parindex_desktop.domain.people import Role
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.services import control_totals
from ui import theme
from ui.grid.cell_painter import paint_lines, paint_text
from ui.grid.looks import make_looks
from ui.sheet.columns import COLUMNS, Part
from ui.sheet.model import signed_points
from ui.widgets.field import TextInput
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.scores import Stage
    from ui.context import Context
    from ui.sheet.columns import SheetColumn
    from ui.sheet.model import SheetModel
    from ui.sheet.view import SheetView

_LINE = 1.55
_ROOM = 0.35


class SheetFoot(QWidget):
    """Stands in line with the columns of the sheet.

    Attributes:
        fields: The totals of the paper, by stage.

    Signals:
        left: Back to the sheet.
        told: A failure to tell.
    """

    left = Signal()
    told = Signal(object)

    def __init__(self, context: Context, view: SheetView, model: SheetModel) -> None:
        super().__init__()
        self._context = context
        self._view = view
        self._model = model
        self._domain: Criterion | None = None
        self._tight = self._opened = False
        self.looks = make_looks()
        self.fields = {each.stage: _Total(self, each) for each in COLUMNS if each.stage}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        view.stages.sectionResized.connect(lambda *_: self._arrange())
        view.stages.geometriesChanged.connect(self._arrange)
        view.horizontalScrollBar().valueChanged.connect(lambda _value: self._arrange())
        theme.appearance().changed.connect(self._dress)

    # ---- what is shown --------------------------------------------------------------------------
    @property
    def shows_paper(self) -> bool:
        """True while the totals of the paper have their line.

        Where room is short they have it only while they are typed, and where cells do not add up.
        """
        return not self._tight or self._opened or any(map(self._is_off, self.fields))

    def set_tight(self, tight: bool) -> None:
        """Takes less height where letters are large."""
        if tight != self._tight:
            self._tight = tight
            self._share()

    def set_domain(self, domain: Criterion | None) -> None:
        """Shows the totals of a domain."""
        if domain is not self._domain:
            self._domain = domain
            self.update()

    def refresh(self) -> None:
        """Shows what the file holds now; a total being typed stays."""
        for stage, field in self.fields.items():
            field.setReadOnly(not self._context.may_change(Role.ENTRY))
            if not field.isModified():
                field.setText(self._kept(stage))
            self.judge(field)
        self._share()

    def commit(self) -> bool:
        """Writes the totals typed; False when one of them is no number."""
        return all([self.write(field) for field in self.fields.values()])

    def write(self, field: _Total) -> bool:
        """Writes one total; False when it cannot be read, which is told."""
        book, dossier, unit = self._model.book, self._context.dossier, self._model.unit
        if not field.isModified() or book is None or dossier is None or unit is None:
            return True
        try:
            edit = control_totals.write(book, dossier, unit.id, field.stage, field.text())
        except InputError as error:
            restyle(field, state="error")
            self.told.emit(error)
            return False
        field.setModified(False)
        return edit.is_empty or self._context.do(edit)

    def take_back(self, field: _Total) -> None:
        """Shows again what the file holds."""
        field.setText(self._kept(field.stage))
        field.setModified(False)
        self.judge(field)

    def judge(self, field: _Total) -> None:
        """Marks a total that the cells do not add up to, also while it is typed."""
        restyle(field, state="error" if self._is_off(field.stage) else "")
        field.setToolTip(self.verdict(field.stage))
        self.update()

    def gap(self, stage: Stage) -> Points | None:
        """Returns how much the cells are above the total typed; None without one."""
        sums = self._model.sums
        return control_totals.gap(sums.at(None, stage) if sums else None, self.fields[stage].text())

    def verdict(self, stage: Stage) -> str:
        """Says whether the cells of a stage add up to its paper; empty without a paper."""
        if not self.fields[stage].text().strip():
            return ""
        off = self.gap(stage)
        if off is None:
            return tr("not a number")
        if off == 0:
            return tr("agrees with the paper")
        sign = "+" if off > 0 else ""
        return tr("cells − paper = {points}", points=sign + signed_points(off))

    def start(self) -> None:
        """Puts the focus in the total of the stage worked on."""
        self._opened = True
        self._share()
        field = self.fields[self._model.layer]
        field.setFocus()
        field.selectAll()

    def close_if_left(self) -> None:
        """Gives the line of the paper back to the sheet once nobody types in it."""
        if self._opened and QApplication.focusWidget() not in self.fields.values():
            self._opened = False
            self._share()

    # ---- Qt -------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        """Returns room for the lines shown."""
        return QSize(0, (3 if self.shows_paper else 2) * self._line + 1)

    def minimumSizeHint(self) -> QSize:
        """Returns the same: a total cut off is none."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints names and totals."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.looks.raised)
        painter.setPen(self.looks.domain_pen)
        painter.drawLine(0, 0, self.width(), 0)
        if self._model.book is not None and self._model.unit is not None:
            painter.setClipRect(QRect(self._left, 0, self.width(), self.height()))
            for column, each in enumerate(COLUMNS):
                self._paint_column(painter, column, each)
            painter.setClipping(False)
            for nth, text in enumerate(self._names()):
                self._paint_name(painter, nth, text)
        painter.end()

    def resizeEvent(self, event: object) -> None:
        """Puts the totals of the paper under their columns."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._arrange()

    # ---- inside ---------------------------------------------------------------------------------
    @property
    def _line(self) -> int:
        return self.looks.part(_LINE)

    @property
    def _left(self) -> int:
        return self._view.names.width() + self._view.frameWidth()

    def _place(self, nth: int, column: int) -> QRect:
        stages = self._view.stages
        left = self._left + stages.sectionViewportPosition(column)
        return QRect(left, 1 + nth * self._line, stages.sectionSize(column), self._line)

    def _is_off(self, stage: Stage) -> bool:
        return bool(self.fields[stage].text().strip()) and self.gap(stage) != 0

    def _share(self) -> None:
        """Takes the height of the lines shown."""
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        for stage, field in self.fields.items():
            column = next(nth for nth, each in enumerate(COLUMNS) if each.stage is stage)
            place = self._place(2, column)
            field.setGeometry(place.adjusted(1, 1, -2, -2))
            field.setVisible(self.shows_paper and place.left() >= self._left - 1)
        self.update()

    def _names(self) -> tuple[str, str, str]:
        domain = self._domain
        whole = tr("Whole sheet")
        index = self._index()
        paper = [tr("Total on paper")]
        if said := self.verdict(self._model.layer):
            paper.append(said)
        return (
            f"{domain.code}  {domain.name}" if domain else "",
            f"{whole} · {index}" if index else whole,
            " · ".join(paper),
        )

    def _index(self) -> str:
        book, unit = self._model.book, self._model.unit
        assert book is not None
        assert unit is not None
        standing = book.standing_of.get(unit.id)
        if standing is None or standing.index is None:
            return ""
        shape = NumberFormat(book.round.policy.decimals, NumberStyle.FIXED, percent=True)
        return tr("index {index}", index=shape.show(standing.index))

    def _paint_name(self, painter: QPainter, nth: int, text: str) -> None:
        looks = self.looks
        rect = QRect(0, 1 + nth * self._line, self._left, self._line)
        paint_lines(painter, rect, looks, strong_right=True)
        font = looks.bold if nth == 1 else looks.font
        painter.setFont(font)
        room = looks.part(_ROOM)
        middle = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, middle, rect.width() - 2 * room)
        off = nth == 2 and self.gap(self._model.layer) not in (None, 0)
        colour = looks.danger if off else looks.text
        paint_text(painter, rect, shown, font=font, colour=colour, right=False, room=room)

    def _paint_column(self, painter: QPainter, column: int, shown: SheetColumn) -> None:
        looks = self.looks
        for nth in (0, 1):
            rect = self._place(nth, column)
            paint_lines(painter, rect, looks, strong_right=False)
            text = self._total(shown, whole=nth == 1)
            font = looks.bold if nth == 1 or shown.part is Part.RESULT else looks.font
            colour = looks.muted if shown.part is Part.MAXIMUM else looks.text
            paint_text(
                painter, rect, text, font=font, colour=colour, right=True, room=looks.part(_ROOM)
            )
        paint_lines(painter, self._place(2, column), looks, strong_right=False)

    def _total(self, shown: SheetColumn, *, whole: bool) -> str:
        """Returns the total of a column: of the domain one is in, or of the whole sheet."""
        book, unit, sums, domain = (
            self._model.book,
            self._model.unit,
            self._model.sums,
            self._domain,
        )
        if book is None or unit is None or (domain is None and not whole):
            return ""
        below = None if whole or domain is None else domain.id
        if shown.stage is not None:
            points = sums.at(below, shown.stage) if sums else None
            return "" if points is None else signed_points(points)
        result = book.result(unit.id)
        tally = result.total if below is None else result.nodes[below]
        if shown.part is Part.MAXIMUM:
            return format_points(tally.maximum)
        return signed_points(tally.points) if shown.part is Part.RESULT and tally.scored else ""

    def _kept(self, stage: Stage) -> str:
        dossier, unit = self._context.dossier, self._model.unit
        total = dossier.control_total(unit.id, stage) if dossier and unit else None
        return "" if total is None else format_points(total)

    def _dress(self) -> None:
        self.looks = make_looks()
        self._share()


class _Total(TextInput):
    """One total of the paper; Enter writes it, Escape takes it back, both lead to the sheet.

    Attributes:
        stage: Whose paper it is.
    """

    def __init__(self, foot: SheetFoot, shown: SheetColumn) -> None:
        super().__init__(foot)
        assert shown.stage is not None
        self.stage = shown.stage
        self._foot = foot
        self.setProperty("piece", "cell")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(tr("Total on paper: {stage}", stage=tr(shown.heading)))
        self.textEdited.connect(lambda _text: foot.judge(self))
        self.editingFinished.connect(lambda: foot.write(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that lead back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._foot.write(self):
                self._foot.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._foot.take_back(self)
            self._foot.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Writes the total; its line may be needed no more."""
        super().focusOutEvent(event)
        self._foot.close_if_left()
