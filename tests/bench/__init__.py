"""What the person feels, measured: each figure beside a baseline of the same machine and hour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure.

    Attributes:
        name: What was measured.
        seconds: Median of the runs.
        baseline: What it is compared with.
        ratio: `seconds` divided by the baseline's; machines differ, ratios hardly.
    """

    name: str
    seconds: float
    baseline: str
    ratio: float
