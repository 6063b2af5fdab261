"""Every kind of rule is typed, tried, applied and taken back by keyboard."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

import pytest
from PySide6.QtTest import QTest

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import (
    Answer,
    Band,
    BandsRule,
    Bound,
    FormulaRule,
    Join,
    JudgedRule,
    Level,
    Measure,
    Option,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    RuleKind,
    SurveyRule,
    Variable,
    YesNoRule,
)
from parindex_desktop.services.session import Session
from tests.gui.rule_editor.acts import (
    CTRL,
    Key,
    begin,
    focus_lines,
    focus_value,
    look_at,
    press,
    put,
    try_out,
)
from tests.ruled_leaves import leaf
from ui.criteria.detail import DetailPanel


class Case(NamedTuple):
    """One kind of rule: how it is typed, what comes of it, and a try-out."""

    kind: RuleKind
    type_it: Callable[[DetailPanel], None]
    rule: Rule
    facts: tuple[str, ...]
    told: str


def type_options(panel: DetailPanel) -> None:
    focus_lines(panel, 0)
    for text in ("Đạt", "2", "Chưa đạt", "0,5"):
        put(text)


def type_yes_no(panel: DetailPanel) -> None:
    focus_lines(panel, 0)
    put("Có kế hoạch")
    put("Có báo cáo")
    editor = panel.rule_tab.editor
    assert editor is not None
    editor.input("join").setFocus()
    QTest.keyClick(editor.input("join"), Key.Key_Right)
    focus_value(panel, "not_met")
    put("0,25")


def type_bands(panel: DetailPanel) -> None:
    put("đúng hạn")  # the focus is in the first field
    press(Key.Key_Tab)
    put("tổng số")
    focus_lines(panel, 0)
    put("90")  # the next cell that is typed: To
    put("")
    put("2")  # the points; then the next line, which goes on below 90
    put("70")
    put("")
    put("1")
    put("")
    put("")
    put("0")


def type_ratio(panel: DetailPanel) -> None:
    for name, text in (
        ("numerator", "xong"),
        ("denominator", "giao"),
        ("floor", "50"),
        ("cap", "80"),
    ):
        focus_value(panel, name)
        put(text)
    assert panel.rule_tab.editor is not None
    panel.rule_tab.editor.input("to_cap").setFocus()
    press(Key.Key_Space)


def type_per_item(panel: DetailPanel) -> None:
    for name, text in (("item", "quy chế"), ("each", "0,5"), ("item_cap", "2")):
        focus_value(panel, name)
        put(text)


def type_percent(panel: DetailPanel) -> None:
    focus_lines(panel, 0)
    for text in ("Hoàn thành tốt", "100", "Hoàn thành", "50"):
        put(text)


def type_judged(panel: DetailPanel) -> None:
    focus_value(panel, "guidance")
    put("Trừ điểm tương ứng")


def type_formula(panel: DetailPanel) -> None:
    focus_lines(panel, 0)
    for text in ("a", "Nhiệm vụ xong", "việc", "b", "Nhiệm vụ giao", "việc"):
        put(text)
    focus_value(panel, "expression")
    put("2 x a / b")


def type_survey(panel: DetailPanel) -> None:
    focus_lines(panel, 2)
    for _ in range(3):
        press(Key.Key_Delete)  # only the two best answers stay
    focus_lines(panel, 0)
    put("Hài lòng")


CASES = (
    Case(
        RuleKind.OPTIONS, type_options,
        OptionsRule((Option("Đạt", Points(20_000)), Option("Chưa đạt", Points(5_000)))),
        ("c",), "Chưa đạt → 0,5 điểm",
    ),
    Case(
        RuleKind.YES_NO, type_yes_no,
        YesNoRule(("Có kế hoạch", "Có báo cáo"), Points(20_000), Points(2_500), Join.ANY),
        ("k", "c"), "đạt 1/2 điều kiện (đạt một là đủ) → 2 điểm",
    ),
    Case(
        RuleKind.BANDS, type_bands,
        BandsRule(
            Measure(numerator="đúng hạn", denominator="tổng số"),
            (
                Band(Bound(Decimal(90)), None, Points(20_000)),
                Band(Bound(Decimal(70)), Bound(Decimal(90), inclusive=False), Points(10_000)),
                Band(None, Bound(Decimal(70), inclusive=False), Points(0)),
            ),
        ),
        ("38", "40"), "38/40 = 95,00 % ≥ 90 % → 2 điểm",
    ),
    Case(
        RuleKind.RATIO, type_ratio,
        RatioRule(
            Measure(numerator="xong", denominator="giao"), Bound(Decimal(50)), Decimal(80),
            to_cap=True,
        ),
        ("6", "10"), "6/10 = 60,00 %; 60,00 % / 80 % × 2 → 1,5 điểm",
    ),
    Case(
        RuleKind.PER_ITEM, type_per_item,
        PerItemRule("quy chế", Points(5_000), Points(20_000)),
        ("3",), "3 × 0,5 = 1,5 → 1,5 điểm",
    ),
    Case(
        RuleKind.PERCENT, type_percent,
        PercentRule((Level("Hoàn thành tốt", Decimal(100)), Level("Hoàn thành", Decimal(50)))),
        ("h",), "Hoàn thành tốt: 100 %; 100 % × 2 → 2 điểm",
    ),
    Case(
        RuleKind.JUDGED, type_judged, JudgedRule("Trừ điểm tương ứng"),
        ("1,5", "Biên bản 12"), "Hội đồng xem xét: Biên bản 12 → 1,5 điểm",
    ),
    Case(
        RuleKind.FORMULA, type_formula,
        FormulaRule(
            (Variable("a", "Nhiệm vụ xong", "việc"), Variable("b", "Nhiệm vụ giao", "việc")),
            "2 x a / b",
        ),
        ("3", "4"), "a = 3; b = 4; 2 x a / b = 1,5 → 1,5 điểm",
    ),
    Case(
        RuleKind.SURVEY, type_survey,
        SurveyRule((Answer("Hài lòng", Decimal(100)), Answer("B", Decimal(60)))),
        ("30", "10"), "bình quân 40 phiếu: 90,00 % × 2 → 1,8 điểm",
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind.value)
def test_a_rule_is_typed_tried_applied_and_taken_back_by_keyboard(
    panel: DetailPanel, session: Session, case: Case
) -> None:
    look_at(panel, 2)
    begin(panel, case.kind)
    panel.focus_rule()
    case.type_it(panel)
    assert panel.rule_tab.rule == case.rule
    assert try_out(panel, *case.facts) == case.told
    assert leaf(session, 2).rule is None, "a try-out writes nothing"
    press(Key.Key_Return, CTRL)
    assert leaf(session, 2).rule == case.rule
    assert not panel.footer.isVisible()
    session.bus.undo()
    assert leaf(session, 2).rule is None
    assert panel.rule_tab.kind_choice.currentData() is None
    session.bus.redo()
    assert panel.rule_tab.rule == case.rule
