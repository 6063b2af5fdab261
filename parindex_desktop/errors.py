"""What can go wrong, as values and exceptions without display text.

An error carries a code and parameters; the sentence that a person reads stands in `sentences`,
once for window and terminal. Four families tell the caller what to do with it: the input can be
corrected, the surroundings are at fault (disk, lock, permission, newer or damaged file), somebody
else changed the data meanwhile, or the program itself is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class AppError(Exception):
    """An expected failure with a code of `sentences` and the parameters of its sentence.

    Attributes:
        code: Key of `sentences`, such as `FILE.104`.
        params: Values for the placeholders of the sentence.
    """

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({shown})"


class InputError(AppError):
    """What was typed, pasted or handed in can be corrected by the person.

    Attributes:
        problems: All that was found, when there is more than one thing to correct.
    """

    def __init__(
        self, code: str, /, *, problems: tuple[Problem, ...] = (), **params: object
    ) -> None:
        super().__init__(code, **params)
        self.problems = problems


class SurroundingsError(AppError):
    """The disk, a lock, a permission, a damaged or newer file stand in the way."""


class ConflictError(AppError):
    """The data are no longer what the edit was made for."""


class Cancelled(AppError):
    """The person stopped a long task; nothing was written or changed."""


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about input, collected so that a whole import is reported at once.

    Attributes:
        code: Key of `sentences`.
        place: Where, in the words of the source: `row 7`, `B12`, a unit's name; empty when it
            concerns the whole.
        params: Values for the sentence's placeholders.
        severity: An error rejects what it stands at; warnings and notes are only told.
    """

    code: str
    place: str = ""
    params: dict[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
