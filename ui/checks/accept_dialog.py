"""Asking why warnings are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.i18n import tr
from ui import theme
from ui.messages import Question
from ui.widgets.field import Field, TextInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class AcceptDialog(Question):
    """One line to fill, with reasons to choose from.

    Attributes:
        reason: The line.
        known: Reasons given before, and the usual ones.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        count: int,
        about: str,
        reason: str,
        known: Sequence[str],
        on_given: Callable[[str], object],
    ) -> None:
        """Lays the question out.

        Args:
            parent: The screen.
            count: Number of warnings.
            about: The warning, when it is one.
            reason: Given before.
            known: Reasons to choose from.
            on_given: Called with the reason.
        """
        super().__init__(
            parent,
            title=tr("Accept warnings"),
            text=about or tr("Why are these {count} warnings right?", count=count),
            hint=tr("The reason is printed with the results. A changed value takes it back."),
        )
        self.reason = TextInput(reason)
        self.known = QComboBox()
        self.known.addItems(list(known))
        self.known.setPlaceholderText(tr("Choose a reason…"))
        self.known.setCurrentIndex(-1)
        self.known.setAccessibleName(tr("Choose a reason…"))
        self.known.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.known.textActivated.connect(self.reason.setText)
        self._field = Field(tr("&Reason"), self.reason)
        for piece in (self._field, self.known):
            self.words.insertWidget(self.words.count() - 1, piece)
        self.offer(tr("&Cancel"))
        self.accept_button = self.offer(
            tr("&Accept"), lambda: on_given(self.reason.text()), kind="primary"
        )
        self.reason.textChanged.connect(self._show_whether_given)
        self._show_whether_given()
        self.setMinimumWidth(theme.em(32))
        QWidget.setTabOrder(self.reason, self.known)
        self.reason.setFocus()
        self.reason.selectAll()

    def _show_whether_given(self) -> None:
        self.accept_button.setEnabled(bool(self.reason.text().strip()))
