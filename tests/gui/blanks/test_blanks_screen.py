"""Blanks arranged on the page by mouse and keys; every change is one step of undo."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.certificates.profiles import BlankField, BlankProfile, FieldName
from parindex_desktop.services.blank_profiles import profiles_of
from tests import font_making
from tests.gui.keys import send_text
from tests.gui.showing import shown
from ui.blanks.number_fields import NumberField
from ui.blanks.rulers import Ruler
from ui.blanks.subjects import QR, Subject, box
from ui.context import Context
from ui.screens.blanks import BlanksScreen

if TYPE_CHECKING:
    from parindex_desktop.errors import AppError

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, ALT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
NAME = FieldName.SIGNER_NAME


@pytest.fixture
def screen(qtbot: QtBot, context: Context) -> Iterator[BlanksScreen]:
    with shown(BlanksScreen(context), qtbot, width=1130, height=620) as made:
        yield made
        made.canvas.picture.close()


def stored(context: Context) -> BlankProfile:
    return profiles_of(context.session)[0]


def field(context: Context, name: FieldName = NAME) -> BlankField:
    found = stored(context).field(name)
    assert found is not None
    return found


def steps(context: Context) -> int:
    return sum(edit.action.startswith("blanks.") for edit in context.session.bus._done)


def middle(screen: BlanksScreen, subject: Subject) -> QPoint:
    assert screen.profile is not None
    return screen.canvas.place.rect(box(screen.profile, subject)).center().toPoint()


def pull(screen: BlanksScreen, start: QPoint, by: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Presses, pulls in steps and releases; the modifier is held while it is pulled."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    view = screen.canvas.viewport()
    QTest.mousePress(view, LEFT, NONE, start)
    for part in (4, 2, 1):
        at = QPointF(start + by / part)
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, view.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, held
        )
        QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, LEFT, NONE, start + by)


def number(screen: BlanksScreen, name: str) -> NumberField:
    editor = screen.panel.field.numbers[name].editor
    assert isinstance(editor, NumberField)
    return editor


def claims_undo(box: NumberField) -> bool:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, CONTROL)
    asked.ignore()
    QApplication.sendEvent(box, asked)
    return asked.isAccepted()


def test_a_pull_of_the_mouse_is_one_step_that_goes_back_whole(
    screen: BlanksScreen, context: Context
) -> None:
    before = field(context)
    pull(screen, middle(screen, NAME), QPoint(-37, -22), ALT)
    after = field(context)
    scale = screen.canvas.place.scale
    assert after.x - before.x == pytest.approx(-37 / scale, abs=1)
    assert after.y - before.y == pytest.approx(-22 / scale, abs=1)
    assert (after.width, steps(context)) == (before.width, 1)
    assert screen.canvas.selected is NAME
    assert number(screen, "x").value() == after.x / 10
    context.session.bus.undo()
    assert field(context) == before


def test_what_is_pulled_finds_others_and_whole_millimetres(
    screen: BlanksScreen, context: Context
) -> None:
    office = field(context, FieldName.SIGNER_OFFICE)
    pull(screen, middle(screen, NAME), QPoint(-40, -30))
    free = field(context)
    assert (free.x % 10, free.y % 10) == (0, 0)
    shift = round((office.x - free.x) * screen.canvas.place.scale)
    pull(screen, middle(screen, NAME), QPoint(shift + 3, 0))
    assert field(context).x == office.x
    pull(screen, middle(screen, NAME), QPoint(6, 0), ALT)
    assert 0 < field(context).x - office.x < 60


def test_a_guide_pulled_out_of_a_ruler_is_found_and_goes_again(
    screen: BlanksScreen, context: Context
) -> None:
    canvas = screen.canvas
    ruler = next(each for each in canvas.findChildren(Ruler) if each.width() < each.height())

    def pull_guide(x: int) -> None:
        at = canvas.viewport().mapToGlobal(QPoint(round(canvas.place.x(x)), 200))
        QTest.mousePress(ruler, LEFT)
        QTest.mouseRelease(ruler, LEFT, NONE, ruler.mapFromGlobal(at))

    pull_guide(1234)
    (guide,) = canvas.guides.across
    assert guide == pytest.approx(1234, abs=5)
    shift = round((guide - field(context).x) * canvas.place.scale)
    pull(screen, middle(screen, NAME), QPoint(shift + 2, 0))
    assert field(context).x == guide
    pull_guide(-30)
    assert canvas.guides.across == ()


def test_a_handle_widens_and_nothing_leaves_the_paper(
    screen: BlanksScreen, context: Context
) -> None:
    before = field(context)
    screen.canvas.select(NAME)
    assert screen.profile is not None
    rect = screen.canvas.place.rect(box(screen.profile, NAME))
    pull(screen, QPointF(rect.right(), rect.center().y()).toPoint(), QPoint(-50, 3), ALT)
    narrow = field(context)
    assert (narrow.x, narrow.y) == (before.x, before.y)
    assert narrow.width < before.width
    pull(screen, middle(screen, NAME), QPoint(3000, 3000), ALT)
    there = box(stored(context), NAME)
    assert (there.right, there.bottom) == (4200, 2970)
    assert screen.problems.isHidden()


def test_escape_gives_a_pull_up_and_a_click_alone_changes_nothing(
    screen: BlanksScreen, context: Context
) -> None:
    view, start = screen.canvas.viewport(), middle(screen, NAME)
    QTest.mouseClick(view, LEFT, NONE, start)
    QTest.mousePress(view, LEFT, NONE, start)
    QTest.mouseMove(view, start + QPoint(40, 40))
    QTest.keyClick(screen.canvas, Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NONE, start + QPoint(40, 40))
    assert (steps(context), screen.canvas.profile) == (0, screen.profile)


def test_arrows_move_by_a_tenth_and_with_shift_by_a_millimetre(
    screen: BlanksScreen, context: Context
) -> None:
    before = field(context)
    screen.canvas.select(NAME)
    QTest.keyClick(screen.canvas, Key.Key_Left)
    QTest.keyClick(screen.canvas, Key.Key_Up, SHIFT)
    assert (field(context).x, field(context).y) == (before.x - 1, before.y - 10)
    assert steps(context) == 2
    for _ in range(5):  # held down: one step
        QTest.keyPress(screen.canvas, Key.Key_Right)
    assert steps(context) == 2
    QTest.keyRelease(screen.canvas, Key.Key_Right)
    assert (field(context).x, steps(context)) == (before.x + 4, 3)
    QTest.keyPress(screen.canvas, Key.Key_Down)
    screen.choice.setFocus()  # what was begun is kept
    assert (field(context).y, steps(context)) == (before.y - 9, 4)


def test_tab_goes_through_the_texts_and_on_to_the_numbers(
    screen: BlanksScreen, context: Context
) -> None:
    seen = []
    for _ in range(8):
        QTest.keyClick(screen.canvas, Key.Key_Tab)
        seen.append(screen.canvas.selected)
    assert seen == [each.name for each in stored(context).fields]
    QTest.keyClick(screen.canvas, Key.Key_Tab)
    assert not screen.canvas.hasFocus()
    screen.canvas.setFocus()
    QTest.keyClick(screen.canvas, Key.Key_Return)
    assert number(screen, "x").hasFocus()
    screen.canvas.setFocus()
    QTest.keyClick(screen.canvas, Key.Key_Delete)
    assert not field(context, FieldName.REGISTER).visible


def test_a_typed_number_holds_exactly_and_one_off_the_paper_is_refused_there(
    screen: BlanksScreen, context: Context
) -> None:
    told: list[AppError] = []
    context.failed.connect(told.append)
    screen.canvas.select(NAME)
    x = number(screen, "x")
    for text, code in (("123,4", ""), ("400", "CER.124")):
        x.setFocus()
        x.selectAll()
        send_text(x, text)
        QTest.keyClick(x, Key.Key_Return)
        assert [each.code for each in told] == [code] * bool(code)
        assert (field(context).x, x.value()) == (1234, 400.0 if code else 123.4)
    place = screen.panel.field.numbers["x"]
    assert "vượt ra ngoài khổ giấy 130,0 mm" in place.fault
    assert steps(context) == 1
    x.selectAll()
    send_text(x, "123,4")
    QTest.keyClick(x, Key.Key_Return)
    assert (place.fault, steps(context)) == ("", 1)


def test_undo_in_a_number_is_that_of_the_file_once_nothing_typed_is_left(
    screen: BlanksScreen,
) -> None:
    screen.canvas.select(NAME)
    x = number(screen, "x")
    x.setFocus()
    x.selectAll()
    assert not claims_undo(x)
    send_text(x, "9")
    assert claims_undo(x)


def test_words_with_an_unknown_value_are_told_below_the_page(
    screen: BlanksScreen, context: Context
) -> None:
    screen.canvas.select(NAME)
    words = screen.panel.field.words["person"].editor
    words.setFocus()
    QTest.keyClick(words, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    send_text(words, "Ký: {nguoi ky}")
    QTest.keyClick(words, Key.Key_Tab)
    assert field(context).person == "Ký: {nguoi ky}"
    (line,) = screen.problems.model_of_lines.rows
    assert "{nguoi ky}" in line.text
    screen.canvas.select(None)
    screen.problems.chosen.emit(line.subject)
    assert screen.canvas.selected is NAME


def test_ticks_print_a_text_or_the_code(
    screen: BlanksScreen, context: Context, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(screen.panel.model)  # type: ignore[no-untyped-call]
    index = screen.panel.model.index(screen.panel.model.row_of(QR))
    screen.panel.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert stored(context).qr is not None
    assert screen.canvas.selected == QR
    QTest.keyClick(screen.canvas, Key.Key_Delete)
    assert stored(context).qr is None


def test_a_scan_lies_behind_the_texts_and_a_font_that_lacks_a_letter_is_told(
    screen: BlanksScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = screen.canvas.paper_rect
    at = paper.topLeft() + QPoint(20, 20)
    assert screen.canvas.viewport().grab().toImage().pixelColor(at).name() == "#ffffff"
    Image.new("RGB", (420, 297), "#b3261e").save(tmp_path / "scan.png")
    task = screen.files.load_picture(tmp_path / "scan.png", lambda: screen.profile)
    with qtbot.waitSignal(task.ended):
        pass
    screen.tools.printed.setChecked(True)
    assert screen.canvas.viewport().grab().toImage().pixelColor(at).name() == "#b3261e"
    told: list[AppError] = []
    context.failed.connect(told.append)
    (tmp_path / "thieu.ttf").write_bytes(font_making.without("ế"))
    screen.files.add_font(tmp_path / "thieu.ttf")
    assert [each.code for each in told] == ["CER.139"]


def test_a_copy_is_named_at_once_and_undo_shows_what_it_took_back(
    screen: BlanksScreen, context: Context
) -> None:
    screen.copy_button.click()
    assert screen.profile is not None
    assert screen.profile.name == "Bằng khen 420 x 297 (2)"
    name = QApplication.focusWidget()
    assert name is screen.panel.paper.name.editor
    QTest.keyClick(name, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    send_text(name, "Phôi mới")
    QTest.keyClick(name, Key.Key_Return)
    assert screen.choice.currentText() == "Phôi mới"
    screen.choose(profiles_of(context.session)[1])
    screen.reveal(context.session.bus.undo())
    assert screen.choice.currentText() == "Bằng khen 420 x 297 (2)"
