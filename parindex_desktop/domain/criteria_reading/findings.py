"""What was found while reading, with the row, the criterion and what of it is concerned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.errors import Problem, Severity
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria_draft import DraftLine


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem and where it stands in the draft.

    Attributes:
        line: Index of the line of the draft; None when it concerns the whole set or a row that
            is no criterion.
        about: The field of `DraftLine` that settles it when it is changed.
    """

    problem: Problem
    line: int | None = None
    about: str = ""


def place_of_row(row: int, code: str = "") -> str:
    """Returns how a message names a row: `row 7`, `row 7, criterion 1.1.2`."""
    if not code:
        return tr("row {row}", row=row)
    return tr("row {row}, criterion {code}", row=row, code=code)


def finding_at(
    index: int,
    line: DraftLine,
    code: str,
    about: str,
    *,
    params: dict[str, object] | None = None,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """Returns a problem with a line of the draft."""
    place = place_of_row(line.row, line.code)
    return Finding(Problem(code, place, params or {}, severity), index, about)
