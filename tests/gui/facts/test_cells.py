"""Cells that a trait exempts, cells with facts, and columns measured outside."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.fact_entry import enter_facts
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from tests.gui.grid.driving import CONTROL, Key, press, put, shown, spot, type_text
from tests.trait_files import NO_PROCEDURES, book_of, place_of
from ui.grid.cell_model import Look
from ui.screens.scores import ScoresScreen

OUT, IN_TIME, SURVEY = 3, 4, 5
"""The row of the exempt unit and the columns of criteria 2.2 and 3."""
LAYER = Stage.APPRAISAL_1


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
    screen.pane.view.go_to(Spot(OUT, SURVEY))
    press(screen, Key.Key_Backtab)
    assert spot(screen) == (OUT, 1)


def test_next_blank_passes_over_exempt_cells(screen: ScoresScreen) -> None:
    screen.pane.view.go_to(Spot(OUT, SURVEY))
    press(screen, Key.Key_F8, CONTROL)
    assert spot(screen) == (OUT, 1)


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


# ---- copied, pasted, typed over -----------------------------------------------------------------
SHARE = (("numerator", "38"), ("denominator", "40"))


def give_share(session: Session, row: int) -> None:
    book = book_of(session)
    session.do(enter_facts(book, LAYER, Place(book.units[row].id, leaf(book)), dict(SHARE)).edit)


def leaf(book: GroupBook) -> CriterionId:
    return book.leaves[IN_TIME].id


def facts_at(screen: ScoresScreen, row: int, column: int = IN_TIME) -> dict[str, str]:
    return dict(screen.pane.model.score(row, column)[0].facts)


def test_a_cell_is_pasted_with_its_facts_over_a_selection(
    screen: ScoresScreen, session: Session
) -> None:
    give_share(session, 0)
    screen.pane.view.go_to(Spot(0, IN_TIME))
    press(screen, Key.Key_C, CONTROL)
    screen.pane.view.select_block(Spot(1, IN_TIME), Spot(2, IN_TIME))
    press(screen, Key.Key_V, CONTROL)
    assert [shown(screen, row, IN_TIME) for row in (1, 2)] == ["20", "20"]
    assert [facts_at(screen, row) for row in (1, 2)] == [dict(SHARE)] * 2
    assert screen.pane.strip.note == "Đã thay đổi 2 ô"
    assert screen.pane.view.selected_spots() == [(1, IN_TIME), (2, IN_TIME)]


def test_facts_stay_with_their_criterion(screen: ScoresScreen, session: Session) -> None:
    give_share(session, 0)
    screen.pane.view.go_to(Spot(0, IN_TIME))
    press(screen, Key.Key_C, CONTROL)
    screen.pane.show_layer(Stage.SURVEY)
    screen.pane.view.go_to(Spot(0, SURVEY))
    press(screen, Key.Key_V, CONTROL)
    assert (shown(screen, 0, SURVEY), facts_at(screen, 0, SURVEY)) == ("20", {})


def test_cut_and_paste_moves_the_facts_and_text_of_others_has_none(
    screen: ScoresScreen, session: Session
) -> None:
    give_share(session, 0)
    screen.pane.view.go_to(Spot(0, IN_TIME))
    press(screen, Key.Key_X, CONTROL)
    press(screen, Key.Key_Down)
    press(screen, Key.Key_V, CONTROL)
    assert (shown(screen, 0, IN_TIME), facts_at(screen, 1)) == ("", dict(SHARE))
    QGuiApplication.clipboard().setText("10")
    press(screen, Key.Key_V, CONTROL)
    assert (shown(screen, 1, IN_TIME), facts_at(screen, 1)) == ("10", {})
    assert "1 ô không còn số liệu" in screen.pane.strip.note


def test_points_typed_over_facts_say_that_the_facts_are_gone(
    screen: ScoresScreen, session: Session
) -> None:
    give_share(session, 0)
    put(screen, "20", 0, IN_TIME)
    assert facts_at(screen, 0) == dict(SHARE), "the same points keep their facts"
    put(screen, "10", 0, IN_TIME)
    assert screen.pane.strip.note == (
        "Sở Nội vụ: điểm vừa nhập thay cho số liệu của ô; Ctrl+Z để lấy lại số liệu"
    )
    session.bus.undo()
    assert facts_at(screen, 0) == dict(SHARE)
