"""The layout law held against printed pages: Nghị định 30/2020/NĐ-CP, Phụ lục I, and our choices.

`faults` reads a file back and says in words what is wrong with it; a lawful file has none. It knows
the law by itself: none of its measures comes from `reports`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from parindex_desktop.domain.documents import (
    AcceptedWarnings,
    Content,
    CriteriaSetAnnex,
    Mode,
    PageMark,
    RankingAnnex,
)
from parindex_desktop.domain.letters import Announcement, Decision, Minutes, Submission
from parindex_desktop.domain.papers_awards import AwardList, HandOver
from parindex_desktop.domain.papers_charts import ChartAnnex
from parindex_desktop.domain.papers_criteria import CriterionAnnex
from parindex_desktop.domain.papers_money import MoneyList
from parindex_desktop.domain.papers_register import RegisterBook
from parindex_desktop.domain.papers_sheets import BlankSheet, UnitSheet
from parindex_desktop.domain.papers_tables import ClassSummary, DomainAnnex, YearChanges
from tests.reports.page_reader import Box, ReadPage, read
from tests.reports.table_law import unheaded
from tests.reports.told import bare, signatures, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parindex_desktop.domain.documents import Stamp
    from tests.reports.page_reader import Words

SHORT, LONG = 210.0, 297.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 15.0, 20.0, 20.0
"""Margins in mm that nothing of a paper may enter; the law allows 30-35, 15-20 and 20-25."""

SLACK, LEAN = 0.1, 0.3
"""Half a line's thickness, and by how much a slanted letter leans out of its place; mm."""

TOUCHING = 0.15
"""By how much boxes of ink may meet where letters only lean against each other; mm."""

NUMBER_SIZES = SIZES = (13.0, 14.0)
CORNER = (80.0, 12.0)
"""Width and height of the corner of the agency's digital signature, in mm."""

MARKS = {PageMark.DRAFT: "DỰTHẢO", PageMark.SUPERSEDED: "ĐÃBỊTHAYTHẾ"}
LEAST = {
    Decision: 11.0,
    Submission: 11.0,
    Announcement: 11.0,
    Minutes: 11.0,
    RankingAnnex: 8.0,
    DomainAnnex: 9.0,
    CriterionAnnex: 9.0,
    YearChanges: 9.0,
    ClassSummary: 9.0,
    ChartAnnex: 8.5,
    UnitSheet: 7.6,
    BlankSheet: 11.0,
    AcceptedWarnings: 12.0,
    AwardList: 13.0,
    HandOver: 11.0,
    MoneyList: 12.0,
    RegisterBook: 11.0,
    CriteriaSetAnnex: 12.0,
}
"""The smallest type of each paper in points: recipients, wide tables, letters in charts."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a paper.

    Attributes:
        number: Within the paper, from 1.
        opens_file: It is the first page of the file.
    """

    page: ReadPage
    content: Content
    number: int
    mode: Mode
    opens_file: bool

    @property
    def margin_top(self) -> float:
        """The longer edge of paper on its side lies at the binding and takes 25 mm."""
        return 25.0 if self.page.width > self.page.height else TOP

    @property
    def body(self) -> list[Words]:
        """What stands inside the text area or reaches into it."""
        low, high = self.margin_top, self.page.height - BOTTOM
        return [w for w in self.page.words if w.box.bottom > low - 1 and w.box.top < high]

    @property
    def outside(self) -> list[Words]:
        """What stands above or below the text area."""
        body = self.body
        return [words for words in self.page.words if words not in body]


def faults(pdf: bytes, contents: Sequence[Content], mode: Mode) -> list[str]:
    """Returns what is wrong with a file, each with the page it was found on."""
    found = [f"file: {fault}" for fault in file_faults(pdf)]
    sheets = _sheets(read(pdf), contents, mode)
    if isinstance(sheets, str):
        return [*found, sheets]
    for place, sheet in enumerate(sheets, start=1):
        found += [f"page {place}: {fault}" for check in CHECKS for fault in check(sheet)]
    for content in contents:
        own = [sheet for sheet in sheets if sheet.content is content]
        found += [f"{type(content).__name__}: {fault}" for fault in paper_faults(own)]
    return found


def _sheets(
    pages: Sequence[ReadPage], contents: Sequence[Content], mode: Mode
) -> list[Sheet] | str:
    """Returns the pages of each paper: one without a page number begins the next."""
    sheets: list[Sheet] = []
    for page in pages:
        number = _number_words(page)
        begins = number is None
        papers = len({id(sheet.content) for sheet in sheets}) + begins
        if not 0 < papers <= len(contents):
            return f"{papers} pages without number for {len(contents)} papers"
        nth = 1 if begins else sheets[-1].number + 1
        sheets.append(Sheet(page, contents[papers - 1], nth, mode, not sheets))
    if len({id(sheet.content) for sheet in sheets}) != len(contents):
        return "a paper does not begin with a page without number"
    return sheets


