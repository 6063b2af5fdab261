"""Every way that a locked round could be changed, and what may still be done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from parindex_desktop.domain.awards import AwardBar, AwardSheet, SheetId
from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.edits import CellChange, Edit, Entity, EntityChange
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.importing.plan import ImportRequest
from parindex_desktop.domain.locking import LockingId
from parindex_desktop.domain.numbers import Points, parse_points
from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.domain.people import Role, User, UserId
from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.rounds import GroupSetup, Round
from parindex_desktop.domain.scores import BLANK, Score, Stage
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    Coverage,
    SecondSheet,
    Settlement,
)
from parindex_desktop.domain.units import Participation
from parindex_desktop.errors import InputError
from parindex_desktop.paths import resource
from parindex_desktop.services import criteria, locking, rounds, score_entry, second_entry, units
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.importing import plan_import, read_file
from parindex_desktop.services.locked_rounds import LockedReading, reading_for_papers
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from parindex_desktop.services.snapshots import Snapshot
from tests.locked_files import BY, NOW, REASON, lock, unlock
from tests.second_entries import FIRST, begin, open_first_entry, work_as


def year(session: Session) -> Round:
    return session.rounds[0]


def first_cell(session: Session) -> CellChange:
    book = session.book(year(session).id, session.group_of("so").id)
    key = book.key(book.units[0].id, book.leaves[0].id, Stage.APPRAISAL_1)
    before = book.score(key.unit_id, key.criterion_id, key.stage)
    return CellChange(key, before, Score.number(before.points - 5_000))


def made(*entities: Entity) -> Edit:
    return Edit("test", entities=tuple(EntityChange(None, each) for each in entities))


def turned(before: Entity, after: Entity) -> Edit:
    return Edit("test", entities=(EntityChange(before, after),))


def taken_from(entity: Entity) -> Edit:
    return Edit("test", entities=(EntityChange(entity, None),))


def setup_of(session: Session) -> GroupSetup:
    return session.reader.setups(year(session).id)[session.group_of("so").id]


def participation(session: Session) -> Participation:
    return session.reader.participations(year(session).id)[0]


def pasted(session: Session) -> Edit:
    book = session.book(year(session).id, session.group_of("so").id)
    place = Place(book.units[1].id, book.leaves[0].id)
    return score_entry.enter_text(book, Stage.APPRAISAL_1, place, "12,5").edit


def imported(session: Session) -> Edit:
    maxima = {"appraised": parse_points("70"), "survey": parse_points("30")}
    request = ImportRequest(year=2016, group_id=session.group_of("xa").id, maxima=maxima)
    text = resource("sample", "angiang_2016_huyen.csv").read_text(encoding="utf-8")
    for name in ("Châu", "Long", "Thoại", "Phú", "Tân", "Tịnh", "An", "Chợ", "Tri"):
        text = text.replace(f";{name} ", f";Xã {name} ")
    table = session.path.with_name("xa.csv")
    table.write_text(text, encoding="utf-8")
    return plan_import(session.reader, request, read_file(table)).to_edit(session.new_ids)


def _ids(session: Session) -> dict[str, int]:
    cell = first_cell(session).key
    return {"unit_id": cell.unit_id, "criterion_id": cell.criterion_id}


REFUSED: dict[str, Callable[[Session], Edit]] = {
    "score": lambda s: Edit("scores.type", cells=(first_cell(s),)),
    "second entry of a score": lambda s: Edit(
        "second_entry.key",
        cells=(
            CellChange(
                first_cell(s).key._replace(stage=Stage.APPRAISAL_1_SECOND), BLANK, Score.number(1)
            ),
        ),
    ),
    "paste": pasted,
    "import": imported,
    "name of the round": lambda s: rounds.change_round(s, year(s), name="Khác"),
    "policy": lambda s: rounds.change_policy(year(s), replace(year(s).policy, decimals=3)),
    "classes": lambda s: rounds.change_bands(s, year(s), [s.group_of("so")], ()),
    "title": lambda s: turned(setup_of(s), replace(setup_of(s), title="KHÁC")),
    "new unit": lambda s: units.add_many(s, year(s).id, s.group_of("so").id, ["Sở Mới"]),
    "unit left out": lambda s: turned(participation(s), replace(participation(s), ranked=False)),
    "set described": lambda s: criteria.describe(
        book(s), replace(book(s).tree.set, title="Bộ khác")
    ),
    "set thawed by hand": lambda s: criteria.freeze(book(s), frozen=False),
    "criterion": lambda s: criteria.change(book(s), replace(book(s).leaves[0], name="Khác")),
    "remark": lambda s: made(
        Remark(year(s).id, kind=RemarkKind.REASON, text="Vì", **_ids(s))  # type: ignore[arg-type]
    ),
    "document": lambda s: made(
        Evidence(EvidenceId(s.new_ids()[0]), year(s).id, position=0, **_ids(s))  # type: ignore[arg-type]
    ),
    "days": lambda s: made(StepPlan(year(s).id, s.group_of("so").id, Step.SELF, "2016-01-02")),
    "step": lambda s: made(
        StepDone(year(s).id, first_cell(s).key.unit_id, Step.SELF, "2016-01-02")
    ),
    "control total": lambda s: made(
        ControlTotal(year(s).id, first_cell(s).key.unit_id, Stage.SELF, Points(1))
    ),
    "acceptance": lambda s: made(
        Acceptance(year(s).id, s.group_of("so").id, "CHK.201", "1", "", "Đúng", BY, "2016-01-02")
    ),
    "campaign": lambda s: made(
        Campaign(
            CampaignId(s.new_ids()[0]), year(s).id, s.group_of("so").id, Stage.SELF, Coverage.FULL
        )
    ),
    "another lock": lambda s: made(
        replace(s.locks[year(s).id], id=LockingId(s.new_ids()[0]), number=2)
    ),
    "a lock altered": lambda s: turned(
        s.locks[year(s).id], replace(s.locks[year(s).id], fingerprint="0" * 64)
    ),
    "a lock altered while it ends": lambda s: turned(
        s.locks[year(s).id],
        replace(s.locks[year(s).id], unlocked_at="2026-01-06T08:00:00", fingerprint="0" * 64),
    ),
    "scores within the unlocking": lambda s: Edit(
        "publication.unlock",
        entities=(
            EntityChange(
                s.locks[year(s).id],
                replace(s.locks[year(s).id], unlocked_at="2026-01-06T08:00:00"),
            ),
        ),
        cells=(first_cell(s),),
    ),
    "the round itself": lambda s: taken_from(year(s)),
}


def book(session: Session) -> GroupBook:
    return session.book(year(session).id, session.group_of("so").id)


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED.keys())
def test_nothing_of_a_locked_round_changes(
    session: Session, make: Callable[[Session], Edit]
) -> None:
    lock(session)
    edit = make(session)
    assert not edit.is_empty
    scores, rows = session.reader.scores(year(session).id), session.reader.audit()
    with pytest.raises(InputError) as failure:
        session.do(edit)
    assert failure.value.code == "LCK.101"
    assert failure.value.params == {"year": 2016, "name": BY, "day": "05/01/2026"}
    assert session.reader.scores(year(session).id) == scores
    assert session.reader.audit() == rows


ALLOWED: dict[str, Callable[[Session], Edit]] = {
    "name of a unit": lambda s: units.rename(s, year(s).id, book(s).units[0].id, "Sở Tên Mới"),
    "name of a group": lambda s: turned(s.group_of("so"), replace(s.group_of("so"), name="các sở")),
    "office": lambda s: rounds.change_profile(s, replace(s.profile, department="Sở Khác")),
    "wording": lambda s: made(PaperWording(year(s).id, LetterKind.DECISION, number="1/QĐ-UBND")),
    "award sheet": lambda s: made(AwardSheet(year(s).id, id=SheetId(s.new_ids()[0]))),
    "unit that may not be awarded": lambda s: made(
        AwardBar(year(s).id, book(s).units[0].id, "đang xem xét kỷ luật")
    ),
    "user": lambda s: made(User(UserId(s.new_ids()[0]), "Lan", "", Role.SECRETARY)),
    "round of another year": lambda s: rounds.new_round(s, 2017, year(s)),
}


@pytest.mark.parametrize("make", ALLOWED.values(), ids=ALLOWED.keys())
def test_what_is_no_result_stays_open(session: Session, make: Callable[[Session], Edit]) -> None:
    lock(session)
    before = snapshot(session)
    assert session.do(make(session)) is not None
    assert snapshot(session) is before


def snapshot(session: Session) -> Snapshot:
    reading = reading_for_papers(session, year(session))
    assert isinstance(reading, LockedReading)
    return reading.snapshot


def test_a_paper_keeps_the_names_of_its_time(session: Session) -> None:
    lock(session)
    unit = book(session).units[0]
    session.do(units.rename(session, year(session).id, unit.id, "Sở Tên Mới"))
    locked = reading_for_papers(session, year(session))
    assert locked.book(year(session).id, session.group_of("so").id).units[0].name == unit.name
    assert book(session).units[0].name == "Sở Tên Mới"


def test_the_round_after_it_stays_open(session: Session) -> None:
    session.do(rounds.new_round(session, 2017, year(session)))
    lock(session)
    later = session.round_of(2017)
    session.do(rounds.change_round(session, later, name="Năm sau"))
    group = session.group_of("so")
    after = session.book(later.id, group.id)
    session.do(criteria.change(after, replace(after.leaves[0], name="Khác")))
    place = Place(after.units[0].id, after.leaves[0].id)
    entry = score_entry.enter_text(after, Stage.APPRAISAL_1, place, "12,5")
    assert session.do(entry.edit) is not None


def test_undo_and_redo_of_another_session_stop_at_the_lock(session: Session) -> None:
    session.do(Edit("scores.type", cells=(first_cell(session),)))
    lock(Session(session.work_file, session.author))
    with pytest.raises(InputError) as failure:
        session.bus.undo()
    assert failure.value.code == "LCK.101"
    unlock(Session(session.work_file, session.author))
    session.bus.undo()
    lock(Session(session.work_file, session.author))
    with pytest.raises(InputError) as failure:
        session.bus.redo()
    assert failure.value.code == "LCK.101"


def test_a_second_entry_of_another_round_goes_on(tmp_path: Path) -> None:
    session = open_first_entry(tmp_path)
    begin(session)
    work_as(session, FIRST)
    session.do(rounds.new_round(session, year(session).year + 1, year(session)))
    campaign = next(e for e in session.reader.dossier(year(session).id) if isinstance(e, Campaign))
    session.do(second_entry.close(session, campaign, "Đã đối chiếu trên giấy"))
    lock(session)
    other = Campaign(
        CampaignId(session.new_ids()[0]), session.rounds[1].id, session.group_of("so").id,
        Stage.SELF, Coverage.FULL,
    )  # fmt: skip
    session.do(made(other, SecondSheet(other.id, first_cell(session).key.unit_id)))
    session.close()


def test_sheets_and_settlements_of_a_second_entry_stay_too(tmp_path: Path) -> None:
    session = open_first_entry(tmp_path)
    campaign = begin(session)
    work_as(session, FIRST)
    problems = locking.obstacles(session, year(session))
    assert [each.code for each in problems] == ["LCK.106"]
    session.do(second_entry.close(session, campaign, "Đã đối chiếu trên giấy"))
    beside = tuple(session.reader.dossier(year(session).id))
    sheet = next(each for each in beside if isinstance(each, SecondSheet))
    assert locking.obstacles(session, year(session)) == ()
    locking.lock(session, year(session), by="", now=NOW)
    leaf = session.book(year(session).id, session.group_of("so").id).leaves[0]
    for edit in (
        turned(sheet, replace(sheet, keyed_by="Ai")),
        made(Settlement(campaign.id, sheet.unit_id, leaf.id, "1", "2", "3", "1")),
    ):
        with pytest.raises(InputError) as failure:
            session.do(edit)
        assert failure.value.code == "LCK.101"
    locking.unlock(session, year(session), by="", reason=REASON, now=NOW)
    session.do(turned(sheet, replace(sheet, keyed_by="Ai")))
    session.close()
