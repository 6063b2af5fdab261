"""A set written as a spreadsheet and read back is the same set, whatever stands in it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft
from parindex_desktop.domain.criteria_reading.reading import SetReading, read_set
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import JudgedRule
from parindex_desktop.exchange.tables import read_table
from parindex_desktop.services.criteria_export import frozen_workbook
from parindex_desktop.services.criteria_import import read_criteria
from tests.criteria_drafts import drafts, rules
from tests.domain.building import points
from tests.set_versions import LAST_YEAR, THIS_YEAR

LEAF = DraftLine(0, "1", "Ban hành kế hoạch", points("2"))


def back(draft: SetDraft) -> SetReading:
    content = frozen_workbook(draft, name="so", author="Sở Nội vụ")()
    return read_set(read_table(content, name="bo.xlsx"))


@settings(max_examples=60)
@given(drafts().filter(lambda draft: bool(draft.lines)))
def test_any_set_comes_back_without_a_difference(draft: SetDraft) -> None:
    reading = back(draft)
    assert reading.draft == draft
    assert reading.settled_draft() == draft
    assert not reading.to_confirm


@settings(max_examples=80)
@given(rules())
def test_any_rule_comes_back(rule: object) -> None:
    draft = SetDraft(lines=(replace(LEAF, rule=rule),))  # type: ignore[arg-type]
    assert back(draft).draft == draft


@pytest.mark.parametrize("draft", [LAST_YEAR, THIS_YEAR])
def test_a_real_set_comes_back_from_disk(draft: SetDraft, tmp_path: Path) -> None:
    path = tmp_path / "bo.xlsx"
    path.write_bytes(frozen_workbook(draft, name="xa", author="")())
    reading = read_criteria(path)
    assert reading.settled_draft() == draft
    assert reading.is_sound


@pytest.mark.parametrize("text", ["=1+1", "+ mới", "- bỏ", "@A1", "'x", '"trích"', "1.2.3", "007"])
def test_texts_that_a_spreadsheet_would_turn_come_back(text: str) -> None:
    line = DraftLine(
        0, text, text, points("1"), guide=f"{text}\n{text}", evidence=text, appraiser=text,
        note=text, exempt=(text,), rule=JudgedRule(text),
    )  # fmt: skip
    draft = SetDraft(text, text, lines=(line,))
    assert back(draft).draft == draft


def test_long_texts_and_small_points_come_back() -> None:
    long = "\n".join(f"Mức {n}: trên {n} % số nhiệm vụ được hoàn thành" for n in range(300))
    line = replace(LEAF, guide=long, evidence=long, note=long, max_points=Points(1))
    draft = SetDraft(bonus_cap=Points(1), penalty_cap=Points(0), lines=(line,))
    assert back(draft).draft == draft


def test_codes_that_tell_no_level_come_back() -> None:
    levels = (0, 1, 2, 2, 1, 0)
    codes = ("I", "1", "a", "b", "2", "II")
    lines = tuple(
        replace(LEAF, level=level, code=code, name=f"Tiêu chí {at}")
        for at, (level, code) in enumerate(zip(levels, codes, strict=True))
    )
    assert back(SetDraft(lines=lines)).draft.lines == lines
