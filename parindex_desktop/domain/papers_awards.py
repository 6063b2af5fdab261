"""What the papers of awards say beside their letters: lists, hand-over, labels of envelopes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parindex_desktop.domain.documents import NO_STAMP, DecisionReference, PrintedTable, Stamp


@dataclass(frozen=True, slots=True)
class AwardSection:
    """A table of collectives or of persons; what stands above it may be empty.

    Attributes:
        form: `A. CỜ THI ĐUA`, above the first table of a form where there are several.
        about: What the form is given for, where the title does not say it.
        heading: `I. TẬP THỂ`.
    """

    form: str
    about: str
    heading: str
    table: PrintedTable


@dataclass(frozen=True, slots=True)
class AwardList:
    """The list of collectives and persons as an annex of the award decision.

    Attributes:
        title: In capitals, one line of meaning per entry.
        sections: Form by form, collectives before persons; each table counts from 1.
        closing: `(Danh sách có 04 tập thể và 29 cá nhân)`.
    """

    title: tuple[str, ...]
    reference: DecisionReference
    sections: tuple[AwardSection, ...]
    closing: str
    stamp: Stamp = NO_STAMP


@dataclass(frozen=True, slots=True)
class HandOver:
    """The list in which those awarded sign for their certificates.

    Attributes:
        title: In capitals, one line of meaning per entry.
        reference: The decision that awards.
        sections: A table for each form, with columns for a pen.
        notes: Below the last table: how many there are.
        signers: Who signs below, from the left.
    """

    title: tuple[str, ...]
    reference: DecisionReference
    sections: tuple[AwardSection, ...]
    notes: tuple[str, ...]
    signers: tuple[str, ...]
    stamp: Stamp = NO_STAMP


class LabelFormat(StrEnum):
    """Sheets of labels in the trade, A4: columns x rows; the value is the word of the terminal."""

    TWO_BY_SEVEN = "2x7"
    """Of 99,1 x 38,1 mm."""
    THREE_BY_EIGHT = "3x8"
    """Of 70 x 37 mm."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on an envelope.

    Attributes:
        lead: `Kính gửi:`.
        name: In bold.
        lines: Below it: office, workplace.
    """

    lead: str
    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Labels for the envelopes of an award, on as many sheets as they need."""

    labels: tuple[Label, ...]
    format: LabelFormat = LabelFormat.TWO_BY_SEVEN
    stamp: Stamp = NO_STAMP
