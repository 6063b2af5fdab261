"""Placeholders in the words of a letter: `{năm}`, filled from the data before a page is laid out.

A name is known by its letters alone: case and blanks do not count. What has no value leaves room
for a pen, since no placeholder is ever printed (`documents.md`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOM: Final = "........"
"""Printed where a placeholder has no value yet."""

_PLACEHOLDER: Final = re.compile(r"\{([^{}\n]{1,200})\}")
_LEFT_OPEN: Final = re.compile(r"\.{4,}|…{2,}|_{3,}|\[[^\[\]\n]{0,200}\]")
"""Dotted gaps, lines to write on, and `[words in brackets]`: what somebody meant to fill in."""
_LONE_BRACE: Final = re.compile(r"[{}]")


def placeholder(name: str) -> str:
    """Returns a name as it stands in a text."""
    return f"{{{name}}}"


def names_in(text: str) -> tuple[str, ...]:
    """Returns the names of the placeholders of a text, in reading order, each once."""
    return tuple(dict.fromkeys(clean(found) for found in _PLACEHOLDER.findall(text)))


def filled(text: str, values: Mapping[str, str], room: str = ROOM) -> str:
    """Returns a text with its placeholders filled.

    Args:
        text: A value of several lines makes several paragraphs of it.
        values: Names without braces, in lower case.
        room: Stands for what is unknown or has no value yet.
    """
    return _PLACEHOLDER.sub(lambda found: values.get(_key(found[1])) or room, text)


def is_known(name: str, values: Iterable[str]) -> bool:
    """Tells a placeholder of the program from one of somebody's own."""
    return _key(name) in values


def left_open(text: str) -> tuple[str, ...]:
    """Returns the gaps of a text that wait for words: dots, `[...]`, a brace without its other."""
    bare = _PLACEHOLDER.sub("", text)
    return (*_LEFT_OPEN.findall(bare), *_LONE_BRACE.findall(bare))


def _key(name: str) -> str:
    return clean(name).casefold()
