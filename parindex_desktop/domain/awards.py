"""Who is proposed for an award, and the list as the official sets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

from parindex_desktop.domain.rounds import AwardRule, AwardRuleKind
from parindex_desktop.domain.units import RoundId, UnitId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.ranking import Standing

PersonId = NewType("PersonId", int)


@dataclass(frozen=True, slots=True)
class AwardSheet:
    """The heading of a round's award list.

    Attributes:
        form: Hình thức khen thưởng: `Bằng khen`, `Giấy khen`, `Cờ thi đua`.
        achievement: What for, as the title goes on: `có thành tích ... năm 2016`.
        authority: Who awards, for the title; empty for the office's authority.
        confirmed: True once the official has taken the collectives over from the proposal.
    """

    round_id: RoundId
    form: str = "Bằng khen"
    achievement: str = ""
    authority: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class AwardedCollective:
    """A unit on the award list; `position` is the printed order."""

    round_id: RoundId
    unit_id: UnitId
    position: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class AwardedPerson:
    """A person on the award list.

    Attributes:
        honorific: `Ông` or `Bà`.
        office: Chức vụ.
        workplace: Đơn vị công tác.
    """

    id: PersonId
    round_id: RoundId
    position: int
    honorific: str
    name: str
    office: str = ""
    workplace: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The units that a rule proposes.

    Attributes:
        tied_at_cut: Units that share the last rank taken in and make the list longer than asked.
    """

    units: tuple[UnitId, ...]
    tied_at_cut: tuple[UnitId, ...] = ()


def propose(standings: Sequence[Standing], rule: AwardRule) -> Proposal:
    """Proposes units from a ranking, best first; a tie at the cut is taken in and told."""
    ranked = [s for s in standings if s.rank is not None]
    if rule.kind is AwardRuleKind.AT_LEAST:
        return Proposal(
            tuple(s.unit_id for s in ranked if s.index is not None and s.index >= rule.at_least)
        )
    if rule.first <= 0 or not ranked:
        return Proposal(())
    cut = ranked[min(rule.first, len(ranked)) - 1].rank
    assert cut is not None
    taken = [s for s in ranked if s.rank is not None and s.rank <= cut]
    tied = [s.unit_id for s in taken if s.rank == cut] if len(taken) > rule.first else []
    return Proposal(tuple(s.unit_id for s in taken), tuple(tied))
