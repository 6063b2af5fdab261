"""Codes of criteria changed with all that names them; the criteria themselves stay who they are.

Columns of the ranking and tie-breakers name a criterion by its printed code, so they are changed in
the same edit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.services.entity_changes import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.edits import Entity, EntityChange
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session


def recode(session: Session, book: GroupBook, codes: Mapping[CriterionId, str]) -> Edit:
    """Other codes for some criteria, all at once, so that two may change places.

    A tie-breaker is shared by the groups of a round: it follows unless another group has a
    criterion of the old code.

    Raises:
        InputError: `SET.112` no code, `SET.102` a new code that another criterion has.
    """
    cleaned = {id_: clean(code) for id_, code in codes.items()}
    if not all(cleaned.values()):
        raise InputError("SET.112")
    pairs = [(c, replace(c, code=cleaned.get(c.id, c.code))) for c in book.tree.criteria]
    counts = Counter(after.code for _, after in pairs)
    moved = {before.code: after.code for before, after in pairs if before.code != after.code}
    for code in moved.values():
        if counts[code] > 1:
            raise InputError("SET.102", criterion=code)
    followers = _followers(session, book, moved)
    return _edit(moved, changed([*pairs, *followers]))


def breakers_left_behind(
    session: Session, book: GroupBook, codes: Mapping[CriterionId, str]
) -> tuple[str, ...]:
    """Returns the codes of tie-breakers that `recode` does not change, though their code goes."""
    after = {codes.get(c.id, c.code) for c in book.tree.criteria}
    gone = {c.code for c in book.tree.criteria} - after
    named = {b.criterion_code for b in book.round.policy.tie_breakers} & gone
    return tuple(sorted(named & _codes_of_other_groups(session, book))) if named else ()


def _edit(moved: Mapping[str, str], changes: tuple[EntityChange, ...]) -> Edit:
    if len(moved) == 1:
        (old, new), *_ = moved.items()
        return Edit("criteria.recode.one", (("code", old), ("new", new)), changes)
    return Edit("criteria.recode", (("count", str(len(moved))),), changes)


def _followers(
    session: Session, book: GroupBook, moved: Mapping[str, str]
) -> Iterator[tuple[Entity, Entity]]:
    """Yields what names the codes, before and after."""
    setup, round_ = book.setup, book.round
    columns = tuple(
        replace(c, criterion_code=moved.get(c.criterion_code, c.criterion_code))
        for c in setup.columns
    )
    if columns != setup.columns:  # a set-up that names criteria is stored, never the default one
        yield setup, replace(setup, columns=columns)
    shared = _codes_of_other_groups(session, book)
    breakers = tuple(
        b
        if b.criterion_code in shared
        else replace(b, criterion_code=moved.get(b.criterion_code, b.criterion_code))
        for b in round_.policy.tie_breakers
    )
    yield round_, replace(round_, policy=replace(round_.policy, tie_breakers=breakers))


def _codes_of_other_groups(session: Session, book: GroupBook) -> set[str]:
    if not any(b.criterion_code for b in book.round.policy.tie_breakers):
        return set()
    others = (group for group in session.groups if group.id != book.group.id)
    trees = (session.reader.criteria_tree(book.round.id, group.id) for group in others)
    return {criterion.code for tree in trees if tree for criterion in tree.criteria}
