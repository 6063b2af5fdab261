"""The list of users: adding, changing, letting go, passwords; refusals stand at their field."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.people import Role, User
from parindex_desktop.services import users
from tests.gui.keys import send_text
from tests.people import NAMES, PASSWORD, add_users
from ui.context import Context
from ui.people.new_password import PasswordDialog
from ui.people.people_dialog import PeopleDialog
from ui.people.user_dialog import UserDialog
from ui.widgets.field import Field


@pytest.fixture
def helped() -> list[str]:
    """The pages of the help that were asked for."""
    return []


@pytest.fixture
def dialog(context: Context, helped: list[str], qtbot: QtBot) -> Iterator[PeopleDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    made = PeopleDialog(context, helped.append, parent)
    made.open()
    yield made
    made.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def form(dialog: PeopleDialog) -> UserDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, UserDialog)
    return found


def faults(dialog: QWidget) -> list[str]:
    return [field.fault.split()[0] for field in dialog.findChildren(Field) if field.fault]


def press_enter(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Return)
    QApplication.processEvents()


def shown(dialog: PeopleDialog) -> list[str]:
    return [user.name for user in dialog.table.users.rows]


def row(dialog: PeopleDialog, name: str) -> list[str]:
    model = dialog.table.users
    at = shown(dialog).index(name)
    return [str(model.index(at, column).data()) for column in range(model.columnCount())]


def test_the_first_user_is_explained_and_is_a_secretary(
    dialog: PeopleDialog, context: Context
) -> None:
    assert "Tệp này chưa có người dùng" in dialog.hint.text()
    press_enter(dialog.add)
    asked = form(dialog)
    assert asked.name.text() == "Nguyễn Thị Lan"  # who has the file open
    assert not asked.role.isEnabled()
    assert asked.role.currentData() == Role.SECRETARY.value
    asked.name.selectAll()
    send_text(asked.name, "Trần Thị Thư")
    press_enter(asked.name)
    assert shown(dialog) == ["Trần Thị Thư"]
    assert context.session.user is not None
    assert context.session.user.name == "Trần Thị Thư"
    assert "Khi mở tệp, chương trình hỏi" in dialog.hint.text()


def test_users_are_listed_with_what_can_be_known(
    context: Context, dialog: PeopleDialog, qtmodeltester: ModelTester
) -> None:
    people = add_users(context.session)
    context.do(users.set_password(people[Role.ENTRY], PASSWORD))
    context.do(users.deactivate(context.session, people[Role.APPRAISER]))
    assert shown(dialog)[-1] == NAMES[Role.APPRAISER]  # who has left stands last
    assert row(dialog, NAMES[Role.ENTRY]) == [
        "Phạm Thị Nhập", "Chuyên viên", "Nhập liệu", "có", "có",
    ]  # fmt: skip
    assert row(dialog, NAMES[Role.APPRAISER])[3:] == ["–", "đã ngừng"]
    assert not any("argon2" in text for name in shown(dialog) for text in row(dialog, name))
    qtmodeltester.check(dialog.table.users)  # type: ignore[no-untyped-call]


def test_a_name_that_is_taken_is_told_at_its_field(context: Context, dialog: PeopleDialog) -> None:
    add_users(context.session)
    press_enter(dialog.add)
    asked = form(dialog)
    send_text(asked.name, "trần thị thư")
    press_enter(asked.name)
    assert asked.isVisible()
    assert faults(asked) == ["USR.102"]
    asked.name.selectAll()
    send_text(asked.name, "Vũ Thị Mới")
    press_enter(asked.name)
    assert "Vũ Thị Mới" in shown(dialog)
    assert dialog.table.chosen is not None
    assert dialog.table.chosen.name == "Vũ Thị Mới"
    context.session.bus.undo()
    assert "Vũ Thị Mới" not in shown(dialog)


def test_a_new_user_gets_a_password_typed_twice(context: Context, dialog: PeopleDialog) -> None:
    add_users(context.session)
    press_enter(dialog.add)
    asked = form(dialog)
    send_text(asked.name, "Vũ Thị Mới")
    assert asked.new_password is not None
    send_text(asked.new_password.first, "12345")
    send_text(asked.new_password.again, "12345")
    press_enter(asked.name)
    assert faults(asked) == ["USR.106"]
    send_text(asked.new_password.first, PASSWORD)
    press_enter(asked.name)
    assert faults(asked) == ["USR.105"]
    send_text(asked.new_password.again, PASSWORD)
    press_enter(asked.name)
    made = users.find(context.session.users, "Vũ Thị Mới")
    users.check_password(made, PASSWORD)


def test_the_last_secretary_cannot_be_let_go(context: Context, dialog: PeopleDialog) -> None:
    secretary = add_users(context.session)[Role.SECRETARY]
    dialog.table.choose(secretary.id)
    press_enter(dialog.leave)
    (notice,) = dialog.messages.notices
    assert notice.text.startswith("USR.104")
    press_enter(dialog.change)
    asked = form(dialog)
    asked.role.setCurrentIndex(0)
    press_enter(asked.name)
    assert faults(asked) == ["USR.104"]
    asked.reject()


def test_who_is_let_go_can_come_back(context: Context, dialog: PeopleDialog) -> None:
    entry = add_users(context.session)[Role.ENTRY]
    dialog.table.choose(entry.id)
    press_enter(dialog.leave)
    assert row(dialog, entry.name)[4] == "đã ngừng"
    assert dialog.leave.text().replace("&", "") == "Làm việc trở lại"
    press_enter(dialog.leave)
    assert row(dialog, entry.name)[4] == "có"


def test_a_password_is_set_and_taken_away(context: Context, dialog: PeopleDialog) -> None:
    entry = add_users(context.session)[Role.ENTRY]
    dialog.table.choose(entry.id)
    assert not dialog.no_password.isEnabled()
    press_enter(dialog.password)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, PasswordDialog)
    send_text(asked.new_password.first, PASSWORD)
    send_text(asked.new_password.again, PASSWORD + "x")
    press_enter(asked.new_password.again)
    assert faults(asked) == ["USR.105"]
    send_text(asked.new_password.again, PASSWORD)
    press_enter(asked.new_password.again)
    users.check_password(users.find(context.session.users, entry.name), PASSWORD)
    assert row(dialog, entry.name)[3] == "có"
    press_enter(dialog.no_password)
    assert row(dialog, entry.name)[3] == "–"


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ENTRY, Role.APPRAISER])
def test_others_set_only_their_own_password(
    role: Role, context: Context, dialog: PeopleDialog
) -> None:
    people = add_users(context.session)
    context.session.work_as(people[role])
    context.user_changed.emit()
    assert not dialog.add.isEnabled()
    assert "Thư ký quản lý người dùng" in dialog.hint.text()

    def can_set(user: User) -> bool:
        dialog.table.choose(user.id)
        assert not dialog.change.isEnabled()
        assert not dialog.leave.isEnabled()
        return dialog.password.isEnabled()

    assert {each for each, user in people.items() if can_set(user)} == {role} - {Role.VIEWER}


def test_the_help_says_what_a_password_is_worth(dialog: PeopleDialog, helped: list[str]) -> None:
    press_enter(dialog.more)
    assert helped == ["people"]
