"""Giving traits to units: what is offered, what it does, and that nothing stored is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.units import UnitId
from parindex_desktop.services import rounds, score_entry, traits, units
from parindex_desktop.services.session import Session
from parindex_desktop.services.traits import Trait
from tests.trait_files import (
    NO_PROCEDURES,
    NO_STAFF,
    book_of,
    open_trait_file,
    place_of,
    type_points,
)

OWN = "Đơn vị mới thành lập"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Four units, the last with a trait that no criterion names."""
    opened = open_trait_file(tmp_path, traits={"Thanh tra tỉnh": (OWN,)})
    yield opened
    opened.close()


def unit(session: Session, name: str) -> UnitId:
    return place_of(session, name, "1").unit_id


def give(session: Session, *names: str, text: str = NO_PROCEDURES) -> Edit:
    own = [unit(session, name) for name in names]
    edit = traits.change(session, session.rounds[0].id, own, given=[text])
    session.do(edit)
    return edit


def had(session: Session, name: str) -> tuple[str, ...]:
    taking_part = session.reader.participations(session.rounds[0].id)
    return next(p.traits for p in taking_part if p.unit_id == unit(session, name))


def test_all_traits_of_the_round_are_offered_with_their_effect(session: Session) -> None:
    type_points(session, "Sở Y tế", {"2.2": "18", "2.1.1": "5", "1.2": "7"})
    give(session, "Sở Nội vụ")
    asked = [unit(session, "Sở Nội vụ"), unit(session, "Sở Y tế")]
    assert traits.offered(session, book_of(session), asked) == (
        Trait(NO_STAFF, held=0, leaves=1, numbers=1),
        Trait(NO_PROCEDURES, held=1, leaves=3, numbers=2),
        Trait(OWN, held=0, leaves=0, numbers=0),
    )


def test_numbers_of_every_stage_are_told(session: Session) -> None:
    place = place_of(session, "Sở Y tế", "2.2")
    session.do(score_entry.enter_text(book_of(session), Stage.SELF, place, "19").edit)
    type_points(session, "Sở Y tế", {"2.2": "18"})
    assert traits.effect(book_of(session), [place.unit_id], f" {NO_PROCEDURES} ") == Trait(
        NO_PROCEDURES, held=0, leaves=3, numbers=2
    )


def test_a_trait_takes_its_leaves_away_and_gives_them_back(session: Session) -> None:
    type_points(session, "Sở Y tế", {"1.1": "8", "2.2": "18"})
    before = book_of(session).result(unit(session, "Sở Y tế"))
    give(session, "Sở Y tế")
    result = book_of(session).result(unit(session, "Sở Y tế"))
    assert (format_points(result.total.points), format_points(result.total.maximum)) == ("8", "70")
    line = next(x for x in units.lines(book_of(session)) if x.unit.name == "Sở Y tế")
    assert (line.traits, line.exempt, line.scored, line.expected) == ((NO_PROCEDURES,), 3, 1, 4)
    own = [unit(session, "Sở Y tế")]
    session.do(traits.change(session, session.rounds[0].id, own, taken=[NO_PROCEDURES]))
    assert book_of(session).result(own[0]) == before


def test_several_units_keep_what_else_they_have(session: Session) -> None:
    edit = give(session, "Sở Y tế", "Thanh tra tỉnh", text="  Đơn vị  không có  thủ tục hành chính")
    assert (had(session, "Sở Y tế"), had(session, "Thanh tra tỉnh")) == (
        (NO_PROCEDURES,), (OWN, NO_PROCEDURES),
    )  # fmt: skip
    assert (edit.action, edit.params) == ("units.traits", (("count", "2"),))
    session.bus.undo()
    assert (had(session, "Sở Y tế"), had(session, "Thanh tra tỉnh")) == ((), (OWN,))


def test_giving_what_is_there_changes_nothing(session: Session) -> None:
    give(session, "Sở Y tế")
    own = [unit(session, "Sở Y tế")]
    again = traits.change(session, session.rounds[0].id, own, given=[NO_PROCEDURES, "  "])
    assert (again.is_empty, again.action) == (True, "units.traits.one")


def test_a_new_round_takes_traits_along(session: Session) -> None:
    give(session, "Sở Y tế")
    session.do(rounds.new_round(session, 2026, copy_from=session.rounds[0]))
    later = session.round_of(2026)
    taking_part = session.reader.participations(later.id)
    assert {p.traits for p in taking_part if p.unit_id == unit(session, "Sở Y tế")} == {
        (NO_PROCEDURES,)
    }
    book = session.book(later.id, session.group_of("so").id)
    assert book.result(unit(session, "Sở Y tế")).total.not_applicable == 3
