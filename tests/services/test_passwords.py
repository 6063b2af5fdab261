"""Passwords are kept so that they can be checked and not read."""

import unicodedata

import pytest
from argon2 import PasswordHasher

from parindex_desktop.services import passwords
from parindex_desktop.services.passwords import hash_password, needs_rehash, verify

HASHED = hash_password("Mật khẩu 1")


def test_only_the_password_itself_fits() -> None:
    assert verify("Mật khẩu 1", HASHED)
    assert not verify("Mật khẩu 2", HASHED)
    assert not verify("mật khẩu 1", HASHED)
    assert not verify("", HASHED)


def test_both_ways_to_write_a_letter_are_one_password() -> None:
    decomposed = unicodedata.normalize("NFD", "Mật khẩu 1")
    assert decomposed != "Mật khẩu 1"
    assert verify(decomposed, HASHED)


def test_a_hash_tells_nothing_and_is_never_the_same() -> None:
    assert HASHED.startswith("$argon2id$")
    assert "khẩu" not in HASHED
    assert hash_password("Mật khẩu 1") != HASHED


@pytest.mark.parametrize(
    "damaged",
    [
        "", "*", "x", "$argon2id$", "$argon2id$v=19$m=1,t=2,p=1$", "ế" * 90,
        pytest.param(HASHED[:-4], id="cut off"),
    ],
)  # fmt: skip
def test_a_damaged_hash_fits_no_password(damaged: str) -> None:
    assert not verify("Mật khẩu 1", damaged)
    assert not verify("", damaged)


def test_a_hash_that_would_stop_the_computer_is_not_tried() -> None:
    for costs in ("m=4294967295,t=2,p=1", "m=47104,t=4294967295,p=1"):
        altered = HASHED.replace("m=47104,t=2,p=1", costs)
        assert altered != HASHED
        assert not verify("Mật khẩu 1", altered)
        assert not needs_rehash(altered)


def test_a_hash_of_lower_costs_is_made_anew() -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash("Mật khẩu 1")
    assert verify("Mật khẩu 1", cheap)
    assert needs_rehash(cheap)
    assert not needs_rehash(HASHED)


def test_the_costs_are_not_below_what_owasp_names() -> None:
    assert (passwords.MEMORY_KIB, passwords.TIME_COST) >= (46 * 1024, 1)
    assert f"m={passwords.MEMORY_KIB},t={passwords.TIME_COST},p={passwords.LANES}" in HASHED
