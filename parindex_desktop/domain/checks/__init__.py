"""Checks of scores before they are published: coded errors and warnings over a round's data."""
