"""What people press in the screen Nhập lại lần hai."""

import random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.second_entry.campaigns import Coverage, SheetState
from parindex_desktop.domain.units import UnitId
from parindex_desktop.services import second_entry
from parindex_desktop.services.score_entry import show_score
from parindex_desktop.storage.workfile import WorkFile
from tests.gui.keys import send_text
from tests.second_entries import SECOND, STAGE, begin, book_of, other_than, work_as
from ui.second_entry.form_dialog import FormDialog
from ui.second_entry.screen import SecondEntryScreen

Key, Held = Qt.Key, Qt.KeyboardModifier
NO, CONTROL = Held.NoModifier, Held.ControlModifier


def focused(screen: SecondEntryScreen) -> QWidget:
    return QApplication.focusWidget() or screen


def press(screen: SecondEntryScreen, key: Qt.Key, held: Qt.KeyboardModifier = NO) -> None:
    """Presses a key where the focus is."""
    QTest.keyClick(focused(screen), key, held)


def put(screen: SecondEntryScreen, text: str) -> None:
    """Types into the current cell and goes down."""
    for letter in text:
        send_text(focused(screen), letter)
    press(screen, Key.Key_Return)


def as_person(screen: SecondEntryScreen, name: str) -> None:
    """Somebody else sits down at the same screen."""
    work_as(screen.context.session, name)
    screen.refresh()
    screen.first_focus().setFocus()


def begin_all(screen: SecondEntryScreen, coverage: Coverage = Coverage.FULL) -> None:
    screen.chance = random.Random(1)
    begin(screen.context.session, stage=STAGE, coverage=coverage, every=1 + (coverage != "full"))
    as_person(screen, SECOND)


def state(screen: SecondEntryScreen, row: int = 0) -> SheetState:
    """How far the sheet of a row is, by the file."""
    assert screen.campaign is not None
    unit = screen.sheets.rows.rows[row].sheet.unit_id
    return second_entry.sheet_of(screen.context.session, screen.campaign, unit).state


def opened(kind: type[QDialog] = FormDialog) -> QDialog:
    """The dialog of a kind that is open now."""
    found = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, kind) and each.isVisible()
    ]
    assert len(found) == 1
    return found[0]


def push(dialog: QWidget, text: str) -> None:
    """Presses the button of a text."""
    buttons = dialog.findChildren(QPushButton)
    next(each for each in buttons if each.text().replace("&", "") == text).click()


def texts_in(widget: QWidget) -> str:
    """All words in sight below a widget, tool-tips too."""
    found = []
    for each in [widget, *widget.findChildren(QWidget)]:
        if each.isVisible():
            shown = getattr(each, "text", None)
            found += [shown() if callable(shown) else "", each.toolTip(), each.accessibleName()]
    return "\n".join(filter(None, found))


def firsts(screen: SecondEntryScreen, row: int = 0) -> list[str]:
    """The first entry of a sheet, leaf by leaf."""
    book = book_of(screen.context.session)
    unit = screen.sheets.rows.rows[row].sheet.unit_id
    scores = (book.score(unit, leaf.id, STAGE) for leaf in book.leaves)
    return [text for score in scores if (text := show_score(score))]


def on_disk(screen: SecondEntryScreen, unit: UnitId, stage: Stage) -> list[str]:
    path = screen.context.session.path
    with WorkFile.open(path, author=Author("other"), read_only=True) as file:
        stored = file.read().scores(screen.context.session.rounds[0].id)
    leaves = [leaf.id for leaf in book_of(screen.context.session).leaves]
    found = {key.criterion_id: score for key, score in stored.items()
             if key.unit_id == unit and key.stage is stage}  # fmt: skip
    return [show_score(found[leaf]) for leaf in leaves if leaf in found]


def key_with_two_differences(screen: SecondEntryScreen) -> list[str]:
    """Keys the sheet of the first row, its second and fourth cell otherwise; returns the firsts."""
    before = firsts(screen)
    press(screen, Key.Key_Return)
    for place, text in enumerate(before):
        put(screen, other_than(text) if place in (1, 3) else text)
    press(screen, Key.Key_Return, CONTROL)
    return before


def asked(screen: SecondEntryScreen) -> list[Criterion]:
    book = book_of(screen.context.session)
    unit = book.units[0].id
    return [leaf for leaf in book.leaves if show_score(book.score(unit, leaf.id, STAGE))]
