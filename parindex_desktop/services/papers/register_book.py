"""The register of certificates as a printed book: for each year and form that a round gave."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.days import short_day
from parindex_desktop.domain.documents import Align, TableColumn, TextRow, TextTable
from parindex_desktop.domain.papers_register import BookSection, RegisterBook
from parindex_desktop.domain.register import Blanks, of_book
from parindex_desktop.domain.text import match_key
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.excel import Sheet, SheetColumn
from parindex_desktop.services.blank_stock import blanks_by_entry, stock
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.register import entries_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parindex_desktop.domain.register import EntryId, RegisterEntry
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.reading import Reading

_TITLE: Final = "SỔ CẤP BẰNG"
_SIGNERS: Final = ("Người lập", "Thủ trưởng đơn vị")
_COLUMNS: Final = (
    TableColumn("Số"),
    TableColumn("Ngày vào sổ"),
    TableColumn("Tên tập thể, họ và tên cá nhân", Align.LEFT, wraps=True),
    TableColumn("Chức vụ, đơn vị công tác", Align.LEFT, wraps=True),
    TableColumn("Số, ngày quyết định", Align.LEFT),
    TableColumn("Người nhận, ngày nhận", Align.LEFT, wraps=True),
    TableColumn("Ký nhận"),
    TableColumn("Ghi chú", Align.LEFT, wraps=True),
)
_SHEET: Final = (
    SheetColumn("Số", width=7.0),
    SheetColumn("Năm", width=7.0),
    SheetColumn("Ngày vào sổ", width=12.0),
    SheetColumn("Tên tập thể, họ và tên cá nhân", width=32.0, wraps=True),
    SheetColumn("Chức vụ, đơn vị công tác", width=36.0, wraps=True),
    SheetColumn("Thành tích", width=36.0, wraps=True),
    SheetColumn("Số quyết định", width=16.0),
    SheetColumn("Ngày quyết định", width=12.0),
    SheetColumn("Người nhận", width=26.0, wraps=True),
    SheetColumn("Ngày nhận", width=12.0),
    SheetColumn("Số lần in", width=9.0),
    SheetColumn("Phôi hỏng", width=9.0),
    SheetColumn("Ghi chú", width=32.0, wraps=True),
)


def register_part(task: PaperTask) -> PaperPart:
    """Words the books that certificates of the round stand in, each of them whole.

    Raises:
        InputError: `REG.120` no number was given yet.
    """
    books = _books(task)
    if not books:
        raise InputError("REG.120", year=task.round.year)
    reading, used = task.reading, blanks_by_entry(task.reading)
    content = RegisterBook(
        title=(_TITLE,),
        agency=f"{reading.profile.department} {reading.profile.province}",
        sections=tuple(_section(reading, book, used) for book in books),
        signers=_SIGNERS,
    )
    sheets = tuple(_sheet(book, used) for book in books)
    return PaperPart(PaperKind.REGISTER, content, sheets=sheets)


def _books(task: PaperTask) -> list[tuple[RegisterEntry, ...]]:
    """Returns the books of the round's certificates, in the order in which they were begun.

    One spelling of a form stands for all.
    """
    entries = entries_of(task.reading)
    own = sorted((e for e in entries if e.round_id == task.round.id), key=lambda e: e.id)
    spellings = {(each.year, match_key(each.form)): each.form for each in own}
    return [of_book(entries, year, form) for (year, _), form in spellings.items()]


def _section(
    reading: Reading, book: Sequence[RegisterEntry], used: Mapping[EntryId, Blanks]
) -> BookSection:
    rows = tuple(TextRow(_cells(each, used.get(each.id, Blanks()))) for each in book)
    return BookSection(_book_title(book), TextTable(_COLUMNS, rows), tuple(_notes(reading, book)))


def _book_title(book: Sequence[RegisterEntry]) -> str:
    return f"{book[0].form} năm {book[0].year}"


def _cells(entry: RegisterEntry, blanks: Blanks) -> tuple[str, ...]:
    return (
        f"{entry.number:02}",
        short_day(entry.given_on),
        entry.name,
        entry.workplace,
        f"{entry.decision}\nngày {short_day(entry.decision_day)}",
        f"{entry.receiver}\nngày {short_day(entry.handed_on)}" if entry.handed_on else "",
        "",
        "\n".join(_remarks(entry, blanks)),
    )


def _remarks(entry: RegisterEntry, blanks: Blanks) -> Iterator[str]:
    if entry.void:
        yield f"Đã hủy: {entry.void}"
    if blanks.spoiled_prints:
        yield f"Hỏng {blanks.spoiled_prints:02} phôi"
    if blanks.good > 1:
        yield f"In lại, {blanks.good:02} bản"


def _notes(reading: Reading, book: Sequence[RegisterEntry]) -> Iterator[str]:
    void = sum(1 for each in book if each.void)
    handed = sum(1 for each in book if each.handed_on and each.holds)
    told = f"Sổ có {len(book):02} số; đã trao {handed:02}"
    yield f"{told}, đã hủy {void:02}." if void else f"{told}."
    key = match_key(book[0].form)
    for each in stock(reading):
        if match_key(each.form) == key:
            b = each.blanks
            yield (
                f"Phôi {each.form}: nhận {b.received:02}, in được {b.good:02}, hỏng "
                f"{b.spoiled:02}, còn {b.left:02}."
            )


def _sheet(book: Sequence[RegisterEntry], used: Mapping[EntryId, Blanks]) -> Sheet:
    rows = []
    for entry in book:
        blanks = used.get(entry.id, Blanks())
        rows.append(
            (
                entry.number, entry.year, short_day(entry.given_on), entry.name, entry.workplace,
                entry.achievement, entry.decision, short_day(entry.decision_day), entry.receiver,
                short_day(entry.handed_on), Decimal(blanks.printed),
                Decimal(blanks.spoiled_prints), "; ".join(_remarks(entry, blanks)),
            )
        )  # fmt: skip
    title = _book_title(book)
    return Sheet(title, _SHEET, tuple(rows), lines=(_TITLE, title), landscape=True)
