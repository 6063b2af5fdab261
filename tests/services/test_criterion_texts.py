"""The words of a criterion beside its line, and whom it spares."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.services import criterion_texts, traits
from parindex_desktop.services.session import Session
from tests.ruled_leaves import book_of, leaf, open_ruled_file

TRAIT = "Đơn vị không có TTHC"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_ruled_file(tmp_path)
    yield opened
    opened.close()


def domain(session: Session) -> Criterion:
    return book_of(session).tree.children(None)[0]


def test_lines_stay_lines_and_blanks_go(session: Session) -> None:
    text = "\n Ban hành  kịp thời: 2 \n\n Không ban hành: 0\n\n"
    session.do(criterion_texts.change_guide(book_of(session), leaf(session), text))
    assert leaf(session).guide == "Ban hành kịp thời: 2\n\nKhông ban hành: 0"
    session.bus.undo()
    assert leaf(session).guide == ""


def test_every_text_goes_to_its_own_place(session: Session) -> None:
    session.do(criterion_texts.change_evidence(book_of(session), leaf(session), "Quyết định"))
    session.do(criterion_texts.change_appraiser(book_of(session), leaf(session), " Sở  Nội vụ "))
    session.do(criterion_texts.change_note(book_of(session), leaf(session), "Quý IV"))
    criterion = leaf(session)
    assert (criterion.evidence, criterion.appraiser, criterion.note) == (
        "Quyết định", "Sở Nội vụ", "Quý IV",
    )  # fmt: skip
    assert criterion_texts.known_appraisers(book_of(session)) == ("Sở Nội vụ",)


def test_the_same_text_again_is_no_edit(session: Session) -> None:
    assert criterion_texts.change_note(book_of(session), leaf(session), "  \n").is_empty


def test_a_trait_is_named_once_and_can_be_taken_off(session: Session) -> None:
    session.do(criterion_texts.spare(book_of(session), leaf(session), f" {TRAIT} "))
    assert leaf(session).exempt == (TRAIT,)
    assert criterion_texts.spare(book_of(session), leaf(session), TRAIT).is_empty
    assert criterion_texts.spare(book_of(session), leaf(session), "  ").is_empty
    session.do(criterion_texts.spare(book_of(session), leaf(session), "Mới thành lập"))
    session.do(criterion_texts.spare_no_longer(book_of(session), leaf(session), [TRAIT]))
    assert leaf(session).exempt == ("Mới thành lập",)


def test_a_branch_above_spares_its_units_here_too(session: Session) -> None:
    session.do(criterion_texts.spare(book_of(session), domain(session), TRAIT))
    book = book_of(session)
    assert criterion_texts.inherited_traits(book, leaf(session)) == ((domain(session), TRAIT),)
    assert criterion_texts.inherited_traits(book, domain(session)) == ()
    unit = book.units[1]
    session.do(traits.change(session, book.round.id, [unit.id], given=[TRAIT]))
    book = book_of(session)
    assert criterion_texts.spared_units(book, leaf(session)) == (unit,)
    assert criterion_texts.spared_units(book, book.leaves[-1]) == ()
