"""Locked results: what holds a lock up, the history of locks, and a sign on every screen."""
