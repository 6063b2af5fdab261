from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.session import Session
from tests.paper_sets import papers
from ui.preview.layout import LARGEST_ZOOM, SMALLEST_ZOOM, Fit, fitting_scale, lay_out, next_zoom
from ui.preview.pages import PdfPages
from ui.preview.panel import PreviewPanel
from ui.preview.printing import PrintJob, open_print_dialog, page_layout
from ui.preview.thumbnails import PageModel
from ui.tasks import stop_all

if TYPE_CHECKING:
    from parindex_desktop.errors import AppError

A4 = QSizeF(595.28, 841.89)


@pytest.fixture
def pdf(session: Session) -> bytes:
    """Both annexes of An Giang 2016: two pages of A4."""
    round_ = session.rounds[0]
    (paper,) = papers(session, PaperKind.RANKING, round_=round_)
    return paper.make(None)


@pytest.fixture
def panel(qtbot: QtBot, pdf: bytes) -> Iterator[PreviewPanel]:
    shown = PreviewPanel()
    shown.resize(800, 600)
    shown.set_pdf(pdf)
    shown.show()
    qtbot.waitExposed(shown)
    shown.view.setFocus()
    yield shown
    shown.set_pdf(None)
    shown.close()
    shown.deleteLater()


def is_blank(image: QImage) -> bool:
    small = image.scaled(60, 80)
    colours = {small.pixel(x, y) for x in range(60) for y in range(80)}
    return len(colours) == 1


def test_pages_are_drawn_in_the_size_asked_for(pdf: bytes) -> None:
    with PdfPages(pdf) as pages:
        assert [(round(s.width()), round(s.height())) for s in pages.sizes] == [(595, 842)] * 2
        image = pages.picture(0, 2.0)
        assert (image.width(), image.height()) == (1191, 1684)
        assert not is_blank(image)


def test_the_bands_of_a_page_make_up_the_page(pdf: bytes) -> None:
    with PdfPages(pdf) as pages:
        whole = pages.band(0, 2.0, QRectF(0, 0, 595.28, 841.89))
        band = pages.band(0, 2.0, QRectF(0, 144, 595.28, 144))
        assert band.height() == 288
        assert band == whole.copy(0, 288, whole.width(), 288)


def test_pages_are_laid_below_one_another() -> None:
    layout = lay_out([A4, A4.transposed()], scale=1.0, gap=10, room=QSize(1000, 500))
    first, second = layout.rects
    assert second.top() - first.bottom() == 11
    assert first.center().x() in (499, 500)
    assert layout.page_at(first.bottom()) == 0
    assert layout.page_at(second.top()) == 1
    assert layout.page_at(10_000) == 1


def test_fitting_the_page_shows_all_of_it() -> None:
    scale = fitting_scale([A4], Fit.PAGE, gap=10, room=QSize(2000, 500))
    assert A4.height() * scale == pytest.approx(480)
    assert fitting_scale([A4], Fit.WIDTH, gap=10, room=QSize(615, 100)) == pytest.approx(
        595 / A4.width()
    )


def test_zoom_steps_end_at_the_limits() -> None:
    assert next_zoom(1.0, 1) == 1.1
    assert next_zoom(1.0, -1) == 0.9
    assert next_zoom(9.0, 1) == LARGEST_ZOOM
    assert next_zoom(0.1, -1) == SMALLEST_ZOOM


