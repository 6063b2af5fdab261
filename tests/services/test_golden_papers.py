"""Whole pages of An Giang 2016, line by line as a reader of the PDF gets them.

The lines lie in `tests/golden_papers`; each was read beside the picture of its page.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.documents import Mode
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import PaperRequest
from tests.earlier_years import MADE_UP_2015, add_year
from tests.paper_sets import papers
from tests.reports.papers import pages

if TYPE_CHECKING:
    from parindex_desktop.services.session import Session

GOLDEN = Path(__file__).parents[1] / "golden_papers"
REQUEST = PaperRequest(Mode.PAPER, "1590", date(2017, 5, 23))


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (PaperKind.DOMAINS, ("huyen",)),
        (PaperKind.CLASSES, ("so", "huyen")),
        (PaperKind.CHANGES, ("huyen",)),
    ],
)
def test_pages_read_line_by_line_as_they_did(
    session: Session, kind: PaperKind, codes: tuple[str, ...]
) -> None:
    add_year(session, 2015, MADE_UP_2015)
    groups = tuple(session.group_of(code) for code in codes)
    (paper,) = papers(session, kind, groups, REQUEST, round_=session.round_of(2016))
    found = [line for page in pages(paper.make()) for line in page]
    golden = (GOLDEN / f"{kind}_an_giang_2016.txt").read_text(encoding="utf-8")
    assert found == golden.splitlines()
