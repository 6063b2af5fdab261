"""Letters as editable drafts for Word: the same value that the PDF is made of, top to bottom.

Letterhead and signature stand in tables without borders; rules are borders of thin paragraphs. Word
breaks the lines, so rules follow an estimate of the text above them. The same letter gives the same
bytes.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.shared import Mm

from parindex_desktop.domain import letter_words as words
from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.letters import Announcement, Decision, Minutes, Submission
from parindex_desktop.domain.text import clean
from parindex_desktop.exchange import letter_docx_styles as looks
from parindex_desktop.exchange.clockless import without_clock
from parindex_desktop.exchange.letter_docx_tables import bordered_table, columns, row_stays, ruled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.blkcntnr import BlockItemContainer
    from docx.text.paragraph import Paragraph

    from parindex_desktop.domain.documents import Stamp
    from parindex_desktop.domain.letters import Closing, Letter, Letterhead, Section, Signer
    from parindex_desktop.exchange.letter_docx_styles import Look

_MADE: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Given, never the clock, so that bytes repeat."""

_LEFT, _RIGHT = 71, 94
"""Columns of the letterhead in mm: the state's name in one line, the agency has the rest."""

_SIGNED = (80, 85)
"""Columns of recipients and signature in mm."""

_CORNER: Final = 12
"""Kept free for the digital signature line above an electronic letter, in mm."""

_ABOVE_SIGNATURE: Final = 5
"""Between text and signature, in mm."""

_MOTTO_EMS: Final = 12.25
"""Width of the motto in bold Times New Roman, in sizes of the type."""

_SHARE: Final = 0.4
"""Of the line above it: rules are a third to a half."""


def letter_docx(letter: Letter, *, mode: Mode, author: str) -> bytes:
    """Writes a letter as a draft for Word.

    Args:
        letter: Its value.
        mode: Whether number and date are printed, and the corner of a digital signature left free.
        author: The office, for the properties of the file.
    """
    draft = _Draft(mode)
    draft.head(letter.head)
    draft.title(words.TITLES[type(letter)], letter.about)
    match letter:
        case Decision():
            draft.lines([letter.issuer.upper()], looks.ISSUER)
            draft.lines(words.listed(letter.grounds), looks.GROUND)
            draft.lines([words.DECIDES], looks.ISSUER)
            draft.articles(letter.articles)
        case Submission() | Announcement():
            draft.addressees(letter.addressees)
            draft.lines(words.listed(letter.grounds), looks.GROUND)
            draft.sections(letter.sections)
        case Minutes():
            draft.lines(words.listed(letter.grounds), looks.GROUND)
            draft.sections(letter.sections)
    draft.closing(letter.closing)
    draft.margins(letter.stamp)
    return draft.saved(title=" ".join(letter.about), author=author)