def test_page_keys_go_page_by_page(panel: PreviewPanel, qtbot: QtBot) -> None:
    panel.view.set_fit(Fit.PAGE)
    told: list[int] = []
    panel.view.page_changed.connect(told.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(panel.view, key)
    assert told == [1, 0, 1]
    QTest.keyClick(panel.view, Qt.Key.Key_PageUp)
    assert panel.view.page == 0


def test_control_with_plus_minus_and_wheel_zooms(panel: PreviewPanel, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    fitted = panel.view.zoom
    QTest.keyClick(panel.view, Qt.Key.Key_Plus, control)
    assert panel.view.zoom > fitted
    QTest.keyClick(panel.view, Qt.Key.Key_Minus, control)
    QTest.keyClick(panel.view, Qt.Key.Key_Minus, control)
    assert panel.view.zoom < fitted
    before = panel.view.zoom
    wheel = QWheelEvent(
        QPointF(100, 100), QPointF(100, 100), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, control, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(panel.view.viewport(), wheel)
    assert panel.view.zoom > before
    QTest.keyClick(panel.view, Qt.Key.Key_0, control)
    assert panel.view.zoom == pytest.approx(fitted)
    assert panel.view.fit is Fit.WIDTH


def test_a_thumbnail_leads_to_its_page(panel: PreviewPanel) -> None:
    assert panel.thumbnails.isVisible()
    panel.thumbnails.setCurrentIndex(panel.thumbnails.model().index(1, 0))
    assert panel.view.page == 1


def test_new_bytes_keep_the_place(panel: PreviewPanel, pdf: bytes) -> None:
    panel.view.show_page(1)
    place = panel.view.verticalScrollBar().value()
    panel.set_pdf(pdf + b"\n")
    assert panel.view.verticalScrollBar().value() == place
    assert panel.view.page == 1


def test_the_same_bytes_are_not_opened_again(panel: PreviewPanel, pdf: bytes) -> None:
    shown = panel.content
    panel.set_pdf(bytes(bytearray(pdf)))
    assert panel.content is shown


def test_a_message_stands_where_there_are_no_pages(panel: PreviewPanel) -> None:
    panel.set_message("file-text", "Chưa có gì")
    assert panel.content is None
    assert not panel.view.isVisible()
    panel.set_message("file-text", "Vẫn chưa có gì")


def test_the_list_of_pages_is_a_sound_model(qtmodeltester: ModelTester, pdf: bytes) -> None:
    with PdfPages(pdf) as pages:
        model = PageModel()
        model.set_pages(pages)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
        assert model.rowCount() == 2


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def pages_printed(job: PrintJob, qtbot: QtBot) -> object:
    with qtbot.waitSignal(job.done) as told:
        job.start()
    return told.args and told.args[0]


def test_printing_keeps_the_size_of_each_page(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    assert pages_printed(PrintJob([pdf], to_file(tmp_path / "in.pdf")), qtbot) == 2
    printed = pypdf.PdfReader(tmp_path / "in.pdf")
    assert [(round(p.mediabox.width), round(p.mediabox.height)) for p in printed.pages] == [
        (595, 842)
    ] * 2
    with PdfPages((tmp_path / "in.pdf").read_bytes()) as paper, PdfPages(pdf) as screen:
        printed_ink, drawn_ink = (ink(pages.picture(1, 1.0)) for pages in (paper, screen))
    for printed_side, drawn_side in zip(printed_ink, drawn_ink, strict=True):
        assert abs(printed_side - drawn_side) <= 1


def ink(image: QImage) -> tuple[int, int, int, int]:
    """Returns the sides of the rectangle around all that is dark: nothing may move or shrink."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = [
        bytes(grey.constScanLine(y))[: grey.width()]  # type: ignore[call-overload]
        for y in range(grey.height())
    ]
    ys = [y for y, line in enumerate(lines) if min(line) < 128]
    xs = [x for x in range(grey.width()) if min(line[x] for line in lines) < 128]
    return min(xs), min(ys), max(xs), max(ys)


def test_printing_keeps_to_the_range_chosen(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "in.pdf")
    printer.setFromTo(2, 2)
    assert pages_printed(PrintJob([pdf], printer), qtbot) == 1
    assert len(pypdf.PdfReader(tmp_path / "in.pdf").pages) == 1


def test_several_files_are_printed_as_one_job(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    job = PrintJob([pdf, pdf], to_file(tmp_path / "in.pdf"))
    steps: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, of: steps.append((done, of)))
    assert pages_printed(job, qtbot) == 4
    assert steps[0] == (0, 4)
    assert steps[-1] == (3, 4)
    assert len(pypdf.PdfReader(tmp_path / "in.pdf").pages) == 4


def test_printing_stops_when_it_is_asked_to(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    job = PrintJob([pdf], to_file(tmp_path / "in.pdf"))
    told: list[str] = []
    job.done.connect(lambda _pages: told.append("done"))
    job.stopped.connect(lambda: told.append("stopped"))
    with qtbot.waitSignal(job.progressed):
        job.start()
    with qtbot.waitSignal(job.ended):
        job.stop()
    assert told == ["stopped"]


def test_closing_the_program_ends_what_is_printed(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    job = PrintJob([pdf], to_file(tmp_path / "in.pdf"))
    told: list[str] = []
    job.ended.connect(lambda: told.append("ended"))
    with qtbot.waitSignal(job.progressed):
        job.start()
    stop_all()
    qtbot.wait(20)
    assert told == []
    job.deleteLater()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    job = PrintJob([pdf], to_file(tmp_path / "nowhere" / "in.pdf"))
    with qtbot.waitSignal(job.failed) as told:
        job.start()
    assert told.args is not None
    assert told.args[0].code == "DOC.204"


def test_pages_that_there_are_not_are_told_before_anything_is_printed(
    panel: PreviewPanel, pdf: bytes, tmp_path: Path
) -> None:
    told: list[AppError] = []
    dialog = open_print_dialog(panel, [pdf], "phu-luc", lambda _job: None, told.append)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setFromTo(2, 3)
    dialog.done(1)
    (error,) = told
    assert (error.code, error.params["count"]) == ("DOC.109", 2)
    assert not (tmp_path / "in.pdf").exists()


def test_a_printer_that_went_away_is_told(
    panel: PreviewPanel, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QPrinter, "outputFormat", lambda _printer: QPrinter.OutputFormat.NativeFormat
    )
    monkeypatch.setattr(QPrinter, "printerName", lambda _printer: "HP tầng 2")
    told: list[AppError] = []
    open_print_dialog(panel, [pdf], "phu-luc", lambda _job: None, told.append).done(1)
    (error,) = told
    assert (error.code, error.params["printer"]) == ("DOC.206", "HP tầng 2")


def test_several_ranges_are_printed_in_their_order(
    qtbot: QtBot, pdf: bytes, tmp_path: Path
) -> None:
    printer = to_file(tmp_path / "in.pdf")
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert pages_printed(PrintJob([pdf, pdf], printer), qtbot) == 3


def test_a_wide_page_is_printed_on_paper_turned(qtbot: QtBot) -> None:
    layout = page_layout(A4.transposed())
    assert layout.orientation() is QPageLayout.Orientation.Landscape
    assert layout.pageSize().name() == "A4"


def test_the_dialog_prints_when_it_is_accepted(
    panel: PreviewPanel, pdf: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    jobs: list[PrintJob] = []
    failed: list[object] = []
    dialog = open_print_dialog(panel, [pdf], "phu-luc", jobs.append, failed.append)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setResolution(150)
    dialog.done(1)
    assert not failed
    assert pages_printed(jobs[0], qtbot) == 2
    assert len(pypdf.PdfReader(tmp_path / "in.pdf").pages) == 2
