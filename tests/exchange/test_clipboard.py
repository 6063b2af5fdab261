import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.errors import InputError
from parindex_desktop.exchange.clipboard import format_clipboard, parse_clipboard, read_clipboard

CELLS = st.text(alphabet='aĐ "\t\n\r;,5', max_size=6)
BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(BLOCKS)
def test_what_is_copied_is_what_is_pasted(block: list[list[str]]) -> None:
    assert parse_clipboard(format_clipboard(block)) == tuple(map(tuple, block))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Sở Y tế\t61,5\r\nSở Tư pháp\t67\r\n", (("Sở Y tế", "61,5"), ("Sở Tư pháp", "67"))),
        ('"Điểm\nthẩm định"\t5\r\n', (("Điểm\nthẩm định", "5"),)),
        ('"a ""b"""\tc', (('a "b"', "c"),)),
        ('Sở "Y tế"\t5', (('Sở "Y tế"', "5"),)),
        ('"Sở" Y tế\t5', (('"Sở" Y tế', "5"),)),
        ('"không đóng\t5\n', (('"không đóng', "5"),)),
        ("a\t\tb\n\t\t\n", (("a", "", "b"), ("", "", ""))),
        ("", (("",),)),
    ],
)
def test_blocks_of_excel_and_libreoffice(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert parse_clipboard(text) == rows


@pytest.mark.parametrize(
    ("block", "text"),
    [([["a", "b"]], "a\tb"), ([["a"], ["b"]], "a\nb\n"), ([[""]], "\n"), ([["", ""]], "\t")],
)
def test_one_row_has_no_final_line_break_unless_nothing_else_stands_there(
    block: list[list[str]], text: str
) -> None:
    assert format_clipboard(block) == text


def test_a_large_block_is_parsed_at_once() -> None:
    text = "Sở Y tế\t61,5\n" * 20_000
    assert len(parse_clipboard(text)) == 20_000


def test_a_blank_clipboard_is_no_table() -> None:
    with pytest.raises(InputError) as raised:
        read_clipboard(" \t\n")
    assert raised.value.code == "IMP.106"
