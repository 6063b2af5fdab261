"""Hands of the tests that drive the import wizard."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parindex_desktop.paths import resource
from tests.gui.keys import send_text
from ui.context import Context
from ui.importing import ImportWizard

DEPARTMENTS = resource("sample", "angiang_2016_so.csv")
AGAIN = """STT\tSở, ban ngành\tĐiểm thẩm định\tĐiểm điều tra XHH\tChỉ số CCHC 2016
1\tSở GTVT\t68,5\t26,39\t94,89
2\tSở Kế hoạch Đầu tư\t68,5\t25,95\t93,95
3\tSở Công Thương\t99\t26,99\t93,49
4\tSở Du lịch\t50\t24\t74
"""


def opened(context: Context, qtbot: QtBot) -> Iterator[ImportWizard]:
    wizard = ImportWizard(context)
    wizard.show()
    qtbot.waitExposed(wizard)
    yield wizard
    wizard.close()
    wizard.deleteLater()


def press_enter(wizard: ImportWizard, qtbot: QtBot) -> None:
    QTest.keyClick(QApplication.focusWidget() or wizard, Qt.Key.Key_Return)


def paste(wizard: ImportWizard, text: str, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(wizard.source, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def type_maxima(wizard: ImportWizard, *maxima: str) -> None:
    fields = [line.maximum for line in wizard.columns.lines if not line.maximum.isHidden()]
    for field, text in zip(fields, maxima, strict=True):
        send_text(field, text)


def audit_length(context: Context) -> int:
    return len(context.session.reader.audit())
