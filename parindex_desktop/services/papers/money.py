"""The list of award money of a round: one for each award decision, with room for signatures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.award_money import Rounding, is_verified
from parindex_desktop.domain.awards import AwardLevel, Whom
from parindex_desktop.domain.days import short_day
from parindex_desktop.domain.documents import (
    DRAFT,
    Align,
    PageMark,
    PrintedTable,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.domain.dong import show_dong
from parindex_desktop.domain.numbers import roman
from parindex_desktop.domain.paper_wording import AWARD_DECISIONS
from parindex_desktop.domain.papers_money import MoneyList
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.exchange.excel import Sheet, SheetColumn
from parindex_desktop.services.amounts_in_words import in_words
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_money import money_of
from parindex_desktop.services.award_money_edits import show_coefficient
from parindex_desktop.services.papers.award_lines import stamp_of
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.numbering import award_reference, of_level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.services.award_money import RoundMoney, Share
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.ranking_table import Value

_TITLE: Final = "DANH SÁCH CHI TIỀN THƯỞNG"
_SIGNERS: Final = ("Người lập", "Kế toán", "Thủ trưởng đơn vị")
_WHOM: Final = {Whom.COLLECTIVE: "Tập thể", Whom.PERSON: "Cá nhân"}
_COLUMNS: Final = (
    TableColumn("STT"),
    TableColumn("Tên tập thể, họ và tên cá nhân", Align.LEFT, wraps=True),
    TableColumn("Chức vụ, đơn vị công tác", Align.LEFT, wraps=True),
    TableColumn("Hệ số"),
    TableColumn("Mức lương cơ sở (đồng)", Align.RIGHT),
    TableColumn("Tiền thưởng (đồng)", Align.RIGHT),
    TableColumn("Ký nhận"),
)
_TOTALS: Final = (
    TableColumn("STT"),
    TableColumn("Hình thức khen thưởng", Align.LEFT, wraps=True),
    TableColumn("Đối tượng", Align.LEFT),
    TableColumn("Số lượng"),
    TableColumn("Mức thưởng (đồng)", Align.RIGHT),
    TableColumn("Thành tiền (đồng)", Align.RIGHT),
    TableColumn("Nguồn kinh phí", Align.LEFT, wraps=True),
)
_SHEET: Final = (
    SheetColumn("STT", width=6.0),
    SheetColumn("Hình thức", width=14.0),
    SheetColumn("Đối tượng", width=12.0),
    SheetColumn("Tên tập thể, họ và tên cá nhân", width=32.0, wraps=True),
    SheetColumn("Chức vụ, đơn vị công tác", width=36.0, wraps=True),
    SheetColumn("Hệ số", width=8.0),
    SheetColumn("Mức lương cơ sở (đồng)", "#,##0", 14.0),
    SheetColumn("Tiền thưởng (đồng)", "#,##0", 16.0),
    SheetColumn("Nguồn kinh phí", width=24.0, wraps=True),
    SheetColumn("Ký nhận", width=16.0),
)
_ROUNDED: Final = {
    Rounding.UP: "làm tròn lên",
    Rounding.HALF_UP: "làm tròn",
    Rounding.DOWN: "làm tròn xuống",
}
_UNKNOWN_DAY: Final = (
    "Chưa có ngày của quyết định khen thưởng: tạm tính theo mức lương cơ sở và hệ số mới nhất."
)
_UNKNOWN: Final = "chưa có mức thưởng"


def money_parts(task: PaperTask) -> Iterator[PaperPart]:
    """Words the money list of each decision that awards somebody.

    Raises:
        InputError: `MON.107` nobody is awarded; `MON.108` with what is missing, unless the list
            is a draft.
    """
    days = {level: of_level(task, level).request.day for level in AwardLevel}
    known = {level: day.isoformat() if day else "" for level, day in days.items()}
    money = money_of(task.reading, task.round, known)
    levels = [level for level in AwardLevel if money.of_level(level).shares]
    if not levels:
        raise InputError("MON.107", year=task.round.year)
    for level in levels:
        own = money.of_level(level)
        content = money_list(task, level, own)
        sheets = (money_sheet(own, content),)
        yield PaperPart(PaperKind.MONEY, content, sheets=sheets, letter=AWARD_DECISIONS[level])


def money_list(task: PaperTask, level: AwardLevel, money: RoundMoney) -> MoneyList:
    """Words the money list of one decision; raises as `money_parts`."""
    sheets = read_awards(task.reading, task.round).of_level(level)
    stamp = DRAFT if task.request.draft else stamp_of(task.reading, task.round, sheets)
    missing = tuple(p for p in money.problems() if p.severity is Severity.ERROR)
    if missing and stamp.mark is not PageMark.DRAFT:
        raise InputError("MON.108", problems=missing, count=len(missing), year=task.round.year)
    total = money.total
    return MoneyList(
        title=(_TITLE, f"KÈM THEO {_forms(money).upper()}"),
        reference=award_reference(task, level),
        table=TextTable(_COLUMNS, tuple(_rows(money))),
        totals=_totals(money),
        notes=tuple(_notes(money)),
        closing=f"(Tổng số tiền: {show_dong(total)} đồng. Bằng chữ: {in_words(total)})",
        signers=_SIGNERS,
        stamp=stamp,
    )


def money_sheet(money: RoundMoney, content: MoneyList) -> Sheet:
    """Returns a line for each awardee with real numbers, to be filtered by form and by fund."""
    rows: list[tuple[Value, ...]] = []
    for share in money.shares:
        coefficient = share.rate.coefficient if share.rate else None
        base = Decimal(share.salary.amount) if share.salary else None
        each = None if share.each is None else Decimal(share.each)
        for payee in share.payees:
            start = (len(rows) + 1, share.sheet.form, _WHOM[share.whom], payee.name, payee.about)
            rows.append((*start, coefficient, base, each, share.fund, ""))
    return Sheet(
        title="Tiền thưởng",
        columns=_SHEET,
        rows=tuple(rows),
        lines=content.title,
        summary=("", "Tổng cộng", *[""] * 5, Decimal(money.total), "", ""),
        footnotes=(*content.notes, content.closing),
        landscape=True,
    )


def _forms(money: RoundMoney) -> str:
    """Returns the forms of award in the order of the sheets: `Cờ thi đua, Bằng khen`."""
    return ", ".join(dict.fromkeys(share.sheet.form for share in money.shares))


def _rows(money: RoundMoney) -> Iterator[TextRow]:
    """Yields the lines: a form, whom it is given to, those who get it, what they get together."""
    blank = ("", "", "", "", "")
    sheets = list(dict.fromkeys(share.sheet for share in money.shares))
    for place, sheet in enumerate(sheets):
        own = [share for share in money.shares if share.sheet == sheet]
        sum_ = show_dong(sum(share.total for share in own))
        yield TextRow((_letter(place), sheet.form.upper(), "", "", "", sum_, ""), strong=True)
        for number, share in enumerate(own, start=1):
            yield TextRow((roman(number), _WHOM[share.whom], *blank), strong=True)
            yield from _payees(share)


def _letter(place: int) -> str:
    """Returns `A`, `B`, ...: a round with more forms than letters goes on with numbers."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def _payees(share: Share) -> Iterator[TextRow]:
    coefficient = show_coefficient(share.rate.coefficient) if share.rate else ""
    base = show_dong(share.salary.amount) if share.salary else ""
    each = _UNKNOWN if share.each is None else show_dong(share.each)
    for place, payee in enumerate(share.payees, start=1):
        yield TextRow((str(place), payee.name, payee.about, coefficient, base, each, ""))


