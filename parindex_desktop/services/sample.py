"""The practice file: An Giang 2016 as published, and an invented round scored by criteria.

Both are imported the way an official would import them. The collectives on the award list follow
from the published ranking; persons are invented and say so, since no list of persons was published.
The results of 2016 are locked, as those of a year that is over are.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.importing.plan import ImportRequest
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.rounds import default_profile
from parindex_desktop.paths import documents_dir, resource
from parindex_desktop.services import practice
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.awards import proposed_in, read_awards, set_sheet, take_proposal
from parindex_desktop.services.criteria_outline import copy_sources
from parindex_desktop.services.criteria_papers import set_paper
from parindex_desktop.services.importing import plan_import, read_file
from parindex_desktop.services.locking import lock
from parindex_desktop.services.opening import SUFFIX, create_session, open_session
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.files import papers_of, workbook_of
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import PaperRequest, write_papers
from parindex_desktop.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.edits import Author
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.session import Session

YEAR = 2016
TABLES = {"so": "angiang_2016_so.csv", "huyen": "angiang_2016_huyen.csv"}
MAXIMA = {"appraised": parse_points("70"), "survey": parse_points("30")}
"""Not printed in the annex; 70 + 30 is the split that its figures fit."""

DECISION = "1590/QĐ-UBND"
DECISION_DAY = date(2017, 5, 23)
_PERSONS = (
    PersonEntry("Ông", "Nguyễn Văn Mẫu", "Trưởng phòng (dữ liệu mẫu)", "Sở Giao thông Vận tải"),
    PersonEntry("Bà", "Trần Thị Thử", "Phó Chánh Văn phòng (dữ liệu mẫu)", "Sở Kế hoạch và Đầu tư"),
    PersonEntry("Bà", "Lê Thị Ví Dụ", "Chuyên viên (dữ liệu mẫu)", "Sở Công Thương"),
    PersonEntry("Ông", "Phạm Đức Minh Họa", "Trưởng phòng Nội vụ (dữ liệu mẫu)", "UBND Châu Đốc"),
)


def sample_path() -> Path:
    """Returns where the practice file stands: in the person's documents folder."""
    return documents_dir() / f"Tệp thực hành{SUFFIX}"


def build_sample(path: Path, author: Author) -> None:
    """Makes the practice file.

    Raises:
        AppError: When something of this name exists or the place cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    session = create_session(path, default_profile("An Giang"), author)
    try:
        for code, table in TABLES.items():
            _import(session, code, table)
        _fill_award_list(session, session.round_of(YEAR))
        lock(session, session.round_of(YEAR), by=author.name, now=datetime.now())
        practice.add_practice_round(session)
    finally:
        session.close()


def write_demo(folder: Path, author: Author) -> tuple[Path, ...]:
    """Builds the practice file in a folder and writes all its papers; returns what was written.

    An older demo in the folder is replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    work_file = folder / sample_path().name
    work_file.unlink(missing_ok=True)
    build_sample(work_file, author)
    session = open_session(work_file, author, read_only=True)
    try:
        round_ = session.round_of(YEAR)
        groups = session.groups_in(round_.id)
        rankings = PaperSet(
            (PaperKind.RANKING,), groups, PaperRequest(Mode.PAPER, DECISION, DECISION_DAY)
        )
        blank = replace(rankings, request=replace(rankings.request, mode=Mode.ELECTRONIC))
        papers = papers_of(session, round_, rankings)
        awards = papers_of(session, round_, PaperSet((PaperKind.AWARDS,), groups))
        electronic = papers_of(session, round_, blank)
        return (
            work_file,
            *write_papers((*papers, *awards), folder),
            *write_papers(electronic, folder / "dien-tu"),
            _write_rankings(session, round_, rankings, folder),
            *_write_practice_papers(session, folder / f"nam-{practice.YEAR}"),
        )
    finally:
        session.close()


def _write_practice_papers(session: Session, folder: Path) -> tuple[Path, ...]:
    """Writes the rankings of the practice round and the criteria sets behind them."""
    round_ = session.round_of(practice.YEAR)
    rankings = PaperSet((PaperKind.RANKING,), session.groups_in(round_.id))
    papers = papers_of(session, round_, rankings)
    sets = [s for s in copy_sources(session) if s.round == round_]
    papers += tuple(set_paper(session, source, rankings.request) for source in sets)
    return (
        *write_papers(papers, folder),
        _write_rankings(session, round_, rankings, folder),
    )


def _write_rankings(session: Session, round_: Round, wanted: PaperSet, folder: Path) -> Path:
    path = folder / f"xep-hang-{round_.year}.xlsx"
    make = workbook_of(session, round_, worded(session, round_, wanted))
    assert make is not None  # a ranking always has a sheet
    write_whole(path, make())
    return path


def _import(session: Session, code: str, table: str) -> None:
    request = ImportRequest(year=YEAR, group_id=session.group_of(code).id, maxima=MAXIMA)
    plan = plan_import(session.reader, request, read_file(resource("sample", table)))
    session.do(plan.to_edit(session.new_ids))


def _fill_award_list(session: Session, round_: Round) -> None:
    achievement = f"Có thành tích trong công tác cải cách hành chính năm {YEAR}"
    awards = read_awards(session, round_.id)
    session.do(set_sheet(awards, replace(awards.sheet, achievement=achievement)))
    proposed = proposed_in(session, round_.id)
    session.do(take_proposal(read_awards(session, round_.id), proposed))
    awards = read_awards(session, round_.id)
    session.do(add_persons(session, awards, _PERSONS, pasted=True))
