"""The checks held to plain counting over the rows of the file, after any course of edits.

What is looked for here is worded again from the catalogue, leaf by leaf and slowly, and shares no
code with `domain.checks`.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.criteria import Criterion, Kind, Source
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.process import Step, StepDone
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import BLANK, FIRST_STAGES, CellState, Score, Stage
from parindex_desktop.services import traits
from parindex_desktop.services.checking import Checker
from parindex_desktop.services.entity_changes import changed
from parindex_desktop.services.opening import open_session
from tests.an_giang import AUTHOR
from tests.score_files import communes, open_score_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

Found: TypeAlias = tuple[str, int | None, int | None, str | None, tuple[int, ...]]
"""Code, unit, criterion, stage and the other units."""

MOUNTAIN = "Xã miền núi"
OWN, FIRST, SECOND, SURVEY = (stage.value for stage in FIRST_STAGES)
PER_CENT = 30
LEAST_UNITS = 5


@pytest.fixture(scope="module")
def first_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six communes and ten leaves: two surveys, a bonus, a penalty, one not for the mountains."""
    session = open_score_file(tmp_path_factory.mktemp("oracle"), communes(6), 10)
    book = session.book(session.rounds[0].id, session.group_of("so").id)
    own = [leaf for leaf in book.leaves if leaf.source is Source.APPRAISED]
    pairs = (
        (own[1], replace(own[1], kind=Kind.BONUS)),
        (own[2], replace(own[2], kind=Kind.PENALTY)),
        (own[3], replace(own[3], exempt=(MOUNTAIN,))),
    )
    session.do(Edit("criteria.change", entities=changed(pairs)))
    session.close()
    return session.path


