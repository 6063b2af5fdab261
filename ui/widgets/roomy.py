"""Containers that ask for no more room than what they show needs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from ui.widgets.layouts import column


class PageStack(QStackedWidget):
    """Pages of which one is shown; only that one says how much room is needed."""

    def sizeHint(self) -> QSize:
        """What the page shown would like."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """What the page shown needs."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()


class OneOf(QWidget):
    """Parts of which one is shown, for a screen that scrolls.

    A stack asks for the height that the wrapped words of its highest page need; hidden parts of a
    column ask for nothing.
    """

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._parts = parts
        self.setLayout(column(*parts))
        self.show_part(parts[0])

    @property
    def current(self) -> QWidget:
        """The part shown."""
        return next(part for part in self._parts if not part.isHidden())

    def show_part(self, shown: QWidget) -> None:
        """Shows one part and hides the others."""
        for part in self._parts:
            part.setVisible(part is shown)


class ScrollingForm(QScrollArea):
    """Shows a form whole where there is room, and scrolls it where there is not."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(form)

    def show_whole(self, part: QWidget) -> None:
        """Scrolls until a part of the form is in sight, its upper end where it is too high."""
        form = self.widget()
        assert form is not None
        top = part.mapTo(form, QPoint()).y()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        lowest = min(top, top + part.height() - room)
        if not lowest <= bar.value() <= top:
            bar.setValue(top if bar.value() > top else max(lowest, 0))

    def sizeHint(self) -> QSize:
        """As large as the form."""
        form = self.widget()
        return form.sizeHint() if form is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as the form needs; its height can be scrolled."""
        form = self.widget()
        width = form.minimumSizeHint().width() if form is not None else 0
        return QSize(width, super().minimumSizeHint().height())
