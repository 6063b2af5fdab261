"""One set in four layouts, as a workbook and as a document: the same set comes out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from parindex_desktop.domain.criteria_draft import SetDraft
from parindex_desktop.domain.criteria_reading.reading import read_set
from parindex_desktop.errors import Severity
from parindex_desktop.exchange.tables import read_table
from tests.criteria_annexes import (
    LAYOUTS,
    Annex,
    as_docx,
    as_xlsx,
    relative_code,
    sixty_leaves,
    with_rows_of_scoring,
)

SET = sixty_leaves()


@pytest.mark.parametrize("write", [as_xlsx, as_docx])
@pytest.mark.parametrize("lay_out", LAYOUTS)
def test_every_layout_gives_the_same_set(
    lay_out: Callable[[SetDraft], Annex], write: Callable[[Annex], bytes]
) -> None:
    reading = read_set(read_table(write(lay_out(SET)), name="phu-luc"))
    worse = [p for p in reading.problems if p.severity is not Severity.NOTE]
    assert worse == []
    expected = SET
    if lay_out is with_rows_of_scoring:
        lines = tuple(replace(line, code=relative_code(line.code)) for line in SET.lines)
        expected = replace(SET, lines=lines)
    assert reading.settled_draft() == expected
    assert len(reading.leaves) == 60
    assert reading.to_confirm == ()
