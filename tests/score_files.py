"""Work files with as many units and criteria as a test of the score grid wants."""

import random
from collections.abc import Sequence
from pathlib import Path

from parindex_desktop.domain.criteria import CriteriaSet, Criterion, CriterionId, SetId, Source
from parindex_desktop.domain.edits import CellChange, Edit, Entity, EntityChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rounds import GroupSetup, Round
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.domain.units import Participation, RoundId, Unit, UnitGroup, UnitId
from parindex_desktop.services.session import Session
from parindex_desktop.storage.workfile import WorkFile
from tests.an_giang import AUTHOR, DEPARTMENTS, PROFILE

DOMAINS = (
    ("Công tác chỉ đạo, điều hành cải cách hành chính", (
        "Kế hoạch cải cách hành chính năm", "Báo cáo định kỳ", "Kiểm tra công tác CCHC",
        "Tuyên truyền cải cách hành chính", "Sáng kiến trong cải cách hành chính",
    )),
    ("Cải cách thể chế", (
        "Xây dựng văn bản quy phạm pháp luật", "Rà soát văn bản", "Theo dõi thi hành pháp luật",
    )),
    ("Cải cách thủ tục hành chính", (
        "Kiểm soát thủ tục hành chính", "Công khai thủ tục hành chính",
        "Thực hiện cơ chế một cửa, một cửa liên thông", "Giải quyết hồ sơ đúng hạn",
        "Xử lý phản ánh, kiến nghị",
    )),
    ("Cải cách tổ chức bộ máy", ("Sắp xếp tổ chức", "Phân cấp quản lý", "Kiểm tra sau phân cấp")),
    ("Cải cách chế độ công vụ", (
        "Cơ cấu công chức theo vị trí việc làm", "Tuyển dụng", "Đánh giá, phân loại", "Bồi dưỡng",
    )),
    ("Cải cách tài chính công", ("Giải ngân vốn đầu tư công", "Tự chủ tài chính")),
    ("Chính quyền điện tử, chính quyền số", (
        "Dịch vụ công trực tuyến", "Hồ sơ xử lý trên môi trường mạng", "Thanh toán trực tuyến",
        "Chữ ký số",
    )),
    ("Tác động của cải cách hành chính", ("Mức độ hài lòng của người dân", "Điều tra xã hội học")),
)  # fmt: skip
"""Domains and criteria as provinces word them."""

MAXIMA = (5_000, 10_000, 15_000, 20_000, 25_000, 30_000)
DEPARTMENT_NAMES = tuple(line.split(";")[0] for line in DEPARTMENTS.strip().splitlines())


def communes(count: int) -> tuple[str, ...]:
    """Returns names of communes, all different."""
    first = ("An", "Bình", "Châu", "Đông", "Hòa", "Mỹ", "Nhơn", "Ô", "Phú", "Tân", "Thạnh", "Vĩnh")
    second = ("An", "Hội", "Hưng", "Long", "Lộc", "Mỹ", "Phước", "Thới", "Thuận", "Trạch")
    kinds = ("Xã", "Phường", "Thị trấn")
    names = [f"{kinds[(i + j) % 3]} {a} {b}" for i, a in enumerate(first)
             for j, b in enumerate(second) if a != b]  # fmt: skip
    return tuple(names[n % len(names)] + ("" if n < len(names) else f" {n // len(names) + 1}")
                 for n in range(count))  # fmt: skip


def open_score_file(
    folder: Path, names: Sequence[str], leaves: int, *, filled: float = 1.0, seed: int = 7
) -> Session:
    """Makes a work file with one group of units, two levels of criteria, and random scores.

    Args:
        folder: Where the file is made.
        names: Of the units.
        leaves: Number of scored criteria; the last of each domain of the last two is a survey.
        filled: Share of the cells of appraisal 1 and survey that have a score.
        seed: Of the random scores.
    """
    work_file = WorkFile.create(folder / "grid.parindex", profile=PROFILE, author=AUTHOR)
    session = Session(work_file, AUTHOR)
    round_ = Round(RoundId(session.new_ids()[0]), 2016, "Năm 2016")
    session.do(Edit("rounds.add", entities=(EntityChange(None, round_),)))
    group = session.group_of("so")
    criteria = _criteria(session, leaves)
    units = [Unit(UnitId(n), name)
             for n, name in zip(session.new_ids(len(names)), names, strict=True)]  # fmt: skip
    made = _things(round_.id, group, criteria, units)
    scored = [c for c in criteria if c.parent_id is not None]
    cells = _cells(round_.id, units, scored, filled=filled, chance=random.Random(seed))
    session.do(Edit("import", entities=made, cells=cells))
    return session


def _criteria(session: Session, leaves: int) -> list[Criterion]:
    set_id = SetId(session.new_ids()[0])
    shown = DOMAINS[: max(2, min(len(DOMAINS), leaves // 3))]
    ids = iter(session.new_ids(len(shown) + leaves))
    criteria: list[Criterion] = []
    for place, (name, children) in enumerate(shown):
        count = leaves // len(shown) + (place < leaves % len(shown))
        domain = Criterion(CriterionId(next(ids)), set_id, None, place, str(place + 1), name,
                           Points(0))  # fmt: skip
        criteria.append(domain)
        for nth in range(count):
            survey = place >= len(shown) - 2 and nth == count - 1
            criteria.append(Criterion(
                CriterionId(next(ids)), set_id, domain.id, nth, f"{place + 1}.{nth + 1}",
                children[nth % len(children)], Points(MAXIMA[(nth + place) % len(MAXIMA)]),
                Source.SURVEY if survey else Source.APPRAISED,
            ))  # fmt: skip
    return criteria


def _things(
    round_id: RoundId, group: UnitGroup, criteria: list[Criterion], units: list[Unit]
) -> tuple[EntityChange, ...]:
    places = [Participation(round_id, u.id, group.id, n) for n, u in enumerate(units)]
    things: list[Entity] = [
        GroupSetup(round_id, group.id),
        CriteriaSet(criteria[0].set_id, round_id, group.id),
        *criteria,
        *units,
        *places,
    ]
    return tuple(EntityChange(None, thing) for thing in things)


def _cells(
    round_id: RoundId,
    units: list[Unit],
    scored: list[Criterion],
    *,
    filled: float,
    chance: random.Random,
) -> tuple[CellChange, ...]:
    cells: list[CellChange] = []
    for unit in units:
        for leaf in scored:
            if chance.random() >= filled:
                continue
            stage = Stage.SURVEY if leaf.source is Source.SURVEY else Stage.APPRAISAL_1
            step = 100 if stage is Stage.SURVEY else 2_500
            low = leaf.max_points // 2 // step
            points = chance.randint(low, leaf.max_points // step) * step
            key = CellKey(round_id, unit.id, leaf.id, stage)
            cells.append(CellChange(key, BLANK, Score.number(points)))
    return tuple(cells)
