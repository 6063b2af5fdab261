"""What every test is held to, beyond its own assertions: nothing logged, nothing left behind."""
