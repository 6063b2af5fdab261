"""The program from a terminal: batch work, IT staff, tests. The same services, no second logic.

Exit codes: 0 done, 2 wrong usage, 3 input rejected or something found by a check or a comparison
(each problem one line on standard error: code, place, what is the matter, what to do), 1 a fault of
ours.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parindex_desktop import __version__, logs
from parindex_desktop.cli.awards import awards
from parindex_desktop.cli.certificates import certificates
from parindex_desktop.cli.checking import check
from parindex_desktop.cli.comparing import compare
from parindex_desktop.cli.criteria import criteria
from parindex_desktop.cli.locking import lock, unlock
from parindex_desktop.cli.log import log, verify
from parindex_desktop.cli.papers import print_papers
from parindex_desktop.cli.terminal import (
    AS,
    DRY_RUN,
    FAULT,
    FILE,
    GROUP,
    REJECTED,
    SHEET,
    YEAR,
    author,
    complain,
    list_paths,
    open_file,
)
from parindex_desktop.cli.verifying import signing_key, verify_certificate
from parindex_desktop.cli.workbooks import workbooks
from parindex_desktop.domain.rounds import default_profile
from parindex_desktop.domain.scores import FIRST_STAGES, Stage
from parindex_desktop.errors import AppError, Problem
from parindex_desktop.i18n import DEFAULT_LANGUAGE, LANGUAGES, set_language
from parindex_desktop.paths import user_log_dir
from parindex_desktop.sentences import tell, tell_all
from parindex_desktop.services import opening

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_log = logging.getLogger(__name__)


def main(arguments: Sequence[str], check_window: Callable[[], None] = lambda: None) -> int:
    """Runs one command.

    Args:
        arguments: As typed, without the program's name.
        check_window: What `self-test` calls to prove that a window can be drawn; the terminal
            itself knows no Qt.

    Returns:
        The exit code.
    """
    _speak_utf8()
    set_language(DEFAULT_LANGUAGE)
    try:
        answer = commands.main(
            list(arguments), prog_name="parindex", standalone_mode=False, obj=check_window
        )
    except click.exceptions.Abort:
        return REJECTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except AppError as error:
        complain(told.line for told in tell_all(error))
        return REJECTED
    except SystemExit:  # click's answer when the reader has read enough, as `head` does
        return 0
    except Exception:
        _log.exception("a command failed")
        log_file = user_log_dir() / logs.FILE_NAME
        complain([tell(Problem("BUG.001", params={"path": str(log_file)})).line])
        return FAULT
    return int(answer or 0)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option(
    "--language",
    type=click.Choice(sorted(LANGUAGES)),
    default=DEFAULT_LANGUAGE,
    envvar="PARINDEX_LANGUAGE",
    help="Language of messages; papers are always Vietnamese.",
)
def commands(language: str) -> None:
    """Score, rank and print the PAR Index of a province. Without a command: the window."""
    set_language(language)


commands.add_command(certificates)
commands.add_command(awards)
commands.add_command(check)
commands.add_command(compare)
commands.add_command(criteria)
commands.add_command(lock)
commands.add_command(log)
commands.add_command(print_papers)
commands.add_command(signing_key)
commands.add_command(unlock)
commands.add_command(verify)
commands.add_command(verify_certificate)
commands.add_command(workbooks)


@commands.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
def demo(out: Path) -> None:
    """Build the sample file and write its papers and spreadsheet."""
    from parindex_desktop.services.sample import write_demo

    list_paths(write_demo(out, author()))


@commands.command()
@FILE
@click.option(
    "--province", required=True, help="With or without its rank: An Giang, tỉnh An Giang."
)
def new(file: Path, province: str) -> None:
    """Make a new work file."""
    opening.create_session(file, default_profile(province), author()).close()
    list_paths([file])


@commands.command("import")
@FILE
@click.argument("tables", type=click.Path(path_type=Path), nargs=-1, required=True)
@YEAR
@GROUP
@click.option(
    "--stage",
    type=click.Choice([s.value for s in FIRST_STAGES if s is not Stage.SURVEY]),
    default=Stage.APPRAISAL_1.value,
    show_default=True,
    help="Whose points these are; points of the survey always go to the survey.",
)
@click.option("--max", "maxima", multiple=True, metavar="NAME=POINTS", help="Maximum of a column.")
@click.option("--map", "mapping", multiple=True, metavar="TARGET=HEADER", help="What a column is.")
@click.option(
    "--match", "matches", multiple=True, metavar="NAME=UNIT", help="Same unit, other name."
)
@click.option("--decimal", type=click.Choice(["comma", "point"]), help="Reads 1.234 as told.")
@SHEET
@click.option("--accept-new", is_flag=True, help="Take units with similar names as new ones.")
@click.option("--skip-rejected", is_flag=True, help="Import the sound rows, leave the others.")
@DRY_RUN
@AS
def import_table(
    file: Path, tables: tuple[Path, ...], year: int, code: str, dry_run: bool, **options: object
) -> int:
    """Import a table of scores or results, or the score sheets of several units.

    TABLES is one table with a row per unit, or any number of workbooks of one unit each; a folder
    stands for the workbooks in it.
    """
    from parindex_desktop.cli.importing import run_import

    # Opening for writing would already make a backup.
    with open_file(file, read_only=dry_run) as session:
        return run_import(
            session,
            tables,
            year=year,
            code=code,
            dry_run=dry_run,
            **options,  # type: ignore[arg-type]
        )


@commands.command()
@FILE
@YEAR
@GROUP
@click.option("--format", "shape", type=click.Choice(["text", "csv", "json"]), default="text")
def rank(file: Path, year: int, code: str, shape: str) -> None:
    """Print the ranking of a group."""
    from parindex_desktop.cli.ranking import SHAPES

    with open_file(file, read_only=True) as session:
        book = session.book(session.round_of(year).id, session.group_of(code).id)
        click.echo(SHAPES[shape](book))


@commands.command()
@FILE
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True)
def backup(file: Path, folder: Path) -> None:
    """Copy a work file to a folder and verify the copy."""
    from parindex_desktop.services.maintenance import back_up_to

    list_paths([back_up_to(file, folder)])


@commands.command("self-test")
@click.pass_obj
def self_test(check_window: Callable[[], None]) -> int:
    """Prove that this installation is whole: fonts, translations, migrations, a ranking, a PDF."""
    from parindex_desktop.services.self_test import run_self_test

    failed = 0
    for name, fault in run_self_test(check_window):
        click.echo(f"{'FAIL' if fault else 'ok  '}  {name}{f': {fault}' if fault else ''}")
        failed += bool(fault)
    return FAULT if failed else 0


def _speak_utf8() -> None:
    """Windows consoles otherwise refuse Vietnamese letters; what cannot be shown becomes `?`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
