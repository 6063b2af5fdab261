"""What the screen shows, as tests look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.process import Step
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.services import steps

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from parindex_desktop.services.workbooks_preview import LineState
    from tests.workbook_files import Office
    from ui.widgets.notice import Notice
    from ui.workbooks.receiving import ReceivingPanel


def read(panel: ReceivingPanel, folder: Path, qtbot: QtBot) -> None:
    panel.read(folder)
    qtbot.waitUntil(lambda: not panel.is_reading)


def column(panel: ReceivingPanel, at: int) -> list[str]:
    model = panel.table.returns
    return [model.index(row, at).data() for row in range(model.rowCount())]


def states(panel: ReceivingPanel) -> list[LineState]:
    return [line.state for line in panel.table.returns.rows]


def notice(panel: object) -> Notice:
    notices: list[Notice] = panel.messages.notices  # type: ignore[attr-defined]
    assert len(notices) == 1  # whoever waits for it goes on waiting
    return notices[0]


def plan_end(office: Office, ends: str) -> None:
    dossier = office.session.dossier(office.round.id)
    office.session.do(steps.plan(office.book, dossier, Step.SELF, "1/1/2026", ends))


def own_scores(office: Office) -> list[int]:
    """How many self scores each unit has."""
    book = office.book
    return [
        sum(
            book.score(unit.id, leaf.id, Stage.SELF).state is not CellState.BLANK
            for leaf in book.leaves
        )
        for unit in book.units
    ]
