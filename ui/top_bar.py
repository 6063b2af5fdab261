"""Above the work: which round and group is looked at, undo and redo, find, text size, theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy, QTabBar

from parindex_desktop.domain.people import Role
from parindex_desktop.i18n import tr
from parindex_desktop.services.groups import short_title
from ui import icons, theme
from ui.widgets.buttons import tool_button
from ui.widgets.labels import badge
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.context import Context

TOOLS = ("undo", "redo", "search", "smaller_text", "larger_text", "switch_theme")


class TopBar(QFrame):
    """The choosers that every screen shares through `Context.look_at`."""

    def __init__(self, context: Context, actions: dict[str, QAction]) -> None:
        super().__init__()
        self.setProperty("piece", "topbar")
        self._context = context
        self.rounds = QComboBox()
        self.rounds.setAccessibleName(tr("Round"))
        self.rounds.setToolTip(tr("The round that all screens show"))
        self.rounds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.rounds.setMaximumWidth(theme.em(16))
        self.groups = QTabBar()
        self.groups.setAccessibleName(tr("Group"))
        self.groups.setExpanding(False)
        self.groups.setDrawBase(False)
        self.groups.setUsesScrollButtons(True)
        self.groups.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.looking_on = badge(tr("Looking on"), "warning")
        self.user = tool_button(actions["switch_user"])
        buttons = [self.looking_on, self.user, *(tool_button(actions[name]) for name in TOOLS)]
        layout = row(self.rounds, self.groups, *buttons, gap=0.2)
        layout.setContentsMargins(theme.em(0.5), theme.em(0.2), theme.em(0.4), 0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.rounds.activated.connect(self._on_round)
        self.groups.currentChanged.connect(self._on_group)
        context.view_changed.connect(self.refresh)
        context.user_changed.connect(self._show_user)
        context.changed.connect(lambda change: self.refresh() if change.edit.entities else None)
        self.refresh()

    def refresh(self) -> None:
        """Shows the rounds and groups there are, and which are looked at."""
        self._show_rounds()
        self._show_groups()
        self._show_user()

    def step_group(self, step: int) -> None:
        """Goes to the next group (1) or the one before (-1); at the end it stays."""
        at = self.groups.currentIndex() + step
        if 0 <= at < self.groups.count():
            self.groups.setCurrentIndex(at)

    def _show_rounds(self) -> None:
        looked_at = self._context.round
        self.rounds.blockSignals(True)
        self.rounds.clear()
        for each in reversed(self._context.session.rounds):
            self.rounds.addItem(tr("Year {year}", year=each.year), each.id)
            if each.id in self._context.session.locks:
                self.rounds.setItemIcon(self.rounds.count() - 1, icons.icon("lock", "ok"))
        self.rounds.setCurrentIndex(self.rounds.findData(looked_at.id) if looked_at else -1)
        self.rounds.blockSignals(False)
        self.rounds.setVisible(self.rounds.count() > 0)

    def _show_groups(self) -> None:
        groups, looked_at = self._context.groups, self._context.group
        self.groups.blockSignals(True)
        for at in range(self.groups.count(), len(groups)):
            self.groups.insertTab(at, "")
        for at in range(self.groups.count() - 1, len(groups) - 1, -1):
            self.groups.removeTab(at)
        for at, group in enumerate(groups):
            self.groups.setTabText(at, short_title(group).replace("&", "&&"))
            self.groups.setTabToolTip(at, group.name)
            self.groups.setTabData(at, group.id)
        if looked_at in groups:
            self.groups.setCurrentIndex(groups.index(looked_at))
        self.groups.blockSignals(False)

    def _show_user(self) -> None:
        session = self._context.session
        self.user.setVisible(bool(session.users))
        self.looking_on.setVisible(session.role is Role.VIEWER)
        self.looking_on.setToolTip(tr("You see everything and change nothing."))

    def _on_round(self, at: int) -> None:
        self._context.look_at(round_id=self.rounds.itemData(at))

    def _on_group(self, at: int) -> None:
        if at >= 0:
            self._context.look_at(group_id=self.groups.tabData(at))
