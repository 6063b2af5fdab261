"""What each role may change: every kind of thing, every stage, and every way an edit is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from parindex_desktop.domain.awards import AwardeeId
from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.criteria import CriteriaSet, Criterion, CriterionId, SetId
from parindex_desktop.domain.edits import CellChange, Edit, Entity, EntityChange
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.locking import Locking, LockingId
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.domain.people import Role, User, UserId
from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.rounds import GroupSetup, OfficeProfile, Round
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    Coverage,
    SecondSheet,
    Settlement,
    SheetState,
)
from parindex_desktop.domain.units import GroupId, Participation, RoundId, Unit, UnitGroup, UnitId
from parindex_desktop.errors import InputError
from parindex_desktop.services import score_entry, users
from parindex_desktop.services.permissions import refuse_unless_allowed, role_needed
from parindex_desktop.services.score_entry import Place
from tests.people import add_users

if TYPE_CHECKING:
    from parindex_desktop.services.session import Session

from tests.storage.building import of_awards

ROUND, UNIT, GROUP, LEAF = RoundId(1), UnitId(2), GroupId(3), CriterionId(4)
CAMPAIGN, SET = CampaignId(5), SetId(6)
ENTRY, APPRAISER, SECRETARY = Role.ENTRY, Role.APPRAISER, Role.SECRETARY

NEEDED: dict[type, list[tuple[Entity, Role]]] = {
    Remark: [
        (Remark(ROUND, UNIT, LEAF, RemarkKind.SELF, "a"), ENTRY),
        (Remark(ROUND, UNIT, LEAF, RemarkKind.EXPLANATION, "a"), ENTRY),
        (Remark(ROUND, UNIT, LEAF, RemarkKind.REASON, "a"), APPRAISER),
        (Remark(ROUND, UNIT, LEAF, RemarkKind.ANSWER, "a"), APPRAISER),
    ],
    Evidence: [(Evidence(EvidenceId(7), ROUND, UNIT, LEAF, 0), ENTRY)],
    StepDone: [
        (StepDone(ROUND, UNIT, Step.SELF, "2016-12-01"), ENTRY),
        (StepDone(ROUND, UNIT, Step.EXPLANATION, "2016-12-01"), ENTRY),
        (StepDone(ROUND, UNIT, Step.APPRAISAL_1, "2016-12-01"), APPRAISER),
        (StepDone(ROUND, UNIT, Step.APPRAISAL_2, "2016-12-01"), APPRAISER),
        (StepDone(ROUND, UNIT, Step.FINAL, "2016-12-01"), APPRAISER),
    ],
    StepPlan: [(StepPlan(ROUND, GROUP, step), APPRAISER) for step in Step],
    ControlTotal: [(ControlTotal(ROUND, UNIT, Stage.SELF, Points(1)), ENTRY)],
    Acceptance: [(Acceptance(ROUND, GROUP, "CHK.201", "", "", "", "", ""), APPRAISER)],
    Campaign: [(Campaign(CAMPAIGN, ROUND, GROUP, Stage.SELF, Coverage.FULL), APPRAISER)],
    SecondSheet: [
        (SecondSheet(CAMPAIGN, UNIT, state), APPRAISER if state is SheetState.SETTLED else ENTRY)
        for state in SheetState
    ],
    Settlement: [(Settlement(CAMPAIGN, UNIT, LEAF, "1", "2", "3", "1"), APPRAISER)],
    EntryRules: [(EntryRules(), SECRETARY)],
    User: [(User(UserId(8), "A", "", role), SECRETARY) for role in Role],
    OfficeProfile: [(OfficeProfile("UBND", "An Giang", "Sở Nội vụ"), SECRETARY)],
    UnitGroup: [(UnitGroup(GROUP, "so", "Sở", "Sở", 0), SECRETARY)],
    Unit: [(Unit(UNIT, "Sở A"), SECRETARY)],
    Round: [(Round(ROUND, 2016, "2016"), SECRETARY)],
    GroupSetup: [(GroupSetup(ROUND, GROUP), SECRETARY)],
    Participation: [(Participation(ROUND, UNIT, GROUP, 0), SECRETARY)],
    CriteriaSet: [(CriteriaSet(SET, ROUND, GROUP), SECRETARY)],
    Criterion: [(Criterion(LEAF, SET, None, 0, "1", "A", Points(1)), SECRETARY)],
    Locking: [(Locking(LockingId(10), ROUND, 1, "0" * 64, "", "", ""), SECRETARY)],
    PaperWording: [(PaperWording(ROUND, LetterKind.DECISION), SECRETARY)],
}  # fmt: skip
NEEDED |= {
    type(each): [(each, SECRETARY)]
    for each in of_awards(ROUND, GROUP, UNIT, [AwardeeId(number) for number in range(10, 18)])
}

STAGES = {
    stage: APPRAISER if stage in (Stage.APPRAISAL_1, Stage.APPRAISAL_2) else ENTRY
    for stage in Stage
}
SHOWN = [(entity, needed) for some in NEEDED.values() for entity, needed in some]
_ORDER = tuple(Role)


def user_of(role: Role) -> User:
    return User(UserId(99), "Người thử", "", role)


def is_allowed(edit: Edit, user: User | None) -> bool:
    try:
        refuse_unless_allowed(edit, user, [user_of(Role.SECRETARY)])
    except InputError as error:
        return error.code != "USR.121"
    return True


def cell(stage: Stage) -> CellChange:
    return CellChange(CellKey(ROUND, UNIT, LEAF, stage), BLANK, Score.number(10_000))


def test_a_file_without_users_refuses_nobody() -> None:
    for entity, _ in SHOWN:
        refuse_unless_allowed(Edit("any", entities=(EntityChange(None, entity),)), None, [])


def test_no_kind_of_thing_is_forgotten() -> None:
    assert set(NEEDED) == set(get_args(Entity))
    assert {type(entity) for entity, _ in SHOWN} == set(NEEDED)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("entity", "needed"), SHOWN, ids=str)
def test_a_role_makes_changes_and_removes_what_it_may(
    entity: Entity, needed: Role, role: Role
) -> None:
    may = _ORDER.index(role) >= _ORDER.index(needed)
    sides = ((None, entity), (entity, None), (entity, entity))
    for before, after in sides:
        edit = Edit("any", entities=(EntityChange(before, after),))
        assert is_allowed(edit, user_of(role)) == may
        assert is_allowed(edit.inverse(), user_of(role)) == may
        assert not is_allowed(edit, None)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("stage", Stage)
def test_a_role_types_at_the_stages_it_may(stage: Stage, role: Role) -> None:
    may = _ORDER.index(role) >= _ORDER.index(STAGES[stage])
    edit = Edit("any", cells=(cell(stage),))
    assert is_allowed(edit, user_of(role)) == may
    assert is_allowed(edit.inverse(), user_of(role)) == may
    assert not is_allowed(edit, None)


def test_an_edit_of_several_things_needs_what_the_highest_of_them_needs() -> None:
    remark = EntityChange(None, Remark(ROUND, UNIT, LEAF, RemarkKind.SELF, "a"))
    unit = EntityChange(None, Unit(UNIT, "Sở A"))
    own, appraised = cell(Stage.SELF), cell(Stage.APPRAISAL_1)
    assert role_needed(Edit("any", entities=(remark,), cells=(own,))) is ENTRY
    assert role_needed(Edit("any", entities=(remark,), cells=(own, appraised))) is APPRAISER
    assert role_needed(Edit("any", entities=(remark, unit), cells=(own,))) is SECRETARY


def test_a_remark_cannot_be_turned_into_one_of_another_kind() -> None:
    own = Remark(ROUND, UNIT, LEAF, RemarkKind.SELF, "a")
    reason = Remark(ROUND, UNIT, LEAF, RemarkKind.REASON, "a")
    for change in (EntityChange(own, reason), EntityChange(reason, own)):
        assert role_needed(Edit("any", entities=(change,))) is APPRAISER


def test_everybody_but_viewers_sets_their_own_password_and_nothing_else_of_theirs() -> None:
    for role in Role:
        me = user_of(role)
        new = User(me.id, me.name, me.office, me.role, "x")
        own = Edit("any", entities=(EntityChange(me, new),))
        assert is_allowed(own, me) == (role is not Role.VIEWER)
        other = User(UserId(1), "Khác", "", Role.ENTRY)
        assert is_allowed(own, other) is False
        promoted = User(me.id, me.name, me.office, SECRETARY, "x")
        edit = Edit("any", entities=(EntityChange(me, promoted),))
        assert is_allowed(edit, me) == (role is SECRETARY)


def test_the_refusal_names_who_may() -> None:
    people = [
        User(UserId(1), "Thư Một", "", SECRETARY),
        User(UserId(2), "Thư Cũ", "", SECRETARY, active=False),
        User(UserId(3), "Thẩm", "", APPRAISER),
    ]
    unit = Edit("any", entities=(EntityChange(None, Unit(UNIT, "Sở A")),))
    with pytest.raises(InputError) as refusal:
        refuse_unless_allowed(unit, people[2], people)
    assert refusal.value.params == {
        "who": "Thẩm (Appraiser)", "role": "Secretary", "names": "Thư Một",
    }  # fmt: skip


# ---- at the one door ----------------------------------------------------------------------------
def typed(session: Session, stage: Stage, text: str) -> Edit:
    book = session.book(session.round_of(2016).id, session.group_of("so").id)
    place = Place(book.units[0].id, book.leaves[0].id)
    return score_entry.enter_text(book, stage, place, text).edit


def state(session: Session) -> object:
    newest = session.reader.audit(limit=1)
    return newest, session.bus.next_undo, session.bus.next_redo


def test_without_users_everybody_may_do_all(session: Session) -> None:
    assert session.do(typed(session, Stage.APPRAISAL_1, "60"))
    session.bus.undo()
    session.bus.redo()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ENTRY, None])
def test_undo_and_redo_of_what_another_did_are_refused(role: Role | None, session: Session) -> None:
    people = add_users(session)
    session.do(typed(session, Stage.APPRAISAL_1, "60"))
    session.do(typed(session, Stage.APPRAISAL_1, "61"))
    session.bus.undo()
    session.work_as(people[role] if role else None)
    before = state(session)
    for move in (session.bus.undo, session.bus.redo):
        with pytest.raises(InputError, match=r"USR\.121"):
            move()
        assert state(session) == before
    session.work_as(people[Role.APPRAISER])
    session.bus.redo()
    assert session.reader.audit(limit=1)[0].author.name == people[Role.APPRAISER].name


def test_who_types_is_named_by_the_trail(session: Session) -> None:
    people = add_users(session)
    for points, role in enumerate((Role.SECRETARY, Role.APPRAISER), start=10):
        session.work_as(people[role])
        session.do(typed(session, Stage.APPRAISAL_1, str(points)))
        assert session.reader.audit(limit=1)[0].author == session.author
        assert session.author.name == people[role].name


def test_a_role_taken_away_is_gone_at_once(session: Session) -> None:
    people = add_users(session)
    session.do(users.add(session, name="Vũ Hai", office="", role=SECRETARY))
    second = users.find(session.users, "Vũ Hai")
    session.work_as(second)
    session.do(users.change(session, second, name="Vũ Hai", office="", role=ENTRY))
    assert session.role is ENTRY
    with pytest.raises(InputError, match=r"USR\.121"):
        session.do(typed(session, Stage.APPRAISAL_1, "60"))
    session.work_as(people[SECRETARY])
    assert session.do(typed(session, Stage.APPRAISAL_1, "60"))
