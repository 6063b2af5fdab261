"""Labels for the envelopes of everybody awarded, each once however many awards they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.paper_wording import AWARD_DECISIONS
from parindex_desktop.domain.papers_awards import Label, LabelSheet
from parindex_desktop.services.award_lists import collective_name, person_name
from parindex_desktop.services.papers.award_lines import levels
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.reading import Reading

_LEAD: Final = "Kính gửi:"


def labels_part(task: PaperTask) -> PaperPart:
    """Words the labels, collectives first.

    Raises:
        InputError: `DOC.102` when nobody is awarded.
    """
    found = levels(task.reading, task.round)
    sheets = [each for _, of_level in found for each in of_level]
    told = [*_of_collectives(task.reading, sheets), *_of_persons(sheets)]
    content = LabelSheet(tuple(dict.fromkeys(told)), task.request.labels)
    return PaperPart(PaperKind.LABELS, content, letter=AWARD_DECISIONS[found[0][0]])


def _of_collectives(reading: Reading, sheets: list[SheetList]) -> Iterator[Label]:
    """Yields a label for each unit, by the name that it has on the first of its sheets."""
    known: set[UnitId] = set()
    for each in (collective for sheet in sheets for collective in sheet.collectives):
        if each.unit_id in known:
            continue
        if each.unit_id is not None:
            known.add(each.unit_id)
        yield Label(_LEAD, collective_name(reading, each))


def _of_persons(sheets: list[SheetList]) -> Iterator[Label]:
    for each in sheets:
        for person in each.persons:
            lines = tuple(filter(None, (person.office, person.workplace)))
            yield Label(_LEAD, person_name(person), lines)
