"""How far a group and its units came in each domain, as charts.

Lengths are made from exact shares, medians are those of the result sheets (`domain.medians`),
numbers are rounded once by the round's policy and printed as the index is.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.charts.profile import DomainShare, ProfileChart
from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.medians import median
from parindex_desktop.domain.numbers import format_points, round_half_up
from parindex_desktop.domain.text import clean
from parindex_desktop.services.ranking_table import index_format

if TYPE_CHECKING:
    from parindex_desktop.domain.tallies import Tally
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook

NOTHING: Final = "–"
_AXIS: Final = "Tỷ lệ điểm đạt được so với điểm tối đa (%)"


def group_profile(book: GroupBook) -> ProfileChart | None:
    """Returns the median of a group in each domain, from its lowest unit to its highest."""
    domains = _domains(book)
    if not domains:
        return None
    return ProfileChart(
        _AXIS,
        ("Trung vị\n(%)", "Thấp nhất –\ncao nhất (%)"),
        tuple(_group_share(book, each) for each in domains),
        ("Thanh ngang: trung vị của khối; đoạn thẳng: từ đơn vị thấp nhất đến đơn vị cao nhất.",),
    )


def unit_profile(book: GroupBook, unit_id: UnitId) -> ProfileChart | None:
    """Returns what a unit reached in each domain, against the median of its group."""
    return UnitProfiles(book).of(unit_id)


class UnitProfiles:
    """The profiles of all units of a group; what they share is worked out once."""

    def __init__(self, book: GroupBook) -> None:
        self._book = book
        self._domains = _domains(book)

    def of(self, unit_id: UnitId) -> ProfileChart | None:
        """Returns the profile of a unit; None where the group has nothing to compare with."""
        if not self._domains:
            return None
        return ProfileChart(
            _AXIS,
            ("Đơn vị\n(%)", "Trung vị\ncủa khối (%)"),
            tuple(_unit_share(self._book, each, unit_id) for each in self._domains),
            ("Thanh ngang: kết quả của đơn vị; vạch đậm: trung vị của khối.",),
        )


@dataclass(frozen=True, slots=True)
class _Domain:
    """A domain (lĩnh vực) and what ranked units reached in it, in percent, exact."""

    criterion: Criterion
    name: str
    reached: tuple[Fraction, ...]
    median: Fraction
    shown_median: str


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
            name, shown = _domain_name(criterion), _percent(book, middle)
            found.append(_Domain(criterion, name, reached, middle, shown))
    return found


def _share(tally: Tally) -> Fraction | None:
    return tally.ratio if tally.scored else None


def _group_share(book: GroupBook, domain: _Domain) -> DomainShare:
    middle, low, high = domain.median, min(domain.reached), max(domain.reached)
    shown, lowest, highest = domain.shown_median, _percent(book, low), _percent(book, high)
    return DomainShare(
        name=domain.name,
        value=middle,
        reference=None,
        span=(low, high),
        texts=(shown, f"{lowest} – {highest}"),
        told=f"{domain.criterion.name}: trung vị {shown}%, từ {lowest}% đến {highest}%",
    )


def _unit_share(book: GroupBook, domain: _Domain, unit_id: UnitId) -> DomainShare:
    reached = _share(book.result(unit_id).nodes[domain.criterion.id])
    shown = NOTHING if reached is None else _percent(book, reached)
    middle = domain.shown_median
    said = "không có điểm" if reached is None else f"{shown}%"
    return DomainShare(
        name=domain.name,
        value=reached,
        reference=domain.median,
        span=None,
        texts=(shown, middle),
        told=f"{domain.criterion.name}: {said}, trung vị của khối {middle}%",
    )


def _domain_name(criterion: Criterion) -> str:
    points = format_points(criterion.max_points)
    return f"{criterion.code}. {clean(criterion.name)} ({points}\u00a0điểm)"


def _percent(book: GroupBook, exact: Fraction) -> str:
    return index_format(book).show(round_half_up(exact, book.round.policy.decimals))
