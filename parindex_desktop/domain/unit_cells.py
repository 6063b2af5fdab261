"""The cells of one unit, close to how they are stored: texts and numbers, not an object per cell.

A province has 300 000 cells and a window shows a thousand, so a `Score` is made when somebody asks
for it. Which cells are filled, and how, is much the same from unit to unit: that is the `Layout`,
and units filled alike share one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from parindex_desktop.codec import canonical
from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage

if TYPE_CHECKING:
    from parindex_desktop.domain.rules.facts import Facts

CellPlace: TypeAlias = tuple[CriterionId, Stage]
"""Where a cell stands among those of its unit."""

TEXT_BREAK: Final = "\n"
"""Between the texts of cells; JSON never holds one bare."""

UNREADABLE: Final = "#unreadable"
"""Name of the one fact of a cell whose facts were altered past the program; its text is theirs."""


class Layout:
    """Which cells of a unit are filled, and how.

    Attributes:
        places: Of the filled cells, in one order for all that a unit has.
        states: Of each of them; never blank.
        index_of: At what number in that order a place stands.
    """

    __slots__ = ("index_of", "places", "states")

    def __init__(self, places: tuple[CellPlace, ...], states: tuple[CellState, ...]) -> None:
        self.places = places
        self.states = states
        self.index_of = {place: index for index, place in enumerate(places)}


class UnitCells(Mapping[CellPlace, Score]):
    """What one unit has in its cells; those that are blank are left out. It never changes.

    Attributes:
        layout: Which cells they are.
        points: Of each cell, in 1/10 000 point; 0 where the state is not a number.
    """

    __slots__ = ("_texts", "layout", "points")

    def __init__(self, layout: Layout, points: tuple[int, ...], texts: str) -> None:
        """Takes the texts of all cells, see `text_of`, with a `TEXT_BREAK` between them."""
        self.layout = layout
        self.points = points
        self._texts: str | list[str] = texts

    @classmethod
    def of(cls, scores: Mapping[CellPlace, Score]) -> UnitCells:
        """Returns the cells that hold these scores."""
        return NO_CELLS.changed(scores)

    @property
    def texts(self) -> list[str]:
        """The text of each cell: its facts or its ground as JSON, empty without."""
        if isinstance(self._texts, str):  # taken apart for the units that somebody looks at
            self._texts = self._texts.split(TEXT_BREAK) if self.points else []
        return self._texts

    def changed(self, scores: Mapping[CellPlace, Score]) -> UnitCells:
        """Returns these cells with other content in some; a blank leaves."""
        layout = self.layout
        kept = zip(layout.states, self.points, self.texts, strict=True)
        cells = dict(zip(layout.places, kept, strict=True))
        for place, score in scores.items():
            if score.state is CellState.BLANK:
                cells.pop(place, None)
            else:
                cells[place] = (score.state, score.points, text_of(score))
        states, points, texts = zip(*cells.values(), strict=True) if cells else ((), (), ())
        places = tuple(cells)
        if places != layout.places or states != layout.states:
            layout = Layout(places, states)
        return UnitCells(layout, points, TEXT_BREAK.join(texts))

    def number(self, place: CellPlace) -> int | None:
        """Returns the points of a cell, None unless it holds a number."""
        index = self.layout.index_of.get(place)
        if index is None or self.layout.states[index] is not CellState.NUMBER:
            return None
        return self.points[index]

    def score(self, place: CellPlace) -> Score:
        """Returns what a cell holds, a blank too."""
        index = self.layout.index_of.get(place)
        return BLANK if index is None else self._score_at(index)

    def __getitem__(self, place: CellPlace) -> Score:
        return self._score_at(self.layout.index_of[place])

    def __iter__(self) -> Iterator[CellPlace]:
        return iter(self.layout.places)

    def _score_at(self, index: int) -> Score:
        return _score(self.layout.states[index], self.points[index], self.texts[index])

    def __len__(self) -> int:
        return len(self.points)


NO_CELLS: Final = UnitCells(Layout((), ()), (), "")


def text_of(score: Score) -> str:
    """Returns what a cell holds beside its points: facts or ground as JSON, empty without."""
    return facts_text(score.facts) or (canonical(score.ground) if score.ground else "")


def facts_text(facts: Facts) -> str:
    """Returns facts as they are stored: JSON, which holds any text unambiguously; empty without.

    Facts that could not be read are what they were, so that their cell can still be written over.
    """
    if are_unreadable(facts):
        return facts[0][1]
    return canonical([list(pair) for pair in facts]) if facts else ""


def facts_of(text: str) -> Facts:
    """Returns the facts that `facts_text` was given; of any other text the one `UNREADABLE`.

    Only who altered the file past the program can have left such a text (`FILE.168` tells of it).
    The cell keeps its points, and the window shows them.
    """
    if not text:
        return ()
    try:
        pairs = json.loads(text)
    except (ValueError, RecursionError):
        pairs = None
    if isinstance(pairs, list) and pairs and all(map(_is_fact, pairs)):
        return tuple((name, fact) for name, fact in pairs)
    return ((UNREADABLE, text),)


def are_unreadable(facts: Facts) -> bool:
    """Tells whether nobody can tell what these facts say."""
    return bool(facts) and facts[0][0] == UNREADABLE


def _is_fact(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair)


def is_facts(text: str) -> bool:
    """Tells whether the text of a cell holds its facts."""
    return text.startswith("[")


@lru_cache(maxsize=16_384)
def _score(state: CellState, points: int, text: str) -> Score:
    if text and state is not CellState.NUMBER:
        return Score(state, Points(points), ground=json.loads(text))
    return Score(state, Points(points), facts=facts_of(text))
