"""A small work file whose leaves have rules, and whose cells are typed by the test."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.numbers import Points, parse_points
from parindex_desktop.domain.rules.kinds import (
    Band,
    BandsRule,
    Bound,
    Measure,
    Option,
    OptionsRule,
    Rule,
)
from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.entity_changes import changed
from parindex_desktop.services.fact_entry import enter_facts
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from tests.score_files import open_score_file

NAMES = ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính")
SHARE = Measure(numerator="Hồ sơ đúng hạn", denominator="Tổng số hồ sơ")


def band(lower: int | None, upper: int | None, points: str) -> Band:
    """A band whose lower end belongs to it and whose upper end does not."""
    return Band(
        None if lower is None else Bound(Decimal(lower)),
        None if upper is None else Bound(Decimal(upper), inclusive=False),
        parse_points(points),
    )


BANDS = BandsRule(SHARE, (band(90, None, "2"), band(70, 90, "1"), band(None, 70, "0")))
OPTIONS = OptionsRule(
    (
        Option("Ban hành kịp thời", Points(20_000)),
        Option("Ban hành không kịp thời", Points(10_000)),
        Option("Không ban hành", Points(0)),
    )
)


def open_ruled_file(folder: Path, *rules: Rule | None) -> Session:
    """Makes three departments and leaves of two points, the first ones with these rules."""
    session = open_score_file(folder, NAMES, max(6, len(rules)), filled=0)
    leaves = book_of(session).leaves
    ruled = dict(zip((leaf.id for leaf in leaves), rules, strict=False))
    pairs = [(c, replace(c, max_points=Points(20_000), rule=ruled.get(c.id))) for c in leaves]
    session.do(Edit("criteria.rule", entities=changed(pairs)))
    return session


def book_of(session: Session) -> GroupBook:
    return session.book(session.rounds[0].id, session.group_of("so").id)


def leaf(session: Session, place: int = 0) -> Criterion:
    return book_of(session).leaves[place]


def type_facts(
    session: Session, row: int, typed: Mapping[str, str], *, column: int = 0,
    layer: Stage = Stage.APPRAISAL_1,
) -> None:  # fmt: skip
    """Types facts for the unit of a row, as the grid does."""
    book = book_of(session)
    entry = enter_facts(book, layer, Place(book.units[row].id, book.leaves[column].id), typed)
    assert entry.refused == ()
    session.do(entry.edit)


def counts(numerator: int, denominator: int) -> dict[str, str]:
    return {"numerator": str(numerator), "denominator": str(denominator)}
