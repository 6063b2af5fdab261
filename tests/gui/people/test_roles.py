"""What a role may not do is refused in words, and the grid does not even begin to type it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from parindex_desktop.domain.people import Role
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.maintenance import BackupReason, list_backups
from parindex_desktop.services.score_search import Spot
from tests.gui.keys import send_text
from tests.gui.people.driving import enter, question, switch, take_keyboard
from tests.people import NAMES, PASSWORD
from ui.people.who_dialog import WhoDialog
from ui.program import Program
from ui.screens.rounds import RoundsScreen
from ui.screens.scores import ScoresScreen


def scores(program: Program, layer: Stage) -> ScoresScreen:
    area = program.window.area
    assert area is not None
    take_keyboard(program.window)
    area.show_screen("scores")
    screen = area.current
    assert isinstance(screen, ScoresScreen)
    screen.pane.show_layer(layer)
    screen.pane.view.setFocus()
    screen.pane.view.go_to(Spot(0, 0))
    return screen


def type_and_enter(screen: ScoresScreen, text: str) -> None:
    send_text(QApplication.focusWidget() or screen.pane.view, text)
    QTest.keyClick(QApplication.focusWidget() or screen.pane.view, Qt.Key.Key_Return)
    QApplication.processEvents()


def shown(screen: ScoresScreen) -> str:
    return screen.pane.model.cell(0, 0).text


def failures(program: Program) -> list[str]:
    area = program.window.area
    assert area is not None
    return [notice.text.split()[0] for notice in area.messages.notices]


def test_a_viewer_cannot_type(asked: WhoDialog, program: Program) -> None:
    asked.watch.click()
    screen = scores(program, Stage.APPRAISAL_1)
    before = shown(screen)
    type_and_enter(screen, "5")
    QTest.keyClick(screen.pane.view, Qt.Key.Key_F2)
    assert screen.pane.view.editor is None
    QTest.keyClick(screen.pane.view, Qt.Key.Key_Delete)
    assert shown(screen) == before != ""
    assert failures(program) == ["USR.121"]
    assert screen.pane.refused_count == 0
    assert program.context is not None
    assert not program.context.refused.still_in(program.context.session)


def test_data_entry_types_own_scores_and_no_appraisal(asked: WhoDialog, program: Program) -> None:
    enter(asked, Role.ENTRY)
    screen = scores(program, Stage.APPRAISAL_1)
    before = shown(screen)
    type_and_enter(screen, "5")
    assert shown(screen) == before
    screen.pane.view.go_to(Spot(0, 0))
    QTest.keyClick(screen.pane.view, Qt.Key.Key_Delete)
    assert shown(screen) == before
    assert failures(program) == ["USR.121"]
    assert screen.pane.refused_count == 0
    screen = scores(program, Stage.SELF)
    type_and_enter(screen, "5")
    assert shown(screen) == "5"
    assert failures(program) == []


def test_the_line_below_the_grid_says_why_nothing_can_be_typed(
    asked: WhoDialog, program: Program
) -> None:
    enter(asked, Role.ENTRY)
    screen = scores(program, Stage.APPRAISAL_1)
    assert "vai trò của bạn không được nhập ở đây" in screen.pane.strip.note
    scores(program, Stage.SELF)
    assert "vai trò" not in screen.pane.strip.note


def test_undo_of_what_another_did_is_refused_with_who_may(
    asked: WhoDialog, program: Program
) -> None:
    enter(asked, Role.APPRAISER)
    screen = scores(program, Stage.APPRAISAL_1)
    type_and_enter(screen, "5")
    enter(switch(program), Role.ENTRY)
    window = program.window
    take_keyboard(window)
    QTest.keySequence(window.focusWidget() or window, QKeySequence("Ctrl+Z"))
    QApplication.processEvents()
    assert failures(program) == ["USR.121"]
    area = window.area
    assert area is not None
    assert NAMES[Role.ENTRY] in area.messages.notices[0].text
    assert shown(screen) == "5"


def test_going_back_to_a_backup_is_for_secretaries(
    asked: WhoDialog, program: Program, path: Path
) -> None:
    enter(asked, Role.APPRAISER)
    screen = scores(program, Stage.APPRAISAL_1)
    type_and_enter(screen, "5")
    backup = next(each for each in list_backups(path) if each.reason is BackupReason.OPEN)
    program.restore(path, backup)
    assert failures(program) == ["USR.121"]
    assert shown(screen) == "5"
    enter(switch(program), Role.SECRETARY, PASSWORD)
    program.restore(path, backup)
    enter(question(), Role.SECRETARY, PASSWORD)
    assert shown(scores(program, Stage.APPRAISAL_1)) == "68,5"
    assert program.context is not None
    newest = program.context.session.reader.audit(limit=1)[0]
    assert (newest.action, newest.author.name) == ("file.restore", NAMES[Role.SECRETARY])


def test_a_form_shows_what_holds_after_a_refusal(asked: WhoDialog, program: Program) -> None:
    enter(asked, Role.ENTRY)
    area = program.window.area
    assert area is not None
    take_keyboard(program.window)
    area.show_screen("rounds")
    screen = area.current
    assert isinstance(screen, RoundsScreen)
    name = next(each for each in screen.findChildren(QLineEdit) if each.text() == "Năm 2016")
    name.setFocus()
    send_text(name, "Z")
    QTest.keyClick(name, Qt.Key.Key_Tab)
    assert failures(program) == ["USR.121"]
    QApplication.processEvents()
    fields = [each.text() for each in screen.findChildren(QLineEdit)]
    assert "Năm 2016" in fields
    assert not any("Z" in text for text in fields)


def test_a_refusal_goes_with_whom_it_was_told(asked: WhoDialog, program: Program) -> None:
    asked.watch.click()
    screen = scores(program, Stage.APPRAISAL_1)
    QTest.keyClick(screen.pane.view, Qt.Key.Key_Delete)
    assert failures(program) == ["USR.121"]
    enter(switch(program), Role.ENTRY)
    assert failures(program) == []
