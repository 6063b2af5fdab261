"""The screen Khen thưởng, driven by keys: forms, rules, verdicts, the list and its reasons."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.award_rules import Measure
from parindex_desktop.domain.awards import FLAG, MERIT
from parindex_desktop.services.award_lists import SheetList, collective_name, read_awards
from parindex_desktop.services.award_rules_saved import saved_rules
from parindex_desktop.services.awards import take_proposal
from parindex_desktop.services.session import Session
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR, add_group
from tests.awarded_files import decide, numbered
from tests.gui.keys import send_text
from tests.gui.showing import shown
from tests.locked_files import lock
from ui.awards.proposal_model import ProposalColumn
from ui.awards.proposal_panel import OUT
from ui.awards.reason_dialog import ReasonDialog
from ui.awards.rule_dialog import RuleDialog
from ui.context import Context
from ui.messages import Question
from ui.screens.awards import COLLECTIVES, PERSONS, PROPOSAL, AwardsScreen

if TYPE_CHECKING:
    from parindex_desktop.errors import AppError

ALT = Qt.KeyboardModifier.AltModifier
WHY = "Hội đồng đã kết luận"


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[AwardsScreen]:
    lock(context.session)
    with shown(AwardsScreen(context), qtbot, width=1150, height=640) as screen:
        yield screen


@pytest.fixture
def open_screen(context: Context, qtbot: QtBot) -> Iterator[AwardsScreen]:
    with shown(AwardsScreen(context), qtbot, width=1150, height=640) as screen:
        yield screen


def test_the_table_and_its_reasons_are_seen_in_a_small_window(
    screen: AwardsScreen, qtbot: QtBot
) -> None:
    screen.resize(700, 320)
    table = screen.proposal.panel.table
    screen.sheet.fund.setFocus()
    table.setFocus()
    qtbot.waitUntil(lambda: not table.visibleRegion().isEmpty())
    assert table.columnWidth(ProposalColumn.WHY) > table.columnWidth(ProposalColumn.GROUP)


def test_alt_with_arrows_goes_from_form_to_form(screen: AwardsScreen) -> None:
    screen.bar.add.trigger()
    seen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(screen.first_focus(), key, ALT)
        assert screen.sheet_list is not None
        seen.append(screen.sheet_list.sheet.form)
    assert seen == [MERIT, MERIT, FLAG]


def test_alt_with_page_keys_goes_from_part_to_part(screen: AwardsScreen) -> None:
    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(screen.first_focus(), key, ALT)
        seen.append(screen.part.current)
    assert seen == [COLLECTIVES, PERSONS, PERSONS, COLLECTIVES]


def test_tab_reaches_forms_and_rules_where_they_stand(screen: AwardsScreen) -> None:
    field: QWidget = screen.bar.tabs
    ways = [
        *(line.change for line in screen.proposal.panel.rules.lines),
        screen.sheet.fund,
        screen.proposal.panel.search,
    ]
    reached: list[QWidget] = []
    while len(reached) < len(ways):
        following = field.nextInFocusChain()
        assert following is not None
        field = following
        reached += [field] if field in ways else []
    assert reached == [screen.sheet.fund, *ways[:-2], screen.proposal.panel.search]


def sheet(context: Context, place: int = 0) -> SheetList:
    assert context.round is not None
    return read_awards(context.session, context.round).sheets[place]


def names(context: Context, place: int = 0) -> list[str]:
    return [collective_name(context.session, c) for c in sheet(context, place).collectives]


def column(model: QAbstractItemModel, place: int) -> list[str]:
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def type_cell(table: QWidget, text: str, qtbot: QtBot) -> None:
    """Types into the current cell as a person does: letters, then Enter."""
    QTest.keyClick(table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    send_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(table.hasFocus)


def give(screen: AwardsScreen, reason: str = WHY) -> None:
    """Answers the question for a reason that is open."""
    dialog = next(each for each in screen.findChildren(ReasonDialog) if each.isVisible())
    assert not dialog.confirm.isEnabled()
    send_text(dialog.reason, reason)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)


def test_every_unit_shows_its_verdict_until_the_proposal_is_taken_over(
    screen: AwardsScreen, context: Context
) -> None:
    panel = screen.proposal.panel
    why = column(panel.model, ProposalColumn.WHY)
    assert len(why) == 28
    assert why[2:4] == ["Hạng 3, trong chỉ tiêu 3 đơn vị.", "Hạng 4, ngoài chỉ tiêu 3 đơn vị."]
    assert screen.collectives.panel.state.text() == "Theo đề xuất"
    panel.which.choose(OUT)
    panel.which.chosen.emit(OUT)
    assert panel.model.rowCount() == 22
    QTest.keyClick(panel.take, Qt.Key.Key_Space)
    assert screen.part.current == COLLECTIVES
    assert screen.collectives.panel.state.text() == "Đã chọn"
    assert sheet(context).sheet.confirmed
    context.session.bus.undo()
    assert screen.collectives.panel.state.text() == "Theo đề xuất"


def test_open_results_are_told_with_the_ways_on(
    open_screen: AwardsScreen, context: Context
) -> None:
    wanted: list[str] = []
    context.screen_wanted.connect(wanted.append)
    assert names(context) == []
    assert open_screen.warnings.isVisible()
    open_screen.warnings.lock_wanted.emit()
    assert wanted == ["locking"]
    open_screen.warnings.open_wanted.emit()
    assert len(names(context)) == 6
    assert not open_screen.warnings.isVisible()


def test_a_rule_is_changed_saved_and_used_for_all_groups(
    screen: AwardsScreen, context: Context
) -> None:
    groups = context.groups
    dialog = screen.proposal.change_rule(groups[1])
    assert isinstance(dialog, RuleDialog)
    dialog.fields.quota.lineEdit().setText("không giới hạn")
    dialog.fields.quota.setValue(-1)
    dialog.fields.least_index.lineEdit().setText("90,02")
    QTest.keyClick(dialog.fields.least_index, Qt.Key.Key_Tab)
    assert dialog.said.text().startswith("Mọi đơn vị, theo thứ hạng; chỉ số từ 90,02 trở lên")
    send_text(dialog.saved.names.lineEdit(), "Từ 90,02")  # type: ignore[arg-type]  # editable
    QTest.keyClick(dialog.saved.names, Qt.Key.Key_Return)  # saves, and does not end the dialog
    assert [each.name for each in saved_rules(context.session)] == ["Từ 90,02"]
    assert not dialog.saved.save.isEnabled()
    assert dialog.saved.remove.isEnabled()
    QTest.keyClick(dialog.fields.quota, Qt.Key.Key_Return)
    assert names(context)[3:] == ["Châu Đốc", "Châu Thành", "Long Xuyên", "Thoại Sơn"]
    again = screen.proposal.change_rule(groups[0])
    assert isinstance(again, RuleDialog)
    again.saved.names.setCurrentIndex(0)
    again.saved.names.activated.emit(0)
    assert again.fields.rule.quota is None
    QTest.keyClick(again.all, Qt.Key.Key_Space)
    assert {rule.rule for rule in sheet(context).sheet.rules} == {
        saved_rules(context.session)[0].rule
    }


def test_rises_are_asked_for_only_where_they_are_measured(
    screen: AwardsScreen, context: Context
) -> None:
    dialog = screen.proposal.change_rule(context.groups[0])
    assert isinstance(dialog, RuleDialog)
    fields = dialog.fields
    assert not fields.least_rise.isEnabled()
    fields.measure.setCurrentIndex(fields.measure.findData(Measure.RISE_IN_RANKS))
    fields.measure.activated.emit(fields.measure.currentIndex())
    assert fields.least_rise.isEnabled()
    QTest.keyClick(dialog.own, Qt.Key.Key_Space)
    assert names(context) == ["Châu Đốc", "Châu Thành", "Long Xuyên"]
    told = column(screen.proposal.panel.model, ProposalColumn.WHY)
    assert told[0] == "Không có kết quả năm trước để so sánh."


def test_a_tie_at_the_cut_is_told_above_the_table(
    open_screen: AwardsScreen, context: Context
) -> None:
    assert context.round is not None
    table = "Cục Một;60;20\nCục Hai;59;20\nCục Ba;58;20\nCục Bốn;50;28\n"
    session = context.session
    add_group(session, context.round.id, session.group_of("nganh-doc"), table)
    open_screen.proposal.propose_open()
    assert any("Cục Ba, Cục Bốn ngang nhau ở vị trí cuối" in t for t in open_screen.warnings.texts)
    told = column(open_screen.proposal.panel.model, ProposalColumn.WHY)
    assert told.count("Hạng 3, ngang nhau ở vị trí cuối, vượt chỉ tiêu 3.") == 2


def test_a_unit_is_barred_with_a_reason_and_let_again(
    screen: AwardsScreen, context: Context
) -> None:
    panel = screen.proposal.panel
    panel.table.setCurrentIndex(panel.model.index(0, 0))
    QTest.keyClick(panel.bar, Qt.Key.Key_Space)
    give(screen, "Đang bị kỷ luật")
    assert names(context)[0] == "Sở Kế hoạch và Đầu tư"
    assert "Không xét khen: Đang bị kỷ luật." in column(panel.model, ProposalColumn.WHY)
    QTest.keyClick(panel.bar, Qt.Key.Key_Space)
    assert names(context)[0] == "Sở Giao thông Vận tải"


def test_who_is_not_proposed_is_put_on_the_list_with_a_reason(
    screen: AwardsScreen, context: Context
) -> None:
    panel = screen.proposal.panel
    panel.table.setCurrentIndex(panel.model.index(3, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    give(screen)
    assert names(context)[-1] == "Sở Tư pháp"
    assert sheet(context).collectives[-1].reason == WHY
    assert panel.model.rows[3].listed


def test_lines_are_moved_and_taken_off_by_keys_with_a_reason(
    screen: AwardsScreen, context: Context
) -> None:
    screen.show_part(COLLECTIVES)
    table = screen.collectives.panel.table
    table.select_rows([0])
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    give(screen)
    assert names(context)[:2] == ["Sở Kế hoạch và Đầu tư", "Sở Giao thông Vận tải"]
    assert table.selected_rows == [1]
    assert screen.collectives.panel.decided.text() == f"Thứ tự khác đề xuất: {WHY}"
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert names(context)[0] == "Sở Giao thông Vận tải"
    QTest.keyClick(table, Qt.Key.Key_Delete)
    give(screen)
    assert names(context)[0] == "Sở Kế hoạch và Đầu tư"
    assert table.selected_rows == [0]
    assert "Sở Giao thông Vận tải" in screen.collectives.panel.decided.text()
    context.session.bus.undo()
    assert names(context)[0] == "Sở Giao thông Vận tải"


def test_who_has_a_number_is_not_taken_off_and_no_reason_is_asked(
    screen: AwardsScreen, context: Context
) -> None:
    screen.show_part(COLLECTIVES)
    context.do(take_proposal(context.session, sheet(context)))
    decide(context.session)
    numbered(context.session)
    told: list[AppError] = []
    context.failed.connect(told.append)
    screen.collectives.panel.table.select_rows([0])
    QTest.keyClick(screen.collectives.panel.table, Qt.Key.Key_Delete)
    assert [error.code for error in told] == ["REG.111"]
    assert screen.findChild(ReasonDialog) is None


def test_a_note_is_typed_in_its_line(screen: AwardsScreen, context: Context, qtbot: QtBot) -> None:
    screen.show_part(COLLECTIVES)
    screen.collectives.panel.table.select_rows([0])
    type_cell(screen.collectives.panel.table, "Dẫn đầu khối sở", qtbot)
    assert sheet(context).collectives[0].note == "Dẫn đầu khối sở"
    assert screen.collectives.panel.table.currentIndex().row() == 1


def test_collectives_are_found_or_typed_and_added(
    screen: AwardsScreen, context: Context, qtbot: QtBot
) -> None:
    screen.show_part(COLLECTIVES)
    dialog = screen.collectives.choose()
    assert dialog is not None
    send_text(dialog.search, "thanh tra")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.reason.hasFocus()
    send_text(dialog.reason, WHY)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert names(context)[-1] == "Thanh tra tỉnh"
    assert screen.collectives.panel.table.selected_rows == [6]
    other = screen.collectives.choose()
    assert other is not None
    send_text(other.search, "Phòng CCHC, Sở Nội vụ")
    QTest.keyClick(other.search, Qt.Key.Key_Return)
    assert names(context)[-1] == "Phòng CCHC, Sở Nội vụ"


def test_forms_are_added_ordered_and_removed(screen: AwardsScreen, context: Context) -> None:
    screen.bar.add.trigger()
    assert [sheet(context, place).sheet.form for place in (0, 1)] == [MERIT, FLAG]
    assert screen.sheet_list is not None
    assert screen.sheet_list.sheet.form == FLAG
    screen.bar.forward.trigger()
    assert sheet(context).sheet.form == FLAG
    QTest.keyClick(screen.proposal.panel.take, Qt.Key.Key_Space)
    assert len(names(context)) == 6
    screen.bar.tabs.chosen.emit(sheet(context, 1).sheet.id)
    assert screen.sheet.form.currentText() == MERIT
    assert names(context, 1)[0] == "Sở Tư pháp"
    screen.bar.tabs.chosen.emit(sheet(context).sheet.id)
    screen.bar.remove.trigger()
    question = next(each for each in screen.findChildren(Question) if each.isVisible())
    assert "Cờ thi đua" in question.text
    question.done(0)
    screen.context.session.bus.undo()
    screen.refresh()
    screen.bar.remove.trigger()
    assert sheet(context).sheet.form == MERIT


def test_the_heading_is_written_when_a_field_is_left(
    screen: AwardsScreen, context: Context
) -> None:
    screen.sheet.achievement.setFocus()
    send_text(screen.sheet.achievement, "Có thành tích xuất sắc")
    QTest.keyClick(screen.sheet.achievement, Qt.Key.Key_Return)
    assert sheet(context).sheet.achievement == "Có thành tích xuất sắc"
    context.session.bus.undo()
    assert screen.sheet.achievement.text() == ""


def test_undo_shows_the_part_it_changed(screen: AwardsScreen, context: Context) -> None:
    QTest.keyClick(screen.proposal.panel.take, Qt.Key.Key_Space)
    screen.show_part(PERSONS)
    screen.reveal(context.session.bus.undo())
    assert screen.part.current == COLLECTIVES
    screen.proposal.propose_open()
    screen.reveal(context.session.bus.undo())
    assert screen.part.current == PROPOSAL


def test_a_file_opened_for_reading_shows_its_sheets_and_refuses_in_words(
    session: Session, qtbot: QtBot
) -> None:
    lock(session)
    reading = Session(WorkFile.open(session.path, author=AUTHOR, read_only=True), AUTHOR)
    context = Context(reading)
    told: list[AppError] = []
    context.failed.connect(told.append)
    with shown(AwardsScreen(context), qtbot, width=1150, height=640) as screen:
        assert screen.proposal.panel.model.rowCount() == 28
        QTest.keyClick(screen.proposal.panel.take, Qt.Key.Key_Space)
        screen.bar.add.trigger()
    assert [error.code for error in told] == ["FILE.107", "FILE.107"]
    context.close()


def test_the_preview_is_asked_for_on_the_screen_of_papers(
    screen: AwardsScreen, context: Context
) -> None:
    told: list[str] = []
    context.screen_wanted.connect(told.append)
    context.paper_wanted.connect(told.append)
    screen.show_preview()
    assert told == ["documents", "award-list"]


def test_the_models_are_sound(screen: AwardsScreen, qtmodeltester: ModelTester) -> None:
    for model in (screen.proposal.panel.model, screen.collectives.panel.model):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
