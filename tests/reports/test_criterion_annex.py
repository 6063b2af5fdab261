import itertools
import re
import tracemalloc
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.documents import DRAFT, Mode
from parindex_desktop.domain.papers_criteria import CriterionAnnex
from parindex_desktop.errors import Cancelled
from reports.files import file_pdf
from tests.reports.criteria_papers import MEAN, made_up, without_groups
from tests.reports.papers import INFO, MM, fonts, ink, pages, sizes, text

LONG = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông & phát triển <nông thôn> mới"
Word = tuple[float, float, str]
"""x of the middle and y of the baseline in mm from the top left corner, and what stands there."""


def printed(annex: CriterionAnnex, mode: Mode = Mode.PAPER) -> bytes:
    return file_pdf([annex], mode=mode, info=INFO)


def words(pdf: bytes) -> list[list[Word]]:
    """The runs of text of each page with their places, as a viewer sees them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [list(_words(page)) for page in document]
    finally:
        document.close()


def _words(page: pypdfium2.PdfPage) -> Iterator[Word]:
    height, found = page.get_height(), page.get_textpage()
    for place in range(found.count_rects()):
        left, bottom, right, top = found.get_rect(place)
        said = found.get_text_bounded(left, bottom, right, top).strip()
        yield (left + right) / 2 / MM, (height - bottom) / MM, said


def table_pages(pdf: bytes) -> list[list[str]]:
    """The pages with a part of the table."""
    return [page for page in pages(pdf) if any(line.startswith("STT") for line in page)]


def read_back(annex: CriterionAnnex, pdf: bytes) -> dict[tuple[str, str], list[str]]:
    """What the pages say of each unit (STT) under each code or total, by lines of a page."""
    found: dict[tuple[str, str], list[str]] = {}
    totals = ("total", "index")
    for page in table_pages(pdf):
        told = next((line for line in page if line.startswith("Trang ")), "")
        span = re.search(r"tiêu chí (\S+?)(?: đến (\S+?))?(?:,|$)", told)
        shown: list[str] = [*annex.codes, *totals]
        if told:
            shown = []
            if span:
                first = annex.codes.index(span[1])
                shown += annex.codes[first : annex.codes.index(span[2] or span[1]) + 1]
            shown += totals if told.endswith("tổng điểm") else ()
        for line in page:
            row = re.match(r"(\d+) (?:Xã|Phường|Ban) ", line)
            if row:
                values = line.split()[-len(shown) :]
                for code, value in zip(shown, values, strict=True):
                    found.setdefault((row[1], code), []).append(value)
    return found


def told_by(annex: CriterionAnnex) -> dict[tuple[str, str], list[str]]:
    heads = (*annex.codes, "total", "index")
    return {
        (row[0], code): [value]
        for row in annex.table.rows
        for code, value in zip(heads, row[2:], strict=True)
    }


@pytest.mark.parametrize(
    ("units", "leaves", "domains"), [(22, 30, 8), (168, 100, 8), (3, 2, 1), (40, 61, 1), (5, 9, 9)]
)
def test_every_value_stands_once_at_its_unit_and_criterion(
    units: int, leaves: int, domains: int
) -> None:
    annex = made_up(units, leaves, domains)
    assert read_back(annex, printed(annex)) == told_by(annex)


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 45), st.integers(1, 70), st.integers(1, 12), st.booleans())
def test_any_shape_of_table_prints_every_value_once(
    units: int, leaves: int, domains: int, grouped: bool
) -> None:
    annex = made_up(units, leaves, min(domains, leaves))
    annex = annex if grouped else without_groups(annex)
    assert read_back(annex, printed(annex)) == told_by(annex)


def test_values_stand_below_the_code_of_their_criterion() -> None:
    annex = made_up(30, 45)
    for page in words(printed(annex)):
        if not any(said == "STT" for _, _, said in page):
            continue
        rows = {said: y for x, y, said in page if x < 42 and said.isdigit()}
        first = min(rows.values())
        codes = {said: x for x, y, said in page if y < first and re.fullmatch(r"\d\.\d\.\d", said)}
        assert codes
        for place, y in rows.items():
            values = annex.table.rows[int(place) - 1]
            for code, x in codes.items():
                near = [s for at, by, s in page if abs(at - x) < 4 and abs(by - y) < 2]
                assert near == [values[2 + annex.codes.index(code)]], (place, code)


def test_pages_beside_each_other_show_the_same_units_at_the_same_height() -> None:
    names = tuple(LONG[: 20 + 13 * place % 80] for place in range(60))
    annex = made_up(60, 50, names=names)
    shown = words(printed(annex))
    across = 3
    labels = [
        next((said for _, _, said in page if said.startswith("Trang ")), "") for page in shown
    ]
    told = [label.split()[1] for label in labels if label]
    assert told == [f"{1 + place % across}/{across}" for place in range(len(told))]
    for first in range(0, len(told), across):
        places = [
            [(said, f"{y:.1f}") for x, y, said in page if x < 42 and said.isdigit()]
            for page in shown[first : first + across]
        ]
        assert places[0]
        assert all(each == places[0] for each in places)


def test_headings_and_names_are_repeated_on_every_page() -> None:
    annex = made_up(168, 100)
    found = table_pages(printed(annex))
    assert len(found) > 20
    for page in found:
        joined = " ".join(page)
        assert "Đơn vị" in joined
        assert re.search(r"Trang \d/\d theo chiều ngang: tiêu chí \d\.\d\.\d đến", joined)
        assert re.search(r"\d\. \D+ \(12,5\)", joined)
    for code, row in itertools.product(annex.codes[::9], annex.table.rows[::40]):
        heading = annex.table.columns[2 + annex.codes.index(code)].heading
        assert any(
            heading in " ".join(page)
            and any(line.startswith(f"{row[0]} {row[1]}") for line in page)
            for page in found
        )


def test_total_stands_on_the_last_page_across_alone() -> None:
    found = table_pages(printed(made_up(22, 60)))
    last = [page for page in found if "Tổng" in " ".join(page)]
    assert all(any(line.endswith("tổng điểm") for line in page) for page in last)
    assert len(last) * 4 == len(found)


def test_what_fits_on_one_page_across_says_nothing_of_pages_across() -> None:
    paper = printed(made_up(5, 6, 2))
    assert "theo chiều ngang" not in text(paper)
    assert set(sizes(paper)) == {(297, 210)}


def test_nothing_stands_outside_the_margins() -> None:
    annex = made_up(168, 100, names=(LONG, "X" * 90))
    paper = printed(annex)
    for page in (1, 7, 20):
        box = ink(paper, page, within=(0, 20, 297, 210))
        assert box is not None
        assert box[0] >= 29.8
        assert box[1] >= 24.8
        assert box[2] <= 282.2
        assert box[3] <= 190.2


def test_the_mean_ends_the_table_and_the_legend_ends_the_annex() -> None:
    annex = made_up(22, 30)
    paper = printed(annex)
    found = text(paper)
    assert found.count(MEAN) == 2
    assert found.endswith("./.")
    assert found.count("./.") == 1
    assert found.index("“KAD”: tiêu chí không áp dụng.") < found.index(
        "Danh mục lĩnh vực, tiêu chí"
    )
    assert all(
        f"{row.cells[0]} {row.cells[1]} {row.cells[2]}" in found for row in annex.legend.rows
    )


def test_a_draft_is_marked_on_every_page_and_fonts_are_embedded() -> None:
    paper = printed(made_up(22, 30, stamp=DRAFT))
    assert all("DỰ THẢO" in page[0] for page in pages(paper))
    assert all(embedded for _, embedded in fonts(paper))


def test_the_same_values_give_the_same_bytes() -> None:
    assert printed(made_up(40, 40)) == printed(made_up(40, 40))


def test_each_page_is_told_and_the_first_no_stops() -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 3

    with pytest.raises(Cancelled):
        file_pdf([made_up(168, 60)], mode=Mode.PAPER, info=INFO, progress=progress)
    assert [done for done, _ in told] == [1, 2, 3]
    assert len({total for _, total in told}) == 1


def test_memory_does_not_grow_with_the_pages_but_for_what_is_written() -> None:
    peaks: list[int] = []
    lengths: list[int] = []
    printed(made_up(40, 30))  # what is remembered for good: fonts, widths
    units = (800, 2400)
    for count in units:
        annex = made_up(count, 30)
        tracemalloc.start()
        paper = printed(annex)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        lengths.append(len(paper))
    # ReportLab keeps each page compressed, and joins them at the end: the file a few times over.
    # Beside that a row costs where it stands on its two pages, and its distinct texts until there
    # are too many of them to be kept; not the 36 texts drawn there, which are 8 kB.
    per_row = (peaks[1] - peaks[0] - 4 * (lengths[1] - lengths[0])) / (units[1] - units[0])
    assert per_row < 2500
