"""Awards of the time before the file: typed, pasted, imported; every step one edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import MERIT, EarlierAward, EarlierAwardId, Whom
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.person_names import person_key, read_honorific, split_honorific
from parindex_desktop.domain.text import clean, match_key
from parindex_desktop.services.entity_changes import created, removed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class EarlierEntry:
    """What is typed of an earlier award; the fields are those of `EarlierAward`.

    Attributes:
        year: 0 while it is not known.
        day: ISO.
    """

    year: int = 0
    form: str = MERIT
    whom: Whom = Whom.PERSON
    name: str = ""
    honorific: str = ""
    office: str = ""
    workplace: str = ""
    achievement: str = ""
    decision: str = ""
    day: str = ""

    @property
    def is_complete(self) -> bool:
        """True when it names somebody, a form and a year."""
        return bool(self.year and clean(self.form) and clean(self.name))

    def tidy(self) -> EarlierEntry:
        """Returns the entry cleaned; a collective has no honorific and no position."""
        name, honorific = clean(self.name), ""
        if self.whom is Whom.PERSON:
            inside, rest = split_honorific(name)
            honorific = read_honorific(self.honorific)
            if inside and not honorific:
                honorific, name = inside, rest
        return replace(
            self,
            form=clean(self.form),
            name=name,
            honorific=honorific,
            office=clean(self.office) if self.whom is Whom.PERSON else "",
            workplace=clean(self.workplace) if self.whom is Whom.PERSON else "",
            achievement=clean(self.achievement),
            decision=clean(self.decision),
        )


def entry_of(award: EarlierAward) -> EarlierEntry:
    """Returns what is typed of an award in the register."""
    return EarlierEntry(
        award.year, award.form, award.whom, award.name, award.honorific, award.office,
        award.workplace, award.achievement, award.decision, award.day,
    )  # fmt: skip


def add_awards(
    session: Session, entries: Iterable[EarlierEntry], *, action: str = "history.add"
) -> Edit:
    """Puts awards into the register; those that stand there already are left out.

    Args:
        session: The open work file.
        entries: Complete ones; others are left out.
        action: `history.add` for one that was typed, `history.import` for a table.
    """
    known = {_key(entry_of(each)) for each in session.reader.kept(EarlierAward)}
    new: dict[tuple[object, ...], EarlierEntry] = {}
    for each in entries:
        entry = each.tidy()
        if entry.is_complete and _key(entry) not in known:
            new.setdefault(_key(entry), entry)
    made = [
        _award(EarlierAwardId(number), entry)
        for number, entry in zip(session.new_ids(len(new)), new.values(), strict=True)
    ]
    params = (("count", str(len(made))), ("name", made[0].name if made else ""))
    return Edit(action, params, created(made))


def change_award(before: EarlierAward, entry: EarlierEntry) -> Edit:
    """Changes an award in the register; what would leave it incomplete changes nothing."""
    tidy = entry.tidy()
    after = _award(before.id, tidy) if tidy.is_complete else before
    changes = () if after == before else (EntityChange(before, after),)
    return Edit("history.change", (("name", after.name),), changes)


def remove_awards(awards: Iterable[EarlierAward]) -> Edit:
    """Takes awards out of the register."""
    gone = list(awards)
    params = (("count", str(len(gone))), ("name", gone[0].name if gone else ""))
    return Edit("history.remove", params, removed(gone))


def _key(entry: EarlierEntry) -> tuple[object, ...]:
    """Returns what makes two lines one award: year, form, name, workplace."""
    name = person_key(entry.name) if entry.whom is Whom.PERSON else match_key(entry.name)
    return entry.year, match_key(entry.form), entry.whom, name, match_key(entry.workplace)


def _award(award_id: EarlierAwardId, entry: EarlierEntry) -> EarlierAward:
    return EarlierAward(
        award_id, entry.year, entry.form, entry.whom, entry.name, entry.honorific, entry.office,
        entry.workplace, entry.achievement, entry.decision, entry.day,
    )  # fmt: skip
