"""Every code the program can report has one sentence, and what the sentence needs to be filled."""

import ast
import importlib
import pkgutil
import re
from collections import Counter

from parindex_desktop import sentences
from parindex_desktop.errors import AppError, Problem
from tests.architecture.sources import nodes, placeholders, words

ROOMS = ("parindex_desktop", "reports", "ui")
CATALOGUE = "parindex_desktop/sentences/"
CODE = re.compile(r"[A-Z]{2,6}\.\d{3}")
CARRIERS = {"AppError", "ConflictError", "InputError", "SurroundingsError"}

_MODULES = [
    importlib.import_module(f"{sentences.__name__}.{each.name}")
    for each in pkgutil.iter_modules(sentences.__path__)
    if each.name != "actions"  # words what was done, not what failed
]
NEEDED = {
    code: placeholders(text) | placeholders(action)
    for module in _MODULES
    for code, (text, action) in module.SENTENCES.items()
}
_CODES = [(place, word) for place, word in words(*ROOMS) if CODE.fullmatch(word)]
REPORTED = {word: place for place, word in _CODES if not place.startswith(CATALOGUE)}
WORDED = Counter(word for place, word in _CODES if place.startswith(CATALOGUE))


def test_every_reported_code_has_a_sentence() -> None:
    assert {code: place for code, place in REPORTED.items() if code not in WORDED} == {}


def test_no_sentence_is_left_over() -> None:
    assert sorted(WORDED.keys() - REPORTED.keys()) == []


def test_a_code_is_worded_once() -> None:
    assert [code for code, times in WORDED.items() if times > 1] == []


def test_every_code_can_be_told_to_a_person() -> None:
    assert NEEDED
    for code, names in NEEDED.items():
        anything: dict[str, object] = dict.fromkeys(names, "x")
        assert sentences.tell(AppError(code, **anything)).text
        assert code in sentences.tell(Problem(code, "row 7", anything)).line


def test_an_error_brings_what_its_sentence_says() -> None:
    lacking = {
        place: sorted(NEEDED[code] - given)
        for place, code, given in _raised()
        if not NEEDED.get(code, set()) <= given
    }
    assert lacking == {}


def _raised() -> list[tuple[str, str, set[str]]]:
    """Returns place, code and parameter names of errors written with both in the open."""
    found = []
    for place, call in nodes(ast.Call, *ROOMS):
        names = {keyword.arg for keyword in call.keywords}
        is_error = isinstance(call.func, ast.Name) and call.func.id in CARRIERS
        if is_error and None not in names and call.args and isinstance(call.args[0], ast.Constant):
            found.append((place, str(call.args[0].value), {str(name) for name in names}))
    return found
