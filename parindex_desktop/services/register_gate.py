"""What no edit may do to the register: remove a number, move it, or take away who has it.

Typing, pasting, undo and an import take the same door (`EditBus`), so none of them can forget it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import AwardedCollective, AwardedPerson, AwardSheet
from parindex_desktop.domain.register import RegisterEntry
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.text import match_key
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.edits import Edit, EntityChange
    from parindex_desktop.storage.reader import Reader

_HOLDERS = (AwardedCollective, AwardedPerson, AwardSheet, Round)


def refuse_against_register(edit: Edit, reader: Reader) -> None:
    """Refuses an edit that would make the book untrue.

    Raises:
        InputError: `REG.111` who or what has a number would be removed, `REG.112` a sheet with
            numbers would become one of another form, `REG.113` an entry would be removed, or what
            it stands for be changed, `REG.114` somebody would have two numbers.
    """
    for change in edit.entities:
        if isinstance(change.before, RegisterEntry):
            _refuse_untrue(change.before, change.after)
    if not any(isinstance(c.before or c.after, (*_HOLDERS, RegisterEntry)) for c in edit.entities):
        return
    held = [each for each in reader.kept(RegisterEntry) if each.holds]
    _refuse_second(edit, held)
    voided = {c.before.id for c in edit.entities if isinstance(c.before, RegisterEntry)
              and isinstance(c.after, RegisterEntry) and c.after.void}  # fmt: skip
    left = [each for each in held if each.id not in voided]
    for change in edit.entities:
        _refuse_orphans(change, left)


def is_final(edit: Edit) -> bool:
    """Tells whether an edit gives numbers or makes them void: such a one is never undone."""
    return any(
        isinstance(change.after, RegisterEntry)
        and (change.before is None or bool(change.after.void))
        for change in edit.entities
    )


def _refuse_untrue(before: RegisterEntry, after: object) -> None:
    """Words may be corrected and hand-overs noted while a certificate holds; nothing else."""
    if isinstance(after, RegisterEntry):
        same = replace(
            after,
            name=before.name,
            workplace=before.workplace,
            achievement=before.achievement,
            decision=before.decision,
            decision_day=before.decision_day,
            void=before.void,
            handed_on=before.handed_on,
            receiver=before.receiver,
        )
        if same == before and (before.holds or after == before):
            return
    raise InputError("REG.113", number=before.label)


def _refuse_second(edit: Edit, held: Sequence[RegisterEntry]) -> None:
    have = {each.awardee_id: each for each in held}
    for change in edit.entities:
        if change.before is None and isinstance(change.after, RegisterEntry):
            known = have.get(change.after.awardee_id)
            if known is not None:
                raise InputError("REG.111", name=known.name, number=known.label)
            have[change.after.awardee_id] = change.after


def _refuse_orphans(change: EntityChange, held: Sequence[RegisterEntry]) -> None:
    gone, after = change.before, change.after
    for entry in held:
        if after is None and _has(gone, entry):
            raise InputError("REG.111", name=entry.name, number=entry.label)
        if isinstance(gone, AwardSheet) and isinstance(after, AwardSheet):
            moved = match_key(gone.form) != match_key(after.form)
            if moved and entry.sheet_id == gone.id:
                raise InputError("REG.112", form=entry.form)


def _has(thing: object, entry: RegisterEntry) -> bool:
    match thing:
        case AwardedCollective() | AwardedPerson():
            return thing.id == entry.awardee_id
        case AwardSheet():
            return thing.id == entry.sheet_id
        case Round():
            return thing.id == entry.round_id
    return False
