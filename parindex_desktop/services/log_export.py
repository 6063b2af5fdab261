"""The log as a file: what a filter shows, entry by entry with every score change.

Tables have a row for each score change, entries without one have a single row; JSON keeps entries
whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from parindex_desktop.domain.edits import Author
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.services.audit_log import cell_lines, read_lines
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.second_entry_blind import NOTHING_HIDDEN
from parindex_desktop.services.trail_names import TrailNames
from parindex_desktop.writing import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.services.audit_log import LogLine, Query
    from parindex_desktop.services.second_entry_blind import BlindCells
    from parindex_desktop.services.session import Session

MOST_IN_WORKBOOK: Final = 200_000
"""Rows: more take a spreadsheet minutes to open."""

_READER: Final = Author("")
"""Who reads a file to export its log; nothing is written in this name."""

Row: TypeAlias = tuple[str | int, ...]
Progress: TypeAlias = Callable[[int, int], None]


class LogFormat(StrEnum):
    """The kinds of files; each is the ending of its name."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


def export_log(
    session: Session, query: Query, path: Path, form: LogFormat, progress: Progress | None = None
) -> None:
    """Writes what a query finds, whole or not at all.

    Args:
        session: The open file.
        query: What is wanted.
        path: Where to.
        form: How.
        progress: Told after each entry how many are written; what it raises stops the writing.

    Raises:
        InputError: `LOG.104` more rows than a workbook shall have.
        SurroundingsError: `DOC.201`, `DOC.202` when it cannot be written.
    """
    lines = _watched(read_lines(session, query), progress)
    with whole_file(path) as new:
        if form is LogFormat.XLSX:
            from parindex_desktop.exchange.long_table import write_long_workbook

            rows = _not_too_many(_rows(session, lines, query.blind))
            write_long_workbook(new, tr("Log"), columns(), rows)
        else:
            encoding = "utf-8-sig" if form is LogFormat.CSV else "utf-8"
            with new.open("w", encoding=encoding, newline="") as out:
                out.writelines(text_pieces(session, lines, form, blind=query.blind))


def export_beside(
    work_path: Path, query: Query, path: Path, form: LogFormat, progress: Progress
) -> None:
    """Does the same for a file that is open elsewhere; for a thread beside the window.

    Raises:
        AppError: As `export_log` and `open_session`.
    """
    session = open_session(work_path, _READER, read_only=True)
    try:
        export_log(session, query, path, form, progress)
    finally:
        session.close()


def text_pieces(
    session: Session,
    lines: Iterator[LogLine],
    form: LogFormat,
    *,
    end: str = "\r\n",
    blind: BlindCells = NOTHING_HIDDEN,
) -> Iterator[str]:
    """Yields the log as CSV or JSON, entry by entry."""
    if form is LogFormat.JSON:
        yield from _json_pieces(session, lines, blind)
        return
    from parindex_desktop.exchange.long_table import csv_line

    yield csv_line([heading for heading, _ in columns()], end)
    for row in _rows(session, lines, blind):
        yield csv_line(row, end)


def plain_pieces(session: Session, lines: Iterator[LogLine]) -> Iterator[str]:
    """Yields the log as lines to read: an entry, and below it what it changed."""
    names = TrailNames(session)
    for line in lines:
        yield f"{line.when}  {line.who}: {line.what}\n"
        for cell in cell_lines(names, line.entry):
            note = f" ({cell.note})" if cell.note else ""
            moved = f"{cell.before} → {cell.after}{note}"
            yield f"    {cell.unit} · {cell.criterion} · {cell.stage}: {moved}\n"


def columns() -> tuple[tuple[str, float], ...]:
    """Returns headings and widths, in characters, of a table of the log."""
    return (
        (tr("No."), 8), (tr("When"), 20), (tr("Who"), 24), (tr("Role"), 16), (tr("What"), 60),
        (tr("Unit"), 34), (tr("Criterion"), 40), (tr("Stage"), 18), (tr("Before"), 10),
        (tr("After"), 10), (tr("Ground or facts"), 40),
    )  # fmt: skip


def entry_object(
    names: TrailNames, line: LogLine, blind: BlindCells = NOTHING_HIDDEN
) -> dict[str, Any]:
    """Returns an entry for machines: the time with its offset, the keys in English."""
    entry = line.entry
    return {
        "id": entry.id,
        "at": entry.at.astimezone().isoformat(timespec="seconds"),
        "person": entry.author.name,
        "role": entry.author.role,
        "kind": entry.kind.value,
        "action": entry.action,
        "what": line.what,
        "changes": [
            {
                "unit": cell.unit,
                "criterion": cell.criterion,
                "stage": change.key.stage.value,
                "before": cell.before,
                "after": cell.after,
                "note": cell.note,
            }
            for change, cell in zip(entry.cells, cell_lines(names, entry, blind), strict=True)
        ],
    }


def _rows(session: Session, lines: Iterator[LogLine], blind: BlindCells) -> Iterator[Row]:
    names = TrailNames(session)
    for line in lines:
        entry = line.entry
        head = (entry.id, line.when, line.who, entry.author.role, line.what)
        for cell in cell_lines(names, entry, blind):
            yield (
                *head, cell.unit, cell.criterion, cell.stage, cell.before, cell.after, cell.note
            )  # fmt: skip
        if not entry.cells:
            yield (*head, "", "", "", "", "", "")


def _json_pieces(session: Session, lines: Iterator[LogLine], blind: BlindCells) -> Iterator[str]:
    names = TrailNames(session)
    separator = "[\n"
    for line in lines:
        yield separator + json.dumps(entry_object(names, line, blind), ensure_ascii=False)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _not_too_many(rows: Iterator[Row]) -> Iterator[Row]:
    yield from islice(rows, MOST_IN_WORKBOOK)
    if next(rows, None) is not None:
        raise InputError("LOG.104", most=f"{MOST_IN_WORKBOOK:,}".replace(",", "."))


def _watched(lines: Iterator[LogLine], progress: Progress | None) -> Iterator[LogLine]:
    for count, line in enumerate(lines, start=1):
        yield line
        if progress is not None:
            progress(count, 0)
