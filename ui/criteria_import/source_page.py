"""Step 1: the file, which table of it, and the group and round that get the set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QListWidget, QWidget

from parindex_desktop.domain.numbers import format_points
from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.criteria_import_draft import Standing
from parindex_desktop.services.groups import short_title
from ui import icons, theme
from ui.criteria_import.page import DraftPage
from ui.criteria_import.words import told_counts, told_rules
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.roomy import PageStack
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.criteria_import_draft import CriteriaImportDraft


class SourcePage(DraftPage):
    """Choose or drop a file; then it says what was read, and what was not taken.

    Attributes:
        choose: The button that opens the file dialog.
        sheet: The tables of the file, where there are several.
        group, round: Where the set goes.
        aside: What of the table is no part of the set.

    Signals:
        file_wanted: The person wants to choose a file.
        sheet_wanted: The name of another sheet or table of the file.
    """

    file_wanted = Signal()
    sheet_wanted = Signal(str)

    def __init__(
        self, draft: CriteriaImportDraft, groups: Sequence[UnitGroup], rounds: Sequence[Round]
    ) -> None:
        super().__init__(draft)
        self.choose = button(
            tr("Choose a &file…"), self.file_wanted.emit, icon="folder-open", kind="primary"
        )
        self._name = ElidedLabel()
        self.sheet, self.group, self.round = QComboBox(), QComboBox(), QComboBox()
        self._sheet_field = Field(tr("S&heet or table"), self.sheet)
        self._fill_places(groups, rounds)
        self.sheet.activated.connect(lambda _at: self.sheet_wanted.emit(self.sheet.currentText()))
        self._standing, self._standing_icon = QFrame(), QLabel()
        self._standing_text = label("", wraps=True)
        self._standing.setProperty("piece", "notice")
        told = row(self._standing_icon, self._standing_text, margin=0.4)
        told.setStretch(1, 1)
        self._standing.setLayout(told)
        self.pages = PageStack()
        self.pages.addWidget(self._drop_zone())
        self.pages.addWidget(self._summary())
        top = row(self.choose, self._name)
        top.setStretch(1, 1)
        places = row(
            Field(tr("&Group"), self.group), Field(tr("&Round"), self.round), self._sheet_field,
            None, gap=1,
        )  # fmt: skip
        parts = column(top, places, self._standing, self.pages, gap=0.6)
        parts.setStretchFactor(self.pages, 1)
        self.setLayout(parts)

    def present(self) -> None:
        """Shows what was read."""
        draft = self.draft
        self._name.set_whole_text(draft.name)
        self._sheet_field.setVisible(len(draft.sheets) > 1)
        self.sheet.clear()
        self.sheet.addItems(list(draft.sheets))
        self.sheet.setCurrentText(draft.sheet)
        self._show_standing()
        self.pages.setCurrentIndex(int(draft.reading is not None))
        wants_file = draft.reading is None
        restyle(self.choose, kind="primary" if wants_file else "plain")
        icons.dress(self.choose, "folder-open", "accent_text" if wants_file else "text")
        if draft.reading is not None:
            self._title.setText(draft.reading.draft.title or tr("A set without a title"))
            self._decision.setText(draft.reading.draft.decision)
            counts = draft.counts()
            total = tr("Total {points} points", points=format_points(counts.total))
            self._counts.setText(f"{told_counts(counts)} · {total}")
            self._rules.setText(tr("Rules: {counts}", counts=told_rules(counts)))
            self._show_found()
            self._show_aside()

    def first_focus(self) -> QWidget:
        """Returns the way to a file."""
        return self.choose

    # ---- parts ----------------------------------------------------------------------------------

    def _fill_places(self, groups: Sequence[UnitGroup], rounds: Sequence[Round]) -> None:
        for group in groups:
            self.group.addItem(short_title(group), group)
        for round_ in reversed(rounds):
            self.round.addItem(round_.name, round_)
        self.group.setCurrentText(short_title(self.draft.group))
        self.round.setCurrentText(self.draft.round.name)
        self.group.activated.connect(lambda _at: self._set_place())
        self.round.activated.connect(lambda _at: self._set_place())

    def _set_place(self) -> None:
        self.draft.group, self.draft.round = self.group.currentData(), self.round.currentData()
        self.changed.emit()

    def _summary(self) -> QWidget:
        self._title = label("", "heading", wraps=True)
        self._decision = label("", "muted", wraps=True)
        self._counts, self._rules = label("", wraps=True), label("", wraps=True)
        self._found = label("", "label", wraps=True)
        self._aside_heading = label("", "label")
        self.aside = QListWidget()
        self.aside.setWordWrap(True)
        self.aside.setAccessibleName(tr("Not taken from the table"))
        summary = QWidget()
        parts = column(
            self._title, self._decision, self._counts, self._rules, self._found,
            self._aside_heading, self.aside, None, gap=0.4,
        )  # fmt: skip
        parts.setStretchFactor(self.aside, 4)
        summary.setLayout(parts)
        return summary

    @staticmethod
    def _drop_zone() -> EmptyState:
        return EmptyState(
            "file-text",
            tr("Drop the annex of the decision here"),
            tr("Word (.docx), Excel (.xlsx) and CSV tables with codes, criteria and maxima."),
        )

    def _show_standing(self) -> None:
        """Shows what the group has already, or why the file cannot be read."""
        standing, failed = self.draft.standing(), self.draft.failure is not None
        failure = self.draft.failure or self.draft.obstacle()
        self._standing.setVisible(failed or standing is not Standing.FREE)
        blocked = failed or standing in (Standing.SCORED, Standing.LOCKED)
        tone = "danger" if blocked else "warning"
        restyle(self._standing, tone=tone)
        icons.dress_label(self._standing_icon, "circle-alert" if blocked else "info", tone)
        if blocked and failure is not None:
            told = tell(failure)
            self._standing_text.setText(f"{told.code}: {told.text} {told.action}")
        else:
            self._standing_text.setText(
                tr("This group already has a criteria set without scores; it will be replaced.")
            )

    def _show_found(self) -> None:
        """Shows how much the next step has to put right."""
        severities = [problem.severity for problem in self.draft.problems()]
        errors = severities.count(Severity.ERROR)
        words = (
            (tr("{count} errors", count=errors), errors),
            (tr("{count} warnings", count=len(severities) - errors), len(severities) - errors),
        )
        told = ", ".join(text for text, count in words if count)
        self._found.setText(tr("To be looked at in the next steps: {problems}.", problems=told))
        self._found.setVisible(bool(told))
        restyle(self._found, role="error" if errors else "label")

    def _show_aside(self) -> None:
        draft = self.draft
        assert draft.reading is not None
        lines = [tr("Column “{heading}”", heading=each) for each in draft.reading.unused]
        lines += [f"{problem.place}: {tell(problem).text}" for problem in draft.left_aside()]
        self.aside.clear()
        self.aside.addItems(lines)
        self.aside.setVisible(bool(lines))
        self.aside.setMinimumHeight(theme.em(1.6) * min(len(lines), 4) + theme.em(0.5))
        self._aside_heading.setText(
            tr("Not taken from the table: {count}", count=len(lines))
            if lines
            else tr("Everything in the table was taken.")
        )
