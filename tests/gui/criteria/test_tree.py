"""Folding, searching, numbering, sums and problems."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import Measure, RatioRule
from parindex_desktop.errors import Problem
from parindex_desktop.services import criteria
from parindex_desktop.services.rule_change import change_rule
from tests.gui.criteria.screens import (
    CTRL,
    SHIFT,
    book,
    current_code,
    go_to,
    look_at,
    outline,
    press,
    shown_codes,
)
from tests.gui.keys import send_text
from tests.services.criteria_sets import find
from ui.criteria.cells import CriterionColumn
from ui.criteria.renumber_dialog import RenumberDialog
from ui.screens.criteria import CriteriaScreen

ALL = ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"]


def test_left_and_right_fold_and_go_up(screen: CriteriaScreen) -> None:
    go_to(screen, "1.1.2")
    press(screen, Qt.Key.Key_Left)
    assert current_code(screen) == "1.1"
    press(screen, Qt.Key.Key_Left)
    assert shown_codes(screen) == ["1", "1.1", "1.2", "2", "2.1"]
    press(screen, Qt.Key.Key_Left)
    assert current_code(screen) == "1"
    go_to(screen, "1.1")
    press(screen, Qt.Key.Key_Right)
    assert shown_codes(screen) == ALL
    press(screen, Qt.Key.Key_Right)
    assert screen.set_panel.table.currentIndex().column() == CriterionColumn.NAME


def test_everything_is_folded_to_the_domains(screen: CriteriaScreen) -> None:
    go_to(screen, "1.1.2")
    press(screen, Qt.Key.Key_Slash)
    assert shown_codes(screen) == ["1", "2"]
    assert current_code(screen) == "1"
    press(screen, Qt.Key.Key_Asterisk)
    assert shown_codes(screen) == ALL
    assert current_code(screen) == "1"


def test_a_search_finds_codes_and_names_with_or_without_marks(
    screen: CriteriaScreen, qtbot: QtBot
) -> None:
    search = screen.set_panel.tools.search
    search.setFocus()
    for wanted, found in (
        ("ra soat", ["2", "2.1"]),
        ("rà soát", ["2", "2.1"]),
        ("ban hành", ["1", "1.1", "1.1.1"]),
        ("bán hành", []),
        ("1.1.2", ["1", "1.1", "1.1.2"]),
    ):
        search.clear()
        send_text(search, wanted)
        QTest.keyClick(search, Qt.Key.Key_Return)
        assert shown_codes(screen) == found
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert shown_codes(screen) == ALL


def test_a_search_finds_what_is_folded_away(screen: CriteriaScreen) -> None:
    go_to(screen, "1")
    press(screen, Qt.Key.Key_Slash)
    screen.set_panel.tools.search.searched.emit("thực hiện")
    assert shown_codes(screen) == ["1", "1.1", "1.1.2"]
    screen.set_panel.tools.search.searched.emit("")
    assert shown_codes(screen) == ["1", "2"]


def test_the_set_is_numbered_anew(screen: CriteriaScreen, qtbot: QtBot) -> None:
    go_to(screen, "1")
    ids = [c.id for c in book(screen).tree.criteria]
    press(screen, Qt.Key.Key_R, CTRL)
    dialog = screen.findChild(RenumberDialog)
    assert isinstance(dialog, RenumberDialog)
    assert not dialog.apply.isEnabled(), "the set is numbered so already"
    QTest.keyClick(dialog.style_choice, Qt.Key.Key_Right)
    assert [line.new for line in dialog.preview.rows][:3] == ["I", "I.1", "I.1.a"]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert outline(screen) == ["I", "  I.1", "    I.1.a", "    I.1.b", "  I.2", "II", "  II.1"]
    assert [c.id for c in book(screen).tree.criteria] == ids
    screen.context.session.bus.undo()
    assert shown_codes(screen) == ALL


def test_only_a_branch_is_numbered(screen: CriteriaScreen) -> None:
    go_to(screen, "1.1.1")
    press(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown_codes(screen)[2:4] == ["1.1.2", "1.1.1"]
    go_to(screen, "1.1")
    press(screen, Qt.Key.Key_R, CTRL)
    dialog = screen.findChild(RenumberDialog)
    assert isinstance(dialog, RenumberDialog)
    QTest.keyClick(dialog.part, Qt.Key.Key_Right)
    assert [(line.old, line.new) for line in dialog.preview.rows] == [
        ("1.1.2", "1.1.1"), ("1.1.1", "1.1.2"),
    ]  # fmt: skip
    dialog.apply.click()
    assert shown_codes(screen) == ALL
    assert find(book(screen), "1.1.1").name == "Thực hiện"


def test_a_numbering_that_doubles_a_code_is_not_offered(screen: CriteriaScreen) -> None:
    go_to(screen, "2", CriterionColumn.CODE)
    session = screen.context.session
    lines = screen.set_panel.editor
    lines.recode({find(book(screen), "1.2").id: "2.2"})
    lines.add(
        criteria.NewCriterion("Khác", Points(0), code="2.9"), find(book(screen), "2").id, None
    )
    go_to(screen, "2")
    press(screen, Qt.Key.Key_R, CTRL)
    dialog = screen.findChild(RenumberDialog)
    assert isinstance(dialog, RenumberDialog)
    QTest.keyClick(dialog.part, Qt.Key.Key_Right)
    assert not dialog.apply.isEnabled()
    dialog.reject()
    assert session.bus.next_undo is not None


def test_source_and_kind_of_a_new_line_are_chosen(screen: CriteriaScreen) -> None:
    go_to(screen, "2")
    press(screen, Qt.Key.Key_Insert)
    entry = screen.set_panel.entry
    send_text(entry.name, "SIPAS")
    entry.source.setCurrentIndex(entry.source.findData(Source.EXTERNAL))
    entry.kind.setCurrentIndex(entry.kind.findData(Kind.BONUS))
    send_text(entry.maximum, "10")
    QTest.keyClick(entry.maximum, Qt.Key.Key_Return)
    added = find(book(screen), "3")
    assert (added.source, added.kind) == (Source.EXTERNAL, Kind.BONUS)
    assert screen.set_panel.sums.parts.toolTip() or screen.set_panel.sums.parts.text()


def test_the_source_is_chosen_in_the_table(screen: CriteriaScreen, qtbot: QtBot) -> None:
    go_to(screen, "1.2", CriterionColumn.SOURCE)
    press(screen, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QComboBox)
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find(book(screen), "1.2").source is Source.EXTERNAL)
    parts = screen.set_panel.sums.parts
    qtbot.waitUntil(lambda: "Chỉ số ngoài 2" in f"{parts.text()} {parts.toolTip()}")


def test_the_sums_of_the_set_follow_every_change(screen: CriteriaScreen, qtbot: QtBot) -> None:
    sums = screen.set_panel.sums
    assert sums.total.text() == "Tổng 7 điểm"
    go_to(screen, "2.1")
    press(screen, Qt.Key.Key_Delete)
    assert sums.total.text() == "Tổng 7 điểm", "its domain is a leaf now"
    screen.context.do(
        criteria.change(book(screen), replace(find(book(screen), "2"), max_points=Points(950_000)))
    )
    assert sums.total.text() == "Tổng 100 điểm"
    assert sums.total.property("tone") == "accent"


def test_problems_are_counted_listed_and_led_to(screen: CriteriaScreen, qtbot: QtBot) -> None:
    problems = screen.set_panel.problems
    assert problems.errors.isHidden()
    assert problems.warnings.text() == "5 cảnh báo"
    change = replace(find(book(screen), "1.1.2"), max_points=Points(50_000))
    screen.context.do(criteria.change(book(screen), change))
    assert problems.errors.text() == "1 lỗi"
    go_to(screen, "2")
    press(screen, Qt.Key.Key_F8, SHIFT)
    assert QApplication.focusWidget() is problems.list
    assert problems.list.model().index(0, 1).data() == "1.1", "errors stand first"
    QTest.keyClick(problems.list, Qt.Key.Key_Return)
    assert current_code(screen) == "1.1"
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    problems.list.setFocus()
    QTest.keyClick(problems.list, Qt.Key.Key_Escape)
    assert problems.list.isHidden()
    assert QApplication.focusWidget() is screen.set_panel.table


def test_a_problem_of_a_rule_leads_to_the_details(screen: CriteriaScreen) -> None:
    go_to(screen, "2")
    press(screen, Qt.Key.Key_F4)
    assert screen.set_panel.detail.isHidden()
    for _ in range(2):
        press(screen, Qt.Key.Key_F8)
    assert current_code(screen) == "1.1.1"
    assert screen.set_panel.detail.isVisible()


def test_a_wording_that_says_otherwise_is_opened(screen: CriteriaScreen) -> None:
    go_to(screen, "2")
    detail = screen.set_panel.detail
    screen.set_panel.problems.problem_wanted.emit(Problem("SET.137", place="1.1.1"))
    assert current_code(screen) == "1.1.1"
    assert QApplication.focusWidget() is detail.texts_tab.guide
    screen.set_panel.problems.problem_wanted.emit(Problem("SET.131", place="1.1.2"))
    assert detail.rule_tab.isVisible(), "a rule that is missing is looked for where rules are"


def test_a_problem_of_the_whole_set_leads_to_the_tree(screen: CriteriaScreen) -> None:
    go_to(screen, "1.2")
    screen.set_panel.problems.problem_wanted.emit(Problem("SET.132"))
    assert current_code(screen) == "1.2"
    assert screen.set_panel.table.hasFocus()


def test_the_maximum_of_a_line_with_a_rule_is_typed(
    screen: CriteriaScreen, refusals: list[str], qtbot: QtBot
) -> None:
    line = replace(find(book(screen), "1.2"), rule=RatioRule(Measure()))
    screen.context.do(change_rule(book(screen), line))
    screen.set_panel.table.lines.typed.emit(line, CriterionColumn.MAXIMUM, "hai")
    qtbot.waitUntil(lambda: refusals == ["NUM.101"])
    screen.set_panel.table.lines.typed.emit(line, CriterionColumn.MAXIMUM, "2,5")
    qtbot.waitUntil(lambda: find(book(screen), "1.2").max_points == 25_000)


def test_a_rule_begun_is_marked_in_the_tree(screen: CriteriaScreen) -> None:
    index = screen.set_panel.table.lines.index(4, CriterionColumn.NAME)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    screen.context.drafts.keep(find(book(screen), "1.2").id, None)
    screen.set_panel.detail.drafts_changed.emit()
    assert index.data(Qt.ItemDataRole.DecorationRole) is not None
    assert "chưa áp dụng" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_keys_go_between_tree_and_details(screen: CriteriaScreen) -> None:
    go_to(screen, "1.2")
    press(screen, Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert screen.set_panel.detail.isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_F6)
    assert screen.set_panel.table.hasFocus()


def test_the_room_is_shared_as_it_was_left(screen: CriteriaScreen) -> None:
    sides = screen.set_panel._sides
    tree, detail = sides.sizes()
    assert 55 <= tree * 100 // (tree + detail) <= 62
    sides.moveSplitter(tree - 120, 1)
    assert screen.context.settings.value.criteria_tree_percent == sides.percent < 53
    screen.resize(screen.width() - 60, screen.height())
    tree, detail = sides.sizes()
    assert abs(tree * 100 // (tree + detail) - sides.percent) <= 1


def test_details_are_shown_as_they_were_left(screen: CriteriaScreen) -> None:
    go_to(screen, "1")
    assert screen.set_panel.detail.isVisible()
    press(screen, Qt.Key.Key_F4)
    assert not screen.context.settings.value.criteria_details
    assert screen.set_panel.detail.isHidden()
    look_at(screen, "so")
    assert screen.set_panel.detail.isHidden()


def test_a_set_without_problems_says_so(screen: CriteriaScreen) -> None:
    screen.set_panel.problems.show_problems(())
    assert "Không có lỗi" in screen.set_panel.problems.text.text()
    screen.set_panel.problems.go_to_next()
    screen.set_panel.problems.toggle_list()
    assert screen.set_panel.problems.list.isHidden()


def test_the_model_is_sound_while_folded_searched_and_cut(
    screen: CriteriaScreen, qtmodeltester: ModelTester
) -> None:
    lines = screen.set_panel.table.lines
    lines.fold(0, folded=True)
    lines.mark_cut([find(book(screen), "2").id])
    lines.search("thể chế")
    qtmodeltester.check(lines)  # type: ignore[no-untyped-call]
