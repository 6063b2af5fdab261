"""What is worth a look before award papers are signed: persons without position or workplace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.services.award_lists import person_name, read_awards

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from parindex_desktop.domain.awards import AwardedPerson
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.reading import Reading

_NAMING: Final = frozenset({PaperKind.AWARD_LIST, PaperKind.HAND_OVER, PaperKind.LABELS})
"""Papers on which persons stand with position and workplace."""


def award_gaps(
    reading: Reading, round_: Round, kinds: Collection[PaperKind]
) -> tuple[Problem, ...]:
    """Returns what persons on the sheets lack, row by row; warnings, which keep nothing back.

    Problems: `DOC.111` no position, `DOC.112` no workplace.
    """
    if not _NAMING.intersection(kinds):
        return ()
    return tuple(
        problem
        for sheet in read_awards(reading, round_).sheets
        for row, person in enumerate(sheet.persons, start=1)
        for problem in _gaps(sheet.sheet.form, row, person)
    )


def _gaps(form: str, row: int, person: AwardedPerson) -> Iterator[Problem]:
    place = tr("{form}, person {row}", form=form, row=row)
    for code, text in (("DOC.111", person.office), ("DOC.112", person.workplace)):
        if not text:
            yield Problem(code, place, {"name": person_name(person)}, Severity.WARNING)
