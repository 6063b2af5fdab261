"""Where a dragged text stands by itself: in line with others, in the middle, on a guide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.boxes import Box, box_of, box_of_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.certificates.profiles import BlankProfile, FieldName

STEP: Final = 10
"""What is dragged and finds nothing goes by whole millimetres."""


@dataclass(frozen=True, slots=True)
class Guides:
    """Lines that a person drew, in tenths of a millimetre; for as long as the screen is open."""

    across: tuple[int, ...] = ()
    down: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Targets:
    """What places are found at: `across` are x, `down` are y."""

    across: tuple[int, ...]
    down: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Snap:
    """A place that was found.

    Attributes:
        shift: To be added to what is dragged.
        line: Where the line is drawn that shows why; None where it went to a whole millimetre.
    """

    shift: int
    line: int | None = None


def targets(profile: BlankProfile, dragged: FieldName | None, guides: Guides) -> Targets:
    """Returns what may be found by a field, or by the QR code where `dragged` is None."""
    across = [profile.width // 2, *guides.across]
    down = [profile.height // 2, *guides.down]
    for field in profile.fields:
        if not field.visible or field.name is dragged:
            continue
        box = box_of(field)
        across += (box.left, box.middle, box.right)
        down.append(field.y)
    if profile.qr is not None and dragged is not None:
        box = box_of_code(profile.qr)
        across += (box.left, box.middle, box.right)
        down += (box.top, box.bottom)
    return Targets(tuple(across), tuple(down))


def edges(box: Box) -> tuple[int, int, int]:
    """Returns what of a dragged box is held against `Targets.across`."""
    return box.left, box.middle, box.right


def nearest(own: Sequence[int], wanted: Iterable[int], reach: int) -> Snap:
    """Finds the nearest target of any of the own places, else a whole millimetre for the first.

    Args:
        own: Places of what is dragged.
        wanted: The targets.
        reach: How far away one may be, in tenths of a millimetre.
    """
    found = min(
        ((abs(target - place), target - place, target) for target in wanted for place in own),
        default=None,
    )
    if found is not None and found[0] <= reach:
        return Snap(found[1], found[2])
    first = own[0]
    return Snap((first + STEP // 2) // STEP * STEP - first)
