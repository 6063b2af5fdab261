"""A whole day's work in the practice file, by keys alone, asserted by what stands on the screen.

With the environment variable `PARINDEX_PICTURES` the steps are kept as pictures in that folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextBrowser

from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.entry_rules import DEFAULT_PHRASES
from parindex_desktop.domain.people import Role
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services import opening
from parindex_desktop.services.sample import build_sample
from parindex_desktop.services.score_entry import show_score
from tests.gui.people.driving import enter, question
from tests.gui.working_day import CONTROL, SHIFT, Desk, Key
from tests.people import NAMES, add_users

if TYPE_CHECKING:
    from pathlib import Path

    from ui.program import Program

LAST_COMMUNE = "Đặc khu Hòn Mẫu"
LATE = DEFAULT_PHRASES[2]
PASTED = [["1", "0", "1,5", "0"], ["0,5", "0", "1,25", "1,25"]]
"""Two units, four criteria, as a spreadsheet puts them on the clipboard."""

MISREAD = "1.3.1"
"""The criterion at which second and third entry read otherwise than the first."""

ACCEPTED = "Tổ thẩm định đã kiểm tra thực tế tại xã."
"""Why a gap between self-scoring and appraisal is right."""


@pytest.fixture
def practice_file(tmp_path: Path) -> Path:
    """The practice file as the program builds it, with one user of each role."""
    path = tmp_path / "Tệp thực hành.parindex"
    author = Author("Nguyễn Thị Lan")
    build_sample(path, author)
    session = opening.open_session(path, author)
    add_users(session)
    session.close()
    return path


def test_a_day_of_score_entry_by_keyboard(program: Program, practice_file: Path) -> None:
    program.window.resize(1366, 728)
    program.open(practice_file)
    desk = Desk(program)
    desk.keep("who-works")
    enter(question(), Role.SECRETARY)
    desk.come_back()
    assert NAMES[Role.SECRETARY] in desk.words
    desk.press(Key.Key_PageDown, CONTROL, times=2)
    fill_the_last_sheet(desk)
    paste_a_block(desk)
    settle(desk, enter_a_second_time(desk))
    accept_a_warning(desk)
    read_the_story(desk, withdraw_it_by_another_value(desk))


def fill_the_last_sheet(desk: Desk) -> None:
    """The sheet that is still open gets its points, and a reason where they were lowered."""
    errors, _ = desk.checks
    desk.keep("grid")
    desk.press(Key.Key_F6)
    desk.press(Key.Key_Return, CONTROL)
    assert LAST_COMMUNE in desk.words
    assert "3 ô trống" in desk.words
    desk.keep("sheet-with-blanks")
    for text in ("0,5", "0,5", "1,5"):
        desk.enter(text)
    desk.press(Key.Key_Up, times=3)
    desk.press(Key.Key_Left)
    for text in ("1", "0,5", "1,5"):
        desk.enter(text)
    assert "0 ô trống" in desk.words
    desk.press(Key.Key_Up, times=3)
    desk.press(Key.Key_Right)
    assert desk.line[-1] == "cần lý do"
    assert desk.checks[0] == errors - 3 + 1, "three blanks filled, one reason lacking"
    desk.press(Key.Key_Space, CONTROL)
    desk.type("thoi han")
    desk.keep("phrases")
    desk.press(Key.Key_Return)
    assert desk.line[-1] == LATE
    assert desk.checks[0] == errors - 3
    desk.keep("sheet-filled")


def paste_a_block(desk: Desk) -> None:
    """Cells copied elsewhere land as one step that can be taken back and put again."""
    desk.press(Key.Key_F6)
    desk.press(Key.Key_Home, CONTROL)
    before = desk.block(2, 4)
    counted = desk.checks
    QGuiApplication.clipboard().setText("\r\n".join("\t".join(row) for row in PASTED) + "\r\n")
    desk.press(Key.Key_V, CONTROL)
    assert desk.block(2, 4) == PASTED != before
    assert "8 ô" in desk.words
    assert desk.checks != counted
    desk.keep("pasted")
    desk.press(Key.Key_Z, CONTROL)
    assert desk.block(2, 4) == before
    assert desk.checks == counted
    desk.press(Key.Key_Y, CONTROL)
    assert desk.block(2, 4) == PASTED


def enter_a_second_time(desk: Desk) -> str:
    """Somebody else keys a sheet of a sample blind and reads one cell otherwise; returns whose."""
    desk.press(Key.Key_2, CONTROL | SHIFT)
    desk.press(Key.Key_Return)
    desk.tab_to("Toàn bộ phiếu")
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_A, CONTROL)
    desk.type("14")
    desk.keep("second-entry-begins")
    desk.press(Key.Key_Return)
    assert "trong 29 đơn vị" in desk.words
    desk.keep("second-entry-drawn")
    desk.press(Key.Key_Return)
    desk.take_over(Role.ENTRY)
    unit, state, _ = desk.line
    assert state == "chờ nhập"
    paper = paper_of(desk, unit)
    desk.press(Key.Key_Return)
    assert f"0/{len(paper)} ô" in desk.words
    assert not any(line[-1] for line in desk.lines), "the first entry is not shown"
    desk.keep("second-entry-blind")
    for text in (paper | {MISREAD: otherwise(paper[MISREAD])}).values():
        desk.enter(text)
    assert f"{len(paper)}/{len(paper)} ô" in desk.words
    desk.press(Key.Key_Return, CONTROL)
    assert [line[0] for line in desk.lines] == ["1", "1.3", MISREAD]
    assert desk.line[-1] == "", "what differs is keyed once more, blind too"
    desk.keep("second-entry-differs")
    desk.enter(otherwise(paper[MISREAD]))
    desk.press(Key.Key_Return, CONTROL)
    assert desk.line[0] != unit, "on to the next sheet"
    return unit


def settle(desk: Desk, unit: str) -> None:
    """The official of record decides what holds, and it goes into the scores."""
    first = paper_of(desk, unit)[MISREAD]
    second = otherwise(first)
    desk.take_over(Role.APPRAISER)
    while desk.line[0] != unit:
        desk.press(Key.Key_Up)
    desk.press(Key.Key_Return)
    assert desk.line[0] == MISREAD
    assert desk.line[3:] == [first, second, second, f"đề xuất: {second}"]
    desk.keep("settling")
    desk.press(Key.Key_2)
    assert desk.line[-1] == second
    assert f"Người chốt: {NAMES[Role.APPRAISER]}" in desk.words
    assert paper_of(desk, unit)[MISREAD] == second
    desk.keep("settled")
    desk.press(Key.Key_Escape)
    assert desk.line[:2] == [unit, "đã chốt"]


def accept_a_warning(desk: Desk) -> None:
    """A warning that is right is accepted with a reason, and no longer counts."""
    desk.take_over(Role.SECRETARY)
    errors, warnings = desk.checks
    desk.press(Key.Key_E, CONTROL | SHIFT)
    assert desk.chosen == [desk.line], "the line looked at is marked"
    desk.keep("checks")
    desk.press(Key.Key_F, CONTROL)
    desk.enter("CHK.202")
    assert desk.line[1] == "CHK.202"
    desk.press(Key.Key_Space)
    desk.type(ACCEPTED)
    desk.keep("accepting")
    desk.press(Key.Key_Return)
    desk.come_back()
    assert desk.line[-1] == f"Đã chấp nhận: {ACCEPTED}"
    assert desk.checks == (errors, warnings - 1)
    desk.keep("accepted")


def withdraw_it_by_another_value(desk: Desk) -> str:
    """Another value in the grid takes the acceptance back; returns what became of the cell."""
    _, warnings = desk.checks
    subject = desk.line[2:4]
    desk.press(Key.Key_Return)
    before = desk.cell
    after = "0,1" if before == "0" else "0"
    desk.type(after)
    desk.keep("another-value")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_E, CONTROL | SHIFT)
    assert desk.line[2:4] == subject
    assert desk.line[-1] == f"Chấp nhận hết hiệu lực: {ACCEPTED}"
    assert desk.checks[1] > warnings
    desk.keep("acceptance-withdrawn")
    return f"{before} → {after}"


def read_the_story(desk: Desk, moved: str) -> None:
    """The cell tells what it was, who changed it, and why it had been found right before."""
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F7)
    page = desk.focus
    assert isinstance(page, QTextBrowser)
    story = page.toPlainText()
    assert NAMES[Role.SECRETARY] in story
    assert moved in story
    assert story.index(moved) < story.index(ACCEPTED) < story.index("chưa chấm →"), "newest first"
    desk.keep("story")
    desk.press(Key.Key_Escape)
    assert desk.cell == moved.rpartition(" ")[2]


def otherwise(text: str) -> str:
    """Returns points that are not those."""
    return "0,75" if text != "0,75" else "1"


def paper_of(desk: Desk, unit: str) -> dict[str, str]:
    """What stands on a unit's paper: code -> points that it gave itself."""
    context = desk.program.context
    assert context is not None
    book = context.book
    assert book is not None
    (unit_id,) = (each.id for each in book.units if each.name == unit)
    scores = {leaf.code: book.score(unit_id, leaf.id, Stage.SELF) for leaf in book.leaves}
    return {code: text for code, score in scores.items() if (text := show_score(score))}
