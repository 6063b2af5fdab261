"""The first sheet: who fills in what, until when, and what not to touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.workbooks.columns import SHEET
from parindex_desktop.exchange.workbooks import looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.workbooks.faces import GroupFace, UnitFace
    from parindex_desktop.exchange.workbooks.looks import Look

_STEPS = (
    f"1. Mở trang “{SHEET}” ở phía dưới. Chỉ nhập vào các ô màu vàng; các ô khác đã được khóa.",
    "2. Cột “Kết quả, số liệu”: chọn một dòng trong danh sách hoặc nhập số liệu. Điểm được tính tự "
    "động ở cột “Điểm tự chấm”.",
    "3. Tiêu chí có ô màu vàng ở cột “Điểm tự chấm”: nhập số điểm, từ 0 đến điểm tối đa.",
    "4. Ô màu xám không phải nhập: điểm do điều tra xã hội học, tiêu chí không áp dụng cho đơn vị, "
    "hoặc số liệu được nhập ở các dòng ngay bên dưới.",
    "5. Tài liệu kiểm chứng: ghi số, ký hiệu, ngày ban hành (ngày/tháng/năm), cơ quan ban hành. "
    "Nhiều tài liệu: mỗi tài liệu một dòng trong cùng ô (Alt+Enter; LibreOffice: Ctrl+Enter), các "
    "cột ghi theo cùng thứ tự dòng.",
    "6. Tiêu chí mà đơn vị cho là không áp dụng: để trống điểm và ghi lý do ở cột “Ý kiến, giải "
    "thích của đơn vị”.",
    "7. Lưu lại dạng .xlsx và gửi đúng tệp này. Không thêm, xóa, chuyển dòng, không đổi tên trang, "
    "không lưu sang .xls, .ods hay .xlsm, không dùng tệp của đơn vị khác.",
)
_CLOSING = (
    "Điểm chính thức do phần mềm tính lại từ kết quả, số liệu của phiếu. Các trang được khóa không "
    "có mật khẩu, chỉ để tránh nhầm lẫn."
)


def guide_lines(face: GroupFace, unit: UnitFace) -> Iterator[tuple[str, Look]]:
    """Yields the lines of the sheet from the top."""
    yield face.title, looks.TITLE
    yield unit.identity.unit_name, looks.SUBTITLE
    yield "", looks.PARAGRAPH
    if face.deadline:
        yield f"Hạn gửi: {face.deadline}. Nơi nhận: {face.office}.", looks.STRONG_PARAGRAPH
    else:
        yield f"Nơi nhận: {face.office}.", looks.STRONG_PARAGRAPH
    yield "", looks.PARAGRAPH
    for step in _STEPS:
        yield step, looks.PARAGRAPH
    yield "", looks.PARAGRAPH
    yield _CLOSING, looks.HINT
