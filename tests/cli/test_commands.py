"""Each command: what it writes, what it says, and its exit code."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.paths import resource
from parindex_desktop.services import opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Terminal

SO = resource("sample", "angiang_2016_so.csv")
MAXIMA = ("--max", "appraised=70", "--max", "survey=30")


def test_an_existing_file_is_never_overwritten(work_file: Path, parindex: Terminal) -> None:
    before = work_file.read_bytes()
    answer = parindex("new", work_file, "--province", "Huế")
    assert answer.code == 3
    assert answer.err.startswith("FILE.102")
    assert work_file.read_bytes() == before


def test_a_dry_run_tells_and_writes_nothing(work_file: Path, parindex: Terminal) -> None:
    before = work_file.read_bytes()
    answer = parindex(
        "import", work_file, SO, "--year", 2016, "--group", "so", *MAXIMA, "--dry-run"
    )
    assert answer.code == 0
    assert "17 mới" in answer.out
    assert work_file.read_bytes() == before


def test_a_missing_maximum_rejects_the_import_and_says_how(
    work_file: Path, parindex: Terminal
) -> None:
    answer = parindex("import", work_file, SO, "--year", 2016, "--group", "so")
    assert answer.code == 3
    assert "--max" in answer.err
    assert parindex("rank", work_file, "--year", 2016, "--group", "so").code == 3


def test_columns_can_be_named(tmp_path: Path, work_file: Path, parindex: Terminal) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Cột A;Cột B;Cột C\nSở X;60,5;20\nSở Y;61;21,25\n", encoding="utf-8-sig")
    answer = parindex(
        "import", work_file, table, "--year", 2024, "--group", "so", *MAXIMA,
        "--map", "unit=Cột A", "--map", "appraised=Cột B", "--map", "survey=Cột C",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    out = parindex("rank", work_file, "--year", 2024, "--group", "so", "--format", "csv").out
    assert "1;Sở Y;61;21,25;" in out


def test_importing_again_changes_nothing(an_giang: Path, parindex: Terminal) -> None:
    answer = parindex("import", an_giang, SO, "--year", 2016, "--group", "so")
    assert answer.code == 0, answer.err
    assert "17 không đổi" in answer.out


@pytest.mark.parametrize(
    ("stage", "counted"), [("self", "61,5"), ("appraisal1", "60,25"), ("appraisal2", "60,25")]
)
def test_points_go_to_the_stage_named(
    stage: str, counted: str, an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Đơn vị;Điểm thẩm định (70)\nSở Y tế;60,25\n", encoding="utf-8-sig")
    answer = parindex("import", an_giang, table, "--year", 2016, "--group", "so", "--stage", stage)
    assert answer.code == 0, answer.err
    out = parindex("rank", an_giang, "--year", 2016, "--group", "so", "--format", "csv").out
    assert f";Sở Y tế;{counted};26,63;" in out


def test_survey_is_no_stage_of_an_import(work_file: Path, parindex: Terminal) -> None:
    answer = parindex("import", work_file, SO, "--year", 2016, "--group", "so", "--stage", "survey")
    assert answer.code == 2


def test_a_pair_without_equals_is_refused(work_file: Path, parindex: Terminal) -> None:
    answer = parindex("import", work_file, SO, "--year", 2016, "--group", "so", "--max", "70")
    assert (answer.code, answer.err[:7]) == (3, "USE.101")


@pytest.mark.parametrize("mode", ["paper", "electronic"])
def test_papers_are_written(mode: str, an_giang: Path, tmp_path: Path, parindex: Terminal) -> None:
    out = tmp_path / "giấy tờ"
    common = ("--year", 2016, "--mode", mode, "--decision", "1590/QĐ-UBND", "--date", "2017-05-23")
    ranking = parindex("print", an_giang, *common, "--document", "ranking", "--xlsx", "--out", out)
    awards = parindex("print", an_giang, *common, "--document", "awards", "--out", out)
    assert (ranking.code, awards.code) == (0, 0), ranking.err + awards.err
    assert sorted(path.suffix for path in out.iterdir()) == [".pdf", ".pdf", ".xlsx"]
    assert all(str(path) in ranking.out + awards.out for path in out.iterdir())


def test_one_file_for_each_annex(an_giang: Path, tmp_path: Path, parindex: Terminal) -> None:
    answer = parindex(
        "print", an_giang, "--year", 2016, "--document", "ranking", "--separate",
        "--out", tmp_path / "o",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    names = sorted(path.name for path in (tmp_path / "o").iterdir())
    assert names == ["phu-luc-I-so-2016.pdf", "phu-luc-II-huyen-2016.pdf"]


def test_a_group_without_scores_prints_nothing(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    out = tmp_path / "out"
    answer = parindex(
        "print", an_giang, "--year", 2016, "--group", "xa", "--document", "ranking", "--out", out
    )
    assert (answer.code, answer.err[:7]) == (3, "DOC.101")
    assert not out.exists()


def test_check_and_backup(an_giang: Path, tmp_path: Path, parindex: Terminal) -> None:
    assert parindex("check", an_giang).code == 0
    answer = parindex("backup", an_giang, "--to", tmp_path / "usb")
    assert answer.code == 0
    (copy,) = (tmp_path / "usb").iterdir()
    assert parindex("check", copy).code == 0


def test_a_damaged_file_is_told_and_left(work_file: Path, parindex: Terminal) -> None:
    work_file.write_bytes(b"not a database at all" * 50)
    for command in (("check", work_file), ("rank", work_file, "--year", 2016, "--group", "so")):
        answer = parindex(*command)
        assert answer.code == 3
        assert answer.err.startswith("FILE.1")


@pytest.mark.parametrize(
    "arguments", [("rank",), ("no-such-command",), ("rank", "f", "--year", "x", "--group", "so")]
)
def test_wrong_usage_is_2(arguments: tuple[str, ...], parindex: Terminal) -> None:
    assert parindex(*arguments).code == 2


def test_a_fault_of_ours_is_1_and_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
    parindex: Terminal,
    tmp_path: Path,
    expect_log: Callable[[str], None],
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(opening, "open_session", broken)
    expect_log("a command failed")
    answer = parindex("rank", tmp_path / "x", "--year", 2016, "--group", "so")
    assert (answer.code, answer.err[:7]) == (1, "BUG.001")
    assert "Traceback" not in answer.err


def test_english_is_the_second_language(an_giang: Path, parindex: Terminal) -> None:
    answer = parindex("--language", "en", "rank", an_giang, "--year", 2015, "--group", "so")
    assert answer.err == "SET.115: There is no round of 2015. Rounds in this file: 2016.\n"


def test_demo_writes_papers_and_spreadsheet_without_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from parindex_desktop.__main__ import main; sys.argv = ['parindex', 'demo', "
        f"'--out', {str(tmp_path / 'demo')!r}]; code = main(); "
        "assert 'PySide6' not in sys.modules; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    written = [path for path in (tmp_path / "demo").rglob("*") if path.is_file()]
    assert {path.suffix for path in written} == {".parindex", ".pdf", ".xlsx"}
    assert all(str(path) in done.stdout for path in written)
