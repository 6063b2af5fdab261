"""The words of a round's letters: the office's own, last year's, else the usual ones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.services.papers.usual_wordings import usual_wording
from parindex_desktop.services.papers.wording_values import PlaceholderValues, round_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.reading import Reading

__all__ = [
    "first_wording", "source_of", "taken_over", "usual_wording", "values_of", "wording_of",
]  # fmt: skip


def wording_of(reading: Reading, round_: Round, kind: LetterKind) -> PaperWording:
    """Returns how a letter of a round is worded, whether or not it was ever looked at.

    That is what is kept for the round; else the words of the last round before that has some, for
    the new year; else the usual ones.
    """
    kept = reading.source.paper_wordings(round_.id).get(kind)
    if kept is not None and not _is_bare(kept):
        return kept
    first = first_wording(reading, round_, kind)
    return replace(first, number=kept.number, day=kept.day) if kept is not None else first


def first_wording(reading: Reading, round_: Round, kind: LetterKind) -> PaperWording:
    """Returns how a letter is worded before anything of it is kept for its round."""
    source = _earlier_source(reading, round_, kind)
    if source is None:
        return usual_wording(reading.profile, round_, kind)
    return taken_over(reading.source.paper_wordings(source.id)[kind], source, round_)


def source_of(reading: Reading, round_: Round, kind: LetterKind) -> Round | None:
    """Returns the round whose words a letter has: its own, one before, None for the usual ones."""
    is_kept = kind in reading.source.paper_wordings(round_.id)
    return round_ if is_kept else _earlier_source(reading, round_, kind)


def values_of(
    reading: Reading, round_: Round, groups: Sequence[UnitGroup] | None = None
) -> PlaceholderValues:
    """Returns what placeholders stand for, names without braces.

    Args:
        reading: The round as it stands, or as it was locked.
        round_: The letters' round.
        groups: Those that the letters are about; all that take part by default.
    """
    about = reading.groups_in(round_.id) if groups is None else groups
    return round_values(reading, round_, about, lambda kind: wording_of(reading, round_, kind))


def taken_over(wording: PaperWording, before: Round, round_: Round) -> PaperWording:
    """Returns the words of another round for this one: its year, no number and no day."""

    def of_year(text: str) -> str:
        return _of_year(text, before, round_)

    return replace(
        wording,
        round_id=round_.id,
        number="",
        day="",
        about=of_year(wording.about),
        issuer=of_year(wording.issuer),
        addressee=of_year(wording.addressee),
        grounds=tuple(map(of_year, wording.grounds)),
        articles=tuple(map(of_year, wording.articles)),
        recipients=tuple(map(of_year, wording.recipients)),
    )


def _is_bare(wording: PaperWording) -> bool:
    """Tells what earlier versions kept of the award decision: a number and a day, no words."""
    return not (wording.agency or wording.about or wording.articles or wording.signer_office)


def _earlier_source(reading: Reading, round_: Round, kind: LetterKind) -> Round | None:
    earlier = (each for each in reversed(reading.rounds) if each.year < round_.year)
    return next((e for e in earlier if _has_words(reading, e, kind)), None)


def _has_words(reading: Reading, round_: Round, kind: LetterKind) -> bool:
    kept = reading.source.paper_wordings(round_.id).get(kind)
    return kept is not None and not _is_bare(kept)


def _of_year(text: str, before: Round, round_: Round) -> str:
    """Returns a text that names the year of the round; the year of a date stays as it is."""
    return re.sub(
        rf"(tháng\s+\d+\s+)?(năm\s+){before.year}(?!\d)",
        lambda found: found[0] if found[1] else f"{found[2]}{round_.year}",
        text,
        flags=re.IGNORECASE,
    )
