"""The saved rules of the office in a dialog: use one, save the one shown, rename, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.text import match_key
from parindex_desktop.i18n import tr
from ui.widgets.actions import action
from ui.widgets.buttons import button, tool_button
from ui.widgets.field import Field
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.award_rules import AwardRule, SavedRule


class SavedRules(QWidget):
    """A list of names that can be typed in: choosing one uses it, a new one can be saved.

    Signals:
        used: A saved rule shall be shown.
        save_wanted: The name under which the rule shown shall be saved.
        rename_wanted: A saved rule and its new name.
        remove_wanted: A saved rule.
    """

    used = Signal(object)
    save_wanted = Signal(str)
    rename_wanted = Signal(object, str)
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rules: tuple[SavedRule, ...] = ()
        self._chosen: SavedRule | None = None
        self._shown: AwardRule | None = None
        self.names = _Names()
        self.names.setEditable(True)
        self.names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.names.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("Choose one, or type a name to save as…"))
        self.names.activated.connect(self._use)
        self.names.editTextChanged.connect(lambda _text: self._show_deeds())
        self.save = button(tr("Sa&ve"), self._save, icon="save")
        self.names.entered.connect(self.save.click)
        self.rename = action(self, tr("Rename to what is typed"), self._rename, icon="pencil")
        self.remove = action(self, tr("Remove the saved rule"), self._remove, icon="trash-2")
        field = Field(tr("Sa&ved rules"), self.names)
        deeds = (self.save, tool_button(self.rename), tool_button(self.remove))
        layout = row(field, *deeds, gap=0.3)
        layout.setStretch(0, 1)
        for deed in deeds:
            layout.setAlignment(deed, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(layout)
        self._show_deeds()

    def show_current(self, rule: AwardRule) -> None:
        """Takes the rule that the fields show: one that is saved as it is needs no saving."""
        self._shown = rule
        self._show_deeds()

    def show_rules(self, rules: Sequence[SavedRule]) -> None:
        """Shows the saved rules; the name typed stays."""
        typed = self.names.currentText()
        self._rules = tuple(rules)
        self.names.blockSignals(True)
        self.names.clear()
        self.names.addItems([each.name for each in rules])
        self.names.setCurrentIndex(-1)
        self.names.setEditText(typed)
        self.names.blockSignals(False)
        kept = self._chosen.id if self._chosen else None
        self._chosen = self._named or next((each for each in rules if each.id == kept), None)
        self._show_deeds()

    @property
    def _named(self) -> SavedRule | None:
        typed = match_key(self.names.currentText())
        return next((each for each in self._rules if match_key(each.name) == typed), None)

    def _use(self, place: int) -> None:
        self._chosen = self._rules[place]
        self._show_deeds()
        self.used.emit(self._chosen)

    def _save(self) -> None:
        self.save_wanted.emit(self.names.currentText())

    def _rename(self) -> None:
        if self._chosen is not None:
            self.rename_wanted.emit(self._chosen, self.names.currentText())

    def _remove(self) -> None:
        if self._chosen is not None:
            self.names.clearEditText()
            self.remove_wanted.emit(self._chosen)

    def _show_deeds(self) -> None:
        typed = self.names.currentText().strip()
        chosen, named = self._chosen, self._named
        self.save.setEnabled(bool(typed) and (named is None or named.rule != self._shown))
        self.rename.setEnabled(chosen is not None and bool(typed) and typed != chosen.name)
        self.remove.setEnabled(chosen is not None)


class _Names(QComboBox):
    """Enter behind a new name saves; it does not go on to the button that ends the dialog.

    Signals:
        entered: A name that is none of the list was ended with Enter.
    """

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps Enter to itself while something is typed."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        typed = self.currentText().strip()
        if is_enter and typed and self.findText(typed) < 0:
            self.entered.emit()
            return
        super().keyPressEvent(event)
        if is_enter and typed:
            event.accept()
