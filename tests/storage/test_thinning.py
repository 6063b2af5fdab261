from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.storage.thinning import KEPT, superseded


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


TABLE = {
    "none": ("", ""),
    "ten are kept": (
        "2026-11-01 2026-11-02 2026-11-03 2026-11-04 2026-11-05 "
        "2026-11-06 2026-11-07 2026-11-08 2026-11-09 2026-11-10",
        "",
    ),
    "of one day the newest": (
        " ".join(f"2026-11-20T{hour:02}:00" for hour in range(8, 20)),
        "2026-11-20T08:00 2026-11-20T09:00",
    ),
    "the last of a day stays, its earlier ones go": (
        "2026-11-16T08:00 2026-11-16T17:00 2026-11-17T08:00 2026-11-17T17:00 "
        "2026-11-18T08:00 2026-11-18T17:00 2026-11-19T08:00 2026-11-19T09:00 "
        "2026-11-19T10:00 2026-11-19T11:00 2026-11-19T12:00 2026-11-19T13:00",
        "2026-11-16T08:00 2026-11-17T08:00",
    ),
    "one of an earlier month outlives many of this week": (
        "2026-09-02 2026-10-05 2026-11-02 2026-11-03 2026-11-10 2026-11-16 2026-11-17 2026-11-18 "
        "2026-11-19T08:00 2026-11-19T09:00 2026-11-19T10:00 2026-11-19T11:00",
        "2026-09-02 2026-11-02",
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_what_may_go(name: str) -> None:
    given_moments, gone = (tuple(at(text) for text in part.split()) for part in TABLE[name])
    assert superseded(given_moments) == set(gone)


@given(st.sets(st.integers(0, 60 * 24 * 400), max_size=60))
def test_ten_are_left_and_the_newest_is_among_them(minutes: set[int]) -> None:
    moments = {at("2026-01-01") + timedelta(minutes=number) for number in minutes}
    gone = superseded(moments)
    assert gone <= moments
    assert len(moments - gone) == min(KEPT, len(moments))
    assert not gone & set(sorted(moments)[-4:])


def test_the_last_three_made_before_a_lock_stay_beside_the_ten() -> None:
    first = at("2025-01-05T08:00")
    locks = [first + timedelta(hours=hour) for hour in range(4)]
    later = [at("2026-11-20T08:00") + timedelta(minutes=minute) for minute in range(30)]
    kept = {*locks, *later} - superseded([*locks, *later], locks)
    assert kept & set(locks) == set(locks[1:])
    assert len(kept - set(locks)) <= KEPT
