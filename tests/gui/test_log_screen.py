"""The log: newest first, read on while scrolling, searched with and without diacritics."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.scores import Stage
from parindex_desktop.services import audit_log, score_entry
from parindex_desktop.services.score_entry import Place
from tests.gui.keys import send_text
from ui.context import Context
from ui.screens.log import LogScreen
from ui.story.export import LogExport


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[LogScreen]:
    made = LogScreen(context)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    yield made
    made.close()


def type_score(context: Context, text: str, unit: int = 0) -> None:
    book = context.book
    assert book is not None
    place = Place(book.units[unit].id, book.leaves[0].id)
    assert context.do(score_entry.enter_text(book, Stage.APPRAISAL_1, place, text).edit)


def said(screen: LogScreen) -> list[str]:
    return [line.what for line in screen.model.rows]


def test_both_tables_are_sound_models(
    screen: LogScreen, context: Context, qtmodeltester: ModelTester
) -> None:
    type_score(context, "60")
    qtmodeltester.check(screen.model)  # type: ignore[no-untyped-call]
    qtmodeltester.check(screen.cells)  # type: ignore[no-untyped-call]


def test_a_change_is_told_with_its_cells(screen: LogScreen, context: Context) -> None:
    type_score(context, "60,25")
    assert said(screen)[0] == "Nhập 60,25 cho Sở Giao thông Vận tải, tiêu chí TĐ"
    assert screen.model.rows[0].who == "Nguyễn Thị Lan"
    (cell,) = screen.cells.rows
    assert cell == audit_log.CellLine(
        "Sở Giao thông Vận tải", "TĐ Điểm thẩm định", "Thẩm định lần 1", "68,5", "60,25"
    )
    context.session.bus.undo()
    assert said(screen)[0].startswith("Đã hoàn tác: Nhập 60,25")
    context.session.bus.redo()
    assert said(screen)[0].startswith("Đã làm lại: ")


def test_arrows_lead_through_the_entries(screen: LogScreen, context: Context) -> None:
    type_score(context, "60")
    type_score(context, "", unit=1)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert [each.after for each in screen.cells.rows] == ["60"]
    QTest.keyClick(screen.table, Qt.Key.Key_Up)
    assert [each.after for each in screen.cells.rows] == ["–"]
    QTest.keyClick(screen.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert screen.cells.rows == ()


@pytest.mark.parametrize("wanted", ["giao thông TĐ", "giao thong td", "GIAO nhap 60"])
def test_search_finds_with_and_without_diacritics(
    wanted: str, screen: LogScreen, context: Context
) -> None:
    type_score(context, "60")
    type_score(context, "61", unit=3)
    screen.search.setFocus()
    send_text(screen.search, wanted)
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert said(screen) == ["Nhập 60 cho Sở Giao thông Vận tải, tiêu chí TĐ"]
    QTest.keyClick(screen.search, Qt.Key.Key_Escape)
    assert len(said(screen)) > 3


def test_what_is_not_there_is_said(screen: LogScreen) -> None:
    send_text(screen.search, "không có")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert said(screen) == []
    assert screen.cells.rows == ()


def test_a_long_log_is_read_on_at_its_end(
    screen: LogScreen, context: Context, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(audit_log, "PAGE", 30)
    screen.hide()
    for number in range(70):
        type_score(context, str(number % 60), unit=number % 5)
    screen.show()
    assert len(screen.model.rows) == 30
    for expected in (60, 74, 74):
        qtbot.wait(1)
        screen.table.scrollToBottom()
        assert len(screen.model.rows) == expected
    ids = [line.entry.id for line in screen.model.rows]
    assert ids == sorted(ids, reverse=True)
    assert len(set(ids)) == len(ids)


def test_search_reads_on_until_a_page_is_full(
    screen: LogScreen, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_log, "PAGE", 10)
    for number in range(40):
        type_score(context, str(number + 1), unit=number % 4)
    query = audit_log.Query(words="giao thong")
    lines, go_on = audit_log.read_page(context.session, query)
    assert len(lines) == 10
    assert go_on is not None
    assert audit_log.read_page(context.session, query, before_id=go_on) == ((), None)


def test_columns_keep_the_words_in_sight(screen: LogScreen) -> None:
    tables = [each for each in screen.findChildren(QTableView) if each.isVisible()]
    assert all(
        each.columnWidth(0) > each.fontMetrics().horizontalAdvance("0" * 12) for each in tables
    )


def test_filters_combine_and_are_cleared(screen: LogScreen, context: Context) -> None:
    type_score(context, "60")
    type_score(context, "61", unit=3)
    context.session.bus.undo()
    everything, chosen = len(said(screen)), screen.filter
    chosen.kind.setCurrentIndex(chosen.kind.findData("scores"))
    assert len(said(screen)) == 3
    chosen.unit.setCurrentIndex(chosen.unit.findText("Sở Tư pháp"))
    assert [what.partition(":")[0] for what in said(screen)] == [
        "Đã hoàn tác", "Nhập 61 cho Sở Tư pháp, tiêu chí TĐ",
    ]  # fmt: skip
    chosen.kind.setCurrentIndex(chosen.kind.findData("undone"))
    assert len(said(screen)) == 1
    assert [cell.unit for cell in screen.cells.rows] == ["Sở Tư pháp"]
    button = next(b for b in screen.findChildren(QPushButton) if b.text() == "&Bỏ lọc")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(said(screen)) == everything


def test_criteria_are_offered_once_round_and_group_are_chosen(screen: LogScreen) -> None:
    chosen = screen.filter
    assert not chosen.criterion.isEnabled()
    chosen.round.setCurrentIndex(1)
    everybody = chosen.unit.count()
    chosen.group.setCurrentIndex(chosen.group.findText("Sở, ban, ngành"))
    assert chosen.unit.count() < everybody
    chosen.criterion.setCurrentIndex(1)
    screen.table.selectRow(screen.model.rowCount() - 1)
    assert len({cell.criterion for cell in screen.cells.rows}) == 1, "only the cells asked for"


def test_days_are_read_as_typed_and_marked_when_they_are_none(screen: LogScreen) -> None:
    before = len(said(screen))
    since = screen.filter.since
    for text, found, state in (("31/2/2026", before, "error"), ("1/1/2200", 0, "")):
        since.setFocus()
        since.selectAll()
        send_text(since, text)
        QTest.keyClick(since, Qt.Key.Key_Return)
        assert (len(said(screen)), since.property("state")) == (found, state)


def test_what_is_shown_is_exported(
    screen: LogScreen, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    type_score(context, "60")
    screen.filter.kind.setCurrentIndex(screen.filter.kind.findData("scores"))
    path = tmp_path / "nhat-ky.csv"
    with qtbot.waitSignal(context.told) as told:
        LogExport(context, screen.query, screen).write(path)
    assert told.args == ["Đã ghi: nhat-ky.csv"]
    assert path.read_text(encoding="utf-8-sig").count("\n") == 2
