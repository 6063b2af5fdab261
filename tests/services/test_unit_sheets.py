"""Score sheets of one unit each: criteria down, points beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from parindex_desktop.domain.criteria import CriterionId, Source
from parindex_desktop.domain.importing.plan import ImportRequest
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.services import criteria, rounds, units
from parindex_desktop.services.criteria import NewCriterion
from parindex_desktop.services.importing import plan_tables, read_file, workbooks_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parindex_desktop.domain.importing.plan import ImportPlan
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

YEAR = 2025
HEADINGS = ("STT", "Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Điểm thẩm định", "Giải trình")
LINES: tuple[tuple[object, ...], ...] = (
    ("1", "Chỉ đạo, điều hành", 3, 3, 2.5, ""),
    ("1.1", "Kế hoạch", 2, 2, 1.5, "ban hành chậm"),
    ("1.2", "Kiểm tra", 1, 1, "KAD", "không phát sinh"),
    ("2", "Khảo sát", 2, "", 1.75, ""),
)


@pytest.fixture
def book(session: Session) -> GroupBook:
    """Two departments and a set of two levels, without scores."""
    session.do(rounds.new_round(session, YEAR))
    at = session.round_of(YEAR).id, session.group_of("so").id
    session.do(units.add_many(session, *at, ["Sở Nội vụ", "Sở Tư pháp"]))
    domains = [_new("Chỉ đạo, điều hành", "3"), _new("Khảo sát", "2", Source.SURVEY)]
    session.do(criteria.create(session, *at, lines=domains))
    parent = session.book(*at).tree.criteria[0].id
    for name, maximum in (("Kế hoạch", "2"), ("Kiểm tra", "1")):
        session.do(criteria.add(session, session.book(*at), _new(name, maximum), parent=parent))
    return session.book(*at)


def _new(name: str, maximum: str, source: Source = Source.APPRAISED) -> NewCriterion:
    return NewCriterion(name, parse_points(maximum), source)


def sheet(
    folder: Path,
    file: str,
    unit: str = "",
    lines: Sequence[Sequence[object]] = LINES,
    headings: Sequence[str] = HEADINGS,
) -> Path:
    """Writes a sheet as a unit sends it."""
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.append(["PHIẾU CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2025"])
    page.append([f"Tên đơn vị: {unit}"] if unit else ["(mẫu số 01)"])
    for line in (headings, *lines):
        page.append(list(line))
    path = folder / file
    workbook.save(path)
    return path


def plan(
    session: Session, *paths: Path, stage: Stage = Stage.APPRAISAL_1, code: str = "so"
) -> ImportPlan:
    request = ImportRequest(YEAR, session.group_of(code).id, stage=stage)
    return plan_tables(session.reader, request, [read_file(path) for path in paths])


def shown(session: Session, unit: str, code: str, stage: Stage) -> str:
    book = session.book(session.round_of(YEAR).id, session.group_of("so").id)
    unit_id = next(u.id for u in book.units if u.name == unit)
    leaf = book.tree.by_code(code)
    score = book.score(unit_id, leaf.id if leaf else CriterionId(0), stage)
    return str(score.points) if score.state is CellState.NUMBER else score.state.value


@pytest.mark.parametrize(
    ("stage", "plan_points"), [(Stage.APPRAISAL_1, "15000"), (Stage.SELF, "20000")]
)
def test_one_sheet_brings_the_points_of_its_unit(
    session: Session, book: GroupBook, tmp_path: Path, stage: Stage, plan_points: str
) -> None:
    made = plan(session, sheet(tmp_path, "so-noi-vu.xlsx", "Sở Nội vụ"), stage=stage)
    assert [p for p in made.all_problems() if p.severity is Severity.ERROR] == []
    session.do(made.to_edit(session.new_ids))
    assert shown(session, "Sở Nội vụ", "1.1", stage) == plan_points
    assert shown(session, "Sở Tư pháp", "1.1", stage) == "blank"
    if stage is Stage.APPRAISAL_1:
        assert shown(session, "Sở Nội vụ", "1.2", stage) == "na"
        assert shown(session, "Sở Nội vụ", "2", Stage.SURVEY) == "17500"


def test_no_unit_gives_itself_the_points_of_a_survey(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    lines = [(*line[:3], line[2], *line[4:]) for line in LINES]
    made = plan(session, sheet(tmp_path, "p.xlsx", "Sở Nội vụ", lines), stage=Stage.SELF)
    session.do(made.to_edit(session.new_ids))
    assert shown(session, "Sở Nội vụ", "1.1", Stage.SELF) == "20000"
    assert shown(session, "Sở Nội vụ", "2", Stage.SURVEY) == "blank"
    assert shown(session, "Sở Nội vụ", "2", Stage.SELF) == "blank"


def test_the_sheets_of_a_folder_are_one_step(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    folder = tmp_path / "phiếu"
    folder.mkdir()
    sheet(folder, "b.xlsx", "Sở Tư pháp")
    sheet(folder, "a.xlsx", "Sở Nội vụ")
    (folder / "~$a.xlsx").write_bytes(b"held open by Excel")
    made = plan(session, *workbooks_in(folder))
    assert [row.name for row in made.rows] == ["Sở Nội vụ", "Sở Tư pháp"]
    session.do(made.to_edit(session.new_ids))
    assert shown(session, "Sở Tư pháp", "1.1", Stage.APPRAISAL_1) == "15000"
    session.bus.undo()
    assert shown(session, "Sở Nội vụ", "1.1", Stage.APPRAISAL_1) == "blank"


def test_a_sheet_without_a_name_is_named_by_its_file(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    made = plan(session, sheet(tmp_path, "Sở Nội vụ.xlsx"))
    assert [row.unit.name for row in made.rows if row.unit] == ["Sở Nội vụ"]


def test_what_does_not_fit_is_told_with_its_cell(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    lines = [("1.1", "Kế hoạch", 2, 2, 2.5, ""), ("1.2", "Kiểm tra", 1, 1, "hai điểm", ""),
             ("9.9", "Lạ", 1, 1, 1, "")]  # fmt: skip
    made = plan(session, sheet(tmp_path, "p.xlsx", "Sở Nội vụ", lines))
    told = {(p.code, p.place) for p in made.all_problems()}
    assert ("NUM.112", "p.xlsx E4") in told
    assert ("NUM.101", "p.xlsx E5") in told
    assert ("IMP.435", "p.xlsx A6") in told
    assert ("IMP.434", "p.xlsx") in told
    assert made.edit is None


def test_a_code_that_stands_twice_keeps_the_sheet_out(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    made = plan(session, sheet(tmp_path, "p.xlsx", "Sở Nội vụ", [*LINES, LINES[1]]))
    assert "IMP.433" in {p.code for p in made.blocking()}
    assert made.edit is None


def test_sheets_that_are_none_are_refused(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    good = sheet(tmp_path, "a.xlsx", "Sở Nội vụ")
    other = sheet(tmp_path, "b.xlsx", lines=[("Sở Tư pháp", 1)], headings=("Đơn vị", "1.1"))
    with pytest.raises(InputError) as mixed:
        plan(session, good, other)
    assert mixed.value.code == "IMP.436"
    no_points = sheet(tmp_path, "c.xlsx", "Sở Nội vụ", [line[:3] for line in LINES], HEADINGS[:3])
    with pytest.raises(InputError) as pointless:
        plan(session, no_points)
    assert pointless.value.code == "IMP.432"
    (tmp_path / "rỗng").mkdir()
    with pytest.raises(InputError) as empty:
        workbooks_in(tmp_path / "rỗng")
    assert empty.value.code == "IMP.437"


def test_a_table_with_a_column_per_criterion_is_read_as_before(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    headings = ("STT", "Đơn vị", "1.1", "1.2", "2")
    lines = [(1, "Sở Nội vụ", 1.25, 1, 2), (2, "Sở Tư pháp", 2, 0, 1)]
    made = plan(session, sheet(tmp_path, "bảng.xlsx", lines=lines, headings=headings))
    session.do(made.to_edit(session.new_ids))
    assert shown(session, "Sở Nội vụ", "1.1", Stage.APPRAISAL_1) == "12500"
    assert shown(session, "Sở Tư pháp", "1.2", Stage.APPRAISAL_1) == "0"
    assert shown(session, "Sở Tư pháp", "2", Stage.SURVEY) == "10000"
