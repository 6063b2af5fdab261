"""Who works is asked at opening and when somebody else takes over; looking on is possible."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.people import Role, User
from parindex_desktop.services import opening
from parindex_desktop.settings import SettingsStore
from parindex_desktop.storage.lock import read_holder
from tests.an_giang import open_an_giang
from tests.gui.keys import send_text
from tests.gui.people.driving import Key, enter, go_to, press, question, switch
from tests.people import NAMES, PASSWORD
from ui.messages import Question
from ui.people.who_dialog import WhoDialog
from ui.program import Program


def test_a_file_without_users_asks_nobody(program: Program, tmp_path: Path) -> None:
    open_an_giang(tmp_path).close()
    program.open(tmp_path / "an-giang.parindex")
    assert program.context is not None
    assert program.window.area is not None
    assert not program.window.area.top_bar.user.isVisible()
    assert not program.window.area.top_bar.looking_on.isVisible()
    assert not program.window.actions_by_name["switch_user"].isEnabled()


def test_a_user_without_a_password_starts_with_enter(
    asked: WhoDialog, program: Program, path: Path
) -> None:
    assert program.context is None
    enter(asked, Role.APPRAISER)
    assert program.context is not None
    assert program.context.session.author == Author(NAMES[Role.APPRAISER], "Thẩm định")
    assert program.window.status.user.text() == "Lê Văn Thẩm · Thẩm định"
    assert program.window.area is not None
    assert program.window.area.top_bar.user.isVisible()
    assert "Lê Văn Thẩm · Thẩm định" in program.window.area.top_bar.user.toolTip()
    assert read_holder(path).name == NAMES[Role.APPRAISER]


def test_a_wrong_password_is_told_and_may_be_typed_again(
    asked: WhoDialog, program: Program
) -> None:
    go_to(asked, Role.SECRETARY)
    for _ in range(4):  # nobody is locked out
        press(asked, Key.Key_Return)
        assert asked.focusWidget() is asked.password
        send_text(asked.password, "sai rồi")
        press(asked, Key.Key_Return)
        assert asked.isVisible()
        assert asked.fault.startswith("USR.111")
        assert asked.password.hasSelectedText()
        assert program.context is None
        asked.table.setFocus()
        asked.password.clear()
    press(asked, Key.Key_Return)
    send_text(asked.password, PASSWORD)
    press(asked, Key.Key_Return)
    assert program.context is not None
    assert program.context.session.role is Role.SECRETARY


def test_enter_alone_is_no_password(asked: WhoDialog, program: Program) -> None:
    go_to(asked, Role.SECRETARY)
    press(asked, Key.Key_Return)
    press(asked, Key.Key_Return)
    press(asked, Key.Key_Return)
    assert program.context is None
    assert asked.isVisible()


def test_a_password_typed_for_one_user_is_not_kept_for_the_next(asked: WhoDialog) -> None:
    go_to(asked, Role.SECRETARY)
    asked.password.setText(PASSWORD)
    press(asked, Key.Key_Down)
    assert asked.password.text() == ""
    assert not asked.password.isEnabled()


def test_escape_leaves_the_file_closed_and_free(
    asked: WhoDialog, program: Program, path: Path
) -> None:
    press(asked, Key.Key_Escape)
    assert program.context is None
    opening.open_session(path, Author("x")).close()  # nobody holds it


def test_closing_the_window_with_the_question_open_frees_the_file(
    asked: WhoDialog, program: Program, path: Path
) -> None:
    program.window.close()
    opening.open_session(path, Author("x")).close()


def test_looking_on_needs_no_password_and_leaves_the_lock_to_writers(
    asked: WhoDialog, program: Program, path: Path
) -> None:
    for _ in range(5):  # past the password, which asks nothing
        if asked.focusWidget() is not asked.watch:
            press(asked, Key.Key_Tab)
    press(asked, Key.Key_Space)
    assert program.context is not None
    assert program.window.area is not None
    assert program.context.session.work_file.read_only
    assert program.window.area.top_bar.looking_on.isVisible()
    assert program.window.status.user.text() == "Chỉ xem"
    writer = opening.open_session(path, Author("x"))
    writer.close()


def test_a_named_viewer_looks_on_under_their_name(asked: WhoDialog, program: Program) -> None:
    enter(asked, Role.VIEWER)
    assert program.context is not None
    assert program.context.session.work_file.read_only
    assert program.window.status.user.text() == "Hồ Văn Xem · Người xem"


def test_the_last_one_is_offered_again(
    asked: WhoDialog, program: Program, path: Path, users_of: dict[Role, User]
) -> None:
    enter(asked, Role.ENTRY)
    assert SettingsStore().value.users == {str(path): users_of[Role.ENTRY].id}
    program.close_file()
    program.open(path)
    again = question()
    assert again.table.chosen == users_of[Role.ENTRY]
    press(again, Key.Key_Escape)


def test_somebody_else_takes_over_without_closing_the_file(
    asked: WhoDialog, program: Program, path: Path
) -> None:
    enter(asked, Role.ENTRY)
    context = program.context
    assert context is not None
    enter(switch(program), Role.SECRETARY, PASSWORD)
    assert program.context is context
    assert context.session.role is Role.SECRETARY
    assert program.window.status.user.text() == "Trần Thị Thư · Thư ký"
    assert read_holder(path).name == NAMES[Role.SECRETARY]


def test_who_was_looking_on_can_begin_to_work_at_the_same_place(
    asked: WhoDialog, program: Program
) -> None:
    asked.watch.click()
    assert program.context is not None
    program.context.look_at(group_id=program.context.groups[1].id)
    enter(switch(program), Role.APPRAISER)
    assert program.context is not None
    assert not program.context.session.work_file.read_only
    assert program.context.group is not None
    assert program.context.group.code == "huyen"
    assert program.window.area is not None
    assert not program.window.area.top_bar.looking_on.isVisible()


def test_beginning_to_work_waits_while_another_program_writes(
    asked: WhoDialog, program: Program, path: Path
) -> None:
    asked.watch.click()
    writer = opening.open_session(path, Author("Người khác"))
    enter(switch(program), Role.APPRAISER)
    told = QApplication.activeModalWidget()
    assert isinstance(told, Question)
    assert told.text.startswith("FILE.111")
    QTest.keyClick(told, Qt.Key.Key_Escape)
    assert program.context is not None
    assert program.context.session.work_file.read_only
    writer.close()


@pytest.mark.parametrize("role", [Role.ENTRY, Role.APPRAISER])
def test_looking_on_after_work_keeps_the_file_open(
    role: Role, asked: WhoDialog, program: Program
) -> None:
    enter(asked, role)
    context = program.context
    switch(program).watch.click()
    assert program.context is context
    assert context is not None
    assert context.session.role is Role.VIEWER
    assert program.window.area is not None
    assert program.window.area.top_bar.looking_on.isVisible()
