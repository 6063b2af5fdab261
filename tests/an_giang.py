"""An Giang 2016 as a work file, for tests: both published tables, scored leaf by leaf.

Source: annex of Quyết định số 1590/QĐ-UBND of 23/5/2017 (appraised points; survey points).
"""

from pathlib import Path

from parindex_desktop.domain.criteria import CriteriaSet, Criterion, CriterionId, SetId, Source
from parindex_desktop.domain.edits import Author, CellChange, Edit, Entity, EntityChange
from parindex_desktop.domain.numbers import Points, parse_points
from parindex_desktop.domain.rounds import GroupSetup, OfficeProfile, Round
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.domain.units import Participation, RoundId, Unit, UnitGroup, UnitId
from parindex_desktop.services.session import Session
from parindex_desktop.storage.workfile import WorkFile

DEPARTMENTS = """
Sở Giao thông Vận tải;68,5;26,39
Sở Kế hoạch và Đầu tư;68;25,95
Sở Công Thương;66,5;26,99
Sở Tư pháp;67;24,97
Sở Xây dựng;66;25,05
Sở Thông tin và Truyền thông;65;26
Sở Nội vụ;64;26,88
Sở Nông nghiệp và Phát triển nông thôn;63,5;26,95
Sở Tài chính;65,5;24,28
Sở Ngoại vụ;63,5;25,52
Sở Giáo dục và Đào tạo;62,5;26,38
Sở Y tế;61,5;26,63
Sở Tài nguyên và Môi trường;64;23,47
Sở Lao động, Thương binh và Xã hội;61,5;25,19
Sở Khoa học và Công nghệ;59;26,49
Thanh tra tỉnh;56,5;26
Sở Văn hóa, Thể thao và Du lịch;57;24,27
"""
DISTRICTS = """
Châu Đốc;66,5;25,56
Châu Thành;66;25,89
Long Xuyên;63;27,54
Thoại Sơn;62,5;27,52
Phú Tân;63;26,76
Châu Phú;62,5;26,77
Tân Châu;63;25,05
Tịnh Biên;63;24,65
An Phú;61,5;25,74
Chợ Mới;61,5;24,32
Tri Tôn;62,5;23,21
"""
AUTHOR = Author("Nguyễn Thị Lan", "chuyên viên")
PROFILE = OfficeProfile(
    "tỉnh An Giang", "An Giang", "Chủ tịch Ủy ban nhân dân tỉnh An Giang", signer_office="CHỦ TỊCH"
)


def open_an_giang(folder: Path) -> Session:
    """Makes the file in `folder` and opens it; groups `so` and `huyen` of the round of 2016."""
    work_file = WorkFile.create(folder / "an-giang.parindex", profile=PROFILE, author=AUTHOR)
    session = Session(work_file, AUTHOR)
    round_ = Round(RoundId(session.new_ids()[0]), 2016, "Năm 2016")
    session.do(Edit("rounds.add", entities=(EntityChange(None, round_),)))
    add_group(session, round_.id, session.group_of("so"), DEPARTMENTS)
    add_group(session, round_.id, session.group_of("huyen"), DISTRICTS)
    return session


def add_group(session: Session, round_id: RoundId, group: UnitGroup, table: str) -> None:
    """Gives a group units, a set of two leaves (70 appraised, 30 survey) and its points.

    An empty field of a line leaves the cell blank.
    """
    lines = [line.split(";") for line in table.strip().splitlines()]
    set_id, first, second, *units = session.new_ids(3 + len(lines))
    criteria = (
        Criterion(CriterionId(first), SetId(set_id), None, 0, "TĐ", "Điểm thẩm định", _points(70)),
        Criterion(
            CriterionId(second), SetId(set_id), None, 1, "ĐT", "Điểm điều tra xã hội học",
            _points(30), Source.SURVEY,
        ),
    )  # fmt: skip
    things: list[Entity] = [
        GroupSetup(round_id, group.id),
        CriteriaSet(SetId(set_id), round_id, group.id),
        *criteria,
    ]
    made = [EntityChange(None, thing) for thing in things]
    cells: list[CellChange] = []
    for place, (number, (name, *texts)) in enumerate(zip(units, lines, strict=True)):
        unit_id = UnitId(number)
        made.append(EntityChange(None, Unit(unit_id, name)))
        made.append(EntityChange(None, Participation(round_id, unit_id, group.id, place)))
        for criterion, text in zip(criteria, texts, strict=True):
            stage = Stage.SURVEY if criterion.source is Source.SURVEY else Stage.APPRAISAL_1
            key = CellKey(round_id, unit_id, criterion.id, stage)
            if text:
                cells.append(CellChange(key, BLANK, Score.number(parse_points(text))))
    session.do(Edit("import", entities=tuple(made), cells=tuple(cells)))


def _points(points: int) -> Points:
    return Points(points * 10_000)
