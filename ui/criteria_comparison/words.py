"""The words of states and changes."""

from __future__ import annotations

from parindex_desktop.domain.comparison import ChangeKind
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services.criteria_comparison import MappingRow, MappingState

_CHANGES = {
    ChangeKind.ADDED: mark("Added criterion"),
    ChangeKind.REMOVED: mark("Removed criterion"),
    ChangeKind.MOVED: mark("Place"),
    ChangeKind.RECODED: mark("Code of the criterion"),
    ChangeKind.RENAMED: mark("Name of the criterion"),
    ChangeKind.MAXIMUM: mark("Maximum points"),
    ChangeKind.SOURCE: mark("Source of the points"),
    ChangeKind.KIND: mark("Kind of points"),
    ChangeKind.RULE: mark("Scoring rule"),
    ChangeKind.GUIDE: mark("Guide text"),
    ChangeKind.EVIDENCE: mark("Evidence required"),
    ChangeKind.APPRAISER: mark("Who appraises"),
    ChangeKind.EXEMPT: mark("Does not apply to"),
    ChangeKind.NOTE: mark("Remark"),
}
_COLOURS = {
    MappingState.SUGGESTED: "accent",
    MappingState.NEW: "ok",
    MappingState.GONE: "danger",
}


def change_name(kind: ChangeKind) -> str:
    """Returns what a change is called."""
    return tr(_CHANGES[kind])


def state_text(row: MappingRow) -> str:
    """Returns what is known of a line, in a word."""
    match row.state:
        case MappingState.SUGGESTED:
            text = tr("Probably the same ({likeness} %)", likeness=row.likeness)
            return f"{text} ✓" if row.sure else text
        case MappingState.NEW:
            return tr("New")
        case MappingState.GONE:
            return tr("No longer there")
        case MappingState.SAME:
            return tr("Changed") if row.pair.changes else tr("Unchanged")


def state_colour(row: MappingRow) -> str:
    """Returns the role of the colour of a state."""
    if row.state is MappingState.SAME:
        return "warning" if row.pair.changes else "muted"
    return _COLOURS[row.state]
