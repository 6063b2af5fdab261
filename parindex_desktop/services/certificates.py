"""What the certificates of a sheet say: each awardee's values, from lists, letters and register."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awards import AwardedPerson, AwardeeId, Whom
from parindex_desktop.domain.certificates.content import NBSP, Certificate
from parindex_desktop.domain.days import is_day
from parindex_desktop.domain.letter_numbers import day_in_words, full_number
from parindex_desktop.domain.paper_wording import AWARD_DECISIONS
from parindex_desktop.domain.placeholders import filled
from parindex_desktop.domain.text import clean, clean_lines, match_key
from parindex_desktop.errors import InputError
from parindex_desktop.services.award_lists import collective_name, read_awards
from parindex_desktop.services.papers.wordings import values_of, wording_of
from parindex_desktop.services.register import numbers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.awards import AwardedCollective
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.domain.register import RegisterEntry
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.reading import Reading

    CodeOf = Callable[[RegisterEntry], str]

COLLECTIVE: Final = "Tập thể"
"""Stands before the name of a collective, where `Ông` or `Bà` stands before that of a person."""

_DATED: Final = re.compile(r"\b(ngày|tháng|năm|quý|số) (?=\d)", re.IGNORECASE)
_SPAN: Final = re.compile(r"(?<=\d) - (?=\d)")
_RANGE: Final = re.compile(r"(\d{1,6})\s*(?:(-)\s*(\d{1,6})?)?")


def sheet_of(reading: Reading, round_: Round, form: str) -> SheetList:
    """Returns the sheet of a form of award.

    Raises:
        InputError: `CER.114` there is none, or nobody is on it.
    """
    sheets = read_awards(reading, round_).sheets
    found = next((s for s in sheets if match_key(s.sheet.form) == match_key(form)), None)
    if found is None or found.is_empty:
        raise InputError("CER.114", year=round_.year, form=form)
    return found


def require_confirmed(sheet_list: SheetList) -> None:
    """Refuses to print what nobody has decided yet.

    Raises:
        InputError: `CER.116` the collectives are those that the rules propose.
    """
    if sheet_list.collectives and not sheet_list.sheet.confirmed:
        raise InputError("CER.116", form=sheet_list.sheet.form)


def certificates_of(
    reading: Reading,
    round_: Round,
    sheet_list: SheetList,
    profile: BlankProfile,
    *,
    code_of: CodeOf | None = None,
) -> tuple[Certificate, ...]:
    """Returns the certificates of a sheet: collectives first, then persons, places from 1.

    Args:
        reading: The file, or the round as it was locked.
        round_: The round awarded.
        sheet_list: One of its sheets.
        profile: The blank; one with a QR code asks for signed texts.
        code_of: Signs the entry of the register (`certificate_codes.text_of` with the office's
            key); None where there is no key.
    """
    shared = _of_letter(reading, round_, sheet_list)
    entries = numbers_of(reading)
    listed: tuple[AwardedCollective | AwardedPerson, ...] = (
        *sheet_list.collectives,
        *sheet_list.persons,
    )
    made: list[Certificate] = []
    for place, awardee in enumerate(listed, start=1):
        values = shared | _of_awardee(reading, sheet_list, awardee)
        entry = entries.get(awardee.id) if awardee.id else None
        if entry is not None:
            values |= {"số sổ": f"{entry.number:02}", "năm sổ": str(entry.year)}
        made.append(
            Certificate(
                awardee_id=awardee.id,
                whom=Whom.PERSON if isinstance(awardee, AwardedPerson) else Whom.COLLECTIVE,
                place=place,
                name=values["tên"].replace(NBSP, " "),
                values=values,
                code=code_of(entry) if profile.qr and entry and code_of else "",
                entry=entry,
            )
        )
    return tuple(made)


def sample_certificate(whom: Whom = Whom.PERSON) -> Certificate:
    """Returns an invented certificate with every value, for blanks before anybody is awarded."""
    is_person = whom is Whom.PERSON
    title, name = ("Bà", "Trần Thị Thử") if is_person else (COLLECTIVE, "Sở Giao thông Vận tải")
    return Certificate(
        awardee_id=AwardeeId(0),
        whom=whom,
        place=1,
        name=f"{title} {name}" if is_person else name,
        values={
            "danh xưng": title,
            "họ tên": bound(name) if is_person else name,
            "tên": bound(f"{title} {name}") if is_person else name,
            "chức vụ": "Phó Chánh Văn phòng",
            "đơn vị": "Sở Kế hoạch và Đầu tư",
            "thành tích": _dated(
                "có thành tích xuất sắc trong công tác cải cách hành chính năm 2025"
            ),
            "địa danh": "An Giang",
            "ngày": "05",
            "tháng": "01",
            "năm": "2026",
            "chức danh người ký": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            "người ký": bound("Nguyễn Văn Mẫu"),
            "số quyết định": "1601/QĐ-UBND",
            "ngày quyết định": bound("05 tháng 01 năm 2026"),
            "số sổ": "12",
            "năm sổ": "2026",
        },
        code="PAR1|Bằng khen|Bà Trần Thị Thử|1601/QĐ-UBND|2026-01-05|12/2026|00000000|" + "A" * 86,
    )


def longest(certificates: Sequence[Certificate]) -> Certificate | None:
    """Returns the certificate with the longest name, the hardest to fit; None of none."""
    return max(certificates, key=lambda each: len(each.name), default=None)


def in_range(certificates: Sequence[Certificate], text: str) -> tuple[Certificate, ...]:
    """Returns a part of a list: `3-10`, `3-` to its end, or `7`; all of it for an empty text.

    Raises:
        InputError: `CER.115` it is no such text, or names places that the list does not have.
    """
    if not text.strip():
        return tuple(certificates)
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        raise InputError("CER.115", text=text, count=len(certificates))
    first = int(found[1])
    last = int(found[3]) if found[3] else len(certificates) if found[2] else first
    if not 1 <= first <= last <= len(certificates):
        raise InputError("CER.115", text=text, count=len(certificates))
    return tuple(each for each in certificates if first <= each.place <= last)


def bound(text: str) -> str:
    """Returns a text within which no line ends: a personal name, a date."""
    return clean(text).replace(" ", NBSP)


def _of_letter(reading: Reading, round_: Round, sheet_list: SheetList) -> dict[str, str]:
    """Returns what the decision says: the same for everybody on a sheet."""
    wording = wording_of(reading, round_, AWARD_DECISIONS[sheet_list.sheet.level])
    known = values_of(reading, round_)
    day, month, year = _parts(wording.day)
    return {
        "địa danh": clean(filled(wording.place or reading.profile.place, known)),
        "ngày": day,
        "tháng": month,
        "năm": year,
        "chức danh người ký": clean_lines(filled(wording.signer_office, known)),
        "người ký": bound(filled(wording.signer_name, known)),
        "số quyết định": full_number(wording.number, wording.suffix),
        "ngày quyết định": bound(day_in_words(wording.day)),
    }


def _parts(iso: str) -> tuple[str, str, str]:
    """Returns day, month and year in the form of the decree (`day_in_words`); empty for no day."""
    words = day_in_words(iso).split() if is_day(iso) else []
    return (words[0], words[2], words[4]) if words else ("", "", "")


def _of_awardee(
    reading: Reading, sheet_list: SheetList, awardee: AwardedCollective | AwardedPerson
) -> dict[str, str]:
    achievement = sheet_list.sheet.achievement
    if isinstance(awardee, AwardedPerson):
        title, name = clean(awardee.honorific), bound(awardee.name)
        return {
            "danh xưng": title,
            "họ tên": name,
            "tên": NBSP.join(part for part in (title, name) if part),
            "chức vụ": clean(awardee.office),
            "đơn vị": clean(awardee.workplace),
            "thành tích": _achievement(awardee.achievement or achievement),
        }
    name = clean(collective_name(reading, awardee))
    return {
        "danh xưng": COLLECTIVE,
        "họ tên": name,
        "tên": name,
        "thành tích": _achievement(achievement),
    }


def _achievement(text: str) -> str:
    """Returns an achievement as it stands in a sentence: `có thành tích ... năm 2016`.

    A capital goes that only began a sentence, which is one before a word in small letters: that of
    `UBND xã` or of `An Giang` stays.
    """
    first, _, rest = clean(text).partition(" ")
    if first[1:].islower() and rest[:1].islower():
        first = first.lower()
    return _dated(f"{first} {rest}".strip())


def _dated(text: str) -> str:
    """Keeps a number with its word, and spans of years whole: `năm 2016`, `2021 - 2025`."""
    text = _DATED.sub(lambda found: f"{found[1]}{NBSP}", text)
    return _SPAN.sub(f"{NBSP}-{NBSP}", text)
