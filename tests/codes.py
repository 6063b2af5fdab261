"""Register entries for codes of certificates."""

from parindex_desktop.domain.awards import AwardeeId, SheetId, Whom
from parindex_desktop.domain.register import EntryId, RegisterEntry
from parindex_desktop.domain.units import RoundId


def entry_of(name: str, **others: str) -> RegisterEntry:
    """Returns an entry that says all a code says."""
    return RegisterEntry(
        id=EntryId(1),
        year=2026,
        form=others.get("form", "Bằng khen"),
        number=12,
        round_id=RoundId(1),
        sheet_id=SheetId(1),
        awardee_id=AwardeeId(1),
        whom=Whom.PERSON,
        name=name,
        workplace="Sở Nội vụ",
        achievement="",
        decision=others.get("decision", "1601/QĐ-UBND"),
        decision_day="2026-05-23",
        given_on="2026-05-25",
    )
