"""The steps of the year, one file per screen."""
