"""Kỳ đánh giá: the years of this file, and what each declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHeaderView, QScrollArea, QTableView, QWidget

from parindex_desktop.errors import InputError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import rounds
from ui import theme
from ui.messages import ask
from ui.rounds.applying import TextField, apply
from ui.rounds.classes_card import ClassesCard
from ui.rounds.new_round import NewRoundDialog
from ui.rounds.office_card import OfficeCard
from ui.rounds.policy_card import PolicyCard
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import side_by_side
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.rounds import Round
    from ui.context import Context

_MOST_ROWS = 4


class RoundsScreen(Screen):
    """The rounds above, the rules, classes and office of the one looked at below."""

    key: ClassVar[str] = "rounds"
    title: ClassVar[str] = mark("Rounds")
    icon: ClassVar[str] = "calendar-days"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_round = button(tr("New &round…"), self._add, icon="plus", kind="primary")
        self.remove_round = button(tr("Re&move this round"), self._remove, icon="trash-2")
        self.table = QTableView()
        self.model = self._rounds_model()
        self.year = TextField(tr("&Year"), self._change_year)
        self.name = TextField(tr("Name of the rou&nd"), self._change_name)
        self.policy = PolicyCard(context)
        self.classes = ClassesCard(context)
        self.office = OfficeCard(context)
        begin = button(tr("&Begin the first round…"), self._add, kind="primary", icon="plus")
        self._empty = EmptyState(
            "calendar-days",
            tr("There is no round yet"),
            tr("A round is the assessment of one year."),
            begin,
        )
        self._set_up_table()
        self._arrange()

    def refresh(self) -> None:
        """Shows the rounds, and what the one looked at declares."""
        session, looked_at = self.context.session, self.context.round
        newest_first = tuple(reversed(session.rounds))
        self.model.set_rows(newest_first)
        self._empty.setVisible(not newest_first)
        self._parts.setVisible(bool(newest_first))
        self.office.show_profile()
        if looked_at is None:
            return
        with QSignalBlocker(self.table.selectionModel()):
            self.table.selectRow(newest_first.index(looked_at))
        self._fit_table()
        self.year.show_text(str(looked_at.year))
        self.name.show_text(looked_at.name)
        self.policy.show_policy(looked_at.policy)
        self.classes.show_classes()

    def first_focus(self) -> QWidget:
        """The list of rounds."""
        return self.table

    def _rounds_model(self) -> RowsModel[Round]:
        session = self.context.session
        columns: tuple[Column[Round], ...] = (
            Column(tr("Year"), lambda each: str(each.year)),
            Column(tr("Name"), lambda each: each.name),
            Column(
                tr("Units"), lambda each: str(rounds.progress(session, each).units), is_number=True
            ),
            Column(
                tr("Scored"), lambda each: _share(rounds.progress(session, each)), is_number=True
            ),
        )
        return RowsModel(columns, self)

    def _set_up_table(self) -> None:
        calm_table(self.table)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, theme.em(4))
        self.table.setColumnWidth(2, theme.em(5))
        self.table.setColumnWidth(3, theme.em(9))
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self._look_at(now.row())
        )

    def _arrange(self) -> None:
        details = Card(tr("This round"))
        names = side_by_side(self.year, self.name)
        names.setStretch(1, 1)
        self.year.setMaximumWidth(theme.em(5))
        details.add(names)
        details.add(row(self.remove_round, None))
        left = column(details, self.policy, None, gap=0.75)
        right = column(self.classes, self.office, None, gap=0.75)
        self._parts = QWidget()
        both = row(left, right, gap=0.75)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self._parts.setLayout(column(self.table, both, gap=0.75))
        inside = QWidget()
        inside.setLayout(column(self._empty, self._parts, None, gap=0))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        header = PageHeader(
            tr("Rounds"),
            tr("One round per year. Every change is kept at once and can be undone."),
            self.add_round,
        )
        self.setLayout(column(header, scroll, gap=0.6, margin=0.9))

    def _fit_table(self) -> None:
        rows = min(max(len(self.model.rows), 1), _MOST_ROWS)
        height = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(height + rows * theme.em(1.6) + 2 * self.table.frameWidth())

    def _look_at(self, at: int) -> None:
        if 0 <= at < len(self.model.rows):
            self.context.look_at(round_id=self.model.rows[at].id)

    def _add(self) -> None:
        NewRoundDialog(self.context, self).open()

    def _remove(self) -> None:
        round_ = self.context.round
        if round_ is None:
            return
        session = self.context.session
        ask(
            self,
            title=tr("Remove a round"),
            text=tr("Remove “{name}” with its units and criteria?", name=round_.name),
            hint=tr("This can be undone. Other rounds stay as they are."),
            yes=tr("&Remove"),
            on_yes=lambda: apply(self.context, lambda: rounds.remove_round(session, round_)),
            danger=True,
        )

    def _change_year(self, text: str) -> bool:
        def make() -> Edit:
            if not text.strip().isdecimal():
                raise InputError("SET.120", year=text.strip())
            return rounds.change_round(self.context.session, self._round, year=int(text))

        return apply(self.context, make, self.year)

    def _change_name(self, text: str) -> bool:
        return apply(
            self.context,
            lambda: rounds.change_round(self.context.session, self._round, name=text),
            self.name,
        )

    @property
    def _round(self) -> Round:
        round_ = self.context.round
        assert round_ is not None
        return round_


def _share(progress: rounds.Progress) -> str:
    return tr("{scored} of {expected}", scored=progress.scored, expected=progress.expected)
