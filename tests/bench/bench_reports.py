"""Printing a long annex, against drawing its texts plainly and against ReportLab's own table."""

import time
from collections.abc import Callable
from io import BytesIO
from statistics import median
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from parindex_desktop.domain.documents import Mode
from reports.files import file_pdf
from reports.fonts import register
from tests.bench import Measurement
from tests.reports.papers import INFO, annex, communes

ROWS: Final = 3321
"""All communes, wards and special zones of the country since July 2025."""

COLUMNS: Final = 8
RUNS: Final = 3
_ROW_HEIGHT: Final = 20.0


def run() -> list[Measurement]:
    """Measures the annex of all communes, 3 321 rows of 8 columns; some ten seconds."""
    paper = annex(communes(ROWS, COLUMNS, mean=False))
    texts = [[column.heading for column in paper.table.columns], *map(list, paper.table.rows)]
    seconds = _median(lambda: file_pdf([paper], mode=Mode.PAPER, info=INFO))
    name = f"ranking annex, {ROWS} x {COLUMNS}"
    baselines = {
        "plain canvas, same texts, no layout": _median(lambda: _plain(texts)),
        "platypus Table with repeated header": _median(lambda: _platypus(texts)),
    }
    return [Measurement(name, seconds, told, seconds / took) for told, took in baselines.items()]


def _median(work: Callable[[], object]) -> float:
    work()  # loads fonts and modules
    return median(_seconds(work) for _ in range(RUNS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _plain(texts: list[list[str]]) -> bytes:
    """Draws each text at its place in a grid, a line below each row: the least one could do."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, pageCompression=1)
    font = register().regular
    per_page = int((A4[1] - 100) / _ROW_HEIGHT)
    for first in range(0, len(texts), per_page):
        canvas.setFont(font, 13)
        for place, row in enumerate(texts[first : first + per_page]):
            y = A4[1] - 60 - place * _ROW_HEIGHT
            for column, text in enumerate(row):
                canvas.drawString(60 + column * 60, y, text)
            canvas.line(60, y - 5, 540, y - 5)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _platypus(texts: list[list[str]]) -> bytes:
    """Prints the same rows as ReportLab's manual shows it, one line per cell."""
    target = BytesIO()
    face = register()
    rules: list[Any] = [
        ("FONT", (0, 0), (-1, -1), face.regular, 13),
        ("FONT", (0, 0), (-1, 0), face.bold, 13),
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
    ]
    table = Table(texts, repeatRows=1, style=TableStyle(rules))
    SimpleDocTemplate(target, pagesize=A4, initialFontName=face.regular).build([table])
    return target.getvalue()
