"""The files of a set of papers: what goes into which, what each is called, written all or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import DocumentInfo, as_draft
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.errors import Cancelled
from parindex_desktop.exchange.excel import WorkbookInfo, table_workbook
from parindex_desktop.services.papers.asked import keywords_of
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.file_names import SEVERAL, NamedFile, file_names
from parindex_desktop.services.papers.joined_sheets import joined
from parindex_desktop.services.papers.numbering import is_of_awards, numbered_letter, request_for
from parindex_desktop.services.papers.paper import Paper, author_of
from parindex_desktop.services.papers.registry import PAPERS
from parindex_desktop.services.spreadsheets import stamped
from parindex_desktop.writing import write_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.papers.kinds import PaperPart
    from parindex_desktop.services.papers.paper import PaperRequest, Progress
    from parindex_desktop.services.reading import Reading


_OF_DEPARTMENT: Final = "-cua-so"
"""Behind the kind in the name of a file whose papers go with the department's own awards."""


@dataclass(frozen=True, slots=True)
class SideFile:
    """A file that goes with papers: a spreadsheet of their tables, an editable draft.

    Attributes:
        file_name: Proposed, without a folder.
        make: Returns its bytes from frozen data, in any thread.
    """

    file_name: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class PaperFiles:
    """What a set of papers becomes.

    Attributes:
        papers: The PDF files.
        workbook: The tables of all of them with real numbers; None where there is no table.
        drafts: Editable letters (.docx).
    """

    papers: tuple[Paper, ...]
    workbook: SideFile | None = None
    drafts: tuple[SideFile, ...] = ()

    def beside(self, *, xlsx: bool, docx: bool) -> tuple[SideFile, ...]:
        """Returns the files wanted beside the papers."""
        tables = (self.workbook,) if xlsx and self.workbook is not None else ()
        return (*tables, *(self.drafts if docx else ()))


def papers_of(reading: Reading, round_: Round, wanted: PaperSet) -> tuple[Paper, ...]:
    """Words the papers of a set and puts them into files; raises as `worded`."""
    return files_of(reading, round_, wanted, worded(reading, round_, wanted)).papers


def files_of(
    reading: Reading, round_: Round, wanted: PaperSet, parts: Sequence[PaperPart]
) -> PaperFiles:
    """Puts worded papers into files.

    Raises:
        InputError: `DOC.151` the pattern of their names cannot be filled.
    """
    request = wanted.request
    numbered = numbered_letter(reading, round_, wanted.kinds)
    asked = request_for(reading, round_, numbered, request, numbered=numbered)
    together = [tuple(parts)]
    bundles = together if request.one_file else [(part,) for part in parts]
    drafts = [part for part in parts if part.word is not None]

    def names(files: Sequence[Sequence[PaperPart]]) -> tuple[str, ...]:
        named = [_named(reading, round_, wanted, held, numbered) for held in files]
        return file_names(request.names, named)

    papers = tuple(
        Paper(
            f"{name}.pdf",
            tuple(as_draft(p.content) if request.draft else p.content for p in held),
            _info(reading, round_, held, asked),
            request,
        )
        for name, held in zip(names(bundles), bundles, strict=True)
    )
    make = workbook_of(reading, round_, parts)
    (name,) = names(together)
    letters = zip(names([(part,) for part in drafts]), drafts, strict=True)
    return PaperFiles(
        papers,
        SideFile(f"{name}.xlsx", make) if make else None,
        tuple(SideFile(f"{name}.docx", part.word) for name, part in letters if part.word),
    )


def workbook_of(
    reading: Reading, round_: Round, parts: Sequence[PaperPart]
) -> Callable[[], bytes] | None:
    """Returns what makes a spreadsheet of all tables in papers, in any thread; None without any."""
    stamp = reading.stamp(round_.id)
    # Awards are no part of what is locked: their tables name no data, as their pages do.
    sheets = joined(
        stamped(sheet, part.content.stamp if is_of_awards(part.kind) else stamp)
        for part in parts
        for sheet in part.sheets
    )
    told = _info(reading, round_, parts)
    info = WorkbookInfo(title=told.title, author=told.author, keywords=told.keywords)
    return (lambda: table_workbook(sheets, info)) if sheets else None


def write_files(
    papers: Sequence[Paper],
    beside: Sequence[SideFile],
    folder: Path,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Makes papers and what goes with them, then writes all of them or none.

    Raises:
        SurroundingsError: `DOC.201`, `DOC.202`, `DOC.205` when a file cannot be written.
        Cancelled: When `progress` answered False; nothing was written.
    """
    made = [(folder / paper.file_name, paper.make(progress)) for paper in papers]
    for number, file in enumerate(beside):
        _go_on(progress, number, len(beside))
        made.append((folder / file.file_name, file.make()))
    _go_on(progress, len(beside), len(beside))  # the last moment to stop
    write_all(made)
    return tuple(path for path, _ in made)


def _go_on(progress: Progress | None, done: int, of: int) -> None:
    if progress is not None and not progress(done, of):
        raise Cancelled("DOC.203")


def _named(
    reading: Reading, round_: Round, wanted: PaperSet, parts: Sequence[PaperPart],
    numbered: LetterKind,
) -> NamedFile:  # fmt: skip
    """Returns what the name of a file with these parts may tell: what they have in common."""
    kinds = {part.kind for part in parts}
    groups = {part.group.code if part.group else "" for part in parts}
    units = {part.unit.name if part.unit else "" for part in parts}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    letters = {part.letter for part in parts}
    letter = next(iter(letters)) if len(letters) == 1 else numbered
    asked = request_for(reading, round_, letter, wanted.request, numbered=numbered)
    of_department = _OF_DEPARTMENT if letters == {LetterKind.DEPARTMENT_AWARDS} else ""
    return NamedFile(
        kind=f"{PAPERS[kind].slug}{of_department}" if kind else SEVERAL,
        group=groups.pop() if len(groups) == 1 else "",
        unit=units.pop() if len(units) == 1 else "",
        year=round_.year,
        number=asked.number,
    )


def _info(
    reading: Reading,
    round_: Round,
    parts: Sequence[PaperPart],
    request: PaperRequest | None = None,
) -> DocumentInfo:
    title = f"Chỉ số cải cách hành chính năm {round_.year}"
    return DocumentInfo(title, author_of(reading), keywords=keywords_of(parts, request))
