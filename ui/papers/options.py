"""The choices at the left of the preview: which papers, for whom, with which decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QListView, QScrollArea, QSizePolicy, QWidget

from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.i18n import tr
from parindex_desktop.services.papers.numbering import is_of_awards
from ui import theme
from ui.papers.data_card import DataCard
from ui.papers.decision_form import DecisionForm
from ui.papers.files_card import FilesCard
from ui.papers.group_model import GroupLine, GroupModel
from ui.papers.kind_model import KindModel
from ui.papers.title_edit import TitleEdit
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from PySide6.QtCore import QModelIndex

    from parindex_desktop.domain.units import GroupId

_MOST_GROUPS = 5


class PaperOptions(QScrollArea):
    """All choices in one column that scrolls.

    Attributes:
        data: Which lock the papers are made from.
        kinds: The kinds of papers, ticked with the space bar.
        groups: The groups with an annex; the current one's title is below.
        decision: Number, date and mode.
        files: How the papers are saved.

    Signals:
        group_chosen: The group whose title is to be shown.
    """

    group_chosen = Signal(object)

    def __init__(self, offered: Iterable[PaperKind]) -> None:
        super().__init__()
        self._refit = QTimer(self, interval=0, singleShot=True)
        self._refit.timeout.connect(self._fit)
        self.data = DataCard()
        self.kind_model = KindModel(offered)
        self.kinds = _list(self.kind_model, tr("Papers to print"))
        self.model = GroupModel()
        self.groups = _list(self.model, tr("Groups with an annex"))
        self.title = TitleEdit()
        self.title_field = Field(tr("T&itle of the ranking annex"), self.title)
        self.decision = DecisionForm()
        self.files = FilesCard()
        self._groups_card = Card(tr("Groups"), "", self.groups, self.title_field)
        self._page = self._content()
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.selectionModel().currentChanged.connect(
            lambda now, _before: self._scroll_to(now)
        )
        self.groups.selectionModel().currentChanged.connect(
            lambda now, _before: self.group_chosen.emit(self.model.group_at(now.row()))
        )
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fits the lists to letters of another size, once they wear them."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._refit.start()

    @property
    def current_group(self) -> GroupId | None:
        """The group whose title is shown."""
        return self.model.group_at(self.groups.currentIndex().row())

    def show_kinds(self, chosen: Collection[PaperKind], why_not: dict[PaperKind, str]) -> None:
        """Shows which kinds are ticked, and the choices that only some of them have."""
        self.kind_model.show(chosen, why_not)
        self.title_field.setVisible(PaperKind.RANKING in chosen)
        self._groups_card.setVisible(not all(map(is_of_awards, chosen)))

    def reveal(self, kind: PaperKind) -> None:
        """Goes to a kind: the list of all is longer than a small window, and keys begin there."""
        found = self.kind_model.index(self.kind_model.row_of(kind))
        self.kinds.setCurrentIndex(found)
        self._scroll_to(found)

    def _scroll_to(self, kind: QModelIndex) -> None:
        line = self.kinds.visualRect(kind)
        place = self.kinds.viewport().mapTo(self._page, line.center())
        self.ensureVisible(place.x(), place.y())

    def show_groups(self, lines: Sequence[GroupLine], current: GroupId | None) -> None:
        """Shows the groups; the current one stays current when it can."""
        chosen = self.current_group
        self.model.set_rows(lines)
        ids = [line.group_id for line in lines]
        wanted = next((g for g in (chosen, current) if g in ids), ids[0] if ids else None)
        if wanted is not None:
            self.choose_group(wanted)
        self._fit()

    def choose_group(self, group_id: GroupId) -> None:
        """Makes a listed group the current one, so that its title is shown."""
        rows = range(self.model.rowCount())
        row = next(row for row in rows if self.model.group_at(row) == group_id)
        if row != self.groups.currentIndex().row():
            self.groups.setCurrentIndex(self.model.index(row))

    def _content(self) -> QWidget:
        page = QWidget()
        papers = Card(tr("Papers"), "", self.kinds)
        cards = (self.data, papers, self.decision, self._groups_card, self.files)
        page.setLayout(column(*cards, None))
        page.layout().setContentsMargins(0, 0, theme.em(0.3), 0)  # type: ignore[union-attr]
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return page

    def _fit(self) -> None:
        _fit_rows(self.kinds, self.kind_model.rowCount())
        _fit_rows(self.groups, min(max(self.model.rowCount(), 2), _MOST_GROUPS))
        self.setFixedWidth(theme.em(19.5))


def _list(model: KindModel | GroupModel, name: str) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setSpacing(1)
    view.setAccessibleName(name)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    return view


def _fit_rows(view: QListView, rows: int) -> None:
    """Gives a list the height of some rows."""
    view.doItemsLayout()
    least = view.visualRect(view.model().index(0, 0)).height() or theme.em(1.4)
    last = view.visualRect(view.model().index(rows - 1, 0))
    below = max(last.bottom() + view.verticalScrollBar().value(), rows * least)
    view.setFixedHeight(below + 2 * view.spacing() + 2 * view.frameWidth())
