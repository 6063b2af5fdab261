"""Files handed to a person are written whole or not at all; several of them all or none."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Final

from parindex_desktop.errors import SurroundingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_KEPT_STEM: Final = 40
"""Letters of a name that its temporary name keeps: at most 160 of the 255 bytes of a name."""
_DATABASE: Final = b"SQLite format 3\0"
"""How a work file begins, and every other SQLite database."""


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file under a temporary name, then gives it its own.

    Raises:
        SurroundingsError: `DOC.201` not writable or open elsewhere, `DOC.202` the disk is full,
            `DOC.205` the name is too long, `DOC.207` a work file has that name.
    """
    with whole_file(path) as temporary:
        temporary.write_bytes(content)


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Writes files that belong together: all of them are there at the end, or none is new.

    Each is on disk under a temporary name before the first takes its own; a file that is replaced
    is kept until the last one has its name.

    Raises:
        SurroundingsError: As `write_whole`, of the file that cannot be written.
    """
    with ExitStack() as stack:
        drafts = [(stack.enter_context(_draft_of(path)), path) for path, _ in files]
        for (draft, path), (_, content) in zip(drafts, files, strict=True):
            with told_unwritable(path):
                draft.write_bytes(content)
        undo = stack.enter_context(ExitStack())
        kept = [_swap(draft, path, undo) for draft, path in drafts]
        undo.pop_all()
        for old in kept:
            if old is not None:
                with suppress(OSError):  # what was replaced may stay under its hidden name
                    old.unlink()


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Gives a temporary path to write to; it becomes `path` when the block ends well.

    Raises:
        SurroundingsError: As `write_whole`.
    """
    with _draft_of(path) as temporary, told_unwritable(path):
        yield temporary
        temporary.replace(path)


@contextmanager
def _draft_of(path: Path) -> Iterator[Path]:
    """Gives an empty file beside `path`; it is gone when the block ends, if it is still there."""
    temporary: Path | None = None
    try:
        with told_unwritable(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            # A folder of that name, and a name that no disk takes, are told before any writing.
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            _spare_database(path)
            # `tempfile` would make a file that nobody else may read, even under its final name.
            temporary = _hidden(path)
            temporary.touch(exist_ok=False)
        yield temporary
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _spare_database(path: Path) -> None:
    """Refuses a name that a work file has: a slip in `--out` would replace a year of scores."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise SurroundingsError("DOC.207", path=str(path))


def _swap(draft: Path, path: Path, undo: ExitStack) -> Path | None:
    """Gives a draft its name; returns where the file replaced is kept.

    A file that another program holds open cannot be moved away on Windows: that is found here,
    while everything can still be taken back.
    """
    kept: Path | None = None
    with told_unwritable(path):
        if path.exists():
            kept = _hidden(path)
            path.rename(kept)
            undo.callback(kept.replace, path)
        draft.rename(path)
        undo.callback(path.unlink)
    return kept


def _hidden(path: Path) -> Path:
    return path.with_name(f".{path.stem[:_KEPT_STEM]}-{secrets.token_hex(4)}{path.suffix}")


@contextmanager
def told_unwritable(path: Path) -> Iterator[None]:
    """Tells of `path` what the disk refuses.

    Raises:
        SurroundingsError: `DOC.201`, `DOC.202` or `DOC.205`, as `write_whole`.
    """
    try:
        yield
    except OSError as error:
        code = "DOC.202" if error.errno in _FULL else "DOC.201"
        code = "DOC.205" if error.errno == errno.ENAMETOOLONG else code
        raise SurroundingsError(code, path=str(path)) from error
