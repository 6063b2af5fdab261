"""What is to be noticed of a person on an award list, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.person_names import (
    LONGEST_USUAL_NAME,
    is_odd_name,
    letter_count,
    split_honorific,
)
from parindex_desktop.i18n import tr
from parindex_desktop.services.award_repeats import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.awards import AwardedPerson
    from parindex_desktop.services.award_repeats import Repeat


def tell_repeat(repeat: Repeat) -> str:
    """Says where the name of a person stands too, and whether it is surely the same person."""
    place, form, year = repeat.place, repeat.form, repeat.year
    match repeat.where, repeat.same_workplace:
        case Where.HERE, True:
            return tr("Same person as line {place}", place=place)
        case Where.HERE, False:
            return tr("Same name as line {place}", place=place)
        case Where.OTHER_SHEET, True:
            return tr("Also gets {form} (line {place})", form=form, place=place)
        case Where.OTHER_SHEET, False:
            return tr("Same name on {form}, line {place}", form=form, place=place)
        case _, True:
            return tr("Had {form} in {year}", form=form, year=year)
    return tr("Same name: {form} in {year}, {workplace}", form=form, year=year,
              workplace=repeat.workplace or tr("workplace unknown"))  # fmt: skip


def what_to_notice(person: AwardedPerson, repeats: Sequence[Repeat]) -> str:
    """Says where the name stands too, what is missing, and what is odd about the name."""
    told = [tell_repeat(each) for each in repeats]
    missing = [
        name
        for name, text in (
            (tr("Mr/Ms"), person.honorific),
            (tr("position"), person.office),
            (tr("workplace"), person.workplace),
        )
        if not text
    ]
    if missing:
        told.append(tr("No {fields}", fields=", ".join(missing)))
    letters = letter_count(person.name)
    if letters > LONGEST_USUAL_NAME:
        told.append(tr("A name of {count} letters", count=letters))
    elif is_odd_name(person.name):
        told.append(tr("Look at how the name is written"))
    if person.honorific and split_honorific(person.name)[0]:
        told.append(tr("The name begins with Mr/Ms as well"))
    return " · ".join(told)


def is_only_earlier(person: AwardedPerson, repeats: Sequence[Repeat]) -> bool:
    """Tells whether all that there is to notice are awards of earlier years."""
    earlier = [each for each in repeats if each.where is Where.EARLIER]
    return len(earlier) == len(repeats) and not what_to_notice(person, ())
