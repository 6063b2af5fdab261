"""The practice round and the sample criteria sets that it is scored by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.criteria_checks import check_set
from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.process import Step
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.rules.kinds import RuleKind
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.paths import resource
from parindex_desktop.services.criteria_import import read_criteria
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.practice import SAMPLE_SETS, YEAR
from parindex_desktop.services.recomputation import differing_points
from parindex_desktop.services.sample import build_sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

QUANG_TRI_2023 = ["19,5", "11,5", "24", "10", "12,5", "10,5", "12"]


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path: Path = tmp_path_factory.mktemp("practice") / "thực hành.parindex"
    build_sample(path, Author("Lan"))
    session = open_session(path, Author("Lan"), read_only=True)
    yield session
    session.close()


def book(session: Session, code: str) -> GroupBook:
    return session.book(session.round_of(YEAR).id, session.group_of(code).id)


@pytest.mark.parametrize("code", SAMPLE_SETS)
def test_a_sample_set_has_the_domains_of_quang_tri_and_every_kind_of_rule(code: str) -> None:
    reading = read_criteria(resource("sample", SAMPLE_SETS[code]))
    assert reading.is_exact
    assert reading.problems == ()
    domains = [x for x in reading.draft.lines if x.level == 0 and x.kind is Kind.NORMAL]
    assert [line.max_points for line in domains] == [*map(parse_points, QUANG_TRI_2023)]
    assert {line.rule.kind for line in reading.draft.lines if line.rule} == set(RuleKind)
    assert 40 <= len(reading.leaves) <= 50
    assert "dữ liệu mẫu, không phải bộ tiêu chí chính thức" in reading.draft.title


def test_the_practice_round_has_three_groups_scored_by_facts(practice: Session) -> None:
    groups = practice.groups_in(practice.round_of(YEAR).id)
    assert [group.code for group in groups] == ["so", "nganh-doc", "xa"]
    for group in groups:
        each = book(practice, group.code)
        assert check_set(each.tree.set, each.tree.criteria) == ()
        assert differing_points(each) == ()
        stage_of = {leaf.id: Stage.SELF for leaf in each.leaves}
        facts = [each.score(u.id, c, s).facts for u in each.units for c, s in stage_of.items()]
        assert sum(map(bool, facts)) > 30 * len(each.units)


def test_some_criteria_do_not_apply_and_some_are_left_for_practice(practice: Session) -> None:
    departments, communes = book(practice, "so"), book(practice, "xa")
    inspectorate = next(u.id for u in departments.units if u.name == "Thanh tra tỉnh")
    total = departments.result(inspectorate).total
    assert total.not_applicable > 10
    assert total.maximum < parse_points("75")
    late = next(leaf.id for leaf in communes.leaves if leaf.code == "3.2.2")
    cells = [communes.score(u.id, late, Stage.APPRAISAL_1) for u in communes.units]
    assert any(c.state is CellState.NOT_APPLICABLE and c.ground for c in cells)
    assert communes.blank_count(Stage.APPRAISAL_1) == 3


def test_two_practice_files_hold_the_same_scores(practice: Session, tmp_path: Path) -> None:
    other = tmp_path / "lần hai.parindex"
    build_sample(other, Author("Minh"))
    session = open_session(other, Author("Minh"), read_only=True)
    try:
        for code in ("so", "nganh-doc", "xa"):
            assert book(session, code).standings == book(practice, code).standings
    finally:
        session.close()


def test_lowered_criteria_have_reasons_but_for_the_one_still_to_be_written(
    practice: Session,
) -> None:
    round_ = practice.round_of(YEAR)
    dossier = practice.dossier(round_.id)
    lacking = []
    for code in ("so", "nganh-doc", "xa"):
        group = book(practice, code)
        for unit in group.units:
            for leaf in group.leaves:
                own = group.score(unit.id, leaf.id, Stage.SELF)
                given = group.score(unit.id, leaf.id, Stage.APPRAISAL_1)
                reason = dossier.remark(unit.id, leaf.id, RemarkKind.REASON)
                lowered = given.state is CellState.NUMBER and given.points < own.points
                assert lowered or not reason
                if lowered and not reason:
                    lacking.append((code, unit.name))
    assert lacking == [(code, book(practice, code).units[1].name) for code in ("so", "xa")]


def test_the_last_unit_has_sent_nothing_and_one_paper_prints_another_total(
    practice: Session,
) -> None:
    dossier = practice.dossier(practice.round_of(YEAR).id)
    group = book(practice, "xa")
    sent = [dossier.done(unit.id, Step.SELF) is not None for unit in group.units]
    assert sent == [True] * (len(group.units) - 1) + [False]
    differing = [
        unit.name
        for unit in group.units
        if (printed := dossier.control_total(unit.id, Stage.SELF)) is not None
        and printed != group.self_total(unit.id)
    ]
    assert differing == [group.units[2].name]
