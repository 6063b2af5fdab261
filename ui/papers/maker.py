"""Makes papers beside the window, shortly after the last change and never two sets at a time.

Wording reads the open file, so it goes paper by paper in the window's own thread, one for each
turn; laying out has frozen data and a thread of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from parindex_desktop.domain.rounds import Round
from parindex_desktop.errors import AppError, InputError, Problem
from parindex_desktop.i18n import tr
from parindex_desktop.services.papers.assembling import Omitted, PaperSet, wording
from parindex_desktop.services.papers.files import PaperFiles, files_of
from parindex_desktop.services.papers.kind_names import name_of
from parindex_desktop.services.papers.kinds import PaperPart
from parindex_desktop.services.papers.paper import Paper
from parindex_desktop.services.reading import Reading
from ui.tasks import Task, progress_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.tasks import Pulse

PAUSE_MS = 250


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made, and from which data."""

    reading: Reading
    round: Round
    wanted: PaperSet


class Worded(Protocol):
    """Papers whose words are fixed, to be laid out in any thread."""

    def laid_out(self, pulse: Pulse) -> object:
        """Returns the same with its pages."""


@dataclass(frozen=True, slots=True)
class SinglePaper:
    """A paper that belongs to no set."""

    paper: Paper

    def laid_out(self, pulse: Pulse) -> SinglePaper:
        """Returns the same with its pages."""
        return SinglePaper(self.paper.laid_out(progress_of(pulse)))


@dataclass(frozen=True, slots=True)
class MadePapers:
    """A set of papers, worded and laid out.

    Attributes:
        omitted: Papers of the set that have nothing to say.
    """

    plan: Plan
    parts: tuple[PaperPart, ...]
    omitted: tuple[Omitted, ...]
    files: PaperFiles

    def renamed(self, pattern: str) -> MadePapers:
        """Returns the same papers under names by another pattern; raises as `files_of`."""
        if pattern == self.plan.wanted.request.names:
            return self
        request = replace(self.plan.wanted.request, names=pattern)
        plan = replace(self.plan, wanted=replace(self.plan.wanted, request=request))
        files = files_of(plan.reading, plan.round, plan.wanted, self.parts)
        papers = zip(files.papers, self.files.papers, strict=True)
        made = tuple(replace(named, made=paper.made) for named, paper in papers)
        return replace(self, plan=plan, files=replace(files, papers=made))

    def laid_out(self, pulse: Pulse) -> MadePapers:
        """Returns the same with their pages; of several files they count, of one its pages."""
        papers = self.files.papers
        made: list[Paper] = []
        for number, paper in enumerate(papers):

            def progress(done: int, of: int, number: int = number) -> bool:
                pulse(*((done, of) if len(papers) == 1 else (number, len(papers))))
                return True

            made.append(paper.laid_out(progress))
        return replace(self, files=replace(self.files, papers=tuple(made)))


class PaperMaker(QObject):
    """Words papers in the window's thread and lays them out in another.

    Signals:
        started: The papers shown are no longer those chosen.
        progressed: Steps done, and of how many; 0 of 0 while papers are worded.
        made: What was worded, laid out: `MadePapers`, or a `SinglePaper`.
        failed: Why there are none, an `AppError`.
        stopped: The person gave up waiting.
    """

    started = Signal()
    progressed = Signal(int, int)
    made = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, begin: Callable[[], Iterator[Worded | None]], parent: QObject) -> None:
        """Makes a maker.

        Args:
            begin: Begins to word what is chosen now; yields None after each part, at last all.
            parent: The screen.
        """
        super().__init__(parent)
        self._begin = begin
        self._task: Task | None = None
        self._again = False
        self._steps: Iterator[Worded | None] = iter(())
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._make)
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._word)

    @property
    def is_busy(self) -> bool:
        """True while what was made last is not what is chosen now."""
        return self._pause.isActive() or self._turn.isActive() or self._task is not None

    def make_soon(self) -> None:
        """Makes the papers once no further change follows."""
        self._turn.stop()
        self.started.emit()
        self._pause.start()

    def make_now(self) -> None:
        """Makes the papers at once."""
        self.started.emit()
        self._pause.stop()
        self._make()

    def stop(self) -> None:
        """Forgets what is under way."""
        self._pause.stop()
        self._turn.stop()
        self._again = False
        if self._task is not None:
            self._task.stop()

    def give_up(self) -> None:
        """Stops because the person does not want to wait."""
        if self.is_busy:
            self.stop()
            self.stopped.emit()

    def _make(self) -> None:
        self._turn.stop()
        if self._task is not None:
            self._again = True
            self._task.stop()
            return
        try:
            self._steps = self._begin()
        except AppError as error:
            self.failed.emit(error)
            return
        self.progressed.emit(0, 0)
        self._turn.start()

    def _word(self) -> None:
        try:
            found = next(self._steps)
        except AppError as error:
            self.failed.emit(error)
            return
        if found is None:
            self._turn.start()
        else:
            self._lay_out(found)

    def _lay_out(self, worded: Worded) -> None:
        self._task = Task(tr("Laying out the papers"), worded.laid_out)
        self._task.progressed.connect(self.progressed)
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self._on_failed)
        self._task.ended.connect(self._on_ended)
        self._task.start()

    def _on_done(self, papers: object) -> None:
        if not self._again:
            self.made.emit(papers)

    def _on_failed(self, error: AppError) -> None:
        if not self._again:
            self.failed.emit(error)

    def _on_ended(self) -> None:
        self._task = None
        if self._again:
            self._again = False
            self._make()


def worded(plan: Plan) -> Iterator[MadePapers | None]:
    """Yields None after each paper worded, and the whole set at the end.

    Raises:
        InputError: As `wording`; why the only paper has nothing to say; `DOC.108` none of several
            has.
    """
    parts: list[PaperPart] = []
    omitted: list[Omitted] = []
    for each in wording(plan.reading, plan.round, plan.wanted):
        if isinstance(each, Omitted):
            omitted.append(each)
        else:
            parts.append(each)
        yield None
    if not parts:
        raise _nothing(omitted)
    files = files_of(plan.reading, plan.round, plan.wanted, parts)
    yield MadePapers(plan, tuple(parts), tuple(omitted), files)


def _nothing(omitted: list[Omitted]) -> InputError:
    if len({each.kind for each in omitted}) == 1:
        return omitted[0].reason
    problems = tuple(
        Problem(each.reason.code, name_of(each.kind, each.group), each.reason.params)
        for each in omitted
    )
    return InputError("DOC.108", problems=problems)
