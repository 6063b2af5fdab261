"""The self-assessment workbook of a unit: what it asks for, and what a returned one says.

One workbook per unit, all of a group with the same lines in the same rows. What a unit types are
facts where the rule of a leaf makes points of them, and points where it does not; the program never
takes over a number that the workbook calculated.
"""
