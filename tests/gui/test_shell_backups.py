"""Backups: listed, copied to a folder, restored, and the restore taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester

from parindex_desktop.domain.scores import Stage
from parindex_desktop.services import score_entry
from parindex_desktop.services.maintenance import BackupReason
from parindex_desktop.services.score_entry import Place
from ui.dialogs.backups import BackupsDialog
from ui.main_window import MainWindow
from ui.messages import Question
from ui.program import Program


def score(program: Program) -> int:
    book = program.context.book if program.context else None
    assert book is not None
    cell = book.score(book.units[0].id, book.leaves[0].id, Stage.APPRAISAL_1)
    return cell.points


def type_score(program: Program, text: str) -> None:
    assert program.context is not None
    book = program.context.book
    assert book is not None
    place = Place(book.units[0].id, book.leaves[0].id)
    assert program.context.do(score_entry.enter_text(book, Stage.APPRAISAL_1, place, text).edit)


def open_dialog(program: Program) -> BackupsDialog:
    program.commands.back_up()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsDialog)
    return dialog


def restore(dialog: BackupsDialog, reason: BackupReason) -> None:
    """Restores the newest backup made for a reason."""
    dialog.table.selectRow([each.reason for each in dialog.model.rows].index(reason))
    QTest.keyClick(dialog.restore, Qt.Key.Key_Space)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    (deed,) = [
        each
        for each in question.findChildren(QPushButton)
        if each.text().replace("&", "") == "Khôi phục"
    ]
    QTest.keyClick(deed, Qt.Key.Key_Space)


def test_the_list_is_a_sound_model(
    program: Program, main_window: MainWindow, qtmodeltester: ModelTester
) -> None:
    dialog = open_dialog(program)
    qtmodeltester.check(dialog.model)  # type: ignore[no-untyped-call]
    texts = [dialog.model.index(0, at).data() for at in range(1, 5)]
    assert texts == ["khi mở tệp", "28", "56", "Nguyễn Thị Lan"]
    dialog.accept()


def test_a_restore_goes_back_and_can_be_taken_back(
    program: Program, main_window: MainWindow
) -> None:
    before = score(program)
    type_score(program, "1,5")
    restore(open_dialog(program), BackupReason.OPEN)
    assert score(program) == before
    restore(open_dialog(program), BackupReason.RESTORE)
    assert score(program) == 15_000


def test_leaving_the_question_restores_nothing(program: Program, main_window: MainWindow) -> None:
    type_score(program, "1,5")
    dialog = open_dialog(program)
    QTest.keyClick(dialog.restore, Qt.Key.Key_Space)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    dialog.reject()
    assert score(program) == 15_000


def test_a_copy_is_made_in_a_folder_and_a_bad_folder_is_told(
    program: Program, main_window: MainWindow, tmp_path: Path
) -> None:
    dialog = open_dialog(program)
    stick = tmp_path / "usb"
    stick.mkdir()
    dialog.back_up_to(stick)
    (copy,) = stick.glob("*.parindex")
    assert copy.name.startswith("an-giang ")
    assert dialog.messages.notices[0].text == "Đã sao lưu và kiểm tra."
    (tmp_path / "file").write_text("no folder")
    dialog.back_up_to(tmp_path / "file")
    assert dialog.messages.notices[-1].text.startswith("FILE.")
    dialog.accept()


@pytest.mark.parametrize("loss", ["damaged", "gone"])
def test_a_lost_file_is_brought_back_from_its_backup(
    loss: str, program: Program, main_window: MainWindow
) -> None:
    assert program.context is not None
    path = program.context.session.path
    program.close_file()
    if loss == "gone":
        path.unlink()
    else:
        path.write_bytes(b"rubbish" * 1000)
    program.open(path)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    (offer,) = [each for each in question.findChildren(QPushButton) if "sao lưu" in each.text()]
    QTest.keyClick(offer, Qt.Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsDialog)
    restore(dialog, BackupReason.OPEN)
    assert program.context is not None
    assert score(program) == 685_000
