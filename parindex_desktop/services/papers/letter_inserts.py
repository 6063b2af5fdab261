"""What letters show beside words: a table of the groups, the accepted warnings, who was there.

Numbers are those of the ranking (`group_sentences.shown_index`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.days import short_day
from parindex_desktop.domain.documents import Align, TableColumn, TextRow, TextTable
from parindex_desktop.domain.letters import Section
from parindex_desktop.domain.text import begun
from parindex_desktop.services.accepted_lines import accepted_lines
from parindex_desktop.services.papers.award_values import AWARDED, awarded_table
from parindex_desktop.services.papers.group_sentences import shown_index

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parindex_desktop.services.accepted_lines import AcceptedLine
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.kinds import PaperTask

RESULTS: Final = "bảng kết quả"
WARNINGS: Final = "bảng cảnh báo"
MEMBERS: Final = "thành viên dự họp"

NO_WARNINGS: Final = "Không có cảnh báo nào phải chấp nhận."

_RESULTS: Final = (
    TableColumn("STT"),
    TableColumn("Khối", Align.LEFT, wraps=True),
    TableColumn("Số đơn vị"),
    TableColumn("Trung bình"),
    TableColumn("Cao nhất"),
    TableColumn("Thấp nhất"),
    TableColumn("Xếp loại", Align.LEFT, wraps=True),
)
_WARNINGS: Final = (
    TableColumn("STT"),
    TableColumn("Cơ quan, đơn vị", Align.LEFT, wraps=True),
    TableColumn("Tiêu chí"),
    TableColumn("Cảnh báo", Align.LEFT, wraps=True),
    TableColumn("Lý do chấp nhận", Align.LEFT, wraps=True),
)


def inserts_of(
    task: PaperTask, members: tuple[str, ...] = ()
) -> Mapping[str, Callable[[], Section]]:
    """Returns what stands for the paragraphs of a letter that are a placeholder alone."""
    return {
        RESULTS: lambda: Section(table=results_table(task)),
        WARNINGS: lambda: warnings_section(task),
        MEMBERS: lambda: Section(items=members),
        AWARDED: lambda: Section(table=awarded_table(task.reading, task.round)),
    }


def results_table(task: PaperTask) -> TextTable:
    """Returns one line per group: how many, mean, highest, lowest, classes."""
    rows = (_result(place, book) for place, book in enumerate(task.books, start=1))
    return TextTable(_RESULTS, tuple(rows))


def warnings_section(task: PaperTask) -> Section:
    """Returns the accepted warnings of all groups with their reasons, a heading per group."""
    found = [
        (group, tuple(accepted_lines(task.reading, task.round, group))) for group in task.groups
    ]
    count = sum(len(lines) for _, lines in found)
    if not count:
        return Section(paragraphs=(NO_WARNINGS,))
    rows: list[TextRow] = []
    for group, lines in found:
        if lines and len(task.groups) > 1:
            rows.append(TextRow(("", begun(group.name), "", "", ""), strong=True))
        start = sum(not row.strong for row in rows) + 1
        rows += [_warning(place, line) for place, line in enumerate(lines, start)]
    said = f"Có {count:02} cảnh báo được xem xét, chấp nhận với lý do như sau:"
    return Section(paragraphs=(said,), table=TextTable(_WARNINGS, tuple(rows)))


def _result(place: int, book: GroupBook) -> TextRow:
    figures = book.figures
    numbers = (figures.mean, figures.highest, figures.lowest)
    classes = ", ".join(f"{c.name}: {c.count:02}" for c in figures.classes if c.count)
    return TextRow(
        (
            str(place),
            begun(book.group.name),
            f"{figures.ranked:02}",
            *(shown_index(book, number) for number in numbers),
            classes,
        )
    )


def _warning(place: int, line: AcceptedLine) -> TextRow:
    accepted = f"({line.accepted_by}, {short_day(line.day)})"
    code = line.criterion.partition("  ")[0]
    return TextRow((str(place), line.unit, code, line.text, f"{line.reason}\n{accepted}"))
