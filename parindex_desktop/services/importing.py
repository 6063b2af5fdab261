"""Importing a table of scores: from the work file and the person's answers to a plan.

The caller shows the plan, asks what it asks, and plans again with the answers; a plan without
errors becomes one edit:

    plan = plan_import(session.reader, request, table)
    work_file.back_up(BackupReason.IMPORT)
    session.do(plan.to_edit(session.new_ids))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.matching import AnswerKind, UnitAnswer
from parindex_desktop.domain.importing.plan import ImportPlan, ImportRequest, ImportState
from parindex_desktop.domain.importing.planning import make_plan
from parindex_desktop.domain.importing.unit_sheets import is_unit_sheet, lay_down
from parindex_desktop.domain.text import clean, match_key
from parindex_desktop.errors import InputError
from parindex_desktop.services.similar_names import similar_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from parindex_desktop.domain.importing.table import SourceTable
    from parindex_desktop.storage.reader import Reader


def read_file(path: Path, *, sheet: str = "") -> SourceTable:
    """Returns the table of a workbook or a text file; errors as `exchange.tables.read_table`."""
    from parindex_desktop.exchange.tables import read_table

    return read_table(path, sheet=sheet)


def workbooks_in(path: Path) -> tuple[Path, ...]:
    """Returns the workbooks of a folder by name, or the one file that a path names.

    Raises:
        InputError: `IMP.437` a folder without workbooks.
    """
    if not path.is_dir():
        return (path,)
    found = (file for file in path.glob("*.xls[xm]") if not file.name.startswith("~$"))
    files = tuple(sorted(found, key=lambda file: file.name))
    if not files:
        raise InputError("IMP.437", path=str(path))
    return files


def read_pasted(text: str) -> SourceTable:
    """Returns what was copied in a spreadsheet as a table; `IMP.106` when there is nothing."""
    from parindex_desktop.exchange.clipboard import read_clipboard

    return read_clipboard(text)


def plan_import(reader: Reader, request: ImportRequest, table: SourceTable) -> ImportPlan:
    """Returns what importing a table would do; nothing is written and no id is used up.

    Raises:
        InputError: `IMP.106` an empty table, `IMP.110` no header; all else stands in the plan.
    """
    return make_plan(read_state(reader, request), request, table, similar_names)


def plan_tables(
    reader: Reader, request: ImportRequest, tables: Sequence[SourceTable]
) -> ImportPlan:
    """Returns what importing one table would do, or the score sheets of several units together.

    Raises:
        InputError: As `plan_import`; `IMP.431`, `IMP.432` a sheet without codes or points;
            `IMP.436` several tables that are not the sheets of one unit each.
    """
    tree = read_state(reader, request).tree
    sheets = [table for table in tables if is_unit_sheet(table, tree)]
    if len(tables) == 1 and not sheets:
        return plan_import(reader, request, tables[0])
    if tree is None or len(sheets) < len(tables):
        strange = next(table.name for table in tables if table not in sheets)
        raise InputError("IMP.436", name=strange)
    laid = lay_down(sheets, tree, request.stage)
    return plan_import(reader, request, laid.table).with_problems(laid.problems)


def read_state(reader: Reader, request: ImportRequest) -> ImportState:
    """Reads what an import into one group of one year has to know."""
    rounds = reader.rounds()
    groups = {group.id: group for group in reader.groups()}
    found = next((r for r in rounds if r.year == request.year), None)
    standing = {r.id: reader.participations(r.id) for r in rounds}
    group_id = request.group_id
    return ImportState(
        group=groups[group_id],
        round=found,
        setup=reader.setups(found.id).get(group_id) if found else None,
        tree=reader.criteria_tree(found.id, group_id) if found else None,
        group_names={group.id: group.name for group in groups.values()},
        units=reader.units(),
        participations=standing[found.id] if found else (),
        members=frozenset(
            p.unit_id for taking in standing.values() for p in taking if p.group_id == group_id
        ),
        scores=reader.scores(found.id, group_id) if found else {},
    )


def answers_by_name(reader: Reader, meant: Mapping[str, str]) -> dict[str, UnitAnswer]:
    """Returns answers for names given as text: name in the table -> name of the unit meant.

    Raises:
        InputError: `IMP.213` when there is no such unit, or more than one.
    """
    answers: dict[str, UnitAnswer] = {}
    for name, unit_name in meant.items():
        key = match_key(unit_name)
        found = [unit.id for unit in reader.units().values() if match_key(unit.name) == key]
        if len(found) != 1:
            raise InputError("IMP.213", name=unit_name)
        answers[clean(name)] = UnitAnswer(AnswerKind.MATCH, found[0])
    return answers
