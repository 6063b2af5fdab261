"""What a folder would change, in words; what units have to mend; where workbooks may be written."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.units import GroupId
from parindex_desktop.domain.workbooks.columns import Column
from parindex_desktop.domain.workbooks.returned import Standing
from parindex_desktop.errors import SurroundingsError
from parindex_desktop.services import workbooks_writing
from parindex_desktop.services.workbooks_preview import (
    LineState,
    changes_of,
    lines_of,
    told_import,
)
from parindex_desktop.services.workbooks_reading import files_of, read_files
from parindex_desktop.services.workbooks_rejects import has_rejects
from parindex_desktop.services.workbooks_writing import free_folder, prepare_workbooks, write_order
from parindex_desktop.writing import write_whole
from tests.workbook_files import opened, put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workbook_files import Office


def test_a_problem_names_its_file_and_its_cell_apart(
    office: Office, paths: tuple[Path, ...]
) -> None:
    paths[0].write_bytes(b"PK\x03\x04 cut off")
    shutil.copy(paths[1], paths[1].with_name("bản khác.xlsx"))
    with opened(paths[1].with_name("bản khác.xlsx")) as page:
        put(page, office.lines.leaves[0].line.row, Column.REMARK, "khác")
    (office.out / "thư.docx").write_bytes(b"x")
    rejected, twice, missing, stray = lines_of(office.book, office.read())
    assert (rejected.state, rejected.file) == (LineState.REJECTED, paths[0].name)
    assert rejected.cell_of(rejected.problems[0]) == ""
    assert twice.problems[0].code == "WBK.114"
    assert "bản khác.xlsx" in twice.file
    assert (missing.state, missing.warnings) == (LineState.MISSING, 0)
    assert (stray.name, stray.file, stray.warnings) == ("", "thư.docx", 0)


def test_every_change_is_told_once(office: Office, paths: tuple[Path, ...]) -> None:
    leaf = office.lines.leaves[0]
    with opened(paths[0]) as page:
        put(page, leaf.line.row, Column.REMARK, "theo báo cáo")
        put(page, leaf.line.row, Column.NUMBER, "12/KH-UBND")
    returned = office.read()
    unit = returned.units[0]
    told = changes_of(office.session, office.book, unit)
    assert len(told) == len(unit.cells) + len(unit.entities)
    assert told[0].criterion == ""
    of_leaf = [line for line in told if line.criterion.startswith(f"{leaf.criterion.code}  ")]
    assert {"“theo báo cáo”", "12/KH-UBND"} <= {line.after for line in of_leaf}
    office.take(returned)
    assert changes_of(office.session, office.book, office.read().units[0]) == ()
    with opened(paths[0]) as page:
        put(page, leaf.line.row, Column.REMARK, "theo sổ")
    (change,) = changes_of(office.session, office.book, office.read().units[0])
    assert (change.before, change.after) == ("“theo báo cáo”", "“theo sổ”")


def test_an_import_says_what_it_wrote_and_what_it_left(
    office: Office, paths: tuple[Path, ...]
) -> None:
    returned = office.read()
    lines = lines_of(office.book, returned)
    first = returned.units[0]
    done, left = told_import(lines, {first.unit_id})
    assert str(first.count(Standing.NEW)) in done
    assert "1 left out by you" in left
    assert "1 not sent" in left
    assert "rejected" not in left
    assert has_rejects(lines)
    assert not has_rejects(lines[:0])


def test_files_go_to_their_group_and_strays_to_those_who_ask(
    office: Office, paths: tuple[Path, ...]
) -> None:
    (office.out / "thư.docx").write_bytes(b"x")
    files = read_files(office.out)
    group, other = office.group.id, GroupId(office.group.id + 100)
    assert len(files_of(files, group, None)) == len(paths)
    assert files_of(files, other, None) == ()
    assert len(files_of(files, group, set())) == len(paths) + 1
    assert len(files_of(files, other, {group})) == 1


def test_a_folder_that_is_proposed_is_free(tmp_path: Path) -> None:
    folder = tmp_path / "phiếu"
    assert free_folder(folder) == folder
    folder.mkdir()
    assert free_folder(folder) == folder, "it holds nothing"
    (folder / "a").write_text("")
    (tmp_path / "phiếu-2").write_text("a file")
    assert free_folder(folder) == tmp_path / "phiếu-3"


def test_half_a_set_of_workbooks_is_taken_away(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = prepare_workbooks(office.session, office.round, office.group)
    last = order.units[-1].file_name

    def full(path: Path, content: bytes) -> None:
        if path.name == last:
            raise SurroundingsError("DOC.202", path=str(path))
        write_whole(path, content)

    monkeypatch.setattr(workbooks_writing, "write_whole", full)
    with pytest.raises(SurroundingsError) as told:
        write_order(order, tmp_path / "gửi")
    assert told.value.code == "DOC.202"
    assert list((tmp_path / "gửi").iterdir()) == []


def test_a_document_that_stays_the_same_is_no_change(
    office: Office, paths: tuple[Path, ...]
) -> None:
    leaf = office.lines.leaves[0]
    with opened(paths[0]) as page:
        put(page, leaf.line.row, Column.NUMBER, "12/KH-UBND")
    returned = office.read()
    office.take(returned)
    unit = office.book.units[0].id
    (held,) = office.session.dossier(office.round.id).evidence(unit, leaf.criterion.id)
    assert held.number == "12/KH-UBND"
    assert not office.read().units[0].changes_anything
