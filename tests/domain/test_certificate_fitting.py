from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.awards import AwardeeId, Whom
from parindex_desktop.domain.certificates.breaking import Room, set_in
from parindex_desktop.domain.certificates.content import NBSP, Certificate
from parindex_desktop.domain.certificates.fitting import POINTS, Fitted, Fitter, fitted
from parindex_desktop.domain.certificates.profiles import (
    BlankField,
    BlankProfile,
    FieldAlign,
    FieldName,
    ProfileId,
    QrBox,
)
from tests.awardees import ENDLESS, ETHNIC, LONG

NAME = BlankField(
    FieldName.RECIPIENT, 500, 1500, 2000, "{tên}", "{tên}", size=240, least_size=160, lines=2
)
VALUES = {
    "tên": "Bà Trần Thị Thử", "họ tên": "Trần Thị Thử", "chức vụ": "Chuyên viên",
    "thành tích": "có thành tích", "người ký": "Nguyễn Văn Mẫu", "số sổ": "07",
}  # fmt: skip


def measure(text: str, font: str, bold: bool, italic: bool, size: int) -> float:
    """Every letter half as wide as high, bold ones a tenth wider."""
    del font, italic
    return len(text) * size / 20 * (1.1 if bold else 1.0)


def blank(*fields: BlankField, qr: QrBox | None = None) -> BlankProfile:
    return BlankProfile(ProfileId(1), "Thử", "Bằng khen", 3000, 2000, fields, qr)


def certificate(whom: Whom = Whom.PERSON, **values: str) -> Certificate:
    said = VALUES | {name.replace("_", " "): value for name, value in values.items()}
    return Certificate(AwardeeId(1), whom, 7, "Bà Trần Thị Thử", said)


def fit(field: BlankField = NAME, **values: str) -> Fitted:
    return fitted(blank(field), certificate(Whom.PERSON, **values), measure)


def codes(made: Fitted) -> list[str]:
    return [problem.code for problem in made.problems]


def letters_of(width: int, size: int) -> int:
    """How many letters of a size are as wide as a field in tenths of a millimetre."""
    return int(width * POINTS / (size / 20))


# ---- sizes and lines ----------------------------------------------------------------------------


def test_what_fits_keeps_its_size_and_stands_in_the_middle() -> None:
    (line,) = fit().lines
    assert (line.text, line.size, line.y) == ("Bà Trần Thị Thử", 240, 1500)
    assert line.x - 500 == pytest.approx(2500 - line.x - line.width)


@pytest.mark.parametrize(("align", "left"), [(FieldAlign.LEFT, True), (FieldAlign.RIGHT, False)])
def test_a_line_stands_at_the_side_asked_for(align: FieldAlign, left: bool) -> None:
    (line,) = fit(replace(NAME, align=align)).lines
    assert (line.x if left else line.x + line.width) == pytest.approx(500 if left else 2500)


def test_a_text_shrinks_before_it_is_wrapped() -> None:
    most = letters_of(2000, 160)
    words = ("Chữ " * most)[: most - 1].strip()
    (line,) = fit(tên=words).lines
    assert 160 <= line.size < 200


def test_a_text_that_shrinking_does_not_fit_is_wrapped_as_large_as_it_can_be() -> None:
    words = " ".join(["Chữviết"] * 11)  # 87 letters; 70 fit in 16 pt, so two lines it is
    made = fit(tên=words)
    assert [line.text.count("Chữviết") for line in made.lines] in ([6, 5], [5, 6])
    assert made.lines[0].size == 240  # six words fit at full size
    assert made.is_printable


def test_lines_of_a_wrapped_text_go_down_by_its_leading() -> None:
    first, second = fit(replace(NAME, leading=150), tên="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH").lines
    assert (second.y - first.y) * POINTS == pytest.approx(24 * 1.5)


def test_lines_at_the_left_are_filled_as_one_writes() -> None:
    words = " ".join(["chữ"] * 20)
    room = Room(width=400, size=200, least_size=200, lines=3, alike=False)
    made = set_in(words, room, lambda text: len(text) * 10.0)
    assert [len(line.split()) for line in made.lines] == [10, 10]
    made = set_in(words + " chữ", room, lambda text: len(text) * 10.0)
    assert [len(line.split()) for line in made.lines] == [10, 10, 1]
    alike = set_in(words + " chữ", replace(room, alike=True), lambda text: len(text) * 10.0)
    assert [len(line.split()) for line in alike.lines] == [7, 7, 7]


