"""Keys and looks for the tests of the sheet; cells are named by code and stage."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.scores import CellKey, Stage
from parindex_desktop.services.score_entry import Place, show_score
from parindex_desktop.storage.workfile import WorkFile
from tests.gui.keys import send_text
from ui.sheet.columns import COLUMNS, column_of
from ui.sheet.pane import SheetPane

Key = Qt.Key
Held = Qt.KeyboardModifier
CONTROL, SHIFT, ALT = Held.ControlModifier, Held.ShiftModifier, Held.AltModifier
NONE = Held.NoModifier
SELF, FIRST, SECOND, SURVEY = (
    Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2, Stage.SURVEY,
)  # fmt: skip


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Presses a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)


def type_text(text: str) -> None:
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        send_text(focus, letter)


def key_of(pane: SheetPane, code: str, stage: Stage) -> CellKey:
    assert pane.model.book is not None
    criterion = pane.model.book.tree.by_code(code)
    assert criterion is not None
    assert pane.unit_id is not None
    return pane.model.book.key(pane.unit_id, criterion.id, stage)


def place_of(pane: SheetPane, code: str) -> Place:
    key = key_of(pane, code, SELF)
    return Place(key.unit_id, key.criterion_id)


def go(pane: SheetPane, code: str, stage: Stage = FIRST) -> None:
    pane.go_to(key_of(pane, code, stage))


def here(pane: SheetPane) -> tuple[str, str]:
    """Code of the row and heading of the column that one is in."""
    spot = pane.view.spot
    assert spot is not None
    return pane.model.lines[spot.row].criterion.code, COLUMNS[spot.column].heading


def shown(pane: SheetPane, code: str, column: Stage | int) -> str:
    row = pane.model.row_of(key_of(pane, code, SELF).criterion_id)
    assert row is not None
    at = column if isinstance(column, int) else column_of(column)
    return pane.model.cell(row, at).text


def put(pane: SheetPane, code: str, stage: Stage, text: str) -> None:
    go(pane, code, stage)
    type_text(text)
    press(Key.Key_Return)


def on_disk(pane: SheetPane, code: str, stage: Stage) -> str:
    """What another program would read from the file."""
    path = pane._context.session.path
    key = key_of(pane, code, stage)
    with WorkFile.open(path, author=Author("other"), read_only=True) as file:
        stored = file.read().scores(key.round_id)
    return show_score(stored[key]) if key in stored else ""
