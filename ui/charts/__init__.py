"""Charts in the window: the drawings of papers, in the colours and letters of the window."""
