"""Second entry begun, keyed and closed, on a real work file."""

from dataclasses import replace
from pathlib import Path

import pytest

from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import BLANK, Score, Stage, second_of, third_of
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignState,
    Coverage,
    SheetState,
)
from parindex_desktop.domain.units import Participation
from parindex_desktop.errors import InputError
from parindex_desktop.services import (
    rule_change,
    score_entry,
    second_entry,
    second_entry_keying,
    second_entry_people,
    second_entry_stale,
    traits,
)
from parindex_desktop.services.score_entry import Place, show_score
from parindex_desktop.services.session import Session
from tests.second_entries import (
    FIRST,
    OFFICIAL,
    SECOND,
    STAGE,
    Desk,
    begin,
    book_of,
    code_of,
    open_first_entry,
    other_than,
    work_as,
)

# ---- beginning and closing ----------------------------------------------------------------------


def test_all_units_wait_after_a_full_beginning(session: Session, campaign: Campaign) -> None:
    dossier = session.dossier(campaign.round_id)
    units = [unit.id for unit in book_of(session).units]
    sheets = dossier.second_sheets(campaign.id)
    assert [sheet.unit_id for sheet in sheets] == units
    assert {sheet.state for sheet in sheets} == {SheetState.WAITING}
    assert second_entry.progress(dossier, campaign) == (5, 0, 0)


def test_a_sample_is_every_second_unit_from_a_stored_start(session: Session) -> None:
    campaign = begin(session, coverage=Coverage.SAMPLE, every=2)
    units = [unit.id for unit in book_of(session).units]
    sheets = session.dossier(campaign.round_id).second_sheets(campaign.id)
    assert campaign.start in (0, 1)
    assert [sheet.unit_id for sheet in sheets] == units[campaign.start :: 2]
    with pytest.raises(InputError) as refused:
        second_entry.sheet_of(session, campaign, units[1 - campaign.start])
    assert code_of(refused) == "SEC.115"


def test_one_stage_has_one_open_second_entry(session: Session, campaign: Campaign) -> None:
    with pytest.raises(InputError) as refused:
        begin(session)
    assert code_of(refused) == "SEC.102"
    assert begin(session, stage=Stage.SURVEY).stage is Stage.SURVEY
    session.do(second_entry.close(session, campaign, "đổi cách làm"))
    assert begin(session).id > campaign.id


@pytest.mark.parametrize("every", [1, 6])
def test_a_sample_of_everybody_or_nobody_is_refused(session: Session, every: int) -> None:
    with pytest.raises(InputError) as refused:
        begin(session, coverage=Coverage.SAMPLE, every=every)
    assert code_of(refused) == "SEC.104"


def test_a_group_without_units_has_nothing_to_key(session: Session) -> None:
    parts = session.reader.participations(session.rounds[0].id)
    cells = session.reader.scores(session.rounds[0].id)
    session.do(
        Edit(
            "units.remove",
            entities=tuple(EntityChange(part, None) for part in parts),
            cells=tuple(CellChange(key, score, BLANK) for key, score in cells.items()),
        )
    )
    assert all(isinstance(part, Participation) for part in parts)
    with pytest.raises(InputError) as refused:
        begin(session)
    assert code_of(refused) == "SEC.103"


def test_closing_early_wants_a_reason_and_ends_all_work(desk: Desk) -> None:
    desk.take()
    work_as(desk.session, FIRST)
    with pytest.raises(InputError) as refused:
        second_entry.close(desk.session, desk.campaign, "  ")
    assert code_of(refused) == "SEC.112"
    assert refused.value.params["count"] == 5
    desk.session.do(second_entry.close(desk.session, desk.campaign, "hết hạn"))
    closed = desk.session.dossier(desk.campaign.round_id).campaigns(desk.campaign.group_id)[0]
    assert closed.state is CampaignState.CLOSED
    desk.campaign = closed
    work_as(desk.session, SECOND)
    for act in (
        lambda: desk.key(0, "1"),
        desk.finish,
        desk.reopen,
        lambda: desk.settle(0, "1"),
        lambda: desk.session.do(second_entry.close(desk.session, closed)),
        lambda: desk.take(),
    ):
        with pytest.raises(InputError) as late:
            act()
        assert code_of(late) == "SEC.113"


# ---- keying -------------------------------------------------------------------------------------


def test_the_first_keyer_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError) as refused:
        desk.take(FIRST)
    assert code_of(refused) == "SEC.105"
    assert second_entry_people.first_keyers(desk.session, desk.campaign, desk.unit) == (FIRST,)


def test_who_changes_the_first_entry_meanwhile_can_no_longer_key(desk: Desk) -> None:
    work_as(desk.session, OFFICIAL)
    desk.take(OFFICIAL)
    place = Place(desk.unit, desk.leaves[0].id)
    text = other_than(desk.first(0))
    desk.session.do(score_entry.enter_text(book_of(desk.session), STAGE, place, text).edit)
    with pytest.raises(InputError) as refused:
        desk.key(1, "0")
    assert code_of(refused) == "SEC.105"


def test_a_sheet_without_a_first_entry_is_not_keyed_again(tmp_path: Path) -> None:
    session = open_first_entry(tmp_path, filled=0)
    desk = Desk(session, begin(session), book_of(session).units[0].id)
    with pytest.raises(InputError) as refused:
        desk.take()
    assert code_of(refused) == "SEC.106"
    session.close()


def test_only_who_took_a_sheet_keys_it(desk: Desk) -> None:
    desk.take()
    work_as(desk.session, OFFICIAL)
    with pytest.raises(InputError) as refused:
        desk.key(0, "0")
    assert code_of(refused) == "SEC.117"


