"""The register by keyboard: numbers, hand-over, void, blanks, the key, and verifying a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from parindex_desktop.services import blank_stock, register, signing_keys
from tests.awarded_files import DAY, numbered, open_awarded
from tests.gui.keys import send_text
from ui.context import Context
from ui.register.dialogs import BlanksDialog, HandOverDialog, SpoiledDialog, VoidDialog
from ui.register.numbers_dialog import NumbersDialog
from ui.screens.register import RegisterScreen
from ui.verifying.dialog import VerifyDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


@pytest.fixture
def screen(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[RegisterScreen]:
    context = Context(open_awarded(tmp_path))
    made = RegisterScreen(context)
    qtbot.addWidget(made)
    made.show()
    yield made
    context.close()


def states(screen: RegisterScreen) -> list[str]:
    return [line.state for line in screen.table.lines.rows]


def test_numbers_are_given_from_a_dialog(
    screen: RegisterScreen, qtmodeltester: ModelTester
) -> None:
    assert screen.first_focus() is screen.give
    dialog = screen.give_numbers()
    assert isinstance(dialog, NumbersDialog)
    assert dialog.first.text() == "1"
    dialog.first.setText("40")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert [line.entry.label for line in screen.table.lines.rows][:2] == ["40/2026", "41/2026"]
    assert set(states(screen)) == {"Chưa in"}
    assert screen.give_numbers() is None
    qtmodeltester.check(screen.table.lines)  # type: ignore[no-untyped-call]


def test_a_refusal_keeps_what_was_typed(screen: RegisterScreen) -> None:
    numbered(screen.context.session)
    screen.table.selectAll()
    dialog = screen.hand_chosen_over()
    assert isinstance(dialog, HandOverDialog)
    send_text(dialog.receiver, "Lê Thị Nhận")
    dialog.day.setText("31/02/2026")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "REG.110" in dialog.refusal.text()
    dialog.day.setText("01/01/2026")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.refusal.text().count("REG.109") == len(screen.table.lines.rows)
    dialog.day.setText("25/05/2026")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert set(states(screen)) == {"Đã trao 25/05/2026"}
    assert screen.back.isVisible()
    assert not screen.hand_over.isVisible()
    screen.take_back()
    assert set(states(screen)) == {"Chưa in"}


def test_void_and_spoiled_stay_in_the_book(screen: RegisterScreen) -> None:
    session = screen.context.session
    entries = numbered(session)
    session.do(blank_stock.printed(session, entries, DAY))
    screen.table.choose({entries[1].id})
    dialog = screen.count_spoiled()
    assert isinstance(dialog, SpoiledDialog)
    dialog.reason.setText("Kẹt giấy")
    dialog.accept()
    assert states(screen)[1] == "In hỏng, cần in lại"
    void = screen.void_chosen()
    assert isinstance(void, VoidDialog)
    void.reason.setText("Viết sai họ tên")
    void.accept()
    assert states(screen)[1] == "Đã hủy: Viết sai họ tên"
    assert not screen.void.isEnabled()


def test_blanks_are_counted_below(screen: RegisterScreen) -> None:
    dialog = screen.count_blanks()
    assert isinstance(dialog, BlanksDialog)
    dialog.accept()
    assert "REG.121" in dialog.refusal.text()
    dialog.form.setCurrentText("Bằng khen")
    dialog.count.setText("50")
    dialog.accept()
    (found,) = blank_stock.stock(screen.context.session)
    assert (found.form, found.blanks.left) == ("Bằng khen", 50)


def test_the_book_is_searched_and_narrowed(screen: RegisterScreen) -> None:
    numbered(screen.context.session)
    screen.start_search()
    send_text(screen.search, "tran thi thu")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert [line.entry.name for line in screen.table.lines.rows] == ["Bà Trần Thị Thử"]
    QTest.keyClick(screen.search, Qt.Key.Key_Escape)
    assert len(screen.table.lines.rows) == 5
    screen.book.setCurrentIndex(1)
    screen.book.activated.emit(1)
    assert screen.book.currentText() == "Bằng khen 2026"


def test_a_key_without_a_backup_is_warned_of(screen: RegisterScreen, tmp_path: Path) -> None:
    numbered(screen.context.session)
    dialog = screen.warnings.open_key()
    dialog.make.click()
    assert [notice.text for notice in screen.warnings.notices] != []
    dialog.password.setText("mật khẩu dài")
    dialog.back_up.click()
    assert "không giống nhau" in dialog.told.text()
    dialog.again.setText("mật khẩu dài")
    dialog.write_backup(tmp_path / "khoa.pem")
    assert screen.warnings.notices == []
    assert signing_keys.state().backed_up
    dialog.accept()


def test_a_scanned_code_is_told(screen: RegisterScreen) -> None:
    session = screen.context.session
    entry = numbered(session)[0]
    signing_keys.make()
    text = signing_keys.code_maker()(entry)
    dialog = VerifyDialog(screen, screen.context)
    dialog.open()
    send_text(dialog.code, text)
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    assert dialog.notice is not None
    assert dialog.notice.property("tone") == "ok"
    session.do(register.void([entry], "Trao nhầm tập thể"))
    dialog.verify()
    assert dialog.notice.property("tone") == "danger"
    dialog.code.setPlainText(text.replace("Bằng\u0020khen", "Bằng\u00a0khen"))
    dialog.verify()
    assert "KHÔNG ĐÚNG" in dialog.notice.text
    dialog.reject()
