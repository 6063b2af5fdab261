"""Each command: what it writes, what it says, and its exit code."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from parindex_desktop.domain.edits import Author
from parindex_desktop.paths import resource, user_data_dir
from parindex_desktop.services import opening
from parindex_desktop.services.rounds import new_round

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
    assert parindex("lock", an_giang, "--year", 2016, "--by", "Lan").code == 0
    common = ("--year", 2016, "--mode", mode, "--decision", "1590/QĐ-UBND", "--date", "2017-05-23")
    ranking = parindex("print", an_giang, *common, "--document", "ranking", "--xlsx", "--out", out)
    awards = parindex("print", an_giang, *common, "--document", "award-list", "--out", out)
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
    assert names == ["phu-luc-xep-hang-huyen-2016.pdf", "phu-luc-xep-hang-so-2016.pdf"]


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


def test_a_place_where_no_demo_can_be_written_is_told(tmp_path: Path, parindex: Terminal) -> None:
    (tmp_path / "a").touch()
    answer = parindex("demo", "--out", tmp_path / "a" / "demo")
    assert (answer.code, answer.err[:7]) == (3, "DOC.201")


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
    assert {path.suffix for path in written} == {".parindex", ".pdf", ".xlsx", ".docx"}
    assert all(str(path) in done.stdout for path in written)


def test_a_dry_run_leaves_no_backup_and_needs_no_lock(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    beside, kept = sorted(an_giang.parent.iterdir()), sorted(user_data_dir().rglob("*"))
    with FileLock(tmp_path / f"{an_giang.name}.lock"):
        answer = parindex(
            "import", an_giang, SO, "--year", 2017, "--group", "so", *MAXIMA, "--dry-run"
        )
    assert answer.code == 0, answer.err
    assert sorted(user_data_dir().rglob("*")) == kept
    assert sorted(each for each in an_giang.parent.iterdir() if each.suffix != ".lock") == beside


@pytest.mark.parametrize("option", [("--max", "appraised=80"), ("--map", "unit=B")])
def test_a_name_given_twice_is_refused(
    option: tuple[str, str], work_file: Path, parindex: Terminal
) -> None:
    first = ("--map", "unit=A")
    answer = parindex(
        "import", work_file, SO, "--year", 2016, "--group", "so", *MAXIMA, *first, *option
    )
    assert (answer.code, answer.err[:7]) == (3, "USE.103")


def test_a_heading_with_an_equals_sign_can_have_a_maximum(
    tmp_path: Path, work_file: Path, parindex: Terminal
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Đơn vị;Điểm = a;Điểm điều tra XHH\nSở X;60,5;20\n", encoding="utf-8")
    answer = parindex(
        "import", work_file, table, "--year", 2024, "--group", "so",
        "--map", "appraised=Điểm = a", "--max", "Điểm = a=70", "--max", "survey=30",
    )  # fmt: skip
    assert answer.code == 0, answer.err


def test_a_year_of_no_assessment_is_wrong_usage(work_file: Path, parindex: Terminal) -> None:
    assert parindex("import", work_file, SO, "--year", 1, "--group", "so", *MAXIMA).code == 2


def test_a_province_needs_a_name(tmp_path: Path, parindex: Terminal) -> None:
    answer = parindex("new", tmp_path / "a.parindex", "--province", "tỉnh ")
    assert (answer.code, answer.err[:7]) == (3, "SET.112")
    assert list(tmp_path.glob("a.parindex*")) == []


def test_a_name_that_no_file_can_have_is_told(
    tmp_path: Path, work_file: Path, parindex: Terminal
) -> None:
    long = tmp_path / ("a" * 300)
    answers = [
        parindex("new", long, "--province", "Huế"),
        parindex("rank", long, "--year", 2016, "--group", "so"),
        parindex("check", long),
        parindex("backup", work_file, "--to", work_file / "below"),
    ]
    assert [(answer.code, answer.err[:8]) for answer in answers] == [(3, "FILE.114")] * 4


def test_a_group_named_twice_is_printed_once(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    answer = parindex(
        "print", an_giang, "--year", 2016, "--group", "so", "--group", "so", "--separate",
        "--document", "ranking", "--out", tmp_path / "o",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert [path.name for path in (tmp_path / "o").iterdir()] == ["phu-luc-xep-hang-so-2016.pdf"]


def test_a_round_without_units_prints_nothing(
    work_file: Path, tmp_path: Path, parindex: Terminal
) -> None:
    session = opening.open_session(work_file, Author("Lan"))
    session.do(new_round(session, 2020))
    session.close()
    out = tmp_path / "o"
    answer = parindex("print", work_file, "--year", 2020, "--document", "ranking", "--out", out)
    assert (answer.code, answer.err[:7]) == (3, "DOC.106")


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "FILE.101"), (b"", "FILE.104"), (b"no database" * 99, "FILE.103")],
)
def test_a_backup_of_no_work_file_says_what_it_is(
    content: bytes | None, code: str, tmp_path: Path, parindex: Terminal
) -> None:
    file = tmp_path / "a.parindex"
    if content is not None:
        file.write_bytes(content)
    answer = parindex("backup", file, "--to", tmp_path / "usb")
    assert (answer.code, answer.err[:8]) == (3, code)
    assert list((tmp_path / "usb").iterdir()) == []


def test_a_backup_of_another_program_s_database_is_refused(
    tmp_path: Path, parindex: Terminal
) -> None:
    file = tmp_path / "a.parindex"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE a (b)")
        other.commit()
    answer = parindex("backup", file, "--to", tmp_path / "usb")
    assert (answer.code, answer.err[:8]) == (3, "FILE.103")


def test_a_reader_that_has_read_enough_is_no_fault(an_giang: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "parindex_desktop", "rank", str(an_giang), "--year", "2016",
         "--group", "so"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout is not None
    program.stdout.close()
    _, err = program.communicate()
    assert (program.returncode, err) == (0, b"")
