"""Branches on the clipboard: in full for this program, as a table for spreadsheets."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop import codec
from parindex_desktop.domain.criteria import CriterionId, SetId
from parindex_desktop.domain.criteria_draft import DraftLine, draft_lines
from parindex_desktop.domain.numbers import ZERO, format_points, parse_points
from parindex_desktop.domain.text import clean, without_marks
from parindex_desktop.errors import InputError, Problem
from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria import branch
from parindex_desktop.services.criteria_guards import checked_name
from parindex_desktop.services.score_paste import read_block, write_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion
    from parindex_desktop.services.session import Session

_COLUMNS = 3  # code, name, maximum
_CODE_HEADINGS = frozenset({"ma", "ma so", "ma tieu chi", "stt", "tt", "so tt"})


@dataclass(frozen=True, slots=True)
class BranchClip:
    """Branches of a set.

    Attributes:
        file: Path of the work file they are from.
        cut: They shall move when they are pasted into the same set.
        ids: Of each line, in the file they are from.
        identities: Of each line, see `Criterion.identity`.
        lines: In printed order, the uppermost at level 0.
    """

    file: str
    set_id: SetId
    cut: bool
    ids: tuple[CriterionId, ...]
    identities: tuple[CriterionId, ...]
    lines: tuple[DraftLine, ...]

    def is_from(self, session: Session) -> bool:
        """Tells whether ids mean criteria of this file."""
        return self.file == str(session.path)

    def is_of(self, session: Session, tree: CriteriaTree) -> bool:
        """Tells whether all of it is still in this set."""
        there = {criterion.id for criterion in tree.criteria}
        return self.is_from(session) and self.set_id == tree.set.id and there.issuperset(self.ids)


@dataclass(frozen=True, slots=True)
class PastedTable:
    """Lines read from a spreadsheet.

    Attributes:
        ignored_columns: How many columns behind the maximum were left out.
    """

    lines: tuple[DraftLine, ...]
    ignored_columns: int = 0


def clip_of(
    session: Session, tree: CriteriaTree, tops: Sequence[Criterion], *, cut: bool
) -> BranchClip:
    """Returns branches for the clipboard."""
    criteria = [each for top in tops for each in branch(tree, top)]
    return BranchClip(
        str(session.path),
        tree.set.id,
        cut,
        tuple(c.id for c in criteria),
        tuple(c.identity for c in criteria),
        tuple(line for top in tops for line in draft_lines(tree, top)),
    )


def write_clip(clip: BranchClip) -> str:
    """Returns the full form."""
    return codec.to_text(clip)


def read_clip(text: str) -> BranchClip | None:
    """Returns branches from their full form; None for what is none, or of another version."""
    try:
        clip: BranchClip = codec.decode(BranchClip, json.loads(text))
    except (ValueError, RecursionError):
        return None
    return clip if _is_sound(clip) else None


def write_table(clip: BranchClip) -> str:
    """Returns code, name and maximum of each line as a spreadsheet pastes them."""
    rows = ((line.code, line.name, format_points(line.max_points)) for line in clip.lines)
    return write_block(list(rows))


def read_table(text: str) -> PastedTable:
    """Reads code, name and maximum, or name and maximum, code and name, or names alone.

    A line goes below the nearest one before it whose code its own continues: `1.1` below `1`. A
    first row of headings, as copied along with the lines, is passed over.

    Raises:
        InputError: `SET.144` nothing in it; `SET.145` with the rows that cannot be taken.
    """
    rows = {
        number: cells
        for number, row in enumerate(read_block(text), 1)
        if any(cells := [clean(cell) for cell in row])
    }
    if rows and _is_heading(rows[min(rows)]):
        del rows[min(rows)]
    if not rows:
        raise InputError("SET.144")
    width = max(map(len, rows.values()))
    named_first = width == 1 or (width == 2 and all(_is_maximum(r) for r in rows.values()))
    problems: list[Problem] = []
    lines: list[DraftLine] = []
    for number, cells in rows.items():
        code, name, maximum = [*([""] if named_first else []), *cells, "", ""][:_COLUMNS]
        try:
            points = parse_points(maximum) if maximum else ZERO
            lines.append(DraftLine(_level(code, lines), code, checked_name(name), points))
        except InputError as error:
            problems.append(Problem(error.code, tr("Line {number}", number=number), error.params))
    if problems:
        raise InputError("SET.145", problems=tuple(problems), count=len(problems))
    return PastedTable(tuple(lines), max(width - _COLUMNS, 0))


def _is_heading(row: Sequence[str]) -> bool:
    """Tells whether a row of two cells and more names its columns, as decisions do."""
    return len(row) > 1 and without_marks(row[0].casefold()).rstrip(".") in _CODE_HEADINGS


def _is_maximum(row: Sequence[str]) -> bool:
    """Tells whether a row of two cells ends in points rather than in a name."""
    if len(row) < 2 or not row[1]:
        return True
    try:
        parse_points(row[1])
    except InputError:
        return False
    return True


def _level(code: str, lines: Sequence[DraftLine]) -> int:
    for line in reversed(lines):
        if line.code and code.startswith(f"{line.code}."):
            return line.level + 1
    return 0


def _is_sound(clip: BranchClip) -> bool:
    levels = [line.level for line in clip.lines]
    steps = zip([-1, *levels], levels, strict=False)
    return (
        len(clip.ids) == len(clip.identities) == len(levels) > 0
        and levels[0] == 0
        and all(0 <= level <= above + 1 for above, level in steps)
    )
