"""An edit and its way back."""

from __future__ import annotations

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange, cell_edit
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.domain.units import RoundId, Unit, UnitId

KEY = CellKey(RoundId(1), UnitId(1), CriterionId(1), Stage.SELF)


def test_the_inverse_of_the_inverse_is_the_edit() -> None:
    unit = Unit(UnitId(1), "Sở Nội vụ")
    other = Unit(UnitId(2), "Sở Y tế")
    edit = Edit(
        "x",
        entities=(EntityChange(None, unit), EntityChange(other, None)),
        cells=(CellChange(KEY, BLANK, Score.number(5)),),
    )
    back = edit.inverse()
    assert back.entities == (EntityChange(None, other), EntityChange(unit, None))
    assert back.cells == (CellChange(KEY, Score.number(5), BLANK),)
    assert back.inverse() == edit


def test_cells_that_do_not_change_are_left_out() -> None:
    edit = cell_edit("scores.type", (CellChange(KEY, BLANK, BLANK),))
    assert edit.is_empty
    assert not cell_edit("scores.type", (CellChange(KEY, BLANK, Score.number(0)),)).is_empty
