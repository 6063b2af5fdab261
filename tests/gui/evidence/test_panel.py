"""The documents of a cell by keyboard: typed, pasted, ordered, attached, opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.evidence import EvidenceEntry
from parindex_desktop.domain.scores import CellKey, Stage
from parindex_desktop.services import evidence
from parindex_desktop.services.session import Session
from tests.gui.evidence.conftest import listed
from tests.gui.keys import send_text
from tests.proven_files import WANTED, book_of, place_in
from ui import theme
from ui.context import Context
from ui.evidence.model import EvidenceColumn
from ui.evidence.panel import EvidencePanel
from ui.messages import Question
from ui.theme import ThemeChoice

LINE = "Quyết định số 12/QĐ-UBND ngày 05/3/2025 của UBND xã A, trang 3"
PDF = b"%PDF-1.7 ke hoach"
Key = Qt.Key


def press(widget: QWidget, *keys: Key, ctrl: bool = False, alt: bool = False) -> None:
    held = Qt.KeyboardModifier.NoModifier
    held = Qt.KeyboardModifier.ControlModifier if ctrl else held
    held = Qt.KeyboardModifier.AltModifier if alt else held
    for key in keys:
        QTest.keyClick(widget, key, held)


def type_cell(panel: EvidencePanel, text: str) -> None:
    """Types into the current cell and goes on with Enter."""
    send_text(panel.table, text[0])
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not panel.table
    send_text(editor, text[1:])
    press(editor, Key.Key_Return)
    QApplication.processEvents()  # Qt takes what was typed over a moment later


def paste(panel: EvidencePanel, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(panel.table, Key.Key_V, ctrl=True)


def shown(panel: EvidencePanel) -> list[list[str]]:
    model = panel.model
    return [
        [model.index(row, column).data() or "" for column in range(model.columnCount())]
        for row in range(len(model.documents))
    ]


def test_the_model_is_sound(panel: EvidencePanel, qtmodeltester: ModelTester) -> None:
    paste(panel, f"{LINE}\n14/BC-SNV")
    qtmodeltester.check(panel.model)  # type: ignore[no-untyped-call]


def test_a_document_is_typed_cell_by_cell(panel: EvidencePanel, session: Session) -> None:
    assert panel.table.hasFocus()
    for text in ("12/KH-SNV", "5/3/2025", "Sở Nội vụ", "3"):
        type_cell(panel, text)
    (document,) = listed(session)
    assert (document.number, document.day, document.issuer, document.page) == (
        "12/KH-SNV", "2025-03-05", "Sở Nội vụ", "3",
    )  # fmt: skip
    assert shown(panel) == [["12/KH-SNV", "05/03/2025", "Sở Nội vụ", "3", "", "", ""]]
    assert panel.table.currentIndex().column() == EvidenceColumn.NOTE


def test_a_sentence_typed_as_the_number_is_read_apart(
    panel: EvidencePanel, session: Session
) -> None:
    type_cell(panel, LINE)
    (document,) = listed(session)
    assert (document.number, document.issuer) == ("12/QĐ-UBND", "UBND xã A")


def test_what_names_no_document_waits_in_its_line(panel: EvidencePanel, session: Session) -> None:
    panel.table.setCurrentIndex(panel.model.index(0, EvidenceColumn.DAY))
    type_cell(panel, "5/3/2025")
    assert listed(session) == ()
    assert panel.model.draft.day == "5/3/2025"
    panel.table.setCurrentIndex(panel.model.index(0, EvidenceColumn.NOTE))
    type_cell(panel, "ảnh chụp")
    assert [(each.note, each.day) for each in listed(session)] == [("ảnh chụp", "2025-03-05")]


def test_a_refused_date_is_told_and_the_old_one_stays(
    panel: EvidencePanel, session: Session
) -> None:
    paste(panel, LINE)
    panel.table.setCurrentIndex(panel.model.index(0, EvidenceColumn.DAY))
    type_cell(panel, "31/2/2025")
    assert panel.message.startswith("EVI.102")
    assert listed(session)[0].day == "2025-03-05"


def test_a_refused_text_stays_marked_where_it_was_typed(
    panel: EvidencePanel, session: Session
) -> None:
    paste(panel, LINE)
    day, next_day = (panel.model.index(row, EvidenceColumn.DAY) for row in (0, 1))
    panel.table.setCurrentIndex(day)
    type_cell(panel, "31/2/2025")
    assert panel.model.is_refused(day)
    assert day.data() == "31/2/2025"
    assert "31/2/2025" in day.data(Qt.ItemDataRole.ToolTipRole)
    panel.table.setCurrentIndex(day)
    type_cell(panel, "28/2/2025")
    assert not panel.model.is_refused(day)
    assert listed(session)[0].day == "2025-02-28"
    panel.table.setCurrentIndex(next_day)
    type_cell(panel, "99")
    panel.table.setCurrentIndex(panel.model.index(1, EvidenceColumn.NUMBER))
    type_cell(panel, "15/BC")
    assert panel.model.is_refused(next_day)
    assert len(listed(session)) == 1


def test_several_lines_are_pasted_in_one_step(panel: EvidencePanel, session: Session) -> None:
    paste(panel, f"{LINE}\n\n14/BC-SNV ngày 6/3/2025\nảnh chụp màn hình\n")
    assert [each.number for each in listed(session)] == ["12/QĐ-UBND", "14/BC-SNV", ""]
    session.bus.undo()
    assert listed(session) == ()
    assert shown(panel) == []


def test_documents_are_moved_and_removed_by_keys(panel: EvidencePanel, session: Session) -> None:
    paste(panel, "1/KH-A\n2/KH-A\n3/KH-A")
    panel.table.select_rows([2])
    press(panel.table, Key.Key_Up, alt=True)
    assert [each.number for each in listed(session)] == ["1/KH-A", "3/KH-A", "2/KH-A"]
    assert [each.number for each in panel.chosen] == ["3/KH-A"]
    press(panel.table, Key.Key_Delete)
    assert [each.number for each in listed(session)] == ["1/KH-A", "2/KH-A"]


def test_documents_are_copied_to_another_place_with_their_files(
    panel: EvidencePanel, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(PDF)
    panel.attach([path])
    panel.table.select_rows([0])
    press(panel.table, Key.Key_C, ctrl=True)
    panel.show_place(*place_in(book_of(session), 1, 2))
    press(panel.table, Key.Key_V, ctrl=True)
    (copied,) = listed(session, 1, 2)
    assert copied.attachment == listed(session)[0].attachment != ""
    assert "cũng dùng cho Sở Giao thông Vận tải" in panel.message


def test_a_shared_document_is_pointed_out_with_a_way_there(
    panel: EvidencePanel, session: Session, context: Context, qtbot: QtBot
) -> None:
    book = book_of(session)
    code = book.leaves[1].code
    session.do(evidence.add(session, book, place_in(book, 0, 1), [_entry("12 / qđ-ubnd")]))
    assert panel.message == ""
    paste(panel, LINE)
    assert panel.message == f"12/QĐ-UBND: cũng dùng cho {code}"
    wanted: list[CellKey] = []
    context.cell_wanted.connect(wanted.append)
    with qtbot.waitSignal(context.screen_wanted) as asked:
        panel._go.click()
    assert asked.args == ["scores"]
    assert wanted == [book.key(book.units[0].id, book.leaves[1].id, Stage.SELF)]
    session.bus.undo()
    assert panel.message == ""


def _entry(number: str) -> EvidenceEntry:
    return EvidenceEntry(number, "5/3/2025")


def test_files_are_dropped_on_a_document_and_beside_them(
    panel: EvidencePanel, session: Session, tmp_path: Path
) -> None:
    paste(panel, LINE)
    paths = [tmp_path / name for name in ("Kế hoạch.pdf", "b.pdf")]
    for nth, path in enumerate(paths):
        path.write_bytes(PDF + bytes([nth]))
    first = panel.table.visualRect(panel.model.index(0, 0)).center()
    at = QPointF(panel.table.viewport().mapTo(panel, first))
    drop(panel, paths[:1], at)
    assert [each.attachment_name for each in listed(session)] == ["Kế hoạch.pdf"]
    assert listed(session)[0].number == "12/QĐ-UBND"
    panel.table.clearSelection()
    panel.table.setCurrentIndex(panel.model.index(1, 0))
    drop(panel, paths[1:], QPointF(panel.width() - 5, panel.height() - 5))
    assert [each.attachment_name for each in listed(session)] == ["Kế hoạch.pdf", "b.pdf"]


def drop(panel: EvidencePanel, paths: list[Path], at: QPointF) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    panel.dropEvent(
        QDropEvent(
            at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def test_a_file_that_is_too_big_is_told(
    panel: EvidencePanel, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "trống.pdf"
    path.touch()
    panel.attach([path])
    assert panel.message.startswith("EVI.107  trống.pdf là tệp rỗng")
    assert listed(session) == ()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the system."""
    found: list[str] = []

    def note(url: QUrl) -> bool:
        found.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return found


