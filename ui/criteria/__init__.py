"""The parts of the screen of criteria sets."""
