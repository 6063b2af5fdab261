"""Golden pages: every kind of paper of An Giang 2016, line by line with its place on the page.

One text file a kind lies beside this module; each was read beside the picture of its pages. After a
change that is meant, `python -m tests.golden_papers` writes them anew and `git diff` shows what
moved; look at the pages themselves before it is kept.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pypdfium2  # type: ignore[import-untyped]

from parindex_desktop.domain.award_rules import AwardRule
from parindex_desktop.domain.awards import COMMENDATION
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.awards import add_sheet, set_rules
from parindex_desktop.services.locked_rounds import reading_of
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import Paper
from parindex_desktop.services.practice_awards import award_practice, register_practice
from parindex_desktop.services.practice_letters import word_letters
from tests.an_giang import open_an_giang
from tests.earlier_years import MADE_UP_2015, add_year
from tests.hard_names import accept_missing_survey
from tests.locked_files import lock_year
from tests.paper_sets import papers
from tests.reports.letters import lines_of

if TYPE_CHECKING:
    from parindex_desktop.services.session import Session

HERE: Final = Path(__file__).parent

_FINGERPRINT: Final = re.compile(r"[0-9A-F]{4}(-[0-9A-F]{4}){3}")
"""Of the locked data and the program's version: every release has another one."""

_SURVEY: Final = "Đơn vị mới thành lập, không thuộc diện điều tra xã hội học."


def golden_text(kind: PaperKind) -> str:
    """Returns how the pages of a kind are remembered."""
    return _file(kind).read_text(encoding="utf-8")


def write_golden(kind: PaperKind, text: str) -> None:
    """Remembers pages from now on."""
    _file(kind).write_text(text, encoding="utf-8", newline="\n")


def _file(kind: PaperKind) -> Path:
    return HERE / f"{kind}.txt"


def open_golden(folder: Path) -> dict[PaperKind, Session]:
    """Makes the files that papers are printed from: one, and one more for accepted warnings."""
    usual, warned = folder / "usual", folder / "warned"
    usual.mkdir()
    warned.mkdir()
    session = _open(usual)
    _award(session)
    opened = dict.fromkeys(PaperKind, session)
    opened[PaperKind.WARNINGS] = _open(warned)
    accept_missing_survey(opened[PaperKind.WARNINGS], _SURVEY)
    return opened


def close_golden(opened: dict[PaperKind, Session]) -> None:
    """Closes the files."""
    for session in {id(session): session for session in opened.values()}.values():
        session.close()


def _open(folder: Path) -> Session:
    session = open_an_giang(folder)
    earlier = add_year(session, 2015, MADE_UP_2015)
    round_ = session.round_of(2016)
    word_letters(session, round_, earlier)
    return session


def _award(session: Session) -> None:
    """Locks the year and awards as the practice file does, and proposes by the department."""
    lock_year(session, 2016)
    round_ = session.round_of(2016)
    award_practice(session, round_)
    session.do(add_sheet(session, read_awards(session, round_), COMMENDATION))
    first = {group.id: AwardRule(quota=1) for group in session.groups_in(round_.id)}
    session.do(set_rules(session, read_awards(session, round_).sheets[-1], first))
    person = PersonEntry("Bà", "Võ Thị Mẫu", "Chuyên viên (mẫu)", "Sở Nội vụ")
    session.do(add_persons(session, read_awards(session, round_).sheets[-1], [person]))
    register_practice(session, round_)


def golden_paper(session: Session, kind: PaperKind) -> Paper:
    """Locks the year and words the paper: of all groups in one file, of sheets one a group."""
    round_ = session.round_of(2016)
    reading = reading_of(session, session.locks.get(round_.id) or lock_year(session, 2016))
    groups = reading.groups_in(round_.id)
    if kind is not PaperKind.UNIT_SHEETS:
        (paper,) = papers(reading, kind, groups, round_=round_)
        return paper
    (paper,) = papers(reading, kind, groups[:1], round_=round_)
    return Paper(paper.file_name, paper.contents[:2], paper.info)


def told_page_by_page(pdf: bytes) -> str:
    """Returns page, x and y in mm from the top left, size, face and words of every line."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    told = (
        f"{page + 1} {line.left:5.1f} {line.y:5.1f} {line.size:4.1f} "
        f"{line.font.partition('-')[2] or 'Regular':10} {line.text}"
        for page in range(count)
        for line in lines_of(pdf, page)
    )
    return _FINGERPRINT.sub("XXXX-XXXX-XXXX-XXXX", "\n".join(told) + "\n")
