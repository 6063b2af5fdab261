"""Whether a round is locked, in words and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.i18n import tr
from parindex_desktop.services.locking import moment_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.locking import Locking
    from parindex_desktop.domain.rounds import Round


def told_state(round_: Round, history: Sequence[Locking]) -> tuple[str, str, str]:
    """Returns what a round's last lock means: a sentence, a second one, and the tone of both."""
    last = history[-1] if history else None
    if last is None:
        return (
            tr("The results of {year} are open.", year=round_.year),
            tr("Papers printed now say “DỰ THẢO” on every page."),
            "accent",
        )
    if last.holds:
        return (
            tr("The results of {year} are locked · data code {code}", year=round_.year,
               code=last.short),
            tr("{name}, {time}. Scores and criteria stay; papers come from what was locked.",
               name=last.locked_by, time=moment_text(last.locked_at)),
            "ok",
        )  # fmt: skip
    return (
        tr("The results of {year} were unlocked · papers with data code {code} are superseded",
           year=round_.year, code=last.short),
        tr("{name}, {time}: {reason}", name=last.unlocked_by,
           time=moment_text(last.unlocked_at), reason=last.reason),
        "warning",
    )  # fmt: skip
