"""The practice file: An Giang 2016 as published, and an invented round scored by criteria.

Both are imported the way an official would import them. The results of 2016 are locked, as those of
a year that is over are, and their best are awarded.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.importing.plan import ImportRequest
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.rounds import default_profile
from parindex_desktop.paths import documents_dir, resource
from parindex_desktop.services import practice
from parindex_desktop.services.criteria_outline import copy_sources
from parindex_desktop.services.criteria_papers import set_paper
from parindex_desktop.services.importing import plan_import, read_file
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.locking import lock
from parindex_desktop.services.opening import SUFFIX, create_session, open_session
from parindex_desktop.services.papers.assembling import Omitted, PaperSet, wording
from parindex_desktop.services.papers.files import SideFile, files_of, write_files
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import (
    USUAL_REQUEST,
    Paper,
    PaperRequest,
)
from parindex_desktop.services.practice_awards import (
    award_practice,
    practice_certificates,
    register_practice,
)
from parindex_desktop.services.practice_letters import word_letters
from parindex_desktop.writing import told_unwritable, write_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parindex_desktop.domain.edits import Author
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.session import Session

YEAR = 2016
TABLES = {"so": "angiang_2016_so.csv", "huyen": "angiang_2016_huyen.csv"}
MAXIMA = {"appraised": parse_points("70"), "survey": parse_points("30")}
"""Not printed in the annex; 70 + 30 is the split that its figures fit."""


def sample_path() -> Path:
    """Returns where the practice file stands: in the person's documents folder."""
    return documents_dir() / f"Tệp thực hành{SUFFIX}"


def build_sample(path: Path, author: Author) -> None:
    """Makes the practice file.

    Raises:
        AppError: When something of this name exists or the place cannot be written.
    """
    with told_unwritable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    session = create_session(path, default_profile("An Giang"), author)
    try:
        for code, table in TABLES.items():
            _import(session, code, table)
        lock(session, session.round_of(YEAR), by=author.name, now=datetime.now())
        award_practice(session, session.round_of(YEAR))
        practice.add_practice_round(session)
        word_letters(session, session.round_of(YEAR), session.round_of(practice.YEAR))
        register_practice(session, session.round_of(YEAR))
    finally:
        session.close()


def write_demo(folder: Path, author: Author) -> tuple[Path, ...]:
    """Builds the practice file in a folder and writes all its papers; returns what was written.

    An older demo in the folder is replaced.
    """
    work_file = _built_in(folder, author)
    session = open_session(work_file, author, read_only=True)
    try:
        published, practised = session.round_of(YEAR), session.round_of(practice.YEAR)
        electronic = PaperRequest(Mode.ELECTRONIC)
        rankings = (PaperKind.RANKING,)
        beside = folder / f"nam-{practised.year}"
        sets = [s for s in copy_sources(session) if s.round == practised]
        return (
            work_file,
            *_write_papers(session, published, folder),
            *_write_papers(session, published, folder / "dien-tu", rankings, electronic),
            *_write_certificates(session, published, folder),
            *_write_papers(session, practised, beside),
            *write_files([set_paper(session, each, USUAL_REQUEST) for each in sets], (), beside),
        )
    finally:
        session.close()


def write_published(folder: Path, author: Author) -> tuple[Path, ...]:
    """Does what `write_demo` does for the published round alone: every kind of file, soon done."""
    work_file = _built_in(folder, author)
    session = open_session(work_file, author, read_only=True)
    try:
        published = session.round_of(YEAR)
        return (
            work_file,
            *_write_papers(session, published, folder),
            *_write_certificates(session, published, folder),
        )
    finally:
        session.close()


def _built_in(folder: Path, author: Author) -> Path:
    work_file = folder / sample_path().name
    with told_unwritable(work_file):
        work_file.unlink(missing_ok=True)
    build_sample(work_file, author)
    return work_file


def _write_papers(
    session: Session,
    round_: Round,
    folder: Path,
    kinds: Sequence[PaperKind] = tuple(PaperKind),
    request: PaperRequest = USUAL_REQUEST,
) -> tuple[Path, ...]:
    """Writes a file for each kind of paper that has something to say, with tables and drafts."""
    reading = reading_for_papers(session, round_)
    papers: list[Paper] = []
    beside: list[SideFile] = []
    for kind in kinds:
        wanted = PaperSet((kind,), reading.groups_in(round_.id), request)
        said = [each for each in wording(reading, round_, wanted) if not isinstance(each, Omitted)]
        if said:
            files = files_of(reading, round_, wanted, said)
            papers += files.papers
            beside += files.beside(xlsx=True, docx=True)
    return write_files(papers, beside, folder)


def _write_certificates(session: Session, round_: Round, folder: Path) -> tuple[Path, ...]:
    files = [(folder / name, made) for name, made in practice_certificates(session, round_)]
    write_all(files)
    return tuple(path for path, _ in files)


def _import(session: Session, code: str, table: str) -> None:
    request = ImportRequest(year=YEAR, group_id=session.group_of(code).id, maxima=MAXIMA)
    plan = plan_import(session.reader, request, read_file(resource("sample", table)))
    session.do(plan.to_edit(session.new_ids))
