"""What a set says of itself: title, decision, caps, and whether it is locked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from parindex_desktop.domain.numbers import Points, format_points, parse_points
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from ui import theme
from ui.widgets.field import TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriteriaSet


class SetFields(QWidget):
    """One line of fields.

    Attributes:
        title, decision: Texts as printed.
        bonus_cap, penalty_cap: Points, empty for no cap.

    Signals:
        described: The `CriteriaSet` as it shall be.
        failed: An `AppError` about a cap that is no number; the field shows the old one again.
    """

    described = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._set: CriteriaSet | None = None
        self.title, self.decision = TextInput(), TextInput()
        self.bonus_cap, self.penalty_cap = TextInput(), TextInput()
        self.decision.setPlaceholderText(tr("Number and date"))
        for cap in (self.bonus_cap, self.penalty_cap):
            cap.setAlignment(Qt.AlignmentFlag.AlignRight)
            cap.setPlaceholderText(tr("none"))
        line = row(
            self._caption(tr("Set &title"), self.title), self.title,
            self._caption(tr("&Decision"), self.decision), self.decision,
            self._caption(tr("Bo&nus cap"), self.bonus_cap), self.bonus_cap,
            self._caption(tr("&Penalty cap"), self.penalty_cap), self.penalty_cap,
        )  # fmt: skip
        line.setStretch(1, 1)
        line.setStretch(3, 1)
        self.setLayout(line)
        for editor in self._editors():
            editor.editingFinished.connect(self._tell)
        self._fit()
        theme.appearance().changed.connect(self._fit)

    def show_set(self, criteria_set: CriteriaSet) -> None:
        """Shows a set; a locked one for reading."""
        self._set = criteria_set
        texts = (
            criteria_set.title, criteria_set.decision,
            _cap_text(criteria_set.bonus_cap), _cap_text(criteria_set.penalty_cap),
        )  # fmt: skip
        for editor, text in zip(self._editors(), texts, strict=True):
            editor.setReadOnly(criteria_set.frozen)
            if editor.text() != text:
                editor.setText(text)
                editor.setCursorPosition(0)

    def _editors(self) -> tuple[QLineEdit, ...]:
        return self.title, self.decision, self.bonus_cap, self.penalty_cap

    def _tell(self) -> None:
        if self._set is None or self._set.frozen:
            return
        try:
            bonus, penalty = _cap(self.bonus_cap.text()), _cap(self.penalty_cap.text())
        except AppError as error:
            self.show_set(self._set)
            self.failed.emit(error)
            return
        after = replace(
            self._set,
            title=self.title.text(),
            decision=self.decision.text(),
            bonus_cap=bonus,
            penalty_cap=penalty,
        )
        if after != self._set:
            self.described.emit(after)

    def _caption(self, text: str, editor: QLineEdit) -> QWidget:
        caption = label(text, "muted")
        caption.setBuddy(editor)
        editor.setAccessibleName(text.replace("&", ""))
        return caption

    def _fit(self) -> None:
        for cap in (self.bonus_cap, self.penalty_cap):
            cap.setFixedWidth(theme.em(3.6))


def _cap(text: str) -> Points | None:
    return parse_points(text) if text.strip() else None


def _cap_text(cap: Points | None) -> str:
    return "" if cap is None else format_points(cap)
