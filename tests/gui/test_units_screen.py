from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.errors import AppError
from parindex_desktop.services import criteria
from parindex_desktop.services import units as unit_edits
from tests.gui.keys import send_text
from tests.gui.showing import shown
from ui.actions import COMMANDS, shortcuts_of
from ui.context import Context
from ui.messages import Question
from ui.screens.criteria import CriteriaScreen
from ui.screens.units import UnitsScreen
from ui.units.group_dialog import GroupDialog
from ui.units.group_list import GroupModel
from ui.units.paste_dialog import PastedModel, PasteUnitsDialog
from ui.units.unit_model import UnitColumn, UnitModel


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[UnitsScreen]:
    with shown(UnitsScreen(context), qtbot, width=1150, height=690) as screen:
        yield screen


@pytest.fixture
def refusals(context: Context) -> list[AppError]:
    told: list[AppError] = []
    context.failed.connect(told.append)
    return told


def names(context: Context, code: str = "so") -> list[str]:
    session = context.session
    assert context.round is not None
    return [u.name for u in session.book(context.round.id, session.group_of(code).id).units]


def is_last(context: Context, name: str) -> bool:
    return names(context)[-1] == name


def go_to(screen: UnitsScreen, row: int, column: UnitColumn = UnitColumn.NAME) -> None:
    table = screen.units.table
    table.setCurrentIndex(table.model().index(row, column))


def editor(screen: UnitsScreen) -> QLineEdit:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


def test_insert_types_one_unit_after_the_other(
    screen: UnitsScreen, context: Context, qtbot: QtBot
) -> None:
    QTest.keyClick(screen.units.table, Qt.Key.Key_Insert)
    for name in ("Sở Dân tộc và Tôn giáo", "Sở Du lịch"):
        send_text(editor(screen), name)
        QTest.keyClick(editor(screen), Qt.Key.Key_Return)
        qtbot.waitUntil(partial(is_last, context, name))
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClick(editor(screen), Qt.Key.Key_Escape)
    assert len(names(context)) == 19
    assert screen.units.table.model().rowCount() == 19


def test_a_refused_name_stays_to_be_corrected(
    screen: UnitsScreen, context: Context, refusals: list[AppError], qtbot: QtBot
) -> None:
    QTest.keyClick(screen.units.table, Qt.Key.Key_Insert)
    send_text(editor(screen), "Sở y tế")
    QTest.keyClick(editor(screen), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].code == "SET.113"
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    assert editor(screen).text() == "Sở y tế"
    QTest.keyClick(editor(screen), Qt.Key.Key_Escape)
    assert len(names(context)) == 17


def test_enter_renames_and_undo_takes_it_back(
    screen: UnitsScreen, context: Context, qtbot: QtBot
) -> None:
    go_to(screen, 11)
    QTest.keyClick(screen.units.table, Qt.Key.Key_Return)
    editor(screen).selectAll()
    send_text(editor(screen), "Sở Y tế và Dân số")
    QTest.keyClick(editor(screen), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(context)[11] == "Sở Y tế và Dân số")
    context.session.bus.undo()
    assert screen.units.table.model().index(11, UnitColumn.NAME).data() == "Sở Y tế"


def test_space_leaves_a_unit_out_of_the_ranking(
    screen: UnitsScreen, context: Context, qtbot: QtBot
) -> None:
    go_to(screen, 0, UnitColumn.RANKED)
    QTest.keyClick(screen.units.table, Qt.Key.Key_Space)
    assert context.book is not None
    qtbot.waitUntil(lambda: len(context.book.left_out if context.book else ()) == 1)
    assert screen.units.table.model().index(0, UnitColumn.RANKED).data() == "Không"


def test_delete_of_a_scored_unit_is_told(
    screen: UnitsScreen, context: Context, refusals: list[AppError], qtbot: QtBot
) -> None:
    go_to(screen, 3)
    QTest.keyClick(screen.units.table, Qt.Key.Key_Delete)
    assert [(e.code, e.params["name"]) for e in refusals] == [("SET.111", "Sở Tư pháp")]
    assert len(names(context)) == 17


