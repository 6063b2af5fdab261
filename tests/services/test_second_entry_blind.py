"""What the log keeps back from whoever may key blind, until the second entry is closed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop import i18n
from parindex_desktop.services import audit_log, second_entry
from parindex_desktop.services.audit_log import CellLine, Query
from parindex_desktop.services.log_export import LogFormat, text_pieces
from parindex_desktop.services.second_entry_blind import HIDDEN, NOTHING_HIDDEN, blind_cells
from parindex_desktop.services.session import Session
from tests.second_entries import (
    FIRST,
    OFFICIAL,
    SECOND,
    Desk,
    begin,
    book_of,
    open_first_entry,
    work_as,
)

KEYED = "0,123"
"""A content that stands nowhere else in the file."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A sheet that Minh has begun to key."""
    i18n.set_language("vi")
    session = open_first_entry(tmp_path)
    campaign = begin(session)
    desk = Desk(session, campaign, book_of(session).units[0].id)
    desk.take()
    desk.key(0, KEYED)
    yield desk
    session.close()


def query(session: Session, words: str = "") -> Query:
    return Query(words=words, blind=blind_cells(session))


def told(session: Session) -> tuple[list[str], list[CellLine]]:
    """The lines of the log and all their cells, for whoever works."""
    asked = query(session)
    lines = audit_log.read_page(session, asked).lines
    return [line.what for line in lines], [
        cell for line in lines for cell in audit_log.cells_of(session, line, asked)
    ]


@pytest.mark.parametrize("name", [FIRST, SECOND, OFFICIAL])
def test_only_the_official_and_the_secretary_read_what_was_keyed(desk: Desk, name: str) -> None:
    work_as(desk.session, name)
    sentences, cells = told(desk.session)
    may = name != SECOND
    assert any(KEYED in each for each in sentences) == may
    assert (KEYED in {cell.after for cell in cells}) == may
    assert any(HIDDEN in each for each in sentences) != may


def test_the_first_entry_of_the_sheet_is_kept_back_as_well(desk: Desk) -> None:
    unit = desk.session.units[desk.unit].name
    _, cells = told(desk.session)
    first = [cell for cell in cells if cell.unit == unit and "lần hai" not in cell.stage]
    assert {cell.after for cell in first if cell.stage == "Thẩm định lần 1"} == {HIDDEN}
    desk.key_all()
    desk.finish()
    _, cells = told(desk.session)
    agreed = [cell for cell in cells if cell.unit == unit and cell.stage == "Thẩm định lần 1"]
    assert HIDDEN not in {cell.after for cell in agreed}


def test_who_only_looks_on_reads_no_more_than_who_keys(desk: Desk) -> None:
    desk.session.work_as(None)
    assert blind_cells(desk.session)
    assert not any(KEYED in each for each in told(desk.session)[0])


def test_what_is_kept_back_is_not_found_by_its_digits(desk: Desk) -> None:
    assert not audit_log.read_page(desk.session, query(desk.session, KEYED)).lines
    work_as(desk.session, OFFICIAL)
    assert audit_log.read_page(desk.session, query(desk.session, KEYED)).lines


@pytest.mark.parametrize("form", [LogFormat.CSV, LogFormat.JSON])
def test_an_export_keeps_back_what_the_screen_does(desk: Desk, form: LogFormat) -> None:
    asked = query(desk.session)
    lines = audit_log.read_lines(desk.session, asked)
    text = "".join(text_pieces(desk.session, lines, form, blind=asked.blind))
    assert KEYED not in text
    assert HIDDEN in text
    if form is LogFormat.JSON:
        assert len(json.loads(text)) == len(audit_log.read_page(desk.session, Query()).lines)


def test_all_is_told_once_the_second_entry_is_closed(desk: Desk) -> None:
    work_as(desk.session, OFFICIAL)
    desk.session.do(second_entry.close(desk.session, desk.campaign, "hết thời hạn"))
    work_as(desk.session, SECOND)
    assert blind_cells(desk.session) == NOTHING_HIDDEN
    assert any(KEYED in each for each in told(desk.session)[0])
