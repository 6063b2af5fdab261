"""Persons whose names, offices and workplaces are hard to print: invented, of shapes that occur.

Long royal names, `Đ` at every place, double-barrelled family names, names of ethnic groups with
hyphens and apostrophes; every seventh is given something that no blank has room for.
"""

from __future__ import annotations

from dataclasses import dataclass

ETHNIC = (
    "H'Hen Niê", "Y-Blô Êban", "K'Sor H'Lê", "Y Djhang Niê Kđăm", "H'Rơ-Ô Ayun Bkrông",
    "Rơ Châm H'Đên", "A Kơ-Lui Y Đrăm", "Điểu K'Ré", "Ka-Tơr Thị Đoan", "Siu H'Ơ-Mai",
)  # fmt: skip
"""Of Ê Đê, Gia Rai, Ba Na, Mơ Nông and Raglai; a hyphen or an apostrophe ends no line."""

LONG = (
    "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Ngữ", "Công Huyền Tôn Nữ Đỗ Đặng Đoan Trang",
    "Nguyễn Hoàng Phương Nghi Đình Đăng", "Lý Huỳnh Đặng Trương Mỹ Ngọc Diễm Thuỳ",
)  # fmt: skip
_FAMILY = ("Đặng", "Đỗ", "Nguyễn Đình", "Trương", "Phạm Đoàn", "Huỳnh-Lê", "Đoàn", "Âu Dương")
_MIDDLE = ("Thị", "Đình", "Hoàng Phương", "Đức", "Ngọc Đoan", "Văn")
_GIVEN = ("Ẵng", "Ngữ", "Đương", "Quỹ", "Thuỷ", "Hoà", "Nghiêng", "Ỷ", "Đễ", "Trường")
_OFFICES = (
    "Chuyên viên", "Phó Trưởng phòng",
    "Phó Trưởng phòng Cải cách hành chính và Kiểm soát thủ tục hành chính",
    "Phó Chánh Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân",
)  # fmt: skip
_WORKPLACES = (
    "Sở Y tế", "UBND xã Vĩnh Thạnh Trung", "Sở Nông nghiệp và Môi trường",
    "Trung tâm Phục vụ hành chính công tỉnh An Giang",
)  # fmt: skip

ENDLESS = " ".join(["Nguyễn Phúc Đặng Hoàng"] * 6)[:120].strip()
"""A name of 120 letters: whoever typed it typed several persons into one cell."""
UNBROKEN = "Trungtâmpháttriểnquỹđấtvàgiảiphóngmặtbằng" * 4
"""A workplace without a blank."""
TOO_MUCH = " ".join(["tham mưu triển khai đồng bộ các nhiệm vụ cải cách hành chính"] * 12)
"""An achievement of a dozen lines."""


@dataclass(frozen=True, slots=True)
class HardPerson:
    """A person as a list holds one; `hopeless` if something of it fits no blank."""

    honorific: str
    name: str
    office: str
    workplace: str
    achievement: str
    hopeless: bool


def hard_person(nth: int) -> HardPerson:
    """The person of a place, from 0."""
    names = (*ETHNIC, *LONG)
    made = f"{_FAMILY[nth % 8]} {_MIDDLE[nth // 8 % 6]} {_GIVEN[nth % 10]}"
    name = names[nth // 3 % len(names)] if nth % 3 == 0 else made
    office, workplace, achievement = _OFFICES[nth % 4], _WORKPLACES[nth // 4 % 4], ""
    if nth % 5 == 0:
        achievement = "Có thành tích xuất sắc trong tham mưu, " * (1 + nth % 2) + "năm 2025"
    hopeless = nth % 7 == 3
    if hopeless:
        match nth // 7 % 3:
            case 0:
                name = ENDLESS
            case 1:
                workplace = UNBROKEN
            case _:
                achievement = TOO_MUCH
    return HardPerson("Bà" if nth % 2 else "Ông", name, office, workplace, achievement, hopeless)
