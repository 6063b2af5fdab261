"""Rules typed, tried, applied and taken back by keyboard, in the panel beside the tree."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

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
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services import criteria, criterion_texts
from parindex_desktop.services.rule_draft import new_draft
from parindex_desktop.services.session import Session
from tests.gui.keys import send_text
from tests.ruled_leaves import BANDS, OPTIONS, book_of, counts, leaf, open_ruled_file, type_facts
from ui.context import Context
from ui.criteria.detail import DetailPanel
from ui.criteria.detail.effect_dialog import EffectDialog
from ui.criteria.detail.fact_inputs import ChoiceInput
from ui.criteria.detail.lines_model import LineColumn, LinesModel
from ui.criteria.detail.other_editors import FormulaEditor

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Three departments; the first leaf in bands, the second with options, the third without."""
    opened = open_ruled_file(tmp_path, BANDS, OPTIONS)
    yield opened
    opened.close()


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> Iterator[DetailPanel]:
    """The panel as the screen shows it, following the file."""
    made = DetailPanel(context)
    context.changed.connect(lambda _change: follow(made))
    made.resize(500, 560)
    made.setVisible(True)
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    look_at(made, 0)
    yield made
    made.close()
    made.deleteLater()


def follow(panel: DetailPanel) -> None:
    book = book_of(panel._context.session)
    assert panel._criterion is not None
    panel.show_criterion(book, book.tree.get(panel._criterion.id))


def look_at(panel: DetailPanel, column: int) -> None:
    book = book_of(panel._context.session)
    panel.show_criterion(book, book.leaves[column])
    panel.focus_rule()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def put(text: str) -> None:
    """Types into the field that has the focus, or into the current cell, replacing what is there.

    In a cell, Enter goes on to the next.
    """
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(focused, QLineEdit | QComboBox | QPlainTextEdit):
        QTest.keyClick(focused, Key.Key_A, CTRL)
        send_text(focused, text)
        return
    if text:
        press(Key.Key_F2)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        send_text(editor, text)
        QTest.keyClick(editor, Key.Key_Return)
        QApplication.processEvents()  # Qt commits after the key
    else:
        press(Key.Key_Return)


def focus_lines(panel: DetailPanel, row: int, column: int = 0) -> QTableView:
    assert panel.rule_tab.editor is not None
    assert panel.rule_tab.editor.lines is not None
    table = panel.rule_tab.editor.lines.table
    table.setFocus()
    index = table.model().index(row, column)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
    return table


def focus_value(panel: DetailPanel, name: str) -> None:
    assert panel.rule_tab.editor is not None
    panel.rule_tab.editor._fields[name].editor.setFocus()


def begin(panel: DetailPanel, kind: RuleKind) -> None:
    """Chooses a kind in the list of kinds, by the arrow keys."""
    choice = panel.rule_tab.kind_choice
    choice.setFocus()
    step = 1 if choice.findData(kind) > choice.currentIndex() else -1
    while choice.currentData() != kind:
        before = choice.currentIndex()
        QTest.keyClick(choice, Key.Key_Down if step > 0 else Key.Key_Up)
        assert choice.currentIndex() == before + step


def try_out(panel: DetailPanel, *texts: str) -> str:
    """Types facts into the try-out, field by field with Enter; returns the sentence below."""
    form = panel.rule_tab.try_out
    form.focus_first()
    for text in texts:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(focused, QLineEdit):
            put(text)
        else:
            for letter in text:
                send_text(QApplication.focusWidget() or focused, letter)
        press(Key.Key_Return)
    return form.result.text()


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
    editor._choices["join"].setFocus()
    QTest.keyClick(editor._choices["join"], Key.Key_Right)
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
    panel.rule_tab.editor._checks["to_cap"].setFocus()
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
        ("1,5", "Biên bản 12"), "hội đồng đánh giá: Biên bản 12 → 1,5 điểm",
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
        ("30", "10"), "trung bình của 40 ý kiến 90,00 % × 2 → 1,8 điểm",
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


# ---- what changes -------------------------------------------------------------------------------


@pytest.fixture
def scored(panel: DetailPanel, session: Session) -> DetailPanel:
    """36 of 40 for the first two departments, 20 of 40 for the third."""
    type_facts(session, 0, counts(36, 40))
    type_facts(session, 1, counts(36, 40))
    type_facts(session, 2, counts(20, 40))
    look_at(panel, 0)
    return panel


def make_stricter(panel: DetailPanel) -> None:
    """The best band begins at 95 instead of 90, and the next one ends there."""
    focus_lines(panel, 0)
    put("95")
    focus_lines(panel, 1, 2)
    put("95")


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
         "36/40 = 90,00 % ∈ [70 %; 95 %) → 1 điểm"]
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


# ---- drafts -------------------------------------------------------------------------------------


def test_an_incomplete_rule_is_not_written(panel: DetailPanel, session: Session) -> None:
    focus_lines(panel, 0, 4)
    put("hai")
    assert "“hai” không phải là số" in panel.rule_tab.problems.text
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


# ---- the table of lines -------------------------------------------------------------------------


def labels(panel: DetailPanel) -> list[str]:
    rule = panel.rule_tab.rule
    assert isinstance(rule, OptionsRule)
    return [option.label for option in rule.options]


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
    assert panel.rule_tab.problems.text


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
    assert "90" in panel.rule_tab.problems.text
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


