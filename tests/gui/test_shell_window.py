"""The window as a person uses it: keys, undo, messages, what is remembered, closing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import InputError, Problem, SurroundingsError
from parindex_desktop.services import opening, score_entry
from parindex_desktop.services.groups import short_title
from parindex_desktop.services.score_entry import Place
from parindex_desktop.settings import SettingsStore
from tests.an_giang import AUTHOR, open_an_giang
from ui import theme
from ui.actions import COMMANDS, SCREENS, STEPS, shortcuts_of
from ui.commands import Commands
from ui.context import Context
from ui.main_window import MainWindow
from ui.messages import Question
from ui.program import Program
from ui.progress.entry_rules_dialog import EntryRulesDialog
from ui.screens.criteria import CriteriaScreen
from ui.screens.units import UnitsScreen
from ui.tasks import Task
from ui.work_area import WorkArea


@pytest.fixture
def context(program: Program, main_window: MainWindow) -> Context:
    assert program.context is not None
    return program.context


@pytest.fixture
def area(main_window: MainWindow) -> WorkArea:
    assert main_window.area is not None
    return main_window.area


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(window.focusWidget() or window, QKeySequence(keys))
    QApplication.processEvents()


def type_score(context: Context, text: str, unit: int = 0) -> None:
    book = context.book
    assert book is not None
    place = Place(book.units[unit].id, book.leaves[0].id)
    assert context.do(score_entry.enter_text(book, Stage.APPRAISAL_1, place, text).edit)


def test_each_command_has_a_method_or_a_screen_and_no_key_is_given_twice() -> None:
    screens = {each.key for each in SCREENS}
    for each in COMMANDS:
        assert each.screen in screens if each.screen else hasattr(Commands, each.handler)
    keys = [key.toString() for each in COMMANDS for key in shortcuts_of(each)]
    keys += [f"Ctrl+{number}" for number in range(1, len(STEPS) + 1)]
    assert len(keys) == len(set(keys))


def test_without_a_file_only_what_makes_sense_is_offered(program: Program) -> None:
    for command in COMMANDS:
        action = program.window.actions_by_name[command.handler]
        assert action.isEnabled() == (not command.needs_file), command.handler


def test_the_rules_of_score_entry_are_reached_from_every_screen(
    main_window: MainWindow, area: WorkArea
) -> None:
    main_window.actions_by_name["entry_rules"].trigger()
    (dialog,) = main_window.findChildren(EntryRulesDialog)
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize("number", range(1, len(STEPS) + 1))
def test_a_number_leads_to_its_step(number: int, main_window: MainWindow, area: WorkArea) -> None:
    press(main_window, f"Ctrl+{number}")
    assert area.current is not None
    assert area.current.key == STEPS[number - 1].key
    assert area.current.isAncestorOf(main_window.focusWidget() or main_window)


@pytest.mark.parametrize("number", [2, 3], ids=["units", "criteria"])
def test_groups_without_units_are_stepped_to_where_they_are_listed(
    number: int, main_window: MainWindow, area: WorkArea, context: Context
) -> None:
    press(main_window, f"Ctrl+{number}")
    screen = area.current
    assert isinstance(screen, UnitsScreen | CriteriaScreen)

    def shown() -> str:
        if isinstance(screen, CriteriaScreen):
            return screen.group_choice.currentText()
        return str(screen.groups.list.currentIndex().data()).rpartition(" (")[0]

    names = [short_title(each) for each in context.session.groups]
    assert len(names) > len(context.groups), "one has no units"
    seen = [shown()]
    for keys in (*["Ctrl+PgDown"] * len(names), "Ctrl+PgUp"):
        press(main_window, keys)
        seen.append(shown())
    assert seen == [*names, names[-1], names[-2]]


class ShownWindows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


def test_no_part_of_a_screen_flashes_as_a_window(
    main_window: MainWindow, area: WorkArea, qapp: QApplication
) -> None:
    watch = ShownWindows()
    qapp.installEventFilter(watch)
    for step in STEPS:
        area.show_screen(step.key)
        QApplication.processEvents()
    qapp.removeEventFilter(watch)
    assert watch.seen == []


def test_undo_says_what_it_did_and_goes_there(
    main_window: MainWindow, area: WorkArea, context: Context
) -> None:
    undo = main_window.actions_by_name["undo"]
    assert not undo.isEnabled()
    type_score(context, "60,5")
    assert undo.text() == "&Hoàn tác: Nhập 60,5 cho Sở Giao thông Vận tải, tiêu chí TĐ"
    huyen = context.groups[1]
    context.look_at(group_id=huyen.id)
    press(main_window, "Ctrl+Z")
    told = main_window.status.currentMessage()
    assert told == "Đã hoàn tác: Nhập 60,5 cho Sở Giao thông Vận tải, tiêu chí TĐ"
    assert area.current is not None
    assert area.current.key == "scores"
    assert context.group is not None
    assert context.group.code == "so"
    press(main_window, "Ctrl+Y")
    assert main_window.status.currentMessage().startswith("Đã làm lại: ")
    assert not main_window.actions_by_name["redo"].isEnabled()


def test_the_line_below_says_file_progress_and_that_it_is_saved(
    main_window: MainWindow, context: Context
) -> None:
    status = main_window.status
    assert status.file.text() == "an-giang.parindex"
    assert status.file.toolTip() == str(context.session.path)
    assert status.progress.text() == "2016 · 34/34 ô đã chấm"
    assert status.user.text() == "Nguyễn Thị Lan"
    assert status.saved.text() == ""
    assert not status.read_only.isVisible()
    type_score(context, "")
    assert status.progress.text() == "2016 · 33/34 ô đã chấm"
    assert status.saved.text().startswith("Đã lưu ")


def test_the_file_name_gives_way_to_a_message(main_window: MainWindow, area: WorkArea) -> None:
    status = main_window.status
    status.clearMessage()
    assert status.file.isVisible()
    main_window.hide()
    status.showMessage("Đã hoàn tác")
    main_window.show()
    assert not status.file.isVisible(), "Qt writes the message over it"
    status.clearMessage()
    assert status.file.isVisible()
    assert not status.read_only.isVisible()


def test_round_and_group_are_chosen_for_all_screens(
    main_window: MainWindow, area: WorkArea, context: Context
) -> None:
    bar = area.top_bar
    assert [bar.groups.tabText(at) for at in range(bar.groups.count())] == [
        "Sở, ban, ngành", "Huyện, thị xã, thành phố",
    ]  # fmt: skip
    press(main_window, "Ctrl+PgDown")
    assert context.group is not None
    assert context.group.code == "huyen"
    press(main_window, "Ctrl+PgDown")  # no wrapping at the end
    assert bar.groups.currentIndex() == 1
    press(main_window, "Ctrl+PgUp")
    assert context.group.code == "so"


def test_a_failure_is_a_bar_that_the_next_change_or_task_takes_away(
    area: WorkArea, context: Context
) -> None:
    context.failed.emit(InputError("SET.114", year=2016))
    context.failed.emit(InputError("SET.114", year=2017))
    (notice,) = area.messages.notices
    assert notice.text.startswith("SET.114")
    assert "2017" in notice.text
    type_score(context, "61")
    assert area.messages.notices == ()
    context.failed.emit(InputError("SET.114", year=2016))
    context.task_started.emit(Task("In", lambda _pulse: None))
    assert area.messages.notices == ()
    assert not area.messages.isVisible()


def test_several_problems_are_a_list_that_ends(area: WorkArea, context: Context) -> None:
    problems = tuple(Problem("SET.102", place=f"1.{number}") for number in range(9))
    context.failed.emit(InputError("SET.102", problems=problems))
    (notice,) = area.messages.notices
    lines = [each.text() for each in notice.findChildren(QLabel) if each.text().startswith("•")]
    assert len(lines) == 7
    assert lines[0].startswith("• SET.102  1.0: ")
    assert lines[-1] == "• và 3 mục khác"
    assert notice.text == "Có 9 chỗ cần sửa."


def test_text_size_and_colours_change_live_and_are_remembered(
    program: Program, main_window: MainWindow
) -> None:
    height = main_window.menuBar().sizeHint().height()
    for _press in range(3):
        press(main_window, "Ctrl++")
    assert theme.appearance().text_percent == 130
    assert main_window.menuBar().sizeHint().height() > height
    press(main_window, "Ctrl+Shift+D")
    assert theme.tokens() is theme.DARK
    remembered = SettingsStore().value
    assert (remembered.text_percent, remembered.theme) == (130, "dark")
    press(main_window, "Ctrl+-")
    press(main_window, "Ctrl+0")
    assert SettingsStore().value.text_percent == 100
    press(main_window, "Ctrl+Shift+D")
    assert theme.tokens() is theme.LIGHT


def test_folded_steps_are_remembered(
    program: Program, main_window: MainWindow, area: WorkArea
) -> None:
    wide = area.steps.width()
    press(main_window, "F9")
    assert area.steps.width() < wide / 2
    assert SettingsStore().value.steps_collapsed


def test_closing_gives_the_file_free_and_remembers_the_place(
    program: Program, main_window: MainWindow, area: WorkArea, context: Context
) -> None:
    path = context.session.path
    context.look_at(group_id=context.groups[1].id)
    area.show_screen("log")
    main_window.close()
    opening.open_session(path, AUTHOR).close()
    place = SettingsStore().value.places[str(path)]
    assert (place.screen, place.year, place.group) == ("log", 2016, "huyen")


def test_the_place_is_found_again(program: Program, main_window: MainWindow) -> None:
    assert program.context is not None
    assert main_window.area is not None
    path = program.context.session.path
    program.context.look_at(group_id=program.context.groups[1].id)
    main_window.area.show_screen("log")
    program.close_file()
    assert program.context is None
    program.open(path)
    assert program.window.area is not None
    assert program.window.area.current is not None
    assert program.window.area.current.key == "log"
    assert program.context is not None
    assert program.context.group is not None
    assert program.context.group.code == "huyen"


def test_a_file_in_use_names_who_has_it_and_can_be_read(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    other = open_an_giang(tmp_path)
    program.open(other.path)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    assert "Nguyễn Thị Lan" in question.text
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert program.context is not None
    assert program.context.session.work_file.read_only
    assert program.window.status.read_only.isVisible()
    program.close_file()
    other.close()


def test_a_file_dropped_on_the_window_is_opened(
    program: Program, main_window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "second"
    folder.mkdir()
    open_an_giang(folder).close()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "an-giang.parindex"))])
    main_window.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    assert program.context is not None
    assert program.context.session.path == folder / "an-giang.parindex"


def test_a_damaged_file_is_told_and_leaves_what_was_open(
    program: Program, main_window: MainWindow, tmp_path: Path
) -> None:
    damaged = tmp_path / "x.parindex"
    damaged.write_bytes(b"not a work file")
    before = program.context
    program.open(damaged)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    assert question.text.startswith("FILE.103")
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert program.context is before


def test_what_blocks_a_change_is_shown_above_the_work(
    area: WorkArea, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise SurroundingsError("FILE.121", path="a")

    monkeypatch.setattr(context.session.work_file, "apply", full)
    book = context.book
    assert book is not None
    place = Place(book.units[0].id, book.leaves[0].id)
    edit = score_entry.enter_text(book, Stage.APPRAISAL_1, place, "1").edit
    assert not context.do(edit)
    assert area.messages.notices[0].text.startswith("FILE.121")
    assert book.score(place.unit_id, place.criterion_id, Stage.APPRAISAL_1).points == 685_000


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_window_fits_a_small_screen_at_any_text_size(
    percent: int, program: Program, main_window: MainWindow, area: WorkArea
) -> None:
    """1366 x 768 less the task bar; a step that needs more can be scrolled."""
    program.wear(text_percent=percent)
    for step in STEPS:
        area.show_screen(step.key)
    QApplication.processEvents()
    smallest = main_window.minimumSizeHint()
    assert (smallest.width(), smallest.height()) <= (1366, 728)
    assert smallest.height() <= 728


def test_a_rule_not_applied_is_asked_about_before_the_file_is_closed(
    program: Program, main_window: MainWindow, context: Context
) -> None:
    book = context.book
    assert book is not None
    context.drafts.keep(book.leaves[0].id, None)
    program.close_file()
    (question,) = main_window.findChildren(Question)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert program.context is context
    assert main_window.area is not None
    assert isinstance(main_window.area.current, CriteriaScreen)
    program.close_file()
    question = main_window.findChildren(Question)[-1]
    (leave,) = (b for b in question.findChildren(QPushButton) if "bỏ các thay đổi" in b.text())
    QTest.keyClick(leave, Qt.Key.Key_Return)
    assert program.context is None
