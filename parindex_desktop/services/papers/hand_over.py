"""The list in which those awarded sign for certificates and flags, decision by decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.days import short_day
from parindex_desktop.domain.documents import Align, PrintedTable, TableColumn
from parindex_desktop.domain.paper_wording import AWARD_DECISIONS
from parindex_desktop.domain.papers_awards import AwardSection, HandOver
from parindex_desktop.domain.register import RegisterEntry
from parindex_desktop.services.award_lists import collective_name, person_name, position_of
from parindex_desktop.services.papers.award_lines import (
    LETTERS,
    ORDINAL,
    levels,
    numbered,
    shared_achievement,
    stamp_of,
)
from parindex_desktop.services.papers.award_values import list_counts
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.numbering import award_reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parindex_desktop.domain.awards import AwardeeId, AwardLevel
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.reading import Reading

    Given = Mapping[AwardeeId, RegisterEntry]

_COLUMNS: Final = (
    ORDINAL,
    TableColumn("Tập thể, cá nhân", Align.LEFT, wraps=True),
    TableColumn("Chức vụ, đơn vị công tác", Align.LEFT, wraps=True),
    TableColumn("Số vào sổ"),
    TableColumn("Ngày nhận", room=24),
    TableColumn("Người nhận (ký, ghi rõ họ tên)", Align.LEFT, room=52),
)
_SIGNERS: Final = ("Người lập danh sách", "Người giao")


def hand_over_parts(task: PaperTask) -> Iterator[PaperPart]:
    """Words the hand-over list of each decision.

    Raises:
        InputError: `DOC.102` when nobody is awarded.
    """
    given = {each.awardee_id: each for each in task.reading.source.kept(RegisterEntry)
             if not each.void}  # fmt: skip
    for level, sheets in levels(task.reading, task.round):
        content = _hand_over(task, level, sheets, given)
        yield PaperPart(PaperKind.HAND_OVER, content, letter=AWARD_DECISIONS[level])


def _hand_over(
    task: PaperTask, level: AwardLevel, sheets: tuple[SheetList, ...], given: Given
) -> HandOver:
    forms = ", ".join(dict.fromkeys(each.sheet.form for each in sheets))
    title = f"Danh sách giao nhận {forms}".upper()
    return HandOver(
        title=tuple(filter(None, (title, shared_achievement(sheets)))),
        reference=award_reference(task, level),
        sections=tuple(
            AwardSection(
                f"{letter}. {each.sheet.form.upper()}" if len(sheets) > 1 else "",
                "" if shared_achievement(sheets) else each.sheet.achievement,
                "",
                _table(task.reading, each, given),
            )
            for letter, each in zip(LETTERS, sheets, strict=False)
        ),
        notes=(f"Danh sách có {list_counts(sheets)}.",),
        signers=_SIGNERS,
        stamp=stamp_of(task.reading, task.round, sheets),
    )


def _table(reading: Reading, sheet: SheetList, given: Given) -> PrintedTable:
    """Returns a line for each awardee; who has signed already stands in it."""
    collectives = (
        (collective_name(reading, c), "", *_taken(given.get(c.id))) for c in sheet.collectives
    )
    persons = ((person_name(p), position_of(p), *_taken(given.get(p.id))) for p in sheet.persons)
    return PrintedTable(_COLUMNS, numbered([*collectives, *persons]))


def _taken(entry: RegisterEntry | None) -> tuple[str, str, str]:
    """Returns number, day and receiver as the register has them; room for a pen else."""
    if entry is None:
        return "", "", ""
    return entry.label, short_day(entry.handed_on), entry.receiver
