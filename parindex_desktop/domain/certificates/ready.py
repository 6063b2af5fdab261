"""Profiles that the program brings, to begin from: provinces print on blanks of their own.

What they take for granted: the blank is centred on its paper; emblem, national title, issuer and
the words BẰNG KHEN or GIẤY KHEN are preprinted above the first field; the frame ends where the
margins below say. Between the signer's office and the signer's name 35 mm stay free for signature
and seal (`documents.md`, Certificates). 420 x 297 mm is what blanks are sold in, 400 x 300 an older
rule, A4 what departments buy for Giấy khen.

The words are printed, hence not translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parindex_desktop.domain.awards import COMMENDATION, MERIT
from parindex_desktop.domain.certificates.boxes import box_of, box_of_code
from parindex_desktop.domain.certificates.profiles import (
    BlankField,
    BlankProfile,
    FieldAlign,
    FieldName,
    ProfileId,
    QrBox,
)

_NO_ID: Final = ProfileId(0)
_CODE, _CODE_MARGIN, _CODE_STEP = 280, 300, 50
"""Side of a QR code at first, its distance from the edges, and the steps to look for a place."""

PERSON: Final = "{danh xưng} {họ tên}"
COLLECTIVE: Final = "Tập thể {tên}"
OFFICE: Final = "{chức vụ}, {đơn vị}"
ACHIEVEMENT: Final = "Đã {thành tích}"
PLACE_DATE: Final = "{địa danh}, ngày {ngày} tháng {tháng} năm {năm}"
SIGNER_OFFICE: Final = "{chức danh người ký}"
SIGNER_NAME: Final = "{người ký}"
DECISION: Final = "Quyết định số {số quyết định}\nngày {ngày quyết định}"


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the fields of a ready profile stand, all in tenths of a millimetre.

    Attributes:
        side: Left and right margin of what is said of the awardee.
        rows: Baselines: recipient, position, achievement, place and date, signer's office, signer's
            name, decision, register.
        sizes: Tenths of a point: recipient, its least size, position and achievement, the rest.
        foot: Left margin and width of what stands at the lower left.
        hand: Left edge and width of what stands at the lower right, above and below the signature.
    """

    name: str
    form: str
    register: str
    width: int
    height: int
    side: int
    rows: tuple[int, int, int, int, int, int, int, int]
    sizes: tuple[int, int, int, int]
    foot: tuple[int, int]
    hand: tuple[int, int]
    achievement_lines: int = 2


_GOLDEN_BOOK: Final = "Số sổ vàng: {số sổ}"
_BOOK: Final = "Vào sổ khen thưởng số {số sổ}"

_PLANS: Final = (
    _Plan(
        "Bằng khen 420 x 297", MERIT, _GOLDEN_BOOK, 4200, 2970, side=550,
        rows=(1390, 1600, 1765, 1975, 2050, 2550, 2420, 2550),
        sizes=(280, 210, 190, 170), foot=(550, 1150), hand=(2150, 1500),
    ),
    _Plan(
        "Bằng khen 400 x 300", MERIT, _GOLDEN_BOOK, 4000, 3000, side=500,
        rows=(1410, 1620, 1785, 1995, 2070, 2570, 2440, 2570),
        sizes=(280, 210, 190, 170), foot=(500, 1100), hand=(2050, 1450),
    ),
    _Plan(
        "Giấy khen A4 ngang", COMMENDATION, _BOOK, 2970, 2100, side=350,
        rows=(860, 1045, 1185, 1360, 1420, 1895, 1785, 1895),
        sizes=(240, 180, 160, 140), foot=(350, 850), hand=(1500, 1120),
    ),
    _Plan(
        "Giấy khen A4 dọc", COMMENDATION, _BOOK, 2100, 2970, side=300,
        rows=(1400, 1570, 1725, 1970, 2035, 2500, 2395, 2500),
        sizes=(220, 160, 150, 130), foot=(300, 680), hand=(1000, 850), achievement_lines=3,
    ),
)  # fmt: skip


def ready_profiles() -> tuple[BlankProfile, ...]:
    """Returns the profiles that the program brings; their id is 0."""
    return tuple(
        BlankProfile(_NO_ID, plan.name, plan.form, plan.width, plan.height, _fields(plan))
        for plan in _PLANS
    )


def place_for_code(profile: BlankProfile) -> QrBox:
    """Returns where a QR code is put at first: low at the left, on no text if there is room."""
    texts = [box_of(each) for each in profile.fields if each.visible]
    side = min(_CODE, profile.width, profile.height)
    lowest = profile.height - side
    tried = (
        QrBox(x, y, side)
        for y in range(max(lowest - _CODE_MARGIN, 0), -1, -_CODE_STEP)
        for x in range(min(_CODE_MARGIN, profile.width - side), profile.width - side, _CODE_STEP)
    )
    free = (each for each in tried if not any(box_of_code(each).covers(text) for text in texts))
    return next(free, QrBox(0, lowest, side))


def _fields(plan: _Plan) -> tuple[BlankField, ...]:
    return (*_of_the_awardee(plan), *_of_the_signer(plan), *_of_the_office(plan))


def _of_the_awardee(plan: _Plan) -> tuple[BlankField, ...]:
    recipient, position, achievement, *_ = plan.rows
    size, least, text, _ = plan.sizes
    width = plan.width - 2 * plan.side
    return (
        BlankField(
            FieldName.RECIPIENT, plan.side, recipient, width, PERSON, COLLECTIVE,
            size=size, least_size=least, lines=2, bold=True,
        ),
        BlankField(
            FieldName.POSITION, plan.side, position, width, OFFICE, "",
            size=text, least_size=text - 40, lines=2,
        ),
        BlankField(
            FieldName.ACHIEVEMENT, plan.side, achievement, width, ACHIEVEMENT, ACHIEVEMENT,
            size=text, least_size=text - 20, lines=plan.achievement_lines,
        ),
    )  # fmt: skip


def _of_the_signer(plan: _Plan) -> tuple[BlankField, ...]:
    _, _, _, day, office, name, *_ = plan.rows
    left, width = plan.hand
    size = plan.sizes[-1]
    return (
        BlankField(
            FieldName.PLACE_DATE, left, day, width, PLACE_DATE, PLACE_DATE,
            size=size, least_size=size - 30, italic=True,
        ),
        BlankField(
            FieldName.SIGNER_OFFICE, left, office, width, SIGNER_OFFICE, SIGNER_OFFICE,
            size=size, least_size=size - 30, lines=2, bold=True, capitals=True,
        ),
        BlankField(
            FieldName.SIGNER_NAME, left, name, width, SIGNER_NAME, SIGNER_NAME,
            size=size, least_size=size - 30, bold=True,
        ),
    )  # fmt: skip


def _of_the_office(plan: _Plan) -> tuple[BlankField, ...]:
    *_, decision, register = plan.rows
    left, width = plan.foot
    size = plan.sizes[-1] - 20
    return (
        BlankField(
            FieldName.DECISION, left, decision, width, DECISION, DECISION,
            size=size, least_size=size - 20, lines=2, align=FieldAlign.LEFT,
        ),
        BlankField(
            FieldName.REGISTER, left, register, width, plan.register, plan.register,
            size=size, least_size=size - 20, align=FieldAlign.LEFT,
        ),
    )  # fmt: skip