def _number_words(page: ReadPage) -> Words | None:
    top = [w for w in page.words if w.box.bottom < TOP and w.text.isdigit()]
    return top[0] if top else None


# ---- one page -----------------------------------------------------------------------------------


def paper_size(sheet: Sheet) -> Iterator[str]:
    sizes = sorted((sheet.page.width, sheet.page.height))
    if abs(sizes[0] - SHORT) > SLACK or abs(sizes[1] - LONG) > SLACK:
        yield f"no A4: {sheet.page.width:.1f} x {sheet.page.height:.1f} mm"


def margins(sheet: Sheet) -> Iterator[str]:
    """Only number, mark and fingerprint stand outside the text area, and the mark's frame."""
    page, top = sheet.page, sheet.margin_top
    known = [words for words in sheet.outside if _is_marginal(words, sheet)]
    for words in page.words:
        if words not in known and not _inside(words.box, page, top, LEAN):
            yield f"in the margin: {words.box}"
    frames = [w.box for w in known if w.text in MARKS.values()]
    for line in [*page.strokes, *(area.box for area in page.areas)]:
        is_frame = any(
            frame.left - 3 < line.left and line.right < frame.right + 3 and line.bottom < TOP
            for frame in frames
        )
        if not is_frame and not _inside(line, page, top, SLACK):
            yield f"drawn in the margin: {line}"


def _is_marginal(words: Words, sheet: Sheet) -> bool:
    stamp = sheet.content.stamp
    printed = {MARKS.get(stamp.mark, ""), _fingerprint_line(stamp)} - {""}
    return words.text in printed or words == _number_words(sheet.page)


def _fingerprint_line(stamp: Stamp) -> str:
    return f"Mãdữliệu:{stamp.fingerprint}" if stamp.fingerprint else ""


def _inside(box: Box, page: ReadPage, top: float, slack: float) -> bool:
    return (
        box.left >= LEFT - slack
        and box.right <= page.width - RIGHT + slack
        and box.top >= top - SLACK
        and box.bottom <= page.height - BOTTOM + SLACK
    )


def page_number(sheet: Sheet) -> Iterator[str]:
    """13-14 points, upright, centred in the top margin; none on page 1."""
    words = _number_words(sheet.page)
    if words is None:
        return
    centre = (words.box.left + words.box.right) / 2
    if words.text != str(sheet.number):
        yield f"number {words.text} on page {sheet.number}"
    if abs(centre - sheet.page.width / 2) > 0.5:
        yield f"number not centred: {centre:.1f} mm"
    if not SIZES[0] <= words.size <= SIZES[1] or words.face != "Regular":
        yield f"number in {words.size} {words.face}"


def stamp(sheet: Sheet) -> Iterator[str]:
    """The mark at the top, the fingerprint at the foot, of every page."""
    said, due = {words.text for words in sheet.outside}, sheet.content.stamp
    for mark, text in MARKS.items():
        if (text in said) != (mark is due.mark):
            yield f"mark {text} {'missing' if mark is due.mark else 'not due'}"
    line = _fingerprint_line(due)
    if line and line not in said:
        yield "no fingerprint"
    if not line and any(text.startswith("Mãdữliệu") for text in said):
        yield "a fingerprint of open data"


def smallest_type(sheet: Sheet) -> Iterator[str]:
    least = LEAST[type(sheet.content)]
    for words in sheet.body:
        if words.size < least - 0.01:
            yield f"type of {words.size:.1f} below {least}: {words.box.text!r}"


def overprinted(sheet: Sheet) -> Iterator[str]:
    """No words are crossed by a line, stand on something dark or on other words."""
    page = sheet.page
    dark = [area.box for area in page.areas if area.grey < 200 and not _is_hair(area.box)]
    for words in page.words:
        for line in page.strokes:
            if words.box.meets(line, SLACK):
                yield f"{words.box} crossed by {line}"
        for area in dark:
            if words.box.meets(area, TOUCHING):
                yield f"{words.box} on dark {area}"
    for one, other in combinations(page.words, 2):
        if one.box.meets(other.box, TOUCHING):
            yield f"{one.box} on {other.box}"


def _is_hair(box: Box) -> bool:
    return min(box.right - box.left, box.bottom - box.top) < 0.5


