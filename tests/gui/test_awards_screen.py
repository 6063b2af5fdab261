from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.rounds import AwardRuleKind
from parindex_desktop.services.award_persons import PersonEntry, entry_of
from parindex_desktop.services.awards import AwardList, read_awards
from tests.an_giang import add_group
from tests.gui.keys import send_text
from tests.gui.showing import shown
from ui.awards.add_units import AddUnitsDialog
from ui.awards.person_model import PersonColumn
from ui.context import Context
from ui.screens.awards import COLLECTIVES, PERSONS, AwardsScreen

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[AwardsScreen]:
    with shown(AwardsScreen(context), qtbot, width=1150, height=640) as screen:
        yield screen


def award_list(context: Context) -> AwardList:
    assert context.round is not None
    return read_awards(context.session, context.round.id)


def names(context: Context) -> list[str]:
    return [context.session.units[c.unit_id].name for c in award_list(context).collectives]


def column(model: QAbstractItemModel, place: int) -> list[str]:
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def editor(qtbot: QtBot) -> QLineEdit:
    def is_editing() -> bool:
        return isinstance(QApplication.focusWidget(), QLineEdit)

    qtbot.waitUntil(is_editing)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


def type_cell(table: QWidget, text: str, qtbot: QtBot) -> None:
    """Types into the current cell as a person does: letters, then Enter."""
    QTest.keyClick(table, Qt.Key.Key_F2)
    field = editor(qtbot)
    field.selectAll()
    send_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(table.hasFocus)


def test_the_list_follows_the_proposal_until_it_is_taken_over(
    screen: AwardsScreen, context: Context
) -> None:
    assert len(names(context)) == 6
    assert screen.collectives.state.text() == "Theo đề xuất"
    assert column(screen.proposal.model, 4)[0] == "Thuộc 3 hạng đầu"
    screen.proposal.rules.lines[1].first.setValue(1)
    assert names(context)[-1] == "Châu Đốc"
    QTest.keyClick(screen.proposal.take, Qt.Key.Key_Space)
    assert screen.collectives.state.text() == "Đã chọn"
    screen.proposal.rules.lines[1].first.setValue(2)
    assert names(context)[-1] == "Châu Đốc"
    context.session.bus.undo()
    context.session.bus.undo()
    assert screen.collectives.state.text() == "Theo đề xuất"


def test_a_rule_by_index_is_set_with_a_decimal_comma(
    screen: AwardsScreen, context: Context
) -> None:
    line = screen.proposal.rules.lines[1]
    line.kind.setCurrentIndex(line.kind.findData(AwardRuleKind.AT_LEAST))
    line.kind.activated.emit(line.kind.currentIndex())
    line.at_least.lineEdit().setText("90,02")
    QTest.keyClick(line.at_least, Qt.Key.Key_Return)
    assert names(context)[3:] == ["Châu Đốc", "Châu Thành", "Long Xuyên", "Thoại Sơn"]
    assert column(screen.proposal.model, 4)[-1] == "Chỉ số từ 90,02 trở lên"


def test_a_tie_at_the_cut_is_shown(screen: AwardsScreen, context: Context) -> None:
    assert context.round is not None
    table = "Cục Một;60;20\nCục Hai;59;20\nCục Ba;58;20\nCục Bốn;50;28\n"
    session = context.session
    add_group(session, context.round.id, session.group_of("nganh-doc"), table)
    screen.refresh()
    assert column(screen.proposal.model, 4)[3:7] == [
        "Thuộc 3 hạng đầu", "Thuộc 3 hạng đầu", "Đồng hạng cuối (3)", "Đồng hạng cuối (3)",
    ]  # fmt: skip


def test_lines_are_moved_and_taken_off_by_keys(screen: AwardsScreen, context: Context) -> None:
    table = screen.collectives.table
    table.select_rows([0])
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    assert names(context)[:2] == ["Sở Kế hoạch và Đầu tư", "Sở Giao thông Vận tải"]
    assert table.selected_rows == [1]
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert names(context)[0] == "Sở Giao thông Vận tải"
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert names(context)[0] == "Sở Kế hoạch và Đầu tư"
    assert table.selected_rows == [0]
    context.session.bus.undo()
    assert names(context)[0] == "Sở Giao thông Vận tải"


def test_a_note_is_typed_in_its_line(screen: AwardsScreen, context: Context, qtbot: QtBot) -> None:
    screen.collectives.table.select_rows([0])
    type_cell(screen.collectives.table, "Dẫn đầu khối sở", qtbot)
    assert award_list(context).collectives[0].note == "Dẫn đầu khối sở"
    assert screen.collectives.table.currentIndex().row() == 1


def test_a_unit_is_found_and_added(screen: AwardsScreen, context: Context, qtbot: QtBot) -> None:
    dialog = screen.choose_units()
    assert isinstance(dialog, AddUnitsDialog)
    send_text(dialog.search, "thanh tra")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert names(context)[-1] == "Thanh tra tỉnh"
    assert screen.collectives.table.selected_rows == [6]


