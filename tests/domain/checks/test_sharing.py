"""What units share: sheets, documents; and what a second entry agreed on."""

from dataclasses import replace

import pytest

from parindex_desktop.domain.checks.findings import Finding, basis_of
from parindex_desktop.domain.checks.ledger import Ledger
from parindex_desktop.domain.checks.standings import CheckedUnit
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.scores import Score, Stage, second_of
from parindex_desktop.domain.scoring import NONE_EXEMPT
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    CampaignState,
    Coverage,
    SecondSheet,
    Settlement,
    SheetState,
)
from parindex_desktop.domain.units import GroupId, RoundId
from parindex_desktop.errors import Severity
from tests.domain.building import criterion
from tests.domain.checks.sheets import (
    APPRAISED,
    FIRST,
    NOT_APPLICABLE,
    OTHER,
    PENALTY,
    SELF,
    SURVEYED,
    UNIT,
    WHOLE,
    Cells,
    Notes,
    cells_of,
    check,
    check_group,
    codes,
    group_of,
    only,
    places,
    proved,
)

MANY = tuple(criterion(n, "2") for n in range(1, 9))
SHEET = ("1", "1,5", "2", "0,5", "1", "2", "2", "1")


def sheet(*typed: str) -> Cells:
    own: Cells = {(leaf, SELF): text for leaf, text in zip(MANY, typed, strict=False) if text}
    return own


def twins(*sheets: Cells) -> list[tuple[int, tuple[int, ...]]]:
    found = only(check_group(list(sheets), MANY), "CHK.208")
    return [(each.unit_id or 0, each.others) for each in found]


def test_identical_self_assessments_are_told_at_the_first_unit() -> None:
    other = sheet("2", *SHEET[1:])
    assert twins(sheet(*SHEET), other, sheet(*SHEET), sheet(*SHEET)) == [(1, (3, 4))]
    assert twins(sheet(*SHEET), other) == []


def test_sheets_alike_by_chance_are_not_questioned() -> None:
    assert twins(sheet(*"22222222"), sheet(*"22222222")) == [], "all at the maximum"
    assert twins(sheet(*"12121212"), sheet(*"12121212")) == [], "two different values only"
    few = sheet("1", "1,5", "2")
    assert twins(few, few) == [], "hardly begun"


def test_evidence_is_missed_where_a_unit_gave_itself_points() -> None:
    leaves = (proved(APPRAISED), proved(OTHER), proved(PENALTY))
    cells: Cells = {(APPRAISED, FIRST): "1,5", (OTHER, FIRST): "1"}
    own: Cells = {(APPRAISED, SELF): "1,5", (OTHER, SELF): "1", (PENALTY, SELF): "1"}
    assert check(cells, leaves) == [], "a round of totals alone"
    assert codes(check(cells | own, leaves)) == ["CHK.211"]
    notes = Notes().name(APPRAISED, "12/KH-SNV")
    assert places(check(cells | own, leaves, notes=notes)) == [("CHK.210", OTHER.id, SELF)]
    assert check(cells | own, leaves, notes=notes.name(OTHER, "13/BC-SNV")) == []


def test_evidence_is_not_missed_where_the_office_or_the_points_ask_for_none() -> None:
    cells = WHOLE | {(APPRAISED, SELF): "0", (OTHER, SELF): "1"}
    assert check(cells, (proved(APPRAISED), OTHER, SURVEYED)) == []
    lenient = EntryRules(evidence_needed=False)
    assert check(cells, (proved(APPRAISED), proved(OTHER), SURVEYED), rules=lenient) == []


def test_a_document_for_two_criteria_is_told_at_the_second() -> None:
    notes = Notes().name(APPRAISED, "12/KH-SNV").name(OTHER, "Kế hoạch số 12 / kh-snv")
    (found,) = check_group([WHOLE], notes=notes)
    assert (found.code, found.criterion_id, found.params["codes"]) == ("CHK.212", OTHER.id, "1")
    assert check_group([WHOLE], notes=Notes().name(APPRAISED, "1/KH").name(OTHER, "2/KH")) == []


def test_a_document_of_two_units_is_told_once_for_both() -> None:
    notes = Notes().name(APPRAISED, "5/QĐ", unit=1, day="2025-03-01")
    notes.name(OTHER, "05/QĐ", unit=3, day="2025-03-01")
    found = only(check_group([WHOLE, WHOLE, WHOLE], notes=notes), "CHK.213")
    assert [(each.unit_id, each.others) for each in found] == [(1, (3,))]
    alone = Notes().name(APPRAISED, "5/QĐ", day="2025-03-01")
    assert check_group([WHOLE, WHOLE], notes=alone) == []


