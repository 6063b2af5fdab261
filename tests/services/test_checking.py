"""Checks kept current are the checks from scratch; warnings are accepted on what they rest on."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.process import Step, StepDone
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.services.accepting import accept, known_reasons, reason_beside, take_back
from parindex_desktop.services.check_report import score_findings
from parindex_desktop.services.checking import Checker, Counts, FindingState
from parindex_desktop.services.checking_words import line_of, place_of
from tests.score_files import communes, open_score_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.domain.edits import Entity
    from parindex_desktop.services.checking import Judged
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

DAY = date(2026, 1, 5)
STAGES = (Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2, Stage.SURVEY)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_score_file(tmp_path, communes(6), 8)
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    return session.book(session.rounds[0].id, session.group_of("so").id)


@pytest.fixture
def checker(session: Session, book: GroupBook) -> Checker:
    return following(session, book)


def following(session: Session, book: GroupBook) -> Checker:
    made = Checker(session, book.round.id, book.group.id)
    session.subscribe(made.take_over)
    return made


def put(session: Session, book: GroupBook, unit: int, leaf: int, stage: Stage, text: str) -> None:
    after = Score.number(int(float(text.replace(",", ".")) * 10_000)) if text else BLANK
    key = book.key(book.units[unit].id, book.leaves[leaf].id, stage)
    before = book.score(key.unit_id, key.criterion_id, stage)
    session.do(Edit("scores.type", cells=(CellChange(key, before, after),)))


def gap(session: Session, book: GroupBook) -> None:
    """The first unit gave itself all of the first criterion, the appraisal nothing."""
    put(session, book, 0, 0, Stage.APPRAISAL_1, "0")
    put(session, book, 0, 0, Stage.SELF, "0,5")


def warning(checker: Checker, code: str = "CHK.202") -> Judged:
    return next(each for each in checker.findings() if each.finding.code == code)


def accepted(session: Session, book: GroupBook, judged: Judged, reason: str = "Đã xem.") -> None:
    session.do(accept(book, [judged], reason, author="Nguyễn Thị Lan", day=DAY))


def test_a_whole_file_has_nothing_to_tell(checker: Checker) -> None:
    assert checker.findings() == ()
    assert checker.counts == Counts()


def test_an_edit_changes_the_count_and_undo_takes_it_back(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    put(session, book, 2, 1, Stage.APPRAISAL_1, "")
    assert checker.counts == Counts(errors=1)
    (found,) = checker.findings()
    key = place_of(book, found.finding)
    assert key == book.key(book.units[2].id, book.leaves[1].id, Stage.APPRAISAL_1)
    session.bus.undo()
    assert checker.counts == Counts()


def test_only_units_touched_are_checked_anew(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    assert checker.counts == Counts()
    put(session, book, 2, 1, Stage.APPRAISAL_1, "")
    assert checker.waiting == 1
    checker.settle()
    assert checker.waiting == 0


def test_a_large_group_is_checked_bit_by_bit(checker: Checker, book: GroupBook) -> None:
    waiting = [checker.waiting]
    while checker.waiting:
        checker.settle(2)
        waiting.append(checker.waiting)
    assert waiting == [6, 4, 2, 0]
    assert checker.counts == Counts()


def test_errors_stand_before_warnings_in_the_order_of_lists(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    gap(session, book)
    put(session, book, 4, 1, Stage.APPRAISAL_1, "")
    put(session, book, 1, 2, Stage.APPRAISAL_1, "")
    found = [(each.finding.code, each.finding.unit_id) for each in checker.findings()]
    units = [unit.id for unit in book.units]
    assert found == [
        ("CHK.106", units[0]), ("CHK.101", units[1]), ("CHK.101", units[4]), ("CHK.202", units[0]),
    ]  # fmt: skip


def test_what_is_about_a_whole_unit_stands_before_its_criteria(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    put(session, book, 0, 0, Stage.APPRAISAL_1, "")
    total = ControlTotal(book.round.id, book.units[0].id, Stage.APPRAISAL_1, Points(1))
    session.do(Edit("control_totals.write", entities=(EntityChange(None, total),)))
    assert [each.finding.code for each in checker.findings()] == ["CHK.108", "CHK.101"]


def test_an_accepted_warning_counts_as_settled_and_can_be_taken_back(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    gap(session, book)
    accepted(session, book, warning(checker))
    assert checker.counts == Counts(errors=1, warnings=0, accepted=1)
    said = warning(checker)
    assert said.state is FindingState.ACCEPTED
    assert said.acceptance is not None
    assert (said.acceptance.accepted_by, said.acceptance.day) == ("Nguyễn Thị Lan", "2026-01-05")
    session.do(take_back(book, [said]))
    assert warning(checker).state is FindingState.OPEN
    session.bus.undo()
    assert warning(checker).state is FindingState.ACCEPTED


def test_a_changed_value_withdraws_the_acceptance_and_the_old_one_brings_it_back(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    gap(session, book)
    accepted(session, book, warning(checker))
    put(session, book, 0, 0, Stage.SELF, "0,4")
    assert warning(checker).state is FindingState.WITHDRAWN
    assert checker.counts == Counts(errors=1, warnings=1, accepted=0)
    put(session, book, 0, 0, Stage.SELF, "0,5")
    assert warning(checker).state is FindingState.ACCEPTED


def test_accepting_again_replaces_what_was_withdrawn(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    gap(session, book)
    accepted(session, book, warning(checker), "Lý do cũ.")
    put(session, book, 0, 0, Stage.SELF, "0,4")
    accepted(session, book, warning(checker), "Lý do mới.")
    assert checker.counts.accepted == 1
    assert [each.reason for each in session.dossier(book.round.id).acceptances(book.group.id)] == [
        "Lý do mới."
    ]


@pytest.mark.parametrize(("reason", "code"), [("", "CHK.301"), (" \n ", "CHK.301")])
def test_a_warning_wants_a_reason(
    reason: str, code: str, session: Session, book: GroupBook, checker: Checker
) -> None:
    gap(session, book)
    with pytest.raises(InputError) as refused:
        accept(book, [warning(checker)], reason, author="Lan", day=DAY)
    assert refused.value.code == code


def test_an_error_cannot_be_accepted(session: Session, book: GroupBook, checker: Checker) -> None:
    put(session, book, 2, 1, Stage.APPRAISAL_1, "")
    with pytest.raises(InputError) as refused:
        accept(book, checker.findings(), "Vì vậy.", author="Lan", day=DAY)
    assert refused.value.code == "CHK.302"


def test_reasons_given_before_are_offered_first(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    gap(session, book)
    accepted(session, book, warning(checker), "Theo biên bản số 3.")
    assert known_reasons(session.dossier(book.round.id), book)[0] == "Theo biên bản số 3."


def test_a_reason_beside_the_points_need_not_be_typed_again(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    gap(session, book)
    dossier = session.dossier(book.round.id)
    assert reason_beside(dossier, warning(checker)) == ""
    place = (book.round.id, book.units[0].id, book.leaves[0].id)
    _set(session, None, Remark(*place, RemarkKind.REASON, "Chưa có\nbáo cáo."))
    assert reason_beside(dossier, warning(checker)) == "Chưa có báo cáo."
    accepted(session, book, warning(checker), "Đã xem.")
    assert reason_beside(dossier, warning(checker)) == "Đã xem."


def test_the_rules_of_the_office_change_what_is_asked(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    gap(session, book)
    assert checker.counts.warnings == 1
    before = session.reader.entry_rules()
    calm = replace(before or EntryRules(), gap_percent=100)
    session.do(Edit("entry_rules", entities=(EntityChange(before, calm),)))
    assert checker.counts.warnings == 0


def test_a_changed_set_starts_the_checks_anew(
    session: Session, book: GroupBook, checker: Checker
) -> None:
    assert checker.counts == Counts()
    leaf = book.leaves[0]
    smaller = replace(leaf, max_points=Points(1))
    session.do(Edit("criteria.maximum", entities=(EntityChange(leaf, smaller),)))
    assert checker.counts.errors == len(book.units)
    assert {each.finding.code for each in checker.findings()} == {"CHK.103"}


def test_every_finding_can_be_told(session: Session, book: GroupBook, checker: Checker) -> None:
    for unit in range(6):
        for leaf in (0, 1, 2, 4, 5):  # the others are of the survey
            put(session, book, unit, leaf, Stage.SELF, f"0,{leaf + 1}")
    lines = [line_of(book, each) for each in checker.findings()]
    twins = next(line for line in lines if line.code == "CHK.208")
    assert twins.unit == book.units[0].name
    assert book.units[1].name in twins.text
    assert "2" in twins.text, "three are named, the others counted"


def test_a_report_tells_who_is_concerned(session: Session, book: GroupBook) -> None:
    put(session, book, 2, 1, Stage.APPRAISAL_1, "")
    (found,) = score_findings(session)
    assert found.as_json() | {"message": ""} == {
        "code": "CHK.101", "severity": "error", "unit": book.units[2].name,
        "criterion": book.leaves[1].code, "message": "", "round": "2016", "group": "so",
        "stage": "appraisal1", "accepted": False, "reason": "", "place": "",
    }  # fmt: skip
    assert list(score_findings(session, year=2016, group_code="xa")) == []


# ---- kept current or from scratch ----------------------------------------------------------------

SCORES = st.sampled_from([
    BLANK, Score.number(0), Score.number(500), Score.number(2_500), Score.number(5_000),
    Score.number(90_000), Score(CellState.NOT_APPLICABLE),
    Score(CellState.NOT_APPLICABLE, ground="Không phát sinh"), Score(CellState.PENDING),
])  # fmt: skip
MOVES = st.lists(st.tuples(st.sampled_from("ccccreetsxua"), st.integers(0, 2**32)), max_size=25)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MOVES, st.data())
def test_checks_kept_current_are_the_checks_from_scratch(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, int]], data: st.DataObject
) -> None:
    session = open_score_file(tmp_path_factory.mktemp("checks"), communes(6), 6, filled=0.8)
    book = session.book(session.rounds[0].id, session.group_of("so").id)
    checker = following(session, book)
    for kind, seed in moves:
        _move(session, book, checker, kind, random.Random(seed), data)
        fresh = Checker(session, book.round.id, book.group.id)
        assert checker.findings() == fresh.findings()
        assert checker.counts == fresh.counts
        counts = checker.counts
        states = [each.state for each in checker.findings()]
        assert counts.accepted == states.count(FindingState.ACCEPTED)
        assert counts.errors + counts.warnings + counts.accepted == len(states)
    session.close()


def _move(
    session: Session,
    book: GroupBook,
    checker: Checker,
    kind: str,
    chance: random.Random,
    data: st.DataObject,
) -> None:
    unit, leaf = chance.choice(book.units).id, chance.choice(book.leaves).id
    dossier, round_id = session.dossier(book.round.id), book.round.id
    if kind == "c":
        keys = {book.key(chance.choice(book.units).id, chance.choice(book.leaves).id,
                         chance.choice(STAGES)) for _ in range(3)}  # fmt: skip
        cells = tuple(
            CellChange(key, book.score(*key[1:]), data.draw(SCORES)) for key in sorted(keys)
        )
        session.do(Edit("scores.type", cells=tuple(c for c in cells if c.before != c.after)))
    elif kind == "r":
        which = chance.choice(list(RemarkKind))
        text = dossier.remark(unit, leaf, which)
        _set(session, Remark(round_id, unit, leaf, which, text) if text else None,
             None if text else Remark(round_id, unit, leaf, which, "Vì vậy."))  # fmt: skip
    elif kind == "e":
        number = f"{chance.randint(1, 3)}/KH-SNV"
        new = EvidenceId(session.new_ids()[0])
        _set(session, None, Evidence(new, round_id, unit, leaf, 0, number, "2025-01-02"))
    elif kind == "t":
        typed = dossier.control_total(unit, Stage.APPRAISAL_1)
        total = ControlTotal(round_id, unit, Stage.APPRAISAL_1, Points(40_000))
        _set(session, total if typed is not None else None, None if typed is not None else total)
    elif kind == "s":
        done = dossier.done(unit, Step.SELF)
        other = None if done else StepDone(round_id, unit, Step.SELF, "2026-01-05")
        _set(session, done, other)
    elif kind == "x" and session.bus.next_redo:
        session.bus.redo()
    elif kind == "u" and len(session.bus._done) > 2:
        session.bus.undo()
    elif kind == "a":
        found = [e for e in checker.findings() if e.finding.severity is Severity.WARNING]
        chosen = chance.sample(found, min(2, len(found)))
        session.do(accept(book, chosen, "Đã xem.", author="Lan", day=DAY))


def _set(session: Session, before: Entity | None, after: Entity | None) -> None:
    session.do(Edit("x", entities=(EntityChange(before, after),)))
