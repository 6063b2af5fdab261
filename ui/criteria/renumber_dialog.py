"""The dialog that numbers a set or a branch anew: every code that changes, then one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QTableView, QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.criteria_numbering import breakers_left_behind, recode
from parindex_desktop.services.criteria_styles import NumberingStyle, numbered, style_of
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.segments import Segments
from ui.widgets.styling import restyle
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

_SET, _BRANCH = "set", "branch"


@dataclass(frozen=True, slots=True)
class Renumbering:
    """One line of the preview."""

    old: str
    new: str
    name: str


class RenumberDialog(QDialog):
    """A style and a part of the set at the top, the preview below.

    Signals:
        decided: Criterion ids with their new codes.
    """

    decided = Signal(object)

    def __init__(
        self, session: Session, book: GroupBook, current: Criterion | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Number anew"))
        self._session, self._book, self._current = session, book, current
        self._codes: dict[CriterionId, str] = {}
        self.style_choice = Segments([(style, style.value) for style in NumberingStyle])
        self.style_choice.choose(style_of(book.tree))
        self.part = Segments(self._parts())
        for choice in (self.style_choice, self.part):
            choice.chosen.connect(lambda _key: self._look())
        self.preview: RowsModel[Renumbering] = RowsModel(_columns(), self)
        self._told = label("", "muted", wraps=True)
        self.apply = button(tr("&Number anew"), self._apply, kind="primary")
        self.apply.setDefault(True)
        hint = tr("Scores, rules and the line from year to year stay with each criterion.")
        self.setLayout(
            column(
                label(hint, "muted", wraps=True),
                row(self.style_choice, None, self.part),
                self._table(),
                self._told,
                row(None, button(tr("&Cancel"), self.reject), self.apply),
                margin=1,
            )
        )
        self.resize(theme.em(44), theme.em(28))
        self._look()

    def _parts(self) -> list[tuple[str, str]]:
        parts = [(_SET, tr("Whole set"))]
        current = self._current
        if current is not None and not self._book.tree.is_leaf(current.id):
            parts.append((_BRANCH, tr("Below {code}", code=current.code)))
        return parts

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.preview)
        calm_table(table)
        table.setAccessibleName(tr("Preview"))
        ColumnWidths(table, {0: 7, 1: 7}, filling=2, least=14)
        return table

    def _look(self) -> None:
        style = NumberingStyle(str(self.style_choice.current))
        top = self._current if self.part.current == _BRANCH else None
        tree = self._book.tree
        self._codes = numbered(tree, style, top)
        self.preview.set_rows(
            [
                Renumbering(c.code, self._codes[c.id], c.name)
                for c in tree.criteria
                if self._codes.get(c.id, c.code) != c.code
            ]
        )
        changed = len(self.preview.rows)
        try:
            recode(self._session, self._book, self._codes)
        except AppError as error:
            told = tell(error)
            text = f"{told.code} · {error.params.get('criterion', '')}: {told.text}"
            self._tell(text, fault=True)
        else:
            self._tell(self._words(changed), fault=False)
            self.apply.setEnabled(changed > 0)

    def _words(self, changed: int) -> str:
        if not changed:
            return tr("The codes are already numbered so.")
        words = [tr("{count} codes change.", count=changed)]
        left = breakers_left_behind(self._session, self._book, self._codes)
        if left:
            codes = ", ".join(left)
            words.append(
                tr("Other groups use {codes} to break ties: the tie rule stays.", codes=codes)
            )
        return " ".join(words)

    def _tell(self, text: str, *, fault: bool) -> None:
        restyle(self._told, role="error" if fault else "muted")
        self._told.setText(text)
        self.apply.setEnabled(not fault)

    def _apply(self) -> None:
        self.decided.emit(self._codes)
        self.accept()


def _columns() -> tuple[Column[Renumbering], ...]:
    return (
        Column(tr("Code now"), lambda line: line.old, lambda _line: "muted"),
        Column(tr("New code"), lambda line: line.new, lambda _line: "accent"),
        Column(tr("Criterion"), lambda line: line.name),
    )
