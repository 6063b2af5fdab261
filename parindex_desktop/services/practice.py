"""The practice round: three groups, the sample criteria sets, and invented but plausible facts.

Everything but the days of the steps follows from a fixed seed: two practice files hold the same
scores. Points are never invented; the rules of the sample sets make them of the facts, as they do
for an official.
"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.rules.evaluating import evaluate
from parindex_desktop.domain.rules.facts import (
    COUNT,
    DENOMINATOR,
    NO,
    NUMERATOR,
    POINTS,
    VALUE,
    YES,
    FieldKind,
    fields_of,
    read_facts,
)
from parindex_desktop.domain.rules.kinds import (
    PERCENT,
    FormulaRule,
    JudgedRule,
    PerItemRule,
    Rule,
    SurveyRule,
)
from parindex_desktop.domain.scores import BLANK, CellKey, CellState, Score, Stage
from parindex_desktop.paths import resource
from parindex_desktop.services import criteria, rounds, traits, units
from parindex_desktop.services.criteria_import import import_edit, read_criteria
from parindex_desktop.services.practice_entry import entry_of
from parindex_desktop.services.practice_tables import practice_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.rules.facts import FactField, Facts
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

YEAR: Final = 2025
ROUND_NAME: Final = "Kỳ đánh giá mẫu năm 2025 (dữ liệu giả định)"
SAMPLE_SETS: Final = {"so": "bo_tieu_chi_so.csv", "xa": "bo_tieu_chi_xa.csv"}
"""The bundled sample set of each group that has one of its own."""

_SAME_SET: Final = {"nganh-doc": "so"}
_UNITS: Final = "don_vi_mau.csv"
_SEED: Final = 2025
_NONE_LATE: Final = ("3.2.2", "Không phát sinh hồ sơ trễ hạn")
_SEES_ITSELF_OTHERWISE: Final = 12
"""Of a hundred criteria a unit reports other facts than the council finds."""
_LEFT_OPEN: Final = 3
"""So many criteria of the last commune stay blank, for the first steps of whoever practises."""


def add_practice_round(session: Session) -> Round:
    """Adds the practice round to a file that has no round of its year, and returns it."""
    session.do(rounds.new_round(session, YEAR))
    session.do(rounds.change_round(session, session.round_of(YEAR), name=ROUND_NAME))
    round_ = session.round_of(YEAR)
    members = _members()
    for code, named in members.items():
        group = session.group_of(code)
        session.do(units.add_many(session, round_.id, group.id, named))
        if code in SAMPLE_SETS:
            reading = read_criteria(resource("sample", SAMPLE_SETS[code]))
            session.do(import_edit(session, round_, group, reading.draft))
        else:
            source = session.book(round_.id, session.group_of(_SAME_SET[code]).id).tree
            session.do(criteria.copy(session, source, round_.id, group.id))
        _give_traits(session, session.book(round_.id, group.id), named)
    draw = Random(_SEED)
    for code in members:
        book = session.book(round_.id, session.group_of(code).id)
        session.do(_filled(book, draw))
        session.do(entry_of(session, book, date.today()))
    return round_


def _members() -> dict[str, dict[str, tuple[str, ...]]]:
    """Returns the units of each group code, each with its traits."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in practice_rows(_UNITS):
        traits = tuple(filter(None, line["dac_diem"].split(" | ")))
        found.setdefault(line["nhom"], {})[line["ten"]] = traits
    return found


def _give_traits(session: Session, book: GroupBook, named: dict[str, tuple[str, ...]]) -> None:
    for unit in book.units:
        if named[unit.name]:
            session.do(traits.change(session, book.round.id, [unit.id], given=named[unit.name]))


def _filled(book: GroupBook, draw: Random) -> Edit:
    """All cells of a group but those left open: own scores a little better than the council's."""
    cells = (change for unit in book.units for change in _of_unit(book, unit.id, draw))
    left_open = _left_open(book)
    kept = (c for c in cells if (c.key.unit_id, c.key.criterion_id) not in left_open)
    return Edit("practice.fill", (("group", book.group.name),), cells=tuple(kept))


