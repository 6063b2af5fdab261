"""The tables of publication: how often a round was locked, and how its papers are worded."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from parindex_desktop.domain.locking import Locking
from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.storage.entity_row import EntityRow, own_key, reference


class LockingRow(EntityRow):
    """One time that a round was locked; the bytes of its snapshot are an attachment."""

    __tablename__ = "lockings"
    entity = Locking

    id: Mapped[int] = own_key()
    round_id: Mapped[int] = reference("rounds.id", index=True)
    number: Mapped[int]
    fingerprint: Mapped[str]
    locked_at: Mapped[str]
    locked_by: Mapped[str]
    program: Mapped[str]
    froze: Mapped[tuple[int, ...]]
    unlocked_at: Mapped[str]
    unlocked_by: Mapped[str]
    reason: Mapped[str]


class PaperWordingRow(EntityRow):
    """The office's own words of one letter of a round."""

    __tablename__ = "paper_wordings"
    entity = PaperWording

    round_id: Mapped[int] = reference("rounds.id", key=True)
    kind: Mapped[LetterKind] = mapped_column(primary_key=True)
    number: Mapped[str]
    day: Mapped[str]
    superior: Mapped[str]
    agency: Mapped[str]
    suffix: Mapped[str]
    place: Mapped[str]
    about: Mapped[str]
    issuer: Mapped[str]
    addressee: Mapped[str]
    grounds: Mapped[tuple[str, ...]]
    articles: Mapped[tuple[str, ...]]
    recipients: Mapped[tuple[str, ...]]
    signer_office: Mapped[str]
    signer_name: Mapped[str]
    second_office: Mapped[str]
    second_name: Mapped[str]
    members: Mapped[tuple[str, ...]]
    annexes: Mapped[tuple[str, ...]]
