from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.letter_words import NBSP
from reports import fonts
from reports.flow import Piece, Text
from reports.paragraphs import Form, Run, blocks_of, paragraph
from reports.styles import TextStyle

FACE = fonts.register()
PLAIN, BOLD = TextStyle(FACE.regular, 14), TextStyle(FACE.bold, 14)
FORM = Form(width=300.0, indent=36.0)
WORDS = st.text(alphabet=f"aăâeêưyđẾẬỮhgnX&<>()/,.%{NBSP}", min_size=1, max_size=40)
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


def texts(pieces: list[Piece]) -> list[list[Text]]:
    return [list(piece.texts) for piece in pieces]


def right_edge(line: list[Text]) -> float:
    last = line[-1]
    blanks = last.text.count(" ") + last.text.count(NBSP)
    return last.x + fonts.text_width(last.text, last.font, last.size) + blanks * last.spacing


@given(TEXTS, TEXTS)
def test_nothing_is_lost_and_nothing_stands_outside(first: str, second: str) -> None:
    lines = texts(paragraph([Run(first, BOLD), Run(second, PLAIN)], FORM))
    shown = "".join(text.text for line in lines for text in line)
    assert shown.replace(" ", "") == (first + second).replace(" ", "")
    assert all(right_edge(line) <= FORM.width + 0.02 for line in lines)


@given(TEXTS)
def test_all_lines_but_the_last_end_at_the_edge_when_no_word_is_torn(text: str) -> None:
    lines = texts(paragraph([Run(text, PLAIN)], FORM))
    for line in lines[:-1]:
        if line[0].spacing:
            assert abs(right_edge(line) - FORM.width) < 0.02
    assert not lines[-1][0].spacing


def test_the_first_line_is_indented_and_a_second_font_follows_the_first() -> None:
    lines = texts(paragraph([Run("Điều 1.", BOLD), Run("Công bố " * 30, PLAIN)], FORM))
    lead, rest = lines[0]
    assert (lead.x, lead.text, lead.font) == (36.0, "Điều 1.", FACE.bold)
    assert rest.x > 36 + BOLD.width("Điều 1.")
    assert lines[1][0].x == 0


def test_a_line_without_blanks_is_not_stretched() -> None:
    lines = texts(paragraph([Run("X" * 100, PLAIN)], FORM))
    assert len(lines) > 1
    assert all(text.spacing == 0 for line in lines for text in line)


def test_an_empty_text_has_no_line() -> None:
    assert paragraph([Run("", PLAIN)], FORM) == []
    assert blocks_of([]) == []


def test_two_lines_stay_together_at_either_end() -> None:
    lines = [Piece(float(height)) for height in range(1, 8)]
    assert [len(block) for block in blocks_of(lines)] == [2, 1, 1, 1, 2]
    assert [len(block) for block in blocks_of(lines[:3])] == [3]
