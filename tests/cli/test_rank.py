"""Published tables, imported and ranked from the terminal."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def published(name: str) -> list[list[str]]:
    lines = resource("sample", name).read_text(encoding="utf-8").splitlines()
    return list(csv.reader((li for li in lines if not li.startswith("#")), delimiter=";"))


@pytest.mark.parametrize("code", ["so", "huyen"])
def test_json_says_what_an_giang_published(code: str, an_giang: Path, parindex: Terminal) -> None:
    answer = parindex("rank", an_giang, "--year", 2016, "--group", code, "--format", "json")
    rows = json.loads(answer.out)
    expected = [row for row in published(f"angiang_2016_{code}.csv")[1:] if row[0]]
    found = [[str(r["rank"]), r["unit"], r["appraised"], r["survey"], r["index"]] for r in rows]
    with_point = [[*row[:2], *(cell.replace(",", ".") for cell in row[2:])] for row in expected]
    assert found == with_point
    assert {r["maximum"] for r in rows} == {"100"}
    assert all(r["total"] == r["index"] for r in rows)
    assert list(rows[0]) == [
        "rank", "unit", "appraised", "survey", "total", "maximum", "index", "class",
    ]  # fmt: skip


def test_csv_is_the_published_table_to_the_letter(an_giang: Path, parindex: Terminal) -> None:
    answer = parindex("rank", an_giang, "--year", 2016, "--group", "so", "--format", "csv")
    printed = list(csv.reader(answer.out.splitlines(), delimiter=";"))
    assert printed[:18] == published("angiang_2016_so.csv")


def test_binh_duong_2017_comes_out_as_printed(tmp_path: Path, parindex: Terminal) -> None:
    path = tmp_path / "bd.parindex"
    table = resource("sample", "binhduong_2017_huyen.csv")
    parindex("new", path, "--province", "Bình Dương")
    # The maxima 65 and 35 stand in the headings.
    answer = parindex("import", path, table, "--year", 2017, "--group", "huyen")
    assert answer.code == 0, answer.err
    answer = parindex("rank", path, "--year", 2017, "--group", "huyen", "--format", "csv")
    printed = list(csv.reader(answer.out.splitlines(), delimiter=";"))
    expected = published("binhduong_2017_huyen.csv")
    assert printed[1:10] == expected[1:10]
    assert printed[10][-1] == expected[10][-1] == "78,39%"
    out = parindex("rank", path, "--year", 2017, "--group", "huyen").out
    assert "Giá trị trung bình Chỉ số CCHC của các huyện, thị xã, thành phố  78,39%" in out


def test_text_shows_the_rules_and_no_mean_where_the_published_table_has_none(
    an_giang: Path, parindex: Terminal
) -> None:
    out = parindex("rank", an_giang, "--year", 2016, "--group", "huyen").out
    assert "Châu Đốc" in out
    assert "Giá trị trung bình" not in out
    assert "* Xếp hạng theo Chỉ số đã làm tròn" in out


def test_a_year_or_group_that_is_not_there_is_told(an_giang: Path, parindex: Terminal) -> None:
    answer = parindex("rank", an_giang, "--year", 2015, "--group", "so")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "SET.115: Chưa có kỳ đánh giá năm 2015. Các kỳ trong tệp này: 2016.\n"
    answer = parindex("rank", an_giang, "--year", 2016, "--group", "phuong")
    assert answer.code == 3
    assert "so, nganh-doc, huyen, xa" in answer.err