def attach(panel: EvidencePanel, folder: Path, name: str, content: bytes = PDF) -> None:
    path = folder / name
    path.write_bytes(content)
    panel.attach([path])
    panel.table.setCurrentIndex(panel.model.index(0, EvidenceColumn.FILE))


def test_enter_in_the_column_of_files_opens_a_copy(
    panel: EvidencePanel, opened: list[str], tmp_path: Path
) -> None:
    attach(panel, tmp_path, "a.pdf")
    press(panel.table, Key.Key_Return)
    (address,) = opened
    assert address.startswith("file://")
    assert Path(QUrl(address).toLocalFile()).read_bytes() == PDF
    assert str(tmp_path) not in address


def question(panel: EvidencePanel) -> Question:
    (found,) = [each for each in panel.findChildren(Question) if each.isVisible()]
    return found


def test_a_program_is_never_opened_only_saved(
    panel: EvidencePanel, opened: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    attach(panel, tmp_path, "a.exe")
    press(panel.table, Key.Key_Return)
    asked = question(panel)
    assert "a.exe" in asked.text
    focus = QApplication.focusWidget()
    assert focus is not None
    press(focus, Key.Key_Return)  # the answer that does nothing has the focus
    assert opened == []


def test_an_address_is_shown_before_it_is_opened(
    panel: EvidencePanel, opened: list[str], session: Session
) -> None:
    paste(panel, "Báo cáo 1/BC-A https://angiang.gov.vn/bc?id=1")
    panel.table.setCurrentIndex(panel.model.index(0, EvidenceColumn.FILE))
    press(panel.table, Key.Key_Return)
    asked = question(panel)
    assert opened == []
    asked.done(0)
    press(panel.table, Key.Key_Return)
    yes = next(each for each in question(panel).findChildren(QPushButton) if each.isDefault())
    press(yes, Key.Key_Return)
    assert opened == ["https://angiang.gov.vn/bc?id=1"]


def test_an_address_of_another_scheme_is_refused(
    panel: EvidencePanel, opened: list[str], context: Context, qtbot: QtBot
) -> None:
    paste(panel, "\t\t\t\tghi chú\tjavascript:alert(1)")
    with qtbot.waitSignal(context.failed) as failed:
        panel.table.setCurrentIndex(panel.model.index(0, EvidenceColumn.FILE))
        press(panel.table, Key.Key_Return)
    assert failed.args[0].code == "EVI.109"
    assert opened == []


def test_what_the_criterion_wants_stands_above(panel: EvidencePanel, session: Session) -> None:
    assert panel._wanted.toolTip() == "" or WANTED in panel._wanted.toolTip()
    assert WANTED[:10] in panel._wanted.text()
    domain = book_of(session).tree.children(None)[0]
    panel.show_place(book_of(session).units[0].id, domain.id)
    assert panel.model.rowCount() == 0
    assert not panel.tools.attach.isEnabled()


def test_escape_leads_back_to_the_scores(panel: EvidencePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.left):
        press(panel.table, Key.Key_Escape)


@pytest.mark.parametrize("percent", [100, 150])
def test_it_fits_in_the_room_of_a_tab(panel: EvidencePanel, percent: int) -> None:
    theme.appearance().wear(ThemeChoice.LIGHT, percent)
    assert panel.minimumSizeHint().height() <= 180 * percent // 100
    assert panel.minimumSizeHint().width() <= 900
