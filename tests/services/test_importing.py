from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from parindex_desktop.domain.criteria import CriteriaSet, Criterion, CriterionId, SetId, Source
from parindex_desktop.domain.edits import Edit, Entity, EntityChange
from parindex_desktop.domain.importing.mapping import ColumnChoice, parse_target
from parindex_desktop.domain.importing.matching import AnswerKind, UnitAnswer
from parindex_desktop.domain.importing.plan import ImportPlan, ImportRequest, RowStatus
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rounds import ColumnKind, OfficeProfile, Round
from parindex_desktop.domain.scores import BLANK, Score, Stage
from parindex_desktop.domain.units import RoundId, Unit, UnitId
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.tables import read_table
from parindex_desktop.paths import resource
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.importing import answers_by_name, plan_import, read_pasted
from parindex_desktop.services.session import Session
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR, open_an_giang
from tests.exchange.building import NASTY

MAXIMA = {"appraised": Points(700_000), "survey": Points(300_000)}
HEADER = "Đơn vị\tĐiểm thẩm định (70)\tĐiểm điều tra XHH (30)\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    profile = OfficeProfile("tỉnh An Giang")
    work_file = WorkFile.create(tmp_path / "a.parindex", profile=profile, author=AUTHOR)
    opened = Session(work_file, AUTHOR)
    yield opened
    opened.close()