class _Draft:
    """A document being written from the top down."""

    def __init__(self, mode: Mode) -> None:
        self._mode = mode
        self._document = Document()
        looks.set_up(self._document)

    def head(self, head: Letterhead) -> None:
        """Writes the letterhead in two columns."""
        if self._mode is Mode.ELECTRONIC:
            self._add("", looks.RULE).paragraph_format.space_before = Mm(_CORNER)
        (left, right), numbers = columns(self._document, (_LEFT, _RIGHT), rows=2)
        agency = _broken(head.agency) or [words.ROOM]
        for line in _broken(head.superior):
            _put(left, line, looks.SUPERIOR)
        for line in agency:
            _put(left, line, looks.AGENCY)
        ruled(_put(left, "", looks.RULE), _LEFT, _SHARE * min(_LEFT, _width(agency[-1], 12)))
        _put(right, words.STATE, looks.STATE)
        _put(right, words.MOTTO, looks.MOTTO)
        ruled(_put(right, "", looks.RULE), _RIGHT, _MOTTO_EMS * looks.MOTTO.size * 25.4 / 72)
        _put(numbers[0], words.number_line(head, self._mode), looks.NUMBER)
        _put(numbers[1], words.place_line(head, self._mode), looks.DATE)

    def title(self, name: str, about: Sequence[str]) -> None:
        """Writes the kind of letter, what it is about, and a rule."""
        self.lines([name], looks.TITLE)
        self.lines(about, looks.ABOUT)
        last = about[-1] if about else name
        length = _SHARE * min(looks.WIDTH, _width(last, looks.SIZE))
        ruled(self._add("", looks.RULE), looks.WIDTH, length, below=9)

    def lines(self, texts: Iterable[str], look: Look) -> None:
        """Writes paragraphs of one style."""
        for text in filter(None, map(clean, texts)):
            self._add(text, look)
            self._stays_after_colon(text)

    def addressees(self, names: Sequence[str]) -> None:
        """Writes `Kính gửi:`, several addressees below each other."""
        listed = words.listed(names)
        if len(listed) == 1:
            self._add(f"{words.ADDRESSED} {listed[0]}", looks.ADDRESSEE)
        elif listed:
            self._add(words.ADDRESSED, looks.ADDRESSEE)
            self.lines([f"- {name}" for name in listed], looks.BODY)

    def articles(self, articles: Sequence[Sequence[str]]) -> None:
        """Writes `Điều 1.` in bold with its first paragraph, then the others."""
        for number, (first, *others) in enumerate(articles, start=1):
            paragraph = self._add("", looks.BODY)
            paragraph.add_run(words.article_lead(number), style=looks.LEAD)
            paragraph.add_run(f" {clean(first)}")
            self._stays_after_colon(first)
            self.lines(others, looks.BODY)

    def sections(self, sections: Iterable[Section]) -> None:
        """Writes headings with their paragraphs, lists and tables."""
        for section in sections:
            if section.heading:
                self.lines([section.heading], looks.HEADING)
            self.lines(section.paragraphs, looks.BODY)
            self.lines(words.listed(section.items, before="- "), looks.BODY)
            if section.table is not None:
                bordered_table(self._document, section.table)

    def closing(self, closing: Closing) -> None:
        """Writes recipients and signature on the page of the last lines of text."""
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        gap = self._add("", looks.RULE).paragraph_format
        gap.keep_with_next, gap.space_before = True, Mm(_ABOVE_SIGNATURE)
        ((left, right),) = columns(self._document, _SIGNED, rows=1)
        row_stays(self._document.tables[-1])
        if closing.second is None:
            for text, look in _recipient_lines(closing.recipients):
                _put(left, text, look)
        else:
            _signed(left, closing.second)
        _signed(right, closing.signer)
        if closing.second is not None:
            self._add("", looks.RECIPIENT)
            for text, look in _recipient_lines(closing.recipients):
                self._add(text, look)

    def margins(self, stamp: Stamp) -> None:
        """Writes page numbers from the second page on, and what every page says of the data."""
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        number = _first(section.header, looks.PAGE_NUMBER)
        if stamp.mark:
            mark = words.MARKS[stamp.mark]
            looks.framed(number.add_run(mark))
            looks.framed(_put(section.first_page_header, "", looks.MARK).add_run(mark))
            looks.centred_behind(number)
        number.add_run()._r.extend(looks.number_field())
        if stamp.fingerprint:
            for footer in (section.footer, section.first_page_footer):
                _put(footer, words.fingerprint_line(stamp.fingerprint), looks.FINGERPRINT)

    def saved(self, *, title: str, author: str) -> bytes:
        """Returns the file; it names the office, and no clock."""
        properties = self._document.core_properties
        properties.title, properties.author = clean(title)[:255], clean(author)[:255]
        properties.last_modified_by, properties.comments = properties.author, ""
        properties.created = properties.modified = _MADE
        properties.language, properties.revision = looks.LANGUAGE, 1
        package = self._document.part.package
        for name, relation in list(package.rels.items()):
            if relation.reltype.endswith("/thumbnail"):  # a picture of the library's template
                del package.rels[name]
        stamped = io.BytesIO()
        self._document.save(stamped)
        return without_clock(stamped.getvalue())

    def _stays_after_colon(self, text: str) -> None:
        """Keeps a paragraph that announces the next on the same page."""
        if text.rstrip().endswith(":"):
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True

    def _add(self, text: str, look: Look) -> Paragraph:
        return self._document.add_paragraph(text, style=look.name)


def _put(place: BlockItemContainer, text: str, look: Look) -> Paragraph:
    """Adds a paragraph to a cell or a margin; the empty one that it begins with is used first."""
    return _first(place, look, text)


def _first(place: BlockItemContainer, look: Look, text: str = "") -> Paragraph:
    paragraphs = place.paragraphs
    is_new = len(paragraphs) == 1 and not paragraphs[0].runs and not looks.is_ours(paragraphs[0])
    paragraph = paragraphs[0] if is_new else place.add_paragraph()
    paragraph.style = look.name
    if text:
        paragraph.add_run(text)
    return paragraph


def _signed(cell: BlockItemContainer, signer: Signer) -> None:
    for office in filter(None, map(clean, signer.offices)):
        _put(cell, office.upper(), looks.OFFICE)
    _put(cell, clean(signer.name) or words.ROOM, looks.NAME)


def _recipient_lines(recipients: Sequence[str]) -> list[tuple[str, Look]]:
    lines = [(line, looks.RECIPIENT) for line in words.recipient_lines(recipients)]
    return [(words.RECIPIENTS, looks.RECIPIENTS), *lines] if lines else []


def _broken(text: str) -> list[str]:
    """Returns the lines of an agency; a long name is parted in its middle, as Word would not."""
    found: list[str] = []
    for line in filter(None, map(clean, text.splitlines())):
        if _width(line, looks.AGENCY.size) < _LEFT or " " not in line:
            found.append(line)
            continue
        blanks = [at for at, letter in enumerate(line) if letter == " "]
        middle = min(blanks, key=lambda at: abs(2 * at - len(line)))
        found += [line[:middle], line[middle + 1 :]]
    return found


def _width(text: str, size: float) -> float:
    """Returns about how wide a bold text is, in mm: capitals 0,7 of the size, others less."""
    ems = sum(0.25 if c == " " else 0.7 if c.isupper() else 0.48 for c in clean(text))
    return ems * size * 25.4 / 72
