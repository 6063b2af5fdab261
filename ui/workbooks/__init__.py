"""Self-assessment workbooks: sent to units, read back, looked at, taken over."""
