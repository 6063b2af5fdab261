"""Labels stand inside the labels of their sheets, whatever is on them."""

import pytest

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.papers_awards import Label, LabelFormat, LabelSheet
from reports.files import file_pdf
from tests.hard_names import ENDLESS, LETTERS, MARKED, SPACED
from tests.reports.page_reader import read
from tests.reports.papers import INFO

DIES = {
    LabelFormat.TWO_BY_SEVEN: (2, 7, 99.1, 38.1, 101.6, 4.65, 15.15),
    LabelFormat.THREE_BY_EIGHT: (3, 8, 70.0, 37.0, 70.0, 0.0, 0.5),
}
"""Columns, rows, width, height, step across, left and top in mm, as the trade tells them."""

INSIDE = 4.0
"""No printer reaches closer to the edge of the paper."""

HARD = (
    Label("Kính gửi:", f"Ông {SPACED[:60]}", (ENDLESS[:120], MARKED)),
    Label("Kính gửi:", "Bà Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Ngữ", (SPACED, ENDLESS[:120])),
    Label("Kính gửi:", ENDLESS[:300]),
    Label("Kính gửi:", LETTERS),
)


@pytest.mark.parametrize("form", LabelFormat)
def test_every_label_stands_inside_its_own(form: LabelFormat) -> None:
    columns, rows, width, height, step, left, top = DIES[form]
    usual = [Label("Kính gửi:", f"Ông Nguyễn Văn Mẫu {n}", ("Sở Y tế",)) for n in range(26)]
    told = (*HARD, *usual)
    pdf = file_pdf([LabelSheet(tuple(told), form)], mode=Mode.PAPER, info=INFO)
    pages = read(pdf)
    found = 0
    assert len(pages) == -(-len(told) // (columns * rows))
    for number, label in enumerate(told):
        page, place = divmod(number, columns * rows)
        row, column = divmod(place, columns)
        x, y = left + column * step, top + row * height
        own = [
            w for w in pages[page].words
            if x <= w.box.left < x + width and y <= w.box.top < y + height
        ]  # fmt: skip
        said = "".join(words.text for words in own)
        assert said == "".join(
            "".join(each.split()) for each in (label.lead, label.name, *label.lines)
        )
        found += len(own)
        for words in own:
            assert words.box.left >= x + INSIDE
            assert words.box.right <= x + width - INSIDE
            assert words.box.top >= y + 1
            assert words.box.bottom <= y + height - 1
    assert found == sum(len(page.words) for page in pages), "nothing stands between labels"
    assert not any(page.strokes for page in pages)
