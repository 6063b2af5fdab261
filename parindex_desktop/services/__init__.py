"""Use cases: what an official does, without a window."""
