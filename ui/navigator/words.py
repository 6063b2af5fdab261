"""How far a unit is, in words: for the list, its tool-tips, and who listens to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.days import show_day
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences.steps import tell_step
from parindex_desktop.services.progress import State, UnitProgress
from parindex_desktop.services.unit_filters import UnitFilter
from parindex_desktop.services.work_counts import Count, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.services.steps import StepState

FILTERS = {
    UnitFilter.ALL: mark("All units"),
    UnitFilter.WORK: mark("With work for me"),
    UnitFilter.NOT_BEGUN: mark("Not begun"),
    UnitFilter.FINISHED: mark("Finished"),
    UnitFilter.LATE: mark("Late"),
    UnitFilter.NOT_RECEIVED: mark("Not received"),
}

BARS = (Task.SELF, Task.APPRAISAL_1, Task.ANSWER, Task.SURVEY)
"""The tasks that a list shows as parts of one bar."""

TASKS = {
    Task.SELF: mark("Self-scored"),
    Task.APPRAISAL_1: mark("Appraised"),
    Task.EXPLANATION: mark("Explained"),
    Task.ANSWER: mark("Explanations answered"),
    Task.APPRAISAL_2: mark("Decided by appraisal 2"),
    Task.SURVEY: mark("Survey"),
}
_STATES = {
    State.NOT_BEGUN: mark("Not begun"),
    State.UNDER_WAY: mark("Under way"),
    State.FINISHED: mark("Finished"),
}


def state_words(progress: UnitProgress) -> str:
    """Says where a unit stands in a word or two; what is late goes before all else."""
    waiting = [each for each in progress.late if not each.day]
    if waiting:
        days = max(each.late_days for each in waiting)
        return tr("{count} days late", count=days)
    if progress.state is State.NOT_BEGUN and not progress.is_received:
        return tr("Not received")
    return tr(_STATES[progress.state])


def state_role(progress: UnitProgress) -> str:
    """Returns the role of `theme.Tokens` in which the state is written."""
    if any(not each.day for each in progress.late):
        return "danger"
    return "ok" if progress.state is State.FINISHED else "muted"


def count_words(count: Count) -> str:
    """Says how much is done of how much; `–` where nothing is expected."""
    return f"{count.filled}/{count.expected}" if count.expected else "–"


def tip_lines(progress: UnitProgress) -> Iterator[str]:
    """Yields everything that is known of a unit's progress, one thing a line."""
    yield state_words(progress)
    for task, name in TASKS.items():
        if progress.counts[task].expected:
            yield f"{tr(name)}: {count_words(progress.counts[task])}"
    for step in progress.steps:
        if step.day or step.late_days:
            yield f"{tell_step(step.step)}: {step_words(step)}"


def step_words(step: StepState) -> str:
    """Says when a step was done, and by how much it is late."""
    late = tr("{count} days late", count=step.late_days) if step.late_days else ""
    note = f"({step.note})" if step.note else ""
    return " · ".join(filter(None, (" ".join(filter(None, (show_day(step.day), note))), late)))
