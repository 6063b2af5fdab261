"""What cannot be taken is marked, and typing goes on."""

from PySide6.QtWidgets import QLineEdit

from parindex_desktop.domain.edits import EditKind
from parindex_desktop.services.score_entry import enter_text
from parindex_desktop.services.score_search import Spot
from tests.gui.grid.driving import (
    SHIFT,
    Key,
    error_tool,
    on_disk,
    press,
    put,
    shown,
    spot,
    type_text,
)
from ui.grid.cell_model import Look
from ui.screens.scores import ScoresScreen


# ---- refused texts ------------------------------------------------------------------------------
def test_a_refused_text_is_marked_and_typing_goes_on(screen: ScoresScreen) -> None:
    before = on_disk(screen, 0, 0)
    type_text(screen, "5")
    press(screen, Key.Key_Return)
    assert spot(screen) == (1, 0)
    assert screen.pane.model.cell(0, 0)[:2] == ("5", Look.REFUSED)
    assert on_disk(screen, 0, 0) == before
    assert screen.pane.strip.note.startswith("NUM.112")
    assert "Sở Giao thông Vận tải" in screen.pane.strip.note
    type_text(screen, "tốt")
    press(screen, Key.Key_Return)
    assert screen.pane.refused_count == 2
    assert error_tool(screen).text().startswith("2 ô lỗi")
    screen.pane.view.go_to(Spot(9, 9))
    press(screen, Key.Key_F8, SHIFT)
    assert spot(screen) == (0, 0)
    press(screen, Key.Key_F8, SHIFT)
    assert spot(screen) == (1, 0)
    assert screen.pane.strip.note.startswith("NUM.101")


def test_escape_delete_and_a_good_value_clear_the_mark(screen: ScoresScreen) -> None:
    before = shown(screen, 0, 0)
    for row in range(3):
        put(screen, "5", row, 0)
    screen.pane.view.go_to(Spot(0, 0))
    press(screen, Key.Key_Escape)
    assert shown(screen, 0, 0) == before
    screen.pane.view.go_to(Spot(1, 0))
    press(screen, Key.Key_Delete)
    assert shown(screen, 1, 0) == on_disk(screen, 1, 0) == ""
    put(screen, "0,5", 2, 0)
    assert shown(screen, 2, 0) == "0,5"
    assert screen.pane.refused_count == 0
    assert not error_tool(screen).isEnabled()


def test_a_refused_text_is_opened_as_it_was_typed(screen: ScoresScreen) -> None:
    put(screen, "50", 0, 0)
    screen.pane.view.go_to(Spot(0, 0))
    press(screen, Key.Key_F2)
    editor = screen.pane.view.editor
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "50"


def test_what_the_file_refuses_stays_in_its_cell(screen: ScoresScreen) -> None:
    """The cell on disk is not what this window believes: somebody wrote past it."""
    told: list[object] = []
    screen.context.failed.connect(told.append)
    model, session = screen.pane.model, screen.context.session
    assert model.book is not None
    past = enter_text(model.book, model.layer, model.place(Spot(0, 0)), "0,35").edit
    session.work_file.apply(past, author=session.author, kind=EditKind.DO)
    put(screen, "0,45", 0, 0)
    assert model.cell(0, 0)[:2] == ("0,45", Look.REFUSED)
    assert len(told) == 1
    session.work_file.apply(past.inverse(), author=session.author, kind=EditKind.DO)
    put(screen, "0,45", 0, 0)
    assert on_disk(screen, 0, 0) == "0,45"
    assert screen.pane.refused_count == 0


def test_a_cell_written_by_any_other_way_is_no_longer_refused(screen: ScoresScreen) -> None:
    put(screen, "0,5", 0, 0)
    put(screen, "50", 0, 0)
    screen.hide()
    screen.context.session.bus.undo()
    screen.show()
    assert screen.pane.refused_count == 0
    assert screen.pane.model.cell(0, 0).look is Look.NUMBER
