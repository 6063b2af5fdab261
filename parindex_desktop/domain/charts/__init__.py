"""Charts: what each shows, and where every line and word of it stands.

A chart is a definition (`bars`, `profile`, `rank_change`). `layout` turns it into one `Drawing`,
which paper and window both draw. Values stay exact (`Fraction`, `Decimal`) until they become a
place.
"""
