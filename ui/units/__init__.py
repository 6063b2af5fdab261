"""The parts of the screen of units."""
