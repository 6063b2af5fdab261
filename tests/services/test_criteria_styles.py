from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex_desktop.services import criteria_numbering
from parindex_desktop.services.criteria_styles import NumberingStyle, numbered, style_of
from parindex_desktop.services.session import Session
from tests.an_giang import open_an_giang
from tests.services.criteria_sets import book_of, find, make_set

CODES = {
    NumberingStyle.DOTTED: ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"],
    NumberingStyle.LETTERED: ["I", "I.1", "I.1.a", "I.1.b", "I.2", "II", "II.1"],
    NumberingStyle.RUNNING: ["I", "1", "1.1", "1.2", "2", "II", "3"],
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    make_set(opened)
    yield opened
    opened.close()


def renumber(session: Session, style: NumberingStyle) -> None:
    book = book_of(session)
    session.do(criteria_numbering.recode(session, book, numbered(book.tree, style)))


def codes(session: Session) -> list[str]:
    return [c.code for c in book_of(session).tree.criteria]


@pytest.mark.parametrize("style", NumberingStyle)
def test_a_set_is_numbered_in_a_style_and_known_by_it(
    session: Session, style: NumberingStyle
) -> None:
    before = [(c.id, c.name, c.lineage) for c in book_of(session).tree.criteria]
    renumber(session, style)
    assert codes(session) == CODES[style]
    assert style_of(book_of(session).tree) is style
    assert [(c.id, c.name, c.lineage) for c in book_of(session).tree.criteria] == before


def test_styles_lead_back_to_where_they_began(session: Session) -> None:
    for style in (*NumberingStyle, NumberingStyle.DOTTED):
        renumber(session, style)
    assert codes(session) == CODES[NumberingStyle.DOTTED]


@pytest.mark.parametrize(
    ("style", "top", "expected"),
    [
        (NumberingStyle.DOTTED, "1.1", {"1.1.1": "1.1.1", "1.1.2": "1.1.2"}),
        (NumberingStyle.LETTERED, "1.1", {"1.1.1": "1.1.a", "1.1.2": "1.1.b"}),
        (NumberingStyle.RUNNING, "2", {"2.1": "3"}),
        (NumberingStyle.RUNNING, "2.1", {}),
    ],
)
def test_a_branch_keeps_the_code_of_its_top(
    session: Session, style: NumberingStyle, top: str, expected: dict[str, str]
) -> None:
    tree = book_of(session).tree
    given = numbered(tree, style, find(book_of(session), top))
    assert {tree.get(id_).code: code for id_, code in given.items()} == expected


def test_points_are_counted_as_decisions_do(session: Session) -> None:
    many = "\n".join(["1 A; 1", "  1.1 B; 1", *(f"    1.1.{n} C; 1" for n in range(1, 26))])
    book = make_set(session, many, "nganh-doc")
    given = list(numbered(book.tree, NumberingStyle.LETTERED).values())
    assert given[2:9] == [f"I.1.{letter}" for letter in "abcdđeg"]
    assert given[-3:] == ["I.1.y", "I.1.24", "I.1.25"]


def test_an_empty_set_counts_as_dotted(session: Session) -> None:
    assert style_of(book_of(session, "nganh-doc").tree) is NumberingStyle.DOTTED
