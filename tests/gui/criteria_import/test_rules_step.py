"""The step of rules: read beside their wording, changed, accepted."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.rules.kinds import RuleKind
from parindex_desktop.services.criteria_import_draft import RuleState
from tests.gui.criteria_import.driving import (
    CTRL,
    current_code,
    focused,
    press,
    read,
    said,
    type_cell,
)
from tests.gui.criteria_import.tables import write_rows
from tests.gui.keys import send_text
from ui.criteria_import import CriteriaImportWizard

ENTER, F8 = Qt.Key.Key_Return, Qt.Key.Key_F8


def test_f8_leads_to_a_rule_in_the_step_of_rules(
    wizard: CriteriaImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = (
        ("1", "Chỉ đạo", "1", ""),
        ("1.1", "Kế hoạch", "1", "Từ 70-90: 1 điểm\nDưới 70: 0 điểm"),
    )
    read(wizard, write_rows(tmp_path / "a.xlsx", *rows), qtbot)
    press(ENTER)
    press(F8)
    assert wizard.rules.isVisible()
    assert current_code(wizard) == "1.1"
    assert wizard.rules.guide.told.startswith("Chưa hiểu: “Từ 70-90")


def test_the_strip_tells_the_problem_gone_to(
    wizard: CriteriaImportWizard, annex: Path, qtbot: QtBot
) -> None:
    read(wizard, annex, qtbot)
    press(ENTER)
    told = wizard.problems.text.text
    press(F8)
    press(Qt.Key.Key_Escape)  # the editor is closed, and nothing was put right
    assert (current_code(wizard), told()[:7]) == ("1.1.1", "IMP.405")
    press(F8)
    assert "IMP.408" in told()
    type_cell("1.1.9")
    seen = set()
    for _ in range(len(wizard.draft.problems())):
        press(F8)
        seen.add(told())
        assert f"tiêu chí {current_code(wizard)}" in told()
    assert len(seen) == len(wizard.draft.problems())


def test_a_rule_is_changed_with_the_editor_and_accepted(
    wizard: CriteriaImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = (
        ("1", "Chỉ đạo", "1", ""),
        ("1.1", "Kế hoạch", "1", "Từ 70-90: 1 điểm\nDưới 70: 0 điểm"),
    )
    read(wizard, write_rows(tmp_path / "a.xlsx", *rows), qtbot)
    wizard.next.setFocus()
    press(ENTER)
    wizard.next.setFocus()
    press(ENTER)
    press(Qt.Key.Key_E)
    tab = wizard.rules.rule_tab
    assert tab.isAncestorOf(focused())
    at = tab.kind_choice.findData(RuleKind.JUDGED)
    tab.kind_choice.setCurrentIndex(at)
    tab.kind_choice.activated.emit(at)
    assert wizard.rules.pending == 1
    tab.first_input().setFocus()
    press(Qt.Key.Key_Escape)
    assert (wizard.rules.pending, focused()) == (0, wizard.rules.table)
    press(Qt.Key.Key_F2)
    tab.kind_choice.setCurrentIndex(at)
    tab.kind_choice.activated.emit(at)
    tab.first_input().setFocus()
    send_text(focused(), "Hội đồng xem xét")
    press(ENTER, CTRL)
    rule = wizard.draft.line(1).rule
    assert rule is not None
    assert rule.kind is RuleKind.JUDGED
    assert wizard.draft.state_of(1) is RuleState.CONFIRMED


def test_the_rule_is_reached_from_its_wording(
    wizard: CriteriaImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = (("1", "Chỉ đạo", "1", ""), ("1.1", "Kế hoạch", "1", "Mỗi sáng kiến 0,5 điểm"))
    read(wizard, write_rows(tmp_path / "a.xlsx", *rows), qtbot)
    for _ in range(2):
        wizard.next.setFocus()
        press(ENTER)
    wizard.rules.guide.text.setFocus()
    press(Qt.Key.Key_F2)
    assert wizard.rules.rule_tab.isAncestorOf(focused())


def test_what_was_said_of_a_rule_goes_when_it_is_typed_on(
    wizard: CriteriaImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    read(wizard, write_rows(tmp_path / "a.xlsx", ("1", "Chỉ đạo", "1", "")), qtbot)
    for _ in range(2):
        wizard.next.setFocus()
        press(ENTER)
    tab = wizard.rules.rule_tab
    at = tab.kind_choice.findData(RuleKind.OPTIONS)
    tab.kind_choice.setCurrentIndex(at)
    tab.kind_choice.activated.emit(at)
    tab.first_input().setFocus()
    press(ENTER, CTRL)
    assert "Quy tắc chưa hoàn chỉnh" in said(wizard)
    tab.first_input().setFocus()
    press(Qt.Key.Key_Escape)
    assert "Quy tắc chưa hoàn chỉnh" not in said(wizard)


def test_a_changed_rule_must_be_accepted_or_given_up_before_the_import(
    wizard: CriteriaImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    read(wizard, write_rows(tmp_path / "a.xlsx", ("1", "Chỉ đạo", "1", "")), qtbot)
    for _ in range(2):
        wizard.next.setFocus()
        press(ENTER)
    tab = wizard.rules.rule_tab
    at = tab.kind_choice.findData(RuleKind.OPTIONS)
    tab.kind_choice.setCurrentIndex(at)
    tab.kind_choice.activated.emit(at)
    wizard.go_on()
    assert wizard.isVisible()
    assert "Có 1 quy tắc đã sửa nhưng chưa xác nhận." in said(wizard)
