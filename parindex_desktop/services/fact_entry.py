"""Facts typed for a cell: the rule of its leaf gives the points, both are kept in one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import CellChange, Edit, cell_edit
from parindex_desktop.domain.rules.evaluating import evaluate
from parindex_desktop.domain.rules.facts import read_facts
from parindex_desktop.domain.scores import BLANK, CellState, Score, check_applies
from parindex_desktop.errors import InputError
from parindex_desktop.services.score_entry import Entry, refuse, show_score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.score_entry import Place


def enter_facts(book: GroupBook, layer: Stage, place: Place, typed: Mapping[str, str]) -> Entry:
    """Facts for one cell, by the names of the rule's fields; empty fields alone clear the cell.

    A layer that does not fill this leaf (a survey while units score themselves) is told as
    `closed`; what the rule refuses keeps the cell as it is.
    """
    key, leaf = book.layer_key(*place, layer), book.tree.get(place.criterion_id)
    if key is None:
        return Entry(Edit("scores.facts"), closed=1)
    try:
        after = read_fact_score(leaf, typed)
        check_applies(leaf, after, book.exemption(*place))
    except InputError as error:
        text = "; ".join(filter(None, typed.values()))
        return Entry(Edit("scores.facts"), (refuse(book, place, text, error),))
    before = book.score(key.unit_id, key.criterion_id, key.stage)
    cleared = after.state is CellState.BLANK
    params = (
        ("unit", book.units_by_id[key.unit_id].name),
        ("criterion", leaf.code),
        ("value", show_score(after)),
    )
    action = "scores.clear.one" if cleared else "scores.facts"
    return Entry(cell_edit(action, (CellChange(key, before, after),), params), taken=(place,))


def read_fact_score(leaf: Criterion, typed: Mapping[str, str]) -> Score:
    """Returns what typed facts make of a cell: points with their facts, or blank without any.

    Raises:
        InputError: `RUL.151` the leaf has no rule; `RUL.1xx` of `read_facts` and `evaluate`.
    """
    if leaf.rule is None:
        raise InputError("RUL.151", code=leaf.code)
    facts = read_facts(leaf.rule, typed)
    if not facts:
        return BLANK
    return Score.number(evaluate(leaf.rule, leaf.max_points, facts).points, facts)