AGAIN = Campaign(CampaignId(1), RoundId(1), GroupId(1), Stage.APPRAISAL_1, Coverage.FULL)


def entered(state: SheetState, campaign: Campaign = AGAIN) -> Notes:
    notes = Notes()
    notes.entered_again.append(campaign)
    notes.sheets[campaign.id, UNIT] = SecondSheet(campaign.id, UNIT, state)
    return notes


TWICE: Cells = dict(WHOLE)
TWICE[APPRAISED, second_of(FIRST)] = "1,5"
TWICE[OTHER, second_of(FIRST)] = "1"


@pytest.mark.parametrize(
    "state", [SheetState.WAITING, SheetState.KEYING, SheetState.REKEYING, SheetState.SETTLING]
)
def test_a_sheet_of_second_entry_must_be_finished_or_given_up(state: SheetState) -> None:
    (found,) = check(WHOLE, notes=entered(state))
    assert (found.code, found.severity, found.stage) == ("CHK.131", Severity.ERROR, FIRST)
    closed = replace(AGAIN, state=CampaignState.CLOSED)
    assert check(WHOLE, notes=entered(state, closed)) == []


def test_what_both_entries_agreed_on_and_was_changed_later_is_told() -> None:
    agreed = entered(SheetState.AGREED)
    assert check(TWICE, notes=agreed) == []
    (found,) = check(TWICE | {(OTHER, FIRST): "0,5"}, notes=agreed)
    assert (found.code, found.criterion_id) == ("CHK.231", OTHER.id)
    assert found.params == {"agreed": "1", "now": "0,5"}


def test_a_change_where_nothing_applies_any_more_is_not_told() -> None:
    changed, agreed = TWICE | {(OTHER, FIRST): "0,5"}, entered(SheetState.AGREED)
    assert check(changed, notes=agreed, exempt={OTHER.id: "Không có TTHC"}) == []


def test_what_was_settled_holds_instead_of_either_entry() -> None:
    notes = entered(SheetState.SETTLED)
    notes.settled[AGAIN.id, UNIT, OTHER.id] = Settlement(
        AGAIN.id, UNIT, OTHER.id, "1", "0,5", "0,75", "0,75"
    )
    assert check(TWICE | {(OTHER, FIRST): "0,75"}, notes=notes) == []
    assert codes(check(TWICE, notes=notes)) == ["CHK.231"]
    settled_as = Settlement(AGAIN.id, UNIT, OTHER.id, "1", "KAD", "KAD", "KAD")
    notes.settled[AGAIN.id, UNIT, OTHER.id] = settled_as
    ground = Score(NOT_APPLICABLE, ground="Không phát sinh")
    assert check(TWICE | {(OTHER, FIRST): ground}, notes=notes) == []


def test_a_unit_outside_the_sample_is_asked_nothing() -> None:
    notes = Notes()
    notes.entered_again.append(AGAIN)
    assert check(WHOLE, notes=notes) == []


def test_a_unit_checked_again_replaces_what_was_found_before() -> None:
    group, ledger = group_of(), Ledger()
    faulty: Cells = {(APPRAISED, FIRST): "2,5", (OTHER, FIRST): "1"}
    wanted: list[tuple[Cells, int, list[str]]] = [
        (faulty, 1, ["CHK.209"]),
        (WHOLE, 0, []),
        (faulty, 1, ["CHK.209"]),
    ]
    for cells, errors, warnings in wanted:
        ledger.check(group, CheckedUnit(UNIT, cells_of(cells), NONE_EXEMPT))
        ledger.check_together(group, [UNIT])
        told = [code for code, _ in ledger.warnings]
        assert (ledger.errors, told) == (errors, warnings)
        assert len(list(ledger)) == errors + len(told)


def test_long_texts_rest_on_their_fingerprint() -> None:
    assert basis_of(1, None, "a") == "1||a"
    assert len(basis_of("lý do " * 50)) == 64
    assert basis_of("lý do " * 50) != basis_of("lý do " * 51)


def test_a_subject_names_all_that_a_finding_is_about() -> None:
    found = Finding("CHK.208", Severity.WARNING, UNIT, OTHER.id, SELF, others=(UNIT,))
    assert found.subject == "1/2/self/1"
    assert Finding("CHK.102", Severity.ERROR).subject == "///"
