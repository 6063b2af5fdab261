"""The numbers that Word counts itself and stores nowhere: labels of paragraphs as they are shown.

A paragraph, or its style, names a list (`num`) and a level; the list refers to a definition
(`abstractNum`) that says how each level counts. Lists of one definition go on counting from each
other unless they say where they start. ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from parindex_desktop.domain.numbers import roman

if TYPE_CHECKING:
    from collections.abc import Iterator

BULLET: Final = "-"
"""For whatever sign, letter of a symbol font or picture a list puts before its lines."""

_VALUE, _DEEPEST = qn("w:val"), 8
_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_LARGEST_ROMAN, _LARGEST_LETTERS = 32_767, 780
"""Beyond these Word shows figures too; a number must not fill the memory with letters."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list counts.

    Attributes:
        text: The label, `%1.%2.`, each figure standing for the number of a level from 1.
        restart: Begins again behind a level above this one, counted from 0; 0 for never.
        is_legal: All numbers of the label are shown in figures, whatever their own level says.
        style: The paragraph style that stands for this level.
    """

    start: int
    style_of_number: str
    text: str
    restart: int
    is_legal: bool
    style: str


@dataclass(slots=True)
class _List:
    """A list; `numbers` is shared by all lists of its definition.

    Attributes:
        starts: Level -> where this list starts anew instead of going on.
        waiting: Those levels of `starts` that have not begun yet.
        numbers: Level -> the number last shown.
    """

    levels: dict[int, _Level]
    starts: dict[int, int]
    waiting: set[int]
    numbers: dict[int, int]

    def start(self, at: int) -> int:
        """Returns the first number of a level."""
        return self.starts.get(at, self.levels[at].start)


class WordNumbering:
    """Counts along with a document: its paragraphs must be asked for once each, in their order."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx tells no useful type
        numbering = _part(document, RELATIONSHIP_TYPE.NUMBERING)
        styles = _part(document, RELATIONSHIP_TYPE.STYLES)
        self._styles = {s.get(qn("w:styleId"), ""): s for s in _children(styles, "w:style")}
        self._usual_style = next(
            (name for name, style in self._styles.items() if _is_usual(style)), ""
        )
        self._nums = {n.get(qn("w:numId")): n for n in _children(numbering, "w:num")}
        self._abstract = {
            a.get(qn("w:abstractNumId")): a for a in _children(numbering, "w:abstractNum")
        }
        self._numbers: dict[str, dict[int, int]] = {}
        self._lists: dict[str, _List | None] = {}

    def next_label(self, paragraph: Any) -> str:  # noqa: ANN401 - an element of lxml
        """Returns the label of the next paragraph, `-` for a bullet; empty when it has none."""
        shape = paragraph.find(qn("w:pPr"))
        if not self._nums or _is_deleted(shape):
            return ""
        found = self._place(shape)
        return _count(*found) if found is not None else ""

    def _place(self, shape: Any) -> tuple[_List, int] | None:  # noqa: ANN401 - of lxml
        """Returns list and level that a paragraph names itself or through its styles."""
        number, level = _named(shape)
        style = _value(shape, "w:pStyle") or self._usual_style
        passed = []
        for name in self._chain(style):
            passed.append(name)
            if number:
                break
            number, styled_level = _named(self._styles[name].find(qn("w:pPr")))
            level = level or styled_level
        found = self._list(number) if number else None
        if found is None:
            return None
        linked = (at for name in passed for at, each in found.levels.items() if each.style == name)
        own = _whole(_named(shape)[1], -1)
        at = own if own >= 0 else next(linked, _whole(level, 0))
        return (found, at) if at in found.levels else None

    def _chain(self, style: str) -> Iterator[str]:
        """Yields a style and those it is based on, however often a broken file goes in circles."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield style
            style = _value(self._styles[style], "w:basedOn")

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._read_list(number)
        return self._lists[number]

    def _read_list(self, number: str) -> _List | None:
        num = self._nums.get(number)
        abstract = self._definition(num)
        if num is None or abstract is None:
            return None
        levels = dict(map(_level, _children(abstract, "w:lvl")))
        starts: dict[int, int] = {}
        for override in _children(num, "w:lvlOverride"):
            at = _whole(override.get(qn("w:ilvl")), 0)
            levels |= dict(map(_level, _children(override, "w:lvl")))
            if start := _value(override, "w:startOverride"):
                starts[at] = _whole(start, 1)
        shared = self._numbers.setdefault(abstract.get(qn("w:abstractNumId")), {})
        return _List(levels, starts, set(starts), shared)

    def _definition(self, num: Any) -> Any:  # noqa: ANN401 - of lxml
        """Returns the definition of a list, also where it stands in a style of lists."""
        abstract = self._abstract.get(_value(num, "w:abstractNumId"))
        linked = self._styles.get(_value(abstract, "w:numStyleLink"))
        if linked is None:
            return abstract
        number, _ = _named(linked.find(qn("w:pPr")))
        return self._abstract.get(_value(self._nums.get(number), "w:abstractNumId"), abstract)


def _count(own: _List, at: int) -> str:
    """Counts a paragraph of a list and returns its label."""
    level = own.levels[at]
    numbers = own.numbers
    for above in range(at):  # a level that is passed over counts as begun
        if above in own.levels:
            numbers.setdefault(above, own.levels[above].start)
    goes_on = at in numbers and at not in own.waiting
    numbers[at] = numbers[at] + 1 if goes_on else own.start(at)
    own.waiting.discard(at)
    for deeper in [each for each in numbers if each > at]:
        if deeper not in own.levels or at < own.levels[deeper].restart:
            del numbers[deeper]
    if level.style_of_number == "bullet":
        return BULLET
    return _PLACEHOLDER.sub(lambda match: _shown(own, int(match[1]) - 1, level), level.text)


def _shown(own: _List, at: int, label: _Level) -> str:
    """Returns the number of a level as a label shows it; nothing for a level below its own."""
    level, number = own.levels.get(at), own.numbers.get(at)
    if level is None or number is None:
        return ""
    plain = label.is_legal and level.style_of_number not in ("none", "bullet")
    return _number("decimal" if plain else level.style_of_number, number)


def _number(style: str, number: int) -> str:
    match style:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "upperRoman" | "lowerRoman" if 0 < number <= _LARGEST_ROMAN:
            return roman(number) if style == "upperRoman" else roman(number).lower()
        case "upperLetter" | "lowerLetter" if 0 < number <= _LARGEST_LETTERS:
            times, letter = divmod(number - 1, len(_ALPHABET))
            letters = _ALPHABET[letter] * (times + 1)
            return letters.upper() if style == "upperLetter" else letters
    return str(number)


def _level(element: Any) -> tuple[int, _Level]:  # noqa: ANN401 - of lxml
    at = min(_whole(element.get(qn("w:ilvl")), 0), _DEEPEST)
    restart = _whole(_value(element, "w:lvlRestart"), at)
    legal = element.find(qn("w:isLgl"))
    return at, _Level(
        _whole(_value(element, "w:start"), 0),
        _value(element, "w:numFmt") or "decimal",
        _value(element, "w:lvlText"),
        min(restart, at),
        legal is not None and legal.get(_VALUE) not in ("0", "false", "off"),
        _value(element, "w:pStyle"),
    )


def _named(shape: Any) -> tuple[str, str]:  # noqa: ANN401 - of lxml
    """Returns list and level that properties of a paragraph name, each empty when they do not."""
    named = None if shape is None else shape.find(qn("w:numPr"))
    return _value(named, "w:numId"), _value(named, "w:ilvl")


def _is_deleted(shape: Any) -> bool:  # noqa: ANN401 - of lxml
    """Tells a paragraph whose end a colleague took out: it is one with the next, or gone."""
    mark = None if shape is None else shape.find(qn("w:rPr"))
    return mark is not None and any(
        mark.find(qn(f"w:{t}")) is not None for t in ("del", "moveFrom")
    )


def _is_usual(style: Any) -> bool:  # noqa: ANN401 - of lxml
    is_of_paragraphs = style.get(qn("w:type")) == "paragraph"
    return is_of_paragraphs and style.get(qn("w:default")) in ("1", "true", "on")


def _part(document: Any, kind: str) -> Any:  # noqa: ANN401 - of python-docx
    try:
        return document.part.part_related_by(kind).element
    except (KeyError, AttributeError):  # no such part, or one that is no XML
        return None


def _children(element: Any, tag: str) -> list[Any]:  # noqa: ANN401 - of lxml
    return [] if element is None else element.findall(qn(tag))


def _value(element: Any, tag: str) -> str:  # noqa: ANN401 - of lxml
    found = None if element is None else element.find(qn(tag))
    return "" if found is None else found.get(_VALUE, "")


def _whole(text: str | None, default: int) -> int:
    """Returns a number; the default where a broken file has none, as Word takes it."""
    return int(text) if text and re.fullmatch(r"\d{1,9}", text) else default
