"""The pieces every screen is built of, so that the program has one visual language."""
