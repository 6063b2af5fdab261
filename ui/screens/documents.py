"""The screen Văn bản: papers chosen at the left, the very pages that are saved at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from parindex_desktop.errors import AppError, SurroundingsError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import results
from parindex_desktop.services.awards import read_awards
from parindex_desktop.services.paper_choice import (
    PaperChoice,
    chosen_groups,
    freeze_papers,
    remember,
    remembered,
)
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import annex_numbers, write_papers
from parindex_desktop.services.papers.titles import usual_title
from ui import theme
from ui.papers.group_model import GroupLine
from ui.papers.maker import PaperMaker
from ui.papers.notices import PaperNotices
from ui.papers.options import PaperOptions
from ui.papers.saving import ask_file, ask_folder
from ui.preview.panel import PreviewPanel
from ui.preview.printing import open_print_dialog
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import GroupId, RoundId, UnitId
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.papers.paper import Paper, PaperRequest
    from ui.context import Context
    from ui.preview.printing import PrintJob

_PDF = "PDF (*.pdf)"


class DocumentsScreen(Screen):
    """Preview equals paper: the bytes shown are those saved and printed."""

    key: ClassVar[str] = "documents"
    title: ClassVar[str] = mark("Documents")
    icon: ClassVar[str] = "file-text"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._choice = PaperChoice()
        self._chosen_for: RoundId | None = None
        self._papers: tuple[Paper, ...] = ()
        self.options = PaperOptions()
        self.preview = PreviewPanel()
        self.files = QComboBox()
        self.files.setAccessibleName(tr("File to preview"))
        self.maker = PaperMaker(self._freeze, self)
        self.save_button = button(tr("&Save PDF…"), self.save, icon="save", kind="primary")
        self.print_button = button(tr("&Print…"), self.print, icon="printer")
        self.print_menu = QMenu(self)
        self.print_menu.addAction(tr("&All files…"), self.print_all)
        self.print_menu.addAction(tr("The file &shown…"), self.print_shown)
        self.notices = PaperNotices()
        header = PageHeader(tr(self.title), tr("What you see is what is saved and printed."))
        deeds = row(self.save_button, self.print_button, gap=0.3)
        deeds.setContentsMargins(0, 0, theme.em(0.3), 0)
        left = column(self.options, deeds)
        right = column(self.notices, self.files, self.preview, gap=0.4)
        body = row(left, right, gap=0.75)
        body.setStretch(1, 1)
        content = QWidget()
        content.setLayout(column(header, body, margin=1))
        self.setLayout(column(Scrolling(content)))
        self._connect()

    def refresh(self) -> None:
        """Shows the round looked at and makes its papers anew."""
        round_ = self.context.round
        if round_ is None:
            self._show_failure_page("file-text", tr("There is no round yet."), "", "rounds")
            return
        if round_.id != self._chosen_for:
            self._chosen_for = round_.id
            self._choice = PaperChoice(request=self._remembered(round_, self._choice.kind))
            self.options.decision.set_request(self._choice.request, self.context.session.profile)
        self._show_choice()
        if self._papers:
            self.maker.make_soon()
        else:  # nothing to look at until they are there
            self.maker.make_now()

    def first_focus(self) -> QWidget:
        """Returns the number of the decision: the field that differs every year."""
        return self.options.decision.number

    def reveal(self, change_set: ChangeSet) -> None:
        """Shows the title that was undone or redone, of the group now looked at."""
        group = self.context.group
        if change_set.edit.action != "documents.title" or group is None:
            return
        if self._choice.kind is not PaperKind.RANKING:
            self._on_kind(PaperKind.RANKING)
        self.options.choose_group(group.id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops laying out what nobody sees; showing the screen starts again."""
        super().hideEvent(event)
        if self.maker.is_busy:
            self._stale = True
        self.maker.stop()

    def save(self) -> None:
        """Asks where to, and writes the papers previewed."""
        settings, papers = self.context.settings, self._papers
        if len(papers) == 1:
            name = papers[0].file_name
            ask_file(self, settings, name=name, kind=_PDF, on_chosen=self.save_as)
        elif papers:
            names = [paper.file_name for paper in papers]
            ask_folder(self, settings, names=names, on_chosen=self.save_into)

    def save_as(self, path: Path) -> None:
        """Writes the only paper under a name."""
        self._write((replace(self._papers[0], file_name=path.name),), path.parent)

    def save_into(self, folder: Path) -> None:
        """Writes all papers into a folder."""
        self._write(self._papers, folder)

    def print(self) -> None:
        """Prints the only file; of several asks whether all or the one previewed."""
        if len(self._papers) <= 1:
            self.print_shown()
            return
        above = self.print_button.rect().topLeft() - QPoint(0, self.print_menu.sizeHint().height())
        self.print_menu.popup(self.print_button.mapToGlobal(above))
        self.print_menu.setActiveAction(self.print_menu.actions()[0])

    def print_shown(self) -> None:
        """Asks for printer and range, and prints the file previewed."""
        if (paper := self._shown_paper()) is not None:
            self._print((paper,))

    def print_all(self) -> None:
        """Asks for printer and range, and prints all files as one job."""
        if self._papers:
            self._print(self._papers)

    # ---- showing --------------------------------------------------------------------------------

    def _connect(self) -> None:
        options = self.options
        options.kind.chosen.connect(self._on_kind)
        options.model.ticked.connect(self._on_ticked)
        options.group_chosen.connect(lambda _group: self._show_title())
        options.title.titled.connect(self._on_titled)
        options.one_file.toggled.connect(self._on_one_file)
        options.decision.changed.connect(self._on_request)
        self.files.activated.connect(lambda _place: self._show_pdf())
        self.maker.started.connect(self._on_making)
        self.maker.made.connect(self._on_made)
        self.maker.failed.connect(self._on_failed)
        self.context.paper_wanted.connect(lambda kind: self._on_kind(PaperKind(kind)))

    def _freeze(self) -> tuple[Paper, ...]:
        round_ = self.context.round
        assert round_ is not None
        return freeze_papers(self.context.session, round_, self._choice)

    def _show_choice(self) -> None:
        round_ = self.context.round
        if round_ is None:
            return
        session, choice = self.context.session, self._choice
        awards = read_awards(session, round_.id)
        counts = tr(
            "{collectives} collectives, {persons} persons. The list is made on the Awards screen.",
            collectives=len(awards.collectives),
            persons=len(awards.persons),
        )
        self.options.show_kind(choice.kind, counts)
        self.options.one_file.setChecked(choice.request.one_file)
        chosen = chosen_groups(session, round_, choice)
        ids = [group.id for group in chosen]
        numbers = dict(zip(ids, annex_numbers(len(ids)), strict=True))
        lines = [
            GroupLine(g.id, g.name, numbers.get(g.id, ""), g.id in numbers)
            for g in session.groups_in(round_.id)
        ]
        group = self.context.group
        self.options.show_groups(lines, group.id if group else None)
        self._show_title()

    def _show_title(self) -> None:
        round_, group = self.context.round, self.options.current_group
        if round_ is not None and group is not None:
            book = self.context.session.book(round_.id, group)
            usual = "\n".join(usual_title(self.context.session, book))
            self.options.title.set_title(book.setup.title, usual)

    def _show_pdf(self) -> None:
        paper = self._shown_paper()
        self.preview.set_pdf(paper.make(None) if paper is not None else None)

    def _shown_paper(self) -> Paper | None:
        place = max(self.files.currentIndex(), 0)
        return self._papers[place] if place < len(self._papers) else None

    def _on_making(self) -> None:
        self.preview.set_busy()
        self._let_save(allowed=False)

    def _on_made(self, papers: tuple[Paper, ...]) -> None:
        shown = self.files.currentText()
        self._papers = papers
        names = [paper.file_name for paper in papers]
        self.files.clear()
        self.files.addItems(names)
        self.files.setCurrentIndex(names.index(shown) if shown in names else 0)
        self.files.setVisible(len(papers) > 1)
        self._show_pdf()
        self._let_save(allowed=True)
        self._tell_draft(is_draft=any(paper.draft for paper in papers))

    def _on_failed(self, error: AppError) -> None:
        self._papers = ()
        self.files.hide()
        self._tell_draft(is_draft=False)
        told = tell(error)
        screens = {"DOC.101": "scores", "DOC.102": "awards"}
        self._show_failure_page("file-text", told.text, told.action, screens.get(error.code, ""))

    def _show_failure_page(self, icon: str, text: str, action: str, screen: str) -> None:
        ways = {
            "scores": tr("&Enter scores"),
            "awards": tr("Open &awards"),
            "rounds": tr("Begin a &round"),
        }
        buttons = [button(ways[screen], lambda: self._go(screen), kind="primary")] if screen else []
        self.preview.set_message(icon, text, action, *buttons)
        self._let_save(allowed=False)

    def _let_save(self, *, allowed: bool) -> None:
        self.save_button.setEnabled(allowed)
        self.print_button.setEnabled(allowed)

    def _go(self, screen: str) -> None:
        self.context.screen_wanted.emit(screen)

    def _tell_draft(self, *, is_draft: bool) -> None:
        if not is_draft:
            self.notices.clear_draft()
        elif self._choice.kind is PaperKind.AWARDS:
            self.notices.show_unconfirmed(lambda: self._go("awards"))
        else:
            self.notices.show_incomplete(len(self._incomplete()), self._go_to_incomplete)

    def _incomplete(self) -> list[tuple[GroupId, UnitId]]:
        """Returns the units of the chosen groups that still lack scores."""
        round_ = self.context.round
        assert round_ is not None
        session = self.context.session
        groups = chosen_groups(session, round_, self._choice)
        return [
            (group.id, standing.unit_id)
            for group in groups
            for standing in session.book(round_.id, group.id).standings
            if standing.result.total.missing
        ]

    def _go_to_incomplete(self) -> None:
        group_id, unit_id = self._incomplete()[0]
        self.context.look_at(group_id=group_id)
        self._go("scores")
        self.context.unit_wanted.emit(unit_id)

    # ---- intents --------------------------------------------------------------------------------

    def _change(self, choice: PaperChoice) -> None:
        self._choice = choice
        self._show_choice()
        self.maker.make_soon()

    def _on_kind(self, kind: PaperKind) -> None:
        round_ = self.context.round
        if round_ is None:
            return
        request = replace(self._remembered(round_, kind), one_file=self._choice.request.one_file)
        self.options.decision.set_request(request, self.context.session.profile)
        self._change(replace(self._choice, kind=kind, request=request))

    def _on_ticked(self, group_id: GroupId, included: bool) -> None:
        self._change(self._choice.with_group(group_id, included=included))

    def _on_one_file(self, one_file: bool) -> None:
        self._change(
            replace(self._choice, request=replace(self._choice.request, one_file=one_file))
        )

    def _on_request(self, request: PaperRequest) -> None:
        one_file = self._choice.request.one_file
        self._choice = replace(self._choice, request=replace(request, one_file=one_file))
        if (round_ := self.context.round) is not None:
            remember(self.context.settings, self.context.session.path, round_, self._choice)
        self.maker.make_soon()

    def _on_titled(self, title: str) -> None:
        round_, group = self.context.round, self.options.current_group
        if round_ is not None and group is not None:
            session = self.context.session
            book = session.book(round_.id, group)
            self.context.do(results.set_title(session, book, title))

    def _print(self, papers: tuple[Paper, ...]) -> None:
        contents = [paper.make(None) for paper in papers]
        open_print_dialog(self, contents, papers[0].file_name, self._start_printing)

    def _start_printing(self, job: PrintJob) -> None:
        job.done.connect(self._on_printed)
        job.failed.connect(self.context.failed)
        self.context.task_started.emit(job)
        job.start()

    def _on_printed(self, pages: int) -> None:
        self.context.told.emit(tr("{count} pages sent to the printer", count=pages))

    def _write(self, papers: tuple[Paper, ...], folder: Path) -> None:
        self.notices.clear_saved()
        try:
            written = write_papers(papers, folder)
        except SurroundingsError as error:
            self.context.failed.emit(error)
            return
        self.notices.show_saved(written)
        self.context.told.emit(tr("Papers saved"))

    def _remembered(self, round_: Round, kind: PaperKind) -> PaperRequest:
        return remembered(self.context.settings, self.context.session.path, round_, kind)
