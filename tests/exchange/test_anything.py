"""Whatever is handed in: a table, or a refusal in words, never a crash; and nothing half done."""

import contextlib

from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from parindex_desktop.domain.importing.plan import RowStatus
from parindex_desktop.errors import AppError, Severity
from parindex_desktop.exchange.clipboard import format_clipboard, read_clipboard
from parindex_desktop.exchange.tables import read_table
from parindex_desktop.sentences import tell
from tests.exchange.building import plan_of, saved

TEXTS = st.sampled_from(
    ["", "STT", "Đơn vị", "Điểm thẩm định (70)", "Điểm XHH (30)", "Tổng điểm", "Chỉ số CCHC",
     "Xếp hạng", "Xếp loại", "Sở Y tế", "Sở  y tế", "Trung bình", "Tổng cộng", "Ghi chú:", "I",
     "1", "2", "61,5", "1.234", "88,13%", "-", "KPS", "x", "(1)", "(65)", "# nguồn", "#N/A",
     "Tốt", "0,5"]
)  # fmt: skip
GRIDS = st.lists(st.lists(TEXTS, min_size=1, max_size=6), min_size=1, max_size=9)
HEADER = ["STT", "Đơn vị", "Điểm thẩm định (70)", "Điểm XHH (30)", "Tổng điểm", "Xếp loại"]


@given(st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
@example(b"\xff\xfe\x00")
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    with contextlib.suppress(AppError):
        assert read_table(content).rows


@given(st.integers(0, 6_000), st.binary(min_size=1, max_size=8))
@example(4992, b"\x01")
@example(4467, b"\x00@")
def test_a_workbook_with_flipped_bytes_is_a_table_or_refused(at: int, noise: bytes) -> None:
    content = bytearray(WHOLE)
    at %= len(content)
    content[at : at + len(noise)] = noise
    with contextlib.suppress(AppError):
        read_table(bytes(content))


@given(GRIDS, st.booleans(), st.booleans())
def test_any_table_gives_a_plan_or_a_refusal(
    grid: list[list[str]], headed: bool, skip: bool
) -> None:
    rows = [HEADER, *grid] if headed else grid
    plan = None
    with contextlib.suppress(AppError):
        plan = plan_of(read_clipboard(format_clipboard(rows)), skip_rejected=skip)
    if plan is None:
        return
    assert all(tell(problem).line for problem in plan.all_problems())
    errors = [p for p in plan.problems if p.severity is Severity.ERROR]
    rejected = plan.counts[RowStatus.REJECTED]
    assert (plan.edit is None) == bool(errors or plan.questions or (rejected and not skip))
    if plan.edit is not None:
        written = {change.key.unit_id for change in plan.edit.cells}
        sound = {r.unit.id for r in plan.rows if r.unit and r.status is not RowStatus.REJECTED}
        assert written <= sound
        edit = plan.to_edit(lambda count: range(100, 100 + count))
        ids = [change.key.unit_id for change in edit.cells]
        assert all(id_ >= 100 for id_ in ids)


def _workbook() -> bytes:
    book = Workbook()
    for row in (HEADER, [1, "Sở Y tế", 61.5, 26.63, 88.13, "Tốt"]):
        book.worksheets[0].append(row)
    return saved(book)


WHOLE = _workbook()
