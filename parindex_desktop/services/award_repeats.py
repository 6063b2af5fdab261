"""Who is on award lists more than once: in a list, in another of the round, in an earlier year.

A name in another spelling (case, blanks, hòa/hoà, decomposed letters) is the same name. Only with
the same workplace it is surely the same person; the official decides, nothing is taken off.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import Whom
from parindex_desktop.domain.person_names import person_key, same_workplace
from parindex_desktop.services.award_history import history

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parindex_desktop.domain.awards import AwardedPerson, AwardeeId, SheetId
    from parindex_desktop.services.award_lists import Awards, SheetList
    from parindex_desktop.services.reading import Reading


class Where(StrEnum):
    """Where the other line of a name stands."""

    HERE = "here"
    """On the same sheet."""
    OTHER_SHEET = "other-sheet"
    """On another sheet of the same round."""
    EARLIER = "earlier"
    """Among the awards of another year."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another line with the name of a person.

    Attributes:
        form: Of the award on the other line.
        year: Of the other line.
        place: On its sheet in printed order, from 1; 0 for awards of an earlier year.
        same_workplace: The workplace is the same too, so it is surely one person.
        name: As the other line spells it.
        workplace: Of the other line.
    """

    where: Where
    form: str
    year: int
    place: int
    same_workplace: bool
    name: str
    workplace: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A name somewhere, before it is held against another."""

    where: Where
    form: str
    year: int
    place: int
    name: str
    workplace: str


class KnownPersons:
    """All who are awarded in a file, by name; asked about a list as it stands or as it is read."""

    def __init__(self, reading: Reading, awards: Awards) -> None:
        self._year = next(r.year for r in reading.rounds if r.id == awards.round_id)
        self._sheets = awards.sheets
        self._earlier: defaultdict[str, list[_Line]] = defaultdict(list)
        for each in history(reading, before=awards.round_id):
            if each.whom is Whom.PERSON:
                line = _Line(Where.EARLIER, each.form, each.year, 0, each.name, each.workplace)
                self._earlier[person_key(each.name)].append(line)

    def repeats(self, sheet_list: SheetList) -> dict[AwardeeId, tuple[Repeat, ...]]:
        """Returns the persons of a sheet whose name stands elsewhere too, with each other line."""
        lines = self._of_round(sheet_list.sheet.id)
        for place, person in enumerate(sheet_list.persons, start=1):
            lines[person_key(person.name)].append(self._here(sheet_list, person, place))
        found = {
            person.id: self._others(lines, person.name, person.workplace, place)
            for place, person in enumerate(sheet_list.persons, start=1)
        }
        return {person_id: others for person_id, others in found.items() if others}

    def of_names(
        self, sheet_list: SheetList, names: Iterable[tuple[str, str]]
    ) -> tuple[tuple[Repeat, ...], ...]:
        """Returns the same for names and workplaces that are not on the sheet yet."""
        lines = self._of_round(sheet_list.sheet.id)
        for place, person in enumerate(sheet_list.persons, start=1):
            lines[person_key(person.name)].append(self._here(sheet_list, person, place))
        return tuple(self._others(lines, name, workplace, 0) for name, workplace in names)

    def _of_round(self, own: SheetId) -> defaultdict[str, list[_Line]]:
        lines: defaultdict[str, list[_Line]] = defaultdict(list)
        for sheet_list in self._sheets:
            if sheet_list.sheet.id == own:
                continue
            for place, person in enumerate(sheet_list.persons, start=1):
                lines[person_key(person.name)].append(
                    _Line(Where.OTHER_SHEET, sheet_list.sheet.form, self._year, place,
                          person.name, person.workplace)
                )  # fmt: skip
        return lines

    def _here(self, sheet_list: SheetList, person: AwardedPerson, place: int) -> _Line:
        form = sheet_list.sheet.form
        return _Line(Where.HERE, form, self._year, place, person.name, person.workplace)

    def _others(
        self, lines: Mapping[str, Sequence[_Line]], name: str, workplace: str, own: int
    ) -> tuple[Repeat, ...]:
        key = person_key(name)
        others = [
            each
            for each in (*lines.get(key, ()), *self._earlier.get(key, ()))
            if not (each.where is Where.HERE and each.place == own)
        ]
        return tuple(
            Repeat(each.where, each.form, each.year, each.place,
                   same_workplace(workplace, each.workplace), each.name, each.workplace)
            for each in others
        )  # fmt: skip
