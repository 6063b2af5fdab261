from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from parindex_desktop.domain.numbers import NumberStyle
from parindex_desktop.domain.rounds import DEFAULT_COLUMNS, ColumnKind, RankingColumn
from parindex_desktop.errors import InputError
from parindex_desktop.services import results
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.ranking_table import ranking_table
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


def book(session: Session, code: str = "so") -> GroupBook:
    return session.book(session.rounds[0].id, session.group_of(code).id)


def test_columns_are_kept_in_their_order_with_their_headings(session: Session) -> None:
    columns = list(DEFAULT_COLUMNS)
    columns[2] = replace(columns[2], heading="  Điểm   thẩm định (70) ", style=NumberStyle.FIXED)
    columns.append(RankingColumn(ColumnKind.CRITERION, criterion_code="ĐT"))
    columns.append(RankingColumn(ColumnKind.CRITERION, criterion_code="TĐ", visible=False))
    session.do(results.set_columns(session, book(session), columns, show_mean=False))
    table = ranking_table(book(session))
    assert table.headings[2] == "Điểm thẩm định (70)"
    assert table.rows[0].texts[2] == "68,50"
    assert table.headings[-1] == "Điểm điều tra xã hội học"
    assert table.summary == ()
    assert not any(column.criterion_code == "TĐ" for column in book(session).setup.columns)
    session.bus.undo()
    assert book(session).setup.columns == DEFAULT_COLUMNS


def test_a_table_without_columns_is_refused(session: Session) -> None:
    hidden = [replace(column, visible=False) for column in DEFAULT_COLUMNS]
    with pytest.raises(InputError) as refused:
        results.set_columns(session, book(session), hidden, show_mean=True)
    assert refused.value.code == "DOC.103"


def test_every_criterion_is_offered_once(session: Session) -> None:
    offered = results.offered_columns(book(session))
    assert offered[: len(DEFAULT_COLUMNS)] == DEFAULT_COLUMNS
    assert [c.criterion_code for c in offered[len(DEFAULT_COLUMNS) :]] == ["TĐ", "ĐT"]
    shown = replace(offered[-1], visible=True)
    session.do(results.set_columns(session, book(session), [shown], show_mean=True))
    assert [c.criterion_code for c in results.offered_columns(book(session))] == ["ĐT", "TĐ"]


def test_a_title_keeps_its_lines(session: Session) -> None:
    session.do(results.set_title(session, book(session), " Kết quả  xếp hạng \n\n năm 2016"))
    assert book(session).setup.title == "Kết quả xếp hạng\nnăm 2016"
    assert book(session, "huyen").setup.title == ""


def test_a_setting_of_a_group_without_a_set_up_makes_one(session: Session) -> None:
    xa = session.group_of("xa")
    edit = results.change_setup(
        session, session.rounds[0].id, xa.id, "results.columns", show_mean=False
    )
    session.do(edit)
    assert not session.reader.setups(session.rounds[0].id)[xa.id].show_mean
    session.bus.undo()
    assert xa.id not in session.reader.setups(session.rounds[0].id)


def test_a_setting_that_changes_nothing_is_no_edit(session: Session) -> None:
    edit = results.set_columns(session, book(session), DEFAULT_COLUMNS, show_mean=True)
    assert edit.is_empty


def test_sorting_goes_by_size_and_by_vietnamese_order(session: Session) -> None:
    table = ranking_table(book(session, "huyen"))
    survey = results.sorted_rows(table.rows, 3, descending=False)
    assert [row.texts[3] for row in survey][:3] == ["23,21", "24,32", "24,65"]
    by_name = results.sorted_rows(table.rows, 1, descending=False)
    assert [row.texts[1] for row in by_name] == [
        "An Phú", "Châu Đốc", "Châu Phú", "Châu Thành", "Chợ Mới", "Long Xuyên", "Phú Tân",
        "Tân Châu", "Thoại Sơn", "Tịnh Biên", "Tri Tôn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [("chau", 4), ("CHÂU đốc", 1), ("", 11), ("  ", 11), ("xuat sac", 4), ("92,06", 0)],
)
def test_search_reads_names_and_classes_without_diacritics(
    session: Session, query: str, found: int
) -> None:
    table = ranking_table(book(session, "huyen"))
    assert len(results.matching_rows(table.rows, table, query)) == found
