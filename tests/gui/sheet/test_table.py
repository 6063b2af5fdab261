"""Typing, moving and folding in the sheet by keyboard."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from parindex_desktop.domain.scores import CellState
from tests.gui.keys import send_text
from tests.gui.sheet.driving import (
    ALT,
    CONTROL,
    FIRST,
    NONE,
    SECOND,
    SELF,
    SHIFT,
    SURVEY,
    Held,
    Key,
    go,
    here,
    key_of,
    on_disk,
    place_of,
    press,
    put,
    shown,
    type_text,
)
from ui.grid.cell_model import Look
from ui.screens.scores import ScoresScreen
from ui.sheet.columns import COLUMNS, Part, column_of
from ui.sheet.pane import SheetPane

RESULT = next(nth for nth, each in enumerate(COLUMNS) if each.part is Part.RESULT)
REASON = len(COLUMNS) - 1


def test_the_sheet_is_a_sound_model(pane: SheetPane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.model)  # type: ignore[no-untyped-call]
    pane.model.fold_all(folded=True)
    assert pane.model.rowCount() == 4
    pane.model.fold_all(folded=False)
    pane.model.show_unit(None, None, None)
    assert pane.model.rowCount() == 0


def test_the_focus_begins_in_the_first_open_field(pane: SheetPane) -> None:
    assert here(pane) == ("1.1", "1st appraisal")
    assert pane.view.hasFocus()


def test_a_whole_stage_is_filled_with_digits_and_enter(pane: SheetPane) -> None:
    """Enter passes over sums and the leaves of the survey, and stays at the end."""
    assert pane.model.book is not None
    wanted = [leaf for leaf in pane.model.book.leaves if leaf.code not in ("3.3", "4.3")]
    for leaf in wanted:
        assert here(pane)[0] == leaf.code
        type_text("0,25")
        press(Key.Key_Return)
    assert here(pane) == (wanted[-1].code, "1st appraisal")
    assert pane.blank_count == 0
    assert shown(pane, "1", FIRST) == "0,75"
    assert shown(pane, "1", RESULT) == "0,75"
    assert on_disk(pane, "4.2", FIRST) == "0,25"


@pytest.mark.parametrize(
    ("key", "held", "end"),
    [
        (Key.Key_Return, SHIFT, ("1.1", "1st appraisal")),
        (Key.Key_Tab, NONE, ("1.2", "2nd appraisal")),
        (Key.Key_Backtab, SHIFT, ("1.2", "Self-scored")),
        (Key.Key_Up, NONE, ("1.1", "1st appraisal")),
        (Key.Key_Down, NONE, ("1.3", "1st appraisal")),
        (Key.Key_Left, NONE, ("1.2", "Self-scored")),
        (Key.Key_Right, NONE, ("1.2", "Explanation")),
        (Key.Key_Home, NONE, ("1.2", "Max.")),
        (Key.Key_End, NONE, ("1.2", "Reason")),
    ],
)
def test_keys_leave_a_cell_as_in_the_grid(
    pane: SheetPane, key: Qt.Key, held: Qt.KeyboardModifier, end: tuple[str, str]
) -> None:
    go(pane, "1.2")
    type_text("0,5")
    press(key, held)
    assert shown(pane, "1.2", FIRST) == "0,5"
    assert here(pane) == end
    assert pane.view.editor is None


def test_down_on_the_last_row_does_not_go_round(pane: SheetPane) -> None:
    press(Key.Key_End, CONTROL)
    last = here(pane)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert here(pane) == last == ("4.3", "Reason")
    press(Key.Key_Home, CONTROL)
    press(Key.Key_Up)
    assert here(pane) == ("1", "Max.")


def test_leaves_of_the_survey_take_points_in_their_column_only(pane: SheetPane) -> None:
    for stage in (SELF, FIRST, SECOND):
        go(pane, "3.3", stage)
        type_text("0,5")
        assert pane.view.editor is None
        assert "điều tra" in pane.strip.note.lower()
    assert pane.model.cell(pane.view.spot.row, column_of(FIRST)).look is Look.CLOSED  # type: ignore[union-attr]
    put(pane, "3.3", SURVEY, "0,5")
    assert on_disk(pane, "3.3", SURVEY) == "0,5"
    assert shown(pane, "3.3", RESULT) == "0,5"
    go(pane, "1.1", SURVEY)
    type_text("1")
    assert pane.view.editor is None


def test_the_last_appraisal_wins(pane: SheetPane) -> None:
    put(pane, "1.1", SELF, "0,5")
    put(pane, "1.1", FIRST, "0,25")
    assert shown(pane, "1.1", RESULT) == "0,25"
    assert shown(pane, "1.1", REASON) == "cần lý do"
    put(pane, "1.1", SECOND, "0,4")
    assert shown(pane, "1.1", RESULT) == "0,4"
    assert shown(pane, "1.1", FIRST) == "0,25"


def test_a_refused_text_stays_marked_until_escape(pane: SheetPane) -> None:
    put(pane, "1.2", FIRST, "99")
    assert pane.refused_count == 1
    press(Key.Key_Home, CONTROL)
    press(Key.Key_F8, SHIFT)
    assert here(pane) == ("1.2", "1st appraisal")
    assert "NUM.112" in pane.strip.note
    assert (shown(pane, "1.2", FIRST), on_disk(pane, "1.2", FIRST)) == ("99", "")
    press(Key.Key_Escape)
    assert (shown(pane, "1.2", FIRST), pane.refused_count) == ("", 0)


def test_f8_finds_the_next_blank_of_the_stage_also_in_a_folded_domain(pane: SheetPane) -> None:
    for code in ("1.2", "1.3"):
        put(pane, code, FIRST, "0,1")
    go(pane, "1.1")
    press(Key.Key_Left, ALT)
    assert pane.model.rowCount() == 4
    press(Key.Key_F8)
    assert here(pane) == ("1.1", "1st appraisal")
    press(Key.Key_F8)
    assert here(pane) == ("2.1", "1st appraisal")
    press(Key.Key_F8, CONTROL)
    assert here(pane) == ("1.1", "1st appraisal")


def test_a_domain_folds_under_the_hand_and_keeps_its_sums(pane: SheetPane) -> None:
    put(pane, "2.1", FIRST, "0,5")
    go(pane, "2.1")
    press(Key.Key_Up)
    assert here(pane)[0] == "2"
    lines = pane.model.rowCount()
    type_text("-")
    assert pane.model.rowCount() == lines - 3
    assert shown(pane, "2", FIRST) == "0,5"
    press(Key.Key_Down)
    assert here(pane)[0] == "3"
    press(Key.Key_Up)
    type_text("+")
    assert pane.model.rowCount() == lines
    press(Key.Key_Space)
    assert pane.model.rowCount() == lines - 3


def test_folding_all_leads_from_a_leaf_to_its_domain_and_back_to_all_lines(
    pane: SheetPane,
) -> None:
    go(pane, "3.2")
    press(Key.Key_Left, ALT)
    assert here(pane) == ("3", "1st appraisal")
    assert pane.view.cells.row == 2
    press(Key.Key_Right, ALT)
    assert here(pane) == ("3", "1st appraisal")


def test_what_does_not_apply_is_marked_by_its_key(pane: SheetPane) -> None:
    from ui.grid.ground_dialog import NotApplicableDialog

    go(pane, "1.1")
    press(Key.Key_K, CONTROL)
    (dialog,) = pane.findChildren(NotApplicableDialog)
    send_text(dialog.ground, "Không có thủ tục")
    QTest.keyClick(dialog.ground, Key.Key_Return)
    book = pane.model.book
    assert book is not None
    score = book.score(*place_of(pane, "1.1"), FIRST)
    assert (score.state, score.ground) == (CellState.NOT_APPLICABLE, "Không có thủ tục")
    assert shown(pane, "1.1", RESULT) == "KAD"


def test_a_column_of_a_paper_is_pasted_over_sums_as_one_step(pane: SheetPane) -> None:
    go(pane, "1")
    QGuiApplication.clipboard().setText("0,6\t\n0,1\t0,2\n0,2\t0,1\n0,3\t\n\t\n0,25\t")
    spot = pane.view.spot
    assert spot is not None
    press(Key.Key_Left)
    press(Key.Key_V, CONTROL)
    texts = [shown(pane, code, SELF) for code in ("1.1", "1.2", "1.3", "2.1")]
    assert texts == ["0,1", "0,2", "0,3", "0,25"]
    assert shown(pane, "1.1", FIRST) == "0,2"
    pane._context.session.bus.undo()
    assert {shown(pane, code, SELF) for code in ("1.1", "1.2", "1.3", "2.1")} == {""}


def test_several_stages_are_cleared_as_one_step(pane: SheetPane) -> None:
    put(pane, "1.1", SELF, "0,5")
    put(pane, "1.1", FIRST, "0,5")
    go(pane, "1.1", SELF)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Delete)
    assert (shown(pane, "1.1", SELF), shown(pane, "1.1", FIRST)) == ("", "")
    pane._context.session.bus.undo()
    assert (on_disk(pane, "1.1", SELF), on_disk(pane, "1.1", FIRST)) == ("0,5", "0,5")


def test_the_trend_is_told_apart_by_shape(pane: SheetPane) -> None:
    put(pane, "1.1", SELF, "0,5")
    put(pane, "1.1", FIRST, "0,25")
    row = pane.model.row_of(place_of(pane, "1.1").criterion_id)
    assert row is not None
    assert pane.model.trend(row, column_of(FIRST)).name == "LOWER"
    assert pane.model.trend(row, column_of(SELF)).name == "SAME"


def test_f6_keeps_unit_criterion_and_stage(screen: ScoresScreen, pane: SheetPane) -> None:
    press(Key.Key_Down, ALT)
    go(pane, "2.2", SELF)
    press(Key.Key_F6)
    grid = screen.pane
    assert screen.view == "grid"
    assert grid.view.hasFocus()
    assert grid.layer is SELF
    assert grid.view.spot is not None
    assert grid.model.place(grid.view.spot) == place_of(pane, "2.2")
    assert screen.context.settings.value.score_view == "grid"
    press(Key.Key_Down)
    press(Key.Key_F6)
    assert here(pane) == ("2.2", "Self-scored")
    assert pane.unit_id == pane.model.book.units[2].id  # type: ignore[union-attr]


def test_a_cell_wanted_elsewhere_is_shown_in_the_view_in_use(
    screen: ScoresScreen, pane: SheetPane
) -> None:
    book = pane.model.book
    assert book is not None
    leaf = book.tree.by_code("3.1")
    assert leaf is not None
    screen.context.cell_wanted.emit(book.key(book.units[3].id, leaf.id, SECOND))
    assert screen.view == "sheet"
    assert pane.unit_id == book.units[3].id
    assert here(pane) == ("3.1", "2nd appraisal")


def test_typing_is_written_when_the_view_changes(pane: SheetPane) -> None:
    go(pane, "1.1")
    type_text("0,4")
    press(Key.Key_F6)
    assert on_disk(pane, "1.1", FIRST) == "0,4"


def test_another_unit_is_shown_in_a_blink(pane: SheetPane) -> None:
    def walk() -> float:
        start = time.perf_counter()
        pane.jumps.walk(1)
        pane.view.viewport().repaint()
        QApplication.processEvents()
        return time.perf_counter() - start

    assert min(walk() for _ in range(3)) < 0.05


def test_the_keys_of_the_keypad_type_and_enter(pane: SheetPane) -> None:
    type_text("0,2")
    press(Key.Key_Enter, Held.KeypadModifier)
    assert shown(pane, "1.1", FIRST) == "0,2"
    assert key_of(pane, "1.2", FIRST).criterion_id == pane.model.lines[2].criterion.id
    assert here(pane)[0] == "1.2"
