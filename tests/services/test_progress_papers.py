"""The progress as a workbook: what a spreadsheet reads back."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from parindex_desktop.domain.process import Step
from parindex_desktop.services import steps
from parindex_desktop.services.progress_papers import frozen_progress, progress_file_name
from tests.trait_files import book_of, open_trait_file, type_points


def test_each_unit_has_a_line_with_days_and_what_is_left(tmp_path: Path) -> None:
    session = open_trait_file(tmp_path, ("Sở Nội vụ", "=1+1"))
    book = book_of(session)
    dossier = session.dossier(book.round.id)
    session.do(steps.plan(book, dossier, Step.SELF, "", "8/2/2026"))
    session.do(
        steps.mark_done(
            book, dossier, [book.units[0].id], Step.SELF, day="9/2/2026", note="5/BC",
            today="2026-02-10",
        )
    )  # fmt: skip
    type_points(session, "Sở Nội vụ", {"3": "20"})
    make = frozen_progress(book, dossier, "2026-02-10")
    sheet = load_workbook(BytesIO(make())).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heading = next(row for row in rows if row[0] == "STT")
    assert heading[2] == "Tự chấm (hạn 08/02/2026)"
    lines = [row for row in rows if isinstance(row[0], int)]
    assert lines[0][1:3] == ["Sở Nội vụ", "09/02/2026, quá hạn 1 ngày, 5/BC"]
    assert lines[0][7:11] == [5, 5, 0, 1]
    assert lines[1][2] == "quá hạn 2 ngày"
    name = [c for row in sheet.iter_rows() for c in row if c.value and "1+1" in str(c.value)]
    assert [cell.data_type for cell in name] == ["s"], "a name is never a formula"
    assert make() == make()
    assert progress_file_name(book) == "tien-do-so-2025.xlsx"
    session.close()
