"""Every kind of paper with what words it: a new kind has a line here and a module beside it."""

from __future__ import annotations

from typing import Final

from parindex_desktop.services.accepted_warnings import warnings_part, with_accepted
from parindex_desktop.services.papers.announcement import announcement_part
from parindex_desktop.services.papers.award_decision import award_decision_parts
from parindex_desktop.services.papers.award_submission import award_submission_part
from parindex_desktop.services.papers.awards import award_list_parts
from parindex_desktop.services.papers.blank_sheets import blank_sheet_part
from parindex_desktop.services.papers.changes import changes_part
from parindex_desktop.services.papers.charts import charts_part
from parindex_desktop.services.papers.classes import classes_part
from parindex_desktop.services.papers.criteria import criteria_part
from parindex_desktop.services.papers.decision import decision_part
from parindex_desktop.services.papers.domains import domains_part
from parindex_desktop.services.papers.hand_over import hand_over_parts
from parindex_desktop.services.papers.kinds import KindOfPaper, PaperKind, each_group
from parindex_desktop.services.papers.labels import labels_part
from parindex_desktop.services.papers.minutes import minutes_part
from parindex_desktop.services.papers.money import money_parts
from parindex_desktop.services.papers.ranking import ranking_part
from parindex_desktop.services.papers.register_book import register_part
from parindex_desktop.services.papers.submission import submission_part
from parindex_desktop.services.papers.unit_sheets import unit_sheet_parts

PAPERS: Final[dict[PaperKind, KindOfPaper]] = {
    PaperKind.DECISION: KindOfPaper(decision_part, "quyet-dinh"),
    PaperKind.RANKING: KindOfPaper(
        ranking_part, "phu-luc-xep-hang", is_annex=True, slots=each_group
    ),
    PaperKind.DOMAINS: KindOfPaper(
        domains_part, "phu-luc-linh-vuc", is_annex=True, slots=each_group
    ),
    PaperKind.CRITERIA: KindOfPaper(
        criteria_part, "phu-luc-tieu-chi", is_annex=True, slots=each_group
    ),
    PaperKind.CLASSES: KindOfPaper(classes_part, "phu-luc-xep-loai", is_annex=True),
    PaperKind.CHANGES: KindOfPaper(
        changes_part, "phu-luc-so-sanh", is_annex=True, slots=each_group
    ),
    PaperKind.CHARTS: KindOfPaper(charts_part, "phu-luc-bieu-do", is_annex=True, slots=each_group),
    PaperKind.UNIT_SHEETS: KindOfPaper(unit_sheet_parts, "phieu-ket-qua", slots=each_group),
    PaperKind.BLANK_SHEETS: KindOfPaper(
        blank_sheet_part, "phieu-cham-diem-trong", slots=each_group
    ),
    PaperKind.MINUTES: KindOfPaper(minutes_part, "bien-ban"),
    PaperKind.WARNINGS: KindOfPaper(
        warnings_part, "phu-luc-canh-bao-da-chap-nhan", is_annex=True, slots=with_accepted
    ),
    PaperKind.SUBMISSION: KindOfPaper(submission_part, "to-trinh"),
    PaperKind.ANNOUNCEMENT: KindOfPaper(announcement_part, "thong-bao"),
    PaperKind.AWARD_SUBMISSION: KindOfPaper(award_submission_part, "to-trinh-khen-thuong"),
    PaperKind.AWARD_DECISION: KindOfPaper(award_decision_parts, "quyet-dinh-khen-thuong"),
    PaperKind.AWARD_LIST: KindOfPaper(award_list_parts, "danh-sach-khen-thuong"),
    PaperKind.HAND_OVER: KindOfPaper(hand_over_parts, "danh-sach-giao-nhan"),
    PaperKind.LABELS: KindOfPaper(labels_part, "nhan-phong-bi"),
    PaperKind.MONEY: KindOfPaper(money_parts, "danh-sach-tien-thuong"),
    PaperKind.REGISTER: KindOfPaper(register_part, "so-cap-bang"),
}
"""In the order of a whole set."""
