"""Rules of the office under names of their own, to be used again in any group and year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.award_rules import AwardRule, SavedRule, SavedRuleId
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.text import clean, match_key
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

LONGEST_NAME = 60


def saved_rules(reading: Reading) -> tuple[SavedRule, ...]:
    """Returns the saved rules by name."""
    found = reading.source.kept(SavedRule)
    return tuple(sorted(found, key=lambda each: match_key(each.name)))


def saved_rule(reading: Reading, name: str) -> SavedRule:
    """Returns the rule of a name, whatever its spacing and case.

    Raises:
        InputError: `AWD.105` when there is none.
    """
    known = saved_rules(reading)
    found = _named(known, name)
    if found is None:
        names = ", ".join(each.name for each in known) or "–"
        raise InputError("AWD.105", name=name, names=names)
    return found


def save_rule(session: Session, name: str, rule: AwardRule) -> Edit:
    """Saves a rule under a name; one of that name is replaced.

    Raises:
        InputError: `AWD.106` for a name that is empty or too long.
    """
    name = _checked(name)
    before = _named(saved_rules(session), name)
    rule_id = before.id if before else SavedRuleId(session.new_ids()[0])
    after = SavedRule(rule_id, name, rule)
    changes = () if before == after else (EntityChange(before, after),)
    return Edit("awards.rule_save", (("name", name),), changes)


def rename_rule(session: Session, before: SavedRule, name: str) -> Edit:
    """Gives a saved rule another name.

    Raises:
        InputError: `AWD.106` for a name that is empty or too long, `AWD.107` for that of another.
    """
    name = _checked(name)
    other = _named(saved_rules(session), name)
    if other is not None and other.id != before.id:
        raise InputError("AWD.107", name=other.name)
    after = replace(before, name=name)
    changes = () if before == after else (EntityChange(before, after),)
    return Edit("awards.rule_rename", (("name", before.name), ("new", name)), changes)


def remove_rule(before: SavedRule) -> Edit:
    """Removes a saved rule; groups that use it keep their conditions."""
    return Edit("awards.rule_remove", (("name", before.name),), (EntityChange(before, None),))


def _named(rules: tuple[SavedRule, ...], name: str) -> SavedRule | None:
    wanted = match_key(name)
    return next((each for each in rules if match_key(each.name) == wanted), None)


def _checked(name: str) -> str:
    cleaned = clean(name)
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise InputError("AWD.106", most=LONGEST_NAME)
    return cleaned
