"""Settling a sheet, reopening it, and any way through, on a real work file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.scores import BLANK, CellState, Score, second_of, third_of
from parindex_desktop.domain.second_entry.campaigns import (
    SheetState,
)
from parindex_desktop.errors import InputError
from parindex_desktop.services import (
    score_entry,
    second_entry,
    second_entry_settling,
    second_entry_stale,
)
from parindex_desktop.services.score_entry import Place, show_score
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

# ---- settling -----------------------------------------------------------------------------------


def test_a_third_entry_that_confirms_one_of_two_is_proposed(desk: Desk) -> None:
    first, other = desk.first(1), other_than(desk.first(1))
    desk.to_settling((1, other, other))
    (dispute,) = second_entry_settling.disputes(desk.session, desk.campaign, desk.unit)
    assert dispute.first == first
    assert dispute.compared.proposal is not None
    assert show_score(dispute.compared.proposal) == other
    work_as(desk.session, OFFICIAL)
    desk.session.do(second_entry_settling.settle_proposed(desk.session, desk.campaign, desk.unit))
    assert desk.state() is SheetState.SETTLED
    assert desk.first(1) == other
    settled = desk.session.dossier(desk.campaign.round_id).settlement(
        desk.campaign.id, desk.unit, desk.leaves[1].id
    )
    assert settled is not None
    assert (settled.first, settled.second, settled.third) == (first, other, other)
    assert settled.chosen == other


def test_a_blank_third_entry_confirms_nothing_by_itself(desk: Desk) -> None:
    place = Place(desk.unit, desk.leaves[1].id)
    work_as(desk.session, FIRST)
    desk.session.do(score_entry.enter_text(book_of(desk.session), STAGE, place, "").edit)
    desk.take()
    desk.key_all((1, "0,25"))
    desk.finish()
    desk.finish(blanks_confirmed=True)
    work_as(desk.session, OFFICIAL)
    edit = second_entry_settling.settle_proposed(desk.session, desk.campaign, desk.unit)
    assert edit.is_empty
    desk.settle(1, "")
    assert desk.state() is SheetState.SETTLED
    assert desk.first(1) == ""


def test_another_value_needs_a_reason(desk: Desk) -> None:
    desk.to_settling((1, other_than(desk.first(1)), other_than(desk.first(1))))
    with pytest.raises(InputError) as refused:
        desk.settle(1, "0,1")
    assert code_of(refused) == "SEC.110"
    desk.settle(1, "0,1", " phiếu ghi  0,1 ")
    assert desk.first(1) == "0,1"
    settled = desk.session.dossier(desk.campaign.round_id).settlement(
        desk.campaign.id, desk.unit, desk.leaves[1].id
    )
    assert settled is not None
    assert settled.reason == "phiếu ghi 0,1"


def test_settling_keeps_the_ground_of_the_entry_chosen(desk: Desk) -> None:
    leaf = desk.leaves[1].id
    work_as(desk.session, FIRST)
    book = book_of(desk.session)
    ground = Score(CellState.NOT_APPLICABLE, ground="không có đơn vị sự nghiệp")
    place = Place(desk.unit, leaf)
    desk.session.do(score_entry.set_state(book, STAGE, [place], ground).edit)
    desk.to_settling((1, "0", "KAD"))
    desk.settle(1, "KAD")
    assert book_of(desk.session).score(desk.unit, leaf, STAGE) == ground


def test_a_sheet_is_settled_with_its_last_cell(desk: Desk) -> None:
    firsts = desk.first(0), desk.first(1)
    desk.to_settling(*((n, other_than(desk.first(n)), "0,1") for n in (0, 1)))
    desk.settle(1, firsts[1])
    assert desk.state() is SheetState.SETTLING
    open_cells = [
        dispute.compared.criterion
        for dispute in second_entry_settling.disputes(desk.session, desk.campaign, desk.unit)
        if dispute.is_open
    ]
    assert open_cells == [desk.leaves[0]]
    with pytest.raises(InputError) as refused:
        second_entry_settling.finish_settling(desk.session, desk.campaign, desk.unit)
    assert code_of(refused) == "SEC.116"
    desk.settle(0, firsts[0])
    assert desk.state() is SheetState.SETTLED
    assert second_entry.sheet_of(desk.session, desk.campaign, desk.unit).settled_by == OFFICIAL


def test_a_cell_out_of_dispute_is_not_settled(desk: Desk) -> None:
    desk.to_settling((1, other_than(desk.first(1)), "0,1"))
    with pytest.raises(InputError) as refused:
        desk.settle(0, "0")
    assert code_of(refused) == "SEC.114"


def test_who_may_not_decide_is_refused(desk: Desk) -> None:
    desk.to_settling((1, other_than(desk.first(1)), "0,1"))
    leaf = desk.leaves[1].id
    work_as(desk.session, SECOND)
    with pytest.raises(InputError) as refused:
        second_entry_settling.settle(desk.session, desk.campaign, desk.unit, leaf, "0,1")
    assert code_of(refused) == "SEC.108"
    work_as(desk.session, FIRST)
    second_entry_settling.settle(desk.session, desk.campaign, desk.unit, leaf, "0,1")


def test_the_second_keyer_cannot_settle_even_as_an_official(desk: Desk) -> None:
    desk.take(OFFICIAL)
    desk.key_all((1, other_than(desk.first(1))))
    desk.finish()
    desk.key(1, "0,1")
    desk.finish()
    with pytest.raises(InputError) as refused:
        desk.settle(1, "0,1")
    assert code_of(refused) == "SEC.109"


def test_a_sheet_is_settled_only_while_it_is_in_dispute(desk: Desk) -> None:
    work_as(desk.session, OFFICIAL)
    for _ in ("waiting", "keying"):
        with pytest.raises(InputError) as refused:
            desk.settle(1, "0")
        assert code_of(refused) == "SEC.101"
        with pytest.raises(InputError) as refused:
            second_entry_settling.check_may_settle(desk.session, desk.campaign, desk.unit)
        assert code_of(refused) == "SEC.101"
        if desk.state() is SheetState.WAITING:
            desk.take()


# ---- reopening and what changes later -----------------------------------------------------------


def test_reopening_wants_a_reason_and_a_sheet_that_has_begun(desk: Desk) -> None:
    work_as(desk.session, FIRST)
    with pytest.raises(InputError) as waiting:
        desk.reopen()
    assert code_of(waiting) == "SEC.101"
    desk.take()
    with pytest.raises(InputError) as refused:
        desk.reopen(" ")
    assert code_of(refused) == "SEC.111"


def test_a_sheet_handed_back_waits_with_empty_cells(desk: Desk) -> None:
    desk.take()
    desk.key_all()
    desk.reopen()
    assert desk.state() is SheetState.WAITING
    book = book_of(desk.session)
    assert all(book.score(desk.unit, leaf.id, second_of(STAGE)) == BLANK for leaf in desk.leaves)
    desk.take(OFFICIAL)
    assert second_entry.sheet_of(desk.session, desk.campaign, desk.unit).keyed_by == OFFICIAL


def test_only_an_official_reopens_what_was_finished(desk: Desk) -> None:
    desk.take()
    desk.key_all()
    desk.finish()
    with pytest.raises(InputError) as refused:
        desk.reopen()
    assert code_of(refused) == "SEC.108"
    work_as(desk.session, OFFICIAL)
    desk.reopen()
    assert desk.state() is SheetState.KEYING


def test_keying_anew_drops_the_third_entry_and_what_was_decided(desk: Desk) -> None:
    desk.to_settling(*((n, other_than(desk.first(n)), "0,1") for n in (0, 1)))
    desk.settle(1, "0,1")
    desk.reopen()
    assert desk.state() is SheetState.KEYING
    dossier = desk.session.dossier(desk.campaign.round_id)
    assert dossier.settlement(desk.campaign.id, desk.unit, desk.leaves[1].id) is None
    book = book_of(desk.session)
    assert all(book.score(desk.unit, leaf.id, third_of(STAGE)) == BLANK for leaf in desk.leaves)
    assert desk.first(1) == "0,1"


def test_a_settled_sheet_reopened_keeps_its_decisions_and_ends_again(desk: Desk) -> None:
    desk.to_settling((1, other_than(desk.first(1)), "0,1"))
    desk.settle(1, "0,1")
    work_as(desk.session, OFFICIAL)
    desk.reopen()
    assert desk.state() is SheetState.SETTLING
    desk.session.do(second_entry_settling.finish_settling(desk.session, desk.campaign, desk.unit))
    assert desk.state() is SheetState.SETTLED


@pytest.mark.parametrize("settled", [False, True])
def test_a_value_changed_after_its_sheet_was_done_is_told(desk: Desk, settled: bool) -> None:
    if settled:
        desk.to_settling((1, other_than(desk.first(1)), "0,1"))
        desk.settle(1, "0,1")
    else:
        desk.take()
        desk.key_all()
        desk.finish()
    book, dossier = book_of(desk.session), desk.session.dossier(desk.campaign.round_id)
    assert second_entry_stale.stale_cells(book, dossier, desk.campaign) == ()
    work_as(desk.session, FIRST)
    place = Place(desk.unit, desk.leaves[1].id)
    desk.session.do(score_entry.enter_text(book, STAGE, place, other_than(desk.first(1))).edit)
    assert second_entry_stale.stale_cells(book, dossier, desk.campaign) == (place,)
    desk.session.bus.undo()
    assert second_entry_stale.stale_cells(book, dossier, desk.campaign) == ()


# ---- any way through ----------------------------------------------------------------------------

VALUES = st.sampled_from(["", "0", "0,25", "0,5", "KAD", "chờ"])


def test_any_entries_end_settled_and_undo_leads_back(tmp_path: Path) -> None:
    session = open_first_entry(tmp_path)
    round_id = session.rounds[0].id
    unit = book_of(session).units[2].id

    def everything() -> object:
        return session.reader.scores(round_id), tuple(session.reader.dossier(round_id))

    start = everything()
    cells = st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=4, max_size=4)

    @settings(max_examples=12)
    @given(cells, st.lists(st.sampled_from(["first", "second", "third", "0,1"]), min_size=4,
                           max_size=4))  # fmt: skip
    def run(keyed: list[tuple[str, str, str]], choices: list[str]) -> None:
        before = session.bus.next_undo
        work_as(session, FIRST)
        desk = Desk(session, begin(session), unit)
        book = book_of(session)
        assert len(desk.leaves) == 4
        texts = {Place(unit, desk.leaves[0].id): "0,5"}  # so that there is a first entry
        texts |= {
            Place(unit, leaf.id): first
            for leaf, (first, _, _) in zip(desk.leaves[1:], keyed[1:], strict=True)
        }
        for place, text in texts.items():
            session.do(score_entry.enter_text(book, STAGE, place, text).edit)
        firsts = [desk.first(n) for n in range(4)]
        desk.take()
        for column, (_, second, _) in enumerate(keyed):
            desk.key(column, second)
        desk.finish(blanks_confirmed=True)
        seconds = [second for _, second, _ in keyed]
        different = [n for n in range(4) if firsts[n] != seconds[n]]
        chosen = dict(enumerate(firsts))
        if different:
            assert desk.state() is SheetState.REKEYING
            for column in different:
                desk.key(column, keyed[column][2])
            desk.finish(blanks_confirmed=True)
            for column in different:
                keys = {"first": firsts[column], "second": seconds[column],
                        "third": keyed[column][2]}  # fmt: skip
                chosen[column] = keys.get(choices[column], choices[column])
                desk.settle(column, chosen[column], "theo phiếu giấy")
        assert desk.state() is (SheetState.SETTLED if different else SheetState.AGREED)
        dossier = session.dossier(round_id)
        for column, leaf in enumerate(desk.leaves):
            assert desk.first(column) == chosen[column]
            assert show_score(book.score(unit, leaf.id, second_of(STAGE))) == seconds[column]
            settled = dossier.settlement(desk.campaign.id, unit, leaf.id)
            assert (settled is not None) is (column in different)
            if settled is not None:
                third = keyed[column][2]
                assert settled.first == firsts[column]
                assert settled.second == seconds[column]
                assert settled.third == third
                assert show_score(book.score(unit, leaf.id, third_of(STAGE))) == third
        assert second_entry_stale.stale_cells(book, dossier, desk.campaign) == ()
        work_as(session, FIRST)
        while session.bus.next_undo is not before:
            session.bus.undo()
        assert everything() == start
        assert session.dossier(round_id).campaigns(desk.campaign.group_id) == ()

    run()
    session.close()
