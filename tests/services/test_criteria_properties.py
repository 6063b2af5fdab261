"""Any edits of a set with rules, undone and redone: the file, the sums and the live ranking agree.

The sums are worked out again here, leaf by leaf from the rows of the file.
"""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import CriteriaTree, Kind, Source
from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import PerItemRule, SurveyRule
from parindex_desktop.domain.scoring import UnitResult
from parindex_desktop.domain.tallies import Tally
from parindex_desktop.errors import InputError
from parindex_desktop.services import (
    criteria,
    criteria_branches,
    criterion_texts,
    not_applicable,
    score_entry,
    traits,
)
from parindex_desktop.services.criteria_import import import_edit
from parindex_desktop.services.fact_entry import enter_facts
from parindex_desktop.services.group_book import LAYERS, GroupBook
from parindex_desktop.services.not_applicable import Branch
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.recomputation import differing_points
from parindex_desktop.services.rule_change import change_rule
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from tests.an_giang import AUTHOR
from tests.plain_sums import PlainSums, rows_of
from tests.rule_files import MAXIMUM, RULES, typed_facts
from tests.score_files import open_score_file

UNITS = ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính")
NO_PROCEDURES, NO_STAFF = "Đơn vị không có TTHC", "Đơn vị không quản lý viên chức"
OPTIONS, BANDS, YES_NO, RATIO = RULES[:4]


def line(level: int, code: str, points: int, **other: Any) -> DraftLine:
    return DraftLine(level, code, f"Tiêu chí {code}", Points(points * 10_000), **other)


SET = SetDraft(
    title="Bộ tiêu chí có đủ các loại",
    bonus_cap=Points(15_000),
    penalty_cap=Points(25_000),
    lines=(
        line(0, "1", 6),
        line(1, "1.1", 2, rule=OPTIONS),
        line(1, "1.2", 2, exempt=(NO_STAFF,)),
        line(1, "1.3", 2, kind=Kind.PENALTY, rule=PerItemRule("văn bản chậm", Points(5_000))),
        line(0, "2", 6, exempt=(NO_PROCEDURES,)),
        line(1, "2.1", 4),
        line(2, "2.1.1", 2, rule=YES_NO),
        line(2, "2.1.2", 2, rule=BANDS, exempt=(NO_STAFF,)),
        line(1, "2.2", 2, source=Source.SURVEY, rule=SurveyRule()),
        line(0, "3", 2, source=Source.SURVEY),
        line(0, "4", 2, source=Source.EXTERNAL, rule=RATIO),
        line(0, "T", 4, kind=Kind.BONUS),
        line(1, "T.1", 2, kind=Kind.BONUS),
        line(1, "T.2", 2, kind=Kind.BONUS, source=Source.SURVEY),
        line(0, "P", 2, kind=Kind.PENALTY),
    ),
)


