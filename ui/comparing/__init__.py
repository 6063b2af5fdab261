"""Parts of the screen that compares a paper with what was locked."""
