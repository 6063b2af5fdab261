"""From a list without numbers to certificates printed, counted and printed again."""

from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.certificates.calibration import Calibration
from parindex_desktop.domain.certificates.ready import place_for_code, ready_profiles
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.wording_fields import WordingField
from parindex_desktop.errors import AppError
from parindex_desktop.exchange.pictures import read_picture
from parindex_desktop.services import blank_stock, signing_keys
from parindex_desktop.services.blank_editing import change_code, set_background
from parindex_desktop.services.calibrations import keep
from parindex_desktop.services.papers.wordings import wording_of
from parindex_desktop.services.register import entries_of
from tests.awarded_files import DAY, round_in, sheet_of
from tests.gui.certificates.driving import (
    CTRL,
    PRINTER,
    dialog_of,
    give_numbers,
    is_whole,
    press_print,
    print_to,
    send_to,
    states,
    told,
)
from ui.certificates.after_print import AfterPrintDialog
from ui.certificates.scope_bar import Scope
from ui.context import Context
from ui.preview.pages import PdfPages
from ui.register.numbers_dialog import NumbersDialog
from ui.screens.certificates import CertificatesScreen

DOTS_PER_MM = 100 / 25.4


@pytest.fixture
def failures(context: Context) -> list[AppError]:
    told: list[AppError] = []
    context.failed.connect(told.append)
    return told


