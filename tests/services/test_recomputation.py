"""Points altered past the program are found by letting the rules say what the facts are worth."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import BandsRule, OptionsRule
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.services.fact_entry import enter_facts
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.maintenance import check_work_file
from parindex_desktop.services.recomputation import Difference, differing_points
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from tests.rule_files import GROUP, RULES, YEAR, open_rule_file, typed_facts


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_rule_file(tmp_path / "rules.parindex", units=4, leaves=3 * len(RULES))
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    return book_of(session)


def book_of(session: Session) -> GroupBook:
    return session.book(session.round_of(YEAR).id, session.group_of(GROUP).id)


def leaf_with(book: GroupBook, kind: type) -> Criterion:
    return next(leaf for leaf in book.leaves if isinstance(leaf.rule, kind))


def put(session: Session, leaf: Criterion, after: Score) -> None:
    """Writes a content into the first unit's cell of a leaf, whatever it is."""
    book = book_of(session)
    key = book.key(book.units[0].id, leaf.id, Stage.APPRAISAL_1)
    before = book.score(key.unit_id, leaf.id, key.stage)
    session.do(Edit("x", cells=(CellChange(key, before, after),)))


def test_what_rules_of_every_kind_gave_they_give_again(session: Session, book: GroupBook) -> None:
    assert {type(leaf.rule) for leaf in book.leaves} == {type(rule) for rule in RULES}
    assert differing_points(book) == ()
    chance = random.Random(8)
    for leaf in book.leaves:
        assert leaf.rule is not None
        place, typed = Place(book.units[1].id, leaf.id), typed_facts(leaf.rule, chance)
        entry = enter_facts(book, Stage.APPRAISAL_1, place, typed)
        session.do(entry.edit)
        assert not entry.refused
    assert differing_points(book) == ()
    assert check_work_file(session.path) == ()


def test_points_other_than_the_facts_give_are_told(session: Session, book: GroupBook) -> None:
    leaf = leaf_with(book, OptionsRule)
    put(session, leaf, Score.number(12_500, (("choice", "Không ban hành"),)))
    key = book.key(book.units[0].id, leaf.id, Stage.APPRAISAL_1)
    assert differing_points(book) == (Difference(key, Points(12_500), Points(0)),)
    (problem,) = check_work_file(session.path)
    assert (problem.code, problem.severity) == ("FILE.169", Severity.ERROR)
    assert problem.place == f"{book.units[0].name} · {leaf.code}"
    assert problem.params == {"stage": "appraisal1", "points": "1,25", "given": "0"}


def test_facts_that_the_rule_cannot_use_are_told(session: Session, book: GroupBook) -> None:
    leaf = leaf_with(book, BandsRule)
    put(session, leaf, Score.number(10_000, (("numerator", "3"), ("denominator", "0"))))
    (found,) = differing_points(book)
    assert found.given == Problem("RUL.108")
    (problem,) = check_work_file(session.path)
    assert (problem.code, problem.severity) == ("FILE.170", Severity.WARNING)
    assert problem.params == {"stage": "appraisal1", "points": "1"}


@pytest.mark.parametrize("after", [
    BLANK, Score.number(12_500), Score(CellState.PENDING, ground="[chờ văn bản]"),
    Score(CellState.NOT_APPLICABLE),
])  # fmt: skip
def test_cells_without_facts_are_compared_with_nothing(
    session: Session, book: GroupBook, after: Score
) -> None:
    put(session, leaf_with(book, OptionsRule), after)
    assert differing_points(book) == ()


def test_a_leaf_whose_rule_was_taken_off_is_compared_with_nothing(session: Session) -> None:
    leaf = leaf_with(book_of(session), OptionsRule)
    put(session, leaf, Score.number(12_500, (("choice", "Không ban hành"),)))
    session.do(Edit("x", entities=(EntityChange(leaf, replace(leaf, rule=None)),)))
    assert differing_points(book_of(session)) == ()


def test_a_sum_altered_past_the_program_is_found(session: Session, book: GroupBook) -> None:
    session.close()
    with closing(sqlite3.connect(session.path)) as other:
        changed = other.execute(
            "UPDATE scores SET points = 1 WHERE criterion_id = ?", (book.leaves[0].id,)
        )
        other.commit()
    found = check_work_file(session.path)
    assert [problem.code for problem in found] == ["FILE.169"] * changed.rowcount


def test_cells_of_another_set_are_compared_with_nothing(session: Session) -> None:
    so = session.group_of("so").id
    session.close()
    with closing(sqlite3.connect(session.path)) as other:
        other.execute("UPDATE scores SET points = 1")
        other.execute("UPDATE participations SET group_id = ?", (so,))
        other.commit()
    assert {problem.code for problem in check_work_file(session.path)} == {"FILE.166"}


def test_nothing_is_recomputed_where_facts_cannot_be_read(session: Session) -> None:
    session.close()
    with closing(sqlite3.connect(session.path)) as other:
        other.execute("UPDATE scores SET facts = '[1]' WHERE points = 20000")
        other.commit()
    assert {problem.code for problem in check_work_file(session.path)} == {"FILE.168"}


def test_facts_that_are_no_numbers_are_told(session: Session, book: GroupBook) -> None:
    endless = (("numerator", "1e999999"), ("denominator", "NaN"))
    put(session, leaf_with(book, BandsRule), Score.number(10_000, endless))
    assert [problem.code for problem in check_work_file(session.path)] == ["FILE.170"]


def test_nothing_is_recomputed_in_a_damaged_file(session: Session, book: GroupBook) -> None:
    put(session, leaf_with(book, OptionsRule), Score.number(1, (("choice", "Không ban hành"),)))
    session.close()
    with closing(sqlite3.connect(session.path)) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        other.execute("DELETE FROM units WHERE id = ?", (book.units[0].id,))
        other.commit()
    assert {problem.code for problem in check_work_file(session.path)} == {"FILE.162"}
