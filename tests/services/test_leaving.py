"""What goes with things that are removed, and what keeps them: on a real file, with undo."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.criteria import Criterion, CriterionId
from parindex_desktop.domain.edits import Edit, Entity, EntityChange
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    Coverage,
    SecondSheet,
    Settlement,
    SheetState,
)
from parindex_desktop.domain.units import GroupId, RoundId, UnitId
from parindex_desktop.errors import InputError
from parindex_desktop.services import criteria, criteria_order, groups, rounds, units
from parindex_desktop.services.criteria import NewCriterion
from parindex_desktop.services.session import Session
from tests.trait_files import book_of, open_trait_file

CAMPAIGN = CampaignId(9_000)
DAY = "2026-01-02"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_trait_file(tmp_path)
    yield opened
    opened.close()


def put(session: Session, *things: Entity) -> None:
    session.do(Edit("test", entities=tuple(EntityChange(None, thing) for thing in things)))


def ids(session: Session) -> tuple[RoundId, UnitId, CriterionId, GroupId]:
    book = book_of(session)
    return book.round.id, book.units[0].id, book.leaves[0].id, book.group.id


def in_file(session: Session) -> list[Entity]:
    round_id = session.rounds[0].id if session.rounds else ids(session)[0]
    return sorted(session.reader.dossier(round_id), key=repr)


def leftovers(session: Session) -> tuple[Entity, ...]:
    """Things about the first unit that nobody would miss without it."""
    round_id, unit_id, _, group_id = ids(session)
    return (
        StepDone(round_id, unit_id, Step.SELF, DAY),
        ControlTotal(round_id, unit_id, Stage.SELF, Points(10_000)),
        Campaign(CAMPAIGN, round_id, group_id, Stage.SELF, Coverage.FULL),
        SecondSheet(CAMPAIGN, unit_id),
        Acceptance(
            round_id, group_id, "CHK.202", f"{unit_id}/7/self/", "b", "r", "n", "2026-01-02"
        ),
    )


def written(session: Session) -> dict[str, Entity]:
    round_id, unit_id, leaf, _ = ids(session)
    return {
        "remark": Remark(round_id, unit_id, leaf, RemarkKind.REASON, "Chưa có tài liệu"),
        "evidence": Evidence(EvidenceId(8_000), round_id, unit_id, leaf, 0, "12/KH"),
        "settlement": Settlement(CAMPAIGN, unit_id, leaf, "1", "2", "2", "2"),
        "keyed": SecondSheet(CAMPAIGN, unit_id, SheetState.KEYING, "Lan"),
    }


def put_written(session: Session, kind: str) -> None:
    round_id, _, _, group_id = ids(session)
    campaign = Campaign(CAMPAIGN, round_id, group_id, Stage.SELF, Coverage.FULL)
    put(session, campaign, written(session)[kind])


LEAVE: dict[str, Callable[[Session], Edit]] = {
    "removed": lambda s: units.remove(s, s.rounds[0].id, [ids(s)[1]]),
    "moved": lambda s: units.move_to_group(s, s.rounds[0].id, [ids(s)[1]], s.group_of("huyen").id),
    "round": lambda s: rounds.remove_round(s, s.rounds[0]),
}


@pytest.mark.parametrize("way", LEAVE)
@pytest.mark.parametrize("kind", ["remark", "evidence", "settlement", "keyed"])
def test_what_somebody_wrote_keeps_a_unit_and_its_round(
    session: Session, way: str, kind: str
) -> None:
    put_written(session, kind)
    before = in_file(session)
    with pytest.raises(InputError) as refused:
        session.do(LEAVE[way](session))
    assert refused.value.code == "STP.111"
    assert in_file(session) == before


@pytest.mark.parametrize(
    ("way", "staying"),
    [("removed", {Campaign}), ("moved", {Campaign, StepDone}), ("round", set())],
)
def test_what_says_nothing_alone_goes_along_and_comes_back(
    session: Session, way: str, staying: set[type]
) -> None:
    put(session, *leftovers(session))
    before = in_file(session)
    round_id = session.rounds[0].id
    session.do(LEAVE[way](session))
    assert {type(each) for each in session.reader.dossier(round_id)} == staying
    session.bus.undo()
    assert in_file(session) == before
    session.bus.redo()
    session.bus.undo()
    assert in_file(session) == before
    assert session.dossier(round_id).done(ids(session)[1], Step.SELF) is not None


def test_the_acceptance_of_another_unit_stays(session: Session) -> None:
    round_id, unit_id, _, group_id = ids(session)
    other = Acceptance(
        round_id, group_id, "CHK.202", f"{unit_id}1/7//", "b", "r", "n", "2026-01-02"
    )
    put(session, other)
    session.do(LEAVE["removed"](session))
    assert in_file(session) == [other]


def test_a_group_without_units_takes_its_plans_along(session: Session) -> None:
    group = session.group_of("huyen")
    round_id = session.rounds[0].id
    plan = StepPlan(round_id, group.id, Step.SELF, ends="2026-01-31")
    own = StepPlan(round_id, session.group_of("so").id, Step.SELF, ends="2026-01-31")
    campaign = Campaign(CAMPAIGN, round_id, group.id, Stage.SELF, Coverage.FULL)
    put(session, plan, own, campaign)
    before = in_file(session)
    session.do(groups.remove(session, group))
    assert in_file(session) == [own]
    session.bus.undo()
    assert in_file(session) == before


def test_a_copied_round_begins_without_what_was_said_in_the_last(session: Session) -> None:
    put(session, *leftovers(session))
    put(session, written(session)["remark"])
    session.do(rounds.new_round(session, 2026, session.rounds[0]))
    assert list(session.reader.dossier(session.rounds[1].id)) == []


# ---- criteria -----------------------------------------------------------------------------------
def leaf(session: Session, code: str) -> Criterion:
    found = book_of(session).tree.by_code(code)
    assert found is not None
    return found


def about(session: Session, code: str, kind: str) -> Entity:
    round_id, unit_id, _, _ = ids(session)
    criterion = leaf(session, code).id
    if kind == "evidence":
        return Evidence(EvidenceId(8_000), round_id, unit_id, criterion, 0, "12/KH")
    return Remark(round_id, unit_id, criterion, RemarkKind.SELF, "x")


CHANGES: dict[str, Callable[[Session], Edit]] = {
    "removed": lambda s: criteria.remove(book_of(s), leaf(s, "1.2")),
    "removed with its branch": lambda s: criteria.remove(book_of(s), leaf(s, "1")),
    "removed with its set": lambda s: criteria.remove_set(book_of(s)),
    "parent of a new one": lambda s: criteria.add(
        s, book_of(s), NewCriterion("Mới", Points(0)), parent=leaf(s, "1.2").id
    ),
}


@pytest.mark.parametrize("kind", ["remark", "evidence"])
@pytest.mark.parametrize("way", CHANGES)
def test_what_was_written_keeps_a_criterion_a_leaf(session: Session, way: str, kind: str) -> None:
    put(session, about(session, "1.2", kind))
    before = book_of(session).tree
    with pytest.raises(InputError) as refused:
        session.do(CHANGES[way](session))
    assert (refused.value.code, refused.value.params["code"]) == ("STP.112", "1.2")
    assert book_of(session).tree == before


def test_a_criterion_that_is_moved_below_one_with_words_is_refused(session: Session) -> None:
    put(session, about(session, "2.1.1", "remark"))
    with pytest.raises(InputError) as refused:
        session.do(criteria_order.indent(book_of(session), leaf(session, "2.1.2")))
    assert refused.value.params["code"] == "2.1.1"


def test_what_was_written_moves_with_its_criterion(session: Session) -> None:
    remark = about(session, "2.1.2", "remark")
    put(session, remark)
    session.do(criteria_order.outdent(book_of(session), leaf(session, "2.1.2")))
    session.do(criteria_order.move(book_of(session), leaf(session, "1.2"), -1))
    assert in_file(session) == [remark]


def test_without_words_criteria_come_and_go(session: Session) -> None:
    put(session, about(session, "1.1", "remark"))
    before = book_of(session).tree
    session.do(criteria.remove(book_of(session), leaf(session, "1.2")))
    session.do(criteria.remove(book_of(session), leaf(session, "2")))
    session.bus.undo()
    session.bus.undo()
    assert book_of(session).tree == before


@pytest.mark.parametrize("kind", ["remark", "evidence"])
def test_a_criterion_goes_with_its_words_in_one_step(session: Session, kind: str) -> None:
    words = about(session, "1.2", kind)
    put(session, words)
    gone = criteria.remove(book_of(session), leaf(session, "1.2"))
    both = replace(gone, entities=(EntityChange(words, None), *gone.entities))
    session.do(both)
    assert in_file(session) == []
    session.bus.undo()
    assert in_file(session) == [words]
