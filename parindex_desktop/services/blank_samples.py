"""Awardees to lay a blank out with: invented ones, and the longest names of the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awards import Whom
from parindex_desktop.domain.certificates.content import Certificate
from parindex_desktop.domain.text import match_key
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.certificates import (
    bound,
    certificates_of,
    longest,
    sample_certificate,
)

if TYPE_CHECKING:
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.reading import Reading

_LONG_NAME: Final = "Nguyễn Phúc Vĩnh Nguyễn Hoàng Nhật Thiên Đường"
_LONG_COLLECTIVE: Final = (
    "Ban Quản lý Khu bảo tồn thiên nhiên và Vườn quốc gia trực thuộc Sở Nông nghiệp và Môi trường"
    " tỉnh An Giang"
)
_LONG: Final = {
    "chức vụ": "Phó Trưởng phòng phụ trách Phòng Xây dựng chính quyền và Công tác thanh niên",
    "đơn vị": "Sở Nội vụ tỉnh An Giang",
    "thành tích": "có thành tích xuất sắc trong thực hiện Chương trình tổng thể cải cách hành chính"
    " nhà nước giai đoạn 2021 - 2025 và dẫn đầu Chỉ số cải cách hành chính các sở, ban, ngành"
    " năm 2025",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """An awardee to try a blank with.

    Attributes:
        is_invented: False for somebody on a list of the file.
    """

    certificate: Certificate
    is_invented: bool = True


def samples(reading: Reading, round_: Round | None, profile: BlankProfile) -> tuple[Sample, ...]:
    """Returns an ordinary person and collective, very long ones, and the longest of the round."""
    invented = (
        sample_certificate(),
        _long_person(sample_certificate()),
        sample_certificate(Whom.COLLECTIVE),
        _long_collective(sample_certificate(Whom.COLLECTIVE)),
    )
    return (*(Sample(each) for each in invented), *_of_round(reading, round_, profile))


def _of_round(reading: Reading, round_: Round | None, profile: BlankProfile) -> tuple[Sample, ...]:
    """Returns the person and the collective with the longest names on sheets of this form."""
    if round_ is None:
        return ()
    listed = [
        each
        for sheet in read_awards(reading, round_).sheets
        if match_key(sheet.sheet.form) == match_key(profile.form)
        for each in certificates_of(reading, round_, sheet, profile)
    ]
    found = (longest([each for each in listed if each.whom is whom]) for whom in Whom)
    code = sample_certificate().code
    return tuple(Sample(replace(each, code=code), is_invented=False) for each in found if each)


def _long_person(ordinary: Certificate) -> Certificate:
    name = bound(_LONG_NAME)
    values = {**ordinary.values, **_LONG, "họ tên": name, "tên": bound(f"Ông {_LONG_NAME}")}
    values["danh xưng"] = "Ông"
    return replace(ordinary, name=f"Ông {_LONG_NAME}", values=values)


def _long_collective(ordinary: Certificate) -> Certificate:
    values = {**ordinary.values, **_LONG, "họ tên": _LONG_COLLECTIVE, "tên": _LONG_COLLECTIVE}
    return replace(ordinary, name=_LONG_COLLECTIVE, values=values)
