"""Words beside points as edits: reasons, explanations, answers, and the office's stock phrases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.remarks import Remark, RemarkKind, read_remark
from parindex_desktop.domain.text import clean, without_marks
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.score_entry import Place

LONGEST_PHRASE: Final = 300
_SHOWN: Final = 60


def write(book: GroupBook, dossier: Dossier, place: Place, kind: RemarkKind, text: str) -> Edit:
    """Returns the edit that gives a unit's criterion a remark; an empty text takes it away.

    Raises:
        InputError: `RMK.101` too long, `RMK.102` a letter that is none.
    """
    after = read_remark(text)
    before = dossier.remark(place.unit_id, place.criterion_id, kind)
    if before == after:
        return Edit(f"remarks.{kind.value}")
    params = (
        ("unit", book.units_by_id[place.unit_id].name),
        ("criterion", book.tree.get(place.criterion_id).code),
        ("value", _shortened(after) or "–"),
    )

    def remark(words: str) -> Remark | None:
        return Remark(dossier.round_id, *place, kind, words) if words else None

    change = EntityChange(remark(before), remark(after))
    return Edit(f"remarks.{kind.value}", params, entities=(change,))


def with_phrase(text: str, phrase: str) -> str:
    """Returns a remark with a stock phrase at its end; one that says it already stays as it is."""
    kept = text.rstrip()
    return kept if phrase in kept else f"{kept} {phrase}".lstrip()


def phrases_with(rules: EntryRules, words: str) -> tuple[str, ...]:
    """Returns the stock phrases that have every word of a search, with or without diacritics."""
    wanted = clean(words).casefold()
    plain = without_marks(wanted) == wanted

    def has_all(phrase: str) -> bool:
        read = without_marks(phrase) if plain else phrase.casefold()
        return all(word in read for word in wanted.split())

    return tuple(phrase for phrase in rules.phrases if has_all(phrase))


def add_phrase(kept: EntryRules | None, text: str) -> Edit:
    """Returns the edit that puts a text among the stock phrases of the office.

    Args:
        kept: The rules as they stand in the file; None before anybody changed them.
        text: The phrase.

    Raises:
        InputError: `RMK.103` no text, `RMK.104` longer than `LONGEST_PHRASE` letters, and as
            `read_remark`.
    """
    phrase = clean(read_remark(text))
    rules = kept or EntryRules()
    if not phrase:
        raise InputError("RMK.103")
    if len(phrase) > LONGEST_PHRASE:
        raise InputError("RMK.104", count=len(phrase), most=LONGEST_PHRASE)
    if phrase in rules.phrases:
        return Edit("remarks.phrase")
    after = replace(rules, phrases=(*rules.phrases, phrase))
    return Edit("remarks.phrase", (("value", _shortened(phrase)),), (EntityChange(kept, after),))


def _shortened(text: str) -> str:
    line = clean(text)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
