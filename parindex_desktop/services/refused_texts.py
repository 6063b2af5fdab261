"""Texts that were refused, kept beside the scores: they wait for their correction, not on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.services.group_book import stage_of
from parindex_desktop.services.score_entry import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.scores import CellKey, Stage
    from parindex_desktop.domain.units import GroupId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.score_entry import Refusal
    from parindex_desktop.services.session import Session


class RefusedTexts:
    """The refused texts of all groups of a file, each by the cell it was meant for."""

    def __init__(self) -> None:
        self._by_key: dict[CellKey, Refusal] = {}

    def __len__(self) -> int:
        return len(self._by_key)

    def at(self, book: GroupBook, layer: Stage, place: Place) -> Refusal | None:
        """Returns the refused text of a cell, None when it has none."""
        if not self._by_key:
            return None
        key = book.layer_key(*place, layer)
        return None if key is None else self._by_key.get(key)

    def add(self, book: GroupBook, layer: Stage, refused: Iterable[Refusal]) -> None:
        """Marks cells; a newer text takes the place of an older one."""
        for refusal in refused:
            key = book.layer_key(*refusal.place, layer)
            if key is not None:
                self._by_key[key] = refusal

    def forget(self, book: GroupBook, layer: Stage, places: Iterable[Place]) -> list[Place]:
        """Takes marks away; returns the cells that had one."""
        if not self._by_key:
            return []
        keys = ((place, book.layer_key(*place, layer)) for place in places)
        return [place for place, key in keys if key and self._by_key.pop(key, None)]

    def clear(self) -> None:
        """Takes all marks away."""
        self._by_key.clear()

    def still_in(self, session: Session) -> list[tuple[GroupId, CellKey]]:
        """Returns the marked cells that still exist with their groups, the oldest first."""
        group_of = {
            (part.round_id, part.unit_id): part.group_id
            for round_id in {key.round_id for key in self._by_key}
            for part in session.reader.participations(round_id)
        }
        cells = [(group_of.get(key[:2]), key) for key in self._by_key]
        return [
            (group_id, key)
            for group_id, key in cells
            if group_id is not None
            and any(leaf.id == key.criterion_id for leaf in session.book(key[0], group_id).leaves)
        ]

    def forget_keys(self, keys: Iterable[CellKey]) -> int:
        """Takes the marks of written cells away; returns how many there were."""
        return sum(self._by_key.pop(key, None) is not None for key in keys)

    def places(self, book: GroupBook, layer: Stage) -> list[Place]:
        """Returns the marked cells of a layer in reading order."""
        if not self._by_key:
            return []
        rows = {unit.id: row for row, unit in enumerate(book.units)}
        columns = {leaf.id: column for column, leaf in enumerate(book.leaves)}
        marked = [
            Place(key.unit_id, key.criterion_id)
            for key in self._by_key
            if key.round_id == book.round.id
            and key.unit_id in rows
            and key.criterion_id in columns
            and key.stage is stage_of(book.tree.get(key.criterion_id), layer)
        ]
        return sorted(marked, key=lambda place: (rows[place[0]], columns[place[1]]))
