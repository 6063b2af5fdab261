"""What the results say of a unit beside its numbers: missing scores, ties, what does not apply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import NumberFormat, NumberStyle, format_points
from parindex_desktop.domain.policy import RankBasis
from parindex_desktop.i18n import tr
from parindex_desktop.services import not_applicable_list
from parindex_desktop.services.policy_words import tie_breaker_name

if TYPE_CHECKING:
    from decimal import Decimal

    from parindex_desktop.domain.ranking import Standing
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be known of a unit's line.

    Attributes:
        mark: Two or three words for the table; empty when there is nothing to say.
        sentences: The same in full, for the strip below and the tool-tip.
        icon: Drawing beside the mark.
        role: Colour of the theme for both.
    """

    mark: str = ""
    sentences: tuple[str, ...] = ()
    icon: str = ""
    role: str = ""


def remarks(book: GroupBook) -> dict[UnitId, Remark]:
    """Returns the remarks of the units that need one."""
    told = {s.unit_id: remark(book, s) for s in book.standings}
    return {unit_id: each for unit_id, each in told.items() if each.sentences}


def remark(book: GroupBook, standing: Standing) -> Remark:
    """Returns what is to be said of one unit; missing scores weigh more than a tie."""
    marks: list[str] = []
    sentences: list[str] = []
    missing = standing.result.total.missing
    if missing:
        marks.append(tr("{count} scores missing", count=missing))
        sentences.append(_missing_sentence(book, standing))
    if standing.tie is not None:
        decided_by = standing.tie.decided_by
        sentences.append(_tie_sentence(book, standing))
        marks.append(
            tr("Shared rank")
            if decided_by is None
            else tr("By {points}", points=tie_breaker_name(decided_by))
        )
    if standing.result.total.not_applicable:
        marks.append(tr("{count} N/A", count=standing.result.total.not_applicable))
        sentences.append(_not_applicable_sentence(book, standing))
    icon, role = ("triangle-alert", "warning") if missing else ("info", "accent")
    return Remark(" · ".join(marks), tuple(sentences), icon, role) if marks else Remark()


def show_index(value: Decimal | None, decimals: int) -> str:
    """Returns an index as figures show it, all its decimals kept."""
    return "–" if value is None else NumberFormat(decimals, NumberStyle.FIXED).show(value)


def name_list(names: list[str]) -> str:
    """Returns the first names of a list and how many more there are."""
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return tr("{names} and {count} more", names=shown, count=more) if more > 0 else shown


def _missing_sentence(book: GroupBook, standing: Standing) -> str:
    total = standing.result.total
    return tr(
        "{count} of {all} criteria have no score yet; they count as 0.",
        count=total.missing,
        all=total.missing + total.scored,
    )


def _not_applicable_sentence(book: GroupBook, standing: Standing) -> str:
    listed = not_applicable_list.of_unit(book, standing.unit_id)
    what = "; ".join(" – ".join(filter(None, (e.criteria, e.ground))) for e in listed)
    if book.round.policy.rebase_not_applicable:
        return tr(
            "Does not apply: {what}. The maximum is {maximum} instead of {all}.",
            what=what,
            maximum=format_points(standing.result.total.maximum),
            all=format_points(book.tree.maximum()),
        )
    return tr("Does not apply: {what}. The maximum stays as it is.", what=what)


def _tie_sentence(book: GroupBook, standing: Standing) -> str:
    assert standing.tie is not None
    equals = [s for s in book.standings if s is not standing and _same_index(book, standing, s)]
    if standing.tie.decided_by is None:
        sharing = [s for s in equals if s.rank == standing.rank]
        return tr(
            "Shares rank {rank} with {names}: no declared rule sets them apart.",
            rank=standing.rank,
            names=_names(book, sharing),
        )
    return tr(
        "Has the same index as {names}; {points} decided the order.",
        names=_names(book, equals),
        points=tie_breaker_name(standing.tie.decided_by),
    )


def _same_index(book: GroupBook, one: Standing, other: Standing) -> bool:
    if other.rank is None:
        return False
    if book.round.policy.rank_basis is RankBasis.PRINTED:
        return one.index == other.index
    return one.result.index == other.result.index


def _names(book: GroupBook, standings: list[Standing]) -> str:
    return name_list([book.units_by_id[s.unit_id].name for s in standings])
