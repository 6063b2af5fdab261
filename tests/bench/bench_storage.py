"""Reading and ranking a large group, against one SQL sum over the same rows."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Final

from parindex_desktop.domain.criteria import CriteriaSet, Criterion, CriterionId, SetId
from parindex_desktop.domain.edits import Author, CellChange, Edit, Entity, EntityChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rounds import Round, default_profile
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.domain.units import GroupId, Participation, RoundId, Unit, UnitId
from parindex_desktop.services.opening import create_session
from parindex_desktop.services.session import Session
from tests.bench import Measurement

UNITS: Final = 200
LEAVES: Final = 100
RUNS: Final = 5
_AUTHOR: Final = Author("bench")


def run() -> list[Measurement]:
    """Measures 200 units x 100 criteria: one import of all cells, opening, ranking from scratch."""
    with tempfile.TemporaryDirectory(prefix="parindex-bench-") as folder:
        path = Path(folder) / "bench.parindex"
        session = create_session(path, default_profile("An Giang"), _AUTHOR)
        try:
            edit = _everything(session)
            started = time.perf_counter()
            session.do(edit)
            pasted = time.perf_counter() - started
            summed = _median(lambda: _sql_sum(path))
            read = _median(lambda: _read_and_rank(session))
        finally:
            session.close()
    size = f"{UNITS} x {LEAVES}"
    return [
        Measurement(
            f"import of {size} cells, audited, on disk", pasted, "SQL sum", pasted / summed
        ),
        Measurement(f"reading and ranking {size}", read, "SQL sum of the same rows", read / summed),
    ]


def _everything(session: Session) -> Edit:
    ids = iter(session.new_ids(2 + UNITS + LEAVES))
    group = session.group_of("xa").id
    round_ = Round(RoundId(next(ids)), 2025, "Năm 2025")
    criteria_set = CriteriaSet(SetId(next(ids)), round_.id, group)
    leaves = [
        Criterion(
            CriterionId(next(ids)), criteria_set.id, None, i, str(i), f"TC {i}", Points(10_000)
        )
        for i in range(LEAVES)
    ]
    units = [Unit(UnitId(next(ids)), f"Xã {i}") for i in range(UNITS)]
    things: tuple[Entity, ...] = (
        round_, criteria_set, *leaves, *units,
        *(_participation(round_.id, unit.id, group, i) for i, unit in enumerate(units)),
    )  # fmt: skip
    cells = tuple(
        CellChange(
            CellKey(round_.id, unit.id, leaf.id, Stage.APPRAISAL_1),
            BLANK,
            Score.number((unit.id * 7_919 + leaf.id * 104_729) % 10_001),
        )
        for unit in units
        for leaf in leaves
    )
    return Edit("import", entities=tuple(EntityChange(None, t) for t in things), cells=cells)


def _participation(
    round_id: RoundId, unit_id: UnitId, group_id: GroupId, position: int
) -> Participation:
    return Participation(round_id, unit_id, group_id, position)


def _read_and_rank(session: Session) -> None:
    fresh = Session(session.work_file, _AUTHOR)
    book = fresh.book(fresh.round_of(2025).id, fresh.group_of("xa").id)
    assert len(book.standings) == UNITS


def _sql_sum(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT unit_id, SUM(points) FROM scores GROUP BY unit_id")
        assert len(rows.fetchall()) == UNITS


def _median(work: Callable[[], object]) -> float:
    return median(_seconds(work) for _ in range(RUNS))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
