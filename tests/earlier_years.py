"""A made-up year before An Giang 2016: units rise, fall, stay, come, go and change their group."""

from parindex_desktop.domain.criteria import CriteriaSet, Criterion, CriterionId, SetId
from parindex_desktop.domain.edits import CellChange, Edit, Entity, EntityChange
from parindex_desktop.domain.numbers import Points, parse_points
from parindex_desktop.domain.policy import Policy
from parindex_desktop.domain.rounds import GroupSetup, Round
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.domain.units import Participation, RoundId, Unit, UnitId
from parindex_desktop.services.session import Session

MADE_UP_2015 = {
    "so": """
Sở Giao thông Vận tải;95,5
Sở Kế hoạch và Đầu tư;93,95
Sở Công Thương;90
Sở Tư pháp;92
Sở Xây dựng;91,06
Sở Thông tin và Truyền thông;80,25
Sở Nội vụ;86,5
Sở Nông nghiệp và Phát triển nông thôn;90,45
Sở Tài chính;70
Sở Ngoại vụ;60
Ban Dân tộc & Tôn giáo <cũ>;75
""",
    "huyen": """
Châu Đốc;92,06
Long Xuyên;80
Sở Giáo dục và Đào tạo;88
""",
}
"""By the code of the group: each unit with the points it had of 100."""


def add_year(
    session: Session, year: int, tables: dict[str, str], *, policy: Policy | None = None
) -> Round:
    """Adds a round with a set of one leaf of 100 points; units are known by their names."""
    round_ = Round(RoundId(session.new_ids()[0]), year, f"Năm {year}", policy or Policy())
    session.do(Edit("rounds.add", entities=(EntityChange(None, round_),)))
    for code, table in tables.items():
        _add_group(session, round_, code, table)
    return round_


def _add_group(session: Session, round_: Round, code: str, table: str) -> None:
    group = session.group_of(code)
    set_id, leaf_id = session.new_ids(2)
    leaf = Criterion(
        CriterionId(leaf_id), SetId(set_id), None, 0, "TĐ", "Tổng điểm", Points(1_000_000)
    )
    made: list[Entity] = [
        GroupSetup(round_.id, group.id), CriteriaSet(SetId(set_id), round_.id, group.id), leaf
    ]  # fmt: skip
    cells: list[CellChange] = []
    known = {unit.name: unit.id for unit in session.units.values()}
    for place, line in enumerate(table.strip().splitlines()):
        name, points = line.split(";")
        unit_id = known.get(name)
        if unit_id is None:
            unit_id = UnitId(session.new_ids()[0])
            made.append(Unit(unit_id, name))
        made.append(Participation(round_.id, unit_id, group.id, place))
        key = CellKey(round_.id, unit_id, leaf.id, Stage.APPRAISAL_1)
        cells.append(CellChange(key, BLANK, Score.number(parse_points(points))))
    session.do(
        Edit("import", entities=tuple(EntityChange(None, e) for e in made), cells=tuple(cells))
    )
