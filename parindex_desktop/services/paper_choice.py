"""What an official chose to print, and what is remembered of it for the next time."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.text import clean
from parindex_desktop.domain.units import GroupId
from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.assembling import PaperSet
from parindex_desktop.services.papers.files import papers_of
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import Paper, PaperRequest

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.session import Session
    from parindex_desktop.settings import SettingsStore

_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """The choices on the screen Văn bản.

    Attributes:
        left_out: Groups that get no annex, so that a new group takes part by itself.
    """

    kind: PaperKind = PaperKind.RANKING
    left_out: frozenset[GroupId] = frozenset()
    request: PaperRequest = field(default_factory=PaperRequest)

    def with_group(self, group_id: GroupId, *, included: bool) -> PaperChoice:
        """Returns the choice with an annex for a group, or without."""
        groups = self.left_out - {group_id} if included else self.left_out | {group_id}
        return replace(self, left_out=groups)


def chosen_groups(session: Session, round_: Round, choice: PaperChoice) -> tuple[UnitGroup, ...]:
    """Returns the groups that get an annex, in the order of their numbers."""
    return tuple(g for g in session.groups_in(round_.id) if g.id not in choice.left_out)


def freeze_papers(session: Session, round_: Round, choice: PaperChoice) -> tuple[Paper, ...]:
    """Freezes the papers chosen.

    Raises:
        InputError: `DOC.104` no group is chosen, `DOC.101`, `DOC.102` nothing to print.
    """
    groups = chosen_groups(session, round_, choice)
    if not groups and session.groups_in(round_.id):
        raise InputError("DOC.104")
    return papers_of(session, round_, PaperSet((choice.kind,), groups, choice.request))


def read_day(text: str) -> date | None:
    """Reads `23/5/2017`, `5.1.2026`; None for an empty text.

    Raises:
        InputError: `DOC.105` when it is no date.
    """
    if not clean(text):
        return None
    match = _DAY.fullmatch(clean(text))
    if match is not None:
        with suppress(ValueError):  # such as 31/2
            return date(int(match[3]), int(match[2]), int(match[1]))
    raise InputError("DOC.105", text=clean(text))


def show_day(day: date | None) -> str:
    """Returns a date as it is typed: `23/5/2017`."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""


def remembered(settings: SettingsStore, path: Path, round_: Round, kind: PaperKind) -> PaperRequest:
    """Returns number, date and mode as they were last given for a file, year and document."""
    number, day, mode = (*settings.value.decisions.get(_key(path, round_, kind), ()), "", "", "")[
        :3
    ]
    return PaperRequest(
        mode=Mode(mode) if mode in set(Mode) else Mode.PAPER,
        number=number,
        day=date.fromisoformat(day) if day else None,
        prefer_system_font=settings.value.prefer_times,
    )


def remember(settings: SettingsStore, path: Path, round_: Round, choice: PaperChoice) -> None:
    """Keeps number, date and mode for this person."""
    request = choice.request
    day = request.day.isoformat() if request.day else ""
    entry = (request.number, day, request.mode.value)
    key = _key(path, round_, choice.kind)
    settings.change(decisions={**settings.value.decisions, key: entry})


def _key(path: Path, round_: Round, kind: PaperKind) -> str:
    return f"{path}|{round_.year}|{kind}"
