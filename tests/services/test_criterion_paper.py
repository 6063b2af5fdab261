"""What the annex by criterion and its sheet say of the scores of a group."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.papers_criteria import CriterionAnnex
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage
from parindex_desktop.errors import InputError
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.papers.criteria import criteria_part, criteria_table
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.ranking_table import ranking_table
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang
from tests.paper_sets import papers, task_of, workbook
from tests.score_files import communes, open_score_file


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_score_file(tmp_path, communes(12), 9)
    yield opened
    opened.close()


def book_of(session: Session) -> GroupBook:
    round_ = session.rounds[0]
    return session.book(round_.id, session.groups_in(round_.id)[0].id)


def annex_of(session: Session) -> CriterionAnnex:
    content = criteria_part(task_of(session, book_of(session))).content
    assert isinstance(content, CriterionAnnex)
    return content


def put(session: Session, place: int, leaf: int, score: Score) -> str:
    """Gives one unit other points in one appraised leaf; returns the unit's name."""
    book = book_of(session)
    unit = book.units[place]
    key = book.key(unit.id, book.leaves[leaf].id, Stage.APPRAISAL_1)
    before = book.score(unit.id, book.leaves[leaf].id, Stage.APPRAISAL_1)
    session.do(Edit("scores.set", cells=(CellChange(key, before, score),)))
    return unit.name


def line_of(session: Session, name: str) -> tuple[str, ...]:
    return next(row for row in annex_of(session).table.rows if row[1] == name)


def test_units_stand_in_the_order_of_the_ranking_with_its_totals(session: Session) -> None:
    book = book_of(session)
    rows = criteria_table(book).rows
    assert [row[1] for row in rows] == [row.texts[1] for row in ranking_table(book).rows]
    assert [row[-1] for row in rows] == [standing.index for standing in book.standings]


def test_a_row_adds_up_to_its_total(session: Session) -> None:
    for row in criteria_table(book_of(session)).rows:
        cells = [value for value in row[2:-2] if isinstance(value, Decimal)]
        assert sum(cells) == row[-2]


@pytest.mark.parametrize(
    ("score", "mark", "meaning"),
    [
        (Score(CellState.NOT_APPLICABLE, ground="Không có TTHC"), "KAD", "không áp dụng"),
        (Score(CellState.PENDING, ground="Chờ báo cáo"), "chờ", "đang chờ"),
        (BLANK, "–", "chưa có điểm"),
    ],
)
def test_a_cell_without_a_number_has_a_mark_that_a_note_explains(
    session: Session, score: Score, mark: str, meaning: str
) -> None:
    assert not any(meaning in note for note in annex_of(session).footnotes[:3])
    name = put(session, 4, 1, score)
    assert line_of(session, name)[2 + 1] == mark
    assert any(meaning in note for note in annex_of(session).footnotes)


def test_the_mean_leaves_out_units_without_a_number(session: Session) -> None:
    for place in range(12):
        put(session, place, 0, Score.number(5_000 if place else 2_500))
    put(session, 3, 0, Score(CellState.NOT_APPLICABLE, ground="Không có"))
    assert annex_of(session).table.summary[2] == "0,48"  # (10 x 0,5 + 0,25) / 11


def test_each_domain_spans_its_criteria_and_the_legend_names_all(session: Session) -> None:
    annex, tree = annex_of(session), book_of(session).tree
    spanned = [annex.codes[group.first - 2 : group.end - 2] for group in annex.table.groups]
    below = [tuple(leaf.code for leaf in tree.children(top.id)) for top in tree.children(None)]
    assert spanned == below
    assert annex.domains == tuple(top.code for top in tree.children(None))
    assert [row.cells[:2] for row in annex.legend.rows] == [(c.code, c.name) for c in tree.criteria]


def test_criteria_without_a_domain_stand_by_themselves(tmp_path: Path) -> None:
    session = open_an_giang(tmp_path)
    (paper,) = papers(session, PaperKind.CRITERIA)
    annex = paper.contents[0]
    assert isinstance(annex, CriterionAnnex)
    assert annex.table.groups == ()
    assert [column.heading for column in annex.table.columns][2:4] == ["TĐ (70)", "ĐT (30)"]
    assert annex.table.rows[0][1:5] == ("Sở Giao thông Vận tải", "68,5", "26,39", "94,89")
    session.close()


def test_the_sheet_has_real_numbers_and_keeps_units_in_view(
    session: Session, tmp_path: Path
) -> None:
    groups = session.groups_in(session.rounds[0].id)
    page = load_workbook(workbook(session, PaperKind.CRITERIA, groups, tmp_path)).worksheets[0]
    frozen = str(page.freeze_panes)
    assert frozen.startswith("C")
    first = int(frozen[1:])
    wanted = criteria_table(book_of(session)).rows
    assert [cell.value for cell in page[first]] == [
        float(value) if isinstance(value, Decimal) else value for value in wanted[0]
    ]
    leaf = book_of(session).leaves[0]
    assert leaf.name in str(page.cell(first - 1, 3).value)


def test_a_group_without_scores_has_no_annex(tmp_path: Path) -> None:
    session = open_score_file(tmp_path, communes(3), 6, filled=0.0)
    with pytest.raises(InputError) as refused:
        criteria_part(task_of(session, book_of(session)))
    assert refused.value.code == "DOC.101"
    session.close()
