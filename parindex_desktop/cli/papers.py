"""`parindex print`: the papers of a round as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from parindex_desktop.cli.terminal import FILE, REJECTED, YEAR, complain, list_paths, open_file
from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.papers_awards import LabelFormat
from parindex_desktop.errors import InputError, Problem
from parindex_desktop.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.papers.assembling import Omitted, PaperSet
    from parindex_desktop.services.papers.files import PaperFiles
    from parindex_desktop.services.papers.kinds import PaperPart
    from parindex_desktop.services.papers.paper import PaperRequest
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

_ALL: Final = "all"


@click.command("print")
@FILE
@YEAR
@click.option(
    "--group", "codes", multiple=True, help="Group codes in order of annexes; all by default."
)
@click.option(
    "--document",
    "documents",
    type=click.Choice([*(kind.value for kind in PaperKind), _ALL]),
    multiple=True,
    required=True,
    help="May be named several times; all: every paper that has something to say but labels.",
)
@click.option("--mode", type=click.Choice([m.value for m in Mode]), default=Mode.PAPER.value)
@click.option("--decision", default="", help="Number of the decision, such as 1590/QĐ-UBND.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date of the decision.")
@click.option("--draft", is_flag=True, help="Mark locked results DỰ THẢO, with room for gaps.")
@click.option("--separate", is_flag=True, help="One file per paper.")
@click.option("--xlsx", is_flag=True, help="The tables as a spreadsheet too.")
@click.option("--docx", is_flag=True, help="The letters as editable drafts too.")
@click.option(
    "--labels",
    type=click.Choice([each.value for each in LabelFormat]),
    default=LabelFormat.TWO_BY_SEVEN.value,
    help="How sheets of labels are cut: columns x rows.",
)
@click.option(
    "--name",
    "names",
    default="",
    metavar="PATTERN",
    help="Of the files: {loai}, {khoi}, {don vi}, {nam}, {so}, {stt}.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="Folder for the files; by default the one worked in.",
)
def print_papers(
    file: Path,
    year: int,
    codes: tuple[str, ...],
    documents: tuple[str, ...],
    mode: str,
    decision: str,
    day: datetime | None,
    draft: bool,
    separate: bool,
    xlsx: bool,
    docx: bool,
    labels: str,
    names: str,
    out: Path,
) -> int:
    """Write the papers of a round as PDF, all of them or none.

    Papers of a locked round come from what was locked, and are refused while a number, a day, a
    signer or other words are missing (exit code 3), unless a draft is asked for; those of an open
    round are drafts always. What a draft is missing is told.
    """
    from parindex_desktop.services.locked_rounds import reading_for_papers
    from parindex_desktop.services.papers.file_names import USUAL_PATTERN
    from parindex_desktop.services.papers.files import write_files
    from parindex_desktop.services.papers.paper import PaperRequest

    request = PaperRequest(
        mode=Mode(mode),
        number=decision,
        day=day.date() if day else None,
        one_file=not separate,
        names=names or USUAL_PATTERN,
        draft=draft,
        labels=LabelFormat(labels),
    )
    with open_file(file, read_only=True) as session:
        round_ = session.round_of(year)
        reading = reading_for_papers(session, round_)
        wanted = _wanted(session, reading, round_, documents, codes, request)
        try:
            made = _made(reading, round_, wanted, strict=_ALL not in documents)
        except InputError as error:
            complain([tell(error).line, *(tell(problem).line for problem in error.problems)])
            return REJECTED
        written = write_files(made.papers, made.beside(xlsx=xlsx, docx=docx), out)
    list_paths(written)
    return 0


def _wanted(
    session: Session, reading: Reading, round_: Round, documents: Iterable[str],
    codes: tuple[str, ...], request: PaperRequest,
) -> PaperSet:  # fmt: skip
    """Returns the papers named, in the order of a whole set."""
    from parindex_desktop.services.papers.assembling import PaperSet
    from parindex_desktop.services.papers.registry import PAPERS

    named = [session.group_of(code) for code in dict.fromkeys(codes)]
    # A locked round keeps the names that groups had when it was locked.
    known = {group.id: group for group in reading.groups_in(round_.id)}
    groups = tuple(known.get(group.id, group) for group in named) or tuple(known.values())
    kinds = [kind for kind in PaperKind if kind in PAPERS and kind in documents]
    if _ALL in documents:  # labels are printed on paper of their own
        kinds = [kind for kind in PaperKind if kind in PAPERS and kind is not PaperKind.LABELS]
    return PaperSet(tuple(kinds), groups, request)


def _made(reading: Reading, round_: Round, wanted: PaperSet, *, strict: bool) -> PaperFiles:
    """Words the papers; of `all`, those that have nothing to say are told and left out."""
    from parindex_desktop.services.papers import readiness
    from parindex_desktop.services.papers.assembling import Omitted, wording
    from parindex_desktop.services.papers.files import files_of

    parts: list[PaperPart] = []
    omitted: list[Omitted] = []
    for each in wording(reading, round_, wanted):
        if isinstance(each, Omitted):
            omitted.append(each)
        else:
            parts.append(each)
    if omitted and (strict or not parts):
        raise omitted[0].reason
    readiness.require_ready(reading, round_, wanted)
    files = files_of(reading, round_, wanted, parts)
    complain(map(_left_out, omitted))
    complain(tell(problem).line for problem in readiness.missing(reading, round_, wanted))
    return files


def _left_out(omitted: Omitted) -> str:
    from parindex_desktop.services.papers.kind_names import name_of

    paper = name_of(omitted.kind, omitted.group)
    reason = tell(omitted.reason).text
    return tell(Problem("DOC.153", params={"paper": paper, "reason": reason})).line
