"""What charts show of a group, beside the ranking that they are drawn from."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from parindex_desktop.domain.earlier import EarlierResult, EarlierRound
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.papers_charts import ChartAnnex
from parindex_desktop.domain.rounds import ColumnKind
from parindex_desktop.domain.units import GroupId
from parindex_desktop.errors import InputError
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.papers.charts import (
    charts_part,
    index_chart,
    rank_change,
)
from parindex_desktop.services.papers.profiles import group_profile, unit_profile
from parindex_desktop.services.ranking_table import ranking_table
from parindex_desktop.services.session import Session
from tests.an_giang import add_group, open_an_giang
from tests.paper_sets import task_of


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    return session.book(session.rounds[0].id, session.group_of("so").id)


def test_bars_stand_in_the_order_of_the_ranking_with_its_numbers(book: GroupBook) -> None:
    chart = index_chart(book)
    assert chart is not None
    table = ranking_table(book)
    place = [column.kind for column in table.columns].index(ColumnKind.INDEX)
    assert [bar.shown for bar in chart.bars] == [row.texts[place] for row in table.rows]
    assert [bar.key for bar in chart.bars] == [row.unit_id for row in table.rows]
    assert [bar.value for bar in chart.bars] == [s.result.index for s in book.standings]
    assert chart.mean is not None
    assert chart.mean.shown == "Chỉ số trung bình: 89,23"
    assert chart.bars[0].told == "Sở Giao thông Vận tải: 94,89%, hạng 1, xếp loại Xuất sắc"


def test_classes_are_named_with_their_bounds(book: GroupBook) -> None:
    chart = index_chart(book)
    assert chart is not None
    said = [(zone.name, zone.bound) for zone in chart.zones]
    assert said == [
        ("Xuất sắc", "từ 90"), ("Tốt", "từ 80"), ("Khá", "từ 70"), ("Trung bình", "từ 50"),
        ("Yếu", "dưới 50"),
    ]  # fmt: skip
    only = book.setup.bands[:1]
    book.setup = replace(book.setup, bands=only)
    one = index_chart(book)
    assert one is not None
    assert [zone.bound for zone in one.zones] == ["từ 90"]


def test_who_is_left_out_and_who_has_no_score_is_said_below(session: Session) -> None:
    round_, group = session.rounds[0], session.group_of("nganh-doc")
    add_group(session, round_.id, group, "Cục A;60;20\nCục B;50;20\nCục C;;")
    parts = [p for p in session.reader.participations(round_.id) if p.group_id == group.id]
    after = replace(parts[0], ranked=False)
    session.do(Edit("units.ranked", entities=(EntityChange(parts[0], after),)))
    chart = index_chart(session.book(round_.id, group.id))
    assert chart is not None
    assert [(bar.name, bar.rank, bar.ranked) for bar in chart.bars] == [
        ("Cục B", "1", True),
        ("Cục A", "–", False),
    ]
    assert chart.bars[1].told == "Cục A: 80,00%, không xếp hạng, xếp loại Tốt"
    assert chart.notes == (
        "Thanh viền nét đứt: đơn vị được chấm điểm nhưng không xếp hạng.",
        "Chưa có điểm: Cục C.",
    )


def test_a_group_without_scores_has_no_charts(session: Session) -> None:
    round_, group = session.rounds[0], session.group_of("xa")
    add_group(session, round_.id, group, "Xã A;;\nXã B;;")
    book = session.book(round_.id, group.id)
    assert index_chart(book) is None
    assert group_profile(book) is None
    assert unit_profile(book, book.units[0].id) is None
    with pytest.raises(InputError, match=r"DOC\.101"):
        charts_part(task_of(session, book))


def test_the_profile_of_a_group_is_its_exact_median(book: GroupBook) -> None:
    chart = group_profile(book)
    assert chart is not None
    appraised = sorted(
        Fraction(s.result.nodes[book.tree.children(None)[0].id].points, 7000)
        for s in book.standings
    )
    first = chart.domains[0]
    assert first.value == appraised[8]
    assert first.span == (appraised[0], appraised[-1])
    assert first.name == "TĐ. Điểm thẩm định (70\u00a0điểm)"
    assert first.texts == ("91,43", "80,71 – 97,86")
    assert first.reference is None


def test_the_profile_of_a_unit_stands_beside_the_median_of_its_group(book: GroupBook) -> None:
    unit_id = book.standings[0].unit_id
    own, group = unit_profile(book, unit_id), group_profile(book)
    assert own is not None
    assert group is not None
    assert [each.reference for each in own.domains] == [each.value for each in group.domains]
    assert own.domains[0].value == Fraction(68_5000, 7000)
    assert own.domains[0].texts == ("97,86", "91,43")
    assert own.domains[0].told == "Điểm thẩm định: 97,86%, trung vị của khối 91,43%"


def test_a_unit_without_points_in_a_domain_has_no_share_there(session: Session) -> None:
    round_, group = session.rounds[0], session.group_of("nganh-doc")
    add_group(session, round_.id, group, "Cục A;60;20\nCục B;50;")
    book = session.book(round_.id, group.id)
    blank = next(unit.id for unit in book.units if unit.name == "Cục B")
    chart = unit_profile(book, blank)
    assert chart is not None
    assert chart.domains[1].value is None
    assert chart.domains[1].texts[0] == "–"
    assert "không có điểm" in chart.domains[1].told


def year_before(book: GroupBook, ranks: dict[int, int | None]) -> EarlierRound:
    """A round in which the units at these places of today's ranking had these ranks."""
    results = tuple(
        EarlierResult(book.standings[place].unit_id, book.group.id, Decimal(80), rank, "Tốt")
        for place, rank in ranks.items()
    )
    return EarlierRound(2015, results)


