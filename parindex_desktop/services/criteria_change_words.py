"""What changed in a criterion, in the words of an office: for lists and for papers.

The contents of a set are Vietnamese in every language of the program, and so is what is said of
them; only the names of changes are translated for window and terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.comparison import FIELDS, ChangeKind, Pair, SetField
from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.criteria_layout import KINDS, SOURCES
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.rules.wording import word_rule
from parindex_desktop.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.comparison import Comparison
    from parindex_desktop.domain.criteria import CriteriaSet, CriteriaTree, Criterion

CHANGES: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.ADDED: "Bổ sung",
    ChangeKind.REMOVED: "Bãi bỏ",
    ChangeKind.MOVED: "Chuyển vị trí",
    ChangeKind.RECODED: "Số thứ tự",
    ChangeKind.RENAMED: "Tên gọi",
    ChangeKind.MAXIMUM: "Điểm tối đa",
    ChangeKind.SOURCE: "Nguồn điểm",
    ChangeKind.KIND: "Loại điểm",
    ChangeKind.RULE: "Quy tắc chấm",
    ChangeKind.GUIDE: "Cách chấm",
    ChangeKind.EVIDENCE: "Tài liệu kiểm chứng",
    ChangeKind.APPRAISER: "Đơn vị thẩm định",
    ChangeKind.EXEMPT: "Không áp dụng cho",
    ChangeKind.NOTE: "Ghi chú",
}
"""What a paper calls a change."""

SET_FIELDS: Final[Mapping[SetField, str]] = {
    SetField.TITLE: "Tên bộ tiêu chí",
    SetField.DECISION: "Quyết định ban hành",
    SetField.BONUS_CAP: "Trần điểm thưởng",
    SetField.PENALTY_CAP: "Trần điểm trừ",
}

_CHANGE_NAMES: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.ADDED: mark("Added criterion"),
    ChangeKind.REMOVED: mark("Removed criterion"),
    ChangeKind.MOVED: mark("Place"),
    ChangeKind.RECODED: mark("Code of the criterion"),
    ChangeKind.RENAMED: mark("Name of the criterion"),
    ChangeKind.MAXIMUM: mark("Maximum points"),
    ChangeKind.SOURCE: mark("Source of the points"),
    ChangeKind.KIND: mark("Kind of points"),
    ChangeKind.RULE: mark("Scoring rule"),
    ChangeKind.GUIDE: mark("Guide text"),
    ChangeKind.EVIDENCE: mark("Evidence required"),
    ChangeKind.APPRAISER: mark("Who appraises"),
    ChangeKind.EXEMPT: mark("Does not apply to"),
    ChangeKind.NOTE: mark("Remark"),
}
_FIELD_NAMES: Final[Mapping[SetField, str]] = {
    SetField.TITLE: mark("Title of the set"),
    SetField.DECISION: mark("Issuing decision"),
    SetField.BONUS_CAP: mark("Cap of bonus points"),
    SetField.PENALTY_CAP: mark("Cap of penalty points"),
}

_NO_RULE: Final = "Nhập điểm trực tiếp"


def change_name(kind: ChangeKind) -> str:
    """Returns what a change is called, in the language set."""
    return tr(_CHANGE_NAMES[kind])


def field_name(field: SetField) -> str:
    """Returns what a field of a set is called, in the language set."""
    return tr(_FIELD_NAMES[field])


def told(comparison: Comparison, pair: Pair, kind: ChangeKind) -> tuple[str, str]:
    """Returns what stood there and what stands there now; empty where there is nothing."""
    if kind is ChangeKind.MOVED:
        assert pair.before is not None
        assert pair.after is not None
        return _places(comparison, pair.before, pair.after)
    return (_said(pair.before, kind), _said(pair.after, kind))


def told_of_set(comparison: Comparison, field: SetField) -> tuple[str, str]:
    """Returns a field of both sets."""
    return (_said_of_set(comparison.before.set, field), _said_of_set(comparison.after.set, field))


def worded_rule(criterion: Criterion) -> str:
    """Returns the rule as a decision words it, a line for each part."""
    if criterion.rule is None:
        return _NO_RULE
    penalty = criterion.kind is Kind.PENALTY
    return "\n".join(word_rule(criterion.rule, criterion.max_points, penalty=penalty))


def _said(criterion: Criterion | None, kind: ChangeKind) -> str:
    if criterion is None:
        return ""
    match kind:
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            return f"{format_points(criterion.max_points)} điểm"
        case ChangeKind.MAXIMUM:
            return format_points(criterion.max_points)
        case ChangeKind.SOURCE:
            return SOURCES[criterion.source]
        case ChangeKind.KIND:
            return KINDS[criterion.kind]
        case ChangeKind.RULE:
            return worded_rule(criterion)
        case ChangeKind.EXEMPT:
            return "\n".join(criterion.exempt)
        case _:
            return str(getattr(criterion, FIELDS[kind]))


def _said_of_set(own: CriteriaSet, field: SetField) -> str:
    value = getattr(own, field)
    if field in (SetField.BONUS_CAP, SetField.PENALTY_CAP):
        return "Không giới hạn" if value is None else format_points(value)
    return str(value)


def _places(comparison: Comparison, before: Criterion, after: Criterion) -> tuple[str, str]:
    """Returns where a criterion stood and stands: below what, or behind what when that is the same.

    A parent is told by its name as well, since codes change from year to year.
    """
    old, new = _parent(comparison.before, before), _parent(comparison.after, after)
    if (old and old.identity) == (new and new.identity) or _below(old) == _below(new):
        return (_behind(comparison.before, before), _behind(comparison.after, after))
    return (_below(old), _below(new))


def _parent(tree: CriteriaTree, criterion: Criterion) -> Criterion | None:
    return None if criterion.parent_id is None else tree.get(criterion.parent_id)


def _below(parent: Criterion | None) -> str:
    return "Cấp cao nhất" if parent is None else f"Thuộc {parent.code}. {parent.name}"


def _behind(tree: CriteriaTree, criterion: Criterion) -> str:
    siblings = tree.children(criterion.parent_id)
    at = siblings.index(criterion)
    return f"Sau {siblings[at - 1].code}" if at else "Đứng đầu"
