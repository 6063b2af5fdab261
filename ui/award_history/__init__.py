"""The pieces of the screen Đã khen thưởng."""
