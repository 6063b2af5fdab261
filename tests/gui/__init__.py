"""The window, driven by keyboard."""