@pytest.fixture
def an_giang(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


def plan_case(session: Session, case: str, code: str, year: int = 2016) -> ImportPlan:
    maxima = {} if "binhduong" in case else MAXIMA
    request = ImportRequest(year, session.group_of(code).id, maxima=maxima)
    return plan_import(session.reader, request, read_table(resource("sample", f"{case}.csv")))


def plan_text(session: Session, text: str, code: str = "so", **answers: Any) -> ImportPlan:
    request = ImportRequest(2016, session.group_of(code).id, **answers)
    return plan_import(session.reader, request, read_pasted(text))


def book(session: Session, code: str, year: int = 2016) -> GroupBook:
    return session.book(session.round_of(year).id, session.group_of(code).id)


def apply(session: Session, plan: ImportPlan) -> None:
    session.do(plan.to_edit(session.new_ids))


def unit_named(session: Session, name: str) -> UnitId:
    [found] = [unit.id for unit in session.units.values() if unit.name == name]
    return found


def codes(plan: ImportPlan) -> list[str]:
    return [p.code for p in plan.all_problems() if p.code not in {"IMP.126", "IMP.127"}]


def indexes(shown: GroupBook) -> dict[str, Decimal | None]:
    return {shown.units_by_id[s.unit_id].name: s.index for s in shown.standings}


CASES: Mapping[str, tuple[str, int, str]] = {
    "angiang_2016_so": ("so", 2016, "94.89"),
    "angiang_2016_huyen": ("huyen", 2016, "92.06"),
    "binhduong_2017_huyen": ("huyen", 2017, "84.58"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_published_table_gives_its_printed_order_and_index(session: Session, case: str) -> None:
    code, year, highest = CASES[case]
    plan = plan_case(session, case, code, year)
    apply(session, plan)
    shown = book(session, code, year)
    names = [row.name for row in plan.rows if row.status is RowStatus.NEW]
    assert [shown.units_by_id[s.unit_id].name for s in shown.standings] == names
    assert shown.figures.highest == Decimal(highest)
    assert codes(plan) == []


def test_the_mean_of_binh_duong_is_as_printed(session: Session) -> None:
    apply(session, plan_case(session, "binhduong_2017_huyen", "huyen", 2017))
    assert book(session, "huyen", 2017).figures.mean == Decimal("78.39")


def test_importing_the_same_table_again_changes_nothing(session: Session) -> None:
    apply(session, plan_case(session, "angiang_2016_so", "so"))
    again = plan_case(session, "angiang_2016_so", "so")
    assert again.counts == {RowStatus.UNCHANGED: 17}
    assert again.edit is not None
    assert again.edit.is_empty
    assert session.do(again.to_edit(session.new_ids)) is None


def test_two_groups_of_one_year_share_the_round(session: Session) -> None:
    apply(session, plan_case(session, "angiang_2016_so", "so"))
    apply(session, plan_case(session, "angiang_2016_huyen", "huyen"))
    assert [r.year for r in session.rounds] == [2016]
    assert len(book(session, "so").units) == 17
    assert len(book(session, "huyen").units) == 11


def test_an_import_is_taken_back_and_done_again_in_one_step(session: Session) -> None:
    apply(session, plan_case(session, "angiang_2016_so", "so"))
    done = indexes(book(session, "so"))
    session.bus.undo()
    assert session.rounds == ()
    assert session.units == {}
    session.bus.redo()
    assert indexes(book(session, "so")) == done


def test_planning_uses_no_ids_up(session: Session) -> None:
    before = session.new_ids()[0]
    for _ in range(3):
        plan_case(session, "angiang_2016_so", "so")
    assert session.new_ids()[0] == before + 1


def test_a_table_tells_new_changed_and_unchanged_apart(an_giang: Session) -> None:
    text = HEADER + "Sở Y tế\t61,5\t26,63\nSở Tư pháp\t66\t24,97\nBan Dân tộc\t60\t20\n"
    plan = plan_text(an_giang, text)
    statuses = {row.name: row.status for row in plan.rows}
    assert statuses == {
        "Sở Y tế": RowStatus.UNCHANGED,
        "Sở Tư pháp": RowStatus.CHANGED,
        "Ban Dân tộc": RowStatus.NEW,
    }
    [cell] = [c for row in plan.rows for c in row.cells if row.name == "Sở Tư pháp"][:1]
    assert (cell.before, cell.after) == (Score.number(670_000), Score.number(660_000))
    apply(an_giang, plan)
    assert indexes(book(an_giang, "so"))["Sở Tư pháp"] == Decimal("90.97")


@pytest.mark.parametrize(
    "name",
    ["SỞ Y TẾ", "Sở  Y tế", "So\u031b\u0309 Y te\u0302\u0301", "Sở GTVT", "Sở Kế hoạch & Đầu tư",
             "Sở KH&ĐT", "Sở Văn hoá, Thể thao và Du lịch"]
)  # fmt: skip
def test_spellings_of_one_name_are_the_same_unit(an_giang: Session, name: str) -> None:
    plan = plan_text(an_giang, HEADER + f"{name}\t50\t20\n")
    assert [row.status for row in plan.rows] == [RowStatus.CHANGED]
    assert plan.edit is not None
    assert not any(isinstance(change.after, Unit) for change in plan.edit.entities)


def test_a_name_close_to_a_known_unit_waits_for_the_person(an_giang: Session) -> None:
    text = HEADER + "Sở Giao thông Vân tải\t50\t20\n"
    plan = plan_text(an_giang, text)
    [row] = plan.rows
    assert [c.unit.name for c in row.candidates] == ["Sở Giao thông Vận tải"]
    assert [p.code for p in plan.blocking()] == ["IMP.211"]
    with pytest.raises(ValueError, match="no edit"):
        plan.to_edit(an_giang.new_ids)


def test_a_confirmed_match_is_remembered_as_an_alias(an_giang: Session) -> None:
    name = "Sở Giao thông Vân tải"
    answers = answers_by_name(an_giang.reader, {name: "Sở Giao thông Vận tải"})
    apply(an_giang, plan_text(an_giang, HEADER + f"{name}\t50\t20\n", answers=answers))
    unit = an_giang.units[unit_named(an_giang, "Sở Giao thông Vận tải")]
    assert unit.aliases == (name,)
    again = plan_text(an_giang, HEADER + f"{name}\t51\t20\n")
    assert [row.status for row in again.rows] == [RowStatus.CHANGED]


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"answers": {"Sở Y té": UnitAnswer(AnswerKind.NEW)}}, RowStatus.NEW),
        ({"answers": {"Sở Y té": UnitAnswer(AnswerKind.SKIP)}}, RowStatus.SKIPPED),
        ({"accept_new": True}, RowStatus.NEW),
        ({}, RowStatus.REJECTED),
    ],
)
def test_the_person_decides_about_an_unknown_name(
    an_giang: Session, answers: dict[str, Any], status: RowStatus
) -> None:
    plan = plan_text(an_giang, HEADER + "Sở Y té\t50\t20\n", **answers)
    assert [row.status for row in plan.rows] == [status]


def test_a_unit_of_another_group_is_never_taken_over(an_giang: Session) -> None:
    text = HEADER + "Châu Đốc\t50\t20\n"
    plan = plan_text(an_giang, text)
    assert [p.code for p in plan.blocking()] == ["IMP.211"]
    matched = {"Châu Đốc": UnitAnswer(AnswerKind.MATCH, unit_named(an_giang, "Châu Đốc"))}
    assert codes(plan_text(an_giang, text, answers=matched)) == ["IMP.212"]


def test_an_unknown_unit_cannot_be_matched_to(an_giang: Session) -> None:
    with pytest.raises(InputError, match=r"IMP\.213"):
        answers_by_name(an_giang.reader, {"Sở A": "Sở B"})


def test_a_blank_cell_never_erases_a_score(an_giang: Session) -> None:
    plan = plan_text(an_giang, HEADER + "Sở Y tế\t\t25\n")
    assert codes(plan) == ["IMP.207"]
    apply(an_giang, plan)
    assert indexes(book(an_giang, "so"))["Sở Y tế"] == Decimal("86.50")


