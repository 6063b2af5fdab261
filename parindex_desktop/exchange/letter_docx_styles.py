"""The styles and the page of letters in Word (.docx).

Every paragraph has a style named after what it is for, so that the legal section changes a letter's
look in one place. Sizes and margins: Nghị định 30/2020/NĐ-CP, Phụ lục I; the same as in the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

FONT: Final = "Times New Roman"
LANGUAGE: Final = "vi-VN"
SIZE: Final = 14
"""Of running text in points."""

MARGINS: Final = {"top": 20, "bottom": 20, "left": 30, "right": 15}
"""In mm: top and bottom 20-25, left 30-35, right 15-20."""

WIDTH: Final = 165
"""Of the text between the margins of A4, in mm."""

NUMBER_AT: Final = 8
"""From the upper edge to the page number, in mm: the middle of the top margin."""

SIGNATURE: Final = 32
"""Free for signature and seal, in mm."""

_CENTRE, _LEFT, _BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How the paragraphs of a style look.

    Attributes:
        id: Of the style in the file, in ASCII.
        name: As Word lists it.
        indent: Of the first line, in mm.
        above: Free above the paragraph, in points.
        stays: On the page of the paragraph below it.
    """

    id: str
    name: str
    size: float = SIZE
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = _CENTRE
    indent: float = 0.0
    above: float = 0.0
    stays: bool = False


BODY: Final = Look("LetterBody", "Thân văn bản", align=_BOTH, indent=12.7, above=6)
GROUND: Final = Look(
    "LetterGround", "Căn cứ ban hành", italic=True, align=_BOTH, indent=12.7, above=6
)
HEADING: Final = Look(
    "LetterHeading", "Đề mục", bold=True, align=_BOTH, indent=12.7, above=6, stays=True
)
SUPERIOR: Final = Look("LetterSuperior", "Cơ quan chủ quản", 12)
AGENCY: Final = Look("LetterAgency", "Cơ quan ban hành", 12, bold=True)
STATE: Final = Look("LetterState", "Quốc hiệu", 12, bold=True)
MOTTO: Final = Look("LetterMotto", "Tiêu ngữ", 13, bold=True)
NUMBER: Final = Look("LetterNumber", "Số, ký hiệu", 13, above=6)
DATE: Final = Look("LetterDate", "Địa danh, thời gian", 13, italic=True, above=6)
RULE: Final = Look("LetterRule", "Dòng kẻ", 1)
TITLE: Final = Look("LetterTitle", "Tên loại văn bản", bold=True, above=18, stays=True)
ABOUT: Final = Look("LetterAbout", "Trích yếu nội dung", bold=True, stays=True)
ISSUER: Final = Look("LetterIssuer", "Thẩm quyền ban hành", bold=True, above=12, stays=True)
ADDRESSEE: Final = Look("LetterAddressee", "Kính gửi", above=12)
OFFICE: Final = Look("LetterOffice", "Chức vụ người ký", bold=True, stays=True)
NAME: Final = Look("LetterName", "Họ tên người ký", bold=True, above=SIGNATURE / 25.4 * 72)
RECIPIENTS: Final = Look(
    "LetterRecipients", "Nơi nhận", 12, bold=True, italic=True, align=_LEFT, stays=True
)
RECIPIENT: Final = Look("LetterRecipient", "Dòng nơi nhận", 11, align=_LEFT)
CELL: Final = Look("LetterCell", "Ô trong bảng", 12, align=_LEFT)
CELL_HEAD: Final = Look("LetterCellHead", "Tiêu đề bảng", 12, bold=True)
PAGE_NUMBER: Final = Look("LetterPageNumber", "Số trang", 13)
MARK: Final = Look("LetterMark", "Dấu dự thảo", 14, bold=True, align=_LEFT)
FINGERPRINT: Final = Look("LetterFingerprint", "Mã dữ liệu", 9, align=_LEFT)
LOOKS: Final = (
    BODY, GROUND, HEADING, SUPERIOR, AGENCY, STATE, MOTTO, NUMBER, DATE, RULE, TITLE, ABOUT, ISSUER,
    ADDRESSEE, OFFICE, NAME, RECIPIENTS, RECIPIENT, CELL, CELL_HEAD, PAGE_NUMBER, MARK, FINGERPRINT,
)  # fmt: skip

_NAMES: Final = frozenset(look.name for look in LOOKS)

LEAD: Final = "Điều"
"""The character style of `Điều 1.`, bold inside its paragraph."""


def set_up(document: WordDocument) -> None:
    """Gives an empty document the page, the language and the styles of letters."""
    _set_defaults(document)
    for look in LOOKS:
        _add(document, look)
    lead: CharacterStyle = document.styles.add_style(LEAD, WD_STYLE_TYPE.CHARACTER)
    lead.element.set(qn("w:styleId"), "LetterLead")
    lead.font.bold = True
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(MARGINS["top"]), Mm(MARGINS["bottom"])
    section.left_margin, section.right_margin = Mm(MARGINS["left"]), Mm(MARGINS["right"])
    section.header_distance = section.footer_distance = Mm(NUMBER_AT)


def _set_defaults(document: WordDocument) -> None:
    """Sets font and language of everything, and takes the template's spacing away."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults is not None  # every template has them
    fonts, language = next(defaults.iter(qn("w:rFonts"))), next(defaults.iter(qn("w:lang")))
    _set_fonts(fonts)
    language.set(qn("w:val"), LANGUAGE)
    language.set(qn("w:eastAsia"), LANGUAGE)
    spacing = next(defaults.iter(qn("w:spacing")))
    spacing.attrib.clear()
    for name, value in (("after", "0"), ("line", "240"), ("lineRule", "auto")):
        spacing.set(qn(f"w:{name}"), value)
    normal: ParagraphStyle = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)


def _set_fonts(element: Any) -> None:  # noqa: ANN401  # elements of lxml have no types
    element.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        element.set(qn(f"w:{script}"), FONT)


def _add(document: WordDocument, look: Look) -> None:
    style: ParagraphStyle = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), look.id)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(look.size), look.bold, look.italic
    font.color.rgb = RGBColor(0, 0, 0)
    _set_fonts(style.element.get_or_add_rPr().get_or_add_rFonts())
    form.alignment = look.align
    form.first_line_indent = Mm(look.indent)
    form.space_before, form.space_after = Pt(look.above), Pt(0)
    form.line_spacing = Pt(1) if look is RULE else 1.0
    form.keep_with_next, form.widow_control = look.stays, True


def is_ours(paragraph: Paragraph) -> bool:
    """Tells a paragraph that a letter has filled from one that cells and margins begin with."""
    return paragraph.style is not None and paragraph.style.name in _NAMES


def framed(run: Run) -> None:
    """Draws a frame around a run: the mark of a draft."""
    border = OxmlElement("w:bdr")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "2"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    run.font.bold, run.font.size = True, Pt(MARK.size)
    run._r.get_or_add_rPr().insert_element_before(border, "w:shd", "w:fitText", "w:vertAlign")


def centred_behind(paragraph: Paragraph) -> None:
    """Puts what follows a mark into the middle of the line."""
    paragraph.paragraph_format.alignment = _LEFT
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH / 2), WD_TAB_ALIGNMENT.CENTER)
    paragraph.add_run("\t")


def number_field() -> list[Any]:
    """Returns the elements of a field that shows the page's number."""
    found = []
    for kind in ("begin", "", "end"):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = "PAGE"
        found.append(element)
    return found
