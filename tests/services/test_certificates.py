"""Certificates from the lists of a work file to pages read back: 6 collectives, 700 persons."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from parindex_desktop.domain.awards import MERIT, Whom
from parindex_desktop.domain.certificates.calibration import Calibration
from parindex_desktop.domain.certificates.content import NBSP, PLACEHOLDERS, Certificate
from parindex_desktop.domain.certificates.profiles import BlankProfile, FieldName, QrBox
from parindex_desktop.domain.certificates.ready import ready_profiles
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.errors import Cancelled, InputError, Problem, Severity
from parindex_desktop.services.award_lists import SheetList, read_awards
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.awards import add_collectives, set_sheet
from parindex_desktop.services.certificate_jobs import CertificateJob
from parindex_desktop.services.certificate_printing import asks_for_number
from parindex_desktop.services.certificates import (
    certificates_of,
    in_range,
    require_confirmed,
    sample_certificate,
    sheet_of,
)
from parindex_desktop.services.entity_changes import created
from parindex_desktop.services.papers.wordings import wording_of
from parindex_desktop.services.register import give_numbers, numbers_of
from parindex_desktop.services.session import Session
from reports.qr import QUIET, grid_of
from tests.an_giang import open_an_giang
from tests.awardees import hard_person
from tests.reports.page_reader import Box, ReadPage, read
from tests.reports.papers import MM, ink, pages, sizes

PERSONS = 700
HARD = [hard_person(nth) for nth in range(PERSONS)]
BLANK = ready_profiles()[0]
_HAIR = 0.3
"""Ink may stand beyond the width of its letters by so many mm: italics lean."""


class Batch(NamedTuple):
    session: Session
    sheet: SheetList
    certificates: tuple[Certificate, ...]


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Batch]:
    """Everything there is to print, numbers in the register too."""
    session = open_an_giang(tmp_path_factory.mktemp("certificates"))
    round_ = session.round_of(2016)

    def sheet() -> SheetList:
        return read_awards(session, round_).sheets[0]

    achieved = "Có thành tích xuất sắc trong công tác cải cách hành chính năm 2016"
    session.do(set_sheet(session, sheet(), replace(sheet().sheet, achievement=achieved)))
    units = session.book(round_.id, session.group_of("so").id).units[:6]
    reason = "Hội đồng thống nhất đề nghị"
    session.do(add_collectives(session, sheet(), [unit.id for unit in units], reason=reason))
    persons = [PersonEntry(h.honorific, h.name, h.office, h.workplace, h.achievement) for h in HARD]
    session.do(add_persons(session, sheet(), persons))
    words = replace(
        wording_of(session, round_, LetterKind.AWARDS),
        number="9", day="2017-06-09", signer_office="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        signer_name="Nguyễn Văn Mẫu",
    )  # fmt: skip
    session.do(Edit("wording.usual", (("letter", "awards"),), entities=created([words])))
    session.do(give_numbers(session, round_, sheet(), day=date(2017, 6, 12)))
    yield Batch(session, sheet(), certificates_of(session, round_, sheet(), BLANK))
    session.close()


def rows(problems: tuple[Problem, ...]) -> set[object]:
    return {each.params["row"] for each in problems if each.severity is Severity.ERROR}


# ---- values -------------------------------------------------------------------------------------


def test_collectives_come_first_and_places_count_through(batch: Batch) -> None:
    kinds = [each.whom for each in batch.certificates]
    assert kinds == [Whom.COLLECTIVE] * 6 + [Whom.PERSON] * PERSONS
    assert [each.place for each in batch.certificates] == list(range(1, PERSONS + 7))


def test_a_person_has_every_value_from_list_letter_and_register(batch: Batch) -> None:
    found = batch.certificates[6]
    assert found.values.keys() == {*PLACEHOLDERS}
    assert found.values == {
        "danh xưng": "Ông", "họ tên": f"H'Hen{NBSP}Niê", "tên": f"Ông{NBSP}H'Hen{NBSP}Niê",
        "chức vụ": "Chuyên viên", "đơn vị": "Sở Y tế",
        "thành tích": f"có thành tích xuất sắc trong tham mưu, năm{NBSP}2025",
        "địa danh": "An Giang", "ngày": "09", "tháng": "6", "năm": "2017",
        "chức danh người ký": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "người ký": f"Nguyễn{NBSP}Văn{NBSP}Mẫu",
        "số quyết định": "09/QĐ-UBND",
        "ngày quyết định": NBSP.join(("09", "tháng", "6", "năm", "2017")),
        "số sổ": "07", "năm sổ": "2017",
    }  # fmt: skip
    assert (found.name, found.row) == ("Ông H'Hen Niê", "7. Ông H'Hen Niê")
    assert found.entry == numbers_of(batch.session)[found.awardee_id]


def test_a_collective_may_be_broken_between_words_and_has_the_reason_of_its_sheet(
    batch: Batch,
) -> None:
    values = batch.certificates[0].values
    assert values["tên"] == "Sở Giao thông Vận tải"
    assert values["thành tích"].startswith("có thành tích xuất sắc")
    assert "chức vụ" not in values


def test_a_capital_that_begins_no_sentence_stays(batch: Batch) -> None:
    round_ = batch.session.round_of(2016)
    said = {
        "Có thành tích năm 2016": f"có thành tích năm{NBSP}2016",
        "An Giang dẫn đầu": "An Giang dẫn đầu",
        "UBND xã giỏi": "UBND xã giỏi",
        "Giỏi": "Giỏi",
        "Có thành tích 2021 - 2025": f"có thành tích 2021{NBSP}-{NBSP}2025",
    }
    for typed, printed in said.items():
        sheet = replace(batch.sheet, sheet=replace(batch.sheet.sheet, achievement=typed))
        first = certificates_of(batch.session, round_, sheet, BLANK)[0]
        assert first.values["thành tích"] == printed


def test_codes_are_signed_for_blanks_that_have_one(batch: Batch) -> None:
    round_ = batch.session.round_of(2016)

    def codes(profile: BlankProfile) -> set[str]:
        made = certificates_of(
            batch.session, round_, batch.sheet, profile, code_of=lambda entry: str(entry.number)
        )
        return {each.code for each in made}

    with_code = replace(BLANK, qr=QrBox(300, 300, 300))
    assert codes(BLANK) == {""}
    assert codes(with_code) == {str(number) for number in range(1, PERSONS + 7)}


@pytest.mark.parametrize("whom", Whom)
@pytest.mark.parametrize("profile", ready_profiles(), ids=lambda each: each.name)
def test_the_sample_fits_every_ready_blank(whom: Whom, profile: BlankProfile) -> None:
    job = CertificateJob(profile, (sample_certificate(whom),))
    assert job.errors() == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [("", (1, 706)), ("3-10", (3, 10)), (" 3 - 10 ", (3, 10)), ("700-", (700, 706)), ("7", (7, 7))],
)
def test_a_range_names_places(batch: Batch, text: str, places: tuple[int, int]) -> None:
    found = in_range(batch.certificates, text)
    assert (found[0].place, found[-1].place) == places
    assert len(found) == places[1] - places[0] + 1


@pytest.mark.parametrize("text", ["0", "10-3", "x", "3-707", "707", "-", "3--5", "1-2-3", "²"])
def test_a_range_off_the_list_is_refused(batch: Batch, text: str) -> None:
    with pytest.raises(InputError) as raised:
        in_range(batch.certificates, text)
    assert raised.value.code == "CER.115"


def test_a_form_nobody_gets_and_a_mere_proposal_are_refused(batch: Batch) -> None:
    round_ = batch.session.round_of(2016)
    assert sheet_of(batch.session, round_, "bằng  khen").sheet.form == MERIT
    with pytest.raises(InputError) as raised:
        sheet_of(batch.session, round_, "Giấy khen")
    assert raised.value.code == "CER.114"
    with pytest.raises(InputError) as raised:
        require_confirmed(replace(batch.sheet, sheet=replace(batch.sheet.sheet, confirmed=False)))
    assert raised.value.code == "CER.116"


# ---- 700 persons --------------------------------------------------------------------------------


def test_exactly_what_does_not_fit_is_listed_and_nothing_else(batch: Batch) -> None:
    job = CertificateJob(BLANK, batch.certificates)
    hopeless = {place for place, person in enumerate(HARD, start=7) if person.hopeless}
    assert len(hopeless) == 100
    assert rows(job.problems()) == hopeless
    places = [int(str(each.params["row"])) for each in job.problems()]
    assert places == sorted(places)
    assert {each.code for each in job.errors()} == {"CER.102", "CER.103"}
    endless = {each.params["row"] for each in job.problems() if each.code == "CER.110"}
    assert endless == {place for place in hopeless if len(HARD[place - 7].name) == 120}


def test_a_batch_with_anything_wrong_is_refused_whole(batch: Batch) -> None:
    job = CertificateJob(BLANK, batch.certificates[:12])
    with pytest.raises(InputError) as raised:
        job.make()
    assert raised.value.code == "CER.101"
    assert raised.value.problems == job.errors()
    assert job.errors()[0].place.startswith("10. Bà Nguyễn Phúc")


def test_every_line_of_700_certificates_stands_in_its_field_or_is_told(batch: Batch) -> None:
    """Reads the pages back: who runs over on paper is who is listed, nobody more or less."""
    job = CertificateJob(BLANK, batch.certificates)
    read_back = read(job.drawn())
    assert len(read_back) == len(batch.certificates)
    outside = {
        each.place
        for each, page in zip(batch.certificates, read_back, strict=True)
        if any(not _in_a_field(words.box) for words in page.words)
    }
    assert outside == rows(job.problems())
    for each, page in zip(batch.certificates, read_back, strict=True):
        assert _said(page) == _wanted(each), each.row


def _in_a_field(box: Box) -> bool:
    return any(
        field.x / 10 - _HAIR <= box.left
        and box.right <= (field.x + field.width) / 10 + _HAIR
        and field.y / 10 - field.size / 10 / MM <= box.top
        and box.bottom <= field.y / 10 + ((field.lines - 1) * 1.25 + 0.3) * field.size / 10 / MM
        for field in BLANK.fields
    )


def _said(page: ReadPage) -> list[str]:
    """All letters of a page, whatever lines they stand in; the common ones are read first."""
    return sorted("".join(words.text for words in page.words))


def _wanted(certificate: Certificate) -> list[str]:
    values = certificate.values
    person = certificate.whom is Whom.PERSON
    texts = (
        f"{values['danh xưng']} {values['họ tên']}",
        f"{values['chức vụ']}, {values['đơn vị']}" if person else "",
        f"Đã {values['thành tích']}",
        "An Giang, ngày 09 tháng 6 năm 2017",
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn Mẫu",
        "Quyết định số 09/QĐ-UBND ngày 09 tháng 6 năm 2017",
        f"Số sổ vàng: {values['số sổ']}",
    )
    return sorted("".join("".join(texts).split()))


def test_one_range_and_all_print_the_same_page(batch: Batch) -> None:
    sound = tuple(
        each for each in batch.certificates[:60]
        if each.place < 7 or not HARD[each.place - 7].hopeless
    )  # fmt: skip
    every = pages(CertificateJob(BLANK, sound).make())
    for place in (0, 7, len(sound) - 1):
        (alone,) = pages(CertificateJob(BLANK, sound[place : place + 1]).make())
        assert sorted(alone) == sorted(every[place])
    assert set(sizes(CertificateJob(BLANK, sound).make())) == {(420, 297)}
    again = tuple(replace(each) for each in sound)
    assert CertificateJob(BLANK, sound).make() == CertificateJob(BLANK, again).make()


def test_an_overview_shows_all_small_whatever_is_wrong(batch: Batch) -> None:
    job = CertificateJob(BLANK, batch.certificates[:14])
    shown = job.overview()
    assert sizes(shown) == [(210, 297)] * 3
    text = " ".join(line for page in pages(shown) for line in page)
    assert all(f"{each.place}. {each.name[:10]}" in text for each in job.certificates)
    left, top, right, bottom = ink(shown) or (0, 0, 0, 0)
    assert min(left, top, 210 - right, 297 - bottom) > 4


# ---- what is told -------------------------------------------------------------------------------


def job_of(certificate: Certificate, profile: BlankProfile = BLANK) -> CertificateJob:
    return CertificateJob(profile, (certificate,))


def codes(job: CertificateJob) -> list[str]:
    return [each.code for each in job.errors()]


def changed(certificate: Certificate, **values: str) -> Certificate:
    return replace(certificate, values={**certificate.values, **values})


def test_an_empty_signer_is_told_in_every_row(batch: Batch) -> None:
    two = tuple(changed(each, **{"người ký": ""}) for each in batch.certificates[:2])
    job = CertificateJob(BLANK, two)
    assert [(e.code, e.place, e.params["missing"]) for e in job.errors()] == [
        ("CER.105", "1. Sở Giao thông Vận tải", "người ký"),
        ("CER.105", "2. Sở Kế hoạch và Đầu tư", "người ký"),
    ]


def test_a_field_off_the_paper_is_told_once_of_the_blank(batch: Batch) -> None:
    field = BLANK.field(FieldName.SIGNER_NAME)
    assert field is not None
    profile = BLANK.with_field(replace(field, x=3900, width=1500))
    job = CertificateJob(profile, batch.certificates[:6])
    assert [(each.code, each.place) for each in job.errors()] == [("CER.124", BLANK.name)]


def test_a_letter_that_the_font_lacks_is_told(batch: Batch) -> None:
    (problem,) = job_of(changed(batch.certificates[6], **{"họ tên": "Lý 漢 Đạt"})).errors()
    assert (problem.code, problem.params["letters"]) == ("CER.111", "漢")
    assert problem.params["field_key"] == "recipient"


def test_a_register_that_says_something_else_is_told(batch: Batch) -> None:
    first = batch.certificates[0]
    assert first.entry is not None
    renamed = replace(first, entry=replace(first.entry, name="Sở Công Thương"))
    (problem,) = job_of(renamed).errors()
    assert (problem.code, problem.params["kept"]) == ("CER.118", "Sở Công Thương")
    other = replace(first, entry=replace(first.entry, decision="10/QĐ-UBND"))
    assert codes(job_of(other)) == ["CER.118"]


def test_a_code_that_is_missing_too_small_or_too_long_is_told(batch: Batch) -> None:
    first = batch.certificates[0]
    profile = replace(BLANK, qr=QrBox(300, 300, 300))
    assert codes(job_of(first, profile)) == ["CER.112"]
    assert all(map(asks_for_number, job_of(replace(first, entry=None), profile).errors()))
    assert codes(job_of(replace(first, code="x" * 200), profile)) == []
    assert codes(job_of(replace(first, code="x" * 900), profile)) == ["CER.113"]
    assert codes(job_of(replace(first, code="x" * 4000), profile)) == ["CER.117"]


# ---- pages --------------------------------------------------------------------------------------


def test_the_code_on_the_page_is_the_grid_of_the_text(batch: Batch) -> None:
    """Looks at the middle of every square of the picture, as a reader does."""
    text = "PAR1|Bằng khen|Ông H'Hen Niê|09/QĐ-UBND|2017-06-09|7/2017|" + "A" * 95
    profile = replace(BLANK, qr=QrBox(300, 400, 400), fields=())
    document = pypdfium2.PdfDocument(
        job_of(replace(batch.certificates[6], code=text), profile).make()
    )
    dots = 8 * 72 / 25.4
    picture = document[0].render(scale=8, grayscale=True).to_pil()
    document.close()
    grid = grid_of(text)
    square = 40 / (len(grid) + 2 * QUIET)
    seen = tuple(
        bytes(
            picture.getpixel(
                (int((30 + (QUIET + x + 0.5) * square) * dots),
                 int((40 + (QUIET + y + 0.5) * square) * dots))
            ) < 128
            for x in range(len(grid))
        )
        for y in range(len(grid))
    )  # fmt: skip
    assert seen == grid


def test_the_whole_page_is_moved_and_stretched_by_the_calibration(batch: Batch) -> None:
    two = batch.certificates[:2]  # so that what they share stands in a form of its own
    plain = ink(CertificateJob(BLANK, two).make())
    sent = Calibration(offset_x=-150, offset_y=200, scale_x=990_000, scale_y=1_010_000)
    moved = ink(CertificateJob(BLANK, two, calibration=sent).make())
    assert plain is not None
    assert moved is not None
    for at, (offset, scale) in enumerate([(-1.5, 0.99), (2.0, 1.01)] * 2):
        assert moved[at] == pytest.approx(offset + scale * plain[at], abs=0.15)


def test_the_picture_of_the_blank_is_kept_once_and_printed_only_when_asked(batch: Batch) -> None:
    file = BytesIO()
    Image.effect_noise((420, 297), 80).convert("RGB").save(file, "PNG")
    picture = file.getvalue()
    one = CertificateJob(BLANK, batch.certificates[:1], background=picture).make()
    six = CertificateJob(BLANK, batch.certificates[:6], background=picture).make()
    bare = CertificateJob(BLANK, batch.certificates[:6]).make()
    assert len(six) - len(one) < 10_000 < 100_000 < len(one) - len(bare)
    small = CertificateJob(BLANK, batch.certificates[:6], background=picture).overview()
    assert len(small) - len(one) < 20_000
    left, top, right, bottom = ink(one) or (0, 0, 0, 0)
    assert (left, top) == pytest.approx((0, 0), abs=1.5)
    assert (right, bottom) == pytest.approx((420, 297), abs=1.5)


def test_a_batch_can_be_stopped(batch: Batch) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> bool:
        told.append((done, of))
        return done < 3

    with pytest.raises(Cancelled):
        CertificateJob(BLANK, batch.certificates[:6]).make(stop)
    assert told == [(1, 6), (2, 6), (3, 6)]
