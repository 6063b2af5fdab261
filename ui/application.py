"""Starting the window: Qt, fonts, language, colours, and what happens to a fault of the program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from parindex_desktop import i18n
from parindex_desktop.settings import SettingsStore
from ui import icons, theme
from ui.faults import FaultTeller
from ui.program import Program
from ui.qt_texts import QtTexts

if TYPE_CHECKING:
    from pathlib import Path


def run(*, path: Path | None, sample: bool) -> int:
    """Opens the window on a work file, the sample, or the start page; returns the exit code."""
    settings = SettingsStore()
    application = dressed_application(settings)
    program = Program(settings)
    teller = FaultTeller(program)
    if settings.value.window:
        program.window.show()
    else:  # the first start: offices have small screens, and a grid wants all of one
        program.window.showMaximized()
    if sample:
        program.open_sample()
    elif path is not None:
        program.open(path)
    code = application.exec()
    teller.remove()
    return code


def draw_once() -> None:
    """Draws the window where nobody sees it, so that a missing bundled file is found."""
    settings = SettingsStore()
    dressed_application(settings)
    program = Program(settings)
    picture = program.window.grab()
    program.window.close()
    program.window.deleteLater()
    if picture.isNull():
        raise RuntimeError("the window draws nothing")


def dressed_application(settings: SettingsStore) -> QApplication:
    """Returns the application in the language, colours and text size of this person."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("PARINDEX")
    QCoreApplication.setOrganizationName("PARINDEX")
    i18n.set_language(settings.value.language)
    QLocale.setDefault(QLocale("vi_VN" if settings.value.language == "vi" else "en_GB"))
    translator = QtTexts(application)
    QCoreApplication.installTranslator(translator)
    application.setStyle("Fusion")
    application.setWindowIcon(icons.program_icon())
    choices = {each.value: each for each in theme.ThemeChoice}
    theme.appearance().wear(
        choices.get(settings.value.theme, theme.ThemeChoice.SYSTEM), settings.value.text_percent
    )
    return application
