"""The steps of a round: when a group does them, and when each of its units has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from parindex_desktop.domain.days import is_day, read_day, show_day
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.sentences.steps import tell_step

if TYPE_CHECKING:
    from collections.abc import Collection

    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook


@dataclass(frozen=True, slots=True)
class StepState:
    """How one step stands for one unit.

    Attributes:
        begins: First day planned, as an ISO date; empty for none.
        ends: Last day planned; empty for none.
        day: When it was done; empty while it is not.
        note: What came with it.
        late_days: Days between the last day and the one it was done, or today while it is not.
    """

    step: Step
    begins: str = ""
    ends: str = ""
    day: str = ""
    note: str = ""
    late_days: int = 0


def step_state(
    step: Step, plan: StepPlan | None, done: StepDone | None, today: str = ""
) -> StepState:
    """Returns how a step stands.

    Args:
        step: Which one.
        plan: When it is to be done.
        done: When it was.
        today: The day to hold a step against that is not done; empty where nobody waits for it.
    """
    begins, ends = (plan.begins, plan.ends) if plan else ("", "")
    day, note = (done.day, done.note) if done else ("", "")
    return StepState(step, begins, ends, day, note, late_days(ends, day or today))


def late_days(ends: str, day: str) -> int:
    """Returns by how many days a day is behind the last one, itself in time; 0 without both."""
    if not (is_day(ends) and is_day(day)):
        return 0
    return max((date.fromisoformat(day) - date.fromisoformat(ends)).days, 0)


def plan(book: GroupBook, dossier: Dossier, step: Step, begins: str, ends: str) -> Edit:
    """Returns the edit that plans a step of a group; without both days there is no plan.

    Args:
        book: The group.
        dossier: Of its round.
        step: Which one.
        begins: The first day as typed; may be empty.
        ends: The last day as typed; may be empty.

    Raises:
        InputError: `STP.101` the last day before the first, `STP.102` a text that is no day.
    """
    first, last = typed_day(begins), typed_day(ends)
    if first and last and last < first:
        raise InputError("STP.101", begins=show_day(first), ends=show_day(last))
    before = dossier.plan(book.group.id, step)
    after = StepPlan(book.round.id, book.group.id, step, first, last) if first or last else None
    params = (
        ("step", tell_step(step)),
        ("group", book.group.name),
        ("begins", show_day(first) or "…"),
        ("ends", show_day(last) or "…"),
    )
    changes = () if before == after else (EntityChange(before, after),)
    return Edit("steps.plan" if after else "steps.unplan", params, changes)


def mark_done(
    book: GroupBook,
    dossier: Dossier,
    units: Collection[UnitId],
    step: Step,
    *,
    day: str = "",
    note: str = "",
    today: str = "",
) -> Edit:
    """Returns the edit that says when units did a step; what was said before gives way.

    Args:
        book: Their group.
        dossier: Of its round.
        units: Which ones.
        step: Which one.
        day: As typed; today when empty.
        note: Such as number and date of the letter that came with it.
        today: As an ISO date; the day of the computer when empty.

    Raises:
        InputError: `STP.102` a text that is no day, `STP.103` a day that is still to come.
    """
    now = today or date.today().isoformat()
    when = typed_day_gone(day, now) or now
    pairs = [
        (dossier.done(unit, step), StepDone(book.round.id, unit, step, when, clean(note)))
        for unit in units
    ]
    changes = tuple(EntityChange(old, new) for old, new in pairs if old != new)
    return _told(book, "steps.done", step, changes, show_day(when))


def mark_undone(book: GroupBook, dossier: Dossier, units: Collection[UnitId], step: Step) -> Edit:
    """Returns the edit that takes back that units did a step."""
    done = (dossier.done(unit, step) for unit in units)
    changes = tuple(EntityChange(each, None) for each in done if each is not None)
    return _told(book, "steps.undone", step, changes, "")


def typed_day(text: str) -> str:
    """Returns a typed day as an ISO date; empty for an empty text.

    Raises:
        InputError: `STP.102` for a text that is no day.
    """
    typed = clean(text)
    day = read_day(typed) if typed else ""
    if typed and not day:
        raise InputError("STP.102", text=typed)
    return day


def typed_day_gone(text: str, today: str = "") -> str:
    """Returns a typed day that has come, as an ISO date; empty for an empty text.

    Args:
        text: As typed.
        today: As an ISO date; the day of the computer when empty.

    Raises:
        InputError: `STP.102` for a text that is no day, `STP.103` for a day that is still to come.
    """
    day = typed_day(text)
    if day > (today or date.today().isoformat()):
        raise InputError("STP.103", day=show_day(day))
    return day


def _told(
    book: GroupBook, action: str, step: Step, changes: tuple[EntityChange, ...], day: str
) -> Edit:
    """Returns an edit told by the name of its unit when it is about one, else by their number."""
    shared = (("step", tell_step(step)), ("day", day))
    if len(changes) == 1:
        about = changes[0].after or changes[0].before
        assert isinstance(about, StepDone)
        name = book.units_by_id[about.unit_id].name
        return Edit(f"{action}.one", (("unit", name), *shared), changes)
    return Edit(action, (("count", str(len(changes))), *shared), changes)
