"""What lies on the desk: a list, a blank, all certificates of the one for the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from parindex_desktop.domain.certificates.profiles import BlankProfile
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.text import match_key, without_marks
from parindex_desktop.domain.workbooks.file_names import file_stem
from parindex_desktop.errors import AppError, InputError, Problem, Severity
from parindex_desktop.services.award_lists import SheetList, read_awards
from parindex_desktop.services.blank_profiles import background_of, profiles_of
from parindex_desktop.services.certificate_jobs import CertificateJob
from parindex_desktop.services.certificate_printing import (
    CertificateRow,
    Finding,
    findings_of,
    job_of,
    rows_of,
)
from parindex_desktop.services.certificates import require_confirmed
from parindex_desktop.services.locked_rounds import reading_for_papers, reading_for_screens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.awards import SheetId
    from parindex_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Desk:
    """A list on a blank.

    Attributes:
        sheets: The lists of the round that name somebody.
        blanks: All blank profiles.
        job: All certificates; None when something that the blank needs cannot be read.
        findings: What is to be mended, each once.
    """

    round: Round
    sheets: tuple[SheetList, ...]
    blanks: tuple[BlankProfile, ...]
    sheet_list: SheetList
    profile: BlankProfile
    job: CertificateJob | None
    rows: tuple[CertificateRow, ...]
    findings: tuple[Finding, ...]

    @property
    def form(self) -> str:
        """The form of award."""
        return self.sheet_list.sheet.form

    @property
    def file_name(self) -> str:
        """What a file of these certificates is called, without ending: `bang-khen-2025`."""
        words = without_marks(f"{self.form} {self.round.year}").split()
        return file_stem("-".join(words))

    def errors_of(self, rows: Sequence[CertificateRow]) -> tuple[Problem, ...]:
        """Returns what keeps certificates from being printed, the blank's and the list's first."""
        shared = [each.problem for each in self.findings if not each.places]
        own = [problem for row in rows for problem in row.problems]
        return tuple(each for each in (*shared, *own) if each.severity is Severity.ERROR)

    def job_for(self, rows: Sequence[CertificateRow]) -> CertificateJob:
        """Returns a job of some of the certificates."""
        assert self.job is not None, "what cannot be laid out is not offered for printing"
        return replace(self.job, certificates=tuple(row.certificate for row in rows))


def desk_of(
    session: Session,
    round_: Round,
    sheet_id: SheetId | None,
    blank_names: Mapping[str, str],
    *,
    background: bool,
) -> Desk | None:
    """Returns what there is to print in a round; None while nobody is awarded.

    Args:
        session: The open work file.
        round_: The round awarded.
        sheet_id: The list; None or one that is no more takes the first that there is a blank for.
        blank_names: Form of award -> name of its blank; by default the first for the form.
        background: Print the picture of the blank too.
    """
    shown = reading_for_screens(session, round_)
    sheets = tuple(each for each in read_awards(shown, round_).sheets if not each.is_empty)
    if not sheets:
        return None
    blanks = profiles_of(session)
    sheet_list = _list_for(sheets, sheet_id, blanks)
    form = sheet_list.sheet.form
    profile = _blank_for(blanks, blank_names.get(form, ""), form)
    try:
        job = job_of(reading_for_papers(session, round_), round_, sheet_list, profile)
        if background:
            job = replace(job, background=background_of(session, profile))
    except AppError as error:
        cannot = Problem(error.code, profile.name, error.params)
        found = (Finding(cannot, ()),)
        return Desk(round_, sheets, blanks, sheet_list, profile, None, (), found)
    problems = (*_undecided(sheet_list), *job.problems())
    rows = rows_of(session, job.certificates, problems)
    return Desk(round_, sheets, blanks, sheet_list, profile, job, rows, findings_of(problems))


def _undecided(sheet_list: SheetList) -> tuple[Problem, ...]:
    """Returns that the collectives are still those that the rules propose."""
    try:
        require_confirmed(sheet_list)
    except InputError as error:
        return (Problem(error.code, sheet_list.sheet.form, error.params),)
    return ()


def _list_for(
    sheets: Sequence[SheetList], sheet_id: SheetId | None, blanks: Sequence[BlankProfile]
) -> SheetList:
    forms = {match_key(each.form) for each in blanks}
    chosen = (each for each in sheets if each.sheet.id == sheet_id)
    fitting = (each for each in sheets if match_key(each.sheet.form) in forms)
    return next(chain(chosen, fitting), sheets[0])


def _blank_for(blanks: Sequence[BlankProfile], name: str, form: str) -> BlankProfile:
    chosen = next((each for each in blanks if each.name == name), None)
    fitting = next((each for each in blanks if match_key(each.form) == match_key(form)), blanks[0])
    return chosen or fitting


def refusal(errors: Sequence[Problem]) -> InputError:
    """Returns why nothing is printed or saved; the table of findings has the rows already."""
    return InputError("CER.101", count=len(findings_of(errors)))
