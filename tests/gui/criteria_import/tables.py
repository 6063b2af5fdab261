"""The set of 60 leaves as an annex in Word, with faults as they are found in real ones."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from tests.criteria_annexes import as_docx, as_xlsx, sixty_leaves, with_dotted_codes

CODE, NAME, MAXIMUM, GUIDE = range(4)
WITHOUT_UNIT = "Từ 70-90: 1,5 điểm\nDưới 70: 0 điểm"


def write_annex(folder: Path, *, faulty: bool = True) -> Path:
    """Writes the annex: 1.1.1 has `hai điểm`, 1.1.3 the code of 1.1.2, 1.3.1 a range alone."""
    annex = with_dotted_codes(sixty_leaves())
    rows = [list(row) for row in annex.rows]
    for row in rows:
        match row[CODE] if faulty else "":
            case "1.1.1":
                row[MAXIMUM] = "hai điểm"
            case "1.1.3":
                row[CODE] = "1.1.2"
            case "1.3.1":
                row[GUIDE] = WITHOUT_UNIT
    path = folder / "Phụ lục 15-QĐ-UBND.docx"
    path.write_bytes(as_docx(replace(annex, rows=tuple(map(tuple, rows)))))
    return path


def write_workbook(path: Path) -> Path:
    """Writes the annex without faults as a workbook."""
    path.write_bytes(as_xlsx(with_dotted_codes(sixty_leaves())))
    return path


def write_rows(path: Path, *rows: Sequence[str]) -> Path:
    """Writes a small workbook: code, name, maximum, how it is scored."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["STT", "Tiêu chí", "Điểm tối đa", "Cách chấm"])
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path
