"""Reads the program's own sources, for rules no linter knows."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
_Node = TypeVar("_Node", bound=ast.expr)


def modules(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    """Yields path and syntax tree of every module in these top-level packages."""
    for path in sorted(each for room in rooms for each in (ROOT / room).rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def nodes(kind: type[_Node], *rooms: str) -> Iterator[tuple[str, _Node]]:
    """Yields every expression of a kind with its place, as `ui/grid/view.py:12`."""
    for path, tree in modules(*rooms):
        for node in ast.walk(tree):
            if isinstance(node, kind):
                yield f"{path}:{node.lineno}", node


def words(*rooms: str) -> Iterator[tuple[str, str]]:
    """Yields every text constant with its place."""
    for place, node in nodes(ast.Constant, *rooms):
        if isinstance(node.value, str):
            yield place, node.value


def placeholders(text: str) -> set[str]:
    """Returns the names between braces of a text for `str.format`."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
