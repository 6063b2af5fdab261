"""STP: the steps of a round and their days; what a step is called."""

from parindex_desktop.domain.process import Step
from parindex_desktop.i18n import mark, tr

SENTENCES = {
    "STP.101": (
        mark("The last day ({ends}) lies before the first ({begins})."),
        mark("Change one of them."),
    ),
    "STP.102": (
        mark("“{text}” is no day."),
        mark("Type day, month and year, as in 31/01/2026."),
    ),
    "STP.103": (
        mark("{day} is still to come."),
        mark("Type the day on which it was done, today or earlier."),
    ),
    "STP.116": (
        mark("{percent} % is no share of a maximum."),
        mark("Type a number from 0 to 100."),
    ),
    "STP.117": (
        mark("An attached copy may have 1 to {most} MB."),
        mark("Type a number in between."),
    ),
    "STP.111": (
        mark("“{name}” has remarks, evidence or a second entry in this round."),
        mark("Delete these first, or leave the unit out of the ranking."),
    ),
    "STP.112": (
        mark("Criterion {code} has remarks or evidence of units."),
        mark("Delete these first in the sheets of the units."),
    ),
}

_STEPS = {
    Step.SELF: mark("Self-assessment"),
    Step.APPRAISAL_1: mark("Appraisal 1"),
    Step.EXPLANATION: mark("Explanation by the unit"),
    Step.APPRAISAL_2: mark("Appraisal 2"),
    Step.FINAL: mark("Final result"),
}


def tell_step(step: Step) -> str:
    """Returns what a step is called."""
    return tr(_STEPS[step])
