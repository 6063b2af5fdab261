"""Asking for the ground of a cell that does not apply, or what a pending one waits for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.text import clean
from parindex_desktop.i18n import tr
from ui import theme
from ui.messages import Question
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.grid.grounds import Scope

_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class GroundDialog(Question):
    """One line to fill: the ground is shown in the cell's tool-tip and in the audit trail.

    Attributes:
        ground: The line.
    """

    def __init__(
        self, parent: QWidget, *, title: str, text: str, hint: str, name: str, ground: str
    ) -> None:
        super().__init__(parent, title=title, text=text, hint=hint)
        self.ground = TextInput(ground)
        self._add(Field(name, self.ground))
        self.offer(tr("&Cancel"))

    def _add(self, piece: QWidget) -> None:
        self.words.insertWidget(self.words.count() - 1, piece)

    def _start(self) -> None:
        self.ground.setFocus()
        self.ground.selectAll()


class PendingDialog(GroundDialog):
    """Asks what cells wait for."""

    def __init__(
        self, parent: QWidget, *, cells: int, ground: str, on_given: Callable[[str], object]
    ) -> None:
        super().__init__(
            parent,
            title=tr("Pending"),
            text=tr("What do {count} cells wait for?", count=cells),
            hint=tr("A pending cell counts as missing until it has a number."),
            name=tr("&Waiting for"),
            ground=ground,
        )
        self.offer(
            tr("Mark as &pending"), lambda: on_given(clean(self.ground.text())), kind="primary"
        )
        self._start()


class NotApplicableDialog(GroundDialog):
    """Asks why criteria do not apply and how far that reaches, and tells what it would overwrite.

    Attributes:
        scopes: The cells selected, then the branches that the current cell stands in.
        known: Grounds to choose from.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        scopes: Sequence[Scope],
        ground: str,
        known: Sequence[str],
        rebases: bool,
        on_given: Callable[[Scope, str], object],
        on_taken_back: Callable[[Scope], object],
    ) -> None:
        super().__init__(
            parent,
            title=tr("Not applicable"),
            text=tr("What does not apply, and why?"),
            hint=tr("Neither points nor maximum of the criterion count for the unit.")
            if rebases
            else tr("The points do not count; the maximum stays, as the round declares."),
            name=tr("&Ground"),
            ground=ground,
        )
        self._offered = scopes
        self.scopes = QComboBox()
        self.scopes.addItems([scope.text for scope in scopes])
        self.scopes.setSizeAdjustPolicy(_NARROW)
        self.words.insertWidget(
            self.words.count() - 2, Field(tr("What d&oes not apply"), self.scopes)
        )
        self._offer_known(known)
        self._effect = label("", wraps=True)
        self._add(self._effect)
        self._back = self.offer(tr("&Take back"), lambda: on_taken_back(self._scope))
        self.offer(
            tr("Mark as &not applicable"),
            lambda: on_given(self._scope, clean(self.ground.text())),
            kind="primary",
        )
        self.scopes.currentIndexChanged.connect(self._show_effect)
        self._show_effect()
        self.setMinimumWidth(theme.em(34))
        for before, after in pairwise((self.scopes, self.ground, self.known, self._back)):
            QWidget.setTabOrder(before, after)
        self._start()

    @property
    def effect(self) -> str:
        """What is told of the cells in reach."""
        return self._effect.text()

    @property
    def _scope(self) -> Scope:
        return self._offered[self.scopes.currentIndex()]

    def _show_effect(self) -> None:
        met = self._scope.reach
        self._effect.setText("\n".join(self._scope.effect()))
        self._back.setEnabled(met.marked > 0)

    def _offer_known(self, grounds: Sequence[str]) -> None:
        """Offers grounds used before; a list that opens while typing would be in the way."""
        self.known = QComboBox()
        self.known.addItems(list(grounds))
        self.known.setPlaceholderText(tr("A ground used before…"))
        self.known.setCurrentIndex(-1)
        self.known.setSizeAdjustPolicy(_NARROW)
        self.known.setAccessibleName(tr("A ground used before…"))
        self.known.setVisible(bool(grounds))
        self.known.textActivated.connect(self.ground.setText)
        self._add(self.known)
