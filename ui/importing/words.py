"""The words of the wizard: targets of columns, what becomes of rows, and what to do in a window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.mapping import Origin, Target, TargetKind, parse_target
from parindex_desktop.domain.importing.plan import RowStatus
from parindex_desktop.errors import Problem
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriteriaTree
    from parindex_desktop.errors import AppError

_TARGETS = {
    TargetKind.IGNORED: mark("Not imported"),
    TargetKind.ORDINAL: mark("Ordinal number"),
    TargetKind.UNIT: mark("Name of the unit"),
    TargetKind.APPRAISED: mark("Appraised points"),
    TargetKind.SURVEY: mark("Survey points"),
    TargetKind.TOTAL: mark("Total (compared)"),
    TargetKind.INDEX: mark("Index (compared)"),
    TargetKind.RANK: mark("Rank (compared)"),
    TargetKind.CLASS: mark("Class (compared)"),
}
_ORIGINS = {
    Origin.CHOSEN: mark("chosen"),
    Origin.REMEMBERED: mark("as last time"),
    Origin.GUESSED: mark("recognised"),
    Origin.UNKNOWN: mark("unknown"),
}
_STATUSES = {
    RowStatus.NEW: mark("New"),
    RowStatus.CHANGED: mark("Changed"),
    RowStatus.UNCHANGED: mark("Unchanged"),
    RowStatus.REJECTED: mark("Rejected"),
    RowStatus.SKIPPED: mark("Skipped"),
}
_ACTIONS = {
    "IMP.113": mark("Choose “Name of the unit” for the column with the names."),
    "IMP.114": mark("Choose “Appraised points”, “Survey points” or a criterion for a column."),
    "IMP.115": mark("Choose something else for one of the two columns."),
    "IMP.118": mark("Choose another criterion for this column."),
    "IMP.119": mark("Choose its criterion, or “Not imported”."),
    "IMP.120": mark("Type the maximum beside the column."),
    "IMP.125": mark("Say above how it reads."),
    "IMP.211": mark("Go back and say which unit is meant."),
}
"""What to do in the wizard, where the catalogue tells what to type in a terminal."""


def target_name(target: Target, tree: CriteriaTree | None) -> str:
    """Returns what a column is, in words; a criterion by code and name."""
    if target.kind is not TargetKind.CRITERION:
        return tr(_TARGETS[target.kind])
    criterion = tree.by_code(target.criterion_code) if tree else None
    name = f"{criterion.code} {criterion.name}" if criterion else target.criterion_code
    return tr("Criterion {name}", name=name)


def origin_name(origin: Origin) -> str:
    """Returns who said what a column is."""
    return tr(_ORIGINS[origin])


def status_name(status: RowStatus) -> str:
    """Returns what becomes of a row."""
    return tr(_STATUSES[status])


def _in_words(failure: AppError | Problem) -> AppError | Problem:
    """Names a target as the lists of the wizard do, where the terminal has its code word."""
    target = failure.params.get("target")
    if not isinstance(failure, Problem) or target is None:
        return failure
    name = target_name(parse_target(str(target)), None)
    return replace(failure, params={**failure.params, "target": name})


def sentence(failure: AppError | Problem) -> str:
    """Returns code, place, what is the matter and what to do in this window."""
    told = tell(_in_words(failure))
    action = tr(_ACTIONS[told.code]) if told.code in _ACTIONS else told.action
    place = f" · {told.place}" if told.place else ""
    return f"{told.code}{place}: {told.text} {action}".rstrip()
