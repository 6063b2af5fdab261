"""Words are found, gone through and copied in the very pages that are printed."""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.session import Session
from tests.gui.keys import send_text
from tests.paper_sets import papers
from ui.preview.layout import Fit
from ui.preview.page_text import PageText, folded
from ui.preview.pages import PdfPages
from ui.preview.panel import PreviewPanel

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pdf(session: Session) -> bytes:
    """Both annexes of An Giang 2016: two pages of A4."""
    (paper,) = papers(session, PaperKind.RANKING)
    return paper.make(None)


@pytest.fixture
def panel(qtbot: QtBot, pdf: bytes) -> Iterator[PreviewPanel]:
    shown = PreviewPanel()
    shown.resize(800, 600)
    shown.set_pdf(pdf)
    shown.show()
    shown.activateWindow()
    qtbot.waitExposed(shown)
    shown.view.setFocus()
    yield shown
    shown.set_pdf(None)
    shown.close()
    shown.deleteLater()


def look_for(panel: PreviewPanel, words: str, qtbot: QtBot) -> list[str]:
    """Types words into the search and returns what was found, as it is printed."""
    QTest.keyClick(panel.view, Qt.Key.Key_F, CONTROL)
    send_text(panel.find_bar.words, words)
    qtbot.waitUntil(lambda: panel.finder.wanted == folded(words) and not panel.finder.is_looking)
    assert panel.content is not None
    with PdfPages(panel.content) as pages:
        return [
            pages.letters(found.page)[found.first : found.first + found.count]
            for found in panel.finder.found
        ]


@pytest.mark.parametrize(
    ("letters", "words", "found"),
    [
        ("Sở Nội vụ", "so noi VU", "Sở Nội vụ"),
        ("Xếp\r\nhạng", "xếp hạng", "Xếp\r\nhạng"),
        ("Đồng  Tháp", "dong thap", "Đồng  Tháp"),
        ("A & B <C>", "b <c", "B <C"),
    ],
)
def test_diacritics_case_and_line_ends_do_not_count(letters: str, words: str, found: str) -> None:
    (stretch,) = PageText(letters).stretches(folded(words), 3)
    assert stretch.page == 3
    assert letters[stretch.first : stretch.first + stretch.count] == found


def test_words_are_found_on_all_pages_with_or_without_diacritics(
    panel: PreviewPanel, qtbot: QtBot
) -> None:
    assert look_for(panel, "phu luc", qtbot) == ["Phụ lục"] * 2
    assert [found.page for found in panel.finder.found] == [0, 1]
    assert panel.find_bar.isVisible()


def test_f3_goes_on_and_back_and_begins_anew_at_the_end(panel: PreviewPanel, qtbot: QtBot) -> None:
    panel.view.set_fit(Fit.WIDTH)
    look_for(panel, "phụ lục", qtbot)
    assert (panel.finder.current, panel.view.page) == (0, 0)
    steps = []
    for key, modifier in (
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F3, SHIFT),
        (Qt.Key.Key_Return, SHIFT),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(panel.find_bar.words, key, modifier)
        steps.append((panel.finder.current, panel.view.page))
    assert steps == [(1, 1), (0, 0), (1, 1), (0, 0), (1, 1)]


def test_the_place_looked_at_is_in_sight(panel: PreviewPanel, qtbot: QtBot) -> None:
    panel.view.set_zoom(2.5)
    look_for(panel, "Sở Y tế", qtbot)
    (stretch,) = panel.finder.found
    (box,) = panel.finder.boxes(stretch)
    scale = panel.view.zoom * panel.view.logicalDpiY() / 72
    top = panel.view.verticalScrollBar().value()
    assert top < box.top() * scale < top + panel.view.viewport().height()
    picture = panel.view.viewport().grab().toImage()
    places = product(range(0, picture.width(), 3), range(0, picture.height(), 3))
    tints = {picture.pixelColor(x, y).name() for x, y in places}
    assert "#cfe2f7" in tints, "the words are not marked"


def test_what_is_not_there_is_told(panel: PreviewPanel, qtbot: QtBot) -> None:
    assert look_for(panel, "Cà Mau", qtbot) == []
    QTest.keyClick(panel.find_bar.words, Qt.Key.Key_F3)
    assert panel.finder.current == -1


def test_escape_closes_the_search_and_leads_back_to_the_pages(
    panel: PreviewPanel, qtbot: QtBot
) -> None:
    look_for(panel, "phụ lục", qtbot)
    QTest.keyClick(panel.find_bar.words, Qt.Key.Key_Escape)
    assert not panel.find_bar.isVisible()
    assert panel.finder.found == []
    assert panel.view.hasFocus()


def test_other_pages_are_looked_through_for_the_same_words(
    panel: PreviewPanel, session: Session, qtbot: QtBot
) -> None:
    look_for(panel, "phụ lục", qtbot)
    (one,) = papers(session, PaperKind.RANKING, session.groups[:1])
    panel.set_pdf(one.make(None))
    qtbot.waitUntil(lambda: not panel.finder.is_looking)
    assert len(panel.finder.found) == 1


def test_a_page_is_reached_by_its_number(panel: PreviewPanel) -> None:
    panel.bar.number.setFocus()
    panel.bar.number.selectAll()
    QTest.keyClick(panel.bar.number, Qt.Key.Key_2)
    QTest.keyClick(panel.bar.number, Qt.Key.Key_Return)
    assert panel.view.page == 1
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    assert panel.bar.number.value() == 1


def test_the_menu_of_the_zoom_fits_and_sizes(panel: PreviewPanel) -> None:
    menu = panel.bar.zoom.menu()
    assert menu is not None
    width, page, *_others = menu.actions()
    fits = []
    for each in (page, width):
        each.trigger()
        fits.append(panel.view.fit)
    assert fits == [Fit.PAGE, Fit.WIDTH]
    next(action for action in menu.actions() if action.text() == "150 %").trigger()
    assert panel.view.zoom == pytest.approx(1.5)
    assert panel.bar.zoom.text() == "150 %"


def test_letters_pulled_over_are_copied(panel: PreviewPanel, qtbot: QtBot) -> None:
    look_for(panel, "Sở Y tế", qtbot)
    (stretch,) = panel.finder.found
    (box,) = panel.finder.boxes(stretch)
    scale = panel.view.zoom * panel.view.logicalDpiY() / 72
    page = QPointF(
        (panel.view.viewport().width() - 595.28 * scale) / 2,
        panel.view._layout.rects[0].top() - panel.view.verticalScrollBar().value(),
    )

    def at(x: float) -> QPoint:
        return QPointF(page.x() + x * scale, page.y() + box.center().y() * scale).toPoint()

    viewport = panel.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(box.left() + 1))
    end = at(box.right() - 1)
    pulled = QMouseEvent(
        QEvent.Type.MouseMove, end.toPointF(), viewport.mapToGlobal(end).toPointF(),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(viewport, pulled)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    QTest.keyClick(panel.view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Sở Y tế"
