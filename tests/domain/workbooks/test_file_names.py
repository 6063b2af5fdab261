"""Names of units as names of files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.workbooks.file_names import file_stem, file_stems


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Xã Ngọc Liên", "Xã Ngọc Liên"), ("Sở A/B: C?", "Sở A B C"), ("  ..", "_"), ("CON", "_CON"),
     ("com1.xã", "_com1.xã"), ("UBND xã.", "UBND xã"), ("..\\..\\Xã", "Xã"), ("", "_")],
)  # fmt: skip
def test_a_name_becomes_one_that_every_system_takes(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_equal_names_are_numbered() -> None:
    assert file_stems(["Xã An", "xã an", "Xã An"]) == ("Xã An", "xã an (2)", "Xã An (3)")


@given(st.lists(st.text(max_size=120), max_size=8))
def test_any_names_give_files_that_differ(names: list[str]) -> None:
    stems = file_stems(names)
    assert len({stem.casefold() for stem in stems}) == len(names)
    assert not any(set(stem) & set('<>:"/\\|?*\x00') for stem in stems)
    assert all(stem and len(stem.encode()) < 250 for stem in stems)
