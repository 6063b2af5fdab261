"""What the results say of criteria that do not apply."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from parindex_desktop.services.session import Session
from tests.gui.showing import shown
from tests.trait_files import NO_PROCEDURES, place_of, type_points
from ui.context import Context
from ui.screens.results import ResultsScreen


@pytest.fixture
def results(session: Session, context: Context, qtbot: QtBot) -> Iterator[ResultsScreen]:
    for name in ("Sở Y tế", "Thanh tra tỉnh"):
        type_points(session, name, {"1.1": "10", "1.2": "9", "3": "25", "4": "18"})
    with shown(ResultsScreen(context), qtbot, width=1150, height=640) as screen:
        yield screen


def test_the_strip_names_the_branch_the_ground_and_the_maximum(
    results: ResultsScreen, session: Session
) -> None:
    results.view.show_unit(place_of(session, "Thanh tra tỉnh", "1").unit_id)
    assert results.strip.text == (
        "Không áp dụng: Toàn bộ lĩnh vực 2 (Cải cách thủ tục hành chính) – "
        f"{NO_PROCEDURES}. Điểm tối đa còn 70 thay vì 100."
    )
    last = results.model.columnCount() - 1
    assert results.model.index(0, last).data() == "3 KAD"
    assert results.model.index(1, last).data() == "Thiếu điểm 3 tiêu chí"
