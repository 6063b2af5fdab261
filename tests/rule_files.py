"""Work files whose leaves have rules of every kind, and facts in every cell."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import cycle, islice
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria import CriteriaSet, Criterion, CriterionId, SetId, Source
from parindex_desktop.domain.edits import CellChange, Edit, Entity, EntityChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rounds import GroupSetup, Round
from parindex_desktop.domain.rules.evaluating import evaluate
from parindex_desktop.domain.rules.facts import read_facts
from parindex_desktop.domain.rules.kinds import (
    Band,
    BandsRule,
    Bound,
    FormulaRule,
    JudgedRule,
    Level,
    Measure,
    MeasureKind,
    Option,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    SurveyRule,
    Variable,
    YesNoRule,
)
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.domain.units import Participation, RoundId, Unit, UnitId
from parindex_desktop.services.opening import create_session
from tests.an_giang import AUTHOR, PROFILE
from tests.score_files import DOMAINS, communes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from parindex_desktop.services.session import Session

MAXIMUM: Final = Points(20_000)
YEAR: Final = 2025
GROUP: Final = "xa"

_SHARE = Measure(numerator="hồ sơ đúng hạn", denominator="tổng số hồ sơ")
_BANDS = (
    Band(Bound(Decimal(90)), None, MAXIMUM),
    Band(Bound(Decimal(70)), Bound(Decimal(90), inclusive=False), Points(10_000)),
    Band(None, Bound(Decimal(70), inclusive=False), Points(0)),
)
_DAYS = Measure(MeasureKind.VALUE, "Số ngày chậm", unit="ngày")
_LATE = (
    Band(None, Bound(Decimal(0)), MAXIMUM),
    Band(Bound(Decimal(0), inclusive=False), Bound(Decimal(5)), Points(5_000)),
    Band(Bound(Decimal(5), inclusive=False), None, Points(0)),
)
RULES: Final[tuple[Rule, ...]] = (
    OptionsRule((
        Option("Ban hành kịp thời", MAXIMUM),
        Option("Ban hành không kịp thời", Points(10_000)),
        Option("Không ban hành", Points(0)),
    )),
    BandsRule(_SHARE, _BANDS),
    YesNoRule(("Có kế hoạch", "Có báo cáo"), MAXIMUM),
    RatioRule(_SHARE, floor=Bound(Decimal(50))),
    PerItemRule("văn bản chậm", Points(2_500), takes=True),
    PercentRule((Level("Tốt", Decimal(100)), Level("Khá", Decimal(75)), Level("Yếu", Decimal(0)))),
    BandsRule(_DAYS, _LATE),
    JudgedRule("Thực hiện chưa đầy đủ: trừ điểm tương ứng"),
    FormulaRule((Variable("a", "Nhiệm vụ xong"), Variable("b", "Nhiệm vụ giao")), "2 * a / b"),
    SurveyRule(),
)  # fmt: skip
"""Every kind; the maximum of their leaves is two points."""


def open_rule_file(path: Path, *, units: int = 168, leaves: int = 90, seed: int = 5) -> Session:
    """Makes a work file with one group and 7 domains of 3 levels, whose leaves all have a rule.

    Every cell of appraisal 1 or of the survey holds facts and what the rule makes of them.

    Args:
        path: Of the new file.
        units: Number of communes.
        leaves: Number of scored criteria, 14 or more; the kinds of rules take turns.
        seed: Of the random facts.
    """
    session = create_session(path, PROFILE, AUTHOR)
    group = session.group_of(GROUP).id
    round_ = Round(RoundId(session.new_ids()[0]), YEAR, f"Năm {YEAR}")
    criteria = list(_criteria(session, leaves))
    names = zip(session.new_ids(units), communes(units), strict=True)
    members = [Unit(UnitId(number), name) for number, name in names]
    things: tuple[Entity, ...] = (
        round_,
        GroupSetup(round_.id, group),
        CriteriaSet(criteria[0].set_id, round_.id, group),
        *criteria,
        *members,
        *(Participation(round_.id, unit.id, group, n) for n, unit in enumerate(members)),
    )
    chance = random.Random(seed)
    scored = [c for c in criteria if c.rule is not None]
    cells = tuple(_cell(round_.id, unit, leaf, chance) for unit in members for leaf in scored)
    added = tuple(EntityChange(None, thing) for thing in things)
    session.do(Edit("import", entities=added, cells=cells))
    return session


def typed_facts(rule: Rule, chance: random.Random) -> Mapping[str, str]:
    """Returns what somebody may have typed into the fields of a rule."""
    match rule:
        case OptionsRule():
            return {"choice": chance.choice(rule.options).label}
        case PercentRule():
            return {"choice": chance.choice(rule.levels).label}
        case YesNoRule():
            return {f"c{n + 1}": chance.choice("10") for n in range(len(rule.conditions))}
        case PerItemRule():
            return {"count": str(chance.randint(0, 9))}
        case JudgedRule():
            points = chance.choice(("0,5", "1", "1,25", "1,5", "2"))
            return {"points": points, "reason": f"Biên bản số {chance.randint(1, 99)}/BB-HĐ"}
        case FormulaRule():
            given = chance.randint(10, 120)
            return {"a": str(chance.randint(0, given)), "b": str(given)}
        case SurveyRule():
            return {f"a{n + 1}": str(chance.randint(0, 40)) for n in range(len(rule.answers))}
        case BandsRule(measure=Measure(kind=MeasureKind.VALUE)):
            return {"value": str(chance.randint(0, 12))}
        case BandsRule() | RatioRule():
            whole = chance.randint(20, 900)
            return {"numerator": str(chance.randint(whole // 2, whole)), "denominator": str(whole)}


def _criteria(session: Session, leaves: int) -> Iterator[Criterion]:
    """Yields domains, two criteria below each, and the leaves below those."""
    set_id, tops = SetId(session.new_ids()[0]), DOMAINS[:7]
    ids = map(CriterionId, session.new_ids(3 * len(tops) + leaves))
    rules = cycle(RULES)
    for place, (name, _) in enumerate(tops):
        domain = Criterion(next(ids), set_id, None, place, f"{place + 1}", name, Points(0))
        yield domain
        own = leaves // len(tops) + (place < leaves % len(tops))
        for half, count in enumerate((own // 2, own - own // 2)):
            code = f"{domain.code}.{half + 1}"
            middle = Criterion(next(ids), set_id, domain.id, half, code, "Tiêu chí", Points(0))
            yield middle
            for nth, rule in enumerate(islice(rules, count)):
                source = Source.SURVEY if isinstance(rule, SurveyRule) else Source.APPRAISED
                yield Criterion(
                    next(ids), set_id, middle.id, nth, f"{code}.{nth + 1}", "Tiêu chí thành phần",
                    MAXIMUM, source, rule=rule,
                )  # fmt: skip


def _cell(round_id: RoundId, unit: Unit, leaf: Criterion, chance: random.Random) -> CellChange:
    assert leaf.rule is not None
    facts = read_facts(leaf.rule, typed_facts(leaf.rule, chance))
    points = evaluate(leaf.rule, leaf.max_points, facts).points
    stage = Stage.SURVEY if leaf.source is Source.SURVEY else Stage.APPRAISAL_1
    return CellChange(
        CellKey(round_id, unit.id, leaf.id, stage), BLANK, Score.number(points, facts)
    )
