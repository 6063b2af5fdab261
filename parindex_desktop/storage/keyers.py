"""Who typed the cells of a unit, out of the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.units import RoundId, UnitId

_NAMES = """
    SELECT DISTINCT a.name FROM audit_cells c JOIN audit a ON a.id = c.audit_id
    WHERE c.round_id = ? AND c.unit_id = ? AND c.stage = ?
    AND substr(a.action, 1, length(?)) <> ? ORDER BY a.name"""


def read_keyers(
    connection: Connection, round_id: RoundId, unit_id: UnitId, stage: Stage, *, but_by: str
) -> tuple[str, ...]:
    """Returns the names of all who ever changed a cell of a unit at a stage.

    Args:
        connection: Of the work file, in a transaction.
        round_id: The round.
        unit_id: The unit.
        stage: Of the cells.
        but_by: How actions begin that do not count as keying.
    """
    given = (round_id, unit_id, stage.value, but_by, but_by)
    return tuple(row.name for row in connection.exec_driver_sql(_NAMES, given))
