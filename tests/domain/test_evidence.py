from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import Criterion, CriterionId, Kind, SetId, Source
from parindex_desktop.domain.evidence import (
    LONGEST,
    Evidence,
    EvidenceEntry,
    EvidenceId,
    entry_of,
    entry_problems,
    wants_evidence,
)
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.same_documents import document_key, number_key, same_document
from parindex_desktop.domain.scores import BLANK, CellState, Score
from parindex_desktop.domain.units import RoundId, UnitId

TODAY = date(2025, 11, 22)
LEAF = Criterion(
    CriterionId(1), SetId(1), None, 0, "1.1", "Kế hoạch", Points(10_000), evidence="Kế hoạch CCHC"
)


def document(unit: int = 1, criterion: int = 1, **fields: str) -> Evidence:
    """Returns a document at a place; its id tells the place."""
    identity = EvidenceId(unit * 1000 + criterion)
    return Evidence(identity, RoundId(1), UnitId(unit), CriterionId(criterion), 0, **fields)


# ---- what is typed ------------------------------------------------------------------------------
def codes(entry: EvidenceEntry, *, has_attachment: bool = False) -> list[str]:
    found = entry_problems(entry.tidy(), TODAY, has_attachment=has_attachment)
    return [problem.code for problem in found]


@pytest.mark.parametrize("field", ["number", "note", "reference"])
def test_a_number_a_note_or_a_place_is_enough(field: str) -> None:
    assert codes(EvidenceEntry(**{field: "12"})) == []


def test_a_date_and_a_page_alone_name_no_document() -> None:
    assert codes(EvidenceEntry(day="5/3/2025", page="3", issuer="UBND xã A")) == ["EVI.101"]
    assert codes(EvidenceEntry(day="5/3/2025"), has_attachment=True) == []


@pytest.mark.parametrize(
    ("day", "code"),
    [("31/2/2025", "EVI.102"), ("đầu năm", "EVI.102"), ("23/11/2026", ""),
     ("24/11/2026", "EVI.103"),
     ("2/9/1945", ""), ("1/9/1945", "EVI.103"), ("5/3/0205", "EVI.103")],
)  # fmt: skip
def test_a_day_is_one_of_the_calendar_and_of_these_times(day: str, code: str) -> None:
    assert codes(EvidenceEntry(number="12", day=day)) == ([code] if code else [])


def test_texts_have_a_longest_length() -> None:
    for name, most in LONGEST.items():
        fits = replace(EvidenceEntry(number="12"), **{name: "a" * most})
        assert codes(fits) == []
        assert codes(replace(fits, **{name: "a" * (most + 1)})) == ["EVI.104"]


def test_an_entry_is_cleaned_and_reads_back_as_it_is_shown() -> None:
    typed = EvidenceEntry(" 12/KH-SNV\n", "5/3/2025", "  Sở Nội  vụ", page=" 3 ").tidy()
    assert typed == EvidenceEntry("12/KH-SNV", "2025-03-05", "Sở Nội vụ", "3")
    kept = document(number=typed.number, day=typed.day, issuer=typed.issuer, page=typed.page)
    assert entry_of(kept).day == "05/03/2025"
    assert entry_of(kept).tidy() == typed


# ---- one document in many spellings --------------------------------------------------------------
@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str]:
    """Draws a number and another spelling of it."""
    parts = [str(draw(st.integers(1, 9999)))]
    parts += draw(
        st.lists(st.sampled_from(["KH", "QĐ", "UBND", "SNV", "CCHC"]), min_size=1, max_size=3)
    )
    plain = "/".join(parts[:2]) + "".join("-" + part for part in parts[2:])
    breaks = st.sampled_from(["/", "-", " / ", "–", " - ", "\u2011", "\\", " /"])
    other = draw(st.sampled_from(["", "số ", "Số: ", "Kế hoạch số ", "0", "00"])) + parts[0]
    for part in parts[1:]:
        spelled = draw(st.sampled_from([part, part.lower(), part.replace("Đ", "Ð")]))
        other += draw(breaks) + spelled
    return plain, other + draw(st.sampled_from(["", " ", "."]))


@given(spellings())
def test_spellings_of_one_number_share_a_key(pair: tuple[str, str]) -> None:
    plain, other = pair
    assert number_key(plain) == number_key(other) != ""
    first, second = (
        document(number=plain, day="2025-03-05"),
        document(2, number=other, day="2025-03-05"),
    )
    assert document_key(first) == document_key(second)
    assert same_document([first, second]) == ((first, second),)


