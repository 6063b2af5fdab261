"""The classes (xếp loại) of a group: names and inclusive lower bounds, from the best down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from parindex_desktop.domain.numbers import (
    NumberFormat,
    format_decimal,
    parse_points,
    points_to_decimal,
)
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services.rounds import change_bands, with_class_added
from ui import theme
from ui.rounds.applying import apply
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field import TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from parindex_desktop.domain.policy import ClassBand
    from parindex_desktop.domain.units import UnitGroup
    from ui.context import Context


class ClassesCard(Card):
    """One line per class; a line is applied when a field of it is left.

    Attributes:
        lines: The lines shown, best class first.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Classes"))
        self._context = context
        self._bands: tuple[ClassBand, ...] = ()
        self.lines: list[_ClassLine] = []
        self._of_group = label("", "muted", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.em(0.25))
        self.add_class = button(tr("Add a &class"), self._add, icon="plus", kind="quiet")
        self.for_all = button(tr("Same for all &groups"), self._copy_to_all, kind="quiet")
        for part in (self._of_group, self._rows, row(self.add_class, self.for_all, None)):
            self.add(part)

    def show_classes(self) -> None:
        """Shows the classes of the group looked at."""
        book = self._context.book
        self.setVisible(book is not None)
        if book is None:
            return
        self._of_group.setText(
            tr("For {group}: the lowest printed index of each class.", group=book.group.name)
        )
        self._bands = book.setup.bands
        while len(self.lines) > len(self._bands):
            self._remove_line()
        while len(self.lines) < len(self._bands):
            self._add_line()
        for line, band in zip(self.lines, self._bands, strict=True):
            line.show_band(band)
        self.for_all.setVisible(len(self._context.groups) > 1)

    def _add_line(self) -> None:
        at = len(self.lines)
        line = _ClassLine(at)
        line.name.editingFinished.connect(lambda: self._apply(at))
        line.bound.editingFinished.connect(lambda: self._apply(at))
        line.away.clicked.connect(lambda _on=False: self._drop(at))
        self.lines.append(line)
        self._rows.addWidget(line)

    def _remove_line(self) -> None:
        line = self.lines.pop()
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _apply(self, at: int) -> None:
        line, band = self.lines[at], self._bands[at]
        if not line.differs(band):
            return
        try:
            wanted = line.read(band)
        except AppError as error:
            self._context.failed.emit(error)
            return
        self._write((*self._bands[:at], wanted, *self._bands[at + 1 :]))

    def _drop(self, at: int) -> None:
        self._write(self._bands[:at] + self._bands[at + 1 :])

    def _add(self) -> None:
        if self._write(with_class_added(self._bands, tr("New class"))):
            self.lines[max(len(self.lines) - 2, 0)].name.setFocus()
            self.lines[max(len(self.lines) - 2, 0)].name.selectAll()

    def _copy_to_all(self) -> None:
        self._write(self._bands, self._context.groups)

    def _write(self, bands: tuple[ClassBand, ...], groups: tuple[UnitGroup, ...] = ()) -> bool:
        session, round_, group = self._context.session, self._context.round, self._context.group
        if round_ is None or group is None:
            return False
        return apply(
            self._context, lambda: change_bands(session, round_, groups or (group,), bands)
        )


class _ClassLine(QWidget):
    """Name and lower bound of one class."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.name, self.bound = TextInput(), TextInput()
        self.name.setAccessibleName(tr("Name of class {number}", number=at + 1))
        self.bound.setAccessibleName(tr("Lowest index of class {number}", number=at + 1))
        self.bound.setFixedWidth(theme.em(4))
        self.away: QPushButton = button("", icon="x", kind="quiet")
        self.away.setToolTip(tr("Remove this class"))
        self.away.setAccessibleName(self.away.toolTip())
        line = row(self.name, label(tr("from")), self.bound, label("%"), self.away, gap=0.4)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_band(self, band: ClassBand) -> None:
        """Shows a class."""
        self.name.setText(band.name)
        self.bound.setText(_shown(band))

    def differs(self, band: ClassBand) -> bool:
        """Tells whether something else than this class is typed."""
        return (self.name.text(), self.bound.text()) != (band.name, _shown(band))

    def read(self, band: ClassBand) -> ClassBand:
        """Returns the class as typed; raises `InputError` when the bound is no number."""
        bound = points_to_decimal(parse_points(self.bound.text()))
        return replace(band, name=self.name.text(), lower_bound=bound)


def _shown(band: ClassBand) -> str:
    return format_decimal(band.lower_bound, NumberFormat(decimals=4))
