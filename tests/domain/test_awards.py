"""The usual wording of a province in titles of awards."""

from __future__ import annotations

import pytest

from parindex_desktop.domain.rounds import default_profile


@pytest.mark.parametrize(
    ("given", "province", "place"),
    [
        ("An Giang", "tỉnh An Giang", "An Giang"),
        ("Tỉnh  An Giang", "tỉnh An Giang", "An Giang"),
        ("Huế", "thành phố Huế", "Huế"),
        ("TP. Hồ Chí Minh", "thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ],
)
def test_the_usual_wording_of_a_province(given: str, province: str, place: str) -> None:
    profile = default_profile(given)
    assert (profile.province, profile.place) == (province, place)
    assert profile.authority == f"Chủ tịch Ủy ban nhân dân {province}"
