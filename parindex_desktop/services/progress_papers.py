"""The progress of a group as a spreadsheet: who handed in when, who is late, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.process import Step
from parindex_desktop.exchange.excel import Sheet, SheetColumn, WorkbookInfo, table_workbook
from parindex_desktop.services.progress import GroupProgress
from parindex_desktop.services.work_counts import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.exchange.excel import Value
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.progress import UnitProgress
    from parindex_desktop.services.steps import StepState

_STEPS = {
    Step.SELF: "Tự chấm",
    Step.APPRAISAL_1: "Thẩm định lần 1",
    Step.EXPLANATION: "Giải trình",
    Step.APPRAISAL_2: "Thẩm định lần 2",
    Step.FINAL: "Kết quả cuối cùng",
}
_LEFT = {
    Task.SELF: "Tự chấm còn trống",
    Task.APPRAISAL_1: "Thẩm định còn trống",
    Task.ANSWER: "Giải trình chưa trả lời",
    Task.SURVEY: "Điều tra còn trống",
}


def progress_file_name(book: GroupBook) -> str:
    """Returns how the workbook of a group is named."""
    return f"tien-do-{book.group.code}-{book.round.year}.xlsx"


def frozen_progress(book: GroupBook, dossier: Dossier, today: str = "") -> Callable[[], bytes]:
    """Freezes the progress of a group; what is returned makes its workbook, in any thread."""
    sheet = progress_sheet(book, dossier, today)
    info = WorkbookInfo(title=f"Tiến độ {book.round.name}", author="")
    return lambda: table_workbook([sheet], info)


def progress_sheet(book: GroupBook, dossier: Dossier, today: str = "") -> Sheet:
    """Returns a line for each unit: the day of each step, and how much is left of each task."""
    progress = GroupProgress(book, dossier, today)
    names = [_heading(book, dossier, step) for step in Step]
    columns = (
        SheetColumn("STT", width=6),
        SheetColumn(book.group.heading, width=34, wraps=True),
        *(SheetColumn(name, width=15, wraps=True) for name in names),
        *(SheetColumn(name, width=11) for name in _LEFT.values()),
    )
    rows = tuple(
        (place, book.units_by_id[each.unit_id].name, *_row(each))
        for place, each in enumerate(progress, start=1)
    )
    return Sheet(
        title=f"{book.group.code} tiến độ",
        columns=columns,
        rows=rows,
        lines=(
            "TIẾN ĐỘ CHẤM ĐIỂM",
            f"{book.round.name} – {book.group.name}",
            f"Tính đến ngày {show_day(progress.today)}",
        ),
        landscape=True,
    )


def _heading(book: GroupBook, dossier: Dossier, step: Step) -> str:
    plan = dossier.plan(book.group.id, step)
    if plan is None or not plan.ends:
        return _STEPS[step]
    return f"{_STEPS[step]} (hạn {show_day(plan.ends)})"


def _row(progress: UnitProgress) -> tuple[Value, ...]:
    days = tuple(_day(step) for step in progress.steps)
    return (*days, *(progress.counts[task].open for task in _LEFT))


def _day(step: StepState) -> str | None:
    late = f"quá hạn {step.late_days} ngày" if step.late_days else ""
    return ", ".join(filter(None, (show_day(step.day), late, step.note))) or None
