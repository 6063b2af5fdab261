"""The core of PARINDEX Desktop: everything except the window (ui) and the papers (reports)."""

__version__ = "0.1.0"
