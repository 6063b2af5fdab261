"""The list of criteria that do not apply, below the ranking of an annex."""

import re
from dataclasses import replace

import pytest

from parindex_desktop.domain.documents import Align, RankingAnnex, TableColumn, TextRow, TextTable
from tests.reports.papers import annex, communes, ink, pages, printed, sizes, text

TITLE = "Các tiêu chí không áp dụng"
HEADINGS = ("STT", "Xã", "Tiêu chí không áp dụng", "Điểm tối đa được loại trừ", "Lý do")
WHOLE = "Toàn bộ lĩnh vực 3 (Cải cách thủ tục hành chính)"
NOTES = ("Tiêu chí không áp dụng được loại khỏi cả điểm đạt được và điểm tối đa.",)


def listed(*rows: tuple[str, ...]) -> TextTable:
    columns = (
        TableColumn(heading, Align.LEFT if place in (1, 2, 4) else Align.CENTRE, place in (1, 2, 4))
        for place, heading in enumerate(HEADINGS)
    )
    return TextTable(tuple(columns), tuple(TextRow(row) for row in rows))


def with_list(units: int, width: int, table: TextTable) -> RankingAnnex:
    return replace(annex(communes(units, width), footnotes=NOTES), not_applicable=table)


def one_each(count: int) -> TextTable:
    return listed(
        *(
            (str(n), f"Xã Thạnh Mỹ {n}", WHOLE, "24", "Xã mới thành lập")
            for n in range(1, count + 1)
        )
    )


def test_the_list_stands_below_the_notes_and_ends_the_annex() -> None:
    row = ("1", "Xã An Phú", WHOLE, "24", "Đơn vị không có thủ tục hành chính")
    found = text(printed(with_list(5, 8, listed(row))))
    below = found[found.index(NOTES[0]) :]
    places = [below.find(part) for part in (NOTES[0], TITLE, "1 Xã An Phú", "./.")]
    assert -1 not in places
    assert places == sorted(places)
    assert found.count("./.") == 1
    assert found.endswith("./.")


@pytest.mark.parametrize(("units", "width"), [(5, 8), (168, 8), (20, 16), (11, 5)])
def test_the_list_stands_on_the_paper_of_the_ranking(units: int, width: int) -> None:
    alone = printed(annex(communes(units, width), footnotes=NOTES))
    paper = printed(with_list(units, width, one_each(3)))
    assert set(sizes(paper)) == set(sizes(alone))
    right = 195 if sizes(paper)[0] == (210, 297) else 282
    for page in range(len(pages(paper))):
        box = ink(paper, page)
        assert box is not None
        assert box[0] >= 29.9
        assert box[2] <= right + 0.1


def test_the_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for units in range(18, 36):
        for page in pages(printed(with_list(units, 8, one_each(2)))):
            if TITLE in page:
                assert page.index(TITLE) < len(page) - 3, units


def test_168_lines_repeat_the_header_over_the_pages() -> None:
    found = pages(printed(with_list(168, 8, one_each(168))))
    with_lines = [page for page in found if any("Xã Thạnh Mỹ " in line for line in page)]
    listing = [page for page in with_lines if any("mới thành lập" in line for line in page)]
    assert len(listing) > 3
    assert all("được loại trừ" in " ".join(page) for page in listing)
    whole = " ".join(" ".join(page) for page in found)
    places = [whole.find(f"{n} Xã Thạnh Mỹ {n} ") for n in range(1, 169)]
    assert -1 not in places
    assert places == sorted(places)


def test_a_row_of_a_hundred_names_goes_on_overleaf() -> None:
    names = "; ".join(f"Xã Vĩnh Thạnh Trung {n}" for n in range(1, 141))
    paper = printed(with_list(40, 8, listed(("1", f"140 đơn vị: {names}", WHOLE, "24", "Lý do A"))))
    found = text(paper)
    assert re.findall(r"Trung (\d+)", found) == [str(n) for n in range(1, 141)]
    assert sum("được loại trừ" in " ".join(page) for page in pages(paper)) > 1
