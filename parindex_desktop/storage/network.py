"""Whether a file lies on a network share.

Locks and the order of writes are not dependable there, so that two programs can damage a file
without noticing; SQLite advises against it, and the program refuses to write.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

NETWORK_TYPES: Final = frozenset(
    """
    afs beegfs ceph cifs davfs glusterfs gpfs lustre ncpfs nfs nfs4 ocfs2 smb3 smbfs
    fuse.ceph fuse.davfs2 fuse.glusterfs fuse.gvfsd-fuse fuse.rclone fuse.s3fs fuse.sshfs
    """.split()  # noqa: SIM905 - forty quotes would hide the names
)
"""File systems of Linux whose files lie on another computer."""

_DRIVE_REMOTE: Final = 4
_MOUNTS: Final = Path("/proc/mounts")


class Mount(NamedTuple):
    """A place where a file system hangs in the tree."""

    folder: PurePath
    kind: str


def is_on_network(path: PurePath, mounts: Iterable[Mount]) -> bool:
    """Tells whether an absolute path lies on a share, from the mounts or drives of the machine."""
    if isinstance(path, PureWindowsPath) and path.drive.startswith("\\\\"):
        return True
    above = [mount for mount in mounts if path.is_relative_to(mount.folder)]
    # The longest folder decides; of two mounts on one folder the later one covers the earlier.
    nearest = max(reversed(above), key=lambda mount: len(mount.folder.parts), default=None)
    return nearest is not None and nearest.kind in NETWORK_TYPES


def mounts_of_machine(path: Path) -> tuple[Mount, ...]:
    """Returns the mounts of this machine, on Windows the drive of the path."""
    if sys.platform == "win32":  # pragma: no cover - the decision above is tested everywhere
        import ctypes

        drive = path.drive + "\\"
        remote = ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE
        return (Mount(PureWindowsPath(drive), "smbfs" if remote else "local"),)
    return parse_mounts(_MOUNTS.read_text(encoding="utf-8")) if _MOUNTS.exists() else ()


def parse_mounts(text: str) -> tuple[Mount, ...]:
    """Returns the mounts that `/proc/mounts` lists; it escapes blanks in octal."""
    rows = (line.split(" ") for line in text.splitlines() if line.strip())
    return tuple(Mount(PurePosixPath(_unescaped(row[1])), row[2]) for row in rows)


def _unescaped(folder: str) -> str:
    for escape, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        folder = folder.replace(escape, letter)
    return folder
