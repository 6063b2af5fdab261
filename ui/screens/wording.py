"""Lời văn: the words of the letters of a round, and what they still lack."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.domain.wording_fields import FIELDS, WordingField, first_difference
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences.wording import SHORT_NAMES
from parindex_desktop.services.papers.kind_names import name_of
from parindex_desktop.services.papers.registry import PAPERS
from parindex_desktop.services.papers.wording_checks import gaps
from parindex_desktop.services.papers.wording_edits import sources_of
from parindex_desktop.services.papers.wordings import first_wording, source_of, values_of
from ui.screens.screen import Screen, Unkept
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.segments import Segments
from ui.wording.annexes import AnnexChoice
from ui.wording.letter_page import LetterPage
from ui.wording.side_panel import SidePanel

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import RoundId
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.papers.wording_checks import Gap
    from ui.context import Context
    from ui.wording.form import LetterForm
    from ui.wording.words_edit import WordsEdit

_NOWHERE = (-1, 0)
"""Before the first field of a letter."""


class WordingScreen(Screen):
    """One form per letter at the left; what is missing and the placeholders at the right.

    Attributes:
        letters: Which letter is worded.
        panel: The lists at the right.
    """

    key: ClassVar[str] = "wording"
    title: ClassVar[str] = mark("Words of letters")
    icon: ClassVar[str] = "pencil"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._pages: dict[tuple[RoundId, LetterKind], LetterPage] = {}
        self._cursor: WordsEdit | None = None
        self._place = _NOWHERE
        self._mode = Mode.PAPER
        self.letters = Segments([(kind, tr(name)) for kind, name in SHORT_NAMES.items()])
        self.panel = SidePanel()
        self.take_button = button(tr("&Take words over…"), self._offer_sources, icon="copy")
        self.take_menu = QMenu(self)
        self._stack = QStackedWidget()
        self._header = PageHeader(tr(self.title), "", self.take_button)
        self._empty = EmptyState(
            "pencil", tr("There is no round yet"), tr("Letters belong to the round of a year."),
            button(tr("Begin a &round"), lambda: context.screen_wanted.emit("rounds")),
        )  # fmt: skip
        self._arrange()
        self._connect()

    @property
    def kind(self) -> LetterKind:
        """The letter shown."""
        chosen = self.letters.current
        assert isinstance(chosen, LetterKind)
        return chosen

    @property
    def form(self) -> LetterForm | None:
        """The form shown; None without a round."""
        round_ = self.context.round
        return self._page_of(round_).form if round_ is not None else None

    def refresh(self) -> None:
        """Shows the letter chosen of the round looked at."""
        round_ = self.context.round
        self._empty.setVisible(round_ is None)
        self._parts.setVisible(round_ is not None)
        if round_ is None:
            return
        page = self._page_of(round_)
        wording = page.wording
        page.form.show_wording(wording, _annexes(wording))
        self._stack.setCurrentWidget(page)
        self._header.set_hint(self._origin(round_))
        values = values_of(self.context.session, round_)
        self.panel.show_values(values)
        self.panel.show_gaps(gaps(wording, values, self._mode))

    def first_focus(self) -> QWidget:
        """The number of the letter, or the choice of letters."""
        return self.form.first_focus() if self.form is not None else self.letters

    def reveal(self, change_set: ChangeSet) -> None:
        """Shows the letter that was undone or redone, and goes to what changed in it."""
        for change in change_set.edit.entities:
            before, after = change.before, change.after
            shown = after or before
            if not isinstance(shown, PaperWording):
                continue
            self.context.look_at(round_id=shown.round_id)
            self.letters.choose(shown.kind)
            self.refresh()
            round_ = self.context.round
            assert round_ is not None
            first = first_wording(self.context.session, round_, shown.kind)
            was = before if isinstance(before, PaperWording) else first
            now = after if isinstance(after, PaperWording) else first
            place = first_difference(was, now)
            if place is not None and self.form is not None:
                self.form.go_to(*place)

    def unkept(self) -> Unkept | None:
        """Returns the words of letters that were refused, whatever round they belong to."""
        refused = [
            (round_id, kind, page.form.faults[0], len(page.form.faults))
            for (round_id, kind), page in self._pages.items()
            if page.form.faults
        ]
        if not refused:
            return None
        round_id, kind, place, _ = refused[0]
        return Unkept(
            sum(count for *_, count in refused),
            show=partial(self._show_refused, round_id, kind, place),
            drop=self._drop_refused,
        )

    def show_gap(self, kind: LetterKind, gap: Gap) -> None:
        """Shows a letter and puts the focus where something of it is missing."""
        self._choose(kind)
        self.go_to_gap(gap)

    def go_to_gap(self, gap: Gap) -> None:
        """Puts the focus where something is missing."""
        if self.form is not None:
            self.form.go_to(gap.field, gap.line)

    # ---- arranging ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._parts = QWidget()
        body = row(self._stack, self.panel, gap=0.75)
        body.setStretch(0, 5)
        body.setStretch(1, 3)
        whole = column(row(self.letters, None), body, gap=0.5)
        whole.setStretch(1, 1)
        self._parts.setLayout(whole)
        page = column(self._header, self._empty, self._parts, gap=0.5, margin=0.9)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.letters.chosen.connect(lambda _kind: self._show_letter())
        self.panel.gap_chosen.connect(self.go_to_gap)
        self.context.gap_wanted.connect(self.show_gap)
        self.panel.value_chosen.connect(self._insert)
        self.panel.mode_chosen.connect(self._check_for)
        self.letters.setToolTip(tr("Letters (Alt+PgUp, Alt+PgDown)"))
        action(self, tr("Next letter"), lambda: self._step_letter(1), keys="Alt+PgDown")
        action(self, tr("Previous letter"), lambda: self._step_letter(-1), keys="Alt+PgUp")
        action(self, tr("Go to the placeholders"), self.panel.go_to_values, keys="Ctrl+I")
        action(self, tr("Go to what is missing next"), self._go_to_next_gap, keys="F8")

    def _page_of(self, round_: Round) -> LetterPage:
        key = (round_.id, self.kind)
        if key not in self._pages:
            page = self._pages[key] = LetterPage(self.context, *key)
            page.form.place_focused.connect(self._on_focused)
            page.unchanged.connect(self.refresh)
            self._stack.addWidget(page)
        return self._pages[key]

    # ---- showing --------------------------------------------------------------------------------

    def _origin(self, round_: Round) -> str:
        source = source_of(self.context.session, round_, self.kind)
        if source is None:
            return tr("The usual words. They are kept for {year} from the first change on.",
                      year=round_.year)  # fmt: skip
        if source.id != round_.id:
            return tr(
                "The words of {before}, for {year}. They are kept from the first change on.",
                before=source.year,
                year=round_.year,
            )
        return tr("The words kept for {year}. A text is kept when it is left.", year=round_.year)

    def _choose(self, kind: LetterKind) -> None:
        self.letters.choose(kind)
        self._show_letter()

    def _step_letter(self, step: int) -> None:
        """Shows the next letter or the one before, with the cursor in it."""
        self.letters.step(step)
        self.first_focus().setFocus()

    def _show_letter(self) -> None:
        self._cursor, self._place = None, _NOWHERE
        self.refresh()

    def _check_for(self, mode: Mode) -> None:
        self._mode = mode
        self.refresh()

    def _go_to_next_gap(self) -> None:
        """Goes to the first gap behind where the person is, else to the first of all."""
        if self._cursor is not None:
            self._cursor.clearFocus()  # keeps what was typed, which may fill a gap
        gaps_left = self.panel.gaps_model.rows
        behind = (gap for gap in gaps_left if self._order(gap.field, gap.line) > self._place)
        wanted = next(behind, gaps_left[0] if gaps_left else None)
        if wanted is not None:
            self.panel.gaps.selectRow(gaps_left.index(wanted))
            self.go_to_gap(wanted)

    def _order(self, field: WordingField, place: int | None) -> tuple[int, int]:
        return (FIELDS[self.kind].index(field), place or 0)

    def _on_focused(self, field: WordingField, place: int | None, edit: WordsEdit) -> None:
        self._cursor = edit
        self._place = self._order(field, place)

    def _insert(self, words: str) -> None:
        if self._cursor is not None:
            self._cursor.setFocus()
            self._cursor.insert_words(words)

    # ---- intents --------------------------------------------------------------------------------

    def _show_refused(
        self, round_id: RoundId, kind: LetterKind, place: tuple[WordingField, int | None]
    ) -> None:
        self.context.look_at(round_id=round_id)
        self.context.screen_wanted.emit(self.key)
        self._choose(kind)
        if self.form is not None:
            self.form.go_to(*place)

    def _drop_refused(self) -> None:
        for page in self._pages.values():
            page.form.drop_refused()

    def _offer_sources(self) -> None:
        self.take_menu.clear()
        round_ = self.context.round
        if round_ is None:
            return
        page = self._page_of(round_)
        for source in sources_of(self.context.session, round_, self.kind):
            each = self.take_menu.addAction(tr("From {year}", year=source.year))
            each.triggered.connect(partial(_take_over, page, source))
        usual = self.take_menu.addAction(tr("The usual words"))
        usual.triggered.connect(lambda: page.take_usual())
        below = self.take_button.mapToGlobal(self.take_button.rect().bottomLeft())
        self.take_menu.popup(below)
        self.take_menu.setActiveAction(self.take_menu.actions()[0])


def _take_over(page: LetterPage, source: Round, _checked: bool = False) -> None:
    page.take_over(source)


def _annexes(wording: PaperWording) -> tuple[AnnexChoice, ...]:
    """Returns the annexes of a decision in their order, then what else could be one."""
    kinds = [kind for kind, made in PAPERS.items() if made.is_annex]
    chosen = [PaperKind(key) for key in wording.annexes if key in kinds]
    others = [kind for kind in kinds if kind not in chosen]
    return tuple(
        AnnexChoice(kind.value, name_of(kind), kind in chosen) for kind in (*chosen, *others)
    )
