"""The words of states."""

from __future__ import annotations

from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria_comparison import MappingRow, MappingState

_COLOURS = {
    MappingState.SUGGESTED: "accent",
    MappingState.NEW: "ok",
    MappingState.GONE: "danger",
}


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
