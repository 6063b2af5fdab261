"""Where the office's signing key lies: on this computer, never in the work file.

Whoever has the private key can sign certificates in the office's name, so only its owner may read
it, where the system knows owners. Whoever loses it cannot sign new certificates so that they fit
the public key that others have; those printed before stay genuine. Hence it is backed up by an
explicit step, and the register says so until that was done.
"""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from parindex_desktop import paths
from parindex_desktop.domain.certificates.codes import Outcome, Verified
from parindex_desktop.errors import InputError, SurroundingsError
from parindex_desktop.services.certificate_codes import (
    PublicKey,
    SigningKey,
    signed_in,
    text_of,
    verify,
)
from parindex_desktop.writing import whole_file, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from parindex_desktop.domain.register import RegisterEntry

SHORTEST_PASSWORD: Final = 8
_FOLDER: Final = "signing-key"
_PRIVATE: Final = "private.pem"
_KNOWN: Final = "known"
_FORMER: Final = "former"
_BACKUPS: Final = "backups.json"
_LARGEST: Final = 64 * 1024
"""Bytes that are read of a file said to hold a key."""


@dataclass(frozen=True, slots=True)
class KeyState:
    """The signing key of this computer.

    Attributes:
        key: Its public half; None before one was made or restored.
        backed_up: Day of the last backup, ISO; empty when there was none yet.
        exposed: Others on this computer may read the private key.
        path: Where the private key lies, or would lie.
    """

    key: PublicKey | None
    backed_up: str
    exposed: bool
    path: Path


def state() -> KeyState:
    """Returns what there is; raises as `load` for a damaged key."""
    path = _private()
    if not path.exists():
        return KeyState(None, "", exposed=False, path=path)
    key = load().public
    return KeyState(key, _backups().get(key.id, ""), exposed=_is_exposed(path), path=path)


def load() -> SigningKey:
    """Returns the signing key.

    Raises:
        InputError: `QRC.106` there is none.
        SurroundingsError: `QRC.109` it is damaged, `QRC.110` it cannot be read.
    """
    path = _private()
    if not path.exists():
        raise InputError("QRC.106")
    content = _read(path)
    try:
        return SigningKey.from_pem(content)
    except InputError as error:
        raise SurroundingsError("QRC.109", path=str(path)) from error


def code_maker() -> Callable[[RegisterEntry], str]:
    """Returns what signs the codes of a batch; the key is read once.

    Raises:
        AppError: As `load`.
    """
    key = load()
    return lambda entry: text_of(key, entry)


def make(*, replacing: bool = False) -> PublicKey:
    """Makes a signing key.

    Args:
        replacing: There may be one; it is kept aside and stays known for verifying.

    Raises:
        InputError: `QRC.107` there is one, `QRC.108` the one to replace has no backup.
    """
    return _take(SigningKey.new(), replacing=replacing)


def back_up(target: Path, *, password: str = "", today: date) -> None:
    """Writes the private key to a file, such as one on a stick, and reads it back.

    Args:
        target: The file; it must not exist.
        password: Locks it; empty leaves it open to whoever has the file.
        today: Noted as the day of the backup.

    Raises:
        InputError: `QRC.106` there is no key, `QRC.111` the password is too short, `QRC.112` the
            file exists.
        SurroundingsError: `DOC.201` and on, it cannot be written.
    """
    if password and len(password) < SHORTEST_PASSWORD:
        raise InputError("QRC.111", least=SHORTEST_PASSWORD)
    key = load()
    if target.exists():
        raise InputError("QRC.112", path=target.name)
    _write_private(target, key.to_pem(password))
    if SigningKey.from_pem(_read(target), password).public != key.public:
        raise SurroundingsError("DOC.201", path=str(target))
    _note_backup(key.public, today)


