"""A block from Excel or LibreOffice put into the score grid, and one taken out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.importing import reading
from parindex_desktop.domain.importing.reading import DecimalMark, marks_of
from parindex_desktop.domain.importing.table import SourceCell
from parindex_desktop.domain.numbers import points_to_decimal
from parindex_desktop.domain.scores import BLANK, CellState, Score, check_score
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.clipboard import format_clipboard, parse_clipboard
from parindex_desktop.services.score_entry import Entry, Place, enter_texts, put_scores

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.group_book import GroupBook

Rows = list[list[str]]
"""A block of texts; after `fit_block` all rows are of one length."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Copied:
    """A cell as the grid had it when it was copied: facts and grounds, which no text carries."""

    leaf: Criterion
    score: Score

    def for_leaf(self, leaf: Criterion) -> Score:
        """Returns the content for a cell; facts hold only for the rule they were typed for."""
        if self.score.state is CellState.NUMBER and leaf != self.leaf:
            return replace(self.score, facts=())
        return self.score


Copies = list[list[Copied | None]]
"""A block of cells, all rows of one length; None is a gap in the selection."""


def read_block(text: str) -> Rows:
    """Reads what a spreadsheet puts on the clipboard; an empty clipboard has no rows."""
    return [list(row) for row in parse_clipboard(text)] if text else []


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Returns a block as spreadsheets read it from the clipboard."""
    return format_clipboard(rows)


def fit_block(rows: Rows, height: int, width: int) -> Rows:
    """Repeats a block over a selection of which it is a part, as Excel does; else it stands once.

    Shorter rows are filled with blanks.
    """
    across = max((len(row) for row in rows), default=0)
    if not across:
        return []
    return fit_cells([row + [""] * (across - len(row)) for row in rows], height, width)


def fit_cells(rows: list[list[_T]], height: int, width: int) -> list[list[_T]]:
    """Repeats a block of rows of one length as `fit_block` does."""
    across = len(rows[0])
    if height % len(rows) or width % across:
        return rows
    return [row * (width // across) for row in rows] * (height // len(rows))


def ambiguous_text(rows: Rows, leaves: Sequence[Criterion]) -> str | None:
    """Returns the first text of a block that reads both ways, such as `1.234`; None without one.

    It is not ambiguous when other texts of the block show the mark in use, or when a reading is
    above the criterion's maximum.
    """
    if _proven_mark(rows):
        return None
    for row in rows:
        for text, leaf in zip(row, leaves, strict=False):
            cell = SourceCell(clean(text))
            if marks_of([cell]).ambiguous and len(_possible_marks(cell, leaf)) == len(DecimalMark):
                return text.strip()
    return None


def enter_block(
    book: GroupBook,
    layer: Stage,
    *,
    rows: Rows,
    units: Sequence[Unit],
    leaves: Sequence[Criterion],
    ambiguous: DecimalMark = DecimalMark.COMMA,
) -> Entry:
    """A pasted block over `units` x `leaves`, which start at the current cell and run on.

    Args:
        book: The scores of the group.
        layer: What the grid shows.
        rows: The block, see `fit_block`.
        units: Rows of the grid from the current one on.
        leaves: Columns of the grid from the current one on.
        ambiguous: How `1.234` is meant where neither the block nor a maximum tells.
    """
    proven = _proven_mark(rows)
    known: dict[tuple[str, CriterionId], Score] = {}

    def read_pasted(text: str, leaf: Criterion) -> Score:
        """Reads a text once for each criterion: in 20 000 cells few are different."""
        score = known.get((text, leaf.id))
        if score is None:
            score = known[text, leaf.id] = read(SourceCell(clean(text)), leaf)
        return score

    def read(cell: SourceCell, leaf: Criterion) -> Score:
        possible = () if proven else _possible_marks(cell, leaf)
        mark = proven or (possible[0] if len(possible) == 1 else ambiguous)
        score = reading.read_score(cell, mark)
        check_score(leaf, score)
        return score

    texts = {
        Place(unit.id, leaf.id): text
        for unit, row in zip(units, rows, strict=False)
        for leaf, text in zip(leaves, row, strict=False)
    }
    outside = sum(len(row) for row in rows) - len(texts)
    return enter_texts(book, layer, texts, "scores.paste", read_pasted, outside=outside)


def enter_copies(
    book: GroupBook,
    layer: Stage,
    *,
    copies: Copies,
    units: Sequence[Unit],
    leaves: Sequence[Criterion],
) -> Entry:
    """Cells of a grid pasted into one, with their facts where the criterion is the same."""
    values = {
        Place(unit.id, leaf.id): copied.for_leaf(leaf) if copied else BLANK
        for unit, row in zip(units, copies, strict=False)
        for leaf, copied in zip(leaves, row, strict=False)
    }
    outside = sum(len(row) for row in copies) - len(values)
    return replace(put_scores(book, layer, values, "scores.paste"), outside=outside)


def _proven_mark(rows: Rows) -> DecimalMark | None:
    """Returns the decimal mark that the texts of a block agree on; None when they do not tell."""
    texts = {text for row in rows for text in row}
    proven = marks_of(SourceCell(clean(text)) for text in texts).proven
    return next(iter(proven)) if len(proven) == 1 else None


def _possible_marks(cell: SourceCell, leaf: Criterion) -> list[DecimalMark]:
    """Returns the readings of a text that stay within the criterion's maximum."""
    limit = points_to_decimal(leaf.max_points)
    return [mark for mark in DecimalMark if _reads(cell, mark, limit)]


def _reads(cell: SourceCell, mark: DecimalMark, limit: Decimal) -> bool:
    try:
        return reading.read_number(cell, mark) <= limit
    except InputError:
        return False
