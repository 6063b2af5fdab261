from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.importing.driving import AGAIN, audit_length, paste
from ui.context import Context
from ui.importing import ImportWizard, draft
from ui.importing.reading import SMALL


def test_a_big_file_is_read_beside_the_window(
    first: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    big = tmp_path / "lon.csv"
    lines = [f"{n};Xã số {n};{n % 70},5;20" for n in range(1, 30_000)]
    big.write_text("STT;Đơn vị;Điểm thẩm định;Điểm XHH\n" + "\n".join(lines), encoding="utf-8")
    assert big.stat().st_size > SMALL
    first.read_file(big)
    assert first.draft.source is None
    qtbot.waitUntil(lambda: first.draft.source is not None, timeout=20_000)
    assert first.source.preview.model().rowCount() == 60


def test_a_big_table_is_planned_beside_the_window(
    wizard: ImportWizard, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "_BIG", 10)
    paste(wizard, AGAIN, qtbot)
    wizard.go_on()
    wizard.go_on()
    assert wizard.columns.isVisible()
    assert not wizard.next.isEnabled()
    qtbot.waitUntil(wizard.units.isVisible)
    QTest.keyClick(wizard.units.lines[0].choice, Qt.Key.Key_Down)
    wizard.go_on()
    qtbot.waitUntil(wizard.preview.isVisible)
    QTest.keyClick(wizard.preview.skip, Qt.Key.Key_Space)
    assert wizard.preview.table.model().rowCount() == 4
    wizard.go_on()
    qtbot.waitUntil(wizard.isHidden)
    assert "Sở Du lịch" in {unit.name for unit in context.session.units.values()}


def test_leaving_while_a_big_table_is_planned_writes_nothing(
    wizard: ImportWizard, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "_BIG", 10)
    before = audit_length(context)
    paste(wizard, AGAIN, qtbot)
    wizard.go_on()
    wizard.go_on()
    wizard.reject()
    qtbot.waitUntil(lambda: not QThreadPool.globalInstance().activeThreadCount())
    assert audit_length(context) == before
