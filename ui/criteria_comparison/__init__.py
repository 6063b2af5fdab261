"""Two criteria sets side by side: what changed, and which criteria are the same."""
