"""Comparing criteria sets by keyboard: what is probable is confirmed, what is wrong taken apart."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.comparison import ChangeKind, compare
from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.rounds import default_profile
from parindex_desktop.services.opening import create_session
from parindex_desktop.services.session import Session
from tests.gui.showing import shown
from tests.gui.test_mnemonics import mnemonics
from tests.set_versions import LAST_YEAR, THIS_YEAR, add_set, set_of
from ui.context import Context
from ui.criteria_comparison.choice import Shown
from ui.criteria_comparison.screen import ComparisonScreen
from ui.main_window import MainWindow
from ui.program import Program
from ui.screens.criteria import CriteriaScreen

SPACE, DELETE, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Return


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[ComparisonScreen]:
    """Communes 2016 and 2017, typed separately."""
    add_set(context.session, 2016, LAST_YEAR)
    newer = add_set(context.session, 2017, THIS_YEAR)
    with shown(ComparisonScreen(context), qtbot, width=1180, height=650) as screen:
        context.versions_wanted.emit(newer.tree.set.id)
        screen.first_focus().setFocus()
        yield screen


def states(screen: ComparisonScreen) -> list[tuple[str, str]]:
    return [(line.row.pair.present.code, str(line.row.state)) for line in screen.table.lines]


def go_to(screen: ComparisonScreen, code: str, state: str) -> None:
    screen.table.go_to(states(screen).index((code, state)))
    screen.table.setFocus()


def is_same(session: Session, code: str) -> bool:
    pairs = compare(set_of(session, 2016).tree, set_of(session, 2017).tree).pairs
    return any(p.before is not None and p.after is not None and p.after.code == code for p in pairs)


def words(screen: ComparisonScreen) -> list[str]:
    return [each.text() for each in screen.detail.findChildren(QLabel) if each.isVisible()]


def test_both_sets_stand_side_by_side(screen: ComparisonScreen, qtmodeltester: ModelTester) -> None:
    assert QApplication.focusWidget() is screen.table
    model = screen.table.model()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    row = [model.index(2, column).data() for column in range(model.columnCount())]
    assert row[1:] == [
        "1.2", "\u2003Thực hiện chế độ báo cáo cải cách hành chính",
        "1.2", "\u2003Thực hiện chế độ báo cáo cải cách hành chính",
        "Điểm tối đa 2 → 3",
    ]  # fmt: skip
    assert row[0] == "Gợi ý ghép (100 %) ✓"


def test_space_confirms_and_goes_to_the_next_suggestion(
    screen: ComparisonScreen, context: Context
) -> None:
    go_to(screen, "1.1", "suggested")
    QTest.keyClick(screen.table, SPACE)
    assert is_same(context.session, "1.1")
    assert screen.table.current is not None
    assert screen.table.current.row.pair.present.code == "1.2"
    QTest.keyClick(screen.table, RETURN)
    assert is_same(context.session, "1.2")
    context.session.bus.undo()
    assert not is_same(context.session, "1.2")
    assert ("1.2", "suggested") in states(screen)


def test_all_sure_ones_are_confirmed_at_once_and_the_doubtful_waits(
    screen: ComparisonScreen, context: Context
) -> None:
    assert screen.confirm_sure.text() == "Xác &nhận 4 gợi ý chắc chắn"
    QTest.keyClick(screen.confirm_sure, SPACE)
    assert [s for s in states(screen) if s[1] == "suggested"] == [("2.1", "suggested")]
    assert not screen.confirm_sure.isVisible()
    assert QApplication.focusWidget() is screen.table
    assert screen.table.current is not None
    assert screen.table.current.row.pair.present.code == "2.1", "what waits is current"
    context.session.bus.undo()
    assert screen.confirm_sure.isVisible()


def test_several_chosen_lines_are_confirmed_together(
    screen: ComparisonScreen, context: Context
) -> None:
    go_to(screen, "1", "suggested")
    for _ in range(3):
        QTest.keyClick(screen.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(screen.table, SPACE)
    assert [code for code, state in states(screen) if state == "same"] == ["1", "1.1", "1.2"]
    assert len([e for e in context.session.reader.audit() if e.action == "versions.confirm"]) == 1


def test_delete_takes_apart(screen: ComparisonScreen, context: Context) -> None:
    go_to(screen, "2.1", "suggested")
    QTest.keyClick(screen.table, SPACE)
    go_to(screen, "2.1", "same")
    QTest.keyClick(screen.table, DELETE)
    assert not is_same(context.session, "2.1")


def test_a_new_criterion_is_joined_by_hand(screen: ComparisonScreen, context: Context) -> None:
    go_to(screen, "2.2", "new")
    QTest.keyClick(screen.table, RETURN)
    assert QApplication.focusWidget() is screen.detail.partners
    at = next(
        n for n in range(screen.detail.partners.count())
        if screen.detail.partners.itemText(n).startswith("2.2")
    )  # fmt: skip
    screen.detail.partners.setCurrentIndex(at)
    QTest.keyClick(screen.detail.join, SPACE)
    assert is_same(context.session, "2.2")
    assert QApplication.focusWidget() is screen.table


def test_keys_that_do_not_fit_a_line_do_nothing(screen: ComparisonScreen, context: Context) -> None:
    before = states(screen)
    go_to(screen, "1.3", "gone")
    QTest.keyClick(screen.table, SPACE)
    QTest.keyClick(screen.table, DELETE)
    assert states(screen) == before
    assert context.session.bus.next_undo is not None
    assert context.session.bus.next_undo.action == "criteria.create"


def test_the_detail_tells_both_sides_in_full(screen: ComparisonScreen) -> None:
    go_to(screen, "1.1", "suggested")
    assert "Ban hành kế hoạch cải cách hành chính năm 2016" in words(screen)
    assert "Ban hành kế hoạch cải cách hành chính năm 2017" in words(screen)
    go_to(screen, "1", "suggested")
    assert "Không có gì thay đổi." in words(screen)


def test_lines_are_filtered_by_what_they_are(screen: ComparisonScreen) -> None:
    segments = screen.filter.lines
    segments.choose(Shown.OPEN)
    segments.chosen.emit(Shown.OPEN)
    assert {state for _, state in states(screen)} == {"suggested"}
    segments.choose(Shown.CHANGED)
    segments.chosen.emit(Shown.CHANGED)
    assert ("1", "suggested") not in states(screen)
    kind = screen.filter.kind
    kind.setCurrentIndex(kind.findData(ChangeKind.MAXIMUM))
    kind.activated.emit(kind.currentIndex())
    assert states(screen) == [("1.2", "suggested")]
    assert screen.filter.kinds == {ChangeKind.MAXIMUM}


def test_the_earlier_set_stands_first_whatever_is_chosen(screen: ComparisonScreen) -> None:
    before, after = screen.sides.before, screen.sides.after
    assert (before.currentText()[:4], after.currentText()[:4]) == ("2016", "2017")
    older, newer = before.currentIndex(), after.currentIndex()
    before.setCurrentIndex(newer)
    after.setCurrentIndex(older)
    screen.sides.chosen.emit()
    assert (before.currentText()[:4], after.currentText()[:4]) == ("2016", "2017")


def test_the_changes_are_seen_as_they_are_printed(screen: ComparisonScreen, qtbot: QtBot) -> None:
    QTest.keyClick(screen.paper, SPACE)
    qtbot.waitUntil(lambda: screen.preview.content is not None, timeout=20_000)
    assert screen.preview.page_count == 1
    assert QApplication.focusWidget() is screen.preview.view
    QTest.keyClick(screen.paper, SPACE)
    assert QApplication.focusWidget() is screen.table


def test_of_sets_that_say_the_same_there_is_no_paper(
    screen: ComparisonScreen, context: Context, qtbot: QtBot
) -> None:
    screen.sides.before.setCurrentIndex(screen.sides.after.currentIndex())
    screen.sides.chosen.emit()
    assert {state for _, state in states(screen)} == {"same"}
    with qtbot.waitSignal(screen.maker.failed):
        QTest.keyClick(screen.paper, SPACE)
    assert screen.preview.content is None
    with qtbot.waitSignal(context.failed) as told:
        screen.export_pdf()
    assert told.args is not None
    assert told.args[0].code == "DOC.302"


def choose_file(screen: ComparisonScreen | CriteriaScreen, path: Path) -> None:
    dialog = screen.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.done(0)


def test_changes_are_exported_and_the_folder_is_offered(
    screen: ComparisonScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.export_excel()
    choose_file(screen, tmp_path / "thay-doi.xlsx")
    qtbot.waitUntil(lambda: screen.notices.saved is not None)
    values = [
        c.value
        for row in openpyxl.load_workbook(tmp_path / "thay-doi.xlsx").worksheets[0]
        for c in row
    ]
    assert "NĂM 2017 SO VỚI NĂM 2016" in values
    screen.export_pdf()
    assert screen.findChild(QFileDialog)
    choose_file(screen, tmp_path / "thay-doi.pdf")
    qtbot.waitUntil((tmp_path / "thay-doi.pdf").exists)
    qtbot.waitUntil(lambda: screen.notices.saved is not None)
    assert (tmp_path / "thay-doi.pdf").read_bytes().startswith(b"%PDF")


def test_with_one_set_there_is_nothing_to_compare(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    path, author = tmp_path / "moi.parindex", Author("Lan")
    session = create_session(path, default_profile("An Giang"), author)
    add_set(session, 2016, LAST_YEAR)
    context = Context(session)
    with shown(ComparisonScreen(context), qtbot, width=1180, height=650) as screen:
        back = QApplication.focusWidget()
        assert isinstance(back, QPushButton)
        assert not screen.sides.isEnabled()
        with qtbot.waitSignal(context.screen_wanted) as wanted:
            QTest.keyClick(back, RETURN)
        assert wanted.args == ["criteria"]
        add_set(session, 2017, THIS_YEAR)
        assert len(states(screen)) == 8
    context.close()


def test_escape_leads_a_step_back(screen: ComparisonScreen, context: Context, qtbot: QtBot) -> None:
    wanted: list[str] = []
    context.screen_wanted.connect(wanted.append)
    QTest.keyClick(screen.paper, SPACE)
    qtbot.waitUntil(lambda: screen.preview.content is not None, timeout=20_000)
    QTest.keyClick(screen.preview.view, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is screen.table
    screen.table.go_to(next(n for n, each in enumerate(states(screen)) if each[1] == "new"))
    QTest.keyClick(screen.table, RETURN)
    partners = screen.detail.partners
    assert QApplication.focusWidget() is partners
    QTest.keyClick(partners, Qt.Key.Key_Escape)
    assert (QApplication.focusWidget(), wanted) == (screen.table, [])
    QTest.keyClick(screen.table, Qt.Key.Key_Escape)
    assert wanted == ["criteria"]


def test_undo_shows_where_it_happened(
    program: Program, main_window: MainWindow, qtbot: QtBot
) -> None:
    assert program.context is not None
    assert main_window.area is not None
    session = program.context.session
    add_set(session, 2016, LAST_YEAR)
    newer = add_set(session, 2017, THIS_YEAR)
    program.context.screen_wanted.emit("criteria_versions")
    program.context.versions_wanted.emit(newer.tree.set.id)
    screen = main_window.area.current
    assert isinstance(screen, ComparisonScreen)
    found = mnemonics(main_window)
    assert {key: count for key, count in found.items() if count > 1} == {}
    screen.confirm_sure.click()
    main_window.area.show_screen("rounds")
    main_window.actions_by_name["undo"].trigger()
    assert main_window.area.current is screen
    assert not is_same(session, "1.1")


def test_the_screen_of_sets_leads_here_and_writes_the_set(
    program: Program, main_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert program.context is not None
    assert main_window.area is not None
    session = program.context.session
    add_set(session, 2016, LAST_YEAR)
    add_set(session, 2017, THIS_YEAR)
    program.context.look_at(round_id=session.round_of(2017).id)
    main_window.area.show_screen("criteria")
    sets = main_window.area.current
    assert isinstance(sets, CriteriaScreen)
    choice = sets.group_choice
    choice.setCurrentIndex(choice.findData(session.group_of("xa").id))
    choice.activated.emit(choice.currentIndex())
    compare_, excel, pdf = sets.versions.actions
    for action, ending in ((excel, "xlsx"), (pdf, "pdf")):
        action.trigger()
        choose_file(sets, tmp_path / f"bo.{ending}")
        qtbot.waitUntil((tmp_path / f"bo.{ending}").exists)
        qtbot.waitUntil(lambda: sets.notices.saved is not None)
    assert (tmp_path / "bo.pdf").read_bytes().startswith(b"%PDF")
    sheet = openpyxl.load_workbook(tmp_path / "bo.xlsx").worksheets[0]
    assert sheet["A1"].value == f"Tên bộ tiêu chí: {THIS_YEAR.title}"
    compare_.trigger()
    screen = main_window.area.current
    assert isinstance(screen, ComparisonScreen)
    assert screen.sides.after.currentText().startswith("2017")
    back = next(b for b in screen.findChildren(QPushButton) if "Về bộ" in b.text().replace("&", ""))
    QTest.keyClick(back, SPACE)
    assert main_window.area.current is sets
