"""Asking why something is done that the rules of a sheet do not propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.text import clean
from parindex_desktop.i18n import mark, tr
from ui import theme
from ui.messages import Question
from ui.widgets.field import Field, TextInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

USUAL_REASONS = (
    mark("As the Council of Emulation and Commendation decided"),
    mark("As the People's Committee directed"),
    mark("The unit asked for it in writing"),
)
REASONS_FOR_BARS = (
    mark("Under discipline"),
    mark("Under inspection, no conclusion yet"),
    mark("Took part late or not at all in what the plan asked for"),
)


class ReasonDialog(Question):
    """One line to fill, with reasons to choose from; nothing is done without one.

    Attributes:
        reason: The line.
        usual: Reasons that offices give again and again.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        text: str,
        hint: str,
        yes: str,
        on_given: Callable[[str], object],
        usual: Sequence[str] = USUAL_REASONS,
    ) -> None:
        super().__init__(parent, title=title, text=text, hint=hint)
        self.reason, self.usual = TextInput(), QComboBox()
        self.usual.addItems([tr(each) for each in usual])
        self.usual.setPlaceholderText(tr("A usual reason…"))
        self.usual.setAccessibleName(tr("A usual reason…"))
        self.usual.setCurrentIndex(-1)
        self.usual.textActivated.connect(self.reason.setText)
        for piece in (Field(tr("&Reason"), self.reason), self.usual):
            self.words.insertWidget(self.words.count() - 1, piece)
        self.offer(tr("&Cancel"))
        self.confirm = self.offer(yes, lambda: on_given(clean(self.reason.text())), kind="primary")
        self.reason.textChanged.connect(self._show_whether_given)
        self._show_whether_given()
        self.setMinimumWidth(theme.em(30))
        self.reason.setFocus()

    def _show_whether_given(self) -> None:
        self.confirm.setEnabled(bool(clean(self.reason.text())))
