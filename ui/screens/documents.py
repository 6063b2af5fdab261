"""The screen Văn bản: papers chosen at the left, the very pages that are saved at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import paper_choice as choices
from parindex_desktop.services import results
from parindex_desktop.services.paper_choice import PaperChoice
from parindex_desktop.services.papers.numbering import known_request, numbered_letter
from parindex_desktop.services.papers.paper import USUAL_REQUEST, annex_numbers
from parindex_desktop.services.papers.registry import PAPERS
from parindex_desktop.services.papers.titles import usual_title
from parindex_desktop.services.papers.wording_edits import set_text
from parindex_desktop.services.papers.wordings import wording_of
from ui import theme
from ui.papers.group_model import GroupLine
from ui.papers.maker import MadePapers, PaperMaker, Plan, worded
from ui.papers.notices import PaperNotices
from ui.papers.options import PaperOptions
from ui.papers.output import PaperOutput
from ui.papers.progress import MakingProgress
from ui.papers.state import PaperState
from ui.preview.panel import PreviewPanel
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from parindex_desktop.domain.documents import Mode
    from parindex_desktop.domain.locking import LockingId
    from parindex_desktop.domain.paper_wording import LetterKind
    from parindex_desktop.domain.papers_awards import LabelFormat
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import GroupId, RoundId
    from parindex_desktop.domain.wording_fields import WordingField
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context


_WIDE = 55
"""Lines of text across, from which the bars stand over the preview."""


class DocumentsScreen(Screen):
    """Preview equals paper: the bytes shown are those saved and printed.

    Attributes:
        options: The choices at the left.
        maker: Makes the papers beside the window.
        output: Saves and prints them.
        files: The file to preview, of several.
    """

    key: ClassVar[str] = "documents"
    title: ClassVar[str] = mark("Documents")
    icon: ClassVar[str] = "file-text"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._choice = PaperChoice()
        self._chosen_for: RoundId | None = None
        self._made: MadePapers | None = None
        self.options = PaperOptions(PAPERS)
        self.preview = PreviewPanel()
        self.files = QComboBox()
        self.files.setAccessibleName(tr("File to preview"))
        self.files.setSizeAdjustPolicy(  # the names of units would widen the screen
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.maker = PaperMaker(lambda: worded(self._plan()), self)
        self.progress = MakingProgress(self.maker)
        self.notices = PaperNotices()
        self.state = PaperState(context, self.notices)
        self.output = PaperOutput(self, self.notices)
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Shows the round looked at and makes its papers anew."""
        round_ = self.context.round
        if round_ is None:
            self._show_failure_page(tr("There is no round yet."), "", "rounds")
            return
        if round_.id != self._chosen_for:
            self._chosen_for = round_.id
            path = self.context.session.path
            self._choice = choices.remembered(self.context.settings, path, round_)
        self._show_choice()
        if self._made is not None:
            self.maker.make_soon()
        else:  # nothing to look at until they are there
            self.maker.make_now()

    def first_focus(self) -> QWidget:
        """Returns the list of papers: what is printed is chosen first."""
        return self.options.kinds

    def start_search(self) -> None:
        """Looks for words in the pages, wherever the focus is."""
        self.preview.open_search()

    def reveal(self, change_set: ChangeSet) -> None:
        """Shows the title that was undone or redone, of the group now looked at."""
        group = self.context.group
        if change_set.edit.action != "documents.title" or group is None:
            return
        if PaperKind.RANKING not in self._kinds():
            self._on_kind(PaperKind.RANKING, chosen=True)
        self.options.choose_group(group.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the bars over the whole width where they would be narrow over the preview."""
        super().resizeEvent(event)
        wide = self.width() >= theme.em(_WIDE)
        layout, place = (self._right, 0) if wide else (self._page, 1)
        if layout.indexOf(self.notices) < 0:
            layout.insertWidget(place, self.notices)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops laying out what nobody sees; showing the screen starts again."""
        super().hideEvent(event)
        if self.maker.is_busy:
            self._stale = True
        self.maker.stop()

    # ---- arranging ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        header = PageHeader(
            tr(self.title),
            tr("What you see is what is saved and printed."),
            button(tr("Words of letters"), lambda: self._go("wording"), icon="pencil"),
            button(tr("Compare a paper"), lambda: self._go("comparing"), icon="list-checks"),
        )
        deeds = row(self.output.save_button, self.output.print_button, gap=0.3)
        deeds.setContentsMargins(0, 0, theme.em(0.3), 0)
        left = column(self.options, deeds)
        self._right = column(self.notices, self.progress, self.files, self.preview, gap=0.4)
        body = row(left, self._right, gap=0.75)
        body.setStretch(1, 1)
        self._page = column(header, body, margin=1)
        content = QWidget()
        content.setLayout(self._page)
        self.setLayout(column(Scrolling(content)))

    def _connect(self) -> None:
        options = self.options
        options.data.chosen.connect(self._on_locking)
        options.kind_model.ticked.connect(lambda kind, on: self._on_kind(kind, chosen=on))
        options.model.ticked.connect(self._on_ticked)
        options.group_chosen.connect(lambda _group: self._show_title())
        options.title.titled.connect(self._on_titled)
        options.decision.mode_chosen.connect(self._on_mode)
        options.decision.typed.connect(self._on_typed)
        options.files.draft_chosen.connect(self._on_draft)
        options.files.one_file_chosen.connect(self._on_one_file)
        options.files.beside_chosen.connect(self._on_beside)
        options.files.labels_chosen.connect(self._on_labels)
        options.files.named.connect(self._on_named)
        self.files.activated.connect(lambda _place: self._show_pdf())
        self.maker.started.connect(self._on_making)
        self.maker.made.connect(self._on_made)
        self.maker.failed.connect(self._on_failed)
        self.maker.stopped.connect(self._on_stopped)
        self.context.paper_wanted.connect(self._on_wanted)

    # ---- showing --------------------------------------------------------------------------------

    @property
    def _round(self) -> Round:
        round_ = self.context.round
        assert round_ is not None, "without a round there is nothing to choose"
        return round_

    def _plan(self) -> Plan:
        reading = choices.made_from(self.context.session, self._round, self._choice)
        wanted = choices.chosen_set(reading, self._round, self._choice)
        return Plan(reading, self._round, wanted)

    def _kinds(self) -> tuple[PaperKind, ...]:
        return choices.chosen_kinds(self.context.session, self._round, self._choice)

    def _show_choice(self) -> None:
        if self.context.round is None:
            return
        session, round_, choice, options = (
            self.context.session, self._round, self._choice, self.options,
        )  # fmt: skip
        options.data.show_lockings(choices.lockings(session, round_), choice.locking)
        options.show_kinds(self._kinds(), self.state.why_not)
        chosen = choices.chosen_groups(session, round_, choice)
        numbers = dict(zip(chosen, annex_numbers(len(chosen)), strict=True))
        group = self.context.group
        lines = [
            GroupLine(g.id, g.name, numbers.get(g, ""), g in numbers)
            for g in session.groups_in(round_.id)
        ]
        options.show_groups(lines, group.id if group else None)
        self._show_title()
        self._show_decision()
        options.files.show_choice(choice, is_locked=round_.id in session.locks)
        options.files.show_labels(choice.request.labels, PaperKind.LABELS in self._kinds())

    def _show_decision(self) -> None:
        session, letter = self.context.session, self._numbered()
        asked = known_request(session, self._round, letter, USUAL_REQUEST)
        suffix = wording_of(session, self._round, letter).suffix
        day = show_day(asked.day.isoformat()) if asked.day else ""
        self.options.decision.show_decision(asked.number, day, suffix)
        self.options.decision.show_mode(self._choice.request.mode)

    def _show_title(self) -> None:
        group = self.options.current_group
        if self.context.round is not None and group is not None:
            book = self.context.session.book(self._round.id, group)
            usual = "\n".join(usual_title(self.context.session, book))
            self.options.title.set_title(book.setup.title, usual)

    def _show_pdf(self) -> None:
        papers = self.output.papers
        self.output.shown = min(max(self.files.currentIndex(), 0), max(len(papers) - 1, 0))
        self.preview.set_pdf(papers[self.output.shown].make(None) if papers else None)

    def _show_names(self) -> None:
        papers = self.output.papers
        names = [paper.file_name for paper in papers]
        beside = (
            self._made.files.beside(xlsx=self._choice.xlsx, docx=self._choice.docx)
            if self._made
            else ()
        )
        self.options.files.show_names([*names, *(file.file_name for file in beside)])
        shown = self.files.currentText()
        place = names.index(shown) if shown in names else self.files.currentIndex()
        self.files.clear()
        self.files.addItems(names)
        self.files.setCurrentIndex(place if 0 <= place < len(names) else 0)
        self.files.setVisible(len(names) > 1)

    def _on_making(self) -> None:
        self.notices.clear_saved()  # what was saved is no longer what will be shown
        self.preview.set_busy()
        self.output.set_made(None, self._choice)

    def _on_made(self, made: MadePapers) -> None:
        self._made = made.renamed(self._choice.request.names)  # typed while they were made
        self.output.set_made(self._made, self._choice)
        self._show_names()
        self._show_pdf()
        self.state.show_made(made)
        self.options.show_kinds(self._kinds(), self.state.why_not)

    def _on_failed(self, error: AppError) -> None:
        self._clear()
        self.state.clear()
        told = tell(error)
        screens = {"DOC.101": "scores", "DOC.102": "awards"}
        lines = (
            [tell(problem) for problem in error.problems] if isinstance(error, InputError) else []
        )
        action = "\n".join(f"{each.place}: {each.text}" for each in lines) or told.action
        self._show_failure_page(told.text, action, screens.get(error.code, ""))

    def _on_stopped(self) -> None:
        self._clear()
        self.state.clear()
        again = button(tr("Ma&ke them"), self.maker.make_now, kind="primary")
        text = tr("You stopped it; nothing was written.")
        self.preview.set_message("file-text", tr("The papers were not made."), text, again)

    def _clear(self) -> None:
        self._made = None
        self.output.set_made(None, self._choice)
        self.files.hide()
        self.options.files.show_names(())

    def _show_failure_page(self, text: str, action: str, screen: str) -> None:
        ways = {
            "scores": tr("&Enter scores"),
            "awards": tr("Open &awards"),
            "rounds": tr("Begin a &round"),
        }
        buttons = [button(ways[screen], lambda: self._go(screen), kind="primary")] if screen else []
        self.preview.set_message("file-text", text, action, *buttons)
        self.output.set_made(None, self._choice)

    def _go(self, screen: str) -> None:
        self.context.screen_wanted.emit(screen)

    # ---- intents --------------------------------------------------------------------------------

    def _change(self, choice: PaperChoice) -> None:
        self._keep(choice)
        self._show_choice()
        self.maker.make_soon()

    def _keep(self, choice: PaperChoice) -> None:
        self._choice = choice
        session = self.context.session
        choices.remember(self.context.settings, session.path, self._round, choice)

    def _on_locking(self, locking: LockingId | None) -> None:
        self._change(replace(self._choice, locking=locking))

    def _on_kind(self, kind: PaperKind, *, chosen: bool) -> None:
        before = frozenset(self._kinds())
        kinds = before | {kind} if chosen else before - {kind}
        self._change(replace(self._choice, kinds=kinds))

    def _on_wanted(self, kind: str) -> None:
        """Shows one kind of paper that another screen leads to; the usual choice is kept."""
        if self.context.round is not None:
            self._choice = replace(self._choice, kinds=frozenset({PaperKind(kind)}))
            self._chosen_for = self._round.id
            self._show_choice()
            self.options.reveal(PaperKind(kind))
            self.maker.make_soon()

    def _on_ticked(self, group_id: GroupId, included: bool) -> None:
        self._change(self._choice.with_group(group_id, included=included))

    def _on_one_file(self, one_file: bool) -> None:
        request = replace(self._choice.request, one_file=one_file)
        self._change(replace(self._choice, request=request))

    def _on_draft(self, draft: bool) -> None:
        self._change(replace(self._choice, request=replace(self._choice.request, draft=draft)))

    def _on_labels(self, labels: LabelFormat) -> None:
        self._change(replace(self._choice, request=replace(self._choice.request, labels=labels)))

    def _on_mode(self, mode: Mode) -> None:
        self._change(replace(self._choice, request=replace(self._choice.request, mode=mode)))

    def _on_beside(self, xlsx: bool, docx: bool) -> None:
        self._keep(replace(self._choice, xlsx=xlsx, docx=docx))
        self._show_renamed()

    def _on_named(self, pattern: str) -> None:
        request = replace(self._choice.request, names=pattern)
        self._keep(replace(self._choice, request=request))
        self._show_renamed()

    def _show_renamed(self) -> None:
        """Names what is made anew: other names are no reason to lay papers out again."""
        if self._made is not None and not self.maker.is_busy:
            self._made = self._made.renamed(self._choice.request.names)
            self.output.set_made(self._made, self._choice)
            self._show_names()

    def _numbered(self) -> LetterKind:
        """Returns the decision whose number is asked: papers of awards alone have their own."""
        return numbered_letter(self.context.session, self._round, self._kinds())

    def _on_typed(self, field: WordingField, text: str) -> None:
        """Gives the decision a number or a day; what cannot be taken is marked."""
        session = self.context.session
        wording = wording_of(session, self._round, self._numbered())
        try:
            edit = set_text(session, wording, field, text)
        except InputError as error:
            told = tell(error)
            self.options.decision.set_fault(field, f"{told.text} {told.action}")
            return
        if edit.is_empty or not self.context.do(edit):
            self._show_decision()

    def _on_titled(self, title: str) -> None:
        group = self.options.current_group
        if self.context.round is not None and group is not None:
            session = self.context.session
            book = session.book(self._round.id, group)
            self.context.do(results.set_title(session, book, title))
