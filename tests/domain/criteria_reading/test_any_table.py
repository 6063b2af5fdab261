"""Whatever stands in a table: a reading that can be told and taken in, never a crash."""

from hypothesis import example, given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import CriteriaSet, SetId, check_tree
from parindex_desktop.domain.criteria_draft import criteria_of
from parindex_desktop.domain.criteria_reading.reading import read_set
from parindex_desktop.domain.importing.table import CellKind, Merge, SourceCell, text_cell
from parindex_desktop.domain.units import GroupId, RoundId
from parindex_desktop.sentences import tell
from tests.domain.criteria_reading.tables import HEADER, Value, table

WORDS = st.sampled_from([
    "", "", "STT", "Lĩnh vực", "Tiêu chí", "TCTP", "Điểm tối đa", "Thẩm định", "Cách chấm",
    "Ghi chú", "Cấp", "Loại", "Quy tắc (mã)", "1", "1.1", "1.1.1", "2.3.1", "I", "II", "a", "i",
    "H", "1.", "x", "-", "*", "I. Chỉ đạo", "1.2 Kế hoạch (2 điểm)", "Điểm thưởng", "Tổng cộng",
    "./.", "hai điểm", "2 điểm", "Kịp thời: 1\nKhông: 0", "70-90: 1", "Trên 90%: 2", "{}", "0,5",
    "-3", "Điều tra XHH",
])  # fmt: skip
CELLS: st.SearchStrategy[Value] = st.one_of(
    WORDS,
    st.text(max_size=12).map(text_cell),
    st.decimals(-9, 99, places=2).map(lambda n: SourceCell(f"{n}", n, CellKind.NUMBER)),
    st.just(SourceCell("01/02/2024", kind=CellKind.DATE)),
    st.just(SourceCell("#N/A", kind=CellKind.ERROR)),
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=10)
MERGES = st.lists(
    st.builds(Merge, st.integers(1, 6), st.integers(0, 3), st.integers(1, 9), st.integers(0, 5)),
    max_size=3,
)


HEADERS = st.sampled_from([None, HEADER, ("STT", "Lĩnh vực", "Tiêu chí", "TCTP", "Điểm tối đa")])


@given(ROWS, MERGES, HEADERS)
@example([["1", "x", "1"], ["1.1", "", ""]], [], HEADER)
def test_any_table_gives_a_reading(
    rows: list[list[Value]], merges: list[Merge], header: tuple[str, ...] | None
) -> None:
    reading = read_set(table([header, *rows] if header else rows, merges))
    assert all(tell(problem).line for problem in reading.problems)
    lines = reading.settled_draft().lines
    assert bool(lines) or not reading.is_sound
    made = CriteriaSet(SetId(1), RoundId(1), GroupId(1))
    criteria = criteria_of(lines, made.id, range(10, 10 + len(lines)))
    unsound = {problem.code for problem in check_tree(made, criteria)}
    assert not unsound & {"SET.101", "SET.103"}
    assert "SET.102" not in unsound or not reading.is_sound
    for index in range(len(lines)):
        assert reading.with_rule(index, None).draft.lines[index].rule is None
        assert reading.with_line(index, lines[index]).draft.lines[index].code == lines[index].code
