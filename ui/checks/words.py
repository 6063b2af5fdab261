"""How many errors and warnings there are, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from parindex_desktop.services.checking import Counts


def told_counts(counts: Counts | None) -> str:
    """Returns `3 errors · 5 warnings`; while they are still being counted, that."""
    if counts is None:
        return tr("checking…")
    parts = []
    if counts.errors:
        parts.append(tr("{count} errors", count=counts.errors))
    if counts.warnings:
        parts.append(tr("{count} warnings", count=counts.warnings))
    return " · ".join(parts) or tr("no errors")
