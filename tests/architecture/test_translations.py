"""Every sentence of the program exists in Vietnamese, with the same placeholders.

Sentences are literal arguments of `tr` and `mark`; a text built at run time cannot be translated,
so `tr` with an f-string fails here as well.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
import pytest

from parindex_desktop.paths import resource
from tests.architecture.sources import nodes, placeholders

ROOMS = ("parindex_desktop", "ui")
CATALOGUES = sorted(resource("translations", "vi").glob("*.po"))


class Use(NamedTuple):
    """A sentence in a call of `tr` or `mark`; a call with `a if x else b` is two uses."""

    place: str
    text: str
    call: ast.Call

    @property
    def is_filled_here(self) -> bool:
        """Whether this call names every placeholder: not for `mark`, nor for `tr(text, **all)`."""
        return _called(self.call) == "tr" and all(k.arg is not None for k in self.call.keywords)


def _called(call: ast.Call) -> str:
    """Returns `tr` or `mark` for `tr(...)` and `i18n.tr(...)`, but nothing for Qt's `self.tr`."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id == "i18n" else ""
    return function.id if isinstance(function, ast.Name) else ""


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for place, call in nodes(ast.Call, *ROOMS):
        if _called(call) in {"tr", "mark"} and call.args:
            yield place, call


def _literals(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.IfExp):
        return _literals(argument.body) + _literals(argument.orelse)
    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return [ast.literal_eval(argument)] if is_text else []


def _entries() -> list[polib.POEntry]:
    return [entry for path in CATALOGUES for entry in polib.pofile(str(path))]


USES = [Use(place, text, call) for place, call in _calls() for text in _literals(call.args[0])]
SOURCES = {use.text: use.place for use in USES}
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
        if placeholders(text) != placeholders(translation)
    }
    assert unlike == {}


def test_letters_after_alt_are_on_every_keyboard() -> None:
    letters = {text: re.findall(r"&([^& ])", text) for text in TRANSLATED.values()}
    assert [text for text, found in letters.items() if not "".join(found).isascii()] == []


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
    unfinished = [each.msgid for each in polib.pofile(str(path)) if each.fuzzy or each.obsolete]
    assert unfinished == []


def test_placeholders_are_filled_where_the_sentence_is_written() -> None:
    unlike = {
        use.place: use.text
        for use in USES
        if use.is_filled_here
        and not placeholders(use.text) <= {keyword.arg for keyword in use.call.keywords}
    }
    assert unlike == {}


def test_no_sentence_is_put_together_while_running() -> None:
    built = [
        place for place, call in _calls() if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert built == []
