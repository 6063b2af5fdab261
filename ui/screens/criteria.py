"""The screen Bộ tiêu chí: what a group is scored by."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QComboBox, QMenu, QToolButton, QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import criteria, criteria_import_draft, criteria_outline
from parindex_desktop.services.criteria_outline import CopySource
from parindex_desktop.services.groups import short_title
from ui import theme
from ui.criteria.create_panel import CreatePanel
from ui.criteria.set_panel import SetPanel
from ui.criteria_comparison.menu import VersionsMenu
from ui.papers.notices import PaperNotices
from ui.screens.screen import Screen
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.units import GroupId, RoundId
    from parindex_desktop.services.criteria import NewCriterion
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context

_SET, _CREATE, _NO_ROUND = range(3)


class CriteriaScreen(Screen):
    """The set of the group looked at, or the ways to make one.

    Attributes:
        group_choice: The group shown; also those without units yet.
        set_panel: The set.
        create_panel: Shown while there is none.
        versions: Compares the set and hands it out.
        notices: What was written.
    """

    key: ClassVar[str] = "criteria"
    title: ClassVar[str] = mark("Criteria sets")
    icon: ClassVar[str] = "list-tree"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._group_id: GroupId | None = None
        self.group_choice = QComboBox()
        theme.appearance().changed.connect(self._fit)
        self._fit()
        self.group_choice.activated.connect(self._on_group_chosen)
        caption = label(tr("&Group"), "muted")
        caption.setBuddy(self.group_choice)
        self.notices = PaperNotices()
        self._header = PageHeader(
            tr("Criteria sets"), "", row(caption, self.group_choice, self._more())
        )
        self.set_panel, self.create_panel = SetPanel(context), CreatePanel()
        self.create_panel.flat_wanted.connect(self._make_flat)
        self.create_panel.copy_wanted.connect(self._copy)
        self.create_panel.empty_wanted.connect(lambda: self._make_flat([]))
        self.create_panel.import_wanted.connect(self.open_import)
        self.create_panel.sample_wanted.connect(self.open_import)
        self._page = _NO_ROUND
        self._pages = (self.set_panel, self.create_panel, self._no_round())
        content = QWidget()
        # No stack: one that holds wrapped words is as high as its highest page.
        parts = column(self._header, self.notices, *self._pages, gap=0.5, margin=1)
        for page in self._pages:
            parts.setStretchFactor(page, 1)
            page.hide()
        content.setLayout(parts)
        self.setLayout(column(Scrolling(content)))

    def refresh(self) -> None:
        """Shows the set of the group chosen."""
        round_ = self.context.round
        self.group_choice.setEnabled(round_ is not None)
        if round_ is None:
            self._show_page(_NO_ROUND)
            return
        groups = self.context.session.groups
        if self._group_id not in {group.id for group in groups}:
            self._group_id = self.context.group.id if self.context.group else groups[0].id
        self.group_choice.clear()
        for group in groups:
            self.group_choice.addItem(short_title(group), group.id)
        self.group_choice.setCurrentIndex(self.group_choice.findData(self._group_id))
        book = self.context.session.book(round_.id, self._group_id)
        has_set = self.context.session.reader.criteria_tree(round_.id, self._group_id) is not None
        self._remove_set.setEnabled(has_set)
        self.versions.set_enabled(enabled=has_set)
        self._show_page(_SET if has_set else _CREATE)
        if has_set:
            self._header.set_hint(
                tr(
                    "{round}: {count} criteria, {leaves} of them scored.",
                    round=round_.name,
                    count=len(book.tree.criteria),
                    leaves=len(book.leaves) if book.tree.criteria else 0,
                )
            )
            self._header.set_badge(tr("Locked") if book.tree.set.frozen else "", "warning")
            self.set_panel.show_book(book)
        else:
            self._header.set_hint(tr("{round}: this group has no set yet.", round=round_.name))
            self._header.set_badge("")
            sample = criteria_import_draft.sample_for(book.group)
            self.create_panel.offer(criteria_outline.copy_sources(self.context.session), sample)

    def reveal(self, change_set: ChangeSet) -> None:
        """Shows the line that was undone or redone, in the set of its group."""
        place = criteria_outline.place_of(self.context.session, change_set.edit)
        if place is None:
            return
        criteria_set, line = place
        self.context.look_at(round_id=criteria_set.round_id)
        self._show_group(criteria_set.group_id)
        if line is not None:
            self.set_panel.show_line(line)

    def first_focus(self) -> QWidget:
        """Returns the list, or the first way to a new set."""
        return (self.set_panel.table, self.create_panel.annex, self)[self._page]

    def step_group(self, step: int) -> None:
        """Goes to the next group (1) or the one before (-1), also to one without units."""
        at = self.group_choice.currentIndex() + step
        if self.context.round is not None and 0 <= at < self.group_choice.count():
            self._on_group_chosen(at)

    def open_import(self, sample: str = "") -> None:
        """Opens the window that brings a set in, with the sample for the group of a code if any."""
        from ui.criteria_import import CriteriaImportWizard

        round_ = self.context.round
        group = next((g for g in self.context.session.groups if g.id == self._group_id), None)
        if round_ is None or group is None:
            return
        wizard = CriteriaImportWizard(self.context, round_, group, self)
        wizard.finished.connect(wizard.deleteLater)
        wizard.imported.connect(self._show_imported)
        if sample:
            wizard.show_sample(sample)
        wizard.open()

    def _show_imported(self, round_id: RoundId, group_id: GroupId) -> None:
        self._group_id = group_id
        self.context.look_at(round_id=round_id, group_id=group_id)
        self._group_id = group_id  # a group without units is not looked at elsewhere
        self.refresh()
        self.set_panel.table.setFocus()

    def _on_view_changed(self) -> None:
        if self.context.group is not None:
            self._group_id = self.context.group.id
        super()._on_view_changed()

    def _on_group_chosen(self, at: int) -> None:
        self._show_group(self.group_choice.itemData(at))

    def _show_group(self, group_id: GroupId) -> None:
        """Shows a group, which is looked at elsewhere too if it has units."""
        self._group_id = group_id
        if group_id in {group.id for group in self.context.groups}:
            self.context.look_at(group_id=group_id)
        self.refresh()

    def _make_flat(self, lines: list[NewCriterion]) -> None:
        session = self.context.session
        if self._do(lambda at, group: criteria.create(session, at, group, lines=lines)):
            if lines:
                self.set_panel.table.setFocus()
            else:
                self.set_panel.start_entry("beside")

    def _copy(self, source: CopySource) -> None:
        session = self.context.session
        if self._do(lambda at, group: criteria.copy(session, source.tree, at, group)):
            self.set_panel.table.setFocus()

    def _show_page(self, shown: int) -> None:
        focus = self.window().focusWidget()
        loses_focus = (
            focus is not None
            and shown != self._page
            and self._pages[self._page].isAncestorOf(focus)
        )
        self._page = shown
        for at, page in enumerate(self._pages):
            page.setVisible(at == shown)
        if loses_focus:  # else Qt hands it to whatever comes next in the window
            self.first_focus().setFocus()

    def _fit(self) -> None:
        self.group_choice.setMinimumWidth(theme.em(14))

    def _take_set_away(self) -> None:
        self._do(lambda at, group: criteria.remove_set(self.context.session.book(at, group)))

    def _do(self, make: Callable[[RoundId, GroupId], Edit]) -> bool:
        round_ = self.context.round
        if round_ is None or self._group_id is None:
            return False
        try:
            edit = make(round_.id, self._group_id)
        except AppError as error:
            self.context.failed.emit(error)
            return False
        return self.context.do(edit)

    def _source(self) -> CopySource | None:
        """Returns the set shown, for the menu."""
        round_ = self.context.round
        group = next((g for g in self.context.session.groups if g.id == self._group_id), None)
        if round_ is None or group is None:
            return None
        return CopySource(round_, group, self.context.session.book(round_.id, group.id).tree)

    def _more(self) -> QToolButton:
        menu = QMenu(self)
        bring_in = action(
            self, tr("Import from the annex of a decision…"), self.open_import,
            icon="file-text", keys="Ctrl+I",
        )  # fmt: skip
        menu.addAction(bring_in)
        menu.addSeparator()
        self.versions = VersionsMenu(self, menu, self.notices, self._source)
        menu.addSeparator()
        self._remove_set = menu.addAction(tr("Remove the whole set"))
        self._remove_set.triggered.connect(lambda _checked=False: self._take_set_away())
        made = QToolButton()
        made.setText(tr("More"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(menu)
        return made

    def _no_round(self) -> EmptyState:
        return EmptyState(
            "calendar-days",
            tr("There is no round yet"),
            tr("A criteria set belongs to a round. Make the round of a year first."),
            button(
                tr("Go to the rounds"),
                lambda: self.context.screen_wanted.emit("rounds"),
                kind="primary",
            ),
        )
