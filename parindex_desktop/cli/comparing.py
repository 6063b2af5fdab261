"""`parindex compare`: whether a paper handed in says what was locked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import FILE, REJECTED, complain, open_file
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.services.comparing import ComparedPaper


@click.command()
@FILE
@click.argument("paper", type=click.Path(path_type=Path))
def compare(file: Path, paper: Path) -> int:
    """Compare a paper (PDF or .xlsx) with the locked data that its fingerprint names.

    The exit code is 0 when fingerprint and numbers agree, also where the paper is superseded, and 3
    when they do not.
    """
    from parindex_desktop.services.comparing import compare as compare_paper

    with open_file(file, read_only=True) as session:
        found = compare_paper(session, paper)
    complain(tell(problem).line for problem in found.expected.problems)
    complain(_lines(found))
    if found.agrees:
        click.echo(_agreement(found))
    return 0 if found.agrees else REJECTED


def _lines(found: ComparedPaper) -> Iterator[str]:
    for each in found.differences:
        sort = tr("differs") if each.contradicts else tr("other words")
        yield f"{each.place}: {sort}"
        yield tr("  paper: {text}", text=each.found or "–")
        yield tr("  data:  {text}", text=each.expected or "–")


def _agreement(found: ComparedPaper) -> str:
    locking, round_ = found.expected.locking, found.expected.round
    assert locking is not None  # a paper that names no lock agrees with nothing
    assert round_ is not None
    return tr(
        "{name}: fingerprint {fingerprint} and numbers agree with the data of {year} (lock {nth}).",
        name=found.name,
        fingerprint=locking.short,
        year=round_.year,
        nth=locking.number,
    )
