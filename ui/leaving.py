"""Asking before a file is closed while it lacks what was typed: that is lost with the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.i18n import tr
from ui.messages import Question
from ui.screens.screen import LeaveWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.scores import CellKey
    from parindex_desktop.domain.units import GroupId
    from ui.context import Context
    from ui.main_window import MainWindow
    from ui.screens.screen import Unkept


def may_leave(window: MainWindow, context: Context, leave: Callable[[], object]) -> bool:
    """Returns whether nothing would be lost; else asks, and calls `leave` once it may be lost."""
    marked = context.refused.still_in(context.session)
    unkept = window.area.unkept if window.area is not None else None
    if marked:
        _ask_about_cells(window, context, marked, leave)
    elif context.drafts:
        _ask_about_rules(window, context, leave)
    elif unkept is not None:
        _ask_about_unkept(window, unkept, leave)
    else:
        return True
    return False


def _ask_about_cells(
    window: MainWindow,
    context: Context,
    marked: list[tuple[GroupId, CellKey]],
    leave: Callable[[], object],
) -> None:
    def go_back() -> None:
        group_id, key = marked[0]
        context.look_at(round_id=key.round_id, group_id=group_id)
        context.screen_wanted.emit("scores")
        context.cell_wanted.emit(key)

    question = _question(
        window, tr("Texts marked red"),
        tr("{count} cells marked red are not in the file.", count=len(marked)),
        tr("What was typed there could not be taken; it is lost when the file is closed."),
    )  # fmt: skip
    question.offer(tr("&Leave without them"), _after(context.refused.clear, leave))
    question.offer(tr("&Back to the grid"), kind="primary")
    question.rejected.connect(go_back)
    question.open()


def _ask_about_rules(window: MainWindow, context: Context, leave: Callable[[], object]) -> None:
    question = _question(
        window, tr("Rules not applied"),
        tr("{count} changed rules are not applied.", count=len(context.drafts)),
        tr("What was typed there is lost when the file is closed."),
    )  # fmt: skip
    question.offer(tr("&Leave without the rules"), _after(context.drafts.clear, leave))
    question.offer(tr("&Back to the criteria"), kind="primary")
    question.rejected.connect(lambda: context.screen_wanted.emit("criteria"))
    question.open()


def _ask_about_unkept(window: MainWindow, unkept: Unkept, leave: Callable[[], object]) -> None:
    words = unkept.words or _words_of_texts(unkept.count)
    question = _question(window, words.title, words.text, words.hint)
    question.offer(words.leave, _after(unkept.drop, leave))
    question.offer(words.back, kind="primary")
    question.rejected.connect(unkept.show)
    question.open()


def _words_of_texts(count: int) -> LeaveWords:
    return LeaveWords(
        title=tr("Texts marked red"),
        text=tr("{count} texts marked red are not in the file.", count=count),
        hint=tr("What was typed there could not be taken; it is lost when the file is closed."),
        leave=tr("Leave without these &texts"),
        back=tr("&Back to the texts"),
    )


def _question(window: MainWindow, title: str, text: str, hint: str) -> Question:
    return Question(
        window, title=title, icon="triangle-alert", tone="warning", text=text, hint=hint
    )


def _after(drop: Callable[[], object], leave: Callable[[], object]) -> Callable[[], object]:
    def both() -> None:
        drop()
        leave()

    return both
