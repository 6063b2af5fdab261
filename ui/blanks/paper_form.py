"""The blank itself: its name, its paper, the picture of it, and the office's own fonts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from parindex_desktop.domain.awards import FORMS
from parindex_desktop.domain.certificates.soundness import MOST_PAPER
from parindex_desktop.i18n import tr
from ui.blanks.number_fields import NumberField, millimetres
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput, side_by_side
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.certificates.profiles import BlankProfile, OfficeFont


class PaperForm(QWidget):
    """What concerns the whole blank.

    Signals:
        renamed: The name typed.
        resized: Form, width and height, in tenths of a millimetre.
        background_wanted: A picture shall be loaded.
        background_unwanted: The picture shall go.
        font_wanted: A font file shall be added.
        font_unwanted: An `OfficeFont` shall go.
    """

    renamed = Signal(str)
    resized = Signal(str, int, int)
    background_wanted = Signal()
    background_unwanted = Signal()
    font_wanted = Signal()
    font_unwanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: BlankProfile | None = None
        self.name = Field(tr("Name of the profile"), TextInput())
        self.form = QComboBox()
        self.form.setEditable(True)
        self.form.addItems(FORMS)
        self.across = Field(tr("Paper width"), millimetres(0, MOST_PAPER * 2))
        self.upright = Field(tr("Paper height"), millimetres(0, MOST_PAPER * 2))
        self.picture = ElidedLabel()
        self.load = button(tr("Load a picture…"), self.background_wanted.emit, icon="folder-open")
        self.unload = button(tr("Take it away"), self.background_unwanted.emit, kind="quiet")
        self._fonts: QVBoxLayout = column(gap=0.15)
        self.setLayout(self._lines())
        self._line().editingFinished.connect(self._rename)
        self.form.activated.connect(lambda _at: self._resize())
        form_line = self.form.lineEdit()
        assert form_line is not None
        form_line.editingFinished.connect(self._resize)
        for field in (self.across, self.upright):
            _box(field).entered.connect(lambda _units: self._resize())

    def show_profile(self, profile: BlankProfile, fonts: Iterable[OfficeFont]) -> None:
        """Shows a profile as it is in the file."""
        self._shown = profile
        self._line().setText(profile.name)
        self.form.setCurrentText(profile.form)
        _box(self.across).show_units(profile.width)
        _box(self.upright).show_units(profile.height)
        self.picture.set_whole_text(profile.background_name or tr("none"))
        self.unload.setVisible(bool(profile.background))
        self._show_fonts(fonts)

    def _lines(self) -> QVBoxLayout:
        own_font = button(tr("Add a font file…"), self.font_wanted.emit, icon="plus")
        return column(
            self.name,
            Field(tr("For the form"), self.form),
            side_by_side(self.across, self.upright),
            label(tr("As it goes through the printer; wider than high is landscape."), "small",
                  wraps=True),
            label(tr("Picture of the blank"), "heading"),
            label(
                tr("A scan of the office's blank, cut at its edges. It is shown while editing, and"
                   " printed only when asked for."),
                "small",
                wraps=True,
            ),
            self.picture,
            row(self.load, self.unload, None),
            label(tr("Fonts of the office's own"), "heading"),
            self._fonts,
            row(own_font, None),
            None,
            gap=0.4,
        )  # fmt: skip

    def _show_fonts(self, fonts: Iterable[OfficeFont]) -> None:
        while (item := self._fonts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for font in fonts:
            line = QWidget()
            gone = button(tr("Remove"), partial(self.font_unwanted.emit, font), kind="quiet")
            gone.setAccessibleName(tr("Remove the font {font}", font=font.name))
            layout = row(ElidedLabel(font.name), gone)
            layout.setStretch(0, 1)
            line.setLayout(layout)
            self._fonts.addWidget(line)

    def _rename(self) -> None:
        if self._shown is not None and self._line().text() != self._shown.name:
            self.renamed.emit(self._line().text())

    def _resize(self) -> None:
        shown = self._shown
        size = _box(self.across).units, _box(self.upright).units
        form = self.form.currentText()
        if shown is not None and (form, *size) != (shown.form, shown.width, shown.height):
            self.resized.emit(form, *size)

    def _line(self) -> TextInput:
        editor = self.name.editor
        assert isinstance(editor, TextInput)
        return editor


def _box(field: Field) -> NumberField:
    assert isinstance(field.editor, NumberField)
    return field.editor
