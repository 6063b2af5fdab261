"""What there is to say of a cell beside its text: for its tool-tip and for the strip below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.scores import CellState, Score
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.fact_words import explain
from parindex_desktop.services.score_entry import Refusal, show_score

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion


def why_closed(leaf: Criterion) -> str:
    """Says in which layer the points of a column are typed, where the one shown is another."""
    if leaf.source is Source.APPRAISED:
        return tr("This criterion is appraised; choose an appraisal to type it.")
    return tr("This criterion is measured outside; choose the layer “Survey” to type it.")


def why_refused(refusal: Refusal) -> str:
    """Says why a text was not taken, and what to do."""
    told = tell(refusal.problem)
    return f"{told.code}  {told.text} {told.action}"


def still_on_disk(score: Score) -> str:
    """Says what a cell with a refused text holds."""
    return tr("On disk is still: {value}", value=show_score(score) or "–")


def why_exempt(exemption: str, stored: Score) -> str:
    """Says which trait exempts a cell, and what it holds that does not count."""
    why = tr("Not applicable to this unit: {ground}", ground=exemption)
    if stored.state is CellState.BLANK:
        return why
    kept = tr("{value} was typed before and does not count", value=show_score(stored))
    return f"{why} · {kept}"


def about(leaf: Criterion, score: Score, *, own: bool) -> list[str]:
    """Says how a cell came to what it shows, one thing a line; nothing of a number just typed."""
    lines = [] if own else [tr("From appraisal 1, in force until appraisal 2 changes it")]
    if score.state is CellState.NOT_APPLICABLE:
        lines.append(tr("Not applicable: {ground}", ground=score.ground or "–"))
    if score.state is CellState.PENDING:
        lines.append(tr("Pending: {ground}", ground=score.ground or "–"))
    if why := explain(leaf, score):
        lines.append(why)
    return lines
