"""Writing one file beside the window: asked for, made in a task, told with its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.i18n import tr
from parindex_desktop.writing import write_whole
from ui.papers.saving import ask_file
from ui.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.papers.notices import PaperNotices
    from ui.screens.screen import Screen
    from ui.tasks import Pulse

EXCEL: Final = "Excel (*.xlsx)"
PDF: Final = "PDF (*.pdf)"


def ask_and_write(
    screen: Screen, notices: PaperNotices, *, name: str, kind: str, make: Callable[[], bytes]
) -> None:
    """Asks for a file and writes it.

    Args:
        screen: Where it is asked; its context hears of a failure.
        notices: Where the file written is told.
        name: Proposed for the file.
        kind: `EXCEL` or `PDF`.
        make: Returns the content from frozen data, in any thread.
    """
    ask_file(
        screen,
        screen.context.settings,
        name=name,
        kind=kind,
        on_chosen=lambda path: write_beside(screen, notices, path, make),
    )


def write_beside(
    screen: Screen, notices: PaperNotices, path: Path, make: Callable[[], bytes]
) -> None:
    """Writes a file in a task; arguments as for `ask_and_write`."""
    notices.clear_saved()

    def work(pulse: Pulse) -> tuple[Path, ...]:
        pulse(0, 0)
        content = make()
        pulse(0, 0)  # the last moment to stop
        write_whole(path, content)
        return (path,)

    task = Task(tr("Writing {name}", name=path.name), work)
    task.done.connect(notices.show_saved)
    task.failed.connect(screen.context.failed)
    screen.context.task_started.emit(task)
    task.start()
