"""The pieces of the screen Kết quả."""
