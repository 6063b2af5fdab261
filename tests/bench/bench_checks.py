"""Checks of scores: a group from scratch, after one cell, and after a block pasted into it."""

import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.bench import Measurement
from tests.score_files import communes, open_score_file

if TYPE_CHECKING:
    from parindex_desktop.services.checking import Checker
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

_FRAME = "60 frames a second: 16.67 ms"


def run() -> list[Measurement]:
    """Measures 168 units x 90 criteria, and a paste of 200 x 100 with and without checks."""
    return [*_of_a_group(), *_of_a_paste()]


def _of_a_group() -> list[Measurement]:
    with tempfile.TemporaryDirectory(prefix="parindex-bench-") as name:
        session, book = _opened(Path(name), units=168, leaves=90)
        scored = _median(lambda: _graded_anew(session, book), 5)
        whole = _median(lambda: _checker(session, book).counts, 5)
        checker = _checker(session, book)
        session.subscribe(checker.take_over)
        checker.settle()
        chance = random.Random(1)
        cells = [_one_cell(session, book, checker, chance) for _ in range(100)]
        session.close()
    against = f"scoring and ranking the same group: {scored * 1000:.1f} ms"
    return [
        Measurement("checking 168 x 90 from scratch", whole, against, whole / scored),
        Measurement("checks after one cell of 168 x 90", median(cells), _FRAME,
                    median(cells) * 60),
    ]  # fmt: skip


def _of_a_paste() -> list[Measurement]:
    with tempfile.TemporaryDirectory(prefix="parindex-bench-") as name:
        session, book = _opened(Path(name), units=200, leaves=100)
        bare = median(_paste(session, book, nth) for nth in range(5))
        checker = _checker(session, book)
        session.subscribe(checker.take_over)
        checker.settle()
        checked = median(_paste(session, book, nth, checker) for nth in range(5))
        session.close()
    against = f"the same paste without checks: {bare:.2f} s"
    return [
        Measurement("pasting 200 x 100 with checks", checked, against, checked / bare),
    ]


def _opened(folder: Path, *, units: int, leaves: int) -> tuple["Session", "GroupBook"]:
    os.environ["PARINDEX_HOME"] = str(folder / "home")
    session = open_score_file(folder, communes(units), leaves)
    return session, session.book(session.rounds[0].id, session.group_of("so").id)


def _checker(session: "Session", book: "GroupBook") -> "Checker":
    from parindex_desktop.services.checking import Checker

    return Checker(session, book.round.id, book.group.id)


def _graded_anew(session: "Session", book: "GroupBook") -> None:
    from parindex_desktop.services.group_book import GroupBook

    again = GroupBook(
        round_=book.round, group=book.group, setup=book.setup, tree=book.tree, units=book.units,
        left_out=book.left_out, cells={unit.id: book.cells(unit.id) for unit in book.units},
    )  # fmt: skip
    assert again.standings


def _one_cell(
    session: "Session", book: "GroupBook", checker: "Checker", chance: random.Random
) -> float:
    """Returns the seconds from a change that is on disk until the counts are current."""
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.services.score_entry import Place, enter_text

    place = Place(chance.choice(book.units).id, chance.choice(book.leaves).id)
    text = chance.choice(("0,1", "0,2", "0,3", "0,4"))
    session.do(enter_text(book, Stage.APPRAISAL_1, place, text).edit)
    started = time.perf_counter()
    assert checker.counts
    return time.perf_counter() - started


def _paste(
    session: "Session", book: "GroupBook", nth: int, checker: "Checker | None" = None
) -> float:
    """Returns the seconds from the clipboard's text until all is written, ranked and checked."""
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.services.score_entry import Place, enter_texts, read_score

    texts = {
        Place(unit.id, leaf.id): "0,2" if (nth + place) % 2 else "0,25"
        for place, unit in enumerate(book.units)
        for leaf in book.leaves
    }
    started = time.perf_counter()
    session.do(enter_texts(book, Stage.SELF, texts, "scores.paste", read_score).edit)
    if checker is not None:
        assert checker.counts
    return time.perf_counter() - started


def _median(act: Callable[[], object], times: int) -> float:
    taken: list[float] = []
    for _ in range(times):
        started = time.perf_counter()
        act()
        taken.append(time.perf_counter() - started)
    return median(taken)
