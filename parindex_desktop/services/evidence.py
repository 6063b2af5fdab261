"""The documents of a unit's criterion as edits; which are missing, which stand twice.

Every function that changes something returns one `Edit`, one step of undo; an edit without changes
is empty and writes nothing.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.evidence import (
    Evidence,
    EvidenceEntry,
    EvidenceId,
    entry_problems,
    wants_evidence,
)
from parindex_desktop.domain.same_documents import same_document
from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import InputError
from parindex_desktop.services.group_book import stages_in_force
from parindex_desktop.services.ordering import moved
from parindex_desktop.services.score_entry import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.entry_rules import EntryRules
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session
    from parindex_desktop.storage.attachments import Attachment

_TYPED = tuple(each.name for each in fields(EvidenceEntry))


def add(session: Session, book: GroupBook, place: Place, entries: Iterable[EvidenceEntry]) -> Edit:
    """Puts documents behind those that a unit's criterion has.

    Raises:
        InputError: `EVI.101` to `EVI.104`, `EVI.112`, all entries with a fault as problems; nothing
            is added then.
    """
    _must_be_leaf(book, place)
    typed = [entry.tidy() for entry in entries]
    problems = tuple(p for each in typed for p in entry_problems(each, date.today()))
    if problems:
        raise InputError(problems[0].code, problems=problems)
    blank = Evidence(EvidenceId(0), book.round.id, *place, 0)
    return _added(session, book, place, [_with(blank, entry) for entry in typed], "evidence.add")


def change(book: GroupBook, evidence: Evidence, entry: EvidenceEntry) -> Edit:
    """Changes what is typed of a document.

    Raises:
        InputError: `EVI.101` to `EVI.104`.
    """
    typed = entry.tidy()
    has_attachment = bool(evidence.attachment)
    problems = tuple(entry_problems(typed, date.today(), has_attachment=has_attachment))
    if problems:
        raise InputError(problems[0].code, problems=problems)
    after = _with(evidence, typed)
    changes = (EntityChange(evidence, after),) if after != evidence else ()
    return Edit("evidence.change", _params(book, _place(evidence), [after]), changes)


def remove(session: Session, book: GroupBook, chosen: Sequence[Evidence]) -> Edit:
    """Takes documents of one place off the list; copies stay in the file for undo."""
    if not chosen:
        return Edit("evidence.remove")
    place, gone = _place(chosen[0]), {each.id for each in chosen}
    before = _listed(session, book, place)
    left = [each for each in before if each.id not in gone]
    params = _params(book, place, chosen)
    return Edit(_action("evidence.remove", chosen), params, _ordering(before, left))


def move(session: Session, book: GroupBook, chosen: Sequence[Evidence], step: int) -> Edit:
    """Moves documents of one place up (-1) or down (1), as one block that stops at the end."""
    if not chosen:
        return Edit("evidence.move")
    place, ids = _place(chosen[0]), {each.id for each in chosen}
    before = _listed(session, book, place)
    places = [nth for nth, each in enumerate(before) if each.id in ids]
    after = moved(before, places, step)
    return Edit("evidence.move", _params(book, place, chosen), _ordering(before, after))


def copy_to(session: Session, book: GroupBook, chosen: Sequence[Evidence], place: Place) -> Edit:
    """Names documents for another criterion or unit too, with their attached copies.

    Those that the place already has in the same words are left out.

    Raises:
        InputError: `EVI.112` the criterion is not scored itself.
    """
    _must_be_leaf(book, place)
    there = {_words(each) for each in _listed(session, book, place)}
    wanted = [each for each in chosen if _words(each) not in there]
    return _added(session, book, place, wanted, "evidence.copy")


def attach(book: GroupBook, evidence: Evidence, kept: Attachment, name: str) -> Edit:
    """Gives a document an attached copy, in place of the one it had; see `evidence_files.keep`."""
    after = replace(evidence, attachment=kept.hash, attachment_name=name)
    changes = (EntityChange(evidence, after),) if after != evidence else ()
    params = (*_params(book, _place(evidence), [after]), ("file", name))
    return Edit("evidence.attach", params, changes)


def add_attached(
    session: Session, book: GroupBook, place: Place, files: Sequence[tuple[Attachment, str]]
) -> Edit:
    """Puts a document of its own behind the others for each kept copy and its name.

    Raises:
        InputError: `EVI.112`.
    """
    _must_be_leaf(book, place)
    blank = Evidence(EvidenceId(0), book.round.id, *place, 0)
    made = [replace(blank, attachment=kept.hash, attachment_name=name) for kept, name in files]
    return _added(session, book, place, made, "evidence.add")


def detach(book: GroupBook, evidence: Evidence) -> Edit:
    """Takes the attached copy off a document; one that has nothing else keeps the file's name."""
    if not evidence.attachment:
        return Edit("evidence.detach")
    bare = replace(evidence, attachment="", attachment_name="")
    if not (bare.number or bare.note or bare.reference):
        bare = replace(bare, note=evidence.attachment_name)
    params = (*_params(book, _place(evidence), [evidence]), ("file", evidence.attachment_name))
    return Edit("evidence.detach", params, (EntityChange(evidence, bare),))


