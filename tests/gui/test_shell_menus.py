"""The menus of the window, and what a screen adds to them."""

import pytest
from PySide6.QtWidgets import QMenu

from ui.actions import EDIT, MENUS
from ui.main_window import MainWindow
from ui.screens.scores import GRID, SHEET, ScoresScreen
from ui.work_area import WorkArea


@pytest.fixture
def area(main_window: MainWindow) -> WorkArea:
    assert main_window.area is not None
    return main_window.area


def doubles(texts: list[str]) -> list[str]:
    """Returns the mnemonics given twice."""
    letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
    return sorted({each for each in letters if letters.count(each) > 1})


def edit_menu(window: MainWindow) -> QMenu:
    """The menu Edit as it is when it opens."""
    menu = window.menuBar().actions()[MENUS.index(EDIT)].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


@pytest.mark.parametrize("view", [GRID, SHEET])
def test_what_is_done_with_scores_is_found_in_the_menu(
    view: str, main_window: MainWindow, area: WorkArea
) -> None:
    always = [each.text() for each in edit_menu(main_window).actions()]
    area.show_screen("scores")
    screen = area.current
    assert isinstance(screen, ScoresScreen)
    screen.show_view(view)
    for _ in range(2):
        actions = edit_menu(main_window).actions()
    texts = [each.text().replace("&", "") for each in actions]
    own = {GRID: "Điền xuống dưới", SHEET: "Lý do, giải trình…"}
    for wanted in ("Sao chép", "Dán", "Không áp dụng…", "Số liệu…", "Ô trống tiếp theo", own[view]):
        assert texts.count(wanted) == 1, wanted
    assert doubles([each.text() for each in actions]) == []
    area.show_screen("rounds")
    assert [each.text() for each in edit_menu(main_window).actions()] == always


def test_menus_have_no_mnemonic_twice(main_window: MainWindow) -> None:
    assert doubles([action.text() for action in main_window.menuBar().actions()]) == []
    for action in main_window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        named = [each for each in menu.actions() if not each.objectName().startswith("step-")]
        assert doubles([each.text() for each in named]) == [], menu.title()
