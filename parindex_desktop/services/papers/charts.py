"""The charts of a group: index by unit and change of rank; and the annex that shows all of them.

Papers and the results screen draw the same definitions, so their words are those of papers. Lengths
are made from exact values, numbers in words are those of the ranking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.charts.bars import Bar, BarChart, Mean, Zone, bar_chart
from parindex_desktop.domain.charts.rank_change import RankChange, RankLine
from parindex_desktop.domain.earlier import changes_since
from parindex_desktop.domain.numbers import MAX_DECIMALS, NumberFormat
from parindex_desktop.domain.papers_charts import ChartAnnex, Figure
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.paper import reference_of
from parindex_desktop.services.papers.profiles import group_profile
from parindex_desktop.services.papers.titles import data_notes
from parindex_desktop.services.ranking_table import NOT_RANKED, index_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.charts.profile import ProfileChart
    from parindex_desktop.domain.earlier import EarlierRound, UnitChange
    from parindex_desktop.domain.policy import ClassBand
    from parindex_desktop.domain.ranking import Standing
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.kinds import PaperTask


# ---- the annex ----------------------------------------------------------------------------------


def charts_part(task: PaperTask) -> PaperPart:
    """Words the annex of charts of one group.

    Raises:
        InputError: `DOC.101` it has nothing to rank.
    """
    book = task.book
    figures = [
        Figure(f"Hình {place}. {caption}", chart)
        for place, (caption, chart) in enumerate(_captioned(task), start=1)
    ]
    if not figures:
        raise InputError("DOC.101", group=book.group.name, year=book.round.year)
    stamp = task.reading.stamp(task.round.id)
    annex = ChartAnnex(
        number=task.number,
        title=(
            f"BIỂU ĐỒ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {book.round.year}",
            f"CỦA {book.group.name} {task.reading.profile.province}".upper(),
        ),
        reference=reference_of(task.reading, task.request),
        figures=tuple(figures),
        notes=data_notes(stamp),
        stamp=stamp,
    )
    return PaperPart(PaperKind.CHARTS, annex, task.group)


def _captioned(task: PaperTask) -> Iterator[tuple[str, BarChart | ProfileChart | RankChange]]:
    book, year = task.book, task.round.year
    bars = index_chart(book)
    if bars is not None:
        yield f"Chỉ số cải cách hành chính năm {year} theo đơn vị", bars
    profile = group_profile(book)
    if profile is not None:
        yield f"Kết quả theo từng lĩnh vực năm {year}", profile
    earlier = task.reading.earlier(task.round)
    change = rank_change(book, earlier) if earlier is not None else None
    if earlier is not None and change is not None:
        yield f"Thay đổi thứ hạng năm {year} so với năm {earlier.year}", change


def _name(book: GroupBook, unit_id: UnitId) -> str:
    """Returns a name as it is measured, shortened and written: in NFC."""
    return clean(book.units_by_id[unit_id].name)


# ---- index by unit ------------------------------------------------------------------------------


def index_chart(book: GroupBook) -> BarChart | None:
    """Returns the index of every unit that has one, in the order of the ranking; None without."""
    shape = index_format(book)
    bars = [
        _bar(book, standing, shape) for standing in book.standings if standing.index is not None
    ]
    if not bars:
        return None
    mean = book.figures.mean
    line = None if mean is None else Mean(mean, f"Chỉ số trung bình: {shape.show(mean)}")
    axis = f"Chỉ số CCHC {book.round.year} (%)"
    return bar_chart(axis, bars, _zones(book.setup.bands), line, notes=tuple(_bar_notes(book)))


def _bar(book: GroupBook, standing: Standing, shape: NumberFormat) -> Bar:
    exact, printed = standing.result.index, standing.index
    assert exact is not None
    assert printed is not None
    name, shown = _name(book, standing.unit_id), shape.show(printed)
    rank = "không xếp hạng" if standing.rank is None else f"hạng {standing.rank}"
    grade = f", xếp loại {standing.class_name}" if standing.class_name else ""
    return Bar(
        key=standing.unit_id,
        name=name,
        rank=NOT_RANKED if standing.rank is None else str(standing.rank),
        value=exact,
        shown=shown,
        told=f"{name}: {shown}%, {rank}{grade}",
        ranked=standing.rank is not None,
    )


def _zones(bands: Sequence[ClassBand]) -> list[Zone]:
    """Returns classes with their bounds in words; the lowest says what it stays below."""
    shape = NumberFormat(MAX_DECIMALS)
    bounds = [f"từ {shape.show(band.lower_bound)}" for band in bands]
    if len(bands) > 1 and not bands[-1].lower_bound:
        bounds[-1] = f"dưới {shape.show(bands[-2].lower_bound)}"
    return [Zone(b.name, bound, b.lower_bound) for b, bound in zip(bands, bounds, strict=True)]


def _bar_notes(book: GroupBook) -> Iterator[str]:
    if any(s.rank is None and s.index is not None for s in book.standings):
        yield "Thanh viền nét đứt: đơn vị được chấm điểm nhưng không xếp hạng."
    without = [_name(book, s.unit_id) for s in book.standings if s.index is None]
    if without:
        yield f"Chưa có điểm: {', '.join(without)}."


# ---- change of rank -----------------------------------------------------------------------------


def rank_change(book: GroupBook, earlier: EarlierRound) -> RankChange | None:
    """Returns ranks beside those of the year before; None when no unit has both."""
    changes = [c for c in changes_since(earlier, book.group.id, book.standings) if c.rank]
    if all(change.ranks_gained is None for change in changes):
        return None
    gains = [change.ranks_gained for change in changes]
    known = [gained for gained in gains if gained is not None]
    counts = (
        (sum(g > 0 for g in known), "tăng hạng"),
        (sum(g < 0 for g in known), "giảm hạng"),
        (sum(g == 0 for g in known), "giữ nguyên"),
    )
    risen, fallen, same = (f"{count:02} đơn vị {verb}" for count, verb in counts)
    notes = (
        ("Dấu (–): đơn vị không có thứ hạng năm trước trong cùng khối để so sánh.",)
        if None in gains
        else ()
    )
    return RankChange(
        (f"Năm {earlier.year}", f"Năm {book.round.year}"),
        tuple(_rank_line(book, change, earlier.year) for change in changes),
        (risen, fallen, same),
        "Các đơn vị xếp theo thứ tự, không theo tỷ lệ: độ dốc không thể hiện số bậc.",
        notes,
    )


def _rank_line(book: GroupBook, change: UnitChange, year: int) -> RankLine:
    assert change.rank is not None
    name, gained = _name(book, change.unit_id), change.ranks_gained
    if gained is None or change.before is None:
        before, said = None, f"không có thứ hạng năm {year} để so sánh"
    else:
        before = change.before.rank
        verb = "tăng" if gained > 0 else "giảm"
        moved = f"{verb} {abs(gained)} bậc" if gained else "giữ nguyên"
        said = f"{moved} so với hạng {before} năm {year}"
    return RankLine(
        change.unit_id, name, before, change.rank, f"{name}: hạng {change.rank}, {said}"
    )
