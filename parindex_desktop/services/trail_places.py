"""Units and criteria by the names and codes that a person types, for questions to the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.text import match_key, without_marks
from parindex_desktop.errors import InputError
from parindex_desktop.services.similar_names import similar_names

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.units import RoundId, UnitId
    from parindex_desktop.services.session import Session

_MOST_NAMED = 5


def unit_named(session: Session, name: str) -> UnitId:
    """Returns the unit of a name, short name or other spelling; marks and case do not matter.

    Raises:
        InputError: `LOG.101` with names near to it.
    """
    wanted = without_marks(match_key(name))
    units = list(session.units.values())
    for unit in units:
        spellings = (unit.name, unit.short_name, *unit.aliases)
        if any(without_marks(match_key(each)) == wanted for each in spellings if each):
            return unit.id
    names = [unit.name for unit in units]
    near = [names[at] for at, _ in similar_names(name, names)]
    near += [each for each in names if wanted in without_marks(match_key(each))]
    raise InputError("LOG.101", name=name, near=_listed(near))


def criteria_coded(session: Session, code: str, year: RoundId | None) -> tuple[CriterionId, ...]:
    """Returns the criteria of a code: one of each set that has it, in a round or in all.

    Raises:
        InputError: `LOG.102` with codes that begin alike.
    """
    codes: dict[str, list[CriterionId]] = {}
    for round_ in session.rounds:
        for group in session.groups if year in (None, round_.id) else ():
            tree = session.reader.criteria_tree(round_.id, group.id)
            for criterion in tree.criteria if tree else ():
                codes.setdefault(criterion.code, []).append(criterion.id)
    if code in codes:
        return tuple(codes[code])
    folded = code.casefold().rstrip(".")
    near = [each for each in codes if each.casefold() == folded]
    while not near and folded:
        near = [each for each in codes if each.casefold().startswith(folded)]
        folded = folded[:-1]
    raise InputError("LOG.102", code=code, near=_listed(near or list(codes)))


def _listed(names: list[str]) -> str:
    return ", ".join(list(dict.fromkeys(names))[:_MOST_NAMED]) or "–"
