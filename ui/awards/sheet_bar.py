"""The sheets of a round as tabs, one for each form of award, and what is done with whole sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from ui.widgets.actions import action
from ui.widgets.buttons import tool_button
from ui.widgets.layouts import row
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from parindex_desktop.domain.awards import SheetId
    from parindex_desktop.services.award_lists import Awards, SheetList


class SheetBar(QWidget):
    """Tabs with the form and how many are on each; arrow keys go from one to the next.

    Signals:
        chosen: The id of the sheet to show.
        add_wanted: One more form of award.
        remove_wanted: The sheet shown shall go.
        move_wanted: The sheet shown one place forward (-1) or back (1).
    """

    chosen = Signal(object)
    add_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.tabs = Segments()
        self.tabs.setAccessibleName(tr("Forms of award"))
        self.tabs.chosen.connect(self.chosen.emit)
        self._ids: tuple[SheetId, ...] = ()
        self.add = action(self, tr("Add a form of award"), self.add_wanted.emit, icon="plus")
        self.forward = action(
            self,
            tr("Form one place forward"),
            lambda: self.move_wanted.emit(-1),
            icon="arrow-left",
        )
        self.back = action(
            self, tr("Form one place back"), lambda: self.move_wanted.emit(1), icon="arrow-right"
        )
        self.remove = action(
            self, tr("Remove this form with all on it"), self.remove_wanted.emit, icon="trash-2"
        )
        actions = (self.forward, self.back, self.remove)
        tools = [tool_button(self.add, with_text=True), *map(tool_button, actions)]
        self.setLayout(row(self.tabs, *tools, None, gap=0.3))

    def show_awards(self, awards: Awards, shown: SheetList) -> None:
        """Shows the sheets of a round; the tab of the one shown is chosen."""
        ids = tuple(each.sheet.id for each in awards.sheets)
        texts = [_tab(each) for each in awards.sheets]
        if ids != self._ids:
            self._ids = ids
            self.tabs.set_choices(zip(ids, texts, strict=True))
        for sheet_id, text in zip(ids, texts, strict=True):
            self.tabs.set_text(sheet_id, text)
        self.tabs.choose(shown.sheet.id)
        place = ids.index(shown.sheet.id)
        self.forward.setEnabled(place > 0)
        self.back.setEnabled(place < len(ids) - 1)
        self.remove.setEnabled(shown.stored_sheet is not None)


def _tab(sheet_list: SheetList) -> str:
    count = len(sheet_list.collectives) + len(sheet_list.persons)
    form = sheet_list.sheet.form.replace("&", "&&")
    return f"{form} ({count})" if count else form
