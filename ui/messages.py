"""How the window tells a person something: a bar above the work, or a small dialog to answer.

Small things never block. A failure shows its code, one sentence, and what to do; nothing here
words a failure, that is done by `parindex_desktop.sentences`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.sentences import Told, tell, tell_all
from ui import icons, theme
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.errors import AppError

MOST_LINES = 6


class MessageArea(QWidget):
    """The place above the work where notices stand; the newest replaces one of the same text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown at present, oldest first."""
        items = (self._layout.itemAt(at) for at in range(self._layout.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(each for each in widgets if isinstance(each, Notice))

    def show_error(self, error: AppError) -> Notice:
        """Shows a failure with all it carries; one failure at a time is enough to read."""
        self.clear(tone="danger")
        told = tell_all(error)
        if len(told) == 1:
            return self._add(_sentence(told[0]), told[0].action, tone="danger")
        return self._add(
            tr("{count} things have to be corrected.", count=len(told)),
            tone="danger",
            lines=_lines(told),
        )

    def show_notice(
        self, text: str, hint: str = "", *buttons: QWidget, tone: str = "accent"
    ) -> Notice:
        """Shows something worth knowing; tones: accent, ok, warning, danger."""
        return self._add(text, hint, *buttons, tone=tone)

    def clear(self, *, tone: str = "") -> None:
        """Takes all notices away, or those of a tone."""
        for notice in self.notices:
            if not tone or notice.property("tone") == tone:
                self._remove(notice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the notices."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return
        super().keyPressEvent(event)

    def _add(
        self, text: str, hint: str = "", *buttons: QWidget, tone: str, lines: tuple[str, ...] = ()
    ) -> Notice:
        for old in self.notices:
            if old.text == text:
                self._remove(old)
        notice = Notice(text, hint, *buttons, tone=tone, lines=lines)
        notice.closed.connect(lambda: self._remove(notice))
        self._layout.addWidget(notice)
        self.show()
        return notice

    def _remove(self, notice: Notice) -> None:
        self._layout.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.setVisible(self._layout.count() > 0)


class Question(QDialog):
    """A small dialog: one sentence, what follows from it, and the answers.

    Open it with `open()`; it deletes itself when answered.
    """

    def __init__(
        self, parent: QWidget | None, *, title: str, text: str, hint: str = "",
        icon: str = "circle-help", tone: str = "accent",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.text = text
        picture = QLabel()
        icons.dress_label(picture, icon, tone, 2)
        self.words = column(label(text, "heading", wraps=True))
        if hint:
            self.words.addWidget(label(hint, wraps=True))
        self.words.addStretch(1)
        self._answers = QDialogButtonBox()
        top = row(picture, self.words, gap=1)
        top.setStretch(1, 1)
        top.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(top, self._answers, gap=1, margin=1))
        self.setMinimumWidth(theme.em(24))

    def offer(
        self, text: str, on_click: Callable[[], object] | None = None, *, kind: str = "plain"
    ) -> QPushButton:
        """Adds an answer; the dialog closes before `on_click` is called."""
        made = button(text, kind=kind)
        role = QDialogButtonBox.ButtonRole
        self._answers.addButton(made, role.AcceptRole if on_click else role.RejectRole)
        made.clicked.connect(lambda: self._answer(on_click))
        if kind == "primary":
            made.setDefault(True)
            made.setFocus()
        return made

    def _answer(self, on_click: Callable[[], object] | None) -> None:
        self.done(int(on_click is not None))
        if on_click is not None:
            on_click()


def ask(
    parent: QWidget | None, *, title: str, text: str, hint: str = "", yes: str,
    on_yes: Callable[[], object], danger: bool = False,
) -> Question:  # fmt: skip
    """Asks before something that matters; `yes` names the deed, the other answer is to leave it."""
    question = Question(
        parent, title=title, text=text, hint=hint,
        icon="triangle-alert" if danger else "circle-help", tone="warning" if danger else "accent",
    )  # fmt: skip
    leave = question.offer(tr("&Cancel"))
    question.offer(yes, on_yes, kind="danger" if danger else "primary")
    if danger:
        leave.setFocus()
    question.open()
    return question


def tell_in_dialog(parent: QWidget | None, error: AppError) -> Question:
    """Shows a failure where there is no bar to show it, or where nothing can go on."""
    told = tell(error)
    dialog = Question(
        parent, title=tr("PARINDEX"), text=_sentence(told), hint=told.action,
        icon="circle-alert", tone="danger",
    )  # fmt: skip
    for line in _lines(tell_all(error)) if getattr(error, "problems", ()) else ():
        dialog.words.insertWidget(dialog.words.count() - 1, label("• " + line, wraps=True))
    close = dialog.offer(tr("&Close"))
    close.setFocus()
    dialog.open()
    return dialog


def _sentence(told: Told) -> str:
    place = f"{told.place}: " if told.place else ""
    return f"{told.code}  {place}{told.text}"


def _lines(told: tuple[Told, ...]) -> tuple[str, ...]:
    shown = tuple(f"{_sentence(each)} {each.action}".rstrip() for each in told[:MOST_LINES])
    more = len(told) - MOST_LINES
    return (*shown, tr("and {count} more", count=more)) if more > 0 else shown
