"""Names that look alike, proposed to the person when a name is unknown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parindex_desktop.domain.text import match_key, without_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

CUTOFF = 86
MOST = 5
_RANKS = re.compile(r"^(huyen|thi xa|thanh pho|thi tran|xa|phuong|dac khu|tinh) (?=\S)")


def similar_names(name: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Returns index and likeness (0-100) of the names close to one, best first, at most `MOST`.

    The administrative rank in front is left aside (`Huyện Châu Thành`, `Châu Thành`), and so are
    marks, which hurried typing drops; the order of syllables counts (`Phú Tân` is not `Tân Phú`).
    """
    from rapidfuzz import fuzz, process

    found = process.extract(
        _core(name),
        [_core(other) for other in names],
        scorer=fuzz.ratio,
        score_cutoff=CUTOFF,
        limit=MOST,
    )
    return [(index, int(likeness)) for _, likeness, index in found]


@lru_cache(maxsize=16_384)
def _core(name: str) -> str:
    return _RANKS.sub("", without_marks(match_key(name)))