def test_capitals_are_measured_and_printed_as_capitals() -> None:
    (line,) = fit(replace(NAME, capitals=True), tên=f"bà y-blô{NBSP}êban ỷ đễ").lines
    assert line.text == "BÀ Y-BLÔ ÊBAN Ỷ ĐỄ"


WORDS = st.sampled_from([
    "Sở", "Ẵng", "Trung", "Tâm", "Đ", "H'Đên", "Y-Blô", "Hành", "Chính", "Nghiêng",
    *(name.replace(" ", NBSP) for name in (*ETHNIC, *LONG)),
])  # fmt: skip
FIELDS = st.builds(
    lambda width, size, less, lines, bold, align: replace(
        NAME, width=width, size=size, least_size=size - less, lines=lines, bold=bold, align=align
    ),
    st.integers(200, 2400), st.integers(100, 400), st.integers(0, 90), st.integers(1, 4),
    st.booleans(), st.sampled_from(FieldAlign),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25), FIELDS)
def test_whatever_is_not_told_stands_whole_inside_its_field(
    words: list[str], field: BlankField
) -> None:
    made = fit(field, tên=" ".join(words))
    shown = [line.text for line in made.lines]
    assert " ".join(shown) == " ".join(words).replace(NBSP, " ")  # nothing is cut or changed
    size = made.lines[0].size
    assert field.least_size <= size <= field.size
    for name in words:  # a name stands in one line, whole
        assert any(name.replace(NBSP, " ") in line for line in shown)
    sticks_out = any(
        line.width > field.width + 1e-6 or line.x < field.x - 1e-6 for line in made.lines
    )
    too_many = len(made.lines) > field.lines
    assert ("CER.102" in codes(made)) == sticks_out
    assert ("CER.103" in codes(made)) == (too_many and not sticks_out)
    if size < field.size and not sticks_out and not too_many:
        # One step larger it would need another line, or run over.
        larger = fit(replace(field, size=size + 1, least_size=size + 1), tên=" ".join(words))
        assert len(larger.lines) > len(made.lines) or "CER.102" in codes(larger)
    if len(made.lines) > 1 and not sticks_out:
        # At its least size it would not stand in fewer lines.
        least = fit(replace(field, size=field.least_size), tên=" ".join(words))
        assert len(least.lines) == len(made.lines)


# ---- what is told -------------------------------------------------------------------------------


def test_a_line_too_wide_is_told_with_its_row_and_what_it_needs() -> None:
    made = fit(tên="W" * 100)
    (problem,) = made.problems
    assert (problem.code, problem.place) == ("CER.102", "7. Bà Trần Thị Thử")
    told = problem.params
    assert (told["row"], told["field_key"], told["size"]) == (7, "recipient", "16")
    assert told["room"] == "200,0"
    assert made.lines[0].text == "W" * 100
    assert not made.is_printable


def test_too_many_lines_are_told() -> None:
    (problem,) = fit(tên=" ".join(["Chữviết"] * 40)).problems
    assert problem.code == "CER.103"
    assert problem.params["most"] == 2
    assert int(str(problem.params["count"])) > 2


def test_a_name_of_120_letters_is_told_even_where_it_fits() -> None:
    wide = replace(NAME, width=2900, x=50, least_size=40)
    assert len(ENDLESS) == 120
    made = fit(wide, tên=ENDLESS.replace(" ", NBSP), họ_tên=ENDLESS)
    assert codes(made) == ["CER.110"]
    assert made.is_printable  # somebody looks; it is no fault that a rule could prove
    assert "CER.102" in codes(fit(tên=ENDLESS.replace(" ", NBSP), họ_tên=ENDLESS))


@pytest.mark.parametrize("value", ["", None])
def test_a_missing_value_is_told_and_nothing_of_its_text_printed(value: str | None) -> None:
    field = replace(NAME, person="{chức vụ}, {đơn vị}")
    values = {} if value is None else {"đơn_vị": value}
    made = fit(field, **values)
    assert made.lines == ()
    assert [(p.code, p.params["missing"]) for p in made.problems] == [("CER.105", "đơn vị")]


def test_a_missing_day_is_one_thing_to_enter() -> None:
    day = replace(NAME, person="ngày {ngày} tháng {tháng} năm {năm}")
    told = [p.params["missing"] for p in fit(day, ngày="", tháng="", năm="").problems]
    assert told == ["ngày"]


