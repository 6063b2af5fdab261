"""The second window, for a projector: large, live, and for looking only."""
