from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.criteria import CriteriaTree, Kind
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.services import criteria_outline
from tests.gui.keys import send_text
from tests.gui.showing import shown
from ui.context import Context
from ui.criteria.cells import CriterionColumn
from ui.criteria.model import CriteriaModel
from ui.screens.criteria import CriteriaScreen

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[CriteriaScreen]:
    """The screen at the group `xa`, which has no units and no set."""
    with shown(CriteriaScreen(context), qtbot, width=1150, height=690) as screen:
        look_at(screen, "xa")
        yield screen


@pytest.fixture
def refusals(context: Context) -> list[str]:
    told: list[str] = []
    context.failed.connect(lambda error: told.append(error.code))
    return told


def look_at(screen: CriteriaScreen, code: str) -> None:
    choice = screen.group_choice
    at = choice.findData(screen.context.session.group_of(code).id)
    choice.setCurrentIndex(at)
    choice.activated.emit(at)
    screen.first_focus().setFocus()


def tree(context: Context, code: str = "xa") -> CriteriaTree:
    assert context.round is not None
    return context.session.book(context.round.id, context.session.group_of(code).id).tree


def outline(context: Context) -> list[tuple[int, str, str]]:
    return [
        (line.level, line.criterion.code, format_points(line.criterion.max_points))
        for line in criteria_outline.lines(tree(context))
    ]


def begin_empty(screen: CriteriaScreen) -> None:
    screen.create_panel.empty_wanted.emit()


