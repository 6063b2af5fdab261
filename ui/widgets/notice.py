"""A bar that tells something without being in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from parindex_desktop.i18n import tr
from ui import icons
from ui.widgets.buttons import tool_button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

_ICONS = {"accent": "info", "ok": "check", "warning": "triangle-alert", "danger": "circle-alert"}


class Notice(QFrame):
    """One sentence in bold, what to do below, further lines as a list, and a cross to close.

    Signals:
        closed: The person closed it.
    """

    closed = Signal()

    def __init__(
        self, text: str, hint: str = "", *buttons: QWidget, tone: str = "accent",
        lines: tuple[str, ...] = (), closable: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setProperty("piece", "notice")
        self.setProperty("tone", tone)
        self.text = text
        picture = QLabel()
        icons.dress_label(picture, _ICONS[tone], tone)
        sentence = label(text, "label", wraps=True)
        words = column(sentence, gap=0.15)
        if hint:
            words.addWidget(label(hint, wraps=True))
        for line in lines:
            words.addWidget(label("• " + line, wraps=True))
        layout = row(picture, words, *buttons, margin=0.4)
        layout.setStretch(1, 1)
        alone = not (hint or lines)
        top = Qt.AlignmentFlag.AlignVCenter if alone else Qt.AlignmentFlag.AlignTop
        layout.setAlignment(picture, top)
        if closable:
            cross = tool_button(self._close_action())
            layout.addWidget(cross)
            layout.setAlignment(cross, top)
        self.setLayout(layout)
        self.setAccessibleName(text)

    def _close_action(self) -> QAction:
        action = QAction(tr("Close this message"), self)
        icons.dress(action, "x", "muted")
        action.triggered.connect(lambda: self.closed.emit())
        return action
