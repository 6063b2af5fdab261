"""Documents that prove a score: their panel beside a cell, and what their files are done with."""
