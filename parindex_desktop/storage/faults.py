"""What the database and the disk complain about, as errors of the program.

An I/O error is not corruption: a flaky cable or a stick pulled out must not lead to a restore.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from parindex_desktop.errors import ConflictError, SurroundingsError
from parindex_desktop.storage.columns import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BY_SQLITE_NAME = (
    ("SQLITE_FULL", "FILE.121"),
    ("SQLITE_READONLY_ROLLBACK", "FILE.108"),
    ("SQLITE_READONLY_RECOVERY", "FILE.108"),
    ("SQLITE_READONLY", "FILE.106"),
    ("SQLITE_PERM", "FILE.106"),
    ("SQLITE_CANTOPEN", "FILE.106"),
    ("SQLITE_IOERR", "FILE.122"),
    ("SQLITE_CORRUPT", "FILE.104"),
    ("SQLITE_NOTADB", "FILE.104"),
    ("SQLITE_BUSY", "FILE.113"),
)
_TAKEN_NUMBER = "register_entries.year, register_entries.form, register_entries.number"
"""How SQLite names the index that keeps the numbers of certificates apart."""
_BY_ERRNO = {
    errno.ENOENT: "FILE.101",
    errno.EEXIST: "FILE.102",
    errno.ENAMETOOLONG: "FILE.114",
    errno.ENOTDIR: "FILE.114",
    errno.EINVAL: "FILE.114",
    errno.EACCES: "FILE.106",
    errno.EPERM: "FILE.106",
    errno.EROFS: "FILE.106",
    errno.ENOSPC: "FILE.121",
    errno.EDQUOT: "FILE.121",
}


@contextmanager
def told_as_errors(path: Path) -> Iterator[None]:
    """Turns faults of database and disk into `AppError`s about a file.

    Raises:
        SurroundingsError: `FILE.1xx` by the kind of the fault, `FILE.104` for a value that cannot
            be read, `FILE.122` for any other I/O error.
        ConflictError: `FILE.132`: the change contradicts what the file holds; `REG.114`: it gives
            a number of the register of certificates for a second time.
    """
    try:
        yield
    except DBAPIError as error:
        raise _of_database(error, error.orig, path) from error
    except sqlite3.Error as error:
        raise _of_database(error, error, path) from error
    except UnreadableError as error:
        raise SurroundingsError("FILE.104", path=str(path), detail=str(error)) from error
    except OSError as error:
        code = _BY_ERRNO.get(error.errno or 0, "FILE.122")
        raise SurroundingsError(code, path=str(path), detail=error.strerror or "") from error


def _of_database(error: Exception, cause: BaseException | None, path: Path) -> Exception:
    """Returns the error of the program, or the given one when it is a fault of the program."""
    name = getattr(cause, "sqlite_errorname", "")
    if name == "SQLITE_CONSTRAINT_UNIQUE" and _TAKEN_NUMBER in str(cause):
        return ConflictError("REG.114")
    if name.startswith("SQLITE_CONSTRAINT"):
        return ConflictError("FILE.132", detail=str(cause))
    for start, code in _BY_SQLITE_NAME:
        if name.startswith(start):
            return SurroundingsError(code, path=str(path), detail=str(cause))
    return error
