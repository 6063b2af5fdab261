"""`parindex log` and `parindex verify`, as another program calls them."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


def test_the_log_is_told_in_three_shapes(an_giang: Path, parindex: Terminal) -> None:
    text = parindex("log", an_giang)
    assert text.code == 0
    assert "Nhập từ bảng angiang_2016_huyen.csv" in text.out
    assert "    Sở Nội vụ · " in text.out
    entries = json.loads(parindex("log", an_giang, "--format", "json").out)
    assert [entry["action"] for entry in entries] == ["import", "import", "file.create"]
    rows = list(csv.DictReader(
        io.StringIO(parindex("log", an_giang, "--format", "csv").out), delimiter=";"
    ))  # fmt: skip
    assert len(rows) == sum(len(entry["changes"]) or 1 for entry in entries)
    assert {row["Đơn vị"] for row in rows} >= {"Sở Nội vụ", "Tri Tôn", ""}


def test_it_is_narrowed_to_a_unit_a_criterion_and_days(an_giang: Path, parindex: Terminal) -> None:
    (entry,) = json.loads(
        parindex("log", an_giang, "--unit", "so noi vu", "--year", 2016, "--format", "json").out
    )
    assert {change["unit"] for change in entry["changes"]} == {"Sở Nội vụ"}
    code = entry["changes"][0]["criterion"].split()[0]
    entries = json.loads(
        parindex("log", an_giang, "--criterion", code, "--unit", "Sở Nội vụ", "--group", "so",
                 "--format", "json").out
    )  # fmt: skip
    assert [len(entry["changes"]) for entry in entries] == [1]
    assert parindex("log", an_giang, "--until", "2016-01-01").out == ""
    assert parindex("log", an_giang, "--since", "2016-01-01").out != ""


@pytest.mark.parametrize(("arguments", "said"), [
    (("--unit", "Sở Nội Vu A"), "LOG.101: Trong tệp không có đơn vị “Sở Nội Vu A”. "),
    (("--unit", "Noi vu"), "Sở Nội vụ"),
    (("--criterion", "TĐ.9"), "LOG.102: Trong tệp không có tiêu chí “TĐ.9”. "),
    (("--since", "2020-02-02", "--until", "2020-02-01"), "LOG.103: "),
    (("--year", "2031"), "SET.115: "),
    (("--group", "x"), "SET.116: "),
])  # fmt: skip
def test_what_is_not_there_is_told_with_what_is_near(
    an_giang: Path, parindex: Terminal, arguments: tuple[str, ...], said: str
) -> None:
    answer = parindex("log", an_giang, *arguments)
    assert (answer.code, answer.out) == (3, "")
    assert said in answer.err


def test_a_sound_file_is_verified(an_giang: Path, parindex: Terminal) -> None:
    answer = parindex("verify", an_giang)
    assert (answer.code, answer.err) == (0, "")
    assert "nhật ký nguyên vẹn" in answer.out
    assert json.loads(parindex("verify", an_giang, "--format", "json").out) == []


def test_what_was_changed_past_the_program_is_found(an_giang: Path, parindex: Terminal) -> None:
    with closing(sqlite3.connect(an_giang)) as other:
        other.execute("DROP TRIGGER audit_no_update")
        other.execute("UPDATE audit SET name = 'x' WHERE id = 2")
        other.execute("UPDATE scores SET points = points - 1 WHERE unit_id ="
                      " (SELECT min(unit_id) FROM scores) AND stage = 'survey'")  # fmt: skip
        other.commit()
    answer = parindex("verify", an_giang, "--format", "json")
    assert answer.code == 3
    found = json.loads(answer.out)
    assert [each["code"] for each in found] == ["FILE.163", "FILE.177"]
    assert all(each["message"] and each["severity"] == "error" for each in found)
    assert parindex("verify", an_giang).err.startswith("FILE.163 [2]: ")


def test_what_is_no_work_file_is_told(tmp_path: Path, parindex: Terminal) -> None:
    strange = tmp_path / "a.parindex"
    strange.write_bytes(b"x" * 200)
    answer = parindex("verify", strange)
    assert answer.code == 3
    assert answer.err.startswith("FILE.103")
