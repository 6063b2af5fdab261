"""A new work file: whose it is, which year it begins with, where it lies."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from parindex_desktop.domain.rounds import OfficeProfile
from parindex_desktop.domain.text import clean, without_marks
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.opening import SUFFIX
from parindex_desktop.services.rounds import (
    FIRST_YEAR,
    LAST_YEAR,
    proposed_authority,
    proposed_place,
)
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput, side_by_side
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.roomy import ScrollingForm

if TYPE_CHECKING:
    from collections.abc import Callable


class NewFileDialog(QDialog):
    """Asks for the little that a work file needs; what can be proposed is proposed.

    Signals:
        confirmed: Path, `OfficeProfile` and year.
    """

    confirmed = Signal(object, object, int)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("New work file"))
        self._folder = folder
        year = date.today().year - 1  # the year assessed is the one that ended
        self.province = Field(
            tr("&Province"),
            TextInput(),
            tr("With its rank, for example: tỉnh An Giang, thành phố Huế"),
        )
        self.place = Field(tr("P&lace"), TextInput(), tr("Before a date on papers"))
        self.authority = Field(tr("&Issued by"), TextInput(), tr("Who signs the decision"))
        self.year = Field(tr("&Year assessed"), TextInput(str(year)))
        self.path = Field(
            tr("&File"), TextInput(), tr("On a disk of this computer; network drives are not safe")
        )
        self._kept: set[TextInput] = set()  # what the person wrote is not proposed over
        self.make = button(tr("&Create"), self._confirm, kind="primary")
        self._arrange()
        self._propose_while_typing()

    def _arrange(self) -> None:
        answers = row(None, button(tr("&Cancel"), self.reject), self.make)
        self.make.setDefault(True)
        browse = button(tr("&Browse…"), self._browse)
        where = row(self.path, browse)
        where.setStretch(0, 1)
        where.setAlignment(browse, Qt.AlignmentFlag.AlignVCenter)
        form = QWidget()
        fields = (self.province, side_by_side(self.place, self.year), self.authority, where)
        form.setLayout(column(*fields, None))
        self.setLayout(
            column(
                label(tr("New work file"), "title"),
                label(tr("Groups, units and criteria are added later."), "muted"),
                ScrollingForm(form),
                answers,
                margin=1,
            )
        )
        self.setMinimumWidth(theme.em(30))
        self.province.setFocus()

    def _propose_while_typing(self) -> None:
        province = _line(self.province)
        province.textChanged.connect(self._propose)
        _line(self.year).textChanged.connect(self._propose)
        for each in (self.place, self.authority, self.path):
            _line(each).textEdited.connect(partial(self._keep, _line(each)))
        for each in self._fields:
            _line(each).textChanged.connect(partial(self._clear_fault, each))
        self._propose()

    @property
    def _fields(self) -> tuple[Field, ...]:
        return (self.province, self.place, self.authority, self.year, self.path)

    def _propose(self) -> None:
        province = clean(_line(self.province).text())
        self._offer(self.place, proposed_place(province))
        self._offer(self.authority, proposed_authority(province))
        words = without_marks(proposed_place(province)).split()
        name = "-".join(["par-index", *words, _line(self.year).text().strip()])
        self._offer(self.path, str(self._folder / (name.strip("-") + SUFFIX)))

    def _offer(self, field: Field, text: str) -> None:
        if _line(field) not in self._kept:
            _line(field).setText(text)
            _line(field).setCursorPosition(0)

    def _keep(self, line: TextInput, _text: str) -> None:
        self._kept.add(line)

    @staticmethod
    def _clear_fault(field: Field, _text: str) -> None:
        field.set_fault("")

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("New work file"), _line(self.path).text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.setNameFilter(tr("PARINDEX work files") + f" (*{SUFFIX})")
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.fileSelected.connect(self._on_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_path(self, name: str) -> None:
        self._kept.add(_line(self.path))
        _line(self.path).setText(name)

    def _confirm(self) -> None:
        checks: tuple[tuple[Field, Callable[[], InputError | None]], ...] = (
            (self.province, self._province_fault),
            (self.year, self._year_fault),
            (self.path, self._path_fault),
        )
        faulty = [(field, fault) for field, check in checks if (fault := check()) is not None]
        for field, fault in faulty:
            told = tell(fault)
            field.set_fault(f"{told.text} {told.action}".strip())
        if faulty:
            faulty[0][0].setFocus()
            return
        profile = OfficeProfile(
            clean(_line(self.province).text()),
            clean(_line(self.place).text()),
            clean(_line(self.authority).text()),
        )
        self.confirmed.emit(self._chosen_path(), profile, int(_line(self.year).text()))
        self.accept()

    def _chosen_path(self) -> Path:
        path = Path(_line(self.path).text().strip())
        return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    def _province_fault(self) -> InputError | None:
        return None if clean(_line(self.province).text()) else InputError("SET.112")

    def _year_fault(self) -> InputError | None:
        text = _line(self.year).text().strip()
        fits = text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR
        return None if fits else InputError("SET.120", year=text)

    def _path_fault(self) -> InputError | None:
        if not _line(self.path).text().strip():
            return InputError("SET.112")
        path = self._chosen_path()
        return InputError("FILE.102", path=str(path)) if path.exists() else None


def _line(field: Field) -> TextInput:
    assert isinstance(field.editor, TextInput)
    return field.editor
