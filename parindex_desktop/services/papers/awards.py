"""The award list of a round: collectives and persons, as the annex of each award decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.paper_wording import AWARD_DECISIONS
from parindex_desktop.domain.papers_awards import AwardList
from parindex_desktop.services.papers.award_lines import (
    levels,
    sections_of,
    shared_achievement,
    stamp_of,
)
from parindex_desktop.services.papers.award_sheet import award_sheet
from parindex_desktop.services.papers.award_values import forms_given, list_counts
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.numbering import award_reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.awards import AwardLevel
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.reading import Reading


def award_list_parts(task: PaperTask) -> Iterator[PaperPart]:
    """Words the award list of each decision.

    Raises:
        InputError: `DOC.102` when nobody is awarded.
    """
    for level, sheets in levels(task.reading, task.round):
        content = award_list(task, level, sheets)
        table = award_sheet(task.reading, level, sheets, content.title)
        letter = AWARD_DECISIONS[level]
        yield PaperPart(PaperKind.AWARD_LIST, content, sheets=(table,), letter=letter)


def award_list(task: PaperTask, level: AwardLevel, sheets: Sequence[SheetList]) -> AwardList:
    """Words the award list of one decision, form by form."""
    return AwardList(
        title=award_title(task.reading, sheets),
        reference=award_reference(task, level),
        sections=sections_of(task.reading, sheets),
        closing=f"(Danh sách có {list_counts(sheets)})",
        stamp=stamp_of(task.reading, task.round, sheets),
    )


def award_title(reading: Reading, sheets: Sequence[SheetList]) -> tuple[str, ...]:
    """Returns the title of a list: who is awarded what by whom, and for what."""
    there = (
        (any(each.collectives for each in sheets), "tập thể"),
        (any(each.persons for each in sheets), "cá nhân"),
    )
    who = ", ".join(noun for is_there, noun in there if is_there)
    title = f"Danh sách {who} được tặng {forms_given(reading, sheets)}".upper()
    return tuple(filter(None, (title, shared_achievement(sheets))))
