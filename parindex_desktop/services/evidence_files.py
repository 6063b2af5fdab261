"""Attached copies and references: kept, saved, and put where the system's viewer can show them.

Nothing here runs anything. A copy is opened only when a person asks, only when it is a plain kind
of document whose content is what its name says, and then as a read-only file of its own in a
temporary folder; everything else can be saved and no more. Old Office formats and those with macros
are among the latter: what they hold may be a program.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import unquote, urlsplit

from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.services.permissions import refuse_unless_allowed
from parindex_desktop.writing import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.evidence import Evidence
    from parindex_desktop.services.session import Session
    from parindex_desktop.storage.attachments import Attachment

Kept: TypeAlias = "tuple[Attachment, str]"
"""A copy that is in the work file, and the name its file had."""

_ZIP: Final = b"PK\x03\x04"
_OPENED: Final[dict[str, tuple[bytes, ...]]] = {
    ".pdf": (b"%PDF-",),
    ".docx": (_ZIP,), ".xlsx": (_ZIP,), ".pptx": (_ZIP,),
    ".odt": (_ZIP,), ".ods": (_ZIP,), ".odp": (_ZIP,),
    ".png": (b"\x89PNG",), ".jpg": (b"\xff\xd8",), ".jpeg": (b"\xff\xd8",),
    ".gif": (b"GIF8",), ".bmp": (b"BM",), ".webp": (b"RIFF",),
    ".tif": (b"II*\x00", b"MM\x00*"), ".tiff": (b"II*\x00", b"MM\x00*"),
    ".txt": (),
}  # fmt: skip
"""Kinds of files that are opened, and how their content begins."""

_FORBIDDEN: Final = frozenset('<>:"/\\|?*')
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
_MOST_BYTES: Final = 180
"""Of a name in UTF-8; file systems take 255, and some programs put something in front."""

_NAMELESS: Final = "tai-lieu"
_LONGEST_ENDING: Final = 12


# ---- into the file -------------------------------------------------------------------------------
def keep(
    session: Session, paths: Sequence[Path], edit_of: Callable[[Sequence[Kept]], Edit]
) -> Edit:
    """Keeps copies of files and returns the edit that names them, not yet written.

    All files are weighed, and the edit is held against the role of whoever works, before anything
    is kept: a viewer puts nothing into the file, and of ten files none is kept when one is too big.

    Args:
        session: Of the work file.
        paths: The files; of each its name is kept, made safe.
        edit_of: Makes the edit of the copies, such as `evidence.add_attached`.

    Raises:
        InputError: `EVI.105` too big, `EVI.107` empty, `EVI.106` it cannot be read; `USR.121`.
        SurroundingsError: The disk of the work file does not take them.
    """
    weighed = [(_weigh(session, path), safe_name(path.name)) for path in paths]
    edit = edit_of(weighed)
    if session.users:
        refuse_unless_allowed(edit, session.user, session.users)
    for path, (expected, _) in zip(paths, weighed, strict=True):
        _keep(session, path, expected)
    return edit


def _weigh(session: Session, path: Path) -> Attachment:
    from parindex_desktop.storage.attachments import weigh

    try:
        with path.open("rb") as source:
            return weigh(source, limit=session.entry_rules.attachment_limit)
    except OSError as error:
        raise InputError("EVI.106", name=path.name) from error


def _keep(session: Session, path: Path, expected: Attachment) -> None:
    try:
        source = path.open("rb")
    except OSError as error:
        raise InputError("EVI.106", name=path.name) from error
    with source:
        limit = session.entry_rules.attachment_limit
        if session.work_file.store_attachment(source, limit=limit) != expected:
            raise InputError("EVI.106", name=path.name)  # saved by another program meanwhile


# ---- out of the file -----------------------------------------------------------------------------
def save_as(session: Session, evidence: Evidence, path: Path) -> None:
    """Writes an attached copy to a file, whole or not at all.

    Raises:
        SurroundingsError: `FILE.175`, `FILE.176` the copy is missing or altered; `DOC.201`,
            `DOC.202` it cannot be written there.
    """
    with whole_file(path) as temporary, temporary.open("wb") as target:
        session.reader.copy_attachment(evidence.attachment, target)


def put_for_viewing(session: Session, evidence: Evidence) -> Path:
    """Returns a read-only copy of an attached file that the system's viewer may open.

    It lies in a temporary folder that goes when the program ends.

    Raises:
        InputError: `EVI.108` its kind is not opened, `EVI.113` its content is of another kind.
        SurroundingsError: As `save_as`.
    """
    name = safe_name(evidence.attachment_name)
    refuse_unless_opened(name)
    path = Path(tempfile.mkdtemp(dir=_viewing_folder().name)) / name
    save_as(session, evidence, path)
    begins = _OPENED[path.suffix.lower()]
    with path.open("rb") as content:
        head = content.read(max(map(len, begins), default=0))
    if begins and not head.startswith(begins):
        path.unlink()
        raise InputError("EVI.113", name=name)
    path.chmod(0o400)
    return path


def address_of(reference: str) -> str:
    """Returns a reference as an address that the system may open once a person has agreed.

    A web address goes as it is; a path, or a `file:` address, only to a folder or to a file of a
    kind that is opened.

    Raises:
        InputError: `EVI.108` a kind of file that is not opened, `EVI.109` no address of a kind that
            is opened, `EVI.110` nothing is there.
    """
    text = clean(reference)
    path = _path_in(text)
    if path is None:
        parts = urlsplit(text)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            raise InputError("EVI.109", reference=text)
        return text
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except OSError:
        is_folder = exists = False
    if not exists:
        raise InputError("EVI.110", path=str(path))
    if not is_folder:
        refuse_unless_opened(path.name)
    return path.absolute().as_uri()


def is_opened(name: str) -> bool:
    """Tells whether a file of this name is of a kind that is opened."""
    return Path(safe_name(name)).suffix.lower() in _OPENED


def refuse_unless_opened(name: str) -> None:
    """Refuses what could be a program.

    Raises:
        InputError: `EVI.108`.
    """
    if not is_opened(name):
        raise InputError("EVI.108", name=safe_name(name))


def safe_name(name: str) -> str:
    """Returns a file name that every system takes and none reads as anything else.

    Folders, control and invisible letters (also those that turn the reading round, so that
    `fdp.exe` looks like `exe.pdf`), device names, and blanks or points at the end are gone; a long
    name is shortened in front of its ending.
    """
    told = name.encode(errors="replace").decode()  # a Linux name may hold bytes that are no text
    last = clean(told.replace("\\", "/").rpartition("/")[2])
    bare = "".join("_" if char in _FORBIDDEN else char for char in last).strip(" .")
    stem, dot, ending = bare.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = bare, "", ""
    if stem.split(".")[0].strip().casefold() in _RESERVED:
        stem = f"_{stem}"
    room = _MOST_BYTES - len((dot + ending).encode())
    shortened = stem.encode()[:room].decode(errors="ignore").rstrip(" .")
    return (shortened or _NAMELESS) + dot + ending


def _path_in(reference: str) -> Path | None:
    """Returns the path that a reference names; None for an address of another kind."""
    scheme = urlsplit(reference).scheme.lower() if ":" in reference else ""
    if scheme == "file":
        parts = urlsplit(reference)
        host = "" if parts.netloc in ("", "localhost") else f"//{parts.netloc}"
        read = unquote(parts.path)
        is_drive = read[:1] == "/" and read[2:3] == ":"
        return Path(host + (read[1:] if is_drive else read))
    if len(scheme) <= 1:  # a letter is a drive
        return Path(reference)
    return None


@cache
def _viewing_folder() -> tempfile.TemporaryDirectory[str]:
    """Returns the folder of copies for viewing; it goes with the program, as far as it may."""
    return tempfile.TemporaryDirectory(prefix="parindex-", ignore_cleanup_errors=True)
