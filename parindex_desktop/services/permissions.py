"""What a role may change, told by what an edit holds and not by where it was made.

`EditBus` asks here before it writes anything, for undo and redo as well, so that no screen, import
or command can forget it. Whoever shows less to those who may do less is only being polite.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.people import Role, User
from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    SecondSheet,
    Settlement,
    SheetState,
)
from parindex_desktop.errors import InputError
from parindex_desktop.sentences.people import tell_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.edits import Edit, Entity, EntityChange

_APPRAISALS: Final = frozenset({Stage.APPRAISAL_1, Stage.APPRAISAL_2})
_FROM_UNITS: Final = frozenset({RemarkKind.SELF, RemarkKind.EXPLANATION})
_STEPS_OF_UNITS: Final = frozenset({Step.SELF, Step.EXPLANATION})
_FOR_ENTRY: Final = (Evidence, ControlTotal)
_FOR_APPRAISERS: Final = (StepPlan, Acceptance, Campaign, Settlement)
_MOST_NAMES: Final = 3


def refuse_unless_allowed(edit: Edit, user: User | None, users: Sequence[User]) -> None:
    """Refuses an edit that the role of whoever works may not make; a file without users none.

    Args:
        edit: What shall be written; of an undo the inverse of what was done.
        user: Who works; None for somebody who only looks on.
        users: All of the file; the refusal names those who may.

    Raises:
        InputError: `USR.121` with who works, the role that is needed, and who has it.
    """
    refuse_unless_reaches(role_needed(edit, user), user, users)


def refuse_unless_reaches(needed: Role, user: User | None, users: Sequence[User]) -> None:
    """Refuses what is no edit, as going back to a backup; raises as `refuse_unless_allowed`."""
    role = Role.VIEWER if user is None else user.role
    if not users or role.covers(needed):
        return
    who = tell_role(role) if user is None else f"{user.name} ({tell_role(role)})"
    names = [each.name for each in users if each.active and each.role.covers(needed)]
    shown = ", ".join(names[:_MOST_NAMES]) + (", …" if len(names) > _MOST_NAMES else "")
    raise InputError("USR.121", who=who, role=tell_role(needed), names=shown or "–")


def role_needed(edit: Edit, user: User | None = None) -> Role:
    """Returns the least role that may make an edit; `user` may set a password of their own."""
    return max(_needs(edit, user), key=tuple(Role).index, default=Role.ENTRY)


def role_for_stage(stage: Stage) -> Role:
    """Returns the least role that may type at a stage; second entry is typing, whatever stage."""
    return Role.APPRAISER if stage in _APPRAISALS else Role.ENTRY


def role_for_remark(kind: RemarkKind) -> Role:
    """Returns the least role that may write a kind of remark."""
    return Role.ENTRY if kind in _FROM_UNITS else Role.APPRAISER


def role_for_step(step: Step) -> Role:
    """Returns the least role that may say when a unit did a step."""
    return Role.ENTRY if step in _STEPS_OF_UNITS else Role.APPRAISER


def author_of(user: User) -> Author:
    """Returns a user as the audit trail and the lock of the file name them."""
    return Author(user.name, tell_role(user.role))


def _needs(edit: Edit, user: User | None) -> Iterator[Role]:
    for stage in {change.key.stage for change in edit.cells}:
        yield role_for_stage(stage)
    for change in edit.entities:
        if _is_own_password(change, user):
            yield Role.ENTRY
        else:
            yield from (_needs_entity(each) for each in (change.before, change.after) if each)


def _needs_entity(entity: Entity) -> Role:
    match entity:
        case Remark():
            return role_for_remark(entity.kind)
        case StepDone():
            return role_for_step(entity.step)
        case SecondSheet():
            settled = entity.state is SheetState.SETTLED
            return Role.APPRAISER if settled else Role.ENTRY
        case _ if isinstance(entity, _FOR_ENTRY):
            return Role.ENTRY
        case _ if isinstance(entity, _FOR_APPRAISERS):
            return Role.APPRAISER
        case _:
            return Role.SECRETARY


def _is_own_password(change: EntityChange, user: User | None) -> bool:
    before, after = change.before, change.after
    if not (isinstance(before, User) and isinstance(after, User)) or user is None:
        return False
    return before.id == user.id and replace(before, password=after.password) == after
