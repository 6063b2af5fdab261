"""The sentence that a person reads for each code: what is the matter, and what to do now.

One short line each, since most people do not read a message to its end. The window and the
terminal show the same sentence, so nothing but these modules words a failure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from parindex_desktop.errors import AppError, InputError, Problem
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

Sentences = dict[str, tuple[str, str]]
"""Code -> what is the matter and what to do, both marked for translation, with placeholders."""


@dataclass(frozen=True, slots=True)
class Told:
    """A failure in the words of the language set.

    Attributes:
        place: Where, as the problem names it; empty when it concerns the whole.
        action: What to do now; may be empty when the text says it.
    """

    code: str
    place: str
    text: str
    action: str

    @property
    def line(self) -> str:
        """Code, place and both sentences in one line, for the terminal and for logs."""
        place = f" [{self.place}]" if self.place else ""
        return f"{self.code}{place}: {self.text} {self.action}".rstrip()


def tell(failure: AppError | Problem) -> Told:
    """Words one failure; a code without a sentence is a bug, found by a test over all codes."""
    text, action = _sentences()[failure.code]
    place = failure.place if isinstance(failure, Problem) else ""
    return Told(failure.code, place, _fill(text, failure.params), _fill(action, failure.params))


def tell_all(failure: AppError) -> tuple[Told, ...]:
    """Words a failure and every problem it carries."""
    if isinstance(failure, InputError) and failure.problems:
        return tuple(tell(problem) for problem in failure.problems)
    return (tell(failure),)


def _fill(sentence: str, params: Mapping[str, object]) -> str:
    return tr(sentence, **params) if sentence else ""


@cache
def _sentences() -> Sentences:
    from parindex_desktop.sentences import (
        award_money,
        award_persons,
        awards,
        blanks,
        calibration,
        certificates,
        checks,
        comparing,
        criteria,
        criteria_import,
        documents,
        evidence,
        files,
        importing,
        locking,
        numbers,
        people,
        register,
        remarks,
        rules,
        second_entry,
        steps,
        trail,
        usage,
        wording,
        workbooks,
    )

    merged: Sentences = {}
    for module in (
        numbers, files, criteria, rules, checks, comparing, importing, criteria_import, documents,
        award_persons,
        awards,
        award_money,
        blanks, calibration, certificates, evidence, locking, people, register, remarks,
        second_entry, steps, trail, usage, wording, workbooks,
    ):  # fmt: skip
        merged.update(module.SENTENCES)
    return merged
