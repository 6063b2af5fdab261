"""What stands beside the scores of the practice round: reasons, documents, steps; all invented.

A few things are left as an official finds them in March: a reason not written, an explanation not
answered, a document nobody named, a total on paper that differs. The checks find them.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.entry_rules import DEFAULT_PHRASES
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import CellState, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.edits import Entity
    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

_SEED: Final = 2026
_PLANS: Final = {
    Step.SELF: (-80, -50),
    Step.APPRAISAL_1: (-48, -12),
    Step.EXPLANATION: (-10, 4),
    Step.APPRAISAL_2: (5, 20),
    Step.FINAL: (21, 35),
}
"""First and last day, counted from the day the file is made: whoever practises stands in the middle
of the work."""

_EXPLANATIONS: Final = (
    "Đơn vị đã bổ sung văn bản kèm theo, đề nghị Hội đồng thẩm định xem xét.",
    "Báo cáo gửi qua Hệ thống quản lý văn bản đúng hạn, có phiếu gửi kèm theo.",
    "Số liệu trên hệ thống chưa cập nhật tại thời điểm thẩm định.",
)
_ANSWERS: Final = (
    "Giữ nguyên điểm thẩm định lần 1: văn bản bổ sung không thuộc nội dung tiêu chí.",
    "Giữ nguyên điểm thẩm định lần 1: thời điểm gửi sau thời hạn quy định.",
)
_SIGNS: Final = ("KH", "BC", "QĐ", "TB", "CV")
_LATE: Final = 6
"""Days."""
_EXPLAINS: Final = 35
"""Of a hundred lowered criteria so many are explained."""


def entry_of(session: Session, book: GroupBook, today: date) -> Edit:
    """Returns everything beside the scores of a group of the practice round, as one edit."""
    draw = Random(f"{_SEED} {book.group.code}")
    entities: list[Entity] = [*_plans(book, today)]
    for row, unit in enumerate(book.units):
        entities += _steps(book, unit, row, today, draw)
        entities += _of_unit(session, book, unit, row, draw)
    changes = tuple(EntityChange(None, entity) for entity in entities)
    return Edit("practice.enter", (("group", book.group.name),), changes)


def _plans(book: GroupBook, today: date) -> Iterator[StepPlan]:
    for step, days in _PLANS.items():
        begins, ends = ((today + timedelta(day)).isoformat() for day in days)
        yield StepPlan(book.round.id, book.group.id, step, begins, ends)


def _of_unit(
    session: Session, book: GroupBook, unit: Unit, row: int, draw: Random
) -> Iterator[Entity]:
    yield from _evidence(session, book, unit, draw)
    yield from _remarks(book, unit, row, draw)
    total = book.self_total(unit.id)
    if row < len(_ON_PAPER) and total is not None:
        printed = Points(total + _ON_PAPER[row])
        yield ControlTotal(book.round.id, unit.id, Stage.SELF, printed)


_ON_PAPER: Final = (0, 0, 2_500)
"""How far the totals on the first units' papers lie above the sum, in 1/10 000 point."""


def _steps(book: GroupBook, unit: Unit, row: int, today: date, draw: Random) -> Iterator[StepDone]:
    """The last unit has sent nothing yet, one in seven was late, every other one has explained."""
    if unit == book.units[-1]:
        return
    behind = _LATE if row % 7 == 4 else -draw.randint(0, 12)
    letter = f"Công văn số {draw.randint(10, 240)}/CV-{_sign(unit)}"
    days = {
        Step.SELF: _PLANS[Step.SELF][1] + behind,
        Step.APPRAISAL_1: _PLANS[Step.APPRAISAL_1][1] - draw.randint(0, 9),
    }
    if row % 2:
        days[Step.EXPLANATION] = -draw.randint(1, 6)
    for step, day in days.items():
        when = (today + timedelta(day)).isoformat()
        note = letter if step is Step.SELF else ""
        yield StepDone(book.round.id, unit.id, step, when, note)


def _evidence(session: Session, book: GroupBook, unit: Unit, draw: Random) -> Iterator[Evidence]:
    """A document for each criterion that asks for one and got points; one in sixty is lacking."""
    asked = [leaf for leaf in book.leaves if leaf.evidence and _own(book, unit, leaf)]
    named = [leaf for leaf in asked if draw.randrange(60)]
    for id_, leaf in zip(session.new_ids(len(named)), named, strict=True):
        day = date(book.round.year, draw.randint(1, 12), draw.randint(1, 28))
        yield Evidence(
            EvidenceId(id_),
            book.round.id,
            unit.id,
            leaf.id,
            position=0,
            number=f"{draw.randint(1, 400)}/{draw.choice(_SIGNS)}-{_sign(unit)}",
            day=day.isoformat(),
            issuer=unit.name,
            page=f"Trang {draw.randint(1, 12)}",
        )


def _remarks(book: GroupBook, unit: Unit, row: int, draw: Random) -> Iterator[Remark]:
    lowered = [leaf for leaf in book.leaves if _is_lowered(book, unit, leaf)]
    for nth, leaf in enumerate(lowered):
        if (row, nth) != (1, 0):  # one reason is still to be written
            yield _remark(book, unit, leaf, RemarkKind.REASON, draw.choice(DEFAULT_PHRASES))
        if draw.randint(1, 100) > _EXPLAINS:
            continue
        yield _remark(book, unit, leaf, RemarkKind.EXPLANATION, draw.choice(_EXPLANATIONS))
        if row:  # the first unit still waits for its answers
            yield _remark(book, unit, leaf, RemarkKind.ANSWER, draw.choice(_ANSWERS))


def _remark(book: GroupBook, unit: Unit, leaf: Criterion, kind: RemarkKind, text: str) -> Remark:
    return Remark(book.round.id, unit.id, leaf.id, kind, text)


def _is_lowered(book: GroupBook, unit: Unit, leaf: Criterion) -> bool:
    appraised = book.score(unit.id, leaf.id, Stage.APPRAISAL_1)
    is_number = appraised.state is CellState.NUMBER and leaf.kind is not Kind.PENALTY
    return is_number and appraised.points < _own(book, unit, leaf)


def _own(book: GroupBook, unit: Unit, leaf: Criterion) -> Points:
    """Returns the points that a unit gives itself, 0 without."""
    if leaf.source is not Source.APPRAISED:
        return Points(0)
    return Points(book.cells(unit.id).number((leaf.id, Stage.SELF)) or 0)


def _sign(unit: Unit) -> str:
    """Returns the letters behind the number of a unit's documents: `UBND`, `SNV`."""
    if unit.name.startswith(("Xã", "Phường", "Đặc khu")):
        return "UBND"
    words = (word for word in unit.name.split() if word[0].isalpha())
    return "".join(word if word.isupper() else word[0] for word in words).upper()
