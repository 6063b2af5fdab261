"""Criteria sets wherever they are: in a work file, or in the table of a decision or an export."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.comparison import Comparison, compare
from parindex_desktop.domain.criteria import CriteriaTree
from parindex_desktop.domain.criteria_checks import check_set
from parindex_desktop.domain.criteria_draft import draft_of, tree_of
from parindex_desktop.errors import InputError
from parindex_desktop.services.criteria_import import read_criteria
from parindex_desktop.services.criteria_likeness import as_if_same, suggestions
from parindex_desktop.services.opening import SUFFIX, open_session

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import Author
    from parindex_desktop.errors import Problem

_IN_FILE = re.compile(rf"(?P<path>.+{re.escape(SUFFIX)}):(?P<year>\d{{4}}):(?P<group>[^:]+)", re.I)
_BARE_FILE = re.compile(rf".+{re.escape(SUFFIX)}(:[^/\\\\]*)?", re.I)
_TOLD_BY_READER: Final = frozenset({"SET.102", "SET.104"})
"""What the reader of a table tells with its row."""


@dataclass(frozen=True, slots=True)
class FoundSet:
    """A criteria set that was found.

    Attributes:
        name: As it was asked for.
        work_file: Where it stands; None for a table.
    """

    name: str
    tree: CriteriaTree
    work_file: Path | None = None


def find_set(place: str, author: Author) -> FoundSet:
    """Returns the set of a place: a table, or `FILE.parindex:YEAR:GROUP`.

    Raises:
        AppError: What stands in the way of opening, `SET.115` and `SET.116` no such year or group,
            `SET.162` no set there, `SET.163` a work file without year or group, `IMP.4xx` the
            problems of a table.
    """
    match = _IN_FILE.fullmatch(place)
    if match is None and _BARE_FILE.fullmatch(place):
        raise InputError("SET.163", place=place)
    if match is None:
        return FoundSet(place, _tree_of_table(Path(place)))
    path = Path(match["path"])
    session = open_session(path, author, read_only=True)
    try:
        round_, group = session.round_of(int(match["year"])), session.group_of(match["group"])
        tree = session.reader.criteria_tree(round_.id, group.id)
    finally:
        session.close()
    if tree is None:
        raise InputError("SET.162", group=group.name, year=round_.year)
    return FoundSet(place, tree, path.resolve())


def compare_found(before: FoundSet, after: FoundSet) -> Comparison:
    """Compares two sets by identity within one work file, else by code and name.

    A table knows no identities, and those of two files have nothing to do with each other.
    """
    if before.work_file is not None and before.work_file == after.work_file:
        return compare(before.tree, after.tree)
    old = tree_of(draft_of(before.tree))
    new = tree_of(draft_of(after.tree), len(old.criteria) + 1)
    comparison = compare(old, new)
    return as_if_same(comparison, suggestions(comparison))


def problems_of_table(path: Path, sheet: str = "") -> tuple[Problem, ...]:
    """Returns all that is wrong with the set of a table; raises what keeps it from being read."""
    reading = read_criteria(path, sheet)
    tree = tree_of(reading.settled_draft())
    found = check_set(tree.set, tree.criteria) if reading.draft.lines else ()
    return (*reading.problems, *(each for each in found if each.code not in _TOLD_BY_READER))


def _tree_of_table(path: Path) -> CriteriaTree:
    reading = read_criteria(path)
    if not reading.is_sound:
        raise InputError("IMP.427", problems=reading.problems)
    return tree_of(reading.settled_draft())
