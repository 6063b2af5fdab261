"""What an edit did to things beside the scores, in the words of a story."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.second_entry.campaigns import Settlement
from parindex_desktop.domain.units import Participation
from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria_change_words import worded_rule
from parindex_desktop.services.trail_names import stage_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.edits import EntityChange
    from parindex_desktop.services.trail_names import TrailNames


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words.

    Attributes:
        where: What changed: a stage, the reason, a document.
        before: What was there; empty for nothing.
        after: What is there since; empty for nothing.
        why: What it comes from: the facts behind points, the reason of a settlement.
    """

    where: str
    before: str
    after: str
    why: str = ""

    @property
    def moved(self) -> str:
        """What was there and what is there since."""
        if not self.after:
            return tr("{before}, taken away", before=self.before)
        return f"{self.before} → {self.after}" if self.before else self.after

    @property
    def sentence(self) -> str:
        """The change as one plain sentence."""
        return f"{self.where}: {self.moved}" + (f" ({self.why})" if self.why else "")


def tell_change(change: EntityChange, names: TrailNames, leaf: Criterion | None) -> Iterator[Told]:
    """Yields what a change of an entity did, as far as it is more than its action says.

    Args:
        change: What was there and what is there.
        names: For codes of criteria.
        leaf: What the story is about; None for the story of a whole unit.
    """
    match change.after or change.before:
        case Remark() as remark:
            yield _remark(change, _named(names, leaf, remark))
        case Evidence() as evidence:
            yield from _evidence(change, _named(names, leaf, evidence))
        case Settlement() as settlement:
            yield _settlement(change, settlement)
        case Criterion():
            yield from _criterion(change)
        case Participation() as part:
            relevant = names.exempting(leaf, part.round_id) if leaf is not None else None
            yield from _traits(change, relevant)
        case Acceptance() as acceptance:
            yield _acceptance(change, acceptance)
        case ControlTotal() as total:
            yield _control_total(change, total)


def _named(names: TrailNames, leaf: Criterion | None, about: Remark | Evidence) -> str:
    """Returns what goes before a change in the story of a unit: the code of its criterion."""
    if leaf is not None:
        return ""
    found = names.criterion(about.round_id, about.criterion_id)
    return f"{found.code if found else tr('(removed)')} · "


def _remark(change: EntityChange, named: str) -> Told:
    before, after = change.before, change.after
    some = after or before
    assert isinstance(some, Remark)
    kind = {
        RemarkKind.SELF: tr("The unit's note"),
        RemarkKind.REASON: tr("Reason"),
        RemarkKind.EXPLANATION: tr("The unit's explanation"),
        RemarkKind.ANSWER: tr("Answer to the explanation"),
    }[some.kind]
    texts = (_quoted(each.text) if isinstance(each, Remark) else "" for each in (before, after))
    return Told(f"{named}{kind}", *texts)


def _evidence(change: EntityChange, named: str) -> Iterator[Told]:
    before, after = change.before, change.after
    where = f"{named}{tr('Document')}"
    if isinstance(before, Evidence) and isinstance(after, Evidence):
        if _typed(before) != _typed(after):  # otherwise only its place in the list is another
            yield Told(where, _document(before), _document(after))
    else:
        texts = (_document(each) if isinstance(each, Evidence) else "" for each in (before, after))
        yield Told(where, *texts)


def _settlement(change: EntityChange, some: Settlement) -> Told:
    where = tr("Difference of second entry")
    keyed = tr(
        "keyed first {first}, then {second}, then {third}",
        first=some.first or "–", second=some.second or "–", third=some.third or "–",
    )  # fmt: skip
    why = "; ".join(filter(None, (keyed, some.reason)))
    if change.after is None:
        return Told(where, tr("settled at {value}", value=some.chosen or "–"), "", why)
    return Told(where, "", tr("settled at {value}", value=some.chosen or "–"), why)


def _criterion(change: EntityChange) -> Iterator[Told]:
    before, after = change.before, change.after
    if not (isinstance(before, Criterion) and isinstance(after, Criterion)):
        return
    if before.max_points != after.max_points:
        points = (format_points(each.max_points) for each in (before, after))
        yield Told(tr("Maximum of the criterion"), *points)
    if before.rule != after.rule:
        rules = (_quoted(worded_rule(each).replace("\n", "; ")) for each in (before, after))
        yield Told(tr("Rule of the criterion"), *rules)


def _traits(change: EntityChange, relevant: frozenset[str] | None) -> Iterator[Told]:
    """Yields the traits given and taken; those a leaf asks for, or all with None."""
    had, has = (
        each.traits if isinstance(each, Participation) else ()
        for each in (change.before, change.after)
    )
    for trait in dict.fromkeys((*had, *has)):
        given = trait in has
        if given is not (trait in had) and (relevant is None or trait in relevant):
            text = _quoted(trait)
            yield Told(tr("Trait of the unit"), "" if given else text, text if given else "")


def _acceptance(change: EntityChange, some: Acceptance) -> Told:
    where = tr("Warning {code}", code=some.code)
    text = tr("accepted: {reason}", reason=some.reason)
    return Told(where, "", text) if change.after is not None else Told(where, text, "")


def _control_total(change: EntityChange, some: ControlTotal) -> Told:
    texts = (
        format_points(each.points) if isinstance(each, ControlTotal) else ""
        for each in (change.before, change.after)
    )
    return Told(tr("Total on paper, {stage}", stage=stage_name(some.stage)), *texts)


def _document(evidence: Evidence) -> str:
    parts = (evidence.number, evidence.issuer, evidence.note, evidence.attachment_name)
    return ", ".join(filter(None, parts)) or evidence.name


def _typed(evidence: Evidence) -> tuple[object, ...]:
    names = (each.name for each in fields(Evidence) if each.name != "position")
    return tuple(getattr(evidence, name) for name in names)


def _quoted(text: str) -> str:
    return f"“{text}”" if text else ""
