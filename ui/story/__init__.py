"""What happened: the story of a cell, the parts of the log, and the watch over its chain."""
