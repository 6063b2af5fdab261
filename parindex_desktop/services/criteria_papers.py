"""A criteria set as the annex of its decision, ready to be laid out.

The texts are official and Vietnamese, whatever the language of the window.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.criteria import Criterion, Kind, Source
from parindex_desktop.domain.criteria_checks import check_set
from parindex_desktop.domain.documents import (
    DRAFT,
    NO_STAMP,
    Align,
    CriteriaSetAnnex,
    DocumentInfo,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.errors import Severity
from parindex_desktop.services.criteria_change_words import worded_rule
from parindex_desktop.services.papers.paper import Paper, PaperRequest, author_of, reference_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.criteria import CriteriaSet, CriteriaTree
    from parindex_desktop.services.criteria_outline import CopySource
    from parindex_desktop.services.session import Session

_NUMBER = re.compile(r"(?:số\s+)?(?=\d+\s*/)", re.IGNORECASE)
_SURVEY = re.compile(r"điều tra|khảo sát|xã hội học|XHH", re.IGNORECASE)
_SET_COLUMNS = (
    TableColumn(layout.CODE),
    TableColumn(layout.NAME, Align.LEFT, wraps=True),
    TableColumn(layout.MAXIMUM),
    TableColumn(layout.GUIDE, Align.LEFT, wraps=True),
    TableColumn(layout.EVIDENCE, Align.LEFT, wraps=True),
    TableColumn(layout.NOTE, Align.LEFT, wraps=True),
)
_MAY_BE_LEFT_OUT: Final = (3, 4)
"""Columns that are printed only when something stands in them."""


def set_paper(session: Session, source: CopySource, request: PaperRequest) -> Paper:
    """Freezes a criteria set as the annex of its decision."""
    annex = set_annex(session, source, request)
    info = DocumentInfo(" ".join(annex.title), author_of(session), source.tree.set.decision)
    return Paper(f"{set_file_name(source)}.pdf", (annex,), info, request)


def set_file_name(source: CopySource) -> str:
    """Returns how the file of a set is called, without its ending."""
    return f"bo-tieu-chi-{source.group.code}-{source.round.year}"


def set_annex(session: Session, source: CopySource, request: PaperRequest) -> CriteriaSetAnnex:
    """Words a criteria set; one that is not sound is a draft."""
    tree = source.tree
    found = check_set(tree.set, tree.criteria)
    rows = (*(_set_row(tree, c) for c in tree.criteria), _total(tree))
    return CriteriaSetAnnex(
        title=_set_title(session, source),
        reference=_decision(tree.set.decision) or reference_of(session, request),
        table=_without_empty(TextTable(_SET_COLUMNS, rows)),
        notes=tuple(caps_of(tree.set)),
        stamp=DRAFT if any(p.severity is Severity.ERROR for p in found) else NO_STAMP,
    )


def _set_title(session: Session, source: CopySource) -> tuple[str, ...]:
    own = source.tree.set.title
    if own:
        return (own.upper(),)
    return (
        "BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH",
        f"CỦA {source.group.name} {session.profile.province} NĂM {source.round.year}".upper(),
    )


def _decision(text: str) -> str:
    """Returns how a decision is named below a title; a bare number gets its word."""
    return _NUMBER.sub("Quyết định số ", text, count=1) if _NUMBER.match(text) else text


def _set_row(tree: CriteriaTree, criterion: Criterion) -> TextRow:
    is_leaf = tree.is_leaf(criterion.id)
    is_domain = criterion.parent_id is None and not is_leaf
    return TextRow(
        (
            criterion.code,
            criterion.name.upper() if is_domain else criterion.name,
            format_points(criterion.max_points),
            "\n".join(_ways(criterion)),
            criterion.evidence,
            "\n".join(_notes(tree, criterion)),
        ),
        strong=not is_leaf,
    )


def _ways(criterion: Criterion) -> Iterator[str]:
    """Yields how it is scored: the guide as it stands, else its rule worded; and for whom not."""
    if criterion.guide:
        yield criterion.guide
    elif criterion.rule is not None:
        yield worded_rule(criterion)
    if criterion.exempt:
        yield f"Không áp dụng đối với: {layout.TRAIT_SEPARATOR.join(criterion.exempt)}"


def _notes(tree: CriteriaTree, criterion: Criterion) -> Iterator[str]:
    """Yields the note, and in words what has no column of its own in an annex."""
    if criterion.note:
        yield criterion.note
    if tree.is_leaf(criterion.id):
        if criterion.kind is not Kind.NORMAL:
            yield layout.KINDS[criterion.kind]
        if criterion.source is not Source.APPRAISED and not _names_survey(criterion):
            yield layout.SOURCES[criterion.source]


def _names_survey(criterion: Criterion) -> bool:
    """Tells whether the note already says what the source would be named for."""
    return criterion.source is Source.SURVEY and bool(_SURVEY.search(criterion.note))


def _total(tree: CriteriaTree) -> TextRow:
    cells = ("", "TỔNG CỘNG", format_points(Points(tree.maximum())), "", "", "")
    return TextRow(cells, strong=True)


def caps_of(own: CriteriaSet) -> Iterator[str]:
    """Yields what is printed of the caps of bonus and penalty."""
    for what, cap in (("thưởng", own.bonus_cap), ("trừ", own.penalty_cap)):
        if cap is not None:
            yield f"Tổng điểm {what} không quá {format_points(cap)} điểm."


def _without_empty(table: TextTable) -> TextTable:
    gone = {at for at in _MAY_BE_LEFT_OUT if not any(row.cells[at] for row in table.rows)}
    kept = [at for at in range(len(table.columns)) if at not in gone]
    return TextTable(
        tuple(table.columns[at] for at in kept),
        tuple(TextRow(tuple(row.cells[at] for at in kept), row.strong) for row in table.rows),
    )