def test_equal_entries_agree_without_anybody_else(desk: Desk) -> None:
    desk.take()
    desk.key_all()
    desk.finish()
    assert desk.state() is SheetState.AGREED
    sheet = second_entry.sheet_of(desk.session, desk.campaign, desk.unit)
    assert (sheet.keyed_by, sheet.rekeyed_by, sheet.settled_by) == (SECOND, "", "")
    dossier = desk.session.dossier(desk.campaign.round_id)
    assert second_entry.progress(dossier, desk.campaign).done == 1


def test_keying_writes_beside_the_first_entry_and_changes_no_result(desk: Desk) -> None:
    book = book_of(desk.session)
    before, standings = desk.first(0), book.standings
    desk.take()
    text = other_than(before)
    desk.key(0, text)
    leaf = desk.leaves[0].id
    assert show_score(book.score(desk.unit, leaf, second_of(STAGE))) == text
    assert desk.first(0) == before
    assert book.standings == standings


def test_what_a_leaf_cannot_have_is_refused_as_in_the_grid(desk: Desk) -> None:
    desk.take()
    entry = desk.key(0, "99")
    assert entry.refused[0].problem.code == "NUM.112"
    assert entry.edit.is_empty


def test_survey_leaves_are_not_asked_of_an_appraisal_sheet(desk: Desk) -> None:
    desk.take()
    survey = next(leaf for leaf in book_of(desk.session).leaves if leaf not in desk.leaves)
    with pytest.raises(InputError) as refused:
        second_entry_keying.enter(desk.session, desk.campaign, desk.unit, survey.id, "1")
    assert code_of(refused) == "SEC.114"


def test_blanks_must_be_confirmed(desk: Desk) -> None:
    desk.take()
    desk.key(0, desk.first(0))
    with pytest.raises(InputError) as refused:
        desk.finish()
    assert code_of(refused) == "SEC.107"
    assert refused.value.params["count"] == len(desk.leaves) - 1
    desk.finish(blanks_confirmed=True)
    assert desk.state() is SheetState.REKEYING


def test_only_differing_cells_are_keyed_once_more(desk: Desk) -> None:
    desk.take()
    desk.key_all((1, other_than(desk.first(1))))
    desk.finish()
    assert desk.state() is SheetState.REKEYING
    asked = second_entry_keying.asked(desk.session, desk.campaign, desk.unit)
    assert asked == (desk.leaves[1],)
    with pytest.raises(InputError) as refused:
        desk.key(0, "0")
    assert code_of(refused) == "SEC.114"
    desk.key(1, desk.first(1))
    third = book_of(desk.session).score(desk.unit, desk.leaves[1].id, third_of(STAGE))
    assert show_score(third) == desk.first(1)


def test_a_first_entry_corrected_meanwhile_makes_the_sheet_agree(desk: Desk) -> None:
    desk.take()
    text = other_than(desk.first(1))
    desk.key_all((1, text))
    desk.finish()
    work_as(desk.session, FIRST)
    place = Place(desk.unit, desk.leaves[1].id)
    desk.session.do(score_entry.enter_text(book_of(desk.session), STAGE, place, text).edit)
    work_as(desk.session, SECOND)
    desk.finish()
    assert desk.state() is SheetState.AGREED


@pytest.mark.parametrize("act", ["key", "finish"])
def test_a_waiting_sheet_cannot_be_keyed(desk: Desk, act: str) -> None:
    work_as(desk.session, SECOND)
    with pytest.raises(InputError) as refused:
        desk.key(0, "1") if act == "key" else desk.finish()
    assert code_of(refused) == "SEC.101"


def test_a_sheet_of_a_later_second_entry_begins_empty(desk: Desk) -> None:
    desk.take()
    desk.key_all()
    desk.finish()
    work_as(desk.session, FIRST)
    desk.session.do(second_entry.close(desk.session, desk.campaign, "làm lại"))
    again = Desk(desk.session, begin(desk.session), desk.unit)
    again.take()
    assert len(second_entry_keying.blanks(again.session, again.campaign, again.unit)) == len(
        again.leaves
    )
    book, dossier = book_of(desk.session), desk.session.dossier(desk.campaign.round_id)
    assert second_entry_stale.stale_cells(book, dossier, desk.campaign) == ()


# ---- beside it ----------------------------------------------------------------------------------


def test_what_was_keyed_again_holds_no_maximum_up_and_is_no_point_of_a_trait(desk: Desk) -> None:
    leaf, book = desk.leaves[1], book_of(desk.session)
    place = Place(desk.unit, leaf.id)
    desk.take()
    desk.key(1, show_score(Score.number(leaf.max_points)))
    work_as(desk.session, FIRST)
    places = [Place(unit.id, leaf.id) for unit in book.units]
    desk.session.do(score_entry.clear(book, STAGE, places).edit)
    assert desk.first(1) == ""
    lower = replace(leaf, max_points=Points(leaf.max_points // 2))
    desk.session.do(rule_change.change_rule(book, lower))
    book = book_of(desk.session)
    kept = book.score(*place, second_of(STAGE))
    assert kept.points > book.tree.get(leaf.id).max_points
    exempting = replace(book.tree.get(leaf.id), exempt=("xa biên giới",))
    change = EntityChange(book.tree.get(leaf.id), exempting)
    desk.session.do(Edit("criteria.change", entities=(change,)))
    offered = traits.effect(book_of(desk.session), [desk.unit], "xa biên giới")
    assert (offered.leaves, offered.numbers) == (1, 0)
