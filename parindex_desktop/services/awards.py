"""Every step of the official on an award sheet as an edit: heading, rules, collectives, reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.award_rules import AwardRule, GroupRule
from parindex_desktop.domain.awards import (
    COMMENDATION,
    AwardBar,
    AwardedCollective,
    AwardeeId,
    AwardLevel,
    AwardSheet,
    SheetId,
    TakenOff,
)
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.services.award_lists import collective_name
from parindex_desktop.services.entity_changes import changed, created, removed
from parindex_desktop.services.ordering import moved

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from parindex_desktop.domain.units import GroupId, UnitId
    from parindex_desktop.services.award_lists import Awards, SheetList
    from parindex_desktop.services.session import Session


def add_sheet(session: Session, awards: Awards, form: str) -> Edit:
    """Adds a sheet for another form at the end; the usual first one is stored with it.

    What for, rules and fund are those of the first sheet; Giấy khen is the Director's to give.
    """
    made = [_with_id(session, each.sheet) for each in awards.sheets if each.stored_sheet is None]
    first, form = awards.sheets[0].sheet, clean(form)
    is_own = form == COMMENDATION
    sheet = AwardSheet(
        awards.round_id,
        form,
        achievement=first.achievement,
        id=SheetId(session.new_ids()[0]),
        position=len(awards.sheets),
        level=AwardLevel.DEPARTMENT if is_own else AwardLevel.PROVINCE,
        fund="" if is_own else first.fund,
        rules=first.rules,
    )
    return Edit("awards.sheet_add", (("form", sheet.form),), created([*made, sheet]))


def remove_sheet(awards: Awards, sheet_id: SheetId) -> Edit:
    """Removes a sheet with all who are on it; those behind it close up."""
    gone = next(each for each in awards.sheets if each.sheet.id == sheet_id)
    rest = [each.sheet for each in awards.sheets if each is not gone]
    closed_up = changed((s, replace(s, position=place)) for place, s in enumerate(rest))
    out = removed([*gone.stored, *gone.persons, *gone.taken_off, gone.sheet])
    return Edit("awards.sheet_remove", (("form", gone.sheet.form),), (*closed_up, *out))


def set_sheet(session: Session, sheet_list: SheetList, sheet: AwardSheet) -> Edit:
    """Changes the heading of a sheet: form, achievement, authority, level, fund."""
    after = replace(
        sheet,
        form=clean(sheet.form) or sheet_list.sheet.form,
        achievement=clean(sheet.achievement),
        authority=clean(sheet.authority),
        fund=clean(sheet.fund),
    )
    return Edit("awards.sheet", (("form", after.form),), _sheet_change(session, sheet_list, after))


def move_sheet(awards: Awards, sheet_id: SheetId, step: int) -> Edit:
    """Moves a sheet one place forward (-1) or back (1) among those of the round."""
    before = [each.sheet for each in awards.sheets]
    places = [place for place, sheet in enumerate(before) if sheet.id == sheet_id]
    after = moved(before, places, step)
    numbered = changed((sheet, replace(sheet, position=place)) for place, sheet in enumerate(after))
    form = next(sheet.form for sheet in before if sheet.id == sheet_id)
    return Edit("awards.sheet_order", (("form", form),), numbered)


def set_rules(session: Session, sheet_list: SheetList, rules: Mapping[GroupId, AwardRule]) -> Edit:
    """Changes which units of some groups a sheet proposes."""
    sheet = sheet_list.sheet
    others = [each for each in sheet.rules if each.group_id not in rules]
    given = [GroupRule(group_id, rule) for group_id, rule in rules.items()]
    ordered = sorted([*others, *given], key=lambda each: each.group_id)
    after = replace(sheet, rules=tuple(ordered))
    names = ", ".join(group.name for group in session.groups if group.id in rules)
    return Edit("awards.rule", (("group", names),), _sheet_change(session, sheet_list, after))


def take_proposal(session: Session, sheet_list: SheetList) -> Edit:
    """Makes the units of a sheet those proposed now; what is known of them is kept.

    Collectives that are no units stay at the end: no rule can propose them. Reasons for taking
    units off, and for another order, are no longer asked for and go.
    """
    known = {each.unit_id: each for each in sheet_list.stored}
    sheet = storable(session, sheet_list)
    after = [
        known.get(each.unit_id, AwardedCollective(sheet.round_id, each.unit_id, 0))
        for each in sheet_list.proposed
    ]
    after += [each for each in sheet_list.stored if each.unit_id is None]
    sheet = replace(sheet, confirmed=True, order_reason="")
    gone = removed(sheet_list.taken_off)
    return _collectives_edit(session, sheet_list, after, "awards.take", sheet=sheet, beside=gone)


def is_taken_over(sheet_list: SheetList) -> bool:
    """Tells whether a confirmed list is what the rules propose now, so that taking it is idle."""
    listed = [each.unit_id for each in sheet_list.collectives]
    named = [None for each in sheet_list.collectives if each.unit_id is None]
    proposed = [each.unit_id for each in sheet_list.proposed]
    return sheet_list.sheet.confirmed and listed == [*proposed, *named]


def add_collectives(
    session: Session, sheet_list: SheetList, unit_ids: Iterable[UnitId], *, reason: str = ""
) -> Edit:
    """Puts units at the end of a sheet; those already on it stay where they are.

    Args:
        session: The open work file.
        sheet_list: The sheet.
        unit_ids: The units.
        reason: Why they are listed; kept for those that the rules do not propose.

    Raises:
        InputError: `AWD.101` when the rules do not propose one of them and no reason is given.
    """
    proposed = {each.unit_id for each in sheet_list.proposed}
    new = dict.fromkeys(unit for unit in unit_ids if unit not in sheet_list.unit_ids)
    _ask_reason("AWD.101", reason, [session.units[u].name for u in new if u not in proposed])
    round_id = sheet_list.sheet.round_id
    added = [
        AwardedCollective(round_id, unit, 0, reason="" if unit in proposed else clean(reason))
        for unit in new
    ]
    back = removed(each for each in sheet_list.taken_off if each.unit_id in new)
    after = [*sheet_list.collectives, *added]
    return _collectives_edit(session, sheet_list, after, "awards.add", beside=back)


def add_named(session: Session, sheet_list: SheetList, name: str, *, note: str = "") -> Edit:
    """Puts a collective that is no unit of the round at the end of a sheet."""
    named = AwardedCollective(sheet_list.sheet.round_id, None, 0, clean(note), name=clean(name))
    after = [*sheet_list.collectives, *([named] if named.name else [])]
    return _collectives_edit(session, sheet_list, after, "awards.add")


def remove_collectives(
    session: Session,
    sheet_list: SheetList,
    collectives: Collection[AwardedCollective],
    *,
    reason: str = "",
) -> Edit:
    """Takes collectives off a sheet; of units that are proposed the reason is kept.

    Raises:
        InputError: `AWD.102` when the rules propose one of them and no reason is given.
    """
    proposed = {each.unit_id for each in sheet_list.proposed}
    gone = [each for each in sheet_list.collectives if each in collectives]
    left = [each for each in sheet_list.collectives if each not in collectives]
    against = [each for each in gone if each.unit_id in proposed]
    _ask_reason("AWD.102", reason, [collective_name(session, each) for each in against])
    sheet = storable(session, sheet_list)
    reasons = [
        TakenOff(sheet.round_id, sheet.id, each.unit_id, clean(reason))
        for each in against
        if each.unit_id is not None
    ]
    return _collectives_edit(
        session,
        sheet_list,
        left,
        "awards.remove",
        sheet=replace(sheet, confirmed=True),
        beside=created(reasons),
    )


def move_collectives(
    session: Session,
    sheet_list: SheetList,
    collectives: Collection[AwardedCollective],
    step: int,
    *,
    reason: str = "",
) -> Edit:
    """Moves collectives one place up (-1) or down (1), as one block that stops at the end.

    Raises:
        InputError: `AWD.103` when the units then stand in another order than that of the proposal
            and no reason is known.
    """
    after = moved_collectives(sheet_list, collectives, step)
    sheet = storable(session, sheet_list)
    why = clean(reason) or sheet.order_reason
    if is_other_order(sheet_list, after):
        _ask_reason("AWD.103", why, [sheet.form])
    else:
        why = ""
    sheet = replace(sheet, confirmed=True, order_reason=why)
    return _collectives_edit(session, sheet_list, after, "awards.order", sheet=sheet)


def moved_collectives(
    sheet_list: SheetList, collectives: Collection[AwardedCollective], step: int
) -> list[AwardedCollective]:
    """Returns a list with some collectives one place up (-1) or down (1)."""
    places = [i for i, each in enumerate(sheet_list.collectives) if each in collectives]
    return moved(sheet_list.collectives, places, step)


def is_other_order(sheet_list: SheetList, after: Sequence[AwardedCollective]) -> bool:
    """Tells whether proposed units stand in another order than that of the proposal."""
    place_of = {each.unit_id: place for place, each in enumerate(sheet_list.proposed)}
    places = [place_of[c.unit_id] for c in after if c.unit_id in place_of]
    return places != sorted(places)


def change_collective(
    session: Session, sheet_list: SheetList, before: AwardedCollective, after: AwardedCollective
) -> Edit:
    """Changes the note, the printed name or the reason of a collective's line."""
    after = replace(
        after, note=clean(after.note), name=clean(after.name), reason=clean(after.reason)
    )
    lines = [after if each == before else each for each in sheet_list.collectives]
    return _collectives_edit(session, sheet_list, lines, "awards.note")


