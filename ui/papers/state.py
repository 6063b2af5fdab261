"""What keeps papers from being final: draft data, words that letters lack, papers left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import PageMark
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.sentences.wording import tell_letter
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.papers.award_gaps import award_gaps
from parindex_desktop.services.papers.kind_names import name_of
from parindex_desktop.services.papers.numbering import is_of_awards
from parindex_desktop.services.papers.readiness import lacking
from ui.widgets.buttons import button

if TYPE_CHECKING:
    from parindex_desktop.domain.paper_kinds import PaperKind
    from parindex_desktop.domain.paper_wording import LetterKind
    from parindex_desktop.domain.units import GroupId, UnitId
    from parindex_desktop.services.papers.wording_checks import Gap
    from ui.context import Context
    from ui.papers.maker import MadePapers, Plan
    from ui.papers.notices import PaperNotices


class PaperState:
    """Tells the state of the papers made in the bars above them, with the ways to settle it.

    Attributes:
        why_not: Kinds of papers that were left out, with the reason.
    """

    def __init__(self, context: Context, notices: PaperNotices) -> None:
        self._context, self._notices = context, notices
        self.why_not: dict[PaperKind, str] = {}

    def show_made(self, made: MadePapers) -> None:
        """Tells the state of papers."""
        self.why_not = {each.kind: tell(each.reason).text for each in made.omitted}
        self._tell_draft(made)
        self._tell_gaps(made)

    def clear(self) -> None:
        """Takes the bars away; where the pages would be stands why there are none."""
        self.why_not = {}
        self._notices.clear_draft()
        self._notices.clear_gaps()

    def _tell_draft(self, made: MadePapers) -> None:
        plan, notices = made.plan, self._notices
        if plan.wanted.request.draft or not any(p.draft for p in made.files.papers):
            notices.clear_draft()
        elif all(map(is_of_awards, plan.wanted.kinds)):
            self._tell_award_draft(plan)
        elif incomplete := _incomplete(plan):
            notices.show_incomplete(len(incomplete), lambda: self._go_to(*incomplete[0]))
        elif plan.reading.stamp(plan.round.id).mark is PageMark.DRAFT:
            notices.show_open(plan.round.year, lambda: self._go("locking"))
        else:
            notices.show_unconfirmed(lambda: self._go("awards"))

    def _tell_award_draft(self, plan: Plan) -> None:
        sheets = read_awards(plan.reading, plan.round).sheets
        if any(each.collectives and not each.sheet.confirmed for each in sheets):
            self._notices.show_unconfirmed(lambda: self._go("awards"))
        else:
            self._notices.show_open(plan.round.year, lambda: self._go("locking"))

    def _tell_gaps(self, made: MadePapers) -> None:
        plan = made.plan
        gaps = lacking(plan.reading, plan.round, plan.wanted)
        persons = award_gaps(plan.reading, plan.round, plan.wanted.kinds)
        lines = [
            f"{tell_letter(letter)} – {gap.problem.place}: {tell(gap.problem).text}"
            for letter, gap in gaps
        ]
        lines += [f"{each.place}: {tell(each).text}" for each in persons]
        lines += [
            tr("{paper} is left out: {reason}",
               paper=name_of(each.kind, each.group), reason=tell(each.reason).text)
            for each in made.omitted
        ]  # fmt: skip
        if gaps:
            letter, gap = gaps[0]
            way = button(tr("Fill in &gaps"), lambda: self._go_to_gap(letter, gap), icon="pencil")
            text = tr("{count} things are missing before these papers are final.", count=len(gaps))
            self._notices.show_gaps(text, lines, way)
        elif persons:
            way = button(tr("Complete the persons"), lambda: self._go("awards"))
            text = tr("{count} cells of persons are empty on these papers.", count=len(persons))
            self._notices.show_gaps(text, lines, way)
        elif lines:
            text = tr("{count} papers have nothing to say.", count=len(lines))
            self._notices.show_gaps(text, lines)
        else:
            self._notices.clear_gaps()

    def _go(self, screen: str) -> None:
        self._context.screen_wanted.emit(screen)

    def _go_to(self, group_id: GroupId, unit_id: UnitId) -> None:
        self._context.look_at(group_id=group_id)
        self._go("scores")
        self._context.unit_wanted.emit(unit_id)

    def _go_to_gap(self, letter: LetterKind, gap: Gap) -> None:
        self._go("wording")
        self._context.gap_wanted.emit(letter, gap)


def _incomplete(plan: Plan) -> list[tuple[GroupId, UnitId]]:
    """Returns the units of the chosen groups that still lack scores."""
    return [
        (group.id, standing.unit_id)
        for group in plan.wanted.groups
        for standing in plan.reading.book(plan.round.id, group.id).standings
        if standing.result.total.missing
    ]
