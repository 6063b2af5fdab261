"""`parindex criteria export`, `check` and `diff`: what they print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import REJECTED, author, complain, list_paths
from parindex_desktop.domain.comparison import ChangeKind
from parindex_desktop.domain.criteria_checks import check_set
from parindex_desktop.domain.criteria_draft import draft_of
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import criteria_export, criteria_papers
from parindex_desktop.services.criteria_change_words import (
    change_name,
    field_name,
    told,
    told_of_set,
)
from parindex_desktop.services.criteria_outline import CopySource
from parindex_desktop.services.criteria_sources import (
    FoundSet,
    compare_found,
    find_set,
    problems_of_table,
)
from parindex_desktop.services.papers.paper import PaperRequest, author_of
from parindex_desktop.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.domain.comparison import Comparison, Pair
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.session import Session

ENDINGS = (".xlsx", ".pdf")
"""Of the files that a set is written as."""

_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-"}


def run_export(session: Session, year: int, code: str, out: Path) -> None:
    """Writes a set as .xlsx or .pdf, by the ending of `out`; into a folder both."""
    source = _set_of(session, year, code)
    name = criteria_papers.set_file_name(source)
    is_file = out.suffix.lower() in ENDINGS
    paths = [out] if is_file else [out / f"{name}{ending}" for ending in ENDINGS]
    made = [(path, _content(session, source, path.suffix.lower())) for path in paths]
    for path, content in made:
        write_whole(path, content)
    list_paths(paths)


def run_check(session: Session, year: int, code: str) -> int:
    """Tells the problems of a set in a work file; returns the exit code."""
    tree = _set_of(session, year, code).tree
    return _tell_problems(f"{session.path}:{year}:{code}", check_set(tree.set, tree.criteria))


def run_check_of_table(path: Path, sheet: str) -> int:
    """Tells the problems of a set in a table; returns the exit code."""
    return _tell_problems(str(path), problems_of_table(path, sheet))


def run_diff(before: str, after: str, shape: str) -> int:
    """Tells what differs between two sets; returns the exit code, 0 when nothing does."""
    sides = (find_set(before, author()), find_set(after, author()))
    comparison = compare_found(*sides)
    if shape == "json":
        click.echo(json.dumps(_as_json(sides, comparison), ensure_ascii=False, indent=2))
    else:
        for line in _as_lines(comparison):
            click.echo(line)
    return 0 if comparison.is_empty else REJECTED


def _content(session: Session, source: CopySource, ending: str) -> bytes:
    if ending == ".pdf":
        return criteria_papers.set_paper(session, source, PaperRequest()).make(None)
    draft, office = draft_of(source.tree), author_of(session)
    return criteria_export.frozen_workbook(draft, name=source.group.code, author=office)()


def _set_of(session: Session, year: int, code: str) -> CopySource:
    round_, group = session.round_of(year), session.group_of(code)
    tree = session.reader.criteria_tree(round_.id, group.id)
    if tree is None:
        raise InputError("SET.162", group=group.name, year=year)
    return CopySource(round_, group, tree)


def _tell_problems(name: str, problems: tuple[Problem, ...]) -> int:
    complain(tell(problem).line for problem in problems)
    if not problems:
        click.echo(tr("{path}: sound.", path=name))
    return REJECTED if any(p.severity is Severity.ERROR for p in problems) else 0


def _as_lines(comparison: Comparison) -> Iterator[str]:
    """Yields a line per criterion that differs, what differs below it."""
    if comparison.is_empty:
        yield tr("Nothing differs.")
    for field in comparison.set_fields:
        yield f"* {field_name(field)}: {_arrow(*told_of_set(comparison, field))}"
    for pair in comparison.changed:
        sign = _SIGNS.get(pair.changes[0], "~")
        yield f"{sign} {pair.present.code}  {pair.present.name}"
        for kind in pair.changes if sign == "~" else ():
            yield f"    {change_name(kind)}: {_arrow(*told(comparison, pair, kind))}"


def _arrow(before: str, after: str) -> str:
    return " -> ".join("; ".join(text.splitlines()) or "–" for text in (before, after))


def _as_json(sides: tuple[FoundSet, FoundSet], comparison: Comparison) -> dict[str, object]:
    return {
        "before": sides[0].name,
        "after": sides[1].name,
        "set": [
            {"field": str(field), **_both(*told_of_set(comparison, field))}
            for field in comparison.set_fields
        ],
        "criteria": [_pair(comparison, pair) for pair in comparison.changed],
    }


def _pair(comparison: Comparison, pair: Pair) -> dict[str, object]:
    return {
        "code": _both(*(c.code if c is not None else None for c in (pair.before, pair.after))),
        "name": pair.present.name,
        "changes": [
            {"kind": str(kind), **_both(*told(comparison, pair, kind))} for kind in pair.changes
        ],
    }


def _both(before: str | None, after: str | None) -> dict[str, str | None]:
    return {"before": before, "after": after}
