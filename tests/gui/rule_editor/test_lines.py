"""The lines of a rule under the keys, and the facts that try it."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import (
    BandsRule,
    Bound,
    RuleKind,
)
from parindex_desktop.services.rule_draft import new_draft
from tests.gui.keys import send_text
from tests.gui.rule_editor.acts import (
    ALT,
    Key,
    begin,
    focus_lines,
    focus_value,
    labels,
    look_at,
    make_stricter,
    press,
    put,
    try_out,
)
from ui.criteria.detail import DetailPanel
from ui.criteria.detail.fact_inputs import ChoiceInput
from ui.criteria.detail.lines_model import LineColumn, LinesModel
from ui.criteria.detail.other_editors import FormulaEditor


def test_lines_are_moved_and_removed_by_keys(panel: DetailPanel) -> None:
    look_at(panel, 1)
    focus_lines(panel, 0)
    press(Key.Key_Down, ALT)
    assert labels(panel) == ["Ban hành không kịp thời", "Ban hành kịp thời", "Không ban hành"]
    press(Key.Key_Delete)
    assert labels(panel) == ["Ban hành không kịp thời", "Không ban hành"]


def test_backspace_empties_a_cell(panel: DetailPanel) -> None:
    table = focus_lines(panel, 0)
    press(Key.Key_Backspace)
    assert table.property("visible")
    assert panel.rule_tab.rule is None
    assert panel.footer.text.startswith("Chưa hoàn chỉnh")


def test_space_switches_whether_a_bound_belongs_to_its_band(panel: DetailPanel) -> None:
    focus_lines(panel, 0, 1)
    press(Key.Key_Space)
    focus_lines(panel, 1, 3)
    press(Key.Key_Space)
    rule = panel.rule_tab.rule
    assert isinstance(rule, BandsRule)
    assert rule.bands[0].lower == Bound(Decimal(90), inclusive=False)
    assert rule.bands[1].upper == Bound(Decimal(90))


def test_a_gap_between_bands_is_told_while_typing(panel: DetailPanel) -> None:
    focus_lines(panel, 0)
    put("95")
    assert "90" in panel.footer.text
    assert not panel.footer.apply_button.isEnabled()


@pytest.mark.parametrize("kind", [RuleKind.OPTIONS, RuleKind.BANDS])
@pytest.mark.parametrize("read_only", [False, True])
def test_the_model_of_lines_keeps_the_rules_of_qt(
    qtmodeltester: ModelTester, kind: RuleKind, read_only: bool
) -> None:
    draft = new_draft(kind, Points(20_000))
    model = LinesModel([LineColumn("x")] * len(draft.lines[0]))
    model.set_rows(draft, read_only=read_only)
    model.set_faults({(0, 0): "wrong"})
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_the_place_of_a_mistake_in_a_formula_is_marked(panel: DetailPanel) -> None:
    begin(panel, RuleKind.FORMULA)
    focus_lines(panel, 0)
    put("a")
    focus_value(panel, "expression")
    put("2 x ) a")
    editor = panel.rule_tab.editor
    assert isinstance(editor, FormulaEditor)
    (mark,) = editor.expression.extraSelections()
    assert mark.cursor.selectedText() == ")"
    put("2 x a")
    assert editor.expression.extraSelections() == []
    assert panel.rule_tab.may_be_applied


def test_the_try_out_follows_the_rule_being_typed(panel: DetailPanel) -> None:
    assert try_out(panel, "36", "40").endswith("→ 2 điểm")
    make_stricter(panel)
    assert panel.rule_tab.try_out.result.text().endswith("→ 1 điểm")


def test_what_cannot_be_read_is_marked_at_its_field(panel: DetailPanel, qtbot: QtBot) -> None:
    form = panel.rule_tab.try_out
    entered: list[bool] = []
    form.entered.connect(lambda: entered.append(True))
    try_out(panel, "ba mươi sáu")
    assert form.fault("numerator").endswith("nhập một số, ví dụ 38.")
    assert form.outcome is None
    assert QApplication.focusWidget() is form.input("numerator")
    try_out(panel, "36", "0")
    assert form.result.text().startswith("RUL.108")
    assert entered == []
    try_out(panel, "36", "40")
    assert entered == [True]


def test_choices_are_made_by_arrows_and_letters_and_unmade(panel: DetailPanel) -> None:
    look_at(panel, 1)
    form = panel.rule_tab.try_out
    form.focus_first()
    choice = form.input("choice")
    assert isinstance(choice, ChoiceInput)
    press(Key.Key_Down)
    assert choice.value == "Ban hành kịp thời"
    press(Key.Key_Down)
    assert form.result.text() == "Ban hành không kịp thời → 1 điểm"
    send_text(choice, "k")
    assert choice.value == "Không ban hành"
    press(Key.Key_Delete)
    assert form.typed() == {"choice": ""}
    assert form.outcome is None


def test_the_headings_say_what_the_bounds_are_measured_in(panel: DetailPanel) -> None:
    model = focus_lines(panel, 0).model()
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Từ, %"
    assert panel.rule_tab.editor is not None
    QTest.keyClick(panel.rule_tab.editor.input("measure"), Key.Key_Right)
    focus_value(panel, "value_unit")
    put("ngày")
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Đến, ngày"
