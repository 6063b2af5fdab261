from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.score_entry import Place, enter_text
from tests.gui.keys import send_text
from tests.gui.showing import shown
from ui import theme
from ui.context import Context
from ui.messages import Question
from ui.screens.documents import DocumentsScreen


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[DocumentsScreen]:
    """The screen with the ranking annexes of both groups."""
    key = f"{context.session.path}|2016"
    context.settings.change(paper_kinds={key: (PaperKind.RANKING.value,)})
    with shown(DocumentsScreen(context), qtbot, width=1150, height=640) as screen:
        settle(screen, qtbot)
        yield screen
        settle(screen, qtbot)
        screen.preview.set_pdf(None)


def tick(screen: DocumentsScreen, *kinds: PaperKind) -> None:
    """Changes the ticks of kinds with the space bar."""
    for kind in kinds:
        screen.options.kinds.setFocus()
        row = screen.options.kind_model.row_of(kind)
        screen.options.kinds.setCurrentIndex(screen.options.kind_model.index(row))
        QTest.keyClick(screen.options.kinds, Qt.Key.Key_Space)


def ticked(screen: DocumentsScreen) -> set[str]:
    model = screen.options.kind_model
    rows = [model.index(row) for row in range(model.rowCount())]
    on = Qt.CheckState.Checked
    return {row.data() for row in rows if row.data(Qt.ItemDataRole.CheckStateRole) == on}


def choose_folder(screen: DocumentsScreen, folder: Path) -> None:
    """Answers the dialog that asks where to save."""
    dialog = screen.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(folder))
    dialog.done(0)


def enter(field: QLineEdit, text: str) -> None:
    """Types into a field and presses Enter."""
    field.setFocus()
    send_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def settle(screen: DocumentsScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen.maker.is_busy)


def text_of(screen: DocumentsScreen, path: Path) -> str:
    content = screen.preview.content
    assert content is not None
    path.write_bytes(content)
    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_the_preview_shows_both_annexes_of_the_round(
    screen: DocumentsScreen, tmp_path: Path
) -> None:
    assert screen.preview.page_count == 2
    text = text_of(screen, tmp_path / "xem.pdf")
    assert "Phụ lục II" in text
    assert "Sở Giao thông Vận tải" in text
    assert screen.options.model.index(1).data() == "II. Các huyện, thị xã, thành phố"
    assert screen.output.save_button.isEnabled()


