"""What was done, in one sentence per kind of edit: for the audit trail, undo and redo.

The trail outlives versions of the program, so a sentence never fails for a missing parameter, and
an action that this version does not know is shown by its key.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import EditKind
from parindex_desktop.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

ACTIONS: dict[str, str] = {
    "file.create": mark("Create the work file"),
    "file.restore": mark("Restore the backup {backup}"),
    "import": mark("Import from the table {source}"),
    "practice.fill": mark("Fill the practice round of {group}"),
    "practice.enter": mark("Add reasons, documents and steps to the practice round of {group}"),
    "office.change": mark("Change the office's details"),
    "rounds.add": mark("Add the round of {year}"),
    "rounds.copy": mark("Begin the round of {year} from {source}"),
    "rounds.change": mark("Change the round {round}"),
    "rounds.remove": mark("Remove the round of {year}"),
    "rounds.policy": mark("Change the rules of {year}"),
    "rounds.classes": mark("Change the classes of {group}"),
    "groups.add": mark("Add the group {group}"),
    "groups.change": mark("Change the group {group}"),
    "groups.move": mark("Move the group {group}"),
    "groups.remove": mark("Remove the group {group}"),
    "units.add": mark("Add {unit}"),
    "units.add_many": mark("Add {count} units to {group}"),
    "units.rename": mark("Rename {unit} to {name}"),
    "units.short_name": mark("Change the short name of {unit} to {name}"),
    "units.sort": mark("Sort the units of {group}"),
    "units.move": mark("Move {count} units in the list"),
    "units.move.one": mark("Move {unit} in the list"),
    "units.move_to_group": mark("Move {count} units to another group"),
    "units.move_to_group.one": mark("Move {unit} to another group"),
    "units.leave_out": mark("Leave {count} units out of the ranking"),
    "units.leave_out.one": mark("Leave {unit} out of the ranking"),
    "units.take_in": mark("Take {count} units into the ranking"),
    "units.take_in.one": mark("Take {unit} into the ranking"),
    "units.traits": mark("Change the traits of {count} units"),
    "units.traits.one": mark("Change the traits of {unit}"),
    "units.remove": mark("Remove {count} units from the round"),
    "units.remove.one": mark("Remove {unit} from the round"),
    "criteria.create": mark("Create the criteria set of {group}"),
    "criteria.import": mark("Import the criteria set of {group}"),
    "criteria.copy": mark("Copy a criteria set for {group}"),
    "criteria.describe": mark("Change the title or caps of the criteria set of {group}"),
    "criteria.paste": mark("Paste {count} criteria"),
    "criteria.freeze": mark("Lock the criteria set of {group}"),
    "criteria.unfreeze": mark("Unlock the criteria set of {group}"),
    "criteria.remove_set": mark("Remove the criteria set of {group}"),
    "criteria.add": mark("Add criterion {code} {name}"),
    "criteria.change": mark("Change criterion {code} {name}"),
    "criteria.recode": mark("Change the codes of {count} criteria"),
    "criteria.recode.one": mark("Change the code {code} to {new}"),
    "criteria.rule": mark("Change the rule of criterion {code} {name}"),
    "criteria.maximum": mark("Change the maximum of criterion {code} {name} to {maximum}"),
    "criteria.maximum.scores": mark(
        "Change the maximum of criterion {code} {name} to {maximum}, and {count} scores"
    ),
    "criteria.rule.scores": mark("Change the rule of criterion {code} {name} and {count} scores"),
    "criteria.remove": mark("Remove criterion {code} {name}"),
    "criteria.move": mark("Move criterion {code}"),
    "criteria.level": mark("Change the level of criterion {code}"),
    "criteria.sums": mark("Set the maxima of {group} to the sums below"),
    "versions.confirm": mark("Confirm {count} criteria as the same as in {year}"),
    "versions.confirm.one": mark("Confirm criterion {code} as {before} of {year}"),
    "versions.separate": mark("Take criterion {code} apart from {before} of {year}"),
    "scores.type": mark("Type {count} scores"),
    "scores.type.one": mark("Type {value} for {unit}, criterion {criterion}"),
    "scores.paste": mark("Paste {count} scores"),
    "scores.paste.one": mark("Paste {value} for {unit}, criterion {criterion}"),
    "scores.cut": mark("Cut {count} scores"),
    "scores.cut.one": mark("Cut the score of {unit}, criterion {criterion}"),
    "scores.clear": mark("Clear {count} scores"),
    "scores.clear.one": mark("Clear the score of {unit}, criterion {criterion}"),
    "scores.fill": mark("Fill {count} scores down"),
    "scores.fill.one": mark("Fill {value} down to {unit}, criterion {criterion}"),
    "scores.na": mark("Mark {count} scores as not applicable"),
    "scores.na.one": mark("Mark {unit}, criterion {criterion} as not applicable"),
    "scores.na_branch": mark("Mark criterion {criterion} as not applicable for {units} units"),
    "scores.na_back": mark("Take back “not applicable” of {count} scores"),
    "scores.na_back.one": mark("Take back “not applicable” of {unit}, criterion {criterion}"),
    "scores.pending": mark("Mark {count} scores as pending"),
    "scores.pending.one": mark("Mark {unit}, criterion {criterion} as pending"),
    "scores.facts": mark("Type facts for {unit}, criterion {criterion}: {value} points"),
    "workbooks.read": mark("Read the self-assessments of {count} units of {group}"),
    "remarks.self": mark("Note of {unit}, criterion {criterion}: {value}"),
    "remarks.reason": mark("Reason for {unit}, criterion {criterion}: {value}"),
    "remarks.explanation": mark("Explanation of {unit}, criterion {criterion}: {value}"),
    "remarks.answer": mark("Answer to {unit}, criterion {criterion}: {value}"),
    "remarks.phrase": mark("Keep the phrase “{value}”"),
    "control.self": mark("Total on the paper of {unit}, self-scored: {value}"),
    "control.appraisal1": mark("Total on the paper of {unit}, appraisal 1: {value}"),
    "control.appraisal2": mark("Total on the paper of {unit}, appraisal 2: {value}"),
    "control.survey": mark("Total on the paper of {unit}, survey: {value}"),
    "entry_rules": mark("Change the rules of score entry"),
    "steps.plan": mark("Plan {step} of {group}: {begins} – {ends}"),
    "steps.unplan": mark("Take the days of {step} of {group} away"),
    "steps.done": mark("{step}: {count} units done on {day}"),
    "steps.done.one": mark("{step}: {unit} done on {day}"),
    "steps.undone": mark("{step}: {count} units not done"),
    "steps.undone.one": mark("{step}: {unit} not done"),
    "users.add": mark("Add the user {name}"),
    "users.change": mark("Change the user {name}"),
    "users.deactivate": mark("Let {name} work here no more"),
    "users.activate": mark("Let {name} work here again"),
    "users.password": mark("Set the password of {name}"),
    "users.no_password": mark("Take the password of {name} away"),
    "second_entry.begin": mark("Begin the second entry of {count} sheets of {group}"),
    "second_entry.close": mark("Close the second entry of {group}"),
    "second_entry.close.early": mark("Close the second entry of {group} early: {reason}"),
    "second_entry.take": mark("Begin to key the sheet of {unit} again"),
    "second_entry.key": mark("Key {count} values again"),
    "second_entry.key.one": mark("Key {value} again for {unit}, criterion {criterion}"),
    "second_entry.agree": mark("The sheet of {unit} agrees in both entries"),
    "second_entry.differ": mark("The sheet of {unit} differs in {count} cells"),
    "second_entry.rekeyed": mark("The differing cells of {unit} are keyed once more"),
    "second_entry.settle": mark("Settle criterion {criterion} of {unit} at {value}"),
    "second_entry.settle_proposed": mark("Settle {count} cells of {unit} as proposed"),
    "second_entry.settled": mark("End the settling of {unit}"),
    "second_entry.reopen": mark("Reopen the sheet of {unit}: {reason}"),
    "evidence.add": mark("Add {count} documents for {unit}, criterion {criterion}"),
    "evidence.add.one": mark("Add the document {document} for {unit}, criterion {criterion}"),
    "evidence.change": mark("Change the document {document} of {unit}, criterion {criterion}"),
    "evidence.remove": mark("Take {count} documents off {unit}, criterion {criterion}"),
    "evidence.remove.one": mark("Take the document {document} off {unit}, criterion {criterion}"),
    "evidence.move": mark("Order the documents of {unit}, criterion {criterion}"),
    "evidence.copy": mark("Copy {count} documents to {unit}, criterion {criterion}"),
    "evidence.copy.one": mark("Copy the document {document} to {unit}, criterion {criterion}"),
    "evidence.attach": mark(
        "Attach {file} to the document {document} of {unit}, criterion {criterion}"
    ),
    "evidence.detach": mark("Take the attached file {file} off {unit}, criterion {criterion}"),
    "checks.accept": mark("Accept {count} warnings"),
    "checks.accept.one": mark("Accept the warning {code} for {unit}, criterion {criterion}"),
    "checks.take_back": mark("Take back the acceptance of {count} warnings"),
    "checks.take_back.one": mark(
        "Take back the acceptance of {code} for {unit}, criterion {criterion}"
    ),
    "publication.lock": mark("Lock the results of {year} ({fingerprint}) by {name}"),
    "publication.unlock": mark("Unlock the results of {year} ({fingerprint}) by {name}: {reason}"),
    "results.columns": mark("Change the columns of the ranking of {group}"),
    "wording.change": mark("{letter}: change “{field}”"),
    "wording.line_add": mark("{letter}: add to “{field}”"),
    "wording.line_remove": mark("{letter}: take off “{field}”"),
    "wording.line_move": mark("{letter}: order “{field}”"),
    "wording.annexes": mark("{letter}: choose the annexes"),
    "wording.take_over": mark("{letter}: take the words over from {year}"),
    "wording.usual": mark("{letter}: take the usual words"),
    "documents.title": mark("Change the title of the ranking of {group}"),
    "awards.sheet": mark("Change the heading of the award list"),
    "awards.rule": mark("Change the rule that proposes units of {group}"),
    "awards.take": mark("Take {count} proposed units into the award list"),
    "awards.add": mark("Add units to the award list"),
    "awards.remove": mark("Take units off the award list"),
    "awards.order": mark("Order the units of the award list"),
    "awards.note": mark("Change the note of an awarded unit"),
    "awards.person_add": mark("Add {name} to the award list"),
    "awards.person_paste": mark("Paste {count} persons into the award list"),
    "awards.person_import": mark("Import {count} persons into the award list"),
    "awards.person_change": mark("Change {name} on the award list"),
    "awards.person_remove": mark("Take {count} persons off the award list: {name}"),
    "awards.person_order": mark("Order the persons of the award list"),
    "awards.person_sort": mark("Sort the persons of the award list"),
    "blanks.copy": mark("Copy a blank profile as {profile}"),
    "blanks.rename": mark("Rename the blank profile {profile} to {name}"),
    "blanks.remove": mark("Remove the blank profile {profile}"),
    "blanks.paper": mark("{profile}: change the paper"),
    "blanks.place": mark("{profile}: move “{field}”"),
    "blanks.width": mark("{profile}: change the width of “{field}”"),
    "blanks.look": mark("{profile}: change the letters of “{field}”"),
    "blanks.text": mark("{profile}: change the text of “{field}”"),
    "blanks.show": mark("{profile}: print “{field}”"),
    "blanks.hide": mark("{profile}: do not print “{field}”"),
    "blanks.code": mark("{profile}: change the QR code"),
    "blanks.background": mark("{profile}: take the picture {file}"),
    "blanks.no_background": mark("{profile}: take the picture away"),
    "blanks.font_add": mark("Add the font {font}"),
    "blanks.font_remove": mark("Remove the font {font}"),
    "register.give": mark("Give {count} numbers of {form}, from {first} on"),
    "register.correct": mark("Correct {count} entries of the register of certificates"),
    "register.void": mark("Make certificate {number} of {name} void: {reason}"),
    "register.hand_over": mark("Hand over {count} certificates to {receiver}"),
    "register.take_back": mark("Strike out the hand-over of certificate {number} of {name}"),
    "register.received": mark("Receive {count} blanks of {form}"),
    "register.printed": mark("Print {count} certificates of {form}"),
    "register.spoiled": mark("Count {count} blanks of {form} as spoiled: {reason}"),
}


def tell_action(action: str, params: Iterable[tuple[str, str]]) -> str:
    """Returns what an edit did, in the language set."""
    sentence = ACTIONS.get(action)
    if sentence is None:
        return action
    return tr(sentence).format_map(defaultdict(lambda: "…", params))


def tell_kind(kind: EditKind, what: str) -> str:
    """Returns what was done, undone, or done again."""
    match kind:
        case EditKind.UNDO:
            return tr("Undone: {what}", what=what)
        case EditKind.REDO:
            return tr("Done again: {what}", what=what)
        case EditKind.DO:
            return what