def test_an_empty_signer_is_told() -> None:
    signer = replace(NAME, name=FieldName.SIGNER_NAME, person="{người ký}")
    (problem,) = fit(signer, người_ký="").problems
    assert (problem.code, problem.params["missing"]) == ("CER.105", "người ký")


def test_an_unknown_placeholder_is_told_and_never_printed() -> None:
    made = fit(replace(NAME, person="{tên} {chức danh}"))
    assert (made.lines, codes(made)) == ((), ["CER.104"])
    assert made.problems[0].params["name"] == "{chức danh}"


@pytest.mark.parametrize(
    "words", ["Ông ........", "[Họ và tên]", "{tên", "Trần ____ Thử", "Bà {họ tên}"]
)
def test_what_waits_to_be_filled_in_is_told_and_never_printed(words: str) -> None:
    made = fit(tên=words)
    assert (made.lines, codes(made)) == ((), ["CER.106"])


@pytest.mark.parametrize("nothing", [{"visible": False}, {"person": ""}])
def test_an_empty_certificate_is_told(nothing: dict[str, object]) -> None:
    made = fit(replace(NAME, **nothing))  # type: ignore[arg-type]
    assert (made.lines, codes(made), made.is_printable) == ((), ["CER.120"], False)


def test_placeholders_are_known_whatever_their_case_and_blanks() -> None:
    assert fit(replace(NAME, person="{ Tên }")).lines[0].text == "Bà Trần Thị Thử"


def test_a_text_begins_large_where_a_value_begins_it() -> None:
    assert fit(replace(NAME, person="{thành tích}")).lines[0].text == "Có thành tích"
    assert fit(replace(NAME, person="Đã {thành tích}")).lines[0].text == "Đã có thành tích"
    assert fit(replace(NAME, person="ngày {số sổ}")).lines[0].text == "ngày 07"


def test_collectives_have_texts_of_their_own_and_an_empty_one_prints_nothing() -> None:
    field = replace(NAME, person="{chức vụ}", collective="")
    place = replace(NAME, name=FieldName.PLACE_DATE, y=1900, collective="Đã ký")
    made = fitted(blank(field, place), certificate(Whom.COLLECTIVE), measure)
    assert ([line.text for line in made.lines], made.problems) == (["Đã ký"], ())


def test_an_invisible_field_neither_prints_nor_misses_anything() -> None:
    hidden = replace(NAME, name=FieldName.POSITION, visible=False, person="{nothing}")
    made = fitted(blank(NAME, hidden), certificate(), measure)
    assert ({line.field for line in made.lines}, made.problems) == ({NAME.name}, ())


# ---- where lines lie ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "field",
    [replace(NAME, x=-20, align=FieldAlign.LEFT), replace(NAME, y=40), replace(NAME, y=1990),
     replace(NAME, x=1200, align=FieldAlign.RIGHT)],
)  # fmt: skip
def test_a_text_off_the_paper_is_told(field: BlankField) -> None:
    assert codes(fit(field)) == ["CER.107"]


def test_only_the_lines_that_are_printed_count_for_the_bottom_of_the_paper() -> None:
    low = replace(NAME, y=1950, least_size=240)
    assert codes(fit(low)) == []
    assert codes(fit(low, tên=" ".join(["Chữviết"] * 11))) == ["CER.107"]


def test_a_text_on_the_code_is_told_with_the_line_that_runs_into_it() -> None:
    code = QrBox(1300, 1550, 300)
    one, two = certificate(), certificate(tên=" ".join(["Chữviết"] * 11))
    assert codes(fitted(blank(NAME, qr=code), one, measure)) == []
    assert codes(fitted(blank(NAME, qr=code), two, measure)) == ["CER.108"]


def test_two_texts_that_run_into_each_other_are_told() -> None:
    below = replace(NAME, name=FieldName.POSITION, y=1600, person="{chức vụ}")
    wrapped = certificate(tên=" ".join(["Chữviết"] * 11))
    assert codes(fitted(blank(NAME, below), certificate(), measure)) == []
    (problem,) = fitted(blank(NAME, below), wrapped, measure).problems
    assert (problem.code, problem.params["field_key"]) == ("CER.109", "recipient")
    assert problem.params["other"]


def test_a_fitter_says_of_many_what_is_said_of_each() -> None:
    fitter = Fitter(blank(NAME), measure)
    names = [*ETHNIC, *LONG, *ETHNIC]
    made = [fitter.fitted(certificate(tên=name)) for name in names]
    assert made == [fit(tên=name) for name in names]
