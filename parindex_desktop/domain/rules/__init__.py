"""Rules that turn facts into the points of a leaf (cách chấm), as typed data."""
