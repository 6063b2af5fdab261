"""Small criteria sets for tests, typed as an outline."""

from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.criteria_draft import DraftLine
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.services import criteria, criteria_branches
from parindex_desktop.services.criteria_branches import Landing
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.session import Session

OUTLINE = """
1 Chỉ đạo, điều hành; 5
  1.1 Kế hoạch; 3
    1.1.1 Ban hành; 1
    1.1.2 Thực hiện; 2
  1.2 Báo cáo; 2
2 Thể chế; 2
  2.1 Rà soát; 2
"""


def book_of(session: Session, group: str = "xa", year: int = 2016) -> GroupBook:
    return session.book(session.round_of(year).id, session.group_of(group).id)


def make_set(session: Session, outline: str = OUTLINE, group: str = "xa") -> GroupBook:
    """Gives a group a set: code, name and maximum of each line, two blanks for each level."""
    at = session.round_of(2016).id, session.group_of(group).id
    session.do(criteria.create(session, *at))
    lines = []
    for text in outline.strip("\n").splitlines():
        words, _, maximum = text.strip().partition(";")
        code, name = words.split(" ", 1)
        level = (len(text) - len(text.lstrip())) // 2
        lines.append(DraftLine(level, code, name, parse_points(maximum)))
    book = book_of(session, group)
    session.do(criteria_branches.paste_lines(session, book, lines, Landing(None, 0)).edit)
    return book_of(session, group)


def find(book: GroupBook, code: str) -> Criterion:
    found = book.tree.by_code(code)
    assert found is not None
    return found


def outline_of(book: GroupBook) -> list[str]:
    """Code of every line in printed order, two blanks for each level; positions must be dense."""
    level: dict[object, int] = {None: -1}
    for each in book.tree.criteria:
        level[each.id] = level[each.parent_id] + 1
        assert book.tree.children(each.parent_id)[each.position] == each
    return ["  " * level[c.id] + c.code for c in book.tree.criteria]
