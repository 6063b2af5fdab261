"""Criteria sets read from tables: annexes of decisions in their many layouts, and our own export.

The way of a table: `columns` finds its header, `body` tells criteria from the lines that say how
they are scored, `placing` gives each criterion its level and code, `assembling` its maximum, source
and kind, `checks` and `guesses` say what does not fit and which rule a wording means. What cannot
be read is a finding with its row, never an exception, so that a whole annex is told at once.
"""
