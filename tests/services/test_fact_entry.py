"""Facts typed for a cell, and what happens to them when points are typed over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.rules.kinds import SurveyRule
from parindex_desktop.domain.scores import BLANK, Score, Stage
from parindex_desktop.sentences.actions import tell_action
from parindex_desktop.services import score_entry
from parindex_desktop.services.fact_entry import enter_facts
from parindex_desktop.services.score_entry import Entry, Place
from parindex_desktop.services.session import Session
from tests.ruled_leaves import BANDS, OPTIONS, book_of, counts, leaf, open_ruled_file

LAYER = Stage.APPRAISAL_1
SURVEYED = 2
"""The third leaf of the file is measured by a survey."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_ruled_file(tmp_path, BANDS, OPTIONS, SurveyRule(), None)
    yield opened
    opened.close()


def place(session: Session, column: int = 0) -> Place:
    book = book_of(session)
    return Place(book.units[0].id, book.leaves[column].id)


def enter(
    session: Session, typed: dict[str, str], *, column: int = 0, layer: Stage = LAYER
) -> Entry:
    entry = enter_facts(book_of(session), layer, place(session, column), typed)
    session.do(entry.edit)
    return entry


def cell(session: Session, stage: Stage = LAYER, column: int = 0) -> Score:
    return book_of(session).score(*place(session, column), stage)


def test_facts_are_kept_with_the_points_the_rule_makes_of_them(session: Session) -> None:
    entry = enter(session, counts(38, 40))
    facts = (("numerator", "38"), ("denominator", "40"))
    assert cell(session) == Score.number(20_000, facts)
    assert entry.taken == (place(session),)
    assert tell_action(entry.edit.action, entry.edit.params).endswith(
        "Sở Nội vụ, criterion 1.1: 2 points"
    )


def test_other_facts_with_the_same_points_are_a_change_and_undone_exactly(session: Session) -> None:
    enter(session, counts(38, 40))
    before = cell(session)
    enter(session, counts(39, 40))
    assert cell(session).points == before.points
    assert cell(session) != before
    session.bus.undo()
    assert cell(session) == before


def test_the_same_facts_again_change_nothing(session: Session) -> None:
    enter(session, counts(38, 40))
    assert enter(session, {"numerator": " 38,0", "denominator": "40"}).edit.is_empty


def test_nothing_typed_clears_the_cell(session: Session) -> None:
    enter(session, counts(38, 40))
    entry = enter(session, {"numerator": "", "denominator": " "})
    assert cell(session) == BLANK
    assert entry.edit.action == "scores.clear.one"
    session.bus.undo()
    assert cell(session).facts


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"numerator": "38"}, "RUL.101"),
        ({"numerator": "ba mươi", "denominator": "40"}, "RUL.102"),
        (counts(3, 0), "RUL.108"),
    ],
)
def test_what_the_rule_refuses_keeps_the_cell(
    session: Session, typed: dict[str, str], code: str
) -> None:
    enter(session, counts(38, 40))
    entry = enter(session, typed)
    assert [refusal.problem.code for refusal in entry.refused] == [code]
    assert entry.refused[0].text == "; ".join(typed.values())
    assert cell(session).points == 20_000


def test_a_leaf_without_a_rule_takes_no_facts(session: Session) -> None:
    entry = enter(session, {"count": "1"}, column=3)
    assert entry.refused[0].problem.code == "RUL.151"


def test_survey_answers_stand_at_the_survey_stage(session: Session) -> None:
    assert leaf(session, SURVEYED).source.value == "survey"
    enter(session, {"a1": "10", "a2": "10"}, column=SURVEYED, layer=Stage.SURVEY)
    assert format_points(cell(session, Stage.SURVEY, SURVEYED).points) == "1,6"


@pytest.mark.parametrize("layer", [Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2])
def test_no_other_layer_fills_a_survey(session: Session, layer: Stage) -> None:
    entry = enter(session, {"a1": "10"}, column=SURVEYED, layer=layer)
    assert (entry.edit.is_empty, entry.closed) == (True, 1)


def test_the_same_number_typed_over_facts_keeps_them(session: Session) -> None:
    enter(session, counts(38, 40))
    entry = score_entry.enter_text(book_of(session), LAYER, place(session), "2,0")
    assert entry.edit.is_empty


def test_another_number_typed_over_facts_drops_them(session: Session) -> None:
    enter(session, counts(38, 40))
    before = cell(session)
    session.do(score_entry.enter_text(book_of(session), LAYER, place(session), "1,5").edit)
    assert cell(session) == Score.number(15_000)
    session.bus.undo()
    assert cell(session) == before


def test_clearing_a_cell_drops_its_facts(session: Session) -> None:
    enter(session, counts(38, 40))
    edit = score_entry.clear(book_of(session), LAYER, [place(session)]).edit
    session.do(edit)
    assert cell(session) == BLANK
