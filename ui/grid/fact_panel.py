"""The facts of the current cell, below the grid: typed, valued at once, and on to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.numbers import ZERO
from parindex_desktop.domain.rules.facts import fields_of
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.fact_entry import enter_facts
from parindex_desktop.services.fact_words import doubt
from parindex_desktop.services.score_entry import show_score
from parindex_desktop.services.score_search import Spot
from ui import theme
from ui.criteria.detail.fact_form import FactForm
from ui.grid import cell_words
from ui.grid.guide import Guide
from ui.grid.moves import Move
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context
    from ui.grid.cell_pane import CellPane

_LINES = 10
_LEAST_LINES = 5.5
_LINES_BESIDE = 36
_PERCENT = 24
"""Most of the height of the window that the panel may take; less where letters are large."""
_PERCENT_AT_LARGE_LETTERS = 21
_READING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FactPanel(QFrame):
    """Follows the current cell of a grid while it is open.

    Enter writes and goes down to the next unit, Tab behind the last field on to the next criterion;
    Escape leads back to the grid; the page keys turn the guide. What is typed is on disk when the
    cell is left, as in the grid.

    Attributes:
        form: The fields of the rule.
        guide: How the criterion is scored, and what proves it.

    Signals:
        closed: The panel is taken away.
    """

    closed = Signal()

    def __init__(self, context: Context, pane: CellPane) -> None:
        super().__init__()
        self._context = context
        self._pane = pane
        self._spot: Spot | None = None
        self._shown: dict[str, str] = {}
        self.form = FactForm(columns=2)
        self.guide = Guide()
        self._says = label("", "muted", wraps=True)
        self._doubt = label("", "badge", wraps=True)
        self._doubt.setProperty("tone", "warning")
        self._lay_out()
        self.setProperty("piece", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Facts of the cell"))
        self.form.entered.connect(self.go_down)
        self.form.changed.connect(self._show_doubt)
        pane.view.spot_changed.connect(self._on_spot)
        pane.view.committing.connect(self.commit)
        pane.model.modelReset.connect(self._forget)
        theme.appearance().changed.connect(self._fit)
        pane.view.resized.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def doubt(self) -> str:
        """What to look at again before it is left."""
        return self._doubt.text()

    @property
    def message(self) -> str:
        """What stands in place of the fields, or above them."""
        return self._says.text()

    # ---- coming and going -----------------------------------------------------------------------
    def open(self) -> None:
        """Shows the facts of the current cell and starts typing them."""
        self._pane.view.commit_editor()
        self.show()
        self._show(self._pane.view.spot)
        self.start()

    def start(self) -> None:
        """Puts the focus in the first field; without a rule it stays with the panel's keys."""
        if self._names():
            self.form.focus_first()
        else:
            self.setFocus()

    def leave(self) -> None:
        """Back to the grid; the panel stays open."""
        if not self.commit():
            self._show(self._spot)
        self._pane.view.setFocus()

    def close_panel(self) -> None:
        """Writes what is typed, and takes the panel away."""
        self.commit()
        self._pane.view.setFocus()
        self.hide()
        self.closed.emit()

    def commit(self) -> bool:
        """Writes the facts typed; False, with the reason told, when they cannot be taken."""
        model, spot = self._pane.model, self._spot
        typed = self.form.typed()
        if model.book is None or spot is None or self.isHidden() or typed == self._shown:
            return True
        layer = model.layer_at(spot.column)
        entry = enter_facts(model.book, layer, model.place(spot), typed)
        if entry.refused:
            told = tell(entry.refused[0].problem)
            text = tr("Not saved: {reason}", reason=f"{told.code}  {told.text} {told.action}")
            self._shown = typed  # told once
            self._pane.notes.tell(text, "danger")
            return False
        self._shown = typed
        return entry.edit.is_empty or self._context.do(entry.edit)

    def take_change(self, change_set: ChangeSet) -> None:
        """Shows anew what an edit, an undo or an import made of the current cell."""
        if self.isHidden() or self._spot is None:
            return
        spots = {self._pane.model.spot(change.key) for change in change_set.edit.cells}
        if self._spot in spots:
            self._show(self._spot)

    # ---- from cell to cell ----------------------------------------------------------------------
    def go_down(self) -> None:
        """Writes, then goes to the next unit to which the criterion applies."""
        model, spot = self._pane.model, self._spot
        if spot is None or not self.commit():
            return
        below = range(spot.row + 1, model.rowCount())
        to = next((r for r in below if model.takes_points(r, spot.column)), None)
        if to is None:
            self._pane.notes.tell(self._pane.words_at_end(), "info")
        else:
            self._pane.view.go_to(Spot(to, spot.column))

    def go_across(self, *, back: bool = False) -> None:
        """Writes, then goes to the next criterion that takes points."""
        if self.commit():
            self._pane.notes.forget()
            self._pane.view.go(Move.PREVIOUS if back else Move.NEXT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that no field has taken."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_F4:
            self.close_panel()
        elif event.key() in _ENTER:
            self.go_down()  # of the panel itself: a field's never gets out of the form
        elif event.key() in _READING:
            self._turn_guide(event)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Goes on with Enter where nothing is typed, and turns the guide; Qt installs this."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _READING:
            self._turn_guide(event)
            return True
        if event.key() not in _ENTER:
            return super().eventFilter(watched, event)
        if watched is self.form:
            return True  # its field has taken it
        if self.form.typed() == self._shown:
            self.go_down()
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the room there is now."""
        super().showEvent(event)
        self._fit()

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Leads Tab behind the last field, and Shift+Tab before the first, to another criterion."""
        fields, focus = (
            [self.form.input(name) for name in self._names()],
            QApplication.focusWidget(),
        )
        here = [nth for nth, field in enumerate(fields) if _holds(field, focus)]
        to = here[0] + (1 if onwards else -1) if here else -1
        if 0 <= to < len(fields):
            fields[to].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.go_across(back=not onwards)
        return True

    # ---- inside ---------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        typed = QWidget()
        typed.setLayout(column(self._says, self.form, self._doubt, None, gap=0.3))
        self._keys = ElidedLabel(self._pane.words_of_keys())
        self._keys.setProperty("role", "small")
        fields = Scrolling(typed)
        for part in (self.guide, fields):
            part.setMinimumHeight(1)  # they scroll in what the grid leaves, however low that is
        right = column(fields, self._keys, gap=0.2)
        right.setStretch(0, 1)
        self._sides = row(self.guide, right, gap=1, margin=0.6)
        self.setLayout(self._sides)

    def _fit(self) -> None:
        """Leaves the grid most of the room, and where letters are large the fields all of ours."""
        window, wanted = self._pane.window().height(), theme.em(_LINES)
        roomy = wanted <= window * _PERCENT // 100
        tight = max(window * _PERCENT_AT_LARGE_LETTERS // 100, theme.em(_LEAST_LINES))
        height = wanted if roomy else tight
        if height != self.height():
            self.setFixedHeight(height)
        self.guide.setVisible(self._pane.width() >= theme.em(_LINES_BESIDE))
        self._keys.setVisible(roomy)
        self._sides.setStretch(0, 2)
        self._sides.setStretch(1, 3 if roomy else 4)

    def _turn_guide(self, event: QKeyEvent) -> None:
        self.guide.turn(back=event.key() == Qt.Key.Key_PageUp)

    def _forget(self) -> None:
        self._spot = None

    def _on_spot(self, spot: Spot | None) -> None:
        if self.isHidden():
            return
        if spot != self._spot:
            self.commit()
        inside = _holds(self, QApplication.focusWidget())
        if inside:
            self.setFocus()  # a field that is hidden hands its focus on, as Tab does
        self._show(spot)
        if inside:
            self.start()

    def _show(self, spot: Spot | None) -> None:
        model = self._pane.model
        self._spot = spot
        if spot is None or model.book is None:
            self.guide.show_criterion(None)
            self._show_form(None, "")
            return
        leaf = model.leaf_at(*spot)
        self.guide.show_criterion(leaf)
        if leaf is None or not model.is_open(*spot):
            self._show_form(None, model.why_closed(*spot))
        elif exemption := model.exemption(*spot):
            self._show_form(None, cell_words.why_exempt(exemption, model.stored(*spot)))
        elif leaf.rule is None:
            self._show_form(None, tr("This criterion has no rule: type its points in the grid."))
        else:
            self._show_form(leaf, self._typed_points(spot))

    def _show_form(self, leaf: Criterion | None, message: str) -> None:
        """Shows the fields of a leaf, or a message in their place."""
        spot = self._spot
        self._says.setText(message)
        self._says.setVisible(bool(message))
        self.form.setVisible(leaf is not None)
        if leaf is not None and spot is not None:
            score, _ = self._pane.model.score(*spot)
            penalty = leaf.kind is Kind.PENALTY
            self.form.set_rule(leaf.rule, leaf.max_points, score.facts, penalty=penalty)
            for each in (self.form, *map(self.form.input, self._names())):
                each.installEventFilter(self)
        else:
            self.form.set_rule(None, ZERO, ())
        self._shown = self.form.typed()
        self._show_doubt()

    def _show_doubt(self) -> None:
        """Asks for a second look at facts that are taken, yet hardly meant so."""
        spot = self._spot
        leaf = None if spot is None else self._pane.model.leaf_at(*spot)
        text = doubt(leaf, self.form.typed()) if leaf is not None and self._names() else ""
        self._doubt.setText(text)
        self._doubt.setVisible(bool(text))

    def _typed_points(self, spot: Spot) -> str:
        score, _ = self._pane.model.score(*spot)
        if score.facts or not show_score(score):
            return ""
        return tr("The cell holds {value}, typed without facts.", value=show_score(score))

    def _names(self) -> list[str]:
        """Returns the fields shown."""
        if self._spot is None or not self.form.isVisibleTo(self):
            return []
        leaf = self._pane.model.leaf_at(*self._spot)
        if leaf is None or leaf.rule is None:
            return []
        return [field.name for field in fields_of(leaf.rule)]


def _holds(widget: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))
