"""A program that enters scores in one large step and is killed in the middle of it."""

import sys
from pathlib import Path

from parindex_desktop.services.opening import open_session
from parindex_desktop.services.second_entry_settling import settle_proposed
from parindex_desktop.storage import workfile
from tests.an_giang import AUTHOR
from tests.crash.interrupted import die
from tests.second_entries import OFFICIAL, work_as
from tests.workbook_files import Office


def read_workbooks(path: Path) -> None:
    """Takes returned workbooks over; the work file and they stand in one folder."""
    office = Office(path.parent)
    returned = office.read()
    edit = returned.edit(office.session.new_ids)
    die_within_the_edit()
    office.session.do(edit)


def settle(path: Path) -> None:
    """Settles what differs in the sheet that waits for the official, all at once."""
    session = open_session(path, AUTHOR)
    work_as(session, OFFICIAL)
    (campaign,) = session.dossier(session.rounds[0].id).campaigns(session.group_of("so").id)
    unit = session.book(session.rounds[0].id, campaign.group_id).units[0].id
    edit = settle_proposed(session, campaign, unit)
    die_within_the_edit()
    session.do(edit)


def die_within_the_edit() -> None:
    """Lets things and cells be written, and the program end before the transaction does."""
    name = sys.argv[3]
    done = getattr(workfile, name)

    def do_and_die(*args: object, **kwargs: object) -> None:
        done(*args, **kwargs)
        die()

    setattr(workfile, name, do_and_die)


if __name__ == "__main__":
    {"workbooks": read_workbooks, "settle": settle}[sys.argv[2]](Path(sys.argv[1]))
