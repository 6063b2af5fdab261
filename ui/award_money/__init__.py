"""The pieces of the screen Tiền thưởng."""
