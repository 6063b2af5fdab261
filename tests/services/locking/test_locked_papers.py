"""A locked round says on every paper what the open one said, whatever is edited afterwards."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from parindex_desktop.codec import canonical
from parindex_desktop.domain.documents import Stamp
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.locking import Locking, LockingId
from parindex_desktop.domain.scores import BLANK, CellKey, Stage
from parindex_desktop.errors import AppError
from parindex_desktop.services.checking import Checker
from parindex_desktop.services.locked_rounds import LockedReading, reading_for_papers
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.numbering import is_of_awards
from parindex_desktop.services.snapshot_taking import taken
from parindex_desktop.services.snapshots import of_bytes, to_bytes
from tests.locked_chance import accept_warnings, lock_as_it_is
from tests.random_files import DrawnFile, open_random_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

KINDS = tuple(kind for kind in PaperKind if not is_of_awards(kind))
"""All that follow from what is locked."""


def said(reading: Reading) -> dict[str, Any]:
    """What every paper of the last round says, but for its stamp and the note that repeats it."""
    round_ = reading.round_of(2025)
    wanted = PaperSet(KINDS, reading.groups_in(round_.id))
    parts = worded(reading, round_, wanted)
    return {part.key: (unstamped(part.content), part.sheets) for part in parts}


def unstamped(content: Any) -> Any:
    notes = {
        name: tuple(note for note in getattr(content, name) if "mã dữ liệu" not in note)
        for name in ("footnotes", "notes")
        if hasattr(content, name)
    }
    return replace(content, stamp=Stamp(), **notes)


def edit_what_may_change(drawn: DrawnFile) -> None:
    """Other names, another office, other rules of entry, and another year before."""
    session = drawn.session
    profile = session.profile
    units = list(session.units.values())
    things: list[tuple[Any, Any]] = [
        (profile, replace(profile, province="tỉnh Khác", department="Sở Khác", authority="Ai")),
        *((unit, replace(unit, name=f"{unit.name} (mới)")) for unit in units),
        *((g, replace(g, name=f"{g.name} mới", heading="Khác")) for g in session.groups),
        (session.reader.entry_rules(), EntryRules(gap_percent=1)),
        *((group.setup, replace(group.setup, bands=())) for group in drawn.before.groups),
    ]
    session.do(Edit("test", entities=tuple(EntityChange(*each) for each in things)))
    round_ = drawn.before.round
    cells = []
    for group in session.groups_in(round_.id):
        book = session.book(round_.id, group.id)
        for unit in book.units:
            for (criterion, stage), score in dict(book.cells(unit.id)).items():
                key = CellKey(round_.id, unit.id, criterion, Stage(stage))
                cells.append(CellChange(key, score, BLANK))
    session.do(Edit("test", cells=tuple(cells)))


@pytest.mark.parametrize("seed", [4, 17, 45])
def test_a_lock_says_what_the_open_round_said_and_goes_on_saying_it(
    tmp_path: Path, seed: int
) -> None:
    drawn = open_random_file(tmp_path, seed)
    session = drawn.session
    accept_warnings(session)
    before = said(session)
    lock_as_it_is(session)
    locked = reading_for_papers(session, session.round_of(2025))
    assert isinstance(locked, LockedReading)
    assert said(locked) == before
    edit_what_may_change(drawn)
    session.locked_readings.clear()
    again = reading_for_papers(session, session.round_of(2025))
    assert again is not locked
    assert said(again) == before
    assert said(session) != before, "the names of the file are others now"
    session.close()


def test_accepted_warnings_stay_in_the_words_of_their_lock(tmp_path: Path) -> None:
    drawn = open_random_file(tmp_path, 4)
    accept_warnings(drawn.session)
    snapshot = taken(drawn.session, drawn.session.round_of(2025))
    assert len(snapshot.accepted) >= 3
    said_then = tuple(replace(each, text=f"Lời cũ {each.text}") for each in snapshot.accepted)
    round_ = snapshot.round
    never = Locking(LockingId(0), round_.id, 1, "0" * 64, "2026-01-05T16:30:00", "Lan", "0.1.0")
    reading = LockedReading(drawn.session, never, replace(snapshot, accepted=said_then))
    parts = worded(
        reading,
        round_,
        PaperSet((PaperKind.WARNINGS, PaperKind.MINUTES), reading.groups_in(round_.id)),
    )
    told = str([part.content for part in parts])
    assert all(told.count(each.text) >= 2 for each in said_then)
    drawn.session.close()


# ---- bytes that were altered --------------------------------------------------------------------


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnFile]:
    made = open_random_file(tmp_path_factory.mktemp("chance"), 4)
    accept_warnings(made.session)
    yield made
    made.session.close()


@pytest.fixture(scope="module")
def content(drawn: DrawnFile) -> bytes:
    return to_bytes(taken(drawn.session, drawn.session.round_of(2025)))


def use(session: Session, content: bytes) -> None:
    """Reads bytes and words everything of them, as printing does."""
    snapshot = of_bytes(content)
    round_ = snapshot.round
    never = Locking(LockingId(0), round_.id, 1, "0" * 64, "2026-01-05T16:30:00", "Lan", "0.1.0")
    reading = LockedReading(session, never, snapshot)
    for group in reading.groups_in(round_.id):
        assert Checker(reading, round_.id, group.id).counts is not None
    worded(reading, round_, PaperSet(KINDS, reading.groups_in(round_.id)))


@pytest.mark.parametrize("share", range(20))
def test_cut_bytes_are_refused_with_a_code(content: bytes, share: int) -> None:
    with pytest.raises(AppError) as refused:
        of_bytes(content[: len(content) * share // 20 + share])
    assert refused.value.code == "LCK.122"


ODD: tuple[Any, ...] = (
    None, True, -1, 0, 10**30, 2**63 - 1, "", "x", "9" * 5_000, [], {}, [[]], 1.5, "\ud800",
    "appraisal1", "1e999999",
)  # fmt: skip


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_altered_values_are_refused_with_a_code_or_are_values_like_others(
    drawn: DrawnFile, content: bytes, start: int
) -> None:
    refused = 0
    for seed in range(start, start + 50):
        draw, stored = Random(seed), json.loads(content)
        (holder, name), (beside, other) = draw.choices(list(places(stored)), k=2)
        holder[name] = draw.choice([*ODD, beside[other]])
        try:
            use(drawn.session, canonical(stored).encode("utf-8", "surrogatepass"))
        except AppError:
            refused += 1
    assert refused > 25


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every value in a document: what holds it, and under which name."""
    names = value.keys() if isinstance(value, dict) else range(len(value))
    for name in names:
        yield value, name
        if isinstance(value[name], dict | list):
            yield from places(value[name])
