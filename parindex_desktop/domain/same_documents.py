"""The same document behind two criteria or two units, however its number is spelled.

A hint for people, so it rather stays silent than cries wolf: communes number their papers alike,
and `12/KH-UBND` of two communes are two documents unless date and issuer agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from parindex_desktop.domain.text import clean, match_key, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parindex_desktop.domain.evidence import Evidence

_PREFIX = re.compile(r"^(?:.*\b)?so\b\s*[:.]?\s*(?=\d)")
_BREAKS = re.compile(r"[\s/\\\-_.,;:\u2044\u2215]+")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")


@lru_cache(maxsize=16_384)
def number_key(number: str) -> str:
    """Returns a key equal for the spellings of one document number, empty without any digit.

    Case, spaces, `Đ` typed as the Icelandic `Ð`, leading zeros, and hyphen or slash between its
    parts do not count; nor does a word such as `Kế hoạch số` in front.
    """
    plain = without_marks(clean(number).replace("\u00d0", "d").replace("\u00f0", "d"))
    dashes = "".join("-" if unicodedata.category(c) == "Pd" or c == "\u2212" else c for c in plain)
    parts = [part for part in _BREAKS.split(_PREFIX.sub("", dashes)) if part]
    key = "-".join(_LEADING_ZEROS.sub("", part) for part in parts)
    return key if any(char.isdigit() for char in key) else ""


def document_key(evidence: Evidence) -> str:
    """Returns a key equal for entries that name the same document; empty where nothing tells.

    Number and date; a number without a date counts together with its issuer, and without either
    only within its unit. An entry without a number is known by its attached copy.
    """
    number = number_key(evidence.number)
    if not number:
        return f"copy {evidence.attachment}" if evidence.attachment else ""
    if evidence.day:
        return f"{number} {evidence.day}"
    return f"{number} {match_key(evidence.issuer) or f'unit {evidence.unit_id}'}"


def same_document(everything: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], ...]:
    """Returns the documents that stand at two places at least, each with all its entries.

    A place is a criterion of a unit. An attached copy of the same content makes entries the same
    document too. Groups and their entries keep the order given.
    """
    known = tuple(everything)
    groups = _joined(known)
    return tuple(group for group in groups if len({_place(each) for each in group}) > 1)


def _joined(known: tuple[Evidence, ...]) -> Iterator[tuple[Evidence, ...]]:
    """Joins entries that share a key; an entry with number and copy joins those of both."""
    head: dict[str, str] = {}

    def find(key: str) -> str:
        while head.setdefault(key, key) != key:
            key = head[key]
        return key

    issuers = _issuers(known)
    keys = [(each, tuple(_keys(each, issuers))) for each in known]
    for _, own in keys:
        for other in own[1:]:
            first, second = find(own[0]), find(other)
            head[second] = first
    grouped: defaultdict[str, list[Evidence]] = defaultdict(list)
    for each, own in keys:
        if own:
            grouped[find(own[0])].append(each)
    yield from map(tuple, grouped.values())


def _keys(evidence: Evidence, issuers: dict[str, set[str]]) -> Iterator[str]:
    key = document_key(evidence)
    if key and len(issuers[key]) > 1:  # two issuers with the same number on the same day
        key += f" of {match_key(evidence.issuer)}"
    if key:
        yield key
    if evidence.attachment and number_key(evidence.number):
        yield f"copy {evidence.attachment}"


def _issuers(known: tuple[Evidence, ...]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in known:
        found[document_key(each)] |= {match_key(each.issuer)} if each.issuer else set()
    return found


def _place(evidence: Evidence) -> tuple[int, int]:
    return evidence.unit_id, evidence.criterion_id
