"""The first minutes: start page, new file, preferences, keys, help; and a fault of ours."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from parindex_desktop import i18n
from parindex_desktop.paths import resource
from parindex_desktop.services import opening
from parindex_desktop.settings import SettingsStore
from tests.an_giang import open_an_giang
from tests.gui.keys import compose_text, send_text
from ui import application, theme
from ui.actions import SCREENS, Step
from ui.dialogs.new_file import NewFileDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.shortcuts import key_sheet
from ui.faults import FaultTeller
from ui.main_window import MainWindow
from ui.program import Program
from ui.qt_texts import QtTexts
from ui.start_page import StartPage
from ui.widgets.field import Field

ROOT = Path(__file__).parents[2]


def start_page(program: Program) -> StartPage:
    (page,) = [each for each in program.window.findChildren(StartPage) if each.isVisible()]
    return page


def open_dialog(kind: type[QDialog]) -> QDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def line(field: Field) -> QLineEdit:
    assert isinstance(field.editor, QLineEdit)
    return field.editor


def replace_text(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    send_text(field, text)


def test_enter_opens_the_sample_at_first(program: Program) -> None:
    page = start_page(program)
    focused = program.window.focusWidget()
    assert focused is page.choices[0]
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert program.context is not None
    assert program.context.round is not None
    assert program.context.round.year == 2025
    assert [each.year for each in program.context.session.rounds] == [2016, 2025]
    assert [group.code for group in program.context.groups] == ["so", "nganh-doc", "xa"]


def test_recent_files_open_with_a_key_and_missing_ones_say_so(
    program: Program, tmp_path: Path
) -> None:
    open_an_giang(tmp_path).close()
    program.settings.remember_file(tmp_path / "gone.parindex")
    program.settings.remember_file(tmp_path / "an-giang.parindex")
    program.show_start()
    page = start_page(program)
    texts = [each.text() for each in page.findChildren(QLabel)]
    assert "Không còn ở chỗ cũ" in texts
    assert any(re.fullmatch(r"Sửa lúc \d\d/\d\d/\d{4} \d\d:\d\d", each) for each in texts)
    newest = program.window.focusWidget()
    assert newest is not None
    assert "an-giang" in newest.accessibleName()
    QTest.keyClick(newest, Qt.Key.Key_Return)
    assert program.context is not None


def test_a_file_is_taken_off_the_list_and_stays_on_disk(program: Program, tmp_path: Path) -> None:
    open_an_giang(tmp_path).close()
    path = tmp_path / "an-giang.parindex"
    program.settings.remember_file(path)
    program.show_start()
    away = next(
        each
        for each in start_page(program).findChildren(QPushButton)
        if each.accessibleName().startswith("Bỏ khỏi")
    )
    away.setFocus()
    QTest.keyClick(away, Qt.Key.Key_Space)
    assert program.settings.value.recent_files == ()
    assert path.exists()


def test_the_name_is_asked_once_and_kept(program: Program) -> None:
    program.settings.change(user_name="")
    program.show_start()
    name = start_page(program).name
    assert name.text() == opening.system_user()
    name.setFocus()
    name.selectAll()
    compose_text(name, ["Tra", "Trầ"], "Trần")
    send_text(name, " Văn Đức")
    QTest.keyClick(name, Qt.Key.Key_Tab)
    assert SettingsStore().value.user_name == "Trần Văn Đức"
    assert program.author.name == "Trần Văn Đức"


def test_a_new_file_proposes_what_follows_from_the_province(program: Program) -> None:
    program.ask_for_new_file()
    dialog = open_dialog(NewFileDialog)
    assert isinstance(dialog, NewFileDialog)
    assert dialog.focusWidget() is line(dialog.province)
    send_text(line(dialog.province), "tỉnh Đồng Tháp")
    assert line(dialog.place).text() == "Đồng Tháp"
    assert line(dialog.authority).text() == "Chủ tịch Ủy ban nhân dân tỉnh Đồng Tháp"
    year = date.today().year - 1
    assert Path(line(dialog.path).text()).name == f"par-index-dong-thap-{year}.parindex"
    replace_text(line(dialog.authority), "Ủy ban nhân dân tỉnh")
    replace_text(line(dialog.province), "tỉnh Cà Mau")
    assert line(dialog.authority).text() == "Ủy ban nhân dân tỉnh"
    assert line(dialog.place).text() == "Cà Mau"
    replace_text(line(dialog.year), "2024")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert program.context is not None
    session = program.context.session
    assert session.path.name == "par-index-ca-mau-2024.parindex"
    assert session.profile.authority == "Ủy ban nhân dân tỉnh"
    assert [each.year for each in session.rounds] == [2024]
    assert len(session.groups) == 4


def test_what_is_wrong_is_marked_at_its_field(program: Program) -> None:
    program.ask_for_new_file()
    dialog = open_dialog(NewFileDialog)
    assert isinstance(dialog, NewFileDialog)
    replace_text(line(dialog.year), "1999")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.province.fault
    assert "1999" in dialog.year.fault
    assert not dialog.path.fault
    assert dialog.focusWidget() is line(dialog.province)
    send_text(line(dialog.province), "tỉnh Cà Mau")
    assert not dialog.province.fault
    Path(line(dialog.path).text()).write_text("something else")
    replace_text(line(dialog.year), "1999")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    dialog.reject()
    assert program.context is None


def test_a_file_is_never_written_over(program: Program, tmp_path: Path) -> None:
    taken = tmp_path / "taken.parindex"
    taken.write_text("something else")
    program.ask_for_new_file()
    dialog = open_dialog(NewFileDialog)
    assert isinstance(dialog, NewFileDialog)
    send_text(line(dialog.province), "tỉnh Cà Mau")
    replace_text(line(dialog.path), str(tmp_path / "taken"))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.path.fault
    dialog.reject()
    assert taken.read_text() == "something else"


def test_preferences_take_effect_at_once(program: Program) -> None:
    program.commands.preferences()
    dialog = open_dialog(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    dialog.theme.setFocus()
    QTest.keyClick(dialog.theme, Qt.Key.Key_End)
    assert theme.tokens() is theme.CONTRAST
    dialog.text_size.setFocus()
    QTest.keyClick(dialog.text_size, Qt.Key.Key_Up)
    assert theme.appearance().text_percent == 110
    dialog.times.setFocus()
    QTest.keyClick(dialog.times, Qt.Key.Key_Space)
    replace_text(dialog.name, "Lê Thị Ánh")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    kept = SettingsStore().value
    assert (kept.theme, kept.text_percent, kept.prefer_times, kept.user_name) == (
        "contrast", 110, False, "Lê Thị Ánh",
    )  # fmt: skip


def test_the_sheet_of_keys_has_all_steps_and_commands() -> None:
    sheet = key_sheet()
    for expected in (
        "<b>Ctrl+4</b></td><td>Nhập điểm<", "<b>Ctrl+Z</b></td><td>Hoàn tác<", "<b>F1<",
        "<b>Ctrl+D</b></td><td>điền ô đầu xuống các ô dưới",
    ):  # fmt: skip
        assert expected in sheet


@pytest.mark.parametrize("screen", SCREENS, ids=lambda step: step.key)
def test_each_screen_has_its_help_page(screen: Step) -> None:
    assert page_text(f"{screen.key}.md").startswith("# ")


@pytest.mark.parametrize("page", sorted(each.name for each in resource("help").glob("*.md")))
def test_links_of_help_pages_lead_somewhere(page: str) -> None:
    for link in links_in(page_text(page)):
        assert resource("help", link).is_file(), link


def test_every_help_page_is_found_from_the_first_one() -> None:
    known, left = set(), ["start.md"]
    while left:
        page = left.pop()
        if page not in known:
            known.add(page)
            left += [each for each in links_in(page_text(page)) if each.endswith(".md")]
    assert known == {each.name for each in resource("help").glob("*.md")}


def page_text(name: str) -> str:
    return resource("help", name).read_text(encoding="utf-8")


def links_in(text: str) -> list[str]:
    return re.findall(r"\]\(([^)]+)\)", text)


def test_f1_shows_the_page_of_the_screen(
    program: Program, main_window: MainWindow, qtbot: QtBot
) -> None:
    main_window.actions_by_name["help"].trigger()
    browsers = [each for each in main_window.findChildren(QTextBrowser) if each.isVisible()]
    assert [each.toPlainText().splitlines()[0] for each in browsers] == ["Kỳ đánh giá"]


def test_qt_speaks_vietnamese(program: Program) -> None:
    texts = QtTexts()
    QCoreApplication.installTranslator(texts)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert [each.text().replace("&", "") for each in box.buttons()] == ["Hủy"]
    edited = QLineEdit()
    menu = edited.createStandardContextMenu()
    assert [each.text().split("\t")[0] for each in menu.actions() if each.text()][2] == "&Cắt"
    printing = QPrintDialog(QPrinter())
    words = [each.text() for each in printing.findChildren(QLabel)]
    assert "Vị trí:" in words
    assert "Location:" not in words
    for made in (box, menu, edited, printing):
        made.deleteLater()
    QCoreApplication.removeTranslator(texts)


def test_a_fault_of_the_program_is_told_and_work_goes_on(
    program: Program, main_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: recorded.append(str(error)))
    teller = FaultTeller(program)
    try:
        raise RuntimeError("boom")
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert main_window.area is not None
    messages = main_window.area.messages
    qtbot.waitUntil(lambda: len(messages.notices) == 1)
    assert messages.notices[0].text.startswith("BUG.001")
    assert recorded == ["boom"]
    teller.remove()
    assert program.context is not None


def test_the_program_dresses_itself_as_the_person_asked(
    qapp: QApplication, expect_log: Callable[[str], None]
) -> None:
    store = SettingsStore()
    store.change(theme="dark", text_percent=120, language="en")
    assert application.dressed_application(store) is qapp
    assert theme.tokens() is theme.DARK
    assert i18n.tr("&File") == "&File"
    for translator in qapp.findChildren(QtTexts):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()


def test_the_window_can_be_drawn_where_nobody_sees_it(qapp: QApplication) -> None:
    application.draw_once()
    for translator in qapp.findChildren(QtTexts):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()


def test_the_start_page_needs_no_database_and_no_papers() -> None:
    heavy = {"alembic", "openpyxl", "pypdfium2", "python_calamine", "reportlab", "sqlalchemy"}
    code = "import sys, ui.application; print(*{n.partition('.')[0] for n in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert heavy & set(done.stdout.split()) == set()
