"""What rules propose, from the terminal."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal

FIRST = ["Sở Giao thông Vận tải", "Sở Kế hoạch và Đầu tư", "Sở Công Thương"]


def test_json_tells_of_every_unit_whether_it_is_in_and_why(
    an_giang: Path, parindex: Terminal
) -> None:
    before = an_giang.read_bytes()
    answer = parindex(
        "awards", "propose", an_giang, "--year", 2016, "--rule", "first=3",
        "--rule", "quota.huyen=1", "--format", "json",
    )  # fmt: skip
    rows = json.loads(answer.out)
    assert answer.code == 0
    assert answer.err.startswith("AWD.109")
    assert len(rows) == 28
    assert [row["unit"] for row in rows if row["in"]] == [*FIRST, "Châu Đốc"]
    assert rows[0] == {
        "group": "so", "unit": FIRST[0], "rank": 1, "index": "94.89", "class": "Xuất sắc",
        "rise": None, "in": True, "verdict": "in", "why": "Hạng 1, trong chỉ tiêu 3 đơn vị.",
        "tied": False,
    }  # fmt: skip
    assert rows[3]["why"] == "Hạng 4, ngoài chỉ tiêu 3 đơn vị."
    assert an_giang.read_bytes() == before


def test_csv_is_for_excel_and_text_for_people(an_giang: Path, parindex: Terminal) -> None:
    asked = ("awards", "propose", an_giang, "--year", 2016, "--group", "so", "--rule", "index>=93")
    table = list(
        csv.DictReader(parindex(*asked, "--format", "csv").out.splitlines(), delimiter=";")
    )
    assert [row["unit"] for row in table if row["in"]] == FIRST
    assert table[3]["why"] == "Chỉ số 91,97, dưới mức 93."
    assert table[3]["index"] == "91,97"
    lines = parindex(*asked).out.splitlines()
    assert [line[0] for line in lines] == ["[", *"+++", *" " * 14, "Đ"]
    assert lines[-1] == "Đề xuất 3 trên 17 đơn vị."


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--rule", "top=3"], "AWD.104"),
        (["--rule", "class>=Hay"], "AWD.108"),
        (["--form", "Bằng kheng"], "AWD.110"),
        (["--rule", "first.zz=3"], "SET.116"),
        (["--saved", "không có"], "AWD.105"),
        (["--group", "zz"], "SET.116"),
    ],
)
def test_what_cannot_be_asked_for_is_told_in_one_line(
    arguments: list[str], code: str, an_giang: Path, parindex: Terminal
) -> None:
    answer = parindex("awards", "propose", an_giang, "--year", 2016, *arguments)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith(code)
