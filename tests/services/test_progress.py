"""How far units are: counted anew where something changed, told by step, role and state."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import CriterionId, Source
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.people import Role
from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage
from parindex_desktop.domain.units import UnitId
from parindex_desktop.services.dossier import Dossier
from parindex_desktop.services.progress import (
    GroupProgress,
    State,
    next_unit_with_work,
    progress_of,
)
from parindex_desktop.services.session import Session
from parindex_desktop.services.work_counts import Count, Counts, Task, UnitCounter
from tests.trait_files import NO_PROCEDURES, book_of, open_trait_file

TODAY = "2026-02-10"
APPRAISED = ("1.1", "1.2", "2.1.1", "2.1.2", "2.2")
SURVEYED = ("3", "4")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Four units, the last without domain 2; five leaves appraised, two measured outside."""
    opened = open_trait_file(tmp_path, traits={"Thanh tra tỉnh": (NO_PROCEDURES,)})
    yield opened
    opened.close()


def leaf(session: Session, code: str) -> CriterionId:
    found = book_of(session).tree.by_code(code)
    assert found is not None
    return found.id


def unit(session: Session, row: int) -> UnitId:
    return book_of(session).units[row].id


def give(session: Session, row: int, stage: Stage, points: dict[str, int | None]) -> None:
    """Writes points (in whole points, None for blank) for a unit at a stage."""
    book = book_of(session)
    keys = {book.key(unit(session, row), leaf(session, c), stage): p for c, p in points.items()}
    cells = tuple(
        CellChange(key, book.score(*key[1:]), BLANK if p is None else Score.number(p * 10_000))
        for key, p in keys.items()
    )
    session.do(Edit("scores.type", cells=cells))


def write(session: Session, row: int, code: str, kind: RemarkKind, text: str = "x") -> None:
    remark = Remark(book_of(session).round.id, unit(session, row), leaf(session, code), kind, text)
    session.do(Edit("remarks.self", entities=(EntityChange(None, remark),)))


def done(session: Session, row: int, step: Step, day: str) -> None:
    made = StepDone(book_of(session).round.id, unit(session, row), step, day)
    session.do(Edit("steps.done", entities=(EntityChange(None, made),)))


def plan(session: Session, step: Step, ends: str) -> None:
    book = book_of(session)
    made = StepPlan(book.round.id, book.group.id, step, ends=ends)
    session.do(Edit("steps.plan", entities=(EntityChange(None, made),)))


def dossier_of(session: Session) -> Dossier:
    return session.dossier(book_of(session).round.id)


def counts(session: Session, row: int = 0) -> dict[Task, Count]:
    found = progress_of(book_of(session), dossier_of(session), unit(session, row), TODAY)
    return dict(found.counts)


def next_row(session: Session, role: Role | None, after: int | None) -> int | None:
    book = book_of(session)
    start = None if after is None else unit(session, after)
    found = next_unit_with_work(book, dossier_of(session), role, start)
    return None if found is None else [u.id for u in book.units].index(found)


# ---- counting -----------------------------------------------------------------------------------
def test_each_task_is_counted_where_it_is_typed(session: Session) -> None:
    assert counts(session)[Task.SELF] == Count(0, 5)
    assert counts(session, 3)[Task.SELF] == Count(0, 2), "what a trait exempts is not expected"
    give(session, 0, Stage.SELF, {"1.1": 10, "1.2": 5})
    give(session, 0, Stage.APPRAISAL_1, {"1.1": 0})
    give(session, 0, Stage.SURVEY, {"3": 20})
    found = counts(session)
    assert (found[Task.SELF], found[Task.APPRAISAL_1], found[Task.SURVEY]) == (
        (2, 5), (1, 5), (1, 2),
    )  # fmt: skip


