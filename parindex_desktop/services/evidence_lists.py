"""Lists about the documents of a group: what is missing, to send to units; what stands twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.numbers import points_to_decimal
from parindex_desktop.domain.scores import CellKey, CellState, Score, Stage
from parindex_desktop.domain.units import Unit
from parindex_desktop.exchange.clipboard import format_clipboard
from parindex_desktop.exchange.excel import Sheet, SheetColumn, WorkbookInfo, table_workbook
from parindex_desktop.i18n import tr
from parindex_desktop.services import evidence as documents
from parindex_desktop.services.group_book import stages_in_force
from parindex_desktop.services.score_entry import show_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.entry_rules import EntryRules
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A criterion for which a unit claims points without naming a document.

    Attributes:
        score: What it claims: its own score, else the appraised one.
        stage: Where that score stands.
    """

    unit: Unit
    leaf: Criterion
    score: Score
    stage: Stage

    @property
    def points(self) -> str:
        """The score as it is read."""
        return show_score(self.score)

    @property
    def wanted(self) -> str:
        """What would prove it, in one line."""
        return " ".join(self.leaf.evidence.split())


@dataclass(frozen=True, slots=True)
class SharedLine:
    """One place of a document that stands at several.

    Attributes:
        nth: Number of the document in the list, from 1; its places have it in common.
        where: The other places, in words.
    """

    nth: int
    evidence: Evidence
    unit: str
    code: str
    where: str


def missing_lines(
    book: GroupBook, dossier: Dossier, rules: EntryRules, unit_id: UnitId | None = None
) -> tuple[MissingLine, ...]:
    """Returns what is missing, unit by unit, of the whole group or of one unit."""
    units = [unit for unit in book.units if unit_id in (None, unit.id)]
    return tuple(
        MissingLine(unit, leaf, *_claim(book, unit.id, leaf))
        for unit in units
        for leaf in documents.missing(book, dossier, rules, unit.id)
    )


def shared_lines(
    session: Session, book: GroupBook, dossier: Dossier, unit_id: UnitId | None = None
) -> tuple[SharedLine, ...]:
    """Returns the documents with several places of which one is in the group, or of the unit."""
    mine = {unit.id for unit in book.units if unit_id in (None, unit.id)}
    groups = [
        group for group in documents.shared(dossier) if any(each.unit_id in mine for each in group)
    ]
    codes = codes_of(session, book, (each for group in groups for each in group))
    return tuple(
        SharedLine(
            nth,
            each,
            session.units[each.unit_id].name,
            codes.get(each.criterion_id, "?"),
            tell_others(session, codes, each, documents.others_of(each, [group])),
        )
        for nth, group in enumerate(groups, start=1)
        for each in group
    )


def tell_others(
    session: Session,
    codes: Mapping[CriterionId, str],
    evidence: Evidence,
    others: Sequence[Evidence],
) -> str:
    """Returns where a document stands too: `cũng dùng cho 3.2.1; và cho Sở Y tế (2.1)`.

    Args:
        session: Knows the units' names.
        codes: Of the criteria named, see `codes_of`.
        evidence: The document at this place.
        others: Its entries at other places.
    """
    own = [codes.get(each.criterion_id, "?") for each in others if each.unit_id == evidence.unit_id]
    foreign = [
        f"{session.units[each.unit_id].name} ({codes.get(each.criterion_id, '?')})"
        for each in others
        if each.unit_id != evidence.unit_id
    ]
    if not foreign:
        return tr("also used for {codes}", codes=_listed(own))
    if not own:
        return tr("also used by {units}", units=_listed(foreign))
    return tr("also used for {codes}; and by {units}", codes=_listed(own), units=_listed(foreign))


def key_of(book: GroupBook, evidence: Evidence) -> CellKey:
    """Returns a cell that a screen can show for a document, in the units' own scores."""
    return book.key(evidence.unit_id, evidence.criterion_id, Stage.SELF)


def codes_of(
    session: Session, book: GroupBook, named: Iterable[Evidence]
) -> dict[CriterionId, str]:
    """Returns the printed codes of the criteria of documents, also of other groups of the round."""
    codes = {criterion.id: criterion.code for criterion in book.tree.criteria}
    if any(each.criterion_id not in codes for each in named):
        for group in session.groups_in(book.round.id):
            tree = session.reader.criteria_tree(book.round.id, group.id)
            codes |= {each.id: each.code for each in tree.criteria} if tree else {}
    return codes


# ---- to send to units ----------------------------------------------------------------------------
def missing_text(lines: Iterable[MissingLine]) -> str:
    """Returns the list as a spreadsheet or a letter pastes it, with headings."""
    rows = [(each.unit.name, each.leaf.code, each.leaf.name, each.points, each.wanted)
            for each in lines]  # fmt: skip
    return format_clipboard([_HEADINGS, *rows])


def missing_workbook(session: Session, book: GroupBook, lines: Sequence[MissingLine]) -> bytes:
    """Returns the list as a workbook, set up to print and to send."""
    sheet = Sheet(
        title=book.group.code,
        columns=tuple(
            SheetColumn(heading, width=width, wraps=wraps)
            for heading, width, wraps in zip(
                ("STT", *_HEADINGS), (6, 30, 9, 40, 9, 40), (False, True) * 3, strict=True
            )
        ),
        rows=tuple(
            (
                nth,
                each.unit.name,
                each.leaf.code,
                each.leaf.name,
                points_to_decimal(each.score.points),
                each.wanted,
            )
            for nth, each in enumerate(lines, start=1)
        ),
        lines=("DANH SÁCH TIÊU CHÍ THIẾU TÀI LIỆU KIỂM CHỨNG", book.round.name),
        landscape=True,
    )
    author = f"{session.profile.department} {session.profile.province}".strip()
    return table_workbook([sheet], WorkbookInfo(title="Thiếu tài liệu kiểm chứng", author=author))


_HEADINGS = ("Đơn vị", "Mã", "Tiêu chí", "Điểm", "Tài liệu cần có")
"""Of an official list, so always in Vietnamese."""


def _claim(book: GroupBook, unit_id: UnitId, leaf: Criterion) -> tuple[Score, Stage]:
    own = book.score(unit_id, leaf.id, Stage.SELF)
    if own.state is CellState.NUMBER:
        return own, Stage.SELF
    stages = stages_in_force(leaf, Stage.APPRAISAL_2)
    score, is_first = book.score_in_force(unit_id, leaf.id, stages)
    return score, stages[0] if is_first else stages[-1]


def _listed(names: Sequence[str]) -> str:
    known = list(dict.fromkeys(names))
    shown = ", ".join(known[:_MOST_PLACES])
    more = len(known) - _MOST_PLACES
    return tr("{names} and {count} more", names=shown, count=more) if more > 0 else shown