def enter(screen: CriteriaScreen, qtbot: QtBot, name: str, maximum: str) -> None:
    """Types one line of quick entry; the focus is in the name."""
    entry = screen.set_panel.entry
    qtbot.waitUntil(lambda: QApplication.focusWidget() is entry.name)
    send_text(entry.name, name)
    QTest.keyClick(entry.name, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is entry.maximum
    send_text(entry.maximum, maximum)
    QTest.keyClick(entry.maximum, Qt.Key.Key_Return)


@pytest.fixture
def typed(screen: CriteriaScreen, qtbot: QtBot) -> CriteriaScreen:
    """Domain 1 with 1.1 and 1.2, domain 2, all typed by keyboard."""
    begin_empty(screen)
    enter(screen, qtbot, "Chỉ đạo, điều hành", "19,5")
    QTest.keyClick(screen.set_panel.entry.name, Qt.Key.Key_Escape)
    QTest.keyClick(screen.set_panel.table, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    enter(screen, qtbot, "Kế hoạch", "2,5")
    enter(screen, qtbot, "Báo cáo", "2")
    screen.set_panel.table.choose(0)
    screen.set_panel.table.setFocus()
    QTest.keyClick(screen.set_panel.table, Qt.Key.Key_Insert)
    enter(screen, qtbot, "Thể chế", "11,5")
    return screen


def choose(screen: CriteriaScreen, row: int, column: CriterionColumn) -> None:
    screen.set_panel.table.choose(row, column)
    screen.set_panel.table.setFocus()


def type_into_cell(screen: CriteriaScreen, qtbot: QtBot, text: str) -> QLineEdit:
    QTest.keyClick(screen.set_panel.table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    send_text(editor, text)
    return editor


def test_a_flat_set_is_made_by_enter(
    screen: CriteriaScreen, context: Context, qtbot: QtBot
) -> None:
    assert QApplication.focusWidget() is screen.create_panel.annex
    screen.create_panel.appraised.setFocus()
    screen.create_panel.appraised.selectAll()
    send_text(screen.create_panel.appraised, "65")
    screen.create_panel.survey.selectAll()
    send_text(screen.create_panel.survey, "35")
    QTest.keyClick(screen.create_panel.survey, Qt.Key.Key_Return)
    assert outline(context) == [(0, "TĐ", "65"), (0, "XHH", "35")]
    assert tree(context).criteria[0].name == "Điểm thẩm định"


def test_a_maximum_that_is_no_number_is_marked(
    screen: CriteriaScreen, context: Context, qtbot: QtBot
) -> None:
    screen.create_panel.appraised.selectAll()
    send_text(screen.create_panel.appraised, "bảy mươi")
    QTest.keyClick(screen.create_panel.appraised, Qt.Key.Key_Return)
    assert screen.create_panel.appraised.property("state") == "error"
    assert tree(context).criteria == ()


def test_a_set_of_another_group_is_copied(screen: CriteriaScreen, context: Context) -> None:
    screen.create_panel.copy_wanted.emit(screen.create_panel.sources.itemData(0))
    assert [c.code for c in tree(context).criteria] == ["TĐ", "ĐT"]


def test_quick_entry_proposes_codes_and_levels(typed: CriteriaScreen, context: Context) -> None:
    assert outline(context) == [
        (0, "1", "19,5"),
        (1, "1.1", "2,5"),
        (1, "1.2", "2"),
        (0, "2", "11,5"),
    ]


def test_sums_that_do_not_meet_are_marked_at_once(
    typed: CriteriaScreen, context: Context, qtbot: QtBot
) -> None:
    table = typed.set_panel.table
    assert table.model().index(0, CriterionColumn.SUM).data() == "4,5 (thiếu 15)"
    assert "SET.104" in typed.set_panel.problems.text.text()
    QTest.keyClick(table, Qt.Key.Key_F8)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (
        0,
        CriterionColumn.MAXIMUM,
    )
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit), "typing goes on at once"
    editor.selectAll()
    send_text(editor, "4,5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: outline(context)[0][2] == "4,5")
    assert table.model().index(0, CriterionColumn.SUM).data() == "= 4,5"
    assert typed.set_panel.problems.errors.isHidden()


def test_the_sums_can_be_taken(typed: CriteriaScreen, context: Context) -> None:
    typed.set_panel.problems.sums_wanted.emit()
    assert outline(context)[0][2] == "4,5"


def test_tab_goes_on_to_the_next_field(
    typed: CriteriaScreen, context: Context, qtbot: QtBot
) -> None:
    choose(typed, 1, CriterionColumn.NAME)
    editor = type_into_cell(typed, qtbot, "Kế hoạch năm")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: tree(context).criteria[1].name == "Kế hoạch năm")
    column = typed.set_panel.table.currentIndex().column()
    assert column == CriterionColumn.MAXIMUM


def test_the_kind_is_chosen_from_a_list(
    typed: CriteriaScreen, context: Context, qtbot: QtBot
) -> None:
    choose(typed, 2, CriterionColumn.KIND)
    QTest.keyClick(typed.set_panel.table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QComboBox)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tree(context).criteria[2].kind is Kind.BONUS)


def test_alt_arrows_move_and_change_the_level(
    typed: CriteriaScreen, context: Context, qtbot: QtBot
) -> None:
    table = typed.set_panel.table
    choose(typed, 2, CriterionColumn.CODE)
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert [code for _, code, _ in outline(context)] == ["1", "1.2", "1.1", "2"]
    QTest.keyClick(table, Qt.Key.Key_Left, ALT)
    assert [(level, code) for level, code, _ in outline(context)] == [
        (0, "1"), (1, "1.1"), (0, "1.2"), (0, "2"),
    ]  # fmt: skip
    QTest.keyClick(table, Qt.Key.Key_Right, ALT)
    assert (1, "1.2", "2") in outline(context)
    assert table.current is not None
    assert table.current.code == "1.2"


def test_delete_takes_a_branch_and_undo_brings_it_back(
    typed: CriteriaScreen, context: Context, qtbot: QtBot
) -> None:
    before = outline(context)
    choose(typed, 0, CriterionColumn.NAME)
    QTest.keyClick(typed.set_panel.table, Qt.Key.Key_Delete)
    assert [code for _, code, _ in outline(context)] == ["2"]
    context.session.bus.undo()
    assert outline(context) == before


def test_minus_folds_a_branch_and_plus_unfolds_it(typed: CriteriaScreen, qtbot: QtBot) -> None:
    table = typed.set_panel.table
    choose(typed, 0, CriterionColumn.NAME)
    QTest.keyClick(table, Qt.Key.Key_Minus)
    assert table.model().rowCount() == 2
    QTest.keyClick(table, Qt.Key.Key_Plus)
    assert table.model().rowCount() == 4


def test_a_maximum_below_its_scores_is_refused(
    screen: CriteriaScreen, context: Context, refusals: list[str], qtbot: QtBot
) -> None:
    look_at(screen, "so")
    choose(screen, 0, CriterionColumn.MAXIMUM)
    editor = type_into_cell(screen, qtbot, "60")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: refusals == ["SET.119"])
    assert screen.set_panel.table.model().index(0, CriterionColumn.MAXIMUM).data() == "70"


def test_what_has_scores_is_not_removed(
    screen: CriteriaScreen, refusals: list[str], qtbot: QtBot
) -> None:
    look_at(screen, "so")
    choose(screen, 0, CriterionColumn.NAME)
    QTest.keyClick(screen.set_panel.table, Qt.Key.Key_Delete)
    assert refusals == ["SET.122"]


def test_a_text_that_is_no_maximum_is_told(
    typed: CriteriaScreen, context: Context, refusals: list[str], qtbot: QtBot
) -> None:
    choose(typed, 1, CriterionColumn.MAXIMUM)
    editor = type_into_cell(typed, qtbot, "nhiều")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: refusals == ["NUM.101"])
    assert outline(context)[1][2] == "2,5"


def test_the_decision_is_kept(typed: CriteriaScreen, context: Context, qtbot: QtBot) -> None:
    typed.set_panel.fields.decision.setFocus()
    send_text(typed.set_panel.fields.decision, "Quyết định số 12/QĐ-UBND")
    QTest.keyClick(typed.set_panel.fields.decision, Qt.Key.Key_Return)
    assert tree(context).set.decision == "Quyết định số 12/QĐ-UBND"


def test_the_model_is_sound(typed: CriteriaScreen, qtmodeltester: ModelTester) -> None:
    model = CriteriaModel()
    model.set_rows(criteria_outline.lines(tree(typed.context)))
    model.fold(0, folded=True)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
