"""A criteria set on paper: every line of it, on as many pages as it needs, none torn badly."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.documents import (
    DRAFT,
    NO_STAMP,
    Align,
    CriteriaChanges,
    CriteriaSetAnnex,
    Mode,
    Stamp,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.errors import Cancelled
from reports.files import file_pdf
from tests.reports.papers import AN_GIANG, INFO, fonts, ink, pages, sizes, text

UPRIGHT, LANDSCAPE = (210, 297), (297, 210)
HEADINGS = ("STT", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Tài liệu", "Ghi chú")
COLUMNS = tuple(
    TableColumn(h, Align.CENTRE if at in (0, 2) else Align.LEFT, wraps=at not in (0, 2))
    for at, h in enumerate(HEADINGS)
)
DECISION = "Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2026"


def row(
    code: str, guide: str = "", *, name: str = "Ban hành kế hoạch", strong: bool = False
) -> TextRow:
    return TextRow((code, name, "1,5", guide, "", ""), strong)


def guide(lines: int) -> str:
    return "\n".join(f"Mức {n}: {n} điểm" for n in range(1, lines + 1))


def annex(*rows: TextRow, stamp: Stamp = NO_STAMP) -> CriteriaSetAnnex:
    table = TextTable(COLUMNS, rows)
    return CriteriaSetAnnex(("BỘ TIÊU CHÍ NĂM 2026",), DECISION, table, (), stamp)


def printed(paper: CriteriaSetAnnex, mode: Mode = Mode.PAPER) -> bytes:
    return file_pdf([paper], mode=mode, info=INFO)


def test_the_annex_names_its_decision_and_ends() -> None:
    (page,) = pages(printed(annex(row("1.1", "Kịp thời: 1\nKhông: 0"))))
    assert page[:3] == ["Phụ lục", "BỘ TIÊU CHÍ NĂM 2026", f"(Kèm theo {DECISION})"]
    assert page[-1] == "./."
    assert "1.1 Ban hành kế hoạch 1,5 Kịp thời: 1" in " ".join(page)


def test_a_decision_not_yet_numbered_leaves_room() -> None:
    paper = CriteriaSetAnnex(("BỘ TIÊU CHÍ",), AN_GIANG, TextTable(COLUMNS, (row("1"),)))
    assert "(Kèm theo Quyết định số 1590/QĐ-UBND ngày 23 tháng 5 năm 2017" in text(printed(paper))
    assert "ngày 23" not in text(printed(paper, Mode.ELECTRONIC))


def test_every_page_repeats_the_header_and_is_numbered() -> None:
    found = pages(printed(annex(*[row(f"1.{n}", guide(5)) for n in range(1, 40)])))
    assert len(found) > 2
    assert all("STT" in " ".join(page[:4] if at else page) for at, page in enumerate(found))
    assert [page[0] for page in found[1:]] == [str(n) for n in range(2, len(found) + 1)]


def test_a_guide_longer_than_a_page_goes_on_overleaf_without_a_loss() -> None:
    found = printed(annex(row("1.1", guide(120)), row("1.2")))
    assert len(pages(found)) > 2
    words = text(found)
    places = [words.index(f"Mức {n}: {n} điểm") for n in range(1, 121)]
    assert places == sorted(places)


def test_a_cut_row_is_closed_at_the_foot_of_each_page() -> None:
    found = printed(annex(row("1.1", guide(120))))
    assert len(sizes(found)) > 2
    width, height = sizes(found)[0]
    for page in range(2):
        box = ink(found, page, within=(25, 20, width - 10, height - 18))
        assert box is not None
        _, _, right, bottom = box
        lowest = ink(found, page, within=(30, bottom - 0.4, right, bottom))
        assert lowest is not None
        assert lowest[2] - lowest[0] > width - 50  # a line as wide as the table


@pytest.mark.parametrize("lines", range(1, 45))
def test_no_page_ends_with_a_heading_or_a_single_line(lines: int) -> None:
    rows = [row("1.1", guide(lines)), row("2", name="Cải cách thể chế", strong=True)]
    found = pages(printed(annex(*rows, row("2.1", guide(20), name="Ban hành văn bản"))))
    for page in found[:-1]:
        assert "Cải cách thể chế" not in page[-1]
        assert "Mức 1: 1 điểm" not in page[-1]
    assert len(found[-1]) > 4


def test_a_line_of_two_is_not_left_alone() -> None:
    long = (
        "Tỷ lệ hồ sơ được tiếp nhận, giải quyết và trả kết quả trước hạn và đúng hạn đạt trên mức"
    )
    rows = [row(f"1.{n}", "\n".join([f"{long} {n}{n}{n}{n} điểm cuối"] * 12)) for n in range(1, 8)]
    found = pages(printed(annex(*rows)))
    assert len(found) > 3
    assert all(page[2].startswith("Tỷ lệ") for page in found[1:])


def test_few_texts_stand_upright_many_on_the_side() -> None:
    short = TextTable(COLUMNS, (TextRow(("1", "Thể chế", "2", "Có: 2", "", "")),))
    assert sizes(printed(CriteriaSetAnnex(("A",), DECISION, short))) == [UPRIGHT]
    full = TextRow(("1", *["Nội dung dài của một ô trong bảng này đây " * 3] * 2, "", "", ""))
    wide = TextRow((full.cells[0], full.cells[1], "2", full.cells[1], full.cells[1], ""))
    assert sizes(printed(annex(wide))) == [LANDSCAPE]


def test_headings_are_bold_and_every_font_is_embedded() -> None:
    found = printed(annex(row("I", strong=True), row("1")))
    names = dict(fonts(found))
    assert all(names.values())
    assert any("Bold" in name for name in names)


def test_text_prints_as_typed_and_composed() -> None:
    typed = r"A & B <C> </b> \ 100% {0} “Đà”"
    found = text(printed(annex(row("1", unicodedata.normalize("NFD", f"{typed} Ế Ậ")))))
    assert f"{typed} Ế Ậ" in found


def test_an_unsound_set_is_marked_as_a_draft() -> None:
    assert "DỰ THẢO" in text(printed(annex(row("1"), stamp=DRAFT)))
    assert "DỰ THẢO" not in text(printed(annex(row("1"))))


def test_an_empty_set_prints_its_header() -> None:
    assert pages(printed(annex()))[0][-1] == "./."


def test_printing_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        file_pdf([annex(row("1"))], mode=Mode.PAPER, info=INFO, progress=lambda _done, _of: False)


def test_the_same_set_gives_the_same_bytes() -> None:
    paper = annex(row("I", strong=True), row("1", guide(30)))
    assert printed(paper) == printed(paper)


WORDS = st.text("abcđêươ ẬẾ", min_size=1, max_size=120).map(lambda t: " ".join(t.split()) or "x")


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=25), WORDS, st.booleans()), max_size=14)
)
def test_nothing_is_lost_or_leaves_the_page(rows: list[tuple[list[str], str, bool]]) -> None:
    made = [row(str(at), "\n".join(g), name=n, strong=b) for at, (g, n, b) in enumerate(rows)]
    found = printed(annex(*made))
    letters = "".join(text(found).split())
    for each in made:
        for word in {w for cell in each.cells for w in cell.split()}:
            assert word in letters or len(word) > 20  # a very long word is broken
    for page, (width, height) in enumerate(sizes(found)):
        box = ink(found, page)
        assert box is not None
        left, top, right, bottom = box
        assert left > 29
        assert top > 8
        assert right < width - 14
        assert bottom < height - 19


def test_changes_are_printed_with_both_sides() -> None:
    columns = tuple(
        TableColumn(h, Align.LEFT, wraps=True) for h in ("STT", "Tiêu chí", "2016", "2017")
    )
    paper = CriteriaChanges(
        ("NHỮNG THAY ĐỔI", "NĂM 2017 SO VỚI NĂM 2016"),
        ("(Năm 2016: Quyết định số 15)",),
        TextTable(columns, (TextRow(("1.1", "Kế hoạch", "2", "3")),)),
        ("Sửa đổi 01 tiêu chí.",),
    )
    (page,) = pages(file_pdf([paper], mode=Mode.PAPER, info=INFO))
    assert page[:3] == [*paper.title, *paper.below]
    assert page[-2:] == ["1.1 Kế hoạch 2 3", "Sửa đổi 01 tiêu chí./."]
