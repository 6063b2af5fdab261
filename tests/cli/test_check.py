"""`parindex check`: sound or not, what the scores lack, and what other programs read of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.edits import Author, CellChange, Edit
from parindex_desktop.domain.scores import BLANK, Score, Stage
from parindex_desktop.errors import Severity
from parindex_desktop.services import opening
from parindex_desktop.services.accepting import accept
from parindex_desktop.services.checking import Checker

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def put(file: Path, unit: str, code: str, stage: Stage, text: str) -> None:
    """Writes a score into a cell of the departments, past the bounds that typing has."""
    session = opening.open_session(file, Author("Lan"))
    book = session.book(session.round_of(2016).id, session.group_of("so").id)
    unit_id = next(each.id for each in book.units if each.name == unit)
    leaf = next(each for each in book.leaves if each.code == code)
    key = book.key(unit_id, leaf.id, stage)
    after = Score.number(int(text) * 10_000) if text else BLANK
    session.do(Edit("x", cells=(CellChange(key, book.score(*key[1:]), after),)))
    session.close()


def accept_all(file: Path) -> None:
    session = opening.open_session(file, Author("Lan"))
    book = session.book(session.round_of(2016).id, session.group_of("so").id)
    found = Checker(session, book.round.id, book.group.id).findings()
    warnings = [each for each in found if each.finding.severity is Severity.WARNING]
    session.do(accept(book, warnings, "Đã xem lại.", author="Lan", day=date(2026, 1, 5)))
    session.close()


def test_published_results_are_sound_and_draw_no_warnings(
    an_giang: Path, parindex: Terminal
) -> None:
    answer = parindex("check", an_giang)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(str(an_giang))
    assert json.loads(parindex("check", an_giang, "--format", "json").out) == []


def test_an_error_is_one_line_and_exit_code_3(an_giang: Path, parindex: Terminal) -> None:
    put(an_giang, "Sở Y tế", "TĐ", Stage.APPRAISAL_1, "")
    answer = parindex("check", an_giang)
    assert (answer.code, answer.out) == (3, "")
    (line,) = answer.err.splitlines()
    assert line.startswith("CHK.102 [2016 · so · Sở Y tế]: Đơn vị chưa được thẩm định.")


def test_a_warning_alone_leaves_the_exit_code_0(an_giang: Path, parindex: Terminal) -> None:
    put(an_giang, "Sở Y tế", "XHH", Stage.SURVEY, "")
    answer = parindex("check", an_giang)
    assert (answer.code, answer.out) == (0, ""), "a file with a warning is not called sound"
    assert answer.err.startswith("CHK.209 [2016 · so · Sở Y tế · XHH]: ")


def test_other_programs_read_json(an_giang: Path, parindex: Terminal) -> None:
    put(an_giang, "Sở Y tế", "XHH", Stage.SURVEY, "31")
    put(an_giang, "Sở Nội vụ", "XHH", Stage.SURVEY, "")
    answer = parindex("check", an_giang, "--format", "json")
    assert (answer.code, answer.err) == (3, "")
    of_file, *found = json.loads(answer.out)
    assert (of_file["code"], of_file["unit"], of_file["place"]) == (
        "FILE.164", "", "Sở Y tế · XHH",
    )  # fmt: skip
    keys = ("code", "severity", "unit", "criterion", "round", "group", "stage", "accepted")
    assert [tuple(each[key] for key in keys) for each in found] == [
        ("CHK.103", "error", "Sở Y tế", "XHH", "2016", "so", "survey", False),
        ("CHK.209", "warning", "Sở Nội vụ", "XHH", "2016", "so", "survey", False),
    ]
    assert all(each["message"] for each in found)


def test_an_accepted_warning_is_told_as_accepted(an_giang: Path, parindex: Terminal) -> None:
    put(an_giang, "Sở Y tế", "XHH", Stage.SURVEY, "")
    accept_all(an_giang)
    (found,) = json.loads(parindex("check", an_giang, "--format", "json").out)
    assert (found["accepted"], found["reason"]) == (True, "Đã xem lại.")
    assert "Đã chấp nhận: Đã xem lại." in parindex("check", an_giang).err


@pytest.mark.parametrize(
    ("options", "count"),
    [((), 1), (("--year", 2016), 1), (("--group", "so"), 1), (("--group", "huyen"), 0)],
)
def test_year_and_group_narrow_the_report(
    options: tuple[object, ...], count: int, an_giang: Path, parindex: Terminal
) -> None:
    put(an_giang, "Sở Y tế", "TĐ", Stage.APPRAISAL_1, "")
    out = parindex("check", an_giang, "--format", "json", *options).out
    assert len(json.loads(out)) == count


@pytest.mark.parametrize(
    ("options", "code"), [(("--year", 2015), "SET.115"), (("--group", "khong"), "SET.116")]
)
def test_a_year_or_group_that_is_not_there_is_told(
    options: tuple[object, ...], code: str, an_giang: Path, parindex: Terminal
) -> None:
    answer = parindex("check", an_giang, *options)
    assert (answer.code, answer.err[:7]) == (3, code)


def test_nothing_is_said_of_scores_in_a_damaged_file(an_giang: Path, parindex: Terminal) -> None:
    put(an_giang, "Sở Y tế", "XHH", Stage.SURVEY, "31")
    with closing(sqlite3.connect(an_giang)) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        other.execute("DELETE FROM units WHERE name = 'Sở Nội vụ'")
        other.commit()
    answer = parindex("check", an_giang, "--format", "json")
    found = json.loads(answer.out)
    assert answer.code == 3
    assert {each["code"][:4] for each in found} == {"FILE"}
    assert all(each["unit"] == "" for each in found)


def test_accepted_warnings_are_printed(an_giang: Path, tmp_path: Path, parindex: Terminal) -> None:
    common = ("print", an_giang, "--year", 2016, "--document", "warnings", "--out", tmp_path / "o")
    answer = parindex(*common)
    assert (answer.code, answer.err[:7]) == (3, "CHK.303")
    put(an_giang, "Sở Y tế", "XHH", Stage.SURVEY, "")
    accept_all(an_giang)
    assert parindex(*common).code == 0
    (written,) = (tmp_path / "o").iterdir()
    assert written.name == "phu-luc-canh-bao-da-chap-nhan-so-2016.pdf"
