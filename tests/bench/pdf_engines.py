"""Ways to make the same table a PDF, each in a process of its own so that memory can be told.

`python -m tests.bench.pdf_engines ENGINE TABLE` prints seconds of processor time and the peak of
memory. Processor time, since the machine may do other work beside it.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from parindex_desktop import paths
from parindex_desktop.domain.documents import Mode, PrintedTable, RankingAnnex
from parindex_desktop.domain.papers_criteria import CriterionAnnex
from parindex_desktop.exchange.excel import Sheet, SheetColumn, WorkbookInfo, table_workbook
from tests.reports.criteria_papers import made_up
from tests.reports.papers import INFO, annex, communes

Paper = RankingAnnex | CriterionAnnex

UNITS: Final = 3321
"""All communes, wards and special zones of the country since July 2025."""

OFFICE: Final = "PARINDEX_BENCH_OFFICE"
"""Names the folder that LibreOffice may use, in the environment."""

TABLES: Final = {"ranking": 8, "criteria": 30}
"""Columns of the ranking annex, scored criteria of the annex by criterion."""

_ACROSS: Final = 19
"""Columns beside each other on a page of the plain engines."""

_SIZE, _ROW_HEIGHT, _TOP, _LEFT = 10.0, 16.0, 60.0, 60.0
_HEADING: Final = 24.0
"""What the heading of Qt's table, which wraps, is higher than a row, in points."""
_ROWS: Final = 28
_RIGHT: Final = 842 - _LEFT
_STEP: Final = (_RIGHT - _LEFT - 150) / (_ACROSS - 2)
_CELLS: Final = [
    (_LEFT, _LEFT + 30), (_LEFT + 30, _LEFT + 150),
    *((_LEFT + 150 + _STEP * nth, _LEFT + 150 + _STEP * (nth + 1)) for nth in range(_ACROSS - 2)),
]  # fmt: skip
"""Left and right edges of the cells of a row, in points."""


def paper_of(name: str, units: int = UNITS) -> Paper:
    """What all engines print, made before the clock runs; plain ones draw its table alone."""
    if name == "ranking":
        return annex(communes(units, TABLES[name], mean=False))
    return made_up(units, TABLES[name])


def ours(paper: Paper) -> bytes:
    """The annex as the program prints it, measured, broken and repeated as it is."""
    from reports.files import file_pdf

    return file_pdf([paper], mode=Mode.PAPER, info=INFO)


def canvas(paper: Paper) -> bytes:
    """Each text in the middle of its place in a grid, and the grid: the least one could do."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfgen.canvas import Canvas

    from reports.fonts import register

    target, font = BytesIO(), register().regular
    sheet = Canvas(target, pagesize=landscape(A4), pageCompression=1)
    for page in _pages(paper.table):
        sheet.setFont(font, _SIZE)
        for place, row in enumerate(page):
            y = A4[0] - _TOP - place * _ROW_HEIGHT
            for (left, right), text in zip(_CELLS, row, strict=False):
                sheet.drawCentredString((left + right) / 2, y, text)
            sheet.line(_LEFT, y - 5, _RIGHT, y - 5)
        for left, _ in _CELLS[: len(row)]:
            sheet.line(left, A4[0] - _TOP, left, y - 5)
        sheet.showPage()
    sheet.save()
    return target.getvalue()


def platypus(paper: Paper) -> bytes:
    """The same rows as ReportLab's manual shows it, one line per cell."""
    from reportlab.lib.pagesizes import A3, landscape
    from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

    from reports.fonts import register

    target, face, table = BytesIO(), register(), paper.table
    rules: list[Any] = [
        ("FONT", (0, 0), (-1, -1), face.regular, _SIZE),
        ("FONT", (0, 0), (-1, 0), face.bold, _SIZE),
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
    ]
    rows = [[column.heading for column in table.columns], *map(list, table.rows)]
    made = Table(rows, repeatRows=1, style=TableStyle(rules))
    page = landscape(A3)
    SimpleDocTemplate(target, pagesize=page, initialFontName=face.regular).build([made])
    return target.getvalue()


