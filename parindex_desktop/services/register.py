"""The register of certificates: numbers given, corrected, handed over, made void. Never taken back.

Every step is an edit. `services.register_gate` holds what no edit may do to the book, and the
unique index of the database holds numbers apart whoever writes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from parindex_desktop.domain.awards import AwardedCollective, AwardedPerson, Whom
from parindex_desktop.domain.days import is_day, show_day
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.letter_numbers import full_number
from parindex_desktop.domain.paper_wording import AWARD_DECISIONS
from parindex_desktop.domain.register import (
    HIGHEST_NUMBER,
    EntryId,
    RegisterEntry,
    next_number,
    of_book,
)
from parindex_desktop.domain.text import clean, match_key, without_marks
from parindex_desktop.errors import InputError, Problem
from parindex_desktop.services.award_lists import (
    collective_name,
    person_name,
    position_of,
    read_awards,
)
from parindex_desktop.services.entity_changes import changed, created
from parindex_desktop.services.locked_rounds import reading_for_papers, reading_for_screens
from parindex_desktop.services.papers.wordings import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parindex_desktop.domain.awards import AwardeeId
    from parindex_desktop.domain.certificates.codes import Signed
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

Awardee: TypeAlias = AwardedCollective | AwardedPerson

SHORTEST_REASON: Final = 5
LONGEST_TEXT: Final = 300
"""Letters of a reason or of a receiver: what a line of the book can hold."""


@dataclass(frozen=True, slots=True)
class DecisionOf:
    """The decision that a sheet goes with; both are empty until they are typed.

    Attributes:
        number: `1601/QĐ-UBND`.
        day: ISO.
    """

    number: str
    day: str


def entries_of(reading: Reading) -> tuple[RegisterEntry, ...]:
    """Returns the whole register of the file: newest year first, then by form and number."""
    entries = reading.source.kept(RegisterEntry)
    return tuple(sorted(entries, key=lambda e: (-e.year, match_key(e.form), e.number)))


def numbers_of(reading: Reading) -> Mapping[AwardeeId, RegisterEntry]:
    """Returns the entry of each awardee that has a number which is not void."""
    return {each.awardee_id: each for each in reading.source.kept(RegisterEntry) if each.holds}


def decision_of(reading: Reading, round_: Round, sheet_list: SheetList) -> DecisionOf:
    """Returns number and day of the decision of a sheet, as its letter words them."""
    wording = wording_of(reading, round_, AWARD_DECISIONS[sheet_list.sheet.level])
    return DecisionOf(full_number(wording.number, wording.suffix), wording.day)


def on_sheet(sheet_list: SheetList) -> tuple[Awardee, ...]:
    """Returns all who are on a sheet, collectives first, as printed."""
    return (*sheet_list.collectives, *sheet_list.persons)


def without_number(reading: Reading, sheet_list: SheetList) -> tuple[Awardee, ...]:
    """Returns who of a sheet has no number yet, as printed."""
    known = numbers_of(reading)
    return tuple(each for each in on_sheet(sheet_list) if each.id not in known)


def first_free(reading: Reading, round_: Round, sheet_list: SheetList) -> int:
    """Returns the number that the next awardee of a sheet gets."""
    day = decision_of(reading, round_, sheet_list).day
    year = date.fromisoformat(day).year if is_day(day) else round_.year
    return next_number(reading.source.kept(RegisterEntry), year, sheet_list.sheet.form)


def give_numbers(
    session: Session,
    round_: Round,
    sheet_list: SheetList,
    *,
    day: date,
    start: int | None = None,
) -> Edit:
    """Gives numbers to all of a sheet who have none, in printed order; it is never undone.

    Args:
        session: The open work file.
        round_: Whose awards they are.
        sheet_list: The sheet.
        day: On which the numbers are given.
        start: First number, where the office goes on from a book of its own; None for the one
            after the highest ever given.

    Raises:
        InputError: `REG.101` number or day of the decision is missing, `REG.102` the collectives
            are only proposed, `REG.103` a number is given already (with all of them), `REG.104`
            `start` is no number of a register.
    """
    sheet = sheet_list.sheet
    decision = decision_of(session, round_, sheet_list)
    if not decision.number or not is_day(decision.day):
        raise InputError("REG.101", form=sheet.form)
    waiting = without_number(session, sheet_list)
    if sheet_list.collectives and not sheet.confirmed:
        raise InputError("REG.102", form=sheet.form)
    book = session.source.kept(RegisterEntry)
    year = date.fromisoformat(decision.day).year
    first = next_number(book, year, sheet.form) if start is None else start
    own = of_book(book, year, sheet.form)
    _check_numbers(own, first, len(waiting))
    # One spelling for one book: the index that keeps numbers apart compares letters.
    form = own[0].form if own else sheet.form
    # The book names units as certificates do: as they were called when the round was locked.
    reading = reading_for_papers(session, round_)
    made = [
        replace(
            _entry(reading, sheet_list, awardee, decision),
            id=EntryId(new),
            year=year,
            form=form,
            number=number,
            given_on=day.isoformat(),
        )
        for new, number, awardee in zip(
            session.new_ids(len(waiting)) if waiting else (),
            range(first, first + len(waiting)),
            waiting,
            strict=True,
        )
    ]
    params = (("form", form), ("count", str(len(made))), ("first", str(first)))
    return Edit("register.give", params, created(made))


def outdated(session: Session, round_: Round) -> tuple[tuple[RegisterEntry, RegisterEntry], ...]:
    """Returns entries whose list or decision now says something else: as kept, as it would be.

    What was handed over stays as it was printed.
    """
    reading = reading_for_screens(session, round_)
    known = numbers_of(reading)
    found = []
    for sheet_list in read_awards(reading, round_).sheets:
        decision = decision_of(reading, round_, sheet_list)
        for awardee in on_sheet(sheet_list):
            kept = known.get(awardee.id)
            if kept is not None and not kept.handed_on:
                now = _as_listed(kept, _entry(reading, sheet_list, awardee, decision))
                found += [(kept, now)] if now != kept else []
    return tuple(found)


def correct(pairs: Iterable[tuple[RegisterEntry, RegisterEntry]]) -> Edit:
    """Takes over what lists and decision say now; numbers stay. The log keeps what it was."""
    changes = changed(pairs)
    return Edit("register.correct", (("count", str(len(changes))),), changes)


def void(entries: Sequence[RegisterEntry], reason: str) -> Edit:
    """Makes certificates void, for ever; their numbers are not given again.

    Raises:
        InputError: `REG.105` no reason, `REG.106` one is void already.
    """
    why = read_reason(reason)
    _refuse_void(entries)
    changes = changed((each, replace(each, void=why)) for each in entries)
    return Edit("register.void", (*_about(entries), ("reason", why)), changes)


def hand_over(entries: Sequence[RegisterEntry], day: date, receiver: str) -> Edit:
    """Notes that somebody took certificates, several at once.

    Raises:
        InputError: `REG.106` one is void, `REG.107` nobody is named, `REG.108` one was handed over
            already, `REG.109` the day lies before its decision.
    """
    who = clean(receiver)
    if not who or len(who) > LONGEST_TEXT:
        raise InputError("REG.107", most=LONGEST_TEXT)
    _refuse_void(entries)
    problems = [
        Problem(
            "REG.108",
            each.label,
            {"number": each.label, "receiver": each.receiver, "day": show_day(each.handed_on)},
        )
        for each in entries
        if each.handed_on
    ]
    problems += [
        Problem("REG.109", each.label, {"number": each.label, "day": show_day(each.decision_day)})
        for each in entries
        if day.isoformat() < each.decision_day
    ]
    if problems:
        raise refused(problems)
    iso = day.isoformat()
    changes = changed((each, replace(each, handed_on=iso, receiver=who)) for each in entries)
    return Edit("register.hand_over", (*_about(entries), ("receiver", who)), changes)


def take_back(entries: Sequence[RegisterEntry]) -> Edit:
    """Strikes out hand-overs that were noted by mistake; the log keeps them."""
    handed = [each for each in entries if each.handed_on]
    changes = changed((each, replace(each, handed_on="", receiver="")) for each in handed)
    return Edit("register.take_back", _about(handed), changes)


def found(entries: Iterable[RegisterEntry], text: str) -> tuple[RegisterEntry, ...]:
    """Returns the entries in which every word stands somewhere, case and marks not counting."""
    words = without_marks(clean(text)).split()
    return tuple(each for each in entries if all(word in _searched(each) for word in words))


def entry_named(entries: Iterable[RegisterEntry], signed: Signed) -> RegisterEntry | None:
    """Returns the entry whose number a QR code names; None where the book has no such number."""
    own = of_book(entries, signed.year, signed.form)
    return next((each for each in own if each.number == signed.number), None)


def read_reason(text: str) -> str:
    """Returns a reason as it is kept.

    Raises:
        InputError: `REG.105` it says nothing, or more than a line of the book can hold.
    """
    reason = clean(text)
    if not SHORTEST_REASON <= len(reason) <= LONGEST_TEXT:
        raise InputError("REG.105", least=SHORTEST_REASON, most=LONGEST_TEXT)
    return reason


def refused(problems: Sequence[Problem]) -> InputError:
    """Returns the error for problems of single entries; the first one names it."""
    first = problems[0]
    return InputError(first.code, problems=tuple(problems), **first.params)


def _check_numbers(own: Iterable[RegisterEntry], first: int, count: int) -> None:
    if first < 1 or first + count - 1 > HIGHEST_NUMBER:
        raise InputError("REG.104", most=HIGHEST_NUMBER)
    taken = [each for each in own if first <= each.number < first + count]
    if taken:
        raise refused(
            [
                Problem("REG.103", e.label, {"form": e.form, "number": e.label, "name": e.name})
                for e in taken
            ]
        )


def _refuse_void(entries: Iterable[RegisterEntry]) -> None:
    problems = [
        Problem("REG.106", e.label, {"number": e.label, "reason": e.void})
        for e in entries
        if e.void
    ]
    if problems:
        raise refused(problems)


def _entry(
    reading: Reading,
    sheet_list: SheetList,
    awardee: Awardee,
    decision: DecisionOf,
) -> RegisterEntry:
    """Returns what the book says of an awardee, before it has a number."""
    sheet = sheet_list.sheet
    if isinstance(awardee, AwardedPerson):
        whom, name = Whom.PERSON, person_name(awardee)
        position, own = position_of(awardee), awardee.achievement
    else:
        whom, name = Whom.COLLECTIVE, collective_name(reading, awardee)
        position, own = "", ""
    return RegisterEntry(
        id=EntryId(0),
        year=0,
        form=sheet.form,
        number=0,
        round_id=sheet.round_id,
        sheet_id=sheet.id,
        awardee_id=awardee.id,
        whom=whom,
        name=name,
        workplace=position,
        achievement=own or sheet.achievement,
        decision=decision.number,
        decision_day=decision.day,
        given_on="",
    )


def _as_listed(kept: RegisterEntry, now: RegisterEntry) -> RegisterEntry:
    return replace(
        kept,
        name=now.name,
        workplace=now.workplace,
        achievement=now.achievement,
        decision=now.decision or kept.decision,
        decision_day=now.decision_day or kept.decision_day,
    )


def _about(entries: Sequence[RegisterEntry]) -> tuple[tuple[str, str], ...]:
    first = entries[0] if entries else None
    return (
        ("count", str(len(entries))),
        ("form", first.form if first else ""),
        ("number", first.label if first else ""),
        ("name", first.name if first else ""),
    )


def _searched(entry: RegisterEntry) -> str:
    texts = (
        entry.label, entry.form, entry.name, entry.workplace, entry.decision, entry.receiver,
        entry.achievement, entry.void,
    )  # fmt: skip
    return without_marks(" ".join(texts))
