"""The award list of a round: collectives and persons, as the annex of the award decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import DRAFT, NO_STAMP, AwardList, PageMark
from parindex_desktop.errors import InputError
from parindex_desktop.services.award_lists import collective_name, person_name, read_awards
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.paper import reference_of

if TYPE_CHECKING:
    from parindex_desktop.domain.awards import AwardSheet
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.reading import Reading


def awards_part(task: PaperTask) -> PaperPart:
    """Words the award list; raises as `award_list`."""
    return PaperPart(PaperKind.AWARD_LIST, award_list(task))


def award_list(task: PaperTask) -> AwardList:
    """Words the award list.

    It is a draft while the round is open, and while the official has not confirmed the collectives.

    Raises:
        InputError: `DOC.102` when nobody is on it.
    """
    reading = task.reading
    awards = read_awards(reading, task.round).sheets[0]
    collectives, persons = awards.collectives, awards.persons
    if not collectives and not persons:
        raise InputError("DOC.102", year=task.round.year)
    is_open = reading.stamp(task.round.id).mark is PageMark.DRAFT
    is_draft = is_open or (bool(collectives) and not awards.sheet.confirmed)
    return AwardList(
        title=_award_title(reading, awards.sheet, bool(collectives), bool(persons)),
        reference=reference_of(reading, task.request),
        collectives=tuple((collective_name(reading, c), c.note) for c in collectives),
        persons=tuple((person_name(p), p.office, p.workplace) for p in persons),
        closing=closing_line(len(collectives), len(persons)),
        stamp=DRAFT if is_draft else NO_STAMP,
    )


def _award_title(
    reading: Reading, sheet: AwardSheet, collectives: bool, persons: bool
) -> tuple[str, ...]:
    who = ", ".join(w for w, there in (("tập thể", collectives), ("cá nhân", persons)) if there)
    authority = sheet.authority or reading.profile.authority
    title = f"Danh sách {who} được tặng {sheet.form} của {authority}".upper()
    return (title, sheet.achievement) if sheet.achievement else (title,)


def closing_line(collectives: int, persons: int) -> str:
    """Returns the line that ends an award list, with counts of two digits at least."""
    counts = ((collectives, "tập thể"), (persons, "cá nhân"))
    said = " và ".join(f"{count:02} {noun}" for count, noun in counts if count)
    return f"(Danh sách có {said})"
