"""Genuine codes verify, and nothing else does: not one changed, added or dropped character."""

from __future__ import annotations

import os
import stat
import string
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.cli import main
from parindex_desktop.domain.certificates.codes import Outcome, agrees
from parindex_desktop.errors import AppError
from parindex_desktop.services import signing_keys
from parindex_desktop.services.certificate_codes import PublicKey, SigningKey, text_of, verify
from tests.codes import entry_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = SigningKey.new()
TODAY = date(2026, 5, 25)
TEXT = text_of(KEY, entry_of("Bà Trần Thị Thử"))
HARD_NAMES = (
    "Bà Trần Thị Thử", "Ông K'Brêu H-Đăng", "Tập thể Sở A | B", "Ông Y Blôk Êban (100%)",
    "Bà Nguyễn Hoàng Thị Ngọc Ánh Tuyết", "Ban Quản lý “C & D” %7C",
)  # fmt: skip
_NAMES = st.one_of(
    st.sampled_from(HARD_NAMES),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
)
_LETTERS = st.one_of(
    st.sampled_from([*string.ascii_letters, *string.digits, *"-_+/=|% \u00a0\n\u212a\u0301đĐ"]),
    st.characters(),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARINDEX_HOME", str(tmp_path / "home"))
    return tmp_path


@settings(max_examples=150, deadline=1_000)
@given(name=_NAMES, decision=st.sampled_from(["1601/QĐ-UBND", "05|%7C", "", "%25|"]))
def test_what_the_register_says_verifies(name: str, decision: str) -> None:
    entry = entry_of(name, decision=decision)
    found = verify(KEY.public, text_of(KEY, entry))
    assert found.genuine
    assert found.signed is not None
    assert agrees(found.signed, entry)
    assert not agrees(found.signed, replace(entry, number=13))


@settings(max_examples=400, deadline=1_000)
@given(name=_NAMES, data=st.data())
def test_one_altered_character_never_verifies(name: str, data: st.DataObject) -> None:
    text = text_of(KEY, entry_of(name))
    place = data.draw(st.integers(0, len(text)))
    letter = data.draw(_LETTERS)
    for altered in (
        text[:place] + letter + text[place + 1 :],
        text[:place] + letter + text[place:],
        text[:place] + text[place + 1 :],
    ):
        assert verify(KEY.public, altered).genuine == (altered == text)


def test_every_place_and_every_other_letter_of_the_signature_is_told() -> None:
    alphabet = string.ascii_letters + string.digits + "-_+/="
    for place in range(len(TEXT) - 86, len(TEXT)):
        for letter in alphabet if place >= len(TEXT) - 2 else alphabet[::7]:
            altered = TEXT[:place] + letter + TEXT[place + 1 :]
            assert verify(KEY.public, altered).genuine == (altered == TEXT)
    assert not any(verify(KEY.public, TEXT[:n] + TEXT[n + 1 :]).genuine for n in range(len(TEXT)))


def test_other_spellings_of_the_same_letters_do_not_verify() -> None:
    assert not verify(KEY.public, unicodedata.normalize("NFD", TEXT)).genuine
    assert not verify(KEY.public, TEXT.replace("Thị", "Th\ud800")).genuine
    bars = text_of(KEY, entry_of("A|B"))
    assert not verify(KEY.public, bars.replace("%7C", "%7c")).genuine
    asked = text_of(KEY, entry_of("Bà ?"))
    assert not verify(KEY.public, asked.replace("?", "\ud800")).genuine


def test_each_way_of_not_being_genuine_is_named() -> None:
    other = SigningKey.new().public
    outcomes = [
        verify(KEY.public, TEXT.replace("Thử", "Thứ")).outcome,
        verify(other, TEXT).outcome,
        verify(KEY.public, "PAR2|" + TEXT[5:]).outcome,
        verify(KEY.public, TEXT[:40]).outcome,
        verify(KEY.public, "").outcome,
    ]
    assert outcomes == [
        Outcome.ALTERED, Outcome.OTHER_KEY, Outcome.NEWER, Outcome.NO_CODE, Outcome.NO_CODE,
    ]  # fmt: skip


def test_codes_are_short_and_say_the_same_every_time() -> None:
    assert text_of(KEY, entry_of("Bà Trần Thị Thử")) == TEXT
    assert len(TEXT.encode()) < 200


# ---- where keys lie


def test_a_key_is_made_backed_up_lost_and_restored(home: Path) -> None:
    assert signing_keys.state().key is None
    with pytest.raises(AppError, match=r"QRC\.106"):
        signing_keys.load()
    made = signing_keys.make()
    assert signing_keys.state().backed_up == ""
    text = signing_keys.code_maker()(entry_of("Bà Trần Thị Thử"))
    backup = home / "khoa.pem"
    signing_keys.back_up(backup, password="mật khẩu dài", today=TODAY)
    assert signing_keys.state().backed_up == "2026-05-25"
    signing_keys.state().path.unlink()
    codes = [
        _code(lambda: signing_keys.restore(backup, today=TODAY)),
        _code(lambda: signing_keys.restore(backup, password="sai bét rồi", today=TODAY)),
    ]
    assert codes == ["QRC.104", "QRC.105"]
    restored = signing_keys.restore(
        backup, password=unicodedata.normalize("NFD", "mật khẩu dài"), today=TODAY
    )
    assert restored == made
    assert verify(restored, text).genuine


def test_a_key_is_replaced_only_on_purpose_and_never_lost(home: Path) -> None:
    first = signing_keys.make()
    assert _code(signing_keys.make) == "QRC.107"
    assert _code(lambda: signing_keys.make(replacing=True)) == "QRC.108"
    backup = home / "khoa.pem"
    signing_keys.back_up(backup, today=TODAY)
    assert _code(lambda: signing_keys.back_up(backup, today=TODAY)) == "QRC.112"
    second = signing_keys.make(replacing=True)
    assert {first, second} == set(signing_keys.known_keys())
    assert signing_keys.state().backed_up == ""
    assert _code(lambda: signing_keys.restore(backup, today=TODAY)) == "QRC.107"
    assert signing_keys.load().public == second


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's folders to that person")
def test_only_its_owner_may_read_a_private_key(home: Path) -> None:
    signing_keys.make()
    state = signing_keys.state()
    assert stat.S_IMODE(state.path.stat().st_mode) == 0o600
    assert not state.exposed
    backup = home / "khoa.pem"
    signing_keys.back_up(backup, today=TODAY)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    state.path.chmod(0o644)
    assert signing_keys.state().exposed


def test_a_code_is_held_against_the_known_key_that_it_names(home: Path) -> None:
    assert signing_keys.verify_with_known(TEXT).outcome is Outcome.OTHER_KEY
    assert signing_keys.verify_with_known("x").outcome is Outcome.NO_CODE
    signing_keys.make()
    assert signing_keys.verify_with_known(TEXT).outcome is Outcome.OTHER_KEY
    signing_keys.remember(KEY.public)
    assert signing_keys.verify_with_known(TEXT).genuine
    altered = signing_keys.verify_with_known(TEXT.replace("12/", "13/"))
    assert altered.outcome is Outcome.ALTERED


def test_files_that_are_no_key_are_told(home: Path) -> None:
    signing_keys.make()
    backup, public, nothing = home / "khoa.pem", home / "cong-khai.pem", home / "x.pem"
    signing_keys.back_up(backup, today=TODAY)
    signing_keys.write_public(public)
    nothing.write_bytes(b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")
    assert [
        _code(lambda: signing_keys.read_public(backup)),
        _code(lambda: signing_keys.read_public(nothing)),
        _code(lambda: signing_keys.read_public(home / "none.pem")),
        _code(lambda: signing_keys.restore(public, today=TODAY)),
        _code(lambda: signing_keys.back_up(home / "y.pem", password="ngắn", today=TODAY)),
    ] == ["QRC.102", "QRC.101", "QRC.110", "QRC.103", "QRC.111"]
    signing_keys.state().path.write_bytes(b"damaged")
    assert _code(signing_keys.load) == "QRC.109"
    assert signing_keys.restore(backup, today=TODAY) == signing_keys.read_public(public)


def test_the_terminal_tells_genuine_from_altered(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, backup = home / "cong-khai.pem", home / "khoa.pem"
    assert main(["signing-key", "new"]) == 0
    assert main(["signing-key", "backup", "--to", str(backup)]) == 0
    assert main(["signing-key", "public", "--to", str(key)]) == 0
    assert main(["signing-key", "restore", str(backup)]) == 0
    text = text_of(signing_keys.load(), entry_of("Bà Trần Thị Thử"))
    capsys.readouterr()
    assert main(["verify-certificate", "--key", str(key), text]) == 0
    assert "Bằng khen: Bà Trần Thị Thử" in capsys.readouterr().out
    altered = text.replace("12/2026", "13/2026")
    assert main(["verify-certificate", "--key", str(key), altered]) == 3
    assert main(["verify-certificate", "--key", str(backup), text]) == 3
    assert "QRC.102" in capsys.readouterr().err


def test_a_public_key_outlives_its_file() -> None:
    assert PublicKey.from_pem(KEY.public.to_pem()) == KEY.public
    assert verify(PublicKey.from_pem(KEY.public.to_pem()), TEXT).genuine


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(AppError) as refused:
        act()
    return refused.value.code
