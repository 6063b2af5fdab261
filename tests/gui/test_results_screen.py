from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.policy import TieBreaker, TieBreakKind
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.ranking_table import ranking_table
from parindex_desktop.services.results import offered_columns
from parindex_desktop.services.score_entry import Place, enter_text
from tests.an_giang import add_group
from tests.gui.keys import send_text
from tests.gui.showing import shown
from ui import theme
from ui.context import Context
from ui.results.column_model import ColumnModel, Part
from ui.results.columns_dialog import ColumnsDialog
from ui.results.model import RankingModel
from ui.results.words import remarks
from ui.screens.results import ResultsScreen

TIED = """
Cục Thuế tỉnh;60;27,5
Kho bạc Nhà nước tỉnh;62;25,5
Cục Thống kê tỉnh;57;24,25
Ngân hàng Nhà nước chi nhánh tỉnh;55;
Công an tỉnh;;
Bộ Chỉ huy Quân sự tỉnh;61;26
"""


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[ResultsScreen]:
    with shown(ResultsScreen(context), qtbot, width=1150, height=640) as screen:
        yield screen


@pytest.fixture
def tied(context: Context) -> Context:
    """The group `nganh-doc`: two equal units, one incomplete, one without scores, one left out."""
    session, round_ = context.session, context.round
    assert round_ is not None
    group = session.group_of("nganh-doc")
    add_group(session, round_.id, group, TIED)
    last = session.reader.participations(round_.id)[-1]
    for each in session.reader.participations(round_.id):
        if session.units[each.unit_id].name.startswith("Bộ Chỉ huy"):
            last = each
    session.do(Edit("units.ranked", entities=(EntityChange(last, replace(last, ranked=False)),)))
    context.look_at(group_id=group.id)
    return context


def texts(model: RankingModel, column: int) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_ranking_stands_as_it_was_published(screen: ResultsScreen) -> None:
    assert texts(screen.model, 1)[:3] == [
        "Sở Giao thông Vận tải", "Sở Kế hoạch và Đầu tư", "Sở Công Thương",
    ]  # fmt: skip
    assert texts(screen.model, 4)[:3] == ["94,89", "93,95", "93,49"]
    assert texts(screen.model, 3)[5] == "26"
    assert screen.figures.mean.accessibleDescription() == "89,23, 17 đơn vị được xếp hạng"
    assert screen.figures.classes.accessibleDescription().startswith("Xuất sắc: 8; Tốt: 9")


def test_a_score_changed_elsewhere_is_seen_at_once(screen: ResultsScreen, context: Context) -> None:
    book = context.book
    assert book is not None
    last = book.standings[-1].unit_id
    leaf = book.leaves[0]
    entry = enter_text(book, Stage.APPRAISAL_1, Place(last, leaf.id), "70")
    assert context.do(entry.edit)
    assert texts(screen.model, 1)[1] == "Sở Văn hóa, Thể thao và Du lịch"
    context.session.bus.undo()
    assert texts(screen.model, 1)[-1] == "Sở Văn hóa, Thể thao và Du lịch"


def test_a_shared_rank_says_that_no_rule_decides(tied: Context, screen: ResultsScreen) -> None:
    assert texts(screen.model, 5)[:3] == ["1", "1", "3"]
    marks = texts(screen.model, screen.model.columnCount() - 1)
    assert marks[:3] == ["Đồng hạng", "Đồng hạng", ""]
    assert screen.strip.text == (
        "Đồng hạng 1 với Kho bạc Nhà nước tỉnh: quy tắc xếp hạng không phân định được."
    )


def test_a_tie_that_a_rule_decided_names_the_rule(tied: Context, screen: ResultsScreen) -> None:
    round_ = tied.round
    assert round_ is not None
    policy = replace(round_.policy, tie_breakers=(TieBreaker(TieBreakKind.APPRAISED),))
    edit = Edit("rounds.policy", entities=(EntityChange(round_, replace(round_, policy=policy)),))
    assert tied.do(edit)
    assert texts(screen.model, 1)[:2] == ["Kho bạc Nhà nước tỉnh", "Cục Thuế tỉnh"]
    marks = texts(screen.model, screen.model.columnCount() - 1)
    assert marks[:2] == ["Phân định theo điểm thẩm định"] * 2


def test_unranked_and_unscored_units_stand_apart(tied: Context, screen: ResultsScreen) -> None:
    assert "Bộ Chỉ huy Quân sự tỉnh" not in texts(screen.model, 1)
    assert texts(screen.unranked_model, 1) == ["Bộ Chỉ huy Quân sự tỉnh"]
    assert screen.unranked.isVisible()
    assert "Thiếu điểm 1 tiêu chí" in texts(screen.model, screen.model.columnCount() - 1)


def test_sorting_is_for_looking_only(screen: ResultsScreen, context: Context, qtbot: QtBot) -> None:
    header = screen.view.horizontalHeader()
    header.sectionClicked.emit(1)
    assert texts(screen.model, 1)[0] == "Sở Công Thương"
    header.sectionClicked.emit(1)
    assert texts(screen.model, 1)[0] == "Thanh tra tỉnh"
    header.sectionClicked.emit(1)
    assert texts(screen.model, 1)[0] == "Sở Giao thông Vận tải"
    assert context.book is not None
    assert ranking_table(context.book).rows[0].texts[1] == "Sở Giao thông Vận tải"


