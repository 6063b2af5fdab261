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
    numbered_by_word,
    relative_code,
    sixty_leaves,
    with_dotted_codes,
    with_rows_of_scoring,
)
from tests.criteria_columns import with_codes_in_the_names

SET = sixty_leaves()
RELATIVE = replace(
    SET, lines=tuple(replace(line, code=relative_code(line.code)) for line in SET.lines)
)
DOTTED = ("decimal %1.", "decimal %1.%2.", "decimal %1.%2.%3.")


@pytest.mark.parametrize("write", [as_xlsx, as_docx])
@pytest.mark.parametrize("lay_out", LAYOUTS)
def test_every_layout_gives_the_same_set(
    lay_out: Callable[[SetDraft], Annex], write: Callable[[Annex], bytes]
) -> None:
    reading = read_set(read_table(write(lay_out(SET)), name="phu-luc"))
    worse = [p for p in reading.problems if p.severity is not Severity.NOTE]
    assert worse == []
    assert reading.settled_draft() == (RELATIVE if lay_out is with_rows_of_scoring else SET)
    assert len(reading.leaves) == 60
    assert reading.to_confirm == ()


def codes_before_names(draft: SetDraft) -> Annex:
    annex = with_dotted_codes(draft)
    header, *rows = annex.rows
    return replace(annex, rows=(header, *(("", f"{r[0]}. {r[1]}", *r[2:]) for r in rows)))


@pytest.mark.parametrize(
    ("lay_out", "columns", "levels"),
    [
        (with_dotted_codes, (0,), DOTTED),
        (with_rows_of_scoring, (0,), ("upperRoman %1.", "decimal %2.", "lowerLetter %3)")),
        (codes_before_names, (1,), DOTTED),
        (with_codes_in_the_names, (1, 2, 3), DOTTED),
    ],
)
def test_codes_may_be_counted_by_word(
    lay_out: Callable[[SetDraft], Annex], columns: tuple[int, ...], levels: tuple[str, ...]
) -> None:
    source = numbered_by_word(as_docx(lay_out(SET)), SET, columns, *levels)
    reading = read_set(read_table(source, name="phu-luc.docx"))
    assert reading.is_sound
    assert reading.settled_draft() == (RELATIVE if lay_out is with_rows_of_scoring else SET)


def test_codes_may_stand_before_the_names_beside_a_blank_column() -> None:
    assert read_set(read_table(as_xlsx(codes_before_names(SET)))).settled_draft() == SET
