"""Self-assessment workbooks as Excel files: written from lines, read back into cells."""
