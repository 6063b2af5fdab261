"""What a workbook says besides its criteria, worded before any Excel file is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.workbooks.identity import Identity
from parindex_desktop.domain.workbooks.lines import SheetLines


@dataclass(frozen=True, slots=True)
class GroupFace:
    """What the workbooks of a group share.

    Attributes:
        title: Above the sheet.
        office: Who sends the workbooks out and takes them back.
        deadline: As `31/12/2025`; empty for none.
    """

    lines: SheetLines
    title: str
    office: str
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class UnitFace:
    """What is the unit's own.

    Attributes:
        exempt: Leaves that do not apply to it for one of its traits, with the ground.
        file_name: With its ending.
    """

    identity: Identity
    exempt: Mapping[CriterionId, str]
    file_name: str
