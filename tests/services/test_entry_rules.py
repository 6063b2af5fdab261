"""The rules of score entry: bounds, phrases, one step of undo."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.entry_rules import DEFAULT_PHRASES, EntryRules
from parindex_desktop.errors import InputError
from parindex_desktop.services.entry_rules import MEGABYTE, MOST_MEGABYTES, change
from parindex_desktop.services.remarks import LONGEST_PHRASE
from parindex_desktop.services.session import Session
from tests.trait_files import open_trait_file

RULES = EntryRules()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_trait_file(tmp_path)
    yield opened
    opened.close()


def test_rules_are_changed_and_taken_back(session: Session) -> None:
    wanted = EntryRules(10, False, 5 * MEGABYTE, ("Chưa có tài liệu.", "Quá hạn."))
    session.do(change(session.reader.entry_rules(), wanted))
    assert session.entry_rules == wanted
    session.do(change(session.reader.entry_rules(), replace(wanted, gap_percent=20)))
    assert session.entry_rules.gap_percent == 20
    session.bus.undo()
    session.bus.undo()
    assert (session.entry_rules, session.reader.entry_rules()) == (RULES, None)


def test_the_same_rules_change_nothing() -> None:
    assert change(None, RULES).is_empty
    assert change(
        RULES, replace(RULES, phrases=(*DEFAULT_PHRASES, " ", DEFAULT_PHRASES[0]))
    ).is_empty


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(RULES, gap_percent=-1), "STP.116"),
        (replace(RULES, gap_percent=101), "STP.116"),
        (replace(RULES, attachment_limit=MEGABYTE - 1), "STP.117"),
        (replace(RULES, attachment_limit=MOST_MEGABYTES * MEGABYTE + 1), "STP.117"),
        (replace(RULES, phrases=("a" * (LONGEST_PHRASE + 1),)), "RMK.104"),
        (replace(RULES, phrases=("a\x07",)), "RMK.102"),
    ],
)
def test_what_cannot_be_is_refused(wrong: EntryRules, code: str) -> None:
    with pytest.raises(InputError) as refused:
        change(None, wrong)
    assert refused.value.code == code


@given(
    st.lists(st.text("aă  b", max_size=6), max_size=6),
    st.integers(0, 100),
    st.integers(MEGABYTE, MOST_MEGABYTES * MEGABYTE),
)
def test_phrases_are_kept_once_in_their_order(phrases: list[str], gap: int, limit: int) -> None:
    edit = change(EntryRules(1), EntryRules(gap, True, limit, tuple(phrases)))
    kept = edit.entities[0].after if edit.entities else EntryRules(1)
    assert isinstance(kept, EntryRules)
    read = [" ".join(phrase.split()) for phrase in phrases]
    assert list(kept.phrases) == [p for n, p in enumerate(read) if p and p not in read[:n]]
