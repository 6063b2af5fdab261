"""Users are added, changed and let go through the edit bus, and somebody can always go on."""

import json

import pytest
from argon2 import PasswordHasher

from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.people import Role, User
from parindex_desktop.errors import InputError
from parindex_desktop.services import users
from parindex_desktop.services.passwords import verify
from parindex_desktop.services.session import Session
from parindex_desktop.storage.lock import read_holder
from tests.people import NAMES, PASSWORD, add_users


def by_id(session: Session, user: User) -> User:
    return next(each for each in session.users if each.id == user.id)


def test_who_adds_the_first_user_works_as_them(session: Session) -> None:
    assert session.user is None
    assert session.role is Role.SECRETARY
    before = session.author
    session.do(users.add(session, name=" Trần  Thị Thư ", office="Phó", role=Role.SECRETARY))
    assert session.user is not None
    assert session.user.name == "Trần Thị Thư"
    assert session.author == Author("Trần Thị Thư", "Secretary")
    assert read_holder(session.path).name == "Trần Thị Thư"
    session.bus.undo()
    assert (session.user, session.role, session.author) == (None, Role.SECRETARY, before)
    session.bus.redo()
    assert session.user is not None


def test_the_first_user_is_a_secretary(session: Session) -> None:
    for role in (Role.VIEWER, Role.ENTRY, Role.APPRAISER):
        with pytest.raises(InputError, match=r"USR\.103"):
            users.add(session, name="A", office="", role=role)


@pytest.mark.parametrize(
    "taken", ["trần thị thư", "TRẦN THỊ THƯ", "Trần\u00a0 Thị Thư", "Tra\u0302\u0300n Thị Thư"]
)
def test_a_name_is_taken_once_however_it_is_spelt(taken: str, session: Session) -> None:
    add_users(session)
    with pytest.raises(InputError, match=r"USR\.102"):
        users.add(session, name=taken, office="", role=Role.ENTRY)
    appraiser = users.find(session.users, NAMES[Role.APPRAISER])
    with pytest.raises(InputError, match=r"USR\.102"):
        users.change(session, appraiser, name=taken, office="", role=Role.APPRAISER)


def test_tone_placement_is_spelling_and_another_tone_is_another_name(session: Session) -> None:
    session.do(users.add(session, name="Lê Hòa", office="", role=Role.SECRETARY))
    with pytest.raises(InputError, match=r"USR\.102"):
        users.add(session, name="Lê Hoà", office="", role=Role.ENTRY)
    assert session.do(users.add(session, name="Lê Hoa", office="", role=Role.ENTRY))


def test_a_user_without_a_name_is_none(session: Session) -> None:
    with pytest.raises(InputError, match=r"USR\.101"):
        users.add(session, name=" \u200b ", office="", role=Role.SECRETARY)


def test_a_change_keeps_what_is_not_said(session: Session) -> None:
    entry = add_users(session, passwords=True)[Role.ENTRY]
    session.do(users.change(session, entry, name="Phạm Nhập", office="Phó", role=Role.APPRAISER))
    now = by_id(session, entry)
    assert (now.name, now.office, now.role) == ("Phạm Nhập", "Phó", Role.APPRAISER)
    assert now.password == entry.password
    same = users.change(session, now, name="Phạm Nhập", office="Phó", role=Role.APPRAISER)
    assert session.do(same) is None


def test_the_last_secretary_stays(session: Session) -> None:
    people = add_users(session)
    secretary = people[Role.SECRETARY]
    with pytest.raises(InputError, match=r"USR\.104"):
        users.deactivate(session, secretary)
    for role in (Role.VIEWER, Role.ENTRY, Role.APPRAISER):
        with pytest.raises(InputError, match=r"USR\.104"):
            users.change(session, secretary, name=secretary.name, office="", role=role)
    session.do(users.add(session, name="Vũ Hai", office="", role=Role.SECRETARY))
    session.do(users.deactivate(session, users.find(session.users, "Vũ Hai")))
    with pytest.raises(InputError, match=r"USR\.104"):  # one who has left does not count
        users.deactivate(session, secretary)


