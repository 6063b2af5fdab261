"""Branches under the mouse, as the events that the system sends while dragging."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.gui.criteria.screens import book, go_to, look_at, outline, press, shown_codes
from tests.services.criteria_sets import find
from ui.criteria.dropping import Drop
from ui.screens.criteria import CriteriaScreen

MOVE, LEFT, NONE = (
    Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
)  # fmt: skip
BEFORE = ["1", "  1.1", "    1.1.1", "    1.1.2", "  1.2", "2", "  2.1"]
TOP, MIDDLE, BOTTOM = 0.1, 0.5, 0.9


def point(screen: CriteriaScreen, code: str, share: float) -> QPoint:
    table = screen.set_panel.table
    row = shown_codes(screen).index(code)
    return QPoint(120, table.rowViewportPosition(row) + int(table.rowHeight(row) * share))


def take(screen: CriteriaScreen, code: str) -> QMimeData:
    go_to(screen, code)
    carried = screen.set_panel.table.carry()
    assert carried is not None
    return carried


def drag_over(screen: CriteriaScreen, carried: QMimeData, at: QPoint) -> bool:
    """Answers whether a drop is offered there."""
    viewport = screen.set_panel.table.viewport()
    enter = QDragEnterEvent(at, MOVE, carried, LEFT, NONE)
    QApplication.sendEvent(viewport, enter)
    move = QDragMoveEvent(at, MOVE, carried, LEFT, NONE)
    QApplication.sendEvent(viewport, move)
    return move.isAccepted()


def drop(screen: CriteriaScreen, carried: QMimeData, at: QPoint) -> None:
    drag_over(screen, carried, at)
    event = QDropEvent(QPointF(at), MOVE, carried, LEFT, NONE)
    QApplication.sendEvent(screen.set_panel.table.viewport(), event)


def place(screen: CriteriaScreen, carried: QMimeData, code: str, share: float) -> Drop:
    found = screen.set_panel.table.place_at(carried, point(screen, code, share))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "share", "after"),
    [
        ("2", TOP, ["1", "  1.1", "    1.1.1", "    1.1.2", "1.2", "2", "  2.1"]),
        ("2", MIDDLE, ["1", "  1.1", "    1.1.1", "    1.1.2", "2", "  2.1", "  1.2"]),
        ("2", BOTTOM, ["1", "  1.1", "    1.1.1", "    1.1.2", "2", "  1.2", "  2.1"]),
        ("1.1.1", BOTTOM, ["1", "  1.1", "    1.1.1", "    1.2", "    1.1.2", "2", "  2.1"]),
        ("2.1", MIDDLE, ["1", "  1.1", "    1.1.1", "    1.1.2", "2", "  2.1", "    1.2"]),
    ],
)
def test_a_branch_lands_where_it_is_shown(
    screen: CriteriaScreen, code: str, share: float, after: list[str]
) -> None:
    drop(screen, take(screen, "1.2"), point(screen, code, share))
    assert outline(screen) == after
    screen.context.session.bus.undo()
    assert outline(screen) == BEFORE


def test_below_the_last_line_is_the_end_of_the_set(screen: CriteriaScreen) -> None:
    table = screen.set_panel.table
    drop(screen, take(screen, "1.1"), QPoint(60, table.viewport().height() - 3))
    assert outline(screen)[-3:] == ["1.1", "  1.1.1", "  1.1.2"]


def test_a_stroke_begins_at_the_level_of_the_landing(screen: CriteriaScreen) -> None:
    carried = take(screen, "1.2")
    assert place(screen, carried, "1.1.1", TOP).level == 2
    assert place(screen, carried, "2", BOTTOM).level == 1, "its first child follows"
    assert place(screen, carried, "2", MIDDLE).edge == 0
    go_to(screen, "2")
    press(screen, Qt.Key.Key_Minus)
    assert place(screen, carried, "2", BOTTOM).level == 0, "its children are folded away"


def test_a_branch_is_not_dropped_into_itself(screen: CriteriaScreen) -> None:
    carried = take(screen, "1")
    assert not drag_over(screen, carried, point(screen, "1.1", MIDDLE))
    refusal = place(screen, carried, "1.1", MIDDLE).refusal
    assert refusal == "Không thể đưa tiêu chí 1 xuống dưới chính nó."
    drop(screen, carried, point(screen, "1.1", MIDDLE))
    assert outline(screen) == BEFORE


def test_a_scored_line_takes_nothing_below_it(screen: CriteriaScreen) -> None:
    look_at(screen, "so")
    carried = take(screen, "ĐT")
    assert not drag_over(screen, carried, point(screen, "TĐ", MIDDLE))
    assert drag_over(screen, carried, point(screen, "TĐ", TOP))
    drop(screen, carried, point(screen, "TĐ", TOP))
    assert outline(screen, "so") == ["ĐT", "TĐ"]


def test_what_is_no_branch_of_this_set_is_not_taken(screen: CriteriaScreen) -> None:
    foreign = QMimeData()
    foreign.setText("1.9\tTừ bảng tính\t1")
    assert not drag_over(screen, foreign, point(screen, "1", TOP))
    carried = take(screen, "1.2")
    look_at(screen, "so")
    assert not drag_over(screen, carried, point(screen, "TĐ", TOP))
    drop(screen, carried, point(screen, "TĐ", TOP))
    assert outline(screen, "so") == ["TĐ", "ĐT"]


def test_the_place_is_painted_while_dragging(screen: CriteriaScreen) -> None:
    table = screen.set_panel.table
    carried = take(screen, "1.2")
    plain = table.viewport().grab().toImage()
    drag_over(screen, carried, point(screen, "2", TOP))
    between = table.viewport().grab().toImage()
    drag_over(screen, carried, point(screen, "2", MIDDLE))
    onto = table.viewport().grab().toImage()
    assert len({bytes(p.constBits()) for p in (plain, between, onto)}) == 3
    drop(screen, carried, point(screen, "1.2", TOP))
    assert table.viewport().grab().toImage() == plain
    assert find(book(screen), "1.2").position == 1
