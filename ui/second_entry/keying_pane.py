"""Keying one sheet again, or its differing cells: nothing of the first entry is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.second_entry.campaigns import SheetState
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import second_entry_keying as keying
from parindex_desktop.services.refused_texts import RefusedTexts
from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.second_entry import book_of, sheet_of
from ui.messages import Question
from ui.second_entry.keying_model import VALUE, KeyingModel
from ui.second_entry.keying_view import KeyingView
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.second_entry.campaigns import Campaign
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.score_entry import Place
    from ui.context import Context


class KeyingPane(QWidget):
    """The table with what there is to say about the current cell, and the ways on.

    There is no history, no fact and no total of the first entry here on purpose.

    Attributes:
        model: What is keyed.
        view: The table.
        end: Finishes the sheet.

    Signals:
        finished: The sheet went on to its next step.
        paused: The person goes back to the list; all that was keyed is on disk.
        hand_back_wanted: The sheet shall wait again, with a reason.
    """

    finished = Signal()
    paused = Signal()
    hand_back_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._campaign: Campaign | None = None
        self._refused = RefusedTexts()
        self.model = KeyingModel(self._refused, self)
        self.view = KeyingView(self.model)
        self._unit = label("", "heading", wraps=True)
        self._task = label("", "muted", wraps=True)
        self._criterion, self._note = ElidedLabel(), ElidedLabel()
        self._count, self._total = label("", "label"), label("", "muted")
        self.end = button(tr("&Finish this sheet"), self.finish, kind="primary", icon="check")
        self.end.setToolTip("Ctrl+Enter")
        self._back = button(tr("&Hand back…"), self.hand_back_wanted.emit, kind="quiet")
        pause = button(tr("&Pause"), self.pause)
        pause.setToolTip(tr("Everything keyed is on disk; go on whenever you like."))
        below = row(self._count, self._total, None, self._back, pause, self.end)
        lines = column(self._criterion, self._note, gap=0.1)
        self.setLayout(column(self._unit, self._task, self.view, lines, below, gap=0.4))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]
        self.setFocusProxy(self.view)
        self._connect()

    def _connect(self) -> None:
        self.model.text_entered.connect(self._type)
        self.view.spot_changed.connect(self._on_spot)
        action(self, tr("&Finish this sheet"), self.finish, keys="Ctrl+Return Ctrl+Enter")
        action(self, tr("Next &blank"), self.go_to_blank, keys="F8")
        action(self.view, tr("C&lear"), self._clear, keys="Del")

    @property
    def note(self) -> str:
        """What is said of the current cell."""
        return self._note.toolTip() or self._note.text()

    def show_sheet(self, campaign: Campaign, unit_id: UnitId) -> None:
        """Shows what is keyed now of a unit; the place stays while the same cells are asked."""
        session = self._context.session
        book, asked = book_of(session, campaign), keying.asked(session, campaign, unit_id)
        stage = keying.layer(session, campaign, unit_id)
        wanted = (book, unit_id, stage, tuple(leaf.id for leaf in asked))
        again = self._campaign == campaign and wanted == self._shown()
        self._campaign = campaign
        if again:
            self.model.tell_cells(Spot(row, VALUE) for row in self.model.open_rows)
        else:
            self.view.commit_editor()
            self._refused.clear()
            self.model.show_leaves(book, unit_id, stage, asked)
            self.view.go_to(Spot(self.model.first_blank() or 0, VALUE))
        self._show_words(sheet_of(session, campaign, unit_id).state)

    def finish(self) -> None:
        """Ends the sheet; blanks are asked about first, refused texts are gone to."""
        self.view.commit_editor()
        places = self._refused_rows()
        if places:
            self.view.go_to(Spot(places[0], VALUE))
            self.view.setFocus()
            return
        blank = keying.blanks(self._context.session, *self._sheet)
        if blank:
            self._ask_about_blanks(len(blank))
        else:
            self._finish(blanks_confirmed=False)

    def pause(self) -> None:
        """Leaves the sheet as it is."""
        self.view.commit_editor()
        self.paused.emit()

    def go_to_blank(self, *, from_top: bool = False) -> None:
        """Goes to the next cell for which nothing was keyed, or to the first one."""
        self.view.commit_editor()
        start = self.view.spot.row if self.view.spot and not from_top else -1
        row_ = self.model.first_blank(start)
        if row_ is not None:
            self.view.go_to(Spot(row_, VALUE))
        self.view.setFocus()

    @property
    def _sheet(self) -> tuple[Campaign, UnitId]:
        assert self._campaign is not None
        assert self.model.unit is not None
        return self._campaign, self.model.unit.id

    def _shown(self) -> tuple[object, ...] | None:
        if self.model.unit is None:
            return None
        leaves = tuple(self.model.lines[row].criterion.id for row in self.model.open_rows)
        return (self.model.book, self.model.unit.id, self.model.stage, leaves)

    def _type(self, stage: Stage, place: Place, text: str) -> None:
        """Writes a cell, or marks it with the reason why it cannot be."""
        campaign, unit_id = self._sheet
        book = book_of(self._context.session, campaign)
        try:
            entry = keying.enter(self._context.session, campaign, unit_id, place.criterion_id, text)
        except AppError as error:
            self._context.failed.emit(error)
            return
        self._refused.forget(book, stage, entry.taken)
        self._refused.add(book, stage, entry.refused)
        if not entry.edit.is_empty:
            self._context.do(entry.edit)
        if (spot := self.model.spot(place)) is not None:
            self.model.tell_cells([spot])
        self._show_counts()
        self._on_spot(self.view.spot)

    def _clear(self) -> None:
        if (spot := self.view.spot) is not None:
            self._type(self.model.stage, self.model.place(spot), "")

    def _finish(self, *, blanks_confirmed: bool) -> None:
        try:
            edit = keying.finish(
                self._context.session, *self._sheet, blanks_confirmed=blanks_confirmed
            )
        except AppError as error:
            self._context.failed.emit(error)
            return
        if self._context.do(edit):
            self.finished.emit()

    def _ask_about_blanks(self, count: int) -> None:
        question = Question(
            self,
            title=tr("Blank cells"),
            text=tr("{count} cells are blank. Are they blank on paper too?", count=count),
            hint=tr("A blank is compared like any other value."),
        )
        question.offer(tr("&Go to the first blank"), lambda: self.go_to_blank(from_top=True))
        question.offer(
            tr("&Blank on paper too"),
            lambda: self._finish(blanks_confirmed=True),
            kind="primary",
        )
        question.open()

    def _refused_rows(self) -> list[int]:
        return [row for row in self.model.open_rows if self.model.refusal(row, VALUE)]

    def _show_words(self, state: SheetState) -> None:
        assert self.model.unit is not None
        whole = state is SheetState.KEYING
        self._unit.setText(self.model.unit.name)
        self._task.setText(
            tr("Key the whole paper sheet. The first entry is not shown.")
            if whole
            else tr("These cells differ between the two entries. Key them once more from paper.")
        )
        self._total.setVisible(whole)
        self._back.setVisible(whole)
        self._show_counts()
        self._on_spot(self.view.spot)

    def _show_counts(self) -> None:
        rows = self.model.open_rows
        refused = len(self._refused_rows())
        filled = sum(self.model.is_filled(row, VALUE) for row in rows)
        count = tr("{done}/{all} cells", done=filled - refused, all=len(rows))
        wrong = tr("{count} not taken", count=refused) if refused else ""
        self._count.setText(" · ".join(filter(None, (count, wrong))))
        total = format_points(self.model.total)
        self._total.setText(tr("Sum of what was keyed: {points}", points=total))

    def _on_spot(self, spot: Spot | None) -> None:
        if spot is None or self.model.leaf_at(*spot) is None:
            return
        name = self.model.why_closed(*spot)
        maximum = tr("maximum {points}", points=self.model.cell(spot.row, 2).text)
        self._criterion.set_whole_text(f"{name}  ·  {maximum}")
        refusal = self.model.refusal(*spot)
        told = tell(refusal.problem) if refusal is not None else None
        restyle(self._note, role="error" if told else "muted")
        keys = tr("Enter goes down · F8 next blank · Ctrl+Enter finishes the sheet")
        self._note.set_whole_text(f"{told.code}  {told.text} {told.action}" if told else keys)
