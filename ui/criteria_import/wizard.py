"""The window that brings a criteria set in; nothing is written before its last button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria_import import read_criteria
from parindex_desktop.services.criteria_import_draft import (
    CriteriaImportDraft,
    RuleState,
    Standing,
    read_sample,
)
from parindex_desktop.services.maintenance import back_up_before_import
from ui.criteria.problem_strip import ProblemStrip
from ui.criteria_import.lines_page import LinesPage
from ui.criteria_import.rules_page import RulesPage
from ui.criteria_import.source_page import SourcePage
from ui.importing.file_wizard import FileWizard
from ui.importing.reading import SourceReader
from ui.importing.words import sentence
from ui.messages import Question, ask, tell_in_dialog
from ui.widgets.actions import action
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.criteria_reading.reading import SetReading
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.errors import Problem
    from ui.context import Context

_SOURCE, _LINES, _RULES = range(3)
_SMALL = 32 * 1024
"""Bytes that are read at once; Word packs a long annex into few of them."""

_PLACES = 10.5
"""Room for “dòng 214, tiêu chí VII.2.3”, in lines of text."""

_FILES = "*.docx *.xlsx *.xlsm *.csv *.tsv *.txt"


class CriteriaImportWizard(FileWizard):
    """Leads from the annex of a decision to the set of a group.

    Attributes:
        draft: What was read, corrected and confirmed so far.
        source, lines, rules: The steps.
        problems: What is wrong, below the lines and the rules.
        next: Goes on; in the last step it imports.

    Signals:
        imported: The ids of the round and the group that have the set now.
    """

    imported = Signal(object, object)

    def __init__(
        self, context: Context, round_: Round, group: UnitGroup, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, SourceReader(None, read_criteria, small=_SMALL), parent)
        self.choosing = tr("Choose the annex of the decision")
        self._said = ""
        self.draft = CriteriaImportDraft(context.session, round_, group)
        self.source = SourcePage(self.draft, context.session.groups, context.session.rounds)
        self.lines, self.rules = LinesPage(self.draft), RulesPage(self.draft)
        self.problems = ProblemStrip(places=_PLACES)
        self._steps_of_import = (self.source, self.lines, self.rules)
        self._build(
            tr("Import a criteria set"),
            (tr("Source"), tr("Criteria"), tr("Rules"), tr("Import")),
            self._steps_of_import,
            size=(76, 40),
            below=(self.problems,),
        )
        self._listen()
        self.go_to(_SOURCE)

    # ---- the source -----------------------------------------------------------------------------

    def filters(self) -> Sequence[str]:
        """Returns the kinds of files that hold annexes."""
        return (tr("Documents and tables ({patterns})", patterns=_FILES),)

    def show_sample(self, code: str) -> None:
        """Begins with the bundled sample set for the group of a code."""
        self._path = None
        self._take(read_sample(code), tr("Sample set"))
        self.go_to(_LINES)

    # ---- the way --------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Goes to the next step; in the last one, imports."""
        at = self.at
        if self._obstacle():
            return
        if at != _RULES:
            self.go_to(at + 1)
        elif sure := self.draft.counts().rules[RuleState.SURE]:
            self._ask_about_sure_rules(sure)
        else:
            self._import()

    def reject(self) -> None:
        """Leaves; nothing was written. What was settled is not lost without a question."""
        if not self.draft.is_touched:
            super().reject()
            return
        ask(
            self,
            title=self.windowTitle(),
            text=tr("Leave without importing the set?"),
            hint=tr("What you corrected and accepted here is lost."),
            yes=tr("&Leave"),
            on_yes=super().reject,
            danger=True,
        )

    def undo(self) -> None:
        """Takes the last correction or confirmation back."""
        if self.draft.undo():
            self.rules.forget()
            self._said = tr("Taken back.")
            self.present()

    def go_to_problem(self, problem: Problem) -> None:
        """Shows the step where a problem is put right, at its line."""
        finding = self.draft.place_of(problem)
        at = _RULES if finding is not None and finding.about == "rule" else _LINES
        if self.at != at:
            self.go_to(at)
        self._steps_of_import[self.at].go_to(problem)

    def go_to(self, at: int) -> None:
        """Shows a step; what was said of the one before is over."""
        self._said = ""
        super().go_to(at)

    def present(self) -> None:
        """Shows the step and what is wrong."""
        at, has_set = self.at, self.draft.reading is not None
        self.page.present()
        self.problems.setVisible(has_set and at != _SOURCE)
        self.problems.show_problems(self.draft.problems() if has_set else ())
        self._show_foot()

    def _show_foot(self) -> None:
        """Shows whether the next step can begin, and why not."""
        at, has_set = self.at, self.draft.reading is not None
        obstacle = self._obstacle()
        self._message.setText(self._said or obstacle or self._hint())
        restyle(self._message, role="muted")
        self._back.setEnabled(at > _SOURCE)
        self.next.setEnabled(not obstacle)
        self.next.setText(tr("&Import the set") if at == _RULES else tr("&Next"))
        self.next.setDefault(has_set)
        self.source.choose.setDefault(not has_set)

    def _obstacle(self) -> str:
        """Returns why the next step cannot begin, empty when it can."""
        if self.draft.reading is None:
            return tr("Choose the file that holds the annex.")
        found = self.draft.obstacle()
        at = self.at
        if isinstance(found, AppError) or (found is not None and at == _RULES):
            return sentence(found)
        if at == _RULES and self.rules.pending:
            return tr("{count} rules were changed and not accepted.", count=self.rules.pending)
        return ""

    def _hint(self) -> str:
        """Returns what the import will do and leave out."""
        if self.at != _RULES:
            return ""
        words = []
        if left_out := self.draft.counts().left_out:
            words.append(tr("{count} rules are not accepted and stay out.", count=left_out))
        if self.draft.standing() is Standing.REPLACED:
            words.append(tr("The present set of this group is replaced."))
        return " ".join(words)

    # ---- the deed -------------------------------------------------------------------------------

    def _ask_about_sure_rules(self, count: int) -> None:
        """Asks before rules stay out that only wait for a key; nobody means to lose them."""
        question = Question(
            self,
            title=self.windowTitle(),
            text=tr("{count} rules were read without doubt and are not accepted yet.", count=count),
            hint=tr("A criterion whose rule is not accepted comes in without one."),
        )
        question.offer(tr("&Look at the rules"))
        question.offer(tr("Import &without them"), self._import)
        question.offer(tr("&Accept them and import"), self._accept_and_import, kind="primary")
        question.open()

    def _accept_and_import(self) -> None:
        self.draft.accept_sure()
        self._import()

    def _import(self) -> None:
        """Backs the file up and writes one step."""
        session = self._context.session
        try:
            edit = self.draft.edit()
            back_up_before_import(session)
            session.do(edit)
        except AppError as error:
            tell_in_dialog(self, error)
            return
        counts = self.draft.counts()
        self.accept()
        self.imported.emit(self.draft.round.id, self.draft.group.id)
        self._context.told.emit(
            tr(
                "Imported {count} criteria, {rules} with a rule. Ctrl+Z takes it back.",
                count=counts.lines,
                rules=counts.rules[RuleState.CONFIRMED],
            )
        )

    # ---- parts ----------------------------------------------------------------------------------

    def _listen(self) -> None:
        for page in self._steps_of_import:
            page.changed.connect(self._on_changed)
            page.failed.connect(self._on_refused)
        self.lines.reshaped.connect(self.rules.forget)
        self.rules.told.connect(self._say)
        self.rules.pending_changed.connect(self._show_foot)
        self.rules.rule_tab.changed.connect(lambda _draft: self._on_typed())
        self.source.file_wanted.connect(self.ask_for_file)
        self.source.sheet_wanted.connect(self.read_sheet)
        self.problems.problem_wanted.connect(self.go_to_problem)
        self.problems.left.connect(lambda: self.page.first_focus().setFocus())
        self._reader.read.connect(lambda reading: self._take(reading, self._name()))
        action(self, tr("Next problem"), self.problems.go_to_next, keys="F8")
        action(self, tr("All problems"), self.problems.toggle_list, keys="Shift+F8")
        action(self, tr("Take back"), self.undo, keys="Ctrl+Z")

    def _on_changed(self) -> None:
        self._said = ""
        self.present()

    def _on_typed(self) -> None:
        """What was said of a rule no longer holds once it is typed on."""
        self._said = ""
        self._show_foot()

    def _on_refused(self, error: AppError) -> None:
        self._say(sentence(error))
        restyle(self._message, role="error")

    def _say(self, text: str) -> None:
        self._said = text
        self.present()

    def _take(self, reading: SetReading, name: str) -> None:
        self.draft.take(reading, name)
        self.rules.forget()
        self._said = ""
        self.present()
        self.next.setFocus()

    def _refuse(self, error: AppError) -> None:
        self.draft.refuse(error, self._name())
        self.present()

    def _name(self) -> str:
        return self._path.name if self._path is not None else ""
