"""The words of a letter changed, one edit for each thing an official does.

A letter that was never touched is kept from the first change on, with all that it said until then.
Locked rounds may be worded anew: a decision gets its number after the results are locked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.wording_fields import MOST_LINES, WordingField, read_words, texts_of
from parindex_desktop.errors import InputError
from parindex_desktop.sentences.wording import tell_field, tell_letter
from parindex_desktop.services.papers.wordings import taken_over, usual_wording, wording_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.reading import Reading


def set_text(reading: Reading, wording: PaperWording, field: WordingField, text: str) -> Edit:
    """Returns the edit that words a field of one text; raises as `read_words`."""
    words = read_words(field, text)
    return _changed(reading, wording, {field.value: words}, "wording.change", field)


def set_line(
    reading: Reading, wording: PaperWording, field: WordingField, place: int, text: str
) -> Edit:
    """Returns the edit that words a line of a list anew; an empty text takes it off.

    Args:
        reading: The open file.
        wording: The letter as it stands.
        field: One of `wording_fields.LISTS`.
        place: Of the line, from 0.
        text: As typed.

    Raises:
        InputError: As `read_words`.
    """
    words = read_words(field, text)
    lines = list(texts_of(wording, field))
    if not words:
        return remove_line(reading, wording, field, place)
    lines[place] = words
    return _changed(reading, wording, {field.value: tuple(lines)}, "wording.change", field)


def add_line(
    reading: Reading, wording: PaperWording, field: WordingField, place: int, text: str
) -> Edit:
    """Returns the edit that puts a new line before the one at `place`; arguments as `set_line`.

    Raises:
        InputError: `WRD.103` there are too many, and as `read_words`.
    """
    words = read_words(field, text)
    lines = list(texts_of(wording, field))
    if len(lines) >= MOST_LINES:
        raise InputError("WRD.103", most=MOST_LINES)
    if words:
        lines.insert(place, words)
    return _changed(reading, wording, {field.value: tuple(lines)}, "wording.line_add", field)


def remove_line(reading: Reading, wording: PaperWording, field: WordingField, place: int) -> Edit:
    """Returns the edit that takes a line off a list; arguments as `set_line`."""
    lines = texts_of(wording, field)
    kept = (*lines[:place], *lines[place + 1 :])
    return _changed(reading, wording, {field.value: kept}, "wording.line_remove", field)


def move_line(
    reading: Reading, wording: PaperWording, field: WordingField, place: int, step: int
) -> Edit:
    """Returns the edit that moves a line up (-1) or down (1); at the end it is empty."""
    lines = list(texts_of(wording, field))
    to = place + step
    if 0 <= to < len(lines):
        lines.insert(to, lines.pop(place))
    return _changed(reading, wording, {field.value: tuple(lines)}, "wording.line_move", field)


def set_annexes(reading: Reading, wording: PaperWording, annexes: Sequence[str]) -> Edit:
    """Returns the edit that says which papers a decision has as annexes, in their order."""
    return _changed(reading, wording, {"annexes": tuple(annexes)}, "wording.annexes")


def take_over(reading: Reading, round_: Round, kind: LetterKind, source: Round) -> Edit:
    """Returns the edit that takes a letter's words over from another round, for this one's year.

    Number and day of this round's letter stay.

    Raises:
        InputError: `WRD.104` nothing was worded then.
    """
    there = reading.source.paper_wordings(source.id).get(kind)
    if there is None:
        raise InputError("WRD.104", year=source.year)
    own = wording_of(reading, round_, kind)
    after = replace(taken_over(there, source, round_), number=own.number, day=own.day)
    params = (("letter", tell_letter(kind)), ("year", str(source.year)))
    return _edit(reading, after, "wording.take_over", params)


def take_usual(reading: Reading, round_: Round, kind: LetterKind) -> Edit:
    """Returns the edit that words a letter as usual; its number and day stay."""
    own = wording_of(reading, round_, kind)
    usual = usual_wording(reading.profile, round_, kind)
    after = replace(usual, number=own.number, day=own.day)
    return _edit(reading, after, "wording.usual", (("letter", tell_letter(kind)),))


def sources_of(reading: Reading, round_: Round, kind: LetterKind) -> tuple[Round, ...]:
    """Returns the other rounds that a letter's words can be taken from, the newest first."""
    return tuple(
        each
        for each in reversed(reading.rounds)
        if each.id != round_.id and kind in reading.source.paper_wordings(each.id)
    )


def _changed(
    reading: Reading,
    wording: PaperWording,
    values: dict[str, object],
    action: str,
    field: WordingField | None = None,
) -> Edit:
    params = [("letter", tell_letter(wording.kind))]
    if field is not None:
        params.append(("field", tell_field(wording.kind, field)))
    after = replace(wording, **values)  # type: ignore[arg-type]  # names are those of its fields
    if after == wording:
        return Edit(action)
    return _edit(reading, after, action, tuple(params))


def _edit(
    reading: Reading, after: PaperWording, action: str, params: tuple[tuple[str, str], ...]
) -> Edit:
    kept = reading.source.paper_wordings(after.round_id).get(after.kind)
    changes = (EntityChange(kept, after),) if kept != after else ()
    return Edit(action, params, entities=changes)
