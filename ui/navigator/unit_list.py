"""The list of a group's units: looked for, narrowed, and chosen by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListView, QWidget

from parindex_desktop.domain.process import StepPlan
from parindex_desktop.i18n import tr
from parindex_desktop.services.progress import GroupProgress
from parindex_desktop.services.unit_filters import UnitFilter, filtered
from ui import theme
from ui.navigator.delegate import UnitDelegate
from ui.navigator.model import UnitListModel
from ui.navigator.words import FILTERS
from ui.widgets.labels import label
from ui.widgets.layouts import column
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from parindex_desktop.domain.people import Role
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context


class UnitList(QWidget):
    """Follows the group looked at, and every edit of it.

    A unit that an edit takes out of the filter stays in sight until another one is chosen, so that
    the list does not move under the hand.

    Attributes:
        search: Words of a name, with or without diacritics.
        filter: Which units are shown.
        view: The units.

    Signals:
        unit_chosen: The id of the unit that the person wants to see.
    """

    unit_chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._current: UnitId | None = None
        self._stale = True
        self._model = UnitListModel()
        self.search = SearchBox(tr("Find a unit"))
        self.filter = QComboBox()
        self.filter.setAccessibleName(tr("Which units"))
        for chosen, text in FILTERS.items():
            self.filter.addItem(tr(text), chosen)
        self.view = _View(self._model)
        self._count = label("", "muted")
        layout = column(self.search, self.filter, self.view, self._count, gap=0.3)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._connect()

    @property
    def current(self) -> UnitId | None:
        """The unit that is chosen."""
        return self._current

    @property
    def shown(self) -> tuple[UnitId, ...]:
        """The units in the list, from the top."""
        return tuple(self._model.row(at)[0].id for at in range(self._model.rowCount()))

    @property
    def role(self) -> Role:
        """Whose work is looked for."""
        return self._context.session.role

    def show_unit(self, unit_id: UnitId | None) -> None:
        """Marks the unit that is seen elsewhere, without telling it; a search for others ends."""
        if unit_id not in (None, self._current, *self.shown):
            self.search.clear()
        self._current = unit_id
        if self.isVisible():
            self._fill()
        else:
            self._stale = True

    def start_search(self) -> None:
        """Looks for a unit."""
        self.search.setFocus()
        self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what happened while hidden."""
        super().showEvent(event)
        if self._stale:
            self._fill()

    # ---- inside ---------------------------------------------------------------------------------
    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._fill())
        self.search.left.connect(self._enter_list)
        self.search.entered.connect(self._take_only_one)
        self.filter.currentIndexChanged.connect(lambda _at: self._fill())
        self.view.chosen.connect(self._choose)
        self._context.changed.connect(self._on_changed)
        self._context.view_changed.connect(self._on_view_changed)

    def _progress(self) -> GroupProgress | None:
        book, dossier = self._context.book, self._context.dossier
        return None if book is None or dossier is None else GroupProgress(book, dossier)

    def _fill(self) -> None:
        """Shows what search and filter let through, and the current unit in any case."""
        self._stale = False
        book, progress = self._context.book, self._progress()
        rows = () if book is None or progress is None else filtered(
            book,
            progress,
            cast("UnitFilter", self.filter.currentData()),
            role=self.role,
            query=self.search.text().strip(),
            besides=() if self._current is None or self.search.text() else (self._current,),
        )  # fmt: skip
        self._model.set_rows(rows)
        self.view.go_to(self._model.index_of(self._current))
        total = len(book.units) if book else 0
        self._count.setText(tr("{shown} of {total} units", shown=len(rows), total=total))

    def _enter_list(self) -> None:
        """Goes on to what was found: the first unit, unless the current one is there."""
        if not self.view.currentIndex().isValid():
            self.view.go_to(self._model.index(0))
        self.view.setFocus()

    def _take_only_one(self) -> None:
        """Chooses a unit that was looked for and is the only one found."""
        if self.search.text().strip() and self._model.rowCount() == 1:
            self._choose(self._model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        unit_id = self._model.row(index.row())[0].id
        self._current = unit_id
        self.unit_chosen.emit(unit_id)

    def _on_view_changed(self) -> None:
        """Forgets a unit of another group; who shows one of this group may have told it already."""
        book = self._context.book
        if book is None or self._current not in book.units_by_id:
            self._current = None
        if self.isVisible():
            self._fill()
        else:
            self._stale = True

    def _on_changed(self, change_set: ChangeSet) -> None:
        if not self.isVisible():
            self._stale = True
            return
        edit = change_set.edit
        things = [change.after or change.before for change in edit.entities]
        if change_set.structural or any(isinstance(each, StepPlan) for each in things):
            self._fill()
            return
        book, progress = self._context.book, self._progress()
        if book is None or progress is None:
            return
        touched = {change.key.unit_id for change in edit.cells}
        touched |= {unit for each in things if (unit := getattr(each, "unit_id", None)) is not None}
        here = [book.units_by_id[unit] for unit in touched if unit in book.units_by_id]
        self._model.change_rows((unit, progress.of(unit.id)) for unit in here)


class _View(QListView):
    """Enter and a click choose; arrows only look.

    Signals:
        chosen: Where the unit stands that was chosen.
    """

    chosen = Signal(QModelIndex)

    def __init__(self, model: UnitListModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(UnitDelegate(model, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Units"))
        self.setTabKeyNavigation(False)
        self.clicked.connect(self.chosen)
        theme.appearance().changed.connect(self.scheduleDelayedItemsLayout)

    def go_to(self, index: QModelIndex) -> None:
        """Marks a unit, and brings it into sight."""
        if not index.isValid():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes Enter; the rest is Qt's."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
