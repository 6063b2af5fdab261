"""The screen of award money: sums follow the tables, rows are typed in dialogs, all by keyboard."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.awards import FLAG, MERIT
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.usual_award_money import USUAL_MONEY
from parindex_desktop.domain.wording_fields import WordingField
from parindex_desktop.services.award_funds import tables_of
from tests.gui.keys import send_text
from tests.gui.showing import shown
from tests.money_files import award, decided_on
from ui.award_money.entry_dialog import EntryDialog, RateDialog, SalaryDialog
from ui.context import Context
from ui.screens.award_money import AwardMoneyScreen

if TYPE_CHECKING:
    from parindex_desktop.services.papers.wording_checks import Gap


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[AwardMoneyScreen]:
    award(context.session, FLAG, MERIT)
    with shown(AwardMoneyScreen(context), qtbot, width=1150, height=640) as screen:
        yield screen


def dialog(kind: type[EntryDialog]) -> EntryDialog:
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, kind)
    return opened


def write(typed: EntryDialog, name: str, text: str) -> None:
    editor = typed.fields[name].editor
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    send_text(line, text)


def each(screen: AwardMoneyScreen) -> list[str]:
    model = screen.shares.model
    return [model.index(row, 5).data() for row in range(model.rowCount())]


def test_the_newest_figures_are_used_and_told_until_the_day_is_known(
    screen: AwardMoneyScreen, context: Context, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(screen.shares.model)  # type: ignore[no-untyped-call]
    assert each(screen) == ["20.240.000", "3.800.000"]
    assert screen.notice is not None
    assert "Chưa có ngày của quyết định" in screen.notice.text
    wanted: list[tuple[LetterKind, Gap]] = []
    context.gap_wanted.connect(lambda kind, gap: wanted.append((kind, gap)))
    way_on = screen.notice.findChild(QPushButton)
    assert way_on is not None
    QTest.keyClick(way_on, Qt.Key.Key_Space)
    assert [(kind, gap.field) for kind, gap in wanted] == [(LetterKind.AWARDS, WordingField.DAY)]
    decided_on(context.session, "2026-06-30")
    assert each(screen) == ["18.720.000", "3.510.000"]
    assert screen.shares.total.text() == "Tổng cộng: 119.340.000 đồng"
    assert "Một trăm mười chín triệu ba trăm bốn mươi nghìn đồng" in screen.shares.words.text()
    assert screen.notice is not None
    assert "chưa được đối chiếu" in screen.notice.text
    decided_on(context.session, "2017-05-23")
    assert each(screen) == ["–", "–"]
    assert "Bảng chưa có mức lương cơ sở áp dụng ngày 23/05/2017" in screen.notice.text


def test_a_base_salary_is_added_and_what_is_wrong_stands_below_its_field(
    screen: AwardMoneyScreen, context: Context
) -> None:
    table = screen.salaries.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Insert)
    typed = dialog(SalaryDialog)
    write(typed, "since", "1/7/2026")
    write(typed, "amount", "2,7 triệu")
    write(typed, "law", "Nghị định số 99/2027/NĐ-CP")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert "không phải là số tiền" in typed.fields["amount"].fault
    write(typed, "amount", "2.700.000")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert "Đã có mức lương cơ sở từ ngày 01/07/2026" in typed.fields["since"].fault
    assert typed.fields["amount"].fault == ""
    write(typed, "since", "1/1/2027")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert table.model().index(0, 1).data() == "2.700.000"
    assert each(screen) == ["21.600.000", "4.050.000"]
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert tables_of(context.session) == USUAL_MONEY
    assert each(screen) == ["20.240.000", "3.800.000"]


def test_a_coefficient_is_changed_rounding_and_fund_are_kept_and_given_up(
    screen: AwardMoneyScreen, context: Context, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(screen.rates.model)  # type: ignore[no-untyped-call]
    screen.rates.table.setFocus()
    screen.rates.table.selectRow(2)
    QTest.keyClick(screen.rates.table, Qt.Key.Key_Return)
    typed = dialog(RateDialog)
    assert typed.text("form") == MERIT
    write(typed, "coefficient", "1,55")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    line = screen.rounding.step.line
    line.setFocus()
    line.selectAll()
    send_text(line, "1000")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert each(screen) == ["20.240.000", "3.922.000"]
    screen.rounding.way.setFocus()
    QTest.keyClick(screen.rounding.way, Qt.Key.Key_End)
    assert each(screen) == ["20.240.000", "3.921.000"]
    line = screen.rounding.fund.line
    line.setFocus()
    send_text(line, "Ngân sách tỉnh")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert screen.shares.model.index(0, 8).data() == "Ngân sách tỉnh"
    screen.rounding.usual.setFocus()
    QTest.keyClick(screen.rounding.usual, Qt.Key.Key_Space)
    assert tables_of(context.session) == USUAL_MONEY
    assert not screen.rounding.usual.isEnabled()
