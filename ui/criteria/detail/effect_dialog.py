"""What a changed rule does to the scores, shown before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView, QWidget

from parindex_desktop.domain.numbers import format_points
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.audit_log import stage_name
from parindex_desktop.services.fact_words import facts_in_words
from parindex_desktop.services.rule_change import effect_of
from ui import theme
from ui.messages import Question
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.services.rule_change import Effect, RuleChange

_UNIT, _STAGE, _FACTS, _BEFORE, _AFTER, _WHY = range(6)
_WIDTHS: dict[int, float] = {_UNIT: 10, _STAGE: 6.5, _FACTS: 12, _BEFORE: 3.5, _AFTER: 3.5}


class EffectDialog(Question):
    """The cells that change and those that want new facts, and whether to go on.

    Attributes:
        table: The cells, first those that want new facts.
    """

    def __init__(
        self,
        parent: QWidget | None,
        criterion: Criterion,
        changes: Sequence[RuleChange],
        on_yes: Callable[[], object],
    ) -> None:
        effect = effect_of(changes)
        super().__init__(
            parent,
            title=tr("What changes"),
            text=tr("{code}: the rule scores {count} cells anew.", code=criterion.code,
                    count=effect.scored_anew),
            hint=told_effect(effect),
        )  # fmt: skip
        shown = [each for each in changes if each.problem is not None]
        shown += [each for each in changes if each.differs]
        self._model: RowsModel[RuleChange] = RowsModel(_columns(criterion), self)
        self._model.set_rows(shown)
        self.table = QTableView()
        self.table.setAccessibleName(self.windowTitle())
        self.table.setModel(self._model)
        calm_table(self.table)
        ColumnWidths(self.table, _WIDTHS, filling=_WHY, least=13)
        self.table.setMinimumHeight(theme.em(1.6) * min(len(shown) + 2, 12))
        self.words.insertWidget(self.words.count() - 1, self.table, 100)
        self.offer(tr("&No, keep the rule"))
        self.offer(tr("&Apply"), on_yes, kind="primary")
        room = parent.window().width() if parent is not None else theme.em(60)
        self.resize(min(theme.em(58), room - theme.em(2)), self.sizeHint().height())


def told_effect(effect: Effect) -> str:
    """Returns the counts in words: who gains, who loses, what wants facts, what stays."""
    parts = []
    if effect.units_up or effect.units_down:
        parts.append(
            tr("{up} units gain points, {down} lose points.",
               up=effect.units_up, down=effect.units_down)
        )  # fmt: skip
    if effect.wanting:
        parts.append(
            tr("{count} cells keep their points and need new facts.", count=effect.wanting)
        )
    if effect.kept:
        parts.append(tr("{count} cells with facts stay as they are.", count=effect.kept))
    return " ".join(parts)


def _columns(criterion: Criterion) -> tuple[Column[RuleChange], ...]:
    return (
        Column(tr("Unit"), lambda c: c.unit),
        Column(tr("Stage"), lambda c: stage_name(c.key.stage)),
        Column(tr("Facts"), lambda c: facts_in_words(criterion, c.before)),
        Column(tr("Before"), lambda c: format_points(c.before.points), is_number=True),
        Column(tr("After"), _after, _after_colour, is_number=True),
        Column(tr("Why"), _why, lambda c: "danger" if c.problem else None),
    )


def _after(change: RuleChange) -> str:
    return "?" if change.problem else format_points(change.after.points)


def _after_colour(change: RuleChange) -> str | None:
    if change.problem or change.gained < 0:
        return "danger"
    return "ok" if change.gained > 0 else None


def _why(change: RuleChange) -> str:
    return tell(change.problem).text if change.problem else change.why
