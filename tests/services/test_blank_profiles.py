"""Blank profiles, pictures and fonts in a work file: every step an edit that goes back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from parindex_desktop.domain.certificates.profiles import BlankProfile, FieldName, QrBox
from parindex_desktop.domain.certificates.ready import ready_profiles
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.people import Role
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.exchange.pictures import read_picture
from parindex_desktop.sentences import tell
from parindex_desktop.services import blank_editing, blank_profiles, office_fonts
from parindex_desktop.services.blank_preview import BlankPreview
from parindex_desktop.services.blank_problems import picture_notes, problems_of
from parindex_desktop.services.blank_samples import samples
from parindex_desktop.services.session import Session
from tests import font_making
from tests.people import add_users

NAMES = [each.name for each in ready_profiles()]


def profile(session: Session, name: str = "Bằng khen 420 x 297") -> BlankProfile:
    return blank_profiles.profile_named(session, name)


def names(session: Session) -> list[str]:
    return [each.name for each in blank_profiles.profiles_of(session)]


def moved(session: Session, **changes: object) -> Edit:
    now = profile(session)
    field = now.field(FieldName.SIGNER_NAME)
    assert field is not None
    after = replace(field, **changes)  # type: ignore[arg-type]
    return blank_editing.change_field(session, now, after)


def refusal(make: object, *args: object, **options: object) -> InputError:
    assert callable(make)
    with pytest.raises(InputError) as refused:
        make(*args, **options)
    assert tell(refused.value).text
    return refused.value


def test_a_ready_profile_is_kept_from_its_first_change_and_comes_back(session: Session) -> None:
    assert names(session) == NAMES
    assert session.reader.kept(BlankProfile) == ()
    session.do(moved(session, x=2100))
    assert profile(session).id
    assert sorted(names(session)) == sorted(NAMES)
    session.do(moved(session, x=2110))
    session.bus.undo()
    assert profile(session).field(FieldName.SIGNER_NAME).x == 2100  # type: ignore[union-attr]
    session.do(blank_profiles.remove_profile(profile(session)))
    assert profile(session) == ready_profiles()[0]
    session.bus.undo()
    assert profile(session).id
    session.bus.undo()
    assert session.reader.kept(BlankProfile) == ()


def test_profiles_are_copied_named_and_found_whatever_the_case(session: Session) -> None:
    session.do(blank_profiles.copy_profile(session, profile(session), "  Phôi  mới "))
    copy = profile(session, "PHÔI MỚI")
    assert replace(copy, id=profile(session).id, name=NAMES[0]) == profile(session)
    session.do(blank_profiles.rename_profile(session, copy, "Phôi năm 2026"))
    assert names(session)[0] == "Phôi năm 2026"
    renamed = profile(session, "phôi năm 2026")
    assert refusal(blank_profiles.rename_profile, session, renamed, " ").code == "CER.122"
    assert refusal(blank_profiles.rename_profile, session, renamed, "x" * 81).code == "EVI.104"
    taken = refusal(blank_profiles.rename_profile, session, renamed, "bằng khen 400 X 300")
    assert taken.code == "CER.123"
    unknown = refusal(blank_profiles.profile_named, session, "Huy chương")
    assert (unknown.code, "Giấy khen A4 dọc" in str(unknown.params["names"])) == ("CER.121", True)


def test_the_step_is_called_by_what_changed(session: Session) -> None:
    actions = [
        moved(session, **changes).action
        for changes in (
            {"x": 2100}, {"width": 900}, {"size": 160}, {"person": "{tên}"}, {"visible": False},
        )
    ]  # fmt: skip
    assert actions == [
        "blanks.place", "blanks.width", "blanks.look", "blanks.text", "blanks.hide"
    ]  # fmt: skip
    assert moved(session, person="{người ký}").is_empty


def test_a_text_cannot_be_put_off_the_paper_and_one_that_lies_there_can_be_mended(
    session: Session,
) -> None:
    refused = refusal(moved, session, x=4000)
    assert (refused.code, refused.params["beyond"]) == ("CER.124", "130,0")
    assert session.reader.kept(BlankProfile) == ()
    smaller = blank_editing.change_paper(
        session, profile(session), form="Bằng khen", width=3000, height=2000
    )
    session.do(smaller)
    told = problems_of(session, profile(session))
    assert {each.code for each in told if each.severity is Severity.ERROR} == {"CER.124"}
    session.do(moved(session, bold=False))  # still off, and yet it can be changed
    session.do(moved(session, x=100, y=1800))
    mended = {each.params.get("field") for each in told} - {
        each.params.get("field")
        for each in problems_of(session, profile(session))
        if each.code == "CER.124"
    }
    assert mended == {"Signer's name"}
    too_small = refusal(
        blank_editing.change_paper, session, profile(session), form="", width=100, height=2000
    )
    assert too_small.code == "CER.126"
    assert refusal(moved, session, least_size=900).code == "CER.129"
    assert refusal(moved, session, person="x" * 401).code == "EVI.104"
    assert refusal(moved, session, font="Không có").code == "CER.131"


def test_the_code_goes_on_and_off(session: Session) -> None:
    code = QrBox(100, 100, 280)
    session.do(blank_editing.change_code(session, profile(session), code))
    assert profile(session).qr == code
    off = refusal(blank_editing.change_code, session, profile(session), replace(code, x=4100))
    assert off.code == "CER.127"
    session.do(blank_editing.change_code(session, profile(session), None))
    assert profile(session).qr is None


def test_a_picture_lies_in_the_file_and_goes_back_with_undo(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "Phôi bằng khen.jpg"
    Image.new("RGB", (840, 594), "#fdf6e0").save(path)
    picture = read_picture(path)
    session.do(blank_editing.set_background(session, profile(session), path, picture))
    assert profile(session).background_name == "Phôi bằng khen.jpg"
    assert blank_profiles.background_of(session, profile(session)) == path.read_bytes()
    assert [each.code for each in picture_notes(profile(session), picture)] == ["CER.137"]
    tall = replace(picture, width=594, height=840)
    assert [each.code for each in picture_notes(profile(session), tall)] == ["CER.136", "CER.137"]
    session.do(blank_editing.remove_background(session, profile(session)))
    assert blank_profiles.background_of(session, profile(session)) is None
    session.bus.undo()
    assert blank_profiles.background_of(session, profile(session)) == path.read_bytes()


def test_who_may_not_change_puts_nothing_into_the_file(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (840, 594)).save(path)
    session.work_as(add_users(session)[Role.ENTRY])
    picture = read_picture(path)
    refused = refusal(blank_editing.set_background, session, profile(session), path, picture)
    assert refused.code == "USR.121"
    font = tmp_path / "a.ttf"
    font.write_bytes(font_making.whole())
    assert refusal(office_fonts.add_font, session, font).code == "USR.121"
    with session.work_file._engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM attachments").scalar_one()
    assert kept == 0


def test_a_font_is_taken_once_used_and_removed_only_when_nothing_uses_it(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "chu-dep.ttf"
    path.write_bytes(font_making.named("UVN Mau Tim"))
    taken = office_fonts.add_font(session, path)
    session.do(taken.edit)
    assert office_fonts.add_font(session, path).edit.is_empty
    (tmp_path / "khac.ttf").write_bytes(font_making.named("UVN Mau Tim") + b"\0\0\0\0")
    assert refusal(office_fonts.add_font, session, tmp_path / "khac.ttf").code == "CER.147"
    session.do(moved(session, font="UVN Mau Tim"))
    assert office_fonts.font_files(session, profile(session)) == {"UVN Mau Tim": path.read_bytes()}
    (font,) = office_fonts.fonts_of(session)
    used = refusal(office_fonts.remove_font, session, font)
    assert (used.code, used.params["profiles"]) == ("CER.148", NAMES[0])
    session.do(moved(session, font=""))
    session.do(office_fonts.remove_font(session, font))
    assert office_fonts.fonts_of(session) == ()


def test_a_font_without_one_letter_leaves_the_file_as_it_was(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "thieu.ttf"
    path.write_bytes(font_making.without("ế"))
    assert refusal(office_fonts.add_font, session, path).code == "CER.139"
    with path.open("wb") as file:
        file.truncate(office_fonts.MOST_BYTES + 1)
    assert refusal(office_fonts.add_font, session, path).code == "CER.146"
    assert office_fonts.fonts_of(session) == ()


@pytest.mark.parametrize("name", NAMES)
def test_even_the_longest_awardee_fits_a_ready_profile(session: Session, name: str) -> None:
    ready = profile(session, name)
    preview = BlankPreview({})
    shown = samples(session, session.round_of(2016), ready)
    assert len(shown) >= 4
    for sample in (each for each in shown if each.is_invented):
        made = preview.fitted(ready, sample.certificate)
        assert made.problems == (), sample.certificate.name
        assert preview.page(ready, made).startswith(b"%PDF")
