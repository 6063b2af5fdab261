"""What is wrong with a blank, below its page; a line leads to the text that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView

from parindex_desktop.domain.certificates.profiles import FieldName
from parindex_desktop.errors import Severity
from parindex_desktop.sentences import tell
from parindex_desktop.services.blank_problems import flaws_of, worded
from ui import theme
from ui.blanks.subjects import Subject
from ui.widgets.rows_model import Column, RowsModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.certificates.fitting import Fitted
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.reading import Reading

_TOLD_OF_PROFILE: Final = frozenset({"CER.107", "CER.108", "CER.109"})
"""Off the paper, on the code, on another text: told of the profile, whoever is awarded."""

_MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A problem in words.

    Attributes:
        subject: What it leads to; None for the paper.
    """

    text: str
    subject: Subject | None
    is_error: bool


def lines_of(reading: Reading, profile: BlankProfile, fitted: Fitted | None) -> list[Line]:
    """Returns what is wrong with a profile, then what does not fit of the awardee shown."""
    own = [
        Line(_words(worded(flaw)), flaw.where, flaw.is_error) for flaw in flaws_of(reading, profile)
    ]
    return [*own, *_of_awardee(fitted)] if fitted is not None else own


class ProblemList(QListView):
    """Up to three lines; hidden while nothing is wrong.

    Signals:
        chosen: The subject of a line, None for the paper.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model_of_lines = RowsModel[Line](
            [Column("", lambda line: line.text, lambda line: _colour(line))], self
        )
        self.setModel(self.model_of_lines)
        self.setWordWrap(False)
        self.setUniformItemSizes(True)
        self.clicked.connect(lambda index: self._choose(index.row()))
        self.activated.connect(lambda index: self._choose(index.row()))
        theme.appearance().changed.connect(self._fit)

    def show_lines(self, lines: list[Line]) -> None:
        """Shows other problems."""
        if tuple(lines) != self.model_of_lines.rows:
            self.model_of_lines.set_rows(lines)
        self.setVisible(bool(lines))
        self._fit()

    def _choose(self, row: int) -> None:
        self.chosen.emit(self.model_of_lines.rows[row].subject)

    def _fit(self) -> None:
        rows = min(self.model_of_lines.rowCount(), _MOST_LINES)
        self.setFixedHeight(rows * max(self.sizeHintForRow(0), 1) + 2 * self.frameWidth() + 2)


def _of_awardee(fitted: Fitted) -> Iterator[Line]:
    for problem in fitted.problems:
        if problem.code in _TOLD_OF_PROFILE:
            continue
        key = problem.params.get("field_key")
        subject = FieldName(str(key)) if key else None
        yield Line(_words(problem), subject, problem.severity is Severity.ERROR)


def _words(problem: Problem) -> str:
    told = tell(problem)
    return f"{told.text} {told.action} ({told.code})"


def _colour(line: Line) -> str:
    return "danger" if line.is_error else "warning"
