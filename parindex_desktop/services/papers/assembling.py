"""A set of papers: which belong to it, how annexes are numbered, into which files it goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import DocumentInfo
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.units import UnitGroup
from parindex_desktop.domain.workbooks.file_names import file_stem
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.excel import WorkbookInfo, table_workbook
from parindex_desktop.services.papers.joined_sheets import joined
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart, PaperTask
from parindex_desktop.services.papers.paper import (
    USUAL_REQUEST,
    Paper,
    PaperRequest,
    annex_numbers,
    author_of,
)
from parindex_desktop.services.papers.registry import PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.reading import Reading

_NOTHING = {PaperKind.WARNINGS: "CHK.303"}
"""What is said when a kind of paper has nothing to print for any group."""


@dataclass(frozen=True, slots=True)
class PaperSet:
    """The papers an official asks for.

    Attributes:
        kinds: In the order printed.
        groups: Those that get annexes, in the order of their numbers.
    """

    kinds: tuple[PaperKind, ...]
    groups: tuple[UnitGroup, ...]
    request: PaperRequest = USUAL_REQUEST


def worded(reading: Reading, round_: Round, wanted: PaperSet) -> tuple[PaperPart, ...]:
    """Words the papers of a set, annexes numbered.

    Raises:
        InputError: `DOC.106` there is no group, or what a kind of paper says when it has nothing
            to print.
    """
    if not wanted.groups:
        raise InputError("DOC.106", year=round_.year)
    return tuple(
        part
        for kind, tasks in _tasks(reading, round_, wanted)
        for task in tasks
        for part in PAPERS[kind].parts(task)
    )


def papers_of(reading: Reading, round_: Round, wanted: PaperSet) -> tuple[Paper, ...]:
    """Words the papers of a set and puts them into files; raises as `worded`."""
    parts = worded(reading, round_, wanted)
    if wanted.request.one_file or len(parts) == 1:
        slug = PAPERS[wanted.kinds[0]].slug if len(wanted.kinds) == 1 else "van-ban"
        return (_paper(reading, round_, parts, f"{slug}-{round_.year}.pdf", wanted.request),)
    return tuple(
        _paper(reading, round_, (part,), _file_name(part, round_), wanted.request) for part in parts
    )


def workbook_of(
    reading: Reading, round_: Round, parts: Sequence[PaperPart]
) -> Callable[[], bytes] | None:
    """Returns what makes a spreadsheet of all tables in papers, in any thread; None without any."""
    sheets = joined(sheet for part in parts for sheet in part.sheets)
    info = WorkbookInfo(
        title=f"Chỉ số cải cách hành chính năm {round_.year}",
        author=author_of(reading),
        keywords=keywords(parts),
    )
    return (lambda: table_workbook(sheets, info)) if sheets else None


def keywords(parts: Sequence[PaperPart]) -> str:
    """Returns which papers a file holds, as its properties keep it for `services.comparing`."""
    return " ".join(dict.fromkeys(part.key for part in parts))


def _tasks(
    reading: Reading, round_: Round, wanted: PaperSet
) -> Iterator[tuple[PaperKind, list[PaperTask]]]:
    """Yields the papers of each kind, those that are annexes with their numbers."""
    numbers = _numbers(reading, round_, wanted)
    for kind in wanted.kinds:
        slots = PAPERS[kind].slots(reading, round_, wanted.groups)
        if not slots:
            raise InputError(_NOTHING[kind], year=round_.year)
        task = PaperTask(reading, round_, wanted.groups, request=wanted.request)
        yield (
            kind,
            [replace(task, group=group, number=numbers.get((kind, group), "")) for group in slots],
        )


def _numbers(
    reading: Reading, round_: Round, wanted: PaperSet
) -> dict[tuple[PaperKind, UnitGroup | None], str]:
    """Returns the Roman numbers of annexes.

    The annexes that the decision names are counted together, whichever of them are printed now;
    others are counted among themselves.
    """
    decision = reading.source.paper_wordings(round_.id).get(LetterKind.DECISION)
    named = [PaperKind(kind) for kind in decision.annexes] if decision else [PaperKind.RANKING]
    others = [kind for kind in wanted.kinds if PAPERS[kind].is_annex and kind not in named]
    found: dict[tuple[PaperKind, UnitGroup | None], str] = {}
    for kinds in (named, others):
        places = [
            (kind, group)
            for kind in kinds
            for group in PAPERS[kind].slots(reading, round_, wanted.groups)
        ]
        found |= dict(zip(places, annex_numbers(len(places)), strict=True))
    return found


def _paper(
    reading: Reading,
    round_: Round,
    parts: Sequence[PaperPart],
    file_name: str,
    request: PaperRequest,
) -> Paper:
    title = f"Chỉ số cải cách hành chính năm {round_.year}"
    info = DocumentInfo(title, author_of(reading), keywords=keywords(parts))
    return Paper(file_name, tuple(part.content for part in parts), info, request)


def _file_name(part: PaperPart, round_: Round) -> str:
    group = f"-{part.group.code}" if part.group else ""
    unit = f"-{file_stem(part.unit.name)}" if part.unit else ""
    return f"{PAPERS[part.kind].slug}{group}{unit}-{round_.year}.pdf"