def restore(source: Path, *, password: str = "", today: date, replacing: bool = False) -> PublicKey:
    """Takes a backed-up key as the signing key of this computer.

    Args:
        source: The backup.
        password: Of the backup.
        today: Noted as a day on which there is a backup.
        replacing: As of `make`; not needed for the key that is there already.

    Raises:
        InputError: `QRC.103` no backup, `QRC.104` and `QRC.105` its password; as `make`.
        SurroundingsError: `QRC.110` the file cannot be read.
    """
    key = SigningKey.from_pem(_read(source), password)
    public = _take(key, replacing=replacing)
    _note_backup(public, today)
    return public


def write_public(target: Path) -> None:
    """Writes the public key, for others to verify with; a file of this name is replaced.

    Raises:
        InputError: `QRC.106` there is no key.
        SurroundingsError: `DOC.201` and on, it cannot be written.
    """
    write_whole(target, load().public.to_pem())


def read_public(source: Path) -> PublicKey:
    """Reads a public key file.

    Raises:
        InputError: `QRC.101` it is none, `QRC.102` it holds a private key.
        SurroundingsError: `QRC.110` it cannot be read.
    """
    return PublicKey.from_pem(_read(source))


def remember(key: PublicKey) -> None:
    """Keeps a public key, of this office or another one, for verifying."""
    folder = _folder() / _KNOWN
    folder.mkdir(exist_ok=True)
    write_whole(folder / f"{key.id}.pem", key.to_pem())


def known_keys() -> tuple[PublicKey, ...]:
    """Returns the keys that codes are held against: this computer's, former and other ones.

    A file that is none is passed over: it can only make a code not verify.
    """
    found = []
    for path in sorted((_folder() / _KNOWN).glob("*.pem")):
        with suppress(InputError, SurroundingsError):
            found.append(read_public(path))
    return tuple(found)


def verify_with_known(text: str) -> Verified:
    """Holds a text against the known key that it names; genuine only by that one."""
    keys = known_keys()
    found = [verify(key, text) for key in keys]
    found.sort(key=lambda each: (not each.genuine, each.outcome is Outcome.OTHER_KEY))
    signed = signed_in(text)
    unknown = Verified(Outcome.OTHER_KEY if signed else Outcome.NO_CODE, signed)
    return found[0] if found else unknown


def _take(key: SigningKey, *, replacing: bool) -> PublicKey:
    path = _private()
    if path.exists():
        _set_aside(path, key.public, replacing=replacing)
    _write_private(path, key.to_pem())
    remember(key.public)
    return key.public


def _set_aside(path: Path, coming: PublicKey, *, replacing: bool) -> None:
    """Keeps the key that gives way; it is never deleted."""
    try:
        present = load().public
    except SurroundingsError:  # a damaged one is what a backup is restored for
        name = f"damaged-{os.urandom(4).hex()}.pem"
    else:
        if present == coming:
            return
        if not replacing:
            raise InputError("QRC.107", key=present.id)
        if present.id not in _backups():
            raise InputError("QRC.108", key=present.id)
        name = f"{present.id}.pem"
    former = _folder() / _FORMER
    former.mkdir(exist_ok=True)
    path.replace(former / name)


def _folder() -> Path:
    folder = paths.user_data_dir() / _FOLDER
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder


def _private() -> Path:
    return _folder() / _PRIVATE


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_LARGEST)
    except OSError as error:
        raise SurroundingsError("QRC.110", path=str(path)) from error


def _write_private(path: Path, content: bytes) -> None:
    with whole_file(path) as temporary:
        with suppress(OSError):  # a stick may know no owners
            temporary.chmod(stat.S_IRUSR | stat.S_IWUSR)
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())


def _is_exposed(path: Path) -> bool:
    """Tells whether others may read a file; Windows keeps a person's folders to that person."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _backups() -> dict[str, str]:
    try:
        noted = json.loads((_folder() / _BACKUPS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _note_backup(key: PublicKey, today: date) -> None:
    noted = json.dumps({**_backups(), key.id: today.isoformat()}, indent=1)
    write_whole(_folder() / _BACKUPS, noted.encode())