# ---- the try-out --------------------------------------------------------------------------------


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


# ---- words and traits ---------------------------------------------------------------------------


def test_texts_are_written_when_they_are_left_one_edit_each(
    panel: DetailPanel, session: Session
) -> None:
    panel.tabs.setCurrentIndex(1)
    panel.texts_tab.guide.setFocus()
    put("Ban hành kịp thời: 2")
    press(Key.Key_Tab)
    assert leaf(session).guide == "Ban hành kịp thời: 2"
    panel.texts_tab.evidence.setFocus()
    put("Quyết định ban hành kế hoạch")
    panel.texts_tab.appraiser.line.setFocus()
    put("Sở Nội vụ")
    panel.texts_tab.note.setFocus()
    assert (leaf(session).evidence, leaf(session).appraiser) == (
        "Quyết định ban hành kế hoạch", "Sở Nội vụ",
    )  # fmt: skip
    session.bus.undo()
    assert (leaf(session).evidence, leaf(session).appraiser) == ("Quyết định ban hành kế hoạch", "")
    assert panel.texts_tab.appraiser.line.text() == ""


def test_a_text_being_typed_belongs_to_its_line(panel: DetailPanel, session: Session) -> None:
    panel.tabs.setCurrentIndex(1)
    panel.texts_tab.note.setFocus()
    put("Theo báo cáo quý IV")
    book = book_of(session)
    panel.show_criterion(book, book.leaves[1])
    assert leaf(session, 0).note == "Theo báo cáo quý IV"
    assert leaf(session, 1).note == ""
    assert panel.texts_tab.note.toPlainText() == ""


def test_a_rule_is_read_out_of_the_wording_and_confirmed(
    panel: DetailPanel, session: Session
) -> None:
    look_at(panel, 2)
    panel.tabs.setCurrentIndex(1)
    panel.texts_tab.guide.setFocus()
    put("Ban hành kịp thời: 2; ban hành không kịp thời: 1; không ban hành: 0")
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert panel.tabs.currentIndex() == 0
    assert isinstance(panel.rule_tab.rule, OptionsRule)
    assert leaf(session, 2).rule is None, "a guess is confirmed by applying it"
    press(Key.Key_Return, CTRL)
    assert leaf(session, 2).rule == panel.rule_tab.rule


def test_where_there_is_a_wording_and_no_rule_reading_it_is_offered(
    panel: DetailPanel, session: Session
) -> None:
    look_at(panel, 2)
    assert not panel.rule_tab.read_button.isVisible()
    worded = criterion_texts.change_guide(
        book_of(session), leaf(session, 2), "Trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0"
    )
    session.do(worded)
    panel.rule_tab.read_button.setFocus()
    press(Key.Key_Return)
    assert isinstance(panel.rule_tab.rule, BandsRule)
    assert not panel.rule_tab.read_button.isVisible()


def test_a_wording_that_says_nothing_leads_to_the_kinds(panel: DetailPanel) -> None:
    look_at(panel, 2)
    panel.tabs.setCurrentIndex(1)
    panel.texts_tab.guide.setFocus()
    put("abc")
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert QApplication.focusWidget() is panel.rule_tab.kind_choice
    assert len(panel.drafts) == 0


def test_the_wording_is_written_after_the_rule(panel: DetailPanel, session: Session) -> None:
    panel.texts_tab.wording_wanted.emit()
    assert leaf(session).guide.splitlines()[-1] == "Dưới 70%: 0 điểm"
    assert panel.texts_tab.guide.toPlainText() == leaf(session).guide
    session.bus.undo()
    assert leaf(session).guide == ""


def test_traits_are_added_and_taken_off(panel: DetailPanel, session: Session) -> None:
    panel.tabs.setCurrentIndex(2)
    panel.exempt_tab.entry.setFocus()
    put("Đơn vị không có TTHC")
    press(Key.Key_Return)
    assert leaf(session).exempt == ("Đơn vị không có TTHC",)
    panel.exempt_tab.traits.setFocus()
    panel.exempt_tab.traits.setCurrentRow(0)
    press(Key.Key_Delete)
    assert leaf(session).exempt == ()


def test_a_parent_has_words_and_traits_but_no_rule(panel: DetailPanel, session: Session) -> None:
    domain = book_of(session).tree.children(None)[0]
    panel.show_criterion(book_of(session), domain)
    assert not panel.tabs.isTabVisible(0)
    panel.focus_rule()
    assert QApplication.focusWidget() is panel.texts_tab.guide


def test_a_locked_set_is_only_shown(panel: DetailPanel, session: Session) -> None:

    session.do(criteria.freeze(book_of(session), frozen=True))
    follow(panel)
    assert not panel.rule_tab.kind_choice.isEnabled()
    table = focus_lines(panel, 0)
    QTest.keyClick(table, Key.Key_F2)
    assert QApplication.focusWidget() is table
    press(Key.Key_Delete)
    assert len(panel.drafts) == 0
    assert panel.texts_tab.guide.isReadOnly()
    assert not panel.exempt_tab.entry.isEnabled()


def test_without_a_line_there_is_nothing_to_do(panel: DetailPanel, session: Session) -> None:
    panel.show_criterion(book_of(session), None)
    assert not panel.isEnabled()
    panel.apply()
    panel.discard()