def test_number_and_date_are_printed_and_kept_in_the_file(
    screen: DocumentsScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    enter(screen.options.decision.number, "1590")
    enter(screen.options.decision.day, "3/1/2017")
    settle(screen, qtbot)
    text = text_of(screen, tmp_path / "xem.pdf")
    assert "1590/QĐ-UBND" in text
    assert "ngày 03 tháng 01 năm 2017" in text
    (wording,) = context.session.source.paper_wordings(context.session.rounds[0].id).values()
    assert (wording.number, wording.day) == ("1590", "2017-01-03")
    context.session.bus.undo()
    settle(screen, qtbot)
    assert screen.options.decision.day.text() == ""


def test_an_unreadable_date_is_marked_and_leaves_room(
    screen: DocumentsScreen, context: Context
) -> None:
    decision = screen.options.decision
    enter(decision.day, "31/2/2017")
    assert "31/2/2017" in decision.day_field.fault
    assert context.session.source.paper_wordings(context.session.rounds[0].id) == {}


def test_electronic_papers_leave_number_and_date_to_the_signing_tool(
    screen: DocumentsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    enter(screen.options.decision.number, "1590")
    QTest.keyClick(screen.options.decision.mode, Qt.Key.Key_Right)
    settle(screen, qtbot)
    assert not screen.options.decision.number.isEnabled()
    assert "1590" not in text_of(screen, tmp_path / "xem.pdf")


def test_a_group_unticked_by_space_loses_its_annex(
    screen: DocumentsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    groups = screen.options.groups
    groups.setCurrentIndex(screen.options.model.index(0))
    QTest.keyClick(groups, Qt.Key.Key_Space)
    settle(screen, qtbot)
    assert screen.options.model.index(1).data() == "Các huyện, thị xã, thành phố"
    text = text_of(screen, tmp_path / "xem.pdf")
    assert "Châu Đốc" in text
    assert "Sở Nội vụ" not in text


def test_without_any_group_the_preview_says_what_to_do(
    screen: DocumentsScreen, qtbot: QtBot
) -> None:
    for place in (0, 1):
        screen.options.groups.setCurrentIndex(screen.options.model.index(place))
        QTest.keyClick(screen.options.groups, Qt.Key.Key_Space)
    settle(screen, qtbot)
    assert screen.preview.content is None
    assert not screen.output.save_button.isEnabled()


def test_a_title_typed_is_written_and_can_be_undone(
    screen: DocumentsScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.options.title.setFocus()
    send_text(screen.options.title, "Kết quả xếp hạng")
    screen.options.decision.number.setFocus()
    settle(screen, qtbot)
    assert "KẾT QUẢ XẾP HẠNG" in text_of(screen, tmp_path / "xem.pdf")
    context.session.bus.undo()
    settle(screen, qtbot)
    assert screen.options.title.toPlainText() == ""
    assert "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH" in text_of(screen, tmp_path / "xem.pdf")


def test_undoing_a_title_shows_the_annex_that_had_it(
    screen: DocumentsScreen, context: Context, qtbot: QtBot
) -> None:
    options, (_, second) = screen.options, context.groups
    options.choose_group(second.id)
    options.title.setFocus()
    send_text(options.title, "Kết quả xếp hạng")
    options.choose_group(context.groups[0].id)
    context.paper_wanted.emit("award-list")
    change_set = context.session.bus.undo()
    context.look_at(group_id=second.id)
    screen.reveal(change_set)
    assert ticked(screen) == {"Danh sách khen thưởng", "Phụ lục xếp hạng"}
    assert options.current_group == second.id
    assert options.title.toPlainText() == ""
    settle(screen, qtbot)


def test_a_single_file_is_saved_under_the_name_chosen(
    screen: DocumentsScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.output.save()
    dialog = screen.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "quyet-dinh" / "phu-luc.pdf"))
    dialog.done(0)
    saved = tmp_path / "quyet-dinh" / "phu-luc.pdf"
    qtbot.waitUntil(lambda: screen.notices.saved is not None)
    assert saved.read_bytes() == screen.preview.content
    assert context.settings.value.export_folder == str(saved.parent)
    assert screen.notices.saved is not None
    assert "phu-luc.pdf" in screen.notices.saved.text


def test_several_files_go_into_a_folder_and_ask_before_replacing(
    screen: DocumentsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(screen.options.files.one_file, Qt.Key.Key_Space)
    settle(screen, qtbot)
    assert screen.files.isVisible()
    names = [screen.files.itemText(place) for place in range(screen.files.count())]
    folder = tmp_path / "ra"
    folder.mkdir()
    (folder / names[1]).write_bytes(b"truoc")
    screen.output.save()
    dialog = screen.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.done(0)
    assert (folder / names[1]).read_bytes() == b"truoc"
    question = screen.findChild(Question)
    assert isinstance(question, Question)
    QTest.keyClick(question, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.notices.saved is not None)
    assert all((folder / name).read_bytes().startswith(b"%PDF") for name in names)


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus, without a window system
def test_several_files_are_printed_together_or_the_one_shown(
    screen: DocumentsScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(screen.options.files.one_file, Qt.Key.Key_Space)
    settle(screen, qtbot)
    for keys, pages in (([Qt.Key.Key_Return], 2), ([Qt.Key.Key_Down, Qt.Key.Key_Return], 1)):
        screen.output.print_button.setFocus()
        QTest.keyClick(screen.output.print_button, Qt.Key.Key_Space)
        for key in keys:
            QTest.keyClick(screen.output.print_menu, key)
        dialog = screen.findChildren(QPrintDialog)[-1]
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "in.pdf"))
        printer.setResolution(72)  # a machine with much else to do takes seconds for 1200
        with qtbot.waitSignal(context.told):
            dialog.done(1)
        assert len(pypdf.PdfReader(tmp_path / "in.pdf").pages) == pages


def test_a_folder_that_cannot_be_written_is_told(
    screen: DocumentsScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    context.failed.connect(lambda error: told.append(error.code))
    (tmp_path / "tep").write_text("")
    screen.output.save_into(tmp_path / "tep")
    qtbot.waitUntil(lambda: told == ["DOC.201"])
    assert screen.notices.saved is None


def test_incomplete_data_make_a_draft_and_lead_to_the_units(
    screen: DocumentsScreen, context: Context, qtbot: QtBot
) -> None:
    book = context.book
    assert book is not None
    place = Place(book.units[0].id, book.leaves[0].id)
    assert context.do(enter_text(book, Stage.APPRAISAL_1, place, "").edit)
    settle(screen, qtbot)
    assert screen.notices.draft is not None
    assert screen.notices.draft.text == "Dự thảo: 1 đơn vị còn tiêu chí chưa có điểm."
    told: list[object] = []
    context.screen_wanted.connect(told.append)
    context.unit_wanted.connect(told.append)
    way = screen.notices.draft.findChild(QPushButton)
    assert isinstance(way, QPushButton)
    QTest.keyClick(way, Qt.Key.Key_Space)
    assert told == ["scores", book.units[0].id]
    context.session.bus.undo()
    settle(screen, qtbot)
    assert screen.notices.draft.text == "Dự thảo: chưa chốt kết quả năm 2016."


def test_the_award_list_is_shown_when_asked_for(
    screen: DocumentsScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = read_awards(context.session, context.session.round_of(2016)).sheets[0]
    context.do(add_persons(context.session, sheet, [PersonEntry("Bà", "Lê Ý", "Chuyên viên")]))
    context.paper_wanted.emit("award-list")
    settle(screen, qtbot)
    assert ticked(screen) == {"Danh sách khen thưởng"}
    assert screen.options.kinds.currentIndex().data() == "Danh sách khen thưởng"
    assert "DANH SÁCH CÁ NHÂN" in text_of(screen, tmp_path / "xem.pdf")
    assert screen.notices.draft is not None
    assert screen.notices.draft.text == "Dự thảo: chưa chốt kết quả năm 2016."
    assert screen.notices.gaps is not None
    assert screen.notices.gaps.text == "Có 1 ô của cá nhân còn trống trên các văn bản này."
    files = screen.options.files
    assert files.labels_field.isHidden()
    context.paper_wanted.emit("labels")
    settle(screen, qtbot)
    assert not files.labels_field.isHidden()
    QTest.keyClick(files.labels, Qt.Key.Key_Down)
    settle(screen, qtbot)
    assert context.settings.value.paper_labels == "3x8"
    assert files.labels.currentText().startswith("3 × 8")


def test_a_short_list_of_groups_is_seen_whole_in_any_text_size(
    screen: DocumentsScreen, qtbot: QtBot
) -> None:
    groups = screen.options.groups
    for percent in (200, 100):
        theme.appearance().wear(theme.ThemeChoice.LIGHT, percent)
        qtbot.waitUntil(
            lambda: groups.sizeHintForRow(0) * 2 <= groups.viewport().height() < theme.em(6)
        )
        assert groups.verticalScrollBar().maximum() == 0
    settle(screen, qtbot)


def test_the_list_of_groups_is_a_sound_model(
    screen: DocumentsScreen, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(screen.options.model)  # type: ignore[no-untyped-call]


def test_the_list_of_papers_is_a_sound_model(
    screen: DocumentsScreen, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(screen.options.kind_model)  # type: ignore[no-untyped-call]
