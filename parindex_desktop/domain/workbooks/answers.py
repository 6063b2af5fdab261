"""What a unit typed for one criterion: its score, its note, the documents that it names.

Each fault is told with the cell in which it stands. A blank leaf is no fault: the unit has not
scored it, and whatever the work file holds there stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.table import BLANK_CELL, CellKind, SourceCell
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.remarks import read_remark
from parindex_desktop.domain.rules.evaluating import points_of
from parindex_desktop.domain.rules.facts import NO, YES, FieldKind, read_facts
from parindex_desktop.domain.rules.kinds import PERCENT
from parindex_desktop.domain.scores import BLANK, Score, check_score
from parindex_desktop.domain.text import clean
from parindex_desktop.domain.workbooks.columns import EVIDENCE, Column, address
from parindex_desktop.domain.workbooks.documents import Document, documents_of
from parindex_desktop.domain.workbooks.lines import NO_TEXT, YES_TEXT, Entry, Leaf, Line
from parindex_desktop.errors import InputError, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parindex_desktop.domain.workbooks.returned import Cells

_NEVER_COMPUTED = "=…"
_NO_NUMBER = {"NUM.101", "RUL.102"}
_NUMBERS = {FieldKind.NUMBER, FieldKind.WHOLE}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a unit says about one leaf.

    Attributes:
        score: Blank when nothing was typed, or when a problem stands in the way.
        remark: Its own words; empty without.
        problems: Places name cells.
    """

    leaf: Leaf
    score: Score = BLANK
    remark: str = ""
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_answer(cells: Cells, leaf: Leaf, exemption: str, today: date) -> Answer:
    """Reads the lines of a leaf.

    Args:
        cells: Of the sheet, whose structure was found sound.
        leaf: Its lines.
        exemption: Why the leaf does not apply to the unit for one of its traits; empty when it
            does.
        today: No document is dated long after it.
    """
    if exemption or not leaf.is_open:
        return Answer(leaf, problems=tuple(_in_closed(cells, leaf, exemption)))
    row = leaf.line.row
    documents = documents_of(cells, row, today)
    answer = Answer(leaf, documents=documents.found, problems=documents.problems)
    try:
        answer = replace(answer, remark=_remark(cells, leaf))
    except _Fault as fault:
        answer = replace(answer, problems=(fault.problem, *answer.problems))
    try:
        score = _facts(cells, leaf) if leaf.facts else _points(cells, leaf.line)
    except _Fault as fault:
        return replace(answer, problems=(fault.problem, *answer.problems))
    return replace(answer, score=score)