def test_who_has_left_is_not_offered_and_their_name_stays_taken(session: Session) -> None:
    entry = add_users(session)[Role.ENTRY]
    session.do(users.deactivate(session, entry))
    assert entry.name not in [user.name for user in users.choosable(session.users)]
    with pytest.raises(InputError, match=r"USR\.112"):
        users.find(session.users, entry.name)
    with pytest.raises(InputError, match=r"USR\.102"):
        users.add(session, name=entry.name, office="", role=Role.ENTRY)
    session.do(users.activate(by_id(session, entry)))
    assert users.find(session.users, entry.name) == entry


def test_a_secretary_who_lets_themselves_go_only_looks_on(session: Session) -> None:
    people = add_users(session)
    session.do(users.add(session, name="Vũ Hai", office="", role=Role.SECRETARY))
    session.do(users.deactivate(session, people[Role.SECRETARY]))
    assert (session.user, session.role) == (None, Role.VIEWER)
    with pytest.raises(InputError, match=r"USR\.121"):
        session.bus.undo()


def test_users_are_offered_by_given_name(session: Session) -> None:
    add_users(session)
    names = [user.name for user in users.choosable(session.users)]
    assert names == ["Phạm Thị Nhập", "Lê Văn Thẩm", "Trần Thị Thư", "Hồ Văn Xem"]


def test_a_password_is_set_checked_and_taken_away(session: Session) -> None:
    entry = add_users(session)[Role.ENTRY]
    users.check_password(entry, "anything")  # nobody asks
    session.do(users.set_password(entry, PASSWORD))
    now = by_id(session, entry)
    users.check_password(now, PASSWORD)
    with pytest.raises(InputError, match=r"USR\.111"):
        users.check_password(now, PASSWORD + " ")
    session.do(users.remove_password(now))
    users.check_password(by_id(session, entry), "")


def test_a_new_password_is_long_enough_and_typed_twice_alike(session: Session) -> None:
    entry = add_users(session)[Role.ENTRY]
    users.check_typed_twice("123456", "123456")
    with pytest.raises(InputError, match=r"USR\.105"):
        users.check_typed_twice("123456", "123457")
    with pytest.raises(InputError, match=r"USR\.106"):
        users.check_typed_twice("12345", "12345")
    with pytest.raises(InputError, match=r"USR\.106"):
        users.set_password(entry, "12345")
    with pytest.raises(InputError, match=r"USR\.106"):
        users.add(session, name="B", office="", role=Role.ENTRY, password="12345")


def test_a_password_hashed_at_lower_costs_is_hashed_anew(session: Session) -> None:
    entry = add_users(session, passwords=True)[Role.ENTRY]
    assert users.hashed_anew(entry, PASSWORD) is None
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)
    object.__setattr__(entry, "password", cheap)
    edit = users.hashed_anew(entry, PASSWORD)
    assert edit is not None
    after = edit.entities[0].after
    assert isinstance(after, User)
    assert verify(PASSWORD, after.password)
    assert users.hashed_anew(after, PASSWORD) is None


def test_the_trail_says_that_there_is_a_password_and_never_its_hash(session: Session) -> None:
    entry = add_users(session, passwords=True)[Role.ENTRY]
    session.do(users.set_password(entry, "another one"))
    session.bus.undo()
    with session.work_file._engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT entities, params FROM audit").all()
    kept = [json.loads(entities) for entities, _ in rows]
    told = [change["after"] for row in kept for change in row if change["entity"] == "User"]
    assert {each["password"] for each in told} == {"*"}
    assert not any("argon2" in text for row in rows for text in row)
    assert by_id(session, entry) == entry  # undo gives the password back all the same