# ---- what is missing, and what stands twice -----------------------------------------------------
def missing(
    book: GroupBook, dossier: Dossier, rules: EntryRules, unit_id: UnitId
) -> tuple[Criterion, ...]:
    """Returns the leaves for which a unit claims points without naming any document."""
    if not rules.evidence_needed:
        return ()
    return tuple(
        leaf
        for leaf in book.leaves
        if not dossier.evidence(unit_id, leaf.id) and _claims(book, unit_id, leaf)
    )


def shared(dossier: Dossier) -> tuple[tuple[Evidence, ...], ...]:
    """Returns the documents of a round that stand at two criteria or units, with their entries."""
    return same_document(dossier.all_evidence())


def others_of(evidence: Evidence, groups: Iterable[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    """Returns the entries of the same document at other places, out of the groups of `shared`."""
    own = next((group for group in groups if evidence in group), ())
    return tuple(each for each in own if _place(each) != _place(evidence))


def _claims(book: GroupBook, unit_id: UnitId, leaf: Criterion) -> bool:
    appraised, _ = book.score_in_force(unit_id, leaf.id, stages_in_force(leaf, Stage.APPRAISAL_2))
    own = book.score(unit_id, leaf.id, Stage.SELF)
    return wants_evidence(leaf, own, appraised, exempt=bool(book.exemption(unit_id, leaf.id)))


# ---- edits --------------------------------------------------------------------------------------
def _added(
    session: Session, book: GroupBook, place: Place, made: Sequence[Evidence], action: str
) -> Edit:
    if not made:
        return Edit(action)
    start = len(_listed(session, book, place))
    ids = session.new_ids(len(made))
    changes = tuple(
        EntityChange(None, _at(each, EvidenceId(new), place, start + nth))
        for nth, (new, each) in enumerate(zip(ids, made, strict=True))
    )
    return Edit(_action(action, made), _params(book, place, made), changes)


def _at(evidence: Evidence, new: EvidenceId, place: Place, position: int) -> Evidence:
    unit_id, criterion_id = place
    return replace(evidence, id=new, unit_id=unit_id, criterion_id=criterion_id, position=position)


def _ordering(before: Sequence[Evidence], after: Sequence[Evidence]) -> tuple[EntityChange, ...]:
    numbered = [replace(each, position=nth) for nth, each in enumerate(after)]
    left = {each.id for each in numbered}
    old = {each.id: each for each in before}
    changes = [EntityChange(old[each.id], each) for each in numbered if old[each.id] != each]
    return (*changes, *(EntityChange(each, None) for each in before if each.id not in left))


def _listed(session: Session, book: GroupBook, place: Place) -> tuple[Evidence, ...]:
    return session.dossier(book.round.id).evidence(*place)


def _with(evidence: Evidence, entry: EvidenceEntry) -> Evidence:
    return replace(evidence, **{name: getattr(entry, name) for name in _TYPED})


def _words(evidence: Evidence) -> tuple[str, ...]:
    return (*(getattr(evidence, name) for name in _TYPED), evidence.attachment)


def _place(evidence: Evidence) -> Place:
    return Place(evidence.unit_id, evidence.criterion_id)


def _must_be_leaf(book: GroupBook, place: Place) -> None:
    if not book.tree.is_leaf(place.criterion_id):
        raise InputError("EVI.112", code=book.tree.get(place.criterion_id).code)


def _action(action: str, chosen: Sequence[Evidence]) -> str:
    return f"{action}.one" if len(chosen) == 1 else action


def _params(
    book: GroupBook, place: Place, chosen: Sequence[Evidence]
) -> tuple[tuple[str, str], ...]:
    return (
        ("unit", book.units_by_id[place.unit_id].name),
        ("criterion", book.tree.get(place.criterion_id).code),
        ("count", str(len(chosen))),
        ("document", chosen[0].name),
    )
