"""The layout in which a criteria set leaves the program as a table and comes back without a loss.

Shared by who writes it and who reads it. The words are those of decision annexes, always
Vietnamese: the table is an official text, whatever the language of the window.
"""

from __future__ import annotations

from typing import Final

from parindex_desktop.domain.criteria import Kind, Source

CODE: Final = "STT"
NAME: Final = "Lĩnh vực/Tiêu chí/Tiêu chí thành phần"
MAXIMUM: Final = "Điểm tối đa"
GUIDE: Final = "Cách chấm"
EVIDENCE: Final = "Tài liệu kiểm chứng"
NOTE: Final = "Ghi chú"
SOURCE: Final = "Nguồn điểm"
KIND: Final = "Loại"
APPRAISER: Final = "Đơn vị thẩm định"
EXEMPT: Final = "Không áp dụng cho"
LEVEL: Final = "Cấp"
RULE: Final = "Quy tắc (mã)"

HEADINGS: Final = (
    CODE, NAME, MAXIMUM, GUIDE, EVIDENCE, NOTE, SOURCE, KIND, APPRAISER, EXEMPT, LEVEL, RULE,
)  # fmt: skip
"""In the order of the columns; the first six are those of an annex."""

PRINTED: Final = 6
"""How many of the columns are meant for paper."""

TITLE_LINE: Final = "Tên bộ tiêu chí:"
DECISION_LINE: Final = "Quyết định:"
BONUS_CAP_LINE: Final = "Trần điểm thưởng:"
PENALTY_CAP_LINE: Final = "Trần điểm trừ:"
"""Begin the lines above the header; a value follows behind a blank, no value no line."""

SOURCES: Final = {
    Source.APPRAISED: "Thẩm định",
    Source.SURVEY: "Điều tra XHH",
    Source.EXTERNAL: "Chỉ số ngoài",
}
KINDS: Final = {
    Kind.NORMAL: "Thông thường",
    Kind.BONUS: "Điểm thưởng",
    Kind.PENALTY: "Điểm trừ",
}

TRAIT_SEPARATOR: Final = "; "
"""Between the traits of `EXEMPT`; no trait holds a semicolon itself."""