def test_the_heading_is_written_when_a_field_is_left(
    screen: AwardsScreen, context: Context
) -> None:
    screen.sheet.achievement.setFocus()
    send_text(screen.sheet.achievement, "Có thành tích xuất sắc")
    QTest.keyClick(screen.sheet.achievement, Qt.Key.Key_Return)
    assert award_list(context).sheet.achievement == "Có thành tích xuất sắc"
    context.session.bus.undo()
    assert screen.sheet.achievement.text() == ""


def test_persons_are_typed_line_by_line_with_enter(
    screen: AwardsScreen, context: Context, qtbot: QtBot
) -> None:
    screen.show_part(PERSONS)
    table = screen.persons.table
    assert table.currentIndex().column() == PersonColumn.HONORIFIC
    for text in ("b", "Trần Thị Hoa", "Phó Giám đốc", "Sở Y tế", "o", "Lê Văn An"):
        type_cell(table, text, qtbot)
    persons = award_list(context).persons
    assert [entry_of(person) for person in persons] == [
        PersonEntry("Bà", "Trần Thị Hoa", "Phó Giám đốc", "Sở Y tế"),
        PersonEntry("Ông", "Lê Văn An"),
    ]
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, PersonColumn.OFFICE)
    assert "02 cá nhân" in screen.closing.text()


def test_persons_are_pasted_from_excel(screen: AwardsScreen, context: Context) -> None:
    told: list[str] = []
    context.told.connect(told.append)
    screen.show_part(PERSONS)
    QGuiApplication.clipboard().setText(
        "Bà\tTrần Thị Hoa\tPhó Giám đốc\tSở Y tế\r\nÔng\t\tGiám đốc\tSở Xây dựng\r\n"
    )
    QTest.keyClick(screen.persons.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [person.name for person in award_list(context).persons] == ["Trần Thị Hoa"]
    assert told == ["Đã dán 1 cá nhân; bỏ qua 1 dòng không có họ tên"]
    QGuiApplication.clipboard().setText("")
    screen.persons.paste()
    assert told[-1] == "Bộ nhớ tạm không có cá nhân nào để dán."


def test_repeats_and_gaps_are_told_in_their_line(screen: AwardsScreen, context: Context) -> None:
    screen.show_part(PERSONS)
    QGuiApplication.clipboard().setText(
        "Ông\tNguyễn Văn Hòa\tGiám đốc\tSở Y tế\n\tLê Thị Mai\t\tSở Y tế\n"
        "Ông\tNguyễn Văn Hoà\tGiám đốc\tSở Y tế\n"
    )
    screen.persons.paste()
    assert column(screen.persons.model, PersonColumn.NOTICE)[:3] == [
        "Trùng người với dòng 3", "Thiếu Ông/Bà, chức vụ", "Trùng người với dòng 1",
    ]  # fmt: skip


def test_persons_are_moved_sorted_and_taken_off(screen: AwardsScreen, context: Context) -> None:
    screen.show_part(PERSONS)
    QGuiApplication.clipboard().setText(
        "Bà\tVõ Thị Yến\tA\tB\nÔng\tTrần Đức\tA\tB\nÔng\tLê An\tA\tB"
    )
    screen.persons.paste()
    table = screen.persons.table
    table.select_rows([0])
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    assert [p.name for p in award_list(context).persons] == ["Trần Đức", "Võ Thị Yến", "Lê An"]
    screen.persons.sort_wanted.emit()
    assert [p.name for p in award_list(context).persons] == ["Lê An", "Trần Đức", "Võ Thị Yến"]
    table.select_rows([0, 2])
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [p.name for p in award_list(context).persons] == ["Trần Đức"]


def test_undo_shows_the_part_it_changed(screen: AwardsScreen, context: Context) -> None:
    QGuiApplication.clipboard().setText("Ông\tLê An\tGiám đốc\tSở Y tế")
    screen.persons.paste()
    screen.show_part(COLLECTIVES)
    screen.reveal(context.session.bus.undo())
    assert screen.part.current == PERSONS
    assert award_list(context).persons == ()


def test_the_preview_is_asked_for_on_the_screen_of_papers(
    screen: AwardsScreen, context: Context
) -> None:
    told: list[str] = []
    context.screen_wanted.connect(told.append)
    context.paper_wanted.connect(told.append)
    screen.show_preview()
    assert told == ["documents", "awards"]


def test_the_models_are_sound(screen: AwardsScreen, qtmodeltester: ModelTester) -> None:
    QGuiApplication.clipboard().setText("Ông\tLê An\tGiám đốc\tSở Y tế")
    screen.persons.paste()
    for model in (screen.proposal.model, screen.collectives.model, screen.persons.model):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
