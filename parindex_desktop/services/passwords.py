"""Passwords as hashes that are slow to guess: the one place with argon2.

The costs are those that OWASP names for Argon2id with room to spare, and stay below a quarter of a
second on a laptop of ten years ago. A hash says itself with which costs it was made, so that they
may be raised later.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argon2 import PasswordHasher

TIME_COST: Final = 2
MEMORY_KIB: Final = 46 * 1024
LANES: Final = 1

_MOST_MEMORY_KIB: Final = 512 * 1024
_MOST_TIME: Final = 64
"""Costs of a hash beyond these are no hash of ours: an altered file must not stop the computer."""


def hash_password(password: str) -> str:
    """Returns the hash to store; the same password never gives the same hash twice."""
    return _hasher().hash(_typed(password))


def verify(password: str, hashed: str) -> bool:
    """Tells whether a password is the one that was hashed; a damaged hash fits none."""
    from argon2.exceptions import InvalidHashError, VerificationError

    if not _is_affordable(hashed):
        return False
    try:
        return _hasher().verify(hashed, _typed(password))
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(hashed: str) -> bool:
    """Tells whether a sound hash was made with other costs than those of this version."""
    return _is_affordable(hashed) and _hasher().check_needs_rehash(hashed)


def _is_affordable(hashed: str) -> bool:
    from argon2 import extract_parameters
    from argon2.exceptions import InvalidHashError

    try:
        found = extract_parameters(hashed)
    except (InvalidHashError, ValueError):
        return False
    return found.memory_cost <= _MOST_MEMORY_KIB and found.time_cost <= _MOST_TIME


def _typed(password: str) -> bytes:
    """Returns the bytes that are hashed: input methods write one letter in two ways."""
    return unicodedata.normalize("NFC", password).encode()


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=LANES)