class _Fault(Exception):
    """A cell that cannot be taken."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def _in_closed(cells: Cells, leaf: Leaf, exemption: str) -> Iterator[Problem]:
    """Yields `WBK.136` what was typed where others measure, `WBK.137` where nothing applies.

    The second may be honest: the unit got the trait after its workbook was written. Words and
    documents are left out too, and told, but reject nobody.
    """
    scored, code = tuple(_inputs(leaf)), leaf.criterion.code
    for place in (*scored, *((leaf.line.row, column) for column in (*EVIDENCE, Column.REMARK))):
        cell = cells.get(place, BLANK_CELL)
        if cell.is_blank or cell.text in leaf.notes:
            continue
        if exemption:
            params: dict[str, object] = {"code": code, "ground": exemption}
            yield Problem("WBK.137", address(*place), params, Severity.WARNING)
        else:
            severity = Severity.ERROR if place in scored else Severity.WARNING
            yield Problem("WBK.136", address(*place), {"code": code}, severity)


def _inputs(leaf: Leaf) -> Iterator[tuple[int, int]]:
    for line in leaf.facts:
        yield line.row, Column.FACT
    if not leaf.facts:
        yield leaf.line.row, Column.POINTS


def _remark(cells: Cells, leaf: Leaf) -> str:
    place = address(leaf.line.row, Column.REMARK)
    cell = cells.get((leaf.line.row, Column.REMARK), BLANK_CELL)
    if cell.text in leaf.notes:
        return ""
    if cell.kind is CellKind.ERROR:
        raise _Fault(_error(cell, place))
    try:
        return read_remark(cell.full_text)
    except InputError as error:
        raise _Fault(Problem(error.code, place, error.params)) from error


def _points(cells: Cells, line: Line) -> Score:
    cell = cells.get((line.row, Column.POINTS), BLANK_CELL)
    if line.entry is not Entry.POINTS or cell.is_blank:
        return BLANK
    place = address(line.row, Column.POINTS)
    text = _number_text(cell, place, unit="")
    try:
        score = Score.number(parse_points(text))
        check_score(line.criterion, score)
    except InputError as error:
        raise _told_at(error, place, cell) from error
    return score


def _facts(cells: Cells, leaf: Leaf) -> Score:
    typed = {line: cells.get((line.row, Column.FACT), BLANK_CELL) for line in leaf.facts}
    if all(cell.is_blank for cell in typed.values()):
        return BLANK
    texts = {_name(line): _fact(leaf, line, cell) for line, cell in typed.items()}
    rule, first = leaf.criterion.rule, leaf.facts[0]
    assert rule is not None  # only rules ask for facts
    try:
        facts = read_facts(rule, texts)
        return Score.number(points_of(rule, leaf.criterion.max_points, facts), facts)
    except InputError as error:
        place = address(first.row, Column.FACT)
        raise _Fault(Problem(error.code, place, error.params)) from error


def _fact(leaf: Leaf, line: Line, cell: SourceCell) -> str:
    """Returns a fact as `read_facts` takes it, held to its field."""
    place = address(line.row, Column.FACT)
    if cell.is_blank:
        raise _Fault(Problem("WBK.135", place, {"field": line.label}))
    field, rule = line.field, leaf.criterion.rule
    assert field is not None
    assert rule is not None
    text = _text_of(cell, place, line)
    try:
        read_facts(rule, {field.name: text})
    except InputError as error:
        raise _told_at(error, place, cell) from error
    return text


def _text_of(cell: SourceCell, place: str, line: Line) -> str:
    assert line.field is not None
    if line.field.kind in _NUMBERS:
        return _number_text(cell, place, unit=line.field.unit)
    if cell.kind is CellKind.ERROR:
        raise _Fault(_error(cell, place))
    if line.field.kind is FieldKind.YES_NO:
        answers = {YES_TEXT.casefold(): YES, NO_TEXT.casefold(): NO}
        return answers.get(cell.text.casefold(), cell.text)
    return clean(cell.text)


def _number_text(cell: SourceCell, place: str, *, unit: str) -> str:
    """Returns a number as a person would type it, with a decimal comma.

    Spreadsheets turn `2.5` into a date and `95%` into 0.95; neither is taken for something else.
    """
    if cell.kind is CellKind.ERROR:
        raise _Fault(_error(cell, place))
    if cell.kind is CellKind.DATE:
        raise _Fault(Problem("WBK.132", place, {"text": cell.text}))
    if cell.is_percent and unit != PERCENT:
        raise _Fault(Problem("WBK.133", place, {"text": cell.text}))
    return cell.text if cell.number is None else f"{cell.number:f}".replace(".", ",")


def _error(cell: SourceCell, place: str) -> Problem:
    if cell.text == _NEVER_COMPUTED:
        return Problem("WBK.134", place)
    return Problem("WBK.130", place, {"text": cell.text})


def _told_at(error: InputError, place: str, cell: SourceCell) -> _Fault:
    """Turns an error about a text into a fault of its cell; words in place of a number have one."""
    if error.code in _NO_NUMBER:
        return _Fault(Problem("WBK.131", place, {"text": cell.text}))
    return _Fault(Problem(error.code, place, error.params))


def _name(line: Line) -> str:
    assert line.field is not None
    return line.field.name
