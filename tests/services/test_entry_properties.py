"""Any weeks of score entry, by three people: typed, pasted, imported, keyed twice, undone.

After every step the sums are those of the rows, worked out plainly; what is kept current in memory
is what a fresh reader finds; and the trail hangs together. In the end undo leads back to the start.
"""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.evidence import EvidenceEntry
from parindex_desktop.domain.importing.plan import ImportRequest
from parindex_desktop.domain.process import Step
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.scores import FIRST_STAGES
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    Coverage,
    SecondSheet,
    SheetState,
)
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.services import (
    accepting,
    control_totals,
    evidence,
    remarks,
    score_entry,
    score_paste,
    second_entry,
    second_entry_keying,
    second_entry_settling,
    steps,
)
from parindex_desktop.services.checking import Checker
from parindex_desktop.services.dossier import Dossier
from parindex_desktop.services.group_book import LAYERS, GroupBook
from parindex_desktop.services.importing import plan_import, read_pasted
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from parindex_desktop.storage.check import check_file
from tests.an_giang import AUTHOR
from tests.plain_sums import PlainSums, rows_of
from tests.second_entries import FIRST, OFFICIAL, SECOND, book_of, open_first_entry, work_as

TYPED = ("0", "0,25", "0,5", "1", "1,5", "2", "30", "KAD", "chờ", "", "hai")


