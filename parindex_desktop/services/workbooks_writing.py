"""Self-assessment workbooks for the units of a group, all in one run.

Nothing is ever overwritten: a folder may hold workbooks that units have filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING, TypeAlias

from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.process import Step
from parindex_desktop.domain.workbooks.faces import GroupFace, UnitFace
from parindex_desktop.domain.workbooks.file_names import file_stems
from parindex_desktop.domain.workbooks.identity import Identity
from parindex_desktop.domain.workbooks.lines import LAYOUT, SheetLines, lines_of
from parindex_desktop.errors import Cancelled, InputError, SurroundingsError
from parindex_desktop.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

    Progress: TypeAlias = Callable[[int, int], bool]
    """Told the steps done and their total; returns False to stop."""


@dataclass(frozen=True, slots=True)
class WorkbookOrder:
    """All that the workbooks of a group need, without the work file: to be written beside it."""

    group: GroupFace
    units: tuple[UnitFace, ...]


def write_workbooks(
    session: Session,
    round_: Round,
    group: UnitGroup,
    folder: Path,
    *,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Writes one workbook per unit into a folder; returns them in the order of the units.

    Raises:
        AppError: As `prepare_workbooks` and `write_order`.
    """
    return write_order(prepare_workbooks(session, round_, group), folder, progress=progress)


def prepare_workbooks(session: Session, round_: Round, group: UnitGroup) -> WorkbookOrder:
    """Reads what the workbooks of a group say.

    Raises:
        InputError: `WBK.125` no criteria, `WBK.126` no units.
    """
    book = session.book(round_.id, group.id)
    lines = lines_of(book.tree)
    if not lines.leaves:
        raise InputError("WBK.125", group=group.name, year=round_.year)
    if not book.units:
        raise InputError("WBK.126", group=group.name, year=round_.year)
    plan = session.dossier(round_.id).plan(group.id, Step.SELF)
    face = GroupFace(
        lines,
        title=f"PHIẾU TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {round_.year}",
        office=f"{session.profile.department} {session.profile.province}",
        deadline=show_day(plan.ends) if plan else "",
    )
    return WorkbookOrder(face, _unit_faces(session, book, lines))


def write_order(
    order: WorkbookOrder, folder: Path, *, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Writes workbooks; all are made before the first is written.

    Raises:
        InputError: `WBK.127` a file of one of the names is there already.
        SurroundingsError: `DOC.201`, `DOC.202` when a file cannot be written; those written before
            it are taken away again, so that nobody sends out half of them.
        Cancelled: `DOC.203` when `progress` answered False; nothing was written.
    """
    from parindex_desktop.exchange.workbooks.template import Template

    paths = tuple(folder / unit.file_name for unit in order.units)
    for path in paths:
        if path.exists():
            raise InputError("WBK.127", path=str(path))
    template = Template(order.group)
    made: list[bytes] = []
    for unit in order.units:
        if progress is not None and not progress(len(made), len(paths)):
            raise Cancelled("DOC.203")
        made.append(template.for_unit(unit))
    _write_all(paths, made)
    if progress is not None:
        progress(len(paths), len(paths))
    return paths


def proposed_folder(book: GroupBook, parent: Path) -> Path:
    """Returns a folder for the workbooks of a group that is not there yet, or holds nothing."""
    return free_folder(parent / f"phieu-tu-cham-{book.group.code}-{book.round.year}")


def free_folder(folder: Path) -> Path:
    """Returns a folder, or the first of `folder-2`, `folder-3` … that holds nothing."""
    names = (folder.with_name(f"{folder.name}-{number}") for number in count(2))
    return next(each for each in chain((folder,), names) if _is_free(each))


def _is_free(folder: Path) -> bool:
    try:
        return not folder.exists() or (folder.is_dir() and next(folder.iterdir(), None) is None)
    except OSError:  # a folder that may not be read
        return False


def _write_all(paths: Sequence[Path], contents: Sequence[bytes]) -> None:
    written: list[Path] = []
    try:
        for path, content in zip(paths, contents, strict=True):
            write_whole(path, content)
            written.append(path)
    except SurroundingsError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def file_names(book: GroupBook) -> tuple[str, ...]:
    """Returns how the workbooks of a group are called, in the order of the units."""
    return tuple(f"{stem}.xlsx" for stem in file_stems(unit.name for unit in book.units))


def _unit_faces(session: Session, book: GroupBook, lines: SheetLines) -> tuple[UnitFace, ...]:
    file_id = session.reader.file_id()
    faces = []
    for unit, file_name in zip(book.units, file_names(book), strict=True):
        identity = Identity(
            LAYOUT, file_id, book.round.year, book.group.id, unit.id, unit.name, lines.fingerprint
        )
        grounds = {leaf.id: book.exemption(unit.id, leaf.id) for leaf in book.leaves}
        exempt = {leaf: ground for leaf, ground in grounds.items() if ground}
        faces.append(UnitFace(identity, exempt, file_name))
    return tuple(faces)
