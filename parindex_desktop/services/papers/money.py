"""The list of award money of a round: one for each award decision, with room for signatures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.award_money import Rounding, is_verified
from parindex_desktop.domain.awards import AwardLevel, Whom
from parindex_desktop.domain.days import is_day, show_day
from parindex_desktop.domain.documents import (
    DRAFT,
    NO_STAMP,
    Align,
    DecisionReference,
    PageMark,
    PrintedTable,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.domain.dong import show_dong
from parindex_desktop.domain.numbers import roman
from parindex_desktop.domain.papers_money import MoneyList
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.exchange.excel import Sheet, SheetColumn
from parindex_desktop.services.amounts_in_words import in_words
from parindex_desktop.services.award_money import LETTERS, money_of
from parindex_desktop.services.award_money_edits import show_coefficient
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.office_words import authority_of, director_of
from parindex_desktop.services.papers.wordings import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    money = money_of(task.reading, task.round)
    levels = [level for level in AwardLevel if money.of_level(level).shares]
    if not levels:
        raise InputError("MON.107", year=task.round.year)
    for level in levels:
        own = money.of_level(level)
        content = money_list(task, level, own)
        yield PaperPart(PaperKind.MONEY, content, sheets=(money_sheet(own, content),))


def money_list(task: PaperTask, level: AwardLevel, money: RoundMoney) -> MoneyList:
    """Words the money list of one decision; raises as `money_parts`."""
    is_draft = task.request.draft or task.reading.stamp(task.round.id).mark is not PageMark.NONE
    missing = tuple(p for p in money.problems() if p.severity is Severity.ERROR)
    if missing and not is_draft:
        raise InputError("MON.108", problems=missing, count=len(missing), year=task.round.year)
    total = money.total
    return MoneyList(
        title=(_TITLE, f"KÈM THEO {_forms(money).upper()}"),
        reference=_reference(task, level),
        table=TextTable(_COLUMNS, tuple(_rows(money))),
        totals=_totals(money),
        notes=tuple(_notes(money)),
        closing=f"(Tổng số tiền: {show_dong(total)} đồng. Bằng chữ: {in_words(total)})",
        signers=_SIGNERS,
        stamp=DRAFT if is_draft else NO_STAMP,
    )


def money_sheet(money: RoundMoney, content: MoneyList) -> Sheet:
    """Returns a line for each awardee with real numbers; sums are added by whoever pays."""
    rows: list[tuple[Value, ...]] = []
    for share in money.shares:
        for payee in share.payees:
            rate, salary = share.rate, share.salary
            row = (
                len(rows) + 1, share.sheet.form, _WHOM[share.whom], payee.name, payee.about,
                rate.coefficient if rate else None, salary.amount if salary else None,
                share.each, share.fund,
            )  # fmt: skip
            rows.append(row)
    widths = (6.0, 16.0, 12.0, 32.0, 40.0, 8.0, 14.0, 14.0, 26.0, 16.0)
    headings = (
        "STT", "Hình thức", "Đối tượng", "Họ và tên, tên tập thể", "Chức vụ, đơn vị công tác",
        "Hệ số", "Mức lương cơ sở (đồng)", "Tiền thưởng (đồng)", "Nguồn kinh phí", "Ký nhận",
    )  # fmt: skip
    return Sheet(
        title="Tiền thưởng",
        columns=tuple(
            SheetColumn(heading, "General", width, wraps=width > 20.0)
            for heading, width in zip(headings, widths, strict=True)
        ),
        rows=tuple((*row, "") for row in rows),
        lines=content.title,
        summary=("", "Tổng cộng", *[""] * 5, money.total, "", ""),
        footnotes=(*content.notes, content.closing),
        landscape=True,
    )


def _forms(money: RoundMoney) -> str:
    """Returns the forms of award in the order of the sheets: `Cờ thi đua, Bằng khen`."""
    return ", ".join(dict.fromkeys(share.sheet.form for share in money.shares))


def _reference(task: PaperTask, level: AwardLevel) -> DecisionReference:
    profile = task.reading.profile
    wording = wording_of(task.reading, task.round, LETTERS[level])
    is_province = level is AwardLevel.PROVINCE
    return DecisionReference(
        number=wording.number,
        day=date.fromisoformat(wording.day) if is_day(wording.day) else None,
        authority=authority_of(profile) if is_province else director_of(profile),
        suffix=wording.suffix or profile.decision_suffix,
    )


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
    salaries = dict.fromkeys(share.salary for share in money.shares if share.salary)
    for salary in salaries:
        since = (
            f"Mức lương cơ sở {show_dong(salary.amount)} đồng, áp dụng từ {show_day(salary.since)}"
        )
        yield f"{since}{_cited([salary.law])}."
    rates = [share.rate for share in money.shares if share.rate]
    laws = _cited([rate.law for rate in rates])
    step, way = money.tables.step, _ROUNDED[money.tables.rounding]
    how = f", {way} đến {show_dong(step)} đồng" if step > 1 else ""
    yield f"Tiền thưởng = hệ số × mức lương cơ sở{laws}{how}."
    funds = money.by_fund()
    if len(funds) > 1:
        yield "; ".join(f"{fund}: {show_dong(sum_)} đồng" for fund, sum_ in funds) + "."


def _cited(laws: Sequence[str]) -> str:
    """Returns the legal texts that were looked up, in brackets; nothing without any."""
    known = dict.fromkeys(law for law in laws if is_verified(law))
    return f" ({'; '.join(known)})" if known else ""
