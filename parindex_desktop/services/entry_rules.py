"""The office's rules of score entry, changed as one edit."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.remarks import read_remark
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.services.remarks import LONGEST_PHRASE

MEGABYTE: Final = 1024 * 1024
MOST_MEGABYTES: Final = 200
"""Of one attached copy: a work file with a few hundred of them must still be carried around."""


def change(kept: EntryRules | None, after: EntryRules) -> Edit:
    """Returns the edit to other rules; blank and repeated phrases are left out.

    Args:
        kept: The rules as they stand in the file; None before anybody changed them.
        after: The rules wanted.

    Raises:
        InputError: `STP.116` a gap that is no share, `STP.117` a limit out of bounds, `RMK.102` and
            `RMK.104` a phrase that cannot be kept.
    """
    if not 0 <= after.gap_percent <= 100:
        raise InputError("STP.116", percent=after.gap_percent)
    if not MEGABYTE <= after.attachment_limit <= MOST_MEGABYTES * MEGABYTE:
        raise InputError("STP.117", most=MOST_MEGABYTES)
    cleaned = replace(after, phrases=_kept_phrases(after.phrases))
    if cleaned == (kept or EntryRules()):
        return Edit("entry_rules")
    return Edit("entry_rules", entities=(EntityChange(kept, cleaned),))


def _kept_phrases(phrases: tuple[str, ...]) -> tuple[str, ...]:
    read = (clean(read_remark(phrase)) for phrase in phrases)
    kept = tuple(dict.fromkeys(phrase for phrase in read if phrase))
    longest = max(map(len, kept), default=0)
    if longest > LONGEST_PHRASE:
        raise InputError("RMK.104", count=longest, most=LONGEST_PHRASE)
    return kept
