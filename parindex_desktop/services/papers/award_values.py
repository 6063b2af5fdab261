"""What the placeholders of award letters stand for: forms, counts, achievement, fund, a table.

Placeholders of the department's own awards have the same names with `của sở` behind them.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awards import FLAG, AwardLevel
from parindex_desktop.domain.documents import Align, TableColumn, TextRow, TextTable
from parindex_desktop.domain.text import match_key
from parindex_desktop.services.award_funds import fund_of
from parindex_desktop.services.award_lists import collective_name, read_awards
from parindex_desktop.services.papers.group_sentences import listed
from parindex_desktop.services.papers.office_words import authority_of, committee_of, director_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.awards import AwardSheet
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.award_lists import Awards, SheetList
    from parindex_desktop.services.reading import Reading

AWARDED: Final = "bảng khen thưởng"
"""A table where it is a paragraph of its own."""

_OF_LEVEL: Final = {AwardLevel.PROVINCE: "", AwardLevel.DEPARTMENT: " của sở"}
_TABLE: Final = (
    TableColumn("STT"),
    TableColumn("Hình thức khen thưởng", Align.LEFT, wraps=True),
    TableColumn("Tập thể", Align.LEFT, wraps=True),
    TableColumn("Số cá nhân"),
)


def award_values(reading: Reading, round_: Round) -> dict[str, Callable[[], str]]:
    """Returns what makes the values, names in lower case; the awards are read once at most."""
    awards = cache(partial(read_awards, reading, round_))
    made: dict[str, Callable[[], str]] = {
        AWARDED: lambda: counts_in(awards().of_level(AwardLevel.PROVINCE)),
    }
    for level, end in _OF_LEVEL.items():
        made |= _of_level(reading, level, end, awards)
    return made


def _of_level(
    reading: Reading, level: AwardLevel, end: str, awards: Callable[[], Awards]
) -> dict[str, Callable[[], str]]:
    def sheets() -> tuple[SheetList, ...]:
        return awards().of_level(level)

    return {
        f"hình thức khen thưởng{end}": lambda: forms_given(reading, sheets()),
        f"số lượng khen thưởng{end}": lambda: counts_in(sheets()),
        f"thành tích khen thưởng{end}": lambda: _achievements(sheets()),
        f"nguồn tiền thưởng{end}": lambda: _funds(reading, sheets()),
    }


def forms_given(reading: Reading, sheets: Sequence[SheetList]) -> str:
    """Returns the forms of award with who gives them, each once.

    `Bằng khen và Giấy khen của Giám đốc ...`; sheets may name givers of their own.
    """
    given: dict[str, list[str]] = {}
    for each in sheets:
        forms = given.setdefault(giver_of(reading, each.sheet), [])
        if each.sheet.form not in forms:
            forms.append(each.sheet.form)
    return listed([f"{listed(forms)} của {giver}" for giver, forms in given.items()])


def giver_of(reading: Reading, sheet: AwardSheet) -> str:
    """Returns who gives the awards of a sheet."""
    return sheet.authority or usual_giver(reading, sheet)


def usual_giver(reading: Reading, sheet: AwardSheet) -> str:
    """Returns who gives the awards of a sheet that names nobody.

    A flag is the province's: its Chairman decides on it, but it is called that of the People's
    Committee (Luật Thi đua, khen thưởng 2022: "Cờ thi đua của bộ, ban, ngành, tỉnh").
    """
    if sheet.level is AwardLevel.PROVINCE and match_key(sheet.form) == match_key(FLAG):
        return committee_of(reading.profile)
    return awarding(reading, sheet.level)


def awarding(reading: Reading, level: AwardLevel) -> str:
    """Returns who decides on awards of a level."""
    profile = reading.profile
    return authority_of(profile) if level is AwardLevel.PROVINCE else director_of(profile)


def counts_in(sheets: Sequence[SheetList]) -> str:
    """Returns how many are awarded; of several forms: `02 tập thể (Cờ thi đua), ...`."""
    if len(sheets) == 1:
        return count_of(sheets[0])
    return ", ".join(f"{count_of(each)} ({each.sheet.form})" for each in sheets)


def list_counts(sheets: Sequence[SheetList]) -> str:
    """Returns the same for the end of a list: `02 tập thể được tặng Cờ thi đua; ...`."""
    if len(sheets) == 1:
        return count_of(sheets[0])
    return "; ".join(f"{count_of(each)} được tặng {each.sheet.form}" for each in sheets)


def count_of(sheet: SheetList) -> str:
    """Returns how many are on a sheet, with two digits at least: `04 tập thể và 29 cá nhân`."""
    counts = ((len(sheet.collectives), "tập thể"), (len(sheet.persons), "cá nhân"))
    return " và ".join(f"{count:02} {noun}" for count, noun in counts if count)


def awarded_table(reading: Reading, round_: Round) -> TextTable:
    """Returns the awards of the province form by form, collectives by name, persons counted."""
    sheets = read_awards(reading, round_).of_level(AwardLevel.PROVINCE)
    rows = (
        TextRow(
            (
                str(place),
                each.sheet.form,
                "\n".join(collective_name(reading, c) for c in each.collectives),
                f"{len(each.persons):02}" if each.persons else "",
            )
        )
        for place, each in enumerate(sheets, start=1)
    )
    return TextTable(_TABLE, tuple(rows))


def _achievements(sheets: Sequence[SheetList]) -> str:
    """Returns what for, to be read behind who: `có thành tích ...`; empty if one has none."""
    said = dict.fromkeys(_within(each.sheet.achievement) for each in sheets)
    return "" if "" in said else listed(list(said))


def _within(achievement: str) -> str:
    """Returns a text as the middle of a sentence begins it; abbreviations keep their capitals."""
    is_word = achievement[1:2].islower() or achievement[1:2] == " "
    return achievement[:1].lower() + achievement[1:] if is_word else achievement


def _funds(reading: Reading, sheets: Sequence[SheetList]) -> str:
    """Returns where the money comes from, each fund once."""
    return listed(list(dict.fromkeys(fund_of(reading, each.sheet) for each in sheets)))
