"""What a person does in the score grid, turned into edits.

A cell that cannot be taken (not a number, above the maximum) never stops the others: it is told,
so that the grid marks it with the reason and the value on disk stays what it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from parindex_desktop.domain.edits import CellChange, Edit, cell_edit
from parindex_desktop.domain.numbers import format_points, parse_points
from parindex_desktop.domain.scores import BLANK, CellState, Score, check_score
from parindex_desktop.domain.text import clean, without_marks
from parindex_desktop.errors import InputError, Problem
from parindex_desktop.services.group_book import stage_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.domain.scores import CellKey, Stage
    from parindex_desktop.domain.units import Unit, UnitId
    from parindex_desktop.services.group_book import GroupBook

NOT_APPLICABLE_TEXT = "KAD"
PENDING_TEXT = "chờ"
_NOT_APPLICABLE_WORDS = frozenset({"kad", "khong ap dung", "khong phat sinh", "n/a", "na"})
_PENDING_WORDS = frozenset({"cho", "?"})


class Place(NamedTuple):
    """A cell of the grid: unit down, leaf across."""

    unit_id: UnitId
    criterion_id: CriterionId


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell whose new text was not taken, and why."""

    place: Place
    text: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of texts put into cells.

    Attributes:
        edit: The changes that can be written; empty when there are none.
        refused: The cells that keep what they had.
        outside: Texts of a block that lay beyond the last row or column.
    """

    edit: Edit
    refused: tuple[Refusal, ...] = ()
    outside: int = 0


def read_score(text: str, criterion: Criterion) -> Score:
    """Reads what was typed or pasted into a cell: a number, nothing, `KAD` or `chờ`.

    Raises:
        InputError: `NUM.1xx` when it is none of these or out of the leaf's bounds.
    """
    word = without_marks(clean(text))
    if not word:
        return BLANK
    if word in _NOT_APPLICABLE_WORDS:
        return Score(CellState.NOT_APPLICABLE)
    if word in _PENDING_WORDS:
        return Score(CellState.PENDING)
    score = Score.number(parse_points(text))
    check_score(criterion, score)
    return score


def show_score(score: Score) -> str:
    """Returns a cell's content as the grid shows and copies it; `read_score` reads it back."""
    match score.state:
        case CellState.NUMBER:
            return format_points(score.points)
        case CellState.NOT_APPLICABLE:
            return NOT_APPLICABLE_TEXT
        case CellState.PENDING:
            return PENDING_TEXT
        case CellState.BLANK:
            return ""


def enter_text(book: GroupBook, layer: Stage, place: Place, text: str) -> Entry:
    """One cell typed."""
    return _enter(book, layer, {place: text}, "scores.type")


def enter_block(
    book: GroupBook,
    layer: Stage,
    *,
    rows: Sequence[Sequence[str]],
    units: Sequence[Unit],
    leaves: Sequence[Criterion],
) -> Entry:
    """A pasted block over `units` x `leaves`, which start at the current cell and run on.

    A single text fills the whole target; a larger block stands once, as in Excel.
    """
    if len(rows) == 1 and len(rows[0]) == 1:
        rows = [[rows[0][0]] * len(leaves)] * len(units)
    texts = {
        Place(unit.id, leaf.id): text
        for unit, row in zip(units, rows, strict=False)
        for leaf, text in zip(leaves, row, strict=False)
    }
    entry = _enter(book, layer, texts, "scores.paste")
    outside = sum(len(row) for row in rows) - len(texts)
    return Entry(entry.edit, entry.refused, outside)


def clear(book: GroupBook, layer: Stage, places: Sequence[Place], *, cut: bool = False) -> Entry:
    """Cells made blank."""
    return _enter(book, layer, dict.fromkeys(places, ""), "scores.cut" if cut else "scores.clear")


def fill_down(book: GroupBook, layer: Stage, columns: Sequence[Sequence[Place]]) -> Entry:
    """The first cell of each column copied into those below it."""
    changes: list[CellChange] = []
    for source, *below in columns:
        key = _key(book, layer, source)
        if key is not None:
            score = book.score(key.unit_id, key.criterion_id, key.stage)
            changes.extend(c for place in below if (c := _change(book, layer, place, score)))
    return Entry(_edit(book, changes, "scores.fill"))


def set_state(book: GroupBook, layer: Stage, places: Sequence[Place], score: Score) -> Entry:
    """Cells made not applicable or pending, with their ground."""
    changes = [c for place in places if (c := _change(book, layer, place, score))]
    action = "scores.na" if score.state is CellState.NOT_APPLICABLE else "scores.pending"
    return Entry(_edit(book, changes, action))


def _enter(book: GroupBook, layer: Stage, texts: dict[Place, str], action: str) -> Entry:
    changes: list[CellChange] = []
    refused: list[Refusal] = []
    for place, text in texts.items():
        try:
            score = read_score(text, book.tree.get(place.criterion_id))
        except InputError as error:
            problem = Problem(error.code, book.units_by_id[place.unit_id].name, error.params)
            refused.append(Refusal(place, text, problem))
            continue
        if change := _change(book, layer, place, score):
            changes.append(change)
    return Entry(_edit(book, changes, action), tuple(refused))


def _key(book: GroupBook, layer: Stage, place: Place) -> CellKey | None:
    """Returns the key of a cell; None when this layer does not edit it."""
    stage = stage_of(book.tree.get(place.criterion_id), layer)
    return None if stage is None else book.key(place.unit_id, place.criterion_id, stage)


def _change(book: GroupBook, layer: Stage, place: Place, after: Score) -> CellChange | None:
    key = _key(book, layer, place)
    if key is None:
        return None
    before = book.score(key.unit_id, key.criterion_id, key.stage)
    if before.state is after.state and before.points == after.points and not after.ground:
        after = before  # retyping the same value keeps the ground it had
    return CellChange(key, before, after)


def _edit(book: GroupBook, changes: Sequence[CellChange], action: str) -> Edit:
    edit = cell_edit(action, tuple(changes))
    if len(edit.cells) == 1:
        key = edit.cells[0].key
        unit = book.units_by_id[key.unit_id].name
        return Edit(
            action + ".one",
            (
                ("unit", unit),
                ("criterion", book.tree.get(key.criterion_id).code),
                ("value", show_score(edit.cells[0].after) or "–"),
            ),
            cells=edit.cells,
        )
    return Edit(action, (("count", str(len(edit.cells))),), cells=edit.cells)
