"""Work files drawn by chance: two years, two groups, every kind of leaf and of cell.

Units come, go and move between the years, some are left out of the ranking, some stand equal; a
second appraisal overrules the first here and there. What was drawn is kept beside the file, so that
a test can work out every printed number without the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    Criterion,
    CriterionId,
    Kind,
    SetId,
    Source,
)
from parindex_desktop.domain.edits import CellChange, Edit, Entity, EntityChange
from parindex_desktop.domain.numbers import NumberStyle, Points
from parindex_desktop.domain.policy import (
    DEFAULT_BANDS,
    ClassBand,
    Policy,
    RankBasis,
    TieBreaker,
    TieBreakKind,
    TieStyle,
)
from parindex_desktop.domain.rounds import (
    DEFAULT_COLUMNS,
    ColumnKind,
    GroupSetup,
    RankingColumn,
    Round,
)
from parindex_desktop.domain.scores import BLANK, CellKey, CellState, Score, Stage
from parindex_desktop.domain.units import Participation, RoundId, Unit, UnitGroup, UnitId
from parindex_desktop.services.opening import create_session
from parindex_desktop.services.session import Session
from tests.an_giang import AUTHOR, PROFILE
from tests.ruled_leaves import BANDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parindex_desktop.domain.rules.facts import Facts

CODES: Final = ("so", "huyen")
TRAIT: Final = "Đơn vị không có TTHC"
_OWN_BANDS: Final = (ClassBand("Tốt", Decimal("66.5")), ClassBand("Đạt", Decimal(40)))
_BREAKERS: Final = (TieBreakKind.APPRAISED, TieBreakKind.SURVEY)


@dataclass(frozen=True)
class DrawnGroup:
    """What was drawn for one group in one year."""

    group: UnitGroup
    setup: GroupSetup
    own: CriteriaSet
    criteria: tuple[Criterion, ...]
    units: tuple[Unit, ...]
    places: tuple[Participation, ...]


@dataclass(frozen=True)
class DrawnRound:
    """What was drawn for one year."""

    round: Round
    groups: tuple[DrawnGroup, ...]


@dataclass(frozen=True)
class DrawnFile:
    """A work file, and what was drawn for it; `before` is the year before `now`."""

    session: Session
    before: DrawnRound
    now: DrawnRound


def open_random_file(folder: Path, seed: int) -> DrawnFile:
    """Makes the file of a seed and opens it."""
    session = create_session(folder / f"chance-{seed}.parindex", PROFILE, AUTHOR)
    return _Maker(session, Random(seed)).file()


class _Maker:
    def __init__(self, session: Session, draw: Random) -> None:
        self._session, self._draw = session, draw
        count = draw.randint(8, 16)
        ids = session.new_ids(count)
        self._units = [Unit(UnitId(n), f"Sở {place}") for place, n in enumerate(ids, start=1)]

    def file(self) -> DrawnFile:
        self._write([*self._units], [])
        half = len(self._units) // 2
        before = self._round(2024, [self._units[: half - 1], self._units[half:-1]])
        moved = [self._units[half], *self._units[1:half]]
        now = self._round(2025, [moved, [self._units[0], *self._units[half + 1 :]]])
        return DrawnFile(self._session, before, now)

    def _write(self, things: Sequence[Entity], cells: Sequence[CellChange]) -> None:
        made = tuple(EntityChange(None, thing) for thing in things)
        self._session.do(Edit("import", entities=made, cells=tuple(cells)))

    def _round(self, year: int, units: Sequence[Sequence[Unit]]) -> DrawnRound:
        draw = self._draw
        policy = Policy(
            decimals=draw.randint(0, 4),
            rank_basis=draw.choice(list(RankBasis)),
            tie_style=draw.choice(list(TieStyle)),
            tie_breakers=tuple(map(TieBreaker, _BREAKERS[: draw.randint(0, 2)])),
            rebase_not_applicable=draw.random() < 0.7,
        )
        round_ = Round(RoundId(self._session.new_ids()[0]), year, f"Năm {year}", policy)
        self._write([round_], [])
        groups = (self._group(round_, code, own) for code, own in zip(CODES, units, strict=True))
        return DrawnRound(round_, tuple(groups))

    def _group(self, round_: Round, code: str, units: Sequence[Unit]) -> DrawnGroup:
        draw, group = self._draw, self._session.group_of(code)
        cap = [None, Points(5_000), Points(22_500)]
        own = CriteriaSet(
            SetId(self._session.new_ids()[0]), round_.id, group.id,
            bonus_cap=draw.choice(cap), penalty_cap=draw.choice(cap),
        )  # fmt: skip
        criteria = self._criteria(own.id)
        leaves = _leaves(criteria)
        columns = _columns(draw, leaves[0].code)
        bands = draw.choice((DEFAULT_BANDS, _OWN_BANDS))
        setup = GroupSetup(
            round_.id, group.id, bands=bands, columns=columns, show_mean=draw.random() < 0.8
        )
        places = tuple(
            Participation(
                round_.id, unit.id, group.id, place, ranked=draw.random() < 0.85,
                traits=(TRAIT,) if draw.random() < 0.2 else (),
            )
            for place, unit in enumerate(units)
        )  # fmt: skip
        cells = self._cells(round_, units, leaves)
        self._write([setup, own, *criteria, *places], cells)
        return DrawnGroup(group, setup, own, criteria, tuple(units), places)

    def _criteria(self, set_id: SetId) -> tuple[Criterion, ...]:
        """Two to four domains of up to three levels; the last leaf of all is bonus or penalty."""
        draw, made = self._draw, list[Criterion]()

        def add(parent: Criterion | None, place: int, depth: int) -> None:
            code = f"{parent.code}.{place + 1}" if parent else str(place + 1)
            ruled = draw.random() < 0.2
            most = Points(20_000 if ruled else draw.randint(1, 120) * 500)
            source = draw.choices(list(Source), weights=(5, 2, 1))[0]
            own = Criterion(
                CriterionId(self._session.new_ids()[0]), set_id, parent.id if parent else None,
                place, code, f"Mục {code}", most, source,
                draw.choices(list(Kind), weights=(9, 1, 1))[0],
                rule=BANDS if ruled else None,
                exempt=(TRAIT,) if draw.random() < 0.12 else (),
            )  # fmt: skip
            made.append(own)
            if depth < 3 and draw.random() < (0.8 if depth == 1 else 0.3):
                for nth in range(draw.randint(1, 3)):
                    add(own, nth, depth + 1)

        for place in range(draw.randint(2, 4)):
            add(None, place, 1)
        parents = {each.parent_id for each in made}
        return tuple(_plain(each) if each.id in parents else each for each in made)

    def _cells(
        self, round_: Round, units: Sequence[Unit], leaves: Sequence[Criterion]
    ) -> list[CellChange]:
        found: list[CellChange] = []
        scores: dict[tuple[CriterionId, Stage], Score] = {}
        for unit in units:
            if self._draw.random() > 0.2:  # else it stands equal to the unit before it
                scores = self._unit(leaves)
            found += [
                CellChange(CellKey(round_.id, unit.id, leaf, stage), BLANK, score)
                for (leaf, stage), score in scores.items()
            ]
        return found

    def _unit(self, leaves: Sequence[Criterion]) -> dict[tuple[CriterionId, Stage], Score]:
        draw, scores = self._draw, dict[tuple[CriterionId, Stage], Score]()
        if draw.random() < 0.06:
            return scores
        for leaf in leaves:
            stages = [(Stage.SURVEY, 0.92)]
            if leaf.source is Source.APPRAISED:
                stages = [(Stage.SELF, 0.7), (Stage.APPRAISAL_1, 0.9), (Stage.APPRAISAL_2, 0.15)]
            for stage, share in stages:
                if draw.random() < share:
                    scores[leaf.id, stage] = self._score(leaf)
        return scores

    def _score(self, leaf: Criterion) -> Score:
        draw = self._draw
        luck = draw.random()
        if luck < 0.07:
            return Score(CellState.NOT_APPLICABLE, ground="Không phát sinh")
        if luck < 0.12:
            return Score(CellState.PENDING, ground="Chờ báo cáo")
        if leaf.rule is None:
            return Score.number(draw.randint(0, leaf.max_points))
        part, whole = draw.randint(0, 40), draw.randint(40, 60)
        facts: Facts = (("numerator", str(part)), ("denominator", str(whole)))
        points = 20_000 if part * 10 >= whole * 9 else 10_000 if part * 10 >= whole * 7 else 0
        return Score.number(points, facts)


def _plain(criterion: Criterion) -> Criterion:
    """A branch: nothing of it is scored by itself."""
    return Criterion(
        criterion.id, criterion.set_id, criterion.parent_id, criterion.position, criterion.code,
        criterion.name, criterion.max_points, exempt=criterion.exempt,
    )  # fmt: skip


def _leaves(criteria: Sequence[Criterion]) -> list[Criterion]:
    parents = {each.parent_id for each in criteria}
    return [each for each in criteria if each.id not in parents]


def _columns(draw: Random, code: str) -> tuple[RankingColumn, ...]:
    if draw.random() < 0.3:
        return DEFAULT_COLUMNS
    styles = list(NumberStyle)
    kinds = (
        ColumnKind.ORDINAL, ColumnKind.UNIT, ColumnKind.APPRAISED, ColumnKind.SURVEY,
        ColumnKind.TOTAL, ColumnKind.MAXIMUM, ColumnKind.CRITERION, ColumnKind.INDEX,
        ColumnKind.RANK, ColumnKind.CLASS,
    )  # fmt: skip
    return tuple(
        RankingColumn(
            kind,
            heading=f"Cột {kind.value}",
            style=draw.choice(styles),
            percent=kind is ColumnKind.INDEX and draw.random() < 0.4,
            criterion_code=code if kind is ColumnKind.CRITERION else "",
        )
        for kind in kinds
    )
