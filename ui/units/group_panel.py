"""The left side of the screen of units: the groups and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services import groups
from parindex_desktop.services.groups import short_title
from ui.messages import ask
from ui.units.group_dialog import GroupDialog
from ui.units.group_list import GroupList, GroupModel
from ui.widgets.actions import action
from ui.widgets.buttons import tool_button
from ui.widgets.card import Card
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.units import GroupId, UnitGroup
    from ui.context import Context


class GroupPanel(Card):
    """A list of all groups, with own ones to be added, changed, ordered and removed.

    Signals:
        chosen: The `UnitGroup` that shall be shown.
    """

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Groups"))
        self._context = context
        self._model = GroupModel()
        self._model.setParent(self)
        self.list = GroupList(self._model)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        deeds = (
            action(self, tr("Add a group"), self._add, icon="plus", keys="Ins"),
            action(self, tr("Change the group"), self._change, icon="pencil", keys="F2"),
            action(self, tr("Group up"), lambda: self._move(-1), icon="arrow-up", keys="Alt+Up"),
            action(
                self, tr("Group down"), lambda: self._move(1), icon="arrow-down", keys="Alt+Down"
            ),
            action(self, tr("Remove the group"), self._remove, icon="trash-2", keys="Del"),
        )
        self.add(self.list)
        self.add(row(*(tool_button(deed) for deed in deeds), None, gap=0))
        self.list.activated.connect(lambda _index: self._change())

    @property
    def current(self) -> UnitGroup | None:
        """The group chosen."""
        return self._model.group_at(self.list.currentIndex().row())

    def show_groups(self, rows: tuple[tuple[UnitGroup, int], ...], chosen: GroupId | None) -> None:
        """Shows all groups with the number of their units; the choice is not told."""
        self.list.selectionModel().blockSignals(True)
        self._model.set_rows(rows)
        place = max(self._model.row_of(chosen), 0)
        self.list.setCurrentIndex(self._model.index(place))
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        group = self._model.group_at(current.row())
        if group is not None:
            self.chosen.emit(group)

    def _add(self) -> None:
        self._open(None)

    def _change(self) -> None:
        if self.current is not None:
            self._open(self.current)

    def _open(self, group: UnitGroup | None) -> None:
        dialog = GroupDialog(self._context.session, group, self.window())
        dialog.decided.connect(self._write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, edit: Edit) -> None:
        """Writes what was typed, and shows a new group to be filled."""
        known = {group.id for group in self._context.session.groups}
        if self._context.do(edit):
            for group in self._context.session.groups:
                if group.id not in known:
                    self.chosen.emit(group)

    def _move(self, step: int) -> None:
        if self.current is not None:
            self._context.do(groups.move(self._context.session, self.current, step))

    def _remove(self) -> None:
        if self.current is None:
            return
        try:
            edit = groups.remove(self._context.session, self.current)
        except AppError as error:
            self._context.failed.emit(error)
            return
        sets = groups.removed_sets(edit)
        if not sets:
            self._context.do(edit)
            return
        ask(
            self.window(),
            title=tr("Remove the group"),
            text=tr("Remove “{name}” with its criteria?", name=short_title(self.current)),
            hint=tr("{count} criteria sets go with it. This can be undone.", count=sets),
            yes=tr("&Remove"),
            on_yes=lambda: self._context.do(edit),
            danger=True,
        )