def test_an_explanation_is_counted_for_what_was_lowered_and_its_answer_beside_it(
    session: Session,
) -> None:
    give(session, 0, Stage.SELF, {"1.1": 10, "1.2": 9, "2.2": 20})
    give(session, 0, Stage.APPRAISAL_1, {"1.1": 5, "1.2": 8, "2.2": 20})
    assert counts(session)[Task.EXPLANATION] == (0, 2)
    for code in ("1.1", "1.2", "2.2"):
        write(session, 0, code, RemarkKind.EXPLANATION)
    assert counts(session)[Task.EXPLANATION] == (2, 2), "2.2 was not lowered"
    assert counts(session)[Task.ANSWER] == counts(session)[Task.APPRAISAL_2] == (0, 3)
    write(session, 0, "1.1", RemarkKind.ANSWER)
    give(session, 0, Stage.APPRAISAL_2, {"1.2": 9})
    assert counts(session)[Task.ANSWER] == (2, 3), "more points are an answer too"
    assert counts(session)[Task.APPRAISAL_2] == (2, 3)
    give(session, 0, Stage.APPRAISAL_2, {"2.2": 20})
    assert counts(session)[Task.ANSWER] == (2, 3), "the same points say nothing"
    assert counts(session)[Task.APPRAISAL_2] == (3, 3)


def test_taking_back_is_counted_too(session: Session) -> None:
    give(session, 0, Stage.SELF, {"1.1": 10})
    write(session, 0, "1.1", RemarkKind.EXPLANATION)
    before = counts(session)
    write(session, 0, "1.1", RemarkKind.ANSWER)
    give(session, 0, Stage.SELF, {"1.1": None})
    assert counts(session) != before
    session.bus.undo()
    session.bus.undo()
    assert counts(session) == before


def test_only_the_unit_that_changed_is_counted_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[UnitId] = []

    def spy(counter: UnitCounter, unit_id: UnitId) -> Counts:
        counted.append(unit_id)
        return original(counter, unit_id)

    original = UnitCounter.count
    monkeypatch.setattr(UnitCounter, "count", spy)
    everything = [unit(session, row) for row in range(4)]
    list(GroupProgress(book_of(session), dossier_of(session)))
    assert counted == everything
    list(GroupProgress(book_of(session), dossier_of(session)))
    give(session, 2, Stage.SELF, {"1.1": 1})
    list(GroupProgress(book_of(session), dossier_of(session)))
    write(session, 1, "1.1", RemarkKind.EXPLANATION)
    list(GroupProgress(book_of(session), dossier_of(session)))
    assert counted == [*everything, everything[2], everything[1]]


# ---- work ---------------------------------------------------------------------------------------
def test_work_is_found_by_role_and_round_the_end(session: Session) -> None:
    for row in range(4):
        give(session, row, Stage.SELF, dict.fromkeys(APPRAISED, 5))
        give(session, row, Stage.SURVEY, dict.fromkeys(SURVEYED, 5))
    assert next_row(session, Role.ENTRY, None) is None
    assert next_row(session, Role.APPRAISER, None) == 0
    assert next_row(session, Role.APPRAISER, 3) == 0
    for row in range(4):
        give(session, row, Stage.APPRAISAL_1, dict.fromkeys(APPRAISED, 5))
    assert next_row(session, None, 1) is None
    write(session, 1, "1.1", RemarkKind.EXPLANATION)
    give(session, 2, Stage.SURVEY, {"4": None})
    assert [next_row(session, role, 1) for role in (Role.ENTRY, Role.APPRAISER, Role.VIEWER)] == [
        2, 1, None,
    ]  # fmt: skip
    assert [next_row(session, None, row) for row in (1, 2)] == [2, 1]
    assert next_row(session, Role.SECRETARY, 2) == 1


def test_a_group_without_units_has_no_work(session: Session) -> None:
    group = session.group_of("huyen").id
    book = session.book(book_of(session).round.id, group)
    assert next_unit_with_work(book, dossier_of(session), None, None) is None


