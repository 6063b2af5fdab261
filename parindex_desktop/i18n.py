"""The language of the program: English sources, Vietnamese by default.

The window and the terminal say the same sentences, and the terminal must not load Qt, so
translation is the core's: plain gettext catalogues (`resources/translations/<language>/*.po`,
editable with any PO editor), read when the language is set. Official documents are always
Vietnamese and do not pass through here.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from parindex_desktop.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEFAULT_LANGUAGE = "vi"
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}

_active: dict[str, str] = {}


def set_language(language: str) -> None:
    """Makes `tr` answer in a language of `LANGUAGES`; English needs no catalogue."""
    _active.clear()
    _active.update(_read_catalogues(resource("translations", language)))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Lets `tr` answer in a language for a moment: an official paper quotes what a screen says."""
    before = dict(_active)
    set_language(language)
    try:
        yield
    finally:
        _active.clear()
        _active.update(before)


def tr(text: str, /, **params: object) -> str:
    """Returns the text in the language set, with `{name}` placeholders filled."""
    translated = _active.get(text, text)
    return translated.format(**params) if params else translated


def mark(text: str) -> str:
    """Marks a text for translation where it is declared; `tr` is applied where it is shown."""
    return text


@cache
def _read_catalogues(folder: Path) -> dict[str, str]:
    """Reads a language once: papers made from an English window ask for Vietnamese again."""
    if not folder.is_dir():
        return {}
    import polib  # ~20 ms, and not needed in English

    entries: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        entries.update(
            {entry.msgid: entry.msgstr for entry in polib.pofile(str(path)) if entry.msgstr}
        )
    return entries
