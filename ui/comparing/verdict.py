"""What came of a comparison, in one sentence and its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from parindex_desktop.services.comparing import ComparedPaper


def verdict(found: ComparedPaper) -> Notice:
    """Returns the bar that tells it: green, yellow for a superseded paper, red."""
    problems = [tell(each) for each in found.expected.problems]
    lines = tuple(f"{told.text} {told.action}".rstrip() for told in problems)
    if found.agrees:
        is_warned = bool(problems)
        text = tr("{name} agrees with the locked data.", name=found.name)
        tone = "warning" if is_warned else "ok"
    else:
        text, tone = _why_not(found), "danger"
    return Notice(text, _lock(found), tone=tone, lines=lines, closable=False)


def _why_not(found: ComparedPaper) -> str:
    count = sum(each.contradicts for each in found.differences)
    if count:
        return tr("{name} differs from the locked data in {count} places.",
                  name=found.name, count=count)  # fmt: skip
    if any(each.severity is Severity.ERROR for each in found.expected.problems):
        return tr("{name} cannot be trusted.", name=found.name)
    return tr("{name} does not agree with the locked data.", name=found.name)


def _lock(found: ComparedPaper) -> str:
    """Returns which locked data the paper names; empty where it names none of this file."""
    locking, round_ = found.expected.locking, found.expected.round
    if locking is None or round_ is None:
        return ""
    return tr(
        "Data of {year}, lock {nth}, fingerprint {fingerprint}, locked by {name}.",
        year=round_.year,
        nth=locking.number,
        fingerprint=locking.short,
        name=locking.locked_by,
    )
