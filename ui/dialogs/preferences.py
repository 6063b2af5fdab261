"""What a person prefers; every choice takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QSpinBox, QWidget

from parindex_desktop.i18n import LANGUAGES, tr
from parindex_desktop.services.opening import system_user
from ui import theme
from ui.theme import ThemeChoice
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput, side_by_side
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.number_box import number_box
from ui.widgets.roomy import ScrollingForm

if TYPE_CHECKING:
    from ui.program import Program


class PreferencesDialog(QDialog):
    """Name, language, colours, text size, and the font of papers."""

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Preferences"))
        self._program = program
        value = program.settings.value
        self.name = TextInput(value.user_name or system_user())
        self.language = _choice(dict(LANGUAGES), value.language)
        themes = {
            ThemeChoice.SYSTEM.value: tr("As the system"),
            ThemeChoice.LIGHT.value: tr("Light"),
            ThemeChoice.DARK.value: tr("Dark"),
            ThemeChoice.CONTRAST.value: tr("High contrast"),
        }
        self.theme = _choice(themes, value.theme)
        self.text_size = number_box(QSpinBox())
        self.text_size.setRange(theme.SMALLEST_TEXT, theme.LARGEST_TEXT)
        self.text_size.setSingleStep(10)
        self.text_size.setSuffix("%")
        self.text_size.setValue(theme.appearance().text_percent)
        self.times = QCheckBox(tr("Papers in &Times New Roman of this computer where it has it"))
        self.times.setChecked(value.prefer_times)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        close = button(tr("&Close"), self.accept, kind="primary")
        close.setDefault(True)
        form = QWidget()
        form.setLayout(
            column(
                Field(
                    tr("Your &name"),
                    self.name,
                    tr("For the lock and the log, from the next file you open"),
                ),
                side_by_side(
                    Field(tr("&Colours"), self.theme), Field(tr("Text &size"), self.text_size)
                ),
                Field(
                    tr("&Language"), self.language, tr("Takes effect when the program starts next")
                ),
                self.times,
                None,
                gap=0.75,
            )
        )
        self.setLayout(
            column(
                label(tr("Preferences"), "title"),
                label(tr("Every choice takes effect at once."), "muted"),
                ScrollingForm(form),
                row(None, close),
                gap=0.75,
                margin=1,
            )
        )
        self.setMinimumWidth(theme.em(28))
        self.name.setFocus()

    def _connect(self) -> None:
        settings = self._program.settings
        self.name.editingFinished.connect(
            lambda: settings.change(user_name=" ".join(self.name.text().split()))
        )
        self.language.activated.connect(
            lambda: settings.change(language=self.language.currentData())
        )
        self.theme.activated.connect(
            lambda: self._program.wear(choice=ThemeChoice(self.theme.currentData()))
        )
        self.text_size.setKeyboardTracking(False)
        self.text_size.valueChanged.connect(
            lambda percent: self._program.wear(text_percent=percent)
        )
        self.times.toggled.connect(lambda on: settings.change(prefer_times=on))


def _choice(texts: dict[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for key, text in texts.items():
        box.addItem(text, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box
