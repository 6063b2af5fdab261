"""To which units a criterion, with all below it, does not apply: by traits, worded as grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services import criterion_texts, traits
from ui import theme
from ui.rounds.applying import apply
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context

_MOST_NAMES = 8


class ExemptTab(QWidget):
    """The traits of a criterion; Del takes the chosen one off, Enter in the line below adds one.

    Attributes:
        traits: Those of this criterion.
        entry: For the next one; it offers what criteria and units of the round have.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._book: GroupBook | None = None
        self._criterion: Criterion | None = None
        self.traits = QListWidget()
        self.traits.setWordWrap(True)
        self.traits.setTabKeyNavigation(False)
        self.entry = _Entry()
        self.entry.entered.connect(self._add)
        self._add_button = button(tr("Add"), self._add, icon="plus")
        remove = action(self.traits, tr("Remove"), self._remove, icon="trash-2", keys="Del")
        self._remove_button = button(tr("Remove (Del)"), remove.trigger, kind="quiet")
        self._inherited = label("", "muted", wraps=True)
        self._units = label("", wraps=True)
        hint = tr("Worded as the ground that is printed, as in “Đơn vị không có TTHC”.")
        entry = Field(tr("Another trait"), self.entry, hint)
        line = row(entry, self._add_button)
        line.setStretch(0, 1)
        line.setAlignment(self._add_button, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(
            column(
                Field(tr("Does not apply to units with the trait"), self.traits),
                row(None, self._remove_button),
                line,
                self._inherited,
                self._units,
                None,
                margin=0.3,
            )
        )
        self._fit()
        theme.appearance().changed.connect(self._fit)

    def show_traits(self, book: GroupBook, criterion: Criterion, *, read_only: bool) -> None:
        """Shows the traits of a criterion, those of the branches above, and whom they spare."""
        self._book, self._criterion = book, criterion
        self.traits.clear()
        self.traits.addItems(criterion.exempt)
        for part in (self.entry, self._add_button):
            part.setEnabled(not read_only)
        self._remove_button.setEnabled(not read_only and bool(criterion.exempt))
        above = criterion_texts.inherited_traits(book, criterion)
        self._inherited.setText(
            "\n".join(tr("From {code} above: {trait}", code=c.code, trait=t) for c, t in above)
        )
        self._inherited.setVisible(bool(above))
        self._units.setText(self._told_units(book, criterion))
        if self.isVisible():
            self._offer()

    def showEvent(self, event: QShowEvent) -> None:
        """Looks up what other criteria and units have, which walking through lines need not."""
        super().showEvent(event)
        self._offer()

    def _offer(self) -> None:
        if self._book is not None:
            known = traits.offered(self._context.session, self._book, ())
            self.entry.offer([trait.text for trait in known])

    def _told_units(self, book: GroupBook, criterion: Criterion) -> str:
        names = [unit.name for unit in criterion_texts.spared_units(book, criterion)]
        if not names:
            return tr("At present it applies to every unit of the group.")
        shown = ", ".join(names[:_MOST_NAMES]) + (", …" if len(names) > _MOST_NAMES else "")
        return tr("At present {count} units are spared: {names}", count=len(names), names=shown)

    def _add(self) -> None:
        text = self.entry.currentText()
        if text.strip() and self._apply(lambda b, c: criterion_texts.spare(b, c, text)):
            self.entry.clearEditText()
            self.entry.setFocus()

    def _remove(self) -> None:
        chosen = [item.text() for item in self.traits.selectedItems()]
        if chosen and self._remove_button.isEnabled():
            self._apply(lambda b, c: criterion_texts.spare_no_longer(b, c, chosen))

    def _apply(self, make: Callable[[GroupBook, Criterion], Edit]) -> bool:
        book, criterion = self._book, self._criterion
        if book is None or criterion is None:
            return False
        return apply(self._context, lambda: make(book, criterion))

    def _fit(self) -> None:
        self.traits.setFixedHeight(theme.em(5))


class _Entry(QComboBox):
    """A line that offers what is known; a choice off the list fills it in, Enter takes it."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = TextInput()
        self.setLineEdit(line)
        line.returnPressed.connect(self.entered)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, texts: list[str]) -> None:
        """Offers texts; what is typed stays."""
        typed = self.currentText()
        self.clear()
        self.addItems(texts)
        self.setEditText(typed)
