"""What no change of a criteria set may do: lose a name, double a code, or work against scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import ZERO, Points, format_points
from parindex_desktop.domain.scores import FIRST_STAGES, CellState, Stage
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Container

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion
    from parindex_desktop.domain.scores import CellKey, Score
    from parindex_desktop.services.group_book import GroupBook


def checked_name(name: str) -> str:
    """Returns a name as it is kept; `SET.112` for none."""
    cleaned = clean(name)
    if not cleaned:
        raise InputError("SET.112")
    return cleaned


def checked_maximum(points: Points, code: str) -> Points:
    """Returns a maximum; `SET.103` for one below zero."""
    if points < ZERO:
        raise InputError("SET.103", criterion=code)
    return points


def check_code_free(tree: CriteriaTree, code: str) -> None:
    """Refuses a code that the set has already: `SET.102`."""
    if tree.by_code(code) is not None:
        raise InputError("SET.102", criterion=code)


def filled_cells(book: GroupBook, criterion: Criterion) -> dict[CellKey, Score]:
    """Returns what units have in the cells of a criterion, by unit and stage, without blanks."""
    keys = (book.key(unit.id, criterion.id, stage) for unit in book.units for stage in Stage)
    held = ((key, book.score(key.unit_id, key.criterion_id, key.stage)) for key in keys)
    return {key: score for key, score in held if score.state is not CellState.BLANK}


def check_may_have_children(book: GroupBook, criterion: Criterion) -> None:
    """Refuses to make a parent of a criterion that is itself scored: `SET.118`."""
    if filled_cells(book, criterion):
        raise InputError("SET.118", code=criterion.code)


def check_without_scores(book: GroupBook, criterion: Criterion) -> None:
    """Refuses what would orphan scores: `SET.122`."""
    if filled_cells(book, criterion):
        raise InputError("SET.122", code=criterion.code)


def check_scores_fit(
    book: GroupBook, criterion: Criterion, maximum: Points, besides: Container[CellKey] = ()
) -> None:
    """Refuses a lower maximum than what stays in the cells: `SET.119`.

    What second entry keyed is a record of paper and counts nowhere, so that it holds nothing up.

    Args:
        book: That has the criterion.
        criterion: As it is.
        maximum: That it shall get.
        besides: The cells that do not stay as they are.
    """
    if maximum >= criterion.max_points:
        return
    staying = (
        score
        for key, score in filled_cells(book, criterion).items()
        if key not in besides and key.stage in FIRST_STAGES
    )
    above = sum(score.points > maximum for score in staying)
    if above:
        raise InputError(
            "SET.119", count=above, maximum=format_points(maximum), code=criterion.code
        )