def set_bar(awards: Awards, unit_id: UnitId, reason: str, name: str) -> Edit:
    """Says that a unit may not be awarded in this round, and why; an empty reason lifts that."""
    before = next((each for each in awards.bars if each.unit_id == unit_id), None)
    after = AwardBar(awards.round_id, unit_id, clean(reason)) if clean(reason) else None
    changes = () if before == after else (EntityChange(before, after),)
    return Edit("awards.bar" if after else "awards.unbar", (("unit", name),), changes)


def _ask_reason(code: str, reason: str, against: Sequence[str]) -> None:
    """Refuses what goes against the rules without a word why."""
    if against and not clean(reason):
        raise InputError(code, names=", ".join(against))


def _collectives_edit(
    session: Session,
    sheet_list: SheetList,
    after: Sequence[AwardedCollective],
    action: str,
    *,
    sheet: AwardSheet | None = None,
    beside: Sequence[EntityChange] = (),
) -> Edit:
    """Returns the edit to another list of collectives; with it the official confirms the list."""
    sheet = sheet or replace(storable(session, sheet_list), confirmed=True)
    before = {each.id: each for each in sheet_list.stored}
    ids = iter(session.new_ids(sum(1 for each in after if each.id not in before)))
    numbered = [
        replace(
            each,
            id=each.id if each.id in before else AwardeeId(next(ids)),
            sheet_id=sheet.id,
            position=place,
        )
        for place, each in enumerate(after)
    ]
    kept = {each.id for each in numbered}
    changes = (
        *sheet_change(sheet_list, sheet),
        *(EntityChange(before.get(c.id), c) for c in numbered if before.get(c.id) != c),
        *beside,
        *removed(each for each in sheet_list.stored if each.id not in kept),
    )
    return Edit(action, (("count", str(len(numbered))),), changes)


def storable(session: Session, sheet_list: SheetList) -> AwardSheet:
    """Returns a sheet that awardees can name: the usual first one gets an id."""
    stored = sheet_list.stored_sheet is not None
    return sheet_list.sheet if stored else _with_id(session, sheet_list.sheet)


def _with_id(session: Session, sheet: AwardSheet) -> AwardSheet:
    return replace(sheet, id=SheetId(session.new_ids()[0]))


def _sheet_change(
    session: Session, sheet_list: SheetList, after: AwardSheet
) -> tuple[EntityChange, ...]:
    if after == sheet_list.sheet:
        return ()
    if sheet_list.stored_sheet is None:
        after = _with_id(session, after)
    return sheet_change(sheet_list, after)


def sheet_change(sheet_list: SheetList, after: AwardSheet) -> tuple[EntityChange, ...]:
    """Returns the change of a sheet that has an id, none when nothing differs."""
    if after == sheet_list.stored_sheet:
        return ()
    return (EntityChange(sheet_list.stored_sheet, after),)
