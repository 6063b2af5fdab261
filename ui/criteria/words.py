"""The words of sources and kinds."""

from __future__ import annotations

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.i18n import mark, tr

_SOURCES = {
    Source.APPRAISED: mark("Appraised"),
    Source.SURVEY: mark("Survey"),
    Source.EXTERNAL: mark("External index"),
}
_SHORT_SOURCES = {
    Source.APPRAISED: mark("appr."),
    Source.SURVEY: mark("surv."),
    Source.EXTERNAL: mark("ext."),
}
_SHORT_KINDS = {Kind.NORMAL: "", Kind.BONUS: mark("bonus"), Kind.PENALTY: mark("penalty")}
_KINDS = {Kind.NORMAL: mark("Normal"), Kind.BONUS: mark("Bonus"), Kind.PENALTY: mark("Penalty")}


def source_names() -> dict[Source, str]:
    """Returns the sources with their names."""
    return {source: tr(name) for source, name in _SOURCES.items()}


def kind_names() -> dict[Kind, str]:
    """Returns the kinds with their names."""
    return {kind: tr(name) for kind, name in _KINDS.items()}


def short_source(source: Source) -> str:
    """Returns the abbreviation of a source, for a narrow column."""
    return tr(_SHORT_SOURCES[source])


def short_kind(kind: Kind) -> str:
    """Returns a kind in one word; nothing for the kind that nearly every line is of."""
    word = _SHORT_KINDS[kind]
    return tr(word) if word else ""
