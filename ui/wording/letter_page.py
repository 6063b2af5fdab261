"""One letter of one round on the screen: what is typed into its form becomes edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea

from parindex_desktop.errors import AppError
from parindex_desktop.sentences import tell
from parindex_desktop.services.papers import wording_edits
from parindex_desktop.services.papers.signing import signing_forms
from parindex_desktop.services.papers.wordings import wording_of
from ui import theme
from ui.wording.form import LetterForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import RoundId
    from parindex_desktop.domain.wording_fields import WordingField
    from ui.context import Context


class LetterPage(QScrollArea):
    """A form that writes to its own letter, whatever round or letter is looked at meanwhile.

    Attributes:
        form: The fields.

    Signals:
        unchanged: Something was typed that comes to the same; the form shows more than is kept.
    """

    unchanged = Signal()

    def __init__(self, context: Context, round_id: RoundId, kind: LetterKind) -> None:
        super().__init__()
        self._context, self._round_id, self._kind = context, round_id, kind
        self.form = LetterForm(kind, signing_forms(context.session.profile, kind))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.form)
        self._arranged = QTimer(self, singleShot=True, interval=0)
        self._arranged.timeout.connect(self._show_focus)
        self._connect()

    def minimumSizeHint(self) -> QSize:
        """Returns the width that the fields need, since only their height scrolls."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.form.minimumSizeHint().width() + bar, theme.em(10))

    @property
    def wording(self) -> PaperWording:
        """The letter as it stands."""
        return wording_of(self._context.session, self._round, self._kind)

    def take_over(self, source: Round) -> None:
        """Takes the words over from another round."""
        session = self._context.session
        self._context.do(wording_edits.take_over(session, self._round, self._kind, source))

    def take_usual(self) -> None:
        """Takes the usual words."""
        session = self._context.session
        self._context.do(wording_edits.take_usual(session, self._round, self._kind))

    @property
    def _round(self) -> Round:
        return next(each for each in self._context.session.rounds if each.id == self._round_id)

    def _connect(self) -> None:
        form = self.form
        form.place_focused.connect(lambda *_place: self._arranged.start())
        form.text_left.connect(self._set_text)
        form.line_left.connect(self._set_line)
        form.line_added.connect(self._add_line)
        form.line_removed.connect(self._remove_line)
        form.line_moved.connect(self._move_line)
        form.annexes_chosen.connect(self._set_annexes)

    def _show_focus(self) -> None:
        """Scrolls to where the person is, once all texts have their height."""
        focused = QApplication.focusWidget()
        if focused is not None and self.form.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, theme.em(2))

    def _set_text(self, field: WordingField, text: str) -> None:
        session = self._context.session
        self._apply(
            lambda: wording_edits.set_text(session, self.wording, field, text),
            lambda fault: self.form.refuse(field, text, fault),
        )

    def _set_line(self, field: WordingField, place: int, text: str) -> None:
        session, lines = self._context.session, self.form.lists[field]
        self._apply(
            lambda: wording_edits.set_line(session, self.wording, field, place, text),
            lambda fault: lines.refuse(place, text, fault, is_new=False),
        )

    def _add_line(self, field: WordingField, place: int, text: str) -> None:
        session, lines = self._context.session, self.form.lists[field]
        self._apply(
            lambda: wording_edits.add_line(session, self.wording, field, place, text),
            lambda fault: lines.refuse(place, text, fault, is_new=True),
        )

    def _remove_line(self, field: WordingField, place: int) -> None:
        session = self._context.session
        self._context.do(wording_edits.remove_line(session, self.wording, field, place))

    def _move_line(self, field: WordingField, place: int, step: int) -> None:
        session = self._context.session
        self._context.do(wording_edits.move_line(session, self.wording, field, place, step))

    def _set_annexes(self, keys: tuple[str, ...]) -> None:
        self._context.do(wording_edits.set_annexes(self._context.session, self.wording, keys))

    def _apply(self, make: Callable[[], Edit], refuse: Callable[[str], None]) -> None:
        """Writes an edit; words that cannot be taken stay where they were typed."""
        try:
            edit = make()
        except AppError as error:
            told = tell(error)
            refuse(f"{told.text} {told.action}".strip())
            return
        if edit.is_empty:
            self.unchanged.emit()
        else:
            self._context.do(edit)
