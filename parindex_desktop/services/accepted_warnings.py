"""The appendix of warnings accepted with a reason, and the list of all findings as a spreadsheet.

Both are official and Vietnamese, whatever the language of the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.days import short_day
from parindex_desktop.domain.documents import (
    AcceptedWarnings,
    Align,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.exchange.excel import Sheet, SheetColumn, WorkbookInfo, table_workbook
from parindex_desktop.i18n import speaking
from parindex_desktop.services.accepted_lines import accepted_lines
from parindex_desktop.services.checking_words import line_of
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.paper import author_of, reference_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.accepted_lines import AcceptedLine
    from parindex_desktop.services.checking import Judged
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

_VIETNAMESE: Final = "vi"
_COLUMNS: Final = (
    TableColumn("STT"),
    TableColumn("Cơ quan, đơn vị", Align.LEFT, wraps=True),
    TableColumn("Tiêu chí", Align.LEFT, wraps=True),
    TableColumn("Cảnh báo", Align.LEFT, wraps=True),
    TableColumn("Lý do chấp nhận", Align.LEFT, wraps=True),
    TableColumn("Người chấp nhận", Align.LEFT, wraps=True),
    TableColumn("Ngày"),
)
_LIST: Final = (
    ("STT", 6), ("Mức độ", 11), ("Mã", 10), ("Đơn vị", 30), ("Mã tiêu chí", 10),
    ("Nội dung", 44), ("Cần làm", 36), ("Tình trạng", 26), ("Lý do chấp nhận", 32),
)  # fmt: skip


def with_accepted(
    reading: Reading, round_: Round, groups: Sequence[UnitGroup]
) -> tuple[UnitGroup | None, ...]:
    """Returns the groups of which warnings were accepted: each has an annex of them."""
    return tuple(group for group in groups if any(accepted_lines(reading, round_, group)))


def warnings_part(task: PaperTask) -> PaperPart:
    """Words the accepted warnings of a group as an annex."""
    assert task.group is not None
    return PaperPart(PaperKind.WARNINGS, _annex(task, task.group), task.group)


def findings_workbook(
    session: Session, book: GroupBook, findings: Sequence[Judged]
) -> Callable[[], bytes]:
    """Freezes a list of findings as a spreadsheet; what is returned makes it, in any thread."""
    with speaking(_VIETNAMESE):
        lines = [line_of(book, each) for each in findings]
    sheet = Sheet(
        title=book.group.code,
        columns=tuple(
            SheetColumn(heading, width=width, wraps=width > _LIST[2][1])
            for heading, width in _LIST
        ),
        rows=tuple(
            (nth, line.severity, line.code, line.unit, line.criterion_code, line.text, line.action,
             line.state_alone, line.reason)
            for nth, line in enumerate(lines, start=1)
        ),
        lines=("DANH SÁCH LỖI, CẢNH BÁO KHI KIỂM TRA ĐIỂM", *_about(session, book)),
        landscape=True,
    )  # fmt: skip
    info = WorkbookInfo(title="Lỗi và cảnh báo", author=author_of(session))
    return lambda: table_workbook([sheet], info)


def _annex(task: PaperTask, group: UnitGroup) -> AcceptedWarnings:
    lines = tuple(accepted_lines(task.reading, task.round, group))
    return AcceptedWarnings(
        number=task.number,
        title=("CÁC CẢNH BÁO ĐÃ ĐƯỢC CHẤP NHẬN KHI CHẤM ĐIỂM", *_about(task.reading, task.book)),
        reference=reference_of(task.reading, task.request),
        table=TextTable(_COLUMNS, tuple(_row(nth, line) for nth, line in enumerate(lines, 1))),
        notes=(f"(Danh mục có {len(lines):02} cảnh báo)",),
        stamp=task.reading.stamp(task.round.id),
    )


def _about(reading: Reading, book: GroupBook) -> tuple[str, ...]:
    return (
        f"CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {book.round.year}",
        f"CỦA {book.group.name} {reading.profile.province}".upper(),
    )


def _row(nth: int, line: AcceptedLine) -> TextRow:
    cells = (str(nth), line.unit, " ".join(line.criterion.split()), line.text, line.reason)
    return TextRow((*cells, line.accepted_by, short_day(line.day)))
