"""The words of sources and kinds."""

from __future__ import annotations

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.i18n import mark, tr

_SOURCES = {
    Source.APPRAISED: mark("Appraised"),
    Source.SURVEY: mark("Survey"),
    Source.EXTERNAL: mark("External index"),
}
_KINDS = {Kind.NORMAL: mark("Normal"), Kind.BONUS: mark("Bonus"), Kind.PENALTY: mark("Penalty")}


def source_names() -> dict[Source, str]:
    """Returns the sources with their names."""
    return {source: tr(name) for source, name in _SOURCES.items()}


def kind_names() -> dict[Kind, str]:
    """Returns the kinds with their names."""
    return {kind: tr(name) for kind, name in _KINDS.items()}
