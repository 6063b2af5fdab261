"""Which workbook it is: written in a hidden sheet, read before anything else."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from parindex_desktop.domain.units import GroupId, UnitId

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a workbook from all others.

    Attributes:
        layout: Version of rows and columns, `lines.LAYOUT`.
        file_id: Of the work file that wrote it; its copies and backups share it.
        year: Of the round.
        unit_name: As it was when the workbook was written.
        criteria: `SheetLines.fingerprint`.
    """

    layout: int
    file_id: str
    year: int
    group_id: GroupId
    unit_id: UnitId
    unit_name: str
    criteria: str

    def to_texts(self) -> dict[str, str]:
        """Returns it as the hidden sheet holds it: all as text, which no spreadsheet converts."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}


def identity_of(texts: Mapping[str, str]) -> Identity | None:
    """Returns what a hidden sheet says; None when it is not one of ours."""
    try:
        return Identity(
            layout=int(texts["layout"]),
            file_id=texts["file_id"],
            year=int(texts["year"]),
            group_id=GroupId(int(texts["group_id"])),
            unit_id=UnitId(int(texts["unit_id"])),
            unit_name=texts["unit_name"],
            criteria=texts["criteria"],
        )
    except (KeyError, ValueError):
        return None
