"""Annexes made from a locked round: the same numbers, whatever happens to the file afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.documents import PageMark
from parindex_desktop.domain.papers_tables import ClassSummary, DomainAnnex, YearChanges
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services import locked_rounds, locking
from parindex_desktop.services.papers.changes import changes_part
from parindex_desktop.services.papers.classes import classes_part
from parindex_desktop.services.papers.domains import domains_part
from parindex_desktop.services.papers.kinds import PaperPart, PaperTask
from parindex_desktop.services.score_entry import Place, clear
from tests.earlier_years import MADE_UP_2015, add_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

KINDS = (domains_part, classes_part, changes_part)
Annex = DomainAnnex | ClassSummary | YearChanges


def annex_of(reading: Reading, word: Callable[[PaperTask], PaperPart]) -> Annex:
    groups = tuple(reading.group_of(code) for code in ("so", "huyen"))
    of_all = word is classes_part
    task = PaperTask(reading, reading.round_of(2016), groups, None if of_all else groups[0])
    content = word(task).content
    assert isinstance(content, Annex)
    return content


@pytest.mark.parametrize("word", KINDS)
def test_a_locked_annex_says_what_the_open_one_said(
    session: Session, word: Callable[[PaperTask], PaperPart]
) -> None:
    earlier = add_year(session, 2015, MADE_UP_2015)
    before = annex_of(session, word)
    assert before.stamp.mark is PageMark.DRAFT
    lock = locking.lock(
        session, session.round_of(2016), by="Nguyễn Thị Lan", now=datetime(2017, 5, 23, 8, 0)
    )
    # The year before is open still: what it came to when 2016 was locked is what stays printed.
    book = session.book(earlier.id, session.group_of("so").id)
    places = [Place(unit.id, book.leaves[0].id) for unit in book.units]
    session.do(clear(book, Stage.APPRAISAL_1, places).edit)
    reading = locked_rounds.reading_for_papers(session, session.round_of(2016))
    after = annex_of(reading, word)
    assert after.stamp.fingerprint == lock.short
    assert lock.short in after.footnotes[-1]
    assert after == replace(
        before, stamp=after.stamp, footnotes=(*before.footnotes, after.footnotes[-1])
    )
