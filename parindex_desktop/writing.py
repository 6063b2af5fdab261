"""Files handed to a person are written whole or not at all."""

from __future__ import annotations

import errno
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from parindex_desktop.errors import SurroundingsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file under a temporary name, then gives it its own.

    Raises:
        SurroundingsError: `DOC.201` not writable or open elsewhere, `DOC.202` the disk is full.
    """
    with whole_file(path) as temporary:
        temporary.write_bytes(content)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Gives a temporary path to write to; it becomes `path` when the block ends well.

    Raises:
        SurroundingsError: As `write_whole`.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # `tempfile` would make a file that nobody else may read, even under its final name.
        temporary = path.with_name(f".{path.stem[:40]}-{secrets.token_hex(4)}{path.suffix}")
        temporary.touch(exist_ok=False)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise SurroundingsError("DOC.202" if full else "DOC.201", path=str(path)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