@pytest.fixture(scope="module")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three departments and the set, no score."""
    session = open_score_file(tmp_path_factory.mktemp("criteria"), UNITS, 6, filled=0)
    session.do(import_edit(session, session.rounds[0], session.group_of("so"), SET))
    session.close()
    return session.path


# ---- what somebody does -------------------------------------------------------------------------
def book_of(session: Session) -> GroupBook:
    return session.book(session.rounds[0].id, session.group_of("so").id)


def any_place(book: GroupBook, chance: random.Random) -> Place:
    return Place(chance.choice(book.units).id, chance.choice(book.leaves).id)


def any_branch(book: GroupBook, chance: random.Random) -> Branch:
    top = chance.choice(book.tree.criteria)
    return Branch(top, not_applicable.leaves_below(book.tree, top))


def typed_in_facts(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    ruled = [(leaf, leaf.rule) for leaf in book.leaves if leaf.rule is not None]
    leaf, rule = chance.choice(ruled or [(book.leaves[0], SurveyRule())])
    typed = {} if chance.random() < 0.1 else typed_facts(rule, chance)
    place = Place(chance.choice(book.units).id, leaf.id)
    return enter_facts(book, chance.choice(LAYERS), place, typed).edit


def typed_in_points(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    typed = chance.choice(("0", "0,25", "1", "1,5", "2", "2,01", "KAD", "chờ", ""))
    return score_entry.enter_text(book, chance.choice(LAYERS), any_place(book, chance), typed).edit


def marked_branch(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    units = [unit.id for unit in chance.sample(book.units, 2)]
    layer, branch = chance.choice(LAYERS), any_branch(book, chance)
    return not_applicable.mark_branch(book, layer, branch, units, "Không phát sinh").edit


def mark_taken_back(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    places = any_branch(book, chance).places(unit.id for unit in book.units)
    return not_applicable.take_back(book, (chance.choice(LAYERS),), places).edit


def other_traits(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    given, taken = (chance.choice(((), (NO_PROCEDURES,), (NO_STAFF,))) for _ in range(2))
    own = [chance.choice(book.units).id]
    return traits.change(session, book.round.id, own, given=given, taken=taken)


def exempted_branch(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    criterion = chance.choice(book.tree.criteria)
    if criterion.exempt:
        return criterion_texts.spare_no_longer(book, criterion, criterion.exempt)
    return criterion_texts.spare(book, criterion, NO_STAFF)


def other_rule(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    maximum = chance.choice((MAXIMUM, MAXIMUM, Points(15_000), Points(30_000)))
    after = chance.choice((*RULES, None, *(leaf.rule for leaf in book.leaves)))
    leaf = chance.choice(book.leaves)
    return change_rule(book, replace(leaf, rule=after, max_points=maximum))


def other_caps(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    bonus, penalty = (chance.choice((None, Points(0), Points(12_500))) for _ in range(2))
    return criteria.describe(book, replace(book.tree.set, bonus_cap=bonus, penalty_cap=penalty))


def moved_branch(session: Session, chance: random.Random) -> Edit:
    book = book_of(session)
    target = chance.choice(book.tree.criteria)
    make = chance.choice((criteria_branches.before, criteria_branches.inside))
    top = chance.choice(book.tree.criteria)
    return criteria_branches.move(book, [top], make(book.tree, target))


Making: TypeAlias = Callable[[Session, random.Random], Edit]
MAKING: tuple[Making, ...] = (
    typed_in_facts, typed_in_facts, typed_in_facts, typed_in_points, typed_in_points,
    marked_branch, mark_taken_back, other_traits, exempted_branch, other_rule, other_rule,
    other_caps, moved_branch,
)  # fmt: skip
"""The more often here, the more often done."""
STEPS = st.tuples(st.sampled_from((*MAKING, "undo", "redo")), st.integers(0, 2**32))


def take(session: Session, step: Making | str, seed: int) -> None:
    """Does a step; what the program refuses leaves the file as it is."""
    before = contents(session.path)
    try:
        if isinstance(step, str):
            {"undo": session.bus.undo, "redo": session.bus.redo}[step]()
        else:
            session.do(step(session, random.Random(seed)))
    except InputError:
        assert contents(session.path) == before


# ---- what must hold -----------------------------------------------------------------------------
def check_unit(result: UnitResult, tree: CriteriaTree, plain: PlainSums) -> None:
    for criterion in tree.criteria:
        points, *others = plain.below[criterion.id]
        # The points of a penalty are shown as what it takes.
        takes = tree.is_leaf(criterion.id) and criterion.kind is Kind.PENALTY
        assert told(result.nodes[criterion.id]) == (-points if takes else points, *others)
    assert told(result.total) == plain.total
    assert (result.survey, result.appraised) == (plain.outside, plain.total.points - plain.outside)


def told(tally: Tally) -> tuple[int, ...]:
    return tally.points, tally.maximum, tally.missing, tally.scored, tally.not_applicable


def check(session: Session) -> None:
    """The live book, a book read anew and the sums of the rows are the same."""
    live, anew = book_of(session), book_of(Session(session.work_file, AUTHOR))
    assert live.tree == anew.tree
    assert live.standings == anew.standings
    rows = rows_of(session.path)
    for unit in anew.units:
        assert dict(live.cells(unit.id)) == dict(anew.cells(unit.id))
        assert live.result(unit.id) == anew.result(unit.id)
        plain = PlainSums(anew.tree, rows.get(unit.id, {}), anew.traits.get(unit.id, ()))
        check_unit(anew.result(unit.id), anew.tree, plain)
    # A cell keeps its points where a new rule finds its facts wanting, and is never scored wrongly.
    assert [each for each in differing_points(anew) if isinstance(each.given, int)] == []


def contents(path: Path) -> list[str]:
    """Returns every row of the file but those that tell of the edits themselves, in one order."""
    with closing(sqlite3.connect(path)) as file:
        return sorted(row for row in file.iterdump() if not row.startswith('INSERT INTO "audit'))


@settings(max_examples=15)
@given(steps=st.lists(STEPS, min_size=8, max_size=30))
def test_sums_are_those_of_the_rows_and_undo_leads_back(
    blank_file: Path, steps: list[tuple[Making | str, int]]
) -> None:
    path = blank_file.with_name("steps.parindex")
    shutil.copy(blank_file, path)
    start = contents(path)
    with closing(open_session(path, AUTHOR)) as session:
        for step, seed in steps:
            take(session, step, seed)
            check(session)
        end, done = contents(path), 0
        while session.bus.next_undo:
            session.bus.undo()
            done += 1
        assert contents(path) == start
        check(session)
        for _ in range(done):
            session.bus.redo()
        assert contents(path) == end
        check(session)
