"""The pieces of the screen Khen thưởng."""