# ---- the same questions, asked of the rows ------------------------------------------------------
class Plain:
    """One group as it stands in the file."""

    def __init__(self, path: Path, book: GroupBook, exempt: Collection[int]) -> None:
        self.leaves, self.units, self.exempt = book.leaves, [u.id for u in book.units], exempt
        with closing(sqlite3.connect(path)) as file:
            scores = "SELECT unit_id, criterion_id, stage, state, points, ground FROM scores"
            self.cells = {row[:3]: row[3:] for row in file.execute(scores)}
            self.words = set(file.execute("SELECT unit_id, criterion_id, kind FROM remarks"))
            self.done = set(file.execute("SELECT unit_id, step FROM steps_done"))
            totals = "SELECT unit_id, stage, points FROM control_totals"
            self.totals = {row[:2]: row[2] for row in file.execute(totals)}

    def applying(self, unit: int) -> list[Criterion]:
        return [leaf for leaf in self.leaves if not (leaf.exempt and unit in self.exempt)]

    def number(self, unit: int, leaf: Criterion, stage: str) -> int | None:
        state, points, _ = self.cells.get((unit, leaf.id, stage), ("", 0, ""))
        return int(points) if state == "number" else None

    def counting(self, unit: int, leaf: Criterion) -> tuple[str, str, int | None, str]:
        """Stage, state, points and ground of what counts."""
        stages = (SECOND, FIRST) if leaf.source is Source.APPRAISED else (SURVEY,)
        for stage in stages:
            if (unit, leaf.id, stage) in self.cells:
                state, _, ground = self.cells[unit, leaf.id, stage]
                return stage, state, self.number(unit, leaf, stage), ground
        return stages[-1], "blank", None, ""

    def all(self) -> Iterator[Found]:
        for unit in self.units:
            yield from self.missing(unit)
            for leaf in self.applying(unit):
                yield from self.cell(unit, leaf)
            yield from self.sums(unit)
        for leaf in self.leaves:
            yield from self.column(leaf)
        yield from self.twins()

    def missing(self, unit: int) -> Iterator[Found]:
        by_source: dict[bool, list[tuple[Criterion, str, str]]] = {True: [], False: []}
        for leaf in self.applying(unit):
            stage, state, *_ = self.counting(unit, leaf)
            by_source[leaf.source is Source.APPRAISED].append((leaf, stage, state))
        has = {key: any(s != "blank" for *_, s in some) for key, some in by_source.items()}
        for appraised, some in by_source.items():
            lacking = [
                (leaf, stage)
                for leaf, stage, state in some
                if state == "blank" and leaf.kind is Kind.NORMAL
            ]
            if not lacking:
                continue
            if has[appraised]:
                for leaf, stage in lacking:
                    yield "CHK.101", unit, leaf.id, stage, ()
            elif appraised:
                yield "CHK.102", unit, None, None, ()
            elif has[True]:
                yield "CHK.209", unit, lacking[0][0].id, SURVEY, ()
        if (unit, Step.SELF.value) in self.done:
            own = [
                leaf.id
                for leaf in self.applying(unit)
                if leaf.source is Source.APPRAISED and leaf.kind is Kind.NORMAL
                if (unit, leaf.id, OWN) not in self.cells
            ]
            if own:
                yield "CHK.201", unit, own[0], OWN, ()

    def cell(self, unit: int, leaf: Criterion) -> Iterator[Found]:
        stage, state, points, ground = self.counting(unit, leaf)
        if state == "pending":
            yield "CHK.105", unit, leaf.id, stage, ()
        if state == "na" and not ground:
            yield "CHK.104", unit, leaf.id, stage, ()
        own, first = self.number(unit, leaf, OWN), self.number(unit, leaf, FIRST)
        for each in (OWN, FIRST, SECOND, SURVEY):
            typed = self.number(unit, leaf, each)
            if typed is not None and typed > leaf.max_points:
                yield "CHK.103", unit, leaf.id, each, ()
        said = {kind for u, c, kind in self.words if (u, c) == (unit, leaf.id)}
        worse = _worse(leaf, points, own)
        taken = stage == SECOND and _worse(leaf, points, first)
        answer, reason = RemarkKind.ANSWER.value in said, RemarkKind.REASON.value in said
        if taken and not answer:
            yield "CHK.107", unit, leaf.id, stage, ()
        elif worse and not taken and not reason and not (stage == SECOND and answer):
            yield "CHK.106", unit, leaf.id, stage, ()
        gap = abs((own or 0) - (points or 0))
        if worse and Fraction(gap) > Fraction(leaf.max_points * PER_CENT, 100):
            yield "CHK.202", unit, leaf.id, stage, ()
        if own and points and Fraction(max(own, points), min(own, points)) in (10, 100):
            yield "CHK.206", unit, leaf.id, stage, ()
        raised = stage == SECOND and _worse(leaf, first, points)
        if RemarkKind.EXPLANATION.value in said and not answer and not raised:
            yield "CHK.214", unit, leaf.id, SECOND, ()

    def sums(self, unit: int) -> Iterator[Found]:
        for stage in (OWN, FIRST, SECOND, SURVEY):
            if (unit, stage) not in self.totals:
                continue
            leaves = self.applying(unit)
            typed = {leaf.id: self.number(unit, leaf, stage) for leaf in leaves}
            if stage == SECOND and any((unit, leaf.id, stage) in self.cells for leaf in leaves):
                for leaf in leaves:  # a paper of appraisal 2 repeats what stays
                    if (unit, leaf.id, stage) not in self.cells:
                        typed[leaf.id] = self.number(unit, leaf, FIRST)
            signs = {leaf.id: -1 if leaf.kind is Kind.PENALTY else 1 for leaf in leaves}
            total = sum(signs[leaf] * (points or 0) for leaf, points in typed.items())
            if total != self.totals[unit, stage]:
                yield "CHK.108", unit, None, stage, ()

    def column(self, leaf: Criterion) -> Iterator[Found]:
        counting = {u: self.counting(u, leaf) for u in self.units if leaf in self.applying(u)}
        there = {u: each for u, each in counting.items() if each[1] != "na"}
        given = [points for _, _, points, _ in there.values() if points is not None]
        if len(given) < LEAST_UNITS:
            return
        last = FIRST if leaf.source is Source.APPRAISED else SURVEY
        if len(given) == len(there) and len(set(given)) == 1:
            if given[0] == leaf.max_points:
                yield "CHK.203", None, leaf.id, last, ()
            elif given[0] == 0 and leaf.kind is Kind.NORMAL:
                yield "CHK.204", None, leaf.id, last, ()
        elif leaf.kind is Kind.NORMAL:
            usual = Fraction(median(map(Fraction, given)))
            for unit, (stage, _, points, _) in there.items():
                if points and usual and not usual / 10 < points < usual * 10:
                    yield "CHK.207", unit, leaf.id, stage, ()

    def twins(self) -> Iterator[Found]:
        alike: defaultdict[tuple[tuple[int, int | None], ...], list[int]] = defaultdict(list)
        for unit in self.units:
            own = [leaf for leaf in self.applying(unit) if leaf.source is Source.APPRAISED]
            sheet = tuple((leaf.id, self.number(unit, leaf, OWN)) for leaf in own)
            typed = [points for _, points in sheet if points is not None]
            if len(typed) >= 5 and len(typed) >= len(sheet) / 2 and len(set(typed)) >= 3:
                alike[sheet].append(unit)
        for first, *others in alike.values():
            if others:
                yield "CHK.208", first, None, OWN, tuple(others)


