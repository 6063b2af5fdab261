"""A small work file with one round, and edits for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from parindex_desktop.domain.award_money import AwardMoney, AwardRate, BaseSalary
from parindex_desktop.domain.award_rules import (
    AwardRule,
    GroupRule,
    Measure,
    SavedRule,
    SavedRuleId,
)
from parindex_desktop.domain.awards import (
    AwardBar,
    AwardedCollective,
    AwardedPerson,
    AwardeeId,
    AwardSheet,
    EarlierAward,
    EarlierAwardId,
    SheetId,
    TakenOff,
    Whom,
)
from parindex_desktop.domain.certificates.profiles import (
    BlankField,
    BlankProfile,
    FieldName,
    FontId,
    OfficeFont,
    ProfileId,
    QrBox,
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
from parindex_desktop.domain.register import (
    BlankMove,
    BlankUse,
    BlankUseId,
    EntryId,
    RegisterEntry,
)
from parindex_desktop.domain.rounds import (
    GroupSetup,
    OfficeProfile,
    Round,
)
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.domain.units import GroupId, Participation, RoundId, Unit, UnitId
from parindex_desktop.storage.workfile import WorkFile

OF_ROUND = (AwardSheet, AwardedCollective, AwardedPerson, TakenOff, AwardBar)
OF_FILE = (
    SavedRule, EarlierAward, AwardMoney, BlankProfile, OfficeFont, RegisterEntry, BlankUse,
)  # fmt: skip
"""What awards and certificates are made of, as `Reader.kept` gives it."""

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
    free = iter(work.reserve_ids(units + leaves + 11))
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
    )  # fmt: skip
    entities: tuple[Entity, ...] = (
        year,
        criteria_set,
        parent,
        *below,
        setup,
        *members,
        *(Participation(year.id, u.id, group, n, ranked=n != 1) for n, u in enumerate(members)),
        *of_awards(year.id, group, members[0].id, [AwardeeId(next(free)) for _ in range(8)]),
    )
    return Sample(year, criteria_set, members, (parent, *below), entities)


def of_awards(
    round_id: RoundId, group: GroupId, unit: UnitId, ids: Sequence[AwardeeId]
) -> Iterator[Entity]:
    """Yields one of every kind of thing that awards are made of."""
    sheet, collective, person, *others = ids
    rule = AwardRule(Measure.RISE_IN_POINTS, quota=None, least_rise=Decimal("0.50"))
    sheet_id = SheetId(sheet)
    yield AwardSheet(
        round_id, achievement="có thành tích", confirmed=True, id=sheet_id,
        rules=(GroupRule(group, rule),),
    )  # fmt: skip
    yield AwardedCollective(round_id, unit, 0, "ghi chú", collective, sheet_id)
    yield AwardedPerson(person, round_id, 0, "Bà", "Trần Thị B", sheet_id=sheet_id)
    yield TakenOff(round_id, sheet_id, unit, "đã khen đột xuất")
    yield AwardBar(round_id, unit, "đang xem xét kỷ luật")
    yield SavedRule(SavedRuleId(others[0]), "Ba đơn vị đầu", rule)
    yield EarlierAward(EarlierAwardId(others[1]), 2014, "Bằng khen", Whom.PERSON, "Lê Văn C")
    yield AwardMoney(
        (BaseSalary("2026-07-01", 2_530_000, "Nghị định"),),
        (AwardRate("Bằng khen", Whom.PERSON, "2025-07-01", Decimal("1.5")),),
        id=others[4],  # the one row of an office has 1, and samples may be filled twice
    )
    profile = ProfileId(others[2])
    field = BlankField(FieldName.RECIPIENT, 100, 900, 2000, "{tên}", "")
    yield BlankProfile(profile, "Phôi", "Bằng khen", 4200, 2970, (field,), QrBox(10, 10, 300))
    yield OfficeFont(FontId(others[3]), "Chữ", "")
    entry = EntryId(person)
    yield RegisterEntry(
        entry, 2017, "Bằng khen", person, round_id, sheet_id, person, Whom.PERSON, "Bà Trần Thị B",
        "Sở số 0", "có thành tích", "1/QĐ-UBND", "2017-05-23", "2017-05-24",
    )  # fmt: skip
    use = BlankUseId(others[4])
    yield BlankUse(use, "Bằng khen", "2017-05-24", BlankMove.PRINTED, 1, entry)


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
        "kept": [reader.kept(kind) for kind in OF_FILE],
        "of rounds": [
            (
                reader.participations(year.id),
                reader.setups(year.id),
                reader.criteria_sets(year.id),
                [reader.criteria_tree(year.id, group.id) for group in groups],
                reader.scores(year.id),
                [reader.kept(kind, year.id) for kind in OF_ROUND],
            )
            for year in rounds
        ],
    }
