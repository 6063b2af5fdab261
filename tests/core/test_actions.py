"""Every kind of edit has its sentence, and the trail of an old or newer version can be read."""

import re

import pytest

from parindex_desktop import i18n
from parindex_desktop.domain.edits import EditKind
from parindex_desktop.sentences.actions import ACTIONS, tell_action, tell_kind
from parindex_desktop.services.audit_log import KINDS
from tests.architecture.sources import placeholders, words

FIRST_WORDS = {action.partition(".")[0] for action in ACTIONS} - {"import"}
ACTION = re.compile(rf"({'|'.join(sorted(FIRST_WORDS))})\.[a-z_]+(\.[a-z_]+)?")
USED = {
    word: place
    for place, word in words("parindex_desktop")
    if ACTION.fullmatch(word) and "/sentences/" not in place and not word.endswith(".id")
}


def test_every_action_that_is_done_has_a_sentence() -> None:
    assert len(USED) > 40
    assert {action: place for action, place in USED.items() if action not in ACTIONS} == {}


def test_the_log_finds_every_action_under_a_kind() -> None:
    named = {each for kind in KINDS.values() for each in kind.actions}
    whole = {action for action in ACTIONS if action in named}
    beginnings = tuple(each for each in named if each.endswith("."))
    assert [a for a in ACTIONS if a not in whole and not a.startswith(beginnings)] == []


def test_what_is_done_to_one_thing_or_many_has_both_sentences() -> None:
    for action in ACTIONS:
        if action.endswith(".one"):
            assert "count" in placeholders(ACTIONS[action.removesuffix(".one")])


def test_a_sentence_is_told_in_the_language_set() -> None:
    params = (("unit", "Sở Y tế"), ("criterion", "1.2"), ("value", "2,5"))
    assert tell_action("scores.type.one", params) == "Type 2,5 for Sở Y tế, criterion 1.2"
    i18n.set_language("vi")
    assert tell_action("scores.type.one", params) == "Nhập 2,5 cho Sở Y tế, tiêu chí 1.2"


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_a_missing_parameter_never_stops_the_log(action: str) -> None:
    assert tell_action(action, ())


def test_an_unknown_action_is_shown_by_its_key() -> None:
    assert tell_action("maps.colour", (("x", "1"),)) == "maps.colour"


def test_a_name_with_braces_is_no_placeholder() -> None:
    assert tell_action("units.add", (("unit", "{name}"),)) == "Add {name}"


@pytest.mark.parametrize(
    ("kind", "told"),
    [(EditKind.DO, "X"), (EditKind.UNDO, "Undone: X"), (EditKind.REDO, "Done again: X")],
)
def test_undo_and_redo_are_told_as_such(kind: EditKind, told: str) -> None:
    assert tell_kind(kind, "X") == told
