"""What an office declares for its score entry: thresholds of checks, stock phrases, limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DEFAULT_PHRASES: Final = (
    "Chưa có tài liệu kiểm chứng.",
    "Tài liệu kiểm chứng không đúng yêu cầu.",
    "Ban hành không đúng thời hạn quy định.",
    "Không hoàn thành chỉ tiêu, kế hoạch đề ra.",
    "Số liệu báo cáo không khớp với số liệu trên hệ thống.",
)
"""Reasons that an office starts with; editable."""


@dataclass(frozen=True, slots=True)
class EntryRules:
    """The rules of score entry of a work file; the table has at most one row.

    Attributes:
        gap_percent: A self score is questioned when it lies more than this share of the maximum
            above the appraisal, in percent; 0 asks at every difference.
        evidence_needed: Every self score above 0 of a criterion that names evidence needs some.
        attachment_limit: Most bytes that one attached copy may have.
        phrases: Reasons offered where one is typed.
    """

    gap_percent: int = 30
    evidence_needed: bool = True
    attachment_limit: int = 20 * 1024 * 1024
    phrases: tuple[str, ...] = DEFAULT_PHRASES
    id: int = 1