def test_appraised_points_go_to_the_stage_asked_for(an_giang: Session) -> None:
    plan = plan_text(an_giang, HEADER + "Sở Y tế\t60\t25\n", stage=Stage.APPRAISAL_2)
    apply(an_giang, plan)
    shown = book(an_giang, "so")
    unit, (appraised, survey) = unit_named(an_giang, "Sở Y tế"), shown.leaves
    assert shown.score(unit, appraised.id, Stage.APPRAISAL_2) == Score.number(600_000)
    assert shown.score(unit, appraised.id, Stage.APPRAISAL_1) == Score.number(615_000)
    assert shown.score(unit, survey.id, Stage.APPRAISAL_2) == BLANK
    assert shown.score(unit, survey.id, Stage.SURVEY) == Score.number(250_000)


def test_a_set_up_that_somebody_made_is_left_alone(an_giang: Session) -> None:
    group, round_ = an_giang.group_of("so"), an_giang.rounds[0]
    setup = an_giang.reader.setups(round_.id)[group.id]
    mine = type(setup)(round_.id, group.id, title="CHỈ SỐ CỦA TÔI")
    an_giang.do(Edit("groups.setup", entities=(EntityChange(setup, mine),)))
    apply(an_giang, plan_text(an_giang, HEADER + "Sở Y tế\t60\t25\n"))
    assert an_giang.reader.setups(round_.id)[group.id] == mine


def test_an_untouched_set_up_learns_the_headings(an_giang: Session) -> None:
    apply(an_giang, plan_text(an_giang, HEADER + "Sở Y tế\t60\t25\n"))
    headings = {c.kind: c.heading for c in book(an_giang, "so").setup.columns if c.heading}
    assert headings[ColumnKind.SURVEY] == "Điểm điều tra XHH (30)"


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        (HEADER.replace("70", "65") + "Sở Y tế\t60\t25\n", {}, ["IMP.122"]),
        (
            HEADER + "Sở Y tế\t60\t25\n",
            {"maxima": {"appraised": Points(650_000)}},
            ["IMP.122"],
        ),
        (HEADER + "Sở Y tế\t60\t25\n", {"maxima": {"index": Points(1)}}, ["IMP.117"]),
        (
            HEADER + "Sở Y tế\t60\t25\n",
            {"columns": (ColumnChoice(parse_target("9.9"), heading="Điểm thẩm định (70)"),)},
            ["IMP.118"],
        ),
        (
            HEADER + "Sở Y tế\t60\t25\n",
            {"columns": (ColumnChoice(parse_target("unit"), heading="Không có"),)},
            ["IMP.116"],
        ),
        ("Tên gì\tĐiểm thẩm định\tKhác\nSở Y tế\t5\tx\n", {"columns": (
            ColumnChoice(parse_target("ignored"), heading="Tên gì"),)}, ["IMP.113"]),
        ("Đơn vị\tGhi chú\tSTT\nSở Y tế\tx\t1\n", {}, ["IMP.114"]),
        (
            "Đơn vị\tĐiểm thẩm định lần 1\tĐiểm thẩm định lần 2\nSở Y tế\t60\t61\n",
            {},
            ["IMP.115"],
        ),
        (
            "Đơn vị\tTên cơ quan\tĐiểm thẩm định\nSở Y tế\tx\t60\n",
            {},
            ["IMP.115"],
        ),
    ],
)  # fmt: skip
def test_columns_at_fault_are_told(
    an_giang: Session, text: str, answers: dict[str, Any], expected: list[str]
) -> None:
    assert codes(plan_text(an_giang, text, **answers)) == expected


def test_a_table_without_headings_is_refused(an_giang: Session) -> None:
    with pytest.raises(InputError, match=r"IMP\.110"):
        plan_text(an_giang, "Sở Y tế\t61,5\t26\nSở Tư pháp\t67\t24\n")


LEAVES = (("1.1", "Kế hoạch", Source.APPRAISED), ("1.2", "Báo cáo", Source.APPRAISED),
          ("2", "Điều tra xã hội học", Source.SURVEY))  # fmt: skip


@pytest.fixture
def with_tree(session: Session) -> Session:
    """A round of 2016 whose group `so` has a set of two levels with three leaves."""
    group = session.group_of("so")
    round_id, set_id, parent, *leaf_ids = session.new_ids(6)
    round_ = Round(RoundId(round_id), 2016, "Năm 2016")
    set_ = CriteriaSet(SetId(set_id), round_.id, group.id)
    domain = Criterion(
        CriterionId(parent), set_.id, None, 0, "1", "Chỉ đạo, điều hành", Points(30_000)
    )
    leaves = [
        Criterion(
            CriterionId(id_), set_.id, domain.id if code != "2" else None, place, code, name,
            Points(20_000 if code != "1.1" else 10_000), source,
        )
        for place, (id_, (code, name, source)) in enumerate(zip(leaf_ids, LEAVES, strict=True), 1)
    ]  # fmt: skip
    things: list[Entity] = [round_, set_, domain, *leaves]
    made = [EntityChange(None, thing) for thing in things]
    session.do(Edit("criteria.set", entities=tuple(made)))
    return session


