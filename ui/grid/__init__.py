"""The score grid: units down, criteria across, results live beside it."""
