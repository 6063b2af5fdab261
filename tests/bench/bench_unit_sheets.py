"""Result sheets of a whole group in one file, against a bare canvas that draws the same texts."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from itertools import groupby
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from reportlab.pdfgen.canvas import Canvas

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.edits import Edit, Entity, EntityChange
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.papers.kinds import PaperPart
from parindex_desktop.services.papers.unit_sheets import unit_sheet_parts
from parindex_desktop.services.session import Session
from reports.annex import Setting
from reports.files import file_pdf
from reports.fonts import register
from reports.styles import Styles
from reports.unit_sheet import unit_sheet
from tests.bench import Measurement
from tests.paper_sets import task_of
from tests.reports.papers import INFO
from tests.score_files import communes, open_score_file

if TYPE_CHECKING:
    from parindex_desktop.domain.papers_sheets import UnitSheet

UNITS: Final = 168
LEAVES: Final = 90
RUNS: Final = 3
_REASONS: Final = (
    "Báo cáo gửi chậm {} ngày so với thời hạn quy định tại Kế hoạch số {}/KH-UBND.",
    "Tài liệu kiểm chứng không thể hiện kết quả thực hiện của {} trong số {} nhiệm vụ được giao.",
)


def run() -> list[Measurement]:
    """Measures the sheets of 168 communes with 90 criteria each; some 40 seconds."""
    with TemporaryDirectory() as folder:
        session = open_score_file(Path(folder), communes(UNITS), LEAVES)
        try:
            _add_words(session)
            task = task_of(session, _book(session))
            parts = tuple(unit_sheet_parts(task))
            pages = list(_drawn(parts))
            bare, made, worded = _medians(
                lambda: _bare(pages),
                lambda: _print(parts),
                lambda: _print(tuple(unit_sheet_parts(task))),
            )
        finally:
            session.close()
    name = f"result sheets, {UNITS} units x {LEAVES} leaves"
    against = f"bare canvas, same texts and lines, {len(pages)} pages"
    return [
        Measurement(f"{name}, laid out", made, against, made / bare),
        Measurement(f"{name}, worded and laid out", worded, against, worded / bare),
    ]


def _book(session: Session) -> GroupBook:
    round_ = session.rounds[0]
    return session.book(round_.id, session.group_of("so").id)


def _add_words(session: Session) -> None:
    """Gives every leaf a document, and every fifth a reason of its own."""
    book, draw = _book(session), Random(9)
    ids = iter(session.new_ids(len(book.units) * len(book.leaves)))
    found: list[Entity] = []
    for unit in book.units:
        for leaf in book.leaves:
            number = f"{draw.randint(1, 400)}/BC-UBND"
            found.append(Evidence(
                EvidenceId(next(ids)), book.round.id, unit.id, leaf.id, 0, number,
                date(2016, draw.randint(1, 12), draw.randint(1, 28)).isoformat(), page="Trang 2",
            ))  # fmt: skip
            if draw.random() < 0.2:
                said = draw.choice(_REASONS).format(draw.randint(1, 9), draw.randint(10, 99))
                found.append(Remark(book.round.id, unit.id, leaf.id, RemarkKind.REASON, said))
    session.do(Edit("test", entities=tuple(EntityChange(None, each) for each in found)))


def _print(parts: tuple[PaperPart, ...]) -> bytes:
    return file_pdf([part.content for part in parts], mode=Mode.PAPER, info=INFO)


class _Drawn(NamedTuple):
    """A page on which everything has its place, measured from the lower left corner."""

    size: tuple[float, float]
    lines: list[tuple[float, float, float, float]]
    texts: list[tuple[str, float, float, float, str]]


def _drawn(parts: tuple[PaperPart, ...]) -> Iterator[_Drawn]:
    setting = Setting(Styles(register()), Mode.PAPER)
    for part in parts:
        for page in unit_sheet(cast("UnitSheet", part.content), setting).pages():
            high = page.height
            yield _Drawn(
                (page.width, high),
                [(x1, high - y1, x2, high - y2) for x1, y1, x2, y2 in page.rules],
                [
                    (text.font, text.size, left + text.x, high - top - text.y, text.text)
                    for left, top, texts in page.texts
                    for text in texts
                ],
            )


def _bare(pages: list[_Drawn]) -> bytes:
    """Draws what is known already at its place: no wording, no measuring, no breaking of lines."""
    target = BytesIO()
    canvas = Canvas(target, pageCompression=1)
    for page in pages:
        canvas.setPageSize(page.size)
        canvas.setLineWidth(0.5)
        for line in page.lines:
            canvas.line(*line)
        for (font, size), texts in groupby(page.texts, lambda text: text[:2]):
            canvas.setFont(font, size)
            for _, _, x, y, text in texts:
                canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _medians(*works: Callable[[], object]) -> list[float]:
    """Measures in turn, so that what else the machine does slows all of them alike."""
    for work in works:
        work()  # loads fonts and modules
    rounds = [[_seconds(work) for work in works] for _ in range(RUNS)]
    return [median(times) for times in zip(*rounds, strict=True)]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
