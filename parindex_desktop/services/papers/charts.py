"""The charts of a group: index by unit, domains, change of rank; and the annex that shows them.

Papers and the results screen draw the same definitions, so their words are those of papers. Lengths
are made from exact values, numbers in words are those of the ranking.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from parindex_desktop.domain.charts.bars import Bar, BarChart, Mean, Zone, bar_chart
from parindex_desktop.domain.charts.profile import DomainShare, ProfileChart
from parindex_desktop.domain.charts.rank_change import RankChange, RankLine
from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.earlier import changes_since
from parindex_desktop.domain.medians import median
from parindex_desktop.domain.numbers import (
    MAX_DECIMALS,
    NumberFormat,
    NumberStyle,
    format_points,
    round_half_up,
)
from parindex_desktop.domain.papers_charts import ChartAnnex, Figure
from parindex_desktop.domain.rounds import ColumnKind, RankingColumn
from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.paper import reference_of
from parindex_desktop.services.ranking_table import NOT_RANKED, number_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.earlier import EarlierRound, UnitChange
    from parindex_desktop.domain.policy import ClassBand
    from parindex_desktop.domain.ranking import Standing
    from parindex_desktop.domain.tallies import Tally
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.kinds import PaperTask

NOTHING = "–"
_INDEX = RankingColumn(ColumnKind.INDEX, style=NumberStyle.FIXED)
_PROFILE_AXIS = "Tỷ lệ điểm đạt được so với điểm tối đa (%)"


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
    annex = ChartAnnex(
        number=task.number,
        title=(
            f"BIỂU ĐỒ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {book.round.year}",
            f"CỦA {book.group.name} {task.reading.profile.province}".upper(),
        ),
        reference=reference_of(task.reading, task.request),
        figures=tuple(figures),
        stamp=task.reading.stamp(task.round.id),
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


# ---- index by unit ------------------------------------------------------------------------------


def index_chart(book: GroupBook) -> BarChart | None:
    """Returns the index of every unit that has one, in the order of the ranking; None without."""
    shape = _index_format(book)
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
    name, shown = book.units_by_id[standing.unit_id].name, shape.show(printed)
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
    without = [book.units_by_id[s.unit_id].name for s in book.standings if s.index is None]
    if without:
        yield f"Chưa có điểm: {', '.join(without)}."


# ---- domains ------------------------------------------------------------------------------------


def group_profile(book: GroupBook) -> ProfileChart | None:
    """Returns the median of a group in each domain, from its lowest unit to its highest."""
    domains = _domains(book)
    if not domains:
        return None
    return ProfileChart(
        _PROFILE_AXIS,
        ("Trung vị\n(%)", "Thấp nhất –\ncao nhất (%)"),
        tuple(_group_share(book, each) for each in domains),
        ("Thanh ngang: trung vị của khối; đoạn thẳng: từ đơn vị thấp nhất đến đơn vị cao nhất.",),
    )


def unit_profile(book: GroupBook, unit_id: UnitId) -> ProfileChart | None:
    """Returns what a unit reached in each domain, against the median of its group."""
    domains = _domains(book)
    if not domains:
        return None
    return ProfileChart(
        _PROFILE_AXIS,
        ("Đơn vị\n(%)", "Trung vị\ncủa khối (%)"),
        tuple(_unit_share(book, each, unit_id) for each in domains),
        ("Thanh ngang: kết quả của đơn vị; vạch đậm: trung vị của khối.",),
    )


@dataclass(frozen=True, slots=True)
class _Domain:
    """A domain (lĩnh vực) and what ranked units reached in it, in percent, exact."""

    criterion: Criterion
    reached: tuple[Fraction, ...]
    median: Fraction


def _domains(book: GroupBook) -> list[_Domain]:
    """Returns the domains in which ranked units reached a part of a maximum.

    Bonus and penalty have no maximum, hence no percent of it.
    """
    ranked = [standing.result for standing in book.standings if standing.rank is not None]
    found = []
    for criterion in book.tree.children(None):
        shares = (_share(result.nodes[criterion.id]) for result in ranked)
        reached = tuple(share for share in shares if share is not None)
        middle = median(reached)
        if middle is not None:
            found.append(_Domain(criterion, reached, middle))
    return found


def _share(tally: Tally) -> Fraction | None:
    return tally.ratio if tally.scored else None


def _group_share(book: GroupBook, domain: _Domain) -> DomainShare:
    middle, low, high = domain.median, min(domain.reached), max(domain.reached)
    shown, lowest, highest = (_percent(book, each) for each in (middle, low, high))
    return DomainShare(
        name=_domain_name(domain),
        value=middle,
        reference=None,
        span=(low, high),
        texts=(shown, f"{lowest} – {highest}"),
        told=f"{domain.criterion.name}: trung vị {shown}%, từ {lowest}% đến {highest}%",
    )


def _unit_share(book: GroupBook, domain: _Domain, unit_id: UnitId) -> DomainShare:
    reached = _share(book.result(unit_id).nodes[domain.criterion.id])
    shown = NOTHING if reached is None else _percent(book, reached)
    middle = _percent(book, domain.median)
    said = "không có điểm" if reached is None else f"{shown}%"
    return DomainShare(
        name=_domain_name(domain),
        value=reached,
        reference=domain.median,
        span=None,
        texts=(shown, middle),
        told=f"{domain.criterion.name}: {said}, trung vị của khối {middle}%",
    )


def _domain_name(domain: _Domain) -> str:
    criterion = domain.criterion
    return f"{criterion.code}. {criterion.name} ({format_points(criterion.max_points)}\u00a0điểm)"


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
        notes,
    )


def _rank_line(book: GroupBook, change: UnitChange, year: int) -> RankLine:
    assert change.rank is not None
    name, gained = book.units_by_id[change.unit_id].name, change.ranks_gained
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


# ---- numbers ------------------------------------------------------------------------------------


def _index_format(book: GroupBook) -> NumberFormat:
    """Returns how the ranking prints an index; the sign of percent stands at the axis."""
    columns = (c for c in book.setup.columns if c.kind is ColumnKind.INDEX)
    shape = number_format(next(columns, _INDEX), book.round.policy)
    return NumberFormat(shape.decimals, shape.style)


def _percent(book: GroupBook, exact: Fraction) -> str:
    decimals = book.round.policy.decimals
    return NumberFormat(decimals, NumberStyle.FIXED).show(round_half_up(exact, decimals))