def _left_open(book: GroupBook) -> frozenset[tuple[UnitId, CriterionId]]:
    if book.group.code != "xa":
        return frozenset()
    return frozenset((book.units[-1].id, leaf.id) for leaf in book.leaves[:_LEFT_OPEN])


def _of_unit(book: GroupBook, unit_id: UnitId, draw: Random) -> Iterator[CellChange]:
    care = draw.randint(70, 98)
    for leaf in book.leaves:
        if leaf.rule is None or book.exemption(unit_id, leaf.id):
            continue
        not_applicable = leaf.code == _NONE_LATE[0] and draw.randint(1, 100) <= 25
        facts = _facts(leaf.rule, leaf.max_points, draw, care)
        appraised = _score(leaf, facts)
        if not_applicable:
            appraised = Score(CellState.NOT_APPLICABLE, ground=_NONE_LATE[1])
        if leaf.source is not Source.APPRAISED:
            yield _change(book, unit_id, leaf, Stage.SURVEY, appraised)
            continue
        own = facts
        if leaf.kind is not Kind.PENALTY and draw.randint(1, 100) <= _SEES_ITSELF_OTHERWISE:
            own = _facts(leaf.rule, leaf.max_points, draw, min(care + 4, 99))
        yield _change(book, unit_id, leaf, Stage.SELF, _score(leaf, own))
        yield _change(book, unit_id, leaf, Stage.APPRAISAL_1, appraised)


def _change(
    book: GroupBook, unit_id: UnitId, leaf: Criterion, stage: Stage, score: Score
) -> CellChange:
    return CellChange(CellKey(book.round.id, unit_id, leaf.id, stage), BLANK, score)


def _score(leaf: Criterion, facts: Facts) -> Score:
    assert leaf.rule is not None
    return Score.number(evaluate(leaf.rule, leaf.max_points, facts).points, facts)


def _facts(rule: Rule, maximum: Points, draw: Random, care: int) -> Facts:
    """Returns facts as a unit of some care (0 to 100) might report them."""
    fields = {field.name: field for field in fields_of(rule)}
    if NUMERATOR in fields:
        total = draw.randint(20, 400)
        typed = {NUMERATOR: str(total * _percent(draw, care) // 100), DENOMINATOR: str(total)}
    elif isinstance(rule, SurveyRule):
        typed = _answers(fields, draw, care)
    elif isinstance(rule, FormulaRule):
        total = draw.randint(4, 60)
        parts = {True: str(total), False: str(total * _percent(draw, care) // 100)}
        last = rule.variables[-1].name
        typed = {variable.name: parts[variable.name == last] for variable in rule.variables}
    else:
        typed = {name: _typed(rule, field, maximum, draw, care) for name, field in fields.items()}
    return read_facts(rule, typed)


def _typed(rule: Rule, field: FactField, maximum: Points, draw: Random, care: int) -> str:
    good = draw.randint(1, 100) <= care
    if field.kind is FieldKind.CHOICE:
        return field.choices[0 if good else draw.randrange(1, len(field.choices))]
    if field.kind is FieldKind.YES_NO:
        return YES if good or draw.randint(1, 100) <= 70 else NO
    if field.name == COUNT:
        takes = isinstance(rule, PerItemRule) and (rule.takes or field.unit.startswith("lần bị"))
        return str(0 if good == takes else draw.randint(1, 4))
    if field.name == VALUE and field.unit == PERCENT:
        return f"{_percent(draw, care)},{draw.randint(0, 99):02}"
    if field.name == VALUE:
        return str(draw.randint(1, 4 if good else 7))
    if field.name == POINTS:
        quarter = maximum // 4
        return format_points(Points(maximum if good else quarter * draw.randint(1, 3)))
    assert isinstance(rule, JudgedRule)
    return "Theo biên bản kiểm tra thực tế"


def _answers(fields: dict[str, FactField], draw: Random, care: int) -> dict[str, str]:
    people = draw.randint(60, 180)
    best = people * _percent(draw, care) // 100
    rest = people - best
    counts = (best, rest // 2, rest // 3, rest - rest // 2 - rest // 3, draw.randint(0, 6))
    return {name: str(count) for name, count in zip(fields, counts, strict=True)}


def _percent(draw: Random, care: int) -> int:
    return min(99, max(35, care + draw.randint(-6, 10)))