@pytest.mark.parametrize(
    ("one", "other"),
    [("12/KH-SNV", "13/KH-SNV"), ("12/KH-SNV", "12/KH-STC"), ("12/KH-SNV", "12/BC-SNV"),
     ("12/KH-SNV", "112/KH-SNV"), ("10/KH", "1/KH")],
)  # fmt: skip
def test_different_numbers_are_different_documents(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


def test_a_word_without_a_digit_names_no_document() -> None:
    assert document_key(document(number="Báo cáo")) == ""
    same = [document(1, number="Báo cáo"), document(2, number="Báo cáo")]
    assert same_document(same) == ()


def test_one_place_twice_is_no_finding() -> None:
    first = document(number="12/KH", day="2025-03-05")
    assert same_document([first, replace(first, id=EvidenceId(7), page="4")]) == ()


def test_two_criteria_of_a_unit_share_a_number_without_a_date() -> None:
    first, second = document(1, 1, number="12/KH-UBND"), document(1, 2, number="12 / kh-ubnd")
    assert same_document([first, second]) == ((first, second),)


def test_communes_number_their_papers_alike() -> None:
    """Each commune has a `12/KH-UBND`; only a date or an issuer makes two of them one."""
    assert same_document([document(1, number="12/KH-UBND"), document(2, number="12/KH-UBND")]) == ()
    day = "2025-03-05"
    of_a = document(1, number="12/KH-UBND", day=day, issuer="UBND xã A")
    of_b = document(2, number="12/KH-UBND", day=day, issuer="UBND xã B")
    again = document(3, number="12/KH-UBND", day=day, issuer="Ủy ban nhân dân xã A")
    assert same_document([of_a, of_b]) == ()
    assert same_document([of_a, of_b, again]) == ((of_a, again),)
    later = replace(of_a, unit_id=UnitId(4), day="2025-03-06")
    assert same_document([of_a, later]) == ()


def test_one_content_is_one_document_whatever_its_number() -> None:
    first = document(1, number="12/KH-SNV", day="2025-03-05", attachment="ab")
    second = document(2, attachment="ab")
    third = document(3, number="12/KH-SNV", day="2025-03-05")
    assert same_document([first, second, third]) == ((first, second, third),)
    assert same_document([document(1, attachment="ab"), document(2, attachment="cd")]) == ()


@given(st.lists(st.builds(
    document, st.integers(1, 3), st.integers(1, 3), number=st.sampled_from(["", "1/A", "2/A"]),
    day=st.sampled_from(["", "2025-03-05"]), issuer=st.sampled_from(["", "Sở A", "Sở B"]),
    attachment=st.sampled_from(["", "ab", "cd"]),
), max_size=12))  # fmt: skip
def test_every_entry_stands_in_one_group_at_most_and_each_group_has_two_places(
    everything: list[Evidence],
) -> None:
    listed = [replace(each, id=EvidenceId(nth)) for nth, each in enumerate(everything)]
    groups = same_document(listed)
    ids = [each.id for group in groups for each in group]
    assert len(ids) == len(set(ids))
    assert all(len({(e.unit_id, e.criterion_id) for e in group}) > 1 for group in groups)


# ---- who has to prove what -----------------------------------------------------------------------
def wants(leaf: Criterion = LEAF, own: Score = BLANK, appraised: Score = BLANK) -> bool:
    return wants_evidence(leaf, own, appraised, exempt=False)


def test_points_that_a_unit_claims_want_evidence() -> None:
    assert wants(own=Score.number(1))
    assert not wants(own=Score.number(0), appraised=Score.number(5_000))
    assert wants(appraised=Score.number(1))
    assert not wants()
    assert not wants(own=Score(CellState.PENDING, ground="chờ"))
    assert not wants_evidence(LEAF, Score.number(1), BLANK, exempt=True)


@pytest.mark.parametrize(
    "leaf",
    [replace(LEAF, evidence=" "), replace(LEAF, source=Source.SURVEY),
     replace(LEAF, source=Source.EXTERNAL), replace(LEAF, kind=Kind.PENALTY)],
)  # fmt: skip
def test_some_leaves_want_none(leaf: Criterion) -> None:
    assert not wants(leaf, own=Score.number(5_000))
