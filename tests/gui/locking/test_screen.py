"""Results locked and unlocked in the window, and what the other screens say of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.people import Role
from parindex_desktop.domain.scores import BLANK, Stage
from parindex_desktop.services import locking
from parindex_desktop.services.locking import LockStep
from parindex_desktop.services.opening import create_session, open_session
from parindex_desktop.services.session import Session
from tests.an_giang import AUTHOR, PROFILE
from tests.locked_files import BY, NOW, REASON, lock, unlock
from tests.people import add_users
from ui.context import Context
from ui.locking.banner import LockBanner
from ui.locking.dialogs import LockDialog, LockProgress, UnlockDialog
from ui.locking.job import LockJob
from ui.locking.tables import groups_model, history_model
from ui.main_window import MainWindow
from ui.messages import Question
from ui.program import Program
from ui.screens.locking import LockingScreen
from ui.widgets.empty_state import EmptyState


@pytest.fixture
def screen(main_window: MainWindow) -> LockingScreen:
    """The screen, shown in the window."""
    area = main_window.area
    assert area is not None
    area.show_screen("locking")
    shown = area.current
    assert isinstance(shown, LockingScreen)
    return shown


def dialog(screen: LockingScreen, kind: type[Question]) -> Question:
    return next(each for each in screen.findChildren(kind) if each.isVisible())


def lock_dialog(screen: LockingScreen) -> LockDialog:
    found = dialog(screen, LockDialog)
    assert isinstance(found, LockDialog)
    return found


def unlock_dialog(screen: LockingScreen) -> UnlockDialog:
    found = dialog(screen, UnlockDialog)
    assert isinstance(found, UnlockDialog)
    return found


def blank_one(session: Session, code: str = "so") -> None:
    book = session.book(session.rounds[0].id, session.group_of(code).id)
    key = book.key(book.units[3].id, book.leaves[0].id, Stage.APPRAISAL_1)
    before = book.score(key.unit_id, key.criterion_id, key.stage)
    session.do(Edit("scores.clear", cells=(CellChange(key, before, BLANK),)))


def banner(window: MainWindow) -> LockBanner:
    assert window.area is not None
    return window.area.lock_banner


def test_locked_and_unlocked_by_keyboard(
    screen: LockingScreen, program: Program, qtbot: QtBot
) -> None:
    assert program.context is not None
    session = program.context.session
    assert screen.lock.hasFocus()
    QTest.keyClick(screen.lock, Qt.Key.Key_Return)
    asked = lock_dialog(screen)
    assert asked.name.text() == "Nguyễn Thị Lan"
    QTest.keyClick(asked.confirm, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(session.locks))
    made = session.locks[session.rounds[0].id]
    assert made.locked_by == "Nguyễn Thị Lan"
    assert screen.lock.isHidden()
    assert not screen.unlock.isHidden()
    assert screen.history.current == made
    assert screen.groups.model().index(0, 5).data() == "Đã chốt"
    screen.ask_to_unlock()
    why = unlock_dialog(screen)
    assert not why.confirm.isEnabled()
    why.reason.setText("quá ngắn")
    assert not why.confirm.isEnabled()
    why.reason.setText(REASON)
    QTest.keyClick(why.confirm, Qt.Key.Key_Return)
    assert session.locks == {}
    assert session.reader.lockings(made.round_id)[0].reason == REASON
    assert not screen.lock.isHidden()


def progress(screen: LockingScreen) -> LockProgress:
    found = dialog(screen, LockProgress)
    assert isinstance(found, LockProgress)
    return found


def test_while_it_locks_the_window_says_what_is_going_on(
    screen: LockingScreen, qtbot: QtBot
) -> None:
    screen.ask_to_lock()
    lock_dialog(screen).confirm.click()
    shown = progress(screen)
    assert shown.isModal()
    assert shown.told == "Kiểm tra lại mọi khối"
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert shown.isVisible(), "an Enter too many does not stop it"
    qtbot.waitUntil(lambda: bool(screen.context.session.locks))
    assert not any(each.isVisible() for each in screen.findChildren(LockProgress))
    assert not screen.lock.isVisible()


def test_a_lock_that_is_stopped_leaves_an_open_round(screen: LockingScreen, qtbot: QtBot) -> None:
    told: list[str] = []
    screen.context.told.connect(told.append)
    screen.ask_to_lock()
    lock_dialog(screen).confirm.click()
    shown = progress(screen)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.wait(60)
    assert told == ["Đã dừng; kết quả vẫn chưa chốt."]
    assert screen.context.session.locks == {}
    assert not any(each.isVisible() for each in screen.findChildren(LockProgress))
    assert screen.window().focusWidget() is screen.lock


def lock_job(session: Session) -> LockJob:
    return LockJob(locking.locking_steps(session, session.rounds[0], by=BY, now=NOW))


def test_each_step_is_told_before_it_is_taken(context: Context, qtbot: QtBot) -> None:
    session, told = context.session, list[LockStep]()
    job = lock_job(session)
    job.stepped.connect(told.append)
    with qtbot.waitSignal(job.done):
        job.start()
    assert list(dict.fromkeys(told)) == list(LockStep)
    assert session.locks[session.rounds[0].id].locked_by == BY


def test_stopped_before_its_last_step_it_wrote_no_lock(context: Context, qtbot: QtBot) -> None:
    session = context.session
    job = lock_job(session)
    job.stepped.connect(lambda step: job.stop() if step is LockStep.WRITING else None)
    with qtbot.waitSignal(job.stopped):
        job.start()
    qtbot.wait(40)
    assert session.locks == {}
    assert session.reader.lockings(session.rounds[0].id) == ()
    assert lock(session).holds


def test_a_fault_in_the_middle_is_told_and_nobody_waits_for_it(
    screen: LockingScreen,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[[str], None],
) -> None:
    expect_log("unexpected ZeroDivisionError in a lock")
    told: list[str] = []
    screen.context.failed.connect(lambda error: told.append(error.code))
    monkeypatch.setattr(locking, "to_bytes", lambda _snapshot: 1 / 0)
    screen.ask_to_lock()
    lock_dialog(screen).confirm.click()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["BUG.001"]
    assert not any(each.isVisible() for each in screen.findChildren(LockProgress))
    assert screen.context.session.locks == {}


def test_nobody_named_or_left_undecided_changes_nothing(screen: LockingScreen) -> None:
    screen.ask_to_lock()
    asked = lock_dialog(screen)
    asked.name.setText("  ")
    assert not asked.confirm.isEnabled()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert screen.context.lock is None


def test_errors_hold_it_up_group_by_group_and_enter_shows_them(
    screen: LockingScreen, main_window: MainWindow
) -> None:
    blank_one(screen.context.session, "huyen")
    assert not screen.lock.isEnabled()
    assert [screen.groups.model().index(n, 2).data() for n in range(2)] == ["0", "1"]
    screen.groups.selectRow(1)
    QTest.keyClick(screen.groups, Qt.Key.Key_Return)
    assert main_window.area is not None
    assert main_window.area.current is not None
    assert main_window.area.current.key == "checks"
    assert screen.context.group is not None
    assert screen.context.group.code == "huyen"


def test_an_error_corrected_lets_it_be_locked(screen: LockingScreen) -> None:
    blank_one(screen.context.session)
    assert not screen.lock.isEnabled()
    screen.context.session.bus.undo()
    assert screen.lock.isEnabled()


def test_the_whole_code_is_copied(screen: LockingScreen) -> None:
    made = lock(screen.context.session)
    screen.copy.click()
    assert QGuiApplication.clipboard().text() == made.fingerprint


def test_another_program_that_locked_meanwhile_is_told(screen: LockingScreen, qtbot: QtBot) -> None:
    told: list[str] = []
    screen.context.failed.connect(lambda error: told.append(error.code))
    screen.ask_to_lock()
    lock(screen.context.session)
    lock_dialog(screen).confirm.click()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["LCK.102"]


def test_a_line_above_every_screen_says_it(main_window: MainWindow, program: Program) -> None:
    assert program.context is not None
    area, session = main_window.area, program.context.session
    assert area is not None
    area.show_screen("rounds")
    assert banner(main_window).text == ""
    made = lock(session)
    assert banner(main_window).text == f"Kết quả năm 2016 đã chốt · mã dữ liệu {made.short}"
    banner(main_window).way.click()
    assert area.current is not None
    assert area.current.key == "locking"
    assert banner(main_window).text == ""
    area.show_screen("scores")
    unlock(session)
    told = banner(main_window).text
    assert made.short in told
    assert "đã bị thay thế" in told


def test_cells_take_no_text_and_say_why(main_window: MainWindow, program: Program) -> None:
    assert program.context is not None
    context, area = program.context, main_window.area
    assert area is not None
    lock(context.session)
    area.show_screen("scores")
    assert area.current is not None
    before = context.session.reader.scores(context.session.rounds[0].id)
    view = area.current.first_focus()
    QTest.keyClick(view, Qt.Key.Key_5)
    assert [tell_code(notice.text) for notice in area.messages.notices] == ["LCK.101"]
    area.messages.clear()
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert [tell_code(notice.text) for notice in area.messages.notices] == ["LCK.101"]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert context.session.reader.scores(context.session.rounds[0].id) == before


def tell_code(text: str) -> str:
    return text.partition(" ")[0]


def test_a_lock_cannot_be_undone_from_the_menu(main_window: MainWindow, program: Program) -> None:
    assert program.context is not None
    session = program.context.session
    blank_one(session)
    session.bus.undo()
    undo, redo = (main_window.actions_by_name[name] for name in ("undo", "redo"))
    assert redo.isEnabled()
    lock(session)
    assert not undo.isEnabled()
    assert not redo.isEnabled()


def test_only_a_secretary_is_offered_it(context: Context, qtbot: QtBot) -> None:
    users = add_users(context.session)
    screen = LockingScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.lock.isEnabled()
    context.session.work_as(users[Role.APPRAISER])
    context.user_changed.emit()
    assert not screen.lock.isEnabled()
    assert screen.lock.toolTip() == "Chỉ Thư ký được chốt và mở chốt"


def test_the_name_of_a_user_is_not_typed(context: Context, qtbot: QtBot) -> None:
    users = add_users(context.session)
    screen = LockingScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    screen.ask_to_lock()
    asked = lock_dialog(screen)
    assert asked.name.isReadOnly()
    assert asked.name.text() == users[Role.SECRETARY].name
    asked.close()


def test_a_file_without_rounds_leads_on(tmp_path: Path, qtbot: QtBot) -> None:
    empty = Context(create_session(tmp_path / "trống.parindex", PROFILE, AUTHOR))
    screen = LockingScreen(empty)
    qtbot.addWidget(screen)
    screen.show()
    (lead,) = screen.findChildren(EmptyState)
    assert lead.isVisible()
    assert not screen.lock.isEnabled()
    screen.close()
    empty.close()


def test_who_only_reads_sees_the_lock(session: Session, qtbot: QtBot) -> None:
    made = lock(session)
    reading = Context(open_session(session.path, AUTHOR, read_only=True))
    screen = LockingScreen(reading)
    qtbot.addWidget(screen)
    screen.show()
    assert not screen.unlock.isEnabled()
    assert screen.history.current == made
    screen.close()
    reading.close()


def test_models_are_sound(session: Session, qtbot: QtBot) -> None:
    lock(session)
    for model in (groups_model(), history_model()):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    history = history_model()
    history.set_rows(session.reader.lockings(session.rounds[0].id))
    assert history.index(0, 5).data() == "đang chốt"