def test_change_of_rank_compares_what_can_be_compared(book: GroupBook) -> None:
    chart = rank_change(book, year_before(book, {0: 3, 1: 2, 2: 1, 3: None}))
    assert chart is not None
    assert chart.years == ("Năm 2015", "Năm 2016")
    assert [(line.before, line.after, line.mark) for line in chart.lines[:5]] == [
        (3, 1, "(+2)"), (2, 2, "(=)"), (1, 3, "(−2)"), (None, 4, "(–)"), (None, 5, "(–)"),
    ]  # fmt: skip
    assert chart.strokes == ("01 đơn vị tăng hạng", "01 đơn vị giảm hạng", "01 đơn vị giữ nguyên")
    assert [line.told.partition(": ")[2] for line in chart.lines[:4]] == [
        "hạng 1, tăng 2 bậc so với hạng 3 năm 2015",
        "hạng 2, giữ nguyên so với hạng 2 năm 2015",
        "hạng 3, giảm 2 bậc so với hạng 1 năm 2015",
        "hạng 4, không có thứ hạng năm 2015 để so sánh",
    ]
    assert len(chart.notes) == 1


def test_without_a_common_unit_there_is_no_change_of_rank(book: GroupBook) -> None:
    assert rank_change(book, year_before(book, {})) is None
    assert rank_change(book, year_before(book, {0: None})) is None


def test_a_rank_in_another_group_is_no_rank_to_compare_with(book: GroupBook) -> None:
    before = year_before(book, {0: 3, 1: 2})
    moved = replace(before.results[0], group_id=GroupId(book.group.id + 1))
    chart = rank_change(book, replace(before, results=(moved, before.results[1])))
    assert chart is not None
    assert [line.before for line in chart.lines[:2]] == [None, 2]


def test_the_annex_counts_its_figures(session: Session, book: GroupBook) -> None:
    part = charts_part(task_of(session, book, number="IV"))
    assert isinstance(part.content, ChartAnnex)
    assert part.content.number == "IV"
    assert [figure.caption for figure in part.content.figures] == [
        "Hình 1. Chỉ số cải cách hành chính năm 2016 theo đơn vị",
        "Hình 2. Kết quả theo từng lĩnh vực năm 2016",
    ]
    assert part.content.title == (
        "BIỂU ĐỒ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2016",
        "CỦA CÁC SỞ, BAN, NGÀNH TỈNH AN GIANG",
    )


def test_with_a_year_before_the_annex_shows_the_change_of_rank(
    session: Session, book: GroupBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = year_before(book, {0: 2, 1: 1})
    monkeypatch.setattr(session, "earlier", lambda _round: before)
    part = charts_part(task_of(session, book))
    assert isinstance(part.content, ChartAnnex)
    assert part.content.figures[-1].caption == (
        "Hình 3. Thay đổi thứ hạng năm 2016 so với năm 2015"
    )
