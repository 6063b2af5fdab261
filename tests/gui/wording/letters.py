"""What tests of the screen Lời văn find in it."""

from PySide6.QtWidgets import QApplication

from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.domain.wording_fields import WordingField
from parindex_desktop.services.papers.wordings import wording_of
from ui.context import Context
from ui.main_window import MainWindow
from ui.screens.wording import WordingScreen
from ui.wording.line_list import LineList
from ui.wording.words_edit import WordsEdit


def kept(context: Context, kind: LetterKind = LetterKind.DECISION) -> PaperWording:
    assert context.round is not None
    return wording_of(context.session, context.round, kind)


def edit_of(screen: WordingScreen, field: WordingField) -> WordsEdit:
    assert screen.form is not None
    found = screen.form.fields[field].editor
    assert isinstance(found, WordsEdit)
    return found


def list_of(screen: WordingScreen, field: WordingField) -> LineList:
    assert screen.form is not None
    return screen.form.lists[field]


def focused() -> WordsEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, WordsEdit)
    return found


def gaps_said(screen: WordingScreen) -> list[str]:
    model = screen.panel.gaps_model
    return [
        f"{model.index(r, 0).data()}: {model.index(r, 1).data()}" for r in range(len(model.rows))
    ]


def letters_in(window: MainWindow) -> WordingScreen:
    assert window.area is not None
    window.area.show_screen("wording")
    found = window.area.current
    assert isinstance(found, WordingScreen)
    return found
