"""The pieces of the screen Văn bản."""
