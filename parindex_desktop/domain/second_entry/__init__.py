"""Second entry: paper sheets keyed by two people, and their differences settled by a third."""
