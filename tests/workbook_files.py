"""Self-assessment workbooks as units fill them in, send them back, and spoil them."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from openpyxl import load_workbook

from parindex_desktop.domain.rules.facts import NO, YES, FieldKind
from parindex_desktop.domain.workbooks.columns import SHEET, Column
from parindex_desktop.domain.workbooks.lines import NO_TEXT, YES_TEXT, Leaf, SheetLines, lines_of
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.workbooks_reading import read_folder
from parindex_desktop.services.workbooks_writing import write_workbooks
from tests.an_giang import AUTHOR
from tests.rule_files import GROUP, YEAR, open_rule_file, typed_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.domain.workbooks.returned import Returned, UnitReturn
    from parindex_desktop.services.group_book import GroupBook

Value = str | float | int | None


class Office:
    """A work file with rules of every kind, made or opened, and the workbooks that it has written.

    Attributes:
        out: The folder of the workbooks, to be filled in and read back.
    """

    def __init__(self, folder: Path, *, units: int = 3, leaves: int = 14) -> None:
        path = folder / "office.parindex"
        self.session = (
            open_session(path, AUTHOR)
            if path.exists()
            else open_rule_file(path, units=units, leaves=leaves)
        )
        self.out = folder / "out"

    @property
    def round(self) -> Round:
        return self.session.round_of(YEAR)

    @property
    def group(self) -> UnitGroup:
        return self.session.group_of(GROUP)

    @property
    def book(self) -> GroupBook:
        return self.session.book(self.round.id, self.group.id)

    @property
    def lines(self) -> SheetLines:
        return lines_of(self.book.tree)

    def write(self) -> tuple[Path, ...]:
        return write_workbooks(self.session, self.round, self.group, self.out)

    def read(self, **options: str) -> Returned:
        return read_folder(self.session, self.round, self.group, self.out, **options)  # type: ignore[arg-type]

    def take(self, returned: Returned) -> None:
        self.session.do(returned.edit(self.session.new_ids))

    def leaf_of(self, kind: type) -> Leaf:
        """Returns the first leaf whose rule is of a kind."""
        return next(leaf for leaf in self.lines.leaves if isinstance(leaf.criterion.rule, kind))

    def fill(self, path: Path, *, seed: int = 1) -> dict[Leaf, Mapping[str, str]]:
        """Fills a workbook in with random facts; returns what was typed."""
        chance = random.Random(seed)
        typed: dict[Leaf, Mapping[str, str]] = {}
        with opened(path) as page:
            for leaf in self.lines.leaves:
                if leaf.is_open and leaf.criterion.rule is not None:
                    typed[leaf] = typed_facts(leaf.criterion.rule, chance)
                    type_in(page, leaf, typed[leaf])
        return typed


def codes(unit: UnitReturn) -> list[str]:
    return [problem.code for problem in unit.problems]


@contextmanager
def opened(path: Path) -> Iterator[Worksheet]:
    """Opens the sheet of a workbook, and saves it as a unit does."""
    book = load_workbook(path)
    yield cast("Worksheet", book[SHEET])
    book.save(path)


def type_in(page: Worksheet, leaf: Leaf, typed: Mapping[str, str]) -> None:
    """Puts facts into the cells of a leaf, or the points among them."""
    if not leaf.facts:
        put(page, leaf.line.row, Column.POINTS, as_number(typed["points"]))
    for line in leaf.facts:
        assert line.field is not None
        text = typed[line.field.name]
        value: Value = text
        if line.field.kind is FieldKind.YES_NO:
            value = {YES: YES_TEXT, NO: NO_TEXT}[text]
        elif line.field.kind in (FieldKind.NUMBER, FieldKind.WHOLE):
            value = as_number(text)
        put(page, line.row, Column.FACT, value)


def put(page: Worksheet, row: int, column: int, value: Value) -> None:
    page.cell(row, column).value = value


def as_number(text: str) -> float | int:
    return float(text.replace(",", ".")) if "," in text else int(text)


def with_part(path: Path, name: str, data: bytes) -> bytes:
    """Returns a workbook with one more part in its archive."""
    changed = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(changed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return changed.getvalue()
