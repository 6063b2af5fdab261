"""What a letter of the office says: decision, submission, announcement, minutes.

One value for each letter, of which PDF (`reports`) and the editable draft (`exchange.letter_docx`)
are two renderings. Placeholders are filled, results worded, and the last text carries the mark of
the end. Marks of enumerations, leading zeros and the room for a number belong to the form of a
letter (Nghị định 30/2020/NĐ-CP, Phụ lục I); renderings take them from `domain.letter_words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parindex_desktop.domain.documents import NO_STAMP, Stamp, TextTable


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The top of a letter: who issues it at the left, state, motto and date at the right.

    Attributes:
        superior: The agency above the one that issues it; empty where there is none.
        number: With its suffix, `1590/QĐ-UBND`; empty leaves room for it.
        suffix: Printed behind the room left for a number.
        place: Địa danh before the date.
        day: None leaves room for it.
        dated: False for minutes, which tell their time in the text (mẫu 1.9).
    """

    superior: str
    agency: str
    number: str = ""
    suffix: str = ""
    place: str = ""
    day: date | None = None
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs.

    Attributes:
        offices: Lines above the signature: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.
        name: Empty leaves room for it.
    """

    offices: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands below the text.

    Attributes:
        recipients: One line each, without dash and mark at the end.
        second: Who signs at the left: the secretary of minutes.
    """

    signer: Signer
    recipients: tuple[str, ...] = ()
    second: Signer | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a letter with a heading of its own.

    Attributes:
        heading: Bold, on a line of its own; empty for none.
        items: One line each behind a dash, without mark at the end.
        table: Below them; None for none. What follows it is another section.
    """

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    table: TextTable | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that publishes the results.

    Attributes:
        about: `Về việc công bố Chỉ số ...`, one line of meaning per entry.
        issuer: In capitals: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ...`.
        grounds: Căn cứ, without the mark at the end.
        articles: The paragraphs of each, without `Điều 1.`.
    """

    head: Letterhead
    about: tuple[str, ...]
    issuer: str
    grounds: tuple[str, ...]
    articles: tuple[tuple[str, ...], ...]
    closing: Closing
    stamp: Stamp = NO_STAMP


@dataclass(frozen=True, slots=True)
class Submission:
    """The letter with which the department lays the results before who decides (Tờ trình).

    Attributes:
        addressees: Behind `Kính gửi:`.
        sections: Opening, results group by group, what is asked for.
    """

    head: Letterhead
    about: tuple[str, ...]
    addressees: tuple[str, ...]
    grounds: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: Closing
    stamp: Stamp = NO_STAMP


@dataclass(frozen=True, slots=True)
class Announcement:
    """The results in sentences, on one page where they can be (Thông báo)."""

    head: Letterhead
    about: tuple[str, ...]
    addressees: tuple[str, ...]
    grounds: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: Closing
    stamp: Stamp = NO_STAMP


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of the appraisal council (Biên bản, mẫu 1.9), signed by two."""

    head: Letterhead
    about: tuple[str, ...]
    grounds: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: Closing
    stamp: Stamp = NO_STAMP


Letter = Decision | Submission | Announcement | Minutes
