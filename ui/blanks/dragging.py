"""One pull of the mouse, from the press to the release: plain values, no widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parindex_desktop.domain.certificates.profiles import BlankProfile, FieldName
from ui.blanks.snapping import Guides, Snap, Targets, edges, nearest, targets
from ui.blanks.subjects import QR, Subject, box, moved, widened


class Grip(StrEnum):
    """Where a subject is held."""

    INSIDE = "inside"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Dragged:
    """The blank as it would be if the mouse were released now.

    Attributes:
        across: Where a line stands that shows what was found; None for none. `down` likewise.
    """

    profile: BlankProfile
    across: int | None = None
    down: int | None = None


@dataclass(frozen=True, slots=True)
class Drag:
    """A pull that began.

    Attributes:
        profile: As it was at the press.
        start: Where the mouse was pressed, in tenths of a millimetre.
        found: What is snapped to.
        reach: How near that must be, in tenths of a millimetre.
    """

    profile: BlankProfile
    subject: Subject
    grip: Grip
    start: tuple[int, int]
    found: Targets
    reach: int

    @classmethod
    def begun(
        cls,
        profile: BlankProfile,
        held: tuple[Subject, Grip],
        start: tuple[int, int],
        *,
        guides: Guides,
        reach: int,
    ) -> Drag:
        """Returns a pull that begins now."""
        subject, grip = held
        dragged = subject if isinstance(subject, FieldName) else None
        found = targets(profile, dragged, guides)
        return cls(profile, subject, grip, start, found, reach)

    def to(self, point: tuple[int, int], *, free: bool) -> Dragged:
        """Returns the blank with the mouse at another point; `free` finds nothing by itself."""
        right, down = point[0] - self.start[0], point[1] - self.start[1]
        if self.grip is Grip.INSIDE:
            return self._moved(right, down, free=free)
        return self._widened(right, free=free)

    def _moved(self, right: int, down: int, *, free: bool) -> Dragged:
        if free:
            return Dragged(moved(self.profile, self.subject, right, down))
        own = box(self.profile, self.subject)
        across = nearest([place + right for place in edges(own)], self.found.across, self.reach)
        upright = nearest([place + down for place in self._heights()], self.found.down, self.reach)
        there = moved(self.profile, self.subject, right + across.shift, down + upright.shift)
        return Dragged(there, across.line, upright.line)

    def _widened(self, right: int, *, free: bool) -> Dragged:
        own = box(self.profile, self.subject)
        edge = own.left if self.grip is Grip.LEFT else own.right
        snap = Snap(0) if free else nearest([edge + right], self.found.across, self.reach)
        by = right + snap.shift
        there = (
            widened(self.profile, self.subject, left=by)
            if self.grip is Grip.LEFT
            else widened(self.profile, self.subject, right=by)
        )
        return Dragged(there, snap.line)

    def _heights(self) -> tuple[int, ...]:
        """Returns what is held against `Targets.down`: of a text its first baseline."""
        if self.subject == QR:
            own = box(self.profile, self.subject)
            return own.top, own.bottom
        field = self.profile.field(FieldName(self.subject))
        assert field is not None
        return (field.y,)
