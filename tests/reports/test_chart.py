"""Charts on paper: vectors and embedded letters, the places of the drawing, readable in grey."""

from fractions import Fraction
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from parindex_desktop.domain.charts.drawing import Frame, Ink
from parindex_desktop.domain.charts.layout import Chart, drawing_of
from parindex_desktop.domain.documents import DRAFT, Mode
from parindex_desktop.domain.papers_charts import ChartAnnex, Figure
from reports.chart import GREYS, chart_pieces, measure_of
from reports.files import file_pdf
from reports.fonts import register
from reports.styles import Styles
from tests.domain.charts.shapes import A4, bars, profile, ranks
from tests.reports.papers import AN_GIANG, INFO, MM, fonts, ink, pages, text

CHARTS: tuple[Chart, ...] = (
    bars([Fraction(n * 5) for n in range(17)], ["Sở Nội vụ", "Sở & Ban <Ngành> “A”"]),
    profile([Fraction(80), None, Fraction(55)]),
    ranks([(17 - n, n + 1) for n in range(17)]),
)


def annex(*charts: Chart) -> ChartAnnex:
    figures = tuple(Figure(f"Hình {n}. Biểu đồ {n}", each) for n, each in enumerate(charts, 1))
    return ChartAnnex("II", ("BIỂU ĐỒ",), AN_GIANG, figures, stamp=DRAFT)


def printed(*charts: Chart, mode: Mode = Mode.PAPER) -> bytes:
    return file_pdf([annex(*charts)], mode=mode, info=INFO)


@pytest.fixture(scope="module")
def styles() -> Styles:
    return Styles(register())


def test_charts_are_lines_and_letters_and_no_picture() -> None:
    pdf = printed(*CHARTS)
    for page in PdfReader(BytesIO(pdf)).pages:
        assert list(page.images) == []
        assert "/XObject" not in page["/Resources"]  # type: ignore[operator]
        assert b" Do" not in page.get_contents().get_data()  # type: ignore[union-attr]
        assert b" rg" not in page.get_contents().get_data()  # type: ignore[union-attr]
    assert all(embedded for _, embedded in fonts(pdf))


def test_words_of_a_chart_can_be_read_back() -> None:
    said = text(printed(*CHARTS))
    assert "Hình 1. Biểu đồ 1" in said
    assert "Sở & Ban <Ngành> “A”" in said
    assert "Chỉ số trung bình: 40" in said
    assert "(+16)" in said
    assert "(−16)" in said
    assert said.endswith("./.")


def test_the_same_charts_have_the_same_bytes() -> None:
    assert printed(*CHARTS) == printed(*CHARTS)


def test_charts_keep_within_the_margins() -> None:
    pdf = printed(*CHARTS)
    for page in range(len(pages(pdf))):
        box = ink(pdf, page, within=(0, 20, 210, 280))
        assert box is not None
        assert box[0] >= 29.5
        assert box[2] <= 195.5
        assert box[3] <= 277.5


def test_168_communes_go_on_overleaf_with_the_same_caption() -> None:
    many = bars([Fraction(n % 101) for n in range(168)], [f"Xã {n}" for n in range(168)])
    read = pages(printed(many))
    assert len(read) == 5
    captions = [line for page in read for line in page if line.startswith("Hình")]
    assert captions == ["Hình 1. Biểu đồ 1", *["Hình 1. Biểu đồ 1 (tiếp theo)"] * 4]
    said = " ".join(line for page in read for line in page)
    assert all(f" Xã {n} " in f" {said} " for n in range(168))


def test_the_mark_of_the_end_never_stands_alone() -> None:
    for count in range(14, 46):
        last = pages(printed(bars([50] * count)))[-1]
        assert len(last) > 5
        assert last[-1] == "./."


def test_lengths_on_paper_are_those_of_the_drawing(styles: Styles) -> None:
    (piece, *_) = chart_pieces(CHARTS[0], styles, width=A4, height=600)
    drawing = drawing_of(CHARTS[0], Frame(A4, 600 - 4.25 - 12, 10, measure_of(styles)))
    edges = [s.points[1][0] - s.points[0][0] for s in piece.shapes if s.fill == GREYS[Ink.BAR]]
    assert edges[:16] == pytest.approx([edges[1] * n for n in range(16)], abs=0.01 * MM)
    assert len(tuple(piece.texts)) == len(drawing.labels)
    assert len(piece.shapes) == len(drawing.shapes)


def test_inks_stay_apart_in_grey() -> None:
    shades = sorted(GREYS.values())
    assert all(lighter - darker > 0.06 for darker, lighter in pairwise(shades))


def test_a_grey_line_is_as_thick_as_drawn(styles: Styles) -> None:
    chart = ranks([(1, 1), (3, 2), (2, 3)])
    (piece, *_) = chart_pieces(chart, styles, width=A4, height=600)
    bands = [s.points for s in piece.shapes if s.fill == GREYS[Ink.BAR] and not s.stroke]
    assert bands
    (x1, y1), _, _, (x4, y4) = bands[0]
    assert ((x1 - x4) ** 2 + (y1 - y4) ** 2) ** 0.5 == pytest.approx(1.0)


def test_notes_stand_below_the_last_part(styles: Styles) -> None:
    pieces = chart_pieces(bars([50] * 100), styles, width=A4, height=500)
    assert len(pieces) == 4 + 2
    assert [line.text for line in pieces[-1].texts] == ["N"]
    assert pieces[-1].height == pytest.approx(12)


def test_an_electronic_paper_leaves_the_corner_of_the_signature_free() -> None:
    free = ink(printed(*CHARTS, mode=Mode.ELECTRONIC), within=(115, 14, 210, 32))
    assert free is None
