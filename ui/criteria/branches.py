"""Whole branches under the hand: cut, copied, pasted, dragged, removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import criteria, criteria_branches
from parindex_desktop.services.criteria_clip import BranchClip, PastedTable, clip_of, read_table
from ui.criteria import clipboard
from ui.criteria.dropping import Drop, drop_at

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QPoint

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion
    from parindex_desktop.services.criteria_branches import Landing, Pasted
    from ui.criteria.editing import SetEditor
    from ui.criteria.table import CriteriaTable

_MOST_CODES = 6
"""New codes told one by one."""


class BranchHands(QObject):
    """Turns what is done with the chosen branches of a table into edits.

    Signals:
        arrived: Ids of the uppermost lines pasted or moved.
    """

    arrived = Signal(object)

    def __init__(self, editor: SetEditor, table: CriteriaTable) -> None:
        super().__init__(table)
        self._editor, self._table = editor, table
        table.carry = self._carry
        table.place_at = self._place_at
        table.dropped.connect(self._drop)
        table.escaped.connect(self._forget_cut)
        QGuiApplication.clipboard().dataChanged.connect(self.mark_cut)

    def cut(self) -> None:
        """Puts the chosen branches on the clipboard, to be moved by pasting."""
        self._put(cut=True)

    def copy(self) -> None:
        """Puts the chosen branches on the clipboard."""
        self._put(cut=False)

    def paste(self, *, inside: bool) -> None:
        """Takes branches or table rows from the clipboard, behind or below the current line."""
        book = self._editor.book
        if book is None:
            return
        landing = self._landing(book.tree, inside=inside)
        session, clip = self._editor.context.session, clipboard.taken()
        try:
            table = read_table(clipboard.text()) if clip is None else PastedTable(clip.lines)
            pasted = (
                criteria_branches.paste_lines(session, book, table.lines, landing)
                if clip is None
                else criteria_branches.paste(session, book, clip, landing)
            )
        except AppError as error:
            self._editor.context.failed.emit(error)
            return
        if not self._editor.context.do(pasted.edit):
            return
        if clip is not None and pasted.is_move:
            clipboard.put(replace(clip, cut=False))  # pasted again it is a copy
        stays = clip is not None and clip.cut and not pasted.is_move
        self._tell(pasted, originals_stay=stays, ignored_columns=table.ignored_columns)
        self.arrived.emit(pasted.tops)

    def remove(self) -> None:
        """Removes the chosen branches."""
        tops = self._tops()
        if tops:
            self._editor.do(lambda book: criteria.remove(book, *tops))

    def mark_cut(self) -> None:
        """Shows the lines that are cut and not pasted yet."""
        book, clip = self._editor.book, clipboard.taken()
        session = self._editor.context.session
        shown = (
            book is not None and clip is not None and clip.cut and clip.is_of(session, book.tree)
        )
        self._table.lines.mark_cut(clip.ids if clip is not None and shown else ())

    # ---- clipboard ------------------------------------------------------------------------------

    def _tops(self) -> tuple[Criterion, ...]:
        book = self._editor.book
        return () if book is None else criteria_branches.tops_of(book.tree, self._table.chosen())

    def _clip(self, *, cut: bool) -> BranchClip | None:
        book, tops = self._editor.book, self._tops()
        if book is None or not tops:
            return None
        return clip_of(self._editor.context.session, book.tree, tops, cut=cut)

    def _put(self, *, cut: bool) -> None:
        clip = self._clip(cut=cut)
        if clip is None:
            return
        clipboard.put(clip)
        count = len(clip.lines)
        told = tr("{count} criteria cut", count=count)
        self._editor.context.told.emit(told if cut else tr("{count} criteria copied", count=count))

    def _forget_cut(self) -> None:
        clip = clipboard.taken()
        if clip is not None and clip.cut:
            clipboard.put(replace(clip, cut=False))

    def _landing(self, tree: CriteriaTree, *, inside: bool) -> Landing:
        current = self._table.current
        if current is None or not inside:
            return criteria_branches.behind(tree, current)
        return criteria_branches.inside(tree, current)

    def _tell(self, pasted: Pasted, *, originals_stay: bool, ignored_columns: int) -> None:
        count = pasted.count
        moved = tr("{count} criteria moved", count=count)
        words = [moved if pasted.is_move else tr("{count} criteria pasted", count=count)]
        if originals_stay:
            words.append(tr("the originals stay where they are"))
        if ignored_columns:
            words.append(
                tr("{count} columns behind the maximum were left out", count=ignored_columns)
            )
        if pasted.recoded:
            shown = [f"{old} → {new}" for old, new in pasted.recoded[:_MOST_CODES]]
            more = ["…"] if len(pasted.recoded) > _MOST_CODES else []
            codes = ", ".join(shown + more)
            words.append(tr("codes that were taken are new: {codes}", codes=codes))
        self._editor.context.told.emit("; ".join(words))

    # ---- mouse ----------------------------------------------------------------------------------

    def _carry(self) -> QMimeData | None:
        book = self._editor.book
        clip = None if book is None or book.tree.set.frozen else self._clip(cut=True)
        return None if clip is None else clipboard.carried(clip)

    def _place_at(self, data: QMimeData, at: QPoint) -> Drop | None:
        book, clip = self._editor.book, clipboard.clip_in(data)
        if book is None or clip is None or book.tree.set.frozen:
            return None
        if not clip.is_of(self._editor.context.session, book.tree):
            return None
        drop = drop_at(self._table, book.tree, at)
        tops = criteria_branches.tops_of(book.tree, clip.ids)
        try:
            criteria_branches.check_landing(book, tops, drop.landing)
        except AppError as error:
            return replace(drop, refusal=tell(error).text)
        return drop

    def _drop(self, data: QMimeData, landing: Landing) -> None:
        book, clip = self._editor.book, clipboard.clip_in(data)
        if book is None or clip is None:
            return
        tops = criteria_branches.tops_of(book.tree, clip.ids)
        if self._editor.do(lambda book: criteria_branches.move(book, tops, landing)):
            count = len(clip.lines)
            self._editor.context.told.emit(tr("{count} criteria moved", count=count))
            self.arrived.emit(tuple(top.id for top in tops))