def test_a_list_without_numbers_says_so_once_and_offers_them(
    screen: CertificatesScreen, context: Context, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    for model in (screen.table.rows, screen.findings.findings):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert states(screen) == ["Chưa có số vào sổ"] * 5
    (line,) = told(screen.findings)
    assert line[0] == "1–5"
    QTest.keyClick(screen.findings, Qt.Key.Key_Return)
    dialog = dialog_of(screen, NumbersDialog, qtbot)
    assert dialog.first.text() == "1"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not entries_of(context.session)
    give_numbers(screen, qtbot)
    assert [each.number for each in entries_of(context.session)] == [1, 2, 3, 4, 5]
    assert states(screen) == ["Sẵn sàng"] * 5
    assert not screen.findings.isVisible()


def test_printing_gives_numbers_keeps_the_size_and_counts_blanks(
    screen: CertificatesScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    press_print(screen, qtbot)
    QTest.keyClick(dialog_of(screen, NumbersDialog, qtbot), Qt.Key.Key_Return)
    send_to(screen, tmp_path / "bang.pdf", qtbot)
    after = dialog_of(screen, QDialog, qtbot)
    printed = pypdf.PdfReader(tmp_path / "bang.pdf").pages
    assert [(round(p.mediabox.width), round(p.mediabox.height)) for p in printed] == [
        (1191, 842)
    ] * 5
    after.close()
    assert screen.waiting.notice is not None
    unkept = screen.unkept()
    assert unkept is not None
    assert unkept.count == 5, "closing the file would lose what the register must know"
    unkept.show()
    again = dialog_of(screen, AfterPrintDialog, qtbot)
    QTest.keyClick(again.table, Qt.Key.Key_Down)
    QTest.keyClick(again.table, Qt.Key.Key_Space)
    QTest.keyClick(again.table, Qt.Key.Key_End, CTRL)
    QTest.keyClick(again.table, Qt.Key.Key_Space)
    QTest.keyClick(again.table, Qt.Key.Key_Space)
    QTest.keyClick(again.table, Qt.Key.Key_Return)
    assert states(screen) == ["Đã in", "Hỏng, cần in lại", "Đã in", "Đã in", "Sẵn sàng"]
    assert screen.waiting.notice is None
    assert screen.unkept() is None
    (stock,) = blank_stock.stock(context.session)
    assert (stock.blanks.printed, stock.blanks.spoiled_prints) == (4, 1)
    assert screen.table.selected_places == (2, 5)
    assert screen.scope.choice.current is Scope.SELECTED
    assert (
        print_to(screen, tmp_path / "lai.pdf", qtbot).run.used == entries_of(context.session)[1::3]
    )
    assert len(pypdf.PdfReader(tmp_path / "lai.pdf").pages) == 2


def test_a_stopped_printer_is_asked_about_as_not_printed(
    screen: CertificatesScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    give_numbers(screen, qtbot)
    context.task_started.connect(
        lambda job: (
            job.progressed.connect(lambda _done, _of: job.stop())
            if job.title == "Đang in"
            else None
        )
    )
    after = print_to(screen, tmp_path / "bang.pdf", qtbot)
    assert after.run.used == ()
    QTest.keyClick(after.table, Qt.Key.Key_Return)
    assert states(screen) == ["Sẵn sàng"] * 5
    assert screen.table.selected_places == (1, 2, 3, 4, 5)


def test_what_is_missing_leads_to_its_place_and_is_never_printed(
    screen: CertificatesScreen, context: Context, qtbot: QtBot, failures: list[AppError]
) -> None:
    wanted: list[object] = []
    context.screen_wanted.connect(wanted.append)
    context.gap_wanted.connect(lambda letter, gap: wanted.extend((letter, gap.field)))
    wording = wording_of(context.session, round_in(context.session), LetterKind.AWARDS)
    unsigned = replace(wording, signer_name="")
    person = sheet_of(context.session).persons[1]
    context.do(Edit("wording.change", entities=(EntityChange(wording, unsigned),)))
    context.do(
        Edit("awards.persons_change", entities=(EntityChange(person, replace(person, office="")),))
    )
    assert [line for line, _text in told(screen.findings)] == ["1–5", "1–5", "4"]
    assert states(screen)[3] == "Thiếu: chức vụ (+2)"
    press_print(screen, qtbot)
    (failure,) = failures
    assert (failure.code, failure.params["count"]) == ("CER.101", 2)
    assert not screen.findChildren(QPrintDialog)
    for _finding in range(3):
        QTest.keyClick(screen.findings, Qt.Key.Key_Return)
        QTest.keyClick(screen.findings, Qt.Key.Key_Down)
    numbers = screen.findChild(NumbersDialog)
    assert numbers is not None
    numbers.close()
    assert wanted == ["wording", LetterKind.AWARDS, WordingField.SIGNER_NAME, "awards"]


def test_a_reprint_is_asked_about_and_keeps_its_number(
    screen: CertificatesScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    give_numbers(screen, qtbot)
    entries = entries_of(context.session)
    context.do(blank_stock.printed(context.session, entries[:1], DAY))
    screen.table.select_places([1])
    screen.scope.choose(Scope.SELECTED)
    press_print(screen, qtbot)
    QTest.keyClick(dialog_of(screen, QDialog, qtbot), Qt.Key.Key_Return)
    send_to(screen, tmp_path / "lai.pdf", qtbot)
    after = dialog_of(screen, QDialog, qtbot)
    QTest.keyClick(after, Qt.Key.Key_Return)
    assert states(screen)[0] == "Đã in, dùng 2 phôi"
    assert entries_of(context.session) == entries


def test_what_was_printed_stays_so_when_its_blank_gets_a_code_that_no_key_signs_yet(
    screen: CertificatesScreen, context: Context, qtbot: QtBot
) -> None:
    give_numbers(screen, qtbot)
    session = context.session
    context.do(blank_stock.printed(session, entries_of(session)[:2], DAY))
    profile = ready_profiles()[0]
    context.do(change_code(session, profile, place_for_code(profile)))
    assert [row.is_done for row in screen.scope.meant(screen.table.rows.rows, ())] == [False] * 3
    assert [problem for _, problem in told(screen.findings)] != []
    signing_keys.make()
    context.key_changed.emit()
    assert told(screen.findings) == []


def test_a_range_is_printed_and_a_wrong_one_refused(
    screen: CertificatesScreen, qtbot: QtBot, tmp_path: Path, failures: list[AppError]
) -> None:
    give_numbers(screen, qtbot)
    screen.scope.choice.setFocus()
    screen.scope.choose(Scope.RANGE)
    QTest.keyClicks(screen.scope.range, "2-9")
    press_print(screen, qtbot)
    screen.scope.range.clear()
    press_print(screen, qtbot)
    assert [each.code for each in failures] == ["CER.115", "CER.115"]
    QTest.keyClicks(screen.scope.range, "2-3")
    print_to(screen, tmp_path / "bang.pdf", qtbot).close()
    assert len(pypdf.PdfReader(tmp_path / "bang.pdf").pages) == 2


def test_a_calibrated_printer_gets_the_text_moved_by_just_that(
    screen: CertificatesScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    give_numbers(screen, qtbot)
    screen.scope.choose(Scope.SELECTED)
    print_to(screen, tmp_path / "before.pdf", qtbot).close()
    assert screen._desk is not None
    moved = Calibration(offset_x=500, offset_y=-300)
    keep(context.settings, PRINTER, screen._desk.profile, moved, day=DAY)
    print_to(screen, tmp_path / "after.pdf", qtbot).close()
    before, after = (ink(tmp_path / f"{name}.pdf") for name in ("before", "after"))
    across, down = round(5 * DOTS_PER_MM), round(-3 * DOTS_PER_MM)
    assert before[0] > 0
    assert abs(after[0] - before[0] - across) <= 1
    assert abs(after[1] - before[1] - down) <= 1


def ink(path: Path) -> tuple[int, int]:
    """Returns the left and upper edge of all that is dark, in dots."""
    with PdfPages(path.read_bytes()) as pages:
        grey = pages.picture(0, 100 / 72).convertToFormat(QImage.Format.Format_Grayscale8)
    lines = [bytes(grey.constScanLine(y))[: grey.width()] for y in range(grey.height())]  # type: ignore[call-overload]
    dark = [line for line in lines if min(line) < 128]
    left = min(next(x for x, dot in enumerate(line) if dot < 128) for line in dark)
    return left, lines.index(dark[0])


def test_a_printer_that_takes_no_such_paper_is_told(
    screen: CertificatesScreen,
    qtbot: QtBot,
    tmp_path: Path,
    failures: list[AppError],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    give_numbers(screen, qtbot)
    monkeypatch.setattr(QPrinter, "setPageLayout", lambda _printer, _layout: False)
    press_print(screen, qtbot)
    send_to(screen, tmp_path / "bang.pdf", qtbot)
    assert [each.code for each in failures] == ["CER.154"]
    assert not (tmp_path / "bang.pdf").exists()


def test_white_paper_with_the_picture_of_a_blank_uses_none(
    screen: CertificatesScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    give_numbers(screen, qtbot)
    assert not screen.choices.background.isVisible()
    frame = QImage(84, 60, QImage.Format.Format_RGB32)
    frame.fill(0xFF203040)
    assert frame.save(str(tmp_path / "phoi.png"))
    path, blank = tmp_path / "phoi.png", ready_profiles()[0]
    context.do(set_background(context.session, blank, path, read_picture(path)))
    QTest.keyClick(screen.choices.background, Qt.Key.Key_Space)
    assert screen.choices.background.isChecked()
    press_print(screen, qtbot)
    send_to(screen, tmp_path / "bang.pdf", qtbot)
    qtbot.waitUntil(lambda: is_whole(tmp_path / "bang.pdf"))
    with PdfPages((tmp_path / "bang.pdf").read_bytes()) as pages:
        assert len(pages) == 5
        assert pages.picture(0, 0.1).pixelColor(3, 3).name() == "#203040"
    assert not screen.findChildren(AfterPrintDialog)
    assert states(screen) == ["Sẵn sàng"] * 5


def test_pdf_and_overview_are_saved_and_the_preview_is_the_current_line(
    screen: CertificatesScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    give_numbers(screen, qtbot)
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: screen.preview.panel.page_count == 1)
    for save, name, pages in ((screen.save, "bang", 5), (screen.save_overview, "a4", 1)):
        save()
        dialog = dialog_of(screen, QFileDialog, qtbot)
        dialog.fileSelected.emit(str(tmp_path / f"{name}.pdf"))
        dialog.done(0)
        qtbot.waitUntil((tmp_path / f"{name}.pdf").exists)
        assert len(pypdf.PdfReader(tmp_path / f"{name}.pdf").pages) == pages
    qtbot.waitUntil(lambda: screen.notices.saved is not None)
