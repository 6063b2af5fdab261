"""`parindex criteria export`, `check` and `diff` as a person uses them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from parindex_desktop.domain.criteria_draft import SetDraft, draft_of
from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import Option, OptionsRule
from parindex_desktop.services import rounds
from parindex_desktop.services.criteria_export import frozen_workbook
from parindex_desktop.services.criteria_import import read_criteria
from parindex_desktop.services.opening import open_session
from tests.cli.conftest import Terminal
from tests.set_versions import LAST_YEAR, THIS_YEAR, add_set, line, set_of

SET = ("--year", 2016, "--group", "xa")


@pytest.fixture
def file(work_file: Path) -> Path:
    """Communes 2016, copied to 2017; and, of departments, 2017 typed anew."""
    session = open_session(work_file, Author("Lan"))
    add_set(session, 2016, LAST_YEAR)
    session.do(rounds.new_round(session, 2017, session.round_of(2016)))
    add_set(session, 2017, THIS_YEAR, code="so")
    session.close()
    return work_file


def table(tmp_path: Path, draft: SetDraft, name: str = "bo.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(frozen_workbook(draft, name="xa", author="")())
    return path


# ---- export -------------------------------------------------------------------------------------


def test_a_set_is_written_as_the_ending_asks(
    file: Path, tmp_path: Path, parindex: Terminal
) -> None:
    out = tmp_path / "ra" / "bo.XLSX"
    answer = parindex("criteria", "export", file, *SET, "--out", out)
    assert (answer.code, answer.out.split("\n")[0], answer.err) == (0, str(out), "")
    assert read_criteria(out).draft == LAST_YEAR
    assert parindex("criteria", "export", file, *SET, "--out", tmp_path / "bo.pdf").code == 0
    assert (tmp_path / "bo.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_gets_both(file: Path, tmp_path: Path, parindex: Terminal) -> None:
    answer = parindex("criteria", "export", file, *SET, "--out", tmp_path / "ra")
    assert answer.code == 0
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == [
        "bo-tieu-chi-xa-2016.pdf", "bo-tieu-chi-xa-2016.xlsx",
    ]  # fmt: skip


def test_another_ending_is_wrong_usage(file: Path, tmp_path: Path, parindex: Terminal) -> None:
    answer = parindex("criteria", "export", file, *SET, "--out", tmp_path / "bo.doc")
    assert answer.code == 2
    assert not (tmp_path / "bo.doc").exists()


def test_a_group_without_a_set_is_told(file: Path, tmp_path: Path, parindex: Terminal) -> None:
    asked = ("--year", 2016, "--group", "huyen")
    answer = parindex("criteria", "export", file, *asked, "--out", tmp_path / "ra")
    assert answer.code == 3
    assert answer.err.startswith("SET.162")
    assert parindex("criteria", "check", file, *asked).err.startswith("SET.162")


# ---- check --------------------------------------------------------------------------------------


def test_warnings_are_told_and_are_no_error(file: Path, parindex: Terminal) -> None:
    answer = parindex("criteria", "check", file, *SET)
    assert answer.code == 0
    codes = {told.split(" ")[0].rstrip(":") for told in answer.err.splitlines()}
    assert codes == {"SET.131", "SET.132"}  # leaves without a rule, a total of 10


def test_errors_end_with_3(tmp_path: Path, work_file: Path, parindex: Terminal) -> None:
    session = open_session(work_file, Author("Lan"))
    broken = tuple(
        replace(x, max_points=Points(5)) if x.code == "2" else x for x in LAST_YEAR.lines
    )
    add_set(session, 2016, replace(LAST_YEAR, lines=broken))
    session.close()
    answer = parindex("criteria", "check", work_file, *SET)
    assert answer.code == 3
    assert "SET.104 [2]" in answer.err


def test_a_work_file_needs_year_and_group(file: Path, parindex: Terminal) -> None:
    assert parindex("criteria", "check", file).code == 2


def test_a_table_is_checked_without_a_work_file(tmp_path: Path, parindex: Terminal) -> None:
    answer = parindex("criteria", "check", table(tmp_path, LAST_YEAR))
    assert (answer.code, "SET.131 [1.2]" in answer.err) == (0, True)
    twice = replace(LAST_YEAR, lines=(*LAST_YEAR.lines, LAST_YEAR.lines[1]))
    answer = parindex("criteria", "check", table(tmp_path, twice))
    assert answer.code == 3
    assert "IMP.408" in answer.err
    assert "SET.102" not in answer.err  # told once, with its row


def test_a_sound_set_says_so(tmp_path: Path, parindex: Terminal) -> None:
    rule = OptionsRule((Option("Có", Points(1_000_000)), Option("Không", Points(0))))
    path = table(tmp_path, SetDraft(lines=(line(0, "1", "Kế hoạch", "100", rule=rule),)))
    answer = parindex("criteria", "check", path)
    assert (answer.code, answer.err) == (0, "")
    assert str(path) in answer.out


# ---- diff ---------------------------------------------------------------------------------------


def test_a_copy_differs_by_the_decision_it_waits_for(file: Path, parindex: Terminal) -> None:
    answer = parindex("criteria", "diff", f"{file}:2016:xa", f"{file}:2017:xa")
    assert answer.code == 3
    assert not [line for line in answer.out.splitlines() if line.startswith(("+", "-", "~"))]


def test_a_set_does_not_differ_from_itself(file: Path, parindex: Terminal) -> None:
    answer = parindex("criteria", "diff", f"{file}:2016:xa", f"{file}:2016:xa")
    assert (answer.code, answer.out) == (0, "Không có gì thay đổi.\n")


def test_a_set_does_not_differ_from_its_export(
    file: Path, tmp_path: Path, parindex: Terminal
) -> None:
    assert parindex("criteria", "export", file, *SET, "--out", tmp_path / "bo.xlsx").code == 0
    assert parindex("criteria", "diff", f"{file}:2016:xa", tmp_path / "bo.xlsx").code == 0


def test_differences_are_told_by_criterion(tmp_path: Path, parindex: Terminal) -> None:
    before, after = table(tmp_path, LAST_YEAR, "a.xlsx"), table(tmp_path, THIS_YEAR, "b.xlsx")
    answer = parindex("criteria", "diff", before, after)
    assert answer.code == 3
    assert answer.err == ""
    lines = answer.out.splitlines()
    assert "- 1.3  Sáng kiến trong cải cách hành chính" in lines
    assert "+ 2.2  Thanh toán trực tuyến phí, lệ phí" in lines
    at = lines.index("~ 1.2  Thực hiện chế độ báo cáo cải cách hành chính")
    assert lines[at + 1] == "    Điểm tối đa: 2 -> 3"
    assert lines[0] == (
        "* Tên bộ tiêu chí: Bộ tiêu chí các xã năm 2016 -> Bộ tiêu chí các xã năm 2017"
    )


def test_differences_are_told_to_programs(tmp_path: Path, parindex: Terminal) -> None:
    before, after = table(tmp_path, LAST_YEAR, "a.xlsx"), table(tmp_path, THIS_YEAR, "b.xlsx")
    answer = parindex("criteria", "diff", before, after, "--format", "json")
    assert answer.code == 3
    told = json.loads(answer.out)
    assert (told["before"], told["after"]) == (str(before), str(after))
    assert [each["field"] for each in told["set"]] == ["title", "decision"]
    report = next(each for each in told["criteria"] if each["code"]["before"] == "1.2")
    assert report["changes"] == [{"kind": "maximum", "before": "2", "after": "3"}]
    gone = next(each for each in told["criteria"] if each["code"]["before"] == "1.3")
    assert gone["code"] == {"before": "1.3", "after": None}


def test_within_a_file_only_what_was_confirmed_is_the_same(file: Path, parindex: Terminal) -> None:
    answer = parindex("criteria", "diff", f"{file}:2016:xa", f"{file}:2017:so")
    assert answer.code == 3
    signs = {told[0] for told in answer.out.splitlines() if told[0] != "*"}
    assert signs == {"+", "-"}


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("{file}:2030:xa", "SET.115"),
        ("{file}:2016:tinh", "SET.116"),
        ("{file}:2016:huyen", "SET.162"),
        ("khong-co.xlsx", "IMP.100"),
        ("khong-co.parindex:2016:xa", "FILE."),
        ("{file}", "SET.163"),
        ("{file}:2016", "SET.163"),
        ("{file}:xa:2016", "SET.163"),
    ],
)
def test_what_cannot_be_found_is_told(
    file: Path, parindex: Terminal, place: str, code: str
) -> None:
    answer = parindex("criteria", "diff", f"{file}:2016:xa", place.format(file=file))
    assert answer.code == 3
    assert answer.err.startswith(code)
    assert answer.out == ""


def test_an_unsound_table_is_not_compared(tmp_path: Path, parindex: Terminal) -> None:
    twice = replace(LAST_YEAR, lines=(*LAST_YEAR.lines, LAST_YEAR.lines[1]))
    sound = table(tmp_path, LAST_YEAR, "a.xlsx")
    answer = parindex("criteria", "diff", sound, table(tmp_path, twice, "b.xlsx"))
    assert answer.code == 3
    assert "IMP.408" in answer.err


def test_a_set_of_the_file_is_read_as_it_is(file: Path) -> None:
    session = open_session(file, Author("Lan"), read_only=True)
    assert draft_of(set_of(session, 2016).tree) == LAST_YEAR
    session.close()
