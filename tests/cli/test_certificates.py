from dataclasses import replace
from pathlib import Path

import pytest

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.awards import add_named
from parindex_desktop.services.entity_changes import created
from parindex_desktop.services.papers.wordings import wording_of
from tests.an_giang import open_an_giang
from tests.cli.conftest import Terminal
from tests.reports.papers import sizes, text

PROFILE = "Giấy khen A4 ngang"


@pytest.fixture
def awarded(tmp_path: Path) -> Path:
    """A collective and two persons, the second without a workplace; no number in the register."""
    session = open_an_giang(tmp_path)
    round_ = session.round_of(2016)
    session.do(add_named(session, read_awards(session, round_).sheets[0], "Phòng Nội vụ"))
    persons = [
        PersonEntry("Bà", "H'Hen Niê", "Chuyên viên", "Sở Y tế", "Có thành tích"),
        PersonEntry("Ông", "Đỗ Đình Đễ", "Chuyên viên", "", "Có thành tích"),
    ]
    session.do(add_persons(session, read_awards(session, round_).sheets[0], persons))
    words = replace(
        wording_of(session, round_, LetterKind.AWARDS),
        number="9", day="2017-06-09", signer_name="Nguyễn Văn Mẫu",
    )  # fmt: skip
    session.do(Edit("wording.usual", (("letter", "awards"),), entities=created([words])))
    path = session.work_file.path
    session.close()
    return path


def test_nothing_is_written_and_every_row_told_while_anything_is_missing(
    parindex: Terminal, awarded: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    answer = parindex(
        "certificates", awarded, "--year", 2016, "--profile", PROFILE, "--form", "bằng khen",
        "--out", out,
    )  # fmt: skip
    assert answer.code == 3
    assert not out.exists()
    first, *lines = answer.err.splitlines()
    assert first.startswith("CER.101")
    told = [line.partition("]")[0] for line in lines]
    assert told == [
        "CER.105 [1. Phòng Nội vụ", "CER.105 [1. Phòng Nội vụ",
        "CER.105 [2. Bà H'Hen Niê",
        "CER.105 [3. Ông Đỗ Đình Đễ", "CER.105 [3. Ông Đỗ Đình Đễ",
    ]  # fmt: skip
    assert "“đơn vị”" in answer.err


def test_an_overview_of_a_range_is_written_and_tells_what_is_wrong(
    parindex: Terminal, awarded: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    answer = parindex(
        "certificates", awarded, "--year", 2016, "--profile", PROFILE, "--form", "Bằng khen",
        "--range", "2-3", "--overview", "--out", out,
    )  # fmt: skip
    assert answer.code == 0
    assert "CER.105 [2. Bà H'Hen Niê]" in answer.err
    assert sizes(out.read_bytes()) == [(210, 297)]
    shown = text(out.read_bytes())
    assert "2. Bà H'Hen Niê" in shown
    assert "Phòng Nội vụ" not in shown
    assert "{" not in shown


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--profile", "Phôi lạ"], "CER.121"), (["--profile", PROFILE], "CER.114"),
     (["--profile", PROFILE, "--form", "Bằng khen", "--range", "9"], "CER.115")],
)  # fmt: skip
def test_what_is_not_there_is_told(
    parindex: Terminal, awarded: Path, tmp_path: Path, arguments: list[str], code: str
) -> None:
    out = tmp_path / "out.pdf"
    answer = parindex("certificates", awarded, "--year", 2016, "--out", out, *arguments)
    assert (answer.code, out.exists()) == (3, False)
    assert answer.err.startswith(code)


def test_a_printer_that_was_never_calibrated_is_told(
    parindex: Terminal, awarded: Path, tmp_path: Path
) -> None:
    answer = parindex(
        "certificates", awarded, "--year", 2016, "--profile", PROFILE, "--form", "Bằng khen",
        "--printer", "HP", "--overview", "--out", tmp_path / "out.pdf",
    )  # fmt: skip
    assert answer.err.startswith("CER.119")
