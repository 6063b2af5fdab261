"""A work file with rules, an external index, and a domain that some units do not have."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria import CriteriaSet, Criterion, CriterionId, SetId, Source
from parindex_desktop.domain.edits import Edit, Entity, EntityChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rounds import GroupSetup, Round
from parindex_desktop.domain.rules.kinds import (
    Band,
    BandsRule,
    Bound,
    Measure,
    Option,
    OptionsRule,
    YesNoRule,
)
from parindex_desktop.domain.scores import stages_of
from parindex_desktop.domain.units import Participation, RoundId, Unit, UnitId
from parindex_desktop.services.opening import create_session
from parindex_desktop.services.score_entry import Place, enter_text
from tests.an_giang import AUTHOR, PROFILE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from parindex_desktop.domain.rules.kinds import Rule
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

NO_PROCEDURES: Final = "Đơn vị không có thủ tục hành chính"
NO_STAFF: Final = "Đơn vị không quản lý viên chức"
NAMES: Final = ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính", "Thanh tra tỉnh")

_POINT = 10_000
_PLAN = OptionsRule((
    Option("Ban hành kịp thời", Points(10 * _POINT)),
    Option("Ban hành không kịp thời", Points(5 * _POINT)),
    Option("Không ban hành", Points(0)),
))  # fmt: skip
_POSTED = YesNoRule(("Niêm yết đầy đủ", "Cập nhật kịp thời"), Points(5 * _POINT))
_IN_TIME = BandsRule(
    Measure(numerator="Hồ sơ giải quyết đúng hạn", denominator="Tổng số hồ sơ"),
    (
        Band(Bound(Decimal(90)), None, Points(20 * _POINT)),
        Band(Bound(Decimal(70)), Bound(Decimal(90), inclusive=False), Points(10 * _POINT)),
        Band(None, Bound(Decimal(70), inclusive=False), Points(0)),
    ),
)
_LINES: Final[tuple[tuple[str, str, int, Rule | None], ...]] = (
    ("1", "Công tác chỉ đạo, điều hành cải cách hành chính", 20, None),
    ("1.1", "Ban hành kế hoạch cải cách hành chính năm", 10, _PLAN),
    ("1.2", "Thực hiện chế độ báo cáo", 10, None),
    ("2", "Cải cách thủ tục hành chính", 30, None),
    ("2.1", "Công khai thủ tục hành chính", 10, None),
    ("2.1.1", "Niêm yết tại bộ phận một cửa", 5, _POSTED),
    ("2.1.2", "Đăng tải trên cổng thông tin", 5, None),
    ("2.2", "Giải quyết hồ sơ đúng hạn", 20, _IN_TIME),
    ("3", "Điều tra xã hội học", 30, None),
    ("4", "Chỉ số hài lòng SIPAS", 20, None),
)
_SOURCES = {"3": Source.SURVEY, "4": Source.EXTERNAL}
_EXEMPT = {"2": (NO_PROCEDURES,), "1.2": (NO_STAFF,)}
_GUIDES = {
    "1.1": "Ban hành kịp thời: 10 điểm\nBan hành không kịp thời: 5 điểm\nKhông ban hành: 0 điểm",
    "2.2": "Từ 90% trở lên: 20 điểm\nTừ 70% đến dưới 90%: 10 điểm\nDưới 70%: 0 điểm",
}
_EVIDENCE = {"1.1": "Kế hoạch cải cách hành chính năm của đơn vị"}


def open_trait_file(
    folder: Path,
    names: Sequence[str] = NAMES,
    traits: Mapping[str, tuple[str, ...]] | None = None,
) -> Session:
    """Makes the file: 100 points in four domains, the last two outside the appraisal; no score.

    Args:
        folder: Where the file is made.
        names: Of the units, all of the group `so`.
        traits: Name of a unit -> its traits.
    """
    session = create_session(folder / "traits.parindex", PROFILE, AUTHOR)
    group = session.group_of("so")
    round_id, set_id, *ids = session.new_ids(2 + len(_LINES) + len(names))
    round_ = Round(RoundId(round_id), 2025, "Năm 2025")
    criteria = _criteria(SetId(set_id), [CriterionId(n) for n in ids[: len(_LINES)]])
    units = [Unit(UnitId(n), name) for n, name in zip(ids[len(_LINES) :], names, strict=True)]
    had = traits or {}
    things: list[Entity] = [
        round_,
        GroupSetup(round_.id, group.id),
        CriteriaSet(SetId(set_id), round_.id, group.id),
        *criteria,
        *units,
        *(
            Participation(round_.id, unit.id, group.id, place, traits=had.get(unit.name, ()))
            for place, unit in enumerate(units)
        ),
    ]
    session.do(Edit("import", entities=tuple(EntityChange(None, thing) for thing in things)))
    return session


def book_of(session: Session) -> GroupBook:
    """Returns the live scores of the file's only group."""
    return session.book(session.rounds[0].id, session.group_of("so").id)


def place_of(session: Session, name: str, code: str) -> Place:
    """Returns the cell of a unit and a criterion, by the words for both."""
    book = book_of(session)
    criterion = book.tree.by_code(code)
    assert criterion is not None
    return Place(next(unit.id for unit in book.units if unit.name == name), criterion.id)


def type_points(session: Session, name: str, points: Mapping[str, str]) -> None:
    """Types points for a unit: code -> text, in the first appraisal or the survey layer."""
    for code, text in points.items():
        book, place = book_of(session), place_of(session, name, code)
        layer = stages_of(book.tree.get(place.criterion_id))[-1]
        entry = enter_text(book, layer, place, text)
        assert not entry.refused, entry.refused
        session.do(entry.edit)


def _criteria(set_id: SetId, ids: Sequence[CriterionId]) -> list[Criterion]:
    by_code = dict(zip((code for code, *_ in _LINES), ids, strict=True))
    return [
        Criterion(
            by_code[code],
            set_id,
            by_code.get(code.rpartition(".")[0]),
            place,
            code,
            name,
            Points(maximum * _POINT),
            _SOURCES.get(code, Source.APPRAISED),
            rule=rule,
            guide=_GUIDES.get(code, ""),
            evidence=_EVIDENCE.get(code, ""),
            exempt=_EXEMPT.get(code, ()),
        )
        for place, (code, name, maximum, rule) in enumerate(_LINES)
    ]
