"""The documents of one criterion of a unit: typed, pasted, attached, opened; low as a tab."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.evidence import Evidence, EvidenceEntry, field_of
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell, tell_all
from parindex_desktop.services import evidence as documents
from parindex_desktop.services import evidence_files
from parindex_desktop.services.score_entry import Place
from ui import theme
from ui.evidence import clips
from ui.evidence.elsewhere import Elsewhere
from ui.evidence.files import EvidenceFiles
from ui.evidence.model import EvidenceModel
from ui.evidence.table import EvidenceTable
from ui.evidence.tools import EvidenceTools
from ui.widgets.buttons import button
from ui.widgets.labels import ElidedLabel
from ui.widgets.layouts import column, row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context

_HIGH_LINES = 9.5
"""Height from which a message has a line of its own below the table."""
_HIGH_ALONE_LINES = 6.5
"""The same while the tools stand elsewhere."""
_Typed = tuple[Evidence | None, EvidenceEntry]
"""A document, None for the next one, and what was typed of it."""


class EvidencePanel(QWidget):
    """Shows what the context holds for one place, and turns what is typed into edits.

    Attributes:
        model: The documents and the line for the next one.
        table: Their table, which has the focus.
        tools: What can be done with them.
        files: Opens and saves their files.
        head: What is wanted, and the tools; it may stand elsewhere, such as beside tabs.

    Signals:
        left: Escape was pressed: back to the scores.
    """

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._place: Place | None = None
        self._elsewhere = Elsewhere(context)
        self._stale = False
        self.model = EvidenceModel()
        self.model.setParent(self)
        self.table = EvidenceTable(self.model)
        self.files = EvidenceFiles(context, self)
        self.tools = EvidenceTools(self)
        self.head = QWidget(self)
        self._wanted = ElidedLabel()
        self._says = ElidedLabel()
        self._go = button(tr("&Go there"), self._go_elsewhere, icon="arrow-right", kind="quiet")
        self._lay_out()
        self._connect()
        self._say("")

    def show_place(self, unit_id: UnitId, criterion_id: CriterionId) -> None:
        """Shows the documents of a unit's criterion; one that is not scored itself has none."""
        place = Place(unit_id, criterion_id)
        if place != self._place:
            self.table.close_editor()
            self._place = place
            self._refresh(same_place=False)

    def clear(self) -> None:
        """Shows nothing: there is no current cell."""
        self._place = None
        self._refresh(same_place=False)

    @property
    def place(self) -> Place | None:
        """The place shown."""
        return self._place

    @property
    def chosen(self) -> tuple[Evidence, ...]:
        """The documents selected, from the top; the next one is none."""
        found = (self.model.document_at(each) for each in self.table.selected_rows)
        return tuple(each for each in found if each is not None)

    @property
    def message(self) -> str:
        """The line below the table, as it is read."""
        return self._said

    # ---- what the tools and keys ask for ---------------------------------------------------------
    def paste(self) -> None:
        """Puts what is on the clipboard behind the documents: lines, columns, or our own copies."""
        session = self._context.session
        self._do(lambda book, place: clips.paste(session, book, place))

    def copy(self) -> None:
        """Puts the selected documents on the clipboard."""
        clips.copy(self._context.session, self.chosen)

    def remove(self) -> None:
        """Takes the selected documents off the list."""
        session, chosen = self._context.session, self.chosen
        self._do(lambda book, _place: documents.remove(session, book, chosen))

    def move_chosen(self, step: int) -> None:
        """Moves the selected documents one place up (-1) or down (1)."""
        session, chosen = self._context.session, self.chosen
        rows = [self.model.documents.index(each) + step for each in chosen]
        if self._do(lambda book, _place: documents.move(session, book, chosen, step)):
            last = len(self.model.documents) - 1
            if rows and rows[0] >= 0 and rows[-1] <= last:
                self.table.select_rows(rows)

    def ask_for_files(self) -> None:
        """Asks which files to attach."""
        if self._is_writable():
            self.files.ask_for_files(self.attach)

    def attach(self, paths: Sequence[Path], to: Evidence | None = None) -> None:
        """Attaches files: one to the document meant, several as documents of their own."""
        session = self._context.session
        meant = to or (self.chosen[0] if len(self.chosen) == 1 else None)
        if meant is not None and (len(paths) > 1 or meant.attachment):
            meant = to = None

        def edit(book: GroupBook, place: Place) -> Edit:
            def named(kept: Sequence[evidence_files.Kept]) -> Edit:
                if meant is not None:
                    return documents.attach(book, meant, *kept[0])
                return documents.add_attached(session, book, place, kept)

            return evidence_files.keep(session, paths, named)

        self._do(edit)

    def detach(self) -> None:
        """Takes the attached copy off the current document."""
        if len(self.chosen) == 1:
            document = self.chosen[0]
            self._do(lambda book, _place: documents.detach(book, document))

    def open_file(self) -> None:
        """Opens the file of the current document in the system's viewer."""
        if self.chosen:
            self.files.open(self.chosen[0])

    def save_file(self) -> None:
        """Saves the attached copy of the current document elsewhere."""
        if self.chosen and self.chosen[0].attachment:
            self.files.save_as(self.chosen[0])

    # ---- Qt -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the scores."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what happened while hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh(same_place=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Uses the height there is."""
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if self._is_writable() and _local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attaches files, one dropped on a document to that one."""
        at = self.table.viewport().mapFrom(self, event.position().toPoint())
        to = self.model.document_at(self.table.rowAt(at.y()))
        event.acceptProposedAction()
        paths = _local_files(event)
        self.attach(paths, to if to is not None and len(paths) == 1 else None)

    # ---- inside ---------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self._wanted.setProperty("role", "muted")
        line = row(self._says, self._go, gap=0.3)
        line.setStretch(0, 1)
        self._line = QWidget()
        self._line.setLayout(line)
        self._top = row(self._wanted, *self.tools.buttons(), gap=0.2)
        self._top.setStretch(0, 1)
        self.head.setLayout(self._top)
        self._parts = column(self.head, self.table, self._line, gap=0.2, margin=0.2)
        self._parts.setStretchFactor(self.table, 1)
        self.setLayout(self._parts)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.table)

    def _fit(self) -> None:
        """Where there is little height, a message stands in the place of what is wanted."""
        lent = self._parts.indexOf(self.head) < 0
        low = self.height() < theme.em(_HIGH_ALONE_LINES if lent else _HIGH_LINES)
        if low and self._top.indexOf(self._line) < 0:
            self._top.insertWidget(0, self._line, 1)
        elif not low and self._parts.indexOf(self._line) < 0:
            self._parts.addWidget(self._line)
        self._line.setVisible(bool(self._said))
        self._wanted.setVisible(not (low and self._said))

    def _connect(self) -> None:
        session = self._context.session
        self.model.drafted.connect(
            lambda entry: self._do(
                lambda book, place: documents.add(session, book, place, [entry]), (None, entry)
            )
        )
        self.model.changed.connect(
            lambda old, entry: self._do(
                lambda book, _place: documents.change(book, old, entry), (old, entry)
            )
        )
        self.table.moved.connect(self.move_chosen)
        self.table.removed.connect(self.remove)
        self.table.file_wanted.connect(self.open_file)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self._context.changed.connect(self._on_changed)
        self._context.view_changed.connect(self._on_view_changed)

    def _do(self, make: Callable[[GroupBook, Place], Edit], typed: _Typed | None = None) -> bool:
        """Makes and writes an edit; what is refused is said below the table and marked in it."""
        book, place = self._context.book, self._place
        if book is None or place is None or not self._is_writable():
            return False
        try:
            edit = make(book, place)
            self._context.session.do(edit)
        except AppError as error:
            told = tell_all(error)[0]
            self._say(f"{told.code}  {told.text} {told.action}", "danger")
            if typed is not None and isinstance(error, InputError):
                why = {field_of(each): tell(each).text for each in error.problems}
                self.model.refuse(*typed, why)
            return False
        return True

    def _on_changed(self, change_set: ChangeSet) -> None:
        named = (each.after or each.before for each in change_set.edit.entities)
        if not change_set.structural and not any(isinstance(each, Evidence) for each in named):
            return
        self._elsewhere.forget()
        if self.isVisible():
            self._refresh(same_place=True)
        else:
            self._stale = True

    def _on_view_changed(self) -> None:
        self._elsewhere.forget()
        self.clear()

    def _refresh(self, *, same_place: bool) -> None:
        self._stale = False
        dossier, place = self._context.dossier, self._place
        found = dossier.evidence(*place) if dossier is not None and place is not None else ()
        writable = self._is_writable()
        self.model.set_elsewhere({})  # what it said is of documents that may be gone
        self.model.set_rows(found, same_place=same_place, writable=writable)
        self._wanted.set_whole_text(self._words_of_place())
        self.tools.set_writable(writable)
        self.model.set_elsewhere(self._elsewhere.told(found))
        if not same_place and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.tools.set_chosen(self.chosen)
        self._tell_of_current()

    def _is_writable(self) -> bool:
        book, place = self._context.book, self._place
        if book is None or place is None or place.unit_id not in book.units_by_id:
            return False
        return any(leaf.id == place.criterion_id for leaf in book.leaves)

    def _words_of_place(self) -> str:
        book, place = self._context.book, self._place
        if book is None or place is None or place.unit_id not in book.units_by_id:
            return ""
        criterion = book.tree.get(place.criterion_id)
        if not self._is_writable():
            return tr("{code} is scored below; its documents stand there.", code=criterion.code)
        wanted = " ".join(criterion.evidence.split())
        if wanted:
            return tr("{code} wants: {wanted}", code=criterion.code, wanted=wanted)
        return tr("{code} names no document that proves it.", code=criterion.code)

    def _on_selection(self) -> None:
        self.tools.set_chosen(self.chosen)
        if self._says.property("tone") != "danger":  # a refusal stays until something is written
            self._tell_of_current()

    def _tell_of_current(self) -> None:
        """Says where the current document stands too, else the first one that does."""
        marked = [each for each in self.model.documents if self.model.elsewhere(each)]
        current = [each for each in marked if each in self.chosen] or marked
        if not current:
            self._say("")
            return
        text = f"{current[0].name}: {self.model.elsewhere(current[0])}"
        self._say(text, "warning", self._elsewhere.others(current[0])[0])

    def _say(self, text: str, tone: str = "", there: Evidence | None = None) -> None:
        self._said = text
        self._says.set_whole_text(text)
        restyle(self._says, role="badge" if tone else "", tone=tone)
        self._there = there
        self._go.setVisible(there is not None)
        self._fit()

    def _go_elsewhere(self) -> None:
        if self._there is not None:
            self._elsewhere.go_to(self._there)


def _local_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
