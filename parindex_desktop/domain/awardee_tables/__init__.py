"""Tables of persons and of earlier awards, as offices keep them, before any of it is taken."""
