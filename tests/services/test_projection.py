"""A projector shows what stands in the file, and nothing that somebody is keying blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.edits import Edit, Entity, EntityChange
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    CampaignState,
    Coverage,
    SecondSheet,
    SheetState,
)
from parindex_desktop.services import score_entry
from parindex_desktop.services.projection import (
    SHOWN_STAGES,
    hidden_stages,
    shown_ranking,
    shown_sheet,
)
from parindex_desktop.services.ranking_table import ranking_table, shows_numbers
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.second_entry_blind import HIDDEN

if TYPE_CHECKING:
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.projection import Hidden
    from parindex_desktop.services.session import Session

APPRAISED, FINAL = 1 + SHOWN_STAGES.index(Stage.APPRAISAL_1), 1 + len(SHOWN_STAGES)


def begin(
    session: Session, book: GroupBook, sheets: dict[UnitId, SheetState], *,
    stage: Stage = Stage.APPRAISAL_1, state: CampaignState = CampaignState.OPEN,
) -> Hidden:  # fmt: skip
    campaign = Campaign(
        CampaignId(session.new_ids()[0]), book.round.id, book.group.id, stage, Coverage.FULL,
        state=state,
    )  # fmt: skip
    things: list[Entity] = [
        campaign,
        *(SecondSheet(campaign.id, unit, each) for unit, each in sheets.items()),
    ]
    session.do(Edit("second_entry.start", entities=tuple(EntityChange(None, t) for t in things)))
    return hidden_stages(session.dossier(book.round.id), book.group.id)


def test_without_a_second_entry_the_ranking_is_the_printed_one(
    session: Session, book: GroupBook
) -> None:
    hidden = hidden_stages(session.dossier(book.round.id), book.group.id)
    assert hidden == {}
    assert shown_ranking(book, hidden) == ranking_table(book)


def test_a_sheet_has_every_criterion_with_its_points(book: GroupBook) -> None:
    unit = book.units[0].id
    lines = shown_sheet(book, unit, {})
    assert [line.criterion_id for line in lines] == [each.id for each in book.tree.criteria]
    first = next(line for line in lines if line.is_leaf)
    assert first.texts == ("70", "", "68,5", "", "", "68,5")


def test_a_sheet_is_live(session: Session, book: GroupBook) -> None:
    unit, leaf = book.units[0].id, book.leaves[0].id
    session.do(score_entry.enter_text(book, Stage.APPRAISAL_2, Place(unit, leaf), "60").edit)
    line = next(each for each in shown_sheet(book, unit, {}) if each.criterion_id == leaf)
    assert line.texts == ("70", "", "68,5", "60", "", "60")


@pytest.mark.parametrize("state", SheetState)
def test_points_hide_while_a_sheet_is_keyed_blind(
    state: SheetState, session: Session, book: GroupBook
) -> None:
    keyed, other = book.units[0].id, book.units[1].id
    hidden = begin(session, book, {keyed: state})
    is_blind = state in (SheetState.WAITING, SheetState.KEYING, SheetState.REKEYING)
    assert set(hidden) == ({keyed} if is_blind else set())
    line = next(each for each in shown_sheet(book, keyed, hidden) if each.is_leaf)
    assert (line.texts[APPRAISED] == HIDDEN) == is_blind
    assert (line.texts[FINAL] == HIDDEN) == is_blind
    assert HIDDEN not in [t for each in shown_sheet(book, other, hidden) for t in each.texts]
    table = shown_ranking(book, hidden)
    row = next(each for each in table.rows if each.unit_id == keyed)
    told = dict(zip(table.columns, row.texts, strict=True))
    for column, text in told.items():
        assert (text == HIDDEN) == (is_blind and shows_numbers(column))


def test_own_scores_keyed_again_leave_the_ranking_in_sight(
    session: Session, book: GroupBook
) -> None:
    unit = book.units[0].id
    hidden = begin(session, book, {unit: SheetState.KEYING}, stage=Stage.SELF)
    assert shown_ranking(book, hidden) == ranking_table(book)
    line = next(each for each in shown_sheet(book, unit, hidden) if each.is_leaf)
    assert line.texts == ("70", HIDDEN, "68,5", "", "", "68,5")


def test_a_second_entry_that_was_closed_hides_nothing(session: Session, book: GroupBook) -> None:
    sheets = {book.units[0].id: SheetState.KEYING}
    assert begin(session, book, sheets, state=CampaignState.CLOSED) == {}
