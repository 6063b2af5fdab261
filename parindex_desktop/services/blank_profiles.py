"""Blank profiles of a work file, and those that the program brings until they are changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.profiles import BlankProfile, ProfileId
from parindex_desktop.domain.certificates.ready import ready_profiles
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.text import clean, match_key
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

MOST_LETTERS: Final = 80
"""Of a profile's name, which stands in lists and is typed on the terminal."""


def profiles_of(reading: Reading) -> tuple[BlankProfile, ...]:
    """Returns the profiles of the file, then the ready ones it does not replace by its own.

    A ready one has id 0 until it is changed; from then on the file's own of that name holds.
    """
    stored = reading.source.kept(BlankProfile)
    names = {each.name for each in stored}
    return (*stored, *(each for each in ready_profiles() if each.name not in names))


def profile_named(reading: Reading, name: str) -> BlankProfile:
    """Returns the profile of a name, case and blanks aside.

    Raises:
        InputError: `CER.121` with the names there are.
    """
    profiles = profiles_of(reading)
    found = next((each for each in profiles if match_key(each.name) == match_key(name)), None)
    if found is None:
        raise InputError("CER.121", name=name, names=", ".join(each.name for each in profiles))
    return found


def background_of(reading: Reading, profile: BlankProfile) -> bytes | None:
    """Returns the picture of a blank as it was loaded; None where it has none.

    Raises:
        SurroundingsError: `FILE.175`, `FILE.176` the file lost or altered it.
    """
    return reading.source.attachment(profile.background) if profile.background else None


def change_profile(
    session: Session, before: BlankProfile, after: BlankProfile, *, action: str
) -> Edit:
    """Changes a profile; a ready one is kept in the file from its first change on.

    Args:
        session: The open work file.
        before: As `profiles_of` gave it.
        after: The same profile, changed.
        action: What the step is called; one drag is one step.
    """
    if before == after:
        return Edit(action)
    return Edit(action, (("profile", after.name),), (_change(session, before, after),))


def copy_profile(session: Session, profile: BlankProfile, name: str) -> Edit:
    """Makes a copy of a profile under another name.

    Raises:
        InputError: `CER.122` no name, `CER.123` a profile has it, `EVI.104` it is too long.
    """
    made = replace(profile, id=_new_id(session), name=_free_name(session, name))
    return Edit("blanks.copy", (("profile", made.name),), (EntityChange(None, made),))


def rename_profile(session: Session, profile: BlankProfile, name: str) -> Edit:
    """Gives a profile another name; raises as `copy_profile`.

    A ready one that the file does not hold comes back under its old name beside the renamed one.
    """
    if clean(name) == profile.name:
        return Edit("blanks.rename")
    after = replace(profile, name=_free_name(session, name, but=profile))
    params = (("profile", profile.name), ("name", after.name))
    return Edit("blanks.rename", params, (_change(session, profile, after),))


def remove_profile(profile: BlankProfile) -> Edit:
    """Takes a profile out of the file; one that replaced a ready one brings that back."""
    changes = (EntityChange(profile, None),) if profile.id else ()
    return Edit("blanks.remove", (("profile", profile.name),), changes)


def _change(session: Session, before: BlankProfile, after: BlankProfile) -> EntityChange:
    if before.id:
        return EntityChange(before, after)
    return EntityChange(None, replace(after, id=_new_id(session)))


def _new_id(session: Session) -> ProfileId:
    return ProfileId(session.new_ids()[0])


def _free_name(session: Session, name: str, *, but: BlankProfile | None = None) -> str:
    tidy = clean(name)
    if not tidy:
        raise InputError("CER.122")
    if len(tidy) > MOST_LETTERS:
        raise InputError("EVI.104", length=len(tidy), most=MOST_LETTERS)
    others = (each for each in profiles_of(session) if each != but)
    if any(match_key(each.name) == match_key(tidy) for each in others):
        raise InputError("CER.123", name=tidy)
    return tidy
