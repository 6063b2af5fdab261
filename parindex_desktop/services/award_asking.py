"""A proposal for rules asked for by name or as texts, beside the sheets that the file has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.award_rule_texts import NOTHING_ASKED, WrittenRules, read_rules
from parindex_desktop.domain.award_rules import AwardRule, GroupRule
from parindex_desktop.domain.awards import FORMS, AwardSheet
from parindex_desktop.domain.text import match_key
from parindex_desktop.errors import InputError
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_proposals import judged_units
from parindex_desktop.services.award_rules_saved import saved_rule

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.award_lists import Awards
    from parindex_desktop.services.award_proposals import Proposed
    from parindex_desktop.services.reading import Reading


@dataclass(frozen=True, slots=True)
class Asked:
    """What a proposal is asked for.

    Attributes:
        texts: Rules as `domain.award_rule_texts` reads them, on top of the saved one.
        saved: Name of a saved rule; empty for none. Without either, the rules of the sheet hold.
        form: Form of award; empty for the first sheet of the round.
        group: Code of the group; empty for all.
    """

    texts: Sequence[str] = ()
    saved: str = ""
    form: str = ""
    group: str = ""


def propose(reading: Reading, round_: Round, asked: Asked) -> tuple[Proposed, ...]:
    """Judges the units of a round, group by group; nothing is written.

    Raises:
        InputError: `AWD.104` for a text that is no rule, `AWD.105` for a rule that is not saved,
            `AWD.108` for a class that no group has, `AWD.110` for a form that is neither usual nor
            that of a sheet, `SET.116` for a code that no group has.
    """
    awards = read_awards(reading, round_)
    sheet, place = _sheet(awards, asked.form)
    if asked.texts or asked.saved:
        sheet = replace(sheet, rules=_rules(reading, round_, asked))
    judged = judged_units(reading, round_, sheet, awards.bars, awards.listed_before(place))
    if not asked.group:
        return judged
    group = reading.group_of(asked.group)
    return tuple(each for each in judged if each.group.id == group.id)


def _sheet(awards: Awards, form: str) -> tuple[AwardSheet, int]:
    """Returns the sheet of a form and its place; a form without one comes after the others."""
    if not form:
        return awards.sheets[0].sheet, 0
    for place, each in enumerate(awards.sheets):
        if match_key(each.sheet.form) == match_key(form):
            return each.sheet, place
    if match_key(form) not in map(match_key, FORMS):
        known = dict.fromkeys((*(each.sheet.form for each in awards.sheets), *FORMS))
        raise InputError("AWD.110", form=form, forms=", ".join(known))
    achievement = awards.sheets[0].sheet.achievement
    place = sum(1 for each in awards.sheets if each.stored_sheet is not None)
    return AwardSheet(awards.round_id, form, achievement=achievement), place


def _rules(reading: Reading, round_: Round, asked: Asked) -> tuple[GroupRule, ...]:
    base = saved_rule(reading, asked.saved).rule if asked.saved else NOTHING_ASKED
    written = read_rules(asked.texts, base)
    for code in written.own:
        reading.group_of(code)
    groups = reading.groups_in(round_.id)
    known = {group.id: _known_classes(reading, round_, group) for group in groups}
    _check_classes(written, {key: name for own in known.values() for key, name in own.items()})
    return tuple(
        GroupRule(group.id, _spelled(written.rule_of(group.code), known[group.id]))
        for group in groups
    )


def _spelled(rule: AwardRule, known: Mapping[str, str]) -> AwardRule:
    """Returns a rule with its class as the group spells it; a group without it keeps the words."""
    own = known.get(match_key(rule.least_class), rule.least_class)
    return replace(rule, least_class=own)


def _known_classes(reading: Reading, round_: Round, group: UnitGroup) -> dict[str, str]:
    bands = reading.book(round_.id, group.id).setup.bands
    return {match_key(band.name): band.name for band in bands}


def _check_classes(written: WrittenRules, known: Mapping[str, str]) -> None:
    for name in sorted(written.classes):
        if match_key(name) not in known:
            raise InputError("AWD.108", name=name, names=", ".join(known.values()))
