"""What a changed rule does to scores is shown before, and drafts wait for their line."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.rules.kinds import (
    BandsRule,
    JudgedRule,
    RuleKind,
)
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.session import Session
from tests.gui.rule_editor.acts import (
    CTRL,
    Key,
    begin,
    focus_lines,
    focus_value,
    look_at,
    make_stricter,
    press,
    put,
)
from tests.ruled_leaves import BANDS, book_of, leaf
from ui.criteria.detail import DetailPanel
from ui.criteria.detail.effect_dialog import EffectDialog


def question(panel: DetailPanel) -> EffectDialog:
    found = panel.findChildren(EffectDialog)
    assert len(found) == 1
    return found[0]


def shown_rows(dialog: EffectDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def points(session: Session) -> list[int]:
    book = book_of(session)
    return [book.score(unit.id, leaf(session).id, Stage.APPRAISAL_1).points for unit in book.units]


def test_what_changes_is_shown_before_it_is_written(scored: DetailPanel, session: Session) -> None:
    make_stricter(scored)
    press(Key.Key_Return, CTRL)
    dialog = question(scored)
    assert points(session) == [20_000, 20_000, 0]
    assert shown_rows(dialog) == [
        [unit, "Thẩm định lần 1", "Hồ sơ đúng hạn: 36; Tổng số hồ sơ: 40", "2", "1",
         "36/40 = 90,00 % thuộc mức từ 70 % đến dưới 95 % → 1 điểm"]
        for unit in ("Sở Nội vụ", "Sở Y tế")
    ]  # fmt: skip
    QTest.keyClick(dialog, Key.Key_Escape)
    assert points(session) == [20_000, 20_000, 0]
    assert leaf(session).id in scored.drafts, "the draft waits"


def test_applying_writes_rule_and_scores_and_one_undo_takes_both_back(
    scored: DetailPanel, session: Session
) -> None:
    make_stricter(scored)
    press(Key.Key_Return, CTRL)
    QTest.keyClick(question(scored).focusWidget(), Key.Key_Return)
    assert points(session) == [10_000, 10_000, 0]
    assert scored.rule_tab.rule == leaf(session).rule
    assert not scored.footer.isVisible()
    session.bus.undo()
    assert points(session) == [20_000, 20_000, 0]
    assert leaf(session).rule == BANDS


def test_cells_that_need_new_facts_come_first(scored: DetailPanel, session: Session) -> None:
    begin(scored, RuleKind.JUDGED)
    press(Key.Key_Return, CTRL)
    dialog = question(scored)
    assert [row[4] for row in shown_rows(dialog)] == ["?"] * 3
    assert all("“Điểm”" in row[5] for row in shown_rows(dialog))
    QTest.keyClick(dialog.focusWidget(), Key.Key_Return)
    assert points(session) == [20_000, 20_000, 0]
    assert leaf(session).rule == JudgedRule()


def test_a_rule_that_changes_no_score_asks_nothing(scored: DetailPanel, session: Session) -> None:
    focus_value(scored, "numerator")
    put("Hồ sơ giải quyết đúng hạn")
    press(Key.Key_Return, CTRL)
    assert scored.findChildren(EffectDialog) == []
    rule = leaf(session).rule
    assert isinstance(rule, BandsRule)
    assert rule.measure.numerator == "Hồ sơ giải quyết đúng hạn"


def test_an_incomplete_rule_is_not_written(panel: DetailPanel, session: Session) -> None:
    focus_lines(panel, 0, 4)
    put("hai")
    assert "“hai” không phải là số" in panel.footer.text
    assert not panel.rule_tab.problems.text, "told once"
    assert not panel.footer.apply_button.isEnabled()
    press(Key.Key_Return, CTRL)
    assert leaf(session).rule == BANDS
    assert leaf(session).id in panel.drafts


def test_a_draft_waits_while_another_line_is_looked_at(panel: DetailPanel) -> None:
    focus_lines(panel, 0, 4)
    put("hai")
    look_at(panel, 1)
    assert not panel.footer.isVisible()
    look_at(panel, 0)
    assert panel.footer.isVisible()
    assert panel.rule_tab.editor is not None
    assert panel.rule_tab.editor.lines is not None
    assert panel.rule_tab.editor.lines.table.model().index(0, 4).data() == "hai"


def test_typing_the_rule_of_the_file_again_is_no_draft(panel: DetailPanel) -> None:
    focus_lines(panel, 0, 4)
    put("1,5")
    assert len(panel.drafts) == 1
    focus_lines(panel, 0, 4)
    put("2")
    assert len(panel.drafts) == 0
    assert not panel.footer.isVisible()


def test_escape_puts_a_draft_aside_and_it_can_be_taken_up_again(
    panel: DetailPanel, session: Session, qtbot: QtBot
) -> None:
    make_stricter(panel)
    typed = panel.rule_tab.rule
    press(Key.Key_Escape)
    assert panel.rule_tab.rule == BANDS
    panel.footer.take_up_button.setFocus()
    press(Key.Key_Return)
    assert panel.rule_tab.rule == typed
    panel.discard()
    look_at(panel, 0)
    with qtbot.waitSignal(panel.left):
        press(Key.Key_Escape)


def test_another_kind_keeps_what_was_typed_for_the_first(panel: DetailPanel) -> None:
    begin(panel, RuleKind.RATIO)
    begin(panel, RuleKind.BANDS)
    assert panel.rule_tab.rule == BANDS
    assert len(panel.drafts) == 0


def test_a_rule_is_taken_off(panel: DetailPanel, session: Session) -> None:
    choice = panel.rule_tab.kind_choice
    choice.setFocus()
    QTest.keyClick(choice, Key.Key_Home)
    press(Key.Key_Return, CTRL)
    assert leaf(session).rule is None


def test_the_focus_stays_in_the_details_when_a_draft_is_put_aside(panel: DetailPanel) -> None:
    begin(panel, RuleKind.PER_ITEM)
    focus_value(panel, "item")
    press(Key.Key_Escape)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused)
    assert focused.isVisible()
