"""The printed book says of every number what became of it, void ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.papers_register import RegisterBook
from parindex_desktop.errors import InputError
from parindex_desktop.services import blank_stock, register
from parindex_desktop.services.papers.kinds import PaperTask
from parindex_desktop.services.papers.register_book import register_part
from tests.awarded_files import DAY, numbered, open_awarded, round_in

if TYPE_CHECKING:
    from pathlib import Path


def test_the_book_has_every_number_with_what_became_of_it(tmp_path: Path) -> None:
    session = open_awarded(tmp_path)
    task = PaperTask(session, round_in(session), session.groups)
    with pytest.raises(InputError, match=r"REG\.120"):
        register_part(task)
    entries = numbered(session)
    session.do(blank_stock.received(session, "Bằng khen", 20, DAY))
    session.do(blank_stock.printed(session, entries, DAY))
    session.do(blank_stock.spoiled(session, entries[1:2], "Kẹt giấy", DAY))
    session.do(register.hand_over(entries[:1], DAY, "Lê Thị Nhận"))
    session.do(register.void(entries[2:3], "Viết sai họ tên"))
    part = register_part(task)
    assert isinstance(part.content, RegisterBook)
    (section,) = part.content.sections
    assert section.title == "Bằng khen năm 2026"
    assert [row.cells[0] for row in section.table.rows] == ["01", "02", "03", "04", "05"]
    assert section.table.rows[0].cells[4:6] == (
        "1601/QĐ-UBND\nngày 23/5/2026", "Lê Thị Nhận\nngày 25/5/2026",
    )  # fmt: skip
    remarks = [row.cells[-1] for row in section.table.rows]
    assert remarks[1:3] == ["Hỏng 01 phôi", "Đã hủy: Viết sai họ tên"]
    assert section.notes == (
        "Sổ có 05 số; đã trao 01, đã hủy 01.",
        "Phôi Bằng khen: nhận 20, in được 04, hỏng 01, còn 15.",
    )
    (sheet,) = part.sheets
    assert [row[0] for row in sheet.rows] == [1, 2, 3, 4, 5]
    session.close()
