"""Who works in a file: choosing at opening, and the list of users."""
