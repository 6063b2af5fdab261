"""A work file whose users are one of each role, and the program that opens it."""

from pathlib import Path

import pytest

from parindex_desktop.domain.people import Role, User
from parindex_desktop.services import users
from parindex_desktop.settings import Place
from tests.an_giang import open_an_giang
from tests.gui.people.driving import question
from tests.people import PASSWORD, add_users
from ui.people.who_dialog import WhoDialog
from ui.program import Program


@pytest.fixture
def users_of() -> dict[Role, User]:
    """The users of `path`, by role; filled by it."""
    return {}


@pytest.fixture
def path(tmp_path: Path, users_of: dict[Role, User]) -> Path:
    """An Giang 2016; the secretary has a password, the others have none."""
    session = open_an_giang(tmp_path)
    people = add_users(session)
    session.do(users.set_password(people[Role.SECRETARY], PASSWORD))
    users_of.update({user.role: user for user in session.users})
    session.close()
    return session.path


@pytest.fixture
def asked(program: Program, path: Path) -> WhoDialog:
    """The question who works, after the file was opened at the screen of scores."""
    program.settings.remember_place(path, Place("scores"))
    program.open(path)
    return question()
