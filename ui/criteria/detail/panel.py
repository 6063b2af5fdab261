"""The panel beside the tree: one criterion with all that does not fit into its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.rules.guessing import guess_rule
from parindex_desktop.domain.rules.wording import word_rule
from parindex_desktop.i18n import tr
from parindex_desktop.services import criterion_texts
from parindex_desktop.services.rule_draft import draft_of
from ui import theme
from ui.criteria.detail.applying import write_rule
from ui.criteria.detail.exempt_tab import ExemptTab
from ui.criteria.detail.footer import DraftFooter
from ui.criteria.detail.problem_list import line_of
from ui.criteria.detail.rule_tab import RuleTab
from ui.criteria.detail.texts_tab import TextsTab
from ui.rounds.applying import apply
from ui.widgets.actions import action
from ui.widgets.labels import badge, label
from ui.widgets.layouts import column, row
from ui.widgets.roomy import ScrollingForm

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.rule_draft import RuleDraft
    from parindex_desktop.services.rule_drafts import RuleDrafts
    from ui.context import Context

_RULE, _TEXTS, _EXEMPT = range(3)


class DetailPanel(QWidget):
    """One criterion: its rule (of a leaf), its words, whom it spares.

    A rule is written when it is applied; until then its draft is kept, also while other lines are
    looked at. Words are written when their field is left.

    Attributes:
        context: Of the screen.
        criterion: The one shown; None for nothing.
        tabs: Rule, words, traits.
        rule_tab, texts_tab, exempt_tab: Their pages.
        footer: Apply and discard, while there is something to.

    Signals:
        left: Escape, where there is no draft: the person goes back to the tree.
        drafts_changed: A criterion has got a draft or has none any more; see `Context.drafts`.
    """

    left = Signal()
    drafts_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._book: GroupBook | None = None
        self.criterion: Criterion | None = None
        self._name = label("", "label", wraps=True)
        self._page = _RULE
        self._maximum = badge("", "accent")
        self._frozen = badge(tr("Locked"), "warning")
        self.rule_tab, self.texts_tab = RuleTab(), TextsTab(context)
        self.exempt_tab, self.footer = ExemptTab(context), DraftFooter()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._pages = [
            ScrollingForm(page) for page in (self.rule_tab, self.texts_tab, self.exempt_tab)
        ]
        titles = (tr("&Rule"), tr("&Wording"), tr("Not a&pplicable"))
        for page, title in zip(self._pages, titles, strict=True):
            self.tabs.addTab(page, title)
        self.tabs.tabBar().setDrawBase(False)
        head = row(self._name, self._frozen, self._maximum)
        head.setStretch(0, 1)
        parts = column(head, self.tabs, self.footer, gap=0.3, margin=0.4)
        parts.setStretchFactor(self.tabs, 1)
        self.setLayout(parts)
        theme.appearance().changed.connect(self._fit)
        self._fit()
        self._listen()

    @property
    def drafts(self) -> RuleDrafts:
        """The rules begun and not applied."""
        return self.context.drafts

    def show_criterion(self, book: GroupBook, criterion: Criterion | None) -> None:
        """Shows a criterion of a book; None while the tree has no current line."""
        if criterion is None:
            self.texts_tab.commit()
            self._book = self.criterion = None
            self._show_something(shown=False)
            return
        if self.criterion is not None and criterion.id != self.criterion.id:
            self.rule_tab.finish()
            self.texts_tab.commit()
        self._book, self.criterion = book, criterion
        self._show_something(shown=True)
        self._name.setText(f"{criterion.code}  {criterion.name}")
        self._maximum.setText(tr("{points} points", points=format_points(criterion.max_points)))
        read_only = book.tree.set.frozen
        self._frozen.setVisible(read_only)
        is_leaf = book.tree.is_leaf(criterion.id)
        self._show_page(is_leaf=is_leaf)
        if is_leaf:
            self.rule_tab.show_rule(criterion, self._draft(), read_only=read_only)
        self.texts_tab.show_texts(book, criterion, read_only=read_only)
        self.exempt_tab.show_traits(book, criterion, read_only=read_only)
        self._show_footer()

    def focus_rule(self) -> None:
        """Goes to the rule, or to the words of a criterion that has none."""
        if self.criterion is None:
            return
        is_leaf = self.tabs.isTabVisible(_RULE)
        self.tabs.setCurrentIndex(_RULE if is_leaf else _TEXTS)
        (self.rule_tab.first_input() if is_leaf else self.texts_tab.guide).setFocus()

    def focus_wording(self) -> None:
        """Goes to how the criterion is scored, in words."""
        if self.criterion is not None:
            self.tabs.setCurrentIndex(_TEXTS)
            self.texts_tab.guide.setFocus()

    def focus_try_out(self) -> None:
        """Goes to the facts of the try-out, with the points they make in sight."""
        if self.criterion is not None and self.tabs.isTabVisible(_RULE):
            self.tabs.setCurrentIndex(_RULE)
            self.rule_tab.try_out.focus_first()
            self._show_try_out()

    def _show_try_out(self) -> None:
        self._pages[_RULE].show_whole(self.rule_tab.try_card)

    def apply(self) -> None:
        """Writes the rule as typed, after showing what it changes; errors are pointed at."""
        self.rule_tab.finish()
        book, criterion = self._book, self.criterion
        if book is None or criterion is None or criterion.id not in self.drafts:
            return
        if not self.rule_tab.may_be_applied:
            self.tabs.setCurrentIndex(_RULE)
            self.context.told.emit(tr("The rule is not complete yet: see what is marked."))
            return
        wanted = replace(criterion, rule=self.rule_tab.rule)
        write_rule(self.context, book, wanted, self, self._on_written)

    def discard(self) -> None:
        """Goes back to the rule of the file; the draft can be taken up again."""
        if self.criterion is not None and self.criterion.id in self.drafts:
            focused = self.focusWidget()  # may be an input of the draft that is put aside
            had_focus = focused is not None and focused.hasFocus()
            self.drafts.drop(self.criterion.id)
            self._show_again()
            if had_focus:
                self.focus_rule()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape discards a draft, and leaves where there is none."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.criterion is not None and self.criterion.id in self.drafts:
            self.discard()
        else:
            self.left.emit()

    def _listen(self) -> None:
        self.tabs.currentChanged.connect(self._keep_page)
        self.rule_tab.changed.connect(self._keep)
        self.rule_tab.try_out.changed.connect(  # once the words of the result have their room
            self._show_try_out, Qt.ConnectionType.QueuedConnection
        )
        self.rule_tab.guess_wanted.connect(self._take_guess)
        self.texts_tab.rule_wanted.connect(self._take_guess)
        self.texts_tab.wording_wanted.connect(self._word_guide)
        self.footer.apply_wanted.connect(self.apply)
        self.footer.discard_wanted.connect(self.discard)
        self.footer.take_up_wanted.connect(self._take_up)
        self.context.changed.connect(self._on_changed)
        action(self, tr("Apply the rule"), self.apply, keys="Ctrl+Return Ctrl+Enter")

    def _fit(self) -> None:
        self.setMinimumWidth(theme.em(22))

    def _show_something(self, *, shown: bool) -> None:
        """Hides all that belongs to a criterion while there is none."""
        self.setEnabled(shown)
        self.tabs.setVisible(shown)
        self._maximum.setVisible(shown)
        if not shown:
            self._name.setText("")
            self._frozen.hide()
            self.footer.hide()

    def _show_page(self, *, is_leaf: bool) -> None:
        """Shows the page that the person last chose; a parent has no rule to show."""
        page = self._page
        self.tabs.setTabVisible(_RULE, is_leaf)
        self._page = page  # hiding a page changes to another one
        self.tabs.setCurrentIndex(page if is_leaf or page != _RULE else _TEXTS)
        self._page = page

    def _keep_page(self, page: int) -> None:
        self._page = page

    def _draft(self) -> RuleDraft | None:
        """Returns the draft of the criterion shown, or the texts of its rule in the file."""
        assert self.criterion is not None
        if self.criterion.id in self.drafts:
            return self.drafts.get(self.criterion.id)
        return self._stored()

    def _stored(self) -> RuleDraft | None:
        assert self.criterion is not None
        rule = self.criterion.rule
        return None if rule is None else draft_of(rule)

    def _keep(self, draft: RuleDraft | None) -> None:
        assert self.criterion is not None
        if draft == self._stored():
            self.drafts.forget(self.criterion.id)
        else:
            self.drafts.keep(self.criterion.id, draft)
        self._show_footer()

    def _take_up(self) -> None:
        assert self.criterion is not None
        self.drafts.take_up(self.criterion.id)
        self._show_again()

    def _on_written(self) -> None:
        assert self.criterion is not None
        self.drafts.forget(self.criterion.id)
        self._show_again()
        self.context.told.emit(tr("The rule is applied."))

    def _on_changed(self, change_set: ChangeSet) -> None:
        before = len(self.drafts)
        self.drafts.forget_removed(change_set.edit)
        if len(self.drafts) != before:
            self.drafts_changed.emit()

    def _show_again(self) -> None:
        """Shows the criterion as the file has it now."""
        book, criterion = self._book, self.criterion
        assert book is not None
        assert criterion is not None
        book = self.context.session.book(book.round.id, book.group.id)
        self.show_criterion(book, book.tree.get(criterion.id))

    def _show_footer(self) -> None:
        assert self.criterion is not None
        assert self._book is not None
        id_, leaf = self.criterion.id, self._book.tree.is_leaf(self.criterion.id)
        pending = leaf and id_ in self.drafts
        obstacle = self.rule_tab.obstacle
        if leaf:  # told once: below, where it is never out of sight, or in the list
            self.rule_tab.show_problems(but=obstacle if pending else None)
        self.footer.show_state(
            pending=pending,
            ready=self.rule_tab.may_be_applied,
            dropped=leaf and self.drafts.was_dropped(id_),
            problem=line_of(obstacle) if obstacle else "",
        )
        self.drafts_changed.emit()

    def _take_guess(self) -> None:
        """Begins the rule that the guide most likely means."""
        self.texts_tab.commit()
        criterion = self.criterion
        assert criterion is not None
        text = self.texts_tab.guide.toPlainText()
        penalty = criterion.kind is Kind.PENALTY
        guess = guess_rule(text, criterion.max_points, name=criterion.name, penalty=penalty)
        self.tabs.setCurrentIndex(_RULE)
        if guess is None:
            self.rule_tab.show_notice(
                tr("The wording could not be read as a rule."),
                tr("Choose the kind of rule and type it."),
            )
            self.rule_tab.kind_choice.setFocus()
            return
        draft = draft_of(guess.rule)
        self._keep(draft)
        self.rule_tab.show_rule(criterion, draft, read_only=False)
        self._show_footer()
        unread = "; ".join(f"“{line}”" for line in guess.unread)
        self.rule_tab.show_notice(
            tr("Read from the wording. Compare it, then apply it."),
            tr("Not understood: {lines}", lines=unread) if unread else "",
            tone="accent" if guess.sure else "warning",
        )
        self.rule_tab.first_input().setFocus()

    def _word_guide(self) -> None:
        """Writes the guide as a decision would word the rule shown."""
        book, criterion, rule = self._book, self.criterion, self.rule_tab.rule
        if book is None or criterion is None:
            return
        if rule is None:
            self.context.told.emit(tr("There is no complete rule to word yet."))
            return
        penalty = criterion.kind is Kind.PENALTY
        text = "\n".join(word_rule(rule, criterion.max_points, penalty=penalty))
        apply(self.context, lambda: criterion_texts.change_guide(book, criterion, text))
        self._show_again()
