"""The traits of one unit or of several: chosen from what the criteria of the round name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from parindex_desktop.domain.text import clean
from parindex_desktop.i18n import tr
from parindex_desktop.services import traits
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session
    from parindex_desktop.services.traits import Trait


class TraitsDialog(QDialog):
    """A box to tick per trait, half ticked where only some of the units have it.

    Attributes:
        boxes: The traits, in the order shown.
        other: A trait that no criterion names yet.

    Signals:
        decided: The `Edit` to be written.
    """

    decided = Signal(object)

    def __init__(
        self, session: Session, book: GroupBook, units: Sequence[UnitId], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._book, self._units = session, book, tuple(units)
        self.boxes: list[_TraitBox] = []
        self.setWindowTitle(tr("Traits of units"))
        self._list = column(gap=0.6)
        for trait in traits.offered(session, book, self._units):
            self._offer(trait)
        shown = QWidget()
        outer = QVBoxLayout(shown)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._list)
        outer.addStretch(1)
        self.other = TextInput()
        self._add = button(tr("A&dd"), self._add_other, icon="plus")
        other = Field(
            tr("&Another trait"), self.other, tr("It has an effect once a criterion names it.")
        )
        more = row(other, self._add)
        more.setStretch(0, 1)
        more.setAlignment(self._add, Qt.AlignmentFlag.AlignVCenter)
        self.other.textChanged.connect(lambda text: self._add.setEnabled(bool(clean(text))))
        self._add.setEnabled(False)
        accept = button(tr("Save"), self.accept, kind="primary")
        accept.setDefault(True)
        refuse = button(tr("Leave unchanged"), self.reject)
        self.setLayout(
            column(
                label(self._heading(), "heading", wraps=True),
                label(tr("Criteria that name a trait do not apply to these units."), wraps=True),
                Scrolling(shown),
                more,
                row(None, refuse, accept),
                gap=0.75,
                margin=1,
            )
        )
        self.resize(theme.em(38), theme.em(22))
        (self.boxes[0].box if self.boxes else self.other).setFocus()

    def accept(self) -> None:
        """Sends out what was ticked and unticked; a half ticked box changes nothing."""
        if self.other.hasFocus() and clean(self.other.text()):
            self._add_other()
            return
        on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
        self.decided.emit(
            traits.change(
                self._session,
                self._book.round.id,
                self._units,
                given=[each.text for each in self.boxes if each.box.checkState() is on],
                taken=[each.text for each in self.boxes if each.box.checkState() is off],
            )
        )
        super().accept()

    def _heading(self) -> str:
        if len(self._units) == 1:
            return self._book.units_by_id[self._units[0]].name
        return tr("{count} units", count=len(self._units))

    def _offer(self, trait: Trait) -> None:
        made = _TraitBox(trait, len(self._units))
        self.boxes.append(made)
        self._list.addWidget(made)

    def _add_other(self) -> None:
        """Adds what was typed and ticks it; a trait that is there already is only ticked."""
        text = clean(self.other.text())
        self.other.clear()
        if not text:
            return
        same = [each for each in self.boxes if each.text.casefold() == text.casefold()]
        if not same:
            self._offer(traits.effect(self._book, self._units, text))
            same = self.boxes[-1:]
        same[0].box.setCheckState(Qt.CheckState.Checked)
        self.other.setFocus()


class _TraitBox(QWidget):
    """A trait with what it does below."""

    def __init__(self, trait: Trait, units: int) -> None:
        super().__init__()
        self.text = trait.text
        self.box = QCheckBox(trait.text.replace("&", "&&"))
        some = 0 < trait.held < units
        self.box.setTristate(some)
        if some:
            self.box.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.box.setChecked(trait.held > 0)
        self.below = label(_effect(trait, units), "small", wraps=True)
        self.below.setIndent(theme.em(1.6))
        self.setLayout(column(self.box, self.below, gap=0.1))


def _effect(trait: Trait, units: int) -> str:
    parts = [
        tr("{count} criteria do not apply", count=trait.leaves)
        if trait.leaves
        else tr("no criterion of this group names it")
    ]
    if trait.numbers:
        parts.append(tr("{count} points already typed do not count", count=trait.numbers))
    if 0 < trait.held < units:
        parts.append(tr("{count} of {all} units have it", count=trait.held, all=units))
    return " · ".join(parts)
