"""The screen on two collectives and three persons, and a printer mocked at its edge."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.services.award_persons import change_person, entry_of
from parindex_desktop.services.papers.wordings import wording_of
from parindex_desktop.services.session import Session
from tests.awarded_files import open_awarded, round_in, sheet_of
from tests.gui.certificates.driving import PRINTER
from tests.gui.showing import shown
from ui.context import Context
from ui.screens import certificates as screen_module
from ui.screens.certificates import CertificatesScreen


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Everything is there but the numbers; the third person's office too."""
    opened = open_awarded(tmp_path)
    person = sheet_of(opened).persons[2]
    complete = replace(entry_of(person), office="Điều dưỡng")
    opened.do(change_person(sheet_of(opened), person.id, complete))
    wording = wording_of(opened, round_in(opened), LetterKind.AWARDS)
    signed = replace(wording, signer_office="CHỦ TỊCH", signer_name="Nguyễn Văn Mẫu")
    sheet = sheet_of(opened).sheet
    said = replace(sheet, achievement="có thành tích trong cải cách hành chính năm 2016")
    changes = (EntityChange(wording, signed), EntityChange(sheet, said))
    opened.do(Edit("awards.sheet", entities=changes))
    yield opened
    opened.close()


@pytest.fixture
def _printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """One printer that this computer does not have; what it prints goes to files."""
    monkeypatch.setattr(screen_module, "printer_names", lambda: [PRINTER])
    monkeypatch.setattr(screen_module, "usual_printer", lambda: PRINTER)
    monkeypatch.setattr(QPrinter, "printerName", lambda _printer: PRINTER)


@pytest.fixture
def screen(context: Context, qtbot: QtBot, _printer: None) -> Iterator[CertificatesScreen]:
    with shown(CertificatesScreen(context), qtbot, width=1150, height=640) as screen:
        yield screen
        screen.preview.stop()
        qtbot.waitUntil(lambda: not screen.preview.maker.is_busy)
