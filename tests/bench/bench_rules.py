"""A criteria set with rules of every kind, from the file to the ranking, against one SQL sum.

The sum runs on a connection that is open already, over the rows of the round in the order of their
key: the least that can be asked of the same rows. Everything else starts from the file each time;
only parsed formulas stay in memory, as they do in the program.
"""

import random
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.fact_entry import enter_facts
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.recomputation import differing_points
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from parindex_desktop.storage.engine import connected
from tests.an_giang import AUTHOR
from tests.bench import Measurement
from tests.bench.bench_grid import bare_commits
from tests.rule_files import GROUP, YEAR, open_rule_file, typed_facts

SIZE: Final = (168, 90)
LARGE: Final = (3321, 100)
RUNS: Final = 9
EDITS: Final = 200
_MEGABYTE: Final = 1 << 20
_FRAME: Final = 1 / 60


def run() -> list[Measurement]:
    """Measures 168 units x 90 leaves with facts, one fact changed, and loading 3 321 x 100."""
    return [*_measure_group(), *_measure_large()]


def _measure_group() -> list[Measurement]:
    with _rule_file(SIZE) as session:
        summed = _sql_sum(session.path)
        loaded = _median(lambda: _load(session), RUNS)
        recomputed = _median(lambda: _recompute(session), RUNS)
        alone = _load(session)
        entered = _median(_entering(alone, lambda edit: alone.apply(edit.cells)), EDITS)
        book = session.book(session.round_of(YEAR).id, session.group_of(GROUP).id)
        written = _median(_entering(book, session.do), EDITS)
        bare = bare_commits(session.path.parent)
    size = f"{SIZE[0]} x {SIZE[1]} with facts"
    against = f"one SQL sum of the same rows: {summed * 1000:.2f} ms"
    commit = f"one row committed by sqlite3: {bare * 1000:.2f} ms"
    return [
        Measurement(f"loading {size}, totals, ranking", loaded, against, loaded / summed),
        Measurement("the same and every rule on its facts", recomputed, against,
                    recomputed / summed),
        Measurement("one fact: points, index, ranking", entered,
                    "60 frames a second: 16.67 ms", entered / _FRAME),
        Measurement("one fact: the same, audited, on disk", written, commit, written / bare),
    ]  # fmt: skip


def _measure_large() -> list[Measurement]:
    with _rule_file(LARGE) as session:
        summed = _sql_sum(session.path)
        loaded = _median(lambda: _load(session), 3)
        tracemalloc.start()
        book = _load(session)
        kept, peak = (size // _MEGABYTE for size in tracemalloc.get_traced_memory())
        tracemalloc.stop()
        assert len(book.units) == LARGE[0]
    against = f"one SQL sum: {summed:.2f} s; {kept} MB kept, {peak} MB at the most"
    return [Measurement("loading 3 321 x 100 with facts", loaded, against, loaded / summed)]


@contextmanager
def _rule_file(size: tuple[int, int]) -> Iterator[Session]:
    with TemporaryDirectory(prefix="parindex-bench-") as folder:
        session = open_rule_file(Path(folder) / "rules.parindex", units=size[0], leaves=size[1])
        try:
            yield session
        finally:
            session.close()


def _load(session: Session) -> GroupBook:
    """Reads the group from the file, without what the session has already."""
    fresh = Session(session.work_file, AUTHOR)
    book = fresh.book(fresh.round_of(YEAR).id, fresh.group_of(GROUP).id)
    assert len(book.standings) == len(book.units)
    return book


def _recompute(session: Session) -> None:
    """Reads the group, and lets every rule say what its facts are worth."""
    assert differing_points(_load(session)) == ()


def _entering(book: GroupBook, take: Callable[[Edit], object]) -> Callable[[], None]:
    """Returns what types other facts into some cell of appraisal 1 and asks for the ranking."""
    chance = random.Random(1)

    def enter() -> None:
        leaf = chance.choice(book.leaves)
        assert leaf.rule is not None
        place = Place(chance.choice(book.units).id, leaf.id)
        take(enter_facts(book, Stage.APPRAISAL_1, place, typed_facts(leaf.rule, chance)).edit)
        assert len(book.standings) == len(book.units)

    return enter


def _sql_sum(path: Path) -> float:
    sql = (
        "SELECT unit_id, SUM(points) FROM scores"
        " WHERE round_id = (SELECT id FROM rounds) GROUP BY unit_id"
    )
    with connected(path, "ro") as connection:
        return _median(lambda: connection.exec_driver_sql(sql).fetchall(), RUNS)


def _median(work: Callable[[], object], times: int) -> float:
    return median(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
