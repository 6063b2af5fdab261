"""Every sentence of the program exists in Vietnamese, with the same placeholders.

Sentences are literal arguments of `tr` and `mark`; a text built at run time cannot be translated,
so `tr` with an f-string fails here as well.
"""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
import pytest

from parindex_desktop.paths import resource

ROOT = Path(__file__).parents[2]
ROOMS = ("parindex_desktop", "ui")
CATALOGUES = sorted(resource("translations", "vi").glob("*.po"))


class Use(NamedTuple):
    """One call of `tr` or `mark` in the sources."""

    place: str
    call: ast.Call

    @property
    def text(self) -> str | None:
        first = self.call.args[0] if self.call.args else None
        is_text = isinstance(first, ast.Constant) and isinstance(first.value, str)
        return str(first.value) if is_text and isinstance(first, ast.Constant) else None

    @property
    def is_tr(self) -> bool:
        return _called(self.call) == "tr"


def _called(call: ast.Call) -> str:
    """Returns `tr` or `mark` for `tr(...)` and `i18n.tr(...)`, but nothing for Qt's `self.tr`."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id == "i18n" else ""
    return function.id if isinstance(function, ast.Name) else ""


def _uses() -> Iterator[Use]:
    for path in sorted(each for room in ROOMS for each in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in {"tr", "mark"}:
                yield Use(f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", node)


def _entries() -> list[polib.POEntry]:
    return [entry for path in CATALOGUES for entry in polib.pofile(str(path))]


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


USES = list(_uses())
SOURCES = {use.text: use.place for use in USES if use.text is not None}
TRANSLATED = {entry.msgid: entry.msgstr for entry in _entries() if not entry.obsolete}


def test_the_sources_are_searched_where_the_sentences_are() -> None:
    assert {place.partition("/")[0] for place in SOURCES.values()} == set(ROOMS)


def test_every_sentence_has_a_vietnamese_translation() -> None:
    assert {text: place for text, place in SOURCES.items() if not TRANSLATED.get(text)} == {}


def test_no_translation_is_left_over() -> None:
    assert sorted(TRANSLATED.keys() - SOURCES.keys()) == []


def test_translations_keep_the_placeholders() -> None:
    unlike = {
        text: translation
        for text, translation in TRANSLATED.items()
        if _placeholders(text) != _placeholders(translation)
    }
    assert unlike == {}


def test_a_sentence_has_one_translation() -> None:
    seen: dict[str, str] = {}
    differing = [
        entry.msgid
        for entry in _entries()
        if seen.setdefault(entry.msgid, entry.msgstr) != entry.msgstr
    ]
    assert differing == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_translation_is_unfinished(path: Path) -> None:
    unfinished = [e.msgid for e in polib.pofile(str(path)) if e.fuzzy or e.obsolete]
    assert unfinished == []


def test_placeholders_are_filled_where_the_sentence_is_written() -> None:
    unlike = {
        use.place: use.text
        for use in USES
        if use.is_tr and use.text is not None and not _is_open(use.call)
        if _placeholders(use.text) != {keyword.arg for keyword in use.call.keywords}
    }
    assert unlike == {}


def test_no_sentence_is_put_together_while_running() -> None:
    built = [
        use.place
        for use in USES
        if use.call.args and isinstance(use.call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert built == []


def _is_open(call: ast.Call) -> bool:
    return any(keyword.arg is None for keyword in call.keywords)  # tr(text, **params)
