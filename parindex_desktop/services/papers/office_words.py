"""What an office and those around it are called in the usual words of its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import OfficeProfile, Round

_LAW_OF_2015: Final = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19 tháng 6 năm 2015"
)
_LAW_OF_2025: Final = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025"
)
_FIRST_YEAR_OF_NEW_LAW: Final = 2025
"""Results of this year and later are published under Luật số 72/2025/QH15."""


def initials(department: str) -> str:
    """Returns how numbers of an office's own letters end: `SNV` for `Sở Nội vụ`."""
    return "".join(word[0] for word in department.split()).upper()


def kept_by(profile: OfficeProfile) -> str:
    """Returns the last recipient: the archive of the office that drafted the letter."""
    return f"Lưu: VT, {initials(profile.department)}"


def law_of_government(round_: Round) -> str:
    """Returns the law on local government that letters about a round rest on."""
    return _LAW_OF_2025 if round_.year >= _FIRST_YEAR_OF_NEW_LAW else _LAW_OF_2015


def committee_of(profile: OfficeProfile) -> str:
    """Returns the People's Committee of the province."""
    return f"Ủy ban nhân dân {profile.province}"


def authority_of(profile: OfficeProfile) -> str:
    """Returns who decides for the province."""
    return profile.authority or committee_of(profile)


def director_of(profile: OfficeProfile) -> str:
    """Returns who decides for the department: `Giám đốc Sở Nội vụ tỉnh An Giang`."""
    return f"Giám đốc {profile.department} {profile.province}"


def rank_of(profile: OfficeProfile) -> str:
    """Returns what a province is: `tỉnh`, or `thành phố` under the central government."""
    return "thành phố" if profile.province.startswith("thành phố") else "tỉnh"


def party_of(rank: str) -> str:
    """Returns the party committee of a province or a city."""
    return "Thành ủy" if rank == "thành phố" else "Tỉnh ủy"


def office_lines(office: str) -> str:
    """Returns `KT. CHỦ TỊCH / PHÓ CHỦ TỊCH` as the two lines that it is signed in."""
    return "\n".join(part.strip() for part in office.split("/")).strip()