def corner(sheet: Sheet) -> Iterator[str]:
    """The top right corner of an electronic file belongs to the agency's signature."""
    if sheet.mode is not Mode.ELECTRONIC or not sheet.opens_file:
        return
    page, (width, height) = sheet.page, CORNER
    right = page.width - RIGHT
    free = Box("", right - width, sheet.margin_top, right, sheet.margin_top + height)
    for box in [w.box for w in page.words] + page.strokes + [a.box for a in page.areas]:
        if box.meets(free, SLACK):
            yield f"in the signature's corner: {box}"


def composed(sheet: Sheet) -> Iterator[str]:
    """Every letter is there, in its composed form, and nothing was escaped twice."""
    for words in sheet.page.words:
        text = words.box.text
        if unicodedata.normalize("NFC", text) != text:
            yield f"not NFC: {text!r}"
        if re.search(r"&(?:amp|lt|gt|quot|#\d+);|[\ufffd\x00-\x08\ufffe\uffff]", text):
            yield f"not as typed: {text!r}"


def headed(sheet: Sheet) -> Iterator[str]:
    """Every table on every page begins with its header row, in bold."""
    yield from unheaded(sheet.page, sheet.content, sheet.margin_top)


CHECKS = (
    paper_size, margins, page_number, stamp, smallest_type, overprinted, corner, composed, headed,
)  # fmt: skip


# ---- one paper ----------------------------------------------------------------------------------


def paper_faults(sheets: Sequence[Sheet]) -> Iterator[str]:
    """What is read is what was told, in its order; titles and references in their type."""
    words = [each for sheet in sheets for each in sheet.body]
    flow, owners = "", []
    for each in words:
        flow += each.text
        owners += [each] * len(each.text)
    for texts in (told(sheets[0].content), *signatures(sheets[0].content)):
        yield from _unread(texts, flow)
    yield from _typed(sheets[0].content, flow, owners)


def _unread(texts: Iterable[str], flow: str) -> Iterator[str]:
    """Yields what is not read behind the text before it."""
    place = 0
    for text in texts:
        found = flow.find(text, place)
        if found < 0:
            known = "out of order" if text in flow else "not printed"
            yield f"{known}: {text[:80]!r}"
        else:
            place = found + (len(text) if len(text) > 2 else 0)


def _typed(content: Content, flow: str, owners: Sequence[Words]) -> Iterator[str]:
    """13-14 points: titles bold, what an annex goes with in italics, letters justified or not."""
    due: list[tuple[str, tuple[str, ...]]] = [
        (text, ("Bold",))
        for text in (*getattr(content, "title", ()), *getattr(content, "about", ()))
    ]
    if getattr(content, "reference", None):
        due += [(text, ("Italic",)) for text in ("(Kèm theo", "(Theo Quyết định")]
    due += [(text, ("Italic",)) for text in getattr(content, "grounds", ())]
    due += [(p, ("Regular", "Bold")) for each in getattr(content, "articles", ()) for p in each]
    for section in getattr(content, "sections", ()):
        due += [(text, ("Regular",)) for text in getattr(section, "paragraphs", ())]
        due += [(getattr(section, name, ""), ("Bold",)) for name in ("form", "heading")]
    for text, faces in due:
        found = flow.find(bare(text))
        for words in dict.fromkeys(owners[found : found + len(bare(text))]) if found >= 0 else ():
            if not SIZES[0] <= words.size <= SIZES[1] or words.face not in faces:
                yield f"{words.size} {words.face}: {words.box.text!r}"


# ---- the file -----------------------------------------------------------------------------------


def file_faults(pdf: bytes) -> Iterator[str]:
    """Version, properties and fonts, as `pdfinfo` and `pdffonts` tell them."""
    reader = PdfReader(BytesIO(pdf))
    if pdf[:8] < b"%PDF-1.4":
        yield f"version {pdf[:8]!r}"
    info = reader.metadata
    if info is None or not (info.title and info.author):
        yield "no title or author"
    root = reader.root_object
    if root.get("/Lang") != "vi-VN":
        yield "no language"
    if reader.is_encrypted or "/AcroForm" in root:
        yield "encrypted, or a form"
    for name, is_embedded in _fonts(reader):
        if not is_embedded or "Helvetica" in name:
            yield f"font {name} embedded: {is_embedded}"


def _fonts(reader: PdfReader) -> Iterator[tuple[str, bool]]:
    """Yields every font of a file, whether a page uses it or not."""
    for number in reader.xref[0]:
        thing = reader.get_object(number)
        if isinstance(thing, DictionaryObject) and thing.get("/Type") == "/Font":
            descriptor = thing.get("/FontDescriptor", {})
            yield str(thing.get("/BaseFont")), "/FontFile2" in descriptor