def qt(paper: Paper) -> bytes:
    """What `canvas` draws, by Qt's own writer of PDF, as a program for Qt would draw it.

    The same texts in the same font, file embedded, and the same lines; one `drawText` per cell. As
    here names stand at the left and may wrap, headings are bold and may wrap; numbers are told not
    to, which spares Qt the search for places to break. Fonts are set twice a page, the grid is
    drawn by one call a page, and the resolution is that of points, so that nothing is scaled. It
    measures no column, looks for no height of a row and sets no title; we do.
    """
    from PySide6.QtCore import QBuffer, QLineF, QMarginsF, QRectF, Qt
    from PySide6.QtGui import (
        QFont,
        QFontDatabase,
        QGuiApplication,
        QPageLayout,
        QPageSize,
        QPainter,
        QPdfWriter,
    )

    application = QGuiApplication.instance() or QGuiApplication([])
    for style in ("Regular", "Bold"):
        file = paths.resource("fonts", f"LiberationSerif-{style}.ttf")
        found = QFontDatabase.addApplicationFont(str(file))
    family = QFontDatabase.applicationFontFamilies(found)[0]
    target = QBuffer()
    target.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(target)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(72)
    painter = QPainter(writer)
    regular = QFont(family, int(_SIZE))
    bold = QFont(regular)
    bold.setBold(True)
    wrapped, middle = Qt.TextFlag.TextWordWrap, Qt.AlignmentFlag.AlignVCenter
    name = int(middle) | int(Qt.AlignmentFlag.AlignLeft) | int(wrapped)
    number = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)
    heading = int(Qt.AlignmentFlag.AlignCenter) | int(wrapped)
    shapes = [name if place == 1 else number for place in range(_ACROSS)]
    for nth, page in enumerate(_pages(paper.table)):
        if nth:
            writer.newPage()
        grid: list[QLineF] = []
        for place, row in enumerate(page):
            y = _TOP + place * _ROW_HEIGHT
            if place < 2:
                painter.setFont(regular if place else bold)
            flags = shapes if place else [heading] * _ACROSS
            above = 0.0 if place else _HEADING
            for (left, right), flag, text in zip(_CELLS, flags, row, strict=False):
                cell = QRectF(left, y - above, right - left, _ROW_HEIGHT + above)
                painter.drawText(cell, flag, text)
            grid.append(QLineF(_LEFT, y + _ROW_HEIGHT, _RIGHT, y + _ROW_HEIGHT))
        lefts = [left for left, _ in _CELLS[: len(row)]]
        grid += [QLineF(left, _TOP - _HEADING, left, y + _ROW_HEIGHT) for left in lefts]
        painter.drawLines(grid)
    painter.end()
    assert application is not None
    return bytes(target.data().data())


def libreoffice(paper: Paper) -> bytes:
    """The same table as a spreadsheet, turned into PDF by LibreOffice without a window."""
    source = _office() / f"{type(paper).__name__}-{len(paper.table.rows)}.xlsx"
    if not source.exists():
        source.write_bytes(spreadsheet(paper.table))
    with tempfile.TemporaryDirectory() as folder:
        program = shutil.which("soffice") or "soffice"
        subprocess.run(
            [program, f"-env:UserInstallation=file://{_office()}", "--headless",
             "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True, capture_output=True,
        )  # fmt: skip
        return Path(folder, f"{source.stem}.pdf").read_bytes()


def spreadsheet(table: PrintedTable) -> bytes:
    """The table with numbers as texts, as the annex has them, set up to print across pages."""
    columns = tuple(
        SheetColumn(column.heading, width=36 if column.wraps else 8, wraps=column.wraps)
        for column in table.columns
    )
    sheet = Sheet("table", columns, table.rows, landscape=True, frozen=2)
    return table_workbook([sheet], WorkbookInfo())


ENGINES: Final[dict[str, Callable[[Paper], bytes]]] = {
    "ours": ours, "canvas": canvas, "platypus": platypus, "qt": qt, "libreoffice": libreoffice,
}  # fmt: skip


def measured(engine: str, name: str, units: int = UNITS) -> dict[str, float]:
    """Runs an engine in a process of its own; seconds of processor time, MB and bytes."""
    done = subprocess.run(
        [sys.executable, "-m", __name__, engine, name, str(units)],
        check=True, capture_output=True, text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _office() -> Path:
    """Profile and spreadsheets of LibreOffice, made once for all turns of one run."""
    folder = Path(os.environ.get(OFFICE) or tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    return folder


def _pages(table: PrintedTable) -> Iterator[list[tuple[str, ...]]]:
    """Yields pages of rows of texts: bands of columns, header and names repeated."""
    header = tuple(column.heading for column in table.columns)
    for first in range(0, len(table.rows), _ROWS):
        rows = (header, *table.rows[first : first + _ROWS])
        for band in range(2, len(header), _ACROSS - 2):
            yield [(*row[:2], *row[band : band + _ACROSS - 2]) for row in rows]


def _main(engine: str, name: str, units: int) -> None:
    work = ENGINES[engine]
    work(paper_of(name, 40))  # loads fonts and modules
    paper = paper_of(name, units)
    who = resource.RUSAGE_CHILDREN if engine == "libreoffice" else resource.RUSAGE_SELF
    before = resource.getrusage(who)
    started = time.perf_counter()
    made = work(paper)
    after = resource.getrusage(who)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = {
        "seconds": seconds,
        "wall": time.perf_counter() - started,
        "megabytes": after.ru_maxrss / 1024,
        "bytes": len(made),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
