"""Persons on the awards screen: typed, pasted, imported after a look, told when they repeat."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.awardee_tables.fields import Field
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_persons import PersonEntry, entry_of
from tests.gui.keys import send_text
from tests.gui.showing import shown
from ui.awards.person_import import PROBLEMS, ROWS, AwardeeImportDialog
from ui.awards.person_model import PersonColumn
from ui.awards.person_part import PersonPart
from ui.context import Context
from ui.screens.awards import COLLECTIVES, PERSONS, AwardsScreen

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SWAPPED = "Họ và tên\tChức vụ\tĐơn vị\nKế toán\tLê Thị Bé\tSở Y tế\nTô Văn An\tKế toán\tSở Y tế\n"


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[AwardsScreen]:
    with shown(AwardsScreen(context), qtbot, width=1150, height=640) as screen:
        screen.show_part(PERSONS)
        yield screen


@pytest.fixture
def part(screen: AwardsScreen) -> PersonPart:
    return screen.persons


def persons(context: Context) -> list[PersonEntry]:
    assert context.round is not None
    sheet_list = read_awards(context.session, context.round).sheets[0]
    return [entry_of(person) for person in sheet_list.persons]


def names(context: Context) -> list[str]:
    return [each.name for each in persons(context)]


def column(model: QAbstractItemModel, place: int) -> list[str]:
    return [str(model.index(row, place).data() or "") for row in range(model.rowCount())]


def type_cell(part: PersonPart, text: str, qtbot: QtBot) -> None:
    """Types into the current cell as a person does: letters, then Enter."""
    table = part.panel.table
    QTest.keyClick(table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    send_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(table.hasFocus)


def paste(part: PersonPart, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(part.panel.table, Qt.Key.Key_V, CTRL)


def import_dialog(part: PersonPart) -> AwardeeImportDialog:
    return part.findChildren(AwardeeImportDialog)[-1]


def test_persons_are_typed_line_by_line_and_moved_by_their_number(
    part: PersonPart, context: Context, qtbot: QtBot
) -> None:
    assert part.panel.table.currentIndex().column() == PersonColumn.HONORIFIC
    for text in ("b", "Trần Thị Hoa", "Phó Giám đốc", "Sở Y tế", "Có sáng kiến", "", "Ông Lê An"):
        type_cell(part, text, qtbot)
    assert persons(context) == [
        PersonEntry("Bà", "Trần Thị Hoa", "Phó Giám đốc", "Sở Y tế", "Có sáng kiến"),
        PersonEntry("Ông", "Lê An"),
    ]
    model = part.panel.model
    part.panel.table.setCurrentIndex(model.index(1, PersonColumn.ORDINAL))
    type_cell(part, "1", qtbot)
    assert names(context) == ["Lê An", "Trần Thị Hoa"]
    assert part.panel.table.selected_rows == [0]


def test_a_name_typed_a_cell_too_early_is_no_lost_word(
    part: PersonPart, context: Context, qtbot: QtBot
) -> None:
    type_cell(part, "Lý Thị Hòa", qtbot)
    assert names(context) == ["Lý Thị Hòa"]
    table, model = part.panel.table, part.panel.model
    table.setCurrentIndex(model.index(0, PersonColumn.HONORIFIC))
    type_cell(part, "bà", qtbot)
    table.setCurrentIndex(model.index(0, PersonColumn.HONORIFIC))
    type_cell(part, "Trưởng phòng", qtbot)
    assert persons(context) == [PersonEntry("Bà", "Lý Thị Hòa")]
    for end in (PersonColumn.ORDINAL, PersonColumn.NOTICE):
        table.setCurrentIndex(model.index(1, end))
        QTest.keyClick(table, Qt.Key.Key_B)
        assert table.currentIndex().column() == PersonColumn.HONORIFIC


def test_a_plain_block_is_pasted_at_once_and_repeats_are_told_in_their_line(
    screen: AwardsScreen, part: PersonPart, context: Context
) -> None:
    told: list[str] = []
    context.told.connect(told.append)
    paste(part, "Bà\tTrần Thị Hoà\tGiám đốc\tSở Y tế\nÔng\tLê Văn An\t\tSở Y tế\n")
    assert names(context) == ["Trần Thị Hoà", "Lê Văn An"]
    assert told == ["Đã lấy 2 cá nhân"]
    paste(part, " ")
    assert told[-1] == "Bộ nhớ tạm không có cá nhân nào để dán."
    paste(part, "Bà\tTrần Thị Hòa\tGiám đốc\tPhòng A, Sở Y tế\n")
    dialog = import_dialog(part)
    assert names(context) == ["Trần Thị Hoà", "Lê Văn An"]
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    assert column(part.panel.model, PersonColumn.NOTICE) == [
        "Trùng người với dòng 3", "Thiếu chức vụ", "Trùng người với dòng 1", "",
    ]  # fmt: skip
    screen.show_part(COLLECTIVES)
    screen.reveal(context.session.bus.undo())
    assert screen.part.current == PERSONS
    assert names(context) == ["Trần Thị Hoà", "Lê Văn An"]


def test_swapped_columns_hold_the_dialog_until_they_are_said_anew(
    part: PersonPart, context: Context
) -> None:
    paste(part, SWAPPED)
    dialog = import_dialog(part)
    assert dialog.part.current == PROBLEMS
    assert not dialog.take.isEnabled()
    dialog.leave_out.setChecked(True)
    assert dialog.take.isEnabled()
    dialog.leave_out.setChecked(False)
    for at, meaning in ((0, Field.OFFICE), (1, Field.NAME)):
        choice = dialog.columns.choices[at]
        choice.setCurrentIndex(choice.findData(meaning))
        choice.activated.emit(choice.currentIndex())
    assert [row.entry.name for row in dialog.draft.rows] == ["Lê Thị Bé", "Kế toán"]
    assert dialog.draft.held_up == 1
    dialog.leave_out.setChecked(True)
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    assert names(context) == ["Lê Thị Bé"]


def test_a_file_is_looked_at_before_anything_is_taken(
    part: PersonPart, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    book, content = Workbook(), io.BytesIO()
    book.worksheets[0].append(["Trang trống"])
    page = book.create_sheet("DS")
    for row in (["Tên", "Nơi công tác"], ["Bà H'Hen Niê", "Sở Y tế"], ["Ông Tô Hòa", "Sở Y tế"]):
        page.append(row)
    book.save(content)
    path = tmp_path / "ds.xlsx"
    path.write_bytes(content.getvalue())
    dialog = part.read_file(path)
    assert dialog is not None
    assert not dialog.take.isEnabled()
    dialog.read_sheet("DS")
    assert dialog.take.isEnabled()
    dialog.part.chosen.emit(ROWS)
    assert names(context) == []
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    assert names(context) == ["H'Hen Niê", "Tô Hòa"]
    failed: list[object] = []
    context.failed.connect(failed.append)
    path.write_bytes(b"\x00\x01")
    assert part.read_file(path) is None
    assert len(failed) == 1


def test_persons_are_moved_sorted_and_taken_off(part: PersonPart, context: Context) -> None:
    paste(part, "Bà\tVõ Thị Yến\tA\tB\nÔng\tTrần Đức\tA\tB\nÔng\tLê An\tA\tB")
    table = part.panel.table
    table.select_rows([0])
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    assert names(context) == ["Trần Đức", "Võ Thị Yến", "Lê An"]
    assert table.selected_rows == [1]
    part.panel.sort_wanted.emit()
    assert names(context) == ["Lê An", "Trần Đức", "Võ Thị Yến"]
    table.select_rows([0, 2])
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert names(context) == ["Trần Đức"]


def test_the_model_of_persons_is_sound(part: PersonPart, qtmodeltester: ModelTester) -> None:
    paste(part, "Bà\tVõ Thị Yến\tA\tB\nÔng\tTrần Đức\tA\tB")
    qtmodeltester.check(part.panel.model)  # type: ignore[no-untyped-call]
