"""The users of a work file: who they are, what they may do, and how they say that they are it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.people import Role, User, UserId
from parindex_desktop.domain.text import clean, match_key, person_sort_key
from parindex_desktop.errors import InputError
from parindex_desktop.services.entity_changes import changed, created
from parindex_desktop.services.passwords import hash_password, needs_rehash, verify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.services.session import Session

LEAST_PASSWORD: Final = 6
"""Characters; the help says that a longer one is the better protection."""


def add(session: Session, *, name: str, office: str, role: Role, password: str = "") -> Edit:
    """Returns the edit that adds a user; an empty password asks for none.

    Raises:
        InputError: `USR.101` no name, `USR.102` name taken, `USR.103` the first one is no
            secretary, `USR.106` password too short.
    """
    name = _free_name(session, name)
    if not session.users and role is not Role.SECRETARY:
        raise InputError("USR.103")
    user_id = UserId(session.new_ids()[0])
    made = User(user_id, name, clean(office), role, _hashed(password) if password else "")
    return Edit("users.add", (("name", name),), created([made]))


def change(session: Session, user: User, *, name: str, office: str, role: Role) -> Edit:
    """Returns the edit that changes name, position and role; empty when nothing differs.

    Raises:
        InputError: `USR.101`, `USR.102` as `add`, `USR.104` the last secretary would be none.
    """
    after = replace(user, name=_free_name(session, name, user), office=clean(office), role=role)
    _refuse_last_secretary(session, user, after)
    return Edit("users.change", (("name", after.name),), changed([(user, after)]))


def deactivate(session: Session, user: User) -> Edit:
    """Returns the edit after which somebody works here no more; their name stays in the log.

    Raises:
        InputError: `USR.104` for the last secretary.
    """
    after = replace(user, active=False)
    _refuse_last_secretary(session, user, after)
    return Edit("users.deactivate", (("name", user.name),), changed([(user, after)]))


def activate(user: User) -> Edit:
    """Returns the edit after which somebody works here again."""
    return Edit(
        "users.activate", (("name", user.name),), changed([(user, replace(user, active=True))])
    )


def set_password(user: User, password: str) -> Edit:
    """Returns the edit that gives a user a password, in the place of one there may be.

    Raises:
        InputError: `USR.106` too short.
    """
    after = replace(user, password=_hashed(password))
    return Edit("users.password", (("name", user.name),), changed([(user, after)]))


def remove_password(user: User) -> Edit:
    """Returns the edit after which no password is asked for; empty when there is none."""
    after = replace(user, password="")
    return Edit("users.no_password", (("name", user.name),), changed([(user, after)]))


def check_typed_twice(password: str, again: str) -> None:
    """Refuses a new password that is too short or was typed in two ways.

    Raises:
        InputError: `USR.105`, `USR.106`.
    """
    if password != again:
        raise InputError("USR.105")
    _refuse_short(password)


def check_password(user: User, password: str) -> None:
    """Refuses who cannot say the password of a user; without one nothing is asked.

    Raises:
        InputError: `USR.111`.
    """
    if user.password and not verify(password, user.password):
        raise InputError("USR.111", name=user.name)


def hashed_anew(user: User, password: str) -> Edit | None:
    """Returns the edit that hashes a password with the costs of today; None when it has them."""
    return set_password(user, password) if needs_rehash(user.password) else None


def find(users: Iterable[User], name: str) -> User:
    """Returns the active user of a name, whatever its case and spelling.

    Raises:
        InputError: `USR.112` with the names there are.
    """
    there = choosable(users)
    found = next((user for user in there if match_key(user.name) == match_key(name)), None)
    if found is None:
        raise InputError("USR.112", name=name, names=", ".join(user.name for user in there))
    return found


def choosable(users: Iterable[User]) -> tuple[User, ...]:
    """Returns those who work here, by their given names."""
    return tuple(
        sorted((u for u in users if u.active), key=lambda user: person_sort_key(user.name))
    )


def _free_name(session: Session, typed: str, own: User | None = None) -> str:
    name = clean(typed)
    if not name:
        raise InputError("USR.101")
    for other in session.users:
        if (own is None or other.id != own.id) and match_key(other.name) == match_key(name):
            raise InputError("USR.102", name=other.name)
    return name


def _refuse_last_secretary(session: Session, before: User, after: User) -> None:
    def is_secretary(user: User) -> bool:
        return user.active and user.role is Role.SECRETARY

    others = (user for user in session.users if user.id != before.id)
    if is_secretary(before) and not is_secretary(after) and not any(map(is_secretary, others)):
        raise InputError("USR.104", name=before.name)


def _hashed(password: str) -> str:
    _refuse_short(password)
    return hash_password(password)


def _refuse_short(password: str) -> None:
    if len(password) < LEAST_PASSWORD:
        raise InputError("USR.106", least=LEAST_PASSWORD)
