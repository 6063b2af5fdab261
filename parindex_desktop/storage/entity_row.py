"""What the mapped classes of all entities share.

The columns of a mapped class are the fields of its domain dataclass, name by name; that is what
lets `entities` turn one into the other without a line per entity.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Integer, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from parindex_desktop.domain.award_money import AwardRate, BaseSalary, Rounding
from parindex_desktop.domain.award_rules import AwardRule, GroupRule
from parindex_desktop.domain.awards import AwardLevel, Whom
from parindex_desktop.domain.certificates.profiles import BlankField, QrBox
from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.edits import Entity
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.people import Role
from parindex_desktop.domain.policy import ClassBand, Policy
from parindex_desktop.domain.process import Step
from parindex_desktop.domain.register import BlankMove
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.rounds import RankingColumn
from parindex_desktop.domain.rules.kinds import Rule
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.second_entry.campaigns import CampaignState, Coverage, SheetState
from parindex_desktop.storage.columns import Choice, Flag, Structured


class EntityRow(DeclarativeBase):
    """Base of the mapped classes.

    Attributes:
        entity: The domain dataclass that a row of this class holds.
    """

    entity: ClassVar[type[Entity]]
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        int: Integer(),
        bool: Flag(),
        Source: Choice(Source),
        Kind: Choice(Kind),
        Stage: Choice(Stage),
        Step: Choice(Step),
        RemarkKind: Choice(RemarkKind),
        Role: Choice(Role),
        Coverage: Choice(Coverage),
        CampaignState: Choice(CampaignState),
        SheetState: Choice(SheetState),
        LetterKind: Choice(LetterKind),
        AwardLevel: Choice(AwardLevel),
        Whom: Choice(Whom),
        Rounding: Choice(Rounding),
        BlankMove: Choice(BlankMove),
        Policy: Structured(Policy),
        AwardRule: Structured(AwardRule),
        Rule | None: Structured(Rule | None),
        tuple[str, ...]: Structured(tuple[str, ...]),
        tuple[int, ...]: Structured(tuple[int, ...]),
        QrBox | None: Structured(QrBox | None),
        tuple[GroupRule, ...]: Structured(tuple[GroupRule, ...]),
        tuple[BaseSalary, ...]: Structured(tuple[BaseSalary, ...]),
        tuple[AwardRate, ...]: Structured(tuple[AwardRate, ...]),
        tuple[BlankField, ...]: Structured(tuple[BlankField, ...]),
        tuple[ClassBand, ...]: Structured(tuple[ClassBand, ...]),
        tuple[RankingColumn, ...]: Structured(tuple[RankingColumn, ...]),
    }


def own_key() -> Mapped[int]:
    """Returns the key of a thing that has an id."""
    return mapped_column(primary_key=True, autoincrement=False)


def reference(target: str, *, key: bool = False, index: bool = False) -> Mapped[Any]:
    """Returns a reference that refuses the removal of what it refers to: nothing typed cascades."""
    restrict = ForeignKey(target, ondelete="RESTRICT")
    return mapped_column(restrict, primary_key=key, autoincrement=False, index=index)
