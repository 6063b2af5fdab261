"""The projector window follows the main one, live, and lets nobody change anything."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.rounds import default_profile
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    Coverage,
    SecondSheet,
    SheetState,
)
from parindex_desktop.services import opening, score_entry
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.second_entry_blind import HIDDEN
from tests.an_giang import AUTHOR
from tests.gui.keys import send_text
from ui import theme
from ui.context import Context
from ui.main_window import MainWindow
from ui.program import Program
from ui.projector.window import RANKING, SHEET, ProjectorWindow


@pytest.fixture
def projector(context: Context) -> Iterator[ProjectorWindow]:
    made = ProjectorWindow(context, "results")
    open_windows = [made]
    made.closed.connect(open_windows.clear)
    made.resize(1366, 768)
    made.show()
    yield made
    for window in tuple(open_windows):
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def put(context: Context, row: int, text: str, stage: Stage = Stage.APPRAISAL_1) -> None:
    book = context.book
    assert book is not None
    place = Place(book.units[row].id, book.leaves[0].id)
    assert context.do(score_entry.enter_text(book, stage, place, text).edit)


def ranked(window: ProjectorWindow) -> list[str]:
    return [row.texts[1] for row in window.ranking.model().rows]  # type: ignore[attr-defined]


def go_to(context: Context, row: int) -> None:
    book = context.book
    assert book is not None
    context.cell_shown.emit(book.key(book.units[row].id, book.leaves[0].id, Stage.APPRAISAL_1))


def test_the_window_opens_within_the_screen_in_large_letters(context: Context) -> None:
    theme.appearance().wear(theme.ThemeChoice.LIGHT, 200)
    window = ProjectorWindow(context, "results")
    room = window.screen().availableSize()
    assert theme.em(60) > room.width(), "the letters are large enough to reach over it"
    assert window.width() < room.width()
    assert window.height() < room.height()
    window.close()
    window.deleteLater()


def test_the_ranking_follows_every_edit(projector: ProjectorWindow, context: Context) -> None:
    assert projector.title.text() == "Chỉ số CCHC năm 2016 · các sở, ban, ngành"
    assert ranked(projector)[0] == "Sở Giao thông Vận tải"
    put(context, 0, "0")
    assert ranked(projector)[-1] == "Sở Giao thông Vận tải"
    context.session.bus.undo()
    assert ranked(projector)[0] == "Sở Giao thông Vận tải"


def test_it_follows_group_screen_and_unit(projector: ProjectorWindow, context: Context) -> None:
    context.look_at(group_id=context.groups[1].id)
    assert ranked(projector)[0] == "Châu Đốc"
    context.screen_shown.emit("scores")
    assert projector.choice.current == SHEET
    assert projector.title.text() == "Châu Đốc"
    go_to(context, 2)
    assert projector.title.text() == "Long Xuyên"
    context.screen_shown.emit("units")  # leaves what is shown
    assert projector.choice.current == SHEET
    context.screen_shown.emit("results")
    assert projector.choice.current == RANKING


def test_the_sheet_is_live_and_shows_only_stages_that_have_points(
    projector: ProjectorWindow, context: Context
) -> None:
    projector.choice.choose(SHEET)
    go_to(context, 0)
    view, model = projector.sheet, projector.sheet.lines
    headings = [model.columns[n].heading for n in range(7) if not view.isColumnHidden(n)]
    assert headings[1:3] == ["Điểm tối đa", "Thẩm định lần 1"]
    assert "Thẩm định lần 2" not in headings
    put(context, 0, "12,5", Stage.APPRAISAL_2)
    headings = [model.columns[n].heading for n in range(7) if not view.isColumnHidden(n)]
    assert "Thẩm định lần 2" in headings
    assert "12,5" in [text for line in model.rows for text in line.texts]


def test_what_is_keyed_blind_is_hidden_at_once(
    projector: ProjectorWindow, context: Context
) -> None:
    book, session = context.book, context.session
    assert book is not None
    assert not projector.veil.isVisible()
    campaign = Campaign(
        CampaignId(session.new_ids()[0]), book.round.id, book.group.id, Stage.APPRAISAL_1,
        Coverage.FULL,
    )  # fmt: skip
    sheet = SecondSheet(campaign.id, book.units[0].id, SheetState.KEYING)
    changes = tuple(EntityChange(None, each) for each in (campaign, sheet))
    assert context.do(Edit("second_entry.start", entities=changes))
    assert projector.veil.isVisible()
    assert HIDDEN in projector.ranking.model().rows[0].texts  # type: ignore[attr-defined]
    context.session.bus.undo()
    assert not projector.veil.isVisible()


def test_nothing_can_be_typed_into_it(projector: ProjectorWindow, context: Context) -> None:
    before = context.session.reader.audit(limit=1)
    for choice, table in ((RANKING, projector.ranking), (SHEET, projector.sheet)):
        projector.choice.choose(choice)
        projector.refresh()
        model = table.model()
        for column in range(model.columnCount()):
            assert not model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable
        table.setFocus()
        for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            QTest.keyClick(table, key)
        send_text(table, "5")
    assert context.session.reader.audit(limit=1) == before


def test_a_file_without_a_round_shows_that_there_is_nothing(
    tmp_path: Path, qapp: QApplication
) -> None:
    path = tmp_path / "new.parindex"
    context = Context(opening.create_session(path, default_profile("An Giang"), AUTHOR))
    window = ProjectorWindow(context)
    window.show()
    assert window.title.text() == "Chưa có gì để trình chiếu"
    assert not window.ranking.isVisible()
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    context.close()


def test_letters_grow_with_ctrl_plus(projector: ProjectorWindow) -> None:
    def letter() -> float:
        return projector.ranking.font().pointSizeF()

    before = letter()
    assert before > QApplication.font().pointSizeF() * 1.5
    QTest.keySequence(projector, QKeySequence("Ctrl++"))
    larger = letter()
    QTest.keySequence(projector, QKeySequence("Ctrl+-"))
    assert larger > before == letter()


def test_letters_grow_with_the_window(projector: ProjectorWindow) -> None:
    before = projector.ranking.font().pointSizeF()
    projector.resize(1920, 1080)
    QApplication.processEvents()
    assert projector.ranking.font().pointSizeF() > before * 1.3
    headings = projector.ranking.horizontalHeader()
    assert headings.length() <= projector.ranking.viewport().width()


def test_f11_fills_the_screen_and_escape_steps_back(projector: ProjectorWindow) -> None:
    QTest.keyClick(projector, Qt.Key.Key_F11)
    assert projector.isFullScreen()
    QTest.keyClick(projector, Qt.Key.Key_Escape)
    assert not projector.isFullScreen()
    assert projector.isVisible()
    closed: list[bool] = []
    projector.closed.connect(lambda: closed.append(True))
    QTest.keyClick(projector, Qt.Key.Key_Escape)
    assert closed == [True]


# ---- with the whole program ---------------------------------------------------------------------
def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(window.focusWidget() or window, QKeySequence(keys))
    QApplication.processEvents()


def test_a_key_shows_it_and_hides_it_again(program: Program, main_window: MainWindow) -> None:
    press(main_window, "Ctrl+Shift+P")
    assert program.projector is not None
    assert program.projector.isVisible()
    press(main_window, "Ctrl+Shift+P")
    assert program.projector is None


def test_it_goes_with_its_file(program: Program, main_window: MainWindow) -> None:
    press(main_window, "Ctrl+Shift+P")
    program.close_file()
    assert program.projector is None
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, ProjectorWindow)
            and w.isVisible()] == []  # fmt: skip


def test_a_second_program_reads_beside_the_one_that_writes(
    program: Program, main_window: MainWindow
) -> None:
    context = program.context
    assert context is not None
    put(context, 0, "0,25")
    path = str(context.session.path)
    rank = [sys.executable, "-m", "parindex_desktop", "rank", path, "--year", "2016"]
    root = Path(__file__).parents[2]
    done = subprocess.run([*rank, "--group", "so"], cwd=root, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    last = done.stdout.decode().strip().splitlines()
    assert any("Sở Giao thông Vận tải" in line and "0,25" in line for line in last)
    put(context, 0, "0,5")  # the writer goes on