def test_search_keeps_the_current_unit_where_it_can(screen: ResultsScreen, qtbot: QtBot) -> None:
    screen.view.selectRow(6)
    send_text(screen.search, "nội vụ")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert texts(screen.model, 1) == ["Sở Nội vụ"]
    assert screen.view.currentIndex().row() == 0
    QTest.keyClick(screen.search, Qt.Key.Key_Escape)
    assert screen.model.rowCount() == 17
    assert screen.view.currentIndex().row() == 6


def test_control_c_copies_the_table_with_its_headings(screen: ResultsScreen, qtbot: QtBot) -> None:
    QTest.keyClick(screen.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 18
    assert lines[0].split("\t")[:3] == ["STT", "Sở, ban, ngành", "Điểm thẩm định"]
    assert lines[1].split("\t")[:5] == ["1", "Sở Giao thông Vận tải", "68,5", "26,39", "94,89"]


def test_enter_leads_to_the_scores_of_the_unit(
    screen: ResultsScreen, context: Context, qtbot: QtBot
) -> None:
    told: list[object] = []
    context.screen_wanted.connect(told.append)
    context.unit_wanted.connect(told.append)
    QTest.keyClick(screen.view, Qt.Key.Key_Down)
    QTest.keyClick(screen.view, Qt.Key.Key_Return)
    assert context.book is not None
    assert told == ["scores", context.book.standings[1].unit_id]


def test_names_take_the_room_left_over(tied: Context, screen: ResultsScreen) -> None:
    view, names = screen.view, screen.model.filling_column
    assert view.horizontalHeader().length() == view.viewport().width()
    before, room = view.columnWidth(names), view.viewport().width()
    screen.resize(screen.width() + 200, screen.height())
    more = view.viewport().width() - room  # a scroll bar may come or go with the cards above
    assert more > 150
    assert view.columnWidth(names) == before + more
    assert screen.unranked.columnWidth(names) == view.columnWidth(names)
    screen.resize(300, screen.height())
    longest = view.fontMetrics().horizontalAdvance("Ngân hàng Nhà nước chi nhánh tỉnh")
    assert view.columnWidth(names) > longest


def test_all_classes_are_seen_when_the_text_grows(screen: ResultsScreen, qtbot: QtBot) -> None:
    bars = screen.figures.classes
    for percent in (150, 100):
        theme.appearance().wear(theme.ThemeChoice.LIGHT, percent)
        qtbot.waitUntil(lambda: bars.height() == bars.sizeHint().height())


def test_the_ranking_goes_to_excel_with_real_numbers(
    screen: ResultsScreen, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.export()
    dialog = screen.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "ra" / "bang.xlsx"))
    dialog.done(0)
    qtbot.waitUntil(lambda: screen.notices.saved is not None)
    sheet = openpyxl.load_workbook(tmp_path / "ra" / "bang.xlsx").worksheets[0]
    values = [cell.value for line in sheet.iter_rows() for cell in line]
    assert 94.89 in values
    assert context.settings.value.export_folder == str(tmp_path / "ra")


def test_a_workbook_that_cannot_be_written_is_told(
    screen: ResultsScreen, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "tep").write_text("")
    with qtbot.waitSignal(context.failed) as told:
        screen.export_to(tmp_path / "tep" / "bang.xlsx")
    assert told.args is not None
    assert told.args[0].code == "DOC.201"
    assert screen.notices.saved is None


def test_columns_are_arranged_by_keyboard(
    screen: ResultsScreen, context: Context, qtbot: QtBot
) -> None:
    dialog = screen.arrange_columns()
    assert isinstance(dialog, ColumnsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    table, model = dialog.table, dialog.model
    table.setCurrentIndex(model.index(4, Part.SHOWN))
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    table.setCurrentIndex(model.index(3, Part.PERCENT))
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    send_text(editor, "Tổng (100)")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.columns[3].heading == "Tổng (100)")
    dialog.mean.setChecked(False)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert context.book is not None
    headings = ranking_table(context.book).headings
    assert headings[3:5] == ("Tổng (100)", "Điểm điều tra XHH")
    assert texts(screen.model, 3)[0] == "94,89%"
    assert not context.book.setup.show_mean
    context.session.bus.undo()
    assert texts(screen.model, 3)[0] == "26,39"


def test_a_group_without_scores_says_what_to_do(
    context: Context, screen: ResultsScreen, qtbot: QtBot
) -> None:
    assert context.round is not None
    session = context.session
    add_group(session, context.round.id, session.group_of("xa"), "Xã Một;;\nXã Hai;;\n")
    told: list[str] = []
    context.screen_wanted.connect(told.append)
    context.look_at(group_id=session.group_of("xa").id)
    way_on = screen.first_focus()
    way_on.setFocus()
    QTest.keyClick(way_on, Qt.Key.Key_Space)
    assert told == ["scores"]


def test_the_models_are_sound(context: Context, qtmodeltester: ModelTester) -> None:
    book = context.book
    assert book is not None
    table = ranking_table(book)
    ranking = RankingModel()
    ranking.set_rows(table, table.rows, remarks(book))
    qtmodeltester.check(ranking)  # type: ignore[no-untyped-call]
    columns = ColumnModel(book, offered_columns(book))
    qtmodeltester.check(columns)  # type: ignore[no-untyped-call]
