import dataclasses

import pytest

from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.domain.units import RoundId
from parindex_desktop.domain.wording_fields import (
    FIELDS,
    LISTS,
    LONGEST,
    LONGEST_PARAGRAPH,
    WordingField,
    first_difference,
    read_words,
    texts_of,
)
from parindex_desktop.errors import InputError


def test_fields_are_those_of_a_wording() -> None:
    named = {field.name: field.type for field in dataclasses.fields(PaperWording)}
    assert {field.value for field in WordingField} | {"round_id", "kind", "annexes"} == set(named)
    assert {f.value for f in LISTS} == {n for n, t in named.items() if "tuple" in str(t)} - {
        "annexes"
    }


def test_every_letter_has_fields_in_the_order_of_the_paper() -> None:
    assert set(FIELDS) == set(LetterKind)
    decision = FIELDS[LetterKind.DECISION]
    assert decision.index(WordingField.GROUNDS) < decision.index(WordingField.ARTICLES)
    assert WordingField.MEMBERS not in decision


def test_words_are_kept_in_one_form() -> None:
    assert read_words(WordingField.ABOUT, " Về  việc \n công bố ") == "Về việc\ncông bố"
    assert read_words(WordingField.GROUNDS, "Căn cứ\nLuật") == "Căn cứ Luật"
    assert read_words(WordingField.PLACE, "Hu\u0065\u0302\u0301") == "Huế"


def test_days_are_read_as_officials_write_them() -> None:
    assert read_words(WordingField.DAY, "5/1/2026") == "2026-01-05"
    assert read_words(WordingField.DAY, "ngày 05 tháng 01 năm 2026") == "2026-01-05"
    assert read_words(WordingField.DAY, " ") == ""


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        (WordingField.DAY, "31/2/2026", "DOC.105"),
        (WordingField.ABOUT, "công\x07bố", "WRD.101"),
        (WordingField.ABOUT, "\ud800", "WRD.101"),
        (WordingField.SIGNER_NAME, "a" * (LONGEST + 1), "WRD.102"),
        (WordingField.ARTICLES, "a" * (LONGEST_PARAGRAPH + 1), "WRD.102"),
    ],
)
def test_what_no_paper_can_hold_is_refused(field: WordingField, text: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        read_words(field, text)
    assert refused.value.code == code


def test_texts_of_a_field_are_its_lines_or_its_one_text() -> None:
    wording = PaperWording(
        RoundId(1), LetterKind.DECISION, place="An Giang", grounds=("Luật", "Đề nghị")
    )
    assert texts_of(wording, WordingField.GROUNDS) == ("Luật", "Đề nghị")
    assert texts_of(wording, WordingField.PLACE) == ("An Giang",)
    assert texts_of(wording, WordingField.SIGNER_NAME) == ()


def test_the_first_difference_is_a_field_or_a_line_of_one() -> None:
    plain = PaperWording(RoundId(1), LetterKind.DECISION, grounds=("A", "B", "C"))
    differs = {
        (WordingField.PLACE, None): dataclasses.replace(plain, place="Huế"),
        (WordingField.GROUNDS, 1): dataclasses.replace(plain, grounds=("A", "X", "C")),
        (WordingField.GROUNDS, 3): dataclasses.replace(plain, grounds=("A", "B", "C", "D")),
        (WordingField.GROUNDS, 0): dataclasses.replace(plain, grounds=()),
    }
    for place, other in differs.items():
        assert first_difference(plain, other) == place
    shorter = dataclasses.replace(plain, grounds=("A", "B"))
    assert first_difference(plain, shorter) == (WordingField.GROUNDS, 1)
    assert first_difference(plain, plain) is None
