"""Proposals and money of awards against plain Python over the rows of files drawn by chance.

Written from issue 6 and `documents.md` (Awards): ranks, indexes and classes come from
`plain_results`, which asks SQLite; who is in, and why others are out, is worked out unit by unit.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from parindex_desktop.domain.award_money import AwardMoney, AwardRate, BaseSalary, Rounding
from parindex_desktop.domain.award_proposal import Verdict
from parindex_desktop.domain.award_rules import AwardRule, GroupRule, Measure
from parindex_desktop.domain.awards import (
    COMMENDATION,
    AwardBar,
    AwardedCollective,
    AwardeeId,
    AwardLevel,
    AwardSheet,
    EarlierAward,
    EarlierAwardId,
    SheetId,
    Whom,
)
from parindex_desktop.domain.edits import Edit, Entity, EntityChange
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_money import amounts_of, money_of
from tests.an_giang import open_an_giang
from tests.money_files import award, decided_on
from tests.plain_results import PlainUnit, by_unit, plain_groups
from tests.random_files import DrawnFile, open_random_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.award_proposals import Proposed
    from parindex_desktop.services.session import Session

SEEDS = (0, 3, 5, 6, 8, 9)
ROUNDS_OF_RULES = 4
FORMS = ("Cờ thi đua", "Bằng khen")
LEVELS = (LetterKind.AWARDS, LetterKind.DEPARTMENT_AWARDS)
DAYS = ("2019-07-01", "2023-07-01", "2024-02-29", "2024-12-31", "2026-07-01")
_WAYS = {
    Rounding.UP: ROUND_CEILING,
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.DOWN: ROUND_FLOOR,
}
REASON = "Có thành tích CCHC năm {year}"


class Told(NamedTuple):
    """What is said of one unit: why it is out, in whichever order; else its worth and place."""

    grounds: frozenset[Verdict]
    worth: Fraction | None


@pytest.mark.parametrize("seed", SEEDS)
def test_every_unit_is_judged_as_by_hand(tmp_path: Path, seed: int) -> None:
    drawn, draw = open_random_file(tmp_path, seed), Random(seed)
    before = by_unit(plain_groups(drawn.session.path, drawn.before))
    groups = plain_groups(drawn.session.path, drawn.now)
    for _ in range(ROUNDS_OF_RULES):
        barred, last_year = _write_surroundings(drawn, draw)
        sheets = _write_sheets(drawn, draw)
        listed: set[UnitId] = set()
        for sheet, found in zip(sheets, _judged(drawn), strict=True):
            own = last_year.get(sheet.form, set())
            taken: set[UnitId] = set()
            for group in groups:
                rule = sheet.rule_of(group.drawn.group.id)
                told = {
                    unit.unit.id: _told(unit, before, rule, barred, listed, own)
                    for unit in group.units
                }
                mine = [each for each in found if each.group == group.drawn.group]
                _compare(mine, told, rule)
                taken |= {each.unit_id for each in mine if each.verdict.is_in}
            listed |= taken
    drawn.session.close()


def _compare(found: Sequence[Proposed], told: Mapping[UnitId, Told], rule: AwardRule) -> None:
    assert sorted(each.unit_id for each in found) == sorted(told)
    worths = {unit: t.worth for unit, t in told.items() if not t.grounds and t.worth is not None}
    for each in found:
        grounds, worth = told[each.unit_id]
        if grounds:
            assert each.verdict in grounds
            assert each.place is None
            continue
        assert worth is not None
        place = 1 + sum(1 for other in worths.values() if other > worth)
        same = sum(1 for other in worths.values() if other == worth)
        beyond = rule.quota is not None and place > rule.quota
        tied = rule.quota is not None and place + same - 1 > rule.quota
        wanted = Verdict.QUOTA if beyond else Verdict.TIED if tied else Verdict.IN
        assert (each.verdict, each.place) == (wanted, place)
    order = [worths[each.unit_id] for each in found if each.unit_id in worths]
    assert order == sorted(order, reverse=True)


def _told(
    unit: PlainUnit,
    before: Mapping[UnitId, PlainUnit],
    rule: AwardRule,
    barred: set[UnitId],
    listed: set[UnitId],
    last_year: set[UnitId],
) -> Told:
    me, rise = unit.unit.id, _rise(unit, before.get(unit.unit.id), rule.measure)
    bands = [band.name for band in unit.group.drawn.setup.bands]
    good = bands[: bands.index(rule.least_class) + 1] if rule.least_class in bands else []
    by_rise = rule.measure is not Measure.RANK
    grounds = {
        Verdict.NOT_RANKED: unit.rank is None,
        Verdict.OPEN: rule.skip_open,  # no drawn round is locked
        Verdict.BARRED: rule.skip_barred and me in barred,
        Verdict.LISTED: rule.skip_listed and me in listed,
        Verdict.LAST_YEAR: rule.skip_last_year and me in last_year,
        Verdict.RANK: rule.lowest_rank is not None and (unit.rank or 0) > rule.lowest_rank,
        Verdict.INDEX: rule.least_index is not None and (unit.printed or 0) < rule.least_index,
        Verdict.CLASS: bool(rule.least_class) and unit.class_name not in good,
        Verdict.NO_RISE: by_rise and (rise is None or rise <= 0),
        Verdict.SMALL_RISE: by_rise
        and rule.least_rise is not None
        and (rise is None or rise < rule.least_rise),
    }
    worth = rise if by_rise else None if unit.rank is None else Fraction(-unit.rank)
    return Told(frozenset(ground for ground, holds in grounds.items() if holds), worth)


def _rise(unit: PlainUnit, then: PlainUnit | None, measure: Measure) -> Fraction | None:
    """Of printed indexes; of ranks only within one group."""
    if then is None or then.printed is None or unit.printed is None:
        return None
    if measure is Measure.RISE_IN_POINTS:
        return Fraction(unit.printed) - Fraction(then.printed)
    if then.group.drawn.group != unit.group.drawn.group or None in (then.rank, unit.rank):
        return None
    return Fraction((then.rank or 0) - (unit.rank or 0))


def _judged(drawn: DrawnFile) -> list[tuple[Proposed, ...]]:
    return [each.judged for each in read_awards(drawn.session, drawn.now.round).sheets]


def _write_sheets(drawn: DrawnFile, draw: Random) -> list[AwardSheet]:
    """Three sheets of the year with rules by chance, in place of those that were."""
    session, round_ = drawn.session, drawn.now.round
    sheets = [
        AwardSheet(
            round_.id,
            form,
            REASON.format(year=round_.year),
            id=SheetId(session.new_ids()[0]),
            position=place,
            rules=tuple(GroupRule(g.group.id, _rule(draw)) for g in drawn.now.groups),
        )
        for place, form in enumerate((*FORMS, COMMENDATION))
    ]
    _replace(session, session.source.kept(AwardSheet, round_.id), sheets)
    return sheets


def _write_surroundings(
    drawn: DrawnFile, draw: Random
) -> tuple[set[UnitId], dict[str, set[UnitId]]]:
    """Units under discipline; those with a form a year ago, by id, by name, in the register."""
    session, now, then = drawn.session, drawn.now.round, drawn.before.round
    units = [unit for group in drawn.now.groups for unit in group.units]
    barred, listed, typed, other = (draw.sample(units, 2) for _ in range(4))
    bars = [AwardBar(now.id, each.id, "Kỷ luật") for each in barred]
    _replace(session, session.source.kept(AwardBar, now.id), bars)
    same = AwardSheet(
        then.id, draw.choice(("Bằng khen", "BẰNG  KHEN")), REASON.format(year=then.year),
        confirmed=True, id=SheetId(session.new_ids()[0]),
    )  # fmt: skip
    beside = replace(
        same, id=SheetId(session.new_ids()[0]), achievement="Chống thiên tai", position=1
    )
    lines = [
        replace(line, id=AwardeeId(session.new_ids()[0]), sheet_id=sheet.id)
        for sheet, line in (
            (same, AwardedCollective(then.id, listed[0].id, 0)),
            (same, AwardedCollective(then.id, None, 1, name=f" {listed[1].name.upper()}")),
            (beside, AwardedCollective(then.id, other[0].id, 0)),
            (beside, AwardedCollective(then.id, other[1].id, 1)),
        )
    ]
    old: tuple[Entity, ...] = (
        *session.source.kept(AwardedCollective, then.id),
        *session.source.kept(AwardSheet, then.id),
    )
    _replace(session, old, [same, beside, *lines])
    book = [
        EarlierAward(
            EarlierAwardId(session.new_ids()[0]), year, form, Whom.COLLECTIVE, each.name.upper()
        )
        for each, year, form in (
            (typed[0], now.year - 1, "bằng khen"),
            (typed[1], now.year - 2, "Bằng khen"),
            (other[0], now.year - 1, COMMENDATION),
        )
    ]
    _replace(session, session.source.kept(EarlierAward), book)
    merit = {each.id for each in (*listed, typed[0])}
    return {each.id for each in barred}, {FORMS[1]: merit, COMMENDATION: {other[0].id}}


def _replace(session: Session, old: Sequence[Entity], new: Sequence[Entity]) -> None:
    gone = [EntityChange(each, None) for each in old]
    session.do(Edit("import", entities=tuple(gone)))
    session.do(Edit("import", entities=tuple(EntityChange(None, each) for each in new)))


def _rule(draw: Random) -> AwardRule:
    def maybe(value: object, share: float = 0.3) -> object:
        return value if draw.random() < share else None

    return AwardRule(
        measure=draw.choice((Measure.RANK, *Measure)),
        quota=draw.choice((None, 0, 1, 1, 2, 2, 3, 4)),
        lowest_rank=maybe(draw.randint(1, 5)),  # type: ignore[arg-type]
        least_index=maybe(Decimal(draw.randint(300, 700)) / 10),  # type: ignore[arg-type]
        least_class=draw.choice(("", "", "Tốt", "Đạt", "Khá", "Tên cũ")),
        least_rise=maybe(Decimal(draw.randint(0, 30)) / 10),  # type: ignore[arg-type]
        skip_open=draw.random() < 0.08,
        skip_barred=draw.random() < 0.7,
        skip_last_year=draw.random() < 0.6,
        skip_listed=draw.random() < 0.7,
    )


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_money_is_paid_as_by_hand(tmp_path: Path, seed: int) -> None:
    draw, session = Random(seed), open_an_giang(tmp_path)
    award(session, *FORMS)
    award(session, COMMENDATION, level=AwardLevel.DEPARTMENT)
    for _ in range(6):
        tables = _tables(draw)
        stored = session.source.kept(AwardMoney)
        old = stored[0] if stored else None
        session.do(Edit("money.rounding", entities=(EntityChange(old, tables),)))
        days = {kind: _near(draw) for kind in LEVELS}
        for kind, day in days.items():
            decided_on(session, day, kind)
        funds: dict[str, int] = {}
        found = money_of(session, session.rounds[0])
        for share in found.shares:
            kind = LetterKind.AWARDS if share.sheet.form in FORMS else LetterKind.DEPARTMENT_AWARDS
            each = _amount(tables, share.sheet.form, share.whom, days[kind])
            assert share.each == each
            whose = "của Sở Nội vụ" if kind is LetterKind.DEPARTMENT_AWARDS else "tỉnh"
            fund = tables.fund or f"Quỹ thi đua, khen thưởng {whose}"
            funds[fund] = funds.get(fund, 0) + (each or 0) * len(share.payees)
        assert dict(found.by_fund()) == funds
        assert found.total == sum(funds.values())
        amounts = amounts_of(session, session.rounds[0])
        assert sum(each.dong for each in amounts) == found.total
        assert len({each.awardee for each in amounts}) == len(amounts)
    session.close()


def _tables(draw: Random) -> AwardMoney:
    def law_of(day: str) -> str:
        return f"Nghị định {day}"

    return AwardMoney(
        tuple(
            BaseSalary(day, draw.randint(1_000_000, 3_000_000), law_of(day))
            for day in draw.sample(DAYS, 3)
        ),
        tuple(
            AwardRate(form, whom, day, Decimal(draw.randint(1, 900)) / 100, law_of(day))
            for form in ("CỜ  THI ĐUA", "Bằng khen", "giấy khen")
            for whom in Whom
            for day in draw.sample(DAYS, 2)
        ),
        draw.choice((1, 500, 1_000, 10_000)),
        draw.choice(list(Rounding)),
        draw.choice(("", "Ngân sách tỉnh")),
    )


def _near(draw: Random) -> str:
    """The very day of a table, or one beside it."""
    day = date.fromisoformat(draw.choice(DAYS)) + timedelta(days=draw.randint(-1, 1))
    return day.isoformat()


def _amount(tables: AwardMoney, form: str, whom: Whom, day: str) -> int | None:
    base, times = None, None
    for salary in sorted(tables.salaries, key=lambda each: each.since):
        if date.fromisoformat(salary.since) <= date.fromisoformat(day):
            base = salary.amount
    for rate in sorted(tables.rates, key=lambda each: each.since):
        same = rate.form.lower().split() == form.lower().split() and rate.whom is whom
        if same and date.fromisoformat(rate.since) <= date.fromisoformat(day):
            times = rate.coefficient
    if base is None or times is None:
        return None
    steps = times * base / tables.step
    return int(steps.to_integral_value(_WAYS[tables.rounding])) * tables.step
