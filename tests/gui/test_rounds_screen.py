"""The screen of rounds: every field is applied when left, told when wrong, and can be undone."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.policy import Policy, RankBasis, TieBreakKind, TieStyle
from tests.gui.keys import send_text
from ui.context import Context
from ui.messages import Question
from ui.rounds.new_round import NewRoundDialog
from ui.screens.rounds import RoundsScreen

if TYPE_CHECKING:
    from parindex_desktop.errors import AppError


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[RoundsScreen]:
    made = RoundsScreen(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    send_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def policy(screen: RoundsScreen) -> Policy:
    assert screen.context.round is not None
    return screen.context.round.policy


def test_the_list_of_rounds_is_a_sound_model(
    screen: RoundsScreen, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(screen.model)  # type: ignore[no-untyped-call]
    texts = [screen.model.index(0, at).data() for at in range(4)]
    assert texts == ["2016", "Năm 2016", "28", "56/56 ô"]


def test_a_new_round_is_begun_and_looked_at(screen: RoundsScreen) -> None:
    screen.add_round.setFocus()
    QTest.keyClick(screen.add_round, Qt.Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewRoundDialog)
    assert dialog.line.text() == "2017"
    replace = dialog.line
    replace.selectAll()
    send_text(replace, "2016")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "2016" in dialog.year.fault
    assert dialog.isVisible()
    replace.selectAll()
    send_text(replace, "2017")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert screen.context.round is not None
    assert screen.context.round.year == 2017
    assert [each.year for each in screen.model.rows] == [2017, 2016]
    assert screen.table.currentIndex().row() == 0
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.context.round.year == 2016
    assert screen.year.line.text() == "2016"


def test_name_and_year_are_applied_when_left(screen: RoundsScreen) -> None:
    write(screen.name.line, "Chỉ số CCHC năm 2016")
    assert screen.context.round is not None
    assert screen.context.round.name == "Chỉ số CCHC năm 2016"
    write(screen.year.line, "1850")
    assert "1850" in screen.year.fault
    assert screen.context.round.year == 2016
    write(screen.year.line, "2015")
    assert not screen.year.fault
    assert screen.context.round.year == 2015
    screen.context.session.bus.undo()
    assert screen.year.line.text() == "2016"


def test_leaving_a_field_as_it_was_writes_nothing(screen: RoundsScreen) -> None:
    before = screen.context.session.bus.next_undo
    for field in (screen.name.line, screen.office.fields["place"].line):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert screen.context.session.bus.next_undo is before


def test_rules_are_applied_at_once_and_their_examples_follow(screen: RoundsScreen) -> None:
    card = screen.policy
    assert card.examples[0].text().endswith("88,89.")
    card.decimals.setFocus()
    QTest.keyClick(card.decimals, Qt.Key.Key_Up)
    assert policy(screen).decimals == 3
    assert card.examples[0].text().endswith("88,889.")
    for choice in (card.basis[RankBasis.EXACT], card.ties[TieStyle.DENSE], card.rebase):
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_Space)
    after = policy(screen)
    assert after.rank_basis is RankBasis.EXACT
    assert after.tie_style is TieStyle.DENSE
    assert not after.rebase_not_applicable
    for _step in range(4):
        screen.context.session.bus.undo()
    assert policy(screen) == Policy()
    assert card.decimals.value() == 2
    assert card.basis[RankBasis.PRINTED].isChecked()


def test_tie_breakers_are_added_ordered_and_removed(screen: RoundsScreen) -> None:
    breakers = screen.policy.tie_breakers

    def offer(at: int) -> None:
        menu = breakers.add.menu()
        assert menu is not None
        menu.actions()[at].trigger()

    def press(tip: str) -> None:
        QApplication.processEvents()  # lines just added are shown
        buttons = breakers.findChildren(QPushButton)
        fitting = [b for b in buttons if b.toolTip() == tip and b.isVisible() and b.isEnabled()]
        fitting[-1].click()

    offer(0)
    offer(0)
    kinds = [TieBreakKind.APPRAISED, TieBreakKind.SURVEY]
    assert [step.kind for step in policy(screen).tie_breakers] == kinds
    press("Xét trước")
    assert [step.kind for step in policy(screen).tie_breakers] == kinds[::-1]
    press("Xóa")
    assert [step.kind for step in policy(screen).tie_breakers] == [TieBreakKind.SURVEY]
    assert "điểm điều tra xã hội học" in screen.policy.examples[2].text()
    offer(1)
    (_, last) = policy(screen).tie_breakers
    assert (last.kind, last.criterion_code) == (TieBreakKind.CRITERION, "TĐ")


def bands(screen: RoundsScreen) -> list[tuple[str, Decimal]]:
    assert screen.context.book is not None
    return [(band.name, band.lower_bound) for band in screen.context.book.setup.bands]


def test_classes_are_changed_added_and_removed(screen: RoundsScreen) -> None:
    card = screen.classes
    write(card.lines[1].bound, "82,5")
    assert bands(screen)[1] == ("Tốt", Decimal("82.5"))
    write(card.lines[1].name, "Giỏi")
    assert bands(screen)[1] == ("Giỏi", Decimal("82.5"))
    card.add_class.click()
    assert bands(screen)[4] == ("Mức mới", Decimal(25))
    assert screen.focusWidget() is card.lines[4].name
    card.lines[0].away.click()
    assert len(card.lines) == 5
    assert bands(screen)[0][0] == "Giỏi"
    for _step in range(4):
        screen.context.session.bus.undo()
    assert bands(screen)[:2] == [("Xuất sắc", Decimal(90)), ("Tốt", Decimal(80))]


def test_classes_out_of_order_are_refused_with_a_code(screen: RoundsScreen) -> None:
    failures: list[AppError] = []
    screen.context.failed.connect(failures.append)
    write(screen.classes.lines[1].bound, "95")
    write(screen.classes.lines[2].bound, "nhiều")
    assert [each.code for each in failures] == ["SET.121", "NUM.101"]
    assert bands(screen)[1] == ("Tốt", Decimal(80))


def test_classes_of_one_group_are_given_to_all(screen: RoundsScreen) -> None:
    write(screen.classes.lines[0].bound, "92")
    context = screen.context
    context.look_at(group_id=context.groups[1].id)
    assert screen.classes.lines[0].bound.text() == "90"
    context.look_at(group_id=context.groups[0].id)
    screen.classes.for_all.click()
    context.look_at(group_id=context.groups[1].id)
    assert screen.classes.lines[0].bound.text() == "92"


def test_the_office_is_changed_field_by_field(screen: RoundsScreen) -> None:
    fields = screen.office.fields
    write(fields["signer_name"].line, "  Nguyễn  Văn Ánh ")
    assert screen.context.session.profile.signer_name == "Nguyễn Văn Ánh"
    write(fields["province"].line, " ")
    assert fields["province"].fault
    assert screen.context.session.profile.province == "tỉnh An Giang"


def test_a_round_without_scores_is_removed_after_a_question(screen: RoundsScreen) -> None:
    screen.remove_round.click()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    assert question.focusWidget() is not None
    QTest.keyClick(question.focusWidget(), Qt.Key.Key_Space)  # the safe answer has the focus
    assert len(screen.context.session.rounds) == 1
    failures: list[AppError] = []
    screen.context.failed.connect(failures.append)
    screen.remove_round.click()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    deed = [
        each for each in question.findChildren(QPushButton) if "Xóa" in each.text().replace("&", "")
    ]
    deed[0].click()
    assert [each.code for each in failures] == ["SET.111"]
