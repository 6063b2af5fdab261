"""The charts of the results screen, by keyboard and by mouse, in every dress of the window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.charts.drawing import Drawing, Frame
from parindex_desktop.domain.charts.layout import Chart, drawing_of
from parindex_desktop.domain.documents import NO_STAMP, DocumentInfo
from parindex_desktop.domain.earlier import EarlierResult, EarlierRound
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.score_entry import Place, enter_text
from reports.annex import laid_out, written
from reports.chart import SIZE, chart_pieces, measure_of
from reports.fonts import register
from reports.page import Sheet
from reports.styles import Styles
from tests.gui.showing import shown
from tests.gui.test_mnemonics import mnemonics
from ui import theme
from ui.charts.painting import paint, paper_colours
from ui.charts.view import ChartView
from ui.context import Context
from ui.main_window import MainWindow
from ui.results.charts import DOMAINS, INDEX, PNG, RANKS, SVG
from ui.screens.results import CHARTS, TABLE, ResultsScreen

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[ResultsScreen]:
    with shown(ResultsScreen(context), qtbot, width=1150, height=640) as screen:
        yield screen


@pytest.fixture
def view(screen: ResultsScreen) -> ChartView:
    screen.show_way(CHARTS)
    screen.charts.view.setFocus()
    return screen.charts.view


def told(view: ChartView) -> list[str]:
    assert view.drawing is not None
    return [spot.told for spot in view.drawing.spots]


def give_a_year_before(screen: ResultsScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    book = screen.context.book
    assert book is not None
    results = tuple(
        EarlierResult(s.unit_id, book.group.id, s.index, 18 - s.rank, s.class_name)
        for s in book.standings
        if s.index is not None and s.rank is not None
    )
    earlier = EarlierRound(2015, results)
    monkeypatch.setattr(screen.context.session, "earlier", lambda _round: earlier)
    screen.refresh()


def test_the_choice_beside_the_table_shows_the_charts(screen: ResultsScreen) -> None:
    assert screen.view.isVisible()
    assert not screen.charts.isVisible()
    screen.ways.setFocus()
    button = next(b for b in screen.ways.children() if b.inherits("QPushButton"))
    button.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(button, Qt.Key.Key_Right)  # type: ignore[call-overload]
    assert screen.charts.view.isVisible()
    assert not screen.view.isVisible()
    assert not screen.search.isEnabled()
    assert screen.first_focus() is screen.charts.view
    screen.show_way(TABLE)
    assert screen.view.isVisible()
    assert screen.search.isEnabled()


def test_arrows_go_through_the_bars_and_tell_them(screen: ResultsScreen, view: ChartView) -> None:
    assert view.current is not None
    assert view.current.told.startswith("Sở Giao thông Vận tải: 94,89%, hạng 1")
    for key, place in (
        (Qt.Key.Key_Down, 1), (Qt.Key.Key_PageDown, 11), (Qt.Key.Key_PageDown, 16),
        (Qt.Key.Key_Down, 16), (Qt.Key.Key_Up, 15), (Qt.Key.Key_PageUp, 5), (Qt.Key.Key_End, 16),
        (Qt.Key.Key_Home, 0), (Qt.Key.Key_Up, 0),
    ):  # fmt: skip
        QTest.keyClick(view, key)
        assert view.current.told == told(view)[place]
    assert view.accessibleDescription() == "; ".join(told(view))
    assert view.accessibleName() == "Chỉ số theo đơn vị – các sở, ban, ngành 2016"


def test_a_key_that_means_nothing_leaves_the_row(view: ChartView) -> None:
    before = view.current
    QTest.keyClick(view, Qt.Key.Key_A)
    assert view.current == before


def test_enter_and_a_click_lead_to_the_unit(
    screen: ResultsScreen, view: ChartView, context: Context
) -> None:
    wanted: list[object] = []
    context.screen_wanted.connect(wanted.append)
    context.unit_wanted.connect(wanted.append)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert context.book is not None
    standings = context.book.standings
    assert wanted == ["scores", standings[1].unit_id]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, 4))
    assert wanted[2:] == ["scores", standings[4].unit_id]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=middle_of(view, 2))
    assert len(wanted) == 4


def middle_of(view: ChartView, row: int) -> QPoint:
    assert view.drawing is not None
    spot, margin = view.drawing.spots[row], theme.em(0.6)
    y = spot.top + spot.height / 2 + margin - view.verticalScrollBar().value()
    return QPoint(round(spot.left + spot.width / 2 + margin), round(y))


class ToolTips:
    """Keeps what would be shown: a real tip is a window that goes when it likes."""

    shown: ClassVar[list[str]] = []

    @staticmethod
    def showText(_place: QPoint, text: str, _widget: QWidget) -> None:
        ToolTips.shown.append(text)


def test_the_mouse_shows_where_it_leads_and_what_is_below_it(
    view: ChartView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.charts.view.QToolTip", ToolTips)
    QTest.mouseMove(view.viewport(), middle_of(view, 3))
    QApplication.processEvents()
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    QApplication.processEvents()
    assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
    help_at(view, middle_of(view, 3))
    help_at(view, QPoint(2, 2))
    assert ToolTips.shown == ["<qt>Sở Tư pháp: 91,97%, hạng 4, xếp loại Xuất sắc</qt>", ""]


def help_at(view: ChartView, place: QPoint) -> None:
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)


def test_a_score_changed_elsewhere_moves_its_bar_at_once(view: ChartView, context: Context) -> None:
    book = context.book
    assert book is not None
    last, leaf = book.standings[-1].unit_id, book.leaves[0]
    QTest.keyClick(view, Qt.Key.Key_End)
    assert context.do(enter_text(book, Stage.APPRAISAL_1, Place(last, leaf.id), "70").edit)
    assert told(view)[1].startswith("Sở Văn hóa, Thể thao và Du lịch: 94,27%, hạng 2")
    assert view.current is not None
    assert view.current.key == last  # the row stays with its unit
    context.session.bus.undo()
    assert told(view)[-1].startswith("Sở Văn hóa")


def test_domains_of_the_group_and_of_one_unit(screen: ResultsScreen, view: ChartView) -> None:
    panel = screen.charts
    assert not panel.units.isVisible()
    panel.show_chart(DOMAINS)
    assert panel.units.isVisible()
    assert told(view)[0] == "Điểm thẩm định: trung vị 91,43%, từ 80,71% đến 97,86%"
    panel.units.setFocus()
    QTest.keyClick(panel.units, Qt.Key.Key_Down)
    assert panel.units.currentText() == "Sở Giao thông Vận tải"
    assert told(view)[0] == "Điểm thẩm định: 97,86%, trung vị của khối 91,43%"
    wanted: list[object] = []
    panel.opened.connect(wanted.append)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert wanted == []
    screen.refresh()
    assert panel.units.currentText() == "Sở Giao thông Vận tải"


def test_change_of_rank_needs_an_earlier_year(
    screen: ResultsScreen, view: ChartView, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = screen.charts
    panel.show_chart(RANKS)
    assert panel.nothing.isVisible()
    assert not view.isVisible()
    assert screen.first_focus() is panel.choice
    give_a_year_before(screen, monkeypatch)
    assert view.isVisible()
    assert told(view)[0] == "Sở Giao thông Vận tải: hạng 1, tăng 16 bậc so với hạng 17 năm 2015"


def test_the_chart_is_copied_as_a_picture(
    screen: ResultsScreen, view: ChartView, context: Context
) -> None:
    said: list[str] = []
    context.told.connect(said.append)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    image = QGuiApplication.clipboard().image()
    assert image.width() > 2000
    assert said == ["Đã sao chép biểu đồ dưới dạng hình"]
    assert image.isGrayscale() or _coloured_share(image) == 0


def _coloured_share(image: QImage) -> int:
    """How many of some pixels are coloured; letters smoothed for a screen would be."""
    points = ((x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))
    colours = (image.pixelColor(*point) for point in points)
    return sum(1 for c in colours if not c.red() == c.green() == c.blue())


@pytest.mark.parametrize(
    ("kind", "ending", "begins"), [(PNG, "png", b"\x89PNG"), (SVG, "svg", b"<?xml")]
)
def test_the_chart_is_saved_as_a_picture(
    screen: ResultsScreen, view: ChartView, qtbot: QtBot, tmp_path: Path, kind: str,
    ending: str, begins: bytes,
) -> None:  # fmt: skip
    screen.charts.save(kind)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == f"bieu-do-index-so-2016.{ending}"
    path = tmp_path / f"hinh.{ending}"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    qtbot.waitUntil(lambda: screen.notices.saved is not None)
    assert path.read_bytes().startswith(begins)


def test_a_saved_drawing_is_made_of_lines_and_letters(
    screen: ResultsScreen, view: ChartView
) -> None:
    made: list[bytes] = []
    screen.charts.save_wanted.disconnect()
    screen.charts.save_wanted.connect(lambda _name, _kind, make: made.append(make()))
    screen.charts.save(SVG)
    said = made[0].decode()
    assert "<image" not in said
    assert "Sở Giao thông Vận tải" in said
    assert "Chỉ số theo đơn vị" in said


def test_print_leads_to_the_annex_of_charts(screen: ResultsScreen, context: Context) -> None:
    wanted: list[str] = []
    context.screen_wanted.connect(wanted.append)
    context.paper_wanted.connect(wanted.append)
    screen.charts.print_wanted.emit()
    assert wanted == ["documents", "charts"]


def test_without_a_chart_nothing_is_copied_or_saved(screen: ResultsScreen, view: ChartView) -> None:
    screen.charts.show_chart(RANKS)
    done: list[object] = []
    screen.charts.copied.connect(lambda: done.append("copied"))
    screen.charts.save_wanted.connect(lambda *_: done.append("saved"))
    screen.charts.copy()
    screen.charts.save(PNG)
    assert done == []


@pytest.mark.parametrize("choice", list(theme.ThemeChoice)[1:])
@pytest.mark.parametrize("percent", [90, 150, 200])
def test_every_dress_shows_all_three_charts(
    screen: ResultsScreen, view: ChartView, choice: theme.ThemeChoice, percent: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    give_a_year_before(screen, monkeypatch)
    theme.appearance().wear(choice, percent)
    for key in (INDEX, DOMAINS, RANKS):
        screen.charts.show_chart(key)
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_End)
        picture = view.viewport().grab().toImage()
        assert view.drawing is not None
        assert view.drawing.width <= view.viewport().width()
        # Behind, words, bars: letters and lines stand out from the surface.
        surface = theme.tokens().colour("surface")
        points = (
            (x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
        )
        others = [p for p in points if picture.pixelColor(*p) != surface]
        assert len(others) > 200
        bar = view.verticalScrollBar()
        assert bar.value() == bar.maximum() or middle_of(view, -1).y() < view.viewport().height()


def test_a_chart_higher_than_its_room_scrolls_with_the_keys(
    screen: ResultsScreen, view: ChartView
) -> None:
    screen.resize(1150, 380)
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert 0 <= middle_of(view, -1).y() <= view.height()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_letters_of_the_menu_and_the_charts_are_given_once(main_window: MainWindow) -> None:
    assert main_window.area is not None
    main_window.area.show_screen("results")
    screen = main_window.area.current
    assert isinstance(screen, ResultsScreen)
    screen.show_way(CHARTS)
    found = mnemonics(main_window)
    assert {key: count for key, count in found.items() if count > 1} == {}


def test_paper_and_window_draw_the_same(view: ChartView) -> None:
    """The shapes of one drawing, by ReportLab and by Qt, pixel by pixel."""
    styles, chart = Styles(register()), view._chart
    assert chart is not None
    area = Sheet().area
    (piece, *_) = chart_pieces(chart, styles, width=area.width, height=area.height)
    bare = piece._replace(texts=())
    made = laid_out("", [(bare,)], Sheet(), styles, NO_STAMP)
    pdf = written([lambda: made], DocumentInfo("", ""), styles.first_font, None)
    scale = 2.0
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].render(scale=scale, grayscale=True).to_pil()
    document.close()
    drawing = _on_paper(chart, area.width, area.height, styles)
    mine = _painted(drawing, QPointF(area.left, area.top), page.size, scale)
    theirs = page.tobytes()
    bits = mine.constBits()
    stride = mine.bytesPerLine()
    differ = sum(
        abs(bits[y * stride + x] - theirs[y * page.width + x]) > 60
        for y in range(page.height)
        for x in range(page.width)
    )
    dark = sum(shade < 250 for shade in theirs)
    assert dark > 20_000
    assert differ < dark / 50  # edges are smoothed in two ways


def _on_paper(chart: Chart, width: float, height: float, styles: Styles) -> Drawing:
    drawing = drawing_of(chart, Frame(width, height, SIZE, measure_of(styles)))
    return replace(drawing, labels=())


def _painted(drawing: Drawing, origin: QPointF, size: tuple[int, int], scale: float) -> QImage:
    image = QImage(*size, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(origin)
    paint(painter, drawing, paper_colours())
    painter.end()
    return image
