"""importing"""

from parindex_desktop.i18n import mark

SENTENCES: dict[str, tuple[str, str]] = {}
