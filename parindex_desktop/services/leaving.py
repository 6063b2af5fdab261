"""What goes with a unit, a group, a round or a criterion that is removed, and what keeps it there.

Scores keep a thing where it is (`SET.111`, `SET.122`), and so does whatever else a person wrote or
keyed: it would be lost unseen. What says nothing without the thing goes along in the same edit, so
that undo brings it back: days on which steps were done, totals from paper, sheets of a second entry
that nobody has keyed, accepted warnings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.criteria import Criterion, CriterionId
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.process import StepDone
from parindex_desktop.domain.remarks import Remark
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    SecondSheet,
    Settlement,
    SheetState,
)
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parindex_desktop.domain.edits import Edit, Entity
    from parindex_desktop.domain.units import GroupId, RoundId, UnitId
    from parindex_desktop.storage.reader import Reader


def left_by_unit(
    reader: Reader, round_id: RoundId, unit_id: UnitId, name: str
) -> tuple[Entity, ...]:
    """Returns what goes along when a unit leaves a round, in the order of its removal.

    Raises:
        InputError: `STP.111` when somebody wrote or keyed something about the unit.
    """
    own = [each for each in _everything(reader, round_id) if _is_of_unit(each, unit_id)]
    _refuse_written(own, name)
    return tuple(own)


def left_by_move(
    reader: Reader, round_id: RoundId, unit_id: UnitId, name: str
) -> tuple[Entity, ...]:
    """Returns what goes when a unit is ranked in another group, by other criteria.

    The days of its steps stay with the unit. Raises as `left_by_unit`.
    """
    own = left_by_unit(reader, round_id, unit_id, name)
    return tuple(each for each in own if not isinstance(each, StepDone))


def left_by_group(
    reader: Reader, round_id: RoundId, group_id: GroupId, name: str
) -> tuple[Entity, ...]:
    """Returns what goes along with a group that has no units in a round any more.

    Raises as `left_by_unit`.
    """
    everything = _everything(reader, round_id)
    campaigns = {e.id for e in everything if isinstance(e, Campaign) and e.group_id == group_id}
    own = [
        each
        for each in everything
        if getattr(each, "group_id", None) == group_id
        or getattr(each, "campaign_id", None) in campaigns
    ]
    _refuse_written(own, name)
    return tuple(own)


def left_by_round(reader: Reader, round_id: RoundId, name: str) -> tuple[Entity, ...]:
    """Returns what goes along with a round. Raises as `left_by_unit`."""
    own = _everything(reader, round_id)
    _refuse_written(own, name)
    return own


def refuse_orphans(edit: Edit, reader: Reader) -> None:
    """Refuses an edit that would take the criterion from below what was written about it.

    That is so for criteria that go, and for those that get others below them: then they are not
    scored any more, and no sheet shows what stands beside them.

    Raises:
        InputError: `STP.112` with the code of the criterion.
    """
    losing = set(_losing(edit))
    if not losing:
        return
    before = (change.before for change in edit.entities)
    going = {each for each in before if isinstance(each, Remark | Evidence | Settlement)}
    for each in reader.entered_about(losing):
        if each not in going:
            raise InputError("STP.112", code=reader.criterion(each.criterion_id).code)


def _losing(edit: Edit) -> Iterator[CriterionId]:
    """Yields the criteria that are no leaves of their set any more after an edit."""
    for change in edit.entities:
        before, after = change.before, change.after
        if isinstance(before, Criterion) and after is None:
            yield before.id
        if isinstance(after, Criterion) and after.parent_id is not None:
            stays = isinstance(before, Criterion) and before.parent_id == after.parent_id
            yield from () if stays else (after.parent_id,)


def _everything(reader: Reader, round_id: RoundId) -> tuple[Entity, ...]:
    """Returns what stands beside the scores of a round, sheets before their second entry."""
    return tuple(reversed(tuple(reader.dossier(round_id))))


def _is_of_unit(entity: Entity, unit_id: UnitId) -> bool:
    if isinstance(entity, Acceptance):
        return entity.subject.partition("/")[0] == str(unit_id)
    return getattr(entity, "unit_id", None) == unit_id


def _refuse_written(entities: Iterable[Entity], name: str) -> None:
    if any(map(_is_written, entities)):
        raise InputError("STP.111", name=name)


def _is_written(entity: Entity) -> bool:
    """Tells whether something holds words or numbers that a person would miss."""
    if isinstance(entity, SecondSheet):
        return entity.state is not SheetState.WAITING
    return isinstance(entity, Remark | Evidence | Settlement)
