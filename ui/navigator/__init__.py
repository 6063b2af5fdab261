"""Finding the way between units: the list of a group with how far each is."""
