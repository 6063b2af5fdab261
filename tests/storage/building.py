"""A small work file with one round, and edits for it."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from parindex_desktop.domain.awards import (
    AwardedCollective,
    AwardedPerson,
    AwardSheet,
    PersonId,
)
from parindex_desktop.domain.criteria import (
    CriteriaSet,
    Criterion,
    CriterionId,
    Kind,
    SetId,
    Source,
)
from parindex_desktop.domain.edits import (
    AuditEntry,
    Author,
    CellChange,
    Edit,
    Entity,
    EntityChange,
)
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.policy import ClassBand, Policy, TieBreaker, TieBreakKind
from parindex_desktop.domain.rounds import (
    AwardRule,
    AwardRuleKind,
    GroupSetup,
    OfficeProfile,
    Round,
)
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.domain.units import Participation, RoundId, Unit, UnitId
from parindex_desktop.storage.workfile import WorkFile

LAN = Author("Nguyễn Thị Lan", "chuyên viên")
OFFICE = OfficeProfile("tỉnh An Giang", place="An Giang")


def new_file(path: Path) -> WorkFile:
    """Returns a new, open work file without a round."""
    return WorkFile.create(path, profile=OFFICE, author=LAN)


def added(*entities: Entity) -> tuple[EntityChange, ...]:
    return tuple(EntityChange(None, entity) for entity in entities)


def removed(*entities: Entity) -> tuple[EntityChange, ...]:
    return tuple(EntityChange(entity, None) for entity in entities)


@dataclass(frozen=True)
class Sample:
    """What `fill` puts into a work file."""

    round: Round
    set: CriteriaSet
    units: tuple[Unit, ...]
    criteria: tuple[Criterion, ...]
    entities: tuple[Entity, ...]

    def key(self, unit: int = 0, leaf: int = 0, stage: Stage = Stage.APPRAISAL_1) -> CellKey:
        """Returns a cell by the numbers of its unit and of its leaf."""
        return CellKey(self.round.id, self.units[unit].id, self.criteria[leaf + 1].id, stage)


def fill(work: WorkFile, *, units: int = 3, leaves: int = 4) -> Sample:
    """Adds a round with every kind of entity in one edit."""
    sample = plan(work, units=units, leaves=leaves)
    work.apply(Edit("sample", entities=added(*sample.entities)), author=LAN)
    return sample


def plan(work: WorkFile, *, units: int, leaves: int) -> Sample:
    """Returns the entities of a round without writing them."""
    group = work.read().groups()[0].id
    free = iter(work.reserve_ids(units + leaves + 4))
    policy = Policy(tie_breakers=(TieBreaker(TieBreakKind.CRITERION, "1"),))
    year = Round(RoundId(next(free)), 2016, "Năm 2016", policy)
    criteria_set = CriteriaSet(SetId(next(free)), year.id, group, bonus_cap=Points(20_000))
    parent = Criterion(
        CriterionId(next(free)), criteria_set.id, None, 0, "1", "Chỉ đạo", Points(leaves * 10_000)
    )
    below = tuple(
        Criterion(
            CriterionId(next(free)), criteria_set.id, parent.id, n, f"1.{n + 1}", "Tiêu chí",
            Points(10_000), Source.SURVEY if n == 1 else Source.APPRAISED,
            Kind.BONUS if n == 2 else Kind.NORMAL,
        )
        for n in range(leaves)
    )  # fmt: skip
    members = tuple(
        Unit(UnitId(next(free)), f"Sở số {n}", aliases=(f"So so {n}", "Sở «%»"))
        for n in range(units)
    )
    setup = GroupSetup(
        year.id, group, "BẢNG", (ClassBand("Đạt", Decimal("72.5")),), (),
        award_rule=AwardRule(AwardRuleKind.AT_LEAST, at_least=Decimal("79.95")),
    )  # fmt: skip
    entities: tuple[Entity, ...] = (
        year,
        criteria_set,
        parent,
        *below,
        setup,
        *members,
        *(Participation(year.id, u.id, group, n, ranked=n != 1) for n, u in enumerate(members)),
        AwardSheet(year.id, achievement="có thành tích", confirmed=True),
        AwardedCollective(year.id, members[0].id, 0, "ghi chú"),
        AwardedPerson(PersonId(next(free)), year.id, 0, "Bà", "Trần Thị B"),
    )
    return Sample(year, criteria_set, members, (parent, *below), entities)


def typed(key: CellKey, after: Score, before: Score = BLANK) -> Edit:
    """Returns the edit of one cell."""
    return Edit("scores.type", cells=(CellChange(key, before, after),))


def type_points(work: WorkFile, key: CellKey, points: int, before: Score = BLANK) -> AuditEntry:
    """Types a number into a cell."""
    return work.apply(typed(key, Score.number(points), before), author=LAN)


def contents(work: WorkFile) -> dict[str, object]:
    """Returns all that a reader can see, but for the audit trail."""
    reader = work.read()
    rounds = reader.rounds()
    groups = reader.groups()
    return {
        "profile": reader.profile(),
        "groups": groups,
        "rounds": rounds,
        "units": reader.units(),
        "of rounds": [
            (
                reader.participations(year.id),
                reader.setups(year.id),
                reader.criteria_sets(year.id),
                [reader.criteria_tree(year.id, group.id) for group in groups],
                reader.scores(year.id),
                reader.award_sheet(year.id),
                reader.awarded_collectives(year.id),
                reader.awarded_persons(year.id),
            )
            for year in rounds
        ],
    }
