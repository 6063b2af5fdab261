"""What the checks found, for every screen: the count in sight, the list, accepting warnings."""
