"""The list of what does not apply: short where a branch is covered, on paper and as a sheet."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.services import not_applicable_list, score_entry
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.ranking import ranking_annex
from parindex_desktop.services.session import Session
from tests.paper_sets import task_of, workbook
from tests.trait_files import (
    NO_PROCEDURES,
    NO_STAFF,
    book_of,
    open_trait_file,
    place_of,
    type_points,
)

GROUND = "Không phát sinh trong năm"
WHOLE = "Toàn bộ lĩnh vực 2 (Cải cách thủ tục hành chính)"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Four units with points, so that they are ranked; two of them with a trait."""
    opened = open_trait_file(
        tmp_path, traits={"Thanh tra tỉnh": (NO_PROCEDURES,), "Sở Tài chính": (NO_PROCEDURES,)}
    )
    for name, plan in (("Sở Nội vụ", "10"), ("Sở Y tế", "9"), ("Sở Tài chính", "8")):
        type_points(opened, name, {"1.1": plan})
    type_points(opened, "Thanh tra tỉnh", {"1.1": "1"})
    yield opened
    opened.close()


def mark(session: Session, name: str, *codes: str, ground: str = GROUND) -> None:
    score = Score(CellState.NOT_APPLICABLE, ground=ground)
    places = [place_of(session, name, code) for code in codes]
    for layer in (Stage.APPRAISAL_1, Stage.SURVEY):
        session.do(score_entry.set_state(book_of(session), layer, places, score).edit)


def told(session: Session) -> list[tuple[str, str, str, str]]:
    listed = not_applicable_list.of_group(book_of(session))
    return [(e.unit, e.criteria, format_points(e.maximum), e.ground) for e in listed]


def test_a_whole_branch_is_named_once_in_the_order_of_the_ranking(session: Session) -> None:
    assert told(session) == [
        ("Sở Tài chính", WHOLE, "30", NO_PROCEDURES),
        ("Thanh tra tỉnh", WHOLE, "30", NO_PROCEDURES),
    ]


@pytest.mark.parametrize(
    ("codes", "words", "points"),
    [
        (("2.1.1",), "Tiêu chí 2.1.1", "5"),
        (("2.1.1", "2.2", "1.2"), "Tiêu chí 1.2, 2.1.1, 2.2", "35"),
        (("2.1.1", "2.1.2"), "Toàn bộ tiêu chí 2.1 (Công khai thủ tục hành chính)", "10"),
        (("2.1.1", "2.1.2", "2.2"), WHOLE, "30"),
        (("1.2", "2.1.1", "2.1.2", "2.2"), f"{WHOLE}; tiêu chí 1.2", "40"),
        (("3",), "Tiêu chí 3", "30"),
    ],
)
def test_criteria_are_named_as_shortly_as_they_can_be(
    session: Session, codes: tuple[str, ...], words: str, points: str
) -> None:
    mark(session, "Sở Y tế", *codes)
    assert (("Sở Y tế", words, points, GROUND)) in told(session)


def test_each_ground_has_a_line_and_none_hides_another(session: Session) -> None:
    mark(session, "Sở Y tế", "2.1.1", "2.1.2")
    mark(session, "Sở Y tế", "2.2", ground="")
    own = [line[1:] for line in told(session) if line[0] == "Sở Y tế"]
    assert own == [
        ("Toàn bộ tiêu chí 2.1 (Công khai thủ tục hành chính)", "10", GROUND),
        ("Tiêu chí 2.2", "20", ""),
    ]


def test_units_without_an_index_stand_neither_in_the_ranking_nor_in_the_list(
    session: Session,
) -> None:
    place = place_of(session, "Thanh tra tỉnh", "1.1")
    session.do(score_entry.clear(book_of(session), Stage.APPRAISAL_1, [place]).edit)
    assert [line[0] for line in told(session)] == ["Sở Tài chính"]


def test_the_annex_prints_it_with_units_alike_in_one_row(session: Session) -> None:
    mark(session, "Sở Y tế", "1.2", ground="")
    annex = ranking_annex(task_of(session, book_of(session)))
    assert annex.not_applicable is not None
    assert [column.heading for column in annex.not_applicable.columns] == [
        "STT", "Sở, ban, ngành", "Tiêu chí không áp dụng", "Điểm tối đa được loại trừ", "Lý do",
    ]  # fmt: skip
    assert [row.cells for row in annex.not_applicable.rows] == [
        ("1", "02 đơn vị: Sở Tài chính; Thanh tra tỉnh", WHOLE, "30", NO_PROCEDURES),
        ("2", "Sở Y tế", "Tiêu chí 1.2", "10", "–"),
    ]
    assert "loại khỏi cả điểm đạt được và điểm tối đa" in " ".join(annex.footnotes)


def test_a_round_that_keeps_the_maximum_says_so(session: Session) -> None:
    round_ = session.rounds[0]
    kept = replace(round_, policy=replace(round_.policy, rebase_not_applicable=False))
    session.do(Edit("rounds.policy", entities=(EntityChange(round_, kept),)))
    assert not_applicable_list.headings(book_of(session))[3] == "Điểm tối đa vẫn được tính"


def test_there_is_no_list_where_everything_applies(tmp_path: Path) -> None:
    session = open_trait_file(tmp_path)
    type_points(session, "Sở Y tế", {"1.1": "5"})
    annex = ranking_annex(task_of(session, book_of(session)))
    assert annex.not_applicable is None
    path = workbook(session, PaperKind.RANKING, [session.group_of("so")], tmp_path)
    assert load_workbook(path).sheetnames == ["so"]
    session.close()


def test_the_workbook_has_a_sheet_of_it_line_by_line(session: Session, tmp_path: Path) -> None:
    mark(session, "Sở Y tế", "2.1.1")
    path = workbook(session, PaperKind.RANKING, [session.group_of("so")], tmp_path)
    book = load_workbook(path)
    assert book.sheetnames == ["so", "so KAD"]
    rows = [row for row in book["so KAD"].iter_rows(values_only=True) if isinstance(row[0], int)]
    assert rows == [
        (1, "Sở Tài chính", WHOLE, 30, NO_PROCEDURES),
        (2, "Sở Y tế", "Tiêu chí 2.1.1", 5, GROUND),
        (3, "Thanh tra tỉnh", WHOLE, 30, NO_PROCEDURES),
    ]


def test_a_trait_and_a_mark_are_told_apart(session: Session) -> None:
    mark(session, "Sở Tài chính", "1.2", ground=NO_STAFF)
    own = [line[1:] for line in told(session) if line[0] == "Sở Tài chính"]
    assert own == [("Tiêu chí 1.2", "10", NO_STAFF), (WHOLE, "30", NO_PROCEDURES)]
