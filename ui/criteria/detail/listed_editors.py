"""Editors of the kinds that list what may come out: options, yes/no, percentages, answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.kinds import Join
from parindex_desktop.i18n import tr
from ui.criteria.detail.kind_editor import KindEditor
from ui.criteria.detail.lines_model import LineColumn
from ui.widgets.field import side_by_side
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from parindex_desktop.services.rule_draft import RuleDraft


class OptionsEditor(KindEditor):
    """Exactly one of several results, each with its points."""

    def __init__(self) -> None:
        super().__init__()
        columns = (LineColumn(tr("Result")), LineColumn(tr("Points"), 5, is_number=True))
        self.arrange(self.table(tr("Possible results"), columns))


class YesNoEditor(KindEditor):
    """Conditions that are met or not."""

    def __init__(self) -> None:
        super().__init__()
        self._join = self.choice(
            "join", [(Join.ALL.value, tr("All must be met")), (Join.ANY.value, tr("One is enough"))]
        )
        self.arrange(
            self.table(tr("Conditions"), (LineColumn(tr("Condition")),)),
            row(self._join, None),
            row(
                side_by_side(
                    self.field("met", tr("Points when met"), width=7),
                    self.field("not_met", tr("Points when not met"), width=7),
                ),
                None,
            ),
        )

    def follow(self, draft: RuleDraft) -> None:
        """One condition alone is joined with nothing."""
        self._join.setEnabled(len(draft.filled_lines) > 1 and not self.is_read_only)


class PercentEditor(KindEditor):
    """Levels, each with a percentage of the maximum."""

    def __init__(self) -> None:
        super().__init__()
        columns = (LineColumn(tr("Level")), LineColumn(tr("Percent"), 6, is_number=True))
        self.arrange(
            self.table(tr("Levels"), columns),
            self.check("takes", tr("The percentage is taken off the maximum")),
            row(self.field("decimals", tr("Decimals of the points"), width=7), None),
        )


class SurveyEditor(KindEditor):
    """Answers of a questionnaire, each with its weight."""

    def __init__(self) -> None:
        super().__init__()
        columns = (LineColumn(tr("Answer")), LineColumn(tr("Weight, %"), 6, is_number=True))
        self.arrange(
            self.table(tr("Answers; one without a weight does not count"), columns),
            row(self.field("decimals", tr("Decimals of the points"), width=7), None),
        )
