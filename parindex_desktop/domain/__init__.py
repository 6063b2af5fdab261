"""Pure values and functions of the PAR Index; standard library only."""
