"""An Giang 2016 made hard to print: 168 communes with names that no table was made for.

Long ones, one of 300 letters, one with `&`, `<` and quotes, all 134 Vietnamese letters with and
without blanks, one in decomposed letters; as units, criteria, persons and words of letters.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import COMMENDATION, FLAG
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.scores import BLANK, Score, Stage
from parindex_desktop.domain.units import Participation, Unit, UnitId
from parindex_desktop.errors import Severity
from parindex_desktop.services import awards
from parindex_desktop.services.accepting import accept
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_persons import PersonEntry, Way, add_persons
from parindex_desktop.services.checking import Checker
from parindex_desktop.services.entity_changes import created
from parindex_desktop.services.papers.wordings import wording_of
from reports.fonts import vietnamese_letters
from tests.an_giang import open_an_giang
from tests.earlier_years import MADE_UP_2015, add_year
from tests.services.criteria_sets import make_set

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

LETTERS = vietnamese_letters()
SPACED = " ".join(LETTERS[at : at + 6] for at in range(0, len(LETTERS), 6))
MARKED = 'A & B <C> "D"'
ENDLESS = " ".join(["Ban Quản lý dự án Phường"] * 12)[:300].strip()
DECOMPOSED = unicodedata.normalize("NFD", "Phường Nguyễn Đình Chiểu Hòa Lợi Thượng")
COMMUNES = 168
NAMES = (
    MARKED, ENDLESS, DECOMPOSED, SPACED, LETTERS,
    *(f"Xã Vĩnh Thạnh Trung Nhơn Hưng Bình Phú {place}" for place in range(6, COMMUNES + 1)),
)  # fmt: skip
OUTLINE = f"""
1 Công tác chỉ đạo, điều hành cải cách hành chính; 40
  1.1 Kế hoạch {MARKED}; 25
  1.2 {SPACED}; 15
2 Cải cách thể chế {SPACED}; 30
  2.1 {DECOMPOSED}; 30
3 Điểm thưởng; 30
  3.1 Rà soát; 30
"""
EARLIER = {**MADE_UP_2015, "xa": "\n".join(f"{NAMES[at]};{50 + at % 40}" for at in (0, 1, 3, 9))}
REASON = f"Đơn vị {MARKED} mới thành lập, {SPACED}."
DAY = date(2026, 1, 5)


def open_hard(folder: Path) -> Session:
    """Makes the file: three groups scored in 2016, a year before, warnings, awards, letters."""
    session = open_an_giang(folder)
    add_communes(session, make_set(session, OUTLINE))
    add_year(session, 2015, EARLIER)
    accept_missing_survey(session, REASON)
    _award(session)
    _word_decision(session)
    return session


def add_communes(session: Session, book: GroupBook) -> None:
    """Adds the communes past the screens, whose reading would clean their names, and scores."""
    numbers = session.new_ids(COMMUNES)
    made: list[EntityChange] = []
    cells: list[CellChange] = []
    for place, (number, name) in enumerate(zip(numbers, NAMES, strict=True)):
        unit_id = UnitId(number)
        made.append(EntityChange(None, Unit(unit_id, name)))
        made.append(EntityChange(None, Participation(book.round.id, unit_id, book.group.id, place)))
        for nth, leaf in enumerate(book.leaves):
            assert leaf.max_points is not None
            points = Points(leaf.max_points - (place * 37 + nth * 11) % 97 * 100 - place * 300)
            key = book.key(unit_id, leaf.id, Stage.APPRAISAL_1)
            cells.append(CellChange(key, BLANK, Score.number(points)))
    session.do(Edit("import", entities=tuple(made), cells=tuple(cells)))


def accept_missing_survey(session: Session, reason: str) -> None:
    """Takes the survey points of two departments away, and accepts what is said about it."""
    round_id = session.round_of(2016).id
    book = session.book(round_id, session.group_of("so").id)
    keys = [book.key(book.units[n].id, book.leaves[1].id, Stage.SURVEY) for n in (1, 2)]
    cells = tuple(CellChange(key, book.score(*key[1:]), BLANK) for key in keys)
    session.do(Edit("scores.clear", cells=cells))
    for group in session.groups_in(round_id):
        found = Checker(session, round_id, group.id).findings()
        warnings = [each for each in found if each.finding.severity is Severity.WARNING]
        book = session.book(round_id, group.id)
        for each in warnings[:30]:
            session.do(accept(book, [each], reason, author="Nguyễn Thị Lan", day=DAY))


def _award(session: Session) -> None:
    """Awards of the province in two forms, and of the department, each with hard words."""
    round_ = session.round_of(2016)
    for form in (FLAG, COMMENDATION):
        session.do(awards.add_sheet(session, read_awards(session, round_), form))
    for place in range(3):
        found = read_awards(session, round_).sheets[place]
        sheet = replace(found.sheet, achievement=f"Có thành tích {MARKED} {place}")
        session.do(awards.set_sheet(session, found, sheet))
    communes = [u.id for u in session.book(round_.id, session.group_of("xa").id).units]
    for place, (units, persons) in enumerate(((communes[:40], 32), (communes[:6], 0), ([], 3))):
        found = read_awards(session, round_).sheets[place]
        if units:
            session.do(awards.add_collectives(session, found, units, reason=REASON))
            found = read_awards(session, round_).sheets[place]
        session.do(add_persons(session, found, _persons()[:persons], way=Way.PASTED))


def _persons() -> list[PersonEntry]:
    hard = [
        PersonEntry("Ông", SPACED[:60], SPACED, MARKED),
        PersonEntry("Bà", "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Ngữ", ENDLESS[:120], SPACED),
    ]
    usual = [
        PersonEntry("Ông", f"Nguyễn Hoàng Văn {SPACED[at : at + 4].strip()} {at}", "Trưởng phòng",
                    f"{NAMES[5 + at]}")
        for at in range(30)
    ]  # fmt: skip
    return [*hard, *usual]


def _word_decision(session: Session) -> None:
    """Letters whose every part holds hard words, so that all four styles write all letters."""
    round_ = session.round_of(2016)
    for kind in (
        LetterKind.DECISION, LetterKind.SUBMISSION, LetterKind.MINUTES, LetterKind.AWARDS,
        LetterKind.AWARD_SUBMISSION,
    ):  # fmt: skip
        words = wording_of(session, round_, kind)
        hard = replace(
            words,
            about=f"{words.about} {MARKED} {SPACED}",
            grounds=(*words.grounds, f"Căn cứ {SPACED} {MARKED}"),
            articles=(words.articles[0], f"{ENDLESS} {SPACED} {LETTERS}", *words.articles[1:]),
            recipients=(*words.recipients, MARKED, SPACED, *NAMES[5:25]),
        )
        session.do(Edit("wording.usual", (("letter", kind.value),), entities=created([hard])))
