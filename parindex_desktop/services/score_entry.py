"""What a person does in the score grid, turned into edits.

A cell that cannot be taken (not a number, above the maximum) never stops the others: it is told,
so that the grid marks it with the reason and the value on disk stays what it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from parindex_desktop.domain.edits import CellChange, Edit, cell_edit
from parindex_desktop.domain.importing.reading import read_word
from parindex_desktop.domain.numbers import format_points, parse_points
from parindex_desktop.domain.scores import CellState, Score, check_applies, check_score
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError, Problem
from parindex_desktop.services.group_book import stages_in_force

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.errors import AppError
    from parindex_desktop.services.group_book import GroupBook

NOT_APPLICABLE_TEXT = "KAD"
PENDING_TEXT = "chờ"


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
        taken: Cells whose text was understood, also where nothing changes.
        outside: Texts of a block that lay beyond the last row or column.
        closed: Texts for cells that this layer does not fill: survey scores in self-scoring.
    """

    edit: Edit
    refused: tuple[Refusal, ...] = ()
    taken: tuple[Place, ...] = ()
    outside: int = 0
    closed: int = 0


def read_score(text: str, criterion: Criterion) -> Score:
    """Reads what was typed into a cell: a number, nothing, `KAD` or `chờ`.

    Raises:
        InputError: `NUM.1xx` when it is none of these or out of the leaf's bounds.
    """
    in_words = read_word(clean(text))
    if in_words is not None:
        return in_words
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


def shown_score(book: GroupBook, place: Place, stages: Iterable[Stage]) -> tuple[Score, bool]:
    """Returns what a cell shows, and whether the first of `stages_in_force` gave it.

    Where a trait exempts the leaf it does not apply, whatever the cell holds.
    """
    exemption = book.exemption(*place)
    if exemption:
        return Score(CellState.NOT_APPLICABLE, ground=exemption), True
    return book.score_in_force(*place, stages)


def enter_text(book: GroupBook, layer: Stage, place: Place, text: str) -> Entry:
    """One cell typed."""
    return enter_texts(book, layer, {place: text}, "scores.type", read_score)


def clear(book: GroupBook, layer: Stage, places: Iterable[Place], *, cut: bool = False) -> Entry:
    """Cells made blank."""
    action = "scores.cut" if cut else "scores.clear"
    return enter_texts(book, layer, dict.fromkeys(places, ""), action, read_score)


def fill_down(book: GroupBook, layer: Stage, columns: Sequence[Sequence[Place]]) -> Entry:
    """The first cell of each column copied into those below it, with its ground or its facts.

    What is copied is what the cell shows: in the second appraisal also what the first one gave.
    """
    values: dict[Place, Score] = {}
    for source, *below in columns:
        stages = stages_in_force(book.tree.get(source.criterion_id), layer)
        score, _ = shown_score(book, source, stages)
        values |= dict.fromkeys(below, score)
    return put_scores(book, layer, values, "scores.fill")


def set_state(book: GroupBook, layer: Stage, places: Iterable[Place], score: Score) -> Entry:
    """Cells made not applicable or pending, with their ground."""
    action = "scores.na" if score.state is CellState.NOT_APPLICABLE else "scores.pending"
    return put_scores(book, layer, dict.fromkeys(places, score), action)


def joined(book: GroupBook, edits: Sequence[Edit]) -> Edit:
    """Returns several edits of cells as one; a single one that changes anything stays itself."""
    telling = [edit for edit in edits if not edit.is_empty]
    if len(telling) < 2:
        return telling[0] if telling else Edit("scores.type")
    cells = [change for edit in telling for change in edit.cells]
    return _edit(book, cells, telling[0].action.removesuffix(".one"))


def refuse(book: GroupBook, place: Place, text: str, error: AppError) -> Refusal:
    """Returns the mark of a cell whose text an error kept from the file."""
    return Refusal(
        place, text, Problem(error.code, book.units_by_id[place.unit_id].name, error.params)
    )


def enter_texts(
    book: GroupBook,
    layer: Stage,
    texts: Mapping[Place, str],
    action: str,
    read: Callable[[str, Criterion], Score],
    *,
    outside: int = 0,
) -> Entry:
    """Several cells at once, each read by `read`; what it refuses does not stop the others."""
    changes: list[CellChange] = []
    refused: list[Refusal] = []
    taken: list[Place] = []
    for place, text in texts.items():
        key = book.layer_key(*place, layer)
        if key is None:
            continue
        try:
            after = _read_for(book, place, text, read)
        except InputError as error:
            refused.append(refuse(book, place, text, error))
            continue
        taken.append(place)
        before = book.score(key.unit_id, key.criterion_id, key.stage)
        if before.state is after.state and before.points == after.points:
            continue  # typing the same value again keeps the ground or the facts it had
        if _says_exemption(book, place, after):
            continue
        changes.append(CellChange(key, before, after))
    closed = len(texts) - len(taken) - len(refused)
    edit = _edit(book, changes, action)
    return Entry(edit, tuple(refused), tuple(taken), outside, closed)


def put_scores(book: GroupBook, layer: Stage, values: Mapping[Place, Score], action: str) -> Entry:
    """Contents given cell by cell; those that a leaf cannot have are refused, the others taken."""
    keys = {place: key for place in values if (key := book.layer_key(*place, layer))}
    changes = [
        CellChange(key, book.score(key.unit_id, key.criterion_id, key.stage), values[place])
        for place, key in keys.items()
        if not _says_exemption(book, place, values[place])
    ]
    refused = tuple(_refusals(book, keys, values))
    wrong = {refusal.place for refusal in refused}
    kept = [c for c in changes if Place(c.key.unit_id, c.key.criterion_id) not in wrong]
    taken = tuple(place for place in keys if place not in wrong)
    return Entry(_edit(book, kept, action), refused, taken, closed=len(values) - len(keys))


def _read_for(
    book: GroupBook, place: Place, text: str, read: Callable[[str, Criterion], Score]
) -> Score:
    """Reads a text for a cell; where nothing can be typed, that is said before any other fault."""
    leaf, exemption = book.tree.get(place.criterion_id), book.exemption(*place)
    try:
        score = read(text, leaf)
    except InputError:
        check_applies(leaf, Score.number(0), exemption)
        raise
    check_applies(leaf, score, exemption)
    return score


def _says_exemption(book: GroupBook, place: Place, score: Score) -> bool:
    """Tells whether a score only repeats what a trait of the unit says already."""
    return score.state is CellState.NOT_APPLICABLE and bool(book.exemption(*place))


def _refusals(
    book: GroupBook, places: Iterable[Place], values: Mapping[Place, Score]
) -> Iterator[Refusal]:
    for place in places:
        leaf = book.tree.get(place.criterion_id)
        try:
            check_applies(leaf, values[place], book.exemption(*place))
            check_score(leaf, values[place])
        except InputError as error:
            yield refuse(book, place, show_score(values[place]), error)


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
