"""WRD: the words of letters; and what letters and their fields are called."""

from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.wording_fields import DECISIONS, WordingField
from parindex_desktop.i18n import mark, tr

SENTENCES = {
    "WRD.101": (
        mark("The text has a character that no paper shows ({letter})."),
        mark("Delete it, or type the text anew."),
    ),
    "WRD.102": (
        mark("The text has {count} letters, more than {most}."),
        mark("Shorten it."),
    ),
    "WRD.103": (
        mark("A letter has {most} lines of this kind at most."),
        mark("Put two of them into one."),
    ),
    "WRD.104": (
        mark("No letter of {year} is worded in this file."),
        mark("Choose another year, or take the usual words."),
    ),
    "WRD.111": (mark("The number is missing."), mark("Type it, or leave it to the clerk.")),
    "WRD.112": (mark("The day is missing."), mark("Type it, or leave it to the clerk.")),
    "WRD.113": (mark("The name of who signs is missing."), mark("Type it.")),
    "WRD.114": (mark("The office of who signs is missing."), mark("Type it, or choose one.")),
    "WRD.115": (
        mark("{name} is yours to fill in."),
        mark("Type words in its place."),
    ),
    "WRD.116": (
        mark("{name} has no value yet."),
        mark("Type the value where it comes from, or words in its place."),
    ),
    "WRD.117": (mark("“{gap}” is not filled in yet."), mark("Type words in its place.")),
    "WRD.118": (mark("This is empty."), mark("Type it; the letter cannot go without it.")),
    "WRD.119": (
        mark("The last line is not where the letter is kept (“Lưu: VT, …”)."),
        mark("Add it, as the decree wants."),
    ),
    "WRD.120": (
        mark("{law} was replaced by {new}."),
        mark("Look whether this ground still holds."),
    ),
}

LETTERS = {
    LetterKind.DECISION: mark("Decision to publish"),
    LetterKind.SUBMISSION: mark("Submission"),
    LetterKind.MINUTES: mark("Minutes of the council"),
    LetterKind.ANNOUNCEMENT: mark("Announcement"),
    LetterKind.AWARD_SUBMISSION: mark("Award submission"),
    LetterKind.AWARDS: mark("Award decision"),
    LetterKind.DEPARTMENT_AWARDS: mark("Award decision of the department"),
}

SHORT_NAMES = {
    LetterKind.DECISION: mark("Publishing"),
    LetterKind.SUBMISSION: mark("Submission"),
    LetterKind.MINUTES: mark("Minutes"),
    LetterKind.ANNOUNCEMENT: mark("Announcing"),
    LetterKind.AWARD_SUBMISSION: mark("Asking for awards"),
    LetterKind.AWARDS: mark("Awarding"),
    LetterKind.DEPARTMENT_AWARDS: mark("Awarding by the department"),
}
"""Where all letters stand side by side."""

FIELDS = {
    WordingField.NUMBER: mark("Number of the letter"),
    WordingField.SUFFIX: mark("Behind the number"),
    WordingField.DAY: mark("Day of the letter"),
    WordingField.SUPERIOR: mark("Superior agency"),
    WordingField.AGENCY: mark("Issuing agency"),
    WordingField.PLACE: mark("Place of the letter"),
    WordingField.ABOUT: mark("What it is about"),
    WordingField.ISSUER: mark("Who decides"),
    WordingField.ADDRESSEE: mark("Addressed to"),
    WordingField.GROUNDS: mark("Grounds"),
    WordingField.MEMBERS: mark("Who was there"),
    WordingField.ARTICLES: mark("Articles"),
    WordingField.RECIPIENTS: mark("Recipients"),
    WordingField.SIGNER_OFFICE: mark("Office of who signs"),
    WordingField.SIGNER_NAME: mark("Name of who signs"),
    WordingField.SECOND_OFFICE: mark("Office of who signs at the left"),
    WordingField.SECOND_NAME: mark("Name of who signs at the left"),
}


def tell_letter(kind: LetterKind) -> str:
    """Returns what a letter is called."""
    return tr(LETTERS[kind])


def tell_field(kind: LetterKind, field: WordingField) -> str:
    """Returns what a field of a letter is called; only decisions have articles."""
    if field is WordingField.ARTICLES and kind not in DECISIONS:
        return tr("Paragraphs")
    if kind is LetterKind.MINUTES and field is WordingField.SIGNER_OFFICE:
        return tr("Office of who presided")
    if kind is LetterKind.MINUTES and field is WordingField.SIGNER_NAME:
        return tr("Name of who presided")
    return tr(FIELDS[field])


def tell_place(kind: LetterKind, field: WordingField, line: int | None = None) -> str:
    """Returns where in a letter something stands; lines are counted from 0."""
    name = tell_field(kind, field)
    return name if line is None else f"{name} {line + 1}"