def test_alt_arrows_move_the_unit_and_keep_it_chosen(
    screen: UnitsScreen, context: Context, qtbot: QtBot
) -> None:
    go_to(screen, 1)
    QTest.keyClick(screen.units.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(context)[:2] == ["Sở Kế hoạch và Đầu tư", "Sở Giao thông Vận tải"]
    assert screen.units.table.currentIndex().row() == 0
    QTest.keyClick(screen.units.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert screen.units.table.currentIndex().row() == 1


@pytest.mark.parametrize(("query", "count"), [("y te", 1), ("Y tế", 1), ("ý tế", 0), ("và", 8)])
def test_search_finds_with_and_without_marks(
    screen: UnitsScreen, query: str, count: int, qtbot: QtBot
) -> None:
    screen.start_search()
    assert QApplication.focusWidget() is screen.units.search
    send_text(screen.units.search, query)
    QTest.keyClick(screen.units.search, Qt.Key.Key_Return)
    assert screen.units.table.model().rowCount() == count


def test_a_pasted_list_is_previewed_and_added_as_one_step(
    screen: UnitsScreen, context: Context, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Sở Du lịch\nSở y tế\nSở Dân tộc\n")
    QTest.keyClick(screen.units.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = screen.findChild(PasteUnitsDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert names(context)[-2:] == ["Sở Du lịch", "Sở Dân tộc"]
    context.session.bus.undo()
    assert len(names(context)) == 17


def test_a_group_is_chosen_on_every_screen(
    screen: UnitsScreen, context: Context, qtbot: QtBot
) -> None:
    QTest.keyClick(screen.groups.list, Qt.Key.Key_Down)
    QTest.keyClick(screen.groups.list, Qt.Key.Key_Down)
    assert context.group is not None
    assert context.group.code == "huyen"
    assert screen.units.table.model().rowCount() == 11


def test_a_group_of_ones_own_takes_its_first_unit(
    screen: UnitsScreen, context: Context, qtbot: QtBot
) -> None:
    screen.groups.list.setFocus()
    QTest.keyClick(screen.groups.list, Qt.Key.Key_Insert)
    dialog = screen.findChild(GroupDialog)
    assert dialog is not None
    send_text(dialog.focusWidget(), "các phường")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert context.session.groups[-1].code == "phuong"
    for _ in range(4):
        QTest.keyClick(screen.groups.list, Qt.Key.Key_Down)
    screen.units.setFocus()
    QTest.keyClick(screen.units.search, Qt.Key.Key_Insert)
    send_text(editor(screen), "Phường Châu Đốc")
    QTest.keyClick(editor(screen), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(context, "phuong") == ["Phường Châu Đốc"])
    assert context.group is not None
    assert context.group.code == "phuong"


def test_a_group_dialog_marks_what_is_refused(screen: UnitsScreen, qtbot: QtBot) -> None:
    screen.groups.list.setFocus()
    QTest.keyClick(screen.groups.list, Qt.Key.Key_Insert)
    dialog = screen.findChild(GroupDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_models_are_sound(
    context: Context, qtmodeltester: ModelTester, qapp: QApplication
) -> None:
    assert context.round is not None
    assert context.book is not None
    unit_model, group_model, pasted = UnitModel(), GroupModel(), PastedModel()
    unit_model.set_rows(unit_edits.lines(context.book))
    unit_model.start_draft()
    group_model.set_rows(tuple((group, 1) for group in context.session.groups))
    pasted.set_rows(unit_edits.preview(context.session, context.round.id, "A\nA\nSở Y tế"))
    for model in (unit_model, group_model, pasted):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("screen_type", [UnitsScreen, CriteriaScreen])
def test_no_key_means_two_things(
    context: Context, screen_type: type[UnitsScreen | CriteriaScreen], qtbot: QtBot
) -> None:
    shown = screen_type(context)
    own = {key for action in shown.findChildren(QAction) for key in action.shortcuts()}
    assert own
    assert own.isdisjoint(key for command in COMMANDS for key in shortcuts_of(command))
    shown.deleteLater()


def choose_group(screen: UnitsScreen, context: Context, code: str) -> None:
    row = [group.code for group in context.session.groups].index(code)
    screen.groups.list.setCurrentIndex(screen.groups.list.model().index(row, 0))


def test_an_empty_group_offers_its_first_unit_to_the_keys(
    screen: UnitsScreen, context: Context
) -> None:
    choose_group(screen, context, "xa")
    assert not screen.units.table.isVisible()
    assert screen.first_focus().isVisible()


def test_a_new_group_is_shown_to_be_filled(screen: UnitsScreen, context: Context) -> None:
    screen.groups.list.setFocus()
    QTest.keyClick(screen.groups.list, Qt.Key.Key_Insert)
    (dialog,) = screen.findChildren(GroupDialog)
    send_text(dialog.findChildren(QLineEdit)[0], "các phường")
    dialog.accept()
    assert screen.groups.current is not None
    assert screen.groups.current.name == "các phường"


def test_a_group_with_criteria_is_removed_only_when_told_so(
    screen: UnitsScreen, context: Context
) -> None:
    assert context.round is not None
    group = context.session.group_of("xa")
    context.do(criteria.create(context.session, context.round.id, group.id))
    choose_group(screen, context, "xa")
    screen.groups.list.setFocus()
    QTest.keyClick(screen.groups.list, Qt.Key.Key_Delete)
    (question,) = screen.window().findChildren(Question)
    assert group in context.session.groups
    QTest.keyClick(QApplication.focusWidget() or question, Qt.Key.Key_Escape)
    assert group in context.session.groups
