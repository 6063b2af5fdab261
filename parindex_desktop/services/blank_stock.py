"""Blanks (phôi): what came in, what was printed, what was spoiled, so that the cupboard agrees."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.register import (
    BlankMove,
    Blanks,
    BlankUse,
    BlankUseId,
    blanks_of,
)
from parindex_desktop.domain.text import clean, match_key
from parindex_desktop.errors import InputError, Problem
from parindex_desktop.services.entity_changes import created
from parindex_desktop.services.register import read_reason, refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from parindex_desktop.domain.register import EntryId, RegisterEntry
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

MOST_AT_ONCE = 100_000
"""Blanks; more is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Stock:
    """The blanks of a form."""

    form: str
    blanks: Blanks


def stock(reading: Reading) -> tuple[Stock, ...]:
    """Returns the blanks of each form that the file knows of, in the order they first came up."""
    uses: defaultdict[str, list[BlankUse]] = defaultdict(list)
    for use in reading.source.kept(BlankUse):
        uses[match_key(use.form)].append(use)
    return tuple(Stock(each[0].form, blanks_of(each)) for each in uses.values())


def blanks_by_entry(reading: Reading) -> Mapping[EntryId, Blanks]:
    """Returns how often each certificate was printed, and how many of these were spoiled."""
    uses: defaultdict[EntryId, list[BlankUse]] = defaultdict(list)
    for use in reading.source.kept(BlankUse):
        if use.entry_id is not None:
            uses[use.entry_id].append(use)
    return {entry_id: blanks_of(each) for entry_id, each in uses.items()}


def received(session: Session, form: str, count: int, day: date, source: str = "") -> Edit:
    """Notes blanks that came into the stock.

    Raises:
        InputError: `REG.121` no such count.
    """
    _check_count(count)
    use = _use(session, form, day, BlankMove.RECEIVED)
    made = BlankUse(use.id, use.form, use.day, use.move, count, reason=clean(source))
    return Edit("register.received", _params(made.form, count), created([made]))


def printed(session: Session, entries: Sequence[RegisterEntry], day: date) -> Edit:
    """Notes that each of these certificates was printed onto a blank; a reprint counts again."""
    uses = _uses(session, entries, day, BlankMove.PRINTED)
    return Edit("register.printed", _params(_form(entries), len(uses)), created(uses))


def spoiled(session: Session, entries: Sequence[RegisterEntry], reason: str, day: date) -> Edit:
    """Notes that the last print of each of these certificates was spoiled.

    Raises:
        InputError: `REG.105` no reason, `REG.122` no print of one is left that could be spoiled.
    """
    why = read_reason(reason)
    known = blanks_by_entry(session)
    problems = [
        Problem("REG.122", each.label, {"number": each.label, "name": each.name})
        for each in entries
        if known.get(each.id, Blanks()).good < 1
    ]
    if problems:
        raise refused(problems)
    uses = _uses(session, entries, day, BlankMove.SPOILED, why)
    params = (*_params(_form(entries), len(uses)), ("reason", why))
    return Edit("register.spoiled", params, created(uses))


def print_run(
    session: Session,
    entries: Sequence[RegisterEntry],
    spoilt: Sequence[RegisterEntry],
    reason: str,
    day: date,
) -> Edit:
    """Notes in one step that certificates were printed, and which of these prints were spoiled.

    Raises:
        InputError: `REG.105` some are spoiled and no reason is given.
    """
    why = read_reason(reason) if spoilt else ""
    uses = _uses(session, entries, day, BlankMove.PRINTED)
    uses += _uses(session, spoilt, day, BlankMove.SPOILED, why)
    return Edit("register.printed", _params(_form(entries), len(entries)), created(uses))


def spoiled_unprinted(session: Session, form: str, count: int, reason: str, day: date) -> Edit:
    """Notes blanks that were spoiled before anything was printed on them: torn, wet, misprinted.

    Raises:
        InputError: `REG.105` no reason, `REG.121` no such count.
    """
    why = read_reason(reason)
    _check_count(count)
    use = _use(session, form, day, BlankMove.SPOILED)
    made = BlankUse(use.id, use.form, use.day, use.move, count, reason=why)
    params = (*_params(made.form, count), ("reason", why))
    return Edit("register.spoiled", params, created([made]))


def _uses(
    session: Session, entries: Sequence[RegisterEntry], day: date, move: BlankMove, reason: str = ""
) -> list[BlankUse]:
    ids = session.new_ids(len(entries)) if entries else ()
    return [
        BlankUse(BlankUseId(new), each.form, day.isoformat(), move, 1, each.id, reason)
        for new, each in zip(ids, entries, strict=True)
    ]


def _use(session: Session, form: str, day: date, move: BlankMove) -> BlankUse:
    new = BlankUseId(session.new_ids()[0])
    return BlankUse(new, clean(form), day.isoformat(), move, 1)


def _check_count(count: int) -> None:
    if not 1 <= count <= MOST_AT_ONCE:
        raise InputError("REG.121", most=MOST_AT_ONCE)


def _form(entries: Sequence[RegisterEntry]) -> str:
    return entries[0].form if entries else ""


def _params(form: str, count: int) -> tuple[tuple[str, str], ...]:
    return (("form", form), ("count", str(count)))
