"""The screen Nhập điểm: layers, jumps, search, undo, memory, empty states."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.domain.units import Participation, RoundId, Unit, UnitId
from parindex_desktop.services.score_search import Spot
from parindex_desktop.services.session import Session
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR, PROFILE, open_an_giang
from tests.gui.grid.driving import (
    CONTROL,
    Key,
    plain,
    press,
    put,
    shown,
    spot,
    type_text,
)
from tests.gui.keys import send_text
from tests.score_files import DEPARTMENT_NAMES
from ui import theme
from ui.context import Context
from ui.grid.cell_model import Look
from ui.grid.ground_dialog import GroundDialog
from ui.screens.scores import ScoresScreen


# ---- states, jumps, search ----------------------------------------------------------------------
def test_a_ground_is_asked_and_shown(screen: ScoresScreen) -> None:
    screen.pane.view.select_block(Spot(0, 0), Spot(1, 0))
    press(screen, Key.Key_K, CONTROL)
    dialog = screen.findChild(GroundDialog)
    assert dialog is not None
    send_text(dialog.ground, "Không có thủ tục")
    QTest.keyClick(dialog.ground, Key.Key_Return)
    for row in range(2):
        score, _ = screen.pane.model.score(row, 0)
        assert (score.state, score.ground) == (CellState.NOT_APPLICABLE, "Không có thủ tục")
    assert screen.context.session.bus.next_undo is not None
    assert screen.context.session.bus.next_undo.action == "scores.na"


def test_layers_are_walked_by_keys(screen: ScoresScreen) -> None:
    view = screen.pane.view
    view.go_to(Spot(2, 1))
    layers = []
    for _ in range(3):
        press(screen, Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
        layers.append(screen.pane.layer)
    assert layers == [Stage.APPRAISAL_2, Stage.SURVEY, Stage.SURVEY]
    assert (view.spot, view.hasFocus()) == (Spot(2, 1), True)
    assert screen.toolbar.layers.current is Stage.SURVEY
    for _ in range(4):
        press(screen, Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert screen.pane.layer is Stage.SELF


def test_the_menu_of_a_cell_offers_its_story_and_no_letter_twice(screen: ScoresScreen) -> None:
    actions = screen.pane.actions_of_grid
    menu = actions.menu()
    shown = [each for each in menu.actions() if not each.isSeparator()]
    assert actions.story in shown
    letters = [each.text().partition("&")[2][:1].casefold() for each in shown]
    given = [each for each in letters if each]
    assert sorted(given) == sorted(set(given))
    menu.close()
    menu.deleteLater()


def test_f8_goes_from_blank_to_blank(screen: ScoresScreen) -> None:
    for at in (Spot(2, 3), Spot(5, 1)):
        screen.pane.view.go_to(at)
        press(screen, Key.Key_Delete)
    screen.pane.view.go_to(Spot(0, 0))
    assert screen.pane.blank_count == 2
    press(screen, Key.Key_F8)
    assert spot(screen) == (2, 3)
    press(screen, Key.Key_F8)
    assert spot(screen) == (5, 1)
    press(screen, Key.Key_F8)
    assert spot(screen) == (2, 3)
    press(screen, Key.Key_F8, CONTROL)
    assert spot(screen) == (5, 1)


def test_a_unit_is_found_without_diacritics(screen: ScoresScreen, qtbot: QtBot) -> None:
    screen.start_search()
    type_text(screen, "so t")
    QTest.keyClick(screen.toolbar.search, Key.Key_Return)
    found = [DEPARTMENT_NAMES[spot(screen)[0]]]  # type: ignore[index]
    QTest.keyClick(screen.toolbar.search, Key.Key_Return)
    found.append(DEPARTMENT_NAMES[spot(screen)[0]])  # type: ignore[index]
    assert found[0] != found[1]
    QTest.keyClick(screen.toolbar.search, Key.Key_Down)
    assert screen.pane.view.hasFocus()


def test_undo_goes_back_to_the_place_and_the_layer(screen: ScoresScreen) -> None:
    put(screen, "0,1", 3, 1)
    screen.pane.show_layer(Stage.SELF)
    screen.pane.view.go_to(Spot(9, 9))
    screen.reveal(screen.context.session.bus.undo())
    assert screen.pane.layer is Stage.APPRAISAL_1
    assert screen.toolbar.layers.current is Stage.APPRAISAL_1
    assert screen.pane.view.selected_spots() == [(3, 1)]


def test_each_layer_keeps_its_own_scores(screen: ScoresScreen) -> None:
    first = shown(screen, 0, 0)
    screen.pane.show_layer(Stage.APPRAISAL_2)
    assert screen.pane.model.cell(0, 0).look is Look.IN_FORCE
    put(screen, "0,05", 0, 0)
    screen.pane.show_layer(Stage.SELF)
    put(screen, "0,4", 0, 0)
    assert screen.pane.results.model().index(0, 0).data() == "0,4"
    screen.pane.show_layer(Stage.APPRAISAL_1)
    assert shown(screen, 0, 0) == first


def test_a_grid_is_found_again_as_it_was_left(
    screen: ScoresScreen, session: Session, qtbot: QtBot
) -> None:
    screen.pane.show_layer(Stage.SELF)
    screen.pane.view.go_to(Spot(7, 4))
    screen.pane.view.criteria.resizeSection(2, 140)
    screen.hide()
    again = ScoresScreen(Context(session, settings=screen.context.settings))
    qtbot.addWidget(again)
    again.resize(1186, 658)
    again.show()
    assert again.pane.layer is Stage.SELF
    assert spot(again) == (7, 4)
    assert abs(again.pane.view.criteria.sectionSize(2) - 140) <= 1
    again.context.deleteLater()


def test_results_stay_beside_their_rows(screen: ScoresScreen) -> None:
    press(screen, Key.Key_End, CONTROL)
    view, results = screen.pane.view, screen.pane.results
    for row in (10, 16):
        assert view.rowViewportPosition(row) == results.rowViewportPosition(row)
    assert view.horizontalHeader().height() == results.horizontalHeader().height()


def test_few_criteria_share_the_room_and_many_scroll(
    screen: ScoresScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    view = screen.pane.view
    assert view.horizontalScrollBar().maximum() > 0
    narrow = view.criteria.sectionSize(0)
    session = open_an_giang(tmp_path)
    few = ScoresScreen(Context(session))
    qtbot.addWidget(few)
    few.resize(1186, 658)
    few.show()
    assert few.pane.view.horizontalScrollBar().maximum() == 0
    assert few.pane.view.criteria.sectionSize(0) > 2 * narrow
    assert few.pane.view.units.width() > view.units.width()
    few.context.close()
    few.context.deleteLater()


def test_the_names_can_be_given_a_width_of_their_own(screen: ScoresScreen) -> None:
    names = screen.pane.view.units
    edge, left = Qt.MouseButton.LeftButton, QPoint(-60, 0)
    at = QPoint(names.width() - 1, 20)
    QTest.mousePress(names.viewport(), edge, pos=at)
    before = names.width()
    QTest.mouseMove(names.viewport(), at + left)
    QTest.mouseRelease(names.viewport(), edge, pos=at + left)
    assert abs(names.width() - (before - 60)) <= 2
    screen.resize(1000, 600)
    assert abs(names.width() - (before - 60)) <= 2


def test_another_screen_can_lead_to_a_unit(screen: ScoresScreen) -> None:
    book = screen.pane.model.book
    assert book is not None
    screen.context.unit_wanted.emit(book.units[8].id)
    assert spot(screen) == (8, 0)


def test_a_unit_wanted_before_the_grid_was_made_is_shown(context: Context, qtbot: QtBot) -> None:
    book = context.book
    assert book is not None
    context.unit_wanted.emit(book.units[8].id)
    late = ScoresScreen(context)
    qtbot.addWidget(late)
    late.show()
    assert late.pane.view.spot == (8, 0)
    late.pane.view.go_to(Spot(2, 2))
    late.refresh()
    assert late.pane.view.spot == (2, 2)


def test_the_counts_stay_when_the_colours_change(screen: ScoresScreen) -> None:
    put(screen, "99", 0, 0)
    tools = screen.toolbar.findChildren(QToolButton)
    before = [(tool.text(), tool.isEnabled()) for tool in tools]
    theme.appearance().wear(theme.ThemeChoice.DARK, 100)
    assert [(tool.text(), tool.isEnabled()) for tool in tools] == before
    assert ("1 ô lỗi · Shift+F8", True) in before


def test_a_name_that_is_not_found_is_told_in_words(screen: ScoresScreen, qtbot: QtBot) -> None:
    screen.start_search()
    type_text(screen, "zzz")
    qtbot.waitUntil(lambda: "zzz" in screen.pane.strip.note)


def test_a_right_click_offers_what_the_keys_do(screen: ScoresScreen) -> None:
    menu = screen.pane.actions_of_grid.menu()
    texts = [plain(each.text()) for each in menu.actions()]
    assert {"Dán", "Không áp dụng…", "Ô trống tiếp theo"} <= set(texts)
    keys = {each.shortcut().toString() for each in menu.actions()}
    assert {"F2", "Ctrl+V", "Ctrl+D", "Del", "F8", "Shift+F8"} <= keys
    menu.deleteLater()


def test_large_letters_leave_room_for_scores(screen: ScoresScreen, qtbot: QtBot) -> None:
    theme.appearance().wear(theme.ThemeChoice.DARK, 200)
    qtbot.waitUntil(lambda: screen.pane.view.viewport().width() > 0)
    screen.resize(1186, 658)
    assert screen.minimumSizeHint().width() <= 1186
    assert screen.pane.view.viewport().width() >= 350
    assert screen.pane.results.model().columnCount() == 5


def test_the_current_cell_stays_in_sight_when_the_grid_becomes_lower(
    screen: ScoresScreen, qtbot: QtBot
) -> None:
    view, last = screen.pane.view, screen.pane.model.rowCount() - 1
    view.go_to(Spot(last, 0))
    screen.resize(1186, 400)
    place = screen.pane.model.index(last, 0)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(place)))
    results = screen.pane.results
    qtbot.waitUntil(lambda: results.viewport().height() == view.viewport().height())
    assert results.rowViewportPosition(last) == view.rowViewportPosition(last)


def test_names_of_criteria_give_way_to_rows(screen: ScoresScreen, qtbot: QtBot) -> None:
    view = screen.pane.view
    whole = view.criteria.height()
    screen.resize(1186, 270)
    qtbot.waitUntil(lambda: view.criteria.height() < whole)
    assert view.viewport().height() >= 3 * view.units.defaultSectionSize()
    assert screen.pane.results.horizontalHeader().height() == view.criteria.height()
    screen.resize(1186, 658)
    qtbot.waitUntil(lambda: view.criteria.height() == whole)


# ---- empty states -------------------------------------------------------------------------------
@pytest.fixture
def new_session(tmp_path: Path) -> Iterator[Session]:
    """A work file with groups and nothing else."""
    opened = Session(
        WorkFile.create(tmp_path / "new.parindex", profile=PROFILE, author=AUTHOR), AUTHOR
    )
    yield opened
    opened.close()


def add_round(session: Session) -> RoundId:
    round_ = Round(RoundId(session.new_ids()[0]), 2016, "Năm 2016")
    session.do(Edit("rounds.add", entities=(EntityChange(None, round_),)))
    return round_.id


def add_unit(session: Session) -> None:
    unit = Unit(UnitId(session.new_ids()[0]), "Sở Nội vụ")
    place = Participation(add_round(session), unit.id, session.group_of("so").id, 0)
    made = (EntityChange(None, unit), EntityChange(None, place))
    session.do(Edit("units.add", entities=made))


@pytest.mark.parametrize(
    ("prepare", "key"), [(None, "rounds"), (add_round, "units"), (add_unit, "criteria")]
)
def test_without_a_grid_the_way_to_what_is_missing_is_shown(
    new_session: Session,
    prepare: Callable[[Session], object] | None,
    key: str,
    qtbot: QtBot,
) -> None:
    if prepare is not None:
        prepare(new_session)
    context = Context(new_session)
    wanted: list[str] = []
    context.screen_wanted.connect(wanted.append)
    screen = ScoresScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    way = screen.first_focus().focusProxy()
    assert isinstance(way, QPushButton)
    QTest.keyClick(way, Key.Key_Space)
    assert wanted == [key]
    context.deleteLater()