def test_a_sheet_of_criteria_is_read_by_their_codes(with_tree: Session) -> None:
    table = read_table(NASTY / "criteria-sheet.csv")
    plan = plan_import(with_tree.reader, ImportRequest(2016, with_tree.group_of("so").id), table)
    assert codes(plan) == []
    apply(with_tree, plan)
    shown = book(with_tree, "so")
    unit = unit_named(with_tree, "Sở Tư pháp")
    stages = (Stage.APPRAISAL_1, Stage.APPRAISAL_1, Stage.SURVEY)
    points = [
        shown.score(unit, leaf.id, stage).points
        for leaf, stage in zip(shown.leaves, stages, strict=True)
    ]
    assert points == [0, 10_000, 15_000]
    assert shown.setup.columns[2].heading == ""
    assert shown.setup.columns[3].heading == "2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đơn vị\tĐiểm thẩm định\nSở Y tế\t1\n", ["IMP.119"]),
        ("Đơn vị\tKế hoạch\tTC 1.1\nSở Y tế\t1\t1\n", ["IMP.115"]),
        ("Đơn vị\t1.2 Báo cáo (2)\nSở Y tế\t2,5\n", ["NUM.112"]),
        ("Đơn vị\tKế hoạch\nSở Y tế\t1\n", []),
    ],
)
def test_criteria_are_named_when_a_heading_is_not_enough(
    with_tree: Session, text: str, expected: list[str]
) -> None:
    assert codes(plan_text(with_tree, text)) == expected


def test_a_source_without_a_leaf_is_added_to_a_flat_set_only(session: Session) -> None:
    apply(session, plan_text(session, "Đơn vị\tĐiểm thẩm định (70)\nSở Y tế\t60\n"))
    survey = "Đơn vị\tĐiểm điều tra XHH{maximum}\nSở Y tế\t20\n"
    assert codes(plan_text(session, survey.format(maximum=""))) == ["IMP.120"]
    apply(session, plan_text(session, survey.format(maximum=" (30)")))
    shown = book(session, "so")
    assert [(leaf.code, leaf.max_points) for leaf in shown.leaves] == [
        ("TĐ", 700_000),
        ("XHH", 300_000),
    ]
    assert indexes(shown) == {"Sở Y tế": Decimal("80.00")}


def test_a_set_of_several_levels_is_never_extended(with_tree: Session) -> None:
    group = with_tree.group_of("so")
    tree = with_tree.reader.criteria_tree(with_tree.rounds[0].id, group.id)
    assert tree is not None
    survey = tree.by_code("2")
    assert survey is not None
    with_tree.do(Edit("criteria.remove", entities=(EntityChange(survey, None),)))
    text = "Đơn vị\tĐiểm điều tra XHH (30)\nSở Y tế\t20\n"
    assert codes(plan_text(with_tree, text)) == ["IMP.121"]


def test_a_unit_left_out_of_the_ranking_is_not_compared_by_rank(an_giang: Session) -> None:
    text = HEADER.strip() + "\tHạng\nSở Y tế\t61,5\t26,63\t1\n"
    assert codes(plan_text(an_giang, text)) == ["IMP.303"]
    unit = unit_named(an_giang, "Sở Y tế")
    taking_part = an_giang.reader.participations(an_giang.rounds[0].id)
    [before] = [p for p in taking_part if p.unit_id == unit]
    left_out = replace(before, ranked=False)
    an_giang.do(Edit("units.rank", entities=(EntityChange(before, left_out),)))
    assert codes(plan_text(an_giang, text)) == []


def test_a_column_chosen_by_code_prints_as_the_column_of_its_source(an_giang: Session) -> None:
    text = "Đơn vị\tCột lạ\nSở Y tế\t60,5\nSở Tư pháp\t61\n"
    chosen = (ColumnChoice(parse_target("ĐT"), heading="Cột lạ"),)
    assert codes(plan_text(an_giang, text, columns=chosen)) == ["NUM.112", "NUM.112"]
    chosen = (ColumnChoice(parse_target("TĐ"), heading="Cột lạ"),)
    apply(an_giang, plan_text(an_giang, text, columns=chosen))
    headings = {c.kind: c.heading for c in book(an_giang, "so").setup.columns if c.heading}
    assert headings == {ColumnKind.UNIT: "Đơn vị", ColumnKind.APPRAISED: "Cột lạ"}
