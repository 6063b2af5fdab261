"""What the kinds of papers and their families are called on the screen and in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.paper_kinds import PaperFamily, PaperKind
from parindex_desktop.i18n import mark, tr

if TYPE_CHECKING:
    from parindex_desktop.domain.units import UnitGroup

_KINDS: Final = {
    PaperKind.DECISION: mark("Decision"),
    PaperKind.RANKING: mark("Ranking annex"),
    PaperKind.DOMAINS: mark("Annex by domain"),
    PaperKind.CRITERIA: mark("Annex by criterion"),
    PaperKind.CLASSES: mark("Class summary"),
    PaperKind.CHANGES: mark("Changes since last year"),
    PaperKind.CHARTS: mark("Charts"),
    PaperKind.UNIT_SHEETS: mark("Result sheet of each unit"),
    PaperKind.BLANK_SHEETS: mark("Blank scoring worksheet"),
    PaperKind.MINUTES: mark("Minutes of the council"),
    PaperKind.WARNINGS: mark("Accepted warnings"),
    PaperKind.SUBMISSION: mark("Submission"),
    PaperKind.ANNOUNCEMENT: mark("Announcement"),
    PaperKind.AWARD_SUBMISSION: mark("Award submission"),
    PaperKind.AWARD_DECISION: mark("Award decision"),
    PaperKind.AWARD_LIST: mark("Award list"),
    PaperKind.HAND_OVER: mark("Hand-over list"),
    PaperKind.LABELS: mark("Labels for envelopes"),
    PaperKind.MONEY: mark("Money list"),
    PaperKind.REGISTER: mark("Register book"),
}
_FAMILIES: Final = {
    PaperFamily.DECISION: mark("Decision and annexes"),
    PaperFamily.UNITS: mark("Sheets of the units"),
    PaperFamily.COUNCIL: mark("Council and submission"),
    PaperFamily.AWARDS: mark("Awards"),
}


def name_of(kind: PaperKind, group: UnitGroup | None = None) -> str:
    """Returns what a kind of paper is called, of a group where it is about one."""
    name = tr(_KINDS[kind])
    return f"{name} ({group.name})" if group is not None else name


def family_name(family: PaperFamily) -> str:
    """Returns what a family of papers is called."""
    return tr(_FAMILIES[family])
