"""The papers of a round: what they say is frozen first, then they are laid out and written.

A `Paper` holds frozen data only, so that a task may make it while the window goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import (
    Align,
    AwardList,
    DecisionReference,
    DocumentInfo,
    Mode,
    PrintedTable,
    RankingAnnex,
    TableColumn,
)
from parindex_desktop.domain.numbers import roman
from parindex_desktop.domain.rounds import ColumnKind
from parindex_desktop.errors import InputError
from parindex_desktop.services.awards import read_awards
from parindex_desktop.services.not_applicable_list import printed_list
from parindex_desktop.services.ranking_table import ranking_table
from parindex_desktop.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parindex_desktop.domain.awards import AwardSheet
    from parindex_desktop.domain.rounds import RankingColumn, Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

Progress = Callable[[int, int], bool]
"""Called with pages done and pages in all; answering False stops the work."""


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """What the official asks for.

    Attributes:
        number: Of the decision, with or without its suffix; empty leaves room for it.
        day: Date of the decision; None leaves room for it.
        one_file: All annexes in one file, else one file each.
        prefer_system_font: Use the system's Times New Roman when it has all Vietnamese letters.
    """

    mode: Mode = Mode.PAPER
    number: str = ""
    day: date | None = None
    one_file: bool = True
    prefer_system_font: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper ready to be made.

    Attributes:
        file_name: Proposed, without a folder.
        draft: True when its data are incomplete and its pages say so.
        make: Lays it out and returns the bytes of the PDF; frozen data, any thread.
    """

    file_name: str
    draft: bool
    make: Callable[[Progress | None], bytes]


def ranking_papers(
    session: Session, round_: Round, groups: Sequence[UnitGroup], request: PaperRequest
) -> tuple[Paper, ...]:
    """Freezes the ranking annexes of groups, numbered I, II, III in the order given.

    Raises:
        InputError: `DOC.101` when a group has nothing to rank, `DOC.106` when there is no group.
    """
    if not groups:
        raise InputError("DOC.106", year=round_.year)
    annexes = [
        ranking_annex(session, session.book(round_.id, group.id), request, number)
        for group, number in zip(groups, annex_numbers(len(groups)), strict=True)
    ]
    if request.one_file or len(annexes) == 1:
        name = f"phu-luc-xep-hang-{round_.year}.pdf"
        return (_ranking_paper(session, round_, tuple(annexes), request, name),)
    return tuple(
        _ranking_paper(
            session, round_, (annex,), request, f"phu-luc-{annex.number}-{g.code}-{round_.year}.pdf"
        )
        for annex, g in zip(annexes, groups, strict=True)
    )


def ranking_annex(
    session: Session, book: GroupBook, request: PaperRequest, number: str
) -> RankingAnnex:
    """Words the ranking of one group as an annex."""
    table = ranking_table(book)
    if not table.rows:
        raise InputError("DOC.101", group=book.group.name, year=book.round.year)
    return RankingAnnex(
        number=number,
        title=annex_title(session, book),
        reference=reference_of(session, request),
        table=PrintedTable(
            tuple(
                _printed_column(c, h) for c, h in zip(table.columns, table.headings, strict=True)
            ),
            tuple(row.texts for row in table.rows),
            table.summary,
        ),
        footnotes=table.footnotes,
        draft=book.figures.incomplete > 0,
        not_applicable=printed_list(book),
    )


def annex_title(session: Session, book: GroupBook) -> tuple[str, ...]:
    """Returns the title of a group's annex: the official's own, else the usual one."""
    if book.setup.title:
        return tuple(line for line in book.setup.title.upper().splitlines() if line.strip())
    return usual_title(session, book)


def usual_title(session: Session, book: GroupBook) -> tuple[str, ...]:
    """Returns the title of an annex for which the official has typed none."""
    return (
        f"CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {book.round.year}",
        f"CỦA {book.group.name} {session.profile.province}".upper(),
    )