@pytest.fixture(scope="module")
def first_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five departments, keyed once by one of three users."""
    session = open_first_entry(tmp_path_factory.mktemp("entry"), filled=0.7)
    session.close()
    return session.path


# ---- what somebody does -------------------------------------------------------------------------
def any_place(book: GroupBook, chance: random.Random) -> Place:
    return Place(chance.choice(book.units).id, chance.choice(book.leaves).id)


def dossier_of(session: Session) -> Dossier:
    return session.dossier(session.rounds[0].id)


def typed(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    place, layer = any_place(book, chance), chance.choice(LAYERS)
    return score_entry.enter_text(book, layer, place, chance.choice(TYPED)).edit


def pasted(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    row, column = chance.randrange(len(book.units)), chance.randrange(len(book.leaves))
    block = [[chance.choice(TYPED) for _ in range(3)] for _ in range(2)]
    rows = score_paste.read_block(score_paste.write_block(block))
    layer, units, leaves = chance.choice(LAYERS), book.units[row:], book.leaves[column:]
    return score_paste.enter_block(book, layer, rows=rows, units=units, leaves=leaves).edit


def imported(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    leaves = chance.sample(book.leaves, 3)
    lines = [["Đơn vị", *(leaf.code for leaf in leaves)]]
    for unit in chance.sample(book.units, 3):
        lines.append([unit.name, *(chance.choice(("0", "0,25", "0,5")) for _ in leaves)])
    table = read_pasted("\n".join("\t".join(line) for line in lines))
    stage = chance.choice([s for s in FIRST_STAGES if s is not FIRST_STAGES[-1]])
    request = ImportRequest(
        year=session.rounds[0].year, group_id=book.group.id, stage=stage, skip_rejected=True
    )
    plan = plan_import(session.reader, request, table)
    return plan.to_edit(session.new_ids) if plan.edit is not None else Edit("import")


def worded(session: Session, chance: random.Random) -> Edit:
    book, kind = book_of(session), chance.choice(list(RemarkKind))
    text = chance.choice(("", "Chưa có tài liệu kiểm chứng.", "Đã bổ sung\nvăn bản"))
    return remarks.write(book, dossier_of(session), any_place(book, chance), kind, text)


def proved(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    place = any_place(book, chance)
    named = dossier_of(session).evidence(*place)
    if named and chance.random() < 0.4:
        return evidence.remove(session, book, [chance.choice(named)])
    entry = EvidenceEntry(number=chance.choice(("1/KH-SNV", "1 / kh-snv", "2/BC-SNV")))
    return evidence.add(session, book, place, [entry])


def stepped(session: Session, chance: random.Random) -> Edit:
    book, step = book_of(session), chance.choice(list(Step))
    units = [unit.id for unit in chance.sample(book.units, 2)]
    if chance.random() < 0.3:
        return steps.mark_undone(book, dossier_of(session), units, step)
    return steps.mark_done(book, dossier_of(session), units, step, day="05/01/2017")


def totalled(session: Session, chance: random.Random) -> Edit:
    book, stage = book_of(session), chance.choice(FIRST_STAGES)
    unit, text = chance.choice(book.units).id, chance.choice(("", "3", "4,25"))
    return control_totals.write(book, dossier_of(session), unit, stage, text)


def accepted(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    found = checker_of(session).findings()
    judged = [each for each in found if each.finding.severity is not Severity.ERROR]
    chosen = chance.sample(judged, min(2, len(judged)))
    if chance.random() < 0.3:
        return accepting.take_back(book, chosen)
    reason = "Đã đối chiếu với bản giấy"
    return accepting.accept(book, chosen, reason, author=OFFICIAL, day=date(2017, 1, 5))


def begun(session: Session, chance: random.Random) -> Edit:
    group, stage = session.group_of("so"), chance.choice(FIRST_STAGES)
    coverage = chance.choice(list(Coverage))
    return second_entry.begin(
        session, session.rounds[0], group, stage, coverage=coverage, every=2, chance=chance
    )


def keyed_again(session: Session, chance: random.Random) -> Edit:
    """Brings a sheet of second entry one step further, by whoever may."""
    campaign, sheet = any_sheet(session, chance)
    unit = sheet.unit_id
    match sheet.state:
        case SheetState.WAITING:
            work_as(session, SECOND)
            return second_entry_keying.take(session, campaign, unit)
        case SheetState.KEYING | SheetState.REKEYING:
            work_as(session, SECOND)
            if chance.random() < 0.5:
                return second_entry_keying.finish(session, campaign, unit, blanks_confirmed=True)
            leaf = chance.choice(second_entry_keying.asked(session, campaign, unit))
            text = chance.choice(TYPED)
            return second_entry_keying.enter(session, campaign, unit, leaf.id, text).edit
        case SheetState.SETTLING:
            work_as(session, OFFICIAL)
            dispute = chance.choice(second_entry_settling.disputes(session, campaign, unit))
            leaf = dispute.compared.criterion
            text = chance.choice((dispute.first, "0,5"))
            return second_entry_settling.settle(session, campaign, unit, leaf.id, text, "theo giấy")
        case _:
            work_as(session, OFFICIAL)
            return second_entry_keying.reopen(session, campaign, unit, "xem lại")


_ON_DESK = (SheetState.KEYING, SheetState.REKEYING, SheetState.SETTLING)


def any_sheet(session: Session, chance: random.Random) -> tuple[Campaign, SecondSheet]:
    dossier = dossier_of(session)
    open_ones = second_entry.open_campaigns(dossier, session.group_of("so"))
    sheets = [(each, sheet) for each in open_ones for sheet in dossier.second_sheets(each.id)]
    if not sheets:
        raise InputError("SEC.113")
    on_desk = [pair for pair in sheets if pair[1].state in _ON_DESK]
    return chance.choice(on_desk if on_desk and chance.random() < 0.9 else sheets)


def closed(session: Session, chance: random.Random) -> Edit:
    campaign, _ = any_sheet(session, chance)
    return second_entry.close(session, campaign, chance.choice(("", "hết thời gian")))


Making: TypeAlias = Callable[[Session, random.Random], Edit]
BY_ANY: tuple[Making, ...] = (
    typed, pasted, imported, worded, proved, stepped, totalled, accepted, begun, closed,
    *(keyed_again,) * 15,
)  # fmt: skip
"""The more often here, the more often done."""
STEPS = st.tuples(
    st.sampled_from((*BY_ANY, "undo", "undo", "redo")),
    st.sampled_from((FIRST, FIRST, FIRST, SECOND, OFFICIAL)),
    st.integers(0, 2**32),
)


def take(session: Session, step: Making | str, who: str, seed: int) -> bool:
    """Does a step; what the program refuses leaves the file as it is."""
    before = contents(session.path)
    work_as(session, who)
    try:
        if isinstance(step, str):
            {"undo": session.bus.undo, "redo": session.bus.redo}[step]()
        else:
            session.do(step(session, random.Random(seed)))
    except InputError:
        assert contents(session.path) == before
        return False
    return True


# ---- what must hold -----------------------------------------------------------------------------
def checker_of(session: Session) -> Checker:
    return Checker(session, session.rounds[0].id, session.group_of("so").id)


def check(session: Session, live_checker: Checker) -> None:
    anew = Session(session.work_file, AUTHOR)
    live, fresh = book_of(session), book_of(anew)
    assert live.standings == fresh.standings
    rows = rows_of(session.path)
    for unit in fresh.units:
        assert dict(live.cells(unit.id)) == dict(fresh.cells(unit.id))
        plain = PlainSums(fresh.tree, rows.get(unit.id, {}), ())
        total = live.result(unit.id).total
        assert (total.points, total.maximum, total.missing) == plain.total[:3]
        assert live.result(unit.id).survey == plain.outside
    assert shelves(dossier_of(session)) == shelves(dossier_of(anew))
    assert live_checker.findings() == checker_of(anew).findings()


def shelves(dossier: Dossier) -> dict[str, object]:
    """Returns all entities that a dossier holds, by where it keeps them."""
    return {
        name: {key: held for key, held in shelf.items() if held and not isinstance(held, int)}
        for name, shelf in vars(dossier).items()
        if isinstance(shelf, dict)
    }


def contents(path: Path) -> list[str]:
    """Returns every row of the file but those that tell of the edits themselves, in one order."""

    def told(row: str) -> bool:
        return row.startswith(('INSERT INTO "audit', 'INSERT INTO "meta'))

    with closing(sqlite3.connect(path)) as file:
        return sorted(row for row in file.iterdump() if not told(row))


def undo_all(session: Session) -> Iterator[None]:
    """Takes everything back, as the secretary."""
    work_as(session, FIRST)
    while session.bus.next_undo:
        session.bus.undo()
        yield


@settings(max_examples=12)
@given(taken=st.lists(STEPS, min_size=20, max_size=60))
def test_weeks_of_score_entry_add_up_and_undo_leads_back(
    first_file: Path, taken: list[tuple[Making | str, str, int]]
) -> None:
    path = first_file.with_name("weeks.parindex")
    shutil.copy(first_file, path)
    start = contents(path)
    with closing(open_session(path, AUTHOR)) as session:
        checker = checker_of(session)
        session.subscribe(checker.take_over)
        for step, who, seed in [(begun, FIRST, 0), *taken]:
            if take(session, step, who, seed):
                check(session, checker)
        assert check_file(path) == ()
        end = contents(path)
        back = sum(1 for _ in undo_all(session))
        assert contents(path) == start
        check(session, checker)
        for _ in range(back):
            session.bus.redo()
        assert contents(path) == end
        check(session, checker)
        assert check_file(path) == ()
