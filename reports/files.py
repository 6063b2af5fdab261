"""A file of one or several papers: each laid out by the module of its kind, then written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from parindex_desktop.domain.documents import (
    AcceptedWarnings,
    CriteriaChanges,
    CriteriaSetAnnex,
    RankingAnnex,
)
from parindex_desktop.domain.letters import Announcement, Decision, Minutes, Submission
from parindex_desktop.domain.papers_awards import AwardList, HandOver, LabelSheet
from parindex_desktop.domain.papers_charts import ChartAnnex
from parindex_desktop.domain.papers_criteria import CriterionAnnex
from parindex_desktop.domain.papers_money import MoneyList
from parindex_desktop.domain.papers_register import RegisterBook
from parindex_desktop.domain.papers_sheets import BlankSheet, UnitSheet
from parindex_desktop.domain.papers_tables import ClassSummary, DomainAnnex, YearChanges
from reports import fonts
from reports.accepted_warnings import accepted_warnings
from reports.annex import Annex, Progress, Setting, written
from reports.announcement import announcement
from reports.award_list import award_list_annex
from reports.blank_sheet import blank_sheet
from reports.chart_annex import chart_annex
from reports.class_summary import class_summary
from reports.criteria_changes import criteria_changes
from reports.criteria_set import criteria_set
from reports.criterion_annex import criterion_annex
from reports.decision import decision
from reports.domain_annex import domain_annex
from reports.hand_over import hand_over
from reports.labels import labels
from reports.minutes import minutes
from reports.money_list import money_list
from reports.ranking_annex import ranking_annex
from reports.register_book import register_book
from reports.styles import Styles
from reports.submission import submission
from reports.unit_sheet import unit_sheet
from reports.year_changes import year_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.documents import DocumentInfo, Mode

_LAYOUTS: Final[dict[type, Callable[[Any, Setting], Annex]]] = {
    Decision: decision,
    RankingAnnex: ranking_annex,
    DomainAnnex: domain_annex,
    ClassSummary: class_summary,
    YearChanges: year_changes,
    AwardList: award_list_annex,
    HandOver: hand_over,
    LabelSheet: labels,
    MoneyList: money_list,
    RegisterBook: register_book,
    CriteriaSetAnnex: criteria_set,
    CriteriaChanges: criteria_changes,
    AcceptedWarnings: accepted_warnings,
    CriterionAnnex: criterion_annex,
    ChartAnnex: chart_annex,
    UnitSheet: unit_sheet,
    BlankSheet: blank_sheet,
    Minutes: minutes,
    Submission: submission,
    Announcement: announcement,
}
"""How each kind of content becomes pages; a new kind of paper has a line here."""


def file_pdf(
    contents: Sequence[object],
    *,
    mode: Mode,
    info: DocumentInfo,
    prefer_system_font: bool = False,
    opens_file: bool = True,
    progress: Progress | None = None,
) -> bytes:
    """Prints papers into one PDF; each has a first page and page numbers of its own.

    Args:
        contents: At least one value of `domain.documents` or its neighbours. For one file per
            paper call once for each.
        mode: Whether number and date are printed, and the corner of a digital signature left free.
        info: Metadata of the file.
        prefer_system_font: Times New Roman where the system has it, instead of the bundled face.
        opens_file: False where other papers stand before these, in the file that they are made for.
        progress: Called after each page with pages done and their total; False stops.

    Raises:
        Cancelled: `progress` asked to stop.
        ValueError: There is no paper.
    """
    if not contents:
        raise ValueError("a file needs at least one paper")
    styles = Styles(fonts.register(prefer_system=prefer_system_font))
    opening = (opens_file, *(False for _ in contents[1:]))
    layouts = [
        partial(_LAYOUTS[type(content)], content, Setting(styles, mode, opens_file=opens))
        for content, opens in zip(contents, opening, strict=True)
    ]
    return written(layouts, info, styles.first_font, progress)
