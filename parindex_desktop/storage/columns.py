"""Column types: how the values of a domain dataclass stand in a row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, Text
from sqlalchemy.types import TypeDecorator

from parindex_desktop import codec

if TYPE_CHECKING:
    from enum import StrEnum

    from sqlalchemy.engine import Dialect


class UnreadableError(Exception):
    """A column holds what its type never wrote: the file was altered past the program."""


class Flag(TypeDecorator[bool]):
    """True and false as 1 and 0; strict SQLite tables know no boolean."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Returns what is stored."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Returns what the program sees."""
        return None if value is None else bool(value)


class Choice(TypeDecorator[Any]):
    """A member of an enumeration as its text."""

    impl = Text
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Returns what is stored."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Returns what the program sees."""
        try:
            return None if value is None else self.members(value)
        except ValueError as error:
            raise UnreadableError(str(error)) from error


class Structured(TypeDecorator[Any]):
    """A value with parts as JSON text: it is read and written as a whole and never queried."""

    impl = Text
    cache_ok = True

    def __init__(self, hint: Any) -> None:  # noqa: ANN401 - any type hint that `codec` reads
        super().__init__()
        self.hint = hint

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Returns what is stored."""
        return None if value is None else codec.to_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401 - see hint
        """Returns what the program sees."""
        try:
            return None if value is None else codec.decode(self.hint, json.loads(value))
        except (ValueError, RecursionError) as error:
            raise UnreadableError(str(error)) from error
