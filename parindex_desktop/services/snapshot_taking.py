"""Taking a snapshot of a round, and holding a round against one."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from parindex_desktop import __version__
from parindex_desktop.services.accepted_lines import accepted_lines
from parindex_desktop.services.snapshots import (
    BESIDE_SCORES,
    FORMAT,
    CellsOfUnit,
    Filled,
    Snapshot,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.unit_cells import Layout, UnitCells
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.reading import Reading

_MAY_CHANGE: Final = frozenset(
    {"format", "program", "profile", "groups", "units", "entry_rules", "earlier", "accepted"}
)
"""Parts of a snapshot that the lock of a round does not hold in the file itself."""


def taken(reading: Reading, round_: Round) -> Snapshot:
    """Returns a round as it stands now, with its criteria sets frozen as the lock leaves them."""
    source = reading.source
    groups = reading.groups_in(round_.id)
    trees = [reading.book(round_.id, group.id).tree for group in groups]
    taking_part = source.participations(round_.id)
    cells = dict(chain.from_iterable(source.unit_cells(round_.id, g.id).items() for g in groups))
    in_order = {p.unit_id: cells[p.unit_id] for p in taking_part if p.unit_id in cells}
    filled, of_units = _cells(in_order)
    earlier = reading.earlier(round_)
    came_out = [each.unit_id for each in earlier.results] if earlier else []
    units = sorted({*(p.unit_id for p in taking_part), *came_out})
    return Snapshot(
        format=FORMAT,
        program=__version__,
        profile=reading.profile,
        round=round_,
        groups=reading.groups,
        setups=tuple(source.setups(round_.id).values()),
        units=tuple(reading.units[each] for each in units),
        participations=taking_part,
        sets=tuple(replace(tree.set, frozen=True) for tree in trees),
        criteria=tuple(chain.from_iterable(tree.criteria for tree in trees)),
        filled=filled,
        cells=of_units,
        entry_rules=reading.entry_rules,
        earlier=earlier,
        accepted=tuple(chain.from_iterable(accepted_lines(reading, round_, g) for g in groups)),
        **_beside_scores(reading, round_),
    )


def results_differ(locked: Snapshot, now: Snapshot) -> bool:
    """Tells whether what results follow from is another than it was when it was locked.

    Names and the wording of warnings may change under a lock.
    """
    held = [field.name for field in fields(Snapshot) if field.name not in _MAY_CHANGE]
    return any(getattr(locked, name) != getattr(now, name) for name in held)


def _beside_scores(reading: Reading, round_: Round) -> dict[str, Any]:
    found = tuple(reading.source.dossier(round_.id))
    return {
        name: tuple(each for each in found if type(each) is kind)
        for name, kind in BESIDE_SCORES.items()
    }


def _cells(
    cells: Mapping[UnitId, UnitCells],
) -> tuple[tuple[Filled, ...], tuple[CellsOfUnit, ...]]:
    numbers: dict[Filled, int] = {}
    known: dict[Layout, tuple[int, tuple[int, ...]]] = {}
    of_units: list[CellsOfUnit] = []
    for unit_id, each in cells.items():
        if each.layout not in known:
            filled, order = _filled(each.layout)
            known[each.layout] = (numbers.setdefault(filled, len(numbers)), order)
        number, order = known[each.layout]
        points, texts = each.points, each.texts
        of_units.append(
            CellsOfUnit(
                unit_id,
                number,
                tuple(points[place] for place in order),
                tuple(texts[place] for place in order),
            )
        )
    return tuple(numbers), tuple(of_units)


def _filled(layout: Layout) -> tuple[Filled, tuple[int, ...]]:
    """Returns a layout in the order of criteria and stages, and where each cell stood before."""
    order = tuple(sorted(range(len(layout.places)), key=layout.places.__getitem__))
    places = [layout.places[each] for each in order]
    filled = Filled(
        tuple(criterion for criterion, _ in places),
        tuple(stage for _, stage in places),
        tuple(layout.states[each] for each in order),
    )
    return filled, order
