"""`parindex certificates`: the certificates of a round as one PDF, ready for the blanks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import FILE, REJECTED, YEAR, complain, list_paths, open_file
from parindex_desktop.errors import InputError, Problem, Severity
from parindex_desktop.sentences import tell

if TYPE_CHECKING:
    from parindex_desktop.domain.certificates.calibration import Calibration
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.certificate_jobs import CertificateJob
    from parindex_desktop.services.session import Session


@click.command("certificates")
@FILE
@YEAR
@click.option("--profile", "name", required=True, help="Name of the blank profile.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The PDF."
)
@click.option(
    "--range", "part", default="", metavar="A-B", help="Places on the list: 3-10, 3- or 7."
)
@click.option("--form", default="", help="Form of award; by default the one of the blank.")
@click.option("--background", is_flag=True, help="With the picture of the blank, for plain paper.")
@click.option("--printer", default="", help="Applies the calibration of this printer.")
@click.option("--overview", is_flag=True, help="Small pictures on A4 instead.")
def certificates(
    file: Path,
    year: int,
    name: str,
    out: Path,
    part: str,
    form: str,
    background: bool,
    printer: str,
    overview: bool,
) -> int:
    """Write the certificates of a round as one PDF, in the size of the blank.

    Nothing is written while a text is missing or does not fit; each is told with its row (exit
    code 3). An overview is written all the same, so that it can be seen what is wrong.
    """
    from parindex_desktop.services.blank_profiles import profile_named
    from parindex_desktop.writing import write_whole

    with open_file(file, read_only=True) as session:
        profile = profile_named(session, name)
        job = _job(session, session.round_of(year), profile, form or profile.form, part,
                   background=background, calibration=_calibration(printer, profile))  # fmt: skip
    try:
        made = job.overview() if overview else job.make()
    except InputError as error:
        complain([tell(error).line, *(tell(problem).line for problem in error.problems)])
        return REJECTED
    write_whole(out, made)
    told = job.problems() if overview else _warnings(job)
    complain(tell(problem).line for problem in told)
    list_paths([out])
    return 0


def _job(
    session: Session, round_: Round, profile: BlankProfile, form: str, part: str, *,
    background: bool, calibration: Calibration,
) -> CertificateJob:  # fmt: skip
    from parindex_desktop.services.blank_profiles import background_of
    from parindex_desktop.services.certificate_printing import job_of
    from parindex_desktop.services.certificates import in_range, require_confirmed, sheet_of
    from parindex_desktop.services.locked_rounds import reading_for_papers

    reading = reading_for_papers(session, round_)
    sheet = sheet_of(reading, round_, form)
    require_confirmed(sheet)
    job = job_of(reading, round_, sheet, profile)
    return replace(
        job,
        certificates=in_range(job.certificates, part),
        background=background_of(reading, profile) if background else None,
        calibration=calibration,
    )


def _calibration(printer: str, profile: BlankProfile) -> Calibration:
    """Returns the calibration of a printer; tells when it has none for this blank."""
    from parindex_desktop.domain.certificates.calibration import NONE
    from parindex_desktop.services.calibrations import calibration_of
    from parindex_desktop.settings import SettingsStore

    if not printer:
        return NONE
    found = calibration_of(SettingsStore().value, printer, profile)
    if found == NONE:
        told: dict[str, object] = {"printer": printer, "profile": profile.name}
        complain([tell(Problem("CER.119", params=told, severity=Severity.WARNING)).line])
    return found


def _warnings(job: CertificateJob) -> list[Problem]:
    return [each for each in job.problems() if each.severity is Severity.WARNING]
