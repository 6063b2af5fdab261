"""What is wrong with a blank profile itself, and the ready ones, with which nothing is."""

from dataclasses import replace

import pytest

from parindex_desktop.domain.certificates.boxes import box_of, nearest_on_paper
from parindex_desktop.domain.certificates.content import PLACEHOLDERS
from parindex_desktop.domain.certificates.profiles import BlankProfile, FieldName, QrBox
from parindex_desktop.domain.certificates.ready import place_for_code, ready_profiles
from parindex_desktop.domain.certificates.soundness import flaws
from parindex_desktop.domain.placeholders import names_in

FREE_FOR_SIGNATURE = 350
READY = ready_profiles()


def codes(profile: BlankProfile) -> list[str]:
    return [flaw.code for flaw in flaws(profile, ())]


@pytest.mark.parametrize("profile", READY, ids=lambda each: each.name)
def test_a_ready_profile_is_sound_and_leaves_room_to_sign(profile: BlankProfile) -> None:
    assert codes(profile) == []
    assert {each.name for each in profile.fields} == set(FieldName)
    office, name = (
        box_of(field)
        for field in map(profile.field, (FieldName.SIGNER_OFFICE, FieldName.SIGNER_NAME))
        if field is not None
    )
    assert name.top - office.bottom >= FREE_FOR_SIGNATURE
    for field in profile.fields:
        assert set(names_in(field.person + field.collective)) <= set(PLACEHOLDERS)
    with_code = replace(profile, qr=place_for_code(profile))
    assert codes(with_code) == []


def test_papers_are_those_that_offices_buy() -> None:
    sizes = {(each.width, each.height) for each in READY}
    assert sizes == {(4200, 2970), (4000, 3000), (2970, 2100), (2100, 2970)}


@pytest.mark.parametrize(
    ("changes", "beyond"),
    [
        ({"x": -1}, 1),
        ({"x": 4200 - 3100 + 5}, 5),
        ({"y": 10}, 84),  # capitals with two marks rise above the paper
        ({"y": 2970}, 147),  # two lines and tails below it
    ],
)
def test_a_text_off_the_paper_is_told_with_how_far(changes: dict[str, int], beyond: int) -> None:
    field = READY[0].field(FieldName.RECIPIENT)
    assert field is not None
    moved = READY[0].with_field(replace(field, **changes))  # type: ignore[arg-type]
    found = [flaw for flaw in flaws(moved, ()) if flaw.code == "CER.124"]
    assert [(each.where, each.params["beyond"]) for each in found] == [
        (FieldName.RECIPIENT, beyond)
    ]
    hidden = moved.with_field(replace(field, visible=False, **changes))  # type: ignore[arg-type]
    assert "CER.124" not in codes(hidden)


@pytest.mark.parametrize(
    "changes",
    [
        {"size": 39}, {"size": 1501}, {"least_size": 281}, {"lines": 0}, {"leading": 114},
        {"width": 49}, {"colour": "red"}, {"colour": "#12345"},
    ],
)  # fmt: skip
def test_figures_that_cannot_be_printed_are_told(changes: dict[str, object]) -> None:
    field = READY[0].field(FieldName.RECIPIENT)
    assert field is not None
    assert "CER.129" in codes(READY[0].with_field(replace(field, **changes)))  # type: ignore[arg-type]


def test_texts_share_room_only_where_both_are_printed() -> None:
    profile = READY[0]
    position, achievement = (
        profile.field(name) for name in (FieldName.POSITION, FieldName.ACHIEVEMENT)
    )
    assert position is not None
    assert achievement is not None
    close = profile.with_field(replace(achievement, y=position.y + 20))
    assert codes(close) == ["CER.125"]
    assert codes(close.with_field(replace(position, person="", collective=""))) == []


def test_a_code_is_held_to_the_paper_to_texts_and_to_a_size() -> None:
    profile = READY[0]
    assert codes(replace(profile, qr=QrBox(4000, 100, 280))) == ["CER.127"]
    assert codes(replace(profile, qr=QrBox(100, 100, 219))) == ["CER.128"]
    assert codes(replace(profile, qr=QrBox(600, 1100, 280))) == ["CER.145"]


def test_paper_fonts_and_the_way_back() -> None:
    profile = READY[0]
    assert "CER.126" in codes(replace(profile, width=499))
    field = profile.field(FieldName.RECIPIENT)
    assert field is not None
    own = profile.with_field(replace(field, font="UVN Mau Tim"))
    assert codes(own) == ["CER.131"]
    assert flaws(own, {"UVN Mau Tim"}) == ()
    off = replace(field, x=4000, y=20)
    right, down = nearest_on_paper(profile, box_of(off))
    back = replace(off, x=off.x + right, y=off.y + down)
    assert codes(profile.with_field(back)) == []
    assert (back.x, box_of(back).top) == (4200 - field.width, 0)
