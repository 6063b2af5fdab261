"""One row of the tables of award money, typed; what is refused stands below its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from parindex_desktop.domain.awards import FORMS, Whom
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.sentences.award_money import tell_whom
from parindex_desktop.services.award_money_edits import (
    RateEntry,
    SalaryEntry,
    entry_of_rate,
    entry_of_salary,
    set_rate,
    set_salary,
)
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.award_money import AwardRate, BaseSalary
    from parindex_desktop.domain.edits import Edit
    from ui.context import Context


class EntryDialog(QDialog):
    """Fields of a row; it closes once the row is written.

    Attributes:
        fields: By name, as the entry calls them.
    """

    def __init__(
        self, context: Context, title: str, fields: Mapping[str, Field], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._context = context
        self.fields = dict(fields)
        self.keep = button(tr("&Save the row"), self.save, kind="primary")
        self.keep.setDefault(True)
        leave = button(tr("&Cancel"), self.reject)
        self.setLayout(
            column(
                label(title, "title"),
                *self.fields.values(),
                row(None, leave, self.keep),
                gap=0.6,
                margin=1,
            )
        )
        self.setMinimumWidth(theme.em(26))
        next(iter(self.fields.values())).setFocus()

    def save(self) -> None:
        """Writes the row, or marks the field that was refused."""
        for field in self.fields.values():
            field.set_fault("")
        try:
            edit = self.make_edit()
        except AppError as error:
            told, field = tell(error), self.fields[_FIELD_OF[error.code]]
            field.set_fault(f"{told.text} {told.action}")
            field.setFocus()
            return
        if edit.is_empty or self._context.do(edit):
            self.accept()

    def make_edit(self) -> Edit:
        """Returns the edit; raises `InputError` for what cannot be taken."""
        raise AssertionError(f"{type(self).__name__} edits nothing")

    def text(self, name: str) -> str:
        """Returns what is typed in a field."""
        editor = self.fields[name].editor
        return editor.currentText() if isinstance(editor, QComboBox) else _line(editor).text()


class SalaryDialog(EntryDialog):
    """A base salary."""

    def __init__(self, context: Context, before: BaseSalary | None, parent: QWidget) -> None:
        entry = entry_of_salary(before) if before else SalaryEntry()
        self._before = before
        fields = {
            "since": Field(tr("In force &from"), TextInput(entry.since), tr("Such as 01/07/2026")),
            "amount": Field(tr("Đồng a &month"), TextInput(entry.amount), tr("Such as 2.530.000")),
            "law": Field(tr("&Legal text"), TextInput(entry.law), _hint_of_law()),
        }
        title = tr("Change a base salary") if before else tr("Add a base salary")
        super().__init__(context, title, fields, parent)

    def make_edit(self) -> Edit:
        """Returns the edit of the row."""
        entry = SalaryEntry(self.text("since"), self.text("amount"), self.text("law"))
        return set_salary(self._context.session, self._before, entry)


class RateDialog(EntryDialog):
    """A coefficient of a form of award."""

    def __init__(
        self, context: Context, before: AwardRate | None, forms: Sequence[str], parent: QWidget
    ) -> None:
        entry = entry_of_rate(before) if before else RateEntry()
        self._before = before
        form, whom = QComboBox(), QComboBox()
        form.setEditable(True)
        form.addItems(list(dict.fromkeys((*forms, *FORMS))))
        form.setCurrentText(entry.form or form.itemText(0))
        for each in Whom:
            whom.addItem(tell_whom(each), each)
        whom.setCurrentIndex(whom.findData(entry.whom))
        example = tr("How many base salaries, such as 1,5")
        fields = {
            "form": Field(tr("&Form of award"), form),
            "whom": Field(tr("&Whom"), whom),
            "since": Field(tr("In force &from"), TextInput(entry.since), tr("Such as 01/07/2026")),
            "coefficient": Field(tr("&Coefficient"), TextInput(entry.coefficient), example),
            "law": Field(tr("&Legal text"), TextInput(entry.law), _hint_of_law()),
        }
        title = tr("Change a coefficient") if before else tr("Add a coefficient")
        super().__init__(context, title, fields, parent)

    def make_edit(self) -> Edit:
        """Returns the edit of the row."""
        whom = self.fields["whom"].editor
        assert isinstance(whom, QComboBox)
        entry = RateEntry(
            self.text("form"),
            Whom(whom.currentData()),
            self.text("since"),
            self.text("coefficient"),
            self.text("law"),
        )
        return set_rate(self._context.session, self._before, entry)


_FIELD_OF = {
    "MON.111": "since", "MON.112": "amount", "MON.113": "coefficient", "MON.114": "since",
    "MON.115": "since", "MON.116": "form",
}  # fmt: skip
"""Which field a refusal is about."""


def _hint_of_law() -> str:
    return tr("Without one, or with “chưa kiểm chứng”, papers do not cite it.")


def _line(editor: QWidget) -> TextInput:
    assert isinstance(editor, TextInput)
    return editor
