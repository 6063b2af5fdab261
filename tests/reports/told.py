"""What a paper says, in the order in which it is read: for holding printed pages against it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import PrintedTable, TextTable
from parindex_desktop.domain.letters import Closing, Letterhead
from parindex_desktop.domain.papers_charts import ChartAnnex
from parindex_desktop.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_WORDS = {"number", "stamp", "unit", "profile", "codes", "repeated", "reference"}
"""Fields that say nothing on the page, or say it elsewhere (`reference` has a check of its own)."""


def bare(text: str) -> str:
    """Returns a text as typed, but composed and without any blanks: wrapping adds and takes some.

    Marks at the end go too, since the form of a paper sets its own.
    """
    return "".join(clean(text).split()).rstrip(".,;:/")


def told(content: object) -> Iterator[str]:
    """Yields what is read one after the other; of the rows of a table what names them."""
    for text in _told(content):
        if bare(text):
            yield bare(text)


def tables(content: object) -> Iterator[PrintedTable | TextTable]:
    """Yields the tables of a paper."""
    if isinstance(content, PrintedTable | TextTable):
        yield content
    elif isinstance(content, tuple):
        for each in content:
            yield from tables(each)
    elif is_dataclass(content):
        for field in fields(content):
            yield from tables(getattr(content, field.name))


def _told(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _told(each)
    elif isinstance(thing, PrintedTable):
        yield from ("".join(row[:2]) for row in thing.rows)
    elif isinstance(thing, TextTable):
        yield from ("".join(row.cells[:2]) for row in thing.rows if len(row.cells[1]) < 200)
    elif isinstance(thing, Closing):
        yield from thing.recipients
    elif isinstance(thing, ChartAnnex):
        yield from _told((thing.title, tuple(f.caption for f in thing.figures), thing.notes))
    elif is_dataclass(thing) and not isinstance(thing, Letterhead):
        yield from _fields(thing)


def _fields(thing: object) -> Iterator[str]:
    names = [field.name for field in fields(thing)]  # type: ignore[arg-type]
    if "codes" in names:  # of the annex by criterion: the short names of domains are no list
        names.remove("domains")
        names.append(names.pop(names.index("legend")))
    for name in names:
        if name not in NO_WORDS:
            yield from _told(getattr(thing, name))


def signatures(content: object) -> Iterator[list[str]]:
    """Yields each signature of a letter, offices above the name; recipients stand beside it."""
    closing = getattr(content, "closing", None)
    if isinstance(closing, Closing):
        for signer in filter(None, (closing.second, closing.signer)):
            yield [bare(text) for text in (*signer.offices, signer.name) if bare(text)]
