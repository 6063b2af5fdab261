"""What proves a score: a document by its number, and where it can be read (tài liệu kiểm chứng)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.units import RoundId, UnitId

EvidenceId = NewType("EvidenceId", int)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document that a unit names for one criterion.

    Attributes:
        position: Order among those of the criterion, from 0.
        number: As printed: `12/KH-SNV`.
        day: Date of the document, ISO; empty when unknown.
        issuer: Who issued it.
        page: Page or section, as written.
        reference: A path or address where it lies; never followed by the program itself.
        attachment: SHA-256 of a copy kept in the work file, hexadecimal; empty for none.
        attachment_name: The name that the copy's file had.
    """

    id: EvidenceId
    round_id: RoundId
    unit_id: UnitId
    criterion_id: CriterionId
    position: int
    number: str = ""
    day: str = ""
    issuer: str = ""
    page: str = ""
    note: str = ""
    reference: str = ""
    attachment: str = ""
    attachment_name: str = ""
