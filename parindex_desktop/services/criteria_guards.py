"""What no change of a criteria set may do: lose a name, double a code, or work against scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import ZERO, Points, format_points
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriteriaTree, Criterion
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


def check_may_have_children(book: GroupBook, criterion: Criterion) -> None:
    """Refuses to make a parent of a criterion that is itself scored: `SET.118`."""
    if _numbers(book, criterion) is not None:
        raise InputError("SET.118", code=criterion.code)


def check_without_scores(book: GroupBook, criterion: Criterion) -> None:
    """Refuses what would orphan scores: `SET.122`."""
    if _numbers(book, criterion) is not None:
        raise InputError("SET.122", code=criterion.code)


def check_scores_fit(book: GroupBook, criterion: Criterion, maximum: Points) -> None:
    """Refuses a maximum below what was given: `SET.119`."""
    above = [points for points in _numbers(book, criterion) or () if points > maximum]
    if above:
        raise InputError(
            "SET.119", count=len(above), maximum=format_points(maximum), code=criterion.code
        )


def _numbers(book: GroupBook, criterion: Criterion) -> tuple[Points, ...] | None:
    """Returns the points given for a criterion at any stage; None when all its cells are blank."""
    scores = [book.score(unit.id, criterion.id, stage) for unit in book.units for stage in Stage]
    filled = [score for score in scores if score.state is not CellState.BLANK]
    return tuple(score.points for score in filled) if filled else None
