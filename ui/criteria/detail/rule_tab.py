"""The rule of a leaf: its kind, its editor, what is wrong with it, and a try-out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.rules.checking import check_rule
from parindex_desktop.domain.rules.kinds import RuleKind
from parindex_desktop.domain.rules.wording import word_rule
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.services.rule_draft import new_draft
from parindex_desktop.services.rule_draft_reading import DraftReading, read_draft
from ui.criteria.detail.fact_form import FactForm
from ui.criteria.detail.listed_editors import (
    OptionsEditor,
    PercentEditor,
    SurveyEditor,
    YesNoEditor,
)
from ui.criteria.detail.measured_editors import BandsEditor, RatioEditor
from ui.criteria.detail.other_editors import FormulaEditor, JudgedEditor, PerItemEditor
from ui.criteria.detail.problem_list import ProblemList
from ui.criteria.detail.words import kind_names
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.rules.kinds import Rule
    from parindex_desktop.services.rule_draft import RuleDraft
    from ui.criteria.detail.kind_editor import KindEditor

_EDITORS: dict[RuleKind, type[KindEditor]] = {
    RuleKind.OPTIONS: OptionsEditor,
    RuleKind.YES_NO: YesNoEditor,
    RuleKind.BANDS: BandsEditor,
    RuleKind.RATIO: RatioEditor,
    RuleKind.PER_ITEM: PerItemEditor,
    RuleKind.PERCENT: PercentEditor,
    RuleKind.JUDGED: JudgedEditor,
    RuleKind.FORMULA: FormulaEditor,
    RuleKind.SURVEY: SurveyEditor,
}


class RuleTab(QWidget):
    """Edits a draft; applying it is the panel's.

    Attributes:
        kind_choice: The kinds, and that there is no rule.
        try_out: Facts typed here are forgotten.
        try_card: Where they stand.
        problems: What is wrong with the rule as it is typed.
        read_button: Offered where there is no rule and a wording to read one from.
        rule: The rule as typed; None when it cannot be applied, and where there is none.

    Signals:
        changed: The draft as it is now; None for no rule.
        guess_wanted: A rule shall be read out of the wording.
    """

    changed = Signal(object)
    guess_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._criterion: Criterion | None = None
        self._draft: RuleDraft | None = None
        self._begun: dict[RuleKind, RuleDraft] = {}
        self._editors: dict[RuleKind, KindEditor] = {}
        self._read_only = False
        self._problems_now: tuple[Problem, ...] = ()
        self.rule: Rule | None = None
        self.kind_choice = QComboBox()
        self.kind_choice.setMinimumContentsLength(10)  # the panel may be narrower than its words
        self.kind_choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.kind_choice.addItem(tr("No rule: the points are typed"), None)
        for kind, name in kind_names().items():
            self.kind_choice.addItem(name, kind)
        self.kind_choice.activated.connect(self._on_kind)
        # No stack: one that holds wrapped words is as high as its highest page.
        self._pages = column()
        self.problems = ProblemList()
        self._wording = label("", "muted", wraps=True)
        self.try_out = FactForm()
        self._notice: Notice | None = None
        self.try_card = Card(tr("Try it (F7)"), "", self.try_out)
        self.kind_choice.setAccessibleName(tr("Kind of rule"))
        choice = row(label(tr("Kind of rule"), "label"), self.kind_choice)
        choice.setStretch(1, 1)
        self._none = label("", "muted", wraps=True)
        self.read_button = button(
            tr("Take the rule from the wording"), self.guess_wanted.emit, icon="sparkles"
        )
        begin = column(self._none, row(self.read_button, None))
        parts = (choice, begin, self._pages, self.problems, self.try_card, self._wording)
        self._column = column(*parts, None, gap=0.5, margin=0.3)
        self.setLayout(self._column)

    @property
    def editor(self) -> KindEditor | None:
        """The editor of the kind chosen; None without a rule."""
        return None if self._draft is None else self._editor_of(self._draft.kind)

    @property
    def may_be_applied(self) -> bool:
        """True for a rule without errors, and for no rule."""
        return self._draft is None or self.rule is not None

    @property
    def obstacle(self) -> Problem | None:
        """The first of the problems that keep the rule from being applied; None without any."""
        return next((p for p in self._problems_now if p.severity is Severity.ERROR), None)

    def show_rule(self, criterion: Criterion, draft: RuleDraft | None, *, read_only: bool) -> None:
        """Shows a draft of the rule of a leaf; None for no rule."""
        if self._criterion is None or criterion.id != self._criterion.id:
            self._begun.clear()
            self.try_out.set_rule(None, criterion.max_points)
            self.hide_notice()
        self._criterion, self._read_only = criterion, read_only
        self.kind_choice.setEnabled(not read_only)
        self._show(draft)

    def show_notice(self, text: str, hint: str = "", *, tone: str = "warning") -> None:
        """Tells something about the rule above it, until it is closed or another line is shown."""
        self.hide_notice()
        self._notice = Notice(text, hint, tone=tone)
        self._notice.closed.connect(self.hide_notice)
        self._column.insertWidget(0, self._notice)

    def hide_notice(self) -> None:
        """Takes the notice away."""
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    def finish(self) -> None:
        """Takes in what is being typed into a cell."""
        if self.editor is not None:
            self.editor.finish()

    def first_input(self) -> QWidget:
        """Returns the input the focus goes to."""
        return self.kind_choice if self.editor is None else self.editor.first_input()

    def _show(self, draft: RuleDraft | None) -> None:
        self._draft = draft
        kind = None if draft is None else draft.kind
        self.kind_choice.setCurrentIndex(self.kind_choice.findData(kind))
        if draft is not None:
            self._editor_of(draft.kind).show_draft(draft, read_only=self._read_only)
        for each, editor in self._editors.items():
            editor.setVisible(each is kind)
        self._offer_beginning()
        self._judge()

    def _offer_beginning(self) -> None:
        """Says how a rule is begun where there is none."""
        assert self._criterion is not None
        worded = bool(self._criterion.guide) and not self._read_only
        self._none.setText(
            tr("The wording of the decision can be read as a rule, which you then compare.")
            if worded
            else tr("With a rule, facts are typed instead of points. Choose a kind to begin.")
        )
        self._none.setVisible(self._draft is None)
        self.read_button.setVisible(self._draft is None and worded)

    def _editor_of(self, kind: RuleKind) -> KindEditor:
        if kind not in self._editors:
            made = self._editors[kind] = _EDITORS[kind]()
            made.changed.connect(self._on_typed)
            self._pages.addWidget(made)
            made.hide()
        return self._editors[kind]

    def _on_kind(self, at: int) -> None:
        kind = self.kind_choice.itemData(at)
        before = self._draft
        if (before.kind if before else None) is kind or self._criterion is None:
            return
        if before is not None:
            self._begun[before.kind] = before  # to come back to
        draft = None
        if kind is not None:
            kind = RuleKind(kind)
            fresh = new_draft(kind, self._criterion.max_points, like=before)
            draft = self._begun.get(kind, fresh)
        self._show(draft)
        self.changed.emit(draft)

    def _on_typed(self, draft: RuleDraft) -> None:
        self._draft = draft
        editor = self._editor_of(draft.kind)
        if editor.lines is not None:
            editor.lines.show_lines(draft, read_only=self._read_only)
        self._judge()
        self.changed.emit(draft)

    def _judge(self) -> None:
        """Marks what is wrong, words the rule, and lets it be tried."""
        assert self._criterion is not None
        reading = DraftReading(None) if self._draft is None else read_draft(self._draft)
        problems = self._problems_now = self._problems(reading)
        wrong = any(problem.severity is Severity.ERROR for problem in problems)
        self.rule = None if wrong else reading.rule
        self.show_problems()
        if self.editor is not None:
            self.editor.show_faults(reading.faults)
            self.editor.show_problems(problems)
        maximum = self._criterion.max_points
        penalty = self._criterion.kind is Kind.PENALTY
        words = () if self.rule is None else word_rule(self.rule, maximum, penalty=penalty)
        self._wording.setText("\n".join(words))
        self._wording.setVisible(bool(words))
        self.try_card.setVisible(self._draft is not None)
        self.try_out.setEnabled(reading.rule is not None)
        if reading.rule is not None:  # else what was typed waits for the rule to be readable
            self.try_out.set_rule(reading.rule, maximum, penalty=penalty)

    def show_problems(self, *, but: Problem | None = None) -> None:
        """Lists what is wrong, but for what is told elsewhere."""
        self.problems.show_problems([each for each in self._problems_now if each is not but])

    def _problems(self, reading: DraftReading) -> tuple[Problem, ...]:
        assert self._criterion is not None
        if reading.rule is None:
            return tuple(fault.problem for fault in reading.faults)
        return check_rule(reading.rule, self._criterion.max_points, "")
