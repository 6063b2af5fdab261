"""Parts of the screen that prints certificates onto blanks."""