def _worse(leaf: Criterion, points: int | None, than: int | None) -> bool:
    if points is None or than is None:
        return False
    return points > than if leaf.kind is Kind.PENALTY else points < than


# ---- what somebody does -------------------------------------------------------------------------
def any_score(leaf: Criterion, chance: random.Random) -> Score:
    top = leaf.max_points
    typed = (0, top, top, top // 2, top // 10, top // 100, top // 2 - 1)
    other = (
        BLANK,
        Score(CellState.PENDING, ground="chờ văn bản"),
        Score(CellState.NOT_APPLICABLE, ground="không phát sinh"),
        Score(CellState.NOT_APPLICABLE),
    )
    if chance.random() < 0.15:
        return chance.choice(other)
    return Score.number(Points(chance.choice(typed)))


def put(session: Session, scores: dict[tuple[int, int, Stage], Score]) -> None:
    book = book_of(session)
    cells: list[CellChange] = []
    for (unit, place, stage), after in scores.items():
        leaf = book.leaves[place]
        outside = leaf.source is not Source.APPRAISED
        key = book.key(book.units[unit].id, leaf.id, Stage.SURVEY if outside else stage)
        before = book.score(key.unit_id, key.criterion_id, key.stage)
        if before != after and key not in {each.key for each in cells}:
            cells.append(CellChange(key, before, after))
    session.do(Edit("scores.type", cells=tuple(cells)))


def some_cells(session: Session, chance: random.Random) -> None:
    book = book_of(session)
    places = [
        (chance.randrange(6), chance.randrange(10), chance.choice(FIRST_STAGES[:3]))
        for _ in range(chance.randint(1, 12))
    ]
    put(session, {each: any_score(book.leaves[each[1]], chance) for each in places})


def a_column(session: Session, chance: random.Random) -> None:
    leaf, stage = chance.randrange(10), chance.choice(FIRST_STAGES[1:3])
    score = any_score(book_of(session).leaves[leaf], chance)
    put(session, {(unit, leaf, stage): score for unit in range(6)})


def a_sheet(session: Session, chance: random.Random) -> None:
    """Fills, empties or copies what some units have at one stage."""
    book, stage = book_of(session), chance.choice(FIRST_STAGES[:3])
    blank = chance.random() < 0.3
    row = [BLANK if blank else any_score(leaf, chance) for leaf in book.leaves]
    units = chance.sample(range(6), chance.randint(1, 3))
    put(session, {(unit, n, stage): score for unit in units for n, score in enumerate(row)})


def beside(session: Session, chance: random.Random) -> None:
    """Writes a remark, a day or a total, or takes it away."""
    book, dossier = book_of(session), session.dossier(session.rounds[0].id)
    unit, leaf = chance.choice(book.units).id, chance.choice(book.leaves).id
    kind, stage = chance.choice(tuple(RemarkKind)), chance.choice(FIRST_STAGES)
    where = (book.round.id, unit)
    before: Remark | StepDone | ControlTotal | None
    match chance.randrange(3):
        case 0:
            text = dossier.remark(unit, leaf, kind)
            before = Remark(*where, leaf, kind, text) if text else None
            made: Remark | StepDone | ControlTotal = Remark(*where, leaf, kind, "Vì vậy.")
        case 1:
            before = dossier.done(unit, Step.SELF)
            made = StepDone(*where, Step.SELF, "2017-01-05", "")
        case _:
            paper = dossier.control_total(unit, stage)
            before = None if paper is None else ControlTotal(*where, stage, paper)
            made = ControlTotal(*where, stage, Points(chance.choice((0, 10_000, 42_500))))
    after = None if before else made
    session.do(Edit("remarks.reason", entities=(EntityChange(before, after),)))


def a_trait(session: Session, chance: random.Random) -> None:
    book = book_of(session)
    unit = chance.choice(book.units).id
    had = bool(book.exemptions(unit))
    given, taken = ((), (MOUNTAIN,)) if had else ((MOUNTAIN,), ())
    session.do(traits.change(session, book.round.id, [unit], given=given, taken=taken))


def a_lower_maximum(session: Session, chance: random.Random) -> None:
    leaf = chance.choice(book_of(session).leaves)
    after = replace(leaf, max_points=Points(max(leaf.max_points // 2, 100)))
    session.do(Edit("criteria.change", entities=changed([(leaf, after)])))


def back(session: Session, chance: random.Random) -> None:
    if session.bus.next_undo:
        session.bus.undo()
    if session.bus.next_redo and chance.random() < 0.5:
        session.bus.redo()


ACTIONS = (some_cells, some_cells, a_column, a_sheet, a_sheet, beside, beside, a_trait,
           a_lower_maximum, back)  # fmt: skip
ORACLE_KNOWS = {*(f"CHK.{n}" for n in (*range(101, 109), 201, 202, 203, 204, *range(206, 210)))}
ORACLE_KNOWS |= {"CHK.214"}


def book_of(session: Session) -> GroupBook:
    return session.book(session.rounds[0].id, session.group_of("so").id)


def compare(session: Session, checker: Checker) -> None:
    book = book_of(session)
    exempt = {unit.id for unit in book.units if book.exemptions(unit.id)}
    found = [each.finding for each in checker.findings()]
    told = sorted(
        ((f.code, f.unit_id, f.criterion_id, f.stage and f.stage.value, f.others) for f in found),
        key=repr,
    )
    assert {each[0] for each in told} <= ORACLE_KNOWS
    plain: list[Found] = sorted(Plain(session.path, book, exempt).all(), key=repr)
    assert told == plain
    errors = sum(code < "CHK.2" for code, *_ in plain)
    assert (checker.counts.errors, checker.counts.warnings) == (errors, len(plain) - errors)


@settings(max_examples=30)
@given(seed=st.integers(0, 2**32), length=st.integers(1, 12))
def test_checks_find_what_plain_counting_finds(first_file: Path, seed: int, length: int) -> None:
    path = first_file.with_name("any.parindex")
    shutil.copy(first_file, path)
    chance = random.Random(seed)
    with closing(open_session(path, AUTHOR)) as session:
        assert session.entry_rules == EntryRules(gap_percent=PER_CENT)
        book = book_of(session)
        checker = Checker(session, book.round.id, book.group.id)
        session.subscribe(checker.take_over)
        for _ in range(length):
            chance.choice(ACTIONS)(session, chance)
            compare(session, checker)
