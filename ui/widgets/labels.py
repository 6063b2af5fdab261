"""Words on a screen, by their role; the style sheet decides how a role looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.styling import restyle


def label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """Returns a label of a role: title, heading, label, muted, small, error; plain without."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)  # a unit's name is never markup
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


def badge(text: str, tone: str = "") -> QLabel:
    """Returns a short mark such as `Dự thảo`; tones: accent, ok, warning, danger."""
    made = label(text, "badge")
    made.setProperty("tone", tone)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def set_badge(mark: QLabel, text: str, tone: str = "") -> None:
    """Changes a badge."""
    mark.setText(text)
    restyle(mark, tone=tone)


class ElidedLabel(QLabel):
    """A label that shortens its text to the room there is, whole in the tool-tip.

    Names differ at both ends and are cut in the middle; sentences are cut at their end.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = text
        self._shorten()

    def set_whole_text(self, text: str) -> None:
        """Changes the text."""
        self._whole = text
        self._shorten()

    def resizeEvent(self, event: object) -> None:
        """Shortens anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._shorten()

    def _shorten(self) -> None:
        room = max(self.width() - 8, 0)
        shown = self.fontMetrics().elidedText(self._whole, self._mode, room)
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
