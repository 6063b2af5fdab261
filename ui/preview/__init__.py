"""A PDF in the window: the pages of the very bytes that are saved and printed."""
