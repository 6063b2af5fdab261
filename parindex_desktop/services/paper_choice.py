"""What an official chose to print, and what is remembered of it for the next time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.locking import LockingId
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.papers_awards import LabelFormat
from parindex_desktop.domain.units import GroupId
from parindex_desktop.errors import InputError
from parindex_desktop.services.locked_rounds import reading_for_papers, reading_of
from parindex_desktop.services.papers.assembling import PaperSet, usual_kinds
from parindex_desktop.services.papers.file_names import USUAL_PATTERN
from parindex_desktop.services.papers.paper import USUAL_REQUEST, PaperRequest
from parindex_desktop.services.papers.registry import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from parindex_desktop.domain.locking import Locking
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session
    from parindex_desktop.settings import SettingsStore


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """The choices on the screen Văn bản.

    Attributes:
        kinds: None for the usual set: the decision and the annexes that it names.
        left_out: Groups that get no annex, so that a new group takes part by itself.
        request: Number and date are left to the words of the round.
        xlsx: The tables are saved as a spreadsheet too.
        docx: The letters are saved as editable drafts too.
        locking: The lock whose data are printed; None for the round as it stands.
    """

    kinds: frozenset[PaperKind] | None = None
    left_out: frozenset[GroupId] = frozenset()
    request: PaperRequest = USUAL_REQUEST
    xlsx: bool = False
    docx: bool = False
    locking: LockingId | None = None

    def with_group(self, group_id: GroupId, *, included: bool) -> PaperChoice:
        """Returns the choice with an annex for a group, or without."""
        groups = self.left_out - {group_id} if included else self.left_out | {group_id}
        return replace(self, left_out=groups)


def made_from(session: Session, round_: Round, choice: PaperChoice) -> Reading:
    """Returns what the papers are made from: the round as it stands, or as it was locked.

    Raises:
        SurroundingsError: As `locked_rounds.reading_of`.
    """
    chosen = next((k for k in lockings(session, round_) if k.id == choice.locking), None)
    return reading_for_papers(session, round_) if chosen is None else reading_of(session, chosen)


def lockings(session: Session, round_: Round) -> tuple[Locking, ...]:
    """Returns the locks of a round, the newest first."""
    return tuple(reversed(session.source.lockings(round_.id)))


def chosen_kinds(reading: Reading, round_: Round, choice: PaperChoice) -> tuple[PaperKind, ...]:
    """Returns the kinds of papers chosen, in the order of a whole set."""
    kinds = choice.kinds if choice.kinds is not None else usual_kinds(reading, round_)
    return tuple(kind for kind in PaperKind if kind in kinds and kind in PAPERS)


def chosen_groups(reading: Reading, round_: Round, choice: PaperChoice) -> tuple[UnitGroup, ...]:
    """Returns the groups that get an annex, in the order of their numbers."""
    return tuple(g for g in reading.groups_in(round_.id) if g.id not in choice.left_out)


def chosen_set(reading: Reading, round_: Round, choice: PaperChoice) -> PaperSet:
    """Returns the papers chosen.

    Raises:
        InputError: `DOC.104` no group is chosen, `DOC.107` no kind of paper.
    """
    groups = chosen_groups(reading, round_, choice)
    if not groups and reading.groups_in(round_.id):
        raise InputError("DOC.104")
    kinds = chosen_kinds(reading, round_, choice)
    if not kinds:
        raise InputError("DOC.107")
    return PaperSet(kinds, groups, choice.request)


def remembered(settings: SettingsStore, path: Path, round_: Round) -> PaperChoice:
    """Returns what was last chosen for a file and year."""
    kept = settings.value
    kinds = kept.paper_kinds.get(_key(path, round_))
    request = PaperRequest(
        mode=Mode(kept.papers_mode) if kept.papers_mode in set(Mode) else Mode.PAPER,
        one_file=not kept.papers_apart,
        prefer_system_font=kept.prefer_times,
        names=kept.paper_names or USUAL_PATTERN,
        labels=LabelFormat(kept.paper_labels)
        if kept.paper_labels in set(LabelFormat)
        else USUAL_REQUEST.labels,
    )
    return PaperChoice(
        None if kinds is None else _known(kinds),
        request=request,
        xlsx=kept.papers_xlsx,
        docx=kept.papers_docx,
    )


def remember(settings: SettingsStore, path: Path, round_: Round, choice: PaperChoice) -> None:
    """Keeps what is chosen for this person: kinds per file and year, how they are saved for all."""
    names = choice.request.names
    key, kinds = _key(path, round_), dict(settings.value.paper_kinds)
    if choice.kinds is not None:
        kinds[key] = tuple(sorted(choice.kinds))
    settings.change(
        paper_kinds=kinds,
        paper_names="" if names == USUAL_PATTERN else names,
        papers_apart=not choice.request.one_file,
        papers_mode=choice.request.mode.value,
        papers_xlsx=choice.xlsx,
        papers_docx=choice.docx,
        paper_labels=choice.request.labels.value,
    )


def _known(kinds: Iterable[str]) -> frozenset[PaperKind]:
    """Returns kinds by their words; another version of the program may have known others."""
    return frozenset(PaperKind(kind) for kind in kinds if kind in set(PaperKind))


def _key(path: Path, round_: Round) -> str:
    return f"{path}|{round_.year}"
