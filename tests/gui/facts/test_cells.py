"""Cells that a trait exempts, cells with facts, and columns measured outside."""

from PySide6.QtCore import Qt

from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.fact_entry import enter_facts
from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.gui.grid.driving import Key, press, put, shown, spot, type_text
from tests.trait_files import NO_PROCEDURES, book_of, place_of
from ui.grid.model import Look
from ui.screens.scores import ScoresScreen

OUT, IN_TIME = 3, 4
"""The row of the exempt unit and the column of criterion 2.2."""


def tip(screen: ScoresScreen, row: int, column: int) -> str:
    return str(screen.pane.model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


def test_an_exempt_cell_looks_unlike_one_marked_by_hand(screen: ScoresScreen) -> None:
    put(screen, "KAD", 0, IN_TIME)
    model = screen.pane.model
    assert (model.cell(0, IN_TIME).look, model.cell(OUT, IN_TIME).look) == (
        Look.NOT_APPLICABLE, Look.EXEMPT,
    )  # fmt: skip
    assert shown(screen, OUT, IN_TIME) == "KAD"
    assert NO_PROCEDURES in tip(screen, OUT, IN_TIME)
    screen.pane.view.go_to(Spot(OUT, IN_TIME))
    assert NO_PROCEDURES in screen.pane.strip.note


def test_typing_into_an_exempt_cell_is_refused(screen: ScoresScreen) -> None:
    put(screen, "15", OUT, IN_TIME)
    cell = screen.pane.model.cell(OUT, IN_TIME)
    assert (cell.text, cell.look) == ("15", Look.REFUSED)
    assert tip(screen, OUT, IN_TIME).startswith("NUM.121")
    screen.pane.view.go_to(Spot(OUT, IN_TIME))
    press(screen, Key.Key_Escape)
    assert screen.pane.model.cell(OUT, IN_TIME).look is Look.EXEMPT


def test_tab_passes_over_exempt_cells(screen: ScoresScreen) -> None:
    screen.pane.view.go_to(Spot(OUT, 1))
    press(screen, Key.Key_Tab)
    assert spot(screen) == (OUT, 5)


def test_next_blank_passes_over_exempt_cells(screen: ScoresScreen) -> None:
    screen.pane.view.go_to(Spot(OUT, 1))
    press(screen, Key.Key_F8)
    assert spot(screen) == (OUT, 5)


def test_a_cell_with_facts_is_marked_and_explained(session: Session, screen: ScoresScreen) -> None:
    place = place_of(session, "Sở Nội vụ", "2.2")
    typed = {"numerator": "38", "denominator": "40"}
    session.do(enter_facts(book_of(session), Stage.APPRAISAL_1, place, typed).edit)
    assert screen.pane.model.cell(0, IN_TIME).has_facts
    assert "38/40 = 95,00 %" in tip(screen, 0, IN_TIME)
    screen.pane.view.go_to(Spot(0, IN_TIME))
    assert "38/40 = 95,00 %" in screen.pane.strip.note


def test_points_typed_over_facts_drop_them(session: Session, screen: ScoresScreen) -> None:
    place = place_of(session, "Sở Nội vụ", "1.1")
    typed = {"choice": "Ban hành kịp thời"}
    session.do(enter_facts(book_of(session), Stage.APPRAISAL_1, place, typed).edit)
    put(screen, "10", 0, 0)
    assert screen.pane.model.cell(0, 0).has_facts, "the same points say nothing new"
    put(screen, "8", 0, 0)
    assert (shown(screen, 0, 0), screen.pane.model.cell(0, 0).has_facts) == ("8", False)


def test_filling_down_takes_facts_along(session: Session, screen: ScoresScreen) -> None:
    place = place_of(session, "Sở Nội vụ", "2.2")
    typed = {"numerator": "38", "denominator": "40"}
    session.do(enter_facts(book_of(session), Stage.APPRAISAL_1, place, typed).edit)
    screen.pane.view.select_block(Spot(0, IN_TIME), Spot(2, IN_TIME))
    press(screen, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [screen.pane.model.cell(row, IN_TIME).has_facts for row in range(3)] == [True] * 3
    assert "38/40" in tip(screen, 2, IN_TIME)


def test_an_external_index_is_told_from_the_survey(screen: ScoresScreen) -> None:
    columns = screen.pane.model.columns
    assert [column.origin for column in columns[4:]] == ["", "điều tra", "chỉ số ngoài"]
    assert "cơ quan khác" in columns[6].tip
    screen.pane.show_layer(Stage.SELF)
    assert screen.pane.model.cell(0, 6).look is Look.CLOSED
    screen.pane.view.go_to(Spot(0, 6))
    type_text(screen, "9")
    assert shown(screen, 0, 6) == ""
