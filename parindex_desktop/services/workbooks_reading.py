"""Reading a folder of returned workbooks; reading and judging are two steps.

The files are read without the work file, so that a window can do it beside its own work:

    returned = read_folder(session, round_, group, folder)
    back_up_before_import(session)
    session.do(returned.edit(session.new_ids))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.errors import Cancelled, InputError
from parindex_desktop.services.workbooks_judging import judge

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import GroupId, UnitGroup
    from parindex_desktop.domain.workbooks.returned import Returned, ReturnedFile
    from parindex_desktop.services.session import Session
    from parindex_desktop.services.workbooks_writing import Progress


def read_folder(
    session: Session,
    round_: Round,
    group: UnitGroup,
    folder: Path,
    *,
    received: str = "",
    progress: Progress | None = None,
) -> Returned:
    """Returns what the workbooks of a folder say about a group; nothing is written.

    Raises:
        AppError: As `read_files`; arguments as of `judge`.
    """
    return judge(session, round_, group, read_files(folder, progress=progress), received=received)


def read_files(folder: Path, *, progress: Progress | None = None) -> tuple[ReturnedFile, ...]:
    """Reads all files of a folder, by name; folders in it are passed by.

    Raises:
        InputError: `WBK.128` no folder, or nothing in it.
        Cancelled: `DOC.203` when `progress` answered False.
    """
    from parindex_desktop.exchange.workbooks.reading import read_returned

    paths = _files_in(folder)
    read: list[ReturnedFile] = []
    for path in paths:
        if progress is not None and not progress(len(read), len(paths)):
            raise Cancelled("DOC.203")
        read.append(read_returned(path))
    if progress is not None:
        progress(len(read), len(paths))
    return tuple(read)


def groups_of(session: Session, files: Sequence[ReturnedFile]) -> tuple[UnitGroup, ...]:
    """Returns the groups of this work file whose workbooks are among files, by position."""
    own = session.reader.file_id()
    identities = (file.workbook.identity for file in files if file.workbook is not None)
    found = {identity.group_id for identity in identities if identity.file_id == own}
    return tuple(group for group in session.groups if group.id in found)


def files_of(
    files: Sequence[ReturnedFile], group_id: GroupId, others: Collection[GroupId] | None
) -> tuple[ReturnedFile, ...]:
    """Returns the files to judge with a group: its own; with `others` also those of no group.

    Args:
        files: All that were read.
        group_id: The group.
        others: The other groups among the files; None leaves out whatever is not the group's.
    """
    return tuple(file for file in files if _is_of(file, group_id, others))


def _is_of(file: ReturnedFile, group_id: GroupId, others: Collection[GroupId] | None) -> bool:
    if file.workbook is None:
        return others is not None
    of = file.workbook.identity.group_id
    return of == group_id or (others is not None and of not in others)


def _files_in(folder: Path) -> list[Path]:
    """Returns the files of a folder without hidden ones and those of an open Excel."""
    found = folder.iterdir() if folder.is_dir() else ()
    files = [path for path in found if path.is_file() and not path.name.startswith((".", "~$"))]
    if not files:
        raise InputError("WBK.128", path=str(folder))
    return sorted(files, key=lambda path: path.name)
