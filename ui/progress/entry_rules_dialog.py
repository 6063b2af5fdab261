"""Quy định nhập điểm: what checks question, what evidence may weigh, which reasons are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.entry_rules import MEGABYTE, MOST_MEGABYTES, change
from ui import theme
from ui.widgets.actions import action
from ui.widgets.buttons import button, tool_button
from ui.widgets.field import Field, side_by_side
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.number_box import number_box

if TYPE_CHECKING:
    from ui.context import Context

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class EntryRulesDialog(QDialog):
    """Everything is applied in one step, when the dialog is left by its first button.

    Attributes:
        gap: From which share of the maximum on a self-score is questioned, in percent.
        evidence: Whether a self-score needs evidence.
        limit: Most that an attached copy may have, in MB.
        phrases: The reasons offered, in their order.
        apply: The button that applies them.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Rules of score entry"))
        self._context = context
        rules = context.session.entry_rules
        self.gap = number_box(QSpinBox())
        self.gap.setRange(0, 100)
        self.gap.setSuffix(" %")
        self.gap.setValue(rules.gap_percent)
        self.limit = number_box(QSpinBox())
        self.limit.setRange(1, MOST_MEGABYTES)
        self.limit.setSuffix(" MB")
        self.limit.setValue(rules.attachment_limit // MEGABYTE)
        self.evidence = QCheckBox(tr("A self-score above 0 needs &evidence"))
        self.evidence.setChecked(rules.evidence_needed)
        self.phrases = _Phrases(rules.phrases)
        self.apply = button(tr("&Apply"), self._apply, kind="primary")
        self.apply.setDefault(True)
        self._fault = label("", "error", wraps=True)
        self._fault.hide()
        self._arrange()
        self.gap.setFocus()
        self.gap.selectAll()

    @property
    def fault(self) -> str:
        """Why the rules were not taken; empty as long as nobody tried."""
        return self._fault.text()

    @property
    def rules(self) -> EntryRules:
        """What is asked for."""
        return EntryRules(
            gap_percent=self.gap.value(),
            evidence_needed=self.evidence.isChecked(),
            attachment_limit=self.limit.value() * MEGABYTE,
            phrases=self.phrases.texts,
        )

    def _arrange(self) -> None:
        gap = Field(
            tr("&Self-scores are questioned above"),
            self.gap,
            tr("Difference to the appraisal, as a share of the maximum"),
        )
        limit = Field(tr("An attached &copy has at most"), self.limit, tr("Each; of any kind"))
        self.setLayout(
            column(
                label(tr("Rules of score entry"), "title"),
                side_by_side(gap, limit),
                self.evidence,
                Field(tr("&Reasons offered where one is typed"), self.phrases),
                self.phrases.tools(),
                self._fault,
                row(None, button(tr("&Cancel"), self.reject), self.apply),
                gap=0.6,
                margin=1,
            )
        )
        self.resize(theme.em(34), theme.em(30))

    def _apply(self) -> None:
        kept = self._context.session.reader.entry_rules()
        try:
            edit = change(kept, self.rules)
        except AppError as error:
            told = tell(error)
            self._fault.setText(f"{told.code}  {told.text} {told.action}")
            self._fault.show()
            return
        if self._context.do(edit):
            self.accept()


class _Phrases(QListWidget):
    """Lines that are typed over, moved by Alt+arrows, added by Ins and taken away by Del."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        super().__init__()
        for text in texts:
            self._add_line(text)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setWordWrap(True)
        self.setCurrentRow(0)
        self._actions = (
            action(self, tr("Add a reason"), self._add, icon="plus", keys="Ins"),
            action(self, tr("Edit the reason"), self._edit, icon="pencil", keys="F2"),
            action(self, tr("Move up"), lambda: self._move(-1), icon="arrow-up", keys="Alt+Up"),
            action(
                self, tr("Move down"), lambda: self._move(1), icon="arrow-down", keys="Alt+Down"
            ),
            action(self, tr("Take off the list"), self._drop, icon="trash-2", keys="Del"),
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines, from the top."""
        return tuple(self.item(at).text() for at in range(self.count()))

    def tools(self) -> QWidget:
        """Returns the buttons for what the keys do."""
        made = QWidget()
        made.setLayout(row(*map(tool_button, self._actions), None, gap=0.2))
        return made

    def _add_line(self, text: str, at: int | None = None) -> QListWidgetItem:
        line = QListWidgetItem(text)
        line.setFlags(_FLAGS)
        self.insertItem(self.count() if at is None else at, line)
        return line

    def _add(self) -> None:
        line = self._add_line("", self.currentRow() + 1)
        self.setCurrentItem(line)
        self.editItem(line)

    def _edit(self) -> None:
        if self.currentItem() is not None:
            self.editItem(self.currentItem())

    def _move(self, step: int) -> None:
        at = self.currentRow()
        if at >= 0 and 0 <= at + step < self.count():
            line = self.takeItem(at)
            self.insertItem(at + step, line)
            self.setCurrentItem(line)

    def _drop(self) -> None:
        at = self.currentRow()
        if at >= 0:
            self.takeItem(at)
