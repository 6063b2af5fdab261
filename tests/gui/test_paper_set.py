"""A whole set of papers on the screen Văn bản: chosen, named, held back, saved all or none."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.wording_fields import WordingField
from parindex_desktop.errors import InputError
from parindex_desktop.services import locking
from parindex_desktop.services.papers.paper import Paper, Progress
from tests.gui.showing import shown
from tests.gui.test_documents_screen import choose_folder, enter, settle, text_of, tick, ticked
from ui.context import Context
from ui.main_window import MainWindow
from ui.screens.documents import DocumentsScreen

if TYPE_CHECKING:
    from ui.tasks import Job

NOW = datetime(2026, 1, 5, 16, 30)


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[DocumentsScreen]:
    """The screen with the usual set: the decision and both ranking annexes."""
    context.settings.change(paper_kinds={}, paper_names="", papers_apart=False)
    with shown(DocumentsScreen(context), qtbot, width=1150, height=640) as screen:
        settle(screen, qtbot)
        yield screen
        settle(screen, qtbot)
        screen.preview.set_pdf(None)


@pytest.fixture
def failures(context: Context) -> list[InputError]:
    told: list[InputError] = []
    context.failed.connect(told.append)
    return told


def lock(context: Context) -> None:
    round_ = context.round
    assert round_ is not None
    locking.lock(context.session, round_, by="Lan", now=NOW)


def test_the_decision_and_the_annexes_it_names_are_ticked_first(screen: DocumentsScreen) -> None:
    assert ticked(screen) == {"Quyết định", "Phụ lục xếp hạng"}
    assert screen.preview.page_count == 3
    families = [screen.options.kind_model.index(row).data() for row in (0, 8, 11, 16)]
    assert families == [
        "Quyết định và phụ lục", "Phiếu của đơn vị", "Hội đồng và trình ký", "Khen thưởng",
    ]  # fmt: skip


def test_the_arrows_pass_over_the_headings_of_families(screen: DocumentsScreen) -> None:
    kinds = screen.options.kinds
    kinds.setCurrentIndex(screen.options.kind_model.index(1))
    reached = []
    for _ in range(8):
        QTest.keyClick(kinds, Qt.Key.Key_Down)
        reached.append(kinds.currentIndex().data())
    assert "Phiếu của đơn vị" not in reached
    assert reached[-1] == "Phiếu chấm điểm trống"


def test_what_is_ticked_is_remembered_for_the_file_and_year(
    screen: DocumentsScreen, context: Context, qtbot: QtBot
) -> None:
    tick(screen, PaperKind.DECISION, PaperKind.MINUTES)
    settle(screen, qtbot)
    again = DocumentsScreen(context)
    qtbot.addWidget(again)
    again.refresh()
    assert ticked(again) == {"Phụ lục xếp hạng", "Biên bản Hội đồng"}
    again.maker.stop()


def test_a_paper_with_nothing_to_say_leaves_the_others_alone(
    screen: DocumentsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    tick(screen, PaperKind.DECISION, PaperKind.WARNINGS)
    settle(screen, qtbot)
    assert "Phụ lục II" in text_of(screen, tmp_path / "xem.pdf")
    assert screen.notices.gaps is not None
    assert screen.notices.gaps.text == "1 văn bản chưa có nội dung."
    model = screen.options.kind_model
    tip = model.index(model.row_of(PaperKind.WARNINGS)).data(Qt.ItemDataRole.ToolTipRole)
    assert tip
    tick(screen, PaperKind.RANKING)
    settle(screen, qtbot)
    assert screen.preview.content is None
    assert not screen.output.save_button.isEnabled()


def test_what_letters_lack_is_told_with_the_way_to_the_field(
    screen: DocumentsScreen, context: Context
) -> None:
    assert screen.notices.gaps is not None
    assert screen.notices.gaps.text.startswith("Còn thiếu")
    told: list[object] = []
    context.screen_wanted.connect(told.append)
    context.gap_wanted.connect(lambda letter, gap: told.append((letter, gap.field)))
    way = screen.notices.gaps.findChild(QPushButton)
    assert isinstance(way, QPushButton)
    QTest.keyClick(way, Qt.Key.Key_Space)
    assert told == ["wording", (LetterKind.DECISION, WordingField.NUMBER)]


def test_letters_of_locked_results_are_held_back_until_they_are_whole(
    screen: DocumentsScreen, context: Context, failures: list[InputError], qtbot: QtBot
) -> None:
    lock(context)
    settle(screen, qtbot)
    assert screen.notices.draft is None
    screen.output.save()
    screen.output.print_shown()
    assert [error.code for error in failures] == ["DOC.152"] * 2
    assert "WRD.113" in {problem.code for problem in failures[0].problems}
    assert screen.preview.content is not None, "it can be looked at all the same"
    tick(screen, PaperKind.DECISION)
    settle(screen, qtbot)
    screen.output.save()
    assert len(failures) == 2, "an annex needs no signer"
    screen.findChildren(QFileDialog)[-1].reject()


def test_a_draft_for_comments_is_saved_with_its_gaps(
    screen: DocumentsScreen, context: Context, failures: list[InputError], qtbot: QtBot,
    tmp_path: Path,
) -> None:  # fmt: skip
    draft = screen.options.files.draft
    assert draft.isHidden(), "papers of an open round are drafts anyway"
    lock(context)
    settle(screen, qtbot)
    draft.setFocus()
    QTest.keyClick(draft, Qt.Key.Key_Space)
    settle(screen, qtbot)
    text = text_of(screen, tmp_path / "gop-y.pdf")
    assert "DỰ THẢO" in text
    assert context.session.locks[context.session.rounds[0].id].short in text
    assert screen.notices.draft is None, "it was asked for"
    screen.output.save()
    assert failures == []
    screen.findChildren(QFileDialog)[-1].reject()


def test_an_older_lock_is_previewed_again_with_its_fingerprint(
    screen: DocumentsScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not screen.options.data.isVisible()
    lock(context)
    round_ = context.session.rounds[0]
    (first,) = context.session.source.lockings(round_.id)
    locking.unlock(context.session, round_, by="Lan", reason="Nhập nhầm điểm", now=NOW)
    settle(screen, qtbot)
    assert "DỰ THẢO" in text_of(screen, tmp_path / "nay.pdf")
    states = screen.options.data.states
    assert [states.itemText(row) for row in range(states.count())] == [
        "Số liệu hiện tại: dự thảo", "Lần chốt 1 (05/01/2026), đã bị thay thế",
    ]  # fmt: skip
    states.setFocus()
    QTest.keyClick(states, Qt.Key.Key_Down)
    settle(screen, qtbot)
    text = text_of(screen, tmp_path / "cu.pdf")
    assert first.short in text
    assert "DỰ THẢO" not in text


def test_names_follow_the_pattern_as_it_is_typed(
    screen: DocumentsScreen, context: Context, qtbot: QtBot
) -> None:
    before = screen.preview.content
    enter(screen.options.files.pattern, "{stt} {loại} {năm}")
    assert screen.options.files.names == "01 van-ban 2016.pdf"
    assert not screen.maker.is_busy, "other names are no reason to lay papers out again"
    assert screen.preview.content is before
    assert context.settings.value.paper_names == "{stt} {loại} {năm}"
    QTest.keyClick(screen.options.files.one_file, Qt.Key.Key_Space)
    settle(screen, qtbot)
    assert screen.options.files.names.splitlines() == [
        "01 quyet-dinh 2016.pdf", "02 phu-luc-xep-hang 2016.pdf", "03 phu-luc-xep-hang 2016.pdf",
    ]  # fmt: skip


def test_a_pattern_typed_while_papers_are_made_names_them_too(
    screen: DocumentsScreen, qtbot: QtBot
) -> None:
    screen.options.files.one_file.click()
    assert screen.maker.is_busy
    enter(screen.options.files.pattern, "{stt}-{loại}")
    settle(screen, qtbot)
    assert screen.output.papers[0].file_name == "01-quyet-dinh.pdf"
    assert screen.options.files.names.startswith("01-quyet-dinh.pdf")


def test_what_was_saved_is_told_until_other_papers_are_made(
    screen: DocumentsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(screen.context.told):
        screen.output.save_into(tmp_path)
    assert screen.notices.saved is not None
    tick(screen, PaperKind.CLASSES)
    assert screen.notices.saved is None
    settle(screen, qtbot)


def test_the_search_opens_in_the_pages_wherever_the_focus_is(
    main_window: MainWindow, qtbot: QtBot
) -> None:
    assert main_window.area is not None
    main_window.area.show_screen("documents")
    screen = main_window.area.current
    assert isinstance(screen, DocumentsScreen)
    settle(screen, qtbot)
    main_window.actions_by_name["search"].trigger()
    assert screen.preview.find_bar.isVisible()
    assert screen.preview.find_bar.words.hasFocus()
    screen.preview.set_pdf(None)


def test_long_names_of_files_do_not_widen_the_screen(screen: DocumentsScreen, qtbot: QtBot) -> None:
    before = screen.files.minimumSizeHint().width()
    screen.options.files.one_file.click()
    settle(screen, qtbot)
    enter(screen.options.files.pattern, "{loại} của " + "rất " * 20)
    assert screen.files.minimumSizeHint().width() == before


def test_a_pattern_that_cannot_be_filled_is_marked_and_not_taken(
    screen: DocumentsScreen, context: Context
) -> None:
    enter(screen.options.files.pattern, "{tháng}")
    assert "{tháng}" in screen.options.files.pattern_field.fault
    assert screen.options.files.names == "van-ban-2016.pdf"
    assert context.settings.value.paper_names == ""


def test_tables_and_drafts_are_saved_with_the_papers_in_one_go(
    screen: DocumentsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    for tick_box in (screen.options.files.xlsx, screen.options.files.docx):
        QTest.keyClick(tick_box, Qt.Key.Key_Space)
    previewed = screen.preview.content
    screen.output.save()
    choose_folder(screen, tmp_path / "ra")
    qtbot.waitUntil(lambda: screen.notices.saved is not None)
    names = sorted(path.name for path in (tmp_path / "ra").iterdir())
    assert names == ["quyet-dinh-2016.docx", "van-ban-2016.pdf", "van-ban-2016.xlsx"]
    assert (tmp_path / "ra" / "van-ban-2016.pdf").read_bytes() == previewed


def test_one_file_in_the_way_leaves_none_of_the_others(
    screen: DocumentsScreen, failures: list[InputError], qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(screen.options.files.one_file, Qt.Key.Key_Space)
    settle(screen, qtbot)
    (tmp_path / "phu-luc-xep-hang-huyen-2016.pdf").mkdir()
    before = set(tmp_path.iterdir())
    screen.output.save_into(tmp_path)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].code == "DOC.201"
    assert set(tmp_path.iterdir()) == before


def test_saving_that_is_stopped_leaves_no_file(
    screen: DocumentsScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(screen.options.files.xlsx, Qt.Key.Key_Space)
    jobs: list[Job] = []
    context.task_started.connect(jobs.append)
    context.task_started.connect(lambda job: job.stop())
    screen.output.save_into(tmp_path / "ra")
    (job,) = jobs
    with qtbot.waitSignal(job.stopped):
        pass
    assert not (tmp_path / "ra").exists()
    assert screen.notices.saved is None


def test_papers_that_take_long_can_be_given_up_and_made_later(
    screen: DocumentsScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(paper: Paper, progress: Progress | None = None) -> bytes:
        assert progress is not None
        while not go_on.wait(0.01):
            progress(1, 168)
        return b""

    with monkeypatch.context() as patch:
        patch.setattr(Paper, "make", slow)
        tick(screen, PaperKind.CLASSES)
        qtbot.waitUntil(screen.progress.isVisible)
        assert not screen.output.save_button.isEnabled()
        QTest.keyClick(screen.progress.stop_button, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not screen.maker.is_busy)
        go_on.set()
    assert not screen.progress.isVisible()
    assert screen.preview.content is None
    again = next(b for b in screen.preview.findChildren(QPushButton) if "Lập văn bản" in
                 b.text().replace("&", ""))  # fmt: skip
    QTest.keyClick(again, Qt.Key.Key_Space)
    settle(screen, qtbot)
    assert screen.preview.content is not None


def test_the_window_stays_awake_while_all_papers_are_made(
    screen: DocumentsScreen, qtbot: QtBot
) -> None:
    longest = 0
    clock = QElapsedTimer()
    beat = QTimer()

    def tell() -> None:
        nonlocal longest
        longest = max(longest, clock.restart())

    beat.timeout.connect(tell)
    tick(screen, *(set(PaperKind) - {PaperKind.DECISION, PaperKind.RANKING}))
    clock.start()
    beat.start(5)
    settle(screen, qtbot)
    beat.stop()
    assert screen.preview.page_count > 40
    assert longest < 1000, "milliseconds in which no key is answered"
