"""What stands beside the scores of the practice round: reasons, documents, steps; all invented.

A few things are left as an official finds them in March: a reason not written, an explanation not
answered, a document nobody named, a total on paper that differs. The checks find them.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.criteria import Source
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
    Step.SELF: ("2026-01-05", "2026-01-31"),
    Step.APPRAISAL_1: ("2026-02-02", "2026-02-28"),
    Step.EXPLANATION: ("2026-03-02", "2026-03-13"),
    Step.APPRAISAL_2: ("2026-03-16", "2026-03-31"),
    Step.FINAL: ("2026-04-01", "2026-04-15"),
}
"""The year after the one assessed."""

_EXPLANATIONS: Final = (
    "Đơn vị đã bổ sung văn bản kèm theo, đề nghị Tổ thẩm định xem xét.",
    "Báo cáo gửi qua Hệ thống quản lý văn bản đúng hạn, có phiếu gửi kèm theo.",
    "Số liệu trên hệ thống chưa cập nhật tại thời điểm thẩm định.",
)
_ANSWERS: Final = (
    "Giữ nguyên điểm thẩm định lần 1: văn bản bổ sung không thuộc nội dung tiêu chí.",
    "Giữ nguyên điểm thẩm định lần 1: thời điểm gửi sau thời hạn quy định.",
)
_SIGNS: Final = ("KH", "BC", "QĐ", "TB", "CV")
_EXPLAINS: Final = 35
"""Of a hundred lowered criteria so many are explained."""


def entry_of(session: Session, book: GroupBook) -> Edit:
    """Returns everything beside the scores of a group of the practice round, as one edit."""
    draw = Random(f"{_SEED} {book.group.code}")
    entities: list[Entity] = [*_plans(book)]
    for row, unit in enumerate(book.units):
        entities += _of_unit(session, book, unit, row, draw)
    changes = tuple(EntityChange(None, entity) for entity in entities)
    return Edit("practice.enter", (("group", book.group.name),), changes)


def _plans(book: GroupBook) -> Iterator[StepPlan]:
    for step, (begins, ends) in _PLANS.items():
        yield StepPlan(book.round.id, book.group.id, step, begins, ends)


def _of_unit(
    session: Session, book: GroupBook, unit: Unit, row: int, draw: Random
) -> Iterator[Entity]:
    yield from _steps(book, unit, row, draw)
    yield from _evidence(session, book, unit, draw)
    yield from _remarks(book, unit, row, draw)
    total = book.self_total(unit.id)
    if row < len(_ON_PAPER) and total is not None:
        printed = Points(total + _ON_PAPER[row])
        yield ControlTotal(book.round.id, unit.id, Stage.SELF, printed)


_ON_PAPER: Final = (0, 0, 2_500)
"""How far the totals on the first units' papers lie above the sum, in 1/10 000 point."""


def _steps(book: GroupBook, unit: Unit, row: int, draw: Random) -> Iterator[StepDone]:
    """The last unit has sent nothing yet, one in seven was late."""
    if unit == book.units[-1]:
        return
    sent = date.fromisoformat(_PLANS[Step.SELF][1]) - timedelta(draw.randint(0, 12))
    if row % 7 == 4:
        sent += timedelta(15)
    letter = f"Công văn số {draw.randint(10, 240)}/CV-{_sign(unit)}"
    yield StepDone(book.round.id, unit.id, Step.SELF, sent.isoformat(), letter)
    appraised = date.fromisoformat(_PLANS[Step.APPRAISAL_1][1]) - timedelta(draw.randint(0, 9))
    yield StepDone(book.round.id, unit.id, Step.APPRAISAL_1, appraised.isoformat())


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
    is_number = appraised.state is CellState.NUMBER
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
