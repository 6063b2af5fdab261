"""The screen Đơn vị: who is assessed in the round, group by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from parindex_desktop.i18n import mark, tr
from ui import theme
from ui.screens.screen import Screen
from ui.units.group_panel import GroupPanel
from ui.units.unit_panel import UnitPanel
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from parindex_desktop.domain.units import GroupId, RoundId, UnitGroup
    from ui.context import Context


class UnitsScreen(Screen):
    """Groups at the left, the units of one of them at the right.

    Attributes:
        groups: The groups.
        units: The units of the group chosen.
    """

    key: ClassVar[str] = "units"
    title: ClassVar[str] = mark("Units")
    icon: ClassVar[str] = "building-2"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._group_id: GroupId | None = None
        self._header = PageHeader(tr("Units"))
        self.groups = GroupPanel(context)
        self.units = UnitPanel(context)
        self.groups.chosen.connect(self._on_group_chosen)
        self.groups.list.addAction(self.units.paste)
        work = QWidget()
        sides = row(self.groups, self.units, gap=0.75)
        sides.setStretch(1, 1)
        work.setLayout(sides)
        self._pages = QStackedWidget()
        self._pages.addWidget(work)
        self._pages.addWidget(self._no_round())
        content = QWidget()
        content.setLayout(column(self._header, self._pages, gap=0.75, margin=1))
        self.setLayout(column(Scrolling(content)))
        self._fit()
        theme.appearance().changed.connect(self._fit)

    def refresh(self) -> None:
        """Shows the groups, and the units of the one chosen."""
        round_ = self.context.round
        self._pages.setCurrentIndex(1 if round_ is None else 0)
        if round_ is None:
            self._header.set_hint("")
            return
        all_groups = self.context.session.groups
        if self._group_id not in {group.id for group in all_groups}:
            self._group_id = self.context.group.id if self.context.group else all_groups[0].id
        rows = tuple((group, self._count(round_.id, group)) for group in all_groups)
        self.groups.show_groups(rows, self._group_id)
        total = sum(count for _, count in rows)
        hint = tr("{count} units take part in {round}.", count=total, round=round_.name)
        self._header.set_hint(hint)
        group = next(group for group in all_groups if group.id == self._group_id)
        self.units.show_group(round_.id, group)
        self._look_at_group()

    def first_focus(self) -> QWidget:
        """Returns the table of units; without any, the way to the first one."""
        return self.units.first_focus()

    def start_search(self) -> None:
        """Looks for a unit of the group."""
        self.units.search.setFocus()
        self.units.search.selectAll()

    def step_group(self, step: int) -> None:
        """Goes to the next group (1) or the one before (-1), also to one without units."""
        groups = self.context.session.groups
        at = next((n for n, each in enumerate(groups) if each.id == self._group_id), 0) + step
        if self.context.round is not None and 0 <= at < len(groups):
            self._on_group_chosen(groups[at])

    def _on_view_changed(self) -> None:
        if self.context.group is not None:
            self._group_id = self.context.group.id
        super()._on_view_changed()

    def _on_group_chosen(self, group: UnitGroup) -> None:
        self._group_id = group.id
        self.refresh()

    def _look_at_group(self) -> None:
        """Takes the other screens along; a group without units is looked at here only."""
        looked_at = self.context.group
        taking_part = {group.id for group in self.context.groups}
        if self._group_id in taking_part and (looked_at is None or looked_at.id != self._group_id):
            self.context.look_at(group_id=self._group_id)

    def _count(self, round_id: RoundId, group: UnitGroup) -> int:
        return len(self.context.session.book(round_id, group.id).units)

    def _no_round(self) -> EmptyState:
        return EmptyState(
            "calendar-days",
            tr("There is no round yet"),
            tr("Units take part in a round. Make the round of a year first."),
            button(
                tr("Go to the rounds"),
                lambda: self.context.screen_wanted.emit("rounds"),
                kind="primary",
            ),
        )

    def _fit(self) -> None:
        self.groups.setFixedWidth(theme.em(13))
