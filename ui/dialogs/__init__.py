"""Small windows that ask for something or show something, then go away."""
