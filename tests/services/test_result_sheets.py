"""What the sheets of units say: every number against the rows of the file, added up anew."""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pytest

from parindex_desktop.domain.criteria import CriterionId, Kind, Source
from parindex_desktop.domain.documents import DRAFT
from parindex_desktop.domain.edits import Author
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.practice import YEAR
from parindex_desktop.services.sample import build_sample
from tests.plain_sums import PlainSums, rows_of
from tests.result_sheets import (
    DOCUMENTS,
    LOST,
    MAXIMUM,
    NAME,
    OWN,
    REACHED,
    WORDS,
    row,
    sheets,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session
    from tests.plain_sums import Cells


class Practice(NamedTuple):
    session: Session
    rows: Mapping[int, Cells]

    def book(self, code: str) -> GroupBook:
        return self.session.book(self.session.round_of(YEAR).id, self.session.group_of(code).id)

    def sums(self, book: GroupBook, unit: Unit) -> PlainSums:
        return PlainSums(book.tree, self.rows[unit.id], book.traits.get(unit.id, ()))


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    path: Path = tmp_path_factory.mktemp("practice") / "thực hành.parindex"
    build_sample(path, Author("Lan"))
    session = open_session(path, Author("Lan"), read_only=True)
    yield Practice(session, rows_of(path))
    session.close()


def shown(points: int | None) -> str:
    """Points as decisions print them, in another way than the program's."""
    if points is None:
        return ""
    whole, rest = divmod(abs(points), 10_000)
    decimals = f",{rest:04}".rstrip("0") if rest else ""
    return f"{'-' if points < 0 else ''}{whole}{decimals}"


def percent(value: Fraction | None) -> str:
    return "" if value is None else str(rounded(value)).replace(".", ",")


def rounded(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


# ---- every number against the rows of the file --------------------------------------------------


@pytest.mark.parametrize("code", ["so", "nganh-doc", "xa"])
def test_points_of_every_criterion_are_those_of_the_file(practice: Practice, code: str) -> None:
    book = practice.book(code)
    found = sheets(practice.session, book)
    assert [*found] == [unit.name for unit in book.units]
    for unit in book.units:
        sums, cells = practice.sums(book, unit), practice.rows[unit.id]
        rows = found[unit.name].table.rows
        assert len(rows) == len(book.tree.criteria) + 1
        for criterion, printed in zip(book.tree.criteria, rows, strict=False):
            plain = sums.below[criterion.id]
            is_leaf = book.tree.is_leaf(criterion.id)
            maximum = criterion.max_points if is_leaf else plain.maximum
            assert printed.cells[MAXIMUM] == shown(maximum)
            assert printed.strong is not is_leaf
            reached = printed.cells[REACHED]
            if plain.scored:
                assert reached == shown(plain.points), (unit.name, criterion.code)
            elif plain.not_applicable and not plain.missing:
                assert reached == "KAD"
            elif is_leaf and plain.missing:
                assert reached in ("", "chờ")
            own = cells.get((criterion.id, "self"))
            if is_leaf and own and own.state == "number" and not plain.not_applicable:
                sign = -1 if criterion.kind is Kind.PENALTY else 1
                assert printed.cells[OWN] == shown(sign * own.points)


def test_what_is_lost_adds_up_from_the_leaves(practice: Practice) -> None:
    book = practice.book("xa")
    found = sheets(practice.session, book)
    cap = book.tree.set.bonus_cap
    assert cap is not None
    for unit in book.units:
        sums = practice.sums(book, unit)
        below: defaultdict[CriterionId, int] = defaultdict(int)
        bonus = 0
        for leaf in book.leaves:
            plain = sums.below[leaf.id]
            lost = plain.maximum - plain.points if leaf.kind is not Kind.BONUS else 0
            bonus += plain.points if leaf.kind is Kind.BONUS else 0
            above: CriterionId | None = leaf.id
            while above is not None:
                below[above] += lost
                above = book.tree.get(above).parent_id
        for criterion, printed in zip(
            book.tree.criteria, found[unit.name].table.rows, strict=False
        ):
            if printed.cells[LOST]:
                assert printed.cells[LOST] == shown(below[criterion.id]), criterion.code
            else:
                assert below[criterion.id] == 0
        total = found[unit.name].table.rows[-1].cells
        assert total[NAME : MAXIMUM + 1] == ("TỔNG CỘNG", shown(sums.total.maximum))
        assert total[REACHED] == shown(sums.total.points)
        assert total[LOST] == shown(sums.total.maximum - sums.total.points + min(bonus, cap))


@pytest.mark.parametrize("code", ["so", "nganh-doc"])
def test_each_domain_stands_beside_the_median_of_the_group(practice: Practice, code: str) -> None:
    book = practice.book(code)
    found = sheets(practice.session, book)
    sums = {unit.name: practice.sums(book, unit) for unit in book.units}
    domains = book.tree.children(None)
    for place, domain in enumerate((*domains, None)):
        of = {n: s.below[domain.id] if domain else s.total for n, s in sums.items()}
        ratios = {n: Fraction(s.points * 100, s.maximum) for n, s in of.items() if s.maximum}
        middle = median(ratios.values()) if ratios else None
        for name, sheet in found.items():
            rows = (*sheet.domains.rows, sheet.domains.summary)
            ratio = ratios.get(name)
            assert rows[place][4:6] == (percent(ratio), percent(middle))
            if ratio is None or middle is None:
                assert rows[place][6] == ""
                continue
            gap = rounded(ratio) - rounded(middle)
            assert rows[place][6] == f"{'+' if gap > 0 else ''}{gap}".replace(".", ",")


def test_the_heading_tells_index_rank_and_class(practice: Practice) -> None:
    book = practice.book("so")
    found = sheets(practice.session, book)
    indexes = {
        unit.name: rounded(Fraction(s.total.points * 100, s.total.maximum))
        for unit in book.units
        for s in [practice.sums(book, unit)]
    }
    for name, sheet in found.items():
        better = sum(other > indexes[name] for other in indexes.values())
        assert sheet.standing.startswith(
            f"Chỉ số CCHC: {str(indexes[name]).replace('.', ',')}% – Xếp hạng: {better + 1}/14"
        )
        assert sheet.title[1] == f"CỦA {name.upper()}"
        assert sheet.below == ("(Thuộc khối các sở, ban, ngành tỉnh An Giang)",)
        assert sheet.reference.number == "15/QĐ-UBND"
        assert sheet.stamp == DRAFT


def test_reasons_and_documents_are_those_of_the_file(practice: Practice) -> None:
    book = practice.book("xa")
    dossier = practice.session.dossier(book.round.id)
    found = sheets(practice.session, book)
    told = 0
    for unit in book.units:
        sheet = found[unit.name]
        for leaf in book.leaves:
            cells = row(sheet, leaf.code)
            for kind, named in (("reason", "Lý do"), ("explanation", "Giải trình")):
                text = dossier.remark(unit.id, leaf.id, RemarkKind(kind))
                assert (f"{named}: {text}" in cells[WORDS]) if text else named not in cells[WORDS]
                told += bool(text)
            documents = dossier.evidence(unit.id, leaf.id)
            assert len(cells[DOCUMENTS].splitlines()) == len(documents)
            assert all(each.number in cells[DOCUMENTS] for each in documents)
            if leaf.source is not Source.APPRAISED:
                assert cells[OWN] == ""
                assert cells[WORDS].splitlines()[0] in ("Điều tra XHH", "Chỉ số ngoài")
    assert told, "the practice data have reasons"