def test_a_group_appraised_without_self_scores_is_not_asked_for_them(session: Session) -> None:
    assert counts(session)[Task.SELF] == (0, 5), "a round that begins waits for them"
    give(session, 0, Stage.APPRAISAL_1, {"1.1": 5})
    assert counts(session)[Task.SELF] == counts(session, 1)[Task.SELF] == (0, 0)
    give(session, 1, Stage.SELF, {"1.1": 5})
    assert counts(session)[Task.SELF] == (0, 5)


# ---- steps and states ---------------------------------------------------------------------------
def state(session: Session, row: int = 0) -> State:
    return progress_of(book_of(session), dossier_of(session), unit(session, row), TODAY).state


def test_a_unit_has_not_begun_is_under_way_or_finished(session: Session) -> None:
    assert state(session) is State.NOT_BEGUN
    give(session, 0, Stage.APPRAISAL_1, dict.fromkeys(APPRAISED, 5))
    assert state(session) is State.UNDER_WAY
    give(session, 0, Stage.SURVEY, dict.fromkeys(SURVEYED, 5))
    assert state(session) is State.FINISHED
    write(session, 0, "1.1", RemarkKind.EXPLANATION)
    assert state(session) is State.UNDER_WAY
    done(session, 0, Step.FINAL, TODAY)
    assert state(session) is State.FINISHED, "the council has said so"


def late(session: Session, row: int = 0) -> list[tuple[Step, int]]:
    found = progress_of(book_of(session), dossier_of(session), unit(session, row), TODAY)
    return [(each.step, each.late_days) for each in found.late]


def test_a_step_is_late_after_its_last_day(session: Session) -> None:
    plan(session, Step.SELF, "2026-02-08")
    assert late(session) == [(Step.SELF, 2)]
    done(session, 0, Step.SELF, "2026-02-08")
    assert late(session) == []
    done(session, 1, Step.SELF, "2026-02-09")
    assert late(session, 1) == [(Step.SELF, 1)]


def test_nobody_waits_for_a_step_that_was_overtaken_or_has_nothing_to_do(session: Session) -> None:
    for step in (Step.SELF, Step.EXPLANATION):
        plan(session, step, "2026-02-01")
    assert late(session) == [(Step.SELF, 9)], "nothing was lowered that could be explained"
    give(session, 0, Stage.SELF, {"1.1": 10})
    give(session, 0, Stage.APPRAISAL_1, {"1.1": 5})
    assert late(session) == [(Step.SELF, 9), (Step.EXPLANATION, 9)]
    done(session, 0, Step.APPRAISAL_1, "2026-02-01")
    assert late(session) == [(Step.EXPLANATION, 9)]


def test_a_unit_is_received_with_its_first_step(session: Session) -> None:
    found = GroupProgress(book_of(session), dossier_of(session), TODAY)
    assert not found.of(unit(session, 0)).is_received
    done(session, 0, Step.SELF, TODAY)
    again = GroupProgress(book_of(session), dossier_of(session), TODAY)
    assert [each.is_received for each in again] == [True, False, False, False]


# ---- any course of events -----------------------------------------------------------------------
EVENTS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from([Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2, Stage.SURVEY]),
            st.integers(0, 3),
            st.integers(0, 6),
            st.one_of(
                st.just(BLANK),
                st.sampled_from([CellState.PENDING, CellState.NOT_APPLICABLE]).map(Score),
                st.integers(0, 3).map(lambda n: Score.number(n * 10_000)),
            ),
        ),
        st.tuples(
            st.sampled_from([RemarkKind.EXPLANATION, RemarkKind.ANSWER]),
            st.integers(0, 3),
            st.integers(0, 6),
            st.booleans(),
        ),
        st.just("undo"),
    ),
    max_size=12,
)
_FILES = count()


