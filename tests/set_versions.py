"""Work files that hold one group's criteria sets of several years."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaSet, Kind, SetId, Source
from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft, criteria_of
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.numbers import Points, parse_points
from parindex_desktop.domain.rules.kinds import (
    Band,
    BandsRule,
    Bound,
    Measure,
    Option,
    OptionsRule,
    PerItemRule,
    Rule,
)
from parindex_desktop.services import criteria_outline, rounds
from parindex_desktop.services.entity_changes import created

if TYPE_CHECKING:
    from parindex_desktop.services.criteria_outline import CopySource
    from parindex_desktop.services.session import Session


def line(
    level: int,
    code: str,
    name: str,
    maximum: str,
    *,
    rule: Rule | None = None,
    source: Source = Source.APPRAISED,
    kind: Kind = Kind.NORMAL,
    guide: str = "",
    evidence: str = "",
) -> DraftLine:
    return DraftLine(level, code, name, parse_points(maximum), source, kind, rule, guide, evidence)


PLAN_RULE = OptionsRule(
    (Option("Ban hành kịp thời", Points(10_000)), Option("Không ban hành", Points(0)))
)
ON_TIME = BandsRule(
    Measure(label="Tỷ lệ hồ sơ đúng hạn", numerator="Hồ sơ đúng hạn", denominator="Tổng số hồ sơ"),
    (
        Band(Bound(Decimal(90)), None, Points(40_000)),
        Band(None, Bound(Decimal(90), inclusive=False), Points(0)),
    ),
)

LAST_YEAR = SetDraft(
    "Bộ tiêu chí các xã năm 2016", "Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2016",
    bonus_cap=Points(20_000),
    lines=(
        line(0, "1", "Chỉ đạo, điều hành cải cách hành chính", "4"),
        line(1, "1.1", "Ban hành kế hoạch cải cách hành chính năm 2016", "1", rule=PLAN_RULE),
        line(1, "1.2", "Thực hiện chế độ báo cáo cải cách hành chính", "2"),
        line(1, "1.3", "Sáng kiến trong cải cách hành chính", "1"),
        line(0, "2", "Cải cách thủ tục hành chính", "6"),
        line(1, "2.1", "Tỷ lệ hồ sơ giải quyết đúng hạn cấp xã", "4", rule=ON_TIME),
        line(1, "2.2", "Công khai thủ tục hành chính", "2", evidence="Ảnh chụp bảng niêm yết"),
    ),
)  # fmt: skip
"""The set of 2016."""

THIS_YEAR = SetDraft(
    "Bộ tiêu chí các xã năm 2017", "Quyết định số 20/QĐ-UBND ngày 10 tháng 01 năm 2017",
    bonus_cap=Points(20_000),
    lines=(
        line(0, "1", "Chỉ đạo, điều hành cải cách hành chính", "4"),
        line(1, "1.1", "Ban hành kế hoạch cải cách hành chính năm 2017", "1", rule=PLAN_RULE),
        line(1, "1.2", "Thực hiện chế độ báo cáo cải cách hành chính", "3"),
        line(0, "2", "Cải cách thủ tục hành chính", "6"),
        line(1, "2.1", "Tỷ lệ hồ sơ giải quyết đúng hạn cấp tỉnh", "4", rule=ON_TIME),
        line(1, "2.2", "Thanh toán trực tuyến phí, lệ phí", "2",
             rule=PerItemRule("thủ tục", Points(5_000), Points(20_000))),
    ),
)  # fmt: skip
"""The set of 2017, typed anew: no line shares an identity with 2016."""


def add_set(session: Session, year: int, draft: SetDraft, *, code: str = "xa") -> CopySource:
    """Gives a group without a set one of a year, whose round begins when it is not there."""
    if all(each.year != year for each in session.rounds):
        session.do(rounds.new_round(session, year))
    round_, group = session.round_of(year), session.group_of(code)
    ids = session.new_ids(1 + len(draft.lines))
    made = CriteriaSet(
        SetId(ids[0]), round_.id, group.id, draft.title, draft.decision,
        draft.bonus_cap, draft.penalty_cap,
    )  # fmt: skip
    session.do(
        Edit("criteria.create", (), created([made, *criteria_of(draft.lines, made.id, ids[1:])]))
    )
    return set_of(session, year, code)


def set_of(session: Session, year: int, code: str = "xa") -> CopySource:
    """Returns the set of a group as it is in the file now."""
    return next(
        each
        for each in criteria_outline.copy_sources(session)
        if (each.round.year, each.group.code) == (year, code)
    )
