"""What an import of a table does, decided before anything is written.

`table` is what the readers of `exchange` give; `layout` finds the header in it, `mapping` says
what each column is, `reading` reads its numbers, `matching` finds the units, `target` the
criteria, `rows` joins them, `controls` compares what the table itself prints, and `planning` makes
the plan that a person sees before it becomes one edit.
"""
