"""The level and the final code of each criterion, from the codes that an annex prints.

Codes of several parts name what they stand below: `2.3.1` below `2.3`. Codes of one part (I, 1, a)
only count; they stand beside the last code that counts in the same way, else one level deeper.
Where counting begins anew below each parent, the codes of a set would not be unique: they get the
parent's code in front, `I.1.a`.

Where each level has a column of names, the column tells the level, whatever the codes say, and a
criterion without a code is given one by its place: `1`, `1.1`, `1.1.1`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria_reading.codes import (
    Code,
    Style,
    ordinal_of,
    part_for,
    style_of,
)
from parindex_desktop.domain.criteria_reading.columns import Field
from parindex_desktop.domain.importing.table import CellKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.criteria_reading.body import Entry


@dataclass(slots=True)
class Placed:
    """A criterion with its place in the tree.

    Attributes:
        parent: Index of what it stands below; None for a domain.
        missing: The code of the parent that it names and that is not above it; else empty.
        mended: The printed code, where a spreadsheet had cut `1.10` to `1.1`; else empty.
        made_up: The row has no code that could be read, this one was made.
        proposed: The table prints no code for it, this one follows from its place.
    """

    code: str
    level: int
    parent: int | None
    missing: str = ""
    mended: str = ""
    made_up: bool = False
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """One criterion of the path from its domain to the last one placed.

    Attributes:
        way: How the code counts: style of its first part, number of parts.
    """

    index: int
    code: Code
    way: tuple[Style, int]


def place(entries: Sequence[Entry]) -> list[Placed]:
    """Returns the place of each criterion, in printed order."""
    return _Placing(entries).place()


class _Placing:
    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._printed: list[Code] = []
        self._placed: list[Placed] = []
        self._path: list[_Step] = []
        self._letter: dict[bool, str] = {}
        self._last_below: dict[str, int] = {}
        self._count_below: Counter[int | None] = Counter()

    def place(self) -> list[Placed]:
        for index, entry in enumerate(self._entries):
            if entry.level is not None:
                self._put_by_column(index, entry, min(entry.level, len(self._path)))
                continue
            if entry.code is None:
                self._put(index, self._next_domain(), 0, made_up=True)
                continue
            code = self._mended(entry, entry.code)
            mended = entry.code.text if code != entry.code else ""
            level, missing = self._level(code)
            self._put(index, code, level, missing=missing, mended=mended)
        self._put_parents_in_front()
        return self._placed

    def _put_by_column(self, index: int, entry: Entry, level: int) -> None:
        above = self._path[level - 1] if level else None
        if entry.code is None:
            is_blank = entry.cell(Field.CODE).is_blank
            code = entry.hint or self._by_place(above)
            self._put(index, code, level, made_up=not is_blank, proposed=is_blank)
            return
        code = self._mended(entry, entry.code)
        mended = entry.code.text if code != entry.code else ""
        is_free = above is None or self._placed[above.index].proposed or len(code.parts) == 1
        missing = "" if is_free or above is None or _is_named(above.code, code) else code.above
        self._put(index, code, level, missing=missing, mended=mended)

    def _by_place(self, above: _Step | None) -> Code:
        """Returns the number of the next criterion below another, or the code of a domain."""
        if above is None:
            return self._next_domain()
        return Code((str(self._count_below[above.index] + 1),))

    def _put(
        self,
        index: int,
        code: Code,
        level: int,
        *,
        missing: str = "",
        mended: str = "",
        made_up: bool = False,
        proposed: bool = False,
    ) -> None:
        del self._path[level:]
        parent = self._path[-1].index if self._path else None
        self._placed.append(Placed(code.text, level, parent, missing, mended, made_up, proposed))
        self._count_below[parent] += 1
        self._printed.append(code)
        self._path.append(_Step(index, code, self._way(code)))
        self._last_below.pop(code.text, None)
        last = code.parts[-1]
        if last.isdigit():
            self._last_below[code.above] = int(last)
        elif len(code.parts) == 1 and self._way(code)[0] in (Style.UPPER, Style.LOWER):
            self._letter[last.isupper()] = last

    def _way(self, code: Code) -> tuple[Style, int]:
        first = code.parts[0]
        return style_of(first, self._letter.get(first.isupper(), "")), len(code.parts)

    def _level(self, code: Code) -> tuple[int, str]:
        """Returns the level of a code, and the code of the parent that is missing above it."""
        way = self._way(code)
        beside = next((at for at, step in enumerate(self._path) if step.way == way), None)
        if len(code.parts) == 1:
            return (len(self._path) if beside is None else beside), ""
        for at in reversed(range(len(self._path))):
            if _is_named(self._path[at].code, code):
                return at + 1, ""
        return (len(self._path) if beside is None else beside), code.above

    def _next_domain(self) -> Code:
        """Returns the code behind that of the last domain, for a heading that has none."""
        if not self._path:
            return Code(("1",))
        parts = self._path[0].code.parts
        style = style_of(parts[-1], self._letter.get(parts[-1].isupper(), ""))
        return Code((*parts[:-1], part_for(ordinal_of(parts[-1], style) + 1, style)))

    def _mended(self, entry: Entry, code: Code) -> Code:
        """Gives back the zero that a spreadsheet cuts off a number: 1.1 behind 1.9 is 1.10."""
        last = code.parts[-1]
        if entry.cell(Field.CODE).kind is not CellKind.NUMBER or len(code.parts) < 2:
            return code
        expected = self._last_below.get(code.above, 0) + 1
        return Code((*code.parts[:-1], f"{last}0")) if int(f"{last}0") == expected else code

    def _put_parents_in_front(self) -> None:
        """Makes codes unique from the first level on whose counting begins anew below a parent."""
        deepest = max((placed.level for placed in self._placed), default=0)
        anew = next((n for n in range(1, deepest + 1) if self._begins_anew(n)), deepest + 1)
        for placed, printed in zip(self._placed, self._printed, strict=True):
            if placed.parent is None:
                continue
            above, above_printed = self._placed[placed.parent].code, self._printed[placed.parent]
            if len(printed.parts) == 1:
                if placed.level >= anew or placed.proposed or placed.made_up:
                    placed.code = f"{above}.{printed.text}"
            elif not placed.missing and printed.above == above_printed.text:
                placed.code = f"{above}.{printed.parts[-1]}"

    def _begins_anew(self, level: int) -> bool:
        """Tells whether the codes of one part begin with the first below two parents or more."""
        firsts: defaultdict[int | None, bool] = defaultdict(bool)
        for placed, printed in zip(self._placed, self._printed, strict=True):
            is_read = not placed.made_up and not placed.proposed
            if placed.level == level and len(printed.parts) == 1 and is_read:
                firsts[placed.parent] |= _is_first(printed)
        return sum(firsts.values()) > 1


def _is_first(code: Code) -> bool:
    return code.text in {"1", "a", "A", "i", "I"}


def _is_named(above: Code, code: Code) -> bool:
    """Tells whether a code names another as its parent: `1.2` names `1`, and the domain `I` too."""
    if above.text == code.above:
        return True
    if len(above.parts) > 1 or len(code.parts) != 2 or not code.parts[0].isdigit():
        return False
    return ordinal_of(above.parts[0], style_of(above.parts[0])) == int(code.parts[0])
