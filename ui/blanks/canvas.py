"""The page of a blank on which texts are taken hold of, by mouse and by keys.

Arrows move what is selected by 0,1 mm, with Shift by 1 mm; Alt while dragging finds nothing by
itself. A pull of the mouse is one change, and so is an arrow key however long it is held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter

from parindex_desktop.domain.certificates.profiles import FieldName
from ui import theme
from ui.blanks.dragging import Drag, Dragged, Grip
from ui.blanks.frames import held_at, paint_frames, paint_lines
from ui.blanks.page_picture import PagePicture
from ui.blanks.paper_view import PaperView
from ui.blanks.subjects import Subject, box, moved, shown

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )

    from parindex_desktop.domain.certificates.content import Certificate
    from parindex_desktop.domain.certificates.profiles import BlankProfile

_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_SNAP_PIXELS: Final = 6


class BlankCanvas(PaperView):
    """Shows a profile with an awardee. It changes nothing itself: it tells what the person did.

    Attributes:
        picture: Draws the page.
        profile: What is shown; while something is dragged, as it would become.
        selected: What the keys move; None for nothing.

    Signals:
        chosen: Another subject is selected, or None.
        drafted: A `BlankProfile` as it would become, while something is moved.
        changed: A changed `BlankProfile` and the subject, once what was begun has ended.
        exact_wanted: Enter: the person wants to type numbers.
        hide_wanted: Del: the subject that shall not be printed.
    """

    chosen = Signal(object)
    drafted = Signal(object)
    changed = Signal(object, object)
    exact_wanted = Signal()
    hide_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.picture = PagePicture()
        self.profile: BlankProfile | None = None
        self.selected: Subject | None = None
        self.snaps = True
        self.as_printed = False
        self._kept: BlankProfile | None = None
        self._certificate: Certificate | None = None
        self._drag: Drag | None = None
        self._dragged: Dragged | None = None
        self.viewport().setMouseTracking(True)
        self.destroyed.connect(self.picture.close)

    # ---- what is shown --------------------------------------------------------------------------

    def show_profile(self, profile: BlankProfile, certificate: Certificate) -> None:
        """Shows a profile as it is in the file; what was being dragged is given up."""
        is_other = self.profile is None or self.profile.name != profile.name
        self._drag = self._dragged = None
        self._kept, self._certificate = profile, certificate
        self._draw(profile)
        self.set_paper(profile.width, profile.height, anew=is_other)
        if self.selected is not None and self.selected not in shown(profile):
            self.select(None)
        self._mark()

    def select(self, subject: Subject | None) -> None:
        """Selects something; the keys move it."""
        if subject != self.selected:
            self.flush()
            self.selected = subject
            self.chosen.emit(subject)
        self._mark()

    def set_as_printed(self, as_printed: bool) -> None:
        """Shows the scan of the blank in full strength and without frames, or dimmed."""
        self.as_printed = as_printed
        self.viewport().update()

    def flush(self) -> None:
        """Ends what was begun with the arrow keys: it becomes one change."""
        if self._drag is None and self._kept is not None and self.profile != self._kept:
            assert self.profile is not None
            made, self._kept = self.profile, self.profile
            self.changed.emit(made, self.selected)

    # ---- mouse ----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects what is under the mouse and begins to pull it."""
        if event.button() is not Qt.MouseButton.LeftButton or self.profile is None:
            return
        self.flush()
        place = self.place
        held = held_at(self.profile, place, event.position(), self.selected)
        self.select(held[0] if held else None)
        if held is not None:
            reach = max(1, round(_SNAP_PIXELS / place.scale))
            self._drag = Drag.begun(
                self.profile, held, place.tenths(event.position()),
                guides=self.guides, reach=reach,
            )  # fmt: skip

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pulls; without a button it shows by its shape what could be pulled."""
        if self.profile is None:
            return
        if self._drag is None:
            held = held_at(self.profile, self.place, event.position(), self.selected)
            self.viewport().setCursor(_cursor(held[1] if held else None))
            return
        free = not self.snaps or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        point = self.place.tenths(event.position())
        if self._dragged is None and _is_still(point, self._drag.start, self.place.scale):
            return
        self._dragged = self._drag.to(point, free=free)
        self._draft(self._dragged.profile)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the pull: one change."""
        if event.button() is not Qt.MouseButton.LeftButton or self._drag is None:
            return
        self._drag = self._dragged = None
        self.viewport().update()
        self.flush()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Goes to the numbers of what is under the mouse."""
        self.exact_wanted.emit()

    # ---- keys -----------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through what is printed, and on to the next part behind the last."""
        subjects = shown(self.profile) if self.profile is not None else ()
        at = subjects.index(self.selected) if self.selected in subjects else None
        step = 1 if forward else -1
        there = (0 if forward else len(subjects) - 1) if at is None else at + step
        if 0 <= there < len(subjects):
            self.select(subjects[there])
            return True
        self.flush()
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves what is selected; Enter goes to its numbers, Del does not print it."""
        key = Qt.Key(event.key())
        if key in _ARROWS and self.selected is not None and self.profile is not None:
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            right, down = _ARROWS[key]
            self._draft(moved(self.profile, self.selected, right * far, down * far))
        elif key == Qt.Key.Key_Escape:
            self._give_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.exact_wanted.emit()
        elif key == Qt.Key.Key_Delete and self.selected is not None:
            self.flush()
            self.hide_wanted.emit(self.selected)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Ends a move by arrow keys when the key comes up."""
        if event.key() in _ARROWS and not event.isAutoRepeat():
            self.flush()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Selects the first text for who comes by Tab."""
        super().focusInEvent(event)
        by_tab = event.reason() is Qt.FocusReason.TabFocusReason
        if by_tab and self.profile is not None and self.selected is None:
            self.select(next(iter(shown(self.profile)), None))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keeps what was moved."""
        super().focusOutEvent(event)
        self.flush()
        self.viewport().update()

    # ---- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the page, then frames and lines over it."""
        if self.profile is None:
            return
        painter = QPainter(self.viewport())
        place, paper = self.place, self.paper_rect
        seen = paper.intersected(self.viewport().rect())
        if seen.isEmpty():
            return
        self.picture.paint(painter, paper, seen, as_printed=self.as_printed)
        painter.setPen(theme.tokens().colour("control"))
        painter.drawRect(paper.adjusted(-1, -1, 0, 0))
        if self.as_printed:
            return
        window = QRectF(seen)
        paint_lines(
            painter,
            window,
            place,
            [*self.shown_guides.across],
            [*self.shown_guides.down],
            strong=False,
        )
        paint_frames(
            painter, self.profile, place, selected=self.selected, faulty=self._faulty(),
            empty=self._empty(), focused=self.hasFocus(),
        )  # fmt: skip
        if self._dragged is not None:
            lines = [[each] if each is not None else [] for each in
                     (self._dragged.across, self._dragged.down)]  # fmt: skip
            paint_lines(painter, window, place, lines[0], lines[1], strong=True)

    # ---- parts ----------------------------------------------------------------------------------

    def _draft(self, profile: BlankProfile) -> None:
        if profile != self.profile:
            self._draw(profile)
            self.drafted.emit(profile)
        self._mark()

    def _mark(self) -> None:
        """Shows on page and rulers what is selected."""
        profile, chosen = self.profile, self.selected
        is_there = profile is not None and chosen in shown(profile)
        self.set_shade(box(profile, chosen) if profile and chosen and is_there else None)

    def _draw(self, profile: BlankProfile) -> None:
        assert self._certificate is not None
        self.profile = profile
        self.picture.show(profile, self._certificate)

    def _give_up(self) -> None:
        """Escape: what is being moved goes back, else nothing is selected."""
        assert self._kept is not None
        if self.profile != self._kept:
            self._drag = self._dragged = None
            self._draft(self._kept)
        else:
            self.select(None)

    def _faulty(self) -> frozenset[Subject]:
        assert self.profile is not None
        fitted = self.picture.fitted
        told = {each.params.get("field_key") for each in fitted.problems} if fitted else set()
        paper = self.profile.width, self.profile.height
        return frozenset(
            subject
            for subject in shown(self.profile)
            if subject in told or box(self.profile, subject).beyond(*paper)
        )

    def _empty(self) -> frozenset[Subject]:
        fitted = self.picture.fitted
        said = {line.field for line in fitted.lines} if fitted else set()
        texts = (s for s in shown(self.profile) if isinstance(s, FieldName)) if self.profile else ()
        return frozenset(each for each in texts if each not in said)


def _is_still(point: tuple[int, int], start: tuple[int, int], scale: float) -> bool:
    """Tells whether the mouse only trembled since it was pressed."""
    gone = abs(point[0] - start[0]) + abs(point[1] - start[1])
    return gone * scale < QGuiApplication.styleHints().startDragDistance() / 2


def _cursor(grip: Grip | None) -> Qt.CursorShape:
    if grip is None:
        return Qt.CursorShape.ArrowCursor
    return Qt.CursorShape.SizeAllCursor if grip is Grip.INSIDE else Qt.CursorShape.SizeHorCursor
