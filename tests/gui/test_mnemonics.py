"""Alt with a letter does one thing: a letter given twice on a screen does nothing at all."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.locked_files import lock, unlock
from ui.actions import MENUS
from ui.main_window import MainWindow
from ui.program import Program
from ui.screens.awards import COLLECTIVES, PERSONS, PROPOSAL, AwardsScreen
from ui.screens.workbooks import RECEIVE, SEND, WorkbooksScreen


def mnemonics(window: MainWindow) -> Counter[str]:
    assert window.area is not None
    texts = [action.text() for action in window.menuBar().actions()]
    buttons = window.area.findChildren(QAbstractButton)
    texts += [b.text() for b in buttons if b.isVisible() and b.isEnabled()]
    labels = window.area.findChildren(QLabel)
    texts += [each.text() for each in labels if each.isVisible() and each.buddy() is not None]
    keys = (QKeySequence.mnemonic(text).toString() for text in texts)
    return Counter(key for key in keys if key)


SCREENS = (
    "rounds",
    "criteria",
    "scores",
    "evidence",
    "workbooks",
    "second_entry",
    "results",
    "locking",
    "documents",
    "wording",
    "comparing",
    "awards",
    "certificates",
    "award_history",
    "award_money",
    "register",
    "blanks",
)

PARTS = {"awards": [PROPOSAL, COLLECTIVES, PERSONS], "workbooks": [SEND, RECEIVE]}


def assert_no_letter_is_given_twice(window: MainWindow, screen: str) -> None:
    assert window.area is not None
    window.area.show_screen(screen)
    for part in PARTS.get(screen, [""]):
        shown = window.area.current
        if isinstance(shown, AwardsScreen | WorkbooksScreen):
            shown.show_part(part)
        found = mnemonics(window)
        assert len(found) >= len(MENUS)
        assert {key: count for key, count in found.items() if count > 1} == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_no_letter_is_given_twice(main_window: MainWindow, screen: str) -> None:
    assert_no_letter_is_given_twice(main_window, screen)


@pytest.mark.parametrize("screen", ["scores", "results", "locking", "documents", "wording"])
def test_no_letter_is_given_twice_before_and_after_an_unlocking(
    main_window: MainWindow, program: Program, screen: str
) -> None:
    assert program.context is not None
    lock(program.context.session)
    assert_no_letter_is_given_twice(main_window, screen)
    unlock(program.context.session)
    assert_no_letter_is_given_twice(main_window, screen)
