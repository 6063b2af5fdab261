"""Warnings accepted with a reason, and the acceptance taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parindex_desktop.services.checking import Judged
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook


USUAL_REASONS: Final = (
    "Lý do đã ghi trong phiếu chấm điểm.",
    "Đã đối chiếu với bản giấy, số liệu đúng.",
    "Đã làm việc với đơn vị, giữ nguyên kết quả.",
    "Hội đồng thẩm định đã xem xét và thống nhất.",
    "Đặc thù của đơn vị, phù hợp thực tế.",
)
"""Offered in every file: they go into an official paper, and so are Vietnamese."""


def known_reasons(dossier: Dossier, book: GroupBook) -> tuple[str, ...]:
    """Returns reasons to choose from: those given in this group, newest first, then the usual."""
    given = sorted(dossier.acceptances(book.group.id), key=lambda each: each.day, reverse=True)
    return tuple(dict.fromkeys((*(each.reason for each in given), *USUAL_REASONS)))


def reason_beside(dossier: Dossier, judged: Judged) -> str:
    """Returns what an acceptance may say at first: its own reason, else the one of the points."""
    said, finding = judged.acceptance, judged.finding
    if said is not None:
        return said.reason
    if finding.unit_id is None or finding.criterion_id is None:
        return ""
    kinds = (RemarkKind.ANSWER, RemarkKind.REASON)
    texts = (dossier.remark(finding.unit_id, finding.criterion_id, kind) for kind in kinds)
    return next(filter(None, map(clean, texts)), "")


def accept(
    book: GroupBook, judged: Sequence[Judged], reason: str, *, author: str, day: date
) -> Edit:
    """Returns the edit that accepts warnings on what they rest on now.

    Args:
        book: Of the group.
        judged: The warnings; one accepted before gets the new reason.
        reason: As the appendix prints it.
        author: Name of who accepts.
        day: When.

    Raises:
        InputError: `CHK.301` without a reason, `CHK.302` with an error among them.
    """
    words = clean(reason)
    if not words:
        raise InputError("CHK.301")
    if any(each.finding.severity is Severity.ERROR for each in judged):
        raise InputError("CHK.302")
    changes = [
        EntityChange(
            each.acceptance,
            Acceptance(
                book.round.id,
                book.group.id,
                each.finding.code,
                each.finding.subject,
                each.finding.basis,
                words,
                author,
                day.isoformat(),
            ),
        )
        for each in judged
    ]
    return _edit(book, "checks.accept", judged, changes)


def take_back(book: GroupBook, judged: Sequence[Judged]) -> Edit:
    """Returns the edit that takes acceptances back, those withdrawn by themselves too."""
    accepted = [each for each in judged if each.acceptance is not None]
    changes = [EntityChange(each.acceptance, None) for each in accepted]
    return _edit(book, "checks.take_back", accepted, changes)


def _edit(
    book: GroupBook, action: str, judged: Sequence[Judged], changes: Sequence[EntityChange]
) -> Edit:
    if len(judged) == 1:
        finding = judged[0].finding
        unit = book.units_by_id[finding.unit_id].name if finding.unit_id else tr("all units")
        criterion = book.tree.get(finding.criterion_id).code if finding.criterion_id else "–"
        params = (("code", finding.code), ("unit", unit), ("criterion", criterion))
        return Edit(f"{action}.one", params, entities=tuple(changes))
    return Edit(action, (("count", str(len(judged))),), entities=tuple(changes))