def award_papers(session: Session, round_: Round, request: PaperRequest) -> tuple[Paper, ...]:
    """Freezes the award list of a round.

    Raises:
        InputError: `DOC.102` when nobody is on it.
    """
    content = award_list(session, round_, request)
    info = DocumentInfo(" ".join(content.title), author_of(session), f"Khen thưởng {round_.year}")

    def make(progress: Progress | None) -> bytes:
        from reports.award_list import award_list_pdf

        return award_list_pdf(
            content,
            mode=request.mode,
            info=info,
            prefer_system_font=request.prefer_system_font,
            progress=progress,
        )

    return (Paper(f"danh-sach-khen-thuong-{round_.year}.pdf", content.draft, make),)


def award_list(session: Session, round_: Round, request: PaperRequest) -> AwardList:
    """Words the award list; collectives not yet confirmed by the official make it a draft."""
    awards = read_awards(session, round_.id)
    collectives, persons = awards.collectives, awards.persons
    if not collectives and not persons:
        raise InputError("DOC.102", year=round_.year)
    return AwardList(
        title=_award_title(session, awards.sheet, bool(collectives), bool(persons)),
        reference=reference_of(session, request),
        collectives=tuple((session.units[c.unit_id].name, c.note) for c in collectives),
        persons=tuple((f"{p.honorific} {p.name}".strip(), p.office, p.workplace) for p in persons),
        closing=closing_line(len(collectives), len(persons)),
        draft=bool(collectives) and not awards.sheet.confirmed,
    )


def write_papers(
    papers: Sequence[Paper], folder: Path, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Makes papers and writes each whole or not at all; all are made before the first is written.

    Raises:
        SurroundingsError: `DOC.201`, `DOC.202` when a file cannot be written.
        Cancelled: When `progress` answered False; nothing was written.
    """
    made = [(folder / paper.file_name, paper.make(progress)) for paper in papers]
    for path, content in made:
        write_whole(path, content)
    return tuple(path for path, _ in made)


def _ranking_paper(
    session: Session,
    round_: Round,
    annexes: tuple[RankingAnnex, ...],
    request: PaperRequest,
    file_name: str,
) -> Paper:
    title = " ".join(annexes[0].title) if len(annexes) == 1 else annexes[0].title[0]
    info = DocumentInfo(title, author_of(session), f"Chỉ số cải cách hành chính năm {round_.year}")

    def make(progress: Progress | None) -> bytes:
        from reports.ranking_annex import ranking_pdf

        return ranking_pdf(
            annexes,
            mode=request.mode,
            info=info,
            prefer_system_font=request.prefer_system_font,
            progress=progress,
        )

    return Paper(file_name, any(annex.draft for annex in annexes), make)


def annex_numbers(count: int) -> tuple[str, ...]:
    """Returns the Roman numbers of annexes; one alone has none (Nghị định 30/2020/NĐ-CP)."""
    return ("",) if count == 1 else tuple(roman(place) for place in range(1, count + 1))


def reference_of(session: Session, request: PaperRequest) -> DecisionReference:
    """Returns the decision that a paper goes with, as far as it is known."""
    profile = session.profile
    number = request.number.strip()
    if number and "/" not in number:
        number = f"{number}/{profile.decision_suffix}"
    return DecisionReference(number, request.day, profile.authority, profile.decision_suffix)


def author_of(session: Session) -> str:
    """Returns who issues a file, for its properties."""
    return f"{session.profile.department} {session.profile.province}"


def _printed_column(column: RankingColumn, heading: str) -> TableColumn:
    is_name = column.kind is ColumnKind.UNIT
    return TableColumn(heading, Align.LEFT if is_name else Align.CENTRE, wraps=is_name)


def _award_title(
    session: Session, sheet: AwardSheet, collectives: bool, persons: bool
) -> tuple[str, ...]:
    who = ", ".join(w for w, there in (("tập thể", collectives), ("cá nhân", persons)) if there)
    authority = sheet.authority or session.profile.authority
    title = f"Danh sách {who} được tặng {sheet.form} của {authority}".upper()
    return (title, sheet.achievement) if sheet.achievement else (title,)


def closing_line(collectives: int, persons: int) -> str:
    """Returns the line that ends an award list, with counts of two digits at least."""
    counts = ((collectives, "tập thể"), (persons, "cá nhân"))
    said = " và ".join(f"{count:02} {noun}" for count, noun in counts if count)
    return f"(Danh sách có {said})"