def _totals(money: RoundMoney) -> PrintedTable:
    rows = tuple(
        (
            str(place), share.sheet.form, _WHOM[share.whom], str(len(share.payees)),
            _UNKNOWN if share.each is None else show_dong(share.each), show_dong(share.total),
            share.fund,
        )
        for place, share in enumerate(money.shares, start=1)
    )  # fmt: skip
    count = sum(len(share.payees) for share in money.shares)
    summary = ("", "Tổng cộng", "", str(count), "", show_dong(money.total), "")
    return PrintedTable(_TOTALS, rows, summary)


def _notes(money: RoundMoney) -> Iterator[str]:
    """Yields what the amounts rest on; legal texts that nobody has looked up are not cited."""
    if any(not share.day for share in money.shares):
        yield _UNKNOWN_DAY
    for salary in dict.fromkeys(share.salary for share in money.shares if share.salary):
        since = f"áp dụng từ ngày {short_day(salary.since)}"
        law = f" theo {salary.law}" if is_verified(salary.law) else ""
        yield f"Mức lương cơ sở {show_dong(salary.amount)} đồng, {since}{law}."
    step, way = money.tables.step, _ROUNDED[money.tables.rounding]
    how = f", {way} đến {show_dong(step)} đồng" if step > 1 else ""
    yield f"Tiền thưởng = hệ số × mức lương cơ sở{how}."
    if laws := list(dict.fromkeys(filter(None, map(_law, money.shares)))):
        yield f"Hệ số: {'; '.join(laws)}."
    funds = money.by_fund()
    if len(funds) > 1:
        yield "; ".join(f"{fund}: {show_dong(sum_)} đồng" for fund, sum_ in funds) + "."


def _law(share: Share) -> str:
    """Returns the legal text of a coefficient; empty for one that nobody has looked up."""
    if share.rate is None or not is_verified(share.rate.law):
        return ""
    return f"{share.sheet.form} cho {_WHOM[share.whom].lower()} theo {share.rate.law}"
