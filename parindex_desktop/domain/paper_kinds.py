"""The kinds of papers a round has, in the order of a whole set, and the families they belong to."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class PaperKind(StrEnum):
    """The papers that can be made, in the order of a whole set.

    The value is the word of the terminal: `parindex print --document unit-sheets`.
    """

    DECISION = "decision"
    RANKING = "ranking"
    DOMAINS = "domains"
    CRITERIA = "criteria"
    CLASSES = "classes"
    CHANGES = "changes"
    CHARTS = "charts"
    UNIT_SHEETS = "unit-sheets"
    BLANK_SHEETS = "blank-sheets"
    MINUTES = "minutes"
    WARNINGS = "warnings"
    SUBMISSION = "submission"
    ANNOUNCEMENT = "announcement"
    AWARD_SUBMISSION = "award-submission"
    AWARD_DECISION = "award-decision"
    AWARD_LIST = "award-list"
    HAND_OVER = "hand-over"
    LABELS = "labels"
    MONEY = "money"
    REGISTER = "register"


class PaperFamily(StrEnum):
    """What papers are for; an official looks for them under it."""

    DECISION = "decision"
    UNITS = "units"
    COUNCIL = "council"
    AWARDS = "awards"


FAMILIES: Final[dict[PaperKind, PaperFamily]] = {
    PaperKind.DECISION: PaperFamily.DECISION,
    PaperKind.RANKING: PaperFamily.DECISION,
    PaperKind.DOMAINS: PaperFamily.DECISION,
    PaperKind.CRITERIA: PaperFamily.DECISION,
    PaperKind.CLASSES: PaperFamily.DECISION,
    PaperKind.CHANGES: PaperFamily.DECISION,
    PaperKind.CHARTS: PaperFamily.DECISION,
    PaperKind.UNIT_SHEETS: PaperFamily.UNITS,
    PaperKind.BLANK_SHEETS: PaperFamily.UNITS,
    PaperKind.MINUTES: PaperFamily.COUNCIL,
    PaperKind.WARNINGS: PaperFamily.COUNCIL,
    PaperKind.SUBMISSION: PaperFamily.COUNCIL,
    PaperKind.ANNOUNCEMENT: PaperFamily.COUNCIL,
    PaperKind.AWARD_SUBMISSION: PaperFamily.AWARDS,
    PaperKind.AWARD_DECISION: PaperFamily.AWARDS,
    PaperKind.AWARD_LIST: PaperFamily.AWARDS,
    PaperKind.HAND_OVER: PaperFamily.AWARDS,
    PaperKind.LABELS: PaperFamily.AWARDS,
    PaperKind.MONEY: PaperFamily.AWARDS,
    PaperKind.REGISTER: PaperFamily.AWARDS,
}
