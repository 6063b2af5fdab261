"""The log as a file: what the filter shows reads back, and no text becomes a formula."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from parindex_desktop import i18n
from parindex_desktop.domain.edits import Author, Edit
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.domain.trail import TrailFilter
from parindex_desktop.errors import InputError, SurroundingsError
from parindex_desktop.services import log_export, score_entry, units
from parindex_desktop.services.audit_log import Query
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.log_export import LogFormat, export_beside, export_log
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session

EVIL = '=HYPERLINK("x")'


@pytest.fixture(autouse=True)
def evil(session: Session, book: GroupBook) -> None:
    """A unit, a ground and an author whose texts begin like formulas."""
    i18n.set_language("vi")
    unit = book.units[0]
    session.do(units.rename(session, book.round.id, unit.id, EVIL))
    renamed = session.book(book.round.id, book.group.id)
    place = Place(unit.id, book.leaves[0].id)
    waiting = Score(CellState.PENDING, ground="-1+2; \x0bchờ")
    session.do(score_entry.set_state(renamed, Stage.APPRAISAL_1, [place], waiting).edit)
    clear = score_entry.clear(renamed, Stage.APPRAISAL_1, [place]).edit
    session.work_file.apply(clear, author=Author("@Minh", "#VALUE!"))


def query(book: GroupBook) -> Query:
    return Query(TrailFilter(unit_id=book.units[0].id))


def test_a_workbook_reads_back_and_computes_nothing(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    path = tmp_path / "log.xlsx"
    export_log(session, query(book), path, LogFormat.XLSX)
    sheet = load_workbook(path).worksheets[0]
    assert sheet.freeze_panes == "A2"
    heading, newest, older, *_ = sheet.iter_rows()
    assert [c.value for c in heading][:5] == ["STT", "Lúc", "Người thực hiện", "Vai trò", "Việc"]
    assert [c.value for c in newest][2:4] == ["@Minh", "#VALUE!"]
    assert newest[5].value == older[5].value == EVIL
    assert older[10].value == "-1+2; chờ", "a letter that no workbook can hold is left out"
    texts = [c for row in sheet.iter_rows() for c in row if isinstance(c.value, str)]
    assert {c.data_type for c in texts} == {"s"}
    assert sheet.max_row == 1 + 5, "a row for each change (two of the import), one for the name"


def test_separated_text_is_harmless_in_excel(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    export_log(session, query(book), path, LogFormat.CSV)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, newest, older, *_ = csv.reader(file, delimiter=";")
    assert newest[2] == "'@Minh"
    assert older[5] == f"'{EVIL}"
    assert older[8] == "68,5"


def test_json_keeps_entries_whole(session: Session, book: GroupBook, tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    export_log(session, query(book), path, LogFormat.JSON)
    newest, older, *_ = json.loads(path.read_text(encoding="utf-8"))
    assert (newest["person"], newest["kind"], newest["action"]) == (
        "@Minh", "do", "scores.clear.one",
    )  # fmt: skip
    (change,) = older["changes"]
    assert (change["unit"], change["stage"], change["before"]) == (EVIL, "appraisal1", "68,5")
    export_log(session, Query(words="không có gì"), path, LogFormat.JSON)
    assert json.loads(path.read_text(encoding="utf-8")) == []


def test_too_many_rows_or_a_stop_leave_no_file(
    session: Session, book: GroupBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_export, "MOST_IN_WORKBOOK", 3)
    path = tmp_path / "out" / "log.xlsx"
    with pytest.raises(InputError) as refused:
        export_log(session, query(book), path, LogFormat.XLSX)
    assert (refused.value.code, refused.value.params) == ("LOG.104", {"most": "3"})

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    for form in LogFormat:
        with pytest.raises(KeyboardInterrupt):
            export_log(session, query(book), path, form, stop)
    assert list(path.parent.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    taken = tmp_path / "log.csv"
    taken.mkdir()
    with pytest.raises(SurroundingsError) as refused:
        export_log(session, query(book), taken, LogFormat.CSV)
    assert refused.value.code == "DOC.201"


def test_it_is_written_beside_the_open_file(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    told: list[int] = []
    beside, own = tmp_path / "a.json", tmp_path / "b.json"
    export_beside(session.path, query(book), beside, LogFormat.JSON, lambda n, _: told.append(n))
    export_log(session, query(book), own, LogFormat.JSON)
    assert beside.read_bytes() == own.read_bytes()
    assert told == [1, 2, 3, 4]
    assert session.do(Edit("none")) is None
