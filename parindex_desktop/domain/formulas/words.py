"""The words of the formula language: its functions, and what therefore cannot name a variable."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

_NAME = re.compile(r"[^\W\d]\w*")


class Function(StrEnum):
    """What can be called; the text shows how."""

    IF = "nếu(a > 0; b; c)"
    MIN = "min(a; b)"
    MAX = "max(a; b)"
    ROUND = "tròn(a; 2)"


FUNCTIONS = {
    "nếu": Function.IF,
    "if": Function.IF,
    "min": Function.MIN,
    "max": Function.MAX,
    "tròn": Function.ROUND,
    "round": Function.ROUND,
}
AND, OR, NOT = ("và", "and"), ("hoặc", "or"), ("không", "not")
TIMES = "x"


def is_name(text: str) -> bool:
    """Tells whether a variable may have this name: letters, digits and `_`, no word of its own."""
    reserved = {*FUNCTIONS, *AND, *OR, *NOT, TIMES}
    return _NAME.fullmatch(text) is not None and text.lower() not in reserved


def normal(text: str) -> str:
    """Returns a text in the one Unicode form in which names are compared."""
    return unicodedata.normalize("NFC", text)