def plain_counts(session: Session, row: int) -> dict[Task, Count]:
    """Counts from the stored rows alone, leaf by leaf, with no thought of speed."""
    book, unit_id = book_of(session), unit(session, row)
    stored = session.reader.scores(book.round.id)
    remarks = {
        (each.criterion_id, each.kind)
        for each in session.reader.dossier(book.round.id)
        if isinstance(each, Remark) and each.unit_id == unit_id
    }
    held: dict[tuple[CriterionId, Stage], Score] = {
        (key.criterion_id, key.stage): score
        for key, score in stored.items()
        if key.unit_id == unit_id
    }
    leaves = [each for each in book.leaves if not book.exemption(unit_id, each.id)]
    own = [each.id for each in leaves if each.source is Source.APPRAISED]
    outside = [each.id for each in leaves if each.source is not Source.APPRAISED]

    def number(criterion: CriterionId, stage: Stage) -> int | None:
        score = held.get((criterion, stage), BLANK)
        return score.points if score.state is CellState.NUMBER else None

    def less(criterion: CriterionId, one: Stage, other: Stage) -> bool:
        below, above = number(criterion, one), number(criterion, other)
        return below is not None and above is not None and below < above

    lowered = {c for c in own if less(c, Stage.APPRAISAL_1, Stage.SELF)}
    explained = {c for c in own if (c, RemarkKind.EXPLANATION) in remarks}
    answered = {
        c
        for c in explained
        if (c, RemarkKind.ANSWER) in remarks or less(c, Stage.APPRAISAL_1, Stage.APPRAISAL_2)
    }
    second = {c for c in own if (c, Stage.APPRAISAL_2) in held}
    first = {c for c in own if (c, Stage.APPRAISAL_1) in held}
    skips = {key.stage for key in stored} & {Stage.APPRAISAL_1, Stage.APPRAISAL_2} and not any(
        key.stage is Stage.SELF for key in stored
    )
    self_count = Count(sum((c, Stage.SELF) in held for c in own), len(own))
    return {
        Task.SELF: Count(0, 0) if skips else self_count,
        Task.APPRAISAL_1: Count(len(first | second), len(own)),
        Task.EXPLANATION: Count(len(lowered & explained), len(lowered)),
        Task.ANSWER: Count(len(answered), len(explained)),
        Task.APPRAISAL_2: Count(len(second | answered), len(second | explained)),
        Task.SURVEY: Count(sum((c, Stage.SURVEY) in held for c in outside), len(outside)),
    }


@settings(max_examples=25, deadline=None)
@given(events=EVENTS)
def test_what_is_kept_current_is_what_is_counted_from_the_rows(
    tmp_path_factory: pytest.TempPathFactory, events: list[object]
) -> None:
    folder = tmp_path_factory.mktemp(f"progress{next(_FILES)}")
    session = open_trait_file(folder, traits={"Thanh tra tỉnh": (NO_PROCEDURES,)})
    steps_done = 0
    for event in events:
        if event == "undo":
            if steps_done:
                session.bus.undo()
                steps_done -= 1
        else:
            steps_done += session.do(_edit_of(session, event)) is not None  # type: ignore[arg-type]
        for row in range(4):
            assert counts(session, row) == plain_counts(session, row)
    session.close()


def _edit_of(session: Session, event: tuple[Stage | RemarkKind, int, int, object]) -> Edit:
    kind, row, column, value = event
    book = book_of(session)
    criterion = book.leaves[column]
    if isinstance(kind, RemarkKind):
        had = dossier_of(session).remark(unit(session, row), criterion.id, kind)
        remark = Remark(book.round.id, unit(session, row), criterion.id, kind, "x")
        change = EntityChange(remark if had else None, remark if value else None)
        return Edit("remarks.self", entities=() if bool(had) == value else (change,))
    measured = criterion.source is not Source.APPRAISED
    key = book.key(unit(session, row), criterion.id, kind)
    before = book.score(*key[1:])
    assert isinstance(value, Score)
    if measured != (kind is Stage.SURVEY) or before == value:
        return Edit("scores.type")
    return Edit("scores.type", cells=(CellChange(key, before, value),))
